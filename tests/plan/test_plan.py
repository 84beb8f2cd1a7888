"""Plans check themselves, and say where everybody is between keys."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import InvalidInput
from onionskin.plan import placing, staging
from onionskin.plan import plan as plan_nouns
from onionskin.plan.plan import (
    CameraKey,
    Key,
    Outline,
    Plan,
    Role,
    Scenery,
    Subject,
    camera_at,
    camera_moves,
    distinct,
    key_at,
)
from onionskin.serial import from_json, to_json

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
        (
            lambda: Subject(cast="a", keys=(KEY, KEY)),
            r"keys\[1\] is at 0 s, not later than the one",
        ),
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


@pytest.mark.parametrize(
    ("make", "limit", "beyond"),
    [
        (lambda value: Plan(seconds=value), 86_400, 86_400.1),
        (lambda value: Scenery(seed=value), 2**64 - 1, 2**64),
        (lambda value: Role(cast="a" * value), 200, 201),
        (lambda value: Outline(roles=(Role(cast="a"),) * value, scenery=Scenery()), 3, 4),
        (lambda value: Outline(roles=(Role(cast="a"),) * value, scenery=Scenery()), 0, 4),
        (lambda value: Subject(cast="a" * value, keys=(KEY,)), 200, 201),
        (lambda value: Subject(cast="a", name="a" * value, keys=(KEY,)), 200, 201),
        (lambda value: Subject(cast="a", keys=(KEY,), phase_seconds=value), 8.64e6, 8.641e6),
        (lambda value: Subject(cast="a", keys=(KEY,), phase_seconds=value), -8.64e6, -8.641e6),
        (lambda value: Subject(cast="a", keys=(KEY,), pace=value), 1000, 1000.1),
        (lambda value: Subject(cast="a", keys=(KEY,), shadow=value), 1000, 1000.1),
        (lambda value: Subject(cast="a", keys=(KEY,), shadow=value), -1000, -1000.1),
        (lambda value: Key(seconds=value, x=0, y=0, size=1), 86_400, 86_400.1),
        (lambda value: Key(seconds=value, x=0, y=0, size=1), -86_400, -86_400.1),
        (lambda value: Key(seconds=0, x=value, y=0, size=1), 1000, 1000.1),
        (lambda value: Key(seconds=0, x=value, y=0, size=1), -1000, -1000.1),
        (lambda value: Key(seconds=0, x=0, y=value, size=1), 1000, 1000.1),
        (lambda value: Key(seconds=0, x=0, y=0, size=value), 1000, 1000.1),
        (lambda value: Key(seconds=0, x=0, y=0, size=1, rotation=value), 1e6, 1.1e6),
        (lambda value: CameraKey(seconds=value), 86_400, 86_400.1),
        (lambda value: CameraKey(seconds=0, x=value), -1000, -1000.1),
        (lambda value: CameraKey(seconds=0, y=value), -1000, -1000.1),
        (lambda value: CameraKey(seconds=0, zoom=value), 1000, 1000.1),
        (lambda value: Plan(seconds=1, subjects=[FOX] * value), 100, 101),
        (
            lambda value: Plan(seconds=1, guessed=("place", "time", "weather", "place")[:value]),
            3,
            4,
        ),
        (lambda value: Plan(seconds=1, camera=keys_in_order(value)), 30_000, 30_001),
    ],
)
def test_limits_belong_to_what_is_allowed(make, limit, beyond) -> None:
    """The last value that is in is taken, the next one is not."""
    make(limit)
    with pytest.raises(InvalidInput):
        make(beyond)


def keys_in_order(count: int) -> list[CameraKey]:
    return [CameraKey(seconds=index / 8) for index in range(count)]


def test_what_is_left_out_is_a_day_in_a_meadow_where_nobody_moves() -> None:
    """Defaults of every noun of a plan."""
    assert Plan(seconds=1) == Plan(
        seconds=1.0,
        scenery=Scenery(place="meadow", time="day", weather="clear", color="blue", seed=0),
        guessed=(),
        camera_move="still",
        camera=(CameraKey(seconds=0.0, x=0.5, y=0.5, zoom=1.0),),
        subjects=(),
    )
    assert (
        Subject(
            cast="1f98a",
            keys=(Key(seconds=0.0, x=0.5, y=0.5, size=0.4, rotation=0.0),),
            name="",
            motion="still",
            flip=False,
            phase_seconds=0.0,
            pace=1.0,
            shadow=None,
        )
        == FOX
    )


@pytest.mark.parametrize("noun", [KEY, FOX, Scenery(), Role(cast="a"), Plan(seconds=1)])
def test_nouns_of_a_plan_are_not_changed(noun) -> None:
    """They are values: equal where they say the same, and made by name alone."""
    with pytest.raises(FrozenInstanceError):
        setattr(noun, fields(noun)[0].name, None)
    assert noun == replace(noun)
    with pytest.raises(TypeError):
        type(noun)("a", "b", "c", "d", "e")


times = st.lists(st.floats(0, 100), min_size=1, max_size=6, unique=True).map(sorted)


@settings(max_examples=60)
@given(times=times, data=st.data())
def test_a_path_goes_through_all_its_keys_and_never_leaves_their_range(times, data) -> None:
    """Between two keys it stays between them, whatever the moment."""
    value = st.floats(0.1, 2.0)
    keys = tuple(
        Key(
            seconds=time,
            x=data.draw(value),
            y=data.draw(value),
            size=data.draw(value),
            rotation=data.draw(value),
        )
        for time in times
    )
    cameras = tuple(CameraKey(seconds=key.seconds, x=key.x, y=key.y, zoom=key.size) for key in keys)
    for key in keys:
        here, seen = key_at(keys, key.seconds), camera_at(cameras, key.seconds)
        assert here.seconds == seen.seconds == key.seconds
        assert (here.x, here.y, here.size) == pytest.approx((key.x, key.y, key.size))
        assert here.rotation == pytest.approx(key.rotation)
        assert (seen.x, seen.y, seen.zoom) == pytest.approx((key.x, key.y, key.size))
    for before, after in pairwise(keys):
        share = data.draw(st.floats(0, 1))
        moment = before.seconds + share * (after.seconds - before.seconds)
        there, seen = key_at(keys, moment), camera_at(cameras, moment)
        for name in ("x", "y", "size", "rotation"):
            low, high = sorted((getattr(before, name), getattr(after, name)))
            assert low - 1e-6 <= getattr(there, name) <= high + 1e-6
        assert (seen.x, seen.y, seen.zoom) == pytest.approx((there.x, there.y, there.size))


def test_rotation_and_height_go_in_straight_lines() -> None:
    """As x does; each from its own key to its own."""
    keys = (
        Key(seconds=1, x=0.1, y=0.2, size=0.1, rotation=10),
        Key(seconds=3, x=0.5, y=1.0, size=0.1, rotation=50),
    )
    here = key_at(keys, 1.5)
    assert (here.x, here.y, here.rotation) == pytest.approx((0.2, 0.4, 20))
    camera = (CameraKey(seconds=1, y=0.2), CameraKey(seconds=3, y=1.0))
    assert camera_at(camera, 1.5).y == pytest.approx(0.4)


@pytest.mark.parametrize("moves", ["pan-left+tilt-up+zoom-in", "zoom-out", "still"])
def test_one_move_of_each_kind_can_be_joined(moves) -> None:
    """A pan, a tilt and a zoom."""
    assert camera_moves(moves) == tuple(moves.split("+"))


@pytest.mark.parametrize(
    "moves", ["pan-left+pan-right", "zoom-in+zoom-in", "still+pan-left", "still+still"]
)
def test_two_moves_of_a_kind_are_refused(moves) -> None:
    """And a camera that stands still does nothing else."""
    with pytest.raises(InvalidInput, match=r"^camera '.*' is not known; give one of still,"):
        camera_moves(moves)


def test_keys_are_written_as_rows() -> None:
    """Short and flat, of subjects and of the camera, and they come back."""
    plan = Plan(seconds=1, subjects=(FOX,), camera=(CameraKey(seconds=0, x=0.6),))
    text = to_json(plan)
    assert '"camera": [[0.0, 0.6, 0.5, 1.0]]' in text
    assert '"keys": [[0.0, 0.5, 0.5, 0.4, 0.0]]' in text
    assert from_json(Plan, text) == plan


@pytest.mark.parametrize("module", [placing, plan_nouns, staging], ids=lambda one: one.__name__)
def test_no_part_of_a_plan_can_be_changed(module) -> None:
    """A plan that was checked stays as it was."""
    parts = [one for one in vars(module).values() if isinstance(one, type) and is_dataclass(one)]
    own = [part for part in parts if part.__module__ == module.__name__]
    assert own
    for part in own:
        blank = object.__new__(part)
        with pytest.raises(FrozenInstanceError):
            setattr(blank, fields(part)[0].name, None)
