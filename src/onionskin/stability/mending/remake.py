"""Broken frames remade: in-betweens of the good frames around them, where they are broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import FlowFinder
from onionskin.motion.inbetween import full_motion, inbetweens, unexplained

Frame = NDArray[np.uint8]
_BROKEN_LEVELS = 5.0
_TOO_FAR = 40.0
"""Levels that no motion explains, between the frames around a run: as much as a whole pop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Frames `first`..`last`, to be remade from frames `first - 1` and `last + 1`.

    With `whole` they are replaced from edge to edge, else only where they disagree.
    """

    first: int
    last: int
    whole: bool = False


Fill = Callable[[Frame, Frame, Run], list[Frame] | None]
"""Makes the frames of a run, evenly spaced in time, from the good ones before and after it.

None where it cannot: they stay as they are."""


def between_evenly(before: Frame, after: Frame, run: Run) -> list[Frame] | None:
    """Motion-compensated in-betweens of two frames; None where their motion cannot be followed.

    Such in-betweens are ghosts of both ends, and yet go smoothly from one to the other: no
    measure by the same motion would hold them for broken.
    """
    motion = full_motion(before, after, FlowFinder())
    if unexplained(before, after, motion) > _TOO_FAR:
        return None
    count = run.last - run.first + 1
    shares = [(index + 1) / (count + 1) for index in range(count)]
    return list(inbetweens(before, after, shares, motion))


def remade(
    frames: Iterator[Frame], runs: Sequence[Run], fill: Fill = between_evenly
) -> Iterator[Frame]:
    """The frames with every run remade; one that has no frame on both sides, or that `fill`
    cannot make, stays as it is.

    Between any two runs stands at least one frame that is in neither.
    """
    starts = {run.first: run for run in runs}
    before: Frame | None = None
    run: Run | None = None
    held: list[Frame] = []
    for index, frame in enumerate(frames):
        if run is None and before is not None:
            run = starts.get(index)
        if run is not None and index <= run.last:
            held.append(frame)
            continue
        if run is not None and before is not None:
            made = fill(before, frame, run)
            yield from held if made is None else _filled(held, made, run)
            run, held = None, []
        yield frame
        before = frame
    yield from held


def _filled(broken: list[Frame], made: list[Frame], run: Run) -> Iterator[Frame]:
    for old, new in zip(broken, made, strict=True):
        yield new if run.whole else mixed_where_broken(old, new)


def mixed_where_broken(old: Frame, new: Frame) -> Frame:
    """`new` where it and `old` disagree by more than some levels, `old` where they agree."""
    apart = np.abs(old.astype(np.float32) - new).mean(axis=2)
    reach = max(max(old.shape[:2]) // 40, 1) * 2 + 1
    near = cv2.dilate(cv2.blur(apart, (reach, reach)), np.ones((reach, reach), np.uint8))
    share = np.clip(near / _BROKEN_LEVELS - 0.5, 0, 1)
    share = cv2.blur(np.asarray(share, np.float32), (reach, reach))[..., None]
    mixed = old + (new.astype(np.float32) - old) * share
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
