"""Chinese read aloud: "90%" is "百分之九十"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from onionskin.finish.saying import chinese_numbers as numbers
from onionskin.finish.saying.saying import (
    CLAUSE_MARKS,
    CLOSING,
    OPENING,
    SENTENCE_MARKS,
    Pause,
    Saying,
    Token,
)

_N = r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNITS: Final = {
    "km/h": "公里每小时",
    "km": "公里",
    "cm": "厘米",
    "mm": "毫米",
    "m²": "平方米",
    "m": "米",
    "kg": "公斤",
    "mg": "毫克",
    "g": "克",
    "ml": "毫升",
    "mL": "毫升",
    "L": "升",
    "l": "升",
    "℃": "摄氏度",
    "°C": "摄氏度",
    "°F": "华氏度",
    "°": "度",
    "GB": "G",
    "MB": "兆",
    "kWh": "千瓦时",
    "kW": "千瓦",
    "W": "瓦",
    "Hz": "赫兹",
    "%": "",
    "‰": "",
}
_MONEY: Final = {
    "HK$": "港元",
    "US$": "美元",
    "¥": "元",
    "￥": "元",
    "$": "美元",
    "€": "欧元",
    "£": "英镑",
}
_SIGNS: Final = {"&": "和", "+": "加", "=": "等于", "@": "at", "×": "乘", "~": "约", "≈": "约"}
_MEASURED: Final = frozenset("个只位条件天次倍岁名人家种本张块杯盒瓶辆座间句米斤里点周倍百千万亿")
"""Before these a 2 is "两"."""
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_CURRENCY = "|".join(re.escape(sign) for sign in sorted(_MONEY, key=len, reverse=True))
_PIECE: Final = re.compile(
    rf"""
    (?P<date>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}(?!\d))
    | (?P<phone>\d{{3,4}}-\d{{7,8}}|1\d{{10}}(?!\d)|\d{{3}}-\d{{4}}-\d{{4}})
    | (?P<money>(?:{_CURRENCY}){_N}[万亿]?)
    | (?P<time>\d{{1,2}}[:：]\d{{2}}(?!\d))
    | (?P<range>{_N}[-–~～—至]{_N}(?:{_UNIT})?)
    | (?P<fraction>\d{{1,2}}/\d{{1,2}}(?!\d))
    | (?P<share>{_N}[%‰])
    | (?P<unit>{_N}(?:{_UNIT})(?![A-Za-z]))
    | (?P<number>{_N})
    | (?P<address>(?:https?://|www\.)[^\s，。！？、]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<word>[^\W\d_\u2e80-\u9fff\uf900-\ufaff\u3040-\u30ff]+(?:['’-][A-Za-z]+)*\d*)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)


def chinese(text: str, pronunciations: Mapping[str, str]) -> tuple[Saying, ...]:
    """The characters, numbers and foreign words of a text and what is said for them.

    `spoken` holds no digits. A foreign word is as it is written, or as `pronunciations` has it.
    """
    sayings: list[Saying] = []
    paragraphs = [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
    for paragraph in paragraphs:
        at_start = len(sayings)
        for chunk in paragraph.split():
            _read_chunk(sayings, chunk, pronunciations)
        if len(sayings) > at_start:
            sayings[-1] = replace(sayings[-1], pause="paragraph")
    return tuple(sayings)


def _read_chunk(sayings: list[Saying], chunk: str, pronunciations: Mapping[str, str]) -> None:
    """Adds what stands between two spaces."""
    at, opened, spaced = 0, "", True
    while at < len(chunk):
        if chunk[at] in OPENING and not _is_closing(chunk, at):
            opened, at = opened + chunk[at], at + 1
            continue
        name = _own(chunk, at, pronunciations)
        found = None if name else _PIECE.match(chunk, at)
        core = name or (found[0] if found else chunk[at])
        end = at + len(core)
        spoken = pronunciations[name] if name else _spoken(found, chunk[end : end + 1])
        while end < len(chunk) and chunk[end] in CLOSING + CLAUSE_MARKS + SENTENCE_MARKS + "·":
            end += 1
        _add(sayings, opened + chunk[at:end], spoken, chunk[at + len(core) : end], spaced)
        at, opened, spaced = end, "", False
    if opened:
        _add(sayings, opened, "", "", spaced)


def _own(chunk: str, at: int, pronunciations: Mapping[str, str]) -> str:
    """The longest name of the film's own list that stands here; "" for none."""
    here = (name for name in pronunciations if name and chunk.startswith(name, at))
    return max(here, key=len, default="")


def _add(sayings: list[Saying], text: str, spoken: str, after: str, spaced: bool) -> None:
    """Appends a word; signs alone join the word before them."""
    token = Token(text, "", text, after)
    mark = token.mark
    pause: Pause = "sentence" if mark and mark in ".!?…" else "clause" if mark else ""
    if not spoken and sayings and not any(each.isalnum() for each in text):
        before = sayings[-1]
        joint = " " if spaced else ""
        sayings[-1] = replace(
            before,
            text=before.text + joint + text,
            mark=before.mark or mark,
            pause=before.pause or pause,
        )
        return
    sayings.append(Saying(text=text, spoken=spoken, mark=mark, pause=pause, spaced=spaced))


def _is_closing(chunk: str, at: int) -> bool:
    """Whether a sign that opens and closes ('"') closes here."""
    return chunk[at] in CLOSING and at == len(chunk) - 1


def _spoken(found: re.Match[str] | None, following: str) -> str:
    if found is None or not found.lastgroup:
        return ""
    return _RULES[found.lastgroup](found[0], following)


def _date(core: str, _: str) -> str:
    year, month, day = re.split(r"[-/]", core)
    return f"{numbers.digits(year)}年{numbers.cardinal(int(month))}月{numbers.cardinal(int(day))}日"


def _money(core: str, _: str) -> str:
    sign = next(each for each in sorted(_MONEY, key=len, reverse=True) if core.startswith(each))
    amount = core[len(sign) :]
    large = amount[-1] if amount[-1] in "万亿" else ""
    return numbers.decimal(amount.rstrip("万亿")) + large + _MONEY[sign]


def _time(core: str, _: str) -> str:
    hour, minute = re.split("[:：]", core)
    said = f"{_two(int(hour))}点"
    return said + ("" if minute == "00" else f"{numbers.decimal(minute)}分")


def _range(core: str, following: str) -> str:
    found = re.fullmatch(rf"({_N})[-–~～—至]({_N})({_UNIT})?", core)
    assert found
    low, high, unit = found.groups()
    if following == "年" and len(low) == len(high) == 4:
        return f"{numbers.digits(low)}至{numbers.digits(high)}"
    if unit in ("%", "‰"):
        return f"{_share(low + unit, '')}至{_share(high + unit, '')}"
    return f"{numbers.decimal(low)}到{numbers.decimal(high)}{_UNITS.get(unit or '', '')}"


def _fraction(core: str, _: str) -> str:
    top, bottom = core.split("/")
    return f"{numbers.cardinal(int(bottom))}分之{numbers.cardinal(int(top))}"


def _share(core: str, _: str) -> str:
    of = "百" if core.endswith("%") else "千"
    return f"{of}分之{numbers.decimal(core[:-1])}"


def _unit(core: str, _: str) -> str:
    found = re.fullmatch(rf"({_N})({_UNIT})", core)
    assert found
    number, unit = found.groups()
    said = "两" if number == "2" and unit not in ("°", "°C", "℃", "%") else numbers.decimal(number)
    return said + _UNITS[unit]


def _number(core: str, following: str) -> str:
    if following == "年" and re.fullmatch(r"[12]\d{3}", core):
        return numbers.digits(core)
    if core == "2" and following in _MEASURED:
        return "两"
    return numbers.decimal(core)


def _two(number: int) -> str:
    return "两" if number == 2 else numbers.cardinal(number)


def _word(core: str, _: str) -> str:
    return re.sub(r"\d+", lambda found: numbers.digits(found[0]), core)


def _other(core: str, _: str) -> str:
    return core if core.isalpha() else _SIGNS.get(core, "")


_RULES: Final[dict[str, Callable[[str, str], str]]] = {
    "date": _date,
    "phone": lambda core, _: numbers.digits(core).replace("一", "幺"),
    "money": _money,
    "time": _time,
    "range": _range,
    "fraction": _fraction,
    "share": _share,
    "unit": _unit,
    "number": _number,
    "address": lambda core, _: _word(core.replace(".", "点"), ""),
    "word": _word,
    "other": _other,
}
