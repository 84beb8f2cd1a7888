"""A card says what its pictures leave out."""

from __future__ import annotations

import pytest

from onionskin.film.callouts import beside_a_number, gathered
from onionskin.film.counting import counted
from onionskin.film.storyboard import Chart, Points, Things, Title
from onionskin.film.telling import beside, charted, ratio_of, told, told_number


def card(text: str, *, pictograms: bool = False) -> Things | Title:
    return told(text, gathered(text, "", pictograms=pictograms))


def number(text: str) -> Chart | Things | Points:
    chart = counted(text)
    assert chart is not None
    return told_number(text, chart)


def test_pictures_that_say_it_all_stand_alone():
    """Nothing is written beside them."""
    made = card("This morning we had 84 dogs and only 60 kennels.")
    assert isinstance(made, Things)
    assert made.text == ""


@pytest.mark.parametrize(
    "text",
    [
        "A heat pump does this the other way round.",
        "Call us before the end of June, and we will do the rest for you.",
        "您现在下单，四十八小时之内就能收到。",
        "台灯放在左前方，房间里的大灯也要打开。",
    ],
)
def test_a_sentence_stands_whole_beside_a_picture_that_leaves_its_point_out(text: str):
    """With both of its clauses, and no label that repeats a word of it."""
    made = card(text)
    assert isinstance(made, Things)
    assert made.text == text.rstrip(".。")
    assert not any(item.text for item in made.items if item.thing)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "The unit is about as loud as a fridge, so your neighbours won't complain.",
            ["loud", "fridge", "Your neighbours won't complain"],
        ),
    ],
)
def test_a_clause_without_a_picture_stands_in_words_beside_those_that_have_one(
    text: str, seen: list[str]
):
    """Captions have the sentence, and it is not written out once more."""
    made = card(text)
    assert isinstance(made, Things)
    assert [item.text for item in made.items] == seen
    assert made.text != text.rstrip(".。")


def test_each_picture_has_its_clause_where_clauses_have_a_picture_each():
    """In place of a sentence beside them."""
    made = card("Carry it onto the train, carry it up the stairs, put it under your desk.")
    assert isinstance(made, Things)
    assert [item.text for item in made.items] == [
        "Carry it onto the train",
        "Carry it up the stairs",
        "Put it under your desk",
    ]
    assert made.text == ""


def test_a_word_that_says_nothing_as_a_picture_is_left_out():
    """The sentence stands alone."""
    made = card("We are not, and you already own a machine that does the same thing.")
    assert made == Title(text="We are not, and you already own a machine that does the same thing")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Cyclists can still cross on a narrow walkway.", ["several cyclist"]),
        ("They cost less than a new kitchen.", ["a kitchen"]),
    ],
)
def test_what_is_common_is_shown_where_there_is_nothing_else(text: str, seen: list[str]):
    """Somebody, a place: beside the sentence, which they do not say."""
    made = card(text, pictograms=True)
    assert isinstance(made, Things)
    assert made.text
    assert [each.thing or each.scene for each in made.items] == seen


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "For every unit of electricity you pay for, you get about three units of heat.",
            ("1 unit of electricity", "about 3 units of heat"),
        ),
        ("For every four people who say they will come, only one does.", ("4 people", "only 1")),
        ("我国每两个小学生里，就有将近一个人近视。", ("2个小学生", "将近1个人")),
    ],
)
def test_a_ratio_is_one_figure_that_becomes_another(text: str, items: tuple[str, ...]):
    """With the sentence over them."""
    made = ratio_of(text)
    assert made is not None
    assert (tuple(item.text for item in made.items), made.join) == (items, "becomes")
    assert made.text


def test_what_is_said_of_a_number_stands_with_it():
    """Its words are the whole sentence where those before it do not tell it; its unit is kept."""
    made = number("Collection costs 20 pounds less per household than burying the waste.")
    assert isinstance(made, Chart)
    assert made.title.endswith("less per household than burying the waste")
    assert made.unit == "pounds less"
    climbed = number("Every year, the tower is climbed by 1,300 people.")
    assert isinstance(climbed, Chart)
    assert climbed.unit == "people"


def test_several_numbers_are_all_shown():
    """And years that only say when are not."""
    made = number("Two years ago we recycled 31%; today it is 47%, and by 2030 we want 60%.")
    assert isinstance(made, Things)
    assert [item.text for item in made.items] == ["31%", "47%", "60%"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "You can rent the tent for ten days, in the mountains, at the lake, or at home.",
            ["person gets tent", "10 days", "a mountains", "a river"],
        ),
        ("After five days of rain, the ferry runs again.", ["5 days", "rain cloud", "ferry"]),
        (
            "The drone weighs three kilos, and it flies for eight kilometres.",
            ["3 kilos", "drone flies", "8 kilometres"],
        ),
        ("门票每张30元，前五十位顾客免费。", ["ticket", "30元", "several customer"]),
        ("包裹重三公斤，邮费十二元。", ["parcel", "3公斤", "12元"]),
        ("这台洗衣机四十分钟就能洗完。", ["washing machine", "40分钟"]),
        ("连下了五天的雪，火车终于开了。", ["5天", "snowflake", "train"]),
        ("By 2030, half of all buses will be electric.", ["one half", "bus"]),
        ("自2018年以来，四成的商店关了门。", ["40%", "a shop"]),
    ],
)
def test_a_number_is_one_of_the_things_of_its_sentence(text: str, seen: list[str]):
    """Beside its things, its places and its other number; the year since is in the words."""
    made = card(text, pictograms=True)
    assert isinstance(made, Things)
    assert [item.thing or item.scene or item.text for item in made.items] == seen


