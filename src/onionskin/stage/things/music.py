"""Instruments that are blown or bowed, and a whistle."""

from __future__ import annotations

from onionskin.stage.brush import Brush, curve, oval
from onionskin.stage.colours import darker, lighter
from onionskin.stage.things.thing import Moment, thing


@thing(
    "flute", "长笛", "笛子", "recorder", "clarinet", size=(0.62, 0.04), grip=(0, 0.02), stands=False
)
def flute(brush: Brush, m: Moment) -> None:
    tone = m.tone("#c9d2dc")
    brush.box(-0.31, 0.006, 0.31, 0.038, tone, corner=0.016)
    for x in (-0.08, -0.02, 0.04, 0.12, 0.17, 0.22):
        brush.disc((x, 0.03), 0.013, darker(tone, 0.22), form=0.4)
    brush.box(-0.27, 0.03, -0.21, 0.048, lighter(tone, 0.3), corner=0.008, form=0.3)


@thing("saxophone", "萨克斯", "sax", "萨克斯风", size=(0.46, 0.62), grip=(0.02, 0.2), stands=False)
def saxophone(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e8b83f")
    brush.line([(-0.02, 0.6), (0.0, 0.5), (0.03, 0.2), (0.06, 0.08)], 0.05, tone, smooth=True)
    brush.line([(-0.1, 0.6), (-0.02, 0.6)], 0.022, darker(tone, 0.1))
    brush.line([(-0.14, 0.59), (-0.1, 0.6)], 0.026, "#3a3346")
    brush.line([(0.06, 0.08), (0.12, 0.03), (0.18, 0.08), (0.19, 0.2)], 0.06, tone, smooth=True)
    brush.shape([(0.16, 0.16), (0.12, 0.34), (0.3, 0.34), (0.23, 0.16)], tone)
    brush.oval((0.21, 0.34), 0.09, 0.026, darker(tone, 0.35), form=0)
    for k in range(5):
        brush.disc((0.035 - 0.006 * k, 0.2 + 0.06 * k), 0.016, lighter(tone, 0.4), form=0.4)


@thing(
    "cello", "大提琴", "double bass", "contrabass", "erhu", "二胡",
    size=(0.46, 1.2), grip=(0.0, 1.0), stands=False,
)  # fmt: skip
def cello(brush: Brush, m: Moment) -> None:
    tone = m.tone("#a8562f")
    half = [(0.0, 0.12), (0.17, 0.14), (0.22, 0.28), (0.14, 0.42), (0.18, 0.56), (0.12, 0.66)]
    body = [*half, (0, 0.68), *((-x, y) for x, y in reversed(half[1:]))]
    brush.line([(0, 0.12), (0, -0.02)], 0.016, "#6c7686")
    brush.fill(curve(body, closed=True, tension=0.8), tone)
    brush.box(-0.022, 0.4, 0.022, 1.14, "#2f2430", corner=0.01)
    brush.line([(-0.05, 0.32), (0.05, 0.32)], 0.02, lighter(tone, 0.35))
    for side in (-1, 1):
        brush.line([(0.09 * side, 0.3), (0.075 * side, 0.44)], 0.012, darker(tone, 0.45))
        brush.line([(0.0, 1.08), (0.05 * side, 1.1)], 0.018, "#2f2430")
        brush.line([(0.008 * side, 0.2), (0.008 * side, 1.1)], 0.004, "#e9dfd2")
    brush.disc((0, 1.16), 0.032, darker(tone, 0.2))


@thing("whistle", "哨子", "口哨", size=(0.11, 0.07), grip=(-0.03, 0.03), stands=False)
def whistle(brush: Brush, m: Moment) -> None:
    tone = m.tone("#e4574c")
    brush.disc((0.02, 0.03), 0.032, tone)
    brush.box(-0.055, 0.034, 0.03, 0.062, tone, corner=0.008)
    brush.fill(oval((0.02, 0.03), 0.013, 0.013), darker(tone, 0.4), form=0)
