"""When something is, as a card shows it: days, dates, hours and how long a house is open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onionskin.film.counting import chinese_value, value_in_words
from onionskin.finish.saying.english_numbers import SMALL, ordinal
from onionskin.planner.lexicon import is_chinese

MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HOUR: Final = rf"(?:{'|'.join(SMALL[1:13])}|1[0-2]|[1-9])"
_ORDINALS: Final = {ordinal(number): str(number) for number in range(1, 13)}
_MARK: Final = r"(?:\s?(?P<{0}>[ap])\.?m\b\.?| o['’]clock)?"
_DATES: Final = re.compile(
    rf"\b(?:(?P<nth>{'|'.join(_ORDINALS)}) of (?P<month>{MONTH})"
    rf"|(?P<end>end of {MONTH})"
    rf"|(?P<date>(?:{_DAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?: 20\d\d)?"
    rf"|(?:{_DAY},? )?{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)))"
)
_HOURS: Final = re.compile(
    rf"\b(?:between|from)\s(?P<low>{_HOUR}){_MARK.format('am')}\s(?:and|to|until|till)\s"
    rf"(?P<high>{_HOUR}){_MARK.format('pm')}(?!\s?(?:[%\d]|per|minutes|hours|days|weeks|months|"
    r"years|people|of\b|[a-z]+s\b))"
    rf"|\b(?P<bound>(?:before|after|by|until) )?(?P<one>{_HOUR}) (?:o['’]clock )?"
    r"in the (?P<part>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    rf"\b(?:a (?=quarter))?(?P<past>half past|quarter past|quarter to) (?P<hour>{_HOUR})\b",
    re.IGNORECASE,
)
_MINUTES: Final = {"half": 30, "a quarter of": 15, "three quarters of": 45}
_SPANS: Final = re.compile(
    r"\b(?P<share>half|a quarter of|three[- ]quarters of) an hour\b", re.IGNORECASE
)
_DAYS: Final = re.compile(
    rf"\b(?:{_DAY}s? (?:to|until|till|and) {_DAY}s?|(?:every )?{_DAY}s?)\b", re.IGNORECASE
)
_ZH_NUMERAL: Final = "零一二两三四五六七八九十"
_DATE_ZH: Final = re.compile(
    rf"(?P<month>[{_ZH_NUMERAL}]{{1,2}}|\d{{1,2}})月(?P<day>[{_ZH_NUMERAL}]{{1,3}}|\d{{1,2}})"
    r"(?P<mark>[日号])"
)
_ONE_ZH: Final = rf"(?:[{_ZH_NUMERAL}]{{1,3}}|\d{{1,2}})"
_HOURS_ZH: Final = re.compile(
    rf"(?P<part>早上|早晨|上午|中午|下午|晚上|凌晨|夜里|"
    rf"(?<![第\d一二三四五六七八九十])(?={_ONE_ZH}点半?(?:开门|关门|开放|闭馆|上课|下课|上班|下班|开饭|开会)))(?P<low>{_ONE_ZH})点(?:(?P<half>半)|(?P<past>一刻|三刻|零[一二三四五六七八九]|"
    r"[二三四五]?十[一二三四五六七八九]?)分?)?"
    rf"(?:(?:到|至|-|—|–)(?:早上|上午|中午|下午|晚上)?(?P<high>{_ONE_ZH})点(?P<halves>半)?)?"
)
_DAYS_ZH: Final = re.compile(
    r"(?:每?(?:周|星期|礼拜)[一二三四五六日天](?:[到至](?:周|星期)?[一二三四五六日天])?)"
)

Span = tuple[int, str, str]
"""At which character it begins, as it is set, and as it is said."""


def moments_in(text: str) -> tuple[Span, ...]:
    """The dates and hours of a text, and days of the week beside them, in their order."""
    found = sorted(_in_chinese(text) if is_chinese(text) else _in_english(text))
    return tuple(found)


def _in_english(text: str) -> Iterator[Span]:
    timed = [*_dates(text), *_hours(text), *_clock(text)]
    yield from timed
    taken = [(at, at + len(said)) for at, _, said in timed]
    if not taken and not _CALLS.search(text):
        return
    for match in _DAYS.finditer(text):
        if not any(a <= match.start() < b for a, b in taken):
            days = re.sub(r" (?:to|until|till) ", "–", match[0])
            yield match.start(), days[:1].upper() + days[1:], match[0]


_CALLS: Final = re.compile(r"\b(?:come|join|call|meet|visit|open|closed)\b", re.IGNORECASE)
"""What people are asked to do on a day of the week."""


def _dates(text: str) -> Iterator[Span]:
    for match in _DATES.finditer(text):
        if match["nth"]:
            yield match.start(), f"{_ORDINALS[match['nth']]} {match['month']}", match[0]
        else:
            yield match.start(), re.sub(r"\bthe ", "", match[0]), match[0]


def _hours(text: str) -> Iterator[Span]:
    for match in _HOURS.finditer(text):
        if match["one"]:
            half = "am" if match["part"].casefold() == "morning" else "pm"
            bound = (match["bound"] or "").casefold()
            yield match.start(), f"{bound}{value_in_words(match['one'])} {half}", match[0]
            continue
        low, high = value_in_words(match["low"]), value_in_words(match["high"])
        am, pm = (f" {match[each]}m" if match[each] else "" for each in ("am", "pm"))
        yield match.start(), f"{low}{am}–{high}{pm}", match[0]


def _clock(text: str) -> Iterator[Span]:
    """Hours as a clock shows them, and parts of an hour in minutes."""
    for match in _CLOCK.finditer(text):
        hour, past = int(value_in_words(match["hour"])), match["past"].casefold()
        if past == "quarter to":
            hour = hour - 1 or 12
        yield match.start(), f"{hour}:{_PAST[past]}", match[0]
    for match in _SPANS.finditer(text):
        share = match["share"].casefold().replace("-", " ")
        yield match.start(), f"{_MINUTES[share]} minutes", match[0]


_PAST: Final = {"half past": 30, "quarter past": 15, "quarter to": 45}


_PAST_ZH: Final = {"一刻": "15", "三刻": "45"}


def _in_chinese(text: str) -> Iterator[Span]:
    for match in _DATE_ZH.finditer(text):
        month, day = chinese_value(match["month"]), chinese_value(match["day"])
        yield match.start(), f"{month}月{day}{match['mark']}", match[0]
    hours = list(_HOURS_ZH.finditer(text))
    for match in hours:
        low, high = chinese_value(match["low"]), match["high"] and chinese_value(match["high"])
        if match["past"]:
            past = match["past"]
            low = f"{low}:{_PAST_ZH.get(past) or chinese_value(past.lstrip('零')):0>2}"
        elif match["half"] or match["halves"]:
            low = f"{low}:{'30' if match['half'] else '00'}"
            high = high and f"{high}:{'30' if match['halves'] else '00'}"
        hour = "" if ":" in str(low) else "点"
        yield match.start(), f"{match['part']}{low}{f'–{high}' if high else ''}{hour}", match[0]
    if hours:
        yield from ((each.start(), each[0], each[0]) for each in _DAYS_ZH.finditer(text))
