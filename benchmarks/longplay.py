"""One clip of `benchmarks.length`, in this process: what it took and how it held, as JSON.

python -m benchmarks.longplay ENGINE PLAN SECONDS PROMPT
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
from benchmarks.judge import weights as judge_weights
from benchmarks.judge.truth import boxes_at
from numpy.typing import NDArray

from onionskin.cast.cast import Cast, load_cast
from onionskin.frames import Frames
from onionskin.motion.flow import FlowFinder, apart, grey, shrunk, warped
from onionskin.plan.plan import Plan
from onionskin.render.framing import parse_size
from onionskin.render.options import Make, Smooth
from onionskin.render.schedule import Schedule, make_schedule, reach_of
from onionskin.render.setup import Setup
from onionskin.render.shot import Shot, prepare
from onionskin.stage.draft import draft_frame, scene_frame, view_at
from onionskin.toybox.weights import load_model

PLANS = ("keyframed", "chained")
PROMPTS = (
    "a red fox in the snow at night, the camera is still",
    "a cat on a meadow by day, the camera is still",
    "a turtle on the beach at sunset, the camera is still",
    "a robot in the city by day, the camera is still",
)
Floats = NDArray[np.float32]
FPS = 8
WORK = (128, 128)
"""Size at which changes between frames are measured."""
STILL = 0.2
"""Levels of change that no one sees: less than this in the drawn clip counts as this."""
SHARE = 0.1
"""The part of a clip that is its start, or its end."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine")
    parser.add_argument("plan", choices=(*PLANS, "smooth"))
    parser.add_argument("seconds", type=float)
    parser.add_argument("prompt")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--size", default="256x256")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ONIONSKIN_CACHE"] = f"{folder}/fills"
        job = job_of(arguments, Path(folder))
        print(json.dumps(play(job, Path(folder) / "clip.mp4")))


def job_of(arguments: argparse.Namespace, folder: Path) -> Setup:
    """What is to be played: a prompt by one of the plans, or a clip to be smoothed."""
    size = parse_size(arguments.size)
    if arguments.plan == "smooth":
        source = folder / "source.mp4"
        write(_drawn(arguments.prompt, arguments.seconds, size), source)
        return prepare(Smooth(source, fps=2 * FPS, engine=arguments.engine, repair=False))
    job = prepare(
        Make(
            arguments.prompt,
            engine=arguments.engine,
            seconds=arguments.seconds,
            fps=FPS,
            size=size,
            seed=1,
            num_inference_steps=arguments.steps,
        )
    )
    reach = replace(
        reach_of(job.engine.capabilities, job.reel.fps),
        window=16,
        keyframes=arguments.plan == "keyframed",
    )
    return replace(job, schedule=make_schedule(job.reel.whole, reach), repair=False)


def _drawn(prompt: str, seconds: float, size: tuple[int, int]) -> Setup:
    return prepare(Make(prompt, engine="animatic", seconds=seconds, fps=FPS, size=size, seed=1))


def write(job: Setup, path: Path) -> None:
    """Makes a clip without looking at it."""
    from onionskin.media.write import open_writer

    shot = Shot(replace(job, repair=False))
    with open_writer(path, *job.framing.size, job.framing.fps, origin=shot.origin) as writer:
        for frame in shot.frames():
            writer.write(frame)


@dataclass
class Seen:
    """What is kept of the frames as they pass."""

    changes: list[float] = field(default_factory=list)
    """From each frame to the next, once motion is taken out, in levels."""
    drawn: list[float] = field(default_factory=list)
    """The same of the plan drawn by rule; empty without a plan."""
    likeness: list[float] = field(default_factory=list)
    certainty: list[float] = field(default_factory=list)


def play(job: Setup, path: Path) -> dict[str, float]:
    """Makes the clip and says what it took and how it held."""
    from onionskin.media.write import open_writer

    shot, seen = Shot(job), Seen()
    look = _Look(shot.plan)
    if job.engine.name == "toybox":
        load_model()  # Its start is no part of what a frame takes.
    spent, frames = 0.0, shot.frames()
    with open_writer(path, *job.framing.size, job.framing.fps, origin=shot.origin) as writer:
        for index in range(job.framing.num_frames):
            started = time.process_time()
            frame = next(frames)
            spent += time.process_time() - started
            writer.write(frame)
            look.at(index, frame, job.framing.num_frames, seen)
    changes = np.array(seen.changes)
    drawn = np.array(seen.drawn or np.full(len(changes), np.nan))
    seams = seams_of(job.schedule)
    at_seam = np.array([index + 1 in seams for index in range(len(changes))])
    half = len(seen.likeness) // 2
    return {
        "num_fills": len(job.schedule.windows),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        / (1e6 if sys.platform == "darwin" else 1e3),
        "cpu_seconds_a_frame": spent / job.framing.num_frames,
        "subject_start": mean_of(seen.likeness[:half]),
        "subject_end": mean_of(seen.likeness[half:]),
        "judge_start": mean_of(seen.certainty[:half]),
        "judge_end": mean_of(seen.certainty[half:]),
        **at_seams(changes, at_seam, ""),
        **at_seams(drawn, at_seam, "drawn_"),
        **at_seams(changes / np.maximum(drawn, STILL), at_seam, "beside_drawn_"),
    }


