"""Measures of other people, so that figures can be compared with papers.

VBench: Huang et al., CVPR 2024 (arXiv 2311.17982). Ours are taken at the working size and
with optical flow in place of its networks (AMT in-betweens, RAFT flow), so that they are
near its figures, not equal to them.
"""

from __future__ import annotations

import numpy as np

from onionskin.stability.measuring.signals import Signals


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
