"""Sounds of single events: steps, doors, keys, bells, splashes.

A recipe takes how many seconds are wanted and a random generator; to add one, copy one and name
it in `effects.EFFECTS`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from onionskin.finish.effects.shapes import (
    Random,
    Wave,
    add,
    modes,
    noise,
    samples_in,
    struck,
    swelling,
    swept,
    times,
    tone,
)


def steps_hard(seconds: float, random: Random) -> Wave:
    """Shoes on wood or stone, heel and sole."""

    def fall() -> Wave:
        foot = 0.9 * modes(0.2, (95, 210, 380), (1, 0.5, 0.25), 0.03)
        foot += 0.10 * noise(0.2, random, 1900, 0.9) * struck(0.2, 0.001, 0.012)
        add(foot, 0.05 * noise(0.1, random, 2600, 0.8) * struck(0.1, 0.006, 0.02), 0.07)
        return foot

    return _walked(seconds, random, 0.56, fall)


def steps_soft(seconds: float, random: Random) -> Wave:
    """Feet on grass or a carpet."""

    def fall() -> Wave:
        foot = 0.6 * modes(0.25, (80, 150), (1, 0.4), 0.035)
        return foot + 0.14 * noise(0.25, random, 1400, 1.1) * struck(0.25, 0.03, 0.05)

    return _walked(seconds, random, 0.56, fall)


def steps_snow(seconds: float, random: Random) -> Wave:
    """Feet in snow, which gives way grain by grain."""

    def fall() -> Wave:
        crunch = np.zeros(samples_in(0.3))
        for at in np.sort(random.uniform(0.01, 0.2, 40)):
            add(
                crunch, 0.3 * noise(0.02, random, 2600, 0.9) * struck(0.02, 0.001, 0.004), float(at)
            )
        return crunch + 0.3 * modes(0.3, (90, 160), (1, 0.4), 0.04)

    return _walked(seconds, random, 0.62, fall)


def run(seconds: float, random: Random) -> Wave:
    """Running feet."""

    def fall() -> Wave:
        foot = modes(0.16, (85, 190), (1, 0.5), 0.028)
        return foot + 0.12 * noise(0.16, random, 1500, 1.0) * struck(0.16, 0.002, 0.02)

    return _walked(seconds, random, 0.33, fall)


def door(seconds: float, random: Random) -> Wave:
    """A latch, a hinge, and the door in its frame."""
    result = np.zeros(samples_in(seconds))
    add(result, 0.4 * modes(0.1, (1400, 2350, 3300), (1, 0.6, 0.3), 0.012), 0.02)
    creak = tone(0.45, 300 + 60 * np.sin(2 * np.pi * 1.5 * times(0.45)))
    add(result, 0.05 * creak * (0.5 + 0.5 * tone(0.45, 38)) * swelling(0.45, 0.1, 0.2), 0.12)
    add(result, 1.0 * modes(0.4, (72, 128, 205, 340), (1, 0.7, 0.4, 0.2), 0.06), 0.72)
    add(result, 0.25 * noise(0.15, random, 900, 1.2) * struck(0.15, 0.001, 0.02), 0.72)
    add(result, 0.3 * modes(0.1, (1250, 2100), (1, 0.5), 0.012), 0.76)
    return result


def splash(seconds: float, random: Random) -> Wave:
    """Something falls into water: a slap, spray, bubbles."""
    result = (
        0.8 * swept(seconds, random, (700, 1500, 2600, 3200), 1.0) * struck(seconds, 0.012, 0.22)
    )
    add(result, 0.9 * modes(0.2, (120, 220), (1, 0.5), 0.05), 0.0)
    for at in random.uniform(0.1, seconds * 0.7, 26):
        add(result, _bubble(random), float(at))
    return result


def ping(seconds: float, random: Random) -> Wave:
    """A clear small bell: something new, something done."""
    return modes(seconds, (1318.5, 2637, 3955.5), (1, 0.35, 0.12), 0.35)


def bell(seconds: float, random: Random) -> Wave:
    """A larger bell."""
    return modes(seconds, (523, 628, 784, 1046, 1570), (1, 0.6, 0.4, 0.7, 0.3), 0.7)


def whoosh(seconds: float, random: Random) -> Wave:
    """Something passes: a title, a wipe."""
    hump = np.sin(np.pi * np.clip(times(seconds) / seconds, 0, 1)) ** 2.5
    passing: Wave = swept(seconds, random, (350, 900, 2200, 1300, 500), 0.7) * hump
    return passing


def click(seconds: float, random: Random) -> Wave:
    """A button."""
    result = np.zeros(samples_in(seconds))
    add(result, modes(0.03, (2100, 3400), (1, 0.5), 0.004), 0.0)
    add(result, 0.6 * modes(0.03, (1700, 2900), (1, 0.4), 0.004), 0.06)
    return result


def pop(seconds: float, random: Random) -> Wave:
    """A small round pop: something appears."""
    return tone(seconds, 380 + 500 * np.exp(-times(seconds) / 0.02)) * struck(seconds, 0.002, 0.03)


def typing(seconds: float, random: Random) -> Wave:
    """Keys, not quite in time."""
    result = np.zeros(samples_in(seconds))
    at = 0.03
    while at < seconds - 0.1:
        key = 0.5 * modes(0.05, (random.uniform(1500, 2300), 3100), (1, 0.4), 0.006)
        key += 0.35 * noise(0.05, random, 2400, 1.0) * struck(0.05, 0.001, 0.006)
        add(result, key * random.uniform(0.6, 1.0), at)
        at += float(random.choice([0.1, 0.13, 0.16, 0.34], p=[0.35, 0.35, 0.22, 0.08]))
    return result


def ring(seconds: float, random: Random) -> Wave:
    """A telephone: two calls of two soft notes."""
    result = np.zeros(samples_in(seconds))
    for call in np.arange(0, max(seconds - 0.9, 0.1), 1.6):
        for place in range(6):
            hertz = 880.0 if place % 2 == 0 else 1108.7
            add(result, modes(0.3, (hertz, 2 * hertz), (1, 0.25), 0.07), float(call) + place * 0.12)
    return result


def thud(seconds: float, random: Random) -> Wave:
    """Something heavy comes down, or a ball is kicked."""
    result = modes(seconds, (68, 120, 190), (1, 0.6, 0.3), 0.07)
    return result + 0.2 * noise(seconds, random, 500, 1.2) * struck(seconds, 0.002, 0.03)


def bounce(seconds: float, random: Random) -> Wave:
    """A ball, each time lower and sooner."""
    result = np.zeros(samples_in(seconds))
    at, gap, level = 0.0, 0.8, 1.0
    while at < seconds - 0.15:
        add(result, level * modes(0.15, (140, 290, 520), (1, 0.5, 0.2), 0.025), at)
        at, gap, level = at + gap, max(gap * 0.97, 0.2), level * 0.95
    return result


def knock(seconds: float, random: Random) -> Wave:
    """A hammer on wood, again and again."""
    result = np.zeros(samples_in(seconds))
    for at in np.arange(0.05, seconds - 0.2, 0.55):
        blow = modes(0.2, (310, 640, 1180), (1, 0.7, 0.4), 0.025)
        blow += 0.3 * noise(0.2, random, 2400, 1.0) * struck(0.2, 0.0008, 0.008)
        add(result, blow * random.uniform(0.8, 1), float(at))
    return result


def shutter(seconds: float, random: Random) -> Wave:
    """A camera."""
    result = np.zeros(samples_in(seconds))
    for at, hertz in ((0.0, 2600), (0.055, 1700), (0.09, 2300)):
        add(result, noise(0.04, random, hertz, 0.8) * struck(0.04, 0.0008, 0.006), at)
    return result


def pour(seconds: float, random: Random) -> Wave:
    """A drink is poured, its tone rising as the cup fills."""
    result = 0.15 * swept(seconds, random, (1200, 1500, 1900), 0.8)
    for at in random.uniform(0, seconds, int(30 * seconds)):
        add(result, 0.7 * _bubble(random, 500 + 500 * float(at) / seconds), float(at))
    return result * swelling(seconds, min(0.15, seconds / 4), min(0.25, seconds / 4))


def sweep(seconds: float, random: Random) -> Wave:
    """A broom."""
    result = np.zeros(samples_in(seconds))
    for at in np.arange(0.0, seconds - 0.4, 0.9):
        add(result, noise(0.5, random, 2900, 0.9) * swelling(0.5, 0.2, 0.28), float(at))
    return result


def dig(seconds: float, random: Random) -> Wave:
    """A spade goes into earth."""
    result = np.zeros(samples_in(seconds))
    for at in np.arange(0.1, seconds - 0.5, 1.3):
        add(result, noise(0.3, random, 1500, 1.0) * struck(0.3, 0.03, 0.07), float(at))
        add(result, modes(0.2, (90, 170), (1.2, 0.6), 0.04), float(at) + 0.03)
    return result


def heart(seconds: float, random: Random) -> Wave:
    """A heart: two soft beats, and a pause."""
    result = np.zeros(samples_in(seconds))
    for at in np.arange(0.08, seconds - 0.3, 1 / 1.15):
        add(result, modes(0.2, (58, 92), (1, 0.5), 0.05), float(at))
        add(result, 0.7 * modes(0.2, (66, 105), (1, 0.5), 0.04), float(at) + 0.2)
    return result


def strum(seconds: float, random: Random) -> Wave:
    """A guitar: two chords, up and down."""
    result = np.zeros(samples_in(seconds))
    chords = ((110, 165, 220, 277, 330), (147, 220, 294, 370, 440))
    for number, at in enumerate(np.arange(0.0, seconds - 0.3, 0.6)):
        for place, hertz in enumerate(chords[number // 4 % 2]):
            string = modes(
                1.2, [hertz * each for each in (1, 2, 3, 4, 5)], (1, 0.6, 0.4, 0.2, 0.1), 0.5
            )
            add(result, string * (0.5 if number % 2 else 0.7), float(at) + place * 0.014)
    result *= np.clip((seconds - times(seconds)) / 0.25, 0, 1)
    return result


def _walked(seconds: float, random: Random, every: float, fall: Callable[[], Wave]) -> Wave:
    result = np.zeros(samples_in(seconds))
    for number, at in enumerate(np.arange(0.04, max(seconds - 0.15, 0.05), every)):
        foot = fall()
        late = float(random.uniform(0, 0.015))
        add(
            result,
            foot * random.uniform(0.75, 1.0) * (1.0 if number % 2 else 0.88),
            float(at) + late,
        )
    return result


def _bubble(random: Random, about: float = 800.0) -> Wave:
    """One bubble: a tone that rises while it dies away."""
    seconds = float(random.uniform(0.025, 0.07))
    hertz = about * random.uniform(0.6, 1.8) * (1 + 4.0 * times(seconds))
    bubble: Wave = (
        0.3 * random.uniform(0.2, 1) * tone(seconds, hertz) * struck(seconds, 0.002, 0.015)
    )
    return bubble
