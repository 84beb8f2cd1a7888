"""Names of the stage are heard in prompts of two languages."""

from __future__ import annotations

import pytest

from onionskin.stage.hearing import hear

HEARD = [
    ("a doctor talks to a patient in a hospital room", "doctor", "talk", "hospital room"),
    ("a chef is cooking in the kitchen", "chef", "cook", "kitchen"),
    ("a girl rides a bicycle through the park", "girl", "ride", "park"),
    ("医生给孩子打疫苗", "doctor", "inject", ""),
    ("老师在教室里给学生讲课", "teacher", "explain", "classroom"),
    ("厨师在厨房里炒菜", "chef", "cook", "kitchen"),
]


@pytest.mark.parametrize(("prompt", "who", "verb", "place"), HEARD)
def test_who_does_what_where(prompt: str, who: str, verb: str, place: str) -> None:
    """The first figure is who acts, the first action what they do."""
    plan, warnings = hear(prompt, seconds=4)
    assert plan.figures[0].name == who
    assert (plan.actions[0].who, plan.actions[0].verb) == (plan.figures[0].id, verb)
    assert plan.place == place
    assert warnings == ()


def test_words_that_name_nothing_are_said() -> None:
    """What is not on the stage is in the warnings, word by word."""
    _, warnings = hear("a wyvern knits at night", seconds=4)
    assert warnings == ("not understood: wyvern, knits",)
