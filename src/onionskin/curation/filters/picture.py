"""What one picture shows of its quality: light, contrast, sharpness."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.curation.clip import Frame, Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.curation.filters.filter import beyond, first_of
from onionskin.motion.flow import grey, shrunk, work_size

_SIDE = 512
"""Longer side, in pixels, at which sharpness is measured: detail above it is not counted on."""
_BLACK, _WHITE = 8, 250
_WIDE = 9
"""Pixels of the blur that a picture is compared with."""
_TEXTURED = 4.0
"""Levels between neighbours above which there is an edge whose width can be told."""


class ExposureFilter:
    """Drops what is too dark, too bright, clipped or grey."""

    name = "exposure"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """Medians over its moments: `light` and `contrast` in levels, shares `crushed`, `blown`."""
        seen = np.array([_exposure(frame) for frame in look.moments])
        names = ("light", "contrast", "crushed", "blown")
        return dict(zip(names, np.median(seen, axis=0).tolist(), strict=True))

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        values, limits = clip.values, config.exposure
        light = values.get("exposure.light")
        return first_of(
            beyond("too dark", light, least=limits.min_light),
            beyond("too bright", light, most=limits.max_light),
            beyond("black", values.get("exposure.crushed"), most=limits.max_crushed),
            beyond("burnt out", values.get("exposure.blown"), most=limits.max_blown),
            beyond("no contrast", values.get("exposure.contrast"), least=limits.min_contrast),
        )


class BlurFilter:
    """Drops what is out of focus, enlarged from less, or smeared."""

    name = "blur"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """`blur`: the median over its moments, 0 sharp..1."""
        return {"blur": float(np.median([blur_of(frame) for frame in look.moments]))}

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        return beyond("blurred", clip.values.get("blur.blur"), most=config.blur.max_blur)


def blur_of(frame: Frame) -> float:
    """How little is lost when a picture is blurred once more: 0 sharp, 1 nothing but blur.

    After Crete, Dolmiere, Ladret and Nicolas (SPIE 6492, 2007): the share of the difference
    between neighbours that a mean over nine of them leaves; the worse of both directions. Only
    where there are edges, since flat areas are smooth in sharp pictures as well.
    """
    luma = grey(shrunk(frame, work_size(frame.shape[1], frame.shape[0], _SIDE)))
    values = luma.astype(np.float32)
    return max(_left(values), _left(values.T))


def _left(values: NDArray[np.float32]) -> float:
    soft = cv2.blur(np.ascontiguousarray(values), (1, _WIDE))
    before = np.abs(np.diff(values, axis=0))
    after = np.abs(np.diff(soft, axis=0))
    lost = np.maximum(before - after, 0.0)
    edges = cv2.dilate(np.asarray(before, np.float32), np.ones((_WIDE, 1), np.uint8)) > _TEXTURED
    whole = float(before[edges].sum())
    return 1.0 - float(lost[edges].sum()) / whole if whole > 0 else 1.0


def _exposure(frame: Frame) -> tuple[float, float, float, float]:
    luma = grey(frame)
    return (
        float(luma.mean()),
        float(luma.std()),
        float((luma < _BLACK).mean()),
        float((luma > _WHITE).mean()),
    )
