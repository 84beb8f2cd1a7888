"""Painters of the places people made, and of space. See `nature` for the conventions."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from onionskin.plan.plan import Scenery
from onionskin.stage.scenery.light import Light, stars, tinted
from onionskin.stage.scenery.nature import ridge
from onionskin.stage.scenery.view import (
    Color,
    Mask,
    Picture,
    View,
    below,
    blend,
    disc,
    glow,
    grain,
    polygons,
    wander,
)

PLAIN: dict[str, Color] = {
    "white": (246, 246, 248),
    "pink": (250, 192, 210),
    "yellow": (252, 222, 112),
    "blue": (132, 182, 244),
    "green": (152, 214, 152),
    "purple": (192, 162, 234),
    "orange": (250, 176, 108),
    "gray": (172, 174, 178),
}


def plain(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """A studio ground in one colour, a little darker towards its edges."""
    shade = 1.03 - 0.16 * ((view.ys - 0.45) ** 2 + (view.xs - 0.5) ** 2)
    picture[:] = np.array(PLAIN[scenery.color], np.float32) * shade[..., None]
    np.minimum(picture, 255, out=picture)


def city(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """A far and a near row of houses with windows, a pavement and a street."""
    seed = scenery.seed
    _houses(
        picture, view, light, seed + 1, foot=0.82, tall=(0.3, 0.56), wide=(0.09, 0.17), haze=0.42
    )
    _houses(
        picture, view, light, seed + 2, foot=0.84, tall=(0.16, 0.4), wide=(0.13, 0.24), haze=0.06
    )
    _street(picture, view, light, seed, top=0.84, curb=0.03)


def road(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """A country road from side to side before green hills, with a fence."""
    seed = scenery.seed
    ridge(picture, view, 0.52, 0.07, tinted((132, 178, 138), light, 0.35), seed + 1, octaves=3)
    ridge(picture, view, 0.62, 0.04, tinted((126, 184, 100), light, 0.1), seed + 2, octaves=2)
    _fence(picture, view, light, 0.7)
    ridge(picture, view, 0.69, 0.012, tinted((118, 184, 88), light), seed + 3, octaves=2)
    _street(picture, view, light, seed, top=0.76, curb=0.008)


def indoors(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """A room: papered wall, window, picture, floorboards, a rug."""
    rng = np.random.default_rng([scenery.seed, 41])
    papers: list[Color] = [
        (238, 216, 190),
        (198, 220, 214),
        (216, 206, 232),
        (240, 204, 196),
        (206, 220, 238),
    ]
    paper = np.array(papers[int(rng.integers(len(papers)))], np.float32)
    stripes = 0.5 + 0.5 * np.sin(view.us * 2 * math.pi * 7)
    wall = paper * (
        1.02
        - 0.05 * np.clip(stripes * 3 - 1, 0, 1)[..., None]
        - 0.1 * np.clip(view.ys, 0, 1)[..., None]
    )
    picture[:] = np.minimum(wall, 255)
    side = float(rng.choice((-1, 1)))
    _window(picture, view, 0.26 * side)
    _frame(picture, view, float(rng.uniform(-0.3, -0.05)) * side, rng)
    floor = below(view, np.full_like(view.us, 0.74))
    blend(picture, (250, 246, 240), below(view, np.full_like(view.us, 0.705)))
    depth = np.clip((view.ys - 0.74) / 0.26, 0.02, 2.0)
    boards = np.sin((view.us / (0.6 + 0.5 * depth)) * 2 * math.pi * 5)
    wood = np.array((198, 146, 98), np.float32) * (0.92 + 0.16 * np.minimum(depth, 1.0))[..., None]
    wood = (
        wood
        + (grain(view, scenery.seed, 0.01, 0.08) * 3)[..., None]
        - np.clip(boards - 0.985, 0, 1)[..., None] * 2200
    )
    blend(picture, np.asarray(np.clip(wood, 60, 255), np.float32), floor)
    rug: list[Color] = [(186, 84, 84), (84, 118, 168), (104, 148, 116), (214, 170, 92)]
    color = rug[int(rng.integers(len(rug)))]
    lighter = np.minimum(np.array(color, np.float32) * 1.25, 255)
    blend(picture, color, _oval(view, 0.0, 0.9, 0.4, 0.085))
    blend(picture, lighter, _oval(view, 0.0, 0.9, 0.33, 0.063))
    blend(picture, color, _oval(view, 0.0, 0.9, 0.29, 0.052))


def space(picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float) -> None:
    """Stars, a coloured nebula, one planet."""
    seed = scenery.seed
    rng = np.random.default_rng([seed, 42])
    picture[:] = np.array((8, 8, 26), np.float32)
    hues: list[Color] = [(112, 62, 176), (44, 108, 190), (190, 68, 130), (40, 150, 150)]
    for number in range(2):
        color = hues[int(rng.integers(len(hues)))]
        cloud = grain(view, seed + number, 0.34, 0.22) + 0.5 * grain(
            view, seed + number + 2, 0.12, 0.09
        )
        blend(picture, color, np.clip(0.1 + 0.16 * cloud, 0.0, 0.5))
    stars(picture, view, seed, 1.0, seconds, 1.4)
    x, y = float(rng.choice((0.2, 0.8))), float(rng.uniform(0.16, 0.3))
    radius = float(rng.uniform(0.08, 0.14))
    tones: list[Color] = [(226, 150, 98), (120, 176, 214), (190, 126, 190), (214, 190, 128)]
    _planet(
        picture,
        view,
        x,
        y,
        radius,
        np.array(tones[int(rng.integers(len(tones)))], np.float32),
        seed,
    )


def _planet(
    picture: Picture, view: View, x: float, y: float, radius: float, tone: Picture, seed: int
) -> None:
    across, down = (view.xs - x) / (view.run * radius), (view.ys - y) / (view.rise * radius)
    bands = wander((view.ys / view.rise) * 9 + 0.1 * across, seed + 43, 2)
    shade = np.clip(0.78 - 0.5 * (across * 0.7 + down * 0.5), 0.12, 1.1)
    blend(picture, tone * 0.8, glow(view, x, y, radius * 1.5) * 0.35)
    body = tone * (shade * (1 + 0.13 * bands))[..., None]
    blend(picture, np.asarray(np.minimum(body, 255), np.float32), disc(view, x, y, radius))


def _houses(
    picture: Picture,
    view: View,
    light: Light,
    seed: int,
    *,
    foot: float,
    tall: tuple[float, float],
    wide: tuple[float, float],
    haze: float,
) -> None:
    rng = np.random.default_rng([seed, 44])
    walls: list[Color] = [
        (196, 120, 98),
        (222, 184, 142),
        (142, 156, 182),
        (178, 178, 190),
        (128, 110, 130),
        (206, 150, 120),
    ]
    u = -1.9
    lit: list[npt.NDArray[np.float64]] = []
    dark: list[npt.NDArray[np.float64]] = []
    by_color: dict[int, list[npt.NDArray[np.float64]]] = {}
    while u < 1.9:
        width, height = float(rng.uniform(*wide)), float(rng.uniform(*tall))
        color = int(rng.integers(len(walls)))
        by_color.setdefault(color, []).append(
            _rectangle(view, u, foot - height * view.rise, u + width - 0.004, foot + 0.05)
        )
        columns = max(2, round(width / 0.045))
        step = width / columns
        rows = int((height - 0.03) / 0.052)
        for row in range(rows):
            for column in range(columns):
                a = u + (column + 0.26) * step
                top = foot - (height - 0.028 - row * 0.052) * view.rise
                pane = _rectangle(view, a, top, a + 0.5 * step, top + 0.028 * view.rise)
                (lit if rng.random() < light.lamps else dark).append(pane)
        u += width
    for color, shapes in by_color.items():
        blend(picture, tinted(walls[color], light, haze), polygons(view, shapes))
    blend(picture, tinted((104, 136, 172), light, haze + 0.12), polygons(view, dark))
    glowing = (
        np.array((255, 222, 140), np.float32) * (1 - haze * 0.6)
        + np.array(light.horizon, np.float32) * haze * 0.6
    )
    blend(picture, glowing, polygons(view, lit))


def _rectangle(
    view: View, left: float, top: float, right: float, bottom: float
) -> npt.NDArray[np.float64]:
    """Corners from isotropic x and stage y."""
    a, b = 0.5 + left * view.run, 0.5 + right * view.run
    return np.array([(a, top), (b, top), (b, bottom), (a, bottom)])


def _street(
    picture: Picture, view: View, light: Light, seed: int, *, top: float, curb: float
) -> None:
    blend(picture, tinted((188, 184, 180), light), below(view, np.full_like(view.us, top)))
    asphalt = tinted((98, 100, 108), light) + (grain(view, seed, 0.01, 0.005) * 2.5)[..., None]
    blend(picture, np.asarray(asphalt, np.float32), below(view, np.full_like(view.us, top + curb)))
    middle = (top + curb + 1.0) / 2 + 0.01
    dashes = [
        _rectangle(view, u, middle, u + 0.11, middle + 0.016) for u in np.arange(-1.9, 1.9, 0.24)
    ]
    blend(picture, tinted((246, 236, 198), light), polygons(view, dashes))


def _fence(picture: Picture, view: View, light: Light, y: float) -> None:
    posts = [
        _rectangle(view, u, y - 0.07 * view.rise, u + 0.012, y + 0.02)
        for u in np.arange(-1.9, 1.9, 0.12)
    ]
    rails = [
        _rectangle(view, -1.95, y - at * view.rise, 1.95, y - (at - 0.012) * view.rise)
        for at in (0.055, 0.03)
    ]
    blend(picture, tinted((246, 242, 234), light), polygons(view, posts + rails))


def _oval(view: View, u: float, y: float, half_wide: float, half_tall: float) -> Mask:
    distance = np.hypot((view.us - u) / half_wide, (view.ys - y) / (half_tall * view.rise))
    cover: Mask = np.clip((1 - distance) * half_tall * view.unit + 0.5, 0.0, 1.0)
    return cover


def _window(picture: Picture, view: View, u: float) -> None:
    top, half, tall = 0.14, 0.13, 0.32 * view.rise
    blend(
        picture,
        (250, 248, 244),
        polygons(
            view,
            [
                _rectangle(
                    view,
                    u - half - 0.02,
                    top - 0.02 * view.rise,
                    u + half + 0.02,
                    top + tall + 0.02 * view.rise,
                )
            ],
        ),
    )
    share = np.clip((view.ys - top) / tall, 0, 1)[..., None]
    pane = (
        np.array((112, 182, 240), np.float32) * (1 - share)
        + np.array((214, 238, 250), np.float32) * share
    )
    gap = 0.008
    panes = [
        _rectangle(
            view,
            u + a,
            top + b * tall + gap * view.rise,
            u + a + half - gap,
            top + b * tall + tall / 2 - gap * view.rise,
        )
        for a in (-half, gap)
        for b in (0.0, 0.5)
    ]
    blend(picture, np.asarray(pane, np.float32), polygons(view, panes))


def _frame(picture: Picture, view: View, u: float, rng: np.random.Generator) -> None:
    tones: list[Color] = [(226, 120, 100), (98, 148, 190), (236, 190, 96), (122, 170, 120)]
    tone = tones[int(rng.integers(len(tones)))]
    top, half, tall = 0.2, 0.07, 0.16 * view.rise
    blend(
        picture,
        (120, 86, 60),
        polygons(view, [_rectangle(view, u - half, top, u + half, top + tall)]),
    )
    blend(
        picture,
        (248, 244, 234),
        polygons(
            view,
            [_rectangle(view, u - half + 0.012, top + 0.012, u + half - 0.012, top + tall - 0.012)],
        ),
    )
    blend(picture, tone, disc(view, 0.5 + u * view.run, top + tall * 0.5, 0.034))
