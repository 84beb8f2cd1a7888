"""What is worn on the head and before the eyes; drawn in head units over the hair."""

from __future__ import annotations

import math
from collections.abc import Callable

from onionskin.stage.body.face import EYE_H, EYE_PHI
from onionskin.stage.body.skull import WIDTH, Skull
from onionskin.stage.brush import Brush, Path, curve, oval, rounded
from onionskin.stage.colours import darker, lighter
from onionskin.stage.look import Cover, Look
from onionskin.stage.skia import skia

DrawCover = Callable[[Brush, Look, Skull], None]


def draw_cover(brush: Brush, look: Look, skull: Skull) -> None:
    """Draws the head covering of a look, if it has one."""
    draw = _COVERS.get(look.cover)
    if draw is not None:
        draw(brush, look, skull)


def draw_eyewear(brush: Brush, look: Look, skull: Skull) -> None:
    """Draws glasses or goggles, if worn."""
    if look.glasses:
        _glasses(brush, skull)
    if look.goggles:
        _goggles(brush, skull)


def _glasses(brush: Brush, skull: Skull) -> None:
    frame, rims = "#3a3346", []
    for side in (-1, 1):
        x, y, near = skull.at(side * EYE_PHI, EYE_H, 1.03)
        if near > 0.14:
            path = oval((x, y), 0.25 * min(1.0, 0.35 + near * 0.75), 0.24)
            brush.flat(path, "#ffffff", alpha=0.16)
            brush.stroke(path, 0.05, frame)
            rims.append((side, x, y, near))
    if len(rims) == 2:
        x, y, _ = skull.at(0, EYE_H + 0.03, 1.06)
        brush.line([(x - 0.09, y), (x + 0.09, y)], 0.05, frame)
    for side in (-1, 1):
        hinge, ear = skull.at(side * 0.72, EYE_H + 0.04, 1.02), skull.at(side * 1.45, EYE_H + 0.02)
        if hinge[2] > 0.1 and ear[2] > -0.15:
            brush.line([hinge[:2], ear[:2]], 0.045, frame)


def _goggles(brush: Brush, skull: Skull) -> None:
    if skull.front < 0.05:
        return
    x, y, _ = skull.at(0, EYE_H, 1.0)
    half = 0.62 * (0.45 + 0.55 * skull.front)
    strap = [skull.at(a, EYE_H + 0.02)[:2] for a in (-1.2 - skull.turn, 1.2 - skull.turn)]
    brush.line(strap, 0.09, "#3b4a63")
    lens = rounded(x - half, y - 0.25, x + half, y + 0.25, 0.2)
    brush.flat(lens, "#bfe6f2", alpha=0.5)
    brush.stroke(lens, 0.06, "#eef6fa")


def _band(skull: Skull, low: float, high: float, reach: float = 1.1) -> Path:
    """A band around the head between two heights, sagging a little towards us."""
    half = WIDTH * reach
    sag = 0.07
    return curve(
        [
            (-half, low + 0.05),
            (-half * 0.5, low - sag * 0.6),
            (0, low - sag),
            (half * 0.5, low - sag * 0.6),
            (half, low + 0.05),
            (half * 0.985, high),
            (half * 0.5, high - sag * 0.5),
            (0, high - sag * 0.7),
            (-half * 0.5, high - sag * 0.5),
            (-half * 0.985, high),
        ],
        closed=True,
        tension=0.7,
    )


def _dome(low: float, reach: float, top: float, lift: float = 0) -> Path:
    half = WIDTH * reach
    return curve(
        [
            (-half, low + 0.04),
            (-half * 0.93, low + (top - low) * 0.5),
            (-half * 0.55, low + (top - low) * 0.9),
            (0, top + lift),
            (half * 0.55, low + (top - low) * 0.9),
            (half * 0.93, low + (top - low) * 0.5),
            (half, low + 0.04),
            (half * 0.5, low - 0.05),
            (0, low - 0.08),
            (-half * 0.5, low - 0.05),
        ],
        closed=True,
        tension=0.85,
    )


