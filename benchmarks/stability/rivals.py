"""What people mend video with today: FFmpeg's filters and vid.stab, on frames in memory.

The ffmpeg binary of the package `imageio-ffmpeg` is used; frames go in and come out as raw
RGB, so that no codec is measured with them.
"""

from __future__ import annotations

import resource
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Frames = NDArray[np.uint8]


@dataclass(frozen=True, eq=False, slots=True)
class Mended:
    """Frames of the same number and size, and the CPU seconds that they took."""

    frames: Frames
    cpu_seconds: float


Rival = Callable[[Frames, Fraction], Mended]


def filtered(frames: Frames, fps: Fraction, filters: str, shift: int = 0) -> Mended:
    """The frames through a chain of FFmpeg's filters.

    What comes out `shift` frames late is moved back; frames that a filter does not give
    back at the end are taken from its last; where it gives none (a clip that hardly moves is
    all repeats to `mpdecimate`), they are left as they are.
    """
    height, width = frames.shape[1:3]
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"]
    rate = ["-r", f"{fps.numerator}/{fps.denominator}"]
    last = np.repeat(frames[-1:], shift, axis=0)
    command = [
        *(_ffmpeg(), "-v", "error", "-threads", "1", "-filter_threads", "1"),
        *(*raw, *rate, "-i", "-", "-vf", filters),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-fps_mode", "passthrough", "-"),
    ]
    before = _children_seconds()
    done = subprocess.run(
        command, input=np.concatenate([frames, last]).tobytes(), capture_output=True, check=True
    )
    seconds = _children_seconds() - before
    made = np.frombuffer(done.stdout, np.uint8).reshape(-1, height, width, 3)[shift:]
    if not len(made):
        return Mended(frames, seconds)
    index = np.minimum(np.arange(len(frames)), len(made) - 1)
    return Mended(made[index], seconds)


def untouched(frames: Frames, fps: Fraction) -> Mended:
    """The un-mended copy."""
    return Mended(frames, 0.0)


def deflicker(frames: Frames, fps: Fraction) -> Mended:
    """Brightness of whole frames, over five frames, as FFmpeg comes."""
    return filtered(frames, fps, "deflicker")


def minterpolate(frames: Frames, fps: Fraction) -> Mended:
    """Repeated frames taken out, and what is missing put between by motion."""
    return filtered(frames, fps, f"mpdecimate,minterpolate=fps={fps}:mi_mode=mci")


def half_minterpolate(frames: Frames, fps: Fraction) -> Mended:
    """Every other frame made anew between its neighbours, whatever is wrong with it."""
    return filtered(frames, fps, f"framestep=2,minterpolate=fps={fps}:mi_mode=mci")


def tmix(frames: Frames, fps: Fraction) -> Mended:
    """The mean of three frames."""
    return filtered(frames, fps, "tmix=frames=3", shift=1)


def hqdn3d(frames: Frames, fps: Fraction) -> Mended:
    """FFmpeg's spatial and temporal denoiser, as it comes."""
    return filtered(frames, fps, "hqdn3d")


def atadenoise(frames: Frames, fps: Fraction) -> Mended:
    """FFmpeg's adaptive temporal averaging, as it comes."""
    return filtered(frames, fps, "atadenoise")


def vidstab(frames: Frames, fps: Fraction) -> Mended:
    """vid.stab in two passes, the picture neither zoomed nor cropped."""
    with tempfile.TemporaryDirectory() as folder:
        moves = Path(folder) / "moves.trf"
        first = filtered(frames, fps, f"vidstabdetect=result={moves}")
        second = filtered(frames, fps, f"vidstabtransform=input={moves}:optzoom=0")
    return Mended(second.frames, first.cpu_seconds + second.cpu_seconds)


RIVALS: dict[str, Rival] = {
    "un-mended": untouched,
    "deflicker": deflicker,
    "minterpolate": minterpolate,
    "half minterpolate": half_minterpolate,
    "tmix": tmix,
    "vid.stab": vidstab,
    "hqdn3d": hqdn3d,
    "atadenoise": atadenoise,
}


def _ffmpeg() -> str:
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
