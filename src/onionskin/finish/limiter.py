"""A limiter that sees peaks coming: it turns down before them, and lets go slowly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from onionskin.finish.loudness import peaks_between

Samples = NDArray[np.float32]

_BLOCK = 48
"""Samples that are turned down alike: a thousandth of a second at 48 kHz."""
_AHEAD = 6
"""Blocks over which it turns down before a peak."""
_RELEASE = 0.985
"""What is left of a reduction (in dB) a block later: half of it after 46 ms."""
_SAFE = 0.995


def limited(pieces: Iterable[Samples], ceiling: float) -> Iterator[Samples]:
    """The pieces, (n, 2) each, with no true peak over `ceiling` (an amplitude).

    As long and as many samples in all as were given, in pieces of other lengths. Pieces that
    need nothing come back as they are.
    """
    state = _State(ceiling)
    for piece in pieces:
        ready = state.take(piece)
        if len(ready):
            yield ready
    rest = state.finish()
    if len(rest):
        yield rest


class _State:
    """What is waiting for its gain, and the gain reached."""

    def __init__(self, ceiling: float) -> None:
        self._ceiling = ceiling * _SAFE
        self._waiting = np.zeros((0, 2), np.float32)
        self._before = np.zeros((_BLOCK, 2), np.float32)
        self._reached: float | None = None

    def take(self, piece: Samples) -> Samples:
        """Takes samples; gives those whose gain is known."""
        self._waiting = np.concatenate([self._waiting, piece])
        # Of the last blocks the peaks to come, and those across their end, are not yet known.
        blocks = len(self._waiting) // _BLOCK - _AHEAD - 2
        return self._give(blocks * _BLOCK) if blocks > 0 else piece[:0]

    def finish(self) -> Samples:
        """The rest."""
        return self._give(len(self._waiting))

    def _give(self, count: int) -> Samples:
        given = np.concatenate([self._before, self._waiting])
        needed = self._needed(peaks_between(given, self._ceiling * 0.45)[_BLOCK:])
        blocks = -(-count // _BLOCK)
        gains = self._gains(needed, blocks)
        ready = self._waiting[:count]
        self._before = given[count : count + _BLOCK]
        self._waiting = self._waiting[count:]
        return ready if gains is None else ready * gains[:count, None]

    def _needed(self, peaks: Samples) -> NDArray[np.float64]:
        """The log of the factor, 0 or less, that each block needs."""
        blocks = -(-len(peaks) // _BLOCK)
        padded = np.zeros(blocks * _BLOCK, np.float32)
        padded[: len(peaks)] = peaks
        highest = padded.reshape(blocks, _BLOCK).max(axis=1).astype(np.float64)
        needed: NDArray[np.float64] = np.log(self._ceiling / np.maximum(highest, self._ceiling))
        return needed

    def _gains(self, needed: NDArray[np.float64], blocks: int) -> Samples | None:
        """(blocks * 48,) factors; None where nothing needs to change."""
        if (self._reached or 0.0) > -1e-4 and not needed.any():
            self._reached = 0.0
            return None
        target = _seen_ahead(needed)
        level = float(target[0]) if self._reached is None else self._reached
        levels = [level]
        for each in target[:blocks].tolist():
            level = min(each, level * _RELEASE)
            levels.append(level)
        self._reached = level
        places = np.arange(blocks * _BLOCK) / _BLOCK
        factors: Samples = np.exp(np.interp(places, np.arange(blocks + 1), levels))
        return factors.astype(np.float32)


def _seen_ahead(needed: NDArray[np.float64]) -> NDArray[np.float64]:
    """By block, the level at its end: what it and those before and after it need.

    Each block's own need must be reached at its start already, and kept until its end; before
    that the level falls in a straight line over the blocks ahead.
    """
    padded = np.concatenate([needed, np.zeros(_AHEAD + 1)])
    target: NDArray[np.float64] = np.minimum(needed, padded[1 : len(needed) + 1])
    for ahead in range(2, _AHEAD + 1):
        share = (_AHEAD + 1 - ahead) / _AHEAD
        target = np.minimum(target, padded[ahead : len(needed) + ahead] * share)
    return target
