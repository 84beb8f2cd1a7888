"""Staged plans: who does what with whom, as plain data that checks itself."""

from __future__ import annotations

import pytest

from onionskin.errors import InvalidInput
from onionskin.plan.staging import (
    Action,
    FigureKey,
    Looks,
    Prop,
    Shooting,
    StagedFigure,
    StagedPlan,
    Standing,
)
from onionskin.serial import from_dict, from_json, to_json

DOCTOR = StagedFigure(id="doctor", name="doctor", kind="person", looks=Looks(wears=("glasses",)))
CHILD = StagedFigure(
    id="child",
    name="child",
    kind="person",
    said="孩子",
    looks=Looks(age="child", mood="afraid"),
    standing=Standing(relation="on", of="bed"),
    keys=(FigureKey(seconds=0, x=0.5), FigureKey(seconds=2, x=0.5, turn=90)),
)
PLAN = StagedPlan(
    seconds=4,
    place="hospital room",
    time="night",
    season="winter",
    camera=Shooting(shot="medium", move="dolly-in", on="child"),
    figures=(DOCTOR, CHILD),
    actions=(
        Action(who="doctor", verb="talk", start=0.4, end=4, partner="child", manner=("slowly",)),
        Action(who="doctor", verb="walk", start=0.4, end=2, to="left"),
    ),
    props=(Prop(id="bed", name="hospital bed", anchor="bed"),),
)


def test_a_staged_plan_comes_back_exactly():
    """As JSON with its schema; keys are rows."""
    text = to_json(PLAN)
    assert text.startswith('{"schema": "onionskin.staged_plan/1", "seconds": 4.0')
    assert "[2.0, 0.5, 0.0, 0.0, 90.0]" in text
    assert from_json(StagedPlan, text) == PLAN


def test_figures_and_their_actions_are_found_by_id():
    """In the order of time."""
    assert PLAN.figure("child") == CHILD
    assert PLAN.figure("bed") is None
    assert [action.verb for action in PLAN.actions_of("doctor")] == ["talk", "walk"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"seconds": 0}, "seconds is 0.0: give a number above 0"),
        ({"time": "noon"}, "time is 'noon'; allowed: day"),
        ({"figures": [{"id": "a b", "name": "a", "kind": "person"}]}, "figures[0].id is 'a b'"),
        ({"figures": [{"id": "a", "name": "", "kind": "person"}]}, "figures[0].name is empty"),
        ({"figures": [{"id": "a", "name": "a", "kind": "ghost"}]}, "figures[0].kind is 'ghost'"),
        (
            {"figures": [{"id": "a", "name": "a", "kind": "thing", "keys": [[1, 0], [1, 0]]}]},
            "figures[0].keys[1] is at 1 s, not later",
        ),
        (
            {"figures": [{"id": "a", "name": "a", "kind": "thing"}] * 2},
            "the id 'a' is given twice",
        ),
        ({"figures": [{"id": "up", "name": "a", "kind": "thing"}]}, "no id may be one of left"),
        (
            {"actions": [{"who": "fox", "verb": "run", "start": 0, "end": 1}]},
            "actions[0].who is 'fox': give the id of a figure or prop: there is none",
        ),
        ({"actions": [{"who": "a", "verb": "", "start": 0, "end": 1}]}, "actions[0].verb is empty"),
        (
            {"actions": [{"who": "a", "verb": "run", "start": 1, "end": 1}]},
            "actions[0].end is 1.0: give a number above 1",
        ),
        ({"camera": {"move": "shake"}}, "camera.move is 'shake'; allowed: still"),
        ({"camera": {"on": "fox"}}, "camera.on is 'fox': give the id"),
    ],
)
def test_what_cannot_be_staged_is_refused_by_its_path(change, told):
    """In one line."""
    with pytest.raises(InvalidInput) as caught:
        from_dict(StagedPlan, {"seconds": 2, **change})
    assert told in str(caught.value)


def test_actions_end_with_the_plan():
    """What goes on after the end would never be seen."""
    action = Action(who="doctor", verb="talk", start=0, end=5)
    with pytest.raises(InvalidInput, match=r"actions\[0\].end is 5: the plan ends at 4 s"):
        StagedPlan(seconds=4, figures=(DOCTOR,), actions=(action,))


def test_forty_one_figures_are_too_many():
    """The limit is told."""
    figures = [StagedFigure(id=f"a-{n}", name="a", kind="person") for n in range(41)]
    with pytest.raises(InvalidInput, match="figures has more than 40 items: give up to 40"):
        StagedPlan(seconds=2, figures=figures)


@pytest.mark.parametrize(
    ("make", "limit"),
    [
        (lambda count: StagedPlan(seconds=1, figures=_figures(count)), 40),
        (lambda count: StagedPlan(seconds=1, props=_props(count)), 100),
        (lambda count: StagedPlan(seconds=1, figures=_figures(1), actions=_actions(count)), 200),
        (lambda count: StagedFigure(id="a", name="a", kind="thing", keys=_keys(count)), 1000),
        (lambda count: StagedFigure(id="a", name="a", kind="thing", count=count), 1000),
        (lambda count: StagedFigure(id="a" * count, name="a", kind="thing"), 80),
        (lambda count: StagedFigure(id="a", name="a" * count, kind="thing"), 80),
        (lambda count: StagedFigure(id="a", name="a", kind="thing", said="a" * count), 200),
        (lambda count: Looks(wears=("hat",) * count), 12),
        (lambda count: Looks(traits=("neon",) * count), 12),
        (lambda count: StagedPlan(seconds=1, place="a" * count), 80),
    ],
)
def test_limits_belong_to_what_is_allowed(make, limit) -> None:
    """The last number that is in is taken, the next one is not."""
    make(limit)
    with pytest.raises(InvalidInput):
        make(limit + 1)


@pytest.mark.parametrize(
    "make",
    [
        lambda: StagedFigure(id="", name="a", kind="thing"),
        lambda: StagedFigure(id="a", name="", kind="thing"),
        lambda: Prop(id="", name="a"),
        lambda: Standing(relation="on", of=""),
        lambda: Action(who="", verb="talk", start=0, end=1),
        lambda: Action(who="a", verb="", start=0, end=1),
    ],
)
def test_what_has_to_be_named_is_named(make) -> None:
    """Nothing is called by no name."""
    with pytest.raises(InvalidInput, match="is empty"):
        make()


def _figures(count: int) -> tuple[StagedFigure, ...]:
    return tuple(StagedFigure(id=f"f-{n}", name="fox", kind="animal") for n in range(count))


def _props(count: int) -> tuple[Prop, ...]:
    return tuple(Prop(id=f"p-{number}", name="chair") for number in range(count))


def _actions(count: int) -> tuple[Action, ...]:
    return tuple(Action(who="f-0", verb="wave", start=0, end=1) for _ in range(count))


def _keys(count: int) -> tuple[FigureKey, ...]:
    return tuple(FigureKey(seconds=number, x=0) for number in range(count))


@pytest.mark.parametrize(
    ("field", "allowed", "refused"),
    [("seed", (0, 2**32 - 1), (-1, 2**32)), ("pace", (0.05, 4.0), (0.04, 4.1))],
)
def test_a_plan_is_of_a_seed_and_a_pace_within_their_limits(field, allowed, refused) -> None:
    """The last ones that are allowed are."""
    for value in allowed:
        assert getattr(StagedPlan(seconds=1.0, **{field: value}), field) == value
    for value in refused:
        with pytest.raises(InvalidInput, match=field):
            StagedPlan(seconds=1.0, **{field: value})
