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
    split: float = 0
    """How far its halves have come apart, 0 for whole, 1 for lying to both sides."""
    puddle: float = 0
    """How much of it lies as a puddle under it, 0 to 1."""
    asleep: bool = False
    """Whether it is drawn asleep, where it has a drawing for that, and not `LOW` instead."""


LOW = 0.7
"""How high an animal is that lies low and has no drawing of its own for it."""
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


@behaviour("fall", "落下", "drop", "掉", "pour", "tumble", "spill")
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


@behaviour(
    "cross",
    "穿过",
    "walk",
    "run",
    "move",
    "go",
    "drive",
    "sail",
    "travel",
    "行驶",
    "pass",
    "flow",
    "swim",
    "paddle",
    "chase",
    "crawl",
    "wander",
    "trot",
    "drift",
    "arrive",
    "pull up",
    "carry",
    "bring",
    "steal",
    "sneak",
    "stalk",
    "march",
    "roam",
    "patrol",
    "follow",
    "skid",
    "gallop",
    "hurry",
    "scurry",
    "prowl",
    "waddle",
    "deliver",
    "herd",
    "flee",
    "escape",
    "lead",
    "crash",
    "gallop",
    "canter",
    "waddle",
    "slither",
    "slide",
    "be carried along",
    "file past",
    "stroll",
    "scurry",
)
def cross(t: float) -> Shift:
    return Shift(x=0.8 * t - 1.6, y=0.03 * abs(math.sin(t * 6)))


@behaviour("hop", "蹦跳", "skip", "蹦")
def hop(t: float) -> Shift:
    """Crosses the stage in small leaps."""
    k = (t / 0.7) % 1
    return Shift(x=0.8 * t - 1.6, y=0.9 * k * (1 - k))


@behaviour("grow", "生长", "bloom", "长大", "上升")
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


@behaviour("melt", "融化", "thaw", "dissolve", "熔化", "溶化")
def melt(t: float) -> Shift:
    """Sinks into a puddle that spreads."""
    k = min(1.0, max(0.0, (t - 0.3) / 3.0))
    k = k * k * (3 - 2 * k)
    return Shift(wide=1 + 0.25 * k, high=1 - 0.62 * k, puddle=k)


@behaviour(
    "break",
    "破碎",
    "crack",
    "shatter",
    "split",
    "collapse",
    "打碎",
    "碎",
    "裂开",
    "断",
    "tear",
    "snap",
    "burst",
)
def break_(t: float) -> Shift:
    """Trembles, then breaks in two, whose halves fall to both sides."""
    if t < 0.8:
        return Shift(turn=0.05 * math.sin(t * 40) * min(1.0, t / 0.3))
    k = min(1.0, (t - 0.8) / 0.45)
    return Shift(split=k * k)


@behaviour("float", "漂浮", "hover", "fly", "飘", "glide", "soar", "dangle", "drift in the air")
def float_(t: float) -> Shift:
    return Shift(y=0.5 + 0.08 * math.sin(t * 1.7), turn=0.04 * math.sin(t * 1.1))


@behaviour("shake", "摇晃", "tremble", "wobble", "振动", "swing", "sway", "vibrate", "play", "ring")
def shake(t: float) -> Shift:
    return Shift(turn=0.07 * math.sin(t * 15))


@behaviour(
    "glow", "发光", "light up", "shine", "亮起", "flash", "blink", "sparkle", "flicker", "twinkle"
)
def glow(t: float) -> Shift:
    k = min(1.0, max(0.0, (t - 0.4) / 0.3))
    return Shift(glow=k * (0.85 + 0.15 * math.sin(t * 5)), high=1 + 0.02 * math.sin(t * 5) * k)


@behaviour("attack", "攻击", "approach", "enter", "invade", "靠近", "进攻")
def attack(t: float) -> Shift:
    """Comes from the left up to what it is about, and pushes against it."""
    k = min(1.0, t / 1.8)
    push = 0.06 * math.sin(t * 9) if k == 1 else 0.0
    return Shift(x=-1.5 * (1 - k * k * (3 - 2 * k)) + push, turn=0.25 * math.sin(t * 2))


@behaviour("land", "降落", "settle", "落在", "perch", "lower", "descend", "alight")
def land(t: float) -> Shift:
    k = min(1.0, t / 1.7)
    k = k * k * (3 - 2 * k)
    return Shift(x=-0.55 * (1 - k), y=0.4 * (1 - k) ** 1.5 + 0.02 * math.sin(t * 9) * (1 - k))


