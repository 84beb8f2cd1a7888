"""Every sound effect by its name, at its loudness.

    effect("steps")         # as long as it usually is
    effect("rain@4.5")      # for four and a half seconds

They are as loud as they should be beside a voice of -20 LUFS; the mix changes all alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.finish.effects import around, near
from onionskin.finish.effects.shapes import RATE, Random, Wave
from onionskin.finish.loudness import amplitude, loudness_of
from onionskin.sound import Sound

_NEAR_LUFS, _AROUND_LUFS = -27.0, -35.0
_HIGHEST = 0.5
_SHORTEST, _LONGEST = 0.05, 600.0


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How an effect is made, how long it usually is, and how loud it should be."""

    make: Callable[[float, Random], Wave]
    seconds: float
    lufs: float = _NEAR_LUFS
    wide: bool = False

    @staticmethod
    def around(make: Callable[[float, Random], Wave], seconds: float, up: float = 0) -> _Recipe:
        return _Recipe(make, seconds, _AROUND_LUFS + up, wide=True)


EFFECTS: dict[str, _Recipe] = {
    "steps": _Recipe(near.steps_hard, 2.3, -31),
    "steps-soft": _Recipe(near.steps_soft, 2.3, -33),
    "steps-snow": _Recipe(near.steps_snow, 2.3, -32),
    "run": _Recipe(near.run, 2.0, -30),
    "door": _Recipe(near.door, 1.2),
    "splash": _Recipe(near.splash, 1.2, -28),
    "ping": _Recipe(near.ping, 1.0, -30),
    "bell": _Recipe(near.bell, 2.0, -29),
    "whoosh": _Recipe(near.whoosh, 0.6, -31),
    "click": _Recipe(near.click, 0.15, -30),
    "pop": _Recipe(near.pop, 0.15, -30),
    "typing": _Recipe(near.typing, 2.0, -33),
    "ring": _Recipe(near.ring, 2.6, -30),
    "thud": _Recipe(near.thud, 0.5),
    "bounce": _Recipe(near.bounce, 2.5, -30),
    "knock": _Recipe(near.knock, 2.0, -31),
    "shutter": _Recipe(near.shutter, 0.2, -29),
    "pour": _Recipe(near.pour, 1.8, -33),
    "sweep": _Recipe(near.sweep, 2.6, -34),
    "dig": _Recipe(near.dig, 2.6, -32),
    "heart": _Recipe(near.heart, 2.6, -28),
    "strum": _Recipe(near.strum, 4.0, -29),
    "applause": _Recipe.around(around.applause, 3.5, 6),
    "cheer": _Recipe.around(around.cheering, 2.5, 5),
    "crowd": _Recipe.around(around.crowd, 6.0),
    "rain": _Recipe.around(around.rain, 6.0),
    "wind": _Recipe.around(around.wind, 6.0),
    "fire": _Recipe.around(around.fire, 6.0, 2),
    "thunder": _Recipe.around(around.thunder, 4.0, 6),
    "birds": _Recipe.around(around.birds, 6.0, -1),
    "crickets": _Recipe.around(around.crickets, 6.0, -4),
    "waves": _Recipe.around(around.waves, 8.0),
    "stream": _Recipe.around(around.stream, 6.0),
    "engine": _Recipe.around(around.engine, 4.0, 3),
    "rumble": _Recipe.around(around.rumble, 4.0, 5),
    "siren": _Recipe.around(around.siren, 3.5, 1),
    "sizzle": _Recipe.around(around.sizzle, 4.0),
    "spray": _Recipe.around(around.spray, 3.0),
    "machine": _Recipe.around(around.machine, 6.0),
}


def effect(name: str, seed: int = 0) -> Sound:
    """A sound effect, 48 kHz stereo; "NAME@SECONDS" for another length than it usually has.

    The same name and seed give the same samples. Raises InvalidInput for unknown names, and for
    lengths beyond 0.05..600 seconds.
    """
    known, _, length = checks.text("effect", name, longest=80).partition("@")
    recipe = EFFECTS[checks.choice("effect", known, sorted(EFFECTS))]
    seconds = _seconds(name, length) if length else recipe.seconds
    return _made(known, seconds, checks.whole("seed", seed, 0, 2**32))


def _seconds(name: str, text: str) -> float:
    try:
        return checks.number("seconds", float(text), low=_SHORTEST, high=_LONGEST)
    except ValueError as error:
        raise InvalidInput(
            f"effect {checks.short(name)}: give its seconds after @, {_SHORTEST:g}..{_LONGEST:g}"
        ) from error


@lru_cache(maxsize=32)
def _made(name: str, seconds: float, seed: int) -> Sound:
    recipe = EFFECTS[name]
    left = recipe.make(seconds, np.random.default_rng([crc32(name.encode()), seed]))
    right = left
    if recipe.wide:
        # Beside what both sides hear, each hears something of its own.
        other = recipe.make(seconds, np.random.default_rng([crc32(name.encode()), seed, 1]))
        left, right = 0.9 * left + 0.35 * other, 0.35 * left + 0.9 * other
    return _at_level(np.stack([left, right], axis=1).astype(np.float32), recipe.lufs)


def _at_level(samples: NDArray[np.float32], lufs: float) -> Sound:
    """The samples at a loudness, unless their peaks would be too high for that."""
    highest = float(np.abs(samples).max(initial=0))
    if not highest:
        return Sound(samples, RATE)
    samples = samples * np.float32(0.5 / highest)
    level = loudness_of(Sound(samples, RATE)).lufs
    gain = amplitude(lufs - level) if math.isfinite(level) else 1.0
    return Sound(samples * np.float32(min(gain, _HIGHEST / 0.5)), RATE)
