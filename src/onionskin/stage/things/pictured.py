"""Things and animals that the stage has no drawing of, taken from the cast's pictures.

They are pixels, 192 a side, and so softer than what the stage draws; it says so when it
uses one. The name of such a thing is "cast:" and the picture's id.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any, Final

import numpy as np

from onionskin.cast.cast import Cast, CastEntry, load_cast
from onionskin.stage.brush import Brush
from onionskin.stage.registry import Names
from onionskin.stage.skia import skia
from onionskin.stage.things.thing import THINGS, Moment, Thing

PREFIX: Final = "cast:"
OWN_PREFIX: Final = "own:"
_SURE: Final = 0.94
# Heights in metres of what is not about as high as others of its group.
_HEIGHTS: Final = {
    "dog": 0.65,
    "cat": 0.4,
    "fox": 0.5,
    "horse": 1.8,
    "cow": 1.5,
    "elephant": 2.8,
    "rabbit": 0.35,
    "bee": 0.2,
    "butterfly": 0.2,
    "bird": 0.3,
    "ship": 4.0,
    "train": 3.2,
    "volcano": 5.0,
    "rocket": 4.0,
    "helicopter": 2.8,
    "whale": 2.0,
    "spouting whale": 2.0,
    "shark": 1.2,
    "dolphin": 1.0,
    "seal": 0.9,
    "crocodile": 0.7,
    "hippopotamus": 1.5,
    "rhinoceros": 1.7,
    "camel": 2.1,
    "two-hump camel": 2.1,
    "gorilla": 1.6,
    "bison": 1.7,
    "ox": 1.5,
    "water buffalo": 1.6,
    "donkey": 1.3,
    "llama": 1.6,
    "kangaroo": 1.5,
    "mammoth": 3.2,
    "moose": 2.0,
    "hedgehog": 0.25,
    "frog": 0.2,
    "snail": 0.2,
    "ant": 0.15,
    "hamster": 0.2,
    "ogre": 1.9,
    "alien monster": 1.4,
    "unicorn": 2.0,
    "dragon": 3.0,
}
_GROUPS: Final = (
    ("animal", 0.7),
    ("food", 0.22),
    ("travel", 2.2),
    ("building", 5.0),
    ("transport-ground", 2.0),
)


@lru_cache(maxsize=1024)  # a plan that is changed bit by bit names the same things each time
def picture_named(name: str) -> str:
    """The stage's name for the cast's picture of `name`, or "" where it has none."""
    found = load_cast().search(name, 1)
    return PREFIX + found[0].entry.id if found and found[0].score >= _SURE else ""


def own_picture(entry: CastEntry) -> str:
    """The stage's name for a person's own picture: after its pixels, so that it is always it."""
    pixels = entry.frames()
    name = f"{OWN_PREFIX}{hashlib.sha256(pixels.tobytes()).hexdigest()[:16]}"
    _OWN[name] = entry
    while len(_OWN) > _MOST_OWN:
        del _OWN[next(iter(_OWN))]
    return name


def own_pictures(cast: Cast | None) -> dict[str, str]:
    """The pictures of somebody's own in a cast, by name, and what the stage calls them."""
    own = () if cast is None else cast.entries
    return {entry.name: own_picture(entry) for entry in own if entry.own_frames is not None}


_OWN: Final[dict[str, CastEntry]] = {}
_MOST_OWN: Final = 64


def thing_named(name: str) -> Thing:
    """A thing by its name on the stage, drawn or pictured. Raises InvalidInput."""
    if name in _OWN:
        return _own(name)
    return _pictured(name) if name.startswith(PREFIX) else THINGS.get(name)


@lru_cache(maxsize=64)
def _own(name: str) -> Thing:
    """A picture of one's own: as large as what one holds, a cut-out person as large as one."""
    entry = _OWN[name]
    left, top, right, bottom = entry.bbox
    shape = (bottom - top) / max(right - left, 1e-6)
    return _drawn(name, entry, 1.7 if shape > _OF_PEOPLE else min(0.42, 0.46 * shape))


_OF_PEOPLE: Final = 1.9
"""Height by width from which a picture is that of somebody standing."""


@lru_cache(maxsize=64)
def _pictured(name: str) -> Thing:
    entry = load_cast()[name.removeprefix(PREFIX)]
    return _drawn(name, entry, _height(entry))


def _drawn(name: str, entry: CastEntry, high: float) -> Thing:
    """A picture `high` metres high as a thing; one holds it a quarter up."""
    left, top, right, bottom = entry.bbox
    wide = high * (right - left) / max(bottom - top, 1e-6)
    images = _images(entry)
    side = high / max(bottom - top, 1e-6)

    def draw(brush: Brush, moment: Moment) -> None:
        step = moment.t / entry.loop_seconds * len(images) if entry.loop_seconds else 0
        image = images[int(step) % len(images)]
        x, y = -(left + right) / 2 * side, -(1 - bottom) * side
        # Pictures run downwards; those that look left are turned to the right.
        mirror = -1.0 if entry.facing == "left" else 1.0
        with brush.moved(scale=(mirror, -1.0)):
            place = skia.Rect.MakeXYWH(x, -y - side, side, side)
            brush.canvas.drawImageRect(image, place, _CUBIC)

    names = Names(en=name, zh=entry.name_zh)
    return Thing(
        names=names, size=(wide, high), draw=draw, live=entry.animated, grip=(0, high * 0.25)
    )


_CUBIC: Final[Any] = skia.SamplingOptions(skia.CubicResampler.Mitchell())


@lru_cache(maxsize=16)
def _images(entry: CastEntry) -> tuple[Any, ...]:
    return tuple(
        skia.Image.fromarray(
            np.ascontiguousarray(frame), skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
        )
        for frame in entry.frames()
    )


def _height(entry: CastEntry) -> float:
    if entry.name in _HEIGHTS:
        return _HEIGHTS[entry.name]
    text = f"{entry.group} {entry.subgroup}"
    return next((high for word, high in _GROUPS if word in text), 0.45)
