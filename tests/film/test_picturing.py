"""What each shot shows, from the first of a film to its last."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from onionskin.film.illustrating import Book
from onionskin.film.people import People
from onionskin.film.picturing import Picturing
from onionskin.film.storyboard import Chart, Points, Quote, Stage, Things, Title

EMPTY = Book([], np.zeros(0, np.int32), np.zeros((0, 384), np.float32), np.zeros((2, 384)), {})


@pytest.fixture
def picturing():
    """At the start of a scene, without illustrations: what is read alone decides."""
    made = Picturing(people=People(), book=EMPTY)
    made.enter()
    return made


@pytest.fixture
def illustrated():
    """At the start of a scene, with all illustrations."""
    made = Picturing(people=People())
    made.enter()
    return made


def test_an_illustration_shows_what_cannot_be_staged_word_by_word(illustrated):
    """In the people and the place of the picture; the scene that has none goes on there."""
    shown = illustrated.spoken("After long talks both sides agreed and shook hands on the deal.")
    assert shown.source.prompt == "two business people shake hands in an office"
    assert illustrated.setting.place == "office"


def test_an_illustration_of_small_things_is_a_card(illustrated):
    """It shows them larger than a table in a room would, beside the words."""
    shown = illustrated.spoken("Your salary comes on the last Friday of the month.").source
    assert [each.thing for each in shown.items] == ["bank card"]
    assert shown.text == "Your salary comes on the last Friday of the month"


@pytest.mark.parametrize("text", ["The pizza arrives in thirty minutes.", "灯塔有一百二十米高。"])
def test_a_number_of_what_nobody_does_is_on_a_card_with_it(picturing, text):
    """Where a drawn scene would only have the thing, and no number."""
    shown = picturing.spoken(text).source
    assert isinstance(shown, Things)
    assert [bool(each.thing) for each in shown.items] == [True, False]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("After training we drink tea in the kitchen.", "two people drink tea"),
        ("In the kitchen we chop onions.", "a chef chops onions"),
    ],
)
def test_we_work_where_we_are_but_rest_as_people(picturing, text, prompt):
    """Tea in a kitchen is not drunk by its cook alone."""
    assert picturing.spoken(text).source.prompt == prompt


def test_what_somebody_is_wholly_seen_to_do_goes_before_an_illustration(illustrated):
    """It has their own words."""
    assert illustrated.spoken("A nurse carries a box.").source.prompt == "a nurse carries a box"


def test_the_same_illustration_does_not_come_twice_in_a_row(illustrated):
    """Where another is near as well, or what is read can be seen."""
    first = illustrated.spoken("Thank you very much for your trust.")
    second = illustrated.spoken("We thank you all.")
    assert second.source != first.source


def test_a_scene_whose_place_is_set_keeps_it(illustrated):
    """The illustration is elsewhere for one shot."""
    illustrated.enter("kitchen")
    illustrated.spoken("After long talks both sides agreed and shook hands on the deal.")
    assert illustrated.setting.place == "kitchen"


def test_the_place_holds_until_another_is_named(picturing):
    """And the hour and the weather with it; another scene begins anew."""
    first = picturing.spoken("The chef cooks in the kitchen at night.").source
    second = picturing.spoken("The nurse carries a box.").source
    third = picturing.spoken("A farmer digs in the field.").source
    assert [each.place for each in (first, second, third)] == ["kitchen", "kitchen", "field"]
    assert second.time == "night"
    picturing.enter("office")
    assert picturing.spoken("The nurse carries a box.").source == Stage(
        prompt="a nurse carries a box", place="office"
    )


def test_framings_begin_wide_and_are_never_twice_the_same(picturing):
    """Whatever is seen."""
    texts = (
        "The nurse waves.",
        "She writes a letter.",
        "She sings.",
        "She runs.",
        "She reads a book.",
        "A dog barks.",
    )
    cameras = [picturing.spoken(text).camera for text in texts]
    framings = [camera.split()[0] for camera in cameras]
    assert framings[0] == "wide"
    assert all(a != b for a, b in pairwise(framings))
    assert "follow" in cameras[3]


def test_what_is_chosen_in_turn(picturing):
    """A number, a list, a card; no picture goes on under words that it does not show."""
    assert isinstance(picturing.spoken("Sales rose by 12%.").source, Chart)
    card = picturing.spoken("Trust matters.")
    assert card.source == Title(text="Trust matters")
    assert card.notes
    assert picturing.spoken("We value: honesty, courage, patience.").source == Points(
        items=("Honesty", "Courage", "Patience"), title="We value"
    )
    assert isinstance(picturing.spoken("The nurse carries a box.").source, Stage)
    assert isinstance(picturing.spoken("This matters.").source, Title)


@pytest.mark.parametrize(
    "text",
    [
        "Our engineers measure every room and check the windows.",
        "Your fridge moves heat from the inside to the outside.",
        "The last one sleeps at the foot of her bed.",
        "You bring your skis for free.",
        "平板和手机不是不能用，但是躺在床上看最伤眼睛。",
    ],
)
def test_a_picture_of_less_than_is_said_is_none(picturing, text):
    """Who stands beside what they were said to use says something else than a card."""
    assert not isinstance(picturing.spoken(text).source, Stage)


def test_whoever_stands_on_a_card_by_name_is_in_the_cast():
    """So that the card shows them as all of the film does."""
    people = People(text="李秀英是一位农民。")
    made = Picturing(people=people, book=EMPTY)
    made.enter()
    shown = made.spoken("李秀英的苹果比梨多。").source
    assert isinstance(shown, Things)
    assert shown.items[0].scene == "李秀英站着"
    assert [(each.name, each.look.split(",")[0]) for each in people.cast()] == [
        ("李秀英", "farmer")
    ]


def test_named_things_stand_on_a_card_where_no_picture_fits(picturing):
    """Rather than the sentence's text, and rather than a picture that only sounds alike."""
    shown = picturing.spoken("Nothing matters as much as the bees.")
    assert isinstance(shown.source, Things)
    assert [each.thing for each in shown.source.items] == ["bee"]
    refused = picturing.spoken("Do not spray poison in the garden.").source
    assert [(each.thing, each.crossed) for each in refused.items] == [("poison bottle", True)]


