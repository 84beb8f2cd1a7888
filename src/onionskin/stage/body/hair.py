"""Hair and beards: a hairline around the skull, a volume over it, and what falls behind.

A hairdo is one row of data; a newcomer adds one by copying one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from onionskin.stage.body.skull import WIDTH, Skull
from onionskin.stage.brush import Brush, Path, Point, curve, oval, rounded
from onionskin.stage.colours import darker, lighter
from onionskin.stage.look import Beard, Hairdo, Look


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """A hairdo.

    `line` is the hairline: heights at angles in degrees from the nose, left to right
    (-180..180, mirrored where only 0..180 is given). `volume` is how far it stands off the
    skull, `fall` how far it hangs behind, in heads halves from the middle (0: not at all).
    """

    line: tuple[tuple[float, float], ...]
    volume: float = 1.08
    fall: float = 0
    curls: float = 0
    knot: tuple[float, float, float] | None = None
    tails: int = 0
    spikes: bool = False
    sway: float = 0

    def height(self, degrees: float) -> float:
        """The height of the hairline at an angle."""
        degrees = (degrees + 180) % 360 - 180
        if self.line[0][0] >= 0:
            degrees = abs(degrees)
        for (a, low), (b, high) in zip(self.line, self.line[1:], strict=False):
            if a <= degrees <= b:
                k = (degrees - a) / (b - a)
                return low + (high - low) * (k * k * (3 - 2 * k))
        return self.line[-1][1]


_SHORT = ((0, 0.56), (35, 0.5), (58, 0.2), (74, -0.02), (86, -0.1), (100, -0.3), (180, -0.62))
STYLES: dict[Hairdo, Style] = {
    "bald": Style(line=((0, 1.2), (75, 0.9), (88, 0.1), (100, -0.25), (180, -0.55)), volume=1.03),
    "crop": Style(line=_SHORT, volume=1.045),
    "short": Style(
        line=((0, 0.5), (30, 0.46), (58, 0.2), (74, 0.0), (86, -0.12), (100, -0.3), (180, -0.62)),
        volume=1.12,
    ),
    "parted": Style(
        line=(
            (-180, -0.62),
            (-100, -0.3),
            (-84, -0.1),
            (-62, 0.18),
            (-34, 0.62),
            (-10, 0.5),
            (28, 0.36),
            (58, 0.24),
            (78, -0.06),
            (100, -0.3),
            (180, -0.62),
        ),
        volume=1.15,
    ),
    "spiky": Style(line=_SHORT, volume=1.1, spikes=True),
    "curly": Style(
        line=((0, 0.48), (40, 0.42), (62, 0.16), (80, -0.1), (100, -0.3), (180, -0.6)),
        volume=1.08,
        curls=0.27,
    ),
    "afro": Style(
        line=((0, 0.52), (45, 0.42), (66, 0.1), (86, -0.25), (180, -0.6)), volume=1.36, curls=0.2
    ),
    "bob": Style(
        line=((0, 0.34), (34, 0.3), (52, 0.0), (62, -0.6), (80, -0.82), (180, -0.9)),
        volume=1.16,
        fall=1.02,
    ),
    "long": Style(
        line=(
            (-180, -0.9),
            (-80, -0.9),
            (-62, -0.62),
            (-48, 0.1),
            (-18, 0.66),
            (14, 0.5),
            (46, 0.1),
            (62, -0.62),
            (80, -0.9),
            (180, -0.9),
        ),
        volume=1.13,
        fall=2.05,
    ),
    "wavy": Style(
        line=(
            (-180, -0.9),
            (-80, -0.95),
            (-60, -0.6),
            (-46, 0.14),
            (-20, 0.48),
            (16, 0.68),
            (46, 0.14),
            (60, -0.6),
            (80, -0.95),
            (180, -0.9),
        ),
        volume=1.17,
        fall=1.62,
        sway=0.1,
    ),
    "bun": Style(
        line=((0, 0.6), (40, 0.48), (64, 0.14), (82, -0.04), (98, -0.3), (180, -0.6)),
        volume=1.08,
        knot=(180, 0.72, 0.42),
    ),
    "ponytail": Style(
        line=((0, 0.5), (28, 0.46), (60, 0.18), (82, -0.04), (98, -0.3), (180, -0.6)),
        volume=1.09,
        tails=1,
    ),
    "pigtails": Style(
        line=((0, 0.42), (34, 0.36), (60, 0.12), (84, -0.08), (98, -0.3), (180, -0.6)),
        volume=1.1,
        tails=2,
    ),
    "crown": Style(
        line=((0, 0.52), (40, 0.46), (64, 0.14), (84, -0.06), (98, -0.3), (180, -0.6)),
        volume=1.1,
        knot=(180, 1.12, 0.46),
        curls=0.0,
    ),
}


def draw_hair_behind(brush: Brush, look: Look, skull: Skull) -> None:
    """What hangs behind the head: over the back when it is turned to us, else under it."""
    style = STYLES[look.hairdo]
    tone = look.hair if skull.front < -0.15 else darker(look.hair, 0.2)
    if style.fall and look.cover not in ("scarf", "turban"):
        brush.fill(_fall(style, skull), tone, form=0.8)
    if style.tails and look.cover not in ("scarf", "turban"):
        _tails(brush, look, style, skull)


def _fall(style: Style, skull: Skull) -> Path:
    low, v = -style.fall, style.volume
    half = v * (0.93 - 0.12 * abs(skull.aside))
    x = -skull.aside * 0.3
    lean = -skull.aside * 0.14
    wave = style.sway
    points: list[Point] = [
        (x * 0.3, v),
        (x + half * 0.8, 0.72),
        (x + half, 0.0),
        (x + half * 1.0 + wave, -0.6),
        (x + half * 0.96 + lean - wave * 0.4, (low - 0.6) / 2 - 0.1),
        (x + half * 0.86 + lean, low + 0.16),
        (x + half * 0.55 + lean, low),
        (x + lean, low + 0.05),
        (x - half * 0.55 + lean, low),
        (x - half * 0.86 + lean, low + 0.16),
        (x - half * 0.96 + lean + wave * 0.4, (low - 0.6) / 2 - 0.1),
        (x - half * 1.0 - wave, -0.6),
        (x - half, 0.0),
        (x - half * 0.8, 0.72),
    ]
    return curve(points, closed=True)


def _tails(brush: Brush, look: Look, style: Style, skull: Skull) -> None:
    for side in (0,) if style.tails == 1 else (-1, 1):
        x, y, near = skull.at(math.pi if side == 0 else side * 1.75, 0.42, 1.12)
        out = (x / WIDTH) if side == 0 else side * (0.6 + 0.4 * abs(skull.front))
        if style.tails == 1 and abs(skull.aside) < 0.25 and near < 0:
            out = 0.1
        end = (x + out * 0.55, y - 1.25)
        path = curve(
            [
                (x, y + 0.12),
                (x + out * 0.5, y - 0.05),
                (end[0] + out * 0.16, end[1] + 0.5),
                end,
                (end[0] - out * 0.35, end[1] + 0.55),
                (x - out * 0.02, y - 0.16),
            ],
            closed=True,
        )
        brush.fill(path, darker(look.hair, 0.1), form=0.9)
        brush.disc((x, y), 0.12, look.accent)


def draw_hair(brush: Brush, look: Look, skull: Skull) -> None:
    """The hair on the head, over the forehead and down to the hairline."""
    style = STYLES[look.hairdo]
    if style.knot and look.cover in ("none", "nurse", "hardhat", "beanie", "police"):
        phi, h, radius = style.knot
        x, y, near = skull.at(math.radians(phi), h, 1.12)
        if look.hairdo == "crown" or near < 0.35:
            brush.disc((x, y), radius, darker(look.hair, 0.08))
    if style.curls:
        _curls(brush, look, style, skull)
    cap = _cap(style, skull)
    if look.hairdo == "bald":
        with brush.inside(rounded(-2, -2, 2, 0.3)):
            brush.fill(cap, look.hair, form=0.9)
        return
    brush.fill(cap, look.hair, form=0.9)
    with brush.inside(cap):
        _gleam(brush, look, style)


def draw_knot_over(brush: Brush, look: Look, skull: Skull) -> None:
    """A bun that is nearer to us than the head, seen from behind."""
    style = STYLES[look.hairdo]
    if style.knot and look.hairdo != "crown":
        phi, h, radius = style.knot
        x, y, near = skull.at(math.radians(phi), h - 0.2, 1.05)
        if near >= 0.35:
            brush.disc((x, y), radius, darker(look.hair, 0.1))


def _edge(style: Style, skull: Skull) -> list[Point]:
    """The visible hairline from the right edge of the head to the left one."""
    points = []
    for step in range(17):
        phi = -skull.turn + math.pi / 2 - math.pi * step / 16
        h = style.height(math.degrees(phi))
        reach = 1.02 if h < 0.95 else 1.0
        x, y, _ = skull.at(phi, min(h, 1.0), reach)
        points.append((x, y - skull.pitch * 0.2))
    return points


def _cap(style: Style, skull: Skull) -> Path:
    edge = _edge(style, skull)
    v = style.volume
    right = math.asin(max(-0.98, min(0.98, edge[0][1] / v)))
    left = math.pi - math.asin(max(-0.98, min(0.98, edge[-1][1] / v)))
    steps = 15 if style.spikes else 12
    ends = tuple(
        (angle + math.pi) % math.tau - math.pi
        for angle in (-skull.turn - math.pi / 2, -skull.turn + math.pi / 2)
    )
    over: list[Point] = []
    for step in range(steps + 1):
        angle = left + (right - left) * step / steps
        reach = v + (0.13 if style.spikes and step % 2 and 0 < step < steps else 0)
        # Hair that ends on the forehead's edge thins out there instead of sticking out.
        for end, steps_off in ((ends[0], step), (ends[1], steps - step)):
            if abs(end) < 1.35 and steps_off < 4:
                reach = 1.0 + (reach - 1.0) * (0.15 + 0.85 * steps_off / 4)
        # Low at the sides hair lies closer to the head than on top.
        close = 1.0 - 0.05 * max(0.0, -math.sin(angle))
        over.append((math.cos(angle) * reach * WIDTH * close, math.sin(angle) * reach))
    return curve([*edge, *over], closed=True, tension=0.35 if style.spikes else 0.8)


def _curls(brush: Brush, look: Look, style: Style, skull: Skull) -> None:
    edge = _edge(style, skull)
    right = math.asin(max(-0.9, min(0.9, edge[0][1])))
    left = math.pi - math.asin(max(-0.9, min(0.9, edge[-1][1])))
    count = 11
    for step in range(count):
        angle = left + (right - left) * (step + 0.5) / count
        reach = style.volume * (0.98 + 0.04 * (step % 2))
        size = style.curls * (1 + 0.1 * (step % 3))
        for end, off in ((-skull.turn - math.pi / 2, step), (-skull.turn + math.pi / 2, 10 - step)):
            if abs((end + math.pi) % math.tau - math.pi) < 1.35 and off < 3:
                reach, size = 0.9 + (reach - 0.9) * off / 3, size * (0.6 + 0.13 * off)
        centre = (math.cos(angle) * reach * WIDTH, math.sin(angle) * reach)
        brush.disc(centre, size, look.hair, form=0.6)


def _gleam(brush: Brush, look: Look, style: Style) -> None:
    v = style.volume
    arc = [(-0.6 * v, 0.55 * v), (-0.38 * v, 0.76 * v), (-0.08 * v, 0.86 * v)]
    brush.line(arc, 0.1, lighter(look.hair, 0.3), alpha=0.55, smooth=True)


_BEARDS: dict[Beard, tuple[tuple[float, float], ...]] = {
    # heights of the upper edge of a beard by degrees from the nose
    "short": ((0, -0.5), (12, -0.44), (34, -0.42), (60, -0.3), (82, -0.05)),
    "full": ((0, -0.46), (14, -0.38), (36, -0.34), (60, -0.22), (84, 0.0)),
    "stubble": ((0, -0.5), (14, -0.42), (36, -0.4), (60, -0.28), (82, -0.05)),
}


def draw_beard(brush: Brush, look: Look, skull: Skull) -> None:
    """A beard or moustache, under the mouth that is drawn over it."""
    tone = look.beard_colour or look.hair
    if look.beard in ("short", "full", "stubble"):
        path = _beard(look.beard, skull)
        alpha = 0.35 if look.beard == "stubble" else 1
        brush.fill(path, tone, form=0.7, alpha=alpha)
    if look.beard in ("moustache", "full", "short"):
        x, y, near = skull.at(0, -0.41, 1.02)
        if near > 0.1:
            x -= skull.aside * 0.06
            w = 0.27 * (0.35 + 0.65 * near)
            points = [(x - w, y - 0.09), (x - w * 0.4, y + 0.03), (x, y - 0.005)]
            points += [(x + w * 0.4, y + 0.03), (x + w, y - 0.09)]
            brush.line(points, 0.12, darker(tone, 0.06), smooth=True)


def _beard(kind: Beard, skull: Skull) -> Path:
    style = Style(line=_BEARDS[kind])
    upper = []
    for step in range(13):
        phi = -skull.turn + math.pi / 2 - math.pi * step / 12
        degrees = math.degrees((phi + math.pi) % math.tau - math.pi)
        if abs(degrees) <= 84:
            x, y, _ = skull.at(phi, style.height(degrees), 1.0)
            upper.append((x, y))
    long = 1.2 if kind == "full" else 1.03
    s = skull.aside * 0.12
    if len(upper) < 3:
        return oval((0, 0), 0.001, 0.001)
    low = [
        (max(upper[-1][0], -0.88) * 0.98, -0.36),
        (-0.6 + s, -0.8 * (long * 0.5 + 0.5)),
        (s, -long),
        (0.6 + s, -0.8 * (long * 0.5 + 0.5)),
        (min(upper[0][0], 0.88) * 0.98, -0.36),
    ]
    return curve([*upper, *low], closed=True, tension=0.9)
