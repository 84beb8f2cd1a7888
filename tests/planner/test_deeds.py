"""Deeds: what it takes to do them is there, and who does them is as words say."""

from __future__ import annotations

import pytest

from onionskin.planner.staged import stage_prompt


def _plan(prompt: str):
    return stage_prompt(prompt).plan


@pytest.mark.parametrize(
    ("prompt", "name", "sex"),
    [
        ("A saleswoman folds a scarf.", "saleswoman", "woman"),
        ("A runner laces his shoes.", "runner", "man"),
        ("A doctor opens her bag.", "doctor", "woman"),
        ("女记者在采访市长。", "reporter", "woman"),
        ("保安大叔开门。", "security guard", "man"),
        ("A doctor opens a bag.", "doctor", ""),
    ],
)
def test_who_is_a_woman_or_a_man_where_words_say_so(prompt: str, name: str, sex: str) -> None:
    """By their name, or by who is called "her" or "his"; else it is left open."""
    figure = next(each for each in _plan(prompt).figures if each.name == name)
    assert figure.looks.sex == sex


def test_whoever_knocks_has_a_door() -> None:
    """And a window where one is spoken of."""
    assert any(each.name == "door" for each in _plan("A policeman knocks.").figures)
    assert not any(each.name == "door" for each in _plan("A boy knocks at a window.").figures)


def test_what_somebody_is_warned_of_is_not_done() -> None:
    """The old man is no part of the fridge."""
    plan = _plan("护士叮嘱老大爷把药放冰箱里。")
    assert all(each.verb != "put" for each in plan.actions)
    assert all(each.standing is None for each in plan.figures)


def test_a_sleeping_patient_sleeps_and_hangs_no_chart_up() -> None:
    """Whose chart it is, is in the bed."""
    plan = _plan("A nurse shines a torch on a sleeping patient's chart.")
    names = {each.name for each in plan.figures}
    assert {"nurse", "patient", "clipboard", "flashlight"} <= names
    asleep = {each.who for each in plan.actions if each.verb == "sleep"}
    assert asleep == {each.id for each in plan.figures if each.name == "patient"}


def test_those_who_surround_somebody_take_pictures_if_that_is_their_trade() -> None:
    """Photographers; children do not."""
    verbs = {each.verb for each in _plan("Photographers surround a singer.").actions}
    assert verbs == {"surround", "photograph"}
    assert {each.verb for each in _plan("Children surround a singer.").actions} == {"surround"}


def test_it_is_what_was_handled_and_not_where_it_was() -> None:
    """The cup, and no shelf, is put on the tray."""
    plan = _plan("A waiter takes a cup from the shelf and puts it on a tray.")
    put = next(each for each in plan.actions if each.verb == "put")
    assert next(each.name for each in plan.figures if each.id == put.object) == "cup"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A sommelier opens a bottle.", "restaurant"),
        ("A juror listens.", "courtroom"),
        ("A saleswoman wraps a vase in newspaper.", "shop"),
        ("A minister steps down from a train.", "station"),
        ("A courier locks a bike outside a noodle bar.", "street"),
        ("快递员爬上六楼。", "staircase"),
    ],
)
def test_somebody_is_where_their_name_says(prompt: str, place: str) -> None:
    """By what their name means, whom they are like, and where one gets off."""
    assert _plan(prompt).place == place


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A bar of chocolate lies on a table.", "chocolate"),
        ("举重冠军亲吻奖牌。", "athlete"),
        ("工人修理研磨机。", "machine"),
        ("A window dresser moves a lamp.", "window dresser"),
    ],
)
def test_compounds_name_who_or_what_they_end_in(prompt: str, name: str) -> None:
    """And nobody else is made of their beginnings."""
    assert any(each.name.endswith(name) for each in _plan(prompt).figures)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A ski instructor waves.", "snow"),
        ("Delegates vote.", "parliament"),
        ("烧烤摊老板烤羊肉串。", "market"),
        ("银行经理和农民签合同。", "bank"),
        ("A boy stands under a bridge.", "street"),
        ("A hitchhiker waits by a desert road.", "desert"),
    ],
)
def test_words_for_places_tell_where(prompt: str, place: str) -> None:
    """Also as parts of other words."""
    assert _plan(prompt).place == place


def test_a_monkey_that_clings_to_somebody_is_hugged() -> None:
    """Its keeper does what arms are needed for."""
    plan = _plan("A monkey hugs its keeper.")
    hug = next(each for each in plan.actions if each.verb == "hug")
    assert (hug.who, hug.object) == ("keeper", "monkey")
