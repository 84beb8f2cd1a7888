"""The learned upscaler: sizes, tiles, colours, and clean edges."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.upscaling import upscaler
from onionskin.upscaling.upscaler import Upscaler, factor_for, weights_of

try:
    weights_of(2)
    import ncnn  # noqa: F401

    MISSING = ""
except (ImportError, OnionskinError) as error:
    MISSING = str(error)
installed = pytest.mark.skipif(bool(MISSING), reason=MISSING or "installed")


def _drawing(width: int = 96, height: int = 64) -> np.ndarray:
    """A disc and a bar on a plain ground, drawn four times as large and shrunk: soft."""
    large = np.full((height * 4, width * 4, 3), (230, 210, 180), np.uint8)
    cv2.circle(large, (width * 2, height * 2), height, (190, 60, 50), -1, cv2.LINE_AA)
    cv2.rectangle(large, (20, 30), (width, 60), (40, 60, 120), -1)
    return cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)


@installed
def test_it_is_larger_and_of_the_same_colours() -> None:
    """At every factor; shrunk again it is the picture, to a level where nothing is drawn."""
    frame = _drawing()
    for factor in (2, 3, 4):
        large = Upscaler(factor).enlarged(frame)
        assert large.shape == (64 * factor, 96 * factor, 3)
        assert large.dtype == np.uint8
        back = cv2.resize(large, (96, 64), interpolation=cv2.INTER_AREA)
        assert np.abs(back.astype(int) - frame).mean() < 3
        assert np.abs(back.reshape(-1, 3).mean(0) - frame.reshape(-1, 3).mean(0)).max() < 0.5


@installed
def test_edges_are_sharper_than_cubic_ones() -> None:
    """By the variance of the Laplacian, at twice the size."""
    frame = _drawing()
    large = Upscaler(2).enlarged(frame)
    cubic = cv2.resize(frame, large.shape[1::-1], interpolation=cv2.INTER_CUBIC)

    def sharpness(picture: np.ndarray) -> float:
        return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var())

    assert sharpness(large) > 1.3 * sharpness(cubic)


@installed
def test_tiles_have_no_seams(monkeypatch: pytest.MonkeyPatch) -> None:
    """In pieces it is the same picture as in one."""
    frame, enlarge = _drawing(), Upscaler(2)
    whole = enlarge.enlarged(frame).astype(int)
    monkeypatch.setattr(upscaler, "_TILE", 40)
    assert np.abs(enlarge.enlarged(frame) - whole).max() <= 3


def test_the_factor_is_the_smallest_that_reaches() -> None:
    """And the largest there is for what is larger."""
    assert [factor_for(100, 100, (w, 100)) for w in (150, 200, 201, 301, 900)] == [2, 2, 3, 4, 4]
    with pytest.raises(InvalidInput, match="factor 5"):
        Upscaler(5)


def test_what_is_missing_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights or ncnn, and how to get them."""
    monkeypatch.setattr(upscaler, "find_spec", lambda name: None)
    with pytest.raises(OnionskinError, match="pip install ncnn") as missing:
        weights_of(2)
    assert "\n" not in str(missing.value)
