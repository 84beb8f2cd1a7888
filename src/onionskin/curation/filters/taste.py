"""What a person may like or not in a picture, in cheap numbers that a taste is learned from."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import numpy as np

from onionskin.curation.clip import Frame, Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.motion.flow import shrunk, work_size

_SIDE = 160


class TasteFilter:
    """Measures what tastes differ in; it drops nothing before a taste was learned (`judging`)."""

    name = "taste"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """Medians over the moments; see `_looks`."""
        seen = [_looks(frame) for frame in look.moments]
        return {name: float(np.median([each[name] for each in seen])) for name in seen[0]}

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        return ""


def _looks(frame: Frame) -> dict[str, float]:
    """`colour` (Hasler and Süsstrunk, SPIE 5007, 2003), `warmth` (red less blue, levels), `edges`
    (share of the picture), `middle` (share of them in the middle ninth), `balance` (how equal
    left and right are, 0..1), `depth` (brightness of the upper less the lower half, levels)."""
    small = shrunk(frame, work_size(frame.shape[1], frame.shape[0], _SIDE)).astype(np.float32)
    red, green, blue = np.moveaxis(small, 2, 0)
    light = cv2.cvtColor(np.asarray(small), cv2.COLOR_RGB2GRAY)
    rg, yb = red - green, (red + green) / 2 - blue
    size = np.hypot(cv2.Sobel(light, cv2.CV_32F, 1, 0), cv2.Sobel(light, cv2.CV_32F, 0, 1))
    height, width = light.shape
    middle = size[height // 3 : height - height // 3, width // 3 : width - width // 3]
    left, right = size[:, : width // 2].sum(), size[:, width - width // 2 :].sum()
    return {
        "colour": float(np.hypot(rg.std(), yb.std()) + 0.3 * np.hypot(rg.mean(), yb.mean())),
        "warmth": float(red.mean() - blue.mean()),
        "edges": float((size > 60).mean()),
        "middle": float(middle.sum() / max(size.sum(), 1.0)),
        "balance": float(min(left, right) / max(left, right, 1.0)),
        "depth": float(light[: height // 2].mean() - light[height // 2 :].mean()),
    }
