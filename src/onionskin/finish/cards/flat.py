"""Flat pictures of the cast, as vectors: shaded ones look foreign on cards, where all is flat.

They are Fluent Emoji in their flat style, packed by `scripts/make_pictograms.py`.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from onionskin.stage.skia import skia

PICTURES: Final = files("onionskin.finish.cards") / "flat.json.gz"
_SIDE: Final = 32
"""Of the box in which the pictures are drawn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flat:
    """A flat picture: what draws it into the unit square, and how much of that it fills."""

    document: Any
    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=256)
def flat_of(entry_id: str) -> Flat | None:
    """The flat picture of somebody or something of the cast, or None."""
    packed = _packed().get(entry_id)
    if packed is None:
        return None
    left, top, right, bottom, body = packed
    document = read_svg(svg_of(body))
    return Flat(document=document, left=left, top=top, right=right, bottom=bottom)


def svg_of(body: str) -> str:
    """A picture's elements as a document of SVG, one unit large."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {_SIDE} {_SIDE}" width="1" height="1">{body}</svg>'
    )


def read_svg(text: str) -> Any:
    """Skia's document of an SVG, which renders itself into the unit square."""
    document = skia.SVGDOM.MakeFromStream(skia.MemoryStream(text.encode(), True))
    document.setContainerSize(skia.Size(1, 1))
    return document


@lru_cache(maxsize=1)
def _packed() -> Any:
    return json.loads(gzip.decompress(PICTURES.read_bytes()))["pictures"]