def _brim(skull: Skull, h: float, reach: float, thick: float = 0.09) -> Path:
    """A peak over the eyes, seen from where the head is turned to."""
    ahead = skull.aside * reach
    half = 0.84 * (0.5 + 0.5 * abs(skull.front))
    x = skull.aside * 0.45
    drop = 0.24 * max(0.0, skull.front)
    points = [
        (x - half + min(0, ahead) * 0.5, h),
        (x + ahead * 0.6, h + 0.1),
        (x + half + max(0, ahead) * 0.5, h),
        (x + half * 0.55 + max(0, ahead) * 0.5, h - thick - drop * 0.6),
        (x + ahead * 0.6, h - thick - drop),
        (x - half * 0.55 + min(0, ahead) * 0.5, h - thick - drop * 0.6),
    ]
    return curve(points, closed=True, tension=0.9)


def _nurse(brush: Brush, look: Look, skull: Skull) -> None:
    x = -skull.aside * 0.22
    width = 0.62 - 0.1 * abs(skull.aside)
    points = [(x - width * 0.86, 0.84), (x - width, 1.3), (x, 1.42), (x + width, 1.3)]
    points += [(x + width * 0.86, 0.84), (x, 0.93)]
    brush.fill(curve(points, closed=True, tension=0.5), look.cover_colour, form=0.5)
    if skull.front > -0.2:
        m = x + skull.aside * 0.25
        brush.box(m - 0.05, 1.0, m + 0.05, 1.28, "#dd4a48", corner=0.02)
        brush.box(m - 0.14, 1.09, m + 0.14, 1.19, "#dd4a48", corner=0.02)


