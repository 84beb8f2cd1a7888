"""An actor at work: where they are at a time, which way they face, and the body they then have."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from onionskin.stage.acting import Acted, Playing, act, way_behind
from onionskin.stage.actions import ACTIONS
from onionskin.stage.brush import Brush, Point
from onionskin.stage.pose import EXPRESSIONS, Held, Vector, ease
from onionskin.stage.rig import Body, rig_of, solve
from onionskin.stage.script import Actor, Cue
from onionskin.stage.things import THINGS, Moment, Thing
from onionskin.stage.things.pictured import thing_named

TURN_SECONDS = 0.35
_CHEATED = 1.2
"""Radians from us of whoever goes to a side."""


class Player:
    """An actor with a rig: where they are and what they do at a time."""

    def __init__(self, actor: Actor, index: int) -> None:
        self.actor, self.rig = actor, rig_of(actor.look)
        self.phase = (index * 0.381966) % 1
        mounts = [ACTIONS.get(cue.verb).mount for cue in actor.cues]
        named = actor.mount or next((each for each in mounts if each), "")
        self.mount = THINGS.get(named) if named else None
        tones = (each.colour for each in actor.cues if ACTIONS.get(each.verb).mount)
        self.mount_colour = next(tones, "")
        self.legs = self._ways()
        self._mouth_starts = [key.start for key in actor.mouths]

    def _ways(self) -> list[tuple[Cue, tuple[float, float], tuple[float, float]]]:
        """The travelling cues with where each begins and ends."""
        at, legs = (self.actor.x, self.actor.z), []
        for cue in sorted(self.actor.cues, key=lambda each: each.start):
            if ACTIONS.get(cue.verb).layer == "travel" and cue.to is not None:
                legs.append((cue, at, cue.to))
                at = cue.to
        return legs

    def root(self, t: float) -> Vector:
        """Where they are at `t`."""
        x, z = self.actor.x, self.actor.z
        for cue, start, end in self.legs:
            length = math.dist(start, end)
            done = way_behind(cue.start, cue.end, length, t) / (length or 1)
            if t >= cue.start:
                x, z = start[0] + (end[0] - start[0]) * done, start[1] + (end[1] - start[1]) * done
        return x, self.actor.lifted - self.actor.sunk, z

    def travel(self, t: float) -> float:
        """Metres behind them on the way they are on."""
        done = 0.0
        for cue, start, end in self.legs:
            if t >= cue.start:
                done = way_behind(cue.start, cue.end, math.dist(start, end), t)
        return done

    def turn(self, t: float) -> float:
        """Which way they face: along their way while they go, then as they were placed.

        While they go they are turned a little to us, so that their faces are seen.
        """
        return self._turned(t, _CHEATED)

    def feet_turn(self, t: float) -> float | None:
        """Which way their feet go: along their way exactly; None for as they face."""
        if not self.legs or self.mount is not None:
            return None
        return self._turned(t, math.pi / 2)

    def _turned(self, t: float, side: float) -> float:
        facing = self.actor.turn
        for cue, start, end in self.legs:
            ahead = side if end[0] >= start[0] else -side
            if self.mount is not None:
                return ahead
            into = ease((t - cue.start) / TURN_SECONDS) if cue.start > 0 else 1.0
            out = ease((t - cue.end) / TURN_SECONDS)
            facing = facing + (ahead - facing) * into
            facing = facing + (self.actor.turn - facing) * out
        return facing

    def body(
        self, t: float, target: Callable[[Cue, Player, float], Vector | None]
    ) -> tuple[Acted, Body]:
        """The pose and the joints at `t`."""
        playing = [
            Playing(
                action=ACTIONS.get(cue.verb),
                start=cue.start,
                end=cue.end,
                target=target(cue, self, t),
                holding=held_name(cue),
                colour=cue.colour,
                kept=cue.kept,
                distance=next((math.dist(a, b) for c, a, b in self.legs if c is cue), 0.0),
            )
            for cue in self.actor.cues
        ]
        mood = next((each for each in EXPRESSIONS if each == self.actor.mood), None)
        acted = act(playing, t, self.rig, phase=self.phase, travel=self.travel(t), mood=mood)
        acted = self._told(acted, t)
        seat = self.actor.seat if acted.seated else None
        body = solve(
            self.rig,
            acted.pose,
            self.root(t),
            self.turn(t),
            lead_right=self.actor.turn >= 0 if not self.legs else None,
            reach=acted.reach,
            seat=seat,
            seated=acted.seated,
            feet_turn=self.feet_turn(t),
        )
        return acted, body

    def _told(self, acted: Acted, t: float) -> Acted:
        """The mouth as it was told; before the first time, and untold, as it is acted."""
        # A frame's own time may be a hair before the key that was made for it.
        at = bisect_right(self._mouth_starts, t + 1e-6) - 1
        if at < 0:
            return acted
        key = self.actor.mouths[at]
        # A broad smile bends small round mouths to wedges: who speaks smiles a little.
        smiles = acted.pose.expression == "happy" and not self.actor.mood
        face = "calm" if smiles else acted.pose.expression
        pose = replace(acted.pose, viseme=key.viseme, open=key.open, expression=face)
        return replace(acted, pose=pose)


def held_name(cue: Cue) -> str:
    """The thing of a cue, if it fits in hands."""
    return cue.thing if cue.thing and fits_hands(thing_named(cue.thing), cue.verb) else ""


def fits_hands(thing: Thing, verb: str) -> bool:
    """Whether a thing is held by whoever does something with it: a javelin is long and thin."""
    is_thrown = verb == "throw" and min(thing.size) < _THIN
    return is_thrown or thing.names.en in _ON_A_LINE or max(thing.size) <= held_metres(verb)


_THIN: Final = 0.1


def held_metres(verb: str) -> float:
    """How large what is held may be: on both arms there is room for a cat or a chair."""
    return _HELD_METRES.get(verb, 0.6)


_HELD_METRES: Final = {
    "carry": 1.2,
    "give": 0.75,
    "put in": 0.75,
    "put down": 1.1,
    "be given": 0.75,
    "hold aloft": 1.0,
    "wrap": 0.75,
    "shine a light": 0.9,
    "lift": 1.2,
    "lift from the floor": 1.2,
    "paint a thing": 0.75,
    "carry on a shoulder": 4.0,
    "carry on the back": 0.9,
    "haul a net": 2.0,
    "hold up clothes": 1.4,
}
"""How large what is held may be in metres, where that is more than fits in a hand."""


_ON_A_LINE: Final = frozenset({"flown kite", "balloon"})
"""Things whose drawing begins at the hand, with the line that they are on."""


def grip_of(thing: Thing) -> Point:
    """Where over its foot a thing is held: what is large and has no grip around its middle."""
    is_large = max(thing.size) > held_metres("") and thing.names.en not in _ON_A_LINE
    return (0, 0.35 * thing.size[1]) if thing.grip == (0, 0) and is_large else thing.grip


def draw_held(t: float, brush: Brush, held: Held, at: Point, angle: float, facing: int) -> None:
    thing = thing_named(held.thing)
    moment = Moment(t=t, colour=held.colour)
    if held.along:
        turn, mirror = angle + held.angle, (1, 1)
    else:
        turn, mirror = -held.angle * facing, (facing, 1)
    grip = grip_of(thing)
    if held.level:
        tall = thing.size[1] > thing.size[0]
        # It hangs below the hand, so that no face is behind it.
        grip = (0.45 * thing.size[0] if tall else 0.0, (0.5 if tall else 0.9) * thing.size[1])
        turn += math.pi / 2 * facing if tall else 0.0
    foot = (-grip[0], -grip[1])
    # What is very small is drawn a little larger, as hands are, so that it is read.
    k = 1.35 if max(thing.size) < 0.2 else 1.0
    scale = (mirror[0] * k, mirror[1] * k)
    frames = (brush.moved(at, turn=turn), brush.moved(scale=scale), brush.moved(foot))
    with brush.named(thing.names.en), frames[0], frames[1], frames[2]:
        thing.draw(brush, moment)
