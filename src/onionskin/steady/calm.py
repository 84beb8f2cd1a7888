"""Crawling detail calmed: each frame averaged with its neighbours along the motion.

What moves as the flow says is averaged, and what does not is left alone, so that detail
that belongs to the picture stays and detail that is new in every frame goes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.steady.flow import Field, FlowFinder, warped
from onionskin.steady.inbetween import full_motion

Frame = NDArray[np.uint8]
RADIUS = 2
"""Frames on either side that are averaged."""
_TOLERANCE_LEVELS = 9.0


def calmed(
    frames: Iterator[Frame],
    strength: float,
    active: NDArray[np.bool_] | None = None,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """Frames filtered by `strength` (0..1); nothing is mixed across a cut."""
    finder = FlowFinder()
    window: deque[tuple[int, Frame]] = deque(maxlen=2 * RADIUS + 1)
    done = -1
    for item in enumerate(frames):
        window.append(item)
        if item[0] - RADIUS > done:
            done += 1
            yield _calm(done, window, finder, strength, active, cuts)
    last = window[-1][0] if window else -1
    while done < last:
        done += 1
        yield _calm(done, window, finder, strength, active, cuts)


def _calm(
    index: int,
    window: deque[tuple[int, Frame]],
    finder: FlowFinder,
    strength: float,
    active: NDArray[np.bool_] | None,
    cuts: Sequence[int],
) -> Frame:
    around = {number: frame for number, frame in window if abs(number - index) <= RADIUS}
    frame = around.pop(index)
    if active is not None and not (index < len(active) and active[index]):
        return frame
    total, weights = frame.astype(np.float32), np.ones((*frame.shape[:2], 1), np.float32)
    for number, neighbour in around.items():
        if any(min(index, number) < cut <= max(index, number) for cut in cuts):
            continue
        moved, weight = _brought(frame, neighbour, finder)
        total += moved * weight
        weights += weight
    mixed = frame + (total / weights - frame) * strength
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)


def _brought(frame: Frame, neighbour: Frame, finder: FlowFinder) -> tuple[Field, Field]:
    """The neighbour brought to the frame's places, and how far to trust it there (H, W, 1).

    Trust is by blurred difference, which noise hardly moves and a wrong match does.
    """
    motion, _ = full_motion(frame, neighbour, finder)
    moved = warped(neighbour, motion.flow)
    difference = frame.astype(np.float32) - moved
    apart = cv2.GaussianBlur(difference, (0, 0), 2.0)
    trust = np.exp(-np.square(apart / _TOLERANCE_LEVELS).sum(axis=2)) * motion.seen
    return moved, np.asarray(trust[..., None], np.float32)
