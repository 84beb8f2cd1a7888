"""Plans for a part of the frame."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin import Plan
from onionskin.plan.placing import Part, placed_inside, placed_outside
from onionskin.plan.plan import CameraKey, Key, Subject

PART = Part(width=256, height=192, left=100, top=20, across=120, down=80)


def plan_with(*keys: Key) -> Plan:
    camera = (CameraKey(seconds=0.0), CameraKey(seconds=2.0, x=0.8))
    subjects = (Subject(cast="1f98a", name="fox", keys=keys, shadow=0.8),)
    return Plan(seconds=2.0, subjects=subjects, camera=camera, camera_move="pan-right")


@pytest.mark.parametrize("size", [0.2, 0.5, 1.4])
def test_subjects_are_moved_into_the_part_and_fill_it(size):
    """Wherever they were on the way, under a camera that stands still."""
    keys = (
        Key(seconds=0.0, x=-0.3, y=0.5, size=size),
        Key(seconds=2.0, x=0.7, y=1.2, size=size),
    )
    placed = placed_inside(plan_with(*keys), PART, start_seconds=0.5)
    assert placed.camera_move == "still"
    assert placed.seconds == 2.5
    for key, before in zip(placed.subjects[0].keys, keys, strict=True):
        half = key.size * 192 / 2
        assert key.seconds == before.seconds + 0.5
        if size < 1:
            assert 100 - 1e-6 <= key.x * 256 - half <= key.x * 256 + half <= 220 + 1e-6
            assert 20 - 1e-6 <= key.y * 192 - half <= key.y * 192 + half <= 100 + 1e-6
        assert 2 * half >= 0.39 * 80


def test_subjects_that_would_be_cut_are_left_out():
    """Those that are always clear of the part stay."""
    crossing = plan_with(
        Key(seconds=0.0, x=0.1, y=0.9, size=0.1), Key(seconds=2.0, x=0.5, y=0.3, size=0.1)
    )
    kept, left_out = placed_outside(crossing, PART)
    assert kept.subjects == ()
    assert left_out == ("fox",)
    clear = plan_with(Key(seconds=0.0, x=0.1, y=0.9, size=0.2))
    kept, left_out = placed_outside(clear, PART)
    assert len(kept.subjects) == 1
    assert left_out == ()


WHOLE = Part(width=256, height=192, left=0, top=0, across=256, down=192)
places = st.floats(0.2, 0.8)
sizes = st.floats(0.05, 0.3)


def test_a_part_has_the_aspect_of_its_own_sides():
    """Not that of the frame."""
    assert PART.aspect == 120 / 80


@pytest.mark.parametrize(
    ("size", "growth"), [(0.5, 1.7), (0.2, 2.0), (0.425, 2.0), (0.85, 1.0), (1.2, 1.0)]
)
def test_one_alone_is_enlarged_to_most_of_the_part(size, growth):
    """To 0.85 of its shorter side, at most twice, and never made smaller; its shadow follows."""
    placed = placed_inside(plan_with(Key(seconds=0.0, x=0.5, y=0.5, size=size)), PART)
    fox = placed.subjects[0]
    assert fox.keys[0].size == pytest.approx(size * growth * 80 / 192)
    assert fox.keys[0].x == pytest.approx((100 + 60) / 256)
    assert fox.keys[0].y == pytest.approx((20 + 40) / 192)
    assert fox.shadow == pytest.approx((20 + (0.5 + 0.3 / growth) * 80) / 192)


def test_the_largest_of_all_keys_says_how_far_one_is_enlarged():
    """And all of them by as much."""
    keys = (Key(seconds=0.0, x=0.5, y=0.5, size=0.25), Key(seconds=1.0, x=0.5, y=0.5, size=0.5))
    placed = placed_inside(plan_with(*keys), PART).subjects[0]
    assert [key.size for key in placed.keys] == pytest.approx([0.25 * 1.7 / 2.4, 0.5 * 1.7 / 2.4])


def test_a_subject_off_the_ground_has_no_shadow_in_the_part_either():
    """Nor has one that stands a shadow taken away."""
    plan = plan_with(Key(seconds=0.0, x=0.5, y=0.5, size=0.5))
    plan = replace(plan, subjects=(replace(plan.subjects[0], shadow=None),))
    assert placed_inside(plan, PART).subjects[0].shadow is None


@settings(max_examples=40)
@given(x=places, y=places, size=sizes)
def test_two_in_the_whole_frame_stay_as_they_are(x, y, size):
    """Nobody is enlarged, and a part that is everything moves nothing."""
    subject = Subject(cast="1f98a", keys=(Key(seconds=0.0, x=x, y=y, size=size),), shadow=0.9)
    plan = Plan(seconds=2.0, subjects=(subject, subject))
    placed = placed_inside(plan, WHOLE)
    assert placed.seconds == 2.0
    for after in placed.subjects:
        assert after.keys[0].x == pytest.approx(x)
        assert after.keys[0].y == pytest.approx(y)
        assert after.keys[0].size == pytest.approx(size)
        assert after.shadow == pytest.approx(0.9)


def test_a_plan_of_nobody_is_placed_too():
    """Only its camera and its length change."""
    placed = placed_inside(Plan(seconds=2.0, camera_move="zoom-in"), PART, 1.0)
    assert (placed.seconds, placed.subjects, placed.camera_move) == (3.0, (), "still")
    assert placed.camera == (CameraKey(seconds=0.0),)


SQUARE = Part(width=256, height=256, left=128, top=64, across=64, down=32)


@pytest.mark.parametrize(
    ("x", "y", "is_clear"),
    [
        (96, 80, True),  # left of it: 16 pixels to either side
        (112, 80, True),
        (113, 80, False),
        (207, 80, False),
        (208, 80, True),
        (160, 48, True),
        (160, 49, False),
        (160, 111, False),
        (160, 112, True),
        (160, 80, False),
    ],
)
def test_who_touches_a_part_is_clear_of_it_and_who_overlaps_is_not(x, y, is_clear):
    """On each of its four sides, to the pixel."""
    plan = plan_with(Key(seconds=0.0, x=x / 256, y=y / 256, size=32 / 256))
    kept, left_out = placed_outside(plan, SQUARE)
    assert (len(kept.subjects), left_out) == ((1, ()) if is_clear else (0, ("fox",)))
    assert kept.camera == (CameraKey(seconds=0.0),)
    assert kept.camera_move == "still"


def test_who_has_no_name_is_called_by_the_cast():
    """So that a message can say who was left out; the others stay in their order."""
    inside = Subject(cast="1f98a", keys=(Key(seconds=0.0, x=0.6, y=0.3, size=0.1),))
    clear = [Subject(cast=cast, keys=(Key(seconds=0.0, x=0.1, y=0.9, size=0.1),)) for cast in "ab"]
    plan = Plan(seconds=1.0, subjects=(clear[0], inside, clear[1]))
    kept, left_out = placed_outside(plan, SQUARE)
    assert [subject.cast for subject in kept.subjects] == ["a", "b"]
    assert left_out == ("1f98a",)
