"""Plans for a part of the frame."""

import pytest

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
