"""What a person may ask of a repair."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

from onionskin.errors import InvalidInput
from onionskin.stability.mending.engine_fill import EngineFill
from onionskin.stability.mending.recipe import Region

REPAIRS = ("pops", "steps", "flicker", "jitter", "crawl")
"""In the order they are tried: what is broken is made whole before it is smoothed."""
ON_REQUEST = ("drift",)
"""Only tried where asked for: a sunset drifts too, and nothing in the picture tells."""
_ALL = (*REPAIRS, *ON_REQUEST)
LONGEST_SECONDS = 1e6
"""No clip lasts longer: eleven days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RepairOptions:
    """Which repairs, how strong, where: declared here for both faces.

    `only` may be given as text ("pops,flicker"), and so may `region` ("left,top,width,height" in
    per cent). Raises InvalidInput for what cannot be, NaN and infinity included.
    """

    only: tuple[str, ...] = REPAIRS
    strength: float = 1.0
    """0 < strength <= 1: the share of what is wrong that is taken away."""
    from_seconds: float = 0.0
    to_seconds: float | None = None
    region: Region | None = None
    fix_budget: int = 12
    """Repairs that may be tried, each at the cost of one reading of the clip."""
    fill: EngineFill | None = None
    """An engine to fill broken frames; what it makes no better is left to in-betweens."""

    def __post_init__(self) -> None:
        set_to = object.__setattr__
        set_to(self, "only", parse_only(self.only))
        set_to(self, "strength", _finite("strength", self.strength))
        set_to(self, "from_seconds", _finite("from", self.from_seconds))
        if self.to_seconds is not None:
            set_to(self, "to_seconds", _finite("to", self.to_seconds))
        set_to(self, "region", parse_region(self.region))
        if not 0 < self.strength <= 1:
            raise InvalidInput(f"strength {self.strength} is out of range; give 0 < strength <= 1")
        if isinstance(self.fix_budget, bool) or not isinstance(self.fix_budget, int):
            raise InvalidInput(f"fix budget {self.fix_budget!r} is no whole number; give e.g. 12")
        if self.fix_budget < 0:
            raise InvalidInput(f"fix budget {self.fix_budget} is negative; give 0 or more")
        end = LONGEST_SECONDS if self.to_seconds is None else self.to_seconds
        if not 0 <= self.from_seconds < end <= LONGEST_SECONDS:
            raise InvalidInput(
                f"from {self.from_seconds} to {self.to_seconds} seconds holds no frames; "
                f"give 0 <= from < to <= {LONGEST_SECONDS:.0f}"
            )
        if self.region is not None and self.only == ("jitter",):
            raise InvalidInput("jitter is of the whole frame; leave out the region")


def check_length(options: RepairOptions, seconds: float) -> None:
    """Raises InvalidInput where a clip of so many `seconds` ends before the repair begins."""
    if options.from_seconds >= seconds > 0:
        raise InvalidInput(
            f"from {options.from_seconds} s is after the end of the clip, which lasts "
            f"{seconds:.2f} s; give less"
        )


def _finite(name: str, given: object) -> float:
    """A number as a float; whatever is none, or is not finite, is refused by name."""
    number = isinstance(given, Real | Decimal) and not isinstance(given, bool)
    try:
        value = float(given) if number else math.nan  # type: ignore[arg-type]
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        raise InvalidInput(f"{name} {given!r} is not a finite number; give e.g. 0.5")
    return value


def parse_only(given: str | Iterable[str]) -> tuple[str, ...]:
    """Repairs from "flicker,jitter" or a list of them, in the order they are tried.

    Raises InvalidInput.
    """
    listed = given.split(",") if isinstance(given, str) else given
    known = isinstance(listed, Iterable)
    asked = [str(part).strip() for part in listed if str(part).strip()] if known else []
    if not asked or not set(asked) <= set(_ALL):
        raise InvalidInput(f"only {given!r} is no repair; give some of {', '.join(_ALL)}")
    return tuple(kind for kind in _ALL if kind in asked)


def parse_region(given: str | Region | None) -> Region | None:
    """A region from "left,top,width,height" in per cent of the frame. Raises InvalidInput."""
    if given is None or isinstance(given, Region):
        return given
    try:
        left, top, width, height = (float(part) / 100 for part in given.split(","))
        inside = min(left, top) >= 0 and left + width <= 1 + 1e-9 and top + height <= 1 + 1e-9
    except (AttributeError, ValueError):
        raise InvalidInput(
            f"region {given!r} is not left,top,width,height in per cent; give e.g. 25,25,50,50"
        ) from None
    if not inside or not min(width, height) > 0:
        raise InvalidInput(f"region {given!r} is not inside the frame; each of 0..100 per cent")
    return Region(left=left, top=top, width=width, height=height)
