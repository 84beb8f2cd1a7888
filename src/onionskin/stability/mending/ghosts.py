"""Ghosts: a second look at frames that were made of others, which knows nothing of their motion.

Motion makes the in-betweens and motion measures them: what it follows wrongly it holds for right.
Here patches of texture are looked for, by sight alone, in the good frames on both sides and in what
stood there before. A double exposure has texture that is in none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import grey, shrunk, work_size
from onionskin.stability.mending.remake import Run

Frame = NDArray[np.uint8]
Grey = NDArray[np.uint8]
_SIDE, _REACH = 12, 12
"""A patch, and how far from its place it is looked for, in pixels of 256 to the longer side."""
_TEXTURED = 8.0
"""Levels by which a patch varies (standard deviation) that is looked for at all, ..."""
_MOST = 120
"""... and how many of them, spread from the strongest to the weakest."""
_ALIKE = 0.9
"""Correlation from which a patch is found again. In frames two away are not found, of frames that
were really filmed 0 to 14% (fast motion most), of in-betweens by motion 0 to 11%, and of double
exposures of the same frames up to 39% (six filmed clips of benchmarks/stability)."""
_CHANCE = 0.03
"""This share more than in a good frame beside it is nothing yet, ..."""
_WHOLE = 0.25
"""... and this share more is as bad as a whole broken frame."""
_MOST_LOST = 3.0


def strange_share(picture: Grey, others: Sequence[Grey]) -> float:
    """The share (0..1) of the textured patches of a grey picture that none of `others` has."""
    places = _textured(picture)
    if not places or not others:
        return 0.0
    return sum(not _is_found(picture, place, others) for place in places) / len(places)


def _textured(picture: Grey) -> list[tuple[int, int]]:
    """Top left corners (y, x) of patches that vary, at most `_MOST`."""
    levels = picture.astype(np.float32)
    mean = cv2.boxFilter(levels, -1, (_SIDE, _SIDE), anchor=(0, 0))
    varied = cv2.boxFilter(levels * levels, -1, (_SIDE, _SIDE), anchor=(0, 0)) - mean * mean
    height, width = picture.shape
    step = _SIDE // 2
    found = sorted(
        (-float(varied[y, x]), y, x)
        for y in range(0, height - _SIDE + 1, step)
        for x in range(0, width - _SIDE + 1, step)
        if varied[y, x] > _TEXTURED**2
    )
    chosen = np.linspace(0, len(found) - 1, min(_MOST, len(found))).round().astype(int)
    return [found[index][1:] for index in chosen]


def _is_found(picture: Grey, place: tuple[int, int], others: Sequence[Grey]) -> bool:
    y, x = place
    patch = picture[y : y + _SIDE, x : x + _SIDE]
    window = np.s_[max(y - _REACH, 0) : y + _SIDE + _REACH, max(x - _REACH, 0) : x + _SIDE + _REACH]
    return any(
        float(cv2.matchTemplate(other[window], patch, cv2.TM_CCOEFF_NORMED).max()) >= _ALIKE
        for other in others
    )


class SecondLook:
    """Looks at frames that were made of others, as a repair's frames go by in order."""

    def __init__(self, runs: Sequence[Run], cuts: Sequence[int] = ()) -> None:
        self._runs = {run.last + 1: run for run in runs}
        self._wanted = {n for run in runs for n in range(run.first - 2, run.last + 2)}
        self._cuts = frozenset(cuts)
        self._before: dict[int, Grey] = {}
        self._made: dict[int, Grey] = {}
        self.lost = 0.0
        """Broken frames that the ghosts so far are as bad as."""

    def see(self, index: int, before: Frame, frame: Frame) -> None:
        """Frame `index` as it was and as it is now, uint8 (H, W, 3)."""
        if index in self._wanted:
            self._before[index], self._made[index] = _small(before), _small(frame)
        run = self._runs.get(index)
        if run is not None:
            self._judge(run)

    def finish(self) -> None:
        """Looks at a run at the very end."""
        for last in [last for last in self._runs if last - 1 in self._made]:
            self._judge(self._runs[last])

    def _judge(self, run: Run) -> None:
        """Counts the ghosts of a run, by how strange a good frame beside it would be."""
        del self._runs[run.last + 1]
        first, after = run.first, run.last + 1
        start = max((cut for cut in self._cuts if cut <= first), default=0)
        ended = after in self._cuts
        sides = [n for n in (first - 1, after) if n >= start and not (ended and n == after)]
        near = [self._before[n] for n in sides if n in self._before]
        good, further = self._before.get(first - 1), self._before.get(first - 2)
        usual = 0.0
        if good is not None and further is not None and first - 2 >= start and not ended:
            usual = strange_share(good, [further, *near[1:]])
        for index in range(first, after):
            made = self._made.get(index)
            if made is not None:
                share = strange_share(made, [*near, self._before[index]])
                more = max(share - usual - _CHANCE, 0.0)
                self.lost += min(more / _WHOLE, _MOST_LOST)
        for kept in (self._before, self._made):
            for index in [index for index in kept if index < after - 2]:
                del kept[index]


def _small(frame: Frame) -> Grey:
    size = work_size(frame.shape[1], frame.shape[0])
    return np.asarray(grey(shrunk(frame, size)), np.uint8)
