"""Where people live and eat: kitchen, living room, bedroom, restaurant."""

from __future__ import annotations

from onionskin.stage.brush import Brush, oval, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, planks, tiles
from onionskin.stage.places.parts import light_patch, wall, window
from onionskin.stage.registry import Names

WALL_Z = 3.2


def _kitchen(brush: Brush, t: float) -> None:
    wall(brush, "#f6e7c8")
    for row in range(4):
        for k in range(34):
            tone = ("#cfe3df", "#dcebe7")[(k + row) % 2]
            brush.flat(
                rounded(-5.1 + 0.3 * k, 0.98 + 0.2 * row, -4.82 + 0.3 * k, 1.16 + 0.2 * row, 0.02),
                tone,
            )
    window(brush, -0.8, 1.95, 1.0, 3.15, view="hills")
    for x in (-4.6, -3.5, -2.4, 1.7, 2.8):
        brush.box(x, 2.05, x + 1.04, 3.2, "#79a89c", corner=0.03)
        brush.box(x + 0.1, 2.15, x + 0.94, 3.1, lighter("#79a89c", 0.12), corner=0.03, form=0.4)
        brush.line([(x + 0.84, 2.25), (x + 0.84, 2.45)], 0.035, "#f0d8a0")
    for k in range(9):
        x = -4.9 + 1.02 * k
        brush.box(x, 0.1, x + 0.98, 0.88, "#79a89c", corner=0.02)
        brush.box(x + 0.1, 0.2, x + 0.88, 0.78, lighter("#79a89c", 0.12), corner=0.02, form=0.4)
    brush.box(-5.1, 0.88, 4.4, 0.98, "#f2ece2", corner=0.02)
    brush.line([(-1.5, 1.86), (-4.2, 1.86)], 0.03, "#8d98a8")
    for k, tone in enumerate(("#8d98a8", "#c8656a", "#8d98a8", "#e0b45c")):
        brush.line([(-1.9 - 0.5 * k, 1.85), (-1.9 - 0.5 * k, 1.55)], 0.035, tone)
        brush.disc((-1.9 - 0.5 * k, 1.5), 0.1, tone)


PLACES.add(
    Place(
        names=Names(en="kitchen", zh="厨房"),
        floor=Floor(far_colour="#d9b78f", near_colour="#bf9a70", lines=tiles(0.7), line_alpha=0.1),
        planes=(Plane(z=WALL_Z, draw=_kitchen),),
        anchors={
            "left": Anchor(x=-0.7, z=0, turn=0.9),
            "right": Anchor(x=0.8, z=0, turn=-0.9),
            "stove": Anchor(x=0.55, z=0.1),
        },
        furniture=(Furnished(thing="fridge", x=4.0, z=2.6, scale=1.05),),
    )
)


def _living(brush: Brush, t: float) -> None:
    wall(brush, "#efdcc6", trim="#d9bb98")
    window(brush, -4.4, 0.9, -1.9, 3.0, view="hills")
    light_patch(brush, -4.4, -1.9)
    for x, side in ((-4.75, 1), (-1.95, -1)):
        for k in range(3):
            left = x + 0.14 * k
            brush.box(left, 0.3, left + 0.18, 3.25, ("#d98f62", "#e3a277")[k % 2], corner=0.05)
        del side
    for x, y, w, h, tone in (
        (0.2, 2.0, 0.9, 0.7, "#8fb7d8"),
        (1.35, 2.1, 0.55, 0.7, "#e4a25f"),
        (1.4, 1.5, 0.5, 0.45, "#8fc49a"),
    ):
        brush.box(x, y, x + w, y + h, WHITE, corner=0.02)
        brush.box(x + 0.07, y + 0.07, x + w - 0.07, y + h - 0.07, tone, form=0.8)
    brush.disc((0.75, 2.3), 0.12, "#f4e3b0", form=0.3)


PLACES.add(
    Place(
        names=Names(
            en="living room",
            zh="客厅",
            also=("home", "house inside", "家", "lounge", "room", "apartment", "hotel", "playroom"),
        ),
        floor=Floor(
            far_colour="#c99a6c",
            near_colour="#ad7f54",
            lines=planks(0.34),
            line_alpha=0.14,
            patches=(
                (((-2.4, 0.1), (2.6, 0.1), (2.9, 1.9), (-2.2, 1.9)), "#c8737a"),
                (((-2.2, 0.25), (2.42, 0.25), (2.68, 1.75), (-2.0, 1.75)), "#dc9494"),
            ),
        ),
        planes=(Plane(z=WALL_Z, draw=_living),),
        anchors={
            "left": Anchor(x=-0.8, z=0, turn=0.9),
            "right": Anchor(x=0.9, z=0, turn=-0.9),
            "seat": Anchor(x=0.3, z=1.15, turn=0.2, seat=0.46),
            "table": Anchor(x=0, z=0.1),
        },
        furniture=(
            Furnished(thing="sofa", x=0.6, z=1.9, scale=1.05),
            Furnished(thing="lamp", x=2.6, z=2.1),
            Furnished(thing="plant", x=-1.5, z=2.5),
            Furnished(thing="bookshelf", x=4.2, z=2.75, scale=1.1),
        ),
    )
)


