"""What is likely where the words leave it open: places, motions, hours, weathers, cameras.

Both use it: the world, to make scenes worth learning from, and the planner, to finish a
prompt that says little. A fish is put in water more often than in a desert.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from onionskin import checks
from onionskin.cast.cast import CastEntry
from onionskin.plan.plan import (
    CAMERAS,
    MOTIONS,
    PLACES,
    TIMELESS_PLACES,
    TIMES,
    WEATHERS,
    Motion,
    Place,
    Time,
    Weather,
)

_HOMES: dict[str, dict[str, float]] = {
    "water": {"underwater": 14, "sea": 9, "beach": 3, "plain": 1},
    "sky": {"mountains": 4, "sea": 3, "meadow": 4, "city": 4, "space": 1, "beach": 2, "plain": 1},
    "ground": {"meadow": 4, "forest": 3, "snow": 2, "road": 3, "city": 3, "beach": 2, "plain": 1},
    "any": {"indoors": 5, "plain": 3, "meadow": 3, "beach": 3, "city": 2, "forest": 2, "snow": 2},
}
_HOMES_BY_GROUP: dict[str, dict[str, float]] = {
    "vehicles": {"road": 8, "city": 6, "desert": 2, "snow": 1, "mountains": 2},
    "people": {"city": 4, "beach": 3, "indoors": 3, "meadow": 3, "snow": 2, "road": 2, "forest": 2},
    "plants": {"meadow": 6, "forest": 4, "desert": 1, "mountains": 2, "plain": 1},
    "places": {"city": 4, "mountains": 3, "meadow": 3, "beach": 2, "snow": 2, "desert": 2},
}
_SPACEFARERS = frozenset({"space", "rocket", "planet", "astronaut", "alien", "ufo", "comet"})

_MOTIONS: dict[str, dict[str, float]] = {
    "sky": {"drift": 4, "fly": 5, "rise": 2, "fall": 1, "circle": 2, "grow": 0.7, "shrink": 0.7},
    "water": {"drift": 5, "fly": 2, "rise": 1, "fall": 1, "circle": 1, "bounce": 0.7, "grow": 0.7},
    "ground": {"drift": 6, "fly": 3, "bounce": 2, "grow": 1, "shrink": 0.7, "circle": 0.7},
    "any": {
        "drift": 4,
        "fly": 2,
        "bounce": 2,
        "rise": 1,
        "fall": 2,
        "grow": 1,
        "shrink": 1,
        "circle": 1,
    },
}
_FIXED = ("plants", "places")
_FIXED_MOTIONS: dict[str, float] = {"grow": 3, "shrink": 2, "bounce": 1, "drift": 1, "fall": 1}

_WEATHERS: dict[str, dict[str, float]] = {
    "desert": {"cloudy": 1},
    "snow": {"cloudy": 1, "snowfall": 3, "fog": 1},
    "mountains": {"cloudy": 2, "rain": 1, "snowfall": 2, "fog": 2},
    "city": {"cloudy": 2, "rain": 3, "snowfall": 2, "fog": 1},
    "forest": {"cloudy": 1, "rain": 2, "snowfall": 1.5, "fog": 2},
    "road": {"cloudy": 2, "rain": 2, "snowfall": 1, "fog": 1},
    "meadow": {"cloudy": 2, "rain": 2, "snowfall": 0.5, "fog": 1},
}
_OTHER_WEATHERS: dict[str, float] = {"cloudy": 2, "rain": 2, "fog": 1}


def pick(rng: np.random.Generator, weights: Mapping[str, float]) -> str:
    """One of the keys, with chances in proportion to their weights."""
    shares = np.cumsum(list(weights.values()))
    return list(weights)[int(np.searchsorted(shares, rng.random() * shares[-1], side="right"))]


def likely_place(entry: CastEntry | None, rng: np.random.Generator) -> str:
    """A place where a subject may well be met."""
    if entry is None:
        return str(rng.choice([place for place in PLACES if place != "plain"]))
    if _SPACEFARERS.intersection(entry.tags, [entry.name]) and rng.random() < 0.5:
        return "space"
    homes = _HOMES[entry.habitat]
    if entry.habitat in ("ground", "any"):
        homes = _HOMES_BY_GROUP.get(entry.group, homes)
    return pick(rng, homes)


def any_place(rng: np.random.Generator) -> Place:
    """Any of the places, all alike."""
    return PLACES[int(rng.integers(len(PLACES)))]


def likely_motion(entry: CastEntry, rng: np.random.Generator, *, still: float = 0.25) -> Motion:
    """What a subject may well do; `still` is the chance that it does nothing.

    "drift" and "fly" come with a direction: "drift-left".
    """
    if rng.random() < still:
        return "still"
    fixed = entry.group in _FIXED and entry.habitat != "sky"
    return directed(pick(rng, _FIXED_MOTIONS if fixed else _MOTIONS[entry.habitat]), rng)


def directed(motion: str, rng: np.random.Generator) -> Motion:
    """A motion with its direction: "drift" becomes "drift-left" or "drift-right"."""
    if motion in ("drift", "fly"):
        motion = f"{motion}-{'left' if rng.random() < 0.5 else 'right'}"
    chosen: Motion = checks.choice("motion", motion, MOTIONS)
    return chosen


def likely_weather(place: str, rng: np.random.Generator, *, clear: float = 0.6) -> Weather:
    """Weather that a place may have; clear where there is no sky."""
    if place in TIMELESS_PLACES or rng.random() < clear:
        return WEATHERS[0]
    weather: Weather = checks.choice(
        "weather", pick(rng, _WEATHERS.get(place, _OTHER_WEATHERS)), WEATHERS
    )
    return weather


def likely_time(place: str, rng: np.random.Generator) -> Time:
    """An hour of the day, day a little more than others; day where there is no sky."""
    if place in TIMELESS_PLACES:
        return TIMES[0]
    chances = {"day": 4, "sunset": 2, "night": 2.4, "dawn": 1.6}
    time: Time = checks.choice("time", pick(rng, chances), TIMES)
    return time


def likely_camera(rng: np.random.Generator, *, still: float = 0.55) -> str:
    """A camera move; `still` is the chance of none."""
    return "still" if rng.random() < still else str(rng.choice(CAMERAS[1:]))
