"""Whether the tiles of a decode show: steps across their borders that come and go.

A decoder that works in tiles can give neighbours another brightness, from frame to frame
another. Along a border that is a step in every row, which no motion explains; it is measured
like flicker, as change over time, and beside the same lines where there is no border.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from onionskin.frames import Frames

SHOWS = 3.0
"""A border shows where its steps change by so many times what those of other lines do."""
LEAST = 1.0
"""Nor is a change of less than this, in levels of 255, seen."""


def tile_borders(vae: Any, side: int, axis: str) -> list[int]:
    """Where tiles begin along a `side` in pixels; `axis` is "height" or "width"."""
    if not getattr(vae, "use_tiling", False):
        return []
    stride = getattr(vae, f"tile_sample_stride_{axis}", None)
    if stride is None:
        # Older decoders say how long a tile is and what part of it overlaps.
        sizes = (f"tile_sample_min_{axis}", "tile_sample_min_size")
        overlaps = ("tile_overlap_factor", f"tile_overlap_factor_{axis}")
        stride = int(_first(vae, sizes, 0.0) * (1 - _first(vae, overlaps, 0.25)))
    return list(range(int(stride), side, int(stride))) if stride else []


def blink(frames: Frames, borders: list[int], axis: int) -> tuple[float, float]:
    """How much the steps across `borders` change from frame to frame, and those of other lines.

    `frames` is uint8 (T, H, W, 3); `axis` 1 has borders between rows, 2 between columns. Both
    in levels of 255; of the borders the worst, of the others what one in a hundred exceeds.
    """
    changes = _changes(frames, axis)
    at = [border - 1 for border in borders if 0 < border <= len(changes)]
    others = np.delete(changes, at)
    if not at or not len(others):
        return 0.0, 0.0
    return float(changes[at].max()), float(np.quantile(others, 0.99))


def seam_warning(vae: Any, frames: Frames) -> tuple[str, ...]:
    """What is to be said of painted frames whose tiles show."""
    for axis, name in ((1, "height"), (2, "width")):
        seen, usual = blink(frames, tile_borders(vae, frames.shape[axis], name), axis)
        if seen > max(SHOWS * usual, LEAST):
            return (
                "the borders of the decoder's tiles are visible: steps across them change by "
                f"{seen:.1f} of "
                f"255 from frame to frame, others by {usual:.1f}; decode in one piece with "
                f"--memory fast",
            )
    return ()


def _first(vae: Any, names: tuple[str, str], otherwise: float) -> float:
    return float(next((getattr(vae, name) for name in names if hasattr(vae, name)), otherwise))


def _changes(frames: Frames, axis: int) -> NDArray[np.float64]:
    """For each line between two rows or columns, how much the mean step over it changes."""
    across = 2 if axis == 1 else 1
    # Means along the line: motion averages out, a border's step does not.
    lines = np.stack([frame.mean(axis=(across - 1, 2)) for frame in frames])
    steps = np.diff(lines, axis=1)
    if len(steps) < 2:
        return np.zeros(steps.shape[1])
    return np.asarray(np.abs(np.diff(steps, axis=0)).mean(axis=0))
