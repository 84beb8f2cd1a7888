"""Forms and glows as small pictures, which Skia lays over many pixels at a time.

It works out a gradient pixel by pixel, and lays a picture that is only scaled and moved in a
fifth of the time. Where the steps of a picture could be seen, a gradient is drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onionskin.stage.skia import NATIVE, skia

FADES = (1.0, 0.75, 0.32, 0.08, 0.0)
"""How strong a glow is from its middle to its edge."""
NEAREST: Any = skia.SamplingOptions(skia.FilterMode.kNearest)
_SIDE, _LARGEST = 64, 640
"""Pixels of a form's picture, and of a form in a frame that is laid on so, at each side.

The tones of a form differ by some sixty levels: no step is more than one of them.
"""
_GLOW_SIDE, _LARGEST_GLOW = 512, 1600


def is_small(box: Any) -> bool:
    """Whether a form with these bounds in a frame is laid on as a picture."""
    width, height = box.width(), box.height()
    return bool(0 < width <= _LARGEST and 0 < height <= _LARGEST)


def glow_fits(matrix: Any, width: float, height: float) -> bool:
    """Whether a glow so large on a canvas of that matrix is laid on as a picture."""
    if not matrix.isScaleTranslate():
        return False
    across, down = abs(matrix.getScaleX() * width), abs(matrix.getScaleY() * height)
    return bool(across <= _LARGEST_GLOW and down <= _LARGEST_GLOW)


@lru_cache(maxsize=1024)
def form_paint(tones: tuple[int, ...]) -> Any:
    """A paint of opaque Skia colours over a box of 1 by 1, from its upper left to its lower right.

    It is kept whole: to lay a shader into a paint costs more than to draw with it.
    """
    middles = (np.arange(_SIDE) + 0.5) / _SIDE
    along = (middles[None] + middles[:, None]) / 2
    picture = np.full((_SIDE, _SIDE, 4), 255, np.uint8)
    for place, channel in enumerate(_channels(tones)):
        picture[..., place] = np.round(np.interp(along, np.linspace(0, 1, len(tones)), channel))
    clamp = skia.TileMode.kClamp
    shader = _image(picture, skia.kOpaque_AlphaType).makeShader(
        clamp, clamp, NEAREST, skia.Matrix.Scale(1 / _SIDE, 1 / _SIDE)
    )
    return skia.Paint(AntiAlias=True, Shader=shader)


@lru_cache(maxsize=16)
def glow_picture(colour: int) -> Any:
    """A square picture of a round glow in an opaque Skia colour that fades to nothing."""
    middles = (np.arange(_GLOW_SIDE) + 0.5) / (_GLOW_SIDE / 2) - 1
    away = np.hypot(middles[None], middles[:, None])
    strength = np.interp(away, np.linspace(0, 1, len(FADES)), FADES)[..., None]
    tones = np.array([*_channels((colour,))[:, 0], 255])
    return _image(np.round(strength * tones).astype(np.uint8), skia.kPremul_AlphaType)


def _channels(tones: tuple[int, ...]) -> NDArray[np.int64]:
    """Blue, green and red of Skia's colours: (3, N)."""
    return np.array([[tone >> shift & 255 for tone in tones] for shift in (0, 8, 16)])


def _image(picture: NDArray[np.uint8], alpha: Any) -> Any:
    return skia.Image.fromarray(picture, colorType=NATIVE, alphaType=alpha)
