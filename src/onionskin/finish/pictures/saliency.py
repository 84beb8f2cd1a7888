"""What matters in a picture: where it differs from what is around it.

The spectral residual of its lightness (Hou and Zhang, "Saliency Detection: A Spectral Residual
Approach", 2007) together with how far its colours are from those at the border, how near
to those of skin, and a mild liking for the middle.
"""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np

from onionskin.frames import Frames

_SIDE: Final = 64
_PLAIN: Final = 1.5
"""The spread of lightness (0 to 255) below which there is nothing to see but noise."""
Point = tuple[float, float]


def focus_of(picture: Frames) -> Point:
    """Where the eye goes in a picture (H, W, 3): x and y as shares of its width and height."""
    weights = saliency_of(picture)
    peak = float(weights.max())
    if peak <= 0:
        return 0.5, 0.5
    strong = np.where(weights >= 0.55 * peak, weights, 0)
    total = float(strong.sum())
    ys, xs = np.mgrid[0 : weights.shape[0], 0 : weights.shape[1]]
    x = float((strong * (xs + 0.5)).sum()) / total / weights.shape[1]
    y = float((strong * (ys + 0.5)).sum()) / total / weights.shape[0]
    return x, y


def saliency_of(picture: Frames) -> Any:
    """How much each part of a picture matters: float32 (h, w), at most 64 a side, from 0."""
    height, width = picture.shape[:2]
    scale = _SIDE / max(height, width)
    size = (max(round(width * scale), 8), max(round(height * scale), 8))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    both = (
        _unit(_residual(lab[..., 0])) + 1.4 * _unit(_unlike_border(lab)) + 1.2 * _like_skin(small)
    )
    blurred = cv2.GaussianBlur(both * _middle(both.shape), (0, 0), 2.6)
    return np.asarray(blurred, np.float32)


def _residual(lightness: Any) -> Any:
    if float(lightness.std()) < _PLAIN:
        return np.zeros_like(lightness)
    spectrum = np.fft.fft2(lightness)
    amplitude = np.log(np.abs(spectrum) + 1e-6).astype(np.float32)
    rest = amplitude - cv2.blur(amplitude, (3, 3))
    back = np.abs(np.fft.ifft2(np.exp(rest + 1j * np.angle(spectrum)))) ** 2
    return cv2.GaussianBlur(back.astype(np.float32), (0, 0), 2.0)


def _unlike_border(lab: Any) -> Any:
    """Distance of each colour from the nearest of the four sides' mean colours."""
    sides = (lab[:2], lab[-2:], lab[:, :2], lab[:, -2:])
    means = [side.reshape(-1, 3).mean(axis=0) for side in sides]
    distances = [np.linalg.norm(lab - mean, axis=2) for mean in means]
    return np.minimum.reduce(distances)


def _like_skin(picture: Any) -> Any:
    """Where colours are those of skin, light or dark (in YCrCb), away from the lower third."""
    _, cr, cb = cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb))
    skin = ((cr > 136) & (cr < 176) & (cb > 80) & (cb < 128)).astype(np.float32)
    share = float(skin.mean())
    if share > 0.45:  # a wooden floor, a beach: no faces
        return np.zeros_like(skin)
    rows = (np.arange(len(skin)) + 0.5) / len(skin)
    return skin * np.clip(1.35 - rows, 0.2, 1)[:, None].astype(np.float32)


def _middle(shape: tuple[int, ...]) -> Any:
    ys, xs = np.mgrid[0 : shape[0], 0 : shape[1]]
    y, x = (ys + 0.5) / shape[0] - 0.48, (xs + 0.5) / shape[1] - 0.5
    return np.exp(-(x * x + y * y) / 0.28)


def _unit(values: Any) -> Any:
    top = float(np.percentile(values, 99))
    return np.clip(values / top, 0, 1) if top > 1e-6 else np.zeros_like(values)
