"""Tables of figures from rows and CSV files, however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.cards.table import is_time, number_of, read_table, table_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (3, 3.0), ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("3,7", 3.7), ("(3)", -3.0),
        ("−5", -5.0), ("12 %", 12.0), ("$4.2M", 4.2e6), ("-€1,000", -1000.0), ("3万", 3e4),
        ("1.2亿元", 1.2e8), ("1 234", 1234.0), ("１２", 12.0), ("1e3", 1000.0),
        ("4.2 million", 4.2e6),
        ("1,234", 1234.0), ("n/a", None), ("", None), ("about 3", None), ("Q3", None),
        (float("nan"), None), ("1e400", None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(cell: object, number: float | None):
    """Thousands, decimal commas, brackets, units and scales."""
    assert number_of(cell) == pytest.approx(number)


def test_moments_are_told_from_names():
    """Years, quarters, months and days are moments; other words are not."""
    for label in ("2024", "Q3 2026", "2024-05", "Jan", "Mar 2025", "3月", "2026年", "周一", "Mon"):
        assert is_time(label), label
    for label in ("North", "May-Britt", "20", "Q5", "华东", "Team 3"):
        assert not is_time(label), label


def test_rows_become_series():
    """The first column names the rows; what is no number is missing, and told if it is strange."""
    table = table_of(("Region", "2024", "2025"), (("North", 1, "2"), ("South", "n/a", "two")))
    assert table.labels == ("North", "South")
    assert table.names == ("2024", "2025")
    assert table.values == ((1.0, None), (2.0, None))
    assert table.warnings == ('"two" is not a number: taken as missing',)
    assert table.turned().labels == ("2024", "2025")
    assert table.turned().turned().values == table.values


def test_columns_without_numbers_are_left_out_and_a_common_unit_is_found():
    """A remark beside the figures is no series."""
    table = table_of(("City", "Note", "Share"), (("A", "good", "12%"), ("B", "bad", "7%")))
    assert table.names == ("Share",)
    assert table.unit == "%"
    assert "holds no numbers" in table.warnings[0]


def test_a_year_in_the_first_column_is_a_name_and_a_lone_number_is_not():
    """A counter of one number needs no name."""
    assert table_of(("Year", "x"), (("2020", 5),)).labels == ("2020",)
    assert table_of((), ((1204,),)).numbers == (1204.0,)


def test_what_holds_no_numbers_is_refused():
    """With what to give."""
    with pytest.raises(InvalidInput, match="no numbers; give rows such as"):
        table_of(("a", "b"), (("x", "y"),))
    with pytest.raises(InvalidInput, match="no rows"):
        table_of(("a", "b"), ())


@pytest.mark.parametrize(
    "content",
    [
        b"Region,Sales\nNorth,1.5\nSouth,2\n",
        "\ufeffRegion;Sales\r\nNorth;1,5\r\nSouth;2\r\n".encode(),
        "Region\tSales\nNorth\t1.5\n\nSouth\t2".encode("utf-16"),
        b"North,1.5\nSouth,2",
    ],
)
def test_csv_files_of_any_kind(tmp_path: Path, content: bytes):
    """Commas, semicolons with decimal commas, tabs in UTF-16, and no heading."""
    (tmp_path / "sales.csv").write_bytes(content)
    table = read_table(tmp_path / "sales.csv")
    assert table.labels == ("North", "South")
    assert table.values == ((1.5, 2.0),)


def test_chinese_csv_of_old_programs(tmp_path: Path):
    """GB 18030, as spreadsheets in China write it."""
    (tmp_path / "销售.csv").write_bytes("地区,销售额\n华东,3万\n华南,2万\n".encode("gb18030"))
    table = read_table(tmp_path / "销售.csv")
    assert table.labels == ("华东", "华南")
    assert table.values == ((30000.0, 20000.0),)


def test_years_as_heads_of_columns_are_heads(tmp_path: Path):
    """Though they are numbers."""
    (tmp_path / "wide.csv").write_text("City,1990,2000\nTokyo,32,34\n", "utf-8")
    table = read_table(tmp_path / "wide.csv")
    assert table.names == ("1990", "2000")
    assert table.labels == ("Tokyo",)


def test_files_that_are_no_tables(tmp_path: Path):
    """Missing, empty, or without numbers: one line with the name."""
    with pytest.raises(MediaError, match=r"none\.csv cannot be read"):
        read_table(tmp_path / "none.csv")
    (tmp_path / "empty.csv").write_text("\n\n")
    with pytest.raises(InvalidInput, match="is empty"):
        read_table(tmp_path / "empty.csv")
    (tmp_path / "words.csv").write_bytes(bytes(range(256)))
    with pytest.raises(InvalidInput, match=r"words\.csv"):
        read_table(tmp_path / "words.csv")
