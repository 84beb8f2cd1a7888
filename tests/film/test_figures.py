"""Figures are read with what they count, and set in digits."""

from __future__ import annotations

import pytest

from onionskin.film.figures import figures_in
from onionskin.finish.saying.english_numbers import SMALL, TENS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It weighs nine kilos and lasts for sixty kilometres.", ["9 kilos", "60 kilometres"]),
        ("Alba costs 34 euros until 20 July.", ["34 euros", "20 July"]),
        ("Its forty turbines supply 90,000 homes.", ["40 turbines", "90,000 homes"]),
        ("The train leaves at 21:38; it costs €12.50.", ["21:38", "€12.50"]),
        ("Simmer for fifteen minutes at 90 °C.", ["15 minutes", "90 °C"]),
        ("Add half a litre of water.", ["½ litre"]),
        ("It takes 5-10 minutes or fifteen to twenty.", ["5–10 minutes"]),
        ("One in three of us, and 40% of the bees.", ["1 in 3", "40%"]),
        ("In 1969 two men walked there.", ["1969"]),
        ("One or two ways, three friends, a second.", []),
        ("打疫苗要两百元，每年有百分之二十。", ["200元", "20%"]),
        ("救助站里有三十二只猫，千万不要喂。", ["32只猫"]),
        ("第一天，他买了一本书。", []),
        ("医生给两百个孩子打了针，三个孩子笑了。", ["200个孩子"]),
        ("More than 460 houses, up to 20% of them.", ["more than 460 houses", "up to 20%"]),
        ("Two hundred years ago it took a thirty-minute walk.", ["200 years ago", "30 minutes"]),
        ("Anyone between seventeen and sixty-five who weighs more can give blood.", ["17–65"]),
        ("It costs between 20 and 30 pounds.", ["20–30 pounds"]),
        ("Two thousand and five hundred euros.", ["2,500 euros"]),
        ("Between 2010 and 2015 it rose.", []),
        ("Rest for five to ten minutes, from 20 to 10 euros.", ["5–10 minutes", "10 euros"]),
        ("先活动五到十分钟，五年级，二〇一六年。", ["5–10分钟", "2016年"]),
        ("They restore a hundred-year-old boat.", []),
        ("Our oldest member, Margaret, is seventy-eight and rows.", ["78 years old"]),
        ("Tom turned 30 last week, and Mia is nine percent taller.", ["30 years old", "9 percent"]),
        ("One in four five-year-olds has a hole in a tooth.", ["1 in 4"]),
        ("It leaves at half past six, and at a quarter to one.", ["6:30", "12:45"]),
        ("Wait half an hour, or a quarter of an hour.", ["30 minutes", "15 minutes"]),
        ("The price is forty. He was first, and she is ready.", []),
        ("You must be at least 18, and weigh 50 kilos.", ["at least 18", "50 kilos"]),
        ("About half of it, a dividend of 80 cents a share.", ["about ½", "80 cents a share"]),
        ("Every two seconds twenty cars pass.", ["every 2 seconds", "20 cars"]),
        ("六岁以下的孩子，每天不超过半小时，每半年查一次。", ["6岁以下", "不超过半小时", "每半年"]),
        ("您四十八小时之内就能收到，八成的人都很满意。", ["48小时之内", "80%"]),
        ("书包不要超过三斤。", ["不超过3斤"]),
        ("十年前，超过三千人，最近十年。", ["10年前", "超过3000人", "10年"]),
    ],
)
def test_figures_of_a_sentence(text: str, expected: list[str]) -> None:
    """Prices, shares, measures, hours and days; small counts are none."""
    found = figures_in(text)
    assert [each.text for each in found] == expected
    assert all(text[each.start :].startswith(each.said) for each in found)


@pytest.mark.parametrize("tens", range(2, 10))
def test_numbers_with_a_hyphen_are_whole(tens):
    """Of "forty-five pounds" 45, and never the 5 alone."""
    for ones in range(1, 10):
        (figure,) = figures_in(f"It costs {TENS[tens]}-{SMALL[ones]} pounds.")
        assert figure.text == f"{10 * tens + ones} pounds"


def test_no_more_than_is_a_part_of_the_figure() -> None:
    (figure,) = figures_in("Spending money should be no more than 15 pounds.")
    assert figure.text == "no more than 15 pounds"
