"""Numbers in Chinese words."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")
_GROUPS: Final = ("", "万", "亿", "万亿")
LARGEST: Final = 10**16
"""Numbers from here on are read digit by digit."""


def digits(text: str) -> str:
    """Every digit by itself: "2008" is "二零零八"."""
    return "".join(_DIGITS[int(each)] for each in text if each.isdecimal())


def cardinal(number: int) -> str:
    """A whole number: 1204 is "一千二百零四", 12 is "十二"."""
    if number < 0:
        return f"负{cardinal(-number)}"
    if number >= LARGEST:
        return digits(str(number))
    if number == 0:
        return _DIGITS[0]
    said = ""
    for index in range(len(_GROUPS) - 1, -1, -1):
        group = number // 10_000**index % 10_000
        if group:
            gap = said and group < 1000
            said += ("零" if gap else "") + _below_ten_thousand(group) + _GROUPS[index]
    return said.removeprefix("一") if said.startswith("一十") else said


def decimal(text: str) -> str:
    """A number as it is written, with thousands' commas and a point."""
    plain = text.replace(",", "").replace("，", "").replace("−", "-")
    sign = "负" if plain.startswith("-") else ""
    whole, _, fraction = plain.lstrip("-+").partition(".")
    coded = len(whole) > 1 and whole.startswith("0")
    said = digits(whole) if coded else cardinal(int(whole or "0"))
    return sign + said + (f"点{digits(fraction)}" if fraction else "")


def _below_ten_thousand(number: int) -> str:
    said, skipped = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if skipped and said else "") + _DIGITS[digit] + _PLACES[place]
        skipped = not digit
    return said
