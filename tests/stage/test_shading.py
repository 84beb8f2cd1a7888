"""Forms and glows that are laid on as pictures."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.stage import brush as brush_module
from onionskin.stage.brush import Brush, rounded
from onionskin.stage.light import light_of
from onionskin.stage.still import surface_of

SIDE = 200


def _drawn(draw, *, turn: float = 0, mirrored: bool = False) -> np.ndarray:
    """What a brush draws on `SIDE` pixels to 2 metres: int (H, W, 4), BGRA."""
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    surface = surface_of(pixels)
    canvas = surface.getCanvas()
    canvas.translate(SIDE / 2, SIDE / 2)
    canvas.scale(-SIDE / 2 if mirrored else SIDE / 2, -SIDE / 2)
    brush = Brush(canvas, light_of("day"))
    with brush.moved(turn=turn):
        draw(brush)
    surface.flushAndSubmit()
    return pixels.astype(int)


def _form(brush: Brush) -> None:
    brush.fill(rounded(-0.6, -0.3, 0.6, 0.3, 0.1), "#c07040")


def test_a_form_laid_on_as_a_picture_has_the_tones_of_its_gradient(monkeypatch) -> None:
    """Nothing leaps when a form grows beyond what is laid on so."""
    laid_on = _drawn(_form)
    monkeypatch.setattr(brush_module, "is_small", lambda box: False)
    worked_out = _drawn(_form)
    assert laid_on[..., 3].any()
    assert np.abs(laid_on - worked_out).max() <= 2


@pytest.mark.parametrize("turn", [0.0, 0.4, 1.8, 3.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_form_is_lit_from_the_upper_left_however_it_is_turned(turn, mirrored) -> None:
    """A head that nods, a wheel and who lies are in the same light."""
    pixels = _drawn(_form, turn=turn, mirrored=mirrored)
    inside = np.argwhere(pixels[..., 3] == 255)
    far = np.argsort(inside.sum(1))
    tone = pixels[tuple(inside[far].T)][:, :3].sum(1)
    tenth = len(far) // 10
    assert tone[:tenth].mean() > tone[-tenth:].mean() + 25


@pytest.mark.parametrize("alpha", [0.15, 0.9])
def test_a_glow_laid_on_as_a_picture_is_its_gradient(monkeypatch, alpha) -> None:
    """Also one that is pressed flat, as a shadow on the floor is."""

    def draw(brush: Brush) -> None:
        brush.shine((0.1, -0.1), 0.7, "#ffc060", alpha, squash=0.5)

    laid_on = _drawn(draw)
    monkeypatch.setattr(brush_module, "glow_fits", lambda *_: False)
    worked_out = _drawn(draw)
    assert worked_out[..., 3].max() > 230 * alpha
    assert np.abs(laid_on - worked_out).max() <= 6
