"""Places under the sky: park, street, beach, field, mountains."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter, mix
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane
from onionskin.stage.places.parts import clouds, heaven, hills, skyline, waves
from onionskin.stage.registry import Names

FAR = 60.0


def _sky(brush: Brush, t: float) -> None:
    heaven(brush)


def _clouds(brush: Brush, t: float) -> None:
    clouds(brush, t)


def _hazy(brush: Brush, tone: str, amount: float) -> str:
    """A colour with the haze of distance: drawn towards the sky over the horizon."""
    horizon = {"day": "#d7ecf6", "dawn": "#ffe3cf", "dusk": "#ffc2a0", "night": "#8496cc"}
    return mix(tone, horizon[brush.light.hour], amount)


SKY = (Plane(z=FAR, draw=_sky), Plane(z=FAR - 1, draw=_clouds, live=True))


def _park_hills(brush: Brush, t: float) -> None:
    hills(brush, _hazy(brush, "#9cc79a", 0.35), (2, 5, 3.4, 6.2, 3.5, 5.4, 3, 4.6, 2.4))


def _grove(brush: Brush, t: float) -> None:
    for k in range(22):
        x = -27 + 2.6 * k + 0.8 * ((k * 7) % 3)
        r = 1.5 + 0.6 * ((k * 5) % 4) / 4
        tone = _hazy(brush, ("#7fb98a", "#8cc392", "#6fae80")[k % 3], 0.22)
        brush.line([(x, 0), (x, r * 1.2)], 0.28, _hazy(brush, "#8a6f58", 0.25))
        brush.disc((x, r * 1.75), r, tone, form=0.8)
        brush.disc((x + r * 0.5, r * 1.35), r * 0.75, darker(tone, 0.06), form=0.8)


def _grass(brush: Brush, t: float) -> None:
    for k in range(60):
        x = -9 + 0.31 * k
        h = 0.1 + 0.05 * ((k * 7) % 4)
        brush.line([(x, 0), (x + 0.03 * ((k % 3) - 1), h)], 0.022, ("#5aa35e", "#6db36a")[k % 2])


PLACES.add(
    Place(
        names=Names(
            en="park",
            zh="公园",
            also=(
                "garden",
                "meadow",
                "花园",
                "草地",
                "outdoors",
                "zoo",
                "cemetery",
                "yard",
            ),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#a9d69a",
            near_colour="#7fbf74",
            far=FAR,
            line_alpha=0,
            patches=((((-30, 1.7), (30, 1.2), (30, -0.9), (-30, -0.5)), "#ead9b4"),),
        ),
        planes=(*SKY, Plane(z=45, draw=_park_hills), Plane(z=20, draw=_grove)),
        anchors={
            "left": Anchor(x=-0.9, z=0, turn=1.0),
            "right": Anchor(x=0.9, z=0, turn=-1.0),
            "seat": Anchor(x=0.4, z=1.95, turn=0.15, seat=0.46),
        },
        furniture=(
            Furnished(thing="tree", x=-4.0, z=4.0, scale=1.2),
            Furnished(thing="tree", x=5.2, z=7.0, scale=1.15, flip=True),
            Furnished(thing="bush", x=2.8, z=3.2),
            Furnished(thing="bench", x=0.4, z=2.3),
            Furnished(thing="street lamp", x=-2.1, z=2.6),
        ),
    )
)


def _city(brush: Brush, t: float) -> None:
    with brush.moved((-45, 0)):
        skyline(brush, 92, seed=5, height=17, tone=_hazy(brush, "#9fb6cc", 0.4))


def _houses(brush: Brush, t: float) -> None:
    tones = ("#e8b99a", "#c9d3c0", "#e6d2a8", "#d8a8a0", "#b9c7da")
    x, k = -15.0, 0
    while x < 15:
        w, h = 3.6 + 0.9 * ((k * 3) % 3), 5.4 + 1.2 * ((k * 5) % 4)
        tone = tones[k % 5]
        brush.box(x, 0, x + w, h, tone, form=0.4)
        brush.box(x - 0.1, h - 0.25, x + w + 0.1, h, darker(tone, 0.16))
        for row in range(int((h - 2.6) / 1.5)):
            for column in range(int(w / 1.15)):
                left, low = x + 0.3 + 1.15 * column, 2.75 + 1.5 * row
                lit = brush.light.lamps and (row + column * 2 + k) % 3 != 0
                pane = rounded(left, low, left + 0.62, low + 0.95, 0.03)
                brush.box(left - 0.06, low - 0.06, left + 0.68, low + 1.01, WHITE, form=0.2)
                brush.gradient(
                    pane,
                    (0, low + 1),
                    (0, low),
                    ("#ffe2a0", "#ffc86a") if lit else ("#8fb6cf", "#b9d6e4"),
                    glow=lit,
                )
        _shopfront(brush, x, w, k)
        x, k = x + w + 0.06, k + 1


def _shopfront(brush: Brush, x: float, w: float, k: int) -> None:
    lit = brush.light.lamps
    brush.gradient(
        rounded(x + 0.3, 0.35, x + w - 1.25, 1.75, 0.03),
        (0, 1.75),
        (0, 0.35),
        ("#ffeab8", "#ffd080") if lit else ("#a9c9d8", "#d3e6ec"),
        glow=lit,
    )
    brush.box(
        x + w - 1.05, 0, x + w - 0.3, 1.8, ("#6f4a3a", "#3f5f5a", "#7a3f4a")[k % 3], corner=0.03
    )
    tone = ("#c8584a", "#3f8a7a", "#d9953f", "#5a6fae")[k % 4]
    for j in range(int((w - 0.5) / 0.4)):
        left = x + 0.25 + 0.4 * j
        brush.fill(
            polygon([(left, 2.3), (left + 0.4, 2.3), (left + 0.4, 1.85), (left, 1.85)]),
            tone if j % 2 else WHITE,
            form=0.3,
        )


PLACES.add(
    Place(
        names=Names(
            en="street",
            zh="街道",
            also=(
                "city",
                "town",
                "城市",
                "city street",
                "门口",
                "alley",
            ),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#a9aeb8",
            near_colour="#8d93a0",
            far=FAR,
            lines=tuple(((-3.0 + 1.1 * k, 0.6), (-3.0 + 1.1 * k, 4.6)) for k in range(-14, 24)),
            line_alpha=0.1,
            patches=(
                (((-40, 4.6), (40, 4.6), (40, 0.9), (-40, 0.9)), "#cfc8bd"),
                (((-40, 0.9), (40, 0.9), (40, 0.72), (-40, 0.72)), "#a8a49e"),
                *(
                    (((x, -0.75), (x + 1.3, -0.75), (x + 1.3, -0.9), (x, -0.9)), "#f0eee6")
                    for x in range(-14, 16, 3)
                ),
            ),
        ),
        planes=(*SKY, Plane(z=40, draw=_city), Plane(z=4.6, draw=_houses)),
        anchors={
            "left": Anchor(x=-0.9, z=1.3, turn=1.0),
            "right": Anchor(x=0.9, z=1.3, turn=-1.0),
            "door": Anchor(x=2.2, z=4.5),
            "road": Anchor(x=0, z=-0.2),
        },
        furniture=(
            Furnished(thing="street lamp", x=-3.1, z=1.5, scale=1.1),
            Furnished(thing="tree", x=4.4, z=2.2, scale=0.85),
        ),
    )
)


_FLOOD_METRES = 0.9
"""How high water stands in a flooded street."""


def _flooded_houses(brush: Brush, t: float) -> None:
    with brush.moved((0, -_FLOOD_METRES)):
        _houses(brush, t)
    waves(brush, t, top=0.25, width=40, tone="#c9d6d2")


PLACES.add(
    Place(
        names=Names(en="flooded street", zh="被淹的街道", also=("flooded city", "flood", "洪水")),
        indoors=False,
        floor=Floor(far_colour="#93a9a6", near_colour="#6f8b8c", far=FAR, line_alpha=0),
        planes=(
            *SKY,
            Plane(z=40, draw=_city),
            Plane(z=5.4, draw=_flooded_houses, live=True),
        ),
        anchors={
            "left": Anchor(x=-0.9, z=0.6, turn=1.0),
            "right": Anchor(x=0.9, z=0.6, turn=-1.0),
            "water": Anchor(x=0, z=0.4),
        },
        furniture=(Furnished(thing="street lamp", x=-3.1, z=2.5, y=-0.9, scale=1.1),),
    )
)


def _sea(brush: Brush, t: float) -> None:
    tone = {"day": "#4fb0d8", "dawn": "#9fb0d0", "dusk": "#8a6f9f", "night": "#2c4a8a"}[
        brush.light.hour
    ]
    brush.gradient(
        rounded(-95, -6, 95, 1.3), (0, 1.3), (0, -3), (lighter(tone, 0.25), tone), glow=True
    )


def _shore(brush: Brush, t: float) -> None:
    tone = {"day": "#63c3dd", "dawn": "#a9bcd6", "dusk": "#9a7fa8", "night": "#35589a"}[
        brush.light.hour
    ]
    edge = []
    for k in range(40):
        x = -26 + 1.34 * k
        edge.append((x, -0.62 + 0.1 * math.sin(t * 1.1 + k * 0.9) + 0.05 * math.sin(k * 2.3)))
    path = polygon([(-40, 0.55), (40, 0.55), *edge[::-1]])
    brush.gradient(path, (0, 0.55), (0, -0.7), (tone, lighter(tone, 0.25)), glow=True)
    brush.line(edge, 0.14, WHITE, alpha=0.85)
    waves(brush, t, top=0.5, width=40, tone=WHITE)


PLACES.add(
    Place(
        names=Names(en="beach", zh="海滩", also=("seaside", "coast", "沙滩", "海边")),
        indoors=False,
        floor=Floor(far_colour="#efdcb0", near_colour="#e2c88e", far=14, line_alpha=0),
        planes=(*SKY, Plane(z=FAR - 2, draw=_sea), Plane(z=12, draw=_shore, live=True)),
        anchors={"left": Anchor(x=-0.8, z=0, turn=1.0), "right": Anchor(x=0.8, z=0, turn=-1.0)},
        furniture=(
            Furnished(thing="palm", x=-3.4, z=1.4, scale=1.1),
            Furnished(thing="sunshade", x=3.2, z=2.2),
        ),
    )
)


def _ridge(brush: Brush, t: float) -> None:
    hills(brush, _hazy(brush, "#a9c59a", 0.4), (3, 4.6, 3.2, 6, 4.2, 5.2, 3, 5, 3.2))


def _rows(brush: Brush, t: float) -> None:
    hills(brush, _hazy(brush, "#d8c06a", 0.15), (1.7, 2.1, 1.8, 2.3, 2.0, 1.7, 2.0, 1.8))
    brush.box(7.0, 1.6, 9.6, 4.2, _hazy(brush, "#c8685a", 0.2))
    brush.shape([(6.7, 4.1), (8.3, 5.6), (9.9, 4.1)], _hazy(brush, "#8a5a50", 0.2))
    brush.box(7.9, 1.6, 8.7, 3.0, _hazy(brush, "#f3e6d3", 0.1))


def _wheat(brush: Brush, t: float) -> None:
    for k in range(120):
        x = -10 + 0.17 * k
        h = 0.62 + 0.12 * ((k * 7) % 5) / 5
        lean = 0.05 * math.sin(k * 0.7)
        tone = ("#d9a93f", "#e6bd58", "#cf9a34")[k % 3]
        brush.line([(x, -0.1), (x + lean, h)], 0.022, tone)
        with brush.moved((x + lean, h), turn=-lean * 2):
            brush.oval((0, 0.07), 0.035, 0.1, lighter(tone, 0.15), form=0.3)


PLACES.add(
    Place(
        names=Names(
            en="field",
            zh="田野",
            also=("farm", "wheat field", "countryside", "农田", "麦田", "农场"),
        ),
        indoors=False,
        floor=Floor(
            far_colour="#e3c56e",
            near_colour="#b98f4a",
            far=FAR,
            lines=tuple(((k * 0.9, -4.0), (k * 0.9, 40.0)) for k in range(-70, 71)),
            line_alpha=0.12,
            line_width=0.05,
        ),
        planes=(*SKY, Plane(z=48, draw=_ridge), Plane(z=30, draw=_rows), Plane(z=1.9, draw=_wheat)),
        anchors={"left": Anchor(x=-0.9, z=0, turn=1.0), "right": Anchor(x=0.9, z=0, turn=-1.0)},
        furniture=(Furnished(thing="tree", x=-7.5, z=10, scale=1.3),),
    )
)


def _peaks(brush: Brush, t: float) -> None:
    tone = _hazy(brush, "#8fa3bf", 0.3)
    for x, h, w in ((-26, 13, 16), (-9, 17, 17), (9, 14, 16), (25, 18, 18), (40, 12, 14)):
        brush.fill(polygon([(x - w, 0), (x, h), (x + w, 0)]), tone, form=1.2)
        snow = [
            (x, h),
            (x + w * 0.27, h * 0.73),
            (x + w * 0.1, h * 0.78),
            (x, h * 0.68),
            (x - w * 0.12, h * 0.79),
            (x - w * 0.27, h * 0.73),
        ]
        brush.fill(polygon(snow), WHITE, form=0.8)


def _firs(brush: Brush, t: float) -> None:
    for k in range(30):
        x = -24 + 1.65 * k + 0.5 * ((k * 5) % 3)
        h = 3.4 + 1.2 * ((k * 7) % 4) / 4
        tone = _hazy(brush, ("#5f9a7f", "#6fa88a")[k % 2], 0.2)
        for j in range(3):
            y, half = h * 0.28 * j, h * (0.24 - 0.055 * j)
            brush.fill(
                polygon([(x - half, y + 0.3), (x, y + h * 0.48), (x + half, y + 0.3)]),
                tone,
                form=0.7,
            )


PLACES.add(
    Place(
        names=Names(
            en="mountains",
            zh="山",
            also=("mountain", "hill", "山坡", "valley", "山上", "waterfall", "island"),
        ),
        indoors=False,
        floor=Floor(far_colour="#b9d8a0", near_colour="#8abf78", far=FAR, line_alpha=0),
        planes=(*SKY, Plane(z=55, draw=_peaks), Plane(z=24, draw=_firs)),
        anchors={"left": Anchor(x=-0.9, z=0, turn=1.0), "right": Anchor(x=0.9, z=0, turn=-1.0)},
        furniture=(
            Furnished(thing="pine", x=-4.2, z=3.4),
            Furnished(thing="pine", x=4.8, z=4.6, scale=1.1),
            Furnished(thing="bush", x=3.0, z=2.0, scale=0.8),
        ),
    )
)
