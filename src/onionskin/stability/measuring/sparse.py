"""Sparse faults: single frames that stand elsewhere, come again, are two at once, or are broken
where a shot begins or ends. Each is a fault of those frames, not of the whole film.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.comparing import BLENDED
from onionskin.stability.measuring.signals import Signals

_AROUND = 8
_TURN_RADIUS = 0.3
"""A turn or a zoom moves the picture by this many frame widths for each unit."""
_DISPLACED_WIDTHS = 0.0015
"""A frame that stands off by less is not seen to."""
_BACK_AGAIN = 0.35
"""The step out of a displaced frame undoes the one into it, up to this share, ..."""
_QUIET = 0.2
"""... and the camera strays by less than this share of it around."""
_END_WIDTHS = 0.004
_END_TIMES, _END_JUMP = 8.0, 1.8
"""At a shot's end, where no step leads back: by how much more than any step around it."""
_MOST = 0.2
"""More frames than this share of a shot are no sparse fault."""
_ECHO = 0.35
"""A frame that comes again differs from its first showing by less than this share of a step."""
_ECHO_STEP = 0.8
"""It jumps there: the step changes the picture by this share of a usual one, at least."""
_GOES_ON = 0.3
"""The motion after a jump back is that before it, by this cosine."""
_MIN_LEVELS = 1.0
_BLEND_ELSEWHERE, _BLEND_TIMES = 0.55, 0.5
"""Frames beside a blended one are further from such mixtures, and twice as far as it."""
_BLEND_SURE, _BLEND_LEVELS = 0.35, 0.5
"""So near to a mixture, half a level beside the in-between is enough."""
_EXACT, _EXACT_RUN = 0.05, 2
"""Two frames in a row that come again exactly, by this share of a step, are shown again whatever
moves: nothing swings back to the same noise twice."""
_EDGE_GAIN = 0.08
_EDGE_TIMES = 4.0
_FADE_GAIN = 0.04
"""Where the light goes on in the next step, a shot fades in or out."""
_EDGE_DETAIL = 0.3
"""Logarithm of how much less detail a blurred frame has than those beside it."""


def displaced(signals: Signals, shot: range) -> Iterator[tuple[int, float]]:
    """Frames that stand off the camera's path by themselves, and by how many per cent of the width.

    The step into such a frame is undone by the step out of it, while the camera is quiet around.
    """
    strays = [(index, size) for index, off in _strays(signals, shot) if (size := _size(off)) > 0]
    strays += [(index, _size(off)) for index, off in _stray_ends(signals, shot)]
    if len(strays) <= max(_MOST * len(shot), 1):
        yield from ((index, 100 * size) for index, size in strays)


def displacement(signals: Signals, index: int, shot: range) -> NDArray[np.float64]:
    """How a displaced frame stands off: (x, y, turn, zoom), see `CameraStep`."""
    if index == shot.start:
        return -_excess(signals, index + 1, index, shot)
    into = _excess(signals, index, index, shot)
    if index == shot.stop - 1:
        return into
    return np.asarray((into - _excess(signals, index + 1, index, shot)) / 2, np.float64)


def _stray_ends(signals: Signals, shot: range) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """The first and last frame, where the one step beside it is as no other of the shot."""
    if len(shot) < 8:
        return
    for index, step in ((shot.start, shot.start + 1), (shot.stop - 1, shot.stop - 1)):
        around = _steps_around(index, shot)
        if min(signals.camera_seen[other] for other in (step, *around)) < 1:
            continue  # what is only likely may be a subject's
        if signals.raw[step] < _END_JUMP * float(np.median(signals.raw[around])):
            continue
        off = _excess(signals, step, index, shot)
        others = max(_size(_excess(signals, other, index, shot)) for other in around[1:-1])
        if _size(off) > max(_END_WIDTHS, _END_TIMES * others):
            yield index, displacement(signals, index, shot)


def _strays(signals: Signals, shot: range) -> Iterator[tuple[int, NDArray[np.float64]]]:
    for index in range(shot.start + 1, shot.stop - 1):
        if signals.camera_seen[index : index + 2].min() < 0.5:
            continue
        into, out = (_excess(signals, step, index, shot) for step in (index, index + 1))
        size = _size(into)
        if size < _DISPLACED_WIDTHS or _size(into + out) > _BACK_AGAIN * size:
            continue
        others = [
            _size(_excess(signals, step, index, shot))
            for step in _steps_around(index, shot)
            if signals.camera_seen[step] >= 0.5
        ]
        if len(others) >= 4 and np.median(others) < _QUIET * size:
            yield index, (into - out) / 2


def _steps_around(index: int, shot: range) -> list[int]:
    """The steps around frame `index`, without those into it and out of it."""
    span = range(max(index - _AROUND, shot.start + 1), min(index + _AROUND + 2, shot.stop))
    return [step for step in span if step not in (index, index + 1)]


