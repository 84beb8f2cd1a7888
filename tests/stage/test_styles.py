"""Looks of the whole picture."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.plan.staging import STYLES as PLANNED
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Script
from onionskin.stage.styles import STYLES


def _scene(style: str, move: str = "still") -> Scene:
    look = look_of(ROLES.get("woman"), 1)
    actor = Actor(id="a", look=look, x=0, cues=(Cue(verb="talk"),))
    return Scene(Script(place="park", style=style, move=move, actors=(actor,)), 240, 135)


def test_the_styles_of_plans_are_those_of_the_stage() -> None:
    """By the same names."""
    assert tuple(STYLES) == PLANNED


@pytest.mark.parametrize("style", [each for each in STYLES if each != "flat"])
def test_a_style_changes_the_picture_and_holds_still(style: str) -> None:
    """What does not move has the same pixels a second later; the same bytes come out again."""
    scene = _scene(style)
    first, later = scene.frame(0.5).copy(), scene.frame(1.5)
    assert np.abs(first.astype(int) - _scene("flat").frame(0.5)).mean() > 1
    corner = (slice(100, 135), slice(0, 40))
    assert np.array_equal(first[corner], later[corner])
    assert np.array_equal(_scene(style).frame(0.5), first)


def test_texture_goes_with_what_it_lies_on() -> None:
    """Under a pan the grain of a wall moves with the wall: aligned, it is the same."""
    scene = _scene("paper", move="right")
    a, b = scene.frame(1.0).copy(), scene.frame(1.2)
    tree = [scene.camera(t).place((-1.0, 2.0, 6.0), 240, 135)[0] for t in (1.0, 1.2)]
    shift = round(tree[0] - tree[1])
    apart = np.abs(a[10:50, 60:180].astype(int) - np.roll(b, shift, 1)[10:50, 60:180]).mean()
    unaligned = np.abs(a[10:50, 60:180].astype(int) - b[10:50, 60:180]).mean()
    assert apart < 0.8 * unaligned