def test_the_year_since_a_share_holds_is_said_in_its_label():
    """And is no card of its own."""
    text = "2015年以后，全国有百分之七十的家庭用上了天然气。"
    made = number(text)
    assert isinstance(made, Chart)
    assert made.title == text.rstrip("。")
    assert beside_a_number(text, made) == ()


def test_a_card_of_what_a_sentence_means_keeps_its_number():
    """Beside the things that it does not name itself."""
    made = beside("The suitcase opens in two seconds.", ["lock"])
    assert isinstance(made, Things)
    assert [item.thing or item.text for item in made.items] == ["lock", "2 seconds"]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The house isn't a palace, and it isn't a hotel.", None),
        ("头盔不是给交警看的。", None),
        ("眼镜一定要配，度数不会因为戴眼镜就变深。", ("pair of glasses",)),
    ],
)
def test_there_is_no_picture_of_what_is_not(text: str, things: tuple[str, ...] | None):
    """Unless it is named before that, where it is."""
    made = card(text)
    items = made.items if isinstance(made, Things) else ()
    assert (tuple(item.thing for item in items if item.thing) or None) == things


def test_who_has_a_name_is_not_shown_as_anybody_of_their_trade():
    """Karen stands there as the film's cast has her, and is no man in a cap."""
    text = "Last year Karen, a retired bus driver, fostered eleven dogs."
    made = told(text, gathered(text, "", {"Karen": "driver"}), {"Karen": "driver"})
    assert isinstance(made, Things)
    assert [item.thing or item.scene for item in made.items] == ["Karen stands", "dog"]


def test_a_list_with_a_number_before_it_is_a_list():
    """The number stands in its heading."""
    made = number("每隔两千公里，请师傅检查一次刹车、轮胎和电线。")
    assert made == Points(
        items=("刹车", "轮胎", "电线"),
        title="每隔两千公里，请师傅检查一次",
        things=("brakes pressed", "tyre", "wire"),
    )


def test_things_and_numbers_have_their_words_under_them():
    """What is done with them is heard, and read in the captions."""
    made = card("You take one dog for two weeks.")
    assert isinstance(made, Things)
    assert [item.text for item in made.items] == ["dog", "2 weeks"]
    assert made.text == ""


def test_a_chart_is_headed_by_what_is_charted():
    """Its column, and by what; where that is nothing but a unit, by what is said over it."""
    rows = (("Oil", 2.0), ("Gas", 1.0))
    chart = Chart(form="bar", columns=("System", "Heating cost per year"), rows=rows, unit="€")
    assert charted(chart, "Over a year, a family pays half.") == "Heating cost per year by system"
    bare = Chart(form="bar", columns=("工序", "小时"), rows=rows, unit="小时")
    assert charted(bare, "一共需要二十个小时。") == "一共需要二十个小时"
    share = Chart(form="bar", columns=("地区", "销量"), rows=rows)
    assert charted(share, "卖得最好的是北方。") == "各地区销量"


def test_an_illustration_of_things_gives_way_to_what_is_done() -> None:
    """Where there is a pictogram of that; the sentence stands beside it all the same."""
    card = beside("Wages are paid on Friday.", ["bank card"])
    assert isinstance(card, Things)
    assert "paying money" in [each.thing for each in card.items]
    card = beside("The salary comes on Friday.", ["bank card"])
    assert [each.thing for each in card.items] == ["bank card"]


def test_an_idea_stands_beside_words_that_have_no_other_picture() -> None:
    """And none where there is one; nothing stands for what is denied."""
    card = told("Did you know that?", None)
    assert isinstance(card, Things)
    assert [each.thing for each in card.items] == ["open question"]
    assert isinstance(told("That was long before.", None), Title)
    assert isinstance(told("They were not worried at all.", None), Title)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "It snows on the hills, on the bridge, and on the boys who forgot their caps.",
            ["falling snow", "mountain", "bridge", "several boy"],
        ),
        ("A lamp and a lock come with every bicycle for free.", ["lamp", "padlock", "bicycle"]),
        ("捞出面条，淋上香油，撒上葱花。", ["bowl of noodles", "pouring in", "leek"]),
        ("Go down the stairs, and wash your hands.", ["going down the stairs", "hand washing"]),
    ],
)
def test_every_clause_has_the_picture_of_its_point(text: str, seen: list[str]):
    """Common things too, where their clause has nothing else; up to four, and none twice."""
    made = card(text, pictograms=True)
    assert isinstance(made, Things)
    assert [each.thing for each in made.items] == seen
