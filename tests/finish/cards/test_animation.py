"""Layers come in, settle, and hold still."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.finish.cards.animation import (
    Animation,
    Entrance,
    eased,
    entering,
    moving,
    overshot,
    still,
    swung,
)
from onionskin.finish.cards.page import paint_of
from onionskin.finish.lettering import Box
from onionskin.fitting import Size
from onionskin.stage.skia import skia

SIZE = Size(40, 30)


def square(colour: str, left: int, top: int, side: int = 10):
    """Draws a filled square."""
    rect = skia.Rect.MakeXYWH(left, top, side, side)
    return lambda canvas: canvas.drawRect(rect, paint_of(colour))


def card() -> Animation:
    """A white ground, a red square that comes in, a blue one that grows from 0.5 s to 1 s."""
    ground = still(lambda canvas: canvas.clear(0xFFFFFFFF))
    red = entering(square("#ff0000", 5, 5), Box(5, 5, 15, 15), 0.2, distance=4)

    def grow(canvas: object, t: float) -> None:
        square("#0000ff", 25, 5, max(0, min(10, round(20 * (t - 0.5)))))(canvas)

    return Animation(SIZE, [ground, red, moving(grow, 0.5, 1.0)])


def test_nothing_is_seen_before_it_starts_and_all_of_it_once_it_settled():
    """Before: the ground; after: exactly what is drawn."""
    animation = card()
    assert (animation.frame(0.0) == 255).all()
    end = animation.frame(2.0)
    assert (end[5:15, 5:15] == (255, 0, 0)).all()
    assert (end[5:15, 25:35] == (0, 0, 255)).all()
    assert animation.settled == 1.0


def test_what_is_settled_is_the_same_array_again():
    """A held pose costs nothing."""
    animation = card()
    assert animation.frame(1.2) is animation.frame(3.0)
    assert animation.frame(0.05) is animation.frame(0.1)


def test_frames_do_not_depend_on_those_before():
    """Forwards, backwards or alone: a moment is the same picture."""
    moments = [0.0, 0.3, 0.6, 0.9, 1.4]
    forwards = card()
    first = {t: forwards.frame(t).copy() for t in moments}
    for t in reversed(moments):
        assert (forwards.frame(t) == first[t]).all()
        assert (card().frame(t) == first[t]).all()


@pytest.mark.parametrize("how", ["fade", "rise", "left", "pop"])
def test_entrances_come_nearer_to_their_end(how: Entrance):
    """Each moment is closer to the settled picture than the one before."""
    ground = still(lambda canvas: canvas.clear(0xFFFFFFFF))
    layer = entering(square("#000000", 12, 8), Box(12, 8, 22, 18), 0.0, how=how, distance=5)
    animation = Animation(SIZE, [ground, layer])
    end = animation.frame(1.0).astype(int)
    away = [np.abs(animation.frame(t).astype(int) - end).sum() for t in (0.01, 0.15, 0.3)]
    assert away[0] > away[1] > away[2]


@pytest.mark.parametrize("curve", [eased, swung, overshot])
def test_curves_go_from_nothing_to_all(curve):
    """0 before and 1 after, whatever is given."""
    assert curve(-1) == pytest.approx(0, abs=1e-9)
    assert curve(0) == pytest.approx(0, abs=1e-9)
    assert curve(1) == curve(9) == pytest.approx(1)
