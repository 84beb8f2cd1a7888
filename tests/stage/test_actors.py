"""Actors on their way: feet stay where they stand."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest

from onionskin.stage.actors import Player
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.script import Actor, Cue, MouthKey, Script, voiced


@pytest.mark.parametrize("verb", ["walk", "run"])
@pytest.mark.parametrize("role", ["woman", "child"])
@pytest.mark.parametrize("way", [1, -1])
def test_a_foot_that_bears_weight_stays_where_it_stands(verb: str, role: str, way: int) -> None:
    """On toes or heel, to within half a millimetre from frame to frame, whichever way they go."""
    cue = Cue(verb=verb, start=0, end=3, to=(2.0 * way, 0.0))
    look = look_of(ROLES.get(role), 1)
    player = Player(Actor(id="a", look=look, x=-2.0 * way, cues=(cue,)), 0)
    bodies = [player.body(k / 24, lambda *_: None)[1] for k in range(10, 62)]
    rest = bodies[0].rig.ankle
    steps = []
    for old, new in itertools.pairwise(bodies):
        for side in (0, 1):
            pairs = ((old.ankles, new.ankles, rest), (old.toes, new.toes, rest * 0.55))
            bears = [
                math.dist(a[side], b[side])
                for a, b, low in pairs
                if max(a[side][1], b[side][1]) < low + 1e-3
            ]
            steps += [min(bears)] if bears else []
    assert len(steps) > 20
    assert max(steps) < 5e-4


def test_who_walks_is_turned_to_us_and_their_feet_are_not() -> None:
    """So that faces are seen, and feet go along the way."""
    cue = Cue(verb="walk", start=0, end=3, to=(2.0, 0.0))
    player = Player(Actor(id="a", look=look_of(ROLES.get("man"), 1), x=-2.0, cues=(cue,)), 0)
    assert player.feet_turn(1.0) == pytest.approx(math.pi / 2)
    assert 1.0 < player.turn(1.0) < 1.4
    still = Player(Actor(id="a", look=look_of(ROLES.get("man"), 1), x=0), 0)
    assert still.feet_turn(1.0) is None


def test_a_mouth_that_is_told_is_shown_from_its_time_on() -> None:
    """Over what the verb says, at any pace of the script; before its first time the verb's own."""
    talk = Actor(id="a", look=look_of(ROLES.get("man"), 1), x=0, cues=(Cue(verb="talk"),))
    keys = (MouthKey(start=1, viseme="m"), MouthKey(start=2, viseme="o", open=0.5))
    script = Script(place="park", pace=2, actors=(talk, replace(talk, id="b")))
    told, free = (Player(each, 0) for each in voiced(script, {"a": keys}).actors)

    def mouth(player: Player, t: float) -> tuple[object, object]:
        pose = player.body(t, lambda *_: None)[0].pose
        return pose.viseme, pose.open

    assert mouth(told, 1.9) == mouth(free, 1.9)
    assert [mouth(told, t) for t in (2.0, 3.9, 4.0, 9.0)] == [("m", 1), ("m", 1), *[("o", 0.5)] * 2]
    assert not free.actor.mouths
