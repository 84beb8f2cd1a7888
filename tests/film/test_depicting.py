"""Sentences put in pictures: who does what with what, in words that the stage reads."""

from __future__ import annotations

import pytest

from onionskin.film.depicting import depict, main_clause
from onionskin.film.weighing import FAIR, WHOLE, Known


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("Every day our couriers deliver a thousand parcels.", "two couriers deliver parcels"),
        ("The firefighters put out the fire before dawn.", "two firefighters extinguish fire"),
        ("First, fry the onions.", "a chef fries onions"),
        ("Wear your helmet at all times.", "a person wearing a helmet stands"),
        ("The old man sat on a bench.", "an old man sits on a bench"),
        ("The doctor talks with a patient.", "a doctor talks with a patient"),
        ("You need a kilo of tomatoes.", "tomatoes"),
        ("Pour a litre of water into the pot.", "a person pours water with a pot"),
        ("A virus attacks the red blood cell.", "a virus attacks a red blood cell"),
        ("Put out a bowl of water.", "a bowl"),
        ("The farmer waters an apple tree.", "a farmer waters an apple tree"),
        ("Firefighters worked until morning.", "two firefighters run"),
        ("The mayor is right.", "a mayor gives a speech"),
        ("Every machine is repaired.", "a mechanic repairs a machine"),
        ("The council has noticed.", "two politicians talk"),
        ("Walking for an hour does more than many expect.", "two people walk"),
        ("Should the pain return, talk to your doctor.", "a person talks with a doctor"),
        ("You can open an account.", "a person scrolls on a phone"),
        ("老师在教室里给学生讲课。", "老师给学生讲解"),
        ("消防员赶到现场，扑灭了大火。", "消防员灭火"),
        ("我们的快递员把包裹送到您的家门口。", "快递员给包裹"),
    ],
)
def test_what_is_seen_of_a_sentence_is_put_in_plain_words(text, prompt):
    """Without what leads into it, and without what nobody can see."""
    assert depict(text, Known()).prompt == prompt


@pytest.mark.parametrize("text", ["Trust matters most.", "信任需要时间。", "", "Order today."])
def test_what_cannot_be_seen_has_no_score(text):
    """Or next to none: it is nobody who does nothing."""
    assert depict(text, Known()).score < FAIR


def test_pronouns_are_whom_the_film_knows():
    """She, he, they, you; and names are what they are said to be."""
    known = Known(
        you="worker", she="nurse", he="doctor", they=("farmer", "chef"), names={"Anna": "baker"}
    )
    for text, who in (
        ("She sings.", ("nurse",)),
        ("He sings.", ("doctor",)),
        ("They sing.", ("farmer", "chef")),
        ("We carry the box.", ("worker",)),
        ("Carry the box.", ("worker",)),
        ("Anna, the baker, sings.", ("baker",)),
    ):
        assert depict(text, known).people == who, text


def test_the_place_is_told_apart_from_one_that_is_only_spoken_of():
    """What happens in a kitchen goes on there; a factory that is built is no setting."""
    cooked = depict("The chef cooks in the kitchen at night.", Known())
    assert (cooked.place, cooked.is_setting, cooked.time) == ("kitchen", True, "night")
    built = depict("Next year we build a factory.", Known())
    assert (built.place, built.is_setting) == ("factory", False)
    assert depict("Tom rides his bicycle to school.", Known()).place == "street"
    assert depict("Anna walks to her field.", Known()).place == "field"


def test_a_picture_cannot_say_no():
    """Who is told not to do it shakes the head; what others do not do is not shown as done."""
    never = depict("Never carry a box alone.", Known(you="worker"))
    assert never.is_negated
    assert never.prompt == "a worker refuses with a box"
    assert never.score <= FAIR
    staff = depict("Our staff never come to collect a card.", Known(we="cashier"))
    assert staff.prompt == "two cashiers sell to a customer"
    others = depict("Not everybody is happy: farmers hug the mayor.", Known())
    assert not others.is_negated
    assert not depict("孩子要特别小心。", Known()).is_negated


