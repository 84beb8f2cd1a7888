"""Whoever acts is in the frame for the whole shot, whatever the framing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onionskin.plan.staging import Action, StagedFigure, StagedPlan
from onionskin.planner.staged import stage_prompt
from onionskin.stage.actions import ACTIONS
from onionskin.stage.blocking import block
from onionskin.stage.scene import Scene

_PROMPTS = (
    "children listen to an old sailor who tells a story",
    "特写：爷爷给孙女讲故事",
    "a woman rides her bicycle along a canal",
    "two fishermen row two boats on a lake",
    "villagers follow a guide through the forest",
)


@pytest.mark.parametrize("prompt", _PROMPTS)
@pytest.mark.parametrize("shot", ["", "wide", "medium", "close-up"])
@pytest.mark.parametrize("size", [(64, 36), (36, 64)])
def test_heads_are_inside_from_first_to_last(prompt: str, shot: str, size: tuple[int, int]) -> None:
    """While the camera goes nearer, every head of those who act is whole; mounts are too."""
    plan = stage_prompt(prompt, seconds=4.0, seed=1).plan
    shooting = replace(plan.camera, shot=shot or plan.camera.shot, move="dolly-in")
    script = block(replace(plan, camera=shooting))[0]
    scene = Scene(replace(script, low=0.15), *size)
    for t in (0.0, 1.0, 2.0, 3.0, 4.0):
        camera = scene.camera(t)
        for name in script.focus or tuple(scene.players):
            body = scene.body(name, t)
            for up in (-0.5, 0.5):
                x, y, z = body.head
                at = camera.place((x, y + up * body.rig.head, z), *size)
                assert 0 <= at[0] <= size[0]
                assert 0 <= at[1] <= size[1]
            mount = scene.players[name].mount
            for side in (-1, 1) if mount is not None else ():
                half = side * mount.size[0] / 2
                assert 0 <= camera.place((body.root[0] + half, 0.3, z), *size)[0] <= size[0]


def test_the_teller_is_framed_with_who_listens() -> None:
    """A close-up of a story is of the one who tells it, and of those it is told to."""
    plan = stage_prompt("children listen to an old sailor who tells a story", seed=1).plan
    script = block(replace(plan, camera=replace(plan.camera, shot="close-up")))[0]
    assert "sailor" in script.focus
    assert any(name.startswith("child") for name in script.focus)


def test_a_rider_is_large() -> None:
    """The camera goes along: rider and bicycle fill more than two fifths of the frame."""
    script = block(stage_prompt("a woman rides her bicycle along a canal", seed=1).plan)[0]
    scene = Scene(script, 160, 90)
    assert script.move == "follow"
    body = scene.body("woman", 2.0)
    top = scene.camera(2.0).place((body.head[0], body.head[1] + 0.2, body.head[2]), 160, 90)[1]
    foot = scene.camera(2.0).place(body.root, 160, 90)[1]
    assert (foot - top) / 90 > 0.42


@pytest.mark.parametrize("shot", ["medium", "close-up"])
def test_what_is_done_to_a_thing_is_in_a_near_shot(shot: str) -> None:
    """Under every verb a ball, a plant or a dog before somebody is whole in a near shot."""
    num_seen = 0
    for action in (each for each in ACTIONS if each.layer != "travel"):
        for name in ("ball", "potted plant", "dog"):
            staged = _doing(action.names.en, name)
            plan = replace(staged, camera=replace(staged.camera, shot=shot))
            script = block(plan)[0]
            scene = Scene(script, 96, 54)
            prop = next((each for each in script.props if each.id == "it"), None)
            body = scene.body("who", 1.0)
            if prop is None or "it" not in script.handled or script.actors[0].mount:
                continue
            x, y, wide, high = scene.reach(prop)
            beside = abs(x - body.root[0]) - wide / 2
            if beside > 1.0 or abs(prop.z - body.root[2]) > 1.0 or max(wide, high) > 1.0:
                continue
            num_seen += 1
            for point in ((x - wide / 2, y, prop.z), (x + wide / 2, y + high, prop.z)):
                across, down = scene.camera(1.0).place(point, 96, 54)
                assert -1 <= across <= 97, (action.names.en, name)
                assert -1 <= down <= 55, (action.names.en, name)
    assert num_seen > 100


def _doing(verb: str, thing: str) -> StagedPlan:
    who = StagedFigure(id="who", name="girl", kind="person")
    it = StagedFigure(id="it", name=thing, kind="animal" if thing == "dog" else "thing")
    return StagedPlan(
        seconds=2,
        place="park",
        figures=(who, it),
        actions=(Action(who="who", verb=verb, start=0, end=2, object="it"),),
    )


@pytest.mark.parametrize("prompt", ["a girl ties her shoe", "a woman mops the floor"])
def test_what_is_done_on_the_ground_is_seen(prompt: str) -> None:
    """A medium shot of whoever stoops, or has a tool for the ground, shows their feet."""
    plan = stage_prompt(prompt, seconds=4.0, seed=1).plan
    script = block(replace(plan, camera=replace(plan.camera, shot="medium")))[0]
    scene = Scene(script, 160, 90)
    ankles = scene.body(script.actors[0].id, 2.0).ankles
    assert all(0 <= scene.camera(2.0).place(each, 160, 90)[1] <= 90 for each in ankles)
