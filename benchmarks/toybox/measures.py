"""What is measured in frames: sharpness, patch borders, change, movement, light.

Frames are uint8 (T, H, W, 3); masks are bool (T, H, W).
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from benchmarks.judge.truth import FRAME_SIDE, Frames
from benchmarks.toybox.shots import MOMENTS
from numpy.typing import NDArray

from onionskin.cast.cast import Cast
from onionskin.plan.plan import Plan
from onionskin.stage.draft import draft_frame, view_at

Mask = NDArray[np.bool_]
Floats = NDArray[np.float32]


def draft_of(plan: Plan, cast: Cast) -> Floats:
    """The plan's draft, (T, H, W, 4): RGB in 0..255 multiplied by alpha in 0..1."""
    views = [view_at(plan, FRAME_SIDE, FRAME_SIDE, moment) for moment in MOMENTS]
    return np.stack(
        [draft_frame(plan, cast, v, moment) for v, moment in zip(views, MOMENTS, strict=True)]
    )


def inside(draft: Floats, margin: int = 0) -> Mask:
    """Where subjects are, their outermost `margin` pixels left out (or, negative, added)."""
    solid = (draft[..., 3] > 0.9).astype(np.uint8)
    if margin:
        kernel = np.ones((2 * abs(margin) + 1,) * 2, np.uint8)
        change = cv2.erode if margin > 0 else cv2.dilate
        solid = np.stack([change(frame, kernel) for frame in solid])
    return solid.astype(bool)


def gray(frames: Frames) -> Floats:
    """Luma, float32 (T, H, W)."""
    return np.asarray(frames.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32))


def laplacian_energy(frames: Frames, mask: Mask) -> float:
    """Mean square of the Laplacian of luma under the mask; nan where it is empty."""
    edges = np.stack([cv2.Laplacian(frame, cv2.CV_32F) for frame in gray(frames)])
    return float(np.square(edges[mask]).mean()) if mask.any() else float("nan")


def border_ratio(frames: Frames, period: int) -> float:
    """Mean step between neighbouring pixels across borders every `period`, over that elsewhere."""
    luma = gray(frames)
    at, off = [], []
    for axis in (1, 2):
        steps = np.abs(np.diff(luma, axis=axis)).mean(axis=tuple({0, 1, 2} - {axis}))
        border = np.arange(1, luma.shape[axis]) % period == 0
        at.append(steps[border])
        off.append(steps[~border])
    return float(np.concatenate(at).mean() / max(np.concatenate(off).mean(), 1e-6))


def flows(frames: Frames) -> Floats:
    """DIS optical flow from each frame to the next in pixels: (T-1, H, W, 2)."""
    finder = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    luma = [cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY) for frame in frames]
    pairs = pairwise(luma)
    return np.stack([np.asarray(finder.calc(a, b, None), np.float32) for a, b in pairs])


def compensated_change(frames: Frames, flow: Floats) -> float:
    """Mean absolute change from frame to frame once its motion is taken out, in levels."""
    height, width = frames.shape[1:3]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    errors = []
    for a, b, move in zip(frames, frames[1:], flow, strict=False):
        to_x, to_y = x + move[..., 0], y + move[..., 1]
        back = cv2.remap(b, to_x, to_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        seen = (to_x >= 0) & (to_x <= width - 1) & (to_y >= 0) & (to_y <= height - 1)
        errors.append(np.abs(back.astype(np.float32) - a)[seen].mean())
    return float(np.mean(errors))


def dynamic_degree(flow: Floats) -> float:
    """Mean length of the fastest 5% of the flow in pixels a frame (VBench's, 2311.17982)."""
    speed = np.hypot(flow[..., 0], flow[..., 1]).reshape(len(flow), -1)
    fastest = -(-speed.shape[1] // 20)
    return float(np.partition(speed, -fastest, axis=1)[:, -fastest:].mean())


def motion_energy(frames: Frames, mask: Mask) -> float:
    """Mean absolute change from frame to frame under both their masks, in levels."""
    both = mask[1:] & mask[:-1]
    change = np.abs(np.diff(frames.astype(np.float32), axis=0)).mean(-1)
    return float(change[both].mean()) if both.any() else float("nan")


def mean_color(frames: Frames | Floats, mask: Mask) -> Floats:
    """Mean RGB under the mask, 0..255."""
    return np.asarray(frames[mask][:, :3].astype(np.float64).mean(0), np.float32)


def ratio_of_sums(made: list[float], truth: list[float]) -> float:
    """Total over total, of those that are numbers in both."""
    pairs = [(m, t) for m, t in zip(made, truth, strict=True) if np.isfinite(m) and np.isfinite(t)]
    if not pairs or sum(t for _, t in pairs) == 0:
        return float("nan")
    return float(sum(m for m, _ in pairs) / sum(t for _, t in pairs))


def interval(made: list[float], truth: list[float], draws: int = 1000) -> tuple[float, float]:
    """The 95% bootstrap interval of `ratio_of_sums` over clips."""
    rng = np.random.default_rng(0)
    a, b = np.array(made), np.array(truth)
    kept = np.isfinite(a) & np.isfinite(b)
    a, b = a[kept], b[kept]
    if not len(a):
        return float("nan"), float("nan")
    picks = rng.integers(len(a), size=(draws, len(a)))
    ratios = a[picks].sum(1) / np.maximum(b[picks].sum(1), 1e-9)
    low, high = np.quantile(ratios, (0.025, 0.975))
    return float(low), float(high)
