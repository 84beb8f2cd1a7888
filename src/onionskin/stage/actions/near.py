"""Which verb of the stage stands in for one that it has not: "gobble" is acted as "eat"."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.stage.actions.action import ACTIONS, Action

_HERE: Final = files("onionskin.stage.actions")


def nearest_action(verb: str) -> Action | None:
    """The action of that name, or else the one that is nearest in meaning; None for neither."""
    found = ACTIONS.find(verb)
    if found is not None:
        return found
    name = _near().get(verb.casefold())
    return ACTIONS.find(name) if name else None


@lru_cache(maxsize=1)
def _near() -> dict[str, str]:
    """Names of actions by verb: out of WordNet, and by hand where it puts a verb elsewhere."""
    data = gzip.decompress((_HERE / "near_verbs.txt.gz").read_bytes()).decode()
    near = dict(line.split("\t") for line in data.splitlines())
    for line in (_HERE / "near_by_hand.txt").read_text(encoding="utf-8").splitlines():
        name, _, verbs = line.partition(": ")
        near |= dict.fromkeys(verbs.split(", "), name)
    return near
