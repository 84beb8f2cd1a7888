"""Nouns of curation: what is looked at of a clip, what was measured of it, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from onionskin.curation.sources import Told
from onionskin.stability.measuring.metrics import Measures

Frame = NDArray[np.uint8]
NUM_MOMENTS = 6
"""Frames of each clip that are looked at as they are."""
Box = tuple[int, int, int, int]
"""Left, top, width and height of the picture without its bars, in pixels of the stored frame."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Look:
    """What filters see of one clip: some of its frames as they are, and its measures in motion."""

    moments: tuple[Frame, ...]
    """Frames spread evenly over the clip, uint8 (H, W, 3), upright, without bars."""
    measures: Measures
    """As of `onionskin measure`, of this clip alone."""
    fps: float
    box: Box
    stored: tuple[int, int]
    """Width and height of the whole frame, bars included."""
    tilt: float
    """Degrees by which the file says that it is turned, beyond quarters of a turn."""

    @property
    def seconds(self) -> float:
        return self.measures.signals.num_frames / self.fps


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What was measured of one clip; it depends on the file's bytes and on how it is measured.

    A set's journal holds these: limits may change without a frame being read again.
    """

    shot: int
    first: int
    stop: int
    fps: Fraction
    width: int
    height: int
    box: Box
    camera: str
    values: Mapping[str, float]
    """By filter and measure: "motion.degree". A filter that could not measure has none."""
    features: tuple[tuple[float, ...], ...]
    """What each moment looks like ..."""
    moving: tuple[tuple[float, ...], ...]
    """... and what moves in it, for likeness; see `filters.duplicates`."""

    @property
    def seconds(self) -> float:
        return float((self.stop - self.first) / self.fps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Journal:
    """What is kept of one source: its clips, or why it has none."""

    serial_kind: ClassVar[str] = "curation_journal"
    clips: tuple[Measured, ...] = ()
    unread: str = ""
    """Why the file could not be read; "" where it could."""
    detector: str = ""
    seconds_taken: float = 0.0
    """Of one core."""
    num_frames: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class CuratedClip:
    """One clip of a set: where it is from, what was measured, and what became of it."""

    id: str
    source: str
    digest: str
    measured: Measured
    told: Told
    caption: str = ""
    caption_from: str = ""
    """told, said (subtitles), name (of the file), or the captioner; "" for nobody."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why it was dropped, by filter; none: it is kept."""
    taste: float | None = None
    """Share of the set's clips that the learned taste puts below it, 0..1; None: none learned."""

    @property
    def is_kept(self) -> bool:
        return not self.reasons