def test_acting_says_more_than_standing():
    """By the score."""
    assert depict("The nurse carries a box.", Known()).score > WHOLE
    assert depict("The nurse is brave.", Known()).score < WHOLE


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("Stop at the gate, smile, and wave.", "a guard smiles"),
        ("When the train comes, wave.", "a guard waves"),
        ("Wave to the pilot.", "a guard waves to a pilot"),
        ("站好，向飞行员挥手。", "保安和飞行员挥手"),
        ("Press the alarm.", "a guard presses an alarm"),
        ("快按警铃。", "保安按报警器"),
        ("The board rejects the offer.", "three business people talk"),
        ("The board of directors appoints a manager.", "three business people talk"),
        ("董事会批准了预算。", "三个商人说话"),
        ("A teacher writes on the board.", "a teacher writes on a board"),
        ("The farmers hope for sunshine.", "two farmers talk"),
        ("厨师把面条放进锅里，不停地搅拌。", "厨师做饭面条"),
        ("柜子里放上收音机和毛巾。", "保安站着，旁边是收音机和毛巾"),
    ],
)
def test_a_word_of_two_meanings_is_taken_for_the_one_that_is_meant(text, prompt):
    """A wave that somebody is told to give, a board that decides, sun that is spoken of."""
    assert depict(text, Known(you="guard")).prompt == prompt


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("千万要戴好手套。", False),
        ("注意，孩子们在过马路。", False),
        ("千万别忘了戴头盔。", False),
        ("Don't forget to wear gloves.", False),
        ("厨师不停地翻炒蔬菜。", False),
        ("千万不要碰电线。", True),
        ("注意不要跑。", True),
        ("Do not touch the wire.", True),
    ],
)
def test_a_warning_is_no_negation(text, is_negated):
    """Whoever must not forget something does it."""
    assert depict(text, Known()).is_negated == is_negated


@pytest.mark.parametrize(
    ("text", "weather"),
    [
        ("The rain drums on the roofs.", "rain"),
        ("The snow covers the fields.", "snowfall"),
        ("大雨打在窗户上。", "rain"),
        ("雪落在田野上。", "snowfall"),
        ("The rain stops.", ""),
        ("After a week of rain, the stream went back into its bed.", ""),
    ],
)
def test_weather_that_does_something_is_the_weather(text, weather):
    """And no thing that stands about; weather that is over is none."""
    found = depict(text, Known())
    assert found.weather == weather
    assert "rain" not in found.things
    assert "bed" not in found.things


def test_a_chinese_no_takes_nothing_from_the_other_clauses():
    """That they do not know it does not undo what they throw away."""
    found = depict("很多人随手把塑料瓶扔进垃圾桶，却不知道它们可以回收", Known())
    assert (found.prompt, found.is_negated) == ("两个人扔瓶子", False)


def test_nobody_is_invented_for_what_is_not_seen_in_chinese():
    """Of what cannot be acted only the things are shown."""
    assert depict("保护地球", Known()).prompt == "地球"
    assert depict("我们的城市要产生两万吨垃圾", Known()).people == ()


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Farmers live there, because volcanic soil is rich.", "Farmers live there."),
        ("If a fire starts, leave the building.", "leave the building."),
        ("The rock is so hot that it melts.", "The rock is so hot."),
        ("Bread is dearer than in the city.", "Bread is dearer."),
        ("Children stop on their way to school.", "Children stop."),
        ("The nurse carries a box.", "The nurse carries a box."),
    ],
)
def test_the_main_clause_is_what_stands_by_itself(text, main):
    """Without reasons, conditions and comparisons."""
    assert main_clause(text).rstrip(".") == main.rstrip(".")


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("A nurse will clean your arm.", "a nurse stands with a patient"),
        ("We bake a chocolate cake.", "a baker stands with a cake"),
        ("Bring your insurance card.", "a patient talks with a doctor"),
        ("Wear a shirt.", "a patient talks with a doctor"),
        ("The loaves cool on shelves.", "loaves and shelves"),
        ("If a fire starts in the kitchen, leave the building.", "a patient walks"),
    ],
)
def test_nothing_is_better_than_something_wrong(text, prompt):
    """No broom for an arm, no parcel for a card, and the words left out are told."""
    found = depict(text, Known(you="patient", we="baker"))
    assert found.prompt == prompt
    assert found.left_out
    assert found.place != "kitchen"


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("护士跪下，给男孩包扎膝盖。", "护士和男孩包扎"),
        ("She kneels and bandages the boy's knee.", "a woman bandages a boy"),
        ("The boys crouch and hide behind a wall.", "two boys hide"),
        ("A man kneels.", "a man kneels"),
    ],
)
def test_a_deed_says_more_than_the_posture_it_is_done_in(text, prompt):
    """Who kneels and does nothing else kneels."""
    assert depict(text, Known()).prompt == prompt
