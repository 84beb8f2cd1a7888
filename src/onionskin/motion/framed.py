"""A clip seen through a frame that moves over it: a camera's way, set by its frames."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.frames import Frames

SMALLEST = 0.1
"""Of a frame, by the picture's width: a tenth of it is blurred enough."""


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Where the frame stands at a time: its middle and its width, in shares of the picture.

    It is as high as it is wide, in shares, so that it keeps the picture's shape. Raises
    InvalidInput for one that is not inside the picture.
    """

    seconds: float
    x: float
    y: float
    width: float

    def __post_init__(self) -> None:
        checks.number("the time of a frame", self.seconds, low=0.0)
        checks.number("the width of a frame", self.width, low=SMALLEST, high=1.0)
        for name, middle in (("x", self.x), ("y", self.y)):
            checks.number(f"{name} of a frame", middle, low=0.0, high=1.0)
            if self.width / 2 > min(middle, 1 - middle) + 1e-6:
                raise InvalidInput(
                    f"a frame of width {self.width:g} at {name} {middle:g} goes outside the "
                    "picture: "
                    "move it in, or make it smaller"
                )


def view_at(views: Sequence[View], seconds: float) -> View:
    """The frame at a time: still before the first and after the last, eased between two.

    Its width goes by equal shares, so that a zoom is seen at one speed.
    """
    if seconds <= views[0].seconds:
        return views[0]
    for first, second in pairwise(views):
        if seconds < second.seconds:
            share = (seconds - first.seconds) / (second.seconds - first.seconds)
            return _between(first, second, share * share * (3 - 2 * share), seconds)
    return views[-1]


def seen_through(frame: Frames, view: View) -> Frames:
    """What of a frame, uint8 (H, W, 3), is in the view, at the frame's own size."""
    height, width = frame.shape[:2]
    left = (view.x - view.width / 2) * width
    top = (view.y - view.width / 2) * height
    back = np.array([[view.width, 0, left], [0, view.width, top]], np.float32)
    # Pixels have their middles half a pixel in.
    back[:, 2] += 0.5 * view.width - 0.5
    return np.asarray(
        cv2.warpAffine(
            frame,
            back,
            (width, height),
            flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def _between(first: View, second: View, share: float, seconds: float) -> View:
    width = math.exp((1 - share) * math.log(first.width) + share * math.log(second.width))
    if abs(second.width - first.width) > 1e-6:
        share = (width - first.width) / (second.width - first.width)
    return View(
        seconds=seconds,
        x=first.x + share * (second.x - first.x),
        y=first.y + share * (second.y - first.y),
        width=width,
    )
