"""The plan of a shot: who is where and when, the camera and the scenery.

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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, TypeVar, get_args

from onionskin import checks
from onionskin.errors import InvalidInput

Place = Literal[
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
]
Time = Literal["day", "sunset", "night", "dawn"]
Weather = Literal["clear", "cloudy", "rain", "snowfall", "fog"]
Color = Literal["white", "pink", "yellow", "blue", "green", "purple", "orange", "gray"]
Shown = Literal["place", "time", "weather"]
RoleSize = Literal["small", "medium", "big"]
Motion = Literal[
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
]
Side = Literal["any", "left", "center", "right"]
Camera = Literal["still", "pan-left", "pan-right", "tilt-up", "tilt-down", "zoom-in", "zoom-out"]
PLACES: Final[tuple[Place, ...]] = get_args(Place)
TIMES: Final[tuple[Time, ...]] = get_args(Time)
WEATHERS: Final[tuple[Weather, ...]] = get_args(Weather)
COLORS: Final[tuple[Color, ...]] = get_args(Color)
SHOWN: Final[tuple[Shown, ...]] = get_args(Shown)
"""Fields of a scenery that a picture shows, and that a story goes on with."""
SIZES: Final[tuple[RoleSize, ...]] = get_args(RoleSize)
MOTIONS: Final[tuple[Motion, ...]] = get_args(Motion)
SIDES: Final[tuple[Side, ...]] = get_args(Side)
CAMERAS: Final[tuple[Camera, ...]] = get_args(Camera)
TIMELESS_PLACES: Final = ("space", "underwater", "indoors", "plain")
"""Places with no sky: time of day and weather do not apply (time is "day", weather "clear")."""

MAX_SECONDS: Final = 24 * 3600.0
MAX_SUBJECTS: Final = 100
MAX_KEYS: Final = 30_000
"""Of one subject or of the camera: eight a second for an hour."""
MAX_AWAY: Final = 1000.0
"""How far from the frame anything may be, and how large, in frames."""
MAX_DEGREES: Final = 1e6
MAX_SCENERY_SEED: Final = 2**64 - 1
MAX_ROLES: Final = 3
_MAX_NAME: Final = 200
AnyKey = TypeVar("AnyKey", "Key", "CameraKey")


def _number(noun: object, name: str, reach: float) -> None:
    """Makes a field a float from -reach to reach. Raises InvalidInput."""
    checks.keep(noun, name, checks.number(name, getattr(noun, name), low=-reach, high=reach))


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """One subject of an outline: a cast entry and what it does, in words."""

    cast: str
    """Id of a cast entry, e.g. "1f98a", or the name of a person's own picture."""
    size: RoleSize = "medium"
    motion: Motion = "still"
    side: Side = "any"

    def __post_init__(self) -> None:
        checks.text("cast", self.cast, longest=_MAX_NAME, empty=False)
        checks.choice("size", self.size, SIZES)
        checks.choice("motion", self.motion, MOTIONS)
        checks.choice("side", self.side, SIDES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenery:
    """The place, hour and weather; `color` only where the place is "plain"."""

    place: Place = "meadow"
    time: Time = "day"
    weather: Weather = "clear"
    color: Color = "blue"
    seed: int = 0
    """Which of the many meadows: the same seed draws the same one, at any size; below 2**64."""

    def __post_init__(self) -> None:
        checks.choice("place", self.place, PLACES)
        checks.choice("time", self.time, TIMES)
        checks.choice("weather", self.weather, WEATHERS)
        checks.choice("color", self.color, COLORS)
        checks.keep(self, "seed", checks.whole("seed", self.seed, 0, MAX_SCENERY_SEED))


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What a prompt says, in the planner's vocabulary, with up to three roles."""

    roles: tuple[Role, ...]
    scenery: Scenery
    camera: str = "still"
    """One of CAMERAS, or several joined, as of `Plan.camera_move`."""

    def __post_init__(self) -> None:
        checks.keep(self, "roles", checks.items("roles", self.roles, Role, most=MAX_ROLES))
        _check_scenery(self.scenery)
        camera_moves(self.camera)


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """Where a subject is at one moment: its centre, size and rotation in degrees clockwise."""

    written_as_row: ClassVar[bool] = True

    seconds: float
    x: float
    y: float
    size: float
    rotation: float = 0.0

    def __post_init__(self) -> None:
        _number(self, "seconds", MAX_SECONDS)
        _number(self, "x", MAX_AWAY)
        _number(self, "y", MAX_AWAY)
        checks.keep(self, "size", checks.number("size", self.size, above=0.0, high=MAX_AWAY))
        _number(self, "rotation", MAX_DEGREES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """One subject of a plan. Later subjects stand in front of earlier ones."""

    cast: str
    keys: tuple[Key, ...]
    name: str = ""
    """What the prompt called it."""
    motion: Motion = "still"
    flip: bool = False
    """Mirrored left to right, so that it faces where it goes."""
    phase_seconds: float = 0.0
    """Where in its own animation the subject starts."""
    pace: float = 1.0
    """How fast its own animation plays; 0 stands still."""
    shadow: float | None = None
    """Stage y of the ground its shadow falls on; None for subjects off the ground."""

    def __post_init__(self) -> None:
        checks.text("cast", self.cast, longest=_MAX_NAME, empty=False)
        checks.text("name", self.name, longest=_MAX_NAME)
        checks.keep(self, "keys", _checked_keys("keys", self.keys, Key, "[0, 0.5, 0.5, 0.4]"))
        checks.choice("motion", self.motion, MOTIONS)
        checks.flag("flip", self.flip)
        _number(self, "phase_seconds", 100 * MAX_SECONDS)
        _number(self, "pace", 1000.0)
        if self.shadow is not None:
            _number(self, "shadow", MAX_AWAY)


@dataclass(frozen=True, kw_only=True, slots=True)
class CameraKey:
    """The camera at one time: the point at the centre of the frame, and the zoom (1: all)."""

    written_as_row: ClassVar[bool] = True

    seconds: float
    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0

    def __post_init__(self) -> None:
        _number(self, "seconds", MAX_SECONDS)
        _number(self, "x", MAX_AWAY)
        _number(self, "y", MAX_AWAY)
        checks.keep(self, "zoom", checks.number("zoom", self.zoom, above=0.0, high=MAX_AWAY))


def _checked_keys(
    name: str, keys: Sequence[AnyKey], kind: type[AnyKey], example: str
) -> tuple[AnyKey, ...]:
    checked = checks.items(name, keys, kind, most=MAX_KEYS)
    if not checked:
        raise InvalidInput(f"{name} is empty: give at least one, e.g. {example}")
    checks.rising(name, [key.seconds for key in checked])
    return checked


def _check_scenery(scenery: object) -> None:
    if not isinstance(scenery, Scenery):
        raise InvalidInput(f"scenery is {checks.short(scenery)}: give a Scenery")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """A shot in numbers for engines that paint; the same plan gives the same draft, byte for byte.

    Raises InvalidInput, which names the field, for invalid values: lengths outside
    0..86,400 seconds, keys that are not in the order of their times, unknown words.
    """

    seconds: float
    scenery: Scenery = Scenery()
    guessed: tuple[Shown, ...] = ()
    """Of the scenery's "place", "time" and "weather" those that nobody named and pictures show."""
    camera_move: str = "still"
    """One of CAMERAS, or several joined: "pan-left+zoom-in"."""
    camera: tuple[CameraKey, ...] = (CameraKey(seconds=0.0),)
    subjects: tuple[Subject, ...] = ()

    def __post_init__(self) -> None:
        seconds = checks.number("seconds", self.seconds, above=0.0, high=MAX_SECONDS)
        checks.keep(self, "seconds", seconds)
        _check_scenery(self.scenery)
        checks.keep(self, "guessed", checks.items("guessed", self.guessed, str, most=len(SHOWN)))
        for index, name in enumerate(self.guessed):
            checks.choice(f"guessed[{index}]", name, SHOWN)
        checks.keep(self, "camera_move", "+".join(camera_moves(self.camera_move, "camera_move")))
        checks.keep(
            self, "camera", _checked_keys("camera", self.camera, CameraKey, "[0, 0.5, 0.5, 1]")
        )
        subjects = checks.items("subjects", self.subjects, Subject, most=MAX_SUBJECTS)
        checks.keep(self, "subjects", subjects)


def camera_moves(text: str, name: str = "camera") -> tuple[str, ...]:
    """The moves of "pan-left+zoom-in", at most one of pans, tilts and zooms each.

    Raises InvalidInput for others; `name` is the field that the message speaks of.
    """
    moves = tuple(part.strip() for part in text.split("+")) if isinstance(text, str) else ()
    known = bool(moves) and all(move in CAMERAS for move in moves)
    kinds = [move.partition("-")[0] for move in moves]
    if not known or len(set(kinds)) < len(kinds) or ("still" in kinds and len(kinds) > 1):
        raise InvalidInput(
            f"{name} {checks.short(text)} is not known; give one of {', '.join(CAMERAS)}, or a "
            "pan, a tilt and a zoom joined, e.g. pan-left+zoom-in"
        )
    return moves


def distinct(keys: Iterable[AnyKey]) -> tuple[AnyKey, ...]:
    """Keys in the order of their times, without those that fall on the time of a later one.

    Where times are rounded two may fall together; a plan has one key at a time.
    """
    return tuple({key.seconds: key for key in keys}.values())


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
