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


_COVERS: dict[Cover, DrawCover] = {
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
    return cover not in ("none", "nurse")


def ear_angle(side: int) -> float:
    """Where an ear is around the head, radians."""
    return side * math.radians(88)
