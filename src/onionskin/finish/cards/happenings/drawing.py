"""Draws a happening at a moment: by its scene, or by what moves and what is drawn about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from onionskin.finish.cards.handling import Picture
from onionskin.finish.cards.happenings import Happening
from onionskin.finish.cards.happenings.body import Body, smooth
from onionskin.finish.cards.happenings.marks import BEHIND, MARKS
from onionskin.finish.cards.happenings.moves import MOVES
from onionskin.finish.cards.happenings.scenes import SCENES, Act
from onionskin.finish.cards.happenings.signs import SIGNS

Canvas = Any
BEGINS: Final = 0.3
"""Seconds for which a thing is seen before anything happens to it."""
LASTS: Final = 1.6
"""Seconds that it takes."""
_STILL: Final = 5.0
"""Seconds after which nothing moves, no steam and no flame."""
_ABOUT: Final = MARKS | SIGNS
KNOWN: Final = frozenset((*MOVES, *BEHIND, *_ABOUT, *SCENES, "lasts"))
"""All words with which `ways.txt` may tell how something is drawn."""


def draw_happening(
    canvas: Canvas, happening: Happening, pictures: Mapping[str, Picture], t: float
) -> None:
    """The happening at `t` seconds after its picture came in, in a box from (0, 0) to (RATIO, 1).

    `pictures` are those of its things by their letters.
    """
    parts = happening.way.parts
    lasts = next((float(told[0]) for word, *told in parts if word == "lasts"), LASTS)
    k = smooth((t - BEGINS) / lasts)
    live = min(max(t, 0.0), max(_STILL, BEGINS + lasts))
    bodies = {letter: Body(picture=picture) for letter, picture in pictures.items()}
    canvas.save()
    first, *told = parts[0]
    if first in SCENES:
        walks = bodies["A"].picture.is_somebody
        on_ground = walks or _is_on_ground(dict(happening.things)["A"])
        act = Act(bodies=bodies, k=k, t=live, told=tuple(told), is_on_ground=on_ground)
        SCENES[first](canvas, act)
    else:
        _draw_alone(canvas, parts, bodies["A"], k, live)
    canvas.restore()


def _draw_alone(
    canvas: Canvas, parts: tuple[tuple[str, ...], ...], body: Body, k: float, t: float
) -> None:
    if body.picture.is_somebody:
        body.stand(1.0)
    for word, *told in parts:
        if word in MOVES:
            MOVES[word](body, k, told)
    for word, *told in parts:
        if word in BEHIND:
            BEHIND[word](canvas, body, k, t, told)
    body.draw(canvas, t)
    for word, *told in parts:
        if word in _ABOUT:
            _ABOUT[word](canvas, body, k, t, told)


_ON_GROUND: Final = frozenset((
    "ambulance", "bicycle", "bike", "boat", "bus", "car", "cart", "cat", "caterpillar", "cow",
    "crane", "crab", "cyclist", "deer", "dog", "donkey", "duck", "elephant", "engine",
    "excavator", "ferry", "fox", "goat", "goods", "harvester", "hen", "horse", "lion", "lorry",
    "minibus", "motorbike", "motorcycle", "mouse", "pig", "rabbit", "rat", "robot", "rowing",
    "sailboat", "scooter", "sheep", "ship", "snail", "snake", "taxi", "tank", "tiger", "tractor",
    "train", "tram", "truck", "turtle", "van", "wheelchair", "wolf"
))  # fmt: skip
"""Last words of the names of what drives or walks, or swims on water."""


def _is_on_ground(name: str) -> bool:
    """Whether something of a name drives or walks, and does not fly."""
    return name.split()[-1] in _ON_GROUND
