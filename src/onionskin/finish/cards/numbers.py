"""Numbers as people write them: 1,234.5 and 1.2M in English, 1,234.5, 3.2万 and 1.1亿 in Chinese;
and the round numbers that an axis is marked with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_PREFIXES: Final = "$€£¥₹₩"
_SCALED: Final = re.compile(r"million|billion|thousand|\bk\b|\bM\b|\bm\b|bn|[万亿千百]")
_EN: Final = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"))
_ZH: Final = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
MINUS: Final = "−"
QUALIFIERS: Final = (
    r"(?:(?:no )?(?:more|less|fewer) than|up to|at (?:least|most)|just (?:over|under)|over|under|"
    r"below|above|about|around|nearly|almost|only|some|不?超过|多达|高达|至少|最多|至多|不[多少低高]于|"
    r"大约|将近|不到|不足|(?<![最附])近|(?<!节)约|仅|只)"
)
"""A pattern of words that say how exact a number is, or how far it goes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberFormat:
    """How all numbers of one chart are written."""

    scale: float = 1.0
    mark: str = ""
    """Of the scale: "M", "万"."""
    decimals: int = 0
    prefix: str = ""
    suffix: str = ""

    def text(self, value: float, decimals: int | None = None) -> str:
        """The number with its unit."""
        places = self.decimals if decimals is None else decimals
        digits = f"{abs(value) / self.scale:,.{places}f}"
        sign = MINUS if value < 0 and float(digits.replace(",", "")) else ""
        mark = self.mark if value else ""
        return f"{sign}{self.prefix}{digits}{mark}{self.suffix}"

    def tick(self, value: float, step: float) -> str:
        """The number of an axis whose marks are `step` apart."""
        if value == 0:
            return f"{self.prefix}0{self.suffix}" if self.suffix == "%" else "0"
        return self.text(value, decimals_of(step / self.scale))


def number_format(values: Sequence[float], language: str, unit: str = "") -> NumberFormat:
    """The format in which all of `values` are written alike, in "en" or "zh"."""
    largest = max((abs(each) for each in values), default=0.0)
    prefix, suffix = split_unit(unit)
    scale, mark = 1.0, ""
    if not _SCALED.search(unit):
        least = min((abs(each) for each in values if each), default=0.0)
        for size, name in _ZH if language == "zh" else _EN:
            # In a scale in which the smallest would be 0.0something, it could not be read.
            if largest >= size and (least >= 0.1 * size or largest >= 1e5 * size):
                scale, mark = size, name
                break
    scaled = [each / scale for each in values]
    decimals = max((decimals_of(each) for each in scaled), default=0)
    most = 2 if largest / scale < 10 else 1 if largest / scale < 1000 else 0
    return NumberFormat(
        scale=scale, mark=mark, decimals=min(decimals, most), prefix=prefix, suffix=suffix
    )


def split_unit(unit: str) -> tuple[str, str]:
    """What stands before and after a number; a unit of many letters stands with neither."""
    unit = unit.strip()
    if unit and unit[0] in _PREFIXES:
        rest = unit[1:].strip()
        return unit[0], f" {rest}" if rest and len(rest) <= 3 else ""
    if not unit or len(unit) > (4 if unit[0].isascii() else 2):
        return "", ""
    return "", unit if not unit[0].isalpha() or not unit[0].isascii() else f" {unit}"


def is_told_apart(unit: str) -> bool:
    """Whether a unit is too long to stand with each number, and is told once above them."""
    prefix, suffix = split_unit(unit)
    return bool(unit.strip()) and len(prefix + suffix.strip()) < len(unit.strip().replace(" ", ""))


def nice_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round numbers that begin at or below `low` and end at or above `high`, `most` at most."""
    if high <= low:
        high = low + (abs(low) * 0.1 or 1.0)
    step = _nice_step((high - low) / max(most - 1, 1))
    while True:
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first + 1 <= most:
            break
        step = _nice_step(step * 1.01)
    return tuple(round(k * step, 12) + 0.0 for k in range(first, last + 1))


def decimals_of(value: float) -> int:
    """How many decimals a number is written with, up to 3; noise of floats does not count."""
    for places in range(3):
        if abs(value - round(value, places)) <= 1e-6 * max(abs(value), 1e-3):
            return places
    return 3


def _nice_step(least: float) -> float:
    power: float = 10.0 ** math.floor(math.log10(least))
    for factor in (1, 2, 2.5, 5, 10):
        if factor * power >= least * (1 - 1e-9):
            return factor * power
    return 10 * power
