"""Painters of the places nature made. Each paints in place, back to front, over a sky.

A painter takes (picture, view, scenery, light, seconds); colours are daylight's, dimmed
by the light's gain on the ground and hazed with distance.
"""

from __future__ import annotations

import math

import numpy as np

from onionskin.plan.plan import Scenery
from onionskin.stage.scenery.light import Light, tinted
from onionskin.stage.scenery.plants import cactuses, flowers, palm, pines, round_trees, weeds
from onionskin.stage.scenery.view import (
    Color,
    Mask,
    Picture,
    View,
    below,
    blend,
    disc,
    grain,
    wander,
)


def ridge(
    picture: Picture,
    view: View,
    base: float,
    height: float,
    color: Picture,
    seed: int,
    *,
    octaves: int = 4,
    frequency: float = 1.0,
    fade: Picture | None = None,
    texture: float = 4.0,
) -> Mask:
    """One range of hills: paints it and returns its line (stage y per column, shape (1, W)).

    `fade` is the colour it goes over to further down; `texture` is the strength of its grain.
    """
    line = base - height * view.rise * wander(view.us * frequency, seed, octaves)
    depth = np.clip((view.ys - line) / 0.3, 0.0, 1.0)[..., None]
    body = color if fade is None else color * (1 - depth) + fade * depth
    if texture:
        body = body + (grain(view, seed, 0.022, 0.008) * texture)[..., None]
    blend(picture, np.asarray(body, np.float32), below(view, line))
    return line


