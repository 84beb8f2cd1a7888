"""Drawings of the cast are found in pictures."""

import numpy as np
import pytest

from onionskin.cast.cast import load_cast
from onionskin.plan.plan import Key, Plan, Scenery, Subject
from onionskin.sighting.finding import sightings
from onionskin.stage.draft import scene_frame, view_at

FOX, DUCK = "1f98a", "1f986"
SIZE = (120, 160)


def picture(*subjects, time="day"):
    """Subjects on a meadow, drawn by rule: uint8 (120, 160, 3)."""
    plan = Plan(seconds=1.0, subjects=subjects, scenery=Scenery(time=time))
    return np.round(scene_frame(plan, load_cast(), view_at(plan, *SIZE, 0.0), 0.0)).astype(np.uint8)


def standing(cast, x, y=0.6, size=0.4, flip=False):
    """Somebody who stands there."""
    return Subject(cast=cast, keys=(Key(seconds=0.0, x=x, y=y, size=size),), flip=flip, pace=0.0)


@pytest.mark.parametrize("time", ["day", "night"])
def test_a_subject_is_found_in_any_light(time):
    """Where it is, as large as it is, and the way it faces."""
    for flip in (False, True):
        shown = picture(standing(DUCK, 0.7, flip=flip), time=time)
        (found,) = sightings(shown, load_cast()[DUCK].frames())
        assert (found.x, found.y) == pytest.approx((0.7, 0.6), abs=0.015)
        assert found.size == pytest.approx(0.4, rel=0.07)
        assert found.is_one_sided
        assert found.flip == flip


def test_two_of_a_kind_are_two():
    """And no third is seen."""
    found = sightings(
        picture(standing(FOX, 0.25), standing(FOX, 0.7)), load_cast()[FOX].frames(), 3
    )
    assert sorted(one.x for one in found) == pytest.approx([0.25, 0.7], abs=0.015)


def test_others_are_not_taken_for_it():
    """Nor is a plain picture, nor noise."""
    rng = np.random.default_rng(0)
    others = (
        picture(standing(FOX, 0.5)),
        np.full((64, 64, 3), 90, np.uint8),
        rng.integers(0, 256, (64, 64, 3), np.uint8),
    )
    for other in others:
        assert sightings(other, load_cast()[DUCK].frames()) == []
