"""Clothes: what lies on the torso, and the colours of sleeves and legs.

Each top is one small function; a newcomer adds one by copying one.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from onionskin.stage.body.torso import Torso
from onionskin.stage.brush import Brush, Path
from onionskin.stage.colours import WHITE, darker, lighter, mix
from onionskin.stage.look import Look, Top

Dress = Callable[[Brush, Look, Torso], None]
OPEN_COATS = frozenset({"coat", "suit"})


def sleeve(look: Look) -> tuple[str, str]:
    """The colours of the upper arm and of the forearm."""
    if look.top == "vest" or look.top == "overalls":
        return look.accent, look.accent if look.long_sleeves else look.skin
    bare = look.top in ("scrubs", "gown") or not look.long_sleeves
    return look.top_colour, look.skin if bare else look.top_colour


def legs(look: Look) -> tuple[str, str]:
    """The colours of the thigh and of the shin."""
    if look.bottom == "trousers":
        return look.bottom_colour, look.bottom_colour
    if look.bottom == "shorts":
        return look.bottom_colour, look.skin
    return look.skin, look.skin


def draw_torso(brush: Brush, look: Look, torso: Torso) -> None:
    """Draws the dressed torso."""
    hem = {
        "coat": 1.1,
        "suit": 1.16,
        "sweater": 1.0,
        "hoodie": 1.03,
        "cardigan": 1.06,
        "jacket": 1.0,
        "scrubs": 1.06,
    }.get(look.top, 1.0)
    base = look.accent if look.top in ("vest", "overalls") else look.top_colour
    outline = torso.outline(hem)
    brush.fill(outline, base, form=1.15)
    with brush.inside(outline):
        if look.stripes:
            _stripes(brush, look, torso)
        _DRESS[look.top](brush, look, torso)
        if look.badge and torso.seen(0.6):
            _badge(brush, torso)
    if look.stethoscope and torso.facing > -0.1:
        _stethoscope(brush, torso)


def draw_scarf(brush: Brush, look: Look, torso: Torso) -> None:
    """A scarf wound around the neck, one end of it down the chest."""
    wide = torso.length * 0.15
    if torso.facing > -0.3:
        side = -1 if torso.turn > 0 else 1
        ends = torso.stripe(side * 22, 0.04, 0.5)
        brush.line(ends, wide * 0.85, darker(look.scarf, 0.1))
        brush.line(ends[-2:], wide * 0.85, lighter(look.scarf, 0.35))
    around = [torso.across(u, 0.0 + 0.03 * (1 - u * u)) for u in (-1.05, -0.5, 0, 0.5, 1.05)]
    brush.line(around, wide * 1.15, look.scarf, smooth=True)
    brush.line(around, wide * 0.25, darker(look.scarf, 0.16), alpha=0.6, smooth=True)


def _stripes(brush: Brush, look: Look, torso: Torso) -> None:
    width = torso.length * 0.075
    for k in range(5):
        brush.line(torso.ring(0.22 + 0.19 * k, 0.03), width, lighter(look.top_colour, 0.75))


def _collar(brush: Brush, torso: Torso, colour: str, spread: float = 30, low: float = 0.13) -> None:
    for side in (-1, 1):
        if torso.seen(side * 0.25):
            points = [(side * 4, -0.02), (side * spread, -0.02), (side * (spread * 0.8), low)]
            path = torso.patch([*points, (side * 2, low * 0.62)], soft=0.3)
            brush.fill(path, colour, form=0.4)


def _neckline(brush: Brush, look: Look, torso: Torso, depth: float, spread: float) -> None:
    points = [(-spread, -0.05), (0, depth), (spread, -0.05)]
    brush.flat(torso.patch(points, soft=0.5), darker(look.skin, 0.1))


def _tee(brush: Brush, look: Look, torso: Torso) -> None:
    if torso.facing > 0:
        brush.flat(
            torso.patch([(-48, -0.04), (-30, 0.035), (0, 0.06), (30, 0.035), (48, -0.04)], soft=1),
            darker(look.skin, 0.1),
        )
    brush.line(torso.ring(0.985), torso.length * 0.03, darker(look.top_colour, 0.14))


def _shirt(brush: Brush, look: Look, torso: Torso) -> None:
    if torso.seen(0):
        brush.line(torso.stripe(0, 0.06, 1.0), 0.008, darker(look.top_colour, 0.2), alpha=0.8)
        for v in (0.22, 0.42, 0.62, 0.82):
            x, y = torso.on(0, v)
            brush.disc((x, y), torso.rig.chest * 0.045, lighter(look.top_colour, 0.6), form=0)
    _collar(brush, torso, lighter(look.top_colour, 0.28))


def _sweater(brush: Brush, look: Look, torso: Torso) -> None:
    deep = darker(look.top_colour, 0.16)
    brush.line(torso.ring(0.965), torso.length * 0.075, deep)
    brush.line(torso.ring(0.03, 0.03), torso.length * 0.06, deep)


def _hoodie(brush: Brush, look: Look, torso: Torso) -> None:
    """A hood that lies around the neck, its strings, and a pocket for both hands."""
    deep, tone = darker(look.top_colour, 0.2), look.top_colour
    brush.line(torso.ring(0.985), torso.length * 0.075, deep)
    if torso.seen(0):
        pocket = [(-24, 0.6), (24, 0.6), (42, 0.86), (40, 0.93), (-40, 0.93), (-42, 0.86)]
        brush.fill(torso.patch(pocket, soft=0.2), darker(tone, 0.17), form=0.3)
        for side in (-1, 1):
            edge = [torso.on(math.radians(side * a), v) for a, v in ((24, 0.6), (42, 0.86))]
            brush.line(edge, torso.length * 0.022, deep)
    if torso.facing > -0.2:
        hood = [
            (-84, -0.04),
            (-48, 0.13),
            (0, 0.24),
            (48, 0.13),
            (84, -0.04),
            (30, -0.09),
            (-30, -0.09),
        ]
        brush.fill(torso.patch(hood, soft=0.7), darker(tone, 0.16), form=0.6)
        brush.flat(torso.patch([(-26, -0.06), (0, 0.08), (26, -0.06)], soft=0.6), darker(tone, 0.4))
        for side in (-13, 13):
            if torso.seen(math.radians(side)):
                brush.line(torso.stripe(side, 0.13, 0.38), torso.length * 0.022, lighter(tone, 0.7))
    if torso.facing < 0.3:
        back = [(100, -0.05), (124, 0.2), (180, 0.36), (236, 0.2), (255, -0.05), (180, -0.08)]
        brush.fill(torso.patch(back, soft=0.7), darker(tone, 0.18), form=0.6)


def _cardigan(brush: Brush, look: Look, torso: Torso) -> None:
    """Open down the front over a shirt, with buttons on one of its bands."""
    tone, deep = look.top_colour, darker(look.top_colour, 0.22)
    brush.line(torso.ring(1.02), torso.length * 0.07, deep)
    if torso.facing < -0.2:
        return
    shirt = [(-22, -0.06), (22, -0.06), (12, 0.3), (17, 1.12), (-17, 1.12), (-12, 0.3)]
    brush.fill(torso.patch(shirt), WHITE, form=0.5)
    _neckline(brush, look, torso, 0.07, 18)
    for side in (-1, 1):
        band = [(side * 25, -0.05), (side * 14, 0.3), (side * 17, 0.7), (side * 20, 1.1)]
        brush.line([torso.on(math.radians(a), v) for a, v in band], torso.length * 0.06, deep)
    if torso.seen(0.3):
        for v in (0.4, 0.58, 0.76, 0.94):
            x, y = torso.on(math.radians(17), v)
            brush.disc((x, y), torso.rig.chest * 0.055, lighter(tone, 0.75), form=0)


def _jacket(brush: Brush, look: Look, torso: Torso) -> None:
    """A short jacket: a collar, seams over the shoulders, a row of buttons, two pockets."""
    deep, seam = darker(look.top_colour, 0.26), lighter(look.top_colour, 0.45)
    brush.line(torso.ring(0.955), torso.length * 0.085, darker(look.top_colour, 0.14))
    for v in (0.24, 0.9):
        brush.line(torso.ring(v), torso.length * 0.014, seam)
    if torso.facing < -0.2:
        return
    brush.fill(torso.patch([(-18, -0.06), (18, -0.06), (0, 0.2)]), WHITE, form=0.4)
    _neckline(brush, look, torso, 0.06, 14)
    if torso.seen(0):
        brush.line(torso.stripe(0, 0.18, 1.0), torso.length * 0.02, deep)
        for v in (0.3, 0.46, 0.62, 0.78, 0.94):
            brush.disc(torso.on(0.09, v), torso.rig.chest * 0.04, "#e3c98a", form=0)
    for side in (-1, 1):
        if torso.seen(side * 0.6):
            pocket = [(side * 20, 0.34), (side * 50, 0.33), (side * 48, 0.54), (side * 22, 0.56)]
            brush.fill(torso.patch(pocket), darker(look.top_colour, 0.08), form=0.2)
            flap = [(side * 19, 0.33), (side * 51, 0.32), (side * 36, 0.42)]
            brush.fill(torso.patch(flap), darker(look.top_colour, 0.2), form=0.2)
        down = torso.stripe(side * 36, 0.56, 0.9)
        if torso.seen(side * 0.6):
            brush.line(down, torso.length * 0.012, seam)
    _collar(brush, torso, darker(look.top_colour, 0.1), 38, 0.17)


def _coat(brush: Brush, look: Look, torso: Torso) -> None:
    trim = darker(look.top_colour, 0.1)
    if torso.facing > -0.2:
        brush.fill(
            torso.patch([(-30, -0.06), (30, -0.06), (11, 0.3), (0, 0.5), (-11, 0.3)]), look.accent
        )
        _neckline(brush, look, torso, 0.1, 20)
        for side in (-1, 1):
            if torso.seen(side * 0.4):
                lapel = [
                    (side * 17, -0.05),
                    (side * 44, -0.02),
                    (side * 38, 0.24),
                    (side * 1, 0.52),
                ]
                brush.fill(torso.patch(lapel), lighter(look.top_colour, 0.3), form=0.35)
                edge = [torso.on(side * 0.66, 0.235), torso.on(0, 0.53)]
                brush.line(edge, 0.006, trim, alpha=0.9)
    if torso.seen(0):
        brush.line(torso.stripe(0, 0.52, 1.15), 0.007, darker(look.top_colour, 0.2))
    for side in (-1, 1):
        if torso.seen(side * 0.62):
            pocket = [(side * 24, 0.78), (side * 50, 0.76)]
            points = [torso.on(a * 0.01745, v) for a, v in pocket]
            brush.line(points, 0.012, darker(look.top_colour, 0.2), alpha=0.8)


def _suit(brush: Brush, look: Look, torso: Torso) -> None:
    if torso.facing > -0.2:
        shirt = [(-26, -0.06), (26, -0.06), (10, 0.3), (0, 0.56), (-10, 0.3)]
        brush.fill(torso.patch(shirt), WHITE, form=0.5)
        _collar(brush, torso, "#ffffff", 24, 0.1)
        tie = [(-5, 0.04), (5, 0.04), (4, 0.1), (8, 0.4), (0, 0.54), (-8, 0.4), (-4, 0.1)]
        if look.accent and torso.seen(0):
            brush.fill(torso.patch(tie), look.accent, form=0.6)
        for side in (-1, 1):
            if torso.seen(side * 0.4):
                lapel = [
                    (side * 18, -0.05),
                    (side * 42, -0.02),
                    (side * 36, 0.24),
                    (side * 0.5, 0.6),
                ]
                brush.fill(torso.patch(lapel), lighter(look.top_colour, 0.12), form=0.3)
                edge = [torso.on(side * 0.63, 0.235), torso.on(0, 0.6)]
                brush.line(edge, 0.006, darker(look.top_colour, 0.3))
    if torso.seen(0):
        brush.line(torso.stripe(0, 0.6, 1.2), 0.007, darker(look.top_colour, 0.3))
        for v in (0.66, 0.8):
            brush.disc(torso.on(0.06, v), torso.rig.chest * 0.05, darker(look.top_colour, 0.4))


def _scrubs(brush: Brush, look: Look, torso: Torso) -> None:
    if torso.facing > -0.1:
        _neckline(brush, look, torso, 0.19, 30)
        edge = [torso.on(a * 0.01745, v) for a, v in ((-32, -0.03), (0, 0.2), (32, -0.03))]
        brush.line(edge, 0.016, darker(look.top_colour, 0.16))
    if torso.seen(0.5):
        pocket = torso.patch([(18, 0.3), (44, 0.3), (42, 0.5), (20, 0.5)], soft=0.2)
        brush.fill(pocket, darker(look.top_colour, 0.09), form=0.3)


def _uniform(brush: Brush, look: Look, torso: Torso) -> None:
    _shirt(brush, look, torso)
    _collar(brush, torso, darker(look.top_colour, 0.2))
    if torso.seen(0) and look.accent:
        tie = [(-5, 0.03), (5, 0.03), (4, 0.1), (7, 0.42), (0, 0.52), (-7, 0.42), (-4, 0.1)]
        brush.fill(torso.patch(tie), look.accent, form=0.5)
    brush.line(torso.ring(0.97), torso.length * 0.075, "#2b2433")
    if torso.seen(0):
        x, y = torso.on(0, 0.985)
        brush.box(x - 0.022, y - 0.017, x + 0.022, y + 0.017, "#f0c65a", corner=0.006)


def _vest(brush: Brush, look: Look, torso: Torso) -> None:
    hull = torso.outline(1.0)
    brush.fill(hull, look.top_colour)
    shine = mix("#fff7c9", "#ffffff", 0.3)
    brush.line(torso.ring(0.52), torso.length * 0.085, shine)
    brush.line(torso.ring(0.78), torso.length * 0.085, shine)
    for side in (-34, 34):
        if torso.seen(side * 0.01745):
            brush.line(torso.stripe(side, -0.02, 0.5), torso.length * 0.08, shine)
    if torso.facing > -0.1:
        brush.fill(torso.patch([(-22, -0.06), (22, -0.06), (0, 0.3)]), look.accent)
    if torso.seen(0):
        brush.line(torso.stripe(0, 0.28, 1.0), 0.008, darker(look.top_colour, 0.3))


def _overalls(brush: Brush, look: Look, torso: Torso) -> None:
    denim = look.bottom_colour
    bib = [
        (-38, 0.34),
        (38, 0.34),
        (46, 0.62),
        (90, 0.68),
        (90, 1.2),
        (-90, 1.2),
        (-90, 0.68),
        (-46, 0.62),
    ]
    brush.fill(torso.patch(bib, soft=0.25), denim, form=0.7)
    for side in (-28, 28):
        if torso.seen(side * 0.01745):
            brush.line(torso.stripe(side, -0.02, 0.4), torso.length * 0.085, denim)
            brush.disc(torso.on(side * 0.01745, 0.4), 0.014, "#f0c65a", form=0.4)
    if torso.seen(0):
        pocket = torso.patch([(-18, 0.46), (18, 0.46), (16, 0.64), (-16, 0.64)], soft=0.2)
        brush.fill(pocket, darker(denim, 0.12), form=0.3)
    _collar(brush, torso, lighter(look.accent, 0.2))


def _gown(brush: Brush, look: Look, torso: Torso) -> None:
    if torso.facing > 0:
        _neckline(brush, look, torso, 0.1, 34)
    dots = lighter(look.top_colour, 0.55)
    for row in range(6):
        for column in range(-2, 3):
            phi = column * 0.5 + (row % 2) * 0.25
            if torso.seen(phi):
                brush.disc(torso.on(phi, 0.2 + 0.15 * row), 0.01, dots, form=0)


def _badge(brush: Brush, torso: Torso) -> None:
    x, y = torso.on(0.62, 0.3)
    brush.disc((x, y), torso.rig.chest * 0.16, "#f0c65a", form=0.8)
    brush.disc((x, y), torso.rig.chest * 0.08, "#fff3c4", form=0)


def _stethoscope(brush: Brush, torso: Torso) -> None:
    tube, thick = "#3b4667", torso.rig.chest * 0.085
    left = [torso.on(a, v) for a, v in ((-0.5, -0.03), (-0.42, 0.16), (-0.3, 0.34), (-0.2, 0.46))]
    right = [torso.on(a, v) for a, v in ((0.5, -0.03), (0.42, 0.16), (0.33, 0.3), (0.3, 0.4))]
    for line in (left, right):
        brush.line(line, thick, tube, smooth=True)
    brush.disc(left[-1], thick * 1.15, "#c9d3de")
    brush.disc(right[-1], thick * 0.75, tube, form=0)


def draw_apron(brush: Brush, look: Look, torso: Torso, skirt: Path | None) -> None:
    """An apron over everything: a bib with straps, and a skirt that ends at `skirt`."""
    if torso.facing < -0.25:
        brush.line(torso.ring(0.66), torso.length * 0.05, darker(look.apron, 0.1))
        return
    bib = [
        (-34, 0.2),
        (34, 0.2),
        (44, 0.6),
        (70, 0.66),
        (70, 1.62),
        (-70, 1.62),
        (-70, 0.66),
        (-44, 0.6),
    ]
    brush.fill(torso.patch(bib, soft=0.22), look.apron, form=0.55)
    for side in (-26, 26):
        if torso.seen(side * 0.01745):
            brush.line(torso.stripe(side, 0.0, 0.22), torso.length * 0.05, darker(look.apron, 0.08))
    with brush.inside(torso.outline(1.1)):
        brush.line(torso.ring(0.66), torso.length * 0.045, darker(look.apron, 0.14))
    if torso.seen(0.1):
        pocket = torso.patch([(-24, 1.0), (24, 1.0), (22, 1.26), (-22, 1.26)], soft=0.2)
        brush.fill(pocket, darker(look.apron, 0.07), form=0.25)


_DRESS: dict[Top, Dress] = {
    "tee": _tee,
    "shirt": _shirt,
    "sweater": _sweater,
    "hoodie": _hoodie,
    "cardigan": _cardigan,
    "jacket": _jacket,
    "coat": _coat,
    "suit": _suit,
    "scrubs": _scrubs,
    "uniform": _uniform,
    "vest": _vest,
    "overalls": _overalls,
    "gown": _gown,
}
