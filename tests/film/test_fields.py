"""Tables, and the fields of a storyboard that their rows fill."""

import pytest

from onionskin.errors import InvalidInput, MediaError
from onionskin.film.fields import (
    check_fields,
    fields_in,
    file_name,
    filled,
    filled_text,
    read_table,
)


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_a_table_is_read_whatever_divides_it(tmp_path, mark):
    """With Excel's mark in front, empty lines, spaces, quotes and short rows."""
    lines = [["name", "greeting"], ["Ana", '"Hi, you; all"'], [], ["李雷", ""], ["Bo"]]
    text = "\r\n".join(mark.join(line) for line in lines)
    table = read_table(write(tmp_path / "a.csv", text, "utf-8-sig"))
    assert table.columns == ("name", "greeting")
    assert [row["name"] for row in table.rows] == ["Ana", "李雷", "Bo"]
    assert [row["greeting"] for row in table.rows] == ["Hi, you; all", "", ""]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no rows"),
        ("name\n", "no rows"),
        ("name,name\na,b\n", "each column once"),
        ("name,\na,b\n", "each column once"),
        ("name\nok\na,b\n", "line 3"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, text, message):
    """With its line where it has one."""
    with pytest.raises(InvalidInput, match=message):
        read_table(write(tmp_path / "a.csv", text))


def test_what_cannot_be_read_is_told(tmp_path):
    """A file that is missing, and one of another encoding."""
    with pytest.raises(MediaError, match=r"none\.csv"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(InvalidInput, match="UTF-8"):
        read_table(write(tmp_path / "a.csv", "name\nJosé\n", "latin-1"))


def test_fields_are_filled_wherever_they_stand():
    """In texts, keys and lists; alone they become numbers; doubled braces are braces."""
    data = {
        "title": "Hello {name}",
        "shots": [{"seconds": "{n}", "narration": {"{name}": "{{n}} is {n}"}}],
        "kept": 3,
    }
    row = {"name": "Ana", "n": "2.5"}
    assert fields_in(data) == {"name", "n"}
    assert filled(data, row) == {
        "title": "Hello Ana",
        "shots": [{"seconds": 2.5, "narration": {"Ana": "{n} is 2.5"}}],
        "kept": 3,
    }
    assert data["title"] == "Hello {name}"
    assert filled("{n}", {"n": "12"}) == 12
    assert filled("{n}", {"n": "1e999"}) == "1e999"
    assert filled_text("{n}", {"n": "{name}"}) == "{name}"  # what a row says is not read again


def test_a_field_without_a_column_is_refused():
    """The message lists the columns."""
    with pytest.raises(InvalidInput, match=r"film\.yaml has the field \{nam\}.*name, n"):
        check_fields({"a": "{nam}"}, ("name", "n"), "film.yaml")


def test_a_file_is_named_by_what_a_name_may_hold():
    """No path gets out of its folder; an empty field has no file."""
    assert file_name("out/{name}.mp4", {"name": "../../etc/a:b"}) == "out/-..-etc-a-b.mp4"
    assert file_name("out/{name}.mp4", {"name": "李 雷"}) == "out/李 雷.mp4"
    with pytest.raises(InvalidInput, match="name"):
        file_name("out/{name}.mp4", {"name": "..."})
