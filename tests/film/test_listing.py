"""Which items of a list have pictures, and which lists are numbered."""

from __future__ import annotations

import pytest

from onionskin.film.listing import pointed


@pytest.mark.parametrize(
    ("items", "things"),
    [
        (("a tent", "5 litres of water", "1 lemon"), ("tent", "glass", "lemon")),
        (("500克面粉", "一棵白菜", "2根葱"), ("flour", "cabbage", "")),
        (("先洗手", "再戴口罩"), ("hand washing", "wearing a face mask")),
        (("Safe in the dishwasher", "Bicycles for every guest"), ("dishwasher", "bicycle")),
        (
            ("a gym", "室内泳池", "Breakfast until noon"),
            ("gym", "swimming pool", "breakfast toast"),
        ),
        (("Honesty", "Patience", "Trust"), ()),
        (("a violin", "Patience", "Trust"), ()),
        (("诚实", "耐心"), ()),
    ],
)
def test_what_most_items_name_is_drawn_before_them(items: tuple[str, ...], things: tuple[str, ...]):
    """Each item has the picture of its main thing; a list of which most have none has no one."""
    assert pointed(items).things == things


def test_no_picture_comes_twice_in_a_list():
    """The second of two tomatoes would say nothing."""
    assert pointed(("ripe tomatoes", "small tomatoes", "salt", "sugar")).things[1] == ""


@pytest.mark.parametrize(
    ("items", "title", "is_ordered", "numbered"),
    [
        (("Water rises", "Clouds form"), "", True, True),
        (("2 onions", "3 carrots"), "", True, False),
        (("half a cucumber", "salt"), "", True, False),
        (("Turn off the power", "Unscrew the bulb"), "", False, True),
        (("First the flour", "Then the milk", "Finally the eggs"), "", False, True),
        (("A pool on the roof", "Breakfast until noon"), "", False, False),
        (("Sorting", "Washing"), "The two steps", False, True),
        (("打开盖子", "取出电池"), "", False, True),
        (("先洗手", "再戴口罩"), "", False, True),
        (("免费早餐", "室内泳池"), "", False, False),
        (("一棵白菜", "两个鸡蛋"), "", True, False),
    ],
)
def test_numbers_stand_where_order_is_the_message(
    items: tuple[str, ...], title: str, is_ordered: bool, numbered: bool
):
    """The script's own numbers and steps are numbered, but never what opens with a quantity."""
    assert pointed(items, title, is_ordered=is_ordered).numbered is numbered
