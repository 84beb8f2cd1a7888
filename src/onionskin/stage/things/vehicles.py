"""Things on wheels; `Moment.travel` turns the wheels. Their front is on the right."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing


def wheel(
    brush: Brush, centre: tuple[float, float], radius: float, travel: float, *, spokes: int = 5
) -> None:
    """A wheel that has rolled `travel` metres to the right."""
    brush.disc(centre, radius, "#3a3346", form=0.7)
    brush.disc(centre, radius * 0.62, "#cfd6de", form=0.8)
    with brush.moved(centre, turn=-travel / radius):
        for k in range(spokes):
            a = math.tau * k / spokes
            end = (radius * 0.52 * math.cos(a), radius * 0.52 * math.sin(a))
            brush.line([(0, 0), end], radius * 0.1, "#8d98a8")
    brush.disc(centre, radius * 0.16, "#6c7686")


def _bicycle_front(brush: Brush, m: Moment) -> None:
    angle = -m.travel / 2.4 * math.tau
    brush.disc((0.0 - 0.01, 0.27), 0.07, "#8d98a8")
    x, y = -0.01 + 0.155 * math.cos(angle), 0.27 + 0.155 * math.sin(angle)
    brush.line([(-0.01, 0.27), (x, y)], 0.03, "#6c7686")
    brush.box(x - 0.06, y - 0.018, x + 0.06, y + 0.012, "#3a3346", corner=0.01)


@thing("bicycle", "自行车", "bike", "单车", size=(1.72, 1.08), front=_bicycle_front, front_z=0.12)
def bicycle(brush: Brush, m: Moment) -> None:
    tone, back, front = m.tone("#e4574c"), (-0.53, 0.33), (0.53, 0.33)
    for centre in (back, front):
        brush.stroke(oval(centre, 0.305, 0.305), 0.045, "#3a3346")
        brush.stroke(oval(centre, 0.275, 0.275), 0.012, "#cfd6de")
        with brush.moved(centre, turn=-m.travel / 0.33):
            for k in range(8):
                a = math.tau * k / 8
                brush.line([(0, 0), (0.27 * math.cos(a), 0.27 * math.sin(a))], 0.007, "#aab4c2")
        brush.disc(centre, 0.03, "#6c7686")
    seat, crank, head = (-0.2, 0.8), (-0.01, 0.27), (0.4, 0.83)
    frame = [
        [back, crank],
        [crank, (-0.19, 0.76)],
        [back, (-0.18, 0.7)],
        [crank, (0.42, 0.76)],
        [(-0.18, 0.72), head],
        [front, head, (0.37, 0.95)],
    ]
    for tube in frame:
        brush.line(tube, 0.042, tone)
    brush.blob([(-0.34, 0.84), (-0.2, 0.855), (-0.06, 0.82), (-0.2, 0.79)], "#3a3346")
    brush.line([(0.37, 0.95), (0.28, 0.99), (0.2, 0.975)], 0.034, "#3a3346", smooth=True)
    del seat


def _car_body(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    body = curve(
        [
            (-1.78, 0.36),
            (-1.76, 0.78),
            (-1.2, 0.88),
            (0.9, 0.88),
            (1.66, 0.74),
            (1.8, 0.42),
            (1.7, 0.28),
            (-1.68, 0.28),
        ],
        closed=True,
        tension=0.55,
    )
    brush.fill(body, tone)
    brush.line([(-1.6, 0.62), (1.6, 0.6)], 0.025, lighter(tone, 0.3), alpha=0.7)
    brush.oval((1.68, 0.62), 0.09, 0.08, "#fff3c4", form=0)
    brush.oval((-1.72, 0.64), 0.06, 0.08, "#b5303a", form=0)
    if brush.light.lamps:
        brush.shine((1.9, 0.6), 0.7, "#fff0c0", 0.6)
    for x in (-1.08, 1.1):
        brush.disc((x, 0.34), 0.42, darker(tone, 0.4), form=0)
        wheel(brush, (x, 0.32), 0.32, m.travel)


@thing("car", "汽车", "taxi", "轿车", "小汽车", size=(3.6, 1.45), front=_car_body, front_z=0.2)
def car(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    cabin = curve(
        [(-1.15, 0.8), (-0.85, 1.36), (-0.1, 1.46), (0.62, 1.34), (1.0, 0.84)],
        closed=True,
        tension=0.6,
    )
    brush.fill(cabin, darker(tone, 0.08))
    for points in (
        [(-0.98, 0.84), (-0.75, 1.25), (-0.14, 1.34), (-0.14, 0.84)],
        [(-0.02, 0.84), (-0.02, 1.34), (0.55, 1.24), (0.84, 0.84)],
    ):
        brush.gradient(polygon(points), (0, 1.34), (0, 0.84), ("#bfe3f5", "#7fb4d6"))
    _car_body(brush, m)


def _van_body(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0a23c")
    door = [(0.44, 0.4), (0.44, 1.2), (1.5, 1.2), (2.1, 1.14), (2.18, 0.5), (2.1, 0.4)]
    brush.fill(curve(door, closed=True, tension=0.2), tone)
    brush.line([(0.44, 0.5), (0.44, 2.05)], 0.02, darker(tone, 0.2))
    brush.line([(0.62, 0.98), (0.8, 0.98)], 0.035, darker(tone, 0.25))
    brush.box(-2.2, 0.34, 2.22, 0.5, "#4a5266", corner=0.05)
    brush.oval((2.08, 0.8), 0.1, 0.1, "#fff3c4", form=0)
    wheel(brush, (1.4, 0.36), 0.36, m.travel)


@thing(
    "van", "货车", "delivery van", "minibus", "面包车", "送货车", size=(4.4, 2.2),
    front=_van_body, front_z=0.2,
)  # fmt: skip
def van(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0a23c")
    body = curve(
        [
            (-2.14, 0.34),
            (-2.12, 2.0),
            (-1.9, 2.18),
            (0.9, 2.18),
            (1.5, 1.5),
            (2.1, 1.16),
            (2.2, 0.5),
            (2.1, 0.34),
        ],
        closed=True,
        tension=0.32,
    )
    brush.fill(body, tone)
    glass = polygon([(0.62, 1.2), (0.62, 1.98), (0.92, 1.98), (1.42, 1.42), (1.5, 1.2)])
    brush.gradient(glass, (0, 1.98), (0, 1.2), ("#bfe3f5", "#7fb4d6"))
    brush.line([(0.44, 0.5), (0.44, 2.05)], 0.02, darker(tone, 0.2))
    brush.line([(-1.98, 1.0), (0.3, 1.0)], 0.05, lighter(tone, 0.5))
    brush.box(-2.2, 0.34, 2.22, 0.5, "#4a5266", corner=0.05)
    brush.oval((2.08, 0.8), 0.1, 0.1, "#fff3c4", form=0)
    if brush.light.lamps:
        brush.shine((2.3, 0.78), 0.7, "#fff0c0", 0.6)
    for x in (-1.3, 1.4):
        brush.disc((x, 0.38), 0.46, darker(tone, 0.45), form=0)
        wheel(brush, (x, 0.36), 0.36, m.travel)


def _truck_body(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d86c9")
    cab = [(1.42, 0.5), (1.42, 1.42), (2.86, 1.42), (3.24, 1.36), (3.26, 0.5)]
    brush.fill(polygon(cab), tone)
    brush.line([(1.6, 1.1), (1.8, 1.1)], 0.04, darker(tone, 0.25))
    brush.box(-3.25, 0.4, 3.28, 0.6, "#4a5266", corner=0.05)
    brush.oval((3.14, 0.86), 0.1, 0.1, "#fff3c4", form=0)
    wheel(brush, (2.36, 0.46), 0.46, m.travel)


@thing(
    "truck", "卡车", "lorry", "delivery truck", "大货车", "冷链车", size=(6.6, 2.9),
    front=_truck_body, front_z=0.2,
)  # fmt: skip
def truck(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3d86c9")
    brush.box(-3.2, 0.5, 1.3, 2.86, "#eef1f4", corner=0.06)
    brush.box(-3.2, 1.3, 1.3, 1.6, lighter(tone, 0.1), form=0.4)
    cab = curve(
        [(1.42, 0.5), (1.42, 2.3), (2.3, 2.3), (2.9, 1.5), (3.24, 1.36), (3.26, 0.5)],
        closed=True,
        tension=0.28,
    )
    brush.fill(cab, tone)
    glass = polygon([(1.72, 1.42), (1.72, 2.06), (2.2, 2.06), (2.66, 1.42)])
    brush.gradient(glass, (0, 2.06), (0, 1.42), ("#bfe3f5", "#7fb4d6"))
    brush.box(-3.25, 0.4, 3.28, 0.6, "#4a5266", corner=0.05)
    brush.oval((3.14, 0.86), 0.1, 0.1, "#fff3c4", form=0)
    if brush.light.lamps:
        brush.shine((3.36, 0.84), 0.8, "#fff0c0", 0.6)
    for x in (-2.3, -1.4, 2.36):
        wheel(brush, (x, 0.46), 0.46, m.travel)


@thing("ambulance", "救护车", size=(4.4, 2.3), live=True)
def ambulance(brush: Brush, m: Moment) -> None:
    blink = math.sin(m.t * 12) > 0
    brush.box(0.5, 2.14, 0.9, 2.32, "#4aa8ff" if blink else "#e4574c", corner=0.05)
    brush.shine((0.7, 2.25), 0.7, "#4aa8ff" if blink else "#ff6a5a", 0.5)
    brush.box(-2.15, 0.36, 1.0, 2.16, m.tone(WHITE), corner=0.1)
    cab = curve(
        [(0.9, 0.36), (0.9, 2.05), (1.35, 1.95), (1.75, 1.2), (2.15, 1.05), (2.2, 0.4)],
        closed=True,
        tension=0.35,
    )
    brush.fill(cab, m.tone(WHITE))
    brush.gradient(
        polygon([(1.05, 1.2), (1.05, 1.85), (1.32, 1.8), (1.62, 1.2)]),
        (0, 1.9),
        (0, 1.2),
        ("#bfe3f5", "#7fb4d6"),
    )
    brush.box(-2.15, 0.78, 2.15, 1.0, "#e4574c", form=0.5)
    brush.box(-0.95, 1.2, -0.65, 1.95, "#e4574c", corner=0.03)
    brush.box(-1.18, 1.43, -0.42, 1.72, "#e4574c", corner=0.03)
    for x in (-1.3, 1.35):
        wheel(brush, (x, 0.36), 0.36, m.travel)


def _tractor_front(brush: Brush, m: Moment) -> None:
    brush.box(-0.4, 0.55, 0.35, 1.05, m.tone("#3f9a57"), corner=0.06)
    wheel(brush, (-0.6, 0.72), 0.72, m.travel, spokes=8)
    brush.stroke(
        curve([(-1.36, 0.86), (-1.1, 1.4), (-0.6, 1.55), (-0.1, 1.36), (0.1, 1.02)]),
        0.09,
        darker(m.tone("#3f9a57"), 0.1),
    )


@thing("tractor", "拖拉机", size=(3.0, 2.6), front=_tractor_front, front_z=0.35)
def tractor(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3f9a57")
    puff = (m.t * 0.9) % 1
    brush.disc(
        (1.1 - 0.25 * puff, 1.9 + 0.5 * puff),
        0.07 + 0.1 * puff,
        "#cfd3da",
        form=0,
        alpha=0.5 * (1 - puff),
    )
    brush.line([(1.1, 1.3), (1.1, 1.85)], 0.07, "#4a5266")
    brush.line([(-0.9, 1.2), (-0.85, 2.5)], 0.06, "#4a5266")
    brush.line([(0.25, 1.2), (0.2, 2.5)], 0.06, "#4a5266")
    brush.box(-1.0, 2.46, 0.36, 2.58, darker(tone, 0.1), corner=0.05)
    brush.box(-0.72, 1.05, -0.28, 1.17, "#3a3346", corner=0.04)
    brush.box(-0.78, 1.1, -0.68, 1.5, "#3a3346", corner=0.04)
    brush.box(0.2, 0.62, 1.5, 1.32, tone, corner=0.12)
    brush.box(1.36, 0.72, 1.5, 1.2, "#f4d35e", corner=0.04)
    for k in range(3):
        brush.line([(0.55, 1.02 + 0.1 * k), (1.15, 1.02 + 0.1 * k)], 0.03, darker(tone, 0.3))
    brush.line([(0.25, 1.3), (0.12, 1.46)], 0.04, "#3a3346")
    brush.line([(0.02, 1.34), (0.18, 1.58)], 0.035, "#3a3346")
    wheel(brush, (1.15, 0.42), 0.42, m.travel, spokes=6)


def _bus_body(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f4b93f")
    brush.box(2.1, 0.42, 2.99, 1.32, tone, corner=0.05)
    brush.box(2.1, 0.8, 3.0, 0.95, darker(tone, 0.25), form=0.3)


@thing(
    "bus", "公交车", "巴士", "coach", "school bus", "校车", size=(6.0, 2.7),
    front=_bus_body, front_z=0.2,
)  # fmt: skip
def bus(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f4b93f")
    brush.box(-3.0, 0.34, 3.0, 2.65, tone, corner=0.22)
    for k in range(5):
        pane = rounded(-2.75 + 1.0 * k, 1.35, -1.9 + 1.0 * k, 2.25, 0.06)
        brush.gradient(pane, (0, 2.25), (0, 1.35), ("#bfe3f5", "#7fb4d6"))
    brush.gradient(rounded(2.3, 1.2, 2.98, 2.3, 0.08), (0, 2.3), (0, 1.2), ("#bfe3f5", "#7fb4d6"))
    brush.box(-3.0, 0.8, 3.0, 0.95, darker(tone, 0.25), form=0.3)
    for x in (-1.9, 1.9):
        wheel(brush, (x, 0.42), 0.42, m.travel)


@thing("wheelchair", "轮椅", size=(1.0, 0.98), seat=0.5)
def wheelchair(brush: Brush, m: Moment) -> None:
    brush.line(
        [(-0.3, 0.95), (-0.26, 0.45), (0.26, 0.45), (0.36, 0.12), (0.46, 0.1)], 0.04, "#6c7686"
    )
    brush.box(-0.3, 0.46, -0.22, 0.9, "#3d6ea8", corner=0.03)
    brush.box(-0.28, 0.42, 0.26, 0.5, "#3d6ea8", corner=0.03)
    brush.stroke(oval((-0.14, 0.31), 0.29, 0.29), 0.04, "#3a3346")
    for k in range(8):
        a = math.tau * k / 8 - m.travel / 0.31
        brush.line(
            [(-0.14, 0.31), (-0.14 + 0.27 * math.cos(a), 0.31 + 0.27 * math.sin(a))],
            0.008,
            "#aab4c2",
        )
    brush.disc((0.3, 0.09), 0.09, "#3a3346")


def _scooter_front(brush: Brush, m: Moment) -> None:
    brush.box(-0.18, 0.24, 0.3, 0.31, "#3a3346", corner=0.02)


@thing(
    "scooter", "电动车", "moped", "electric scooter", "motorcycle", "motorbike", "摩托车",
    "e-scooter", size=(1.7, 1.1), front=_scooter_front, front_z=0.12,
)  # fmt: skip
def scooter(brush: Brush, m: Moment) -> None:
    tone = m.tone("#3fa7a0")
    brush.line([(0.62, 0.28), (0.44, 0.95)], 0.07, "#4a5266")
    for x in (-0.58, 0.62):
        wheel(brush, (x, 0.26), 0.26, m.travel)
    body = [(-0.82, 0.52), (-0.7, 0.74), (-0.1, 0.72), (0.0, 0.34), (-0.3, 0.28), (-0.7, 0.36)]
    brush.blob(body, tone)
    brush.box(-0.2, 0.26, 0.36, 0.34, darker(tone, 0.15), corner=0.03)
    brush.blob([(0.3, 0.3), (0.4, 0.3), (0.52, 0.78), (0.42, 0.92), (0.34, 0.86)], tone)
    brush.box(-0.74, 0.72, -0.06, 0.8, "#3a3346", corner=0.04)
    brush.line([(0.44, 0.95), (0.34, 1.04), (0.26, 1.04)], 0.045, "#3a3346", smooth=True)
    brush.oval((0.53, 0.82), 0.06, 0.08, "#fff3c4", form=0)
    if brush.light.lamps:
        brush.shine((0.66, 0.8), 0.6, "#fff0c0", 0.6)


def _forklift_front(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0a52f")
    brush.fill(
        polygon([(-1.1, 0.4), (-1.1, 1.05), (-0.5, 1.1), (-0.3, 0.72), (0.45, 0.7), (0.45, 0.4)]),
        tone,
    )
    for x, radius in ((-0.75, 0.3), (0.3, 0.34)):
        wheel(brush, (x, radius), radius, m.travel)


@thing(
    "forklift", "叉车", "fork-lift truck", "pallet truck", size=(2.9, 2.1), front=_forklift_front,
    front_z=0.2,
)  # fmt: skip
def forklift(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f0a52f")
    for x in (0.62, 0.78):
        brush.line([(x, 0.1), (x, 2.05)], 0.07, "#4a5266")
    brush.line([(0.8, 0.55), (1.5, 0.55)], 0.06, "#3a3f52")
    brush.box(0.86, 0.58, 1.46, 1.12, "#cf9a63", corner=0.02)
    brush.line([(0.86, 0.85), (1.46, 0.85)], 0.04, "#e4c79a")
    brush.line([(-1.0, 1.0), (-0.85, 2.0), (0.42, 2.0), (0.5, 0.7)], 0.06, "#4a5266")
    brush.box(-0.62, 0.74, -0.1, 0.84, "#3a3346", corner=0.04)
    brush.line([(0.38, 0.72), (0.22, 1.14)], 0.04, "#3a3346")
    _forklift_front(brush, m)
    brush.box(-0.95, 1.98, 0.5, 2.08, darker(tone, 0.1), corner=0.03)
