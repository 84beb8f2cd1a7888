"""Numbers in English words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""The numbers below twenty, each at its own place."""
TENS: Final = (
    "_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
"""The tens, each at its own place."""
_SCALES: Final = (
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
    (100, "hundred"),
)
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
LARGEST: Final = 10**15
"""Numbers from here on are read digit by digit."""


def cardinal(number: int) -> str:
    """A whole number: 1204 is "one thousand two hundred four"."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number >= LARGEST:
        return digits(str(number))
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f" {SMALL[ones]}" if ones else "")
    size, name = next(each for each in _SCALES if number >= each[0])
    many, rest = divmod(number, size)
    return f"{cardinal(many)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """A place in a row: 21 is "twenty first"."""
    head, _, last = cardinal(number).rpartition(" ")
    last = _ORDINALS.get(last, f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head} {last}".strip()


def digits(text: str) -> str:
    """Every digit by itself: "555" is "five five five"."""
    return " ".join(SMALL[int(each)] for each in text if each.isdecimal())


def decimal(text: str) -> str:
    """A number as it is written, with thousands' commas and a point: "4.25", "1,200", "-3"."""
    plain = text.replace(",", "").replace("−", "-").replace("–", "-")
    sign = "minus " if plain.startswith("-") else ""
    whole, _, fraction = plain.lstrip("-+").partition(".")
    said = digits(whole) if _is_code(whole) else cardinal(int(whole or "0"))
    return sign + said + (f" point {digits(fraction)}" if fraction else "")


def year(number: int) -> str:
    """As years are read: 1984 "nineteen eighty four", 2005 "two thousand five"."""
    high, low = divmod(number, 100)
    if number < 1000 or number % 1000 < 10:
        return cardinal(number)
    if not low:
        return f"{cardinal(high)} hundred"
    return f"{cardinal(high)} {'oh ' if low < 10 else ''}{cardinal(low)}"


def decade(number: int) -> str:
    """1990 is "nineteen nineties", 80 "eighties"."""
    head, _, last = year(number).rpartition(" ")
    last = f"{last[:-1]}ies" if last.endswith("y") else f"{last}s"
    return f"{head} {last}".strip()


def is_one(text: str) -> bool:
    """Whether what is counted by this number stands in the singular."""
    return abs(Decimal(text.replace(",", "").replace("−", "-").replace("–", "-"))) == 1


def _is_code(whole: str) -> bool:
    """Whether a number starts with a nought that is no nought: "007"."""
    return len(whole) > 1 and whole.startswith("0")
