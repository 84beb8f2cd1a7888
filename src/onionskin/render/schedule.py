"""Which frames of a clip are filled together, in which order: a plan for clips of any length.

A clip longer than an engine's window is not grown from left to right, which drifts. Its
keyframes are filled together, seconds apart; then each gap between two finished keyframes,
and the gaps of gaps, until no frame is missing. Keyframes come in pairs of neighbours where
the engine takes more than two known frames, so that a gap knows the motion at its ends and
not only the places. Engines that take no last frame, or only evenly spaced frames, are
planned as chains: each window goes on from the last frames of the one before.

Windows come in an order in which frames are finished from left to right, so that few have
to be remembered. Every frame is painted exactly once: time is linear in length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onionskin.canvas import CanvasKind
from onionskin.engines.capabilities import Capabilities
from onionskin.errors import UnsupportedCanvas

WINDOW_FRAMES = 64
"""The window of engines that fill clips of any length: memory must not grow with it."""
ANY_LENGTH = 1000
"""An engine that fills so many frames at once has no length of its own."""
DRAWN_FRAMES = 8
"""The window of engines that draw a plan by rule: none of their frames sees another."""
CHAIN_FRAMES = 4
"""How many of the last frames a chained window sees, where the engine takes several."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """One fill: indices of the frames it looks at, and of those the ones finished before."""

    frames: tuple[int, ...]
    seen: tuple[int, ...]
    level: int = 0
    """0 for keyframes and whole clips; gaps are one deeper than the keyframes around them."""

    @property
    def painted(self) -> tuple[int, ...]:
        return tuple(sorted(set(self.frames) - set(self.seen)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """All windows of a clip, in order."""

    num_frames: int
    windows: tuple[Window, ...]

    @property
    def num_levels(self) -> int:
        return max((window.level for window in self.windows), default=-1) + 1

    def lines(self) -> list[str]:
        """The schedule for people, a line for each window."""
        frames, fills = _counted(self.num_frames, "frame"), _counted(len(self.windows), "fill")
        head = f"{frames} in {fills}, made in {_counted(self.num_levels, 'pass', 'passes')}"
        return [head, *(_line(number, w) for number, w in enumerate(self.windows, 1))]

    def waits_for(self) -> tuple[frozenset[int], ...]:
        """For each window the numbers of those that must be filled before it.

        A window is ready once these are done; windows that are ready do not see each other.
        """
        painter = {f: number for number, window in enumerate(self.windows) for f in window.painted}
        return tuple(
            frozenset(painter[f] for f in window.seen if f in painter) for window in self.windows
        )

    def last_uses(self) -> dict[int, int]:
        """For each frame that a window looks at, the index of the last window that does."""
        return {f: number for number, window in enumerate(self.windows) for f in window.frames}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """What of a clip an engine takes in at once."""

    window: int
    """Frames of a canvas."""
    context: int
    """Known frames on each side of a gap."""
    keyframes: bool
    """Whether it fills frames seconds apart, and between known ends."""
    starts: frozenset[CanvasKind]
    """Of BLANK, FIRST, LAST and ENDS, what it can start from."""
    blind: bool = False
    """Whether what is known changes nothing in what it draws."""
    anchor: bool = False
    """Whether a frame from long before may stand beside the last ones."""


def reach_of(able: Capabilities, fps: Fraction, *, regions: bool = False) -> Reach:
    """The reach of an engine at `fps`; with `regions`, where parts of frames are known."""
    kinds = frozenset(CanvasKind) if regions else able.canvases
    if able.is_drawn and able.max_frames >= ANY_LENGTH:
        return Reach(window=DRAWN_FRAMES, context=1, keyframes=False, starts=kinds, blind=True)
    window = WINDOW_FRAMES if able.max_frames >= ANY_LENGTH else able.max_frames_at(fps)
    several = CanvasKind.FRAMES in kinds
    return Reach(
        window=window,
        context=2 if several and window >= 6 else 1,
        keyframes=able.any_times and CanvasKind.ENDS in kinds and window >= 3,
        starts=kinds - {CanvasKind.FRAMES, CanvasKind.REGIONS},
        anchor=able.any_times and several and window >= 4,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """Unknown frames `first`..`last`, and the finished ones next to them."""

    first: int
    last: int
    left: tuple[int, ...]
    right: tuple[int, ...]
    level: int = 0

    @property
    def frames(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))

    @property
    def kind(self) -> CanvasKind:
        if self.left:
            return CanvasKind.ENDS if self.right else CanvasKind.FIRST
        return CanvasKind.LAST if self.right else CanvasKind.BLANK


def make_schedule(
    known: NDArray[np.bool_], reach: Reach, breaks: Sequence[int] = (), cuts: Sequence[int] = ()
) -> Schedule:
    """The schedule of a clip of which the frames `known`, bool (T,), need no fill.

    At each of the `breaks`, frame indices, a new chapter starts (its prompt is another): its
    frames go on from the chapter before, but at the `cuts` among them they do not see it.
    Raises UnsupportedCanvas for what the engine cannot start from.
    """
    windows: list[Window] = []
    starts = frozenset(breaks)
    runs = _runs(known, reach.context, starts | frozenset(cuts), frozenset(cuts))
    for run in _merged(runs, reach, starts):
        if isinstance(run, Window):
            windows.append(run)
            continue
        _refuse_start(run.kind, reach)
        scene = max((cut for cut in cuts if cut <= run.first), default=0)
        windows += _filled(replace(run, left=_anchor(run, scene, reach) + run.left), reach)
    return Schedule(num_frames=len(known), windows=tuple(windows))


def _runs(
    known: NDArray[np.bool_], context: int, breaks: frozenset[int], cuts: frozenset[int]
) -> list[_Run]:
    """The runs of unknown frames, cut at the breaks, from left to right."""
    runs: list[_Run] = []
    index, count = 0, len(known)
    while index < count:
        if known[index]:
            index += 1
            continue
        last = index
        while last + 1 < count and not known[last + 1] and last + 1 not in breaks:
            last += 1
        continues = bool(runs) and runs[-1].last == index - 1
        low = index if index in cuts else max(index - context, 0)
        left = [f for f in range(low, index) if continues or known[f:index].all()]
        high = min(last + 1 + context, count)
        right = [f for f in range(last + 1, high) if known[last + 1 : f + 1].all()]
        runs.append(_Run(first=index, last=last, left=tuple(left), right=tuple(right)))
        index = last + 1
    return runs


def _merged(runs: list[_Run], reach: Reach, breaks: frozenset[int]) -> list[_Run | Window]:
    """Short gaps of one chapter that lie close together become one window."""
    merged: list[_Run | Window] = []
    group: list[_Run] = []
    for run in runs:
        parted = bool(group) and any(group[0].first < start <= run.first for start in breaks)
        if group and (parted or not _fit([*group, run], reach)):
            merged += _joined(group)
            group = []
        group.append(run)
    return merged + _joined(group)


def _fit(group: list[_Run], reach: Reach) -> bool:
    span = (*group[-1].frames, *group[-1].right)[-1] - (*group[0].left, group[0].first)[0] + 1
    closed = all(run.kind is CanvasKind.ENDS for run in group)
    return closed and span <= reach.window and reach.context > 1


def _joined(group: list[_Run]) -> list[_Run | Window]:
    if len(group) < 2:
        return list(group)
    frames = tuple(range((*group[0].left, group[0].first)[0], group[-1].right[-1] + 1))
    painted = {frame for run in group for frame in run.frames}
    return [Window(frames=frames, seen=tuple(f for f in frames if f not in painted))]


def _refuse_start(kind: CanvasKind, reach: Reach) -> None:
    if kind in reach.starts:
        return
    if kind is CanvasKind.BLANK:
        raise UnsupportedCanvas(
            "this engine cannot make a clip from words alone: it starts from pictures or frames; "
            "give it some (`onionskin between`, `animate`), or see `onionskin engines` for others"
        )
    missing = {
        CanvasKind.FIRST: "continue from known frames",
        CanvasKind.LAST: "fill before known frames",
        CanvasKind.ENDS: "fill between known frames",
    }[kind]
    raise UnsupportedCanvas(f"this engine cannot {missing}; see `onionskin engines` for others")


def _anchor(run: _Run, scene: int, reach: Reach) -> tuple[int, ...]:
    """A frame from long before, for runs that go on into the open: what their scene began with."""
    far = reach.anchor and run.kind is CanvasKind.FIRST
    return (scene,) if far and scene < run.left[0] else ()


def _filled(run: _Run, reach: Reach) -> list[Window]:
    if reach.blind:
        return [
            Window(frames=run.frames[start : start + reach.window], seen=(), level=run.level)
            for start in range(0, len(run.frames), reach.window)
        ]
    frames = tuple(sorted({*run.left, *run.frames, *run.right}))
    if len(frames) <= reach.window:
        return [Window(frames=frames, seen=run.left + run.right, level=run.level)]
    if reach.keyframes:
        return _by_keyframes(run, reach)
    goes_on = CanvasKind.LAST if run.right and not run.left else CanvasKind.FIRST
    if goes_on not in reach.starts:
        raise UnsupportedCanvas(
            f"{len(frames)} frames are more than this engine fills at once ({reach.window}), and "
            "it cannot continue from known frames; give fewer seconds, or see `onionskin engines`"
        )
    return _by_chain(run, reach)


def _by_keyframes(run: _Run, reach: Reach) -> list[Window]:
    """The keyframes of a run in one window, then what lies between them."""
    keys = _keys(run, reach)
    picked = tuple(frame for key in keys for frame in key)
    frames = run.left + picked + run.right
    windows = [Window(frames=frames, seen=run.left + run.right, level=run.level)]
    near = run.left[-reach.context :]
    posts = ([near] if near else []) + keys + ([run.right] if run.right else [])
    for before, after in pairwise(posts):
        if after[0] - before[-1] > 1:
            gap = _Run(
                first=before[-1] + 1,
                last=after[0] - 1,
                left=before,
                right=after,
                level=run.level + 1,
            )
            windows += _filled(gap, reach)
    return windows


def _keys(run: _Run, reach: Reach) -> list[tuple[int, ...]]:
    """Keyframes spread evenly over a run, so that the windows of its smallest gaps come out full.

    A run is cut into as few gaps as can be filled at once. Where those are more than one window
    has keyframes for, they are dealt out to larger gaps, as many as fill the windows below.
    """
    each, count = reach.context, run.last - run.first + 1
    num_open = 2 - bool(run.left) - bool(run.right)
    room = (reach.window - len(run.left) - len(run.right)) // each
    largest = reach.window - 2 * each
    num_small = max(-(-(count + (1 - num_open) * each) // (largest + each)), 1)
    most, most_below = room + 1 - num_open, largest // each + 1
    num_gaps = num_small if num_small <= most else min(-(-num_small // most_below), most)
    small = _dealt(count - (num_small - 1 + num_open) * each, num_small)
    first, keys = run.first, []
    if not run.left:
        keys.append(first)
        first += each
    for many in _dealt(num_small, num_gaps):
        first += sum(small[:many]) + (many - 1) * each
        keys.append(first)
        first, small = first + each, small[many:]
    if run.right:
        keys.pop()
    return [tuple(range(key, key + each)) for key in keys]


def _dealt(count: int, parts: int) -> list[int]:
    """`count` in so many parts, as alike as can be."""
    return [count // parts + (index < count % parts) for index in range(parts)]


def _by_chain(run: _Run, reach: Reach) -> list[Window]:
    """Windows that each go on from the last frames of the one before."""
    if run.right and not run.left:
        return _backward(run, reach)
    anchor = run.left[: -reach.context] if reach.anchor else ()
    several = min(CHAIN_FRAMES, reach.window // 2) if reach.context > 1 else 1
    windows: list[Window] = []
    near, first = run.left, run.first
    while first <= run.last:
        room = reach.window - len({*anchor, *near})
        last = min(first + room - 1, run.last)
        end = run.right if last == run.last and last - first + 1 + len(run.right) <= room else ()
        if last == run.last and run.right and not end:
            last -= len(run.right)
        seen = tuple(sorted({*anchor, *near})) + end
        frames = tuple(sorted({*seen, *range(first, last + 1)}))
        windows.append(Window(frames=frames, seen=seen, level=run.level))
        near = tuple(range(max(last + 1 - several, 0), last + 1))
        first = last + 1
        if reach.anchor and run.kind is CanvasKind.BLANK:
            anchor = (run.first,)
    return windows


def _backward(run: _Run, reach: Reach) -> list[Window]:
    """A chain that leads up to known frames, from the last window to the first."""
    turn = run.last + run.right[-1]
    mirrored = _Run(
        first=turn - run.last,
        last=turn - run.first,
        left=tuple(turn - frame for frame in run.right)[::-1],
        right=(),
        level=run.level,
    )
    return [
        Window(
            frames=tuple(turn - frame for frame in window.frames)[::-1],
            seen=tuple(turn - frame for frame in window.seen)[::-1],
            level=window.level,
        )
        for window in _by_chain(mirrored, reach)
    ]


def _line(number: int, window: Window) -> str:
    made, seen = _ranges(window.painted), _ranges(window.seen)
    if seen:
        return f"{number:4}. pass {window.level + 1}: frames {made}, from frames {seen}"
    return f"{number:4}. pass {window.level + 1}: frames {made}"


def _ranges(frames: Sequence[int]) -> str:
    """Indices with neighbours joined: "0-1 14-15"."""
    parts: list[list[int]] = []
    for frame in sorted(frames):
        if parts and frame == parts[-1][-1] + 1:
            parts[-1][1:] = [frame]
        else:
            parts.append([frame])
    return " ".join("-".join(map(str, part)) for part in parts)


def _counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"
