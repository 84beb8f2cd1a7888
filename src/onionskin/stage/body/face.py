"""The face: eyes, brows, nose and mouth, by expression and mouth shape.

Everything is drawn in head units (see `Skull`), so that it reads at forty pixels.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass

from onionskin.stage.body.skull import Skull
from onionskin.stage.brush import Brush, curve, oval, rounded
from onionskin.stage.colours import INK, darker, lighter, luminance, mix
from onionskin.stage.look import Look
from onionskin.stage.pose import Expression, Viseme

EYE_PHI, EYE_H = 0.41, -0.06


@dataclass(frozen=True, kw_only=True, slots=True)
class Feeling:
    """How an expression shapes the face.

    `inner` and `outer` lift the ends of the brows, `lid` closes the upper lid and `cheek`
    the lower one (0..1), `smile` curves the mouth (-1..1), `wide` and `drop` open it.
    """

    inner: float = 0
    outer: float = 0
    lid: float = 0
    cheek: float = 0
    smile: float = 0
    wide: float = 1
    drop: float = 0
    skew: float = 0


FEELINGS: dict[Expression, Feeling] = {
    "calm": Feeling(inner=0.04, smile=0.35),
    "happy": Feeling(inner=0.07, outer=0.0, smile=1.0, cheek=0.08, wide=1.15),
    "sad": Feeling(inner=0.15, outer=-0.09, lid=0.2, smile=-0.85, wide=0.85),
    "angry": Feeling(inner=-0.15, outer=0.1, lid=0.24, smile=-0.55, wide=0.95),
    "surprised": Feeling(inner=0.17, outer=0.17, lid=-0.16, smile=0, wide=0.6, drop=0.17),
    "afraid": Feeling(inner=0.2, outer=-0.05, lid=-0.1, smile=-0.7, wide=0.75),
    "tired": Feeling(inner=0.05, outer=-0.05, lid=0.55, smile=-0.2, wide=0.8),
    "thinking": Feeling(inner=0.1, outer=0.1, lid=0.1, smile=0.1, wide=0.7, skew=1),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Mouth:
    """A mouth shape: half width, half opening, and what shows (0..1), in head units."""

    wide: float
    open: float
    teeth: float = 0
    tongue: float = 0


VISEMES: dict[Viseme, Mouth] = {
    "rest": Mouth(wide=0.22, open=0),
    "m": Mouth(wide=0.17, open=0.012),
    "a": Mouth(wide=0.2, open=0.2, teeth=0.5, tongue=1),
    "e": Mouth(wide=0.24, open=0.125, teeth=0.8, tongue=0.6),
    "i": Mouth(wide=0.27, open=0.08, teeth=1),
    "o": Mouth(wide=0.125, open=0.16, tongue=0.3),
    "u": Mouth(wide=0.085, open=0.09),
    "f": Mouth(wide=0.19, open=0.06, teeth=1),
    "l": Mouth(wide=0.2, open=0.14, teeth=0.6, tongue=1.5),
    "th": Mouth(wide=0.2, open=0.085, teeth=0.45, tongue=2.2),
    "s": Mouth(wide=0.23, open=0.05, teeth=1),
}


def draw_face(
    brush: Brush,
    look: Look,
    skull: Skull,
    expression: Expression,
    viseme: Viseme,
    opening: float,
    blink: float,
    gaze: tuple[float, float],
) -> None:
    """Draws the features that are on the near half of the head.

    `opening` scales the mouth shape, `blink` in 0..1 closes the eyes, `gaze` moves the
    eyes by -1..1 to the right and up.
    """
    feeling = FEELINGS[expression]
    for side in (-1, 1):
        _blush(brush, look, skull, side)
    _nose(brush, look, skull)
    _mouth(brush, look, skull, feeling, VISEMES[viseme], opening)
    for side in (-1, 1):
        _eye(brush, look, skull, side, feeling, blink, gaze)
        _brow(brush, look, skull, side, feeling)
    if look.age == "old":
        _wrinkles(brush, look, skull)
    if look.mask:
        _mask(brush, look, skull)


def _mask(brush: Brush, look: Look, skull: Skull) -> None:
    """A mask over nose and mouth, its bands at the cheeks."""
    edge = ((-0.85, -0.3), (0.0, -0.2), (0.85, -0.3), (0.62, -0.8), (0.0, -0.95), (-0.62, -0.8))
    points = [skull.at(phi, y, 1.06)[:2] for phi, y in edge]
    brush.fill(curve(points, closed=True, tension=0.7), look.mask, form=0.6)
    for y in (-0.42, -0.6):
        fold = [skull.at(phi, y, 1.06)[:2] for phi in (-0.5, 0.0, 0.5)]
        brush.line(fold, 0.03, darker(look.mask, 0.12), smooth=True)


def _narrow(near: float) -> float:
    """How much a feature shortens as it turns away; 0 where it is gone."""
    return 0.0 if near < 0.12 else min(1.0, 0.3 + near * 0.85)


def _blush(brush: Brush, look: Look, skull: Skull, side: int) -> None:
    x, y, near = skull.at(side * 0.66, -0.36)
    if near > 0.25:
        tone = mix(look.skin, "#f0604f", 0.55)
        path = oval((x, y), 0.15 * _narrow(near), 0.11)
        brush.flat(path, tone, alpha=0.34 if look.age != "old" else 0.22)


def _nose(brush: Brush, look: Look, skull: Skull) -> None:
    x, y, near = skull.at(0, -0.27, 1.07)
    if near > -0.05:
        # Over a profile's edge the nose is part of the outline, so it takes the skin's tone.
        tone = mix(look.skin, "#b5493a", 0.28)
        brush.oval((x, y), 0.075 + 0.03 * abs(skull.aside), 0.068, tone, form=0.5)


def _eye(
    brush: Brush,
    look: Look,
    skull: Skull,
    side: int,
    feeling: Feeling,
    blink: float,
    gaze: tuple[float, float],
) -> None:
    x, y, near = skull.at(side * EYE_PHI + gaze[0] * 0.08, EYE_H + gaze[1] * 0.05)
    narrow = _narrow(near)
    if narrow == 0:
        return None
    big = 1.12 if look.age in ("child", "baby") else 1.0
    rx, ry = 0.108 * narrow * big, 0.158 * big * (1 + max(0.0, -feeling.lid))
    closed = min(1.0, blink + max(0.0, feeling.lid) * (1 - blink))
    top, bottom = y + ry * (1 - 2 * closed * 0.94), y - ry * (1 - feeling.cheek)
    if top - bottom < ry * 0.34:
        line = curve([(x - rx * 1.25, y), (x, y - 0.04), (x + rx * 1.25, y)])
        return brush.stroke(line, 0.058, INK)
    window = oval((x, y), rx, ry)
    if luminance(look.skin) < 0.2:
        # Dark eyes in a dark face stand on a lighter ground, or they are lost at forty pixels.
        brush.flat(oval((x, y), rx * 1.5, ry * 1.22), lighter(look.skin, 0.4), alpha=0.6)
    is_whole = top >= y + ry and bottom <= y - ry
    lids = None if is_whole else brush.inside(rounded(x - 1, bottom, x + 1, top))
    with lids or nullcontext():
        brush.flat(window, INK)
        glint = (x + rx * 0.3 * -0.7 - 0.004, y + ry * 0.36)
        brush.flat(oval(glint, rx * 0.34, ry * 0.27), "#ffffff", glow=brush.light.hour == "day")
    if feeling.lid > 0.1:
        lid = [(x - rx * 1.12, top), (x + rx * 1.12, top)]
        brush.line(lid, 0.05, darker(look.skin, 0.42))
    elif look.frame == "woman" and look.age not in ("baby", "child") and blink == 0:
        lash = side * narrow * (1 if near > 0.3 else 0)
        brush.line([(x + lash * 0.07, y + ry * 0.78), (x + lash * 0.16, y + ry * 1.02)], 0.04, INK)
    return None


def _brow(brush: Brush, look: Look, skull: Skull, side: int, feeling: Feeling) -> None:
    lift = feeling.skew * 0.09 * side
    points = []
    middle = (feeling.inner + feeling.outer) / 2 + 0.05
    for phi, rise in ((0.24, feeling.inner), (0.43, middle), (0.62, feeling.outer)):
        x, y, near = skull.at(side * phi, 0.25 + rise + lift)
        if near < 0.1:
            return
        points.append((x, y))
    tone = mix("#a9a4a4", look.hair, 0.3) if look.age == "old" else darker(look.hair, 0.12)
    if luma_close(tone, look.skin):
        tone = darker(tone, 0.35)
    brush.stroke(curve(points), 0.085 if look.frame == "man" else 0.068, tone)


def luma_close(one: str, two: str) -> bool:
    """Whether two colours are too alike in lightness to tell apart."""
    a, b = luminance(one) + 0.05, luminance(two) + 0.05
    return max(a, b) / min(a, b) < 1.5


def _mouth(
    brush: Brush, look: Look, skull: Skull, feeling: Feeling, mouth: Mouth, opening: float
) -> None:
    x, y, near = skull.at(0, -0.55)
    if near < -0.02:
        return None
    x += feeling.skew * 0.06
    narrow = max(0.35, _narrow(max(near, 0.13)))
    # At the edge of a profile the mouth stays inside the cheek.
    x -= skull.aside * 0.13 * (1 - narrow)
    wide = mouth.wide * feeling.wide * narrow
    gape = mouth.open * opening
    if mouth.open == 0 and feeling.drop:
        gape, wide = feeling.drop, 0.13 * narrow
    curl = 0.11 * feeling.smile
    lips = mix(look.skin, "#8e2f36", 0.72)
    if gape < 0.03:
        y += 0.02
        line = curve([(x - wide, y + curl * 0.7), (x, y - curl * 0.6), (x + wide, y + curl * 0.7)])
        return brush.stroke(line, 0.062, darker(lips, 0.1))
    corner = y + curl * 0.5
    path = curve(
        [
            (x - wide, corner),
            (x, y + gape * 0.72 - curl * 0.3),
            (x + wide, corner),
            (x, y - gape * 1.15 - curl * 0.4),
        ],
        closed=True,
        tension=1.35,
    )
    brush.flat(path, "#6b1f2c")
    with brush.inside(path):
        if mouth.tongue:
            brush.flat(oval((x, y - gape * 1.2), wide * 0.7, gape * 0.55 * mouth.tongue), "#e8737a")
        if mouth.teeth:
            top, low = y + gape, y + gape * (0.72 - 0.62 * mouth.teeth)
            brush.flat(rounded(x - wide, low, x + wide, top, 0.03), "#ffffff")
    return None


def _wrinkles(brush: Brush, look: Look, skull: Skull) -> None:
    tone = darker(look.skin, 0.22)
    for side in (-1, 1):
        ends = [skull.at(side * 0.33, -0.36), skull.at(side * 0.42, -0.52)]
        if min(each[2] for each in ends) > 0.2:
            brush.line([each[:2] for each in ends], 0.035, tone, alpha=0.7)
