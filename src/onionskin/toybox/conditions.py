"""Scenery and camera as numbers of the model's vocabulary, beside the text."""

from __future__ import annotations

from typing import Final

from onionskin.plan.plan import CAMERAS, COLORS, PLACES, TIMELESS_PLACES, TIMES, WEATHERS, Plan

_VOCABULARIES: Final = (PLACES, TIMES, WEATHERS, COLORS, CAMERAS)
_STARTS: Final = tuple(
    len(_VOCABULARIES) + sum(len(words) for words in _VOCABULARIES[:slot])
    for slot in range(len(_VOCABULARIES))
)
UNSAID: Final = tuple(range(len(_VOCABULARIES)))
"""The labels of a scene of which nothing is said: one number for each slot."""
NUM_LABELS: Final = _STARTS[-1] + len(CAMERAS)


def labels_of(plan: Plan) -> tuple[int, ...]:
    """One number for each slot: place, time, weather, color, camera; unsaid where it is no use."""
    scenery, guessed = plan.scenery, plan.guessed
    place = None if "place" in guessed else scenery.place
    timeless = place in TIMELESS_PLACES
    said = (
        place,
        None if timeless or "time" in guessed else scenery.time,
        None if timeless or "weather" in guessed else scenery.weather,
        scenery.color if place == "plain" else None,
        plan.camera_move if plan.camera_move in CAMERAS else None,
    )
    return tuple(
        slot if word is None else _STARTS[slot] + _VOCABULARIES[slot].index(word)
        for slot, word in enumerate(said)
    )
