"""Captions: an outline in words, English or Chinese, in as many ways as we can think of.

First it is decided what to say (a `Reading`: what is left out stays open), then a writer
says exactly that. So every caption comes with its truth: the reading, and which characters
are about what. Some phrasings are held out of all training, to test with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onionskin.cast.cast import Cast, CastEntry
from onionskin.plan.plan import TIMELESS_PLACES, Outline, Role
from onionskin.planner.reading import UNSAID, Group, Reading, Span
from onionskin.toybox.world import captions_en, captions_zh
from onionskin.toybox.world.writing import Piece, Words, join_pieces


@dataclass(frozen=True, slots=True)
class Caption:
    """A text, what it says, and where it says it."""

    text: str
    reading: Reading
    spans: tuple[Span, ...]
    language: str


def caption(
    outline: Outline,
    rng: np.random.Generator,
    cast: Cast,
    *,
    language: str = "en",
    held_out_phrasing: bool = False,
    thorough: float = 0.0,
) -> Caption:
    """Puts an outline into words. `language` is "en" or "zh"; an outline may have no roles.

    `thorough` (0 to 1) is the chance that a caption leaves nothing out that matters, as
    captions do which are made to be followed.
    """
    words = Words(rng, held_out_phrasing)
    reading = _what_to_say(outline, words, thorough=words.chance(thorough))
    entries = [cast[group.cast] for group in reading.groups]
    write: Callable[[Reading, list[CastEntry], Cast, Words], list[Piece]]
    write = captions_en.write if language == "en" else captions_zh.write
    text, spans = join_pieces(write(reading, entries, cast, words), spaced=language == "en")
    return Caption(text, reading, spans, language)


def _what_to_say(outline: Outline, words: Words, *, thorough: bool) -> Reading:
    """Decides what the caption mentions; the commonplace is mentioned less often."""

    def said(value: str, usual: str, chance: float, usual_chance: float) -> str:
        share = usual_chance if value == usual else 1.0 if thorough else chance
        return value if words.chance(share) else UNSAID

    scenery, timeless = outline.scenery, outline.scenery.place in TIMELESS_PLACES
    place = said(scenery.place, "", 0.87, 0.0)
    if not outline.roles and place == UNSAID:
        place = scenery.place
    return Reading(
        groups=tuple(_group_said(role, count, said, words) for role, count in _groups(outline)),
        place=place,
        color=said(scenery.color, "", 0.87, 0.0) if place == "plain" else UNSAID,
        time=UNSAID if timeless else said(scenery.time, "day", 0.82, 0.4),
        weather=UNSAID if timeless else said(scenery.weather, "clear", 0.85, 0.12),
        camera=said(outline.camera, "still", 0.85, 0.1),
    )


def _groups(outline: Outline) -> list[tuple[Role, int]]:
    """Neighbouring roles that are all the same, with how many there are of each."""
    groups: list[tuple[Role, int]] = []
    for role in outline.roles:
        if groups and groups[-1][0] == role and role.side == "any":
            groups[-1] = (role, groups[-1][1] + 1)
        else:
            groups.append((role, 1))
    return groups


def _group_said(
    role: Role, count: int, said: Callable[[str, str, float, float], str], words: Words
) -> Group:
    motion = said(role.motion, "still", 0.85, 0.35)
    if motion.endswith(("-left", "-right")) and not words.chance(0.75):
        motion = motion.partition("-")[0]
    return Group(
        cast=role.cast,
        count=count,
        size=said(role.size, "medium", 0.85, 0.06),
        motion=motion,
        side=UNSAID if role.side == "any" else said(role.side, "", 0.9, 0.0),
    )