def _chef(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    for x, y, r in ((-0.62, 1.62, 0.46), (0.62, 1.62, 0.46), (0.0, 1.78, 0.56)):
        brush.disc((x, y), r, tone, form=0.5)
    brush.fill(polygon_band(0.72, 1.6), darker(tone, 0.03), form=0.45)
    brush.fill(_band(skull, 0.6, 0.92, 1.05), darker(tone, 0.1), form=0.4)


def polygon_band(low: float, high: float) -> Path:
    """The upright part of a toque."""
    return curve(
        [(-0.9, low), (-0.93, high), (0, high + 0.1), (0.93, high), (0.9, low), (0, low - 0.06)],
        closed=True,
        tension=0.45,
    )


def _cap(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    if skull.front < 0.1:
        brush.fill(_brim(skull, 0.5, 0.8), darker(tone, 0.22), form=0.4)
    brush.fill(_dome(0.42, 1.13, 1.2), tone, form=0.9)
    brush.disc((-skull.aside * 0.05, 1.19), 0.07, darker(tone, 0.15))
    if skull.front >= 0.1:
        brush.fill(_brim(skull, 0.48, 0.8), darker(tone, 0.18), form=0.5)


def _police(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(
        curve(
            [
                (-1.0, 0.72),
                (-1.2, 1.16),
                (-0.5, 1.4),
                (0, 1.44),
                (0.5, 1.4),
                (1.2, 1.16),
                (1, 0.72),
            ],
            closed=True,
            tension=0.7,
        ),
        tone,
    )
    brush.fill(_band(skull, 0.52, 0.84, 1.12), darker(tone, 0.3), form=0.4)
    if skull.front > 0:
        x = skull.aside * 0.55
        brush.disc((x, 0.98), 0.15, "#f4c64a")
        brush.disc((x, 0.98), 0.07, "#fff0b8")
        brush.fill(_brim(skull, 0.56, 0.7), "#23202f", form=0.6)


def _fire(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(_dome(0.5, 1.2, 1.34), tone)
    ridge = curve(
        [(-0.14, 0.6), (-0.12, 1.42), (0.12, 1.42), (0.14, 0.6)], closed=True, tension=0.6
    )
    with brush.moved((skull.aside * 0.3, 0)):
        brush.fill(ridge, lighter(tone, 0.12), form=0.5)
    half = WIDTH * (1.36 + 0.1 * abs(skull.aside))
    rim = oval((-skull.aside * 0.16, 0.5), half, 0.15)
    brush.fill(rim, darker(tone, 0.12), form=0.5)
    if skull.front > 0.1:
        x = skull.aside * 0.6
        shield = [
            (x - 0.2, 1.05),
            (x, 1.14),
            (x + 0.2, 1.05),
            (x + 0.14, 0.72),
            (x, 0.62),
            (x - 0.14, 0.72),
        ]
        brush.fill(curve(shield, closed=True, tension=0.6), "#f4c64a", form=0.6)


def _hardhat(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(_dome(0.5, 1.17, 1.36), tone)
    for shift in (-0.3, 0.0, 0.3):
        x = shift * (0.6 + 0.4 * skull.front) + skull.aside * 0.12
        rib = [(x, 0.78), (x * 1.05, 1.1), (x * 0.85, 1.34 - abs(shift) * 0.25)]
        brush.line(rib, 0.08, lighter(tone, 0.24), smooth=True)
    rim = oval((skull.aside * 0.2, 0.5), WIDTH * 1.3, 0.13)
    brush.fill(rim, darker(tone, 0.1), form=0.5)


def _straw(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(oval((0, 0.62), 1.75, 0.3), darker(tone, 0.12), form=0.7)
    brush.fill(_dome(0.66, 0.98, 1.38), tone)
    brush.fill(_band(skull, 0.68, 0.92, 0.985), look.accent, form=0.5)
    front = curve(
        [(-1.75, 0.62), (-0.8, 0.5), (0, 0.44), (0.8, 0.5), (1.75, 0.62), (0, 0.3)], closed=True
    )
    brush.fill(front, tone, form=0.5)


def _scarf(brush: Brush, look: Look, skull: Skull) -> None:
    """A headscarf around the face, down to the shoulders."""
    tone, x = look.cover_colour, skull.aside
    if skull.front < -0.2:
        brush.fill(_scarf_outline(x), tone)
        return
    outer = _scarf_outline(x)
    half = 0.72 * (0.55 + 0.45 * abs(skull.front))
    face = oval((x * 0.42, -0.12), half, 0.82)
    brush.fill(skia.Op(outer, face, skia.PathOp.kDifference_PathOp), tone)
    brush.stroke(face, 0.07, darker(tone, 0.14))


def _scarf_outline(x: float) -> Path:
    return curve(
        [
            (-x * 0.05, 1.16),
            (0.74 - x * 0.06, 0.92),
            (1.06 - x * 0.05, 0.2),
            (1.02, -0.6),
            (0.98 + x * 0.1, -1.2),
            (0.5, -1.52),
            (0, -1.58),
            (-0.5, -1.52),
            (-0.98 + x * 0.1, -1.2),
            (-1.02, -0.6),
            (-1.06 - x * 0.05, 0.2),
            (-0.74 - x * 0.06, 0.92),
        ],
        closed=True,
    )


def _beanie(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.disc((0, 1.42), 0.2, lighter(tone, 0.35))
    brush.fill(_dome(0.45, 1.15, 1.34), tone)
    brush.fill(_band(skull, 0.36, 0.68, 1.17), lighter(tone, 0.16), form=0.6)


def _surgeon(brush: Brush, look: Look, skull: Skull) -> None:
    brush.fill(_dome(0.4, 1.13, 1.26), look.cover_colour)
    brush.fill(_band(skull, 0.34, 0.56, 1.13), darker(look.cover_colour, 0.1), form=0.4)


def _turban(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(_dome(0.36, 1.24, 1.46), tone)
    for k, low in enumerate((0.42, 0.62, 0.84)):
        left = [(-1.08 + 0.1 * k, low + 0.12), (-0.3, low - 0.02 + 0.05 * k), (0.25, low + 0.36)]
        right = [(1.08 - 0.1 * k, low + 0.12), (0.3, low - 0.02 + 0.05 * k), (-0.25, low + 0.36)]
        for fold in (left, right):
            brush.line(fold, 0.045, darker(tone, 0.2), smooth=True, alpha=0.8)


def _helmet(brush: Brush, look: Look, skull: Skull) -> None:
    """A space helmet: a round shell with a window before the face."""
    tone, shell = look.cover_colour, oval((0, 0.02), 1.34, 1.32)
    if skull.front < -0.2:
        brush.fill(shell, tone)
        return
    half = 0.98 * (0.6 + 0.4 * abs(skull.front))
    pane = oval((skull.aside * 0.36, -0.04), half, 0.94)
    brush.fill(skia.Op(shell, pane, skia.PathOp.kDifference_PathOp), tone)
    brush.flat(pane, "#bfe3f5", alpha=0.2)
    brush.stroke(pane, 0.1, darker(tone, 0.25))
    x = skull.aside * 0.36 - half * 0.5
    brush.line(
        [(x, 0.52), (x - 0.12, 0.3), (x - 0.14, 0.1)], 0.08, "#ffffff", alpha=0.75, smooth=True
    )


def _crown(brush: Brush, look: Look, skull: Skull) -> None:
    """A crown with five points, each with a stone."""
    tone, low, high = "#f2c04a", 0.62, 1.18
    points = [(-0.86, low), (-0.98, high)]
    for k in range(4):
        points += [(-0.72 + 0.48 * k, low + 0.3), (-0.48 + 0.48 * k, high + 0.1)]
    points = [*points[:-1], (0.98, high), (0.86, low), (0, low - 0.1)]
    brush.shape(points, tone)
    brush.fill(_band(skull, low - 0.06, low + 0.16, 0.94), darker(tone, 0.1), form=0.5)
    for k, stone in enumerate(("#d9483b", "#3d86c9", "#d9483b")):
        x = (k - 1) * 0.48 + skull.aside * 0.2
        brush.disc((x, low + 0.02), 0.07, stone)


def _veil(brush: Brush, look: Look, skull: Skull) -> None:
    """A bride's veil behind the face, with flowers where it is pinned."""
    x = skull.aside
    fall = [(-0.2 - x * 0.3, 1.18), (0.75 - x * 0.5, 0.9), (1.05 - x * 0.75, -0.4)]
    fall += [(1.3 - x * 1.1, -2.6), (-1.3 - x * 1.1, -2.6), (-1.05 - x * 0.75, -0.4)]
    fall += [(-0.75 - x * 0.5, 0.9)]
    outer = curve(fall, closed=True, tension=0.7)
    face = oval((x * 0.45, -0.25), 0.78 * (0.6 + 0.4 * abs(skull.front)), 0.95)
    seen = outer if skull.front < -0.2 else skia.Op(outer, face, skia.PathOp.kDifference_PathOp)
    brush.flat(seen, "#ffffff", alpha=0.62)
    for k in range(5):
        a = (k - 2) * 0.3
        brush.disc((a * 1.3 - x * 0.2, 0.98 - abs(a) * 0.22), 0.13, "#fffafc", form=0.6)
        brush.disc((a * 1.3 - x * 0.2, 0.98 - abs(a) * 0.22), 0.05, "#f3b6c3", form=0)


def _tophat(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(oval((0, 0.7), 1.22, 0.17), darker(tone, 0.1), form=0.5)
    tall = [(-0.74, 0.72), (-0.8, 1.7), (0, 1.77), (0.8, 1.7), (0.74, 0.72), (0, 0.62)]
    brush.fill(curve(tall, closed=True, tension=0.4), tone)
    brush.fill(_band(skull, 0.72, 0.94, 0.78), look.accent, form=0.5)


def _witch(brush: Brush, look: Look, skull: Skull) -> None:
    """A wide brim and a bent point."""
    tone = look.cover_colour
    brush.fill(oval((0, 0.62), 1.5, 0.22), darker(tone, 0.12), form=0.5)
    point = [(-0.8, 0.66), (-0.34, 1.6), (0.3, 2.2), (0.52, 2.12), (0.34, 1.7), (0.8, 0.66)]
    brush.fill(curve([*point, (0, 0.54)], closed=True, tension=0.4), tone)
    brush.fill(_band(skull, 0.66, 0.9, 0.8), look.accent, form=0.5)


def _santa(brush: Brush, look: Look, skull: Skull) -> None:
    """A soft cap that falls to one side, trimmed with fur."""
    tone = look.cover_colour
    cap = [(-0.95, 0.6), (-0.5, 1.35), (0.3, 1.5), (1.2, 0.75), (1.25, 0.5), (0.95, 0.6), (0, 0.7)]
    brush.fill(curve(cap, closed=True, tension=0.6), tone)
    brush.disc((1.26, 0.45), 0.2, "#ffffff", form=0.6)
    brush.fill(_band(skull, 0.4, 0.74, 1.14), "#ffffff", form=0.6)


def _bikehelmet(brush: Brush, look: Look, skull: Skull) -> None:
    tone = look.cover_colour
    brush.fill(_dome(0.56, 1.18, 1.36), tone)
    for shift in (-0.42, 0.0, 0.42):
        x = shift * (0.55 + 0.45 * abs(skull.front)) + skull.aside * 0.15
        brush.line([(x, 0.76), (x * 0.86, 1.18 - abs(shift) * 0.2)], 0.13, darker(tone, 0.42))
    strap = [skull.at(side * 1.35, 0.4)[:2] for side in (-1, 1)]
    chin = skull.at(0, -0.92, 0.9)[:2]
    for near in strap:
        brush.line([near, chin], 0.05, "#3a3346", alpha=0.8)


def _headset(brush: Brush, look: Look, skull: Skull) -> None:
    """A headset: a band, a cushion at the ear, a microphone before the mouth."""
    band = [(-1.0, 0.0), (-0.86, 0.86), (0, 1.24), (0.86, 0.86), (1.0, 0.0)]
    brush.line(band, 0.11, "#3a3f52", smooth=True)
    for side in (-1, 1):
        x, y, near = skull.at(side * 1.5, -0.02, 1.06)
        if near > -0.35:
            brush.fill(rounded(x - 0.17, y - 0.27, x + 0.17, y + 0.27, 0.14), "#3a3f52")
            mouth = skull.at(side * 0.32, -0.55, 1.2)
            if mouth[2] > 0.1:
                brush.line([(x, y - 0.2), mouth[:2]], 0.05, "#3a3f52")
                brush.disc(mouth[:2], 0.09, "#2a2f40")
                break


def _swimcap(brush: Brush, look: Look, skull: Skull) -> None:
    brush.fill(_dome(0.26, 1.06, 1.16), look.cover_colour)
    stripe = [(-0.9, 0.56), (0, 0.72), (0.9, 0.56)]
    brush.line(stripe, 0.1, lighter(look.cover_colour, 0.4), smooth=True)


def _sailor(brush: Brush, look: Look, skull: Skull) -> None:
    """A white cap with a dark band."""
    brush.fill(oval((0, 1.06), 1.12, 0.3), look.cover_colour)
    brush.fill(_band(skull, 0.62, 0.96, 1.02), look.accent, form=0.5)


_COVERS: dict[Cover, DrawCover] = {
    "crown": _crown,
    "veil": _veil,
    "tophat": _tophat,
    "witch": _witch,
    "santa": _santa,
    "bikehelmet": _bikehelmet,
    "headset": _headset,
    "swimcap": _swimcap,
    "sailor": _sailor,
    "nurse": _nurse,
    "chef": _chef,
    "cap": _cap,
    "police": _police,
    "fire": _fire,
    "hardhat": _hardhat,
    "straw": _straw,
    "scarf": _scarf,
    "beanie": _beanie,
    "surgeon": _surgeon,
    "turban": _turban,
    "helmet": _helmet,
}


def hides_crown(cover: Cover) -> bool:
    """Whether a covering hides hair that stands high, so that none pokes through."""
    return cover not in ("none", "nurse", "crown", "veil", "headset")


def ear_angle(side: int) -> float:
    """Where an ear is around the head, radians."""
    return side * math.radians(88)