def test_two_halves_are_two_pictures_where_both_have_one(picturing):
    """Not a clause that says when, and not the rest of a list."""
    assert picturing.are_two("The nurse washes her hands,", "and the doctor talks to a patient.")
    assert not picturing.are_two("When the bell rings,", "the nurse washes her hands.")
    assert not picturing.are_two("The nurse carries boxes,", "bottles and cups.")


def test_who_is_quoted_is_seen_speaking(picturing):
    """Where clothes tell who it is; of others are shown the words and the name."""
    said = picturing.spoken('"It was cold," said Maria, a baker.').source
    assert said == Quote(text="It was cold", who="Maria")
    assert picturing.spoken('"It was cold," said the baker.').source.prompt == "a baker talks"


@pytest.mark.parametrize(
    ("text", "weather", "place"),
    [
        ("The forecast promises sunshine.", "clear", "a village"),
        ("明天会有阳光。", "clear", "村庄"),
        ("The rain drums on the roofs.", "rain", "a village"),
    ],
)
def test_weather_that_is_spoken_of_is_seen_outdoors(picturing, text, weather, place):
    """Though the scene is in an office; and it goes on there."""
    picturing.enter("office")
    assert picturing.spoken(text).source == Stage(prompt=place, place="village", weather=weather)
    assert picturing.spoken("The nurse carries a box.").source.place == "office"


def test_a_place_of_the_film_is_left_for_one_shot_only(picturing):
    """A place on the way to which somebody is changes nothing; one that is named is left again."""
    picturing.setting.home = "shop"
    picturing.enter()
    texts = (
        "Children stop at the window on their way to school.",
        "The farmer digs in the field.",
        "The baker carries a box.",
    )
    places = [picturing.spoken(text).source.place for text in texts]
    assert places == ["shop", "field", "shop"]


