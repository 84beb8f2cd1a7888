"""Parts that places share: walls, windows, skies, hills, clouds, skylines."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter, mix

HALF = 16.0
TOP = 15.0
CEILING = 4.15


def wall(brush: Brush, upper: str, lower: str = "", *, rail: float = 1.05, trim: str = "") -> None:
    """A back wall: plain, or with a wainscot of another colour below `rail` metres."""
    tones = (lighter(upper, 0.25), upper, darker(upper, 0.06))
    brush.gradient(rounded(-HALF, 0, HALF, CEILING), (-3, 4.5), (3, 0), tones)
    if lower:
        base = rounded(-HALF, 0, HALF, rail)
        brush.gradient(base, (0, rail), (0, 0), (lower, darker(lower, 0.07)))
        brush.flat(rounded(-HALF, rail, HALF, rail + 0.06), trim or darker(lower, 0.14))
    brush.flat(rounded(-HALF, 0, HALF, 0.13), trim or darker(lower or upper, 0.12))
    if brush.light.hour == "dusk" and not brush.light.overcast:
        _low_sun(brush)
    # Only tall frames see the ceiling.
    above = rounded(-HALF, CEILING, HALF, TOP)
    brush.gradient(above, (0, TOP), (0, CEILING), (lighter(upper, 0.75), lighter(upper, 0.5)))
    brush.flat(rounded(-HALF, CEILING, HALF, CEILING + 0.14), lighter(upper, 0.85))


def _low_sun(brush: Brush) -> None:
    """The light of a low sun on a wall, slanting, through the panes of a window behind us."""
    for first in (-9.4, -2.2, 5.0):
        for across, high in ((0.0, 0.0), (1.0, 0.0), (0.0, 0.95), (1.0, 0.95)):
            left, low = first + across + 0.55 * high, 0.75 + high - 0.12 * across
            pane = [(left, low), (left + 0.9, low - 0.11), (left + 1.4, low + 0.74)]
            brush.flat(polygon([*pane, (left + 0.5, low + 0.85)]), "#ffb35c", alpha=0.42, glow=True)


def sky(brush: Brush, path: object, top: float, low: float) -> None:
    """The sky of the hour from `top` down to `low`, on a path."""
    brush.gradient(path, (0, top), (0, low), brush.light.sky, glow=True)


def window(
    brush: Brush,
    left: float,
    bottom: float,
    right: float,
    top: float,
    *,
    view: str = "city",
    bars: int = 1,
) -> None:
    """A window onto the hour: sky, and a city, hills or nothing before it."""
    frame = WHITE
    brush.box(left - 0.09, bottom - 0.09, right + 0.09, top + 0.09, frame, corner=0.03, form=0.5)
    pane = rounded(left, bottom, right, top, 0.01)
    sky(brush, pane, top, bottom)
    with brush.inside(pane):
        if view == "city":
            with brush.moved((left, bottom), scale=0.12):
                skyline(brush, (right - left) / 0.12, seed=3)
        elif view == "hills":
            width = right - left
            points = [(left, bottom), (left, bottom + 0.22 * width)]
            points += [
                (left + 0.3 * width, bottom + 0.3 * width),
                (left + 0.65 * width, bottom + 0.16 * width),
            ]
            points += [(right, bottom + 0.26 * width), (right, bottom)]
            brush.blob(points, land(brush, "#8fc08a"), form=0.5)
        if brush.light.hour == "day" and not brush.light.overcast:
            for x, y, r in ((0.3, 0.72, 0.16), (0.42, 0.76, 0.2), (0.54, 0.72, 0.15)):
                centre = (left + x * (right - left), bottom + y * (top - bottom))
                brush.flat(oval(centre, r, r * 0.62), WHITE, alpha=0.85, glow=True)
    for k in range(1, bars + 1):
        x = left + (right - left) * k / (bars + 1)
        brush.box(x - 0.03, bottom, x + 0.03, top, frame, form=0)
    brush.box(left - 0.16, bottom - 0.15, right + 0.16, bottom - 0.06, frame, corner=0.03, form=0.5)


def land(brush: Brush, colour: str) -> str:
    """What land of this colour is like, seen from a room: dark at night."""
    return mix(colour, brush.light.sky[0], 0.75) if brush.light.hour == "night" else colour


def light_patch(brush: Brush, left: float, right: float) -> None:
    """Light that falls from a window down a wall and over the floor's edge."""
    if brush.light.hour in ("day", "dawn"):
        path = polygon([(left, 0.8), (right, 0.8), (right + 1.2, -0.1), (left + 1.2, -0.1)])
        brush.flat(path, "#fff4cf", alpha=0.18)


