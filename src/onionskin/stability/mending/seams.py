"""Seams of videos made in chunks: what brings each chunk to the light and colours before it.

A step stays, and all that follows it is brought back. Where light or colours grow over a chunk
and jump back where the next begins, it is the growing that is wrong: that is taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.metrics import Measures
from onionskin.stability.measuring.signals import Signals
from onionskin.stability.measuring.steps import KINDS, changes

Colours = NDArray[np.float64]
"""Maps of colours, (4, 4), RGB1 = M RGB1."""
_EVEN = 0.2
"""A seam lights the whole picture alike, up to this share of its gain: a lamp does not."""
_UNDOES = (0.5, 1.6)
"""A jump undoes what grew before it, by this share of that."""


def to_be_joined(found: Measures, *, of_light: bool = False) -> list[Defect]:
    """The steps that are surely no one's intention; with `of_light` all.

    Light that changes within one frame, everywhere alike, is a seam's. A lamp, a cloud or an
    exposure that adapts takes longer, or lights some places more.
    """
    steps = [one for one in found.defects if one.kind == "step"]
    return [one for one in steps if one.of != "light" or of_light or _is_sudden(found.signals, one)]


def _is_sudden(signals: Signals, step: Defect) -> bool:
    if step.last > step.first:
        return False
    gains = signals.gains[step.first].mean(axis=1)
    return bool(np.abs(gains[1:] - gains[0]).max() < _EVEN * abs(float(gains[0])))


def joined(
    found: Measures, steps: Sequence[Defect], strength: float
) -> tuple[NDArray[np.float64], bool]:
    """(T, 3, 4): the colours to give each frame, RGB1 to RGB; and whether ramps were found."""
    signals = found.signals
    back = np.tile(np.eye(4), (signals.num_frames, 1, 1))
    is_ramp = False
    for shot in found.tracks.shots:
        inside = [one for one in steps if one.first in shot]
        so_far, start = np.eye(4), shot.start
        for one, following in zip_longest(inside, inside[1:]):
            change = _shared(_between(signals, one), strength)
            stop = shot.stop if following is None else following.first
            if _undoes(signals, start, one):
                is_ramp = True
                grown = np.asarray(np.linalg.inv(change), np.float64)
                back[start : one.first] = _growing(so_far, grown, one.first - start)
                back[one.first : stop] = so_far
                length = one.first - start
                if following is None and _goes_on(signals, start, one, shot.stop):
                    further = _growing(so_far, grown, max(length, stop - one.last), length)
                    back[one.last : stop] = further[: stop - one.last]
            else:
                for index in range(one.first, one.last + 1):
                    so_far = so_far @ _shared(_of(signals, index), strength)
                    back[index] = so_far
                back[one.last + 1 : stop] = so_far
            start = one.last
    return np.asarray(back[:, :3], np.float64), is_ramp


def _of(signals: Signals, index: int) -> Colours:
    """What brings the colours of a frame to those of the one before it."""
    change = np.eye(4)
    change[:3] = signals.recolour[index]
    return change


def _between(signals: Signals, step: Defect) -> Colours:
    """What brings the colours after a step to those before it."""
    change = np.eye(4)
    for index in range(step.first, step.last + 1):
        change = change @ _of(signals, index)
    return change


def _shared(change: Colours, share: float) -> Colours:
    return np.asarray(np.eye(4) + share * (change - np.eye(4)))


def _growing(
    so_far: Colours, grown: Colours, length: int, full: int | None = None
) -> NDArray[np.float64]:
    """(length, 4, 4): nothing at a chunk's first frame, all that has grown after `full` frames,
    left out at its last."""
    shares = np.arange(length) / max((full or length) - 1, 1)
    return np.stack([so_far @ _shared(grown, share) for share in shares])


def _undoes(signals: Signals, start: int, step: Defect) -> bool:
    """Whether a step takes back what grew between frame `start` and it."""
    kind = KINDS.index(step.of)
    path = changes(signals)[:, kind]
    grew = float(path[start + 1 : step.first].sum())
    jump = float(path[step.first : step.last + 1].sum())
    return bool(_UNDOES[0] * abs(jump) < -grew * np.sign(jump) < _UNDOES[1] * abs(jump))


def _goes_on(signals: Signals, start: int, step: Defect, stop: int) -> bool:
    """Whether after a step the same grows on at the same pace as before it."""
    path = changes(signals)[:, KINDS.index(step.of)]
    before = float(path[start + 1 : step.first].mean()) if step.first > start + 1 else 0.0
    after = float(path[step.last + 1 : stop].mean()) if stop > step.last + 1 else 0.0
    return bool(_UNDOES[0] * abs(before) < after * np.sign(before) < _UNDOES[1] * abs(before))
