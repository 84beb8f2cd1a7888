"""Light put right: a frame whose light alone is wrong keeps its own pixels.

What its light is told by are the frames around it, brought to its places; things that are
elsewhere in them, or whose motion cannot be followed, are outliers to the fit.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import (
    Field,
    FlowFinder,
    Mask,
    Picture,
    grey,
    shrunk,
    warped,
    work_size,
)
from onionskin.motion.light import gain_map, gains_between, lit_by

Frame = NDArray[np.uint8]
_SHOWS_LEVELS = 1.5
"""Light that is wrong by less, in the median over the picture, is not the fault."""
_LEFT = 0.5
"""At most this share of the difference may be left, or it was not light."""
_OUTLIER_LEVELS = 12.0
_SIMPLER = 0.85
"""A curve of more freedom must leave less than this share of what a plain gain leaves."""
_REGIONAL = 0.015
"""Logarithm of a gain by which regions must differ from the whole to be lit by themselves."""
_BLOWN, _CRUSHED = 250, 4
_SAMPLES = 6000
_ALIKE_LEVELS = 24.0
_SAME_LEVELS = 14
_TOO_DARK = 1.8
"""Gain from which a frame's own levels are too few."""
Levels = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class _Target:
    """What a small frame should be: its neighbours in its places, and where they are sure."""

    light: Field
    """float32 (h, w, 3), levels."""
    sure: Mask
    """bool (h, w): seen in all neighbours, which are alike there."""


def relit_like(frame: Frame, around: list[tuple[Frame, float]]) -> Frame | None:
    """`frame` in the light of the frames `around` it; None where light is not what is wrong.

    Each of `around` is a frame (uint8 (H, W, 3), the same size) and its weight. What is blown
    out is as dark as the curve says: nothing of it is left to be lit; see `blown_out`.
    """
    if not around:
        return None
    height, width = frame.shape[:2]
    size = work_size(width, height)
    small = np.asarray(shrunk(frame, size), np.uint8)
    target = _target_of(small, [(shrunk(one, size), weight) for one, weight in around])
    usable = target.sure & (small.max(axis=2) < _BLOWN) & (small.min(axis=2) > _CRUSHED)
    if usable.mean() < 0.05:
        return None
    curves = _curves(small[usable], target.light[usable])
    lit = np.asarray(cv2.LUT(small, curves), np.uint8)
    before = _median_apart(small, target, usable)
    regional = gains_between(lit, target.light, usable)
    regional = np.where(np.abs(regional - regional[:1]) > _REGIONAL, regional, regional[:1])
    by_place = lit_by(lit, gain_map(regional, *size))
    in_regions = _median_apart(by_place, target, usable) < _SIMPLER * _median_apart(
        lit, target, usable
    )
    after = _median_apart(by_place if in_regions else lit, target, usable)
    if before < _SHOWS_LEVELS or after > _LEFT * before:
        return None
    whole = np.asarray(cv2.LUT(frame, curves), np.uint8)
    return lit_by(whole, gain_map(regional, width, height)) if in_regions else whole


def blown_out(frame: Frame, lit: Frame, made: Frame) -> Field:
    """Where `made` may stand in for what of a frame is blown out, float32 (H, W) in 0..1.

    There a channel of `frame` is at its end; `made` must be at least as bright in it as `lit`,
    the frame in its right light, and much the same in the others: else it is another thing.
    """
    white = frame >= _BLOWN
    gap = made.astype(np.int16) - lit
    same = np.where(white, gap > -_SAME_LEVELS, np.abs(gap) < _SAME_LEVELS).all(axis=2)
    share = np.asarray(white.any(axis=2) & same, np.float32)
    soft = np.asarray(cv2.blur(np.asarray(share), (3, 3)), np.float32)
    return soft * share


