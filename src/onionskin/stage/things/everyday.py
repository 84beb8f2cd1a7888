"""What is in every home and every shop: medicine, tins, bread, alarms, gauges, labels."""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, oval, polygon, rounded
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.thing import Moment, thing

INK = "#3a3f55"
RED = "#d8463f"


def _cross(brush: Brush, x: float, y: float, arm: float, colour: str) -> None:
    wide = arm * 0.36
    brush.box(x - wide, y - arm, x + wide, y + arm, colour, form=0)
    brush.box(x - arm, y - wide, x + arm, y + wide, colour, form=0)


@thing(
    "pill bottle", "药瓶", "medicine bottle", "bottle of pills", size=(0.12, 0.19), grip=(0, 0.07)
)
def pill_bottle(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e8862e")
    brush.fill(rounded(-0.055, 0, 0.055, 0.145, 0.014), tone)
    brush.box(-0.06, 0.14, 0.06, 0.19, WHITE, corner=0.01)
    for k in range(7):
        x = -0.048 + 0.016 * k
        brush.line([(x, 0.147), (x, 0.183)], 0.004, "#c9ced8")
    brush.box(-0.055, 0.03, 0.055, 0.115, WHITE, form=0.5)
    _cross(brush, -0.03, 0.073, 0.018, RED)
    for k in range(3):
        brush.line([(0, 0.094 - 0.021 * k), (0.044, 0.094 - 0.021 * k)], 0.006, INK, alpha=0.6)


@thing("blister pack", "药片", "pill", "pills", size=(0.22, 0.13), grip=(0, 0.05))
def blister_pack(brush: Brush, m: Moment) -> None:
    brush.box(-0.11, 0, 0.11, 0.13, "#cdd4de", corner=0.012)
    for row in range(2):
        for k in range(4):
            at = (-0.0775 + 0.0517 * k, 0.036 + 0.058 * row)
            brush.oval(at, 0.021, 0.021, lighter("#cdd4de", 0.6), form=0.8)
            brush.oval(at, 0.015, 0.015, m.tone("#ef7d8a"), form=1)


@thing(
    "blood pressure monitor",
    "血压计",
    "blood pressure gauge",
    "blood pressure meter",
    size=(0.4, 0.24),
    grip=(0, 0.08),
)
def blood_pressure_monitor(brush: Brush, m: Moment) -> None:
    tube = [(0.06, 0.06), (0.11, 0.02), (0.14, 0.05), (0.15, 0.1)]
    brush.line(tube, 0.013, INK, smooth=True)
    brush.fill(rounded(0.1, 0.02, 0.2, 0.16, 0.03), m.tone("#3f73b5"))
    brush.box(0.1, 0.075, 0.2, 0.095, lighter("#3f73b5", 0.4), form=0)
    brush.fill(rounded(-0.2, 0, 0.07, 0.22, 0.03), "#f4f2ee")
    brush.box(-0.175, 0.07, 0.045, 0.2, "#bfe0cf", corner=0.012, form=0.3)
    _digits(brush, "120", -0.115, 0.142, 0.045)
    _digits(brush, "80", -0.075, 0.082, 0.04)
    brush.disc((-0.065, 0.036), 0.02, "#3f9b63", form=0.8)


# The seven bars of a digit: from and to, in units of half its height.
_BARS = {
    "a": ((0, 2), (1, 2)),
    "b": ((1, 2), (1, 1)),
    "c": ((1, 1), (1, 0)),
    "d": ((0, 0), (1, 0)),
    "e": ((0, 1), (0, 0)),
    "f": ((0, 2), (0, 1)),
    "g": ((0, 1), (1, 1)),
}
_LIT = {"0": "abcdef", "1": "bc", "2": "abged", "8": "abcdefg"}


def _digits(
    brush: Brush, number: str, left: float, low: float, high: float, colour: str = INK
) -> None:
    half = high / 2
    for k, digit in enumerate(number):
        x = left + k * high * 0.85
        for bar in _LIT[digit]:
            ends = [(x + px * half, low + py * half) for px, py in _BARS[bar]]
            brush.line(ends, high * 0.16, colour)


@thing("thermometer", "体温计", "clinical thermometer", "温度计", size=(0.08, 0.3), grip=(0, 0.2))
def thermometer(brush: Brush, m: Moment) -> None:
    brush.fill(rounded(-0.024, 0.02, 0.024, 0.3, 0.024), "#f7f9fb")
    brush.disc((0, 0.036), 0.036, "#f7f9fb")
    brush.disc((0, 0.036), 0.025, RED)
    brush.line([(0, 0.04), (0, 0.21)], 0.018, RED)
    for k in range(7):
        y = 0.09 + 0.028 * k
        brush.line([(0.01, y), (0.022, y)], 0.004, INK)


@thing(
    "medicine box",
    "急救箱",
    "first aid box",
    "医药箱",
    "medicine",
    "药",
    size=(0.44, 0.34),
    grip=(0, 0.3),
)
def medicine_box(brush: Brush, m: Moment) -> None:
    handle = curve([(-0.08, 0.27), (-0.07, 0.325), (0.07, 0.325), (0.08, 0.27)])
    brush.stroke(handle, 0.026, darker(RED, 0.3))
    brush.fill(rounded(-0.22, 0, 0.22, 0.28, 0.03), m.tone(RED))
    brush.line([(-0.22, 0.2), (0.22, 0.2)], 0.008, darker(RED, 0.3))
    brush.disc((0, 0.13), 0.095, WHITE, form=0.3)
    _cross(brush, 0, 0.13, 0.06, RED)


@thing("tin", "罐头", "tin can", "tin of soup", "can of food", size=(0.15, 0.2), grip=(0, 0.09))
def tin(brush: Brush, m: Moment) -> None:
    tone = m.tone(RED)
    brush.box(-0.075, 0, 0.075, 0.2, "#c3ccd6", corner=0.012)
    brush.box(-0.075, 0.02, 0.075, 0.172, tone, form=1)
    brush.box(-0.075, 0.05, 0.075, 0.125, "#fdf6e6", form=0.6)
    brush.fill(polygon([(-0.034, 0.09), (0.034, 0.09), (0.022, 0.062), (-0.022, 0.062)]), tone)
    brush.line([(-0.01, 0.1), (-0.004, 0.115)], 0.005, tone)
    brush.line([(0.01, 0.1), (0.016, 0.115)], 0.005, tone)
    brush.oval((0, 0.2), 0.072, 0.012, lighter("#c3ccd6", 0.4), form=0)


@thing("salt shaker", "盐罐", "salt", "盐瓶", size=(0.1, 0.17), grip=(0, 0.07))
def salt_shaker(brush: Brush, m: Moment) -> None:
    glass = polygon([(-0.05, 0), (0.05, 0), (0.034, 0.125), (-0.034, 0.125)])
    brush.flat(glass, "#dff2fb", alpha=0.85)
    brush.fill(polygon([(-0.046, 0.006), (0.046, 0.006), (0.038, 0.08), (-0.038, 0.08)]), WHITE)
    brush.fill(rounded(-0.037, 0.122, 0.037, 0.17, 0.02), m.tone("#9aa5b4"))
    for x in (-0.016, 0, 0.016):
        brush.disc((x, 0.156), 0.004, INK, form=0)
    brush.line([(-0.03, 0.11), (-0.038, 0.03)], 0.006, WHITE, alpha=0.8)


@thing("bread tray", "面包盘", "bread rolls", "buns", size=(0.6, 0.2), grip=(0, 0.02))
def bread_tray(brush: Brush, m: Moment) -> None:
    for k in range(4):
        x = -0.21 + 0.14 * k
        tone = m.tone("#d99a4e")
        loaf = curve([(x - 0.075, 0.03), (x - 0.06, 0.13), (x, 0.165), (x + 0.06, 0.13)])
        loaf.lineTo(x + 0.075, 0.03)
        loaf.close()
        brush.fill(loaf, tone, form=1.3)
        for cut in (-0.025, 0.02):
            brush.line(
                [(x + cut - 0.014, 0.1), (x + cut + 0.014, 0.14)], 0.009, lighter(tone, 0.55)
            )
    brush.box(-0.3, 0, 0.3, 0.035, "#8b96a6", corner=0.014)


@thing("dough table", "揉面台", "baking table", "面案", size=(1.3, 1.1), surface=0.92)
def dough_table(brush: Brush, m: Moment) -> None:
    """A table where dough is made: flour, a bowl, and the dough before whoever works it."""
    wood = "#b98752"
    for x in (-0.52, 0.52):
        brush.box(x - 0.05, 0, x + 0.05, 0.84, darker(wood, 0.25), corner=0.01)
    brush.box(-0.52, 0.2, 0.52, 0.26, darker(wood, 0.2))
    brush.box(-0.65, 0.84, 0.65, 0.92, lighter(wood, 0.25), corner=0.015)
    brush.oval((-0.18, 0.925), 0.3, 0.014, "#fbf6ec", form=0, alpha=0.9)
    brush.oval((-0.2, 0.985), 0.21, 0.075, m.tone("#f0dcb4"))
    bowl = curve(
        [(0.2, 1.03), (0.24, 0.95), (0.32, 0.92), (0.44, 0.92), (0.52, 0.95), (0.56, 1.03)]
    )
    bowl.close()
    brush.fill(bowl, "#8fb0c8")
    brush.oval((0.38, 1.03), 0.18, 0.025, "#fbf6ec", form=0.4)


@thing(
    "smoke alarm",
    "烟雾报警器",
    "smoke detector",
    "烟感",
    size=(0.3, 0.16),
    grip=(0, 0.06),
    live=True,
)
def smoke_alarm(brush: Brush, m: Moment) -> None:
    brush.fill(polygon([(-0.15, 0.16), (0.15, 0.16), (0.12, 0.06), (-0.12, 0.06)]), "#f4f2ee")
    brush.fill(polygon([(-0.12, 0.06), (0.12, 0.06), (0.08, 0.015), (-0.08, 0.015)]), "#e4e2de")
    for k in range(6):
        x = -0.1 + 0.04 * k
        brush.line([(x, 0.085), (x, 0.13)], 0.01, "#b9bcc6")
    lit = math.sin(m.t * 7) > 0
    brush.flat(oval((0, 0.036), 0.016, 0.014), "#ff3b30" if lit else "#8c2b26", glow=lit)


@thing("thermostat", "恒温器", "温控器", "heating control", size=(0.3, 0.3), grip=(0, 0.1))
def thermostat(brush: Brush, m: Moment) -> None:
    brush.disc((0, 0.15), 0.15, "#f4f2ee")
    brush.disc((0, 0.15), 0.122, INK, form=0.4)
    dial = curve(
        [
            (0.1 * math.cos(a), 0.15 + 0.1 * math.sin(a))
            for a in (math.radians(d) for d in range(210, 59, -15))
        ]
    )
    brush.stroke(dial, 0.015, m.tone("#ff9d4d"))
    _digits(brush, "20", -0.045, 0.125, 0.06, "#f4f2ee")


@thing("radiator", "暖气片", "heater", "暖气", size=(1.1, 0.75))
def radiator(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f1efe9")
    for x in (-0.45, 0.45):
        brush.box(x - 0.03, 0, x + 0.03, 0.1, darker(tone, 0.25))
    brush.line([(-0.5, 0.16), (0.5, 0.16)], 0.05, darker(tone, 0.12))
    brush.line([(-0.5, 0.64), (0.5, 0.64)], 0.05, darker(tone, 0.12))
    for k in range(9):
        x = -0.48 + 0.12 * k
        brush.box(x - 0.045, 0.08, x + 0.045, 0.74, tone, corner=0.04)


@thing("washing machine", "洗衣机", "washer", size=(0.8, 0.95), surface=0.95, live=True)
def washing_machine(brush: Brush, m: Moment) -> None:
    brush.box(-0.4, 0, 0.4, 0.95, m.tone("#f4f5f7"), corner=0.03)
    brush.box(-0.37, 0.8, 0.37, 0.91, "#dfe3ea", corner=0.02, form=0.4)
    brush.disc((0.28, 0.855), 0.035, "#6b7691")
    brush.box(-0.32, 0.835, -0.1, 0.88, "#4fb0d8", corner=0.01, form=0)
    brush.disc((0, 0.42), 0.29, "#b7c0cc")
    brush.disc((0, 0.42), 0.235, "#35506e", form=0.6)
    for k, tone in enumerate(("#ef8f86", "#f2c75c", "#7cc2a2")):
        turn = m.t * 1.6 + k * 2.1
        at = (0.11 * math.cos(turn), 0.42 + 0.11 * math.sin(turn))
        brush.disc(at, 0.08, tone, form=0.8)
    brush.line([(-0.15, 0.53), (-0.05, 0.6)], 0.02, WHITE, alpha=0.6)


@thing(
    "discount tag", "价签", "discount", "price label", "折扣", size=(0.5, 0.3), grip=(-0.2, 0.15)
)
def discount_tag(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f2b233")
    body = polygon([(-0.25, 0.15), (-0.12, 0.3), (0.25, 0.3), (0.25, 0), (-0.12, 0)])
    brush.fill(body, tone)
    brush.disc((-0.16, 0.15), 0.028, WHITE, form=0)
    brush.oval((-0.02, 0.215), 0.036, 0.036, RED, form=0)
    brush.oval((0.14, 0.085), 0.036, 0.036, RED, form=0)
    brush.line([(-0.02, 0.06), (0.14, 0.24)], 0.024, RED)


@thing("receipt", "收据", "bill", "invoice", "账单", "发票", size=(0.2, 0.3), grip=(0, 0.1))
def receipt(brush: Brush, m: Moment) -> None:
    paper = [(-0.1, 0.3), (0.1, 0.3), (0.1, 0.012)]
    paper += [(0.1 - 0.0222 * k, 0.0 if k % 2 else 0.016) for k in range(1, 9)]
    brush.fill(polygon([*paper, (-0.1, 0.012)]), m.tone("#fffdf6"), form=0.5)
    for k in range(5):
        y = 0.26 - 0.034 * k
        brush.line([(-0.075, y), (0.01, y)], 0.008, "#8d93a5")
        brush.line([(0.045, y), (0.075, y)], 0.008, "#8d93a5")
    brush.line([(-0.075, 0.075), (0.075, 0.075)], 0.006, INK)
    brush.line([(0.0, 0.046), (0.075, 0.046)], 0.016, INK)


@thing("calendar", "日历", "wall calendar", size=(0.5, 0.46), grip=(0, 0.1))
def calendar(brush: Brush, m: Moment) -> None:
    brush.box(-0.25, 0, 0.25, 0.43, WHITE, corner=0.02)
    brush.box(-0.25, 0.32, 0.25, 0.43, m.tone(RED), corner=0.02, form=0.5)
    for x in (-0.15, 0.15):
        brush.line([(x, 0.4), (x, 0.46)], 0.02, INK)
    for row in range(3):
        for k in range(5):
            at = (-0.18 + 0.09 * k, 0.26 - 0.09 * row)
            lit = (row, k) == (1, 2)
            brush.box(
                at[0] - 0.03,
                at[1] - 0.03,
                at[0] + 0.03,
                at[1] + 0.03,
                RED if lit else "#d9dde6",
                corner=0.008,
                form=0,
            )


@thing("life jacket", "救生衣", "life vest", size=(0.5, 0.6), grip=(0, 0.4))
def life_jacket(brush: Brush, m: Moment) -> None:
    tone = m.tone("#f27a28")
    for side in (-1, 1):
        half = [(0.004, 0.01), (0.23, 0), (0.25, 0.36), (0.19, 0.42), (0.19, 0.58), (0.08, 0.6)]
        half += [(0.07, 0.5), (0.004, 0.38)]
        brush.fill(polygon([(side * x, y) for x, y in half]), tone)
    for y in (0.12, 0.26):
        brush.line([(-0.235, y), (0.235, y)], 0.035, INK)
        brush.box(-0.035, y - 0.03, 0.035, y + 0.03, "#f4f2ee", corner=0.008, form=0.4)
    for x in (-0.14, 0.14):
        brush.box(x - 0.05, 0.33, x + 0.05, 0.37, "#f4f2ee", form=0)
