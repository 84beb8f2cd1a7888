"""Each frame of a clip with those around it, and the motion from it to each of them.

The motion is found between neighbours only, once, and put together for frames further
apart: two searches a frame, however many frames are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import (
    Field,
    FlowFinder,
    Motion,
    Picture,
    grey,
    places,
    shrunk,
    warped,
    work_size,
)

Frame = NDArray[np.uint8]
IsWanted = Callable[[int], bool]


@dataclass(frozen=True, eq=False, slots=True)
class Neighbour:
    """A frame `offset` frames away: at full size, small, and the motion to it (small)."""

    offset: int
    frame: Frame
    small: Picture
    motion: Motion


@dataclass(frozen=True, eq=False, slots=True)
class Around:
    """Frame `index`, at full size and small, and those around it; none where not wanted."""

    index: int
    frame: Frame
    small: Picture
    near: tuple[Neighbour, ...]


def around(
    frames: Iterator[Frame],
    radius: int,
    side: int,
    cuts: Sequence[int] = (),
    wanted: IsWanted = lambda index: True,
) -> Iterator[Around]:
    """Every frame, in order, with up to `radius` frames on either side of it.

    Motion is found at a longer side of at most `side` pixels, and nothing is found across
    the `cuts` (first frames of shots). 2 radius + 1 frames are held.
    """
    strip = _Strip(radius, side, frozenset(cuts))
    done = 0
    for frame in frames:
        strip.add(frame)
        if strip.last - done >= radius:
            yield strip.around(done, wanted(done))
            done += 1
    while done <= strip.last:
        yield strip.around(done, wanted(done))
        done += 1


class _Strip:
    """The frames held, and the motion between neighbours as far as it was asked for."""

    def __init__(self, radius: int, side: int, cuts: frozenset[int]) -> None:
        self.last = -1
        self._radius, self._side, self._cuts = radius, side, cuts
        self._finder = FlowFinder()
        self._held: dict[int, tuple[Frame, Picture]] = {}
        self._pairs: dict[int, tuple[Motion, Motion]] = {}

    def add(self, frame: Frame) -> None:
        self.last += 1
        height, width = frame.shape[:2]
        self._held[self.last] = (frame, shrunk(frame, work_size(width, height, self._side)))
        self._held.pop(self.last - 2 * self._radius - 1, None)
        self._pairs.pop(self.last - 2 * self._radius - 1, None)

    def around(self, index: int, wanted: bool) -> Around:
        frame, small = self._held[index]
        near = (*self._chain(index, -1), *self._chain(index, 1)) if wanted else ()
        return Around(index, frame, small, near)

    def _chain(self, index: int, way: int) -> Iterator[Neighbour]:
        """The neighbours on one side, nearest first, until a cut or an end."""
        so_far: Motion | None = None
        for offset in range(way, way * (self._radius + 1), way):
            other = index + offset
            first = max(other, other - way)
            if other not in self._held or first in self._cuts:
                return
            step = self._pair(first)[0 if way > 0 else 1]
            so_far = step if so_far is None else joined(so_far, step)
            yield Neighbour(offset, *self._held[other], so_far)

    def _pair(self, later: int) -> tuple[Motion, Motion]:
        """The motion from frame `later - 1` to `later`, and back."""
        if later not in self._pairs:
            first, second = self._held[later - 1][1], self._held[later][1]
            self._pairs[later] = self._finder.both_ways(grey(first), grey(second))
        return self._pairs[later]


def joined(first: Motion, second: Motion) -> Motion:
    """One motion after the other: x goes to x + f(x) + g(x + f(x))."""
    flow = first.flow + warped(second.flow, first.flow)
    seen = warped(second.seen.astype(np.float32), first.flow) > 0.99
    return Motion(np.asarray(flow, np.float32), np.asarray(seen & first.seen))


def brought(neighbour: Neighbour, width: int, height: int) -> Frame:
    """The neighbour at full size, brought to the frame's places; uint8, bilinear."""
    small_height, small_width = neighbour.motion.flow.shape[:2]
    scale = np.array([width / small_width, height / small_height], np.float32)
    flow = neighbour.motion.flow * scale
    if (width, height) != (small_width, small_height):
        flow = np.asarray(cv2.resize(flow, (width, height)), np.float32)
    return brought_by(neighbour.frame, flow)


def brought_by(frame: Frame, flow: Field) -> Frame:
    """What lies at the ends of a full-size `flow`, uint8; the border is repeated."""
    height, width = flow.shape[:2]
    ends, linear, border = places(height, width) + flow, cv2.INTER_LINEAR, cv2.BORDER_REPLICATE
    moved = cv2.remap(frame, ends, None, linear, borderMode=border)  # type: ignore[call-overload]
    return np.asarray(moved, np.uint8)
