"""The observer: watches a clip's frames in order, and notes the signals of each.

What is known of a clip that was changed here and there need not be watched again.
"""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import (
    Field,
    FlowFinder,
    Motion,
    Picture,
    apart,
    grey,
    warped,
)
from onionskin.motion.inbetween import between
from onionskin.motion.light import apart_along, gains_between, relit, worst_tenth
from onionskin.stability.measuring.camera import Cells, camera_step, cells_of
from onionskin.stability.measuring.comparing import (
    BLENDED,
    coarse_field,
    crawl_of,
    detail_of,
    leap,
    look_distance,
    motions_alike,
    nearest_mixture,
    recolouring,
    speeds_of,
    surprise_of,
    warp_error_of,
)
from onionskin.stability.measuring.signals import COLUMNS, FLASH_GAIN, Return, Signals, brightened

LONGEST_RUN_SECONDS = 0.34
"""A change that comes back later than this is taken for the film's own."""
_SPIKE_LEVELS = 4.0
_ASKED = 3
"""Frames beyond a pair's own that it is asked about whether they changed."""
_MOMENTS, _SURPRISES = (1 / 3, 2 / 5, 3 / 5, 2 / 3), 6.0
"""Moments between two frames that a frame is asked for, if it surprises by so many levels."""
_LEAP_CHANGE = 1.1
"""A leap changes the picture by this many times what the steps beside it do."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Known:
    """Signals of a clip before some of its frames were changed."""

    signals: Signals
    changed: NDArray[np.bool_]
    """(T,): frames that are not what they were."""
    in_place: bool = False
    """Only light and camera were changed: what is measured apart from both, between three
    frames (surprise, disagreement, misfit, crawl), is taken to be as it was."""

    def needs_pair(self, index: int) -> bool:
        """Whether pair `index` must be watched: it, or what is compared with it, changed."""
        return self._any(index - 3, index + 2)

    def is_new(self, index: int) -> bool:
        """Whether pair `index` itself is not what it was."""
        return self._any(index - 1, index)

    def needs_triple(self, index: int) -> bool:
        """Whether frame `index` must be compared with the in-between of its neighbours."""
        return not self.in_place and self._any(index - 1, index + 1)

    def returned(self, first: int, last: int) -> Return | None:
        """The run, where neither its edges nor the frames around it changed."""
        if self._any(first - 1, first) or self._any(last, last + 1):
            return None
        runs = self.signals.returns
        return next((run for run in runs if (run.first, run.last) == (first, last)), None)

    def part(self, first: int, stop: int) -> Known:
        """What is known of frames first..stop-1, and as much more as pairs of theirs ask for."""
        seen, end = self.signals, min(stop + _ASKED, len(self.changed))
        rows = {name: getattr(seen, name)[first:end] for name in COLUMNS}
        inside = [
            replace(run, first=run.first - first, last=run.last - first)
            for run in seen.returns
            if run.first >= first
        ]
        return Known(
            signals=Signals(**rows, returns=inside),
            changed=self.changed[first:end],
            in_place=self.in_place,
        )

    def _any(self, first: int, last: int) -> bool:
        beyond = last >= len(self.changed)
        return beyond or bool(self.changed[max(first, 0) : last + 1].any())


def observe(frames: Iterable[Picture], fps: float, known: Known | None = None) -> Signals:
    """Watches uint8 RGB frames of one (working) size at `fps` frames per second."""
    observer = Observer(fps, known)
    for frame in frames:
        observer.add(frame)
    return observer.finish()


def num_frames_kept(fps: float) -> int:
    """The frames before one that it is compared with."""
    return max(int(np.ceil(LONGEST_RUN_SECONDS * fps)), 3) + 2


def num_frames_told_by(fps: float) -> int:
    """As many frames before one tell all that is noted of it, but where the camera was seen."""
    return num_frames_kept(fps) + _num_usual(fps) + _ASKED


def _num_usual(fps: float) -> int:
    """The pairs whose changes are what is usual."""
    return max(round(fps), 8)


@dataclass(frozen=True, eq=False, slots=True)
class _Pair:
    """Two neighbours and the motion between them."""

    forward: Motion
    backward: Motion
    light: Field
    """Logarithmic gains (17, 3) of the later frame over the earlier."""
    coarse: Field
    """The forward motion at an eighth of the size, weighted by texture ..."""
    texture: Field
    """... which is this (H/8, W/8, 1)."""


class Observer:
    """Takes the frames of a clip in order, and tells what it saw."""

    def __init__(self, fps: float, known: Known | None = None) -> None:
        self._known = known
        self._finder, self._coarse = FlowFinder(), FlowFinder(coarse=True)
        self._columns = {name: array("f") for name in COLUMNS}
        self._num_frames = 0
        self._returns: list[Return] = []
        num_kept = num_frames_kept(fps)
        self._kept: deque[tuple[int, Picture, Picture]] = deque(maxlen=num_kept)
        self._spikes: deque[int] = deque(maxlen=num_kept)
        self._usual: deque[float] = deque(maxlen=_num_usual(fps))
        self._before: _Pair | None = None
        self._earlier: _Pair | None = None
        self.camera_cells: Cells | None = None
        """Where the camera was seen in the pair that was watched last."""

    def add(self, frame: Picture) -> None:
        """Watches the next frame, uint8 (H, W, 3) RGB."""
        index = self._num_frames
        self._num_frames += 1
        for name in COLUMNS:
            self._columns[name].extend(self._row_so_far(name, index))
        self._kept.append((index, frame, grey(frame)))
        self._note(index, tone=np.log(np.array(cv2.mean(frame)[:3]) + 1))
        tone = self._kept[-1][2]
        self._note(index, detail=detail_of(tone), spread=float(tone.std()))
        if index:
            self._watch_pair(index)

    def finish(self) -> Signals:
        """What was seen in all frames."""
        table = {
            name: np.frombuffer(self._columns[name], np.float32).reshape(-1, *shape)
            for name, shape in COLUMNS.items()
        }
        gains = table.pop("gains")
        exact = {name: column.astype(np.float64) for name, column in table.items()}
        return Signals(gains=gains, **exact, returns=self._returns)

    def _note(self, index: int, **values: float | NDArray[np.floating]) -> None:
        for name, value in values.items():
            column, row = self._columns[name], np.ravel(value)
            column[index * len(row) : (index + 1) * len(row)] = array("f", row.tolist())

    def _row_so_far(self, name: str, index: int) -> list[float]:
        """What is known of a frame before it is watched; else zeros."""
        if self._known is not None and index < self._known.signals.num_frames:
            row: list[float] = np.ravel(getattr(self._known.signals, name)[index]).tolist()
            return row
        return [0.0] * math.prod(COLUMNS[name])

    def _noted(self, index: int, name: str) -> NDArray[np.float32]:
        shape = COLUMNS[name]
        size = math.prod(shape)
        row = self._columns[name][index * size : (index + 1) * size]
        return np.array(row, np.float32).reshape(shape)

    def _watch_pair(self, index: int) -> None:
        self._note(index, **self._echo(index))
        if self._known is None or self._known.needs_pair(index):
            self._compare_neighbours(index)
        else:
            self._before = self._earlier = self.camera_cells = None
        change = float(self._noted(index, "change"))
        self._watch_returns(index, change, self._noted(index, "gains"))
        self._usual.append(change)

    def _compare_neighbours(self, index: int) -> None:
        (_, earlier, earlier_grey), (_, later, later_grey) = self._kept[-2], self._kept[-1]
        forward, backward = self._finder.both_ways(earlier_grey, later_grey)
        moved = warped(earlier, backward.flow)
        light = gains_between(moved, later, backward.seen)
        pair = _Pair(forward, backward, light, *coarse_field(forward, earlier_grey))
        residual = np.asarray(later, np.float32) - moved
        change = worst_tenth(apart(later, relit(moved, light)))
        step = camera_step(forward, earlier_grey, self._camera_before(index, forward))
        self.camera_cells = step.cells
        self._note(
            index,
            gains=light,
            camera=step.as_array(),
            camera_seen=(step.trusted + step.likely) / 2,
            raw=float(cv2.absdiff(earlier, later).mean()),
            change=change,
            look=look_distance(earlier, later),
            warp_error=warp_error_of(residual, backward),
            recolour=recolouring(moved, later, backward.seen),
            **speeds_of(forward, earlier_grey),
        )
        if self._earlier is not None and self._before is not None:
            self._watch_amid(index - 1, self._earlier, self._before, pair)
        wanted = self._known is None or self._known.needs_triple(index - 1)
        if self._before is not None and wanted:
            self._watch_triple(index - 1, self._before, pair)
        self._earlier, self._before = self._before, pair

    def _echo(self, index: int) -> dict[str, float]:
        """Which earlier frame comes again in frame `index`, and how nearly."""
        frame = self._kept[-1][1]
        apart = {
            index - number: float(cv2.absdiff(frame, other).mean())
            for number, other, _ in list(self._kept)[:-2]
        }
        back = min(apart, key=apart.__getitem__, default=0)
        return {"echo": apart.get(back, 0.0), "echo_back": float(back)}

    def _camera_before(self, index: int, motion: Motion) -> Cells | None:
        """Where the camera was seen in the pair before, or in this one, where that is known."""
        if self.camera_cells is not None or self._known is None:
            return self.camera_cells
        if self._known.is_new(index) or float(self._noted(index, "camera_seen")) == 0:
            return None
        step = self._noted(index, "camera").astype(np.float64)
        return cells_of(motion, self._kept[-2][2], step)

    def _watch_amid(self, index: int, before: _Pair, pair: _Pair, after: _Pair) -> None:
        """What pair `index` is to those beside it."""
        raw = [float(self._noted(index + step, "raw")) for step in (-1, 0, 1)]
        further = 0.0
        if raw[1] > _LEAP_CHANGE * max(raw[0], raw[2]):
            (_, _, first), (_, _, second), _ = list(self._kept)[-3:]
            further = leap(first, second, before.backward.flow, after.forward.flow)
        alike = motions_alike(before.coarse, after.coarse, pair.texture)
        self._note(index, alike=alike, leap=further)

    def _watch_triple(self, index: int, before: _Pair, after: _Pair) -> None:
        (_, first, first_grey), (_, middle, _), (_, last, last_grey) = list(self._kept)[-3:]
        here = np.asarray(middle, np.float32)
        from_first = relit(warped(first, before.backward.flow), before.light)
        from_last = relit(warped(last, after.forward.flow), -after.light)
        seen = before.backward.seen & after.forward.seen
        forward, backward = self._finder.both_ways(first_grey, last_grey)
        guess = between(first, last, 0.5, forward, backward)
        disagreement, _ = apart_along(first, last, backward)
        self._note(
            index,
            misfit=float(cv2.absdiff(here, guess).mean()),
            **self._blend(first, middle, last, guess, (forward, backward)),
            surprise=self._surprise(here, guess, (first, last), (forward, backward)),
            disagreement=worst_tenth(disagreement),
            crawl=crawl_of(here - from_first, here - from_last, seen),
        )

    def _surprise(
        self,
        here: Field,
        halfway: Field,
        sides: tuple[Picture, Picture],
        motion: tuple[Motion, Motion],
    ) -> float:
        """How far a frame is from the in-between of its neighbours, at whatever moment it shows.

        Where a rate was lowered, frames are not evenly spaced in time: a car is far from halfway.
        """
        least = worst_tenth(surprise_of(here, halfway, self._coarse))
        for moment in _MOMENTS if least > _SURPRISES else ():
            guess = between(*sides, moment, *motion)
            least = min(least, worst_tenth(surprise_of(here, guess, self._coarse)))
        return least

    @staticmethod
    def _blend(
        first: Picture, middle: Picture, last: Picture, guess: Field, motion: tuple[Motion, Motion]
    ) -> dict[str, float]:
        """How near a frame is to a mixture of its neighbours, beside their in-between."""
        here = np.asarray(middle, np.float32)
        apart, share = nearest_mixture(first, middle, last)
        moved = float(cv2.absdiff(here, guess).mean())
        if apart < BLENDED * moved and 0 < share < 1:
            # A frame that is not halfway in time is none of these: it is asked for at its moment.
            moved = float(cv2.absdiff(here, between(first, last, share, *motion)).mean())
        return {"blend": apart / max(moved, 1e-3), "blend_share": share}

    def _watch_returns(self, index: int, change: float, light: Field) -> None:
        """After a sudden change: is this frame like one from before an earlier such change?"""
        usual = float(np.median(self._usual)) if self._usual else 0.0
        if brightened(light) < FLASH_GAIN and change < max(2.0 * usual, _SPIKE_LEVELS):
            return
        pictures = {number: (frame, tone) for number, frame, tone in self._kept}
        for first in reversed(self._spikes):
            if first - 1 in pictures:
                self._compare(first, index, pictures)
        self._spikes.append(index)

    def _compare(
        self, first: int, index: int, pictures: dict[int, tuple[Picture, Picture]]
    ) -> None:
        known = self._known and self._known.returned(first, index - 1)
        if known:
            self._returns.append(known)
            return
        (before, before_grey), (after, after_grey) = pictures[first - 1], pictures[index]
        _, backward = self._finder.both_ways(before_grey, after_grey)
        disagreement, light = apart_along(before, after, backward)
        edges = (first, index)
        self._returns.append(
            Return(
                first=first,
                last=index - 1,
                change=min(float(self._noted(edge, "change")) for edge in edges),
                light=min(brightened(self._noted(edge, "gains")) for edge in edges),
                disagreement=worst_tenth(disagreement),
                light_apart=brightened(light),
            )
        )
