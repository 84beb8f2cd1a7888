"""The measures of a clip, from its signals, and one number for how still it holds."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.motion.flow import work_size
from onionskin.stability.measuring import figures
from onionskin.stability.measuring.cadence import MANY_REPEATS, longer_steps, repeats_share
from onionskin.stability.measuring.defects import Defect, broken_frames, find_broken, lost_share
from onionskin.stability.measuring.paths import Path
from onionskin.stability.measuring.signals import Signals
from onionskin.stability.measuring.tracks import Tracks, tracks_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Penalty:
    """Nothing is taken off up to `floor`; at `floor + half` a half is left of the score."""

    floor: float
    half: float

    def share(self, value: float) -> float:
        """What is left of the score, in (0, 1]: 2^(-(value - floor) / half)."""
        return math.pow(2.0, -max(value - self.floor, 0.0) / self.half)


PENALTIES = {
    "flicker": Penalty(floor=1.25, half=3.0),
    "crawl": Penalty(floor=0.6, half=1.5),
    "jitter": Penalty(floor=0.09, half=0.5),
    "pops": Penalty(floor=0.0, half=5.0),
    "steps": Penalty(floor=2.0, half=20.0),
    "drift": Penalty(floor=5.0, half=15.0),
}
"""Floors lie between the most that clean clips show and the least that defects of the middle
strength do, on the clips of benchmarks/stability that limits are set on."""


def stability_score(values: dict[str, float]) -> float:
    """100 Π 2^(-max(v_k - floor_k, 0) / half_k) over the kinds in `values`.

    Falls with every defect and never rises with one; the units are those of `Measures`.
    """
    left = math.prod(PENALTIES[kind].share(value) for kind, value in values.items())
    return 100.0 * left


MEASURES = (
    "flicker", "global_flicker", "colour_flicker", "regional_flicker",
    "crawl", "jitter", "pops", "steps", "drift", "dynamic_degree",
)  # fmt: skip
"""The numbers of `Measures`, in the order they are told."""
MIN_FRAMES = 4
_PLAIN_LEVELS = 1.5
"""A frame whose brightness is spread by less is of one colour."""
_BLACK_LEVELS = 10.0
_LOST_SHARE = 0.25
"""A film may end in black for less than this share of it; and it may fade into it."""
_FADES = 0.6
_STILL_LEVELS = 0.02
_STILL_WIDTHS = 0.01
"""What moves less in a second (frame widths), and has nothing wrong, is a still picture."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Measures:
    """What is wrong with a clip, and how much. 0 is none in every measure."""

    flicker: float
    """Root mean square of what light does within half a second beyond its trend, along the
    motion, in per cent: √(global² + colour² + regional²)."""
    global_flicker: float
    """The whole picture's brightness in it."""
    colour_flicker: float
    """The balance of R, G and B in it."""
    regional_flicker: float
    """The four regions (of 4x4) that flicker most otherwise than the whole."""
    crawl: float
    """Median over frames of the detail that neither neighbour has along the motion, levels."""
    jitter: float
    """Root mean square of what the camera does within a quarter of a second beyond its
    path, in per cent of the frame's width."""
    pops: float
    """Time lost to pops, flashes, duplicates and gaps, per cent; see `defects.lost_share`."""
    steps: float
    """Light and colours that change at a seam and stay: the root of the sum of squares of what the
    steps come to, per cent; see `steps.py`."""
    drift: float
    """How far the balance of colours strays from a shot's start, per cent; see `Tracks`."""
    dynamic_degree: float
    """How far the fastest 5% of the picture go in a second, in frame widths."""
    defects: tuple[Defect, ...]
    cuts: tuple[int, ...]
    score: float | None
    """0..100, see `stability_score`; None where it says nothing."""
    score_reason: str
    """Why there is no score; "" where there is one."""
    vbench: dict[str, float | bool]
    signals: Signals
    tracks: Tracks

    @property
    def values(self) -> dict[str, float]:
        """What the score is made of."""
        return {kind: float(getattr(self, kind)) for kind in PENALTIES}

    def to_dict(self) -> dict[str, float]:
        """Plain numbers: what every JSON document holds under "measures"."""
        return {name: round(float(getattr(self, name)), 5) for name in MEASURES}

    @property
    def found(self) -> tuple[str, ...]:
        """The kinds that are more than clean clips have, and take points off the score."""
        return tuple(kind for kind, value in self.values.items() if value > PENALTIES[kind].floor)


