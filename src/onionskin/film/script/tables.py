"""Tables and CSV files become charts: their numbers are read, and their form is chosen."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from onionskin.errors import InvalidInput
from onionskin.film.storyboard import (
    CHART_FORMS,
    MAX_COLUMNS,
    MAX_ROWS,
    Chart,
    ChartForm,
)
from onionskin.planner.dictionary import word_set

MAX_CSV_BYTES: Final = 8_000_000
_NUMBER = re.compile(
    r"(?P<before>[€$£¥₹]|US\$|RMB|CN¥)?\s*(?P<sign>[-+−–]?)\s*(?P<before2>[€$£¥₹])?\s*"
    r"(?P<digits>\d{1,3}(?:[,\u2009\u00a0' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*"
    r"(?P<after>%|‰|[A-Za-z°²³µ/€$£¥]{1,12}|[\u4e00-\u9fff]{1,6}(?:/[\u4e00-\u9fff]{1,4})?)?"
)
_SCALES: Final = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}
_IN_BRACKETS = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,24})[)）\]]\s*$")
_TIMES = re.compile(
    r"(?:19|20)\d\d(?:\s*年)?(?:[-/.]\d{1,2}){0,2}|(?:19|20)?\d\d\s*[-/]?\s*Q[1-4]"
    r"|Q[1-4](?:\s*(?:[-/'’]?\s*)(?:20)?\d\d)?|H[12]\s*(?:20)?\d\d|week\s*\d+|day\s*\d+"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s*\d{2,4})?"
    r"|\d{1,2}\s*[月周日季]|第?[一二三四]季度|[一二三四五六七八九十]{1,2}月|周[一二三四五六日]"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}:\d\d",
    re.I,
)
_COUNTRIES: Final = word_set(
    "china germany france italy spain japan india brazil canada mexico australia austria poland "
    "sweden norway denmark finland portugal greece turkey egypt kenya nigeria russia ukraine "
    "switzerland netherlands belgium ireland argentina chile peru colombia indonesia vietnam "
    "thailand malaysia singapore philippines korea 中国 德国 法国 意大利 西班牙 日本 印度 巴西 "
    "加拿大 墨西哥 澳大利亚 美国 英国 俄罗斯 韩国 越南 泰国"
) | {"united states", "united kingdom", "south korea", "south africa", "new zealand", "usa", "uk"}

UNIT_NAMES: Final = word_set(
    "seconds minutes hours days weeks months years euros dollars pounds yuan yen kilos kilograms "
    "grams tonnes litres liters metres meters kilometres kilometers miles degrees percent kg km "
    "kwh mwh people 秒 分钟 小时 天 周 个月 年 元 万元 亿元 美元 欧元 公斤 千克 克 吨 升 毫升 "
    "米 公里 千米 度 人 万人 斤"
)
"""Names of a column that only say in what it is counted."""


def number_of(cell: str) -> tuple[float, str] | None:
    """The number of a cell and its unit ("" for none): "1,234", "12%", "$4.2M", "3.5万元"."""
    match = _NUMBER.fullmatch(cell.strip().replace("−", "-").replace("–", "-"))
    if match is None:
        return None
    value = float(re.sub(r"[,\u2009\u00a0' ]", "", match["digits"]))
    unit = match["after"] or ""
    value *= _SCALES.get(unit.casefold(), 1.0)
    unit = "" if unit.casefold() in _SCALES else unit
    sign = -1.0 if match["sign"] == "-" else 1.0
    return sign * value, match["before"] or match["before2"] or unit


def chart_of(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", form: str = ""
) -> Chart | None:
    """The chart of a table of texts, or None where no column of it holds numbers."""
    wide = min(max(map(len, (header, *rows)), default=0), MAX_COLUMNS)
    columns = [[_cell(row, at) for row in rows] for at in range(wide)]
    read = [[number_of(cell) for cell in column] for column in columns]
    numeric = [bool(cells) and all(cells) for cells in read]
    first = _label_column(columns, numeric)
    kept = [at for at in range(wide) if numeric[at] and at != first]
    if not kept or not rows:
        return None
    units = {cell[1] for at in kept for cell in read[at] if cell is not None}
    names, header_units = _headed(header, kept)
    units = (units | header_units) - {""}
    if not units and len(names) == 1 and names[0].casefold() in UNIT_NAMES:
        units = {names[0]}
    labels = columns[first] if first is not None else [_cell(header, at) for at in kept]
    numbers = [[cell[0] for cell in read[at] if cell is not None] for at in kept]
    label_name = _cell(header, first) if first is not None else ""
    if first is None:  # only numbers: each column is a bar of its own
        labels, numbers, names = names, [[column[0] for column in numbers]], [title or "value"]
    chosen = form if form in CHART_FORMS else chart_form(labels, numbers)
    cells: tuple[tuple[float | str, ...], ...] = tuple(
        (label[:200], *values) for label, *values in zip(labels, *numbers, strict=True)
    )[:MAX_ROWS]
    return Chart(
        form=chosen,
        title=title[:200],
        columns=(label_name[:200], *(name[:200] for name in names)),
        rows=cells,
        unit=next(iter(units))[:40] if len(units) == 1 else "",
    )


def chart_form(labels: Sequence[str], numbers: Sequence[Sequence[float]]) -> ChartForm:
    """How numbers are best seen: over time a line, shares of a whole a pie, one a counter."""
    if len(labels) == 1 and len(numbers) == 1:
        return "counter"
    if len(labels) >= 3 and all(_TIMES.fullmatch(label.strip()) for label in labels):
        return "line"
    if len(labels) >= 3 and all(label.strip().casefold() in _COUNTRIES for label in labels):
        return "map" if len(numbers) == 1 else "bar"
    only = numbers[0]
    is_whole = 99 <= sum(only) <= 101 or 0.99 <= sum(only) <= 1.01
    if len(numbers) == 1 and 2 <= len(labels) <= 6 and is_whole and min(only) >= 0:
        return "pie"
    return "bar"


def read_csv(path: Path, name: str) -> tuple[list[str], list[list[str]]]:
    """The header and the rows of a CSV file, by comma, semicolon or tab. Raises InvalidInput."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_CSV_BYTES + 1)
    except OSError as error:
        raise InvalidInput(f"{name} cannot be read: {error.strerror}") from None
    if len(data) > MAX_CSV_BYTES:
        raise InvalidInput(f"{name} is larger than {MAX_CSV_BYTES:,} bytes: give less of it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(f"{name} is not UTF-8 text: save it as UTF-8") from None
    first = text.partition("\n")[0]
    comma = max(",;\t", key=first.count)
    try:
        table = [row for row in csv.reader(io.StringIO(text), delimiter=comma) if any(row)]
    except csv.Error as error:
        raise InvalidInput(f"{name} is not a table: {error}") from None
    if len(table) < 2:
        raise InvalidInput(f"{name} has only one row: give a header and rows below it")
    return table[0], table[1 : MAX_ROWS + 1]


def csv_chart(folder: Path, name: str, *, title: str, form: str) -> Chart:
    """The chart of a CSV file, which it names. Raises InvalidInput where it holds no numbers."""
    header, rows = read_csv(folder / name, name)
    chart = chart_of(header, rows, title=title, form=form)
    if chart is None:
        raise InvalidInput(f"{name} has no column of numbers: give one next to the first")
    return Chart(form=chart.form, title=title[:200], path=name, unit=chart.unit)


def _label_column(columns: list[list[str]], numeric: list[bool]) -> int | None:
    """The column that names the rows: the first that is no number, or that is of times."""
    for at, column in enumerate(columns):
        is_time = bool(column) and all(_TIMES.fullmatch(cell.strip()) for cell in column)
        if not numeric[at] or is_time:
            return at
    return 0 if len(columns) > 1 and len(columns[0]) > 1 else None


def _headed(header: Sequence[str], kept: Sequence[int]) -> tuple[list[str], set[str]]:
    """The names of columns and the units that stand in brackets behind them."""
    names, units = [], set()
    for at in kept:
        name = _cell(header, at)
        if match := _IN_BRACKETS.search(name):
            name = name[: match.start()].strip()
            units.add(match[1])
        elif name.endswith("%"):
            name = name.rstrip("% ")
            units.add("%")
        names.append(name)
    return names, units


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""
