"""The number that a sentence is about: a counter, or two bars where it goes from one to another."""

from __future__ import annotations

import re
from typing import Final

from onionskin.film.script.sentences import clauses
from onionskin.film.storyboard import Chart
from onionskin.planner.lexicon import is_chinese

_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_EN = re.compile(
    rf"(?P<money>[€$£¥]|US\$)?\s?(?P<digits>{_DIGITS})(?:\s?(?P<percent>%|percent\b|per cent\b))?"
    r"(?:\s?(?P<scale>trillion|billion|million|thousand|bn|[kmKMB]\b))?"
    r"(?P<unit>\s(?:of\s)?(?:euros?|dollars?|pounds?|yuan|yen|km/h|kilometres?|kilometers?|kilograms?"
    r"|kilos?|tonnes?|tons?|litres?|liters?|megawatts?|kilowatts?|[kMG]Wh?|degrees|people|patients|"
    r"customers?|users?|visitors?|students?|members?|orders|units|homes|jobs|cars|downloads|"
    r"parcels|packages|meals|bottles|loaves|trees|houses|hospitals|schools|countries|cities)\b)?",
    re.IGNORECASE,
)
_ZH = re.compile(
    rf"(?P<money>[¥$€])?(?P<digits>{_DIGITS})\s?(?P<percent>%|个百分点)?"
    r"(?P<scale>万亿|亿|万|千)?(?P<unit>美元|欧元|元|人次|人|名|家|台|辆|吨|公里|千克|公斤|度|"
    r"平方米|订单|用户|客户|件|只|棵|座|所)?"
)
_ZH_PERCENT = re.compile(r"百分之([零一二三四五六七八九十百点]+)")
_NOT_AFTER: Final = (
    "second|minute|hour|day|week|month|year|o'clock|am|pm|a.m|p.m|st|nd|rd|th|step|quarter"
)
_NOT_AFTER_ZH: Final = (
    "秒",
    "分钟",
    "小时",
    "天",
    "周",
    "个月",
    "月",
    "年",
    "日",
    "号",
    "点",
    "岁",
    "步",
    "季",
)
_FROM_TO = re.compile(
    rf"\bfrom\b[^.]*?({_DIGITS})[^.]*?\bto\b[^.]*?({_DIGITS})|从[^，。]*?({_DIGITS})[^。]*?到[^，。]*?({_DIGITS})"
)
_LABEL_ENDS = re.compile(
    r"\b(?:rose|rises?|grew|grows?|fell|falls?|dropped|climbed|increased?|decreased?|reached|"
    r"reach(?:es)?|jumped|went|was|were|is|are|has|have|had|now|by|to|of|about|over|more|nearly|"
    r"almost|up|down|gained|lost|sold|sells?|serves?|saves?|costs?|cost|hit|stands?|totall?ed|"
    r"made|came|from)\b",
    re.IGNORECASE,
)
_LABEL_ENDS_ZH = re.compile(
    r"(?:同比|环比)?(?:增长|上升|下降|减少|增加|达到|达|超过|约|为|是|有|突破|提高|降低|从|升至|降至|共)"
)
_CURRENCIES: Final = frozenset(
    ("euro", "euros", "dollar", "dollars", "pounds", "yuan", "yen", "元", "美元", "欧元")
)
_LONGEST_LABEL: Final = 70
_NO_LABELS: Final = frozenset(
    ("we", "they", "it", "you", "i", "he", "she", "the government", "more")
)
_NUMERALS: Final = {each: value for value, each in enumerate("零一二三四五六七八九")}


def counted(text: str) -> Chart | None:
    """The chart of the number that a sentence is about; None where it is about none.

    Hours, dates, years, steps and small counts are none.
    """
    found = _numbers(text)
    if not found:
        return None
    label = _label(text) or _around(text)
    if (pair := _pair(text)) is not None:
        before, after = ("之前", "现在") if is_chinese(text) else ("Before", "Now")
        unit = found[-1][1]
        rows = ((before, pair[0]), (after, pair[1]))
        return Chart(form="bar", title=label, columns=("", label), rows=rows, unit=unit)
    value, unit, _ = max(found, key=lambda each: (each[2], each[0]))
    return Chart(
        form="counter", title=label, columns=("", label), rows=((label, value),), unit=unit
    )


def is_about_money_or_shares(text: str) -> bool:
    """Whether a number of a text says more than any picture of who it is about."""
    return any(weight > 1 for _, _, weight in _numbers(text))


