"""What of a staged shot is heard."""

import pytest

import onionskin.stage.scene  # noqa: F401  (its actions, places and things register themselves)
from onionskin.finish.effects import EFFECTS, Heard, effect, heard, sound_of, sounds_of
from onionskin.stage.actions.action import ACTIONS
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.look import Look
from onionskin.stage.place import PLACES
from onionskin.stage.script import Actor, Cue, Prop, Script
from onionskin.stage.things.thing import THINGS


def english(registry):
    return {entry.names.en for entry in registry}


def test_the_table_names_only_what_there_is():
    """Verbs, things and places of the stage on one side, effects on the other."""
    assert set(heard._BY_VERB) <= english(ACTIONS) | english(BEHAVIOURS)
    assert set(heard._BY_THING) <= english(THINGS)
    assert set(heard._BY_PLACE) <= english(PLACES)
    assert english(PLACES) >= heard._SOFT_GROUND | heard._SNOW
    tables = (heard._BY_VERB, heard._BY_THING, heard._BY_PLACE, heard._WEATHER)
    assert {name for table in tables for name in table.values()} <= set(EFFECTS)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("walk", "steps"),
        ("走路", "steps"),
        ("applaud", "applause"),
        ("bus", "engine"),
        ("read", None),
    ],
)
def test_a_word_has_a_sound_by_any_of_its_names(word, name):
    """In English and Chinese; most things make none."""
    assert sound_of(word) == name


def script(place="office", verb="walk", **changes):
    actor = Actor(id="a", look=Look(), x=0, cues=(Cue(verb=verb, start=0.5, end=3),))
    return Script(**({"place": place, "actors": (actor,), "seconds": 4} | changes))


def test_steps_sound_as_the_ground_does():
    """From when somebody walks and for as long."""
    assert sounds_of(script()) == (Heard("steps@2.50", 0.5),)
    assert sounds_of(script("park"))[0].name == "steps-soft@2.50"
    assert sounds_of(script("street", weather="snowfall"))[0].name == "steps-snow@2.50"


def test_a_place_is_heard_as_long_as_its_shot():
    """Birds by day, crickets by night; the rain is louder than either."""
    assert sounds_of(script("park", "read")) == (Heard("birds@4.00", 0.0),)
    assert sounds_of(script("park", "read", hour="night")) == (Heard("crickets@4.00", 0.0),)
    assert sounds_of(script("park", "read", weather="rain")) == (Heard("rain@4.00", 0.0),)
    assert sounds_of(script("office", "read")) == ()


def test_things_are_heard_when_they_move():
    """A parked car is silent; a fire is not."""
    car = Prop(id="car", thing="car", x=0)
    driving = Prop(id="car", thing="car", x=0, does="cross", start=1)
    fire = Prop(id="fire", thing="fire", x=0)
    assert sounds_of(script(verb="read", props=(car,))) == ()
    assert sounds_of(script(verb="read", props=(driving,))) == (Heard("engine@3.00", 1),)
    assert sounds_of(script(verb="read", props=(fire,))) == (Heard("fire@4.00", 0),)


def test_a_full_scene_has_three_sounds_at_most():
    """Two of what is done, one of what is around; all of them can be made."""
    actors = tuple(
        Actor(id=verb, look=Look(), x=0, cues=(Cue(verb=verb, start=index / 2),))
        for index, verb in enumerate(["walk", "clap", "dig", "run"])
    )
    found = sounds_of(script("park", actors=actors))
    assert [each.name.partition("@")[0] for each in found] == ["steps-soft", "applause", "birds"]
    for each in found:
        assert effect(each.name).duration_seconds <= 4
