"""Clips that nobody saw, drawn with every fault about the limit from which it is told."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from onionskin.stability.measuring.signals import COLUMNS, Return, Signals


def drawn_signals(seed: int) -> tuple[Signals, float]:
    """The signals of a clip of up to 36 frames, and its frame rate.

    Each fault is drawn from well below its limit to well above it. Steps and cadence take time
    to be told; the clips in which they are drawn are the long ones.
    """
    rng = np.random.default_rng(seed)
    one = seed % len(_FAULTS)
    clip = _Clip(rng, int(rng.integers(*((20, 37) if _FAULTS[one] in _LONG else (14, 16)))))
    for number in (one, *rng.permutation(len(_FAULTS))[: rng.choice([0, 0, 2])]):
        _FAULTS[number](clip, rng, int(rng.integers(4, clip.num_frames - 8)))
    return clip.signals, float(rng.choice([6.0, 12.0, 24.0, 30.0, 60.0]))


class _Clip:
    """A clip that moves evenly, and in which nothing is wrong yet."""

    def __init__(self, rng: Generator, num_frames: int) -> None:
        self.num_frames = num_frames
        cols = {name: np.zeros((num_frames, *shape)) for name, shape in COLUMNS.items()}
        pace = np.exp(rng.uniform(-0.5, 2)) * (
            1 + rng.choice([0.02, 0.1]) * _noise(rng, num_frames)
        )
        cols["raw"] = pace
        cols["change"] = 0.8 * pace * rng.uniform(0.9, 1.1, num_frames)
        cols["speed"], cols["top_speed"] = 0.002 * pace, 0.004 * pace
        cols["misfit"], cols["warp_error"] = 0.5 * pace, 1e-4 * pace
        cols["surprise"] = 0.9 * pace * rng.uniform(0.9, 1.1, num_frames)
        cols["disagreement"] = 1.2 * pace * rng.uniform(0.9, 1.1, num_frames)
        cols["look"] = rng.uniform(0.01, 0.03, num_frames)
        cols["alike"] = rng.uniform(0.6, 1, num_frames)
        cols["blend"] = rng.uniform(0.8, 1.2, num_frames)
        cols["blend_share"] = np.full(num_frames, 0.5)
        cols["echo"], cols["echo_back"] = 3 * pace, np.full(num_frames, 2.0)
        cols["crawl"] = rng.uniform(0.2, 1.5) * rng.uniform(0.8, 1.2, num_frames)
        cols["detail"] = 2 + 0.02 * _noise(rng, num_frames)
        cols["spread"] = np.full(num_frames, 40.0)
        cols["tone"] = np.log(rng.uniform(30, 140)) + np.zeros((num_frames, 3))
        cols["camera"][:, 0] = 0.004
        cols["camera"] += rng.choice([1e-5, 1e-4, 5e-4, 2e-3]) * _noise(rng, num_frames, 4)
        cols["camera_seen"] = rng.choice([0, 0.5, 1], num_frames, p=rng.choice(_SEEN))
        cols["gains"] += rng.choice([1e-4, 3e-4, 3e-3, 2e-2]) * _noise(rng, num_frames, 1, 3)
        cols["gains"][:, 1:] += rng.choice([1e-4, 1e-2]) * _noise(rng, num_frames, 16, 1)
        cols["recolour"] = np.tile(np.eye(3, 4), (num_frames, 1, 1))
        cols["recolour"] += 1e-3 * _noise(rng, num_frames, 3, 4)
        for column in cols.values():
            column[0] = 0.0 if column is not cols["tone"] else column[0]
        cols["detail"][0], cols["spread"][0] = 2.0, 40.0
        self.columns, self.returns = cols, list[Return]()

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    @property
    def signals(self) -> Signals:
        gains = self.columns.pop("gains").astype(np.float32)
        return Signals(gains=gains, **self.columns, returns=self.returns)


_SEEN = np.array([[0, 0, 1], [0, 0, 1], [0, 0.1, 0.9], [0.1, 0.7, 0.2], [0.7, 0.2, 0.1]])


def _noise(rng: Generator, *shape: int) -> np.ndarray:
    return np.clip(rng.normal(0, 1, shape), -2, 2)


def _repeat(clip: _Clip, rng: Generator, at: int) -> None:
    for place in (at, at + int(rng.integers(0, 3))):
        share = rng.choice([0.02, 0.09, 0.11, 0.14])
        clip["raw"][place] *= share
        clip["speed"][place] *= share * rng.uniform(0.5, 2)
    clip["raw"][at - 1] *= rng.choice([0.25, 0.5, 0.8, 1])
    clip["raw"][at + 3] *= rng.choice([0.25, 0.5, 0.8, 1])
    clip["alike"][at] = rng.choice([-0.8, 0.5, 0.9])


def _gap(clip: _Clip, rng: Generator, at: int) -> None:
    clip["raw"][at] *= rng.uniform(1.1, 3.0)
    clip["raw"][at - 1] *= rng.choice([0.2, 0.5, 1.0, 1.5])
    clip["leap"][at] = rng.uniform(0.2, 0.7)
    angle, jump = rng.choice([0, 0.9, 1.2, 3.0]), rng.choice([0, 0, 8e-4, 1.3e-3, 1.8e-3])
    clip["camera"][at, :2] += jump * np.array([np.cos(angle), np.sin(angle)])
    clip["gains"][at, 0] = 0.003 * clip["raw"][at] * rng.uniform(-1.3, 1.3)


def _pop(clip: _Clip, rng: Generator, at: int) -> None:
    surprise = rng.uniform(5, 25)
    clip["surprise"][at] = max(surprise, clip["surprise"][at] * rng.uniform(1.5, 4))
    clip["disagreement"][at] = clip["surprise"][at] * rng.uniform(0.2, 0.8)
    clip["change"][at : at + 2] *= rng.uniform(1, 3, 2)
    clip["raw"][at : at + 2] *= rng.uniform(0.9, 1.6, 2)
    clip["alike"][at : at + 2] = rng.uniform(-1, 1)


def _bent(clip: _Clip, rng: Generator, at: int) -> None:
    length = int(rng.integers(2, 7))
    at = int(rng.choice([at, at, 1, clip.num_frames - 1 - length]))
    clip["surprise"][at : at + length] = rng.uniform(5, 20) * rng.uniform(0.9, 1.1, length)
    around = slice(at - 1, at + length + 1)
    clip["change"][around] = rng.uniform(3, 9, len(clip["change"][around]))


def _return(clip: _Clip, rng: Generator, at: int) -> None:
    last = at + int(rng.integers(0, 4))
    change, light = rng.uniform(5, 40), rng.uniform(0, 0.3)
    clip["change"][at] = change * rng.uniform(1, 1.3)
    clip["change"][last + 1] = change
    if last > at:
        clip["change"][at + 1 : last + 1] = rng.uniform(1, 12, last - at)
    clip["look"][[at, last + 1]] = rng.uniform(0.01, 0.5, 2)
    clip["gains"][at] += light
    clip["gains"][last + 1] -= light
    clip.returns.append(
        Return(
            first=at,
            last=last,
            change=float(change),
            light=float(light),
            disagreement=float(change * rng.uniform(0.2, 1.2)),
            light_apart=float(light * rng.uniform(0, 0.9)),
        )
    )


def _cut(clip: _Clip, rng: Generator, at: int) -> None:
    for place in {at, at + int(rng.integers(0, 4))}:
        clip["change"][place] = rng.uniform(8, 55)
        clip["look"][place] = rng.uniform(0.1, 0.6)
        clip["speed"][place] *= rng.uniform(0.8, 2.5)
        clip["alike"][place] = rng.uniform(-0.2, 1)


def _displaced(clip: _Clip, rng: Generator, at: int) -> None:
    at = int(rng.choice([at, at, 0, clip.num_frames - 1]))
    off = rng.uniform(-1, 1, 4) * np.exp(rng.uniform(-6.5, -3.5))
    for step, way in ((at, 1.0), (at + 1, -rng.uniform(0.5, 1.3))):
        if 0 < step < clip.num_frames:
            clip["camera"][step] += way * off
            clip["raw"][step] *= rng.uniform(1.5, 2.6)


def _broken_end(clip: _Clip, rng: Generator, at: int) -> None:
    frame, step, inward = (0, 1, 1) if rng.random() < 0.5 else (-1, -1, -1)
    clip["gains"][step] += rng.uniform(-0.2, 0.2)
    if rng.random() < 0.3:
        clip["gains"][step + inward] += 0.5 * clip["gains"][step]
    clip["detail"][frame] -= rng.uniform(0, 0.8)
    clip["change"][step] *= rng.uniform(1, 2.5)


def _again(clip: _Clip, rng: Generator, at: int) -> None:
    length, back = int(rng.integers(1, 4)), float(rng.integers(2, 6))
    clip["echo"][at : at + length] = clip["raw"][at] * rng.uniform(0, 0.5) * rng.choice([0.05, 1])
    clip["echo_back"][at : at + length] = back
    clip["raw"][at] *= rng.uniform(0.6, 1.5)
    clip["alike"][at] = rng.uniform(-0.3, 1)


def _blend(clip: _Clip, rng: Generator, at: int) -> None:
    clip["blend"][at] = rng.uniform(0.2, 0.5)
    clip["blend"][at - 1 : at + 2 : 2] = rng.uniform(0.5, 1.1, 2)
    clip["blend_share"][at] = rng.uniform(0.15, 0.85)
    clip["misfit"][at] = rng.choice([0.4, 0.6, 0.9, 1.1, 2.0])


def _step(clip: _Clip, rng: Generator, at: int) -> None:
    width, light = int(rng.integers(1, 5)), rng.uniform(-0.2, 0.2)
    part = slice(at, at + width)
    clip["gains"][part] += light * rng.choice([0, 0.3, 1]) / width
    clip["gains"][part, :, 0] += rng.choice([0, 0.08]) / width
    scale = np.eye(3) + rng.uniform(-0.15, 0.15, (3, 3)) * rng.choice([0, 1])
    clip["recolour"][part, :, :3] = scale * np.exp(-light * rng.choice([0, 1]) / width)
    clip["tone"][at:] += rng.choice([0, light])


def _ramp(clip: _Clip, rng: Generator, at: int) -> None:
    grows = rng.uniform(-0.03, 0.03)
    clip["gains"][1:at] += grows
    clip["gains"][at] -= grows * at * rng.uniform(0.4, 1.8)
    clip["gains"][at + 1 :] += grows * rng.choice([0, 0.4, 1, 1.7])
    clip["recolour"][1:at, :, :3] *= np.exp(-grows)
    clip["recolour"][at, :, :3] *= np.exp(grows * at)


def _dissolve(clip: _Clip, rng: Generator, at: int) -> None:
    part = slice(at - 2, at + int(rng.integers(1, 6)))
    change = rng.uniform(2, 8)
    clip["change"][part] = change
    clip["disagreement"][part] = change * rng.uniform(1.2, 2)
    clip["surprise"][part] = change * rng.uniform(0.3, 1.2)
    clip["look"][part] = rng.uniform(0.02, 0.12)
    clip["tone"][part] += np.linspace(0, rng.uniform(-1, 1), len(clip["tone"][part]))[:, None]


def _black(clip: _Clip, rng: Generator, at: int) -> None:
    stop = int(rng.choice([at + 1, at + 3, clip.num_frames]))
    clip["tone"][at:stop] = np.log(rng.uniform(2, 20))
    clip["spread"][at:stop] = rng.uniform(0, 3)
    clip["spread"][at - 4 : at] *= rng.uniform(0.3, 1)


def _cadence(clip: _Clip, rng: Generator, at: int) -> None:
    clip["raw"][at % 5 :: int(rng.integers(2, 8))] *= rng.choice([0.0, 0.3, 0.5, 0.7, 1.2, 1.6])


def _drift(clip: _Clip, rng: Generator, at: int) -> None:
    slope = rng.uniform(-0.02, 0.02, 3)
    clip["gains"][at:] += slope
    clip["tone"][at:] += np.cumsum(np.tile(slope, (clip.num_frames - at, 1)), axis=0)


_FAULTS = (
    _repeat, _gap, _pop, _bent, _return, _cut, _displaced, _broken_end,
    _again, _blend, _step, _ramp, _dissolve, _black, _cadence, _drift,
)  # fmt: skip
_LONG = (_step, _ramp, _cadence)
