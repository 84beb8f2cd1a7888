"""Edits set up: which plan and which frames a clip is painted over by."""

from fractions import Fraction

import pytest
from tests.conftest import painted

from onionskin import Clip, load_engine
from onionskin.render.edit import set_up_restyle
from onionskin.render.options import Restyle


def restyled(strength: float, prompt: str = "a red fox runs through snow"):
    clip = Clip(painted(8, 64, 64), Fraction(8))
    return set_up_restyle(
        Restyle(clip, prompt, strength=strength, seed=1), load_engine("toybox"), None
    )


def test_a_clip_that_is_painted_over_in_part_has_a_plan_for_its_prompt():
    """Its scenery; who is in a clip from elsewhere is shown by the clip alone."""
    request = restyled(0.5).request
    assert request.plan.scenery.place == "snow"
    assert (request.plan.subjects, request.plan.camera_move) == ((), "still")
    assert request.strength == 0.5


@pytest.mark.parametrize("strength", [0.0, 1.0])
def test_a_clip_that_is_kept_or_made_new_is_not_planned_beside_the_old_one(strength):
    """Nothing of it is left to fit in with, or everything."""
    assert restyled(strength).request.plan is None


def test_without_words_there_is_nothing_to_plan():
    """The clip is painted over as it is."""
    assert restyled(0.5, prompt=" ").request.plan is None
