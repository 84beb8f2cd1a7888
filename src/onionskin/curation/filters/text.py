"""Text over the picture: subtitles, titles, watermarks, found by RapidOCR where it is installed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import cv2
import numpy as np

from onionskin.curation.clip import Frame, Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.curation.filters.filter import beyond
from onionskin.motion.flow import shrunk, work_size

_PACKAGE = "rapidocr"
_SIDE = 480
"""Longer side, in pixels, at which text is looked for: smaller letters cover little."""
_MOMENTS = 3
_MOST_OF_IT = 0.6
"""A box as high and as wide as this share of the shorter side is a surface,
and no line of text."""
_ONE_AT_A_TIME = threading.Lock()


class TextFilter:
    """Drops what is covered by letters."""

    name = "text"

    @property
    def missing(self) -> str:
        return "" if find_spec(_PACKAGE) is not None else _PACKAGE

    def measure(self, look: Look) -> Mapping[str, float]:
        """`area`: the median share of the picture in boxes of text, 0..1, over three moments.

        Text that stands for all of the clip counts in full; a sign that passes does not.
        """
        places = np.linspace(0, len(look.moments) - 1, _MOMENTS).round().astype(int)
        return {"area": float(np.median([text_share(look.moments[place]) for place in places]))}

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        return beyond("text over it", clip.values.get("text.area"), most=config.text.max_area)


def text_share(frame: Frame) -> float:
    """The share of a picture that boxes of text cover, 0..1."""
    small = shrunk(frame, work_size(frame.shape[1], frame.shape[0], _SIDE))
    with _ONE_AT_A_TIME:
        found = _reader()(np.ascontiguousarray(small[..., ::-1]), use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    covered = np.zeros(small.shape[:2], np.uint8)
    for box in [] if boxes is None else boxes:
        if np.ptp(np.asarray(box), axis=0).min() < _MOST_OF_IT * min(small.shape[:2]):
            cv2.fillConvexPoly(covered, np.asarray(box, np.int32), 1)
    return float(covered.mean())


@lru_cache(maxsize=1)
def _reader() -> Any:
    """Finds text; it does not read it."""
    return import_module(_PACKAGE).RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.use_rec": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": _SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )
