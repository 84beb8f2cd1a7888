"""What of a plan changes nothing is told."""

import pytest

import onionskin
from onionskin.plan.staging import Action, Prop, StagedFigure, StagedPlan
from onionskin.stage.blocking import block
from onionskin.stage.unused import unused

ANNA = StagedFigure(id="anna", name="woman", kind="person")
BEN = StagedFigure(id="ben", name="man", kind="person")
CUP = StagedFigure(id="cup", name="cup", kind="thing")
SOFA = StagedFigure(id="sofa", name="sofa", kind="thing")


def plan(*actions, place="park", figures=(ANNA, BEN, CUP), props=()):
    return StagedPlan(seconds=4, place=place, figures=figures, actions=actions, props=props)


def act(verb, **fields):
    return Action(who="anna", verb=verb, start=0, end=4, **fields)


def test_what_an_action_does_not_use_is_told():
    """Who coughs goes nowhere; who drinks holds the cup."""
    assert unused(plan(act("cough", to="left"))) == (
        "woman: cough looks the same without its to left",
    )
    assert unused(plan(act("drink", object="cup"))) == ()


def test_partners_are_used():
    """Those of common actions, and those who are only looked at."""
    for verb in ("dance", "hug", "talk", "laugh"):
        assert unused(plan(act(verb, partner="ben"), figures=(ANNA, BEN))) == ()


def test_an_anchor_that_the_place_has_not_is_told_with_those_it_has():
    """By the names of its own marks."""
    rock = Prop(id="rock", name="rock", anchor="middle")
    assert unused(plan(props=(rock,))) == (
        "rock: the park has no anchor middle; choose one of left, right, seat",
    )


def test_a_thing_that_the_place_has_is_told():
    """No second bench comes into a park."""
    bench = Prop(id="bench", name="bench", anchor="left")
    assert unused(plan(props=(bench,))) == (
        "the park has a bench already, and no second one comes",
    )


def test_who_sits_on_a_sofa_of_the_plan_takes_the_places_own():
    """One sofa, not two that overlap."""
    script, _ = block(plan(act("sit", object="sofa"), place="living room", figures=(ANNA, SOFA)))
    assert "sofa" not in {each.thing for each in script.props}
    assert script.actors[0].seat > 0


def test_a_clip_of_a_plan_says_so():
    """As one of its warnings."""
    with pytest.warns(onionskin.OnionskinWarning, match="cough looks the same"):
        clip = onionskin.make(plan=plan(act("cough", to="left")), size="64x48", fps=2)
    assert "woman: cough looks the same without its to left" in clip.warnings
