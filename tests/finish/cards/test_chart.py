"""Every form of chart, with figures as they come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.cards import chart, plot
from onionskin.finish.cards.animation import Animation
from onionskin.finish.cards.callouts import Callouts, Card, as_taken
from onionskin.finish.cards.chart import FORMS, chart_card
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.table import Table, table_of
from onionskin.finish.cards.words import Timing
from onionskin.finish.cards.worldmap import country_named, equal_earth, world
from onionskin.finish.lettering import Box
from onionskin.fitting import Size

WIDE, TALL = Size(320, 180), Size(180, 320)
COUNTRIES = ("Germany", "France", "Spain", "Italy", "Poland", "Sweden")
TIMING = Timing(seconds=4)
TABLES = {
    "plain": table_of(("", "Share"), [(name, 10 + 7 * k) for k, name in enumerate(COUNTRIES)]),
    "one row": table_of(("", "Share"), [("Germany", 12)]),
    "negative": table_of(("", "x"), [("Germany", -3), ("France", 2.5), ("Spain", -0.1)]),
    "missing": table_of(("", "x"), [("Germany", 3), ("France", "n/a"), ("Spain", 4)]),
    "zero": table_of(("", "x"), [("Germany", 0), ("France", 0)]),
    "series": table_of(
        ("Year", "Germany", "France", "Spain"), [(str(2010 + k), k, 9 - k, 4) for k in range(9)]
    ),
    "long names": table_of(
        ("", "x"),
        [("Germany", 2), ("France", 1), ("A very long name of something that is not short", 4)],
    ),
    "200 rows": table_of(("", "x"), [("Germany", 5), *((f"Row {k}", k) for k in range(199))]),
    "200 years": table_of(("", "Germany"), [(str(1800 + k), k % 17) for k in range(200)]),
}


def card(form: str, table: Table, size: Size = WIDE, **given: object) -> tuple[Animation, Page]:
    """A chart and its page."""
    page = Page(size=size, **given)  # type: ignore[arg-type]
    return chart_card(page, form, table, TIMING, title="Figures"), page


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("form", FORMS)
def test_any_figures_are_drawn(form: str, name: str):
    """Something is seen that was not there at first, and it ends in a held pose."""
    drawn, _ = card(form, TABLES[name])
    first, last = drawn.frame(0.0).copy(), drawn.frame(3.99)
    assert (first != last).any()
    assert drawn.settled <= 3.5
    assert drawn.frame(3.5) is drawn.frame(3.9)


@pytest.mark.parametrize("size", [WIDE, TALL, Size(200, 200)], ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_charts_stay_within_the_page_and_off_the_captions(form: str, size: Size):
    """At every shape of the page."""
    safe = Box(8, round(size.height * 0.8), size.width - 8, round(size.height * 0.93))
    drawn, page = card(form, TABLES["series" if form == "race" else "plain"], size, safe=safe)
    ground = chart.Animation(size, drawn.layers[:1]).frame(0)
    changed = np.abs(drawn.frame(3.9).astype(int) - ground).max(axis=2) > 30
    rows, columns = np.nonzero(changed)
    assert rows.max() < safe.top
    assert rows.min() >= page.inner.top - 2
    if form != "map":
        assert columns.min() >= page.inner.left - 3
        assert columns.max() <= page.inner.right + 3


def test_bars_are_as_long_as_their_numbers():
    """Twice the number, twice the pixels."""
    one = table_of(("", "x"), [("A", 50), ("B", 100)])
    drawn, _ = card("bar", one)
    colour = np.abs(drawn.frame(3.9).astype(int) - (61, 134, 201)).max(axis=2) < 40
    halves = colour[:, :160].sum(), colour[:, 160:].sum()
    assert halves[1] / halves[0] == pytest.approx(2, rel=0.06)


def test_a_pie_is_parted_by_shares():
    """A quarter of the ring is a quarter of its pixels."""
    drawn, _ = card("pie", table_of(("", "x"), [("A", 75), ("B", 25)]))
    frame = drawn.frame(3.9).astype(int)[:, :160]
    first = (np.abs(frame - (61, 134, 201)).max(axis=2) < 30).sum()
    second = (np.abs(frame - (240, 138, 60)).max(axis=2) < 30).sum()
    assert first / second == pytest.approx(3, rel=0.1)


def test_what_is_not_shown_as_asked_is_told():
    """Too many rows, negative parts of a pie, what is not on the map."""
    for form, name, word in (
        ("bar", "200 rows", "room for"),
        ("pie", "negative", "drawn as bars"),
        ("pie", "missing", "without a number"),
        ("map", "long names", "not on the map"),
    ):
        _, page = card(form, TABLES[name])
        assert any(word in each for each in page.warnings), (form, name)


def test_a_map_without_countries_is_refused():
    """With what to give."""
    with pytest.raises(InvalidInput, match="give names such as Germany"):
        card("map", table_of(("", "x"), [("Atlantis", 2)]))


def test_a_counter_says_its_name_once():
    """Where the title is its name, only the unit stands below the number."""
    table = table_of(("", "Revenue"), [("Revenue", 48.2)])
    page = Page(size=WIDE)
    same, other = (
        chart_card(page, "counter", table, TIMING, title=title, unit="million euros").frame(3.9)
        for title in ("Revenue", "Revenues")
    )
    assert (same.max(axis=2) < 130).sum() < (other.max(axis=2) < 130).sum()


def test_labels_never_overlap():
    """Of any labels along an axis those that are shown are apart; of years, round ones."""
    for count in (1, 2, 7, 50, 200):
        positions = [10.0 * k for k in range(count)]
        shown = plot.shown_labels(positions, [23.0] * count, 2.0)
        assert shown[-1] == count - 1
        assert all(b - a >= 3 for a, b in pairwise(shown))
    years = [str(1903 + k) for k in range(60)]
    shown = plot.shown_labels([4.0 * k for k in range(60)], [30.0] * 60, 2.0, years)
    assert all(int(years[k]) % 10 == 0 for k in shown)


def test_labels_at_the_ends_of_lines_are_pushed_apart():
    """In their order, within the plot."""
    places = plot.spread([50, 51, 52, 10], 10, 0, 60)
    assert places[3] < places[0] < places[1] < places[2] <= 60
    ordered: Sequence[float] = sorted(places)
    assert all(b - a >= 9.99 for a, b in pairwise(ordered))


def test_the_winner_of_a_race_is_on_top():
    """Places change as the numbers do."""
    table = table_of(("Year", "A", "B"), [("2000", 10, 1), ("2001", 9, 9.5), ("2002", 5, 20)])
    drawn, _ = card("race", table)

    def height_of_first(t: float) -> float:
        frame = drawn.frame(t).astype(int)
        return float(np.nonzero(np.abs(frame - (61, 134, 201)).max(axis=2) < 30)[0].mean())

    assert height_of_first(3.9) > height_of_first(0.2) + 12


def test_countries_have_names_in_two_languages_and_codes():
    """However they are called."""
    for names in (("Germany", "德国", "DE", "deu"), ("USA", "美国", "United States of America")):
        found = {country_named(name) for name in names}
        assert len(found) == 1
        assert None not in found
    assert country_named("Atlantis") is None
    assert len(world()) > 170


def test_the_projection_keeps_areas():
    """A degree square shrinks with the cosine of its latitude, as on the globe."""

    def area(latitude: float) -> float:
        (x1, y1), (x2, y2) = equal_earth(0, latitude), equal_earth(1, latitude + 1)
        return abs((x2 - x1) * (y2 - y1))

    ratio = area(60) / area(0)
    assert ratio == pytest.approx(np.cos(np.radians(60.5)) / np.cos(np.radians(0.5)), rel=0.02)


NUMBERS = ((90, "%", 2), (7, "kg", 1), (1_250_000, "euros", 2), (123_456_789_012, "元", 1))


@pytest.mark.parametrize("size", [WIDE, TALL, Size(200, 200)], ids=str)
@pytest.mark.parametrize(("value", "unit", "count"), NUMBERS)
def test_no_card_lies_over_a_number(value: float, unit: str, count: int, size: Size):
    """However many digits it has: they stand on a part of the frame that cards keep clear of."""
    safe = Box(10, round(size.height * 0.78), size.width - 10, round(size.height * 0.92))
    page = Page(size=size, safe=safe)
    table = table_of(("", "Schools that take part"), [("Schools that take part", value)])
    card = chart_card(
        page, "counter", table, TIMING, title="In all of the country", unit=unit, is_beside=True
    )
    numbers = np.zeros((size.height, size.width), bool)
    for box in card.taken:
        numbers[box.top : box.bottom, box.left : box.right] = True
    shown = card.frame(3.9).astype(int)
    inked = np.abs(shown - shown[-1, -1]).max(axis=2) > 60
    assert inked.sum() > 80
    assert not (inked & ~numbers).any()
    cards = [Card(text="2008"), Card(text="school", thing="school")][:count]
    boxes = Callouts(page, cards, [as_taken(box) for box in card.taken]).boxes
    assert len(boxes) == count
    for box in boxes:
        assert not numbers[box.top : box.bottom, box.left : box.right].any()
