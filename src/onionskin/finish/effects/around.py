"""Sounds that go on around what is seen: weather, fire, traffic, people, birds, the sea."""

from __future__ import annotations

import numpy as np

from onionskin.finish.effects.shapes import (
    RATE,
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
    wander,
)


def rain(seconds: float, random: Random) -> Wave:
    """A steady rain, single drops near."""
    result = noise(seconds, random, 3800, 1.5) * wander(seconds, random, 0.7, 0.85, 1.1)
    result += 0.5 * noise(seconds, random, 700, 1.4)
    for at in random.uniform(0, seconds, int(28 * seconds)):
        drop = modes(0.03, (random.uniform(1500, 5200),), (1,), 0.004)
        add(result, drop * random.uniform(0.5, 2.5), float(at))
    return _edges(result, seconds)


def wind(seconds: float, random: Random) -> Wave:
    """Gusts: lower and higher bands that come and go on their own."""
    result = np.zeros(samples_in(seconds))
    for hertz, level in ((190, 1.0), (380, 0.8), (720, 0.5), (1300, 0.2)):
        gusts = wander(seconds, random, 1.4, 0.15, 1.0) ** 1.5
        result += level * noise(seconds, random, hertz, 0.6) * gusts
    return _edges(result, seconds)


def fire(seconds: float, random: Random) -> Wave:
    """A fire: a breath of flames, and wood that cracks."""
    flicker = wander(seconds, random, 0.18, 0.5, 1.0)
    result = 0.5 * noise(seconds, random, 260, 1.3) * flicker
    for at in random.uniform(0, seconds, int(16 * seconds)):
        crack = noise(0.03, random, random.uniform(1400, 4200), 0.7) * struck(0.03, 0.0006, 0.004)
        add(result, crack * min(random.exponential(0.6), 2.0), float(at))
    return _edges(result, seconds)


def applause(seconds: float, random: Random) -> Wave:
    """Some forty people clap, each at their own pace."""
    hands = [_clap(random) for _ in range(24)]
    result = np.zeros(samples_in(seconds))
    for person in range(42):
        pace, at = random.uniform(0.19, 0.31), random.uniform(0, 0.35)
        near = random.uniform(0.2, 1.0)
        while at < seconds:
            add(result, hands[person % 24] * near * random.uniform(0.7, 1), float(at))
            at += pace * random.uniform(0.9, 1.1)
    result += 0.02 * noise(seconds, random, 1500, 1.5)
    return result * swelling(seconds, min(0.4, seconds / 3), min(1.0, seconds / 3))


def cheering(seconds: float, random: Random) -> Wave:
    """A crowd that cheers."""
    result = np.zeros(samples_in(seconds))
    for _ in range(12):
        hertz = random.uniform(260, 520) * wander(seconds, random, 0.5, 0.9, 1.12)
        voice = (
            tone(seconds, hertz) + 0.6 * tone(seconds, 2 * hertz) + 0.4 * tone(seconds, 3 * hertz)
        )
        result += 0.3 * voice * wander(seconds, random, 0.3, 0.0, 1.0)
    result += 1.2 * noise(seconds, random, 1200, 1.0)
    return result * swelling(seconds, min(0.5, seconds / 3), min(1.0, seconds / 3))


def crowd(seconds: float, random: Random) -> Wave:
    """People talking, too many to be understood."""
    result = np.zeros(samples_in(seconds))
    breath = noise(seconds, random, 900, 1.0)
    for _ in range(8):
        pitch = random.uniform(95, 230) * wander(seconds, random, 0.4, 0.92, 1.1)
        throat = (
            tone(seconds, pitch) + 0.5 * tone(seconds, 2 * pitch) + 0.4 * tone(seconds, 4 * pitch)
        )
        syllables = np.clip(wander(seconds, random, random.uniform(0.1, 0.16), -0.6, 1.0), 0, 1)
        talking = np.clip(wander(seconds, random, 1.5, -0.7, 1.0) * 3, 0, 1)
        heard = np.roll(breath, int(random.integers(len(breath))))
        result += (throat + heard) * syllables * talking
    return _edges(result, seconds)


def birds(seconds: float, random: Random) -> Wave:
    """Two or three birds, in turns."""
    result = 0.004 * noise(seconds, random, 1500, 2.0)
    at = 0.1
    while at < seconds - 0.4:
        base, level = random.uniform(2600, 4600), random.uniform(0.3, 1.0)
        for _ in range(int(random.integers(2, 6))):
            length = float(random.uniform(0.06, 0.14))
            bend = base * (1 + random.uniform(-0.25, 0.3) * np.sin(np.pi * times(length) / length))
            add(result, level * tone(length, bend) * swelling(length, 0.02, 0.03), at)
            at += length + float(random.uniform(0.02, 0.09))
        at += float(random.uniform(0.3, 0.9))
    return _edges(result, seconds)


