"""Blocking turns words into numbers that do what the words say."""

from __future__ import annotations

import pytest

from onionskin.plan.blocking import block
from onionskin.plan.plan import Outline, Plan, Role, Scenery, camera_at, key_at


def _plan(motion: str = "still", camera: str = "still", **role: str) -> Plan:
    outline = Outline(
        roles=(Role(cast="fox", motion=motion, **role),), scenery=Scenery(), camera=camera
    )
    return block(outline, seconds=2.0, seed=3)


@pytest.mark.parametrize(
    ("motion", "dx", "dy"),
    [
        ("drift-left", -1, 0),
        ("drift-right", 1, 0),
        ("fly-left", -1, 0),
        ("fly-right", 1, 0),
        ("rise", 0, -1),
        ("fall", 0, 1),
        ("still", 0, 0),
    ],
)
def test_subjects_go_where_their_motion_says(motion: str, dx: int, dy: int) -> None:
    """Left is towards x = 0, up is towards y = 0."""
    keys = _plan(motion).subjects[0].keys
    start, end = key_at(keys, 0.0), key_at(keys, 2.0)
    assert (end.x - start.x > 0.1, start.x - end.x > 0.1) == (dx > 0, dx < 0)
    assert (end.y - start.y > 0.1, start.y - end.y > 0.1) == (dy > 0, dy < 0)


def test_growing_subjects_keep_their_feet_on_the_ground() -> None:
    """The feet are 0.45 sizes under the centre, before and after."""
    keys = _plan("grow").subjects[0].keys
    feet = [key.y + 0.45 * key.size for key in keys]
    assert keys[-1].size > 1.3 * keys[0].size
    assert feet[0] == pytest.approx(feet[-1], abs=1e-3)


@pytest.mark.parametrize("aspect", [16 / 9, 1.0, 9 / 16])
@pytest.mark.parametrize("motion", ["still", "grow", "bounce"])
def test_feet_are_on_the_ground_in_frames_of_any_shape(aspect: float, motion: str) -> None:
    """Sizes are of the shorter side: in portrait a size is a smaller share of the height."""
    outline = Outline(roles=(Role(cast="fox", motion=motion),), scenery=Scenery(place="meadow"))
    for seed in range(5):
        subject = block(outline, seconds=2.0, seed=seed, aspect=aspect).subjects[0]
        share = min(1.0, aspect)  # of the frame's height that a size of 1 takes
        lowest = max(key.y + 0.45 * key.size * share for key in subject.keys)
        assert lowest == pytest.approx(subject.shadow, abs=2e-3)
        assert 0.8 < subject.shadow < 0.95


@pytest.mark.parametrize("seconds", [1e-5, 5e-5, 1 / 24])
@pytest.mark.parametrize("motion", ["bounce", "circle", "grow", "drift-left"])
def test_the_shortest_shots_have_keys_at_times_of_their_own(seconds: float, motion: str) -> None:
    """Times are rounded, and those that fall together are one key."""
    outline = Outline(roles=(Role(cast="fox", motion=motion),), scenery=Scenery(), camera="zoom-in")
    plan = block(outline, seconds=seconds, seed=3)
    assert plan.subjects[0].keys
    assert plan.camera


@pytest.mark.parametrize(
    ("move", "change"),
    [("pan-right", (1, 0, 0)), ("tilt-up", (0, -1, 0)), ("zoom-in", (0, 0, 1))],
)
def test_the_camera_moves_as_asked(move: str, change: tuple[int, int, int]) -> None:
    """A pan to the right looks at larger x later; zooming in raises the zoom."""
    keys = _plan(camera=move).camera
    a, b = camera_at(keys, 0.0), camera_at(keys, 2.0)
    moved = (b.x - a.x, b.y - a.y, b.zoom - a.zoom)
    signs = tuple((value > 0.05) - (value < -0.05) for value in moved)
    assert signs == change


def test_subjects_face_where_they_go() -> None:
    """A picture that looks left is mirrored when it goes right, and only then."""
    outline = Outline(
        roles=(Role(cast="fox", motion="drift-right"), Role(cast="cat", motion="drift-left")),
        scenery=Scenery(),
    )
    plan = block(outline, seconds=2.0, seed=0, facing=lambda name: "left")
    assert {s.cast: s.flip for s in plan.subjects} == {"fox": True, "cat": False}


def test_sides_are_honoured() -> None:
    """The one asked to the left stands left of the one asked to the right."""
    outline = Outline(
        roles=(Role(cast="a", side="right"), Role(cast="b", side="left")), scenery=Scenery()
    )
    for seed in range(5):
        where = {s.cast: s.keys[0].x for s in block(outline, seconds=2.0, seed=seed).subjects}
        assert where["b"] < 0.4 < 0.6 < where["a"]


def test_the_same_seed_gives_the_same_plan_and_another_seed_another_take() -> None:
    """What the words leave open is drawn from the seed."""
    outline = Outline(roles=(Role(cast="fox"),), scenery=Scenery())
    first, again, other = (block(outline, seconds=2.0, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
