"""Rules that read dates and times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onionskin.finish.saying import english_numbers as numbers
from onionskin.finish.saying import english_words as words
from onionskin.finish.saying.english_rule import Read, after, letters
from onionskin.finish.saying.saying import (
    Token,
)

_DECADE = re.compile(r"['’‘]?(\d{2}|\d{4})['’]?s")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?P<half>[ap]\.?m)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(?P<half>[ap]\.?m)", re.IGNORECASE)


def dates(tokens: Sequence[Token], at: int) -> Read | None:
    """ "1990s", "2024-05-01", "5/1/2024", "May 1st", "1 May"."""
    token, core, following = tokens[at], tokens[at].core, after(tokens, at)
    if found := _DECADE.fullmatch(core):
        return Read((numbers.decade(int(found[1])),))
    if found := _ISO_DATE.fullmatch(core):
        return _full_date(int(found[1]), int(found[2]), int(found[3]))
    if found := _US_DATE.fullmatch(core):
        month, day = int(found[1]), int(found[2])
        month, day = (month, day) if month <= 12 else (day, month)
        year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
        return _full_date(year, month, day)
    if following is None:
        return None
    month_name = words.MONTH_OF.get(core)
    if month_name and (not token.after or token.after == ".") and _is_day(following.core):
        return Read((month_name, numbers.ordinal(_day(following.core))))
    next_month = words.MONTH_OF.get(following.core)
    if next_month and not token.after and _is_day(core):
        if (
            following.core == "May"
            and not core[-1].isdecimal()
            and at
            and tokens[at - 1].core == "the"
        ):
            return Read((numbers.ordinal(_day(core)),))
        the = "" if at and tokens[at - 1].core.lower() == "the" else "the "
        return Read((f"{the}{numbers.ordinal(_day(core))} of", next_month))
    return None


def _full_date(year: int, month: int, day: int) -> Read | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Read((f"{words.MONTHS[month - 1]} {numbers.ordinal(day)}, {numbers.year(year)}",))


def _is_day(core: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", core)) and 1 <= _day(core) <= 31


def _day(core: str) -> int:
    return int(re.sub(r"\D", "", core))


def times(tokens: Sequence[Token], at: int) -> Read | None:
    """ "9:05", "14:30:10", "9am", "9 p.m."."""
    core, following = tokens[at].core, after(tokens, at)
    found = _TIME.fullmatch(core)
    if found and int(found[1]) <= 24 and int(found[2]) <= 59:
        half = found["half"]
        if not half and following and _half_of_day(following) and not tokens[at].after:
            said = _clock(int(found[1]), int(found[2]), half=True)
            return Read((said, letters(_half_of_day(following))), period="short")
        said = _clock(int(found[1]), int(found[2]), half=bool(half))
        if found[3]:
            said += f" and {numbers.cardinal(int(found[3]))} seconds"
        return Read(
            (f"{said} {letters(half)}" if half else said,), period="short" if half else "end"
        )
    if (hour := _HOUR.fullmatch(core)) and int(hour[1]) <= 12:
        said = numbers.cardinal(int(hour[1]))
        return Read((f"{said} {letters(hour['half'])}",), period="short")
    half = _half_of_day(following) if following and not tokens[at].after else ""
    if half and re.fullmatch(r"\d{1,2}", core) and int(core) <= 12:
        return Read((numbers.cardinal(int(core)), letters(half)), period="short")
    return None


def _half_of_day(token: Token) -> str:
    plain = token.core.lower().replace(".", "")
    return plain if plain in ("am", "pm") else ""


def _clock(hour: int, minute: int, *, half: bool) -> str:
    if not minute:
        return numbers.cardinal(hour) + (
            "" if half else " o'clock" if 1 <= hour <= 12 else " hundred"
        )
    return f"{numbers.cardinal(hour)} {'oh ' if minute < 10 else ''}{numbers.cardinal(minute)}"
