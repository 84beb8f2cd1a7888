"""Layers: what stands still is drawn once, and lies where it would if it were drawn anew."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from onionskin.stage.layers import Layer
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Script

MOVES = ("in", "up", "hand-held", "left", "orbit", "dolly in", "follow")


def _scene(move: str, place: str = "classroom", verb: str = "wave", **more: object) -> Scene:
    walk = Cue(verb=verb, end=2, to=(1.5, 0.0) if verb == "walk" else None)
    actor = Actor(id="a", look=look_of(ROLES.get("woman"), 1), x=0, cues=(walk,))
    return Scene(Script(place=place, move=move, seconds=2, actors=(actor,), **more), 480, 270)


def _layers(scene: Scene) -> list[Layer]:
    return [each for each in scene._stack._shown if isinstance(each, Layer)]


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("place", ["classroom", "park", "street"])
def test_what_was_drawn_once_is_what_is_drawn_anew(move: str, place: str) -> None:
    """To within what resampling softens, and nothing is left empty, at all of a shot's times."""
    scene = _scene(move, place, "walk" if move == "follow" else "wave")
    for t in (0.1, 1.1):
        kept = scene.frame(t).astype(int)
        for layer in _layers(scene):
            layer.is_kept = False
        anew = scene.frame(t).astype(int)
        for layer in _layers(scene):
            layer.is_kept = True
        grey = [each.mean(2).astype(np.float32) for each in (kept, anew)]
        (right, down), _ = cv2.phaseCorrelate(*grey)
        # Under a camera that goes along, layers move by whole pixels.
        assert max(abs(right), abs(down)) < (0.3 if move == "follow" else 0.1)
        # A seam, or a layer out of place, would differ over more than edges.
        apart = cv2.blur(np.abs(kept - anew).max(2).astype(np.float32), (9, 9))
        assert apart.max() < 40


def test_near_and_far_slide_in_layers_of_their_own_and_one_serves_a_zoom() -> None:
    """Under a pan near things slide before far ones; a zoom only makes all of it larger."""
    assert len(_layers(_scene("in"))) <= 2
    assert len(_layers(_scene("left"))) >= 4
    far, *_, near = _layers(_scene("left"))
    scene = _scene("left")
    ways = [
        abs(layer._towards(scene.camera(2.0))[0, 2] - layer._towards(scene.camera(0.0))[0, 2])
        for layer in (far, near)
    ]
    assert ways[1] > ways[0]


@pytest.mark.parametrize("move", ["left", "dolly in"])
def test_frames_are_the_same_on_any_number_of_threads(move: str) -> None:
    """One and several: the same bytes."""
    before = cv2.getNumThreads()
    frames = []
    try:
        for threads in (1, 4):
            cv2.setNumThreads(threads)
            frames.append(_scene(move, "park").frame(1.3))
    finally:
        cv2.setNumThreads(before)
    assert np.array_equal(*frames)


def test_a_soft_wall_meets_a_soft_floor_without_a_seam() -> None:
    """No row between them is darker than what is over and under it."""
    scene = _scene("dolly in", "kitchen", shot="medium")
    frame = scene.frame(1.0).astype(float)[:, :24].mean((1, 2))
    dips = frame[2:-2] - np.minimum(frame[:-4], frame[4:])
    assert dips.min() > -6
