"""What things can do by themselves: fall, bounce, roll, turn, grow, beat, float, glow.

A behaviour is a function of seconds to how the drawing is moved; to add one, copy one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from onionskin.stage.registry import Names, Registry


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """How a drawing is moved: metres, radians about its middle, and scales about its foot."""

    x: float = 0
    y: float = 0
    turn: float = 0
    wide: float = 1
    high: float = 1
    glow: float = 0


Behave = Callable[[float], Shift]


@dataclass(frozen=True, kw_only=True, slots=True)
class Behaviour:
    """A behaviour of things."""

    names: Names
    shift: Behave


BEHAVIOURS: Registry[Behaviour] = Registry("behaviour")


def behaviour(en: str, zh: str, *also: str) -> Callable[[Behave], Behave]:
    """Registers the decorated function as a behaviour."""

    def register(shift: Behave) -> Behave:
        BEHAVIOURS.add(Behaviour(names=Names(en=en, zh=zh, also=also), shift=shift))
        return shift

    return register


@behaviour("fall", "落下", "drop", "掉")
def fall(t: float) -> Shift:
    height = 2.4
    land = math.sqrt(2 * height / 9.8)
    if t < land:
        return Shift(y=height - 4.9 * t * t)
    since = t - land
    squash = 0.22 * math.exp(-since * 9) * math.cos(since * 26)
    return Shift(wide=1 + squash * 0.7, high=1 - squash)


@behaviour("bounce", "弹跳", "弹")
def bounce(t: float) -> Shift:
    k = (t / 0.8) % 1
    squash = 0.2 * math.exp(-(((min(k, 1 - k)) / 0.07) ** 2))
    return Shift(y=3.2 * k * (1 - k) * 0.8, wide=1 + squash * 0.6, high=1 - squash)


@behaviour("spin", "旋转", "turn", "rotate", "转动")
def spin(t: float) -> Shift:
    # A turning thing shows its width as a cosine; the sides are never quite gone.
    turn = math.cos(t * 1.5)
    return Shift(wide=math.copysign(max(0.12, abs(turn)), turn))


@behaviour("roll", "滚", "滚动")
def roll(t: float) -> Shift:
    way = 0.9 * (1 - math.exp(-1.6 * t))
    return Shift(x=way, turn=-way / 0.12)


@behaviour("cross", "穿过", "walk", "run", "move", "go", "drive", "sail", "race", "travel", "行驶")
def cross(t: float) -> Shift:
    return Shift(x=0.8 * t - 1.6, y=0.03 * abs(math.sin(t * 6)))


@behaviour("grow", "生长", "rise", "长大", "上升")
def grow(t: float) -> Shift:
    k = min(1.0, t / 2.5)
    size = 0.15 + 0.85 * k * k * (3 - 2 * k)
    return Shift(wide=size, high=size)


@behaviour("beat", "跳动", "pulse", "breathe", "搏动")
def beat(t: float) -> Shift:
    k = (t * 1.15) % 1
    swell = 0.1 * math.exp(-(((k - 0.12) / 0.07) ** 2)) + 0.05 * math.exp(
        -(((k - 0.34) / 0.08) ** 2)
    )
    return Shift(wide=1 + swell, high=1 + swell)


@behaviour("float", "漂浮", "hover", "fly", "飘")
def float_(t: float) -> Shift:
    return Shift(y=0.5 + 0.08 * math.sin(t * 1.7), turn=0.04 * math.sin(t * 1.1))


@behaviour("shake", "摇晃", "tremble", "wobble", "振动")
def shake(t: float) -> Shift:
    return Shift(turn=0.07 * math.sin(t * 15))


@behaviour("glow", "发光", "light up", "shine", "亮起")
def glow(t: float) -> Shift:
    k = min(1.0, max(0.0, (t - 0.4) / 0.3))
    return Shift(glow=k * (0.85 + 0.15 * math.sin(t * 5)), high=1 + 0.02 * math.sin(t * 5) * k)
