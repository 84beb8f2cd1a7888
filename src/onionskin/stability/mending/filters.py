"""Filters: light evened place by place, the camera held still, crawling detail calmed.

Each takes frames in order and gives as many; a few are held at a time, and nothing is mixed
across a cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import Field, Picture, warped
from onionskin.motion.inbetween import FLOW_SIDE
from onionskin.motion.light import lit_by
from onionskin.stability.measuring.camera import camera_matrix
from onionskin.stability.measuring.paths import Path
from onionskin.stability.mending.neighbours import Around, Frame, Neighbour, around, brought

_EVEN_RADIUS = 5
"""Frames on either side that are compared."""
_SIDE = 160
"""Longer side of the pictures that light is compared on."""
_CELLS = 20
"""Light is told for so many places along the longer side."""
_OUTLIER_LEVELS = 40.0
"""More than this apart is another thing, not other light."""
_OTHER_LIGHT = 0.5
"""A neighbour whose logarithm of light is so far from the others' is broken itself."""
_LEVELS_MIN = 8.0
"""Added to both sides of a ratio: in the dark gains say little."""
_MIN_SHARE = 0.15
_QUIET = 2e-3


def _among(active: NDArray[np.bool_] | None) -> Callable[[int], bool]:
    """Whether a frame may be touched: one of `active`, bool (T,); None for all."""
    return lambda index: active is None or (index < len(active) and bool(active[index]))


