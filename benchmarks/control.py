"""Do --motion and --camera do what they say? python -m benchmarks.control

Motion: the same prompts with the same seed at motion 2, 5 and 8, and the clips' dynamic
degrees. Camera: every camera word, and which way the background of the clip goes, told by a
similarity fitted to its optical flow (RANSAC); the plan says only where subjects hide it. The
animatic, which draws the plans by rule, is the reference.
Writes benchmarks/results/control.md and .json.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
from benchmarks.tally import RESULTS, Tally, markdown, write_results
from benchmarks.toybox import measures
from benchmarks.toybox.options import engine_line
from benchmarks.toybox.shots import scenes

from onionskin.cast.cast import load_cast
from onionskin.frames import Frames
from onionskin.motion.flow import Field, FlowFinder, Mask, Picture, grey
from onionskin.plan.plan import CAMERAS, Plan
from onionskin.render.options import Make
from onionskin.render.shot import Take, prepare, shoot
from onionskin.stage.draft import draft_frame, view_at

MOTIONS = (2.0, 5.0, 8.0)
BARE = ("plain",)
"""Places of one flat colour: no one can see the camera move there."""
DRY = ("clear", "cloudy", "fog")
"""Weathers in which nothing falls: rain and snow move fast, whatever else does."""
STRIDE = 2
"""Frames between those that are compared: slow cameras go less than a pixel a frame."""
STILL = 0.004
"""A background that moves less than this share of the frame's width a second stands still."""
RIGHT_WAY = {
    "pan-left": (0, 1),
    "pan-right": (0, -1),
    "tilt-up": (1, 1),
    "tilt-down": (1, -1),
    "zoom-in": (2, 1),
    "zoom-out": (2, -1),
}
"""Of x, y and zoom the one that changes most, and its sign: the background of a pan to the left
goes to the right."""


@dataclass(slots=True)
class Found:
    """What one engine's clips showed."""

    degrees: list[list[float]] = field(default_factory=list)
    """For each prompt the dynamic degree at each of MOTIONS."""
    cameras: Tally = field(default_factory=Tally)
    seconds: float = 0.0


def main() -> None:
    """The command line."""
    arguments = _parser().parse_args()
    count, each = (2, 1) if arguments.quick else (arguments.count, arguments.each)
    engines = arguments.engine or ["animatic", "toybox"]
    results: dict[str, Found] = {}
    text = ""
    for name in engines:
        results[name] = measure(name, count, each, arguments.steps, arguments.minutes)
        text = report(results, arguments.steps)
        data = {name: as_data(found) for name, found in results.items()}
        # A long run that is cut short has said what it found so far.
        write_results("control", "Motion and camera", text, data, arguments.results)
    print(text)


def measure(engine: str, count: int, each: int, steps: int | None, minutes: float) -> Found:
    """Clips of `count` prompts at every motion, and of `each` prompts under every camera word."""
    found, started = Found(), time.monotonic()
    prompts = seen_scenes(max(count, each))
    steps = steps if engine == "toybox" else None

    def clip(prompt: str, seed: int, **asked: object) -> Take:
        made = Make(prompt, engine=engine, seed=seed, num_inference_steps=steps, **asked)  # type: ignore[arg-type]
        take = shoot(replace(prepare(made), repair=False))
        if np.ptp(take.clip.frames) == 0:
            raise SystemExit(f"{prompt!r}: every frame is of one colour")
        return take

    def in_time() -> bool:
        return time.monotonic() - started < 60 * minutes

    for seed, prompt in enumerate(prompts[:each]):
        for camera in CAMERAS:
            if in_time():
                take = clip(prompt, seed, camera=camera)
                right = goes(take.clip.frames, take.plan) == camera
                found.cameras.add(engine, [(camera, right)])
    for seed, prompt in enumerate(prompts[:count]):
        if in_time():
            clips = [clip(prompt, seed, motion=motion) for motion in MOTIONS]
            found.degrees.append([degree(take.clip.frames) for take in clips])
    found.seconds = time.monotonic() - started
    return found


def seen_scenes(count: int) -> list[str]:
    """Prompts of scenes with something to see behind the subjects, in dry weather."""
    found = scenes(4 * count, seed=53, camera="still")
    kept = [
        one
        for one in found
        if one.plan.scenery.place not in BARE and one.plan.scenery.weather in DRY
    ]
    return [one.prompt for one in kept][:count]


def degree(frames: Frames) -> float:
    """The mean of the fastest 5% of the flow, in pixels a frame."""
    return float(measures.dynamic_degree(measures.flows(frames)))


def goes(frames: Frames, plan: Plan | None = None, fps: float = 8.0) -> str:
    """Which camera word the background's motion over the clip stands for.

    The `plan` only says which pixels are subjects, and so no background.
    """
    finder, steps = FlowFinder(), []
    for index in range(len(frames) - STRIDE):
        first, second = (cv2.equalizeHist(grey(frames[i])) for i in (index, index + STRIDE))
        free = ~_subjects(plan, index / fps, *first.shape)
        step = _background_step(finder.one_way(first, second).flow, first, free)
        if step is not None:
            steps.append(step)
    if not steps:
        return "unknown"
    speed = np.mean(steps, axis=0) * fps / STRIDE
    axis = int(np.abs(speed).argmax())
    if abs(speed[axis]) < STILL:
        return "still"
    sign = int(np.sign(speed[axis]))
    return next(word for word, way in RIGHT_WAY.items() if way == (axis, sign))


