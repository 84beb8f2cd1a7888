"""The light of an hour and a weather, and the sky it falls from."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from onionskin.plan.plan import Scenery
from onionskin.stage.scenery.view import (
    Color,
    Mask,
    Picture,
    View,
    blend,
    disc,
    glow,
    grain,
    polygons,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Light:
    """Colours are RGB in 0..255, gains are factors on RGB."""

    zenith: Color
    horizon: Color
    ground: Color
    """Gain on the colours of land and buildings."""
    subject: Color
    """Gain on the colours of subjects."""
    lift: Color
    """Added to the colours of subjects, 0..255."""
    sun: Color
    shadow: float
    """Darkness of contact shadows, 0..1."""
    stars: float = 0.0
    lamps: float = 0.0
    """Share of windows that are lit, 0..1."""


HOURS = {
    "day": Light(
        zenith=(64, 142, 232),
        horizon=(200, 231, 252),
        ground=(1.0, 1.0, 1.0),
        subject=(1.0, 1.0, 1.0),
        lift=(0, 0, 0),
        sun=(255, 246, 198),
        shadow=0.36,
        lamps=0.05,
    ),
    "sunset": Light(
        zenith=(84, 62, 140),
        horizon=(255, 170, 104),
        ground=(0.86, 0.63, 0.58),
        subject=(1.0, 0.76, 0.62),
        lift=(16, 2, 0),
        sun=(255, 218, 140),
        shadow=0.32,
        lamps=0.35,
    ),
    "night": Light(
        zenith=(8, 12, 42),
        horizon=(40, 56, 112),
        ground=(0.27, 0.33, 0.55),
        subject=(0.5, 0.56, 0.82),
        lift=(0, 2, 12),
        sun=(244, 240, 218),
        shadow=0.42,
        stars=1.0,
        lamps=0.55,
    ),
    "dawn": Light(
        zenith=(122, 138, 214),
        horizon=(255, 206, 192),
        ground=(0.84, 0.78, 0.86),
        subject=(0.95, 0.86, 0.92),
        lift=(8, 2, 8),
        sun=(255, 238, 214),
        shadow=0.26,
        stars=0.12,
        lamps=0.2,
    ),
}
_FLAT = {"plain": 0.22, "indoors": 0.3, "underwater": 0.0, "space": 0.0}


def light_of(scenery: Scenery) -> Light:
    """The light over a scenery; places without a sky have a light of their own."""
    if scenery.place == "underwater":
        return replace(HOURS["day"], subject=(0.72, 0.9, 0.98), lift=(0, 10, 20), shadow=0.0)
    if scenery.place == "space":
        return replace(HOURS["day"], subject=(0.88, 0.88, 1.0), lift=(0, 0, 8), shadow=0.0)
    if scenery.place in _FLAT:
        return replace(HOURS["day"], shadow=_FLAT[scenery.place])
    light = HOURS[scenery.time]
    veil = {"clear": 0.0, "cloudy": 0.62, "rain": 0.8, "snowfall": 0.6, "fog": 0.7}
    return _overcast(light, scenery.weather, veil[scenery.weather])


def _overcast(light: Light, weather: str, veil: float) -> Light:
    if veil == 0.0:
        return light
    gray = {"cloudy": 178, "rain": 128, "snowfall": 206, "fog": 208}[weather]
    brightness = sum(light.ground) / 3
    cover: Color = tuple(gray * (0.25 + 0.75 * gain) * brightness**0.35 for gain in light.ground)
    dim = {"cloudy": 0.9, "rain": 0.76, "snowfall": 0.94, "fog": 0.94}[weather]
    return replace(
        light,
        zenith=_mix(light.zenith, cover, veil * 0.9),
        horizon=_mix(light.horizon, cover, veil * 0.75),
        ground=_scale(light.ground, dim),
        subject=_scale(light.subject, (dim + 1) / 2),
        shadow=light.shadow * 0.6,
        stars=light.stars * (1 - veil) * 0.4,
        lamps=min(light.lamps + 0.15, 0.6),
    )


def _mix(a: Color, b: Color, share: float) -> Color:
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def _scale(a: Color, gain: float) -> Color:
    return (a[0] * gain, a[1] * gain, a[2] * gain)


def sky(view: View, scenery: Scenery, light: Light, horizon: float, seconds: float) -> Picture:
    """The sky with its sun or moon, stars and clouds; `horizon` is a stage y."""
    share = np.clip((view.ys + 0.25) / (horizon + 0.25), 0.0, 1.0) ** 1.4
    zenith, low = np.array(light.zenith, np.float32), np.array(light.horizon, np.float32)
    column = zenith * (1 - share[..., None]) + low * share[..., None]
    if scenery.time == "sunset" and scenery.weather == "clear":
        blush = np.exp(-(((share - 0.62) / 0.22) ** 2))[..., None] * 0.5
        column = column * (1 - blush) + np.array((232, 104, 116), np.float32) * blush
    picture = np.ascontiguousarray(
        np.broadcast_to(column, (view.height, view.width, 3)), np.float32
    )
    rng = np.random.default_rng([scenery.seed, 1])
    x = float(rng.uniform(0.14, 0.86))
    if light.stars > 0.05:
        stars(picture, view, scenery.seed, light.stars, seconds, horizon)
    if scenery.weather == "clear":
        _sun(picture, view, scenery, light, x, horizon)
    _clouds(picture, view, scenery, light, seconds, horizon)
    return picture


def _sun(
    picture: Picture, view: View, scenery: Scenery, light: Light, x: float, horizon: float
) -> None:
    low = {"sunset": 0.7, "dawn": 0.62}.get(scenery.time, 0.32)
    y = horizon * low
    radius = 0.062 if scenery.time == "sunset" else 0.05
    blend(picture, light.sun, glow(view, x, y, 0.22) * (0.25 if scenery.time == "night" else 0.55))
    blend(picture, light.sun, disc(view, x, y, radius, 1.5))
    if scenery.time == "night":
        shade = (225, 219, 196)
        for dx, dy, r in ((-0.018, -0.01, 0.011), (0.015, 0.016, 0.014), (0.016, -0.02, 0.008)):
            blend(picture, shade, disc(view, x + dx * view.run, y + dy * view.rise, r, 2) * 0.8)


def stars(
    picture: Picture, view: View, seed: int, strength: float, seconds: float, bottom: float
) -> None:
    """Sprinkles twinkling stars above stage y `bottom`, each a sub-pixel exact spot."""
    rng = np.random.default_rng([seed, 2])
    count = int(150 / view.run / view.rise)
    points = rng.uniform((-0.5, -0.5), (1.5, bottom), (count, 2))
    sizes, pulse = rng.uniform(0.5, 1.0, count) ** 2, rng.uniform(0, 2 * math.pi, (count, 2))
    spread = max(0.0021 * view.unit, 0.55)
    reach = math.ceil(3 * spread)
    for (x, y), size, (phase, speed) in zip(points, sizes, pulse, strict=True):
        px, py = view.pixel(float(x), float(y))
        left, top = math.floor(px) - reach, math.floor(py) - reach
        if left < 0 or top < 0 or px + reach + 1 >= view.width or py + reach + 1 >= view.height:
            continue
        fade = min(max((bottom - y) / 0.25, 0.0), 1.0)
        twinkle = 0.75 + 0.25 * math.sin(phase + (0.5 + speed * 0.4) * seconds)
        box = np.arange(2 * reach + 2, dtype=np.float32) + 0.5
        spot = (
            np.exp(-(((left + box - px) / spread) ** 2))[None]
            * np.exp(-(((top + box - py) / spread) ** 2))[:, None]
        )
        where = (slice(top, top + 2 * reach + 2), slice(left, left + 2 * reach + 2))
        bright = spot * np.float32(min(size * 1.1, 1.0) * twinkle * fade * strength)
        picture[where] += (np.float32(250) - picture[where]) * bright[..., None]


def _clouds(
    picture: Picture, view: View, scenery: Scenery, light: Light, seconds: float, horizon: float
) -> None:
    rng = np.random.default_rng([scenery.seed, 3])
    full = scenery.weather != "clear"
    count = int(rng.integers(7, 10)) if full else int(rng.integers(0, 4))
    white = np.array((255, 255, 255), np.float32) * (
        0.35 + 0.65 * np.array(light.ground, np.float32)
    )
    if full:
        white = white * (0.78 if scenery.weather == "rain" else 0.93)
    tone = white * 0.55 + np.array(light.horizon, np.float32) * 0.45
    for _ in range(count):
        x, y = float(rng.uniform(-0.4, 1.4)), float(rng.uniform(0.02, horizon * 0.7))
        size, drift = float(rng.uniform(0.09, 0.2)), float(rng.uniform(0.008, 0.02))
        mask = _cloud(view, x + drift * seconds, y, size * (1.3 if full else 1.0), rng)
        if mask is None:
            continue
        where, cover, height = mask
        shade = tone + (white - tone) * height[..., None]
        patch = picture[where]
        patch += (shade - patch) * (cover * (0.8 if full else 0.88))[..., None]


def _cloud(
    view: View, x: float, y: float, size: float, rng: np.random.Generator
) -> tuple[tuple[slice, slice], Mask, Mask] | None:
    """One cloud: where on the picture, its coverage, and how high in the cloud each pixel is."""
    radii = rng.uniform(0.3, 0.42, 6) * (1.25 - 0.5 * np.abs(np.linspace(-1, 1, 6)))
    puffs = [
        (float(dx), 0.16 - 0.62 * float(radius), float(radius))
        for dx, radius in zip(np.linspace(-0.8, 0.8, 6), radii, strict=True)
    ]
    px, py = view.pixel(x, y)
    reach_x, reach_y = size * 1.5 * view.unit, size * 0.85 * view.unit
    left, right = max(int(px - reach_x), 0), min(int(px + reach_x) + 1, view.width)
    top, bottom = max(int(py - reach_y), 0), min(int(py + reach_y) + 1, view.height)
    if right <= left or bottom <= top:
        return None
    us = (np.arange(left, right, dtype=np.float32) + 0.5 - px)[None] / (size * view.unit)
    vs = (np.arange(top, bottom, dtype=np.float32) + 0.5 - py)[:, None] / (size * view.unit)
    field = np.zeros((bottom - top, right - left), np.float32)
    for dx, dy, radius in puffs:
        field += np.exp(-(((us - dx) / radius) ** 2)) * np.exp(
            -(((vs - dy) / (radius * 0.62)) ** 2)
        )
    cover = np.clip((field - 0.42) / 0.5, 0.0, 1.0)
    cover = cover * cover * (3 - 2 * cover)
    return (slice(top, bottom), slice(left, right)), cover, np.clip(0.75 - 1.1 * vs, 0.0, 1.0)


def weather_front(picture: Picture, view: View, scenery: Scenery, seconds: float) -> None:
    """Paints in place what falls or hangs before the subjects: rain, snowflakes, fog."""
    if scenery.weather == "rain":
        _rain(picture, view, scenery.seed, seconds)
    elif scenery.weather == "snowfall":
        _snow(picture, view, scenery.seed, seconds)
    elif scenery.weather == "fog":
        light = light_of(scenery)
        wisps = grain(view, scenery.seed + 3, 0.16, 0.05, dx=-0.04 * seconds)
        height = np.clip((view.ys - 0.25) / 0.6, 0.0, 1.0)
        blend(picture, light.horizon, np.clip((0.42 + 0.07 * wisps) * height, 0.0, 0.8))


def _rain(picture: Picture, view: View, seed: int, seconds: float) -> None:
    rng = np.random.default_rng([seed, 21])
    count = int(90 / view.run / view.rise)
    starts = rng.uniform(0, 1, (count, 2))
    speeds = rng.uniform(1.1, 1.5, count)
    length = 0.055 * view.rise
    shapes = []
    thin = max(0.0028, 0.8 / view.unit) * view.run
    flat = View(view.height, view.width)
    for (x, y), speed in zip(starts, speeds, strict=True):
        top = (y + speed * seconds) % 1.15 - 0.1
        slant = -0.012 * view.run
        shapes.append(
            np.array(
                [
                    (x, top),
                    (x + thin, top),
                    (x + thin + slant, top + length),
                    (x + slant, top + length),
                ]
            )
        )
    mask = polygons(flat, shapes)
    blend(picture, (222, 230, 242), mask * 0.42)


def _snow(picture: Picture, view: View, seed: int, seconds: float) -> None:
    rng = np.random.default_rng([seed, 22])
    count = int(70 / view.run / view.rise)
    places = rng.uniform(0, 1, (count, 2))
    depth = rng.uniform(0.4, 1.0, count)
    sway = rng.uniform(0, 2 * math.pi, count)
    flakes = np.zeros((view.height, view.width), np.float32)
    for (x, y), near, phase in zip(places, depth, sway, strict=True):
        px = (x + 0.02 * math.sin(phase + 1.5 * seconds)) * view.width
        py = ((y + 0.13 * near * seconds) % 1.1 - 0.05) * view.height
        radius = max(0.0075 * near * min(view.height, view.width), 0.6)
        _spot(flakes, float(px), float(py), radius)
    blend(picture, (250, 252, 255), np.minimum(flakes, 1.0) * 0.92)


def _spot(mask: Mask, x: float, y: float, radius: float) -> None:
    """Adds a soft round spot at a pixel position, in place."""
    height, width = mask.shape
    reach = radius + 1.0
    left, right = max(int(x - reach), 0), min(int(x + reach) + 1, width)
    top, bottom = max(int(y - reach), 0), min(int(y + reach) + 1, height)
    if right <= left or bottom <= top:
        return
    dx = np.arange(left, right, dtype=np.float32) + 0.5 - x
    dy = np.arange(top, bottom, dtype=np.float32) + 0.5 - y
    distance = np.hypot(dx[None], dy[:, None])
    mask[top:bottom, left:right] += np.clip(radius - distance + 0.5, 0.0, 1.0)


def tinted(color: Color, light: Light, haze: float = 0.0) -> Picture:
    """A daylight colour under a light, mixed with the horizon's colour by distance (0..1)."""
    lit = np.array(color, np.float32) * np.array(light.ground, np.float32)
    return lit * (1 - haze) + np.array(light.horizon, np.float32) * haze
