"""Which drawing stands in for a thing that has none of its own: a kayak is drawn as a boat.

A stand-in is the same kind of thing with another detail; where there is none, nothing stands in.
`near.txt` is written by hand, `near_nouns.txt.gz` compiled out of WordNet
(`scripts/compile_things.py`).
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from onionskin.stage.things.thing import THINGS


def near_thing(name: str) -> str:
    """The name of the drawing that stands in for `name`, by it or its last word; "" for none."""
    near, head = _near(), name.rsplit(" ", 1)[-1]
    for each in (name, name.removesuffix("s"), head):
        found = THINGS.find(near.get(each, ""))
        if found is not None and THINGS.find(name) is not found:
            return found.names.en
    return ""


@lru_cache(maxsize=1)
def _near() -> dict[str, str]:
    """Names of drawings, by the names of what they stand in for."""
    here = files("onionskin.stage.things")
    text = (here / "near.txt").read_text(encoding="utf-8")
    compiled = gzip.decompress((here / "near_nouns.txt.gz").read_bytes()).decode()
    near: dict[str, str] = {}
    for line in (text + compiled).splitlines():
        name, _, others = line.partition(": ")
        near |= {other: name for other in others.split(", ") if other not in near}
    return near
