"""What a media file holds, and for how long each of its pictures is shown.

Pictures shown for uneven times are read at one rate: each is repeated as often as it was shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from statistics import median, median_low

from onionskin.framerate import MAX_FPS, MIN_FPS, exact_fps, format_fps

_COMMON_FPS = (8, 10, 12, 15, 24, 25, 30, 48, 50, 60, 120)
_SAME_STEP = 0.25
_HALF = 0.5
_SAME_RATE = 0.1
"""A header's rate this near the real one (as a share of it) is believed."""
_NEAR = 0.004
"""A rate this near a common one (as a share of it) is that one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaInfo:
    """What a media file holds. Width and height are in pixels as it is shown, upright."""

    num_frames: int
    fps: Fraction
    width: int
    height: int
    rotation: int = 0
    """Degrees counter-clockwise that the stored frames are turned by to stand upright."""
    has_sound: bool = False
    num_held: int = 0
    """How many of the frames only repeat the one before them, for it is shown longer."""
    notes: tuple[str, ...] = ()
    """What is lost or changed when its frames are read as 8-bit RGB at one rate."""

    @property
    def duration_seconds(self) -> float:
        return float(self.num_frames / self.fps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """How often each picture is repeated, at which rate in frames per second."""

    repeats: tuple[int, ...]
    fps: Fraction

    @property
    def num_frames(self) -> int:
        return sum(self.repeats)

    @property
    def num_held(self) -> int:
        """How many frames only repeat the one before them."""
        return sum(max(count - 1, 0) for count in self.repeats)

    @property
    def repeated(self) -> tuple[int, ...]:
        """Frames, counted as they are read, that repeat the one before as it was shown longer."""
        starts = accumulate(self.repeats, initial=0)
        runs = zip(starts, self.repeats, strict=False)
        return tuple(index for start, count in runs for index in range(start + 1, start + count))

    @property
    def is_even(self) -> bool:
        """Whether every picture is shown once."""
        return set(self.repeats) == {1}

    @property
    def notes(self) -> tuple[str, ...]:
        """One line where pictures were shown for uneven times."""
        if len(set(self.repeats)) < 2:
            return ()
        return (
            f"its {len(self.repeats)} frames have uneven durations: read as {self.num_frames} at "
            f"{format_fps(self.fps)} fps",
        )


def timing_of_moments(
    moments: Sequence[Fraction], nominal_fps: Fraction | None = None
) -> Timing | None:
    """The timing of frames that appear at growing `moments` (seconds).

    None for even ones that come at `nominal_fps`, the rate that their file says (None: at
    whatever rate). Rounding of the container (whole milliseconds) is not unevenness.
    """
    steps = [later - earlier for earlier, later in pairwise(moments)]
    if not any(steps):
        return None
    if len(steps) < 2 or _is_even(moments, steps):
        real = len(steps) / (moments[-1] - moments[0])
        if nominal_fps is None or _is_believed(nominal_fps, real, len(steps)):
            return None
        return Timing(repeats=(1,) * len(moments), fps=_usual_fps(real))
    fps = _usual_fps(1 / _usual_step(steps))
    ticks = [round((moment - moments[0]) * fps) for moment in moments]
    return Timing(
        repeats=(*(later - earlier for earlier, later in pairwise(ticks)), 1),
        fps=fps,
    )


def _is_believed(nominal_fps: Fraction, real: Fraction, num_steps: int) -> bool:
    """Whether a header's rate is near the real one, and leads nowhere more than half a frame off.

    Some count the last frame as a moment, which makes a short clip faster than it is.
    """
    off = abs(real / nominal_fps - 1)
    return off < _SAME_RATE and (off * num_steps < _HALF or _usual_fps(real) == nominal_fps)


def _is_even(moments: Sequence[Fraction], steps: Sequence[Fraction]) -> bool:
    """No step is far from the usual one, and no frame far from its place."""
    usual = median(steps)
    mean = (moments[-1] - moments[0]) / len(steps)
    if not mean or not usual:
        return False
    far = max(abs(m - moments[0] - index * mean) for index, m in enumerate(moments))
    return far < 0.6 * mean and all(0.5 < step / usual < 1.5 for step in steps)


def _usual_step(steps: Sequence[Fraction]) -> Fraction:
    """The mean of the steps near the middle one, which evens out a container's rounding.

    Frames that share a moment have no step between them.
    """
    growing = [step for step in steps if step > 0]
    middle = median_low(growing)
    near = [step for step in growing if abs(step / middle - 1) < _SAME_STEP]
    return sum(near, Fraction(0)) / len(near)


def _usual_fps(fps: Fraction) -> Fraction:
    for whole in _COMMON_FPS:
        for common in (Fraction(whole), Fraction(whole * 1000, 1001)):
            # Of 30 and 29.97 the nearer is meant; they are 0.1% apart.
            if abs(fps / common - 1) < _NEAR / 8:
                return common
        if abs(fps / whole - 1) < _NEAR:
            return Fraction(whole)
    return exact_fps(min(max(fps, MIN_FPS), MAX_FPS))
