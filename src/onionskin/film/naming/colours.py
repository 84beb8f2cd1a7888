"""The colour in which a thing is said to be, so that it is drawn in it: the blue bin, 灰色的桶."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onionskin.film.naming.vocabulary import Named
from onionskin.finish.cards.things import COLOURS, TINTS, drawing_of, has_colour

_ZH: Final = {
    "红": "red", "橙": "orange", "黄": "yellow", "绿": "green", "蓝": "blue", "紫": "purple",
    "粉": "pink", "棕": "brown", "黑": "black", "白": "white", "灰": "grey",
}  # fmt: skip
_SAID: Final = re.compile(
    rf"\b({'|'.join(TINTS)}|gray) [a-z]+(?: [a-z]+)?$"
    rf"|([{''.join(_ZH)}])色的?[\u4e00-\u9fff]{{1,3}}$",
    re.IGNORECASE,
)


def is_in_its_colour(named: Named, text: str) -> bool:
    """Whether a thing is drawn in the colour that is said of it: a brown bin is not shown as a
    green one."""
    colour = _colour_said(named, text)
    is_so = not colour or named.is_deed or colour in named.thing.split()
    return is_so or (colour in COLOURS and has_colour(named.thing, colour))


def _colour_said(named: Named, text: str) -> str:
    """The colour, in English, that stands right before a thing's name; "" for none."""
    match = _SAID.search(text[: named.start + len(named.said)])
    if match is None or named.is_somebody or named.is_scene or named.is_pictogram:
        return ""
    if match.end() - match.start() < len(named.said):
        return ""
    return (match[1] or _ZH[match[2]]).casefold().replace("gray", "grey")


def in_its_colour(named: Named, text: str) -> Named:
    """A thing in the colour that is said of it, where its own drawing has another."""
    if is_in_its_colour(named, text):
        return named
    name = f"{_colour_said(named, text)} {named.thing}"
    return named if drawing_of(name) is None else replace(named, thing=name)
