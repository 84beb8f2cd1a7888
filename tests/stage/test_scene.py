"""Scenes: weather, borrowed pictures, framing, and frames that never depend on what came before."""

from __future__ import annotations

from dataclasses import replace

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


@pytest.mark.parametrize("move", ["still", "right"])
def test_who_is_moved_is_seen_by_the_camera_of_before(move: str) -> None:
    """A scene like another has its camera, and only what moved is drawn otherwise."""
    prop = Prop(id="b", thing="bench", x=-1.5, z=0.6)
    script = Script(place="park", move=move, actors=(_actor(),), props=(prop,))
    before = Scene(script, 160, 90)
    first = before.frame(0.5).copy()
    assert np.array_equal(Scene(script, 160, 90, like=before).frame(0.5), first)

    aside = replace(script, actors=(replace(script.actors[0], x=1.6, z=1.4),))
    moved = Scene(aside, 160, 90, like=before)
    assert moved.camera(0.5) == before.camera(0.5) != Scene(aside, 160, 90).camera(0.5)
    drawn = moved.frame(0.5).astype(int)
    assert (drawn != first).any()
    # Ways back lead to the same bytes, whatever was taken over on the way.
    assert np.array_equal(Scene(script, 160, 90, like=moved).frame(0.5), first)
    assert np.array_equal(before.frame(0.5), first)
    fresh = replace(script, props=(replace(prop, x=-1.0),))
    assert (Scene(fresh, 160, 90, like=before).frame(0.5) != first).any()


def test_in_another_place_the_camera_is_set_anew() -> None:
    """What is like a scene of another place, or of other people, is drawn as if it stood alone."""
    park = Scene(Script(place="park", actors=(_actor(),)), 160, 90)
    office = Script(place="office", shot="medium", actors=(_actor("talk"),))
    alone = Scene(office, 160, 90)
    assert np.array_equal(Scene(office, 160, 90, like=park).frame(0.5), alone.frame(0.5))
    empty = Script(place="park")
    assert Scene(empty, 160, 90, like=park).camera(0) == Scene(empty, 160, 90).camera(0)


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