def too_dark(frame: Frame, lit: Frame, made: Frame) -> Field:
    """Where `made` may stand in for what a dark frame holds too little of, float32 (H, W) in 0..1.

    Few levels make few more: brought to its right light, `lit`, they are blocks and grey. Where
    `made`, smoothed, is the same as `lit`, it shows the same thing without them.
    """
    height, width = frame.shape[:2]
    gain = float(np.median((lit.astype(np.float32) + 1) / (frame.astype(np.float32) + 1)))
    if gain < _TOO_DARK:
        return np.zeros((height, width), np.float32)
    reach = max(max(height, width) // 60, 1) * 2 + 1
    gap = np.abs(cv2.blur(lit.astype(np.float32) - made, (reach, reach))).max(axis=2)
    same = np.asarray(np.clip(2 - gap / (_SAME_LEVELS / 2), 0, 1), np.float32)
    return np.asarray(cv2.blur(same, (reach, reach)), np.float32)


def _target_of(small: Picture, around: list[tuple[Picture, float]]) -> _Target:
    finder = FlowFinder()
    total = np.zeros(small.shape, np.float32)
    sure = np.ones(small.shape[:2], np.bool_)
    placed = []
    for other, weight in around:
        motion, _ = finder.both_ways(grey(small), grey(other))
        there = warped(other, motion.flow)
        total += weight * there
        sure &= motion.seen
        placed.append(there)
    for there in placed[1:]:
        sure &= np.abs(there - placed[0]).max(axis=2) < _ALIKE_LEVELS
    return _Target(total / sum(weight for _, weight in around), sure)


def _median_apart(picture: Picture, target: _Target, usable: Mask) -> float:
    gap = np.abs(picture[usable].astype(np.float32) - target.light[usable])
    return float(np.median(gap.mean(axis=1)))


def _curves(levels: NDArray[np.uint8], wanted: Field) -> NDArray[np.uint8]:
    """For each channel what every level becomes, uint8 (1, 256, 3), from pairs (N, 3)."""
    step = max(len(levels) // _SAMPLES, 1)
    x, y = levels[::step].astype(np.float64), wanted[::step].astype(np.float64)
    ramp = np.repeat(np.arange(256.0)[:, None], 3, axis=1)
    made = [_gained(x, y, ramp), _stretched(x, y, ramp), _bent(x, y, ramp)]
    index = np.clip(x, 0, 255).astype(int)
    errors = [
        float(np.minimum(np.abs(np.take_along_axis(one, index, 0) - y), _OUTLIER_LEVELS).mean())
        for one in made
    ]
    best = int(np.argmin([errors[0] * _SIMPLER, *errors[1:]]))
    return np.clip(np.rint(made[best]), 0, 255).astype(np.uint8)[None]


def _gained(x: Levels, y: Levels, ramp: Levels) -> NDArray[np.float64]:
    """A gain for each channel: the median ratio."""
    return np.asarray((ramp + 1) * np.median((y + 1) / (x + 1), axis=0) - 1, np.float64)


def _stretched(x: Levels, y: Levels, ramp: Levels) -> NDArray[np.float64]:
    """A gain and an offset for each channel."""
    lines = [_line(x[:, c], y[:, c], _OUTLIER_LEVELS / 2) for c in range(3)]
    return np.stack([slope * ramp[:, c] + base for c, (slope, base) in enumerate(lines)], axis=1)


def _bent(x: Levels, y: Levels, ramp: Levels) -> NDArray[np.float64]:
    """A gain and a gamma for each channel: a line through logarithms."""
    columns = []
    for c in range(3):
        slope, base = _line(np.log(x[:, c] + 1), np.log(np.maximum(y[:, c], 0) + 1), 0.1)
        columns.append(np.exp(slope * np.log(ramp[:, c] + 1) + base) - 1)
    return np.stack(columns, axis=1)


def _line(x: Levels, y: Levels, scale: float) -> tuple[float, float]:
    """Slope and base of the line through pairs, outliers (beyond `scale`) counting little.

    Iterated reweighted least squares with Cauchy's weights, from the median offset on.
    """
    slope, base = 1.0, float(np.median(y - x))
    for _ in range(12):
        weight = 1 / (1 + ((y - slope * x - base) / scale) ** 2)
        mx, my = np.average(x, weights=weight), np.average(y, weights=weight)
        spread = float(np.average((x - mx) ** 2, weights=weight))
        if spread < 1e-9:
            return 1.0, float(my - mx)
        slope = float(np.average((x - mx) * (y - my), weights=weight)) / spread
        base = float(my - slope * mx)
    return slope, base
