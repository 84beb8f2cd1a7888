"""The plan of a shot: who is where when, under which camera, in which scenery.

An `Outline` says it in words (a closed vocabulary); a `Plan` says it in numbers.
The planner turns a prompt into an outline, `blocking.block` turns an outline into a
plan, and `draft` and `scenery` draw a plan. All are plain, frozen data.

Coordinates. The *stage* is the frame under a camera at rest: x runs from 0 (left edge)
to 1 (right edge), y from 0 (top) to 1 (bottom); points outside 0..1 are off the frame
until the camera turns to them. Sizes are fractions of the frame's shorter side.
Times are seconds from the start of the shot.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.errors import InvalidInput

PLACES: Final = (
    "mountains",
    "sea",
    "meadow",
    "desert",
    "snow",
    "city",
    "forest",
    "road",
    "beach",
    "space",
    "underwater",
    "indoors",
    "plain",
)
TIMES: Final = ("day", "sunset", "night", "dawn")
WEATHERS: Final = ("clear", "cloudy", "rain", "snowfall", "fog")
COLORS: Final = ("white", "pink", "yellow", "blue", "green", "purple", "orange", "gray")
SHOWN: Final = ("place", "time", "weather")
"""Fields of a scenery that a picture shows, and that a story goes on with."""
SIZES: Final = ("small", "medium", "big")
MOTIONS: Final = (
    "still",
    "drift-left",
    "drift-right",
    "fly-left",
    "fly-right",
    "rise",
    "fall",
    "bounce",
    "grow",
    "shrink",
    "circle",
)
SIDES: Final = ("any", "left", "center", "right")
CAMERAS: Final = (
    "still",
    "pan-left",
    "pan-right",
    "tilt-up",
    "tilt-down",
    "zoom-in",
    "zoom-out",
)
TIMELESS_PLACES: Final = ("space", "underwater", "indoors", "plain")
"""Places with no sky: time of day and weather do not apply (time is "day", weather "clear")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """One subject of an outline: a cast entry and what it does, in words."""

    cast: str
    """Id of a cast entry, e.g. "1f98a", or the name of a person's own picture."""
    size: str = "medium"
    motion: str = "still"
    side: str = "any"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenery:
    """The place, hour and weather; `color` only where the place is "plain"."""

    place: str = "meadow"
    time: str = "day"
    weather: str = "clear"
    color: str = "blue"
    seed: int = 0
    """Which of the many meadows: the same seed draws the same one, at any size."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What a prompt says, in the planner's vocabulary. One to three roles."""

    roles: tuple[Role, ...]
    scenery: Scenery
    camera: str = "still"


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """Where a subject is at one moment: its centre, size and rotation in degrees clockwise."""

    seconds: float
    x: float
    y: float
    size: float
    rotation: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """One subject of a plan. Later subjects stand in front of earlier ones."""

    cast: str
    keys: tuple[Key, ...]
    name: str = ""
    """What the prompt called it."""
    motion: str = "still"
    flip: bool = False
    """Mirrored left to right, so that it faces where it goes."""
    phase_seconds: float = 0.0
    """Where in its own animation the subject starts."""
    pace: float = 1.0
    """How fast its own animation plays; 0 stands still."""
    shadow: float | None = None
    """Stage y of the ground its shadow falls on; None for subjects off the ground."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CameraKey:
    """The camera at one moment: the stage point at the frame's centre, and its zoom (1 = all)."""

    seconds: float
    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A shot in numbers: the same plan gives the same draft, byte for byte."""

    seconds: float
    subjects: tuple[Subject, ...] = ()
    scenery: Scenery = Scenery()
    camera: tuple[CameraKey, ...] = (CameraKey(seconds=0.0),)
    camera_move: str = "still"
    """One of CAMERAS, or several joined: "pan-left+zoom-in"."""
    guessed: tuple[str, ...] = ()
    """Of the scenery's "place", "time" and "weather" those that nobody named and pictures show."""


def camera_moves(text: str) -> tuple[str, ...]:
    """The moves of "pan-left+zoom-in", at most one of pans, tilts and zooms each.

    Raises InvalidInput for others.
    """
    moves = tuple(part.strip() for part in text.split("+"))
    unknown = [move for move in moves if move not in CAMERAS]
    kinds = [move.partition("-")[0] for move in moves]
    if unknown or len(set(kinds)) < len(kinds) or ("still" in kinds and len(kinds) > 1):
        raise InvalidInput(
            f"camera {text!r} is not known; give one of {', '.join(CAMERAS)}, or a pan, a tilt and "
            "a zoom joined, e.g. pan-left+zoom-in"
        )
    return moves


def key_at(keys: tuple[Key, ...], seconds: float) -> Key:
    """The state of a subject at `seconds`: straight lines between keys, held outside them."""
    index, share = _bracket(keys, seconds)
    a, b = keys[index], keys[min(index + 1, len(keys) - 1)]
    return Key(
        seconds=seconds,
        x=a.x + (b.x - a.x) * share,
        y=a.y + (b.y - a.y) * share,
        size=a.size * (b.size / a.size) ** share,
        rotation=a.rotation + (b.rotation - a.rotation) * share,
    )


def camera_at(keys: tuple[CameraKey, ...], seconds: float) -> CameraKey:
    """The state of the camera at `seconds`, as `key_at`."""
    index, share = _bracket(keys, seconds)
    a, b = keys[index], keys[min(index + 1, len(keys) - 1)]
    return CameraKey(
        seconds=seconds,
        x=a.x + (b.x - a.x) * share,
        y=a.y + (b.y - a.y) * share,
        zoom=a.zoom * (b.zoom / a.zoom) ** share,
    )


def _bracket(keys: Sequence[Key | CameraKey], seconds: float) -> tuple[int, float]:
    """Index of the last key at or before `seconds`, and the share of the way to the next."""
    index = max(bisect_right(keys, seconds, key=lambda key: key.seconds) - 1, 0)
    if index + 1 >= len(keys):
        return index, 0.0
    span = keys[index + 1].seconds - keys[index].seconds
    share = min(max((seconds - keys[index].seconds) / span, 0.0), 1.0) if span > 0 else 1.0
    return index, share
