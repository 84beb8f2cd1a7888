"""Fields in a storyboard, and the rows of a table that fill them.

`{name}` in any text, path or number stands for a column of the table; `{{` and `}}` are braces.
A row must have a value for it, but `{name?}` may be empty.
A value that is nothing but a field becomes a number where the storyboard has one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin.errors import InvalidInput, MediaError

Row = Mapping[str, str]

_FIELD = re.compile(r"\{\{|\}\}|\{([^{}\n]{1,80})\}")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d+)?|\.\d+)")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_MOST_ROWS, _MOST_BYTES = 100_000, 200_000_000
_LONGEST_NAME = 120
_MARKS = ",;\t|"
_MAY_BE_EMPTY = "?"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The columns of a CSV file, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """The rows of a CSV file in UTF-8 whose first line names the columns.

    Values are divided by commas, semicolons, tabs or bars; empty lines are passed over. Raises
    InvalidInput for what is no table, with the line, and MediaError.
    """
    reader = csv.reader(io.StringIO(text := _text(path), newline=""), delimiter=_mark_of(text))
    try:
        lines = [(reader.line_num, each) for each in reader if any(cell.strip() for cell in each)]
    except csv.Error as error:
        raise InvalidInput(f"{path}, line {reader.line_num}: {error}") from error
    if len(lines) < 2:
        raise InvalidInput(
            f"{path} has no rows; give a line of column names, then a line for each film"
        )
    if len(lines) > _MOST_ROWS + 1:
        raise InvalidInput(f"{path} has {len(lines) - 1:,} rows; the limit is {_MOST_ROWS:,}")
    columns = tuple(name.strip() for name in lines[0][1])
    twice = {name for name in columns if columns.count(name) > 1}
    if "" in columns or twice:
        raise InvalidInput(f"{path}: name each column once ({', '.join(map(repr, columns))})")
    return Table(columns=columns, rows=tuple(_row(path, columns, *each) for each in lines[1:]))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InvalidInput(f"{path} is larger than {_MOST_BYTES:,} bytes; divide it")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{path} is not UTF-8; save it as CSV UTF-8") from error
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror}") from error


def _mark_of(text: str) -> str:
    """What divides the columns: that which the first line has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_MARKS, key=first.count)


def _row(path: Path, columns: tuple[str, ...], line: int, cells: list[str]) -> Row:
    if len(cells) > len(columns):
        raise InvalidInput(
            f"{path}, line {line}: {len(cells)} values for {len(columns)} columns; "
            'quote a value that contains a comma: "one, two"'
        )
    padded = [cell.strip() for cell in cells] + [""] * (len(columns) - len(cells))
    return dict(zip(columns, padded, strict=True))


def fields_in(data: object) -> frozenset[str]:
    """The names of all fields in plain data."""
    return frozenset(_name(field) for field in _fields(data))


def refuse_empty(data: object, row: Row) -> None:
    """Raises InvalidInput where a row leaves a field empty that plain data needs."""
    needed = {_name(field) for field in _fields(data) if not field.strip().endswith(_MAY_BE_EMPTY)}
    empty = [name for name in row if name in needed and not row[name].strip()]
    if empty:
        raise InvalidInput(
            f"this row leaves empty: {', '.join(empty)}; fill it in, or write {{{empty[0]}?}} in "
            "the storyboard where it may be empty"
        )


def _fields(data: object) -> Iterator[str]:
    """What stands between the braces of each field, one after the other."""
    for text in _texts(data):
        for match in _FIELD.finditer(text):
            if match[1] is not None:
                yield match[1]


def _name(field: str) -> str:
    return field.strip().removesuffix(_MAY_BE_EMPTY).strip()


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def check_fields(data: object, columns: tuple[str, ...], where: str) -> None:
    """Raises InvalidInput for a field that no column fills."""
    for name in sorted(fields_in(data)):
        if name not in columns:
            raise InvalidInput(
                f"{where} has the field {{{name}}}, but the table has no such column; "
                f"its columns are {', '.join(columns)}"
            )


def filled(data: Any, row: Row) -> Any:
    """Plain data with its fields filled from a row; what was given is left as it is."""
    if isinstance(data, str):
        return _filled_text(data, row)
    if isinstance(data, Mapping):
        return {filled_text(str(key), row): filled(value, row) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [filled(value, row) for value in data]
    return data


def _filled_text(text: str, row: Row) -> object:
    whole = filled_text(text, row)
    only = _FIELD.fullmatch(text)
    if only is not None and only[1] is not None and _NUMBER.fullmatch(whole):
        return float(whole) if "." in whole else int(whole)
    return whole


def filled_text(text: str, row: Row) -> str:
    """A text with its fields filled from a row."""

    def value(match: re.Match[str]) -> str:
        return match[0][0] if match[1] is None else row[_name(match[1])]

    return _FIELD.sub(value, text)


def file_name(template: str, row: Row) -> str:
    """A path with its fields filled, each with what no file's name may hold taken out."""
    safe = {
        name: _UNSAFE.sub("-", value).strip(" .")[:_LONGEST_NAME] for name, value in row.items()
    }
    for name in fields_in(template):
        if not safe[name]:
            if row[name]:
                raise InvalidInput(f"no file name can be made of {name}, {row[name]!r} in this row")
            raise InvalidInput(f"{name} is empty in this row, so the film has no file name")
    return filled_text(template, safe)