def mountains(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Two far ranges with snow on their peaks, wooded hills, a meadow in front."""
    seed = scenery.seed
    far, near = tinted((128, 140, 178), light, 0.45), tinted((104, 118, 158), light, 0.2)
    for base, height, color, number in ((0.47, 0.15, far, 1), (0.57, 0.16, near, 2)):
        line = ridge(picture, view, base, height, color, seed + number, octaves=6, texture=3.0)
        ragged = 0.05 * wander(view.us * 9, seed + number + 40, 2) * view.rise
        cap = below(view, line) * (1 - below(view, line * 0 + base - 0.075 * view.rise + ragged))
        blend(picture, tinted((244, 247, 253), light, 0.25), cap * 0.92)
    ridge(picture, view, 0.68, 0.05, tinted((72, 116, 92), light, 0.12), seed + 3, octaves=6)
    pines(picture, view, light, seed + 4, line_y=0.71, size=0.075, count=26, color=(48, 98, 76))
    ridge(
        picture,
        view,
        0.76,
        0.03,
        tinted((116, 172, 92), light),
        seed + 5,
        octaves=2,
        fade=tinted((84, 146, 74), light),
    )


def meadow(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Rolling green hills, round trees on the skyline, flowers in the grass."""
    seed = scenery.seed
    ridge(picture, view, 0.56, 0.06, tinted((142, 196, 128), light, 0.3), seed + 1, octaves=2)
    ridge(picture, view, 0.63, 0.05, tinted((124, 190, 100), light, 0.1), seed + 2, octaves=2)
    round_trees(picture, view, light, seed + 3, 0.64)
    ridge(
        picture,
        view,
        0.72,
        0.04,
        tinted((128, 198, 88), light),
        seed + 4,
        octaves=2,
        fade=tinted((84, 160, 66), light),
    )
    flowers(picture, view, light, seed + 5)


def desert(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Dunes with a lit and a shaded side, and cactuses."""
    seed = scenery.seed
    shades: tuple[tuple[float, float, Color, float], ...] = (
        (0.56, 0.05, (226, 178, 120), 0.3),
        (0.64, 0.07, (234, 188, 116), 0.1),
        (0.76, 0.06, (242, 200, 128), 0.0),
    )
    for number, (base, height, color, haze) in enumerate(shades):
        line = ridge(
            picture,
            view,
            base,
            height,
            tinted(color, light, haze),
            seed + number,
            octaves=2,
            fade=tinted((206, 152, 92), light, haze),
            texture=2.0,
        )
        slope = np.gradient(line[0])[None] * view.width * view.camera.zoom
        side = np.clip(slope * 1.6, 0.0, 0.5) * below(view, line)
        blend(
            picture,
            tinted((176, 122, 84), light, haze),
            side * np.exp(-np.clip(view.ys - line, 0, 1) * 7),
        )
        if number == 1:
            cactuses(picture, view, light, seed + 9)
    ripples = np.sin((view.ys / view.rise + 0.05 * wander(view.us * 2, seed + 7, 2)) * 190.0)
    blend(
        picture, tinted((255, 226, 168), light), np.clip(ripples, 0, 1) * 0.13 * below(view, line)
    )


def snow(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """White hills with blue shade, pines with snow on them."""
    seed = scenery.seed
    ridge(
        picture,
        view,
        0.54,
        0.12,
        tinted((196, 210, 234), light, 0.3),
        seed + 1,
        octaves=5,
        texture=2.0,
    )
    ridge(
        picture,
        view,
        0.64,
        0.05,
        tinted((222, 232, 247), light, 0.1),
        seed + 2,
        octaves=3,
        texture=2.0,
    )
    pines(
        picture,
        view,
        light,
        seed + 3,
        line_y=0.69,
        size=0.15,
        count=12,
        color=(62, 108, 100),
        snowy=True,
    )
    ridge(
        picture,
        view,
        0.74,
        0.035,
        tinted((248, 251, 255), light),
        seed + 4,
        octaves=2,
        fade=tinted((206, 220, 242), light),
        texture=2.5,
    )


def forest(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Three ranks of trees, each darker and nearer, on mossy ground."""
    seed = scenery.seed
    ridge(picture, view, 0.5, 0.05, tinted((116, 164, 128), light, 0.4), seed + 1, octaves=5)
    ranks: tuple[tuple[float, float, int, Color], ...] = (
        (0.64, 0.3, 15, (86, 142, 98)),
        (0.74, 0.4, 9, (58, 116, 74)),
    )
    for number, (line_y, size, count, color) in enumerate(ranks):
        ridge(
            picture,
            view,
            line_y - 0.02,
            0.02,
            tinted((98, 150, 92), light, 0.15),
            seed + 2 + number,
            octaves=3,
        )
        pines(
            picture,
            view,
            light,
            seed + 10 + number,
            line_y=line_y,
            size=size,
            count=count,
            color=color,
        )
    ridge(
        picture,
        view,
        0.77,
        0.025,
        tinted((112, 160, 78), light),
        seed + 6,
        octaves=3,
        fade=tinted((72, 118, 54), light),
        texture=7.0,
    )


def sea(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Open water to the horizon, sometimes an island on it."""
    _island(picture, view, light, scenery.seed, 0.5)
    water(picture, view, scenery, light, seconds, horizon=0.5)


def beach(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Sand, a breathing line of foam, the sea behind, a palm at one side."""
    _island(picture, view, light, scenery.seed, 0.46)
    water(picture, view, scenery, light, seconds, horizon=0.46)
    breath = 0.008 * math.sin(1.6 * seconds + scenery.seed)
    shore = 0.71 + 0.018 * wander(view.us * 1.2, scenery.seed + 1, 2) + breath
    wet, sand = tinted((206, 172, 124), light), tinted((246, 220, 168), light)
    blend(picture, tinted((250, 252, 252), light), below(view, shore - 0.014 - breath * 0.5))
    dry = np.clip((view.ys - shore) / 0.07, 0.0, 1.0)[..., None]
    body = wet * (1 - dry) + sand * dry + (grain(view, scenery.seed, 0.012, 0.006) * 3)[..., None]
    blend(picture, np.asarray(body, np.float32), below(view, shore))
    palm(picture, view, light, scenery.seed, seconds)


def water(
    picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float, horizon: float
) -> None:
    """Water below stage y `horizon`, its waves drawn smaller with distance and moving."""
    depth = np.clip((view.ys - horizon) / (1.0 - horizon), 0.0, 1.3)
    near, far = tinted((22, 96, 168), light, 0.08), tinted((96, 172, 214), light, 0.38)
    body = far + (near - far) * np.sqrt(depth)[..., None]
    mask = below(view, np.full_like(view.us, horizon))
    body = np.broadcast_to(body, picture.shape).astype(np.float32)
    scale = 0.05 + depth * 0.9
    u = (view.us + 0.0) / scale
    rows = np.log(scale) * 16.0
    swell = np.sin(u * 1.1 + rows * 0.6 + 0.9 * seconds + scenery.seed) + np.sin(
        u * 2.3 - rows * 1.7 - 1.3 * seconds
    )
    lines = np.sin(rows * 2.2 + swell * 1.1 - 1.1 * seconds)
    fade = np.clip(scale * view.unit / 40.0, 0.0, 1.0)
    crest = np.clip(lines - 0.55, 0.0, 1.0) * (0.5 + 0.25 * swell) * fade
    blend(body, tinted((226, 244, 250), light, 0.2), np.clip(crest, 0, 1) * 0.75)
    if scenery.weather == "clear":
        rng = np.random.default_rng([scenery.seed, 1])
        x = float(rng.uniform(0.14, 0.86))
        spread = np.abs((view.xs - x) / view.run) / (0.04 + 0.16 * depth)
        sparkle = np.exp(-(spread**2)) * np.clip(0.3 + 0.6 * lines, 0, 1)
        blend(body, light.sun, np.asarray(sparkle * 0.62, np.float32))
    blend(picture, body, mask)


def underwater(
    picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float
) -> None:
    """Blue depth with rays of light, swaying weeds, bubbles, a sandy floor."""
    seed = scenery.seed
    share = np.clip(view.ys, 0, 1)[..., None]
    top, deep = np.array((86, 204, 226), np.float32), np.array((12, 66, 132), np.float32)
    picture[:] = top * (1 - share) + deep * share
    slant = view.us + 0.35 * view.ys
    rays = wander(slant * 1.8 + 0.03 * seconds, seed + 1, 2) + 0.5 * wander(
        slant * 4 - 0.05 * seconds, seed + 2, 1
    )
    blend(picture, (196, 246, 250), np.clip(rays, 0, 1) * 0.34 * np.clip(1.05 - view.ys, 0, 1))
    ridge(picture, view, 0.8, 0.05, np.array((34, 104, 148), np.float32), seed + 3, octaves=3)
    weeds(picture, view, seed + 4, seconds)
    ridge(
        picture,
        view,
        0.88,
        0.03,
        np.array((186, 196, 160), np.float32),
        seed + 5,
        octaves=2,
        fade=np.array((120, 150, 146), np.float32),
    )
    _bubbles(picture, view, seed + 6, seconds)


def _island(picture: Picture, view: View, light: Light, seed: int, horizon: float) -> None:
    rng = np.random.default_rng([seed, 35])
    if rng.random() < 0.45:
        return
    u, wide, tall = (
        float(rng.uniform(-0.5, 0.5)),
        float(rng.uniform(0.15, 0.35)),
        float(rng.uniform(0.03, 0.09)),
    )
    hill = np.exp(-(((view.us - u) / wide) ** 4)) * (1 + 0.35 * wander(view.us * 3, seed + 36, 4))
    line = horizon + 0.004 - tall * view.rise * hill
    blend(
        picture,
        tinted((92, 134, 122), light, 0.35),
        below(view, line) * (1 - below(view, line * 0 + horizon + 0.004)),
    )


def _bubbles(picture: Picture, view: View, seed: int, seconds: float) -> None:
    rng = np.random.default_rng([seed, 39])
    for _ in range(12):
        u, y, speed = (
            float(rng.uniform(-0.9, 0.9)),
            float(rng.uniform(0, 1.2)),
            float(rng.uniform(0.06, 0.16)),
        )
        radius = float(rng.uniform(0.006, 0.016))
        high = (y - speed * seconds) % 1.2 - 0.1
        x = 0.5 + (u + 0.01 * math.sin(3 * seconds + y * 20)) * view.run
        blend(picture, (206, 244, 250), disc(view, x, high, radius) * 0.5)
        blend(
            picture,
            (60, 150, 190),
            disc(view, x + 0.1 * radius * view.run, high + 0.1 * radius * view.rise, radius * 0.7)
            * 0.35,
        )