def skyline(
    brush: Brush, width: float, *, seed: int = 1, height: float = 7.0, tone: str = ""
) -> None:
    """Houses of a far city along `width` metres, with lit windows when lamps are on."""
    tone = tone or mix("#8fb0cc", brush.light.sky[-1], 0.35)
    x, k = -1.0, seed
    while x < width:
        k = (k * 73 + 41) % 101
        w, h = 2.0 + 2.4 * (k % 7) / 7, height * (0.42 + 0.58 * (k % 13) / 13)
        shade = tone if k % 2 else lighter(tone, 0.18)
        brush.box(x, -1, x + w, h, shade, form=0.35)
        if brush.light.lamps:
            for row in range(int(h / 0.9)):
                for column in range(int(w / 0.7)):
                    if (row * 7 + column * 11 + k) % 4 == 0:
                        left = x + 0.2 + 0.7 * column
                        brush.flat(
                            rounded(left, 0.3 + 0.9 * row, left + 0.32, 0.75 + 0.9 * row),
                            "#ffd98a",
                            alpha=0.85,
                            glow=True,
                        )
        x += w + 0.25 * (k % 3)


def heaven(brush: Brush, *, sun: tuple[float, float] | None = (9, 17), stars: bool = True) -> None:
    """The whole sky of a landscape, with the sun or the moon of the hour and stars."""
    sky(brush, rounded(-400, -10, 400, 300), 30, 0)
    hour = brush.light.hour
    if brush.light.overcast:
        return
    if hour == "night":
        if stars:
            for k in range(90):
                x, y = (k * 37 % 101) / 101 * 84 - 42, 6 + (k * 53 % 97) / 97 * 22
                brush.flat(
                    oval((x, y), 0.06 + 0.05 * (k % 3), 0.06 + 0.05 * (k % 3)),
                    WHITE,
                    alpha=0.75,
                    glow=True,
                )
        if sun:
            brush.shine((sun[0], sun[1]), 7, "#dfe6ff", 0.35)
            brush.flat(oval(sun, 1.6, 1.6), "#f6f2dc", glow=True)
            brush.flat(
                oval((sun[0] + 0.55, sun[1] + 0.25), 1.4, 1.4),
                brush.light.sky[0],
                alpha=0.35,
                glow=True,
            )
        return
    if sun:
        low = {"dawn": 4.2, "dusk": 3.2}.get(hour, sun[1])
        tone = {"dawn": "#fff0c8", "dusk": "#ffd9a0"}.get(hour, "#fff8dc")
        brush.shine((sun[0], low), 15 if hour != "day" else 8, tone, 0.6)
        brush.flat(oval((sun[0], low), 1.7, 1.7), tone, glow=True)


def clouds(brush: Brush, t: float, *, y: float = 13, count: int = 4, speed: float = 0.25) -> None:
    """Flat-bottomed clouds that drift."""
    hour = brush.light.hour
    tone = {"day": "#ffffff", "dawn": "#ffe6dc", "dusk": "#e8a58f", "night": "#3b4d86"}[hour]
    alpha = 0.9 if hour != "night" else 0.5
    if brush.light.overcast:
        # A cover of clouds: many, low, and darker than the sky behind them.
        tone = mix(brush.light.sky[0], "#5f6b7d", 0.35)
        y, count, alpha = 0.74 * y, 4 * count, 0.75
    for k in range(count):
        x = ((k * 23.7 + t * speed) % 84) - 42
        top = y + 4.5 * ((k * 7) % 5) / 5
        size = 1.0 + 0.5 * ((k * 3) % 4) / 4
        with brush.moved((x, top), scale=size):
            path = curve(
                [
                    (-3.4, 0),
                    (-2.9, 0.75),
                    (-1.9, 0.85),
                    (-1.1, 1.75),
                    (0.5, 1.95),
                    (1.5, 1.15),
                    (2.6, 1.0),
                    (3.4, 0),
                    (0, -0.12),
                ],
                closed=True,
                tension=0.9,
            )
            brush.flat(path, tone, alpha=alpha, glow=True)


def hills(brush: Brush, tone: str, heights: Sequence[float], *, span: float = 120) -> None:
    """A ridge of soft hills."""
    step = span / (len(heights) - 1)
    points = [(-span / 2 + step * k, h) for k, h in enumerate(heights)]
    path = curve([(-span / 2 - 5, -4), *points, (span / 2 + 5, -4)], closed=True, tension=0.9)
    brush.gradient(path, (0, max(heights)), (0, -1), (lighter(tone, 0.14), tone))


def waves(brush: Brush, t: float, *, top: float, width: float, tone: str) -> None:
    """Lines of light on water."""
    for k in range(16):
        y = -top * (k / 16) ** 1.6
        drift = math.sin(t * 0.7 + k * 1.9) * 0.8
        x = ((k * 17.3) % width) - width / 2 + drift
        brush.line([(x, y), (x + 2.2 + 0.12 * k, y)], 0.05 + 0.012 * k, tone, alpha=0.5)
