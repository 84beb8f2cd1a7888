"""What is seen in each frame and between neighbours: the raw material of every measure.

A clip is watched once, in order, at the working size (`observer.py`); a few small pictures
are kept at any time, and some seventy numbers of each frame.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onionskin.motion.light import NUM_REGIONS

FLASH_GAIN = 0.10
"""Logarithm of a gain that is seen as a flash, if it goes as it came."""
COLUMNS: dict[str, tuple[int, ...]] = {
    "gains": (NUM_REGIONS + 1, 3), "camera": (4,), "camera_seen": (), "raw": (), "change": (),
    "look": (), "warp_error": (), "speed": (), "top_speed": (), "surprise": (),
    "disagreement": (), "misfit": (), "crawl": (), "tone": (3,), "alike": (), "leap": (),
    "detail": (), "spread": (), "blend": (), "blend_share": (), "echo": (), "echo_back": (),
    "recolour": (3, 4),
}  # fmt: skip
"""What is noted of each frame, and its shape: 356 bytes a frame, twice that once all are seen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """Frames `first`..`last` differ from both neighbours, which are like each other.

    `change` is the smaller of the changes into and out of the run along the motion, light
    taken out, in levels; `light` the smaller of its changes of light, as logarithms of
    gains. `disagreement` and `light_apart` are the same between its neighbours.
    """

    first: int
    last: int
    change: float
    light: float
    disagreement: float
    light_apart: float


@dataclass(kw_only=True, eq=False, slots=True)
class Signals:
    """One row for each of T frames. Pairs are (t-1, t), triples (t-1, t, t+1); else 0.

    Levels are of 0..255. "Worst" is the mean over the worst tenth of the picture's blocks.
    """

    gains: NDArray[np.float32]
    """(T, 17, 3): logarithm of the brightness of pair t's later frame over its earlier one
    along the motion, in R, G, B; the whole picture, then a grid of 4x4 regions."""
    camera: NDArray[np.float64]
    """(T, 4): the camera's step in pair t: x, y (frame widths), turn (radians), log zoom."""
    camera_seen: NDArray[np.float64]
    """(T,): 1 where the camera's step in pair t could be told, 1/2 where it is likely."""
    raw: NDArray[np.float64]
    """(T,): mean absolute difference of pair t, in levels."""
    change: NDArray[np.float64]
    """(T,): worst difference of pair t along the motion, in levels."""
    look: NDArray[np.float64]
    """(T,): distance of the colour histograms of pair t, 0..1."""
    warp_error: NDArray[np.float64]
    """(T,): E_warp of pair t (Lai et al., ECCV 2018): Σ M r² / Σ M, values in [0, 1]."""
    speed: NDArray[np.float64]
    """(T,): mean motion in pair t where there is texture to tell it by, in frame widths."""
    top_speed: NDArray[np.float64]
    """(T,): mean motion of the fastest 5% of pixels in pair t, in frame widths."""
    surprise: NDArray[np.float64]
    """(T,): worst difference of frame t from the in-between of its neighbours, in levels."""
    disagreement: NDArray[np.float64]
    """(T,): worst difference of the neighbours of t along their motion, in levels."""
    misfit: NDArray[np.float64]
    """(T,): mean absolute difference of frame t from its in-between, in levels."""
    crawl: NDArray[np.float64]
    """(T,): detail of frame t that both neighbours lack along the motion, in levels."""
    tone: NDArray[np.float64]
    """(T, 3): logarithm of the mean of R, G, B of frame t, as it is."""
    alike: NDArray[np.float64]
    """(T,): the cosine of the motions in the pairs before and after pair t; -1 where it turns."""
    leap: NDArray[np.float64]
    """(T,): how much better pair t is explained by several steps of the motion beside it than
    by one, as a logarithm (`comparing.leap`); 0 where one step explains it, or it changes no more
    than the steps beside it."""
    detail: NDArray[np.float64]
    """(T,): logarithm of the mean size of the Laplacian of frame t: a blurred frame has less."""
    spread: NDArray[np.float64]
    """(T,): standard deviation of the brightness of frame t, levels: 0 where it is one colour."""
    blend: NDArray[np.float64]
    """(T,): how far frame t is from the mixture of its neighbours, as they are, that is nearest to
    it, as a share of how far it is from their in-between by motion at that moment ..."""
    blend_share: NDArray[np.float64]
    """(T,): ... and how much of the later one is in that mixture."""
    echo: NDArray[np.float64]
    """(T,): mean absolute difference of frame t from that of the last third of a second, but the
    one before it, which is most like it, in levels ..."""
    echo_back: NDArray[np.float64]
    """(T,): ... and how many frames back that is; 0 where there is none."""
    recolour: NDArray[np.float64]
    """(T, 3, 4): what brings the colours of pair t's later frame to those of its earlier one along
    the motion: RGB' = M[:, :3] RGB + M[:, 3], in levels; see `comparing.recolouring`."""
    returns: list[Return] = field(default_factory=list)

    @property
    def num_frames(self) -> int:
        return len(self.raw)


def brightened(gains: NDArray[np.floating]) -> float:
    """How much the whole picture's light changes: the size of its log gain's mean."""
    return float(np.abs(gains[0].mean()))
