"""Where and when a film is."""

from __future__ import annotations

from onionskin.film.depicting import Depicted
from onionskin.film.setting import Setting, place_named
from onionskin.plan.staging import StagedPlan


def test_the_first_place_of_a_title_is_the_films():
    """A bakery on a street is a bakery."""
    assert place_named("The bakery on Mill Street") == "bakery"
    assert place_named("A day in the kitchen") == "kitchen"


def test_a_place_on_the_way_holds_for_one_sentence():
    """Who faints by the road does not keep the film there; a field is where it goes on."""
    setting = Setting()
    setting.enter()
    for place, after in (("road", ""), ("field", "field"), ("street", "field")):
        held, _ = setting.move(Depicted(place=place, is_setting=True))
        assert setting.place == place
        setting.leave("He waits there.", held, ("", ""))
        assert setting.place == after


def test_what_is_so_every_morning_sets_no_hour():
    """Nor does an hour of narration outlast the next description."""
    setting = Setting()
    setting.enter()
    for text, after in (
        ("So every Saturday morning we show people how to do all of it themselves.", ""),
        ("Early in the morning we show people how to do all of it themselves.", "dawn"),
    ):
        held, _ = setting.move(Depicted(time="dawn"))
        setting.leave(text, held, ("", ""))
        assert setting.time == after
    setting.describe(StagedPlan(seconds=1, place="workshop"), frozenset({"place"}))
    assert (setting.place, setting.time) == ("workshop", "")


def test_a_sentence_that_goes_on_is_still_on_the_way():
    """Its second half is where its first is."""
    setting = Setting()
    setting.enter()
    held, _ = setting.move(Depicted(place="road", is_setting=True))
    setting.leave("如果有人在路边晕倒，", held, ("", ""))
    setting.move(Depicted())
    assert setting.place == "road"
