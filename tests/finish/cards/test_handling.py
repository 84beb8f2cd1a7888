"""Pictures of what hands do: each way is drawn, moves, and shows both of its things."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.cards.deeds import DEEDS, deed_of
from onionskin.finish.cards.handling import RATIO
from onionskin.finish.cards.things import TINTS, drawing_of, has_colour
from onionskin.stage.skia import skia

SIDE = 120


def pictured(name: str, t: float) -> np.ndarray:
    """The picture of a name at `t` seconds, uint8 (SIDE, SIDE * RATIO, 4)."""
    drawing = drawing_of(name)
    assert drawing is not None
    pixels = np.zeros((SIDE, round(SIDE * RATIO), 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    drawing.within(surface.getCanvas(), (0, 0, SIDE * RATIO, SIDE), t)
    surface.flushAndSubmit()
    return pixels


@pytest.mark.parametrize("pattern", DEEDS)
def test_every_deed_is_drawn_and_goes_on(pattern: str) -> None:
    first, _, second = pattern.partition("THING")
    name = f"{first}apple{second.replace('THING', 'cardboard box')}"
    deed = deed_of(name)
    assert deed is not None
    assert deed.name == name
    times = [pictured(name, t) for t in (0.3, 1.1, 1.9, 2.7)]
    assert all((each[..., 3] > 0).mean() > 0.1 for each in times)
    assert any((times[0] != other).any() for other in times[1:])


def test_a_round_ends_as_it_began() -> None:
    np.testing.assert_array_equal(
        pictured("put key into cardboard box", 0.5), pictured("put key into cardboard box", 4.1)
    )


@pytest.mark.parametrize(
    "name",
    ["put key", "put into box", "juggle apple", "put key into", "wipe with cloth", "press"],
)
def test_what_is_not_said_wholly_is_no_deed(name: str) -> None:
    assert deed_of(name) is None


@pytest.mark.parametrize("name", ["put key into qwertz", "rinse qwertz", "rinse rinse apple"])
def test_of_what_there_is_no_picture_none_is_drawn(name: str) -> None:
    assert drawing_of(name) is None


@pytest.mark.parametrize("colour", sorted(TINTS))
def test_a_thing_is_drawn_in_any_colour(colour: str) -> None:
    name = f"{colour} cardboard box"
    assert drawing_of(name) is not None
    if colour != "pink":
        assert has_colour(name, colour)


def test_people_and_signs_are_not_coloured() -> None:
    assert drawing_of("green doctor") is None
    assert drawing_of("green hand washing") is None
