"""How far music steps back while somebody speaks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

ATTACK_SECONDS, RELEASE_SECONDS = 0.35, 0.9
BRIDGED_SECONDS = 1.6
"""Between two spans that are closer than this the music stays down, or it would pump."""
_FRAME_SECONDS = 0.02
_STEPS_A_SECOND = 200
_HEARD_UNDER_PEAK_DB = 34.0


def spoken_spans(samples: Samples, rate: int, at: float) -> list[tuple[float, float]]:
    """The span of the film, in seconds, from the first to the last audible of (n, 2) samples.

    The sound begins `at` seconds; nothing for silence. Pauses within it are left to `Ducking`.
    """
    step = round(_FRAME_SECONDS * rate)
    whole = len(samples) // step
    frames = np.abs(samples[: whole * step]).reshape(whole, step * samples.shape[1])
    levels = frames.max(axis=1)
    loudest = float(levels.max(initial=0))
    heard = np.flatnonzero(levels > max(loudest * 10 ** (-_HEARD_UNDER_PEAK_DB / 20), 1e-4))
    if not len(heard):
        return []
    breaks = np.flatnonzero(np.diff(heard) * _FRAME_SECONDS > BRIDGED_SECONDS)
    firsts = np.concatenate([heard[:1], heard[breaks + 1]])
    lasts = np.concatenate([heard[breaks], heard[-1:]])
    return [
        (at + float(first) * _FRAME_SECONDS, at + float(last + 1) * _FRAME_SECONDS)
        for first, last in zip(firsts, lasts, strict=True)
    ]


class Ducking:
    """A gain that is down before a word is heard, and comes back after the last."""

    def __init__(self, spans: Sequence[tuple[float, float]]) -> None:
        bridged: list[list[float]] = []
        for start, end in sorted(spans):
            if bridged and start - bridged[-1][1] < BRIDGED_SECONDS:
                bridged[-1][1] = max(bridged[-1][1], end)
            else:
                bridged.append([start, end])
        self.spans = tuple((start, end) for start, end in bridged)

    def factors(self, start: float, count: int, rate: int, depth_db: float) -> Samples:
        """(count, 1) factors from `start` seconds on, so many a second; least at -depth_db."""
        steps = int(count / rate * _STEPS_A_SECOND) + 2
        depth = self._depth(start + np.arange(steps) / _STEPS_A_SECOND)
        factor = np.exp(depth * (-depth_db * math.log(10) / 20)).astype(np.float32)
        places = np.arange(count, dtype=np.float32) * (_STEPS_A_SECOND / rate)
        result: Samples = np.interp(places, np.arange(steps), factor).astype(np.float32)
        return result[:, None]

    def _depth(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        result = np.zeros(len(times))
        for first, last in self.spans:
            if last + RELEASE_SECONDS < times[0] or first - ATTACK_SECONDS > times[-1]:
                continue
            fall = _smooth((times - (first - ATTACK_SECONDS)) / ATTACK_SECONDS)
            rise = _smooth(1 - (times - last) / RELEASE_SECONDS)
            np.maximum(result, np.minimum(fall, rise), out=result)
        return result


def _smooth(part: NDArray[np.float64]) -> NDArray[np.float64]:
    """0..1 along half a cosine."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(part, 0, 1))
