"""Is the flow that the stage tells the flow of what it draws, and is everything in its place?

    python -m benchmarks.stage.tracks [--prompts 60] [--write]

Each prompt is staged and tracked for a few frames at 640x360, 24 frames a second, from the middle
of the shot on, under a camera that moves otherwise from prompt to prompt. The next frame is sampled
where the flow leads and compared with this one, where the flow is known and the surface in sight,
in levels of 255; beside it the same with no flow. Keypoints that are seen must go where the flow
says; nothing may be farther than what it covers.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from onionskin.plan.staging import MOVES
from onionskin.planner.own_names import stage_with
from onionskin.stage.tracking.recording import shown
from onionskin.stage.tracking.surfaces import Watch
from onionskin.stage.tracking.tracks import Track, Tracks

WIDTH, HEIGHT, FPS, SECONDS = 640, 360, 24, 3.0
PAIRS = 3
RESULTS = Path(__file__).parents[1] / "results" / "stage-tracks.md"
PROMPTS = Path(__file__).with_name("prompts.txt")
_BODIES = ("person", "held", "thing", "mount")


def tracked(prompt: str, move: str) -> Tracks:
    """The tracks of a few frames in the middle of a prompt's shot."""
    plan = stage_with((), prompt, seconds=SECONDS, seed=1).plan
    plan = replace(plan, camera=replace(plan.camera, move=move))
    tracks = Tracks.of_plan(plan, width=WIDTH, height=HEIGHT, fps=FPS, num_frames=PAIRS + 1)
    tracks.times = tuple(Fraction(3, 2) + moment for moment in tracks.times)
    return tracks


def off(one: Track, other: Track) -> dict[str, float]:
    """How the flow of one frame fits the next."""
    assert one.flow is not None
    columns, rows = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    places = (np.stack([columns, rows], -1) + one.flow.way).astype(np.float32)
    led = cv2.remap(other.picture, places[..., 0], places[..., 1], cv2.INTER_LINEAR)
    wrong, still = (
        np.abs(each.astype(float) - one.picture).mean(-1) for each in (led, other.picture)
    )
    seen = one.flow.known & ~one.flow.occluded
    found = {
        "known": one.flow.known.mean(),
        "seen": seen.mean(),
        "all": wrong[seen].mean(),
        "all, no flow": still[seen].mean(),
    }
    return found | {"keypoints off": keypoints_off(one, other)}


def bodies_off(tracks: Tracks, one: Track, other: Track) -> dict[str, float]:
    """The same of those who act and of things alone."""
    assert one.flow is not None
    numbers = [each.number for each in tracks.instances if each.kind in _BODIES]
    body = np.isin(one.segments, numbers)
    if not body.any():
        return {}
    moved = one.flow.known & ~one.flow.occluded & body
    columns, rows = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    places = (np.stack([columns, rows], -1) + one.flow.way).astype(np.float32)
    led = cv2.remap(other.picture, places[..., 0], places[..., 1], cv2.INTER_LINEAR)
    wrong = np.abs(led.astype(float) - one.picture).mean(-1)[moved]
    still = np.abs(other.picture.astype(float) - one.picture).mean(-1)[moved]
    return {
        "bodies": wrong.mean(),
        "bodies, no flow": still.mean(),
        "bodies known": one.flow.known[body].mean(),
        "bodies in sight": moved.sum() / body.sum(),
    }


def keypoints_off(one: Track, other: Track) -> float:
    """Pixels between where the flow takes limbs' joints that are seen, and where they are."""
    assert one.flow is not None
    found = []
    for number, points in one.people.items():
        for point, then in zip(points[1:14], other.people[number][1:14], strict=True):
            x, y = int(point[0]), int(point[1])
            if point[2] == 1 and then[2] == 1 and not one.flow.occluded[y, x]:
                found.append(np.hypot(*(point[:2] + one.flow.way[y, x] - then[:2])))
    return float(np.median(found)) if found else float("nan")


def farther_than_covered(tracks: Tracks) -> int:
    """Pixels that are farther than something upright that they cover, in the first frame."""
    here = Watch(tracks._scene).at(float(tracks.times[0]))
    depth, wrong = here.distance(), 0
    for index, shapes in enumerate(here.drawn):
        alone = shown(shapes, WIDTH, HEIGHT) > 0
        if here.items[index].of.kind != "floor":
            covered = alone & (here.item_of > index + 1) & ~here.on_floor
            own = here.camera.distance + here.depths[index]
            wrong += int((covered & (depth > own + 1e-3)).sum())
    return wrong


def main() -> None:
    """Measures, and prints a table or writes it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prompts", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    prompts = [line.split("\t")[0].strip() for line in PROMPTS.read_text("utf-8").splitlines()]
    prompts = [line for line in prompts if line and not line.startswith("#")][: options.prompts]
    rows, wrong_depths, lines = [], 0, []
    for index, prompt in enumerate(prompts):
        move = MOVES[index % len(MOVES)]
        tracks = tracked(prompt, move)
        wrong_depths += farther_than_covered(tracks)
        frames = list(tracks)
        found = [off(a, b) | bodies_off(tracks, a, b) for a, b in pairwise(frames)]
        keys = {key for each in found for key in each}
        row = {key: float(np.nanmean([each.get(key, np.nan) for each in found])) for key in keys}
        rows.append(row)
        lines.append(line_of(prompt, move, row))
        print(lines[-1], flush=True)
    text = report(lines, rows, wrong_depths)
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")


_COLUMNS = (
    "all",
    "all, no flow",
    "bodies",
    "bodies, no flow",
    "bodies known",
    "bodies in sight",
    "keypoints off",
)


def line_of(prompt: str, move: str, row: dict[str, float]) -> str:
    cells = " | ".join(f"{row.get(key, float('nan')):.2f}" for key in _COLUMNS)
    return f"| {prompt} | {move} | {cells} |"


def report(lines: list[str], rows: list[dict[str, float]], wrong_depths: int) -> str:
    def mean(key: str) -> str:
        return f"{np.nanmean([row.get(key, np.nan) for row in rows]):.2f}"

    about = (
        f"{len(rows)} prompts, {PAIRS} pairs of frames each, {WIDTH}x{HEIGHT}, {FPS} frames a "
        "second; mean difference in levels of 255 where the flow is known and the surface in "
        "sight, against the same pixels with no flow; and pixels by which limbs' joints that are "
        "seen end elsewhere than the flow says (median)."
    )
    found = (
        f"Mean over prompts: {mean('all')} with the flow, {mean('all, no flow')} without; on "
        f"people and things {mean('bodies')} and {mean('bodies, no flow')}. The flow of people "
        f"and things is known at {mean('bodies known')} of their pixels; "
        f"{mean('bodies in sight')} of them are in sight in the next frame. Joints end "
        f"{mean('keypoints off')} px from where the flow leads. Pixels farther than what they "
        f"cover: {wrong_depths}."
    )
    return "\n".join(
        [
            "# The stage's true flow",
            "",
            about,
            "",
            found,
            "",
            f"| prompt | camera | {' | '.join(_COLUMNS)} |",
            "|---|---|" + "---|" * len(_COLUMNS),
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    main()