def _numbers(text: str) -> list[tuple[float, str, int]]:
    """The numbers of a text with their units, and how much each says: money more than shares."""
    in_chinese = is_chinese(text)
    found = []
    for match in (_ZH if in_chinese else _EN).finditer(text):
        value = float(match["digits"].replace(",", ""))
        unit = _unit(match, in_chinese)
        if _is_measure(match, text, value, unit):
            is_money = match["money"] or match["scale"] or unit in _CURRENCIES
            weight = 3 if is_money else (2 if match["percent"] else 1)
            found.append((value, unit, weight))
    for match in _ZH_PERCENT.finditer(text):
        if (number := _numeral(match[1])) is not None:
            found.append((number, "%", 2))
    return found


def _unit(match: re.Match[str], in_chinese: bool) -> str:
    if match["percent"]:
        return "%" if match["percent"] != "个百分点" else "个百分点"
    scale, unit = match["scale"] or "", (match["unit"] or "").strip().removeprefix("of ")
    scale = {"k": "thousand", "m": "million", "b": "billion", "bn": "billion"}.get(
        scale.casefold(), scale
    )
    money = match["money"] or ""
    if in_chinese:
        return f"{scale}{unit or {'¥': '元', '$': '美元', '€': '欧元'}.get(money, '')}"
    return " ".join(filter(None, (money, scale, unit)))


def _is_measure(match: re.Match[str], text: str, value: float, unit: str) -> bool:
    before = text[max(0, match.start("digits") - 1) : match.start("digits")]
    if before.isalpha() and before.isascii():  # "Q3", "B12"
        return False
    after = text[match.end() :].lstrip().casefold()
    if unit and match["unit"] not in (" people", "人", "名", "个"):
        return True
    if match["money"] or match["percent"] or match["scale"]:
        return True
    if after.startswith(_NOT_AFTER_ZH) or re.match(rf"(?:{_NOT_AFTER})s?\b|:\d", after):
        return False
    is_year = 1800 <= value <= 2100 and "," not in match["digits"] and "." not in match["digits"]
    return value >= 1000 and not is_year


def _pair(text: str) -> tuple[float, float] | None:
    """The two numbers of "from 1,200 to 640", where both are of one kind."""
    match = _FROM_TO.search(text)
    if match is None:
        return None
    first, last = (each.replace(",", "") for each in match.groups() if each)
    years = all(1800 <= float(each) <= 2100 for each in (first, last))
    return None if years else (float(first), float(last))


def _label(text: str) -> str:
    """What the number is of: the words before the verb."""
    in_chinese = is_chinese(text)
    piece = next((each for each in clauses(text) if re.search(r"\d|百分之", each)), text)
    ends = _LABEL_ENDS_ZH if in_chinese else _LABEL_ENDS
    match = ends.search(piece)
    label = piece[: match.start()] if match else ""
    label = re.sub(r"^(?:the|our|in \w+|and|but)\s+", "", label.strip(" ,，。"), flags=re.I)
    label = re.sub(r"(?:一|总)?共$|^(?:去年|今年|目前|现在)?(?:我们)?", "", label)
    if (
        re.search(r"\d", label)
        or not 1 < len(label) <= 48
        or label.casefold() in _NO_LABELS
        or re.match("(?:if|when|while|如果)", label, re.I)
    ):
        return ""
    return label[:1].upper() + label[1:]


def _around(text: str) -> str:
    """The part of a sentence in which the number stands, where nothing before it names it."""
    piece = next((each for each in clauses(text) if re.search(r"\d|百分之", each)), text)
    piece = re.sub(r"^(?:and|but|so|if|when)\s+", "", piece.strip(" ,;:，；：。."), flags=re.I)
    return f"{piece[:1].upper()}{piece[1:]}" if len(piece) <= _LONGEST_LABEL else ""


def _numeral(text: str) -> float | None:
    """The number of Chinese numerals up to a hundred: 十二, 三十五, 三点五."""
    whole, _, rest = text.partition("点")
    tens, ten, ones = whole.partition("十")
    if whole == "百" or whole == "一百":
        return 100.0
    if any(each not in _NUMERALS for each in (*(tens if ten else ""), *(ones if ten else whole))):
        return None
    value = 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0) if ten else _NUMERALS.get(whole, 0)
    for place, each in enumerate(rest, start=1):
        value += _NUMERALS.get(each, 0) / 10**place
    return float(value)
