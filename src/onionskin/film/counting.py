"""The number that a sentence is about: a counter, or two bars where it goes from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from typing import Final

from onionskin.film.script.sentences import clauses, joined, sentences
from onionskin.film.storyboard import Chart
from onionskin.finish.cards.numbers import QUALIFIERS
from onionskin.finish.saying.english_numbers import SMALL, TENS
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.tagging import tagged

_DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_EN = re.compile(
    rf"(?P<money>[€$£¥]|US\$)?\s?(?P<digits>{_DIGITS})(?:\s?(?P<percent>%|percent\b|per cent\b))?"
    r"(?:\s?(?P<scale>trillion|billion|million|thousand|bn|[kmKMB]\b))?"
    r"(?P<unit>\s(?:of\s)?(?:euros?|dollars?|pounds?|yuan|yen|km/h|kilometres?|kilometers?|kilograms?"
    r"|kilos?|tonnes?|tons?|litres?|liters?|megawatts?|kilowatts?|[kMG]Wh?|degrees|people|patients|"
    r"customers?|users?|visitors?|students?|members?|orders|units|homes|jobs|cars|downloads|"
    r"parcels|packages|meals|bottles|loaves|trees|houses|hospitals|schools|countries|cities)\b)?"
    r"(?P<per>\s(?:a|an|per|each|every) (?:year|month|week|day|night|hour|share|person|head|kilo|"
    r"metre|litre|ticket|piece)\b)?",
    re.IGNORECASE,
)
_ZH = re.compile(
    rf"(?P<money>[¥$€])?(?P<digits>{_DIGITS})\s?(?P<percent>%|个百分点)?"
    r"(?P<scale>万亿|亿|万|千)?(?P<unit>美元|欧元|元|人次|人|名|家|台|辆|吨|公里|千克|公斤|度|"
    r"平方米|订单|用户|客户|件|只|棵|座|所|块钱|块|斤|份|户|张|本|例|起)?"
)
_NUMERAL_ZH = re.compile(
    r"(?<![第每一])(?P<digits>[一二两三四五六七八九十百千零]{2,}|[一二两三四五六七八九](?=[多余]?[万亿]))"
    r"[多余]?(?P<scale>万亿|亿|万)?[多余]?"
    r"(?=美元|欧元|元|块钱|块|人次|斤|公斤|吨|公里|度|份|户|台|辆|棵|例|起|名|件|家|平方米)"
)
"""Numbers in Chinese numerals with what they count; small ones (一个, 三名) are none."""
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
    r"almost|up|down|gained|lost|sold|sells?|serves?|hit|stands?|totall?ed|made|came|from|"
    r"(?<=saves)|(?<=save)|(?<=saved)|(?<=costs)|(?<=cost)|(?<=weighs)|(?<=earns))(?!\w)",
    re.IGNORECASE,
)
_LABEL_ENDS_ZH = re.compile(
    r"(?:同比|环比)?(?:就能|就会|就要|可以|可能|将会|将要|也会|也能|都会|都能)?(?:仍然|仍|竟|已经|已)?"
    r"(?:高达|只卖|要花|需要|花费|只要|售价|增长|上升|下降|减少|增加|达到|达|超过|约|为|是|有|突破|提高|降低|从|升至|降至|共)"
)
_CURRENCIES: Final = frozenset(
    (
        "euro",
        "euros",
        "dollar",
        "dollars",
        "pounds",
        "yuan",
        "yen",
        "元",
        "美元",
        "欧元",
        "块",
        "块钱",
    )
)
_LONGEST_LABEL: Final = 70
_NO_LABELS: Final = frozenset(
    ("we", "they", "it", "you", "i", "he", "she", "the government", "more", "there")
)
_NUMERALS: Final = {each: value for value, each in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Number:
    """A number of a text, with its unit, how much it says, and the words that say it."""

    value: float
    unit: str
    weight: int
    """3 for money and large numbers, 2 for shares, 1 for others."""
    said: str
    start: int


def counted(text: str) -> Chart | None:
    """The chart of the number that a text is about; None where it is about none.

    Of several sentences of which each has a number it is all of these, each with its own words.
    Hours, dates, years, steps and small counts are none.
    """
    parts = [part for part, _ in sentences(text)]
    pieces = [piece for part in parts for piece in _BETWEEN_PARTS.split(part)]
    if (several := _several(pieces) or _several(parts)) is not None:
        return several
    ranked = [(_most_said(part), -index, part) for index, part in enumerate(parts)]
    return _counted(max(ranked)[2] if len(parts) > 1 and max(ranked)[0] else text)


_BETWEEN_PARTS: Final = re.compile(r"[,;]\s+|[，；]")


def _most_said(text: str) -> int:
    """How much the weightiest number of a sentence says: 0 for none."""
    text = _in_digits(text) if is_chinese(text) else in_digits(text)
    most = max((each.weight for each in _numbers(text)), default=0)
    return max(most, 2) if _share(text) is not None else most


def _several(parts: list[str]) -> Chart | None:
    """The numbers of several parts of a text side by side, each as it is written.

    None for fewer than two, or where a number has no words of its own.
    """
    with_numbers = [part for part in parts if _most_said(part)]
    rows = [row for part in with_numbers if (row := _row_of(part)) is not None]
    if (
        len(rows) < len(with_numbers)
        or not 2 <= len(rows) <= _MOST_ROWS
        or len(dict(rows)) < len(rows)
    ):
        return None
    return Chart(form="counter", columns=("", ""), rows=tuple(rows))


_MOST_ROWS: Final = 3


def _row_of(sentence: str) -> tuple[str, str] | None:
    """What the number of a sentence is of, and the number as it is written."""
    text = _in_digits(sentence) if is_chinese(sentence) else in_digits(sentence)
    found = _numbers(text)
    if not found or _share(text) is not None or _pair(text) is not None:
        return None
    best = max(found, key=lambda each: (each.weight, each.value))
    before = text[: best.start]
    label = _label(text) or _behind(text[best.start + len(best.said) :])
    if not label:
        return None
    sign = _sign(before) if best.unit == "%" else ""
    percent = f"{best.value:g}%" if best.unit == "%" else best.said
    return label, f"{sign or _qualifier(before)}{percent}"


def _sign(before: str) -> str:
    """Whether a share goes down or up by the words right before it; "" where they do not say."""
    return "−" if _FALLS.search(before) else "+" if _RISES.search(before) else ""


def _behind(after: str) -> str:
    """What a number is of that begins its sentence: "40,000 people *move here every year*"."""
    words = after.strip(" .!。！")
    is_short = 1 < len(words) <= (16 if is_chinese(words) else 44)
    return words if is_short and not re.search(r"[\d,;，；]", words) else ""


_FALLS: Final = re.compile(
    r"\b(?:fell|falls|dropped|drops|decreased|declined|shrank|sank|down)(?: by)?\s*$"
    r"|(?:下降|减少|降低|下跌)了?$",
    re.IGNORECASE,
)
_RISES: Final = re.compile(
    r"\b(?:rose|rises|grew|grows|increased|climbed|jumped|gained|up)(?: by)?\s*$"
    r"|(?:增长|上升|提高|上涨|增加)了?$",
    re.IGNORECASE,
)


def _qualifier(before: str) -> str:
    """The words right before a number that say how exact it is, with a space behind; or ""."""
    match = re.search(rf"(?:^|(?<=\W)|(?<=[\u4e00-\u9fff]))({QUALIFIERS})\s*$", before, re.I)
    return f"{match[1]} " if match else ""


def _counted(text: str) -> Chart | None:
    text = _in_digits(text) if is_chinese(text) else in_digits(text)
    if (share := _share(text)) is not None:
        label = _around(re.sub(r"\s*\bof (?:the|our|all)$", "", text)) or _label(text)
        return _counter(label, float(share[1]), f"of {share[2]}")
    found = _numbers(text)
    if not found:
        return None
    label = ("" if _OF_A_WHOLE.search(text) else _label(text)) or _around(text) or _label(text)
    if (pair := _pair(text)) is not None:
        before, after = ("之前", "现在") if is_chinese(text) else ("Before", "Now")
        rows = ((before, pair[0]), (after, pair[1]))
        unit = found[-1].unit
        return Chart(form="bar", title=label, columns=("", label), rows=rows, unit=unit)
    best = max(found, key=lambda each: (each.weight, each.value))
    sign = _sign(text[: best.start]) if best.unit == "%" else ""
    if sign:
        return _counter(label, f"{sign}{best.value:g}", best.unit)
    qualifier = _qualifier(text[: best.start])
    if qualifier and qualifier.strip() not in label:
        return _counter(label, f"{qualifier}{best.value:g}", best.unit)
    return _counter(label, best.value, best.unit)


_OF_A_WHOLE: Final = re.compile(r"(?:%|percent|per cent) of\b|百分之[^，。]{1,6}的")
"""A share of something says little without what it is of."""


def _counter(label: str, value: float | str, unit: str) -> Chart:
    rows = ((label, value),)
    return Chart(form="counter", title=label, columns=("", label), rows=rows, unit=unit)


def is_about_money_or_shares(text: str) -> bool:
    """Whether a number of a text says more than any picture of who it is about."""
    text = text if is_chinese(text) else in_digits(text)
    return _share(text) is not None or any(each.weight > 1 for each in _numbers(text))


_ONES: Final = {word: number for number, word in enumerate(SMALL) if number}
_TENS: Final = {word: 10 * number for number, word in enumerate(TENS) if number > 1}
_SCALES: Final = {"hundred": 100, "thousand": 1000}
_SPELLED: Final = "|".join((*_ONES, *_TENS, *_SCALES))
_LONG_NUMBER = re.compile(
    rf"\b(?:a |(?:{_SPELLED})[ -])(?:(?:{_SPELLED}|and)[ -])*(?:{_SPELLED})\b", re.IGNORECASE
)
_PERCENT = re.compile(rf"\b(?:{_SPELLED})\b(?= per ?cent\b)", re.IGNORECASE)
_SHARE = re.compile(r"\b(\d+) (?:out of|in every|in) (?:every )?(\d+)\b(?! ?(?:%|[a-z]+ [a-z]*ed))")
_OUT_OF = re.compile(rf"\b({_SPELLED}|\d+) (out of|in every|in) ({_SPELLED}|\d+)\b", re.IGNORECASE)


def _share(text: str) -> re.Match[str] | None:
    """The share that a text tells, 3 out of 4, of at most a thousand."""
    found = _SHARE.search(text)
    return found if found and 0 < int(found[1]) < int(found[2]) <= 1000 else None


def in_digits(text: str) -> str:
    """An English text with its long numbers and shares in digits: of "one in thirty" 1 in 30."""
    text = _OUT_OF.sub(lambda m: f"{value_in_words(m[1])} {m[2]} {value_in_words(m[3])}", text)
    text = _LONG_NUMBER.sub(lambda m: value_in_words(m[0]), text)
    return _PERCENT.sub(lambda m: value_in_words(m[0]), text)


def value_in_words(words: str) -> str:
    """The number of words in digits; the words where they are none."""
    if words.isdigit():
        return words
    total, part = 0, 0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            total, part = (total + part, 0) if word == "thousand" else (total, part)
        elif word in _ONES or word in _TENS:
            part += _ONES.get(word, _TENS.get(word, 0))
    number = total + part
    return f"{number:,}" if number else words


def _numbers(text: str) -> list[_Number]:
    """The numbers of a text: money says more than shares, and these more than others."""
    in_chinese = is_chinese(text)
    found = []
    for match in (_ZH if in_chinese else _EN).finditer(text):
        value = float(match["digits"].replace(",", ""))
        unit = _unit(match, in_chinese)
        if _is_measure(match, text, value, unit):
            is_money = match["money"] or match["scale"] or unit in _CURRENCIES
            weight = 3 if is_money else (2 if match["percent"] else 1)
            start = match.start("money") if match["money"] else match.start("digits")
            said = text[start : match.end()].strip()
            found.append(_Number(value=value, unit=unit, weight=weight, said=said, start=start))
    for match in _ZH_PERCENT.finditer(text):
        if (number := _numeral(match[1])) is not None:
            found.append(
                _Number(value=number, unit="%", weight=2, said=match[0], start=match.start())
            )
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
    return " ".join(filter(None, (money, scale, unit, (match["per"] or "").strip())))


def _is_measure(match: re.Match[str], text: str, value: float, unit: str) -> bool:
    before = text[max(0, match.start("digits") - 1) : match.start("digits")]
    if before.isalpha() and before.isascii():  # "Q3", "B12"
        return False
    after = text[match.end() :].lstrip().casefold()
    if unit and (match["unit"] not in (" people", "人", "名", "个") or value >= 100):
        return True
    if match["money"] or match["percent"] or match["scale"]:
        return True
    if value >= 100 and re.match(r"of (?:our|the|all|these|them)\b", after):
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
    pieces = [each for each in clauses(text) if re.search(r"\d|百分之", each)]
    undated = [each for each in pieces if not re.match(r"\d{4}年[^，]{0,4}，?$", each)]
    piece = next(iter(undated or pieces), text)
    if len(undated) > 1:  # that of the number which says most
        piece = max(undated, key=lambda each: (_most_said(each), -undated.index(each)))
    if re.match(r"(?:before|after)\b", piece, re.I):
        piece = text  # of "Profit before tax was" it is no clause that "before" begins
    ends = _LABEL_ENDS_ZH if in_chinese else _LABEL_ENDS
    match = ends.search(piece)
    label = piece[: match.start()] if match else ""
    label = re.sub(r"^(?:the|our|in \w+|and|but)\s+", "", label.strip(" ,，。"), flags=re.I)
    label = re.sub(r"(?:比|较)[去上前]\w{1,3}$|^但|全部$|[只仅才]?卖?$", "", label)
    label = re.sub(r"(?:一|总)?共$|^(?:去年|今年|目前|现在)?(?:我们)?", "", label)
    label = re.sub(r"^(?:and|but|or|so|then)\b\s*", "", label, flags=re.I)
    subject = _ONLY_WHEN.sub("", label, count=1).strip(" ,，") if label else ""
    if (
        re.search(r"\d", label)
        or not 1 < len(label) <= 48
        or subject.casefold() in _NO_LABELS
        or _ONLY_WHEN.fullmatch(label)
        or re.match("(?:if|when|while|如果)", label, re.I)
    ):
        return ""
    return label[:1].upper() + label[1:]


_ONLY_WHEN: Final = re.compile(
    r"(?:last|this|next|every|each|in the (?:last|next|first)|per) (?:year|month|week|day|quarter|"
    r"morning|night)s?|today|now|[每去今明前后本上下](?:一?个?)(?:年|月|天|日|周|季度?|晚)",
    re.IGNORECASE,
)
"""Words that say when, and not of what a number is."""


def _around(text: str) -> str:
    """The part of a sentence in which the number stands, where nothing before it names it.

    A part that does not say of whom it is goes with those before it.
    """
    pieces = _whole_parts(text)
    numbered = [k for k, each in enumerate(pieces) if re.search(r"\d|百分之", each)]
    last = max(numbered, key=lambda k: (_most_said(pieces[k]), -k), default=0)
    first = last
    while first and _goes_on(pieces[first]):
        first -= 1
    for start in sorted({first, last}):
        piece = reduce(joined, pieces[start : last + 1]) if pieces else text
        piece = re.sub(
            r"^(?:and|but|so|if|when)\s+", "", piece.strip(" ,;:，；：。.、"), flags=re.I
        )
        if len(piece) <= _LONGEST_LABEL:
            return f"{piece[:1].upper()}{piece[1:]}"
    return ""


def _whole_parts(text: str) -> list[str]:
    """The clauses of a text; what "、" lists stays together."""
    parts: list[str] = []
    for piece in clauses(text):
        if parts and parts[-1].endswith("、"):
            parts[-1] += piece
        else:
            parts.append(piece)
    return parts


def _goes_on(piece: str) -> bool:
    """Whether a part of a sentence has its subject in the part before it."""
    if is_chinese(piece):
        return _GOES_ON_ZH.match(piece) is not None
    words = re.sub(r"^(?:and|but|so|then)\s+", "", piece.strip(), flags=re.IGNORECASE)
    tokens = tagged(words)
    return bool(tokens) and (tokens[0].tag in ("V", "X") or tokens[0].lower in ("which", "who"))


_GOES_ON_ZH: Final = re.compile(
    r"[让使令就也都还并能会将被把给只才便再又而却共约超]|可以|可能|一共|已经|其中|占|有|为|是"
)


def _in_digits(text: str) -> str:
    """A Chinese text with its larger numerals in digits: 三亿元 as 3亿元."""
    return _NUMERAL_ZH.sub(_digits_of, text)


def _digits_of(match: re.Match[str]) -> str:
    more = "超过" if re.search("[多余]", match[0]) else ""  # 两百多度 is more than that
    before = match.string[max(0, match.start() - 2) : match.start()]
    more = "" if re.search(QUALIFIERS, before) else more
    return f"{more}{_value(match['digits'])}{match['scale'] or ''}"


def _value(numeral: str) -> int:
    """The number of Chinese numerals under ten thousand: 一百三十 is 130."""
    total = digit = 0
    for each in numeral:
        if each in _POWERS:
            total, digit = total + (digit or 1) * _POWERS[each], 0
        else:
            digit = 2 if each == "两" else _NUMERALS[each]
    return total + digit


_POWERS: Final = {"十": 10, "百": 100, "千": 1000}


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


def chinese_value(number: str) -> str | None:
    """A number in Chinese numerals, or in digits, as it is written in digits; None for none."""
    if number[:1].isdigit():
        return number
    value = _numeral(number) if "点" in number or len(number) < 2 else None
    if value is None:
        if any(each not in _NUMERALS and each not in _POWERS and each != "两" for each in number):
            return None
        value = float(_value(number))
    return f"{value:g}"
