"""The names of what hands do with things: "put book into red box", "rinse apple", "wipe table with
cloth".

Their things are names as `things` has them; `handling` draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_PAIRS: Final = {
    "put": ("into", "onto", "under", "behind"), "take": ("out of", "off"), "hold": ("under",),
    "spread": ("over",), "bring": ("to",), "keep": ("away from",), "pour": ("into",),
    "wrap": ("in",), "wipe": ("with",), "cut": ("with",), "strike": ("with",), "stir": ("with",),
    "turn": ("with",), "pull": ("with",), "write": ("with",),
}  # fmt: skip
_ALONE: Final = ("press", "rinse", "inspect", "lift", "hold", "pull", "shake")
_THING: Final = "THING"
DEEDS: Final = (
    *(" ".join((verb, _THING, link, _THING)) for verb in _PAIRS for link in _PAIRS[verb]),
    *(" ".join((verb, _THING)) for verb in _ALONE),
)
"""What can be done, as it is written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """What is done to a thing, and the other one that it is done with, in or to."""

    way: str
    """E.g. "put into", "rinse"."""
    thing: str
    other: str = ""

    @property
    def name(self) -> str:
        """As it is written: "put book into red box"."""
        verb, _, link = self.way.partition(" ")
        return f"{verb} {self.thing} {link} {self.other}".rstrip()


def deed_of(name: str) -> Deed | None:
    """What a name says that is done; None where it is the name of something else."""
    verb, _, rest = name.partition(" ")
    for link in _PAIRS.get(verb, ()):
        thing, found, other = rest.partition(f" {link} ")
        if found and thing and other:
            return Deed(way=f"{verb} {link}", thing=thing, other=other)
    return Deed(way=verb, thing=rest) if verb in _ALONE and rest else None
