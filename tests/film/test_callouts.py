"""What words name and a picture does not show is called out, in the spoken order."""

from __future__ import annotations

from onionskin.film.callouts import Shown, beside_a_number, callouts_of, gathered, shown_by, with_it
from onionskin.film.reading import open_storyboard
from onionskin.film.storyboard import Callout, Chart, Stage


def test_what_the_picture_shows_is_not_shown_twice() -> None:
    """The bicycle is there, key and price are not."""
    shown = shown_by(Stage(prompt="a woman rides a bicycle in the street"))
    found = callouts_of("A bicycle with a key costs 79 euros.", shown)
    assert found == (Callout(text="key", thing="key"), Callout(text="79 euros"))


def test_a_number_of_things_is_one_callout() -> None:
    """Thirty-two cats are a cat over its number."""
    shown = shown_by(Stage(prompt="a village"))
    found = callouts_of("救助站里有三十二只猫。", shown)
    assert found == (Callout(text="32只猫", thing="cat", said="三十二只猫"),)


def test_common_things_give_way_to_others() -> None:
    """A door is dull beside a key and a phone."""
    shown = shown_by(Stage(prompt="a man talks"))
    text = "Open the door with the key and the phone."
    assert [each.thing for each in callouts_of(text, shown)] == ["key", "phone"]
    assert [each.thing for each in callouts_of("Open the door.", shown)] == ["door"]
    at_home = shown_by(Stage(prompt="a courier gives a parcel to a woman", place="street"))
    assert callouts_of("A courier brings it to your door.", at_home) == ()
    assert [each.crossed for each in callouts_of("Never open the door.", at_home)] == [True]


def test_things_by_themselves_stand_on_a_card() -> None:
    """What becomes of what, and what is not to be; a phrase of one of them heads no card."""
    found = gathered("Trees are turned into pencils in our factory.", "Trees")
    assert found is not None
    assert (found.join, found.text) == ("becomes", "")
    assert [each.thing for each in found.items] == ["tree", "pencil"]
    refused = gathered("Do not bring scissors.", "Do not bring scissors")
    assert refused is not None
    assert (refused.text, refused.items[0].crossed) == ("", True)
    assert gathered("That is how it goes.", "That is how it goes") is None


def test_a_card_has_all_that_is_named() -> None:
    """In turn, and nothing heads it that is only its first clause."""
    text = "You receive a text, you tap the link, and a fake page asks for your card number."
    found = gathered(text, "You receive a text")
    assert found is not None
    assert found.text == ""
    named = ["speech bubble", "a person scrolls on a phone", "link", "web page", "bank card"]
    assert [each.thing or each.scene for each in found.items] == named
    more = gathered(text.replace("a text,", "a text and a parcel,"), "You receive a text")
    assert more is not None
    named.remove("link")  # one too many, and in the words of the scene
    assert [each.thing or each.scene for each in more.items] == [named[0], "parcel", *named[1:]]


def test_people_and_what_they_do_stand_on_a_card() -> None:
    """Each by their role; what can be acted out is a little scene with its own words."""
    found = gathered("建筑工人、快递员和环卫工人整天在太阳下干活，最容易中暑。", "建筑工人、")
    assert found is not None
    assert [each.thing for each in found.items[:3]] == ["builder", "courier", "cleaner"]
    acted = gathered("Bring a key, and a chef cooks soup.", "")
    assert acted is not None
    assert [each.thing or each.scene for each in acted.items] == ["key", "a chef cooks a soup"]
    assert acted.items[1].text == "A chef cooks soup"


def test_places_stand_on_a_card_beside_what_is_there() -> None:
    """As a scene of nobody; a place by itself is no card."""
    found = gathered("The fire broke out in a bakery.", "")
    assert found is not None
    assert [(each.thing, each.scene) for each in found.items] == [("fire", ""), ("", "a bakery")]
    assert gathered("It began in a bakery.", "") is None


def test_whoever_has_a_name_stands_on_a_card_as_in_the_cast() -> None:
    """Joan by her name, and the dog as any dog; over a picture neither she nor anybody."""
    names = {"Joan": "librarian", "Biscuit": "dog"}
    found = gathered("Joan calls Biscuit.", "", names)
    assert found is not None
    assert [(each.thing, each.scene, each.text) for each in found.items] == [
        ("", "Joan stands", "Joan"),
        ("dog", "", "Biscuit"),
    ]
    shown = shown_by(Stage(prompt="a village"))
    assert [each.thing for each in callouts_of("Joan calls Biscuit.", shown, names)] == ["dog"]


