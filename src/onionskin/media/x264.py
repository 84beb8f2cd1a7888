"""H.264 that comes out the same for the same frames."""

from __future__ import annotations

import functools

_AVX_512F = 13
"""OpenCV's number for the instructions."""


@functools.cache
def same_every_time() -> dict[str, str]:
    """Options of FFmpeg's libx264 with which the same frames give the same bytes.

    Where there is AVX-512, x264 (core 165, as PyAV 18 carries it) reads memory that nobody
    has written while it looks ahead over small pictures: the file then depends on what lay
    there. With AVX2 it gives what its code in C gives.
    """
    import cv2

    return {"x264-params": "asm=avx2"} if cv2.checkHardwareSupport(_AVX_512F) else {}