def test_the_sun_is_no_fine_weather_where_it_does_something(illustrated):
    """The book is asked before the sky; falling rain is still seen outdoors."""
    warmed = illustrated.spoken("The sun warms the sea, and water rises as vapour.")
    assert warmed.source.prompt == "water evaporates from the sea and falls as rain"


def test_weather_outside_does_not_come_into_the_room_that_is_named(picturing):
    """Nor weather in spite of which it is warm there."""
    bakery = picturing.spoken("面包房里，烤箱整天都热着，外面下着雨。").source
    assert isinstance(bakery, Stage)
    assert bakery.place == "bakery"
    held = picturing.spoken("The nurse carries a box, although snow falls.").source
    assert held.weather != "snowfall"


def test_another_day_is_not_at_the_hour_of_the_one_before(picturing):
    """And each morning is in the morning."""
    assert picturing.spoken("The chef cooks in the kitchen at night.").source.time == "night"
    assert picturing.spoken("端午节，护士搬箱子。").source.time == ""
    assert picturing.spoken("The chef cooks in the kitchen at night.").source.time == "night"
    assert picturing.spoken("每天早上，护士搬箱子。").source.time == "dawn"


def test_a_narrated_hour_outlasts_its_paragraph_only_in_a_story(picturing):
    """With "she" it goes on; a sentence of something else is at no hour."""
    picturing.spoken("The chef cooks in the kitchen at night.")
    picturing.begin_paragraph()
    assert picturing.spoken("She carries a box.").source.time == "night"
    picturing.begin_paragraph()
    assert picturing.spoken("A nurse carries a box.").source.time == ""


def test_the_hour_of_a_heading_outlasts_paragraphs(picturing):
    """It is the scene's."""
    picturing.enter("kitchen", "night")
    picturing.begin_paragraph()
    assert picturing.spoken("A nurse carries a box.").source.time == "night"


def test_she_who_is_an_animal_brings_nobody(picturing):
    """The animal itself is seen."""
    picturing.spoken("A hen sits on a nest.")
    shown = picturing.spoken("She eats the corn.").source
    assert "woman" not in getattr(shown, "prompt", "")


def test_a_description_of_something_else_is_told(illustrated):
    """One that fits is not."""
    fits = illustrated.described("A nurse washes her hands.", "Wash your hands with soap.")
    odd = illustrated.described("A nurse washes her hands.", "The rocket reached the moon.")
    assert not any("does not match" in note for note in fits.notes)
    assert any("does not match" in note for note in odd.notes)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("A glassblower turns a glowing vase in front of the furnace.", "turn"),
        ("A farmer kneels in a field and lets soil run through his fingers.", "let"),
    ],
)
def test_a_described_picture_whose_action_is_lost_is_a_card(picturing, line, word):
    """Nobody stands about instead, and a note names the word."""
    shown = picturing.described(line)
    assert not isinstance(shown.source, Stage)
    assert any("cannot show" in note and word in note for note in shown.notes)


def test_a_card_in_place_of_a_description_carries_the_words_over_it(picturing):
    """And not those of the description, which nobody was to read."""
    line = "A glassblower turns a glowing vase in front of the furnace."
    shown = picturing.described(line, "Every piece takes a whole morning.")
    assert shown.source.text == "Every piece takes a whole morning"


def test_a_described_picture_is_drawn_where_it_can_be_acted(picturing):
    """As it is written, without that note."""
    shown = picturing.described("A volunteer kneels beside a kennel and strokes a dog.")
    assert isinstance(shown.source, Stage)
    assert not any("cannot show" in note for note in shown.notes)


def test_a_command_shows_what_was_cut_before(picturing):
    """And not in another scene."""
    picturing.described("a cook cuts carrots", "Chop the carrots.")
    text = "Put them into a bowl with the honey."
    picturing.spoken(text)
    assert "carrot" in [each.thing for each in picturing.on_card(text).source.items]
    picturing.enter()
    picturing.spoken(text)
    assert "carrot" not in [each.thing for each in picturing.on_card(text).source.items]