def measures_of(signals: Signals, fps: float, width: int, height: int) -> Measures:
    """The measures of a clip of `width` x `height` pixels, from what was seen of it."""
    defects = find_broken(signals)
    broken = broken_frames(defects, signals.num_frames)
    tracks = tracks_of(signals, fps, broken)
    good = ~broken
    parts = {
        "global_flicker": _rms(tracks.flicker[good]),
        "colour_flicker": _rms(tracks.colour[good]),
        "regional_flicker": _rms(tracks.regional[good]),
    }
    values = {
        "flicker": float(np.sqrt(sum(part**2 for part in parts.values()))),
        "crawl": _middle(signals.crawl[_inner(signals, broken, tracks)]),
        "jitter": _rms(tracks.shake[good]),
        "pops": lost_share(defects, signals.num_frames, fps),
        "steps": float(np.sqrt(sum(one.size**2 for one in defects if one.kind == "step"))),
        "drift": float(tracks.drift.max(initial=0.0)),
    }
    moves = figures.dynamic_degree(signals, fps)
    found = any(value > PENALTIES[kind].floor for kind, value in values.items())
    reason = _no_score(signals, is_still=moves < _STILL_WIDTHS and not found)
    return Measures(
        **values,
        **parts,
        dynamic_degree=moves,
        defects=tuple(defects),
        cuts=tuple(shot.start for shot in tracks.shots[1:]),
        score=None if reason else stability_score(values),
        score_reason=reason,
        vbench=_vbench(signals, fps, width, height),
        signals=signals,
        tracks=tracks,
    )


def measure_warnings(signals: Signals) -> list[str]:
    """What should be known beside the measures."""
    warnings = []
    repeats, longer = repeats_share(signals), longer_steps(signals)
    if repeats > MANY_REPEATS:
        warnings.append(
            f"{repeats:.0%} of the frames repeat the one before: drawn on twos, or a frame rate "
            "raised by repeating frames; they are not counted as duplicates"
        )
    if len(longer):
        nth = ("second", "third", "fourth", "fifth")[longer[1] - longer[0] - 2]
        warnings.append(
            f"every {nth} step is longer than its neighbours: the frame rate was lowered "
            "by dropping frames; these steps are not counted as gaps"
        )
    return warnings


def _no_score(signals: Signals, *, is_still: bool) -> str:
    if signals.num_frames < MIN_FRAMES:
        return f"a score needs at least {MIN_FRAMES} frames, and this has {signals.num_frames}"
    lost = _lost(signals)
    if lost:
        return lost
    if is_still or signals.raw[1:].max() < _STILL_LEVELS:
        return "nothing moves or changes: a still picture"
    return ""


def _lost(signals: Signals) -> str:
    """What is said of a clip that shows no picture, or none from some frame on; else ""."""
    plain = signals.spread < _PLAIN_LEVELS
    colour = "black" if np.exp(signals.tone[-1]).mean() < _BLACK_LEVELS else "one colour"
    if plain.all():
        return f"every frame is {colour}: there is no picture"
    shown = int(np.flatnonzero(~plain)[-1]) + 1
    gone = signals.num_frames - shown
    before = float(np.median(signals.spread[max(shown - 8, 0) : shown]))
    fades = signals.spread[shown - 1] < _FADES * before
    if gone < max(_LOST_SHARE * signals.num_frames, MIN_FRAMES) or fades:
        return ""
    return f"the picture is lost from frame {shown} on: all is {colour}"


def _vbench(signals: Signals, fps: float, width: int, height: int) -> dict[str, float | bool]:
    if signals.num_frames < 2:
        return {}
    size = work_size(width, height)
    return {
        "temporal_flickering": figures.temporal_flickering(signals),
        "motion_smoothness": figures.motion_smoothness(signals),
        "dynamic_degree": figures.is_dynamic(signals, fps, *size),
        "warp_error": figures.warp_error(signals),
    }


def _inner(signals: Signals, broken: NDArray[np.bool_], tracks: Tracks) -> NDArray[np.bool_]:
    """Frames with good neighbours of their own shot on both sides."""
    near = broken | np.roll(broken, 1) | np.roll(broken, -1)
    for shot in tracks.shots:
        near[shot.start] = near[shot.stop - 1] = True
    return ~near


def _rms(values: Path) -> float:
    return float(np.sqrt(np.square(values).mean())) if values.size else 0.0


def _middle(values: NDArray[np.float64]) -> float:
    return float(np.median(values)) if values.size else 0.0
