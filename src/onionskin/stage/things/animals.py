"""Animals in the stage's own look: beasts on four legs, each a line of measures, and fish.

All look to the right and stand at their foot. To add one, copy a line.
"""

from __future__ import annotations

import math

from onionskin.stage.brush import Brush, curve, polygon
from onionskin.stage.colours import WHITE, darker, lighter
from onionskin.stage.things.beasts import EYE, Beast, add_beast
from onionskin.stage.things.thing import Moment, thing

add_beast(
    "cat",
    "猫",
    "kitten",
    "小猫",
    "花猫",
    size=(0.75, 0.5),
    of=Beast(
        long=0.44,
        thick=0.18,
        high=0.16,
        head=0.105,
        neck=(0.06, 0.12),
        snout=0.34,
        tone="#e0984e",
        belly="#f6e2c4",
        tail="long",
        stripes="#b9702f",
    ),
)
add_beast(
    "cow",
    "牛",
    "cattle",
    "奶牛",
    "calf",
    "ox",
    "yak",
    size=(2.2, 1.55),
    of=Beast(
        long=1.4,
        thick=0.66,
        high=0.55,
        head=0.2,
        neck=(0.28, 0.12),
        snout=0.75,
        tone="#f6f2ec",
        spots="#4a3f48",
        face="#f0b7a8",
        ears="flop",
        tail="tuft",
        horns="#d9c9a3",
        feet="#4a3f48",
    ),
)
add_beast(
    "sheep",
    "羊",
    "lamb",
    "绵羊",
    size=(1.2, 0.95),
    of=Beast(
        long=0.72,
        thick=0.44,
        high=0.3,
        head=0.13,
        neck=(0.14, 0.1),
        tone="#f4eee2",
        face="#5a4d50",
        feet="#5a4d50",
        ears="flop",
        tail="stub",
        woolly=True,
        leg=0.08,
    ),
)
add_beast(
    "goat",
    "山羊",
    size=(1.15, 1.05),
    of=Beast(
        long=0.7,
        thick=0.34,
        high=0.4,
        head=0.13,
        neck=(0.16, 0.2),
        tone="#d9cbb6",
        belly="#f4ecdf",
        ears="flop",
        tail="stub",
        horns="#8a7a62",
        feet="#5a4d50",
        leg=0.08,
    ),
)
add_beast(
    "pig",
    "猪",
    "piglet",
    "小猪",
    size=(1.2, 0.8),
    of=Beast(
        long=0.8,
        thick=0.46,
        high=0.2,
        head=0.17,
        neck=(0.12, 0.04),
        snout=0.5,
        tone="#f0a9ae",
        ears="point",
        tail="stub",
        leg=0.11,
    ),
)
add_beast(
    "fox",
    "狐狸",
    "小狐狸",
    size=(1.1, 0.72),
    of=Beast(
        long=0.52,
        thick=0.22,
        high=0.24,
        head=0.13,
        neck=(0.1, 0.14),
        snout=0.62,
        tone="#e07a3a",
        belly="#f8e6d2",
        feet="#4a3a3a",
        tail="bush",
    ),
)
add_beast(
    "wolf",
    "狼",
    size=(1.4, 0.95),
    of=Beast(
        long=0.76,
        thick=0.3,
        high=0.36,
        head=0.16,
        neck=(0.14, 0.16),
        snout=0.7,
        tone="#8b93a3",
        belly="#d5dae2",
        tail="bush",
    ),
)
add_beast(
    "bear",
    "熊",
    "小熊",
    "brown bear",
    size=(1.9, 1.3),
    of=Beast(
        long=1.2,
        thick=0.7,
        high=0.32,
        head=0.26,
        neck=(0.24, 0.16),
        tone="#8a5f45",
        ears="round",
        tail="stub",
    ),
)
add_beast(
    "polar bear",
    "北极熊",
    size=(2.0, 1.35),
    of=Beast(
        long=1.3,
        thick=0.68,
        high=0.38,
        head=0.24,
        neck=(0.28, 0.12),
        tone="#f2f1ec",
        ears="round",
        tail="stub",
    ),
)
add_beast(
    "lion",
    "狮子",
    size=(2.0, 1.3),
    of=Beast(
        long=1.1,
        thick=0.46,
        high=0.46,
        head=0.22,
        neck=(0.2, 0.2),
        tone="#dba758",
        mane="#9c5f30",
        ears="round",
        tail="tuft",
        belly="#f0d9a8",
    ),
)
add_beast(
    "tiger",
    "老虎",
    size=(2.0, 1.2),
    of=Beast(
        long=1.15,
        thick=0.46,
        high=0.42,
        head=0.22,
        neck=(0.2, 0.16),
        tone="#e8923c",
        stripes="#3a2f35",
        belly="#fbf3e4",
        ears="round",
        tail="long",
    ),
)
add_beast(
    "rabbit",
    "兔子",
    "bunny",
    "hare",
    "小兔子",
    size=(0.5, 0.55),
    of=Beast(
        long=0.28,
        thick=0.19,
        high=0.08,
        head=0.09,
        neck=(0.05, 0.1),
        snout=0.3,
        tone="#cdbfb0",
        belly="#f4ece2",
        ears="long",
        tail="stub",
        leg=0.07,
    ),
)
add_beast(
    "mouse",
    "老鼠",
    "rat",
    "小老鼠",
    size=(0.3, 0.2),
    of=Beast(
        long=0.15,
        thick=0.09,
        high=0.03,
        head=0.05,
        neck=(0.03, 0.02),
        tone="#a9a3ab",
        ears="round",
        tail="long",
        leg=0.03,
    ),
)
add_beast(
    "squirrel",
    "松鼠",
    size=(0.5, 0.45),
    of=Beast(
        long=0.24,
        thick=0.14,
        high=0.08,
        head=0.075,
        neck=(0.05, 0.1),
        snout=0.35,
        tone="#b5693a",
        belly="#f3dcc0",
        tail="curl",
        leg=0.05,
    ),
)
add_beast(
    "deer",
    "鹿",
    "reindeer",
    "stag",
    "小鹿",
    size=(1.5, 1.6),
    of=Beast(
        long=0.9,
        thick=0.36,
        high=0.62,
        head=0.15,
        neck=(0.22, 0.42),
        tone="#b8824f",
        belly="#f0dcc0",
        horns="#8a6a45",
        ears="flop",
        tail="stub",
        leg=0.08,
    ),
)
add_beast(
    "elephant",
    "大象",
    "象",
    size=(3.6, 2.8),
    of=Beast(
        long=2.1,
        thick=1.3,
        high=0.9,
        head=0.48,
        neck=(0.42, 0.2),
        tone="#9aa3b1",
        ears="flop",
        tail="tuft",
        trunk=True,
        leg=0.4,
    ),
)
add_beast(
    "giraffe",
    "长颈鹿",
    size=(2.2, 4.0),
    of=Beast(
        long=1.2,
        thick=0.56,
        high=1.3,
        head=0.22,
        neck=(0.66, 1.75),
        tone="#eec476",
        spots="#b5773c",
        horns="#8a6a45",
        tail="tuft",
        leg=0.14,
    ),
)
add_beast(
    "zebra",
    "斑马",
    size=(1.9, 1.5),
    of=Beast(
        long=1.1,
        thick=0.5,
        high=0.6,
        head=0.18,
        neck=(0.24, 0.3),
        tone="#f6f4f0",
        stripes="#33303a",
        tail="tuft",
        leg=0.12,
    ),
)
add_beast(
    "dinosaur",
    "恐龙",
    size=(5.4, 3.6),
    of=Beast(
        long=2.4,
        thick=1.2,
        high=0.8,
        head=0.36,
        neck=(0.9, 1.5),
        tone="#6fae6a",
        belly="#d5e6a8",
        ears="none",
        tail="long",
        leg=0.4,
        snout=0.7,
    ),
)


