"""Seams between chunks, from what was measured alone: which are mended, and what is given back."""

import numpy as np
import pytest
from tests.stability.conftest import made_up

from onionskin.stability.measuring.defects import Defect
from onionskin.stability.mending.seams import joined, to_be_joined


def step(first: int, last: int | None = None, of: str = "saturation") -> Defect:
    return Defect(kind="step", first=first, last=first if last is None else last, size=10.0, of=of)


def recolouring(num_frames: int, **at: np.ndarray) -> np.ndarray:
    """What brings each frame back to the one before: nothing but at the frames `f5=...` names."""
    recolour = np.tile(np.eye(3, 4), (num_frames, 1, 1))
    for name, change in at.items():
        recolour[int(name[1:])] = change[:3]
    return recolour


def scaled(red: float, lift: float = 0.0) -> np.ndarray:
    """A (4, 4) that scales red and lifts all colours."""
    change = np.diag([red, 1.0, 1.0, 1.0])
    change[:3, 3] = lift
    return change


EYE = np.eye(3, 4)
ONE, OTHER = scaled(1.25, 3.0), scaled(0.9, -2.0)


@pytest.mark.parametrize(
    ("region", "last", "joins"),
    [(0.1, 4, True), (0.115, 4, True), (0.13, 4, False), (0.1, 5, False)],
)
def test_light_is_a_seams_where_it_changes_within_a_frame_and_nearly_alike(region, last, joins):
    """Up to a fifth of the whole picture's gain; what takes two frames is someone's."""
    gains = np.zeros((9, 17, 3))
    gains[4] = 0.1
    gains[4, 1:] = region
    found = made_up(9, defects=[step(4, last, "light")], gains=gains).measures
    assert bool(to_be_joined(found)) is joins
    assert to_be_joined(found, of_light=True) == [step(4, last, "light")]


def test_one_place_that_lights_up_otherwise_is_a_lamps():
    """Be the others as alike as can be."""
    gains = np.zeros((9, 17, 3))
    gains[4] = 0.1
    gains[4, 7] = 0.14
    assert to_be_joined(made_up(9, defects=[step(4, of="light")], gains=gains).measures) == []


def test_other_steps_are_always_a_seams_and_other_defects_never():
    """Also those that take some frames."""
    pop = Defect(kind="pop", first=2, last=2, size=50.0)
    found = made_up(9, defects=[pop, step(4, 6), step(7, of="hue")]).measures
    assert to_be_joined(found) == [step(4, 6), step(7, of="hue")]


@pytest.mark.parametrize("strength", [1.0, 0.25])
def test_all_that_follows_a_step_is_brought_to_what_was_before_it(strength):
    """By the share that is asked for."""
    found = made_up(9, recolour=recolouring(9, f4=ONE)).measures
    back, is_ramp = joined(found, [step(4)], strength)
    assert back.shape == (9, 3, 4)
    assert not is_ramp
    assert back[:4] == pytest.approx(np.tile(EYE, (4, 1, 1)))
    assert back[4:] == pytest.approx(np.tile(EYE + strength * (ONE[:3] - EYE), (5, 1, 1)))


def test_two_steps_add_up_in_their_order():
    """The last chunk is brought to the middle one, and with it to the first."""
    found = made_up(9, recolour=recolouring(9, f3=ONE, f6=OTHER)).measures
    back, _ = joined(found, [step(3), step(6)], 1.0)
    assert back[3:6] == pytest.approx(np.tile(ONE[:3], (3, 1, 1)))
    assert back[6:] == pytest.approx(np.tile((ONE @ OTHER)[:3], (3, 1, 1)))


def test_a_step_over_some_frames_is_taken_back_frame_by_frame():
    """Each by what has happened so far."""
    found = made_up(9, recolour=recolouring(9, f3=ONE, f4=OTHER)).measures
    back, _ = joined(found, [step(3, 4)], 1.0)
    assert back[2] == pytest.approx(EYE)
    assert back[3] == pytest.approx(ONE[:3])
    assert back[4:] == pytest.approx(np.tile((ONE @ OTHER)[:3], (5, 1, 1)))


def test_a_shot_begins_anew():
    """What was done to the one before is none of its business."""
    found = made_up(9, cuts=[5], recolour=recolouring(9, f3=ONE, f7=OTHER)).measures
    back, _ = joined(found, [step(3), step(7)], 1.0)
    assert back[3:5] == pytest.approx(np.tile(ONE[:3], (2, 1, 1)))
    assert back[5:7] == pytest.approx(np.tile(EYE, (2, 1, 1)))
    assert back[7:] == pytest.approx(np.tile(OTHER[:3], (2, 1, 1)))


@pytest.mark.parametrize("first", [3, 7])
def test_a_shot_without_a_step_is_left_alone(first):
    """Before or behind one that has a step."""
    found = made_up(9, cuts=[5], recolour=recolouring(9, f3=ONE, f7=ONE)).measures
    back, _ = joined(found, [step(first)], 1.0)
    other = slice(5, 9) if first == 3 else slice(0, 5)
    assert back[first] == pytest.approx(ONE[:3])
    assert back[other] == pytest.approx(np.tile(EYE, (other.stop - other.start, 1, 1)))


def test_what_grew_over_a_chunk_is_taken_out_of_it_and_not_out_of_the_next():
    """Light grows over frames 1..5 and falls back at frame 6: nothing is taken off the first
    frame, all of it off the last one, and the chunk behind the seam is as it was."""
    grows, falls = np.diag([1 / 1.03] * 3 + [1.0]), np.diag([1.03**5] * 3 + [1.0])
    gains = np.zeros((9, 17, 3))
    gains[1:6], gains[6] = np.log(1.03), -5 * np.log(1.03)
    changes = {f"f{index}": grows for index in range(1, 6)} | {"f6": falls}
    recolour = recolouring(9, **changes)
    back, is_ramp = joined(
        made_up(9, gains=gains, recolour=recolour).measures, [step(6, of="light")], 1.0
    )
    assert is_ramp
    assert back[0] == pytest.approx(EYE)
    assert back[5] == pytest.approx(np.linalg.inv(falls)[:3])
    assert np.all(np.diff(back[:6, 0, 0]) < 0)
    assert back[6:] == pytest.approx(np.tile(EYE, (3, 1, 1)))
