"""Touched: how far a repair has moved the frames in which nothing was wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.figures import CAP_DB
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.mending.ghosts import SecondLook
from onionskin.stability.mending.recipe import Recipe

Frame = NDArray[np.uint8]
_SEEN_LEVELS = 2
"""A pixel that changes by more, in any channel, is changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """What became of the good frames of a clip: those at which no defect was found."""

    good_frames: int
    psnr: float
    """Of the good frames after the repair against before it, dB, by their mean error; 100 where
    all came out as they went in."""
    changed: float
    """Share (0..1) of their pixels that differ by more than two levels."""
    resampled: bool
    """Whether any of them was moved or averaged, so that its detail is not its own."""
    ghosts: float = 0.0
    """Of the frames that were made of others: how many broken ones their ghosts are as bad as."""

    def to_dict(self) -> dict[str, object]:
        """Plain data, as `onionskin steady --json` prints it under "touched"."""
        return {
            "good_frames": self.good_frames,
            "psnr": round(self.psnr, 2),
            "changed": round(self.changed, 5),
            "resampled": self.resampled,
            "ghosts": round(self.ghosts, 3),
        }


def good_frames(found: Measurement) -> NDArray[np.bool_]:
    """bool (T,): frames with nothing wrong of their own.

    Those on both sides of a gap have, and all of a shot from a step on.
    """
    good = np.ones(found.num_frames, np.bool_)
    ends = [*found.measures.cuts, found.num_frames]
    for defect in found.measures.defects:
        first, last = defect.first, defect.last
        if defect.kind == "gap":
            first = max(first - 1, 0)
        if defect.kind == "step":
            last = next(end for end in ends if end > first) - 1
        good[first : last + 1] = False
    return good


class Tally:
    """Compares the frames that go into a repair with those that come out, in order."""

    def __init__(self, recipe: Recipe, good: NDArray[np.bool_]) -> None:
        """`good`, bool (T,), are the frames in which nothing is wrong."""
        self._recipe, self._good = recipe, good
        self._waiting: deque[Frame] = deque()
        self._index = self._count = 0
        self._error = self._changed = 0.0
        self._look = SecondLook(recipe.runs, recipe.cuts)

    def going_in(self, frames: Iterable[Frame]) -> Iterator[Frame]:
        """The frames, noted on their way."""
        for frame in frames:
            self._waiting.append(frame)
            yield frame

    def came_out(self, frame: Frame) -> None:
        """Notes the next frame, as the repair has it."""
        before, index = self._waiting.popleft(), self._index
        self._index += 1
        self._look.see(index, before, frame)
        if index >= len(self._good) or not self._good[index]:
            return
        self._count += 1
        if frame is before:
            return
        gap = cv2.absdiff(frame, before)
        self._error += float(np.square(gap, dtype=np.float32).mean())
        self._changed += float((gap.max(axis=2) > _SEEN_LEVELS).mean())

    def through(self, frames: Iterable[Frame]) -> Iterator[Frame]:
        """The frames as the recipe has them, compared on their way."""
        for frame in self._recipe.cooked(self.going_in(frames)):
            self.came_out(frame)
            yield frame

    @property
    def result(self) -> Touched:
        """What was seen so far."""
        self._look.finish()
        count = max(self._count, 1)
        error = self._error / count
        psnr = CAP_DB if error == 0 else min(10 * float(np.log10(255**2 / error)), CAP_DB)
        moved = self._recipe.camera is not None and bool(
            np.abs(self._recipe.camera[: len(self._good)][self._good]).max(initial=0) > 1e-5
        )
        return Touched(
            good_frames=int(self._good.sum()),
            psnr=psnr,
            changed=self._changed / count,
            resampled=moved or self._recipe.calm > 0,
            ghosts=self._look.lost,
        )