def _bedroom(brush: Brush, t: float) -> None:
    wall(brush, "#d9d4ea", trim="#bdb4d6")
    window(brush, -3.4, 1.2, -1.2, 2.9, view="hills")
    brush.box(1.2, 1.9, 2.4, 2.7, WHITE, corner=0.02)
    brush.box(1.28, 1.98, 2.32, 2.62, "#b79ad0", form=0.8)


PLACES.add(
    Place(
        names=Names(en="bedroom", zh="卧室", also=("children's room", "卧房")),
        floor=Floor(
            far_colour="#cfae8a", near_colour="#b3906a", lines=planks(0.38), line_alpha=0.13
        ),
        planes=(Plane(z=WALL_Z, draw=_bedroom),),
        anchors={
            "bed": Anchor(x=0.6, z=0.7, turn=-1.35, seat=0.52),
            "left": Anchor(x=-1.0, z=0, turn=1.0),
            "right": Anchor(x=0.9, z=-0.1, turn=-1.0),
        },
        furniture=(
            Furnished(thing="lamp", x=2.9, z=2.0),
            Furnished(thing="bookshelf", x=-4.2, z=2.7),
        ),
    )
)


def _cafe(brush: Brush, t: float) -> None:
    wall(brush, "#e9d3b4", "#8a5f45", rail=1.0, trim="#6f4a36")
    window(brush, -4.8, 1.15, -1.7, 3.1, bars=2)
    brush.box(0.4, 1.6, 3.4, 3.0, "#3f4a44", corner=0.04)
    for k in range(5):
        brush.line(
            [(0.65, 2.72 - 0.24 * k), (2.1 - 0.25 * (k % 3), 2.72 - 0.24 * k)],
            0.05,
            "#e8ead8",
            alpha=0.8,
        )
        brush.line([(2.75, 2.72 - 0.24 * k), (3.1, 2.72 - 0.24 * k)], 0.05, "#f0c65a", alpha=0.9)
    for x in (-3.2, 0.0, 3.2):
        brush.line([(x, 5.5), (x, 3.55)], 0.025, "#4a3b36")
        if brush.light.lamps:
            brush.shine((x, 3.3), 1.6, "#ffd98a", 0.45)
        brush.flat(
            oval((x, 3.34), 0.2, 0.16),
            "#ffe0a0" if brush.light.lamps else "#e9b872",
            glow=brush.light.lamps,
        )
        brush.fill(rounded(x - 0.3, 3.38, x + 0.3, 3.6, 0.1), darker("#8a5f45", 0.2))


PLACES.add(
    Place(
        names=Names(
            en="café",
            zh="咖啡馆",
            also=("cafe", "coffee shop", "restaurant", "餐厅", "咖啡厅", "餐馆"),
        ),
        floor=Floor(
            far_colour="#b08560", near_colour="#946a48", lines=planks(0.3), line_alpha=0.16
        ),
        planes=(Plane(z=WALL_Z, draw=_cafe),),
        anchors={
            "left": Anchor(x=-0.9, z=0, turn=0.9),
            "right": Anchor(x=0.9, z=0, turn=-0.9),
            "table": Anchor(x=0, z=0),
        },
        furniture=(
            Furnished(thing="plant", x=-4.3, z=2.4),
            Furnished(thing="counter", x=2.9, z=2.3, colour="#7a5a48"),
        ),
    )
)


def _hall(brush: Brush, t: float) -> None:
    wall(brush, "#e9e2d2", trim="#cbb89c")
    window(brush, 2.6, 1.2, 4.0, 2.9, view="city")
    for k in range(30):
        brush.line([(-6 + 0.42 * k, 0.1), (-6 + 0.42 * k, 0.95)], 0.02, "#d8ccb4")
    brush.box(-7, 0.95, 7, 1.02, "#cbb89c", form=0.3)
    for x, tone in ((-3.6, "#c8656a"), (-3.3, "#4f86c6"), (-3.0, "#5a6478")):
        brush.disc((x, 2.02), 0.05, "#8a6a45")
        brush.shape([(x - 0.05, 1.98), (x + 0.05, 1.98), (x + 0.16, 1.15), (x - 0.16, 1.15)], tone)
    brush.box(-3.85, 1.98, -2.75, 2.07, "#8a6a45", corner=0.02)


PLACES.add(
    Place(
        names=Names(
            en="hall",
            zh="门厅",
            also=(
                "entrance hall",
                "hallway",
                "corridor",
                "走廊",
            ),
        ),
        floor=Floor(far_colour="#b9a58b", near_colour="#9c876c", lines=tiles(0.6), line_alpha=0.1),
        planes=(Plane(z=WALL_Z, draw=_hall),),
        anchors={
            "left": Anchor(x=-0.7, z=0, turn=0.9),
            "right": Anchor(x=0.8, z=0, turn=-0.9),
            "door": Anchor(x=1.2, z=2.6),
        },
        furniture=(
            Furnished(thing="door", x=0.8, z=3.1),
            Furnished(thing="plant", x=-4.6, z=2.6),
        ),
    )
)
