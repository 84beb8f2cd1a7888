"""Duplicates: the same clip again, encoded, scaled, graded, cropped, mirrored or cut otherwise.

Two descriptions of each moment are compared, the moments of one clip each with the most alike of
the other: a perceptual hash, exact and small, and a vector of light, colour and edges by place.
There are no weights of CLIP in any package, so that likeness of meaning is not asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.curation.clip import CuratedClip, Frame
from onionskin.curation.config import DuplicateLimits
from onionskin.motion.flow import grey

_HASH_SIDE, _HASH_CELLS = 32, 8
_GRID = 8
_ANGLES = 6
Vectors = NDArray[np.float32]


def hash_of(frame: Frame) -> str:
    """A perceptual hash of 64 bits: the signs of low frequencies (DCT) against their median."""
    small = cv2.resize(grey(frame), (_HASH_SIDE, _HASH_SIDE), interpolation=cv2.INTER_AREA).astype(
        np.float32
    )
    low = np.asarray(cv2.dct(small))[:_HASH_CELLS, :_HASH_CELLS].ravel()
    bits = low > np.median(low[1:])
    return np.packbits(bits).tobytes().hex()


def features_of(frame: Frame) -> tuple[float, ...]:
    """Light (8x8), colour (2 of 4x4) and edges (6 angles in 4x4) by place: 192 numbers, length 1.

    Each part is taken about its own mean, so that brighter, paler and softer copies stay alike.
    """
    small = cv2.resize(frame, (64, 64), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).astype(np.float32)
    light = cv2.resize(lab[..., 0], (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    colour = cv2.resize(lab[..., 1:], (4, 4), interpolation=cv2.INTER_AREA)
    parts = [(light - light.mean(), 1.0), (colour - colour.mean(axis=(0, 1)), 0.7)]
    edges = _edges(lab[..., 0])
    parts.append((edges - edges.mean(), 1.0))
    vector = np.concatenate([weight * _unit(part.ravel()) for part, weight in parts])
    return tuple(round(float(value), 4) for value in _unit(vector))


def _edges(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """(4, 4, 6): how much edge there is in each cell by its angle; the square root of it."""
    across, down = cv2.Sobel(light, cv2.CV_32F, 1, 0), cv2.Sobel(light, cv2.CV_32F, 0, 1)
    size = np.hypot(across, down)
    angle = np.mod(np.arctan2(down, across), np.pi) / np.pi * _ANGLES
    kinds = np.minimum(angle.astype(int), _ANGLES - 1)
    cells = [
        cv2.resize(
            np.asarray(size * (kinds == kind), np.float32), (4, 4), interpolation=cv2.INTER_AREA
        )
        for kind in range(_ANGLES)
    ]
    return np.sqrt(np.stack(cells, axis=-1))


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / length if length > 1e-6 else vector, np.float32)


def mirrored(features: Vectors) -> Vectors:
    """What `features_of` gives of the mirrored picture, nearly: (..., 192) by place and angle."""
    light, colour, edges = np.split(features, [64, 96], axis=-1)
    shape = features.shape[:-1]
    light = light.reshape(*shape, 8, 8)[..., ::-1].reshape(*shape, 64)
    colour = colour.reshape(*shape, 4, 4, 2)[..., ::-1, :].reshape(*shape, 32)
    edges = edges.reshape(*shape, 4, 4, _ANGLES)[..., ::-1, ::-1].reshape(*shape, 96)
    return np.concatenate([light, colour, edges], axis=-1)


class Seen:
    """The clips that are in the set so far, to be compared with the next."""

    def __init__(self, limits: DuplicateLimits) -> None:
        self._limits = limits
        self._clips: list[CuratedClip] = []
        self._features: list[Vectors] = []
        self._bits: list[NDArray[np.bool_]] = []

    def like(self, clip: CuratedClip) -> str:
        """Why the clip is one of those before: "as ID (cosine 0.99)"; "" where it is new.

        Pieces of one shot are not compared with one another.
        """
        if not self._clips or not clip.measured.features:
            return ""
        features, bits = _vectors(clip), _bits(clip.measured.hashes)
        known = np.stack(self._features)
        cosine = np.maximum(_alike(features, known), _alike(mirrored(features), known))
        apart = _apart(bits, np.stack(self._bits))
        for place, other in enumerate(self._clips):
            if _is_piece_beside(clip, other):
                cosine[place], apart[place] = -1.0, 64.0
        nearest, fewest = int(np.argmax(cosine)), int(np.argmin(apart))
        if apart[fewest] <= self._limits.max_bits:
            return f"as {self._clips[fewest].id} ({apart[fewest]:.1f} of 64 bits apart)"
        if cosine[nearest] >= self._limits.min_cosine:
            return f"as {self._clips[nearest].id} (cosine {cosine[nearest]:.3f})"
        return ""

    def add(self, clip: CuratedClip) -> None:
        """The clip is in the set."""
        if clip.measured.features:
            self._clips.append(clip)
            self._features.append(_vectors(clip))
            self._bits.append(_bits(clip.measured.hashes))


def _is_piece_beside(clip: CuratedClip, other: CuratedClip) -> bool:
    """Whether two clips are different pieces of one shot."""
    here, there = clip.measured, other.measured
    return clip.digest == other.digest and here.shot == there.shot and here.first != there.first


def _vectors(clip: CuratedClip) -> Vectors:
    return np.asarray(clip.measured.features, np.float32)


def _bits(hashes: Sequence[str]) -> NDArray[np.bool_]:
    packed = np.frombuffer(bytes.fromhex("".join(hashes)), np.uint8).reshape(len(hashes), -1)
    return np.unpackbits(packed, axis=1).astype(np.bool_)


def _alike(features: Vectors, known: Vectors) -> NDArray[np.float64]:
    """(N,): mean cosine of each moment with the most alike of each known clip's (N, M, 192)."""
    cosines = np.einsum("kd,nmd->nkm", features, known, optimize=True)
    return np.asarray(cosines.max(axis=2).mean(axis=1), np.float64)


def _apart(bits: NDArray[np.bool_], known: NDArray[np.bool_]) -> NDArray[np.float64]:
    """(N,): mean number of bits between each moment and the nearest of each known clip's."""
    signs, others = 1.0 - 2.0 * bits, 1.0 - 2.0 * known
    same = np.einsum("kb,nmb->nkm", signs.astype(np.float32), others.astype(np.float32))
    return np.asarray(((64 - same) / 2).min(axis=2).mean(axis=1), np.float64)