def test_a_full_card_leaves_out_what_says_least() -> None:
    """Six are named; the door goes."""
    text = "The door, a key, a lamp, a towel, a bucket and a kettle were sold with a ladder."
    found = gathered(text, "")
    assert found is not None
    assert [each.text for each in found.items] == ["key", "towel", "bucket", "kettle", "ladder"]


def test_a_number_that_counts_has_its_thing_beside_it() -> None:
    """And the other figure of the sentence, but not itself again."""
    text = "A bed costs 79 euros, up 14% from last year."
    chart = Chart(form="counter", columns=("", "x"), rows=(("x", 79.0),), unit="euros")
    found = beside_a_number(text, chart)
    assert [(each.text, each.thing) for each in found] == [("bed", "bed"), ("14%", "")]


def test_a_script_gets_callouts_in_its_storyboard(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """They are fields of the shot, which a person can change."""
    script = tmp_path / "bike.md"
    script.write_text("> A woman rides a bicycle in the street.\n\nIt weighs nine kilos.\n")
    shots = open_storyboard(script).storyboard.shots
    assert shots[-1].callouts == (Callout(text="9 kilos", said="nine kilos"),)


def test_a_chart_without_a_title_has_that_of_its_words(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A table in a script has none of its own."""
    script = tmp_path / "tea.md"
    script.write_text("| Step | Hours |\n|---|---|\n| Pick | 6 |\n| Dry | 8 |\n\nTea takes time.\n")
    chart = open_storyboard(script).storyboard.shots[-1].source
    assert isinstance(chart, Chart)
    assert (chart.title, chart.unit) == ("Tea takes time", "Hours")


def test_a_thing_is_shown_in_the_colour_that_is_said_of_it():
    """The bin is drawn green: it is green as it is, and brown where it is said to be."""
    brown, green = (
        gathered(f"Put it in the {each} bin, with the bottle.", "") for each in ("brown", "green")
    )
    assert brown is not None
    assert green is not None
    assert [each.thing for each in brown.items] == ["brown trash can", "bottle"]
    assert [each.thing for each in green.items] == ["trash can", "bottle"]


def test_a_deed_is_shown_by_a_pictogram_where_it_is_not_acted_out() -> None:
    """In place of its noun, and of a scene of half of it; over a scene none is."""
    text = "Wash your hands with soap."
    card = gathered(text, "", pictograms=True)
    assert card is not None
    assert [each.thing for each in card.items] == ["hand washing", "soap"]
    assert card.items[0].text == "Wash your hands"
    plain = gathered(text, "")
    assert plain is not None
    assert "hand washing" not in [each.thing for each in plain.items]
    over = callouts_of(text, Shown(place="kitchen"))
    assert "hand washing" not in [each.thing for each in over]


def test_a_long_deed_is_called_by_its_first_words() -> None:
    """As many as fit, without those that only point."""
    card = gathered("The drivers load the warm bread into the vans.", "", pictograms=True)
    assert card is not None
    labels = {each.thing: each.text for each in card.items}
    assert labels["loaf of bread goes into van"] == "load the warm bread into the vans"


def test_what_is_not_to_be_done_is_crossed_out_once() -> None:
    """The deed is, and not its place as well; a sign that forbids is no deed."""
    card = gathered("Do not swim in the river.", "", pictograms=True)
    assert card is not None
    assert [(each.thing, each.crossed) for each in card.items] == [("swimming", True)]
    card = gathered("Do not smoke in the kitchen.", "", pictograms=True)
    assert card is not None
    assert ("no smoking", False) in [(each.thing, each.crossed) for each in card.items]


def test_what_it_was_done_to_before_is_shown_with_its_pronoun() -> None:
    """Of a command, one for "it" and several for "them"; a thing that is there is not added."""
    text = "Put them into a bowl with the honey."
    made = with_it(gathered(text, ""), text, "Chop the carrots.")
    assert made is not None
    assert [(each.thing, each.said) for each in made.items][:2] == [
        ("carrot", "Put them"),
        ("bowl", ""),
    ]
    assert with_it(None, text, "Chop the carrot.") is None
    assert with_it(None, text, "The farmer sells carrots.") is None
    assert with_it(None, "Wash it.", "Take a carrot.") is not None


def test_a_little_scene_shows_who_acts_and_nothing_that_is_put_somewhere() -> None:
    """No digger types, 她们 are women, and what lies under a cloth is no sleeper."""
    scenes = [
        [each.scene for each in things.items if each.scene] if things else []
        for things in (
            gathered(each, "")
            for each in (
                "挖掘机工作的时候，工人站在围栏外面。",
                "Let it rest under a cloth.",
                "她们背着竹篓。",
            )
        )
    ]
    assert scenes == [[], [], ["两个女人背竹篓"]]
