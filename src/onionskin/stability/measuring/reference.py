"""Figures against a truth: PSNR, SSIM and tOF."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput
from onionskin.motion.flow import FlowFinder, Picture, grey
from onionskin.stability.measuring.footage import Footage, measuring_size

_CAP_DB = 100.0
"""What equal frames count as."""


def psnr(picture: Picture, truth: Picture) -> float:
    """10 log10(255² / MSE) of uint8 pictures in dB; 100 where they are equal."""
    error = float(np.square(picture.astype(np.float64) - truth).mean())
    return _CAP_DB if error == 0 else min(float(10 * np.log10(255**2 / error)), _CAP_DB)


def ssim(picture: Picture, truth: Picture) -> float:
    """Mean structural similarity of luminance (Wang et al., IEEE TIP 2004, eq. 13).

    Gaussian windows of 11 pixels and sigma 1.5, C1 = (0.01 L)², C2 = (0.03 L)², L = 255;
    in [-1, 1], 1 where they are equal.
    """
    x, y = grey(picture).astype(np.float64), grey(truth).astype(np.float64)
    mean_x, mean_y = _window(x), _window(y)
    var_x, var_y = _window(x * x) - mean_x**2, _window(y * y) - mean_y**2
    covariance = _window(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    likeness = (2 * mean_x * mean_y + c1) * (2 * covariance + c2)
    return float((likeness / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2))).mean())


def compare(footage: Footage, truth: Footage) -> dict[str, float]:
    """PSNR (dB) and SSIM at full size, and tOF, averaged over frames.

    tOF is the mean distance, in pixels at the working size, of the motion between two
    frames from that in the truth (Chu et al., TecoGAN, ACM TOG 2020). Raises InvalidInput
    for a truth of another size or number of frames.
    """
    ours, theirs = footage.info, truth.info
    if (ours.width, ours.height) != (theirs.width, theirs.height):
        raise InvalidInput(
            f"the reference is {theirs.width}x{theirs.height} and the clip {ours.width}x"
            f"{ours.height}; give one of the same size"
        )
    finder, rows = FlowFinder(), []
    before: tuple[Picture, Picture] | None = None
    try:
        for picture, true in zip(footage.frames(), truth.frames(), strict=True):
            small = (_small(picture, footage), _small(true, footage))
            rows.append((psnr(picture, true), ssim(picture, true), _tof(before, small, finder)))
            before = small
    except ValueError:
        raise InvalidInput(
            f"the reference has {theirs.num_frames} frames and the clip {ours.num_frames}; "
            "give one of the same length"
        ) from None
    means = np.nanmean(np.array(rows), axis=0) if len(rows) > 1 else np.array([*rows[0][:2], 0.0])
    return dict(zip(("psnr", "ssim", "tof"), map(float, means), strict=True))


def _small(picture: Picture, footage: Footage) -> Picture:
    from onionskin.motion.flow import shrunk

    return grey(shrunk(picture, measuring_size(footage.info)))


def _tof(
    before: tuple[Picture, Picture] | None, now: tuple[Picture, Picture], finder: FlowFinder
) -> float:
    if before is None:
        return float("nan")
    ours = finder.one_way(before[0], now[0]).flow
    theirs = finder.one_way(before[1], now[1]).flow
    return float(np.hypot(*np.moveaxis(ours - theirs, 2, 0)).mean())


def _window(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float64)
