"""Who is seen at what a sentence says they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onionskin.film import seen
from onionskin.film.acting import AT_HOME, acted
from onionskin.film.board import board_of
from onionskin.film.gestures import gesture_of, listed_gestures, says_the_same
from onionskin.film.script.reading import read_script
from onionskin.film.storyboard import Stage, Things
from onionskin.film.weighing import Known
from onionskin.planner.frames import Clause, Noun
from onionskin.stage.actions import ACTIONS
from onionskin.stage.things import THINGS

KNOWN = Known(you="woman", we="baker")


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("You can book a table on our website.", "woman", "type"),
        ("Call the surgery before nine.", "woman", "phone"),
        ("A courier writes down the time of the call.", "courier", "write"),
        ("A nurse checks your blood pressure.", "nurse", "check"),
        ("We ring you when the cake is ready.", "baker", "phone"),
        ("先拨打服务热线，再预约时间。", "woman", "phone"),
        ("志愿者会提醒老人按时吃药。", "volunteer", "talk"),
    ],
)
def test_what_is_done_is_acted_by_whoever_does_it(text: str, who: str, verb: str) -> None:
    found = acted(text, KNOWN)
    assert found is not None
    assert (found.sight.people, found.sight.verb) == ((who,), verb)


@pytest.mark.parametrize(
    "text",
    [
        "The price depends on the size.",
        "Most of the heat is lost through the roof.",
        "It takes three weeks to dry.",
        "银行绝不会要求您转账。",
    ],
)
def test_nobody_is_seen_where_nobody_does_it(text: str) -> None:
    assert acted(text, KNOWN) is None


def test_what_is_not_done_is_not_acted() -> None:
    assert acted("Never carry boxes on the stairs.", KNOWN) is None


def test_goods_are_carried_and_what_has_no_likeness_is_not() -> None:
    goods = acted("A courier brings your things to the desk.", KNOWN)
    assert goods is not None
    assert [each.name for each in goods.sight.things] == ["cardboard box"]
    assert acted("A courier brings your assessment to the desk.", KNOWN) is None
    assert acted("A farmer brings a ring of crushed eggshells.", KNOWN) is None


@pytest.mark.parametrize("text", ["Bring your things to the desk.", "Give a pen to the other leg."])
def test_you_are_not_seen_with_your_hands_full(text: str) -> None:
    assert acted(text, KNOWN) is None


def test_nobody_walks_because_a_place_is_named() -> None:
    here = replace(KNOWN, place="café")
    sits = acted("Parents wait in the café.", here)
    assert sits is not None
    assert sits.sight.verb == "sit"
    assert acted("Parents rearrange chairs in the café.", here) is None


def test_animals_are_led_and_what_is_looked_for_is_pointed_at() -> None:
    led = acted("We keep your dog for another night.", KNOWN)
    found = acted("Our drivers find old sofas by the road.", KNOWN)
    assert led is not None
    assert found is not None
    assert (led.sight.verb, [each.name for each in led.sight.things]) == ("walk", ["dog"])
    assert (found.sight.verb, [each.name for each in found.sight.things]) == ("point", ["sofa"])


@pytest.mark.parametrize(
    "text", ["You do not need a ticket.", "The room is dry, so nobody has to climb a ladder."]
)
def test_of_what_is_not_needed_nothing_is_acted(text: str) -> None:
    assert acted(text, KNOWN) is None


def test_a_clause_that_says_when_is_not_acted() -> None:
    found = acted("睡前关掉总阀门，并拨打服务电话。", KNOWN)
    assert found is not None
    assert found.sight.verb == "phone"


def test_whoever_is_only_introduced_is_at_their_work() -> None:
    found = acted("Our baker is seventy years old.", KNOWN)
    assert found is not None
    assert (found.sight.people, found.sight.verb) == (("baker",), "knead")


def test_you_are_at_home_and_those_who_work_are_not() -> None:
    yours = acted("Call the surgery before nine.", KNOWN)
    ours = acted("We ring you when the cake is ready.", KNOWN)
    outside = acted("A courier puts your things outside the door.", KNOWN)
    assert yours is not None
    assert ours is not None
    assert outside is not None
    assert (yours.place, ours.place, outside.place) == (AT_HOME, "", "street")


def test_verbs_ask_for_things_of_their_own() -> None:
    subject = [Noun(name="person")]
    verbs = {
        name: getattr(gesture_of(clause), "verb", "")
        for name in ("web page", "doctor", "museum")
        for clause in [Clause(subjects=subject, verb="visit", objects=[Noun(name=name)])]
    }
    assert verbs == {"web page": "type", "doctor": "talk", "museum": "walk"}


def test_every_gesture_is_one_of_the_stage() -> None:
    for gesture in listed_gestures():
        assert ACTIONS.find(gesture.verb) is not None, gesture
        name = gesture.held
        assert not name or THINGS.find(name) is not None or seen.has_picture(name), gesture


def test_a_pictogram_of_the_gesture_says_it_twice() -> None:
    assert says_the_same("phone", "making a phone call")
    assert says_the_same("talk", "two people talking")
    assert not says_the_same("phone", "calendar")
    assert not says_the_same("swim", "phone call")


def _shots(tmp_path, text: str):
    path = tmp_path / "script.md"
    path.write_text(f"# A film\n\n{text}\n", encoding="utf-8")
    return [each for each in board_of(read_script(path)).shots if each.narration]


def test_a_sentence_of_a_deed_is_a_scene_with_the_rest_called_out(tmp_path) -> None:
    (shot,) = _shots(tmp_path, "Register for the course with your passport before you come.")
    assert isinstance(shot.source, Stage)
    assert "types on a laptop" in shot.source.prompt
    assert {each.thing for each in shot.callouts} >= {"passport"}


def test_a_list_stays_a_card(tmp_path) -> None:
    (shot,) = _shots(tmp_path, "We take sofas, mattresses, carpets and washing machines.")
    assert isinstance(shot.source, Things)
    assert len(shot.source.items) >= 4


def test_no_gesture_stands_alone(tmp_path) -> None:
    (shot,) = _shots(tmp_path, "You should think about the consequences.")
    assert not isinstance(shot.source, Stage)


def test_what_somebody_is_quoted_with_is_acted_by_nobody_else(tmp_path) -> None:
    (shot,) = _shots(tmp_path, '"We saw the boat," said Helen Marsh, a teacher.')
    assert "boat" not in getattr(shot.source, "prompt", "")


def test_nobody_runs_where_nobody_may(tmp_path) -> None:
    (shot,) = _shots(tmp_path, "Nobody may run along the edge of the pool.")
    assert "run" not in getattr(shot.source, "prompt", "")


def test_you_sign_up_at_home_and_in_no_swimsuit(tmp_path) -> None:
    (shot,) = _shots(tmp_path, "To learn to swim, you can sign up on our website.")
    assert isinstance(shot.source, Stage)
    assert "types on a laptop" in shot.source.prompt
    assert "swimmer" not in shot.source.prompt
