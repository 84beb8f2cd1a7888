"""Things that sentences name are found by their nouns, and by nothing that only looks like one."""

from __future__ import annotations

import pytest

from onionskin.film.naming import named_things
from onionskin.finish.cards.things import drawing_of


def things(text: str, *names: str) -> list[str]:
    return [each.thing for each in named_things(text, names) if not each.is_somebody]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Passengers carry suitcases and backpacks.", ["suitcase", "backpack"]),
        ("The night train leaves at nine.", ["train"]),
        ("He gives you a key, a towel and a bottle of water.", ["key", "towel", "glass"]),
        ("Plant lavender on the balcony.", ["hyacinth"]),
        ("A flat costs 300,000 euros.", ["apartment block"]),
        ("A flat tyre is no fun.", ["tyre"]),
        ("After the storm the ferry Aurora left.", ["lightning", "ferry"]),
        ("Is the parcel lighter than the suitcase?", ["parcel", "suitcase"]),
        ("There the workers turn nectar into honey.", ["honey pot"]),
        ("巧克力、洋葱和葡萄都在这里。", ["chocolate bar", "onion", "bunch of grapes"]),
        ("它喝了牛奶，也玩了毛线球。", ["glass of milk", "ball of yarn"]),
    ],
)
def test_nouns_name_things_in_the_spoken_order(text: str, expected: list[str]) -> None:
    """Plurals, compounds by their head, and what a container holds."""
    assert things(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A wave of complaints hit the heart of the matter.",
        "A chip the size of a grain of rice.",
        "If we find a small hole, we tell you.",
        "She takes off the wheel.",
        "In winter, salt eats the brakes.",
        "先拔掉保险销。",
        "Hand in your work and watch out.",
        "The lighthouse keeper went home.",
        "The key to success is hard work.",
        "He plays the piano keys.",
        "He opened the door to a new life.",
        "Prices rose and the company lost face.",
        "Buy it from the people next door.",
        "The mouse pointer moves to the left.",
        "We met Ann Bear in the office.",
        "回家以前，要准备好猫粮。",
    ],
)
def test_figures_of_speech_verbs_and_names_bring_none(text: str) -> None:
    """A wrong picture is worse than none."""
    assert things(text) == []


def test_what_is_not_to_be_done_is_struck_through() -> None:
    """The clause that says no, and only that one."""
    text = "Do not spray poison in the garden, but bring a bucket."
    assert [(each.thing, each.is_refused) for each in named_things(text)] == [
        ("poison bottle", True),
        ("bucket", False),
    ]
    refused = named_things("巧克力、洋葱对猫有毒，千万不要喂。")
    assert [(each.thing, each.is_refused) for each in refused] == [
        ("chocolate bar", True),
        ("onion", True),
        ("cat", False),
    ]


def test_where_something_is_not_to_be_is_no_thing_of_its_own() -> None:
    """And a verb before a noun in the plural is a command."""
    assert things("Never put a candle, a lighter or paint in the van.") == ["candle", "lighter"]
    assert things("Do not go into the river with a bicycle.")[-1:] == ["bicycle"]
    assert things("Take paper, pack books in a box.") == ["stack of books", "cardboard box"]


def test_the_words_beside_a_thing_say_which_it_is() -> None:
    """Water in a river is no glass of it, and what is set for the morning is a clock."""
    assert things("The rivers carry the water back.") == ["water drop"]
    assert things("Set an alarm.") == ["alarm clock"]
    assert things("The river went back into its bed.") == []
    assert things("Wait until the driver comes, and wave.") == []


def test_people_are_named_by_their_role() -> None:
    """Whom no clothes tell apart says little by itself."""
    found = named_things("Couriers, street sweepers and customers wear a hat.")
    assert [(each.thing, each.is_weak) for each in found if each.is_somebody] == [
        ("several courier", False),
        ("several cleaner", False),
        ("several customer", True),
    ]


def test_whoever_has_a_name_is_drawn_as_what_they_are() -> None:
    """Joan as a woman, and Biscuit as the dog that it is."""
    names = {"Joan": "woman", "Biscuit": "dog", "Karen": "driver", "Ann": ""}
    found = named_things("Joan calls Biscuit, Karen and Ann.", names)
    assert [(each.thing, each.said, each.is_somebody) for each in found] == [
        ("woman", "Joan", True),
        ("dog", "Biscuit", False),
        ("driver", "Karen", True),
    ]
    assert all(drawing_of(each.thing) is not None for each in found)


def test_what_only_says_where_or_how_another_is_stands_aside() -> None:
    """The bucket under the ladder; of what shines like a mirror nothing is a mirror."""
    found = named_things("Put a bucket under the ladder.")
    assert [(each.thing, each.is_aside) for each in found] == [("bucket", False), ("ladder", True)]
    loud = named_things("The kettle is about as loud as a fridge.")
    assert [(each.thing, each.is_aside) for each in loud] == [("kettle", False), ("fridge", True)]
    much = named_things("Nothing matters as much as the bees.")
    assert [(each.thing, each.is_aside) for each in much] == [("bee", False)]
    assert things("It shines like a mirror.") == []


def test_places_are_named_where_they_are_asked_for() -> None:
    """And bring nothing where a picture has a place already."""
    text = "The town library has moved."
    assert [(each.thing, each.is_scene) for each in named_things(text, scenes=True)] == [
        ("library", True)
    ]
    assert named_things(text) == ()


def test_a_place_stands_aside_where_something_only_happens_there() -> None:
    """And not where it is what is spoken of."""
    texts = (
        "The greenhouse fell.",
        "They work in the greenhouse.",
        "大棚被压塌了。",
        "大棚里有花。",
    )
    asides = [named_things(text, scenes=True)[0].is_aside for text in texts]
    assert asides == [False, True, False, True]


def test_a_refusal_is_of_what_its_own_clause_names() -> None:
    """A bowl within reach is not forbidden with the stool."""
    found = named_things("碗放在伸手能拿到的地方，不要踩着凳子去够。")
    assert [(each.thing, each.is_refused) for each in found] == [("bowl", False), ("stool", True)]


def test_what_one_must_never_do_without_is_wanted():
    """Only what somebody goes without is crossed out."""
    found = named_things("Never reach into the oven without gloves.")
    assert [(each.thing, each.is_refused) for each in found][1] == ("pair of gloves", False)
    (umbrella,) = named_things("He went out without an umbrella.")
    assert umbrella.is_refused


def test_names_of_people_bring_no_things() -> None:
    """小雨 of the film's people is no rain, and Rose no flower."""
    assert things("Pearl Apple smiles.", "Pearl Apple") == []
    assert things("小雨和苹果。", "小雨") == ["apple"]


def test_the_words_are_where_they_are_said_to_stand() -> None:
    """`start` and `said` point at the text."""
    text = "Take off your shoes; read a book or look at the stars."
    found = named_things(text)
    assert found
    assert all(text[each.start : each.start + len(each.said)] == each.said for each in found)
    assert all(drawing_of(each.thing) is not None for each in found)
