"""Pictures of one's own keep their names in staged plans."""

from __future__ import annotations

import pytest

from onionskin.errors import InvalidInput
from onionskin.planner.own_names import hide, reveal
from onionskin.planner.staged import StagedPrompt, stage_prompt


def staged(prompt: str, *names: str) -> StagedPrompt:
    hidden, table = hide(prompt, names)
    return reveal(stage_prompt(hidden), table)


@pytest.mark.parametrize(
    ("prompt", "name", "verb"),
    [
        ("a woman holds Acme on a stage", "Acme", "hold"),
        ("a courier delivers Zing to a customer", "Zing", "deliver"),
        ("一个女孩拿着果冻星在公园里", "果冻星", "hold"),
        ("a man points at SuperSoap on a table", "SuperSoap", "point"),
    ],
)
def test_a_picture_is_a_thing_of_its_name(prompt: str, name: str, verb: str) -> None:
    """It is held, given or shown by its own name, in both languages."""
    read = staged(prompt, name)
    [figure] = [each for each in read.plan.figures if each.name == name]
    assert figure.kind == "thing"
    assert "picture" not in figure.id
    assert verb in {action.verb for action in read.plan.actions}
    assert not any("picture" in warning for warning in read.warnings)


def test_a_longer_name_is_not_taken_for_a_shorter_one() -> None:
    """Two pictures of one brand are two things."""
    names = {
        f.name for f in staged("Acme Shoe stands beside Acme", "Acme", "Acme Shoe").plan.figures
    }
    assert {"Acme", "Acme Shoe"} <= names


def test_a_picture_that_is_not_spoken_of_is_said() -> None:
    """It is not shown, and a warning says so."""
    read = staged("a fox runs", "Acme")
    assert read.warnings[0] == "Acme is not in the sentence and is not shown"


def test_too_many_pictures_are_refused() -> None:
    """The error says how many a plan takes."""
    with pytest.raises(InvalidInput, match="7 pictures: a staged plan takes 6"):
        hide("a fox", [f"name{k}" for k in range(7)])
