"""Painters of plants, by themselves or in rows. See `nature` for the conventions."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from onionskin.stage.scenery.light import Light, tinted
from onionskin.stage.scenery.view import (
    Color,
    Picture,
    View,
    blend,
    disc,
    polygons,
)


def pines(
    picture: Picture,
    view: View,
    light: Light,
    seed: int,
    *,
    line_y: float,
    size: float,
    count: int,
    color: Color,
    snowy: bool = False,
) -> None:
    """A row of pines along a line, with snow on them where it lies."""
    rng = np.random.default_rng([seed, 31])
    tops: list[npt.NDArray[np.float64]] = []
    whites: list[npt.NDArray[np.float64]] = []
    trunks: list[npt.NDArray[np.float64]] = []
    for u in np.linspace(-1.6, 1.6, count * 2) + rng.uniform(-1, 1, count * 2) * (1.2 / count):
        tall = size * float(rng.uniform(0.7, 1.25)) * view.rise
        wide = tall / view.rise * 0.24 * view.run
        x, foot = 0.5 + float(u) * view.run, line_y + float(rng.uniform(0, 0.02))
        trunks.append(_box(x, foot - tall * 0.15, wide * 0.16, tall * 0.2))
        for tier in range(3):
            low = foot - tall * (0.1 + 0.27 * tier)
            half = wide * (1 - 0.27 * tier)
            peak = low - tall * 0.45
            tops.append(np.array([(x - half, low), (x, peak), (x + half, low)]))
            if snowy:
                whites.append(
                    np.array(
                        [
                            (x - half * 0.62, low - tall * 0.14),
                            (x, peak),
                            (x + half * 0.3, low - tall * 0.22),
                            (x, low - tall * 0.16),
                        ]
                    )
                )
    blend(picture, tinted((92, 66, 50), light, 0.1), polygons(view, trunks))
    blend(picture, tinted(color, light, 0.08), polygons(view, tops))
    if whites:
        blend(picture, tinted((240, 246, 253), light), polygons(view, whites))


def _box(x: float, y: float, half: float, tall: float) -> npt.NDArray[np.float64]:
    return np.array([(x - half, y), (x + half, y), (x + half, y + tall), (x - half, y + tall)])


def round_trees(picture: Picture, view: View, light: Light, seed: int, line_y: float) -> None:
    """Some round trees along a line."""
    rng = np.random.default_rng([seed, 32])
    for u in rng.uniform(-1.5, 1.5, int(rng.integers(4, 9))):
        x, size = 0.5 + float(u) * view.run, float(rng.uniform(0.035, 0.065))
        blend(
            picture,
            tinted((112, 82, 58), light),
            polygons(
                view,
                [_box(x, line_y - size * view.rise, 0.1 * size * view.run, 1.1 * size * view.rise)],
            ),
        )
        top = line_y - 1.5 * size * view.rise
        blend(picture, tinted((82, 148, 76), light, 0.05), disc(view, x, top, size))
        blend(
            picture,
            tinted((116, 180, 92), light, 0.05),
            disc(view, x - 0.25 * size * view.run, top - 0.3 * size * view.rise, size * 0.55, 4)
            * 0.7,
        )


def flowers(picture: Picture, view: View, light: Light, seed: int) -> None:
    """Flowers in the grass, smaller with distance."""
    rng = np.random.default_rng([seed, 33])
    colors: list[Color] = [(255, 246, 246), (255, 214, 84), (246, 130, 160), (186, 140, 236)]
    for number, color in enumerate(colors):
        petals = []
        for _ in range(14):
            u, y = rng.uniform(-1.5, 1.5), rng.uniform(0.79, 1.2)
            size = 0.006 + 0.012 * (y - 0.76)
            angles = np.arange(7) * (2 * math.pi / 7) + rng.uniform(0, 1)
            petals.append(
                np.stack(
                    [
                        0.5 + (u + size * np.cos(angles)) * view.run,
                        y + size * np.sin(angles) * view.rise,
                    ],
                    1,
                )
            )
        blend(picture, tinted(color, light), polygons(view, petals))
        del number


def cactuses(picture: Picture, view: View, light: Light, seed: int) -> None:
    """Some cactuses on the sand."""
    rng = np.random.default_rng([seed, 34])
    parts: list[npt.NDArray[np.float64]] = []
    for u in rng.uniform(-1.3, 1.3, int(rng.integers(2, 6))):
        x, y, s = (
            0.5 + float(u) * view.run,
            float(rng.uniform(0.68, 0.74)),
            float(rng.uniform(0.08, 0.15)),
        )
        r, run = s * view.rise, s * view.run
        parts.append(_box(x, y - r, 0.09 * run, r))
        for sign, high in ((-1, 0.62), (1, 0.75)):
            parts.append(_box(x + sign * 0.17 * run, y - high * r + 0.22 * r, 0.14 * run, 0.12 * r))
            parts.append(_box(x + sign * 0.27 * run, y - high * r - 0.08 * r, 0.06 * run, 0.38 * r))
    blend(picture, tinted((84, 142, 82), light, 0.05), polygons(view, parts))


def palm(picture: Picture, view: View, light: Light, seed: int, seconds: float) -> None:
    """A palm at one side of the frame, swaying; not in every scene."""
    rng = np.random.default_rng([seed, 37])
    if rng.random() < 0.25:
        return
    side = 1.0 if rng.random() < 0.5 else -1.0
    foot_u = side * (0.5 / view.run - 0.06)
    sway = 0.006 * math.sin(1.1 * seconds + seed)
    bend = np.linspace(0, 1, 9)
    trunk_u, trunk_v = foot_u - side * (0.09 + sway) * bend**2, -0.52 * bend
    half = 0.017 * (1.1 - 0.5 * bend)
    foot = 0.8
    left = np.stack([trunk_u - half, trunk_v], 1)
    right = np.stack([trunk_u + half, trunk_v], 1)[::-1]
    to_stage = np.array([view.run, view.rise])
    place = np.array([0.5, foot])
    blend(
        picture,
        tinted((142, 104, 70), light),
        polygons(view, [np.concatenate([left, right]) * to_stage + place]),
    )
    crown = np.array([trunk_u[-1], trunk_v[-1]])
    leaves = []
    for number, angle in enumerate(np.linspace(-2.9, -0.24, 7)):
        angle += 2 * sway * math.sin(number + 1.3 * seconds)
        length = 0.2 * float(rng.uniform(0.85, 1.1))
        s = np.linspace(0, 1, 8)
        spine = (
            crown
            + np.stack([math.cos(angle) * s, math.sin(angle) * s * 0.7 + 0.75 * s**2], 1) * length
        )
        width = 0.028 * np.sin(np.pi * np.clip(s, 0.05, 1)) ** 0.7
        leaves.append(
            np.concatenate(
                [spine + np.stack([0 * s, width], 1), (spine - np.stack([0 * s, width], 1))[::-1]]
            )
            * to_stage
            + place
        )
    blend(picture, tinted((70, 144, 84), light), polygons(view, leaves))


def weeds(picture: Picture, view: View, seed: int, seconds: float) -> None:
    """Weeds on the sea floor, swaying."""
    rng = np.random.default_rng([seed, 38])
    shapes = []
    for u in rng.uniform(-1.4, 1.4, 22):
        tall, phase = float(rng.uniform(0.12, 0.32)), float(rng.uniform(0, 6))
        s = np.linspace(0, 1, 10)
        sway = 0.035 * s * np.sin(phase + 4 * s + 1.2 * seconds)
        half = 0.011 * (1 - s * 0.85)
        spine = np.stack([u + sway, -tall * s], 1)
        edge = np.stack([half, 0 * s], 1)
        shapes.append(
            np.concatenate([spine - edge, (spine + edge)[::-1]]) * np.array([view.run, view.rise])
            + np.array([0.5, 0.93])
        )
    blend(picture, (40, 134, 116), polygons(view, shapes))
