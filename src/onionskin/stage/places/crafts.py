"""Places of crafts, goods and exercise under a roof: workshop, pottery, warehouse, barn, stairs."""

from __future__ import annotations

from onionskin.stage.brush import Brush, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.place import PLACES, Anchor, Floor, Furnished, Place, Plane, planks, tiles
from onionskin.stage.places.far import MARKS
from onionskin.stage.places.parts import HALF, TOP, land, light_patch, wall, window
from onionskin.stage.registry import Names
from onionskin.stage.things.cookware import clay_jar
from onionskin.stage.things.forms import boards
from onionskin.stage.things.thing import Moment

_STILL = Moment()


def _boarded(brush: Brush, tone: str, *, low: float = 0) -> None:
    """A wall of upright boards up to the ceiling, and dark above it."""
    boards(brush, (-HALF, low, HALF, 4.4), 44, tone)
    brush.flat(rounded(-HALF, 4.4, HALF, TOP), darker(tone, 0.3))


def _tools(brush: Brush, t: float) -> None:
    """A wall of boards with tools that hang in rows, and a window over the bench."""
    wall(brush, "#e3d3ba", "#c9ad86", rail=1.0, trim="#96714a")
    window(brush, -4.4, 1.6, -2.2, 3.1, view="hills")
    brush.box(-1.3, 1.45, 2.9, 3.0, "#b98a58", corner=0.03)
    for k in range(9):
        x, drop = -1.0 + 0.44 * k, 0.55 + 0.16 * (k % 3)
        brush.line([(x, 2.8), (x, 2.8 - drop)], 0.07, "#8a5a30")
        head = ("#8d98a8", "#c3ccd6", "#5a6478")[k % 3]
        if k % 3 == 0:
            brush.box(x - 0.16, 2.72, x + 0.16, 2.86, head, corner=0.02)
        elif k % 3 == 1:
            brush.shape([(x - 0.13, 2.3), (x + 0.13, 2.3), (x + 0.06, 1.75), (x - 0.1, 1.75)], head)
        else:
            brush.disc((x, 2.74), 0.13, head)
    for k in range(5):
        brush.line(
            [(3.6 + 0.16 * k, 0.05), (4.1 + 0.14 * k, 3.2)], 0.12, ("#d9a866", "#c08a50")[k % 2]
        )
    light_patch(brush, -4.0, -2.4)


PLACES.add(
    Place(
        names=Names(
            en="workshop",
            zh="作坊",
            also=(
                "carpenter's workshop",
                "craft workshop",
                "joinery",
                "木工坊",
                "工坊",
                "手工作坊",
            ),
        ),
        floor=Floor(
            far_colour="#c49c6c", near_colour="#a37c50", lines=planks(0.4), line_alpha=0.14
        ),
        planes=(Plane(z=3.2, draw=_tools),),
        anchors=MARKS,
        furniture=(
            Furnished(thing="workbench", x=-2.6, z=2.3, scale=1.1),
            Furnished(thing="crate", x=3.1, z=2.3),
        ),
    )
)


def _pots(brush: Brush, t: float) -> None:
    """Shelves of pots that dry, and the mouth of a kiln."""
    wall(brush, "#eadccb", "#cdb59a", rail=0.8, trim="#a5805c")
    window(brush, 2.7, 1.5, 4.7, 3.0, view="hills")
    tones = ("#b8673f", "#d9a37a", "#8a9a86", "#c98a5a", "#e2c9a4")
    for row in range(3):
        y = 1.15 + 0.8 * row
        brush.box(-2.6, y - 0.08, 2.0, y, "#8a5f3c", corner=0.01)
        for k in range(9):
            size = (0.9, 1.2, 0.7)[(k + row) % 3]
            with brush.moved((-2.3 + 0.5 * k, y), scale=size):
                clay_jar(brush, Moment(colour=tones[(k * 2 + row) % 5]))
    brush.fill(
        polygon([(-5.2, 0), (-5.2, 1.5), (-4.6, 2.1), (-3.6, 2.1), (-3.0, 1.5), (-3.0, 0)]),
        "#b5705a",
    )
    brush.fill(rounded(-4.6, 0.35, -3.6, 1.2, 0.4), "#3a2320", form=0.3)
    brush.shine((-4.1, 0.6), 0.6, "#ff9a3f", 0.9)
    brush.box(-4.3, 2.1, -3.9, 4.4, "#a0604c")
    light_patch(brush, 2.8, 4.2)


