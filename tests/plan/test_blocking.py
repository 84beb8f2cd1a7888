"""Blocking turns words into numbers that do what the words say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from onionskin.plan.blocking import GROUND_Y, SIZE_FRACTIONS, block, camera_keys
from onionskin.plan.plan import CameraKey, Outline, Plan, Role, Scenery, camera_at, key_at


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


def _blocked(motion: str = "still", seed: int = 0, seconds: float = 2.0, **scenery: str) -> Plan:
    outline = Outline(
        roles=(Role(cast="fox", motion=motion, side="center"),),
        scenery=Scenery(**scenery),
    )
    return block(outline, seconds=seconds, seed=seed)


def _reach(plan: Plan, name: str) -> float:
    values = [getattr(key, name) for key in plan.subjects[0].keys]
    return max(values) - min(values)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(
    ("motion", "name", "seconds", "shortest", "longest"),
    [
        ("drift-right", "x", 2.0, 0.32, 0.32),
        ("drift-left", "x", 1.0, 0.16, 0.16),
        ("drift-left", "x", 60.0, 0.5, 0.5),
        ("rise", "y", 2.0, 0.48, 0.48),
        ("fall", "y", 1.0, 0.24, 0.24),
        ("fly-right", "x", 2.0, 0.832, 0.832),
        ("fly-left", "x", 60.0, 1.3, 1.3),
        ("bounce", "y", 2.0, 0.16, 0.16),
        ("circle", "x", 3.0, 0.28, 0.28),
        ("circle", "y", 3.0, 0.24, 0.24),
    ],
)
def test_paths_are_as_long_as_their_motion_and_the_shot(
    motion, name, seconds, shortest, longest, seed
) -> None:
    """Give or take 15 in a hundred, drawn from the seed, and never endless in a long shot."""
    reach = _reach(_blocked(motion, seed, seconds), name)
    slack = 0.03 * longest if motion in ("circle", "bounce") else 2e-4
    assert 0.85 * shortest - slack <= reach <= 1.15 * longest + 2e-4


def test_who_flies_crosses_most_of_the_frame_in_a_short_shot() -> None:
    """At least seven tenths of it, a little up and down on the way."""
    plan = _blocked("fly-right", seconds=0.5)
    assert _reach(plan, "x") == pytest.approx(0.7, abs=1e-3)
    assert 0 < _reach(_blocked("fly-right"), "y") <= 0.0401


@pytest.mark.parametrize("seed", range(5))
def test_who_grows_and_who_shrinks_do_it_by_as_much(seed) -> None:
    """By e to the 0.8, give or take 15 in a hundred; two keys are enough for it."""
    grown, shrunk = (_blocked(motion, seed).subjects[0].keys for motion in ("grow", "shrink"))
    assert len(grown) == len(shrunk) == 2
    ratio = grown[1].size / grown[0].size
    assert math.exp(0.68) - 0.01 <= ratio <= math.exp(0.92) + 0.01
    assert shrunk[0].size / shrunk[1].size == pytest.approx(ratio, rel=2e-3)


@pytest.mark.parametrize(
    ("motion", "count"),
    [("still", 1), ("drift-left", 2), ("rise", 2), ("fall", 2), ("bounce", 17), ("circle", 17)],
)
def test_a_path_has_as_many_keys_as_it_bends(motion, count) -> None:
    """Straight ones have two, others eight a second, from the start to the end of the shot."""
    keys = _blocked(motion).subjects[0].keys
    assert len(keys) == count
    span = (1.0, 1.0) if count == 1 else (0.0, 2.0)
    assert (keys[0].seconds, keys[-1].seconds) == span


def test_who_bounces_does_it_once_a_second_and_ends_where_it_began() -> None:
    """In the middle of each second it is highest."""
    ys = [key.y for key in _blocked("bounce").subjects[0].keys]
    assert ys[0] == pytest.approx(ys[8], abs=1e-3)
    assert ys[8] == pytest.approx(ys[16], abs=1e-3)
    assert min(ys[:9]) == ys[4]
    assert min(ys[8:]) == ys[12]


def test_a_circle_is_closed_in_three_seconds_and_goes_either_way() -> None:
    """Which way is drawn from the seed."""
    turns = set()
    for seed in range(12):
        keys = _blocked("circle", seed, 3.0).subjects[0].keys
        assert (keys[0].x, keys[0].y) == pytest.approx((keys[-1].x, keys[-1].y), abs=1e-3)
        assert keys[0].x == max(key.x for key in keys)
        turns.add(keys[6].y > keys[0].y)
    assert turns == {True, False}


@pytest.mark.parametrize("size", SIZE_FRACTIONS)
@pytest.mark.parametrize(("count", "crowd"), [(1, 1.0), (2, 0.82), (3, 0.64)])
def test_the_more_there_are_the_smaller_each_is(size, count, crowd) -> None:
    """Of the size that was asked for, give or take 8 in a hundred."""
    for seed in range(4):
        outline = Outline(roles=(Role(cast="fox", size=size),) * count, scenery=Scenery())
        for subject in block(outline, seconds=2.0, seed=seed).subjects:
            share = subject.keys[0].size / (SIZE_FRACTIONS[size] * crowd)
            assert 0.919 <= share <= 1.081


@pytest.mark.parametrize(
    ("looks", "motion", "is_mirrored"),
    [
        ("left", "drift-right", True),
        ("left", "drift-left", False),
        ("right", "fly-left", True),
        ("right", "fly-right", False),
        ("front", "drift-left", False),
        ("front", "drift-right", False),
        ("left", "still", False),
        ("right", "bounce", False),
    ],
)
def test_a_picture_is_mirrored_only_if_it_would_go_backwards(looks, motion, is_mirrored) -> None:
    """Whichever way it looks."""
    outline = Outline(roles=(Role(cast="fox", motion=motion),), scenery=Scenery())
    plan = block(outline, seconds=2.0, seed=0, facing=lambda name: looks)
    assert plan.subjects[0].flip is is_mirrored


@pytest.mark.parametrize(
    ("place", "motion", "habitat", "ground", "heights"),
    [
        ("meadow", "still", "any", (0.82, 0.89), None),
        ("sea", "still", "any", (0.70, 0.77), None),
        ("meadow", "still", "sky", None, (0.36, 0.5)),
        ("meadow", "circle", "any", None, (0.36 - 0.14, 0.5 + 0.14)),
        ("space", "still", "any", None, (0.4, 0.6)),
        ("underwater", "still", "sky", None, (0.4, 0.6)),
        ("plain", "still", "any", None, (0.5, 0.5)),
        ("plain", "still", "sky", None, (0.36, 0.5)),
    ],
)
def test_only_who_stands_on_a_ground_has_a_shadow(place, motion, habitat, ground, heights) -> None:
    """In the air, in water, in space and on a plain ground there is none."""
    outline = Outline(roles=(Role(cast="fox", motion=motion),), scenery=Scenery(place=place))
    for seed in range(10):
        plan = block(outline, seconds=2.0, seed=seed, habitat=lambda name: habitat)
        subject = plan.subjects[0]
        if ground is None:
            assert subject.shadow is None
            assert heights[0] - 1e-3 <= subject.keys[0].y <= heights[1] + 1e-3
        else:
            assert ground[0] <= subject.shadow <= ground[1]


@pytest.mark.parametrize("count", [2, 3])
def test_those_who_are_asked_nowhere_stand_apart(count) -> None:
    """None hides another, and each seed gives them other places."""
    outline = Outline(roles=tuple(Role(cast=name) for name in "abc"[:count]), scenery=Scenery())
    orders = set()
    for seed in range(12):
        subjects = block(outline, seconds=2.0, seed=seed).subjects
        xs = sorted(subject.keys[0].x for subject in subjects)
        columns = {2: (0.27, 0.73), 3: (0.2, 0.5, 0.8)}[count]
        assert all(abs(x - column) <= 0.0301 for x, column in zip(xs, columns, strict=True))
        orders.add(tuple(s.cast for s in sorted(subjects, key=lambda s: s.keys[0].x)))
    assert len(orders) > 1


@pytest.mark.parametrize(("side", "x"), [("left", 0.24), ("center", 0.5), ("right", 0.76)])
def test_one_alone_stands_where_it_is_asked(side, x) -> None:
    """And near the middle if it is not."""
    outline = Outline(roles=(Role(cast="a", side=side),), scenery=Scenery())
    assert block(outline, seconds=2.0, seed=1).subjects[0].keys[0].x == pytest.approx(x)
    free = Outline(roles=(Role(cast="a"),), scenery=Scenery())
    xs = [block(free, seconds=2.0, seed=seed).subjects[0].keys[0].x for seed in range(12)]
    assert 0.38 <= min(xs) < 0.47 < 0.53 < max(xs) <= 0.62


def test_the_lower_stands_in_front_and_names_go_with_their_roles() -> None:
    """Whoever has no name of the prompt has none."""
    outline = Outline(
        roles=(Role(cast="a", size="small"), Role(cast="b", size="big"), Role(cast="c")),
        scenery=Scenery(),
    )
    for seed in range(6):
        plan = block(outline, seconds=2.0, seed=seed, names=("Ann", "Bob"))
        assert {s.cast: s.name for s in plan.subjects} == {"a": "Ann", "b": "Bob", "c": ""}
        heights = [subject.keys[0].y for subject in plan.subjects]
        assert heights == sorted(heights)
        phases = [subject.phase_seconds for subject in plan.subjects]
        assert all(0 <= phase <= 2 for phase in phases)
        assert len(set(phases)) == 3


def test_subjects_begin_anywhere_in_two_seconds_of_their_movement() -> None:
    """So that no two videos swim in step."""
    outline = Outline(roles=(Role(cast="fox"),), scenery=Scenery())
    plans = [block(outline, seconds=2.0, seed=seed) for seed in range(40)]
    phases = sorted(plan.subjects[0].phase_seconds for plan in plans)
    assert 0 <= phases[0] < 0.25
    assert 1.75 < phases[-1] <= 2
    assert 12 < sum(phase < 1 for phase in phases) < 28


@pytest.mark.parametrize("move", ["pan-left+tilt-up+zoom-in", "pan-right+tilt-down+zoom-out"])
def test_camera_keys_have_four_decimals(move) -> None:
    """A plan file is read by people."""
    for seed in range(6):
        for key in camera_keys(move, 1.7, np.random.default_rng(seed)):
            numbers = (key.x, key.y, key.zoom)
            assert numbers == tuple(round(number, 4) for number in numbers)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    ("move", "seconds", "x", "y", "zoom"),
    [
        ("pan-right", 2.0, 0.28, 0.0, 0.0),
        ("pan-left", 2.0, -0.28, 0.0, 0.0),
        ("pan-left", 60.0, -0.42, 0.0, 0.0),
        ("tilt-down", 2.0, 0.0, 0.28 * 2 / 3, 0.0),
        ("tilt-up", 2.0, 0.0, -0.28 * 2 / 3, 0.0),
        ("zoom-in", 2.0, 0.0, 0.0, 0.32),
        ("zoom-out", 2.0, 0.0, 0.0, -0.32),
        ("zoom-in", 60.0, 0.0, 0.0, 0.45),
        ("pan-right+tilt-up+zoom-out", 2.0, 0.28, -0.28 * 2 / 3, -0.32),
    ],
)
def test_a_camera_goes_as_far_as_its_move_and_the_shot(move, seconds, x, y, zoom, seed) -> None:
    """Through the middle of the stage, from wide to close or back, give or take 15 in 100."""
    first, last = camera_keys(move, seconds, np.random.default_rng(seed))
    assert (first.seconds, last.seconds) == (0.0, seconds)
    assert (first.x + last.x, first.y + last.y) == pytest.approx((1.0, 1.0))
    moved = (last.x - first.x, last.y - first.y, math.log(last.zoom / first.zoom))
    for way, wanted in zip(moved, (x, y, zoom), strict=True):
        assert 0.85 * abs(wanted) - 3e-4 <= abs(way) <= 1.15 * abs(wanted) + 3e-4
        assert way * wanted >= 0
    assert min(first.zoom, last.zoom) == 1.0


def test_a_camera_that_stands_still_shows_the_whole_stage() -> None:
    """With one key."""
    assert camera_keys("still", 2.0, np.random.default_rng(0)) == (CameraKey(seconds=0.0),)


@pytest.mark.parametrize("place", GROUND_Y)
def test_the_ground_of_every_place_is_in_the_lower_part_of_the_frame(place) -> None:
    """And who stands on it is seen from head to foot."""
    for seed in range(5):
        subject = _blocked(seed=seed, place=place).subjects[0]
        if place == "plain":
            assert subject.shadow is None
        else:
            assert 0.65 < subject.shadow < 0.97
            assert 0 < subject.keys[0].y < subject.shadow


@pytest.mark.parametrize("motion", ["grow", "shrink"])
def test_who_is_off_the_ground_grows_about_its_middle(motion) -> None:
    """There is nothing for its feet to stay on."""
    outline = Outline(roles=(Role(cast="bird", motion=motion),), scenery=Scenery())
    keys = block(outline, seconds=2.0, seed=0, habitat=lambda name: "sky").subjects[0].keys
    assert keys[0].y == keys[1].y


@pytest.mark.parametrize("motion", ["bounce", "circle", "grow", "fly-left"])
def test_plans_are_written_in_ten_thousandths(motion) -> None:
    """Short enough to be read in a file, and the same on every machine."""
    for key in _blocked(motion, seconds=1.7).subjects[0].keys:
        for value in (key.seconds, key.x, key.y, key.size):
            assert value == round(value, 4)
