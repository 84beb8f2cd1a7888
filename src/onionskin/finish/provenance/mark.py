"""An invisible mark in the picture: 64 bits that survive encoding anew, also at half the size.

The picture's luma gets a faint pattern, whose sign changes every second. It is a sum of
cosines over the whole picture (DCT of a square of 256, whatever the picture's size): 172 coded
bits, each spread over some thirty of them, and a pilot by which the pattern is found. What stands
still cancels out between one second and the next, so that nobody needs the picture without
the mark, nor when the film began (spread spectrum: Cox et al., 1997).
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin import checks
from onionskin.finish.provenance.coding import CODED_BITS, decode, encode
from onionskin.frames import Frames

Numbers = NDArray[np.floating[Any]]

STRENGTH = 0.7
"""RMS of the pattern in levels of 255; what is painted differs by one or two of them (50 dB)."""
TURN_SECONDS = 1
"""How long the pattern keeps its sign. Shorter turns are found in shorter films, and cost more
bits: half a second made a drawn film at CRF 18 a third larger than a second does."""
_GRID = 256
_INNER, _OUTER = 22, 84
"""Radii, in half waves over the picture, between which its cosines lie."""
_PILOT = 700
_LEAST_CERTAIN = 5.5
"""Standard deviations by which the pilot stands out where there is a mark."""
_LOOKED_AT_SECONDS = 40
"""Of a film, so much is looked at: a mark is found in any part of it of some seconds."""


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark: its 64 bits, and by how many standard deviations its pilot stands out."""

    payload: int
    certainty: float


def payload_of(identity: str) -> int:
    """The 64 bits for a text that names a film: the first of its SHA-256."""
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8], "big")


class InvisibleMark:
    """Puts 64 bits into the frames of one film, each (H, W, 3) of the same size."""

    def __init__(self, payload: int, size: tuple[int, int], fps: Fraction) -> None:
        payload = checks.whole("payload", payload, 0, 2**64 - 1)
        self._fps = fps
        pattern = np.rint(_pattern(payload, size)).astype(np.int16)
        lighter = np.clip(pattern, 0, 255).astype(np.uint8)
        darker = np.clip(-pattern, 0, 255).astype(np.uint8)
        self._lighter, self._darker = (
            np.ascontiguousarray(np.repeat(each[:, :, None], 3, axis=2))
            for each in (lighter, darker)
        )

    def paint(self, frame: Frames, index: int) -> Frames:
        """The frame of that number in the film with the mark; the one given is left as it is."""
        lighter, darker = self._lighter, self._darker
        if _is_turned(index, self._fps):
            lighter, darker = darker, lighter
        painted = cv2.subtract(cv2.add(frame, lighter), darker)
        result: Frames = painted.astype(np.uint8, copy=False)
        return result


def find_mark(path: Path) -> FoundMark | None:
    """The mark in a video file; None where there is none, or where too little of it is left.

    Looks at its first forty seconds. Raises MediaError for a file that cannot be read.
    """
    from onionskin.media.read import clip_info, read_frames

    fps = clip_info(path).fps
    return found_in(itertools.islice(read_frames(path), round(_LOOKED_AT_SECONDS * fps)), fps)


def found_in(frames: Iterable[Frames], fps: Fraction) -> FoundMark | None:
    """The mark in frames (H, W, 3) of a film or of a part of it."""
    rows = [_coefficients(frame) for frame in frames]
    turn = max(1, round(TURN_SECONDS * fps))
    if len(rows) < 3 * turn:
        return None
    changes = _without_what_stands(np.stack(rows), turn)
    best: tuple[float, Numbers] | None = None
    times = np.arange(len(rows)) / float(fps)
    for step in range(2 * turn):
        # A part of a film may begin anywhere between two turns.
        phase = np.floor((times + step / float(fps)) / TURN_SECONDS) % 2
        heard = (1 - 2 * phase) @ changes
        heard = heard / np.sqrt((heard**2).mean() + 1e-12)
        certainty = float(heard[:_PILOT] @ _layout().chips[:_PILOT]) / _PILOT**0.5
        if best is None or certainty > best[0]:
            best = certainty, heard
    if best is None or best[0] < _LEAST_CERTAIN:
        return None
    payload = decode(_soft(best[1]))
    return None if payload is None else FoundMark(payload, best[0])


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the cosines are (n, 2), their signs (n,), and the coded bit of each but the pilot's."""

    places: NDArray[np.int64]
    chips: Numbers
    bits: NDArray[np.int64]


@lru_cache(maxsize=1)
def _layout() -> _Layout:
    down, across = np.mgrid[1:_OUTER, 1:_OUTER]
    radius = np.hypot(down, across)
    places = np.argwhere((radius >= _INNER) & (radius < _OUTER)) + 1
    random = np.random.default_rng(17)
    random.shuffle(places)
    chips = random.choice([-1.0, 1.0], len(places))
    bits = np.arange(len(places) - _PILOT) % CODED_BITS
    return _Layout(places, chips, bits)


def _pattern(payload: int, size: tuple[int, int]) -> Numbers:
    """(H, W): the pattern in levels, its RMS `STRENGTH`."""
    layout = _layout()
    signs = np.ones(len(layout.places))
    signs[_PILOT:] = encode(payload)[layout.bits]
    grid = np.zeros((_GRID, _GRID))
    grid[layout.places[:, 0], layout.places[:, 1]] = signs * layout.chips
    square = cv2.idct(grid)
    pattern = cv2.resize(square, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(pattern * (STRENGTH / np.sqrt((pattern**2).mean())), np.float64)


def _is_turned(index: int, fps: Fraction) -> bool:
    """Whether the pattern has its other sign at a frame."""
    return (index / fps // TURN_SECONDS) % 2 == 1


def _coefficients(frame: Frames) -> Numbers:
    """(n,): the strength of each cosine in a frame, the pilot's first."""
    luma = cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(luma, (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    spectrum = cv2.dct(small.astype(np.float32))
    layout = _layout()
    return np.asarray(spectrum[layout.places[:, 0], layout.places[:, 1]], np.float32)


def _without_what_stands(rows: Numbers, turn: int) -> Numbers:
    """Rows less their mean over two seconds around them; what moves much counts little."""
    total = np.cumsum(np.pad(rows, ((1, 0), (0, 0))), axis=0)
    count = len(rows)
    first = np.clip(np.arange(count) - turn, 0, count)
    last = np.clip(np.arange(count) + turn, 0, count)
    changes = rows - (total[last] - total[first]) / (last - first)[:, None]
    # A cut or a fast movement is strong in all cosines of its frames.
    loud = np.sqrt((changes**2).mean(axis=1, keepdims=True))
    changes = changes / (loud + np.median(loud) * 0.3 + 1e-9)
    often = np.sqrt((changes**2).mean(axis=0, keepdims=True))
    weighed: Numbers = changes / (often + np.median(often) * 0.3 + 1e-9)
    return weighed


def _soft(heard: Numbers) -> Numbers:
    """(172,): how much each coded bit is 1 rather than 0."""
    layout = _layout()
    votes = heard[_PILOT:] * layout.chips[_PILOT:]
    return np.asarray(np.bincount(layout.bits, weights=votes, minlength=CODED_BITS), np.float64)