PLACES.add(
    Place(
        names=Names(
            en="pottery",
            zh="陶艺坊",
            also=(
                "potter's studio",
                "potter's workshop",
                "pottery studio",
                "陶瓷作坊",
                "陶坊",
                "陶艺室",
            ),
        ),
        floor=Floor(far_colour="#cbb595", near_colour="#ab9373", lines=tiles(0.8), line_alpha=0.08),
        planes=(Plane(z=3.2, draw=_pots),),
        anchors=MARKS,
        furniture=(
            Furnished(thing="clay jar", x=3.0, z=2.5, scale=1.5),
            Furnished(thing="bucket", x=2.3, z=2.4, scale=1.2),
        ),
    )
)


def _racks(brush: Brush, t: float) -> None:
    """Tall racks with boxes on pallets, bay after bay."""
    wall(brush, "#d3dae2", "#b3bfcc", rail=0.5)
    for k in range(6):
        window(brush, -9.4 + 3.4 * k, 3.35, -7.6 + 3.4 * k, 3.95, bars=2)


def _shelves(brush: Brush, t: float) -> None:
    tones = ("#c8925a", "#b97f4a", "#d6a873", "#8fa8c0", "#c8925a")
    for bay in range(-5, 5):
        left = bay * 2.5 + 0.2
        for row in range(3):
            y = 0.1 + 1.05 * row
            for k in range(3):
                high = 0.5 + 0.12 * ((bay * 3 + row + k) % 3)
                x = left + 0.18 + 0.72 * k
                tone = tones[(bay * 2 + row + k) % 5]
                brush.box(x, y, x + 0.62, y + high, tone, corner=0.02)
                brush.box(x + 0.27, y, x + 0.35, y + high, lighter(tone, 0.35), form=0)
            brush.box(left - 0.05, y - 0.1, left + 2.4, y, "#e08a2f", form=0.5)
        for x in (left - 0.08, left + 2.32):
            brush.box(x, 0, x + 0.1, 3.25, "#3f6fa8")


PLACES.add(
    Place(
        names=Names(
            en="warehouse",
            zh="仓库",
            also=("storehouse", "storage hall", "depot", "库房", "物流中心"),
        ),
        floor=Floor(
            far_colour="#c2c6cb",
            near_colour="#a3a8b0",
            lines=tiles(2.0),
            line_alpha=0.05,
            patches=((((-14, 1.5), (14, 1.5), (14, 1.38), (-14, 1.38)), "#f2c53a"),),
        ),
        planes=(Plane(z=3.2, draw=_racks), Plane(z=2.9, draw=_shelves)),
        anchors=MARKS,
    )
)


def _hall(brush: Brush, t: float) -> None:
    """Wall bars, windows high up, a hoop, and mats against the wall."""
    wall(brush, "#e8e2d2", "#d3a96c", rail=1.5, trim="#a97f4a")
    for k in range(5):
        window(brush, -6.6 + 2.9 * k, 2.9, -4.6 + 2.9 * k, 3.8, bars=2)
    for left in (-4.8, -3.4, 2.6, 4.0):
        for x in (left, left + 1.1):
            brush.box(x, 0.1, x + 0.09, 2.6, "#a8713c")
        for k in range(11):
            brush.line([(left, 0.3 + 0.21 * k), (left + 1.15, 0.3 + 0.21 * k)], 0.06, "#e2bd82")
    brush.box(-0.75, 2.2, 0.75, 3.1, WHITE, corner=0.03)
    brush.box(-0.28, 2.35, 0.28, 2.7, "#d8463f", form=0)
    brush.box(-0.22, 2.4, 0.22, 2.65, WHITE, form=0)
    brush.line([(-0.24, 2.32), (0.24, 2.32)], 0.06, "#e0702f")
    for k in range(5):
        brush.line([(-0.2 + 0.1 * k, 2.3), (-0.13 + 0.065 * k, 2.0)], 0.02, WHITE)