def evened(
    frames: Iterator[Frame],
    strength: float,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """Frames whose light is evened by `strength` (0..1), place by place and colour by colour."""
    for one in around(frames, _EVEN_RADIUS, _SIDE, cuts, _among(active)):
        change = strength * light_change(one)
        if np.abs(change).max() < _QUIET:
            yield one.frame
        else:
            height, width = one.frame.shape[:2]
            factors = cv2.resize(np.exp(change), (width, height), interpolation=cv2.INTER_LINEAR)
            yield lit_by(one.frame, np.asarray(factors, np.float32))


def light_change(one: Around) -> Field:
    """Log gains, float32 (h, w, 3), that bring a frame's light to the line through the others'.

    Neighbours in quite another light than the rest (a flash, a dark frame) have no say.
    """
    height, width = one.small.shape[:2]
    scale = _CELLS / max(width, height)
    cells = (max(round(width * scale), 2), max(round(height * scale), 2))
    total = np.zeros((cells[1], cells[0], 3), np.float32)
    ratios = [
        _log_ratio(one.small, warped(near.small, near.motion.flow), near.motion.seen, cells)
        for near in one.near
    ]
    wholes = np.array([ratio.mean() for ratio in ratios])
    alike = np.abs(wholes - np.median(wholes)) < _OTHER_LIGHT if ratios else []
    kept = [
        (near, ratio) for near, ratio, same in zip(one.near, ratios, alike, strict=True) if same
    ]
    weights = line_weights([near.offset for near, _ in kept])
    for (_, ratio), weight in zip(kept, weights, strict=True):
        total += weight * ratio
    return total


def line_weights(offsets: Sequence[int]) -> NDArray[np.float64]:
    """How much frames at `offsets` count in the value at 0 of the straight line through all.

    The line goes through the frame itself too, by the same Gaussian weights.
    """
    x = np.array([0, *offsets], np.float64)
    w = np.exp(-0.5 * np.square(x / (0.7 * _EVEN_RADIUS)))
    s0, s1, s2 = w.sum(), (w * x).sum(), (w * x * x).sum()
    spread = s0 * s2 - s1**2
    line = w * (s2 - s1 * x) / spread if spread > 1e-9 else w / s0
    return np.asarray(line[1:], np.float64)


def _log_ratio(
    here: Picture, there: Field, seen: NDArray[np.bool_], cells: tuple[int, int]
) -> Field:
    """Logarithm of how much brighter `there` is than `here`, large-scale.

    Where too little of a place can be compared it is that of the whole picture.
    """
    own = np.asarray(here, np.float32)
    brightest = np.maximum(own.max(axis=2), there.max(axis=2))
    mask = seen & (brightest < 252)
    if mask.mean() < 0.02:
        return np.zeros((cells[1], cells[0], 3), np.float32)
    whole = np.array([np.median(np.log((t + 1) / (o + 1))) for o, t in zip(
        own[mask].T, there[mask].T, strict=True)], np.float32)  # fmt: skip
    gap = cv2.absdiff(own, np.asarray(there * np.exp(-whole), np.float32)).max(axis=2)
    weight = (mask & (gap < _OUTLIER_LEVELS)).astype(np.float32)
    share = _spread(weight, cells)
    ours, theirs = (_spread(side * weight[..., None], cells) for side in (own, there))
    floor = _LEVELS_MIN * share[..., None] + 1e-6
    ratio = np.log((theirs + floor) / (ours + floor))
    trust = np.clip(share / _MIN_SHARE - 1, 0, 1)[..., None]
    return np.asarray(whole + trust * (ratio - whole), np.float32)


def _spread(values: Field, cells: tuple[int, int]) -> Field:
    """Means over cells, and a little over their neighbours."""
    means = cv2.resize(values, cells, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(means, (0, 0), 1.0), np.float32)


def held_still(
    frames: Iterator[Frame],
    moves: Path,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
    *,
    crop: bool = False,
) -> Iterator[Frame]:
    """Frames moved by `moves` (T, 4), as `camera.CameraStep`.

    What comes in at the border is what the frame before showed there; in the first frame
    of a shot the border is mirrored. With `crop` all frames are enlarged about their middle, by
    as much as the one that is moved farthest needs, and nothing comes in.
    """
    shown: Frame | None = None
    zoom = 0.0
    for index, frame in enumerate(frames):
        if index in cuts:
            shown = None
        idle = active is not None and not (index < len(active) and active[index])
        if crop:
            height, width = frame.shape[:2]
            zoom = zoom or zoom_for(moves, width, height, active)
            still = idle or index >= len(moves)
            yield _enlarged(frame, np.zeros(4) if still else moves[index], zoom)
            continue
        if idle or index >= len(moves) or np.abs(moves[index]).max() <= 1e-5:
            shown = frame
        else:
            shown = _moved(frame, moves[index], shown)
        yield shown


_MOST_ZOOM = 1.25
"""A clip that shakes more than this covers shows its edge pixels at times."""


def zoom_for(
    moves: Path, width: int, height: int, active: NDArray[np.bool_] | None = None
) -> float:
    """By how much frames are to be enlarged so that `moves` (T, 4) uncover no edge: 1 or more."""
    used = moves if active is None else moves[: len(active)][active[: len(moves)]]
    middle = np.array([(width - 1) / 2, (height - 1) / 2])
    corners = np.array([[0, 0], [width - 1, 0], [0, height - 1], [width - 1, height - 1]])
    zoom = 1.0
    for move in used[np.abs(used).max(axis=1, initial=0) > 1e-5]:
        back = cv2.invertAffineTransform(camera_matrix(move, width, height))
        while zoom < _MOST_ZOOM:
            seen = (middle + (corners - middle) / zoom) @ back[:, :2].T + back[:, 2]
            if seen.min() >= 0 and (seen <= [width - 1, height - 1]).all():
                break
            zoom += 0.002
    return zoom


def _enlarged(frame: Frame, move: NDArray[np.float64], zoom: float) -> Frame:
    """A frame moved, and enlarged about its middle."""
    height, width = frame.shape[:2]
    matrix = camera_matrix(move, width, height) * zoom
    matrix[:, 2] += (1 - zoom) * np.array([(width - 1) / 2, (height - 1) / 2])
    size, border = (width, height), cv2.BORDER_REPLICATE
    moved = cv2.warpAffine(frame, matrix, size, flags=cv2.INTER_CUBIC, borderMode=border)
    return np.asarray(moved, np.uint8)


def _moved(frame: Frame, move: NDArray[np.float64], before: Frame | None) -> Frame:
    height, width = frame.shape[:2]
    matrix = camera_matrix(move, width, height)
    size, flags = (width, height), cv2.INTER_CUBIC
    if before is None:
        moved = cv2.warpAffine(frame, matrix, size, flags=flags, borderMode=cv2.BORDER_REFLECT)
    else:
        # Old pictures are only asked for a thin border: there they beat a mirrored one.
        border = cv2.BORDER_TRANSPARENT
        moved = cv2.warpAffine(
            frame, matrix, size, dst=before.copy(), flags=flags, borderMode=border
        )
    return np.asarray(moved, np.uint8)


_CALM_RADIUS = 2
"""Frames on either side that are averaged."""
_TOLERANCE_LEVELS = 9.0


def calmed(
    frames: Iterator[Frame],
    strength: float,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """Frames filtered by `strength` (0..1); nothing is mixed across a cut."""
    for one in around(frames, _CALM_RADIUS, FLOW_SIDE, cuts, _among(active)):
        yield _calm(one, strength) if one.near else one.frame


def _calm(one: Around, strength: float) -> Frame:
    height, width = one.frame.shape[:2]
    total = one.frame.astype(np.float32)
    weights = np.ones((height, width), np.float32)
    for near in one.near:
        trust = cv2.resize(_trust(one, near), (width, height))
        moved = brought(near, width, height)
        share = cv2.merge([np.asarray(trust)] * 3)
        cv2.accumulate(cv2.multiply(moved, share, dtype=cv2.CV_32F), total)
        weights += trust
    mean = cv2.divide(total, cv2.merge([weights] * 3))
    if strength < 1:
        mean = cv2.addWeighted(mean, strength, one.frame, 1 - strength, 0, dtype=cv2.CV_32F)
    return np.asarray(cv2.convertScaleAbs(mean), np.uint8)


def _trust(one: Around, near: Neighbour) -> Field:
    """How far a neighbour is the same thing, float32 (h, w) in 0..1, small.

    By blurred difference, which noise hardly moves and a wrong match does.
    """
    moved = warped(near.small, near.motion.flow)
    difference = cv2.subtract(np.asarray(one.small, np.float32), moved)
    apart = cv2.GaussianBlur(difference, (0, 0), 2.0)
    squared = cv2.transform(cv2.multiply(apart, apart), np.full((1, 3), -1 / _TOLERANCE_LEVELS**2))
    return np.asarray(np.exp(squared) * near.motion.seen, np.float32)
