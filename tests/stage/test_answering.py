"""Who is done something together with does it too, or is said not to."""

import pytest

from onionskin.plan.staging import Action, StagedFigure, StagedPlan
from onionskin.stage.blocking import block

ANNA = StagedFigure(id="anna", name="woman", kind="person")
BEN = StagedFigure(id="ben", name="man", kind="person")


def acted(*actions):
    """What Ben does, as (verb, start, end), and the warnings."""
    plan = StagedPlan(seconds=8, place="park", figures=(ANNA, BEN), actions=actions)
    script, warnings = block(plan)
    ben = next(each for each in script.actors if each.id == "ben")
    return [(cue.verb, cue.start, cue.end) for cue in ben.cues], warnings


def with_anna(verb, start=3.0, end=6.0):
    return Action(who="anna", verb=verb, start=start, end=end, partner="ben")


@pytest.mark.parametrize(
    ("verb", "part"),
    [
        ("shake hands", "shake hands"),
        ("hug", "hug"),
        ("kiss", "kiss"),
        ("hold hands", "hold hands"),
        ("dance", "dance"),
        ("give", "be given"),
    ],
)
@pytest.mark.parametrize("own", [(0.0, 2.0), (6.5, 8.0)])
def test_whoever_acts_earlier_or_later_does_their_part(verb, part, own):
    """Their own action stays, and the common one is done by both."""
    start, end = own
    cues, warnings = acted(Action(who="ben", verb="wave", start=start, end=end), with_anna(verb))
    assert ("wave", start, end) in cues
    assert part in [cue[0] for cue in cues]
    assert warnings == ()


def test_whoever_has_hands_full_does_not_and_is_named():
    """Who reads goes on reading."""
    cues, warnings = acted(Action(who="ben", verb="read", start=0, end=8), with_anna("shake hands"))
    assert [cue[0] for cue in cues] == ["read"]
    assert warnings == (
        "man does not shake hands with woman, but goes on to read: "
        "give one of the two actions another time",
    )


def test_the_part_is_done_in_the_time_that_is_left():
    """Who reads until the fourth second shakes hands from then on."""
    cues, warnings = acted(Action(who="ben", verb="read", start=0, end=4), with_anna("hug"))
    assert ("hug", 4.0, 6.0) in cues
    assert warnings == ()


def test_both_may_have_the_action_in_the_plan():
    """Then it is done once."""
    mine = Action(who="ben", verb="shake hands", start=3, end=6, partner="anna")
    cues, _ = acted(mine, with_anna("shake hands"))
    assert cues == [("shake hands", 3.0, 6.0)]
