"""Colours: curated ramps, and how a colour grows lighter, darker or mixed.

A colour is a string "#rrggbb". Shadows lean to violet and lights to cream, so that nothing
on the stage goes grey or black.
"""

from __future__ import annotations

from functools import lru_cache

SHADOW = "#2b1d4e"
LIGHT = "#fff6e3"

SKIN = ("#ffdfc4", "#f6cba6", "#ecb68a", "#d99d6c", "#bf8050", "#a0683f", "#865436", "#6e452d")
HAIR = ("#1f1b24", "#33241e", "#54341f", "#7b4a26", "#a8652f", "#d39a45", "#b5482a")
GREY_HAIR = ("#c9c9d1", "#e4e2e0", "#9c9aa3")
CLOTH = (
    "#e4574c",  # tomato
    "#f08a3c",  # orange
    "#f4b93f",  # sun
    "#4fa870",  # leaf
    "#2b9c96",  # teal
    "#3d86c9",  # sky
    "#4f5bb8",  # indigo
    "#8a5cb0",  # violet
    "#d8628f",  # rose
)
DARK_CLOTH = ("#2f3a5c", "#3c4257", "#4a3a4e", "#2e4a4f", "#5a4436", "#394b3a")
WHITE = "#fbfbfd"
INK = "#2a2036"


@lru_cache(maxsize=4096)
def channels(colour: str) -> tuple[int, int, int]:
    """The red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hex_of(red: float, green: float, blue: float) -> str:
    """The colour of three channels, each clipped to 0..255 and rounded half up."""
    return "#" + "".join(f"{min(255, max(0, int(c + 0.5))):02x}" for c in (red, green, blue))


@lru_cache(maxsize=8192)
def mix(colour: str, other: str, amount: float) -> str:
    """`colour` moved towards `other`; `amount` 0 keeps it, 1 gives the other."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return hex_of(*(a + (b - a) * amount for a, b in pairs))


def darker(colour: str, amount: float = 0.2) -> str:
    """`colour` in the shade; `amount` in 0..1."""
    return mix(colour, SHADOW, amount)


def lighter(colour: str, amount: float = 0.2) -> str:
    """`colour` in the light; `amount` in 0..1."""
    return mix(colour, LIGHT, amount)


def luminance(colour: str) -> float:
    """Relative luminance in 0..1, as WCAG defines it."""
    parts = [c / 255 for c in channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
