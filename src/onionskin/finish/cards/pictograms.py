"""Pictograms: signs of one colour, of things, deeds and states that nothing else shows.

Their outlines are of openly licensed sets of icons, packed by `scripts/make_pictograms.py`. Icons
of different sets fill their boxes differently: each is drawn so large that all look alike.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from onionskin.stage.skia import skia

Path = Any
SHAPES: Final = files("onionskin.finish.cards") / "pictograms.json.gz"
SIDE: Final = 2400
"""Of the box in which outlines are kept: hundredths of a unit where icons are drawn on 24."""
_AREA_SIDE: Final = 0.66
"""The side of a square that all pictograms fill alike, by the box they are drawn in."""
_REACH: Final = 0.46
"""From the middle of the box to the farthest point of a pictogram, at most."""
_COMMAND: Final = re.compile(r"([mlqcz])([^mlqcz]*)")
_NUMBER: Final = re.compile(r"-?\d+")


def pictogram_names() -> tuple[str, ...]:
    """The names of all pictograms, sorted."""
    return tuple(_packed()["names"])


def is_pictogram(name: str) -> bool:
    """Whether there is a pictogram of a name in lower case."""
    return name in _packed()["names"]


@lru_cache(maxsize=256)
def outline_of(name: str) -> Path:
    """A pictogram as a path in the unit square, y downwards, its weight in the middle.

    Raises KeyError where there is none of that name.
    """
    path = read_shape(_packed()["shapes"][_packed()["names"][name]])
    box = path.computeTightBounds()
    x, y = box.centerX(), box.centerY()
    far = max(
        math.hypot(point.x() - x, point.y() - y) for point in path.getPoints(path.countPoints())
    )
    k = min(_AREA_SIDE / math.sqrt(max(box.width() * box.height(), 1.0)), _REACH / max(far, 1.0))
    matrix = skia.Matrix.Translate(0.5, 0.5)
    matrix.preScale(k, k)
    matrix.preTranslate(-x, -y)
    path.transform(matrix)
    return path


def licences_of(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Whose the pictograms among some names are: what the set is called, and its licence.

    The project's own are left out.
    """
    packed = _packed()
    icons = (packed["names"].get(name, "") for name in names)
    sets = dict.fromkeys(icon.partition(":")[0] for icon in icons if icon)
    return tuple(
        (packed["sets"][each][0], packed["sets"][each][1])
        for each in sets
        if each in packed["sets"]
    )


def read_shape(shape: str) -> Path:
    """A path in a box of `SIDE`, from SVG's path data of relative commands and whole numbers; "E"
    stands before one that is filled by the even-odd rule."""
    path = skia.Path()
    if shape.startswith("E"):
        path.setFillType(skia.PathFillType.kEvenOdd)
    draw = {"m": path.rMoveTo, "l": path.rLineTo, "q": path.rQuadTo, "c": path.rCubicTo}
    for letter, numbers in _COMMAND.findall(shape):
        if letter == "z":
            path.close()
        else:
            draw[letter](*map(int, _NUMBER.findall(numbers)))
    return path


@lru_cache(maxsize=1)
def _packed() -> Any:
    return json.loads(gzip.decompress(SHAPES.read_bytes()))
