"""Things without people stand where they belong, and do what is said."""

from __future__ import annotations

import pytest

from onionskin.plan.staging import Action, StagedFigure, StagedPlan, Standing
from onionskin.stage.blocking import block
from onionskin.stage.script import Prop


def _props(*figures: StagedFigure, actions=(), place="") -> dict[str, Prop]:
    plan = StagedPlan(seconds=4, place=place, figures=figures, actions=actions)
    return {prop.id: prop for prop in block(plan)[0].props}


def _figure(name: str, on: str = "", relation="on", count: int = 1) -> StagedFigure:
    standing = Standing(relation=relation, of=on) if on else None
    return StagedFigure(
        id=name.replace(" ", "-"), name=name, kind="thing", count=count, standing=standing
    )


def _does(who: str, verb: str, object_: str = "") -> Action:
    return Action(who=who, verb=verb, start=0.4, end=4, object=object_)


def test_a_small_thing_stands_on_what_it_is_said_to_stand_on() -> None:
    """A phone on a desk is over the desk's top, not on the floor; the desk is not framed."""
    props = _props(_figure("phone", on="desk"), _figure("desk"), place="office")
    assert props["phone"].y > 0.5
    assert props["phone"].x == pytest.approx(props["desk"].x, abs=0.1)
    assert props["phone"].subject
    assert not props["desk"].subject


def test_small_things_alone_indoors_have_a_table() -> None:
    """A bottle in a studio stands on a table, oranges on both its sides."""
    props = _props(_figure("bottle"), _figure("orange", count=3), place="studio")
    assert props["stand"].thing == "tabletop"
    oranges = [prop.x for prop in props.values() if prop.thing == "orange"]
    assert min(oranges) < props["bottle"].x < max(oranges)


def test_coins_drop_into_what_they_are_in_from_behind_its_rim() -> None:
    """Each coin begins at a time of its own, and goes behind the bank."""
    coins = _figure("coin", on="piggy-bank", relation="in", count=3)
    props = _props(coins, _figure("piggy bank"), actions=(_does("coin", "fall"),), place="studio")
    found = [prop for prop in props.values() if prop.thing == "coin"]
    assert {prop.does for prop in found} == {"drop in"}
    assert len({prop.start for prop in found}) == 3
    assert all(prop.z > props["piggy-bank"].z for prop in found)


def test_layers_fall_on_one_another_and_the_whole_is_not_there_before() -> None:
    """A burger is put together from below, with the upper half of its bun last."""
    parts = [_figure(name) for name in ("bun", "patty", "lettuce")]
    assembled = (_does("burger", "assemble"),)
    props = _props(_figure("burger"), *parts, actions=assembled, place="studio")
    layers = [props[name] for name in ("bun", "patty", "lettuce", "top")]
    assert "burger" not in props
    assert [p.y for p in layers] == sorted({p.y for p in layers})
    assert [p.start for p in layers] == sorted({p.start for p in layers})


def test_who_attacks_comes_up_to_what_is_attacked() -> None:
    """A virus ends at the edge of the cell, to its left."""
    attacks = (_does("virus", "attack", "cell"),)
    props = _props(_figure("virus"), _figure("cell"), actions=attacks, place="body")
    assert props["virus"].does == "attack"
    assert 0.5 < props["cell"].x - props["virus"].x < 1.3


def test_a_place_shows_its_own_thing_once() -> None:
    """The sofa of a living room is the one that is framed."""
    props = _props(_figure("sofa"), place="living room")
    assert (props["sofa"].x, props["sofa"].z) == (0.6, 1.9)


def test_what_a_thing_cannot_do_is_said() -> None:
    """A chair cannot negotiate: it rests, and the warning says so."""
    plan = StagedPlan(
        seconds=4, figures=(_figure("chair"),), actions=(_does("chair", "negotiate"),)
    )
    assert (
        "things on the stage cannot negotiate yet, so they do not move: try another verb"
        in block(plan)[1]
    )


def test_what_is_behind_a_thing_stands_behind_it_and_is_partly_seen() -> None:
    """A ball behind a box is farther away, and no farther aside than their edges."""
    props = _props(_figure("ball", on="parcel", relation="behind"), _figure("parcel"))
    assert props["ball"].z > props["parcel"].z
    assert 0.1 < props["ball"].x - props["parcel"].x < 0.5


def test_flames_are_as_large_as_what_burns() -> None:
    """A candle has its own; a house has several, none over its ridge, and the house is framed."""
    burns = (_does("house", "burn"),)
    props = _props(_figure("house"), _figure("fire", on="house"), actions=burns)
    flames = [prop for prop in props.values() if prop.thing == "fire"]
    assert len(flames) == 3
    assert all(0.5 < prop.y < 3.5 for prop in flames)
    assert props["house"].subject
    lit = _props(
        _figure("candle"), _figure("fire", on="candle"), actions=(_does("candle", "burn"),)
    )
    assert not [prop for prop in lit.values() if prop.thing == "fire"]