def _fish(brush: Brush, m: Moment) -> None:
    tone, beat = m.tone("#f08a3c"), 0.05 * math.sin(m.t * 6)
    brush.fill(
        polygon([(-0.2, 0.15), (-0.4, 0.28 + beat), (-0.36, 0.15), (-0.4, 0.02 + beat)]),
        darker(tone, 0.12),
    )
    body = curve(
        [(-0.24, 0.15), (-0.02, 0.28), (0.22, 0.23), (0.32, 0.14), (0.22, 0.06), (-0.02, 0.02)],
        closed=True,
    )
    brush.fill(body, tone)
    with brush.inside(body):
        brush.oval((0.05, 0.03), 0.26, 0.08, lighter(tone, 0.45), form=0.3)
    brush.fill(polygon([(-0.06, 0.26), (0.06, 0.36), (0.12, 0.25)]), darker(tone, 0.12))
    brush.fill(polygon([(0.02, 0.14), (-0.1, 0.1 - beat), (0.0, 0.08)]), darker(tone, 0.2))
    brush.disc((0.22, 0.17), 0.026, WHITE, form=0)
    brush.disc((0.225, 0.17), 0.016, EYE, form=0)


thing("fish", "鱼", "goldfish", "金鱼", "小鱼", size=(0.72, 0.34), stands=False, live=True)(_fish)
