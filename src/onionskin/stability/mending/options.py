"""What a person may ask of a repair."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.errors import InvalidInput
from onionskin.stability.mending.engine_fill import EngineFill
from onionskin.stability.mending.recipe import Region

REPAIRS = ("pops", "flicker", "jitter", "crawl")
"""In the order they are tried: what is broken is made whole before it is smoothed."""
ON_REQUEST = ("drift",)
"""Only tried where asked for: a sunset drifts too, and nothing in the picture tells."""
_ALL = (*REPAIRS, *ON_REQUEST)


@dataclass(frozen=True, kw_only=True, slots=True)
class RepairOptions:
    """Which repairs, how strong, where. Raises InvalidInput for what cannot be."""

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
        wrong = [kind for kind in self.only if kind not in _ALL]
        if wrong or not self.only:
            raise InvalidInput(f"only {wrong!r} is no repair; give some of {', '.join(_ALL)}")
        if not 0 < self.strength <= 1:
            raise InvalidInput(f"strength {self.strength} is out of range; give 0 < strength <= 1")
        if self.fix_budget < 0:
            raise InvalidInput(f"fix budget {self.fix_budget} is negative; give 0 or more")
        if self.from_seconds < 0 or (
            self.to_seconds is not None and self.to_seconds <= self.from_seconds
        ):
            raise InvalidInput(
                f"from {self.from_seconds} to {self.to_seconds} seconds holds no frames; "
                "give 0 <= from < to"
            )
        if self.region is not None and "jitter" in self.only and len(self.only) == 1:
            raise InvalidInput("jitter is of the whole frame; leave out the region")


def parse_only(text: str) -> tuple[str, ...]:
    """Repairs from "flicker,jitter", in the order they are tried. Raises InvalidInput."""
    asked = [part.strip() for part in text.split(",") if part.strip()]
    wrong = [part for part in asked if part not in _ALL]
    if wrong or not asked:
        raise InvalidInput(f"only {text!r}; give some of {', '.join(_ALL)}, with commas")
    return tuple(kind for kind in _ALL if kind in asked)


def parse_region(text: str) -> Region:
    """A region from "left,top,width,height" in per cent of the frame. Raises InvalidInput."""
    try:
        left, top, width, height = (float(part) / 100 for part in text.split(","))
    except ValueError:
        raise InvalidInput(
            f"region {text!r} is not left,top,width,height in per cent; give e.g. 25,25,50,50"
        ) from None
    inside = min(left, top) >= 0 and left + width <= 1 + 1e-9 and top + height <= 1 + 1e-9
    if not inside or min(width, height) <= 0:
        raise InvalidInput(f"region {text!r} is not inside the frame; each of 0..100 per cent")
    return Region(left=left, top=top, width=width, height=height)
