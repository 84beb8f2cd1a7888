"""The number that a sentence is about."""

from __future__ import annotations

import pytest

from onionskin.film.counting import counted, is_about_money_or_shares


@pytest.mark.parametrize(
    ("text", "title", "value", "unit"),
    [
        ("Revenue grew by 12 percent to 4.2 million euros.", "Revenue", 4.2, "million euros"),
        ("Profit was $3.5M.", "Profit", 3.5, "$ million"),
        (
            "More than 800,000 people use it.",
            "More than 800,000 people use it",
            800_000.0,
            "people",
        ),
        ("It runs for 90 kilometres.", "It runs for 90 kilometres", 90.0, "kilometres"),
        ("The rent rose by eighty percent.", "Rent", "+80", "%"),
        ("Today it is 3.5 percent a year.", "Today it is 3.5 percent a year", 3.5, "%"),
        ("About 97% of it is salt.", "About 97% of it is salt", 97.0, "%"),
        ("第三季度收入增长百分之十二。", "第三季度收入", "+12", "%"),
        ("用户达到350万人。", "用户", 350.0, "万人"),
    ],
)
def test_a_number_is_counted_up_to(text, title, value, unit):
    """Money before shares, with the words before it as the title."""
    chart = counted(text)
    assert chart is not None
    assert chart.form == "counter"
    assert (chart.title, chart.rows, chart.unit) == (title, ((title, value),), unit)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Infections fell from 1,200 to 640 cases.", 1200.0, 640.0),
        ("成本从120万降到80万元。", 120.0, 80.0),
    ],
)
def test_from_one_to_another_is_two_bars(text, first, last):
    """In the words of the text's language."""
    chart = counted(text)
    assert chart is not None
    assert chart.form == "bar"
    assert [row[1] for row in chart.rows] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "Wash for 20 seconds.",
        "In 2024 we opened at 9 a.m. on 3 May.",
        "Call 112 in an emergency.",
        "Room B12 is on floor 3.",
        "Step 4: wait.",
        "2023年，我们有12名员工。",
        "No number here.",
    ],
)
def test_hours_dates_steps_and_small_counts_are_none(text):
    """They are heard, not counted."""
    assert counted(text) is None


def test_money_and_shares_say_more_than_people():
    """A thousand people do not."""
    assert is_about_money_or_shares("They save 74 euros.")
    assert is_about_money_or_shares("12% of them")
    assert not is_about_money_or_shares("More than 3,000 people came.")


def test_numbers_of_several_sentences_stand_side_by_side():
    """Each with the words of its own sentence, and as it is written there."""
    made = counted("Operating costs fell by 3%. Profit before tax was €6.9m.")
    assert made is not None
    assert made.rows == (("Operating costs", "−3%"), ("Profit before tax", "€6.9m"))
    assert made.title == ""


def test_a_number_keeps_the_words_that_say_how_exact_it_is():
    """ "More than" is said beside it where the heading does not."""
    chart = counted("车内温度就能超过五十度。")
    assert chart is not None
    assert chart.rows == (("车内温度", "超过 50"),)


def test_a_heading_says_of_whom_it_is():
    """A part of a sentence that has no subject goes with the one before it."""
    chart = counted("一片小小的叶子，让三百户人家过上了好日子。")
    assert chart is not None
    assert chart.title == "一片小小的叶子，让300户人家过上了好日子"


def test_a_label_does_not_end_in_the_middle_of_its_verb():
    """ "The temperature in the car", and not "can"."""
    chart = counted("十分钟，车内温度就能超过五十度。")
    assert chart is not None
    assert (chart.title, chart.unit) == ("车内温度", "度")