def _excess(signals: Signals, step: int, index: int, shot: range) -> NDArray[np.float64]:
    usual = np.median(signals.camera[_steps_around(index, shot)], axis=0)
    return np.asarray(signals.camera[step] - usual, np.float64)


def _size(move: NDArray[np.float64]) -> float:
    """How far a move (x, y, turn, zoom) takes the picture, in frame widths."""
    weights = np.array([1.0, 1.0, _TURN_RADIUS, _TURN_RADIUS])
    return float(np.linalg.norm(move * weights))


_OVER_A_HOLD = 3
"""Frames back that the second frame after a turn is, where the turn is held for two."""


def is_turn(signals: Signals, index: int, usual: float) -> bool:
    """Whether what moves stands still at a frame and turns back: the frames on both sides of its
    hold are alike, as of somebody who jumps. `usual` is the change that is usual around it."""
    after = index + 1
    if after >= signals.num_frames or signals.echo_back[after] != _OVER_A_HOLD:
        return False
    return bool(max(signals.raw[index], signals.echo[after]) < _ECHO * usual)


def rewound(signals: Signals, shot: range) -> Iterator[tuple[int, int]]:
    """First and last frames of runs in which a film shows again what it showed before.

    It jumps back and goes on the same way: what swings turns back step by step instead.
    """
    usual = [_usual(signals.raw, index, shot) for index in shot]
    comes_again = {
        index
        for index in shot[2:]
        if usual[index - shot.start] > _MIN_LEVELS / 2
        and 0 < signals.echo_back[index] <= index - shot.start
        and signals.echo[index] < _ECHO * usual[index - shot.start]
    }
    if len(comes_again) > _MOST * len(shot):
        return
    for index in sorted(comes_again):
        slow = signals.raw[index] < _ECHO_STEP * usual[index - shot.start]
        if slow or index - 1 in comes_again:
            continue
        back, last = signals.echo_back[index], index
        if is_turn(signals, index - 1, usual[index - shot.start]):
            continue
        while last + 1 in comes_again and signals.echo_back[last + 1] == back:
            last += 1
        run = slice(index, last + 1)
        exact = signals.echo[run].max() < _EXACT * usual[index - shot.start]
        exact = exact and last + 1 - index >= _EXACT_RUN
        if not exact and signals.alike[index] < _GOES_ON:
            continue
        if last - index < back and last < shot.stop - 1:
            yield index, last


def blended(signals: Signals, shot: range) -> Iterator[int]:
    """Frames that are a mixture of their neighbours as they are: double exposures."""
    ratio, found = signals.blend, []
    for index in range(shot.start + 2, shot.stop - 2):
        mixed = 0.2 < signals.blend_share[index] < 0.8 and ratio[index] < BLENDED
        beside = min(ratio[index - 1], ratio[index + 1])
        alone = beside > max(_BLEND_ELSEWHERE, ratio[index] / _BLEND_TIMES)
        least = _BLEND_LEVELS if ratio[index] < _BLEND_SURE else _MIN_LEVELS
        if mixed and alone and signals.misfit[index] > least:
            found.append(index)
    if len(found) <= max(0.4 * len(shot), 1):
        yield from found


def broken_ends(signals: Signals, shot: range) -> Iterator[tuple[int, str, float]]:
    """The first and last frame of a shot that are lit or blurred as no other: the frame, what it
    is (flash or pop), and its size, as of `Defect`.
    """
    if len(shot) < 6:
        return
    for frame, step, inward in (
        (shot.start, shot.start + 1, 1),
        (shot.stop - 1, shot.stop - 1, -1),
    ):
        light = float(signals.gains[step, 0].mean())
        inner = [step + inward * place for place in range(1, min(_AROUND, len(shot) - 2))]
        others = signals.gains[inner, 0].mean(axis=1)
        fades = float(others[0]) * np.sign(light) > _FADE_GAIN
        if fades:
            continue
        if abs(light) > max(_EDGE_GAIN, _EDGE_TIMES * float(np.abs(others).max())):
            yield frame, "flash", 255 * abs(light)
            continue
        near = [frame + inward * place for place in range(1, min(_AROUND, len(shot) - 1))]
        detail = signals.detail[near]
        lacks = float(np.median(detail)) - signals.detail[frame]
        changes = signals.change[step] > 1.5 * float(np.median(signals.change[inner]))
        if lacks > max(_EDGE_DETAIL, _EDGE_TIMES * float(np.ptp(detail[:4]))) and changes:
            yield frame, "pop", float(max(signals.change[step], 10.0))


def _usual(values: NDArray[np.float64], index: int, shot: range) -> float:
    """The median around a frame of a shot, itself left out."""
    low, high = max(index - _AROUND, shot.start + 1), min(index + _AROUND + 1, shot.stop)
    around = np.r_[values[low:index], values[index + 1 : high]]
    return float(np.median(around)) if len(around) else 0.0
