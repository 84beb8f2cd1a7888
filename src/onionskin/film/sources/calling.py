"""Callouts over a shot's frames, and where in them somebody is whom no card may hide."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onionskin.film.sources.brief import Brief, Drawn
from onionskin.film.sources.cards import cards_of, page_of, pictograms_on
from onionskin.finish.cards.callouts import Callouts, Taken
from onionskin.frames import Frames

if TYPE_CHECKING:
    from onionskin.stage.scene import Scene
    from onionskin.stage.script import Script

_MOMENTS: Final = 13
"""At which is looked where people are."""
_ASIDE: Final = {"wide": 0.15, "square": 0.1, "tall": 0.0}
"""How far people move aside for cards, in widths of a frame."""


def called_out(frames: Iterator[Frames], brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Frames with the brief's callouts over them; as they are where it has none."""
    if not brief.callouts:
        yield from frames
        return
    page, painter = page_of(brief), None
    cards = cards_of(brief.callouts, brief)
    for index, frame in enumerate(frames):
        if painter is None:
            painter = Callouts(page, cards, drawn.taken)
            drawn.warn(*page.warnings)
            for card in painter.cards:
                drawn.hear("pop", card.at)
            drawn.credit(*pictograms_on(card.thing for card in painter.cards))
        yield painter.paint(frame, float(index / brief.fps))


def aside_of(script: Script, brief: Brief) -> float:
    """How far, in widths of the frame, people stand to the left of its middle to make room.

    Whoever looks to the left has the cards there.
    """
    if not brief.callouts or not (script.actors or any(each.subject for each in script.props)):
        return 0.0
    first = next((each for each in script.actors if not each.extra), None)
    share = _ASIDE[page_of(brief).shape]
    return -share if first is not None and math.sin(first.turn) < -0.3 else share


def taken_of(scene: Scene, brief: Brief) -> tuple[Taken, ...]:
    """Where everybody and what the shot is about are while callouts are seen, in pixels."""
    first = min(card.at for card in cards_of(brief.callouts, brief))
    step = max(brief.seconds - first, 0.1) / (_MOMENTS - 1)
    taken: list[Taken] = []
    for moment in range(_MOMENTS):
        taken += _seen(scene, first + step * moment)
    return tuple(taken)


def _seen(scene: Scene, t: float) -> Iterator[Taken]:
    """Everybody, and what the shot is framed for, at `t` seconds of the clip."""
    t *= scene.script.pace
    camera = scene.camera(t)
    size = scene.width, scene.height
    for actor in scene.script.actors:
        body = scene.body(actor.id, t)
        x, y = camera.place(body.head, *size)
        head = body.rig.head * camera.scale(body.head[2], scene.height)
        yield Taken(
            left=x - 0.7 * head,
            right=x + 0.7 * head,
            top=y - 0.8 * head,
            bottom=y + 0.65 * head,
        )
        joints = (*body.wrists, *body.elbows, *body.knees, *body.ankles)
        across = [camera.place(each, *size)[0] for each in joints]
        down = [camera.place(each, *size)[1] for each in joints]
        # Hands and what they hold reach beyond wrists, and who rides sits between wheels.
        reach = 0.35 * head
        ridden = scene.players[actor.id].mount
        wheels = 0.5 * ridden.size[0] * camera.scale(body.head[2], scene.height) if ridden else 0.0
        yield Taken(
            left=min(*across, x - 0.9 * head, x - wheels) - reach,
            right=max(*across, x + 0.9 * head, x + wheels) + reach,
            top=min(y, *down) - (reach if min(down) < y else 0.0),
            bottom=max(down) + reach,
        )
    for prop in scene.script.props:
        if prop.subject:
            x, y, wide, high = scene.reach(prop)
            k = camera.scale(prop.z, scene.height)
            left, foot = camera.place((x, y, prop.z), *size)
            yield Taken(left=left - wide * k / 2, right=left + wide * k / 2, top=foot - high * k,
                        bottom=foot)  # fmt: skip
