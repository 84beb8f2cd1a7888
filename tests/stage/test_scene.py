"""Scenes: weather, borrowed pictures, framing, and frames that never depend on what came before."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Prop, Script
from onionskin.stage.things.pictured import picture_named, thing_named


def _actor(verb: str = "wave", **more: object) -> Actor:
    return Actor(id="a", look=look_of(ROLES.get("woman"), 1), x=0, cues=(Cue(verb=verb),), **more)


@pytest.mark.parametrize("weather", ["rain", "snowfall", "fog"])
def test_weather_is_seen_outdoors_only(weather: str) -> None:
    """It changes a park, and of a kitchen what is seen through its window."""

    def frame(place: str, weather: str) -> np.ndarray:
        return Scene(Script(place=place, weather=weather), 160, 90).frame(1.0).astype(int)

    assert np.abs(frame("park", weather) - frame("park", "clear")).mean() > 0.3
    wet, dry = frame("kitchen", weather), frame("kitchen", "clear")
    assert np.array_equal(wet[45:], dry[45:])
    assert np.array_equal(wet[:, :50], dry[:, :50])
    assert (wet != dry).any()


def test_a_frame_does_not_depend_on_the_frames_before() -> None:
    """Drawn first, last or again: the same bytes, with a still camera and a moving one."""
    for move in ("still", "in", "follow"):
        script = Script(place="park", move=move, actors=(_actor(),))
        scene = Scene(script, 160, 90)
        later = scene.frame(1.5).copy()
        scene.frame(0.2)
        assert np.array_equal(scene.frame(1.5), later)
        assert np.array_equal(Scene(script, 160, 90).frame(1.5), later)


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (120, 120)])
@pytest.mark.parametrize("shot", ["wide", "full", "medium", "close-up"])
def test_the_head_of_who_acts_is_in_the_frame(shot: str, size: tuple[int, int]) -> None:
    """At every shot and aspect the whole head is seen, closer from shot to shot."""
    scene = Scene(Script(place="office", shot=shot, actors=(_actor("talk"),)), *size)
    camera = scene.camera(1.0)
    body = scene.players["a"].body(1.0, lambda *_: None)[1]
    half = body.rig.head * 0.5
    x, y = camera.place(body.head, *size)
    reach = half * camera.scale(0, size[1])
    assert reach < x < size[0] - reach
    assert reach < y < size[1] - reach
    if shot == "close-up":
        assert 0.3 < 2 * reach / size[1] < 0.55


def test_what_is_not_drawn_is_borrowed_from_the_cast() -> None:
    """A dog comes as a picture of its size; what the cast lacks comes as nothing."""
    name = picture_named("dog")
    assert name.startswith("cast:")
    assert thing_named(name).size[1] == pytest.approx(0.65)
    assert picture_named("zeugma") == ""
    prop = Prop(id="it", thing=name, x=0, subject=True)
    empty = Scene(Script(place="plain studio", shot="full"), 64, 64).frame(0).astype(int)
    dog = Scene(Script(place="plain studio", shot="full", props=(prop,)), 64, 64).frame(0)
    assert np.abs(dog - empty).max() > 60
