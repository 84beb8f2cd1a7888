"""What a media file holds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaInfo:
    """What a media file holds. Width and height are in pixels as it is shown, upright."""

    num_frames: int
    fps: Fraction
    width: int
    height: int
    rotation: int = 0
    """Degrees counter-clockwise that the stored frames are turned by to stand upright."""
    has_audio: bool = False
    notes: tuple[str, ...] = ()
    """What is lost or changed when its frames are read as 8-bit RGB at one rate."""

    @property
    def duration_seconds(self) -> float:
        return float(self.num_frames / self.fps)
