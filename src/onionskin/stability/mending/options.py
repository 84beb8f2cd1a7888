"""What a person may ask of a repair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol, get_args

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.option import Option, options_of, read_whole

if TYPE_CHECKING:
    from onionskin.frames import Frames
    from onionskin.stability.mending.remake import Run

REPAIRS = ("pops", "steps", "flicker", "jitter", "crawl")
"""In the order they are tried: what is broken is made whole before it is smoothed."""
ON_REQUEST = ("drift",)
"""Only tried where asked for: a sunset drifts too, and nothing in the picture tells."""
_ALL = (*REPAIRS, *ON_REQUEST)
Border = Literal["fill", "crop"]
_PANEL = "Repair"
_MAY_BE_NONE = ("end_seconds", "region")
LONGEST_SECONDS = 1e6
"""No clip lasts longer: eleven days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A rectangle in shares (0..1) of the frame: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float


class Filler(Protocol):
    """Who fills broken frames, such as an engine: `engine_fill.EngineFill`."""

    @property
    def name(self) -> str: ...

    def __call__(self, before: Frames, after: Frames, run: Run, /) -> list[Frames]: ...


def parse_only(given: str | Iterable[str]) -> tuple[str, ...]:
    """Repairs from "flicker,jitter" or a list of them, in the order they are tried.

    Raises InvalidInput.
    """
    listed = given.split(",") if isinstance(given, str) else given
    known = isinstance(listed, Iterable)
    asked = [str(part).strip() for part in listed if str(part).strip()] if known else []
    if not asked or not set(asked) <= set(_ALL):
        raise InvalidInput(
            f"only {checks.short(given)} is not a kind of repair; give some of {', '.join(_ALL)}"
        )
    return tuple(kind for kind in _ALL if kind in asked)


def parse_region(given: str | Region | None) -> Region | None:
    """A region from "left,top,width,height" in per cent of the frame. Raises InvalidInput."""
    if given is None or isinstance(given, Region):
        return given
    try:
        left, top, width, height = (float(part) / 100 for part in str.split(given, ","))
        inside = min(left, top) >= 0 and left + width <= 1 + 1e-9 and top + height <= 1 + 1e-9
    except (TypeError, ValueError):
        raise InvalidInput(
            f"region {checks.short(given)} is not left,top,width,height in per cent; give e.g. "
            "25,25,50,50"
        ) from None
    if not inside or not min(width, height) > 0:
        raise InvalidInput(
            f"region {checks.short(given)} is not inside the frame; each of 0..100 per cent"
        )
    return Region(left=left, top=top, width=width, height=height)


def _read_only(name: str, given: Any) -> tuple[str, ...]:
    return parse_only(given)


def _read_border(name: str, given: Any) -> str:
    checks.choice(name, given, get_args(Border))
    return str(given)


def _read_region(name: str, given: Any) -> Region | None:
    return parse_region(given)


@dataclass(frozen=True, kw_only=True, slots=True)
class RepairOptions:
    """Which repairs, how strong, where: declared here for both faces.

    `only` may be given as text ("pops,flicker"), and so may `region` ("left,top,width,height" in
    per cent). Raises InvalidInput for what cannot be, NaN and infinity included.
    """

    only: Annotated[
        tuple[str, ...],
        Option(
            help="Repairs to make, separated by commas: pops, steps, flicker, jitter, crawl; "
            "add drift if slow changes of light or colour are not intended.",
            read=_read_only,
            panel=_PANEL,
        ),
    ] = REPAIRS
    strength: Annotated[
        float,
        Option(
            help="How much of each fault to remove: above 0, up to 1.",
            read=checks.number,
            panel=_PANEL,
            metavar="X",
        ),
    ] = 1.0
    start_seconds: Annotated[
        float,
        Option(
            help="Start of the repair, in seconds.",
            read=checks.number,
            panel=_PANEL,
            metavar="S",
            name="--from",
        ),
    ] = 0.0
    end_seconds: Annotated[
        float | None,
        Option(
            help="End of the repair, in seconds. Default: the end of the clip.",
            read=checks.number,
            panel=_PANEL,
            metavar="S",
            name="--to",
        ),
    ] = None
    region: Annotated[
        Region | None,
        Option(
            help="Repair only this area: left,top,width,height in percent.",
            read=_read_region,
            panel=_PANEL,
            metavar="L,T,W,H",
        ),
    ] = None
    border: Annotated[
        Border,
        Option(
            help="What the edges show where the shaking camera is held still: fill (pixels of the "
            "frame before), or crop (the whole clip is enlarged until the edges are covered).",
            read=_read_border,
            panel=_PANEL,
        ),
    ] = "fill"
    fix_budget: Annotated[
        int,
        Option(
            help="Maximum number of repairs to try. Each takes one pass over the clip.",
            read=read_whole,
            panel=_PANEL,
            metavar="N",
        ),
    ] = 12
    fill: Filler | None = None
    """An engine to fill broken frames; what it makes no better is left to in-betweens."""

    def __post_init__(self) -> None:
        for name, option in options_of(type(self)).items():
            given = getattr(self, name)
            if given is not None or name not in _MAY_BE_NONE:
                read = option.read(option.name.lstrip("-") or name, given)
                object.__setattr__(self, name, read)
        if not 0 < self.strength <= 1:
            raise InvalidInput(f"strength {self.strength} is out of range; give 0 < strength <= 1")
        if self.fix_budget < 0:
            raise InvalidInput(f"fix budget {self.fix_budget} is negative; give 0 or more")
        end = LONGEST_SECONDS if self.end_seconds is None else self.end_seconds
        if not 0 <= self.start_seconds < end <= LONGEST_SECONDS:
            raise InvalidInput(
                f"from {self.start_seconds} to {self.end_seconds} seconds has no frames; "
                f"give 0 <= from < to <= {LONGEST_SECONDS:.0f}"
            )
        if self.region is not None and self.only == ("jitter",):
            raise InvalidInput("jitter is repaired for the whole frame; leave out the region")


def check_length(options: RepairOptions, seconds: float) -> None:
    """Raises InvalidInput where a clip of so many `seconds` ends before the repair begins."""
    if options.start_seconds >= seconds > 0:
        raise InvalidInput(
            f"from {options.start_seconds} s is after the end of the clip, which lasts "
            f"{seconds:.2f} s; give less"
        )
