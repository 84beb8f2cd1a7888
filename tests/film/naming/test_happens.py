"""What happens is found by its verb with its own things, and nothing where it is only a figure."""

from __future__ import annotations

import pytest

from onionskin.film.naming import named_things
from onionskin.finish.cards.happenings import happening_of


def happenings(text: str) -> list[str]:
    """What happens in a text."""
    named = named_things(text, pictograms=True)
    return [each.thing for each in named if happening_of(each.thing)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The heat melts the ice.", ["ice cube melts"]),
        ("The ice melts in the sun.", ["ice cube melts"]),
        ("The moon circles the earth once a month.", ["moon circles earth"]),
        ("Caterpillars turn into butterflies.", ["caterpillar turns into butterfly"]),
        ("The train is delayed by ten minutes.", ["train is late"]),
        ("A truck crashed into the tree.", ["truck crashes into tree"]),
        ("The tree was hit by a truck.", ["truck crashes into tree"]),
        ("An elephant is heavier than a car.", ["elephant is heavier than car"]),
        ("Blood flows through the heart.", ["blood drop passes through heart"]),
        ("Turn off the computer before you leave.", ["laptop is switched off"]),
        ("The patient forgot his key.", ["patient forgets key"]),
        ("Prices have doubled since 2020.", ["price tag doubles"]),
        ("Seeds grow into trees.", ["seed turns into tree"]),
        ("A bottle in the yellow bin is collected by truck.", ["bottle goes into truck"]),
        ("The umbrella protects you from the rain.", ["umbrella protects person"]),
        (
            "You can choose between tea and coffee.",
            ["choose between cup of tea and cup of coffee"],
        ),
        ("The bank pays the seller at once.", ["banknote goes from bank to cashier"]),
        ("A family borrows money from the bank.", ["banknote goes from bank to several person"]),
        (
            "If rates fall, the payment shrinks.",
            ["percentage falls", "banknote shrinks"],
        ),
        ("Ice in the freezer melts.", ["ice cube melts"]),
        ("On wet ground a ladder slips.", ["ladder falls over"]),
        ("The candle melts and goes out.", ["candle melts", "candle goes out"]),
        ("冰在阳光下融化。", ["ice cube melts"]),
        ("月亮绕着地球转。", ["moon circles earth"]),
        ("毛毛虫变成蝴蝶。", ["caterpillar turns into butterfly"]),
        ("信从学校寄到家里。", ["letter goes from school to house"]),
        ("顾客收到包裹。", ["customer gets parcel"]),
        ("价格上涨了一倍。", ["price tag doubles"]),
        ("护照五月过期。", ["passport expires"]),
        ("锅里的油会着火。", ["cooking oil burns"]),
        ("机器自动关闭。", ["machine is switched off"]),
        ("把糖和面粉混合。", ["sugar mixes with flour"]),
        ("苹果里有虫子。", ["caterpillar is inside apple"]),
        ("水汽不断上升。", ["water drop rises"]),
    ],
)
def test_what_happens_is_named_with_its_things(text: str, expected: list[str]) -> None:
    assert happenings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ice never melts.",
        "Do not let the milk boil over.",
        "Time flies.",
        "Prices melt away.",
        "He broke his promise.",
        "We are full of ideas.",
        "His heart sank.",
        "If the wind gets stronger, come down.",
        "A colleague holds the ladder from below.",
        "牛奶不会变质。",
        "不要让水沸腾。",
        "原单位停止缴费。",
        "狗证丢了。",
        "凭身份证可以免费办一张借书证。",
        "白菜叶切碎了拌在饲料里。",
    ],
)
def test_what_is_denied_or_no_such_thing_is_none(text: str) -> None:
    assert happenings(text) == []


def test_other_things_keep_their_own_pictures() -> None:
    named = named_things("Milk and meat spoil first.", pictograms=True)
    assert [each.thing for each in named] == ["glass of milk", "meat goes bad"]


def test_what_is_out_of_order_has_run_out_of_nothing() -> None:
    assert happenings("The lift is out of order.") == []
    assert happenings("The lift is out of service.") == []
    assert happenings("The shop is out of bread.") == ["loaf of bread runs out"]


@pytest.mark.parametrize(
    "text",
    [
        "The border guards turned back the lorry.",
        "You lie back in a chair.",
        "My grandmother forgot nothing but lost her savings.",
        "Sticky mucus makes it even harder to breathe.",
        "You will need proof of your address.",
        "In August we strain the honey into jars.",
        "Half of them leave in a swarm.",
        "Wipe the windowsills each morning and wring out the cloth.",
    ],
)
def test_turns_of_phrase_are_no_taking_and_no_leaving(text: str) -> None:
    wrong = (
        " gets ",
        " inside ",
        " forgets ",
        " leaves ",
        " asks for ",
        " is hurt",
        " sets off",
        " dies",
    )
    assert not [each for each in happenings(text) if any(verb in each for verb in wrong)]


def test_what_the_stage_has_as_a_verb_of_being_still_becomes() -> None:
    assert happenings("The milk turned sour.") == happenings("The milk went sour.") != []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("A blood clot that blocks an artery causes it.", "blood cell blocks blood vessel"),
        ("The boat rises with the water.", "rowing boat rises"),
        ("Block your bank card at once.", "bank card is blocked"),
    ],
)
def test_the_verbs_own_subject_is_seen(text: str, thing: str) -> None:
    """And what blocks an artery, which is not forbidden."""
    assert thing in [each.thing for each in named_things(text, pictograms=True)]


@pytest.mark.parametrize(
    "text",
    [
        "There is rubble from building work.",
        "A phone call works better than three emails.",
        "The rent includes water.",
    ],
)
def test_nothing_happens_by_words_that_only_look_like_it(text: str) -> None:
    """Building work works as nothing."""
    assert happenings(text) == []