def crickets(seconds: float, random: Random) -> Wave:
    """A summer night."""
    time = times(seconds)
    result = 0.02 * noise(seconds, random, 4200, 0.8)
    for hertz, pace in ((4350, 2.1), (4800, 1.7), (3900, 2.6)):
        trill = np.clip(np.sin(2 * np.pi * 28 * time), 0, 1) ** 2
        calls = np.clip(np.sin(2 * np.pi * pace * time + random.uniform(0, 6)), 0, 1) ** 0.7
        result += 0.2 * tone(seconds, float(hertz)) * trill * calls
    return _edges(result, seconds)


def waves(seconds: float, random: Random) -> Wave:
    """The sea on a beach: it comes, breaks and runs back."""
    place = (times(seconds) / 6.5 + random.uniform(0, 0.3)) % 1
    swell = 0.25 + 0.75 * np.where(place < 0.35, place / 0.35, np.exp(-(place - 0.35) / 0.22))
    low = noise(seconds, random, 330, 1.3)
    high = noise(seconds, random, 2400, 1.3)
    return _edges((low + 0.8 * high * swell) * swell, seconds)


def stream(seconds: float, random: Random) -> Wave:
    """Water that runs over stones."""
    result = 0.6 * noise(seconds, random, 1200, 1.3) * wander(seconds, random, 0.3, 0.7, 1.0)
    for at in random.uniform(0, seconds, int(40 * seconds)):
        length = float(random.uniform(0.02, 0.06))
        hertz = random.uniform(450, 1500) * (1 + 3 * times(length))
        add(
            result,
            random.uniform(0.3, 1.3) * tone(length, hertz) * struck(length, 0.002, 0.012),
            float(at),
        )
    return _edges(result, seconds)


def engine(seconds: float, random: Random) -> Wave:
    """A motor that turns over."""
    turns = 34 * wander(seconds, random, 0.8, 0.97, 1.04)
    result = sum(
        tone(seconds, turns * each) * level
        for each, level in ((1, 0.6), (2, 1.0), (3, 0.5), (4, 0.6), (6, 0.35), (8, 0.2), (12, 0.1))
    )
    puffs = np.clip(tone(seconds, 2 * turns), 0, 1)
    return _edges(result + 0.5 * noise(seconds, random, 420, 1.3) * puffs, seconds)


def rumble(seconds: float, random: Random) -> Wave:
    """Something very large: a rocket, a volcano."""
    result = noise(seconds, random, 75, 0.9) + 0.4 * noise(seconds, random, 380, 1.2)
    return _edges(result * wander(seconds, random, 0.12, 0.7, 1.0), seconds)


def thunder(seconds: float, random: Random) -> Wave:
    """A crack, and rolling behind it."""
    result = noise(seconds, random, 85, 1.0) * wander(seconds, random, 0.25, 0.2, 1.0)
    result *= struck(seconds, 0.06, seconds / 3)
    add(result, 0.5 * swept(0.7, random, (1600, 700, 300), 1.2) * struck(0.7, 0.004, 0.13), 0.02)
    return result


def siren(seconds: float, random: Random) -> Wave:
    """An ambulance: two tones in turn."""
    high = np.sin(2 * np.pi * 0.85 * times(seconds)) > 0
    hertz = np.where(high, 585.0, 440.0)
    width = RATE // 50
    smooth = np.convolve(np.pad(hertz, width, "edge"), np.full(width, 1 / width), "same")
    smooth = smooth[width:-width]
    wave = (
        tone(seconds, smooth) + 0.35 * tone(seconds, 2 * smooth) + 0.15 * tone(seconds, 3 * smooth)
    )
    return _edges(wave, seconds)


def sizzle(seconds: float, random: Random) -> Wave:
    """Something fries."""
    result = 0.5 * noise(seconds, random, 5200, 1.0) * wander(seconds, random, 0.2, 0.7, 1.0)
    for at in random.uniform(0, seconds, int(60 * seconds)):
        spit = noise(0.012, random, 3600, 0.8) * struck(0.012, 0.0006, 0.002)
        add(result, spit * random.exponential(0.8), float(at))
    return _edges(result, seconds)


def spray(seconds: float, random: Random) -> Wave:
    """Water under pressure."""
    return _edges(
        noise(seconds, random, 3000, 1.3) * wander(seconds, random, 0.3, 0.85, 1), seconds
    )


def machine(seconds: float, random: Random) -> Wave:
    """A hall where machines run."""
    time = times(seconds)
    beat = np.clip(np.sin(2 * np.pi * 1.9 * time), 0, 1) ** 4
    result = 0.6 * tone(seconds, 100.0) + 0.3 * tone(seconds, 200.0) + 0.15 * tone(seconds, 300.0)
    result += 0.5 * noise(seconds, random, 600, 1.5)
    return _edges(result + 0.6 * noise(seconds, random, 1500, 1.0) * beat, seconds)


def _clap(random: Random) -> Wave:
    return noise(0.05, random, random.uniform(850, 2200), 0.7) * struck(0.05, 0.0012, 0.009)


def _edges(wave: Wave, seconds: float) -> Wave:
    """Softly in and out, so that what goes on may begin and end with a shot."""
    return wave * swelling(seconds, min(0.35, seconds / 4), min(0.6, seconds / 3))