PLACES.add(
    Place(
        names=Names(
            en="sports hall", zh="体育馆", also=("gymnasium", "school gym", "gym hall", "体操馆")
        ),
        floor=Floor(
            far_colour="#dbac6c",
            near_colour="#bd8c4c",
            lines=planks(0.3),
            line_alpha=0.1,
            patches=(
                (((-14, 1.35), (14, 1.35), (14, 1.27), (-14, 1.27)), "#f4f0e4"),
                (((-14, -0.9), (14, -0.9), (14, -1.0), (-14, -1.0)), "#3f6fb0"),
            ),
        ),
        planes=(Plane(z=3.2, draw=_hall),),
        anchors=MARKS,
        furniture=(
            Furnished(thing="crash mat", x=-2.2, z=2.2, scale=0.9),
            Furnished(thing="crash mat", x=2.7, z=2.5, scale=0.8, colour="#c8503f"),
        ),
    )
)


def _flight(brush: Brush, t: float) -> None:
    """A wall with a flight of steps that goes up along it, with its handrail."""
    wall(brush, "#dfe3e6", "#b9c4cb", rail=1.0, trim="#8f9ba6")
    window(brush, -4.3, 1.7, -2.9, 3.4)
    steps, left, tone = 15, -1.5, "#b7aca0"
    for k in range(steps):
        x, y = left + 0.42 * k, 0.25 * (k + 1)
        brush.box(x, 0, x + 0.43, y, lighter(tone, 0.1 if k % 2 else 0.18), form=0.3)
        brush.box(x - 0.04, y - 0.06, x + 0.43, y, darker(tone, 0.18), form=0.3)
    ends = [(left, 1.15), (left + 0.42 * steps, 1.15 + 0.25 * steps)]
    for k in range(steps):
        x, y = left + 0.2 + 0.42 * k, 0.25 * (k + 1)
        brush.line([(x, y), (x, y + 0.95)], 0.035, "#6c7686")
    brush.line(ends, 0.09, "#8a5a30")


PLACES.add(
    Place(
        names=Names(
            en="staircase", zh="楼梯间", also=("stairwell", "stairway", "flight of stairs", "楼道")
        ),
        floor=Floor(far_colour="#cfcac2", near_colour="#b0aaa1", lines=tiles(0.8), line_alpha=0.09),
        planes=(Plane(z=2.6, draw=_flight),),
        anchors={**MARKS, "door": Anchor(x=-2.2, z=2.4)},
    )
)


def _stalls(brush: Brush, t: float) -> None:
    """Boards, beams, a loft of hay, and a wide door that stands open."""
    _boarded(brush, "#a8714a")
    brush.gradient(rounded(-1.5, 0, 1.5, 2.9), (0, 2.9), (0, 0.6), brush.light.sky, glow=True)
    brush.shape(
        [(-1.5, 0), (-1.5, 0.9), (-0.4, 1.05), (1.5, 0.85), (1.5, 0)], land(brush, "#9cc787")
    )
    for x in (-1.62, 1.5):
        brush.box(x, 0, x + 0.14, 3.0, "#7a4d2f")
    brush.box(-1.7, 2.9, 1.7, 3.06, "#7a4d2f")
    brush.box(-HALF, 3.2, HALF, 3.42, "#7a4d2f")
    for k in range(26):
        x = -8.0 + 0.62 * k
        brush.oval((x, 3.5), 0.5, 0.22 + 0.06 * (k % 3), ("#e0bd5a", "#d1a942")[k % 2], form=0.5)
    for x in (-4.6, 3.4):
        brush.line([(x, 0), (x, 3.3)], 0.22, "#7a4d2f")
        for y in (0.5, 0.95):
            brush.box(x - 1.3, y, x + 1.3, y + 0.16, "#8f5e3a", form=0.5)


PLACES.add(
    Place(
        names=Names(
            en="barn",
            zh="谷仓",
            also=("stable", "cowshed", "henhouse", "马厩", "牛棚", "鸡舍", "猪圈", "羊圈"),
        ),
        floor=Floor(far_colour="#cdb27c", near_colour="#b0935c", line_alpha=0),
        planes=(Plane(z=3.2, draw=_stalls),),
        anchors=MARKS,
    )
)
