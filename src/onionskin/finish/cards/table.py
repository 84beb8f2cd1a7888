"""The figures of a chart: rows that are given, or a CSV file, made into names and numbers."""

from __future__ import annotations

import csv
import io
import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.cards.numbers import QUALIFIERS

MAX_ROWS, MAX_COLUMNS = 2000, 60
_LARGEST_FILE = 10_000_000
_MISSING: Final = frozenset(
    {"", "-", "–", "—", "n/a", "na", "nan", "null", "none", "..", "无", "缺"}
)
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?", re.I)
_TIME = re.compile(
    r"(?:1[5-9]|20|21)\d\d(?:\s*[/–-]\s*\d{2,4})?(?:年)?|\d{1,2}/\d{2,4}|q[1-4](?:\s*\d{2,4})?"
    r"|\d{4}\s*q[1-4]|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?[日月]?|\d{1,2}月(?:\d{1,2}日)?"
    r"|第?[一二三四1-4]季度?|w(?:eek)?\s*\d+|day\s*\d+|周[一二三四五六日]|\d{1,2}:\d{2}|\d{2}s"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?(?:\s*'?\d{1,4})?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?",
    re.I,
)
_QUALIFIED = re.compile(rf"^{QUALIFIERS}\s*(?=[-+$€£¥₹₩\d])", re.I)
_DECIMAL_COMMA = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})*,\d+|[-+]?\d+,\d{1,2}")
_SCALES: Final = {
    "万": 1e4,
    "亿": 1e8,
    "k": 1e3,
    "m": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "million": 1e6,
    "billion": 1e9,
    "thousand": 1e3,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Numbers by row and by series.

    `values[s][r]` is the number of series `s` in row `r`; None where there is none.
    """

    labels: tuple[str, ...]
    """Of the rows."""
    names: tuple[str, ...]
    """Of the series."""
    values: tuple[tuple[float | None, ...], ...]
    heading: str = ""
    """Of the labels."""
    unit: str = ""
    """That all numbers were written with: "%", "$"."""
    written: tuple[str, ...] = ()
    """How the first series' numbers were written, where they were texts; "" where they were not."""
    warnings: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[float, ...]:
        """All numbers that there are."""
        return tuple(each for series in self.values for each in series if each is not None)

    @property
    def is_in_time(self) -> bool:
        """Whether the rows are moments: years, months, quarters, days."""
        return bool(self.labels) and all(is_time(label) for label in self.labels)

    def rows(self, indices: Sequence[int]) -> Table:
        """The table of some of its rows."""
        return Table(
            labels=tuple(self.labels[k] for k in indices),
            names=self.names,
            values=tuple(tuple(series[k] for k in indices) for series in self.values),
            heading=self.heading,
            unit=self.unit,
            written=tuple(self.written[k] for k in indices) if self.written else (),
            warnings=self.warnings,
        )

    def turned(self) -> Table:
        """Rows as series and series as rows."""
        return Table(
            labels=self.names,
            names=self.labels,
            values=tuple(zip(*self.values, strict=True)),
            heading="",
            unit=self.unit,
            warnings=self.warnings,
        )


def table_of(
    columns: Sequence[str], rows: Sequence[Sequence[float | str]], *, qualified: bool = True
) -> Table:
    """The table of cells, the first of each row its name; texts that are numbers are read.

    A single row or column of numbers without names is taken as such. Where they may be
    `qualified`, "more than 50" is a number too. Raises InvalidInput where no number is found.
    """
    width = max((len(row) for row in rows), default=0)
    cells = [[*row, *[""] * (width - len(row))] for row in rows if any(str(c).strip() for c in row)]
    if not cells:
        raise InvalidInput("the chart has no rows; give at least one")
    heads = [" ".join(str(each).split()) for each in columns] or [""] * width
    heads += [""] * (width - len(heads))
    nameless = len(cells) == 1 and not columns and _is_number(cells[0][0])
    if width == 1 or (nameless and not is_time(str(cells[0][0]))):
        cells = [["", *row] for row in cells]
        heads = ["", *heads]
        width += 1
    return _table(heads, cells, width, qualified_number if qualified else number_of)


def read_table(path: Path) -> Table:
    """The table in a CSV file: commas, semicolons or tabs; UTF-8, UTF-16, GB 18030 or Latin.

    Its first line names the columns where it holds no numbers. Raises MediaError for what cannot
    be read, InvalidInput for what holds no numbers.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InvalidInput(f"{path} is too large for a chart; the limit is 10 MB")
        content = path.read_bytes()
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}") from None
    lines = _csv_lines(_text(content))
    if not lines:
        raise InvalidInput(f"{path} is empty; give a table with a name and a number in each row")
    notes = []
    if len(lines) > MAX_ROWS + 1:
        notes.append(f"{path.name} has {len(lines):,} rows; the first {MAX_ROWS:,} are taken")
        lines = lines[: MAX_ROWS + 1]
    has_head = len(lines) > 1 and not any(
        _is_number(cell) for cell in lines[0][1:] if not is_time(cell)
    )
    try:
        rows = lines[1:] if has_head else lines
        table = table_of(lines[0] if has_head else (), rows, qualified=False)
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error}") from None
    told = tuple(f"{path.name}: {each}" for each in table.warnings)
    return replace(table, warnings=(*notes, *told))


def is_time(label: str) -> bool:
    """Whether a text is a moment: "2024", "Q3 2026", "März" is not, "3月" is."""
    return _TIME.fullmatch(label.strip()) is not None


def number_of(cell: object) -> float | None:
    """The number in a cell: "1,234.5", "(3)", "12 %", "$4.2M", "1.234,5", "3万"; None for none."""
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    text = unicodedata.normalize("NFKC", str(cell)).strip().replace("−", "-").replace("\u00a0", "")
    negative = text.startswith("(") and text.endswith(")")
    text = text.strip("()").strip()
    text = re.sub(r"^([-+]?)\s*[$€£¥₹₩]\s*", r"\1", text)
    text = re.sub(r"\s*(?:[%‰$€£¥₹₩元]|°[CF]?)$", "", text).strip()
    scale = 1.0
    if tail := re.search(r"(?<=\d)\s*(万|亿|k|m|bn|b|million|billion|thousand)$", text, re.I):
        scale = _SCALES[tail[1].lower()]
        text = text[: tail.start()]
    if _DECIMAL_COMMA.fullmatch(text) and not re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    text = re.sub(r"(?<=\d)[,' ](?=\d{3}(?:\D|$))", "", text)
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text) * scale
    if not math.isfinite(value) or abs(value) > 1e15:
        return None
    return -value if negative else value


def qualified_number(cell: object) -> float | None:
    """The number in a cell that may have words with it: "more than 50 euros"; None for none."""
    if not isinstance(cell, str):
        return number_of(cell)
    bare = _QUALIFIED.sub("", cell.strip())
    number = number_of(bare)
    if number is None and (match := _WITH_WORDS.fullmatch(bare)) is not None:
        return number_of(match[1])
    return number


_WITH_WORDS: Final = re.compile(
    r"([-+−]?[$€£¥]?\d[\d,.]*(?:\s?(?:万|亿|million|billion))?)\s?[^\d]+"
)


def _table(
    heads: list[str],
    cells: list[list[float | str]],
    width: int,
    read: Callable[[object], float | None],
) -> Table:
    names: list[str] = []
    values: list[tuple[float | None, ...]] = []
    notes: list[str] = []
    written: tuple[str, ...] = ()
    for column in range(1, width):
        series = [read(row[column]) for row in cells]
        strange = [
            str(row[column])
            for row, number in zip(cells, series, strict=True)
            if number is None and str(row[column]).strip().lower() not in _MISSING
        ]
        if all(number is None for number in series):
            if strange:
                notes.append(f"column {heads[column] or column + 1!r} holds no numbers: left out")
            continue
        if strange:
            notes.append(f'"{strange[0][:30]}" is not a number: taken as missing')
        if not names:
            texts = (row[column] for row in cells)
            written = tuple(each.strip() if isinstance(each, str) else "" for each in texts)
        names.append(heads[column])
        values.append(tuple(series))
    if not names:
        raise InvalidInput(
            "the chart has no numbers; give rows such as Berlin, 3.7 (a name, then numbers)"
        )
    return Table(
        labels=tuple(_label(row[0]) for row in cells),
        names=tuple(names),
        values=tuple(values),
        heading=heads[0],
        unit=_common_unit(cells),
        written=written if any(written) else (),
        warnings=tuple(notes),
    )


def _label(cell: float | str) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _common_unit(cells: list[list[float | str]]) -> str:
    """A sign that all written numbers have: a currency or per cent."""
    texts = [str(cell).strip() for row in cells for cell in row[1:] if _is_number(cell)]
    for sign in ("%", "‰", "$", "€", "£", "¥", "₹"):
        if texts and all(sign in text for text in texts):
            return sign
    return ""


def _is_number(cell: object) -> bool:
    return number_of(cell) is not None


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _csv_lines(text: str) -> list[list[str]]:
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    first = "\n".join(text.splitlines()[:20])
    delimiter = max(("\t", ";", ",", "|"), key=first.count)
    if delimiter == "," and first.count(";") and first.count(";") >= len(first.splitlines()):
        delimiter = ";"
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InvalidInput(f"the table cannot be read: {error}") from None
    return [line[:MAX_COLUMNS] for line in lines if any(cell.strip() for cell in line)]
