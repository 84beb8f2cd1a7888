"""The figures of a sentence that are worth to be read: prices, shares, measures, hours and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onionskin.film.counting import chinese_value, in_digits, value_in_words
from onionskin.film.moments import MONTH, moments_in
from onionskin.finish.cards.numbers import QUALIFIERS
from onionskin.finish.saying.english_numbers import SMALL, TENS
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import word_set
from onionskin.planner.lexicon import is_chinese


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number with what it counts, as it is set: "9 kilos"; and as it is said: "nine kilos"."""

    text: str
    said: str
    start: int
    """The character of the text at which `said` begins."""


_SPELLED: Final = "|".join((*SMALL[2:], *(each for each in TENS if each), "hundred", "thousand"))
_NUMBER: Final = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    rf"(?:half a|a hundred|a thousand|(?:{_SPELLED}))"
    rf"(?:-one\b|[ -](?:{_SPELLED})|(?<=undred|ousand) and(?= (?:{_SPELLED})))*\b)"
)
_UNITS: Final = (
    r"percent|per cent|minutes?|hours?|days?|weeks?|months?|years?|seconds?|nights?|euros?|"
    r"dollars?|"
    r"pounds?|cents?|yuan|yen|kilos?|kilograms?|grams?|tonnes?|tons?|litres?|liters?|millilitres?|"
    r"kilometres?|kilometers?|metres?|meters?|centimetres?|centimeters?|miles?|feet|inches|km/h|"
    r"degrees?|megawatts?|kilowatts?|"
    r"°\s?[CF]|k[gm]\b|[cm]m\b|ml\b|m²|km²|[kMG]Wh?\b|[gml]\b"
)
_OUT_OF: Final = "(?:out of|in every|in)"
_FIGURE: Final = re.compile(
    rf"\b(?P<time>\d{{1,2}}:\d{{2}}(?:\s?[ap]\.?m\.?)?|\d{{1,2}}\s?[ap]\.?m\b\.?)"
    rf"|\b(?P<date>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\b"
    rf"|\b(?P<part>(?:{QUALIFIERS} )?(?:half|a third|two thirds|a quarter|three quarters))"
    r"(?= (?:of|as|the)\b)"
    r"|\b(?P<more>another (?:third|quarter))(?! (?:hour|of an hour|past|to))"
    rf"|\b(?P<share>(?:{_SPELLED}|one|\d+) (?:(?!half)[a-z]+ )?{_OUT_OF} "
    rf"(?:{_SPELLED}|\d+))\b"
    r"(?! ?(?:%|percent|minutes|hours|days|weeks|months|years|seconds|euros|dollars))"
    rf"|(?:\b(?P<about>{QUALIFIERS}|every) )?(?<![\w.,])"
    rf"(?:(?:between (?P<from>{_NUMBER}) and\s)|"
    rf"(?:(?P<low>{_NUMBER})(?:(?<=\d)\s?-\s?|\s?–\s?|\sto\s)))?"
    rf"(?P<money>[€$£¥]\s?)?\b(?P<number>{_NUMBER})"
    r"(?P<percent>\s?%)?"
    rf"(?P<scale>\s(?:million|billion|trillion|thousand)\b)?"
    r"(?:(?P<link>\s|-)?(?:(?:of|working|business|full|whole|calendar|school) )?"
    rf"(?P<unit>{_UNITS})(?!\w)(?P<ago> ago\b)?"
    r"(?P<per> (?:a|an|per|each) (?:year|month|week|day|night|hour|share|person|head|household|"
    r"kilo|metre|litre|ticket|piece)\b)?"
    r"|\s(?!(?:who|which|that)\b)(?P<counted>(?:[a-z]+ )?[a-z]{2,}s\b|"
    rf"(?:[a-z]+ )?(?:people|children|women|men)\b))?"
    rf"|(?:\b(?:in|since|by|until|from|of) )(?P<year>1[89]\d\d|20\d\d)\b",
    re.IGNORECASE,
)
_LEAST_COUNTED: Final = 10
"""Fewer things than that are a handful, and no figure."""
_NO_COUNT: Final = word_set(
    "is was has does this its us yes always ways others as plus minus times"
)
_NO_NUMBERS: Final = ("百", "千", "千百")
"""千万 is also "by all means"."""
_FIGURE_ZH: Final = re.compile(
    r"百分之(?P<percent>[零一二三四五六七八九十百点]+|\d+(?:\.\d+)?)"
    r"|(?P<half>每半(?:年|天|小时|个小时|个月)|(?<!另)一半(?:以上|以下)?)"
    r"|(?P<tenths>[一二三四五六七八九]成(?:多|以上)?)(?![新熟])(?=[的是都发以，。在]|[\u4e00-\u9fff]{2})(?<!成功)"
    r"|(?P<time>\d{1,2}[:：]\d{2})"
    r"|(?P<date>\d{1,2}月\d{1,2}[日号])"
    r"|(?P<year>[一二][零〇一二三四五六七八九]{3})年"
    rf"|(?P<about>{QUALIFIERS})?(?<![第每\d〇零一二三四五六七八九十几])"
    r"(?:(?P<low>\d+|[一二两三四五六七八九十百千]+)(?:到|至|[-–~～]))?(?P<money>[¥€$])?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    r"[零一二三四五六七八九十百千]+点[零一二三四五六七八九]+(?=[吨倍亿万元米度升斤克个]|公里|公斤|千米|毫米)|"
    r"[零一二两三四五六七八九十百千]+|"
    r"半(?=小时|年(?!级)|个月|个小时|天|斤|公里))"
    r"(?P<sign>\s?%)?(?P<scale>万亿|亿|万|千)?多?"
    r"(?P<unit>分钟|个半小时|个小时|小时|天|个月|年(?![级代轻龄初底终])|秒|岁|周|公里|千米|千克|公斤|克|吨|米|厘米|毫米|升|毫升|度|"
    r"摄氏度|平方米|美元|欧元|元|块钱|块|斤|倍|℃)?"
    r"(?P<ago>以[上下内前后]|之内|左右|之?[前后](?![面边]))?"
    r"(?P<counted>(?:个|只|名|家|户|辆|台|棵|条|本|件|盒|份|位|头|匹|人|次|座|所|张|例)"
    r"[\u4e00-\u9fff]{0,3}?(?=[，。、；！？]|$|和|还|，))?"
)


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text in the order in which they are spoken."""
    sure = [Figure(text=shown, said=said, start=at) for at, shown, said in moments_in(text)]
    if not is_chinese(text):
        sure += _ages(text)
    numbers = _in_chinese(text) if is_chinese(text) else _in_english(text)
    others = [each for each in numbers if not any(_meet(each, one) for one in sure)]
    return tuple(sorted((*sure, *others), key=lambda each: each.start))


def _ages(text: str) -> Iterator[Figure]:
    """How old somebody is said to be without a word of years: "Margaret is seventy-eight"."""
    for match in _AGE.finditer(text):
        age = match["age"]
        years = age if age.isdigit() else value_in_words(age)
        if years.isdigit() and _YOUNGEST <= int(years) <= _OLDEST:
            yield Figure(text=f"{years} years old", said=age, start=match.start("age"))


_AGE: Final = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[A-Z][a-z]+|(?:grand)?(?:mother|father|son|daughter)|mum|dad|wife|husband|"
    r"brother|sister|patient|member|woman|man),? (?:(?:is|was) (?:now |only |just |already )?|"
    r"turns |turned )(?P<age>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
    r"(?=[.,;!?]| (?:and|but|when|now|today|this|last|next|years? old)\b)"
)
_YOUNGEST, _OLDEST = 1, 119


def _meet(one: Figure, other: Figure) -> bool:
    """Whether two figures share words of the text."""
    ends = (each.start + len(each.said) for each in (one, other))
    return max(one.start, other.start) < min(ends)


def _in_english(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        if match["time"] or match["date"]:
            yield Figure(text=match[0], said=match[0], start=match.start())
        elif match["year"]:
            yield Figure(text=match["year"], said=match["year"], start=match.start("year"))
        elif match["part"]:
            yield Figure(text=_part(match["part"]), said=match[0], start=match.start())
        elif match["more"]:
            sign = _PARTS[f"a {match['more'].split()[-1].casefold()}"]
            yield Figure(text=sign, said=match[0], start=match.start())
        elif match["share"]:
            said = match["share"]
            share = in_digits(re.sub(rf"^(\S+) (?!{_OUT_OF})[a-z]+ (?={_OUT_OF})", r"\1 ", said))
            yield Figure(text=share, said=match[0], start=match.start())
        elif (shown := _measured(match)) is not None:
            yield Figure(text=shown[0], said=shown[1], start=match.start())


_PARTS: Final = {
    "two thirds": "⅔", "three quarters": "¾", "a third": "⅓", "a quarter": "¼", "half": "½",
}  # fmt: skip


def _part(words: str) -> str:
    """ "about ½" of "About half"."""
    sign = next(sign for name, sign in _PARTS.items() if words.casefold().endswith(name))
    return re.sub(rf"(?:{'|'.join(_PARTS)})$", sign, words.casefold())


def _measured(match: re.Match[str]) -> tuple[str, str] | None:
    """A number with its unit as it is set and as it is said; None where it is no figure."""
    number = match["number"]
    digits = number if number[0].isdigit() else _in_figures(number)
    value = float(digits.replace(",", "")) if digits[:1].isdigit() else None
    unit = match["unit"] or ""
    counted = "" if unit else (match["counted"] or "")
    first, _, more = counted.partition(" ")
    is_verb = bool(more) and re.search(r"[^s]s$", first) is not None
    if counted.split(" ")[-1:] and counted.split(" ")[-1] in _NO_COUNT:
        counted = ""
    is_figure = match["money"] or match["percent"] or match["scale"] or unit
    said = match[0].removesuffix(f" {more}") if is_verb else match[0]  # "twenty cars pass"
    if _IS_AN_AGE.match(match.string, match.end()):
        return None  # of "a hundred-year-old boat" the boat
    if not is_figure:
        is_bound = bool(match["about"] and _IS_A_BOUND.fullmatch(match["about"]))
        if value is None or value < _LEAST_COUNTED or _is_a_year(digits):
            return None
        if (
            not counted
            and not match["from"]
            and not (is_bound and _ENDS_HERE.match(match.string, match.end("number")))
        ):
            return None
    elif unit and value == 1:
        return None
    if not unit and not counted:
        said = match[0][: (match.end("scale") if match["scale"] else _end(match)) - match.start()]
    about = f"{match['about']} " if match["about"] else ""
    low = _lower_end(match, digits)
    tail = match.string[match.end("number") : match.start() + len(said)]
    if tail.startswith("-"):
        tail = f" {_in_the_plural(tail[1:])}"  # "a 30-minute walk" takes 30 minutes
    shown = f"{about.casefold()}{match['money'] or ''}{low}{digits}{tail}"
    return shown.strip(), said.strip()


def _lower_end(match: re.Match[str], digits: str) -> str:
    """ "5–" of "five to ten minutes"; "" where a number goes from one to another."""
    low = match["low"] or match["from"]
    if not low or _CHANGES.search(match.string[: match.start()]):
        return ""
    low = low if low[0].isdigit() else _in_figures(low)
    both = [each.replace(",", "") for each in (low, digits)]
    are_numbers = all(each.replace(".", "").isdigit() for each in both)
    return f"{low}–" if are_numbers and float(both[0]) < float(both[1]) else ""


_CHANGES: Final = re.compile(
    r"\b(?:r[io]sen?|rises|rising|fell|falls?|fallen|grew|grown?|grows|went|goes|increased?s?|cut|cuts|"
    r"reduced?s?|dropp?(?:ed|s)?|climb(?:ed|s)?|jump(?:ed|s)?|raised?s?|lowered?s?|up|down|changed?|"
    r"moved?|walk(?:ed|s)?|slipp?(?:ed|s)?|doubled)\b(?:\W+\w+){0,3}?\W+from $",
    re.IGNORECASE,
)
"""Before a number that goes from one to another, and is no span of both."""
_IS_A_BOUND: Final = re.compile(r"at (?:least|most)|under|over|below|above", re.IGNORECASE)
_ENDS_HERE: Final = re.compile(r"\s*(?:[,.;:!?]|$|and\b|or\b)")
"""After a number that counts nothing more: "at least 18, …"."""
_IS_AN_AGE: Final = re.compile(r"-olds?\b")


def _in_the_plural(unit: str) -> str:
    is_whole_word = unit.isalpha() and len(unit) > 3 and unit not in ("feet", "yuan", "inches")
    return f"{unit}s" if is_whole_word and not unit.endswith("s") else unit


def _end(match: re.Match[str]) -> int:
    return match.end("percent") if match["percent"] else match.end("number")


def _is_a_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1800 <= int(digits) <= 2099


def _in_figures(words: str) -> str:
    """A number in words as it is set: "half a" is ½, "twenty-five" 25."""
    if words.casefold().startswith("half"):
        return "½"
    return value_in_words(words)


def _in_chinese(text: str) -> Iterator[Figure]:
    for match in _FIGURE_ZH.finditer(text):
        said = match[0].strip()
        if (own := _of_a_noun(match)) is not None:
            yield own
            continue
        if match["percent"]:
            value = chinese_value(match["percent"])
            yield Figure(text=f"{value}%", said=said, start=match.start())
        elif match["tenths"]:
            tenths = "零一二三四五六七八九".index(said[0])
            yield Figure(text=f"{tenths}0%{said[2:]}", said=said, start=match.start())
        elif match["year"]:
            year = "".join(
                str("零一二三四五六七八九".find(each.replace("〇", "零"))) for each in match["year"]
            )
            yield Figure(text=f"{year}年", said=said, start=match.start())
        elif match["time"] or match["date"] or match["half"]:
            yield Figure(text=said, said=said, start=match.start())
        elif (shown := _measured_in_chinese(match)) is not None:
            bound = None if match["about"] else _BOUND_ZH.search(text, 0, match.start())
            shown = f"{bound[1]}{shown}" if bound else shown
            yield Figure(text=shown, said=said, start=match.start())


def _of_a_noun(match: re.Match[str]) -> Figure | None:
    """How many there are of something of which more is said: 两百个孩子 "ran"."""
    number, text = match["number"], match.string
    if not number or match["unit"] or match["counted"] or match["scale"] or match["money"]:
        return None
    measure = _MEASURE_ZH.match(text, match.end("number"))
    value = chinese_value(number) if number != "半" and number not in _NO_NUMBERS else None
    if measure is None or value is None or float(value) < _LEAST_COUNTED:
        return None
    noun = next(iter(cut(text[measure.end() :])), None)
    if noun is None or noun.part != "noun" or len(noun.text) > _LONGEST_COUNTED:
        return None
    tail = f"{measure[0]}{noun.text}"
    said = f"{match['about'] or ''}{number}{tail}"
    return Figure(text=f"{match['about'] or ''}{value}{tail}", said=said, start=match.start())


_MEASURE_ZH: Final = re.compile("[个只名位棵条本件盒头匹座所台辆]")
_LONGEST_COUNTED: Final = 3
"""Characters of a noun."""

_BOUND_ZH: Final = re.compile(
    r"(最多|最高|最少|至少|不超过|不少于)[^一二两三四五六七八九十个只，。\d]{1,3}$"
)
"""What says how far a number goes, with a verb between: 最多补贴五百元."""


def _measured_in_chinese(match: re.Match[str]) -> str | None:
    number = match["number"]
    if number == "半":
        return match[0]
    value = None if number in _NO_NUMBERS else chinese_value(number)
    if value is None:
        return None
    is_figure = match["money"] or match["sign"] or match["scale"] or match["unit"]
    if is_figure and float(value.replace(",", "")) <= 1 and not match["scale"]:
        return None
    if not is_figure and not (match["counted"] and float(value) >= _LEAST_COUNTED):
        return None
    low = chinese_value(match["low"]) if match["low"] else None
    tail = match.string[match.end("number") : match.end()]
    span = f"{low}–{value}" if low is not None and float(low) < float(value) else value
    about = match["about"] or ""
    if about == "超过" and _NO_MORE_ZH.search(match.string[: match.start()]):
        about = "不超过"  # 不要超过三斤
    return f"{about}{match['money'] or ''}{span}{tail}".strip()


_NO_MORE_ZH: Final = re.compile(r"(?:不|不要|不能|不得|不应|不可|别|最好不要)$")
