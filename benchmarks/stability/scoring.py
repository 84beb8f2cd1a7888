"""Does the score follow what is planted, and nothing else?

Rank correlation with the planted strength, clip by clip, and the spread of the score of one
scene over re-encodes, sizes and frame rates.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from benchmarks.stability.clean import Frames, rendered
from benchmarks.stability.clips import RENDERED
from benchmarks.stability.finding import Count
from benchmarks.stability.plant import STRENGTHS
from benchmarks.tally import markdown

from onionskin import Clip
from onionskin.stability.measuring.measure import measure_clip, measure_file

SECONDS = 3.0
SIZE = (512, 288)
CRFS = (18, 20, 23, 26, 28)
RATES = (12, 24, 30, 60)
_SHAKE = 0.004
_FLICKER = 0.05


def rank_correlation(scores: list[float]) -> float:
    """Spearman's ρ of falling scores with their order, ties sharing their ranks; in [-1, 1]."""
    ranks = _ranks(-np.array(scores))
    order = np.arange(len(scores), dtype=np.float64)
    if np.ptp(ranks) == 0:
        return 0.0
    return float(np.corrcoef(ranks, order)[0, 1])


def correlation_table(
    clean: dict[str, float | None], counts: dict[str, dict[str, Count]]
) -> tuple[str, dict[str, float]]:
    """For each kind: mean over clips of ρ over none, weak, middle, strong; and mean scores."""
    body, values = [], {}
    for kind, by_strength in counts.items():
        runs = _runs(clean, by_strength)
        if not runs:
            continue
        values[kind] = float(np.mean([rank_correlation(run) for run in runs]))
        means = np.mean(runs, axis=0)
        ok = values[kind] >= 0.95
        text = f"{values[kind]:.3f}"
        body.append([kind, f"**{text}**" if ok else text, *(f"{mean:.1f}" for mean in means)])
    return markdown(["planted", "ρ", "none", "weak", "middle", "strong"], body), values


@dataclass(frozen=True, slots=True)
class Spread:
    """The scores of one scene under one kind of change that should not matter."""

    scene: str
    defect: str
    change: str
    scores: dict[str, float]

    @property
    def points(self) -> float:
        return max(self.scores.values()) - min(self.scores.values())


def spreads(num_scenes: int = 2) -> Iterator[Spread]:
    """Re-encodes, sizes and frame rates of scenes: clean, flickering and shaking ones."""
    for scene in list(RENDERED["report"])[:num_scenes]:
        for defect in ("none", "flicker", "shake"):
            at_24 = _scene(scene, 24, defect)
            yield Spread(scene, defect, "CRF 18-28", _over_encodes(at_24))
            yield Spread(scene, defect, "size x1/2, 1, 2", _over_sizes(at_24))
            rates = {str(fps): _score(_scene(scene, fps, defect), fps) for fps in RATES}
            yield Spread(scene, defect, "12-60 fps", rates)


def spread_table(found: list[Spread]) -> str:
    """One row for each scene, defect and change."""
    body = []
    for one in found:
        points = f"{one.points:.1f}"
        scores = ", ".join(f"{name}: {score:.1f}" for name, score in one.scores.items())
        bold = f"**{points}**" if one.points <= 3 else points
        body.append([one.scene, one.defect, one.change, bold, scores])
    return markdown(["scene", "defect", "over", "spread", "scores"], body)


def _scene(name: str, fps: int, defect: str) -> Frames:
    """A scene at `fps`; what is wrong with it is a function of time, the same at any rate.

    Flicker and shake go at 3 to 5 Hz, which 12 frames a second still show.
    """
    moments = np.arange(round(SECONDS * fps)) / fps
    frames = rendered(RENDERED["report"][name], len(moments), Fraction(fps), SIZE, seconds=SECONDS)
    wave = _wave(moments, (3.1, 4.3, 5.0), phase=0.0)
    if defect == "flicker":
        lit = frames * (1 + _FLICKER * wave)[:, None, None, None]
        return np.clip(np.rint(lit), 0, 255).astype(np.uint8)
    if defect == "shake":
        away = _SHAKE * SIZE[0] * np.stack([wave, _wave(moments, (3.4, 4.1, 4.9), 1.0)], axis=1)
        return np.stack([_shifted(*one) for one in zip(frames, away, strict=True)])
    return frames


def _wave(moments: np.ndarray, hertz: tuple[float, ...], phase: float) -> np.ndarray:
    """A restless wave of root mean square about 1."""
    waves = [np.sin(2 * np.pi * one * moments + phase + 2 * one) for one in hertz]
    return np.asarray(np.sum(waves, axis=0) / np.sqrt(len(hertz) / 2))


def _shifted(frame: Frames, away: np.ndarray) -> Frames:
    matrix = np.float32([[1, 0, away[0]], [0, 1, away[1]]])
    size = (frame.shape[1], frame.shape[0])
    return cv2.warpAffine(frame, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def _score(frames: Frames, fps: int) -> float:
    score = measure_clip(Clip(frames, Fraction(fps))).score
    return float("nan") if score is None else score


def _over_sizes(frames: Frames) -> dict[str, float]:
    scores = {"1": _score(frames, 24)}
    for name, scale, how in (("1/2", 0.5, cv2.INTER_AREA), ("2", 2.0, cv2.INTER_CUBIC)):
        scaled = [cv2.resize(f, None, fx=scale, fy=scale, interpolation=how) for f in frames]
        scores[name] = _score(np.stack(scaled), 24)
    return scores


def _over_encodes(frames: Frames) -> dict[str, float]:
    scores = {"raw": _score(frames, 24)}
    with tempfile.TemporaryDirectory() as folder:
        for crf in CRFS:
            path = Path(folder) / f"{crf}.mp4"
            _encode(frames, path, crf)
            scores[str(crf)] = measure_file(path).score or float("nan")
    return scores


def _encode(frames: Frames, path: Path, crf: int) -> None:
    """H.264 in 4:2:0, as most clips are."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24, options={"crf": str(crf)})
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt = "yuv420p"
        for frame in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode())


def _runs(clean: dict[str, float | None], by_strength: dict[str, Count]) -> list[list[float]]:
    """Scores of each clip over none, weak, middle, strong, where all are known."""
    # In the order of strength, whichever was measured first.
    columns = [by_strength[name].by_clip for name in STRENGTHS if name in by_strength]
    runs = []
    for name, score in clean.items():
        if score is not None and all(name in column for column in columns):
            runs.append([score, *(column[name] for column in columns)])
    return [run for run in runs if len(run) == 4 and np.isfinite(run).all()]


def _ranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 0; equal values share the mean of theirs."""
    below = (values[None] < values[:, None]).sum(axis=1)
    equal = (values[None] == values[:, None]).sum(axis=1)
    return np.asarray(below + (equal - 1) / 2, np.float64)
