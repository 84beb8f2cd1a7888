"""Figures of other people, so that clips can be compared with papers.

Without a truth: VBench's and E_warp. Ours are taken at the working size and with optical flow in
place of networks (AMT in-betweens, RAFT flow): near the papers' figures, not equal to them.
Against a truth: PSNR, SSIM and tOF.

VBench: Huang et al., CVPR 2024 (arXiv 2311.17982).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput
from onionskin.motion.flow import FlowFinder, Picture, grey, shrunk
from onionskin.stability.measuring.footage import FrameSource, measuring_size
from onionskin.stability.measuring.signals import Signals

CAP_DB = 100.0
"""What equal frames count as."""


def psnr(picture: Picture, truth: Picture) -> float:
    """10 log10(255² / MSE) of uint8 pictures in dB; 100 where they are equal."""
    error = float(np.square(picture.astype(np.float64) - truth).mean())
    return CAP_DB if error == 0 else min(float(10 * np.log10(255**2 / error)), CAP_DB)


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


def compare(footage: FrameSource, truth: FrameSource) -> dict[str, float]:
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


def _small(picture: Picture, footage: FrameSource) -> Picture:
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


def temporal_flickering(signals: Signals) -> float:
    """1 - mean |f_t - f_(t-1)| / 255, in [0, 1]; a still picture has 1."""
    return float(1 - signals.raw[1:].mean() / 255)


def motion_smoothness(signals: Signals) -> float:
    """1 - mean |f_t - in-between of its neighbours| / 255 over odd frames, in [0, 1]."""
    odd = signals.misfit[1:-1:2]
    return float(1 - odd.mean() / 255) if len(odd) else 1.0


def warp_error(signals: Signals) -> float:
    """E_warp: mean over pairs of Σ M (W(f_(t+1)) - f_t)² / Σ M, values in [0, 1].

    M is 1 where the pixel is seen in both. Lai et al., ECCV 2018; EvalCrafter, CVPR 2024.
    """
    return float(signals.warp_error[1:].mean())


def is_dynamic(signals: Signals, fps: float, width: int, height: int) -> bool:
    """VBench's dynamic degree of one clip: does it move at all?

    Pairs are sampled at 8 a second; the clip counts if in at least N/4 of N the fastest
    5% of pixels move by more than 6 · max(1, 8/fps) · minside / 256 pixels.
    """
    step = max(round(fps / 8), 1)
    speeds = signals.top_speed[1:]
    num_pairs = max(len(speeds) // step, 1)
    grouped = speeds[: num_pairs * step].reshape(num_pairs, -1).sum(axis=1)
    limit = 6 * max(1.0, 8 / fps) * min(width, height) / 256
    return bool((grouped * width > limit).sum() >= max(round(num_pairs / 4), 1))


def dynamic_degree(signals: Signals, fps: float) -> float:
    """How far the fastest 5% of pixels go in a second, in frame widths; 0 for a still."""
    speeds = signals.top_speed[1:]
    return float(np.mean(speeds) * fps) if len(speeds) else 0.0