def _background_step(flow: Field, picture: Picture, free: Mask) -> list[float] | None:
    """x and y in frame widths and half the log of the scale, of most points with texture."""
    height, width = picture.shape
    edges = np.hypot(*(cv2.Sobel(picture, cv2.CV_32F, *way) for way in ((1, 0), (0, 1))))
    edges[~free] = 0
    rows, columns = np.nonzero(
        edges > max(np.quantile(edges[free], 0.8), 20.0) if free.any() else free
    )
    if len(rows) < 20:
        return None
    picked = np.random.default_rng(0).permutation(len(rows))[:2000]
    start = np.stack([columns, rows], 1)[picked] - np.array([width / 2 - 0.5, height / 2 - 0.5])
    end = start + flow[rows[picked], columns[picked]]
    matrix, _ = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=0.7)
    if matrix is None:
        return None
    scale = float(np.log(max(np.hypot(matrix[0, 0], matrix[1, 0]), 1e-6)))
    return [float(matrix[0, 2]) / width, float(matrix[1, 2]) / width, scale / 2]


def _subjects(plan: Plan | None, seconds: float, height: int, width: int) -> Mask:
    """Where the plan's subjects are, with some room about them: bool (H, W)."""
    if plan is None:
        return np.zeros((height, width), np.bool_)
    draft = draft_frame(plan, load_cast(), view_at(plan, height, width, seconds), seconds)
    return cv2.dilate((draft[..., 3] > 0.02).astype(np.uint8), np.ones((17, 17))) > 0


def rank_correlation(degrees: Sequence[Sequence[float]]) -> float:
    """Spearman's, between motion and dynamic degree, for each prompt; their mean."""
    return float(np.mean([_spearman(row) for row in degrees])) if degrees else float("nan")


def _spearman(values: Sequence[float]) -> float:
    ranks = np.array(
        [np.mean([(other < one) + 0.5 * (other == one) for other in values]) for one in values]
    )
    wanted = np.arange(len(values), dtype=np.float64)
    if np.ptp(ranks) == 0:
        return 0.0
    return float(np.corrcoef(ranks, wanted)[0, 1])


def report(results: dict[str, Found], steps: int | None) -> str:
    """The figures as tables."""
    rows, words = [], []
    for name, found in results.items():
        means = [f"{np.mean(column):.2f}" for column in zip(*found.degrees, strict=True)]
        ordered = np.mean([row == sorted(row) for row in found.degrees]) if found.degrees else 0
        rho = rank_correlation(found.degrees)
        rows.append(
            [
                name,
                len(found.degrees),
                *(means or [""] * len(MOTIONS)),
                f"{ordered:.0%}",
                f"**{rho:.3f}**",
            ]
        )
        right, total = (
            sum(part)
            for part in zip(*(found.cameras.counts(name, w) for w in CAMERAS), strict=True)
        )
        cells = ["{}/{}".format(*found.cameras.counts(name, word)) for word in CAMERAS]
        words.append([name, *cells, f"**{right / max(total, 1):.0%}**"])
    effort = "its own number of steps" if steps is None else f"{steps} steps"
    lines = [
        f"`python -m benchmarks.control{_asked()}`,"
        f" {', '.join(engine_line(name) for name in results)}; the toybox with {effort}."
        " Clips of 2 s at 8 fps and 256 x 256, planned from prompts of the"
        " grammar, none in places of one flat colour, in rain or in snow. The dynamic degree is"
        " the mean of the fastest 5% of the optical flow, in pixels a frame.",
        "",
        "Dynamic degree at each motion; how often the three are in order; Spearman's rank"
        " correlation of motion and dynamic degree within a prompt, mean over prompts (wanted:"
        " ≥ 0.9):",
        "",
        markdown(
            [
                "engine",
                "prompts",
                *(f"motion {m:g}" for m in MOTIONS),
                "in order",
                "rank correlation",
            ],
            rows,
        ),
        "",
        "How often the background goes the way the camera word says (wanted: ≥ 90%):",
        "",
        markdown(["engine", *CAMERAS, "all"], words),
    ]
    return "\n".join(lines)


def as_data(found: Found) -> dict[str, object]:
    """The figures for JSON."""
    return {
        "degrees": [[round(value, 4) for value in row] for row in found.degrees],
        "rank_correlation": rank_correlation(found.degrees),
        "cameras": found.cameras.data(),
        "seconds": round(found.seconds, 1),
    }


def _asked() -> str:
    """The arguments of this run, for whoever wants it again."""
    given = [part for part in sys.argv[1:] if part]
    return "".join(f" {part}" for part in given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="append", help="several times; animatic and toybox")
    parser.add_argument("--count", type=int, default=50, help="prompts for motion")
    parser.add_argument("--each", type=int, default=10, help="prompts for every camera word")
    parser.add_argument("--steps", type=int, help="steps of the toybox; its own if not given")
    parser.add_argument("--minutes", type=float, default=30.0, help="stop after so long, an engine")
    parser.add_argument("--quick", action="store_true", help="to see that it runs")
    parser.add_argument("--results", type=Path, default=RESULTS)
    return parser


if __name__ == "__main__":
    main()