def _leap_height(t: float) -> float:
    k = (t - 0.9) / 0.9
    return 2.6 * k * (1 - k) if 0 < k < 1 else 0.0


@behaviour("leap", "跃起", "jump", "catch", "接住", "跳起", "pounce", "knock over")
def leap(t: float) -> Shift:
    """Runs up, leaps and comes down again."""
    run = min(0.0, -1.3 + 1.3 * min(1.0, t / 1.3))
    k = (t - 0.9) / 0.9
    tilt = 0.4 * math.cos(math.pi * k) if 0 < k < 1 else 0.0
    return Shift(x=run, y=_leap_height(t) + 0.05 * abs(math.sin(t * 12)) * (run < 0), turn=tilt)


@behaviour("be caught", "被接住")
def be_caught(t: float) -> Shift:
    """Flies in from the right and stays where it is caught 1.3 s later."""
    k = min(1.0, t / 1.3)
    return Shift(x=2.2 * (1 - k), y=_leap_height(t) if k == 1 else 0.65 * k + 0.5 * (1 - k) * k)


@behaviour("orbit", "绕", "circle", "revolve", "环绕")
def orbit(t: float) -> Shift:
    a = t * 1.1 + math.pi
    near = 1 - 0.22 * math.sin(a)
    return Shift(x=2.1 * math.cos(a), y=0.62 * math.sin(a), wide=near, high=near)


@behaviour("come out", "钻出", "emerge", "appear", "pop up", "出现")
def come_out(t: float) -> Shift:
    k = min(1.0, max(0.0, (t - 0.5) / 0.8))
    return Shift(y=-0.34 * (1 - k * k * (3 - 2 * k)))


@behaviour("splash", "溅起", "step", "踩")
def splash(t: float) -> Shift:
    """A step into water: down, a moment there, and off again, slowly."""
    k = (t / 2.4) % 1
    return Shift(x=0.5 * (k - 0.5), y=0.3 * (2 * k - 1) ** 2, turn=0.35 - 0.7 * k)


@behaviour(
    "rise",
    "上涨",
    "climb",
    "go up",
    "increase",
    "升高",
    "evaporate",
    "蒸发",
    "take off",
    "lift off",
    "launch",
    "ascend",
    "起飞",
)
def rise(t: float) -> Shift:
    k = min(1.0, t / 2.5)
    return Shift(y=0.5 * k * k * (3 - 2 * k))


@behaviour("race", "飞驰", "speed", "rush", "疾驰")
def race(t: float) -> Shift:
    return Shift(x=2.2 * t - 2.4, y=0.03 * abs(math.sin(t * 14)))


@behaviour("be shot", "射门", "fly into the goal")
def be_shot(t: float) -> Shift:
    way = 3.3 * (1 - math.exp(-2.4 * t))
    return Shift(x=way, y=0.5 * (1 - math.exp(-2.4 * t)) * math.exp(-0.5 * t), turn=-way / 0.12)


@behaviour("drop in", "投入", "be dropped in")
def drop_in(t: float) -> Shift:
    """Falls the last half metre, again and again, as out of a hand."""
    k = (t / 1.2) % 1
    return Shift(y=0.5 * (1 - k * k), turn=3 * k)


@behaviour(
    "eat",
    "吃",
    "drink",
    "graze",
    "peck",
    "gnaw",
    "chew",
    "sniff",
    "feed",
    "bite",
    "lick",
    "喝",
    "search",
    "pick",
    "hunt",
    "gather",
    "nibble",
    "collect nectar",
    "dig",
    "look for",
)
def eat(t: float) -> Shift:
    """An animal puts its head down to what it eats, and up again."""
    down = 0.5 - 0.5 * math.cos(math.tau * t * 0.5)
    return Shift(turn=-0.16 * down, y=-0.01 * down)


@behaviour("sleep", "睡觉", "nap", "doze", "lie down", "curl up", "睡")
def sleep(t: float) -> Shift:
    """An animal lies low and breathes."""
    breath = 0.012 * math.sin(math.tau * t / 3.2)
    return Shift(wide=1.06, high=LOW + breath, asleep=True)


@behaviour(
    "call", "叫", "bark", "crow", "howl", "meow", "roar", "sing", "quack", "chirp", "moo", "cry"
)
def call(t: float) -> Shift:
    """An animal calls: it stretches up with each call."""
    k = max(0.0, math.sin(math.tau * t * 0.8)) ** 2
    return Shift(turn=0.08 * k, high=1 + 0.05 * k)
