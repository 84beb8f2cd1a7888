"""Plans check themselves, and say where everybody is between keys."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.plan.plan import (
    CameraKey,
    Key,
    Outline,
    Plan,
    Role,
    Scenery,
    Subject,
    camera_at,
    distinct,
    key_at,
)

KEY = Key(seconds=0.0, x=0.5, y=0.5, size=0.4)
FOX = Subject(cast="1f98a", keys=(KEY,))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Plan(seconds=-3), "seconds is -3: give a number above 0, at most 86400"),
        (lambda: Plan(seconds="2"), "seconds is '2': give a number"),
        (lambda: Plan(seconds=float("nan")), "seconds is nan"),
        (lambda: Plan(seconds=10**400), "seconds is a whole number of about 400 digits"),
        (lambda: Plan(seconds=True), "seconds is True"),
        (lambda: Plan(seconds=2, camera_move="banana"), "camera_move 'banana' is not known"),
        (lambda: Plan(seconds=2, camera_move=None), "camera_move None is not known"),
        (lambda: Plan(seconds=2, camera=()), "camera is empty: give at least one"),
        (lambda: Plan(seconds=2, camera=[1]), r"camera\[0\] is 1: give a CameraKey"),
        (lambda: Plan(seconds=2, camera=CameraKey(seconds=0)), "camera is CameraKey"),
        (lambda: Plan(seconds=2, subjects={"cast": "a"}), "subjects is {'cast': 'a'}"),
        (lambda: Plan(seconds=2, subjects=[FOX] * 101), "subjects has more than 100 items"),
        (lambda: Plan(seconds=2, scenery="meadow"), "scenery is 'meadow': give a Scenery"),
        (lambda: Plan(seconds=2, guessed=("color",)), r"guessed\[0\] is 'color'; allowed: place"),
        (lambda: Scenery(place="moon"), "place is 'moon'; allowed: mountains"),
        (lambda: Scenery(time=3), "time is 3; allowed: day"),
        (lambda: Scenery(seed=-1), "seed is -1: give a whole number 0.."),
        (lambda: Subject(cast="", keys=(KEY,)), "cast is empty"),
        (lambda: Subject(cast=None, keys=(KEY,)), "cast is None: give a text"),
        (lambda: Subject(cast="a" * 201, keys=(KEY,)), "cast has 201 characters"),
        (lambda: Subject(cast="a", keys=()), "keys is empty: give at least one"),
        (lambda: Subject(cast="a", keys=(KEY, KEY)), r"keys\[1\] is at 0 s, not after the one"),
        (lambda: Subject(cast="a", keys=(KEY,), motion="hop"), "motion is 'hop'; allowed: still"),
        (lambda: Subject(cast="a", keys=(KEY,), flip=1), "flip is 1: give true or false"),
        (lambda: Subject(cast="a", keys=(KEY,), pace=1e9), "pace is 1000000000.0"),
        (
            lambda: Key(seconds=0, x=1e9, y=0, size=1),
            "x is 1000000000.0: give a number -1000..1000",
        ),
        (lambda: Key(seconds=0, x=0, y=0, size=0), "size is 0: give a number above 0"),
        (lambda: CameraKey(seconds=0, zoom=-1), "zoom is -1: give a number above 0"),
        (lambda: Role(cast="a", size="huge"), "size is 'huge'; allowed: small, medium, big"),
        (lambda: Outline(roles=(Role(cast="a"),) * 4, scenery=Scenery()), "roles has more than 3"),
        (lambda: Outline(roles=(), scenery=Scenery(), camera="up"), "camera 'up' is not known"),
    ],
)
def test_what_no_shot_can_be_is_refused_by_its_field(make, told) -> None:
    """In one line, when the noun is made: nothing that draws a plan need check it again."""
    with pytest.raises(InvalidInput, match=told) as caught:
        make()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("seconds", [2, Decimal(2), Fraction(2), np.float32(2), np.int64(2)])
def test_numbers_of_any_kind_are_taken(seconds) -> None:
    """What is clearly meant as a number becomes a float, and lists become tuples."""
    plan = Plan(seconds=seconds, subjects=[FOX], camera=[CameraKey(seconds=seconds)])
    assert type(plan.seconds) is float
    assert plan == Plan(seconds=2.0, subjects=(FOX,), camera=(CameraKey(seconds=2.0),))
    assert hash(plan) == hash(Plan(seconds=2.0, subjects=(FOX,), camera=plan.camera))


def test_moves_of_the_camera_are_written_in_one_way() -> None:
    """Spaces about the plus are left out."""
    assert Plan(seconds=1, camera_move="pan-left + zoom-in").camera_move == "pan-left+zoom-in"


def test_zoom_and_size_are_geometric_between_keys() -> None:
    """Halfway from 1 to 4 is 2, so that growth looks even; places go in straight lines."""
    camera = (CameraKey(seconds=0, x=0.0, zoom=1.0), CameraKey(seconds=2, x=1.0, zoom=4.0))
    assert camera_at(camera, 1.0).zoom == pytest.approx(2.0)
    assert camera_at(camera, 1.0).x == pytest.approx(0.5)
    keys = (Key(seconds=0, x=0, y=0, size=0.1), Key(seconds=2, x=1, y=1, size=0.4))
    assert key_at(keys, 1.0).size == pytest.approx(0.2)
    assert key_at(keys, 0.5).x == pytest.approx(0.25)


def test_states_are_held_before_the_first_key_and_after_the_last() -> None:
    """Nobody goes on past where the plan says they are."""
    keys = (Key(seconds=1, x=0.2, y=0, size=0.1), Key(seconds=2, x=0.8, y=0, size=0.1))
    assert [key_at(keys, t).x for t in (0.0, 1.0, 2.0, 9.0)] == [0.2, 0.2, 0.8, 0.8]


def test_of_keys_at_one_time_the_later_stays() -> None:
    """Rounded times may fall together."""
    keys = [CameraKey(seconds=0), CameraKey(seconds=1, x=0.1), CameraKey(seconds=1, x=0.2)]
    assert distinct(keys) == (keys[0], keys[2])
