"""Numbers of cells, and the form of a chart."""

from __future__ import annotations

import pytest

from onionskin.film.script.tables import chart_form, chart_of, number_of


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,234.5", (1234.5, "")),
        ("12%", (12.0, "%")),
        ("$4.2M", (4_200_000.0, "$")),
        ("−3 °C", (-3.0, "°C")),
        ("3.5万元", (3.5, "万元")),
        ("€ 99", (99.0, "€")),
        ("Q1", None),
        ("", None),
        ("12 apples each day", None),
    ],
)
def test_numbers_are_read_with_their_units(cell, number):
    """Scales are multiplied, minus signs of print are minus."""
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("labels", "numbers", "form"),
    [
        (["2022", "2023", "2024"], [[1, 2, 3]], "line"),
        (["Jan", "Feb", "Mar"], [[1, 2, 3], [3, 2, 1]], "line"),
        (["一月", "二月", "三月"], [[1, 2, 3]], "line"),
        (["soap", "water"], [[60, 40]], "pie"),
        (["soap", "water"], [[60, 50]], "bar"),
        (["China", "India", "Spain"], [[1, 2, 3]], "map"),
        (["total"], [[7]], "counter"),
    ],
)
def test_the_form_follows_the_data(labels, numbers, form):
    """Over time a line, shares of a whole a pie, countries a map, one number a counter."""
    assert chart_form(labels, numbers) == form


def test_a_chart_keeps_its_columns_and_takes_units_from_the_header():
    """A year is a label, though it is a number."""
    chart = chart_of(["Year", "Sales (€ million)"], [["2022", "3.1"], ["2023", "3.6"]])
    assert chart is not None
    assert (chart.columns, chart.unit) == (("Year", "Sales"), "€ million")
    assert chart.rows == (("2022", 3.1), ("2023", 3.6))
    assert chart_of(["a", "b"], [["x", "y"]]) is None
    assert chart_of(["a"], []) is None


def test_a_row_of_numbers_alone_is_a_bar_for_each_column():
    """The header names the bars."""
    chart = chart_of(["soap", "water"], [["3", "4"]], title="Used")
    assert chart is not None
    assert chart.rows == (("soap", 3.0), ("water", 4.0))


def test_a_column_may_be_named_by_its_unit():
    """Of hours and euros there is no other name; a column of anything else has no unit."""
    assert chart_of(["Step", "Hours"], [["Pick", "6"], ["Dry", "8"]]).unit == "Hours"
    assert chart_of(["工序", "小时"], [["采摘", "6"], ["烘干", "8"]]).unit == "小时"
    assert chart_of(["Step", "Jars"], [["Pick", "6"], ["Dry", "8"]]).unit == ""
