"""Weather over a drawn frame: rain, snow and fog. Every drop is a function of time."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.plan.plan import Weather
from onionskin.stage.brush import Canvas
from onionskin.stage.light import Light
from onionskin.stage.skia import skia

_FOG = {"day": (226, 234, 240), "dawn": (240, 218, 206), "dusk": (206, 168, 160)}


def draw_weather(
    canvas: Canvas, weather: Weather, light: Light, width: int, height: int, t: float
) -> None:
    """Draws the weather over a frame of `width` by `height` pixels at `t` seconds."""
    if weather == "rain":
        _rain(canvas, width, height, t)
    elif weather == "snowfall":
        _snow(canvas, width, height, t)
    elif weather == "fog":
        _fog(canvas, light, width, height, t)


def _spread(index: int, prime: int) -> float:
    """A number in 0..1 that looks random, the same on every machine."""
    return (index * prime % 997) / 997


def _rain(canvas: Canvas, width: int, height: int, t: float) -> None:
    paint = skia.Paint(AntiAlias=True, StrokeCap=skia.Paint.kRound_Cap)
    for index in range(170):
        near = 0.45 + 0.55 * _spread(index, 619)
        length, speed = 0.055 * near, 1.5 + 0.9 * near
        y = (_spread(index, 367) * 1.2 + t * speed) % 1.2 - 0.1
        x = (_spread(index, 241) * 1.3 - 0.12 * y) % 1.3 - 0.15
        paint.setStrokeWidth(max(1.0, height * 0.0022 * near))
        paint.setColor(skia.Color(214, 228, 244, int(130 * near)))
        end = (x + 0.012 * near) * width, (y - length) * height
        canvas.drawLine(x * width, y * height, *end, paint)


def _snow(canvas: Canvas, width: int, height: int, t: float) -> None:
    paint = skia.Paint(AntiAlias=True)
    for index in range(240):
        near = 0.3 + 0.7 * _spread(index, 619)
        y = (_spread(index, 367) * 1.1 + t * (0.06 + 0.1 * near)) % 1.1 - 0.05
        drift = 0.02 * math.sin(t * 0.9 + index * 1.7) + 0.02 * t * near
        x = (_spread(index, 241) + drift) % 1.0
        paint.setColor(skia.Color(255, 255, 255, int(120 + 120 * near)))
        canvas.drawCircle(x * width, y * height, height * 0.0085 * near, paint)


def _fog(canvas: Canvas, light: Light, width: int, height: int, t: float) -> None:
    red, green, blue = _FOG.get(light.hour, (96, 112, 156))
    drift = 0.03 * width * math.sin(t * 0.25)
    tones = [skia.Color(red, green, blue, alpha) for alpha in (60, 112, 40)]
    shader = skia.GradientShader.MakeLinear(
        [(drift, height * 0.05), (-drift, height * 0.98)], tones, [0, 0.6, 1]
    )
    canvas.drawRect(skia.Rect.MakeWH(width, height), skia.Paint(Shader=shader))


def wet_ground(pixels: NDArray[np.uint8], foot: float) -> None:
    """Mirrors what stands on wet ground in it: (H, W, 4), changed below the row `foot`.

    What is just over the row where who acts stands is seen just under it, upside down, the less
    the nearer the ground is to us, and drawn out downwards as water does.
    """
    height, width = pixels.shape[:2]
    top = round(foot + 0.006 * height)
    rows = min(height - top, top)
    if rows < 4:
        return
    mirrored = pixels[top - rows : top][::-1]
    small = cv2.resize(mirrored, (width, max(2, rows // 3)), interpolation=cv2.INTER_AREA)
    sigma = max(0.6, height * 0.003)
    small = cv2.GaussianBlur(small, (0, 0), sigma, sigmaY=sigma)
    drawn_out = cv2.resize(small, (width, rows), interpolation=cv2.INTER_LINEAR)
    kept, shown = _shares(rows, width)
    ground = pixels[top : top + rows]
    cv2.multiply(drawn_out, shown, dst=drawn_out, scale=1 / 255)
    cv2.multiply(ground, kept, dst=ground, scale=1 / 255)
    cv2.add(ground, drawn_out, dst=ground)


@lru_cache(maxsize=2)
def _shares(rows: int, width: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """How much is seen of wet ground itself, and of what it mirrors: of 255, (rows, width, 4)."""
    share = np.linspace(0.42, 0.1, rows, dtype=np.float32)[:, None, None]
    shown = np.broadcast_to(np.round(255 * share), (rows, width, 4)).astype(np.uint8)
    return 255 - shown, shown
