"""The frame: black bars, how it stands, and how much of it is picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onionskin.curation.clip import Box, Frame, Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.curation.filters.filter import beyond, first_of
from onionskin.motion.flow import grey

_BLACK = 26.0
"""Brightest level of a bar: encoders leave some noise in black."""
_FLAT = 3.0
"""A bar's brightness is spread by less than so many levels."""
_LEAST = 0.015
"""A bar takes this share of a side at least; less may be an edge of the picture."""


class FrameFilter:
    """Drops what is too small without its bars, and what does not stand upright."""

    name = "frame"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """`share` of the frame that is picture, 0..1, its shorter `side`, and `tilt`, degrees."""
        _, _, width, height = look.box
        return {
            "share": width * height / (look.stored[0] * look.stored[1]),
            "side": float(min(width, height)),
            "tilt": look.tilt,
        }

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        values, limits = clip.values, config.frame
        return first_of(
            beyond("picture without bars", values.get("frame.share"), least=limits.min_share),
            beyond(
                "shorter side", values.get("frame.side"), least=float(limits.min_side), unit=" px"
            ),
            beyond("turned", values.get("frame.tilt"), most=limits.max_tilt, unit="°"),
        )


def picture_box(frames: Sequence[Frame]) -> Box:
    """Where the picture is, without the bars that are black in all of the frames.

    A dark frame is no bar: where all is black the box is the whole frame. Sides are even numbers.
    """
    brightest = np.max([grey(frame) for frame in frames], axis=0)
    height, width = brightest.shape
    top, bottom = _bars(brightest)
    left, right = _bars(brightest[top : height - bottom].T)
    if top + bottom >= height or left + right >= width:
        return (0, 0, width, height)
    even_width, even_height = (width - left - right) // 2 * 2, (height - top - bottom) // 2 * 2
    if min(even_width, even_height) < 2:
        return (0, 0, width, height)
    return (left, top, even_width, even_height)


def _bars(brightest: NDArray[np.uint8]) -> tuple[int, int]:
    """How many rows are a bar at the start and at the end."""
    tops = np.percentile(brightest, 99, axis=1)
    dark = (tops < _BLACK) & (brightest.std(axis=1) < _FLAT)
    if dark.all():
        return 0, 0
    found = int(np.argmin(dark)), int(np.argmin(dark[::-1]))
    least = max(2, round(_LEAST * len(dark)))
    return found[0] * (found[0] >= least), found[1] * (found[1] >= least)


def cropped(frame: Frame, box: Box) -> Frame:
    """The picture without its bars."""
    left, top, width, height = box
    return frame[top : top + height, left : left + width]