def at_seams(changes: Floats, at_seam: NDArray[np.bool_], prefix: str) -> dict[str, float]:
    """The largest and the median change at seams, and the largest elsewhere, over the median
    elsewhere."""
    if not at_seam.any() or at_seam.all():
        found = dict.fromkeys(("seam", "usual_seam", "elsewhere"), float("nan"))
    else:
        there, elsewhere = changes[at_seam], changes[~at_seam]
        usual = float(np.median(elsewhere))
        found = {
            "seam": float(there.max()) / usual,
            "usual_seam": float(np.median(there)) / usual,
            "elsewhere": float(elsewhere.max()) / usual,
        }
    return {prefix + name: value for name, value in found.items()}


def seams_of(schedule: Schedule) -> set[int]:
    """Painted frames that another fill painted than the frame before them."""
    painter = {f: number for number, w in enumerate(schedule.windows) for f in w.painted}
    return {f for f in painter if f - 1 in painter and painter[f] != painter[f - 1]}


class _Look:
    """Looks at frames one by one, beside the plan drawn by rule, and remembers only the last."""

    def __init__(self, plan: Plan | None) -> None:
        self._plan, self._cast = plan, load_cast()
        self._finder = FlowFinder()
        self._last: Frames | None = None
        self._last_drawn: Frames | None = None
        self._judge = None
        if plan is not None and judge_weights.FILE.is_file():
            from benchmarks.judge.verdict import Judge

            self._judge = Judge.load()

    def at(self, index: int, frame: Frames, count: int, seen: Seen) -> None:
        small = np.asarray(shrunk(frame, WORK), np.uint8)
        if self._last is not None:
            seen.changes.append(self._change(self._last, small))
        self._last = small
        if self._plan is not None:
            view = view_at(self._plan, *frame.shape[:2], index / FPS)
            truth = scene_frame(self._plan, self._cast, view, index / FPS)
            drawn = np.asarray(shrunk(np.round(truth).astype(np.uint8), WORK), np.uint8)
            if self._last_drawn is not None:
                seen.drawn.append(self._change(self._last_drawn, drawn))
            self._last_drawn = drawn
        ends = max(round(count * SHARE), 4)
        if self._plan is not None and (index < ends or index >= count - ends):
            seconds = index / FPS
            seen.likeness.append(likeness(frame, self._plan, self._cast, seconds))
            seen.certainty.append(self._certainty(frame, seconds))

    def _change(self, before: Frames, after: Frames) -> float:
        there, _ = self._finder.both_ways(grey(before), grey(after))
        gap = apart(before, warped(after, there.flow))
        return float(gap[there.seen].mean()) if there.seen.any() else float(gap.mean())

    def _certainty(self, frame: Frames, seconds: float) -> float:
        """How sure the judge is that each subject is who it should be; 0 where it says another."""
        if self._judge is None or self._plan is None:
            return float("nan")
        boxes = boxes_at(self._plan, seconds)
        said = self._judge.name(frame[None], 0, boxes)
        pairs = zip(said, self._plan.subjects, strict=True)
        sure = [chance if name == one.cast else 0.0 for (name, chance), one in pairs]
        return float(np.mean(sure)) if sure else float("nan")


def likeness(frame: Frames, plan: Plan, cast: Cast, seconds: float) -> float:
    """Correlation of the frame's colours with the draft's, inside the subjects' outlines.

    The light of the hour scales and shifts colours evenly, and correlation does not see that.
    """
    height, width = frame.shape[:2]
    draft = draft_frame(plan, cast, view_at(plan, height, width, seconds), seconds)
    inside = cv2.erode(draft[..., 3], np.ones((5, 5), np.uint8)) > 0.98
    if inside.sum() < 50:
        return float("nan")
    drawn, made = draft[inside][:, :3], frame[inside].astype(np.float32)
    rows = [_correlation(drawn[:, c], made[:, c]) for c in range(3) if drawn[:, c].std() > 1]
    return mean_of(rows)


def _correlation(a: Floats, b: Floats) -> float:
    """0 where one of them is all alike."""
    return 0.0 if b.std() < 1e-3 else float(np.corrcoef(a, b)[0, 1])


def mean_of(values: list[float]) -> float:
    """The mean of those that are numbers; nan where none is."""
    good = [value for value in values if not np.isnan(value)]
    return float(np.mean(good)) if good else float("nan")


if __name__ == "__main__":
    main()
