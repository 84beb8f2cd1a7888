"""Random outlines: what happens in the scenes that the toybox learns from.

Some is kept from all training, to be tested with: a tenth of all (subject, place) pairs,
chosen by a hash so that every part of the project agrees on them, and the subjects whose
cast entries are marked `held_out`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

import numpy as np

from onionskin.cast.cast import Cast, CastEntry
from onionskin.checks import choice
from onionskin.plan.plan import COLORS, PLACES, SIDES, SIZES, Outline, Role, Scenery
from onionskin.planner.chances import (
    any_place,
    likely_camera,
    likely_motion,
    likely_place,
    likely_time,
    likely_weather,
    pick,
)

_HELD_OUT_SHARE = 0.1
_SENSIBLE = 0.7
"""How often the place suits the subject; otherwise it is any place."""
_NUM_ROLES = {"1": 0.60, "2": 0.28, "3": 0.12}


class Split(Enum):
    """Which part of the world an outline is of."""

    TRAIN = "train"
    HELD_OUT_PAIRS = "held-out pairs"
    """The first subject is in a place where it is never trained."""
    HELD_OUT_SUBJECTS = "held-out subjects"
    """The first subject is never trained anywhere."""


@lru_cache(maxsize=65536)
def is_held_out_pair(cast_id: str, place: str) -> bool:
    """True for the tenth of (subject, place) pairs that no training may show."""
    digest = hashlib.sha256(f"{cast_id}/{place}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < _HELD_OUT_SHARE * 2**32


def sample_outline(
    rng: np.random.Generator,
    cast: Cast,
    *,
    split: Split = Split.TRAIN,
    num_roles: int | None = None,
) -> Outline:
    """A random outline with one to three roles (or `num_roles`), of one split of the world."""
    count = num_roles or int(pick(rng, _NUM_ROLES))
    seen, unseen = _by_training(cast)
    while True:
        first = _choose(rng, unseen if split is Split.HELD_OUT_SUBJECTS else seen)
        entries = [first, *_company(rng, first, seen, count - 1)]
        place = likely_place(first, rng) if rng.random() < _SENSIBLE else any_place(rng)
        if _belongs(entries, place, split):
            break
    return Outline(
        roles=_roles(rng, entries), scenery=_scenery(rng, place), camera=likely_camera(rng)
    )


@lru_cache(maxsize=4)
def _by_training(cast: Cast) -> tuple[tuple[CastEntry, ...], tuple[CastEntry, ...]]:
    """The subjects that training may show, and those it may not."""
    seen = tuple(entry for entry in cast.entries if not entry.held_out)
    return seen, tuple(entry for entry in cast.entries if entry.held_out)


def _choose(rng: np.random.Generator, entries: Sequence[CastEntry]) -> CastEntry:
    """Any entry; those that move by themselves twice as often, for clips live by them."""
    for _ in range(2):
        entry = entries[int(rng.integers(len(entries)))]
        if entry.animated:
            break
    return entry


def _company(
    rng: np.random.Generator, first: CastEntry, others: Sequence[CastEntry], count: int
) -> list[CastEntry]:
    """Who is there beside the first: more of the same, or others. Same subjects come together."""
    if count == 0:
        return []
    if count == 1:
        return [first if rng.random() < 0.4 else _choose(rng, others)]
    kind = pick(rng, {"same": 6, "two and one": 2, "one and two": 1, "all others": 1.5})
    other = _choose(rng, others)
    if kind == "same":
        return [first, first]
    if kind == "two and one":
        return [first, other]
    return [other, other if kind == "one and two" else _choose(rng, others)]


def _belongs(entries: list[CastEntry], place: str, split: Split) -> bool:
    held_out = [is_held_out_pair(entry.id, place) for entry in entries]
    if split is Split.HELD_OUT_PAIRS:
        return held_out[0]
    if split is Split.HELD_OUT_SUBJECTS:
        return True
    return not any(held_out)


def _roles(rng: np.random.Generator, entries: list[CastEntry]) -> tuple[Role, ...]:
    """What each does. More of the same do the same, nine times of ten."""
    roles: list[Role] = []
    together = rng.random() < 0.9
    for index, entry in enumerate(entries):
        if together and index and entry is entries[index - 1]:
            roles[-1] = Role(cast=entry.id, size=roles[-1].size, motion=roles[-1].motion)
            roles.append(roles[-1])
        else:
            roles.append(_role(rng, entry, len(entries), [role.side for role in roles]))
    return tuple(roles)


def _role(rng: np.random.Generator, entry: CastEntry, num_roles: int, taken: list[str]) -> Role:
    """A role for one subject; no two stand on the same side."""
    sides = {"left": 1.5, "right": 1.5} if num_roles > 1 else dict.fromkeys(SIDES[1:], 1.0)
    sides = {side: weight for side, weight in sides.items() if side not in taken}
    return Role(
        cast=entry.id,
        size=choice("size", pick(rng, {"small": 2.5, "medium": 5, "big": 2.5}), SIZES),
        motion=likely_motion(entry, rng),
        side=choice("side", pick(rng, {"any": 6, **sides}), SIDES),
    )


def _scenery(rng: np.random.Generator, place: str) -> Scenery:
    color = COLORS[int(rng.integers(len(COLORS)))] if place == "plain" else Scenery().color
    return Scenery(
        place=choice("place", place, PLACES),
        time=likely_time(place, rng),
        weather=likely_weather(place, rng),
        color=color,
        seed=int(rng.integers(2**31)),
    )
