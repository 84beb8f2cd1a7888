"""Broken frames made good: lit again where light alone is wrong, else made of the good frames
around them, where they are broken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import FlowFinder, places
from onionskin.motion.inbetween import full_motion, inbetweens, unexplained
from onionskin.stability.mending.relight import blown_out, relit_like, too_dark

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


def continued(near: Frame, further: Frame, count: int) -> list[Frame] | None:
    """`count` frames beyond `near`, nearest first: it goes on as it came from `further`.

    For broken frames at the end of a shot, that have good ones on one side only. None where the
    motion cannot be followed.
    """
    motion = full_motion(near, further, FlowFinder())
    if unexplained(near, further, motion) > _TOO_FAR:
        return None
    back = motion[0].flow
    height, width = near.shape[:2]
    ground, frames = places(height, width), []
    for step in range(1, count + 1):
        ends = ground + np.float32(step) * back
        # What lay there one step earlier in `near` has come from where the motion leads back to.
        moved = cv2.remap(near, ends, None, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)  # type: ignore[call-overload]
        frames.append(np.asarray(moved, np.uint8))
    return frames


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Broken:
    """A run as it is met: its frames, and up to two good ones of its shot on either side."""

    run: Run
    frames: list[Frame]
    before: list[Frame]
    """The nearest last."""
    after: list[Frame]
    """The nearest first."""


Make = Callable[[Broken], list[Frame]]
"""What becomes of the frames of a run; as many."""


def with_runs(
    frames: Iterator[Frame], runs: Sequence[Run], make: Make, cuts: Sequence[int] = ()
) -> Iterator[Frame]:
    """The frames with those of every run replaced by what `make` has of them.

    Between any two runs stands at least one frame that is in neither, or a cut.
    """
    starts, edges = {run.first: run for run in runs}, frozenset(cuts)
    broken = {index for run in runs for index in range(run.first, run.last + 1)}
    pending: deque[Frame] = deque()
    past: list[Frame] = []
    index = 0
    while _filled_up(pending, frames, 1):
        if index in edges:
            past = []
        run = starts.get(index)
        if run is None:
            past = [*past[-1:], pending[0]]
            yield pending.popleft()
            index += 1
            continue
        length = min(run.last - run.first + 1, _filled_up(pending, frames, run.last + 3 - index))
        after: list[Frame] = []
        for place in range(index + length, index + len(pending)):
            if place in edges or place in broken:
                break
            after.append(pending[place - index])
        held = [pending.popleft() for _ in range(length)]
        yield from make(Broken(run=run, frames=held, before=past, after=after))
        index += length
        past = []


def _filled_up(pending: deque[Frame], frames: Iterator[Frame], count: int) -> int:
    """Takes frames until `count` are pending; how many are."""
    while len(pending) < count:
        frame = next(frames, None)
        if frame is None:
            break
        pending.append(frame)
    return len(pending)


def remade(
    frames: Iterator[Frame],
    runs: Sequence[Run],
    fill: Fill = between_evenly,
    cuts: Sequence[int] = (),
) -> Iterator[Frame]:
    """The frames with every run made anew: by `fill` where good frames stand on both sides,
    by the motion of the one side at the end of a shot. What cannot be made stays as it is.
    """

    def make(broken: Broken) -> list[Frame]:
        made = _made(broken, fill)
        if made is None:
            return broken.frames
        pairs = zip(broken.frames, made, strict=True)
        return [new if broken.run.whole else mixed_where_broken(old, new) for old, new in pairs]

    return with_runs(frames, runs, make, cuts)


def _made(broken: Broken, fill: Fill) -> list[Frame] | None:
    count = len(broken.frames)
    if broken.before and broken.after:
        return fill(broken.before[-1], broken.after[0], broken.run)
    if len(broken.after) == 2:
        made = continued(broken.after[0], broken.after[1], count)
        return None if made is None else made[::-1]
    if len(broken.before) == 2:
        return continued(broken.before[1], broken.before[0], count)
    return None


def relit(
    frames: Iterator[Frame], runs: Sequence[Run], cuts: Sequence[int] = ()
) -> Iterator[Frame]:
    """The frames with the light of every run brought to that of the frames around it.

    They keep their own pixels; what is blown out is made of the frames on both sides, where
    their motion can be followed. A run whose light is not what is wrong stays as it is.
    """
    return with_runs(frames, runs, _relit, cuts)


def _relit(broken: Broken) -> list[Frame]:
    sides = [*broken.before[-1:], *broken.after[:1]]
    both = len(sides) == 2
    made = between_evenly(sides[0], sides[1], broken.run) if both else None
    frames: list[Frame] = []
    for place, frame in enumerate(broken.frames):
        share = (place + 1) / (len(broken.frames) + 1)
        weights = (1 - share, share) if both else (1.0,)
        lit = relit_like(frame, list(zip(sides, weights, strict=False)))
        if lit is not None and made is not None:
            poor = np.maximum(blown_out(frame, lit, made[place]), too_dark(frame, lit, made[place]))
            lit = _mixed(lit, made[place], poor)
        frames.append(frame if lit is None else lit)
    return frames


def _mixed(old: Frame, new: Frame, share: NDArray[np.float32]) -> Frame:
    mixed = old + (new.astype(np.float32) - old) * share[..., None]
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)


def mixed_where_broken(old: Frame, new: Frame) -> Frame:
    """`new` where it and `old` disagree by more than some levels, `old` where they agree."""
    apart = np.abs(old.astype(np.float32) - new).mean(axis=2)
    reach = max(max(old.shape[:2]) // 40, 1) * 2 + 1
    near = cv2.dilate(cv2.blur(apart, (reach, reach)), np.ones((reach, reach), np.uint8))
    share = np.clip(near / _BROKEN_LEVELS - 0.5, 0, 1)
    return _mixed(old, new, np.asarray(cv2.blur(share.astype(np.float32), (reach, reach))))
