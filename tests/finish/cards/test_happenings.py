"""Pictures of what things do and undergo: each way is drawn, moves, and then holds still."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onionskin.finish.cards.handling import RATIO
from onionskin.finish.cards.happenings import Way, happening_of, ways
from onionskin.finish.cards.happenings.drawing import KNOWN
from onionskin.finish.cards.happenings.moves import MOVES
from onionskin.finish.cards.things import drawing_of
from onionskin.stage.skia import skia

SIDE = 120
EDGE = 30


def pictured(name: str, t: float, edge: int = 0) -> np.ndarray:
    """The picture of a name at `t` seconds, with `edge` pixels around its box."""
    drawing = drawing_of(name)
    assert drawing is not None
    high, wide = SIDE + 2 * edge, round(SIDE * RATIO) + 2 * edge
    pixels = np.zeros((high, wide, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    drawing.within(surface.getCanvas(), (edge, edge, wide - edge, high - edge), t)
    surface.flushAndSubmit()
    return pixels


def named(way: Way) -> str:
    """A happening of a way with things that it may have."""
    drawn = (e for e in sorted(way.only) if e == "person" or drawing_of(e) is not None)
    first = next(drawn, "apple")
    first = (
        "nurse"
        if way.only == {"person"}
        else first
        if way.only - {"any", "thing", "idea"}
        else "apple"
    )
    return way.name({"A": "nurse" if first == "person" else first, "B": "book", "C": "factory"})


@pytest.mark.parametrize("way", ways(), ids=lambda way: way.written)
def test_every_way_is_drawn_goes_on_and_holds_still(way: Way) -> None:
    name = named(way)
    happening = happening_of(name)
    assert happening is not None
    assert happening.name == name
    times = [pictured(name, t) for t in (0.6, 1.4, 2.4)]
    assert (times[-1][..., 3] > 0).mean() > 0.02
    assert any((times[0] != other).any() for other in times[1:])
    np.testing.assert_array_equal(pictured(name, 6.0), pictured(name, 9.0))


@pytest.mark.parametrize("way", ways(), ids=lambda way: way.written)
def test_at_its_end_nothing_is_cut_off(way: Way) -> None:
    shown = pictured(named(way), 9.0, EDGE)[..., 3] > 60
    inside = shown[EDGE - 4 : -EDGE + 4, EDGE - 4 : -EDGE + 4]
    assert shown.sum() - inside.sum() <= 0.01 * inside.sum()


@pytest.mark.parametrize("way", ways(), ids=lambda way: way.written)
def test_every_way_is_told_in_words_that_are_known(way: Way) -> None:
    assert {part[0] for part in way.parts} <= KNOWN
    assert way.english
    assert way.chinese
    for word, *told in way.parts:
        if word in MOVES:
            assert told or word == "stand"


def test_the_page_of_films_lists_all_ways() -> None:
    page = (Path(__file__).parents[3] / "docs" / "film.md").read_text(encoding="utf-8")
    assert [way.written for way in ways() if f"*{way.written}*" not in page] == []


def test_no_two_ways_are_written_alike() -> None:
    written = [way.written for way in ways()]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("name", ["ice cube", "melts", "ice cube melts away", "melts ice cube"])
def test_what_is_not_said_wholly_is_no_happening(name: str) -> None:
    assert happening_of(name) is None


@pytest.mark.parametrize(
    "name", ["qwertz melts", "ice cube turns into qwertz", "ice cube melts melts"]
)
def test_of_what_there_is_no_picture_none_is_drawn(name: str) -> None:
    assert drawing_of(name) is None


def test_a_name_is_read_by_the_way_of_most_words() -> None:
    happening = happening_of("parcel goes from factory to house")
    assert happening is not None
    assert happening.things == (("A", "parcel"), ("B", "factory"), ("C", "house"))
