"""How still our own clips hold: python -m benchmarks.stability.own_clips [--count 100].

Clips of sampled scenes at 256 px, as `onionskin make` paints them from a plan: the score as
they were painted, after the repair that every render runs, and of the same plans drawn by
rule. Each clip costs a fill; a run that is stopped after `--minutes` reports what it has.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict, dataclass, replace
from fractions import Fraction

import numpy as np
from benchmarks.tally import markdown, write_results
from benchmarks.toybox.shots import FPS, NUM_FRAMES, Scene, checked, scenes, truth_of

from onionskin import Clip
from onionskin.render.options import Make
from onionskin.render.shot import Shot, prepare
from onionskin.stability.measuring.measure import Measurement, measure_clip

_MEASURES = ("flicker", "crawl", "jitter", "pops", "drift")


@dataclass(frozen=True, slots=True)
class Row:
    """One scene: its scores (0..100), and what was painted again."""

    prompt: str
    painted: float
    mended: float
    truth: float
    actions: tuple[str, ...]
    measures: dict[str, float]
    """Of the clip as it was painted."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--engine", default="toybox")
    parser.add_argument("--quick", action="store_true", help="two clips")
    options = parser.parse_args()
    started, rows = time.monotonic(), list[Row]()
    for scene in scenes(2 if options.quick else options.count, seed=97):
        if time.monotonic() - started > 60 * options.minutes:
            break
        rows.append(row_of(scene, options.engine))
        print(rows[-1], flush=True)
    text, data = summary(rows), [asdict(row) for row in rows]
    title = f"Our own clips: {len(rows)} of {options.engine}, {NUM_FRAMES} frames at {FPS} fps"
    print(write_results("stability_own_clips", title, text, data))


def row_of(scene: Scene, engine: str) -> Row:
    """One scene painted without repair, with it (its fills are not painted twice), and drawn."""
    job = prepare(Make(scene.prompt, engine=engine, plan=scene.plan, fps=FPS, seed=0))
    painted, mended = Shot(replace(job, repair=False)), Shot(job)
    frames = [checked(np.stack(list(shot.frames())), scene.prompt) for shot in (painted, mended)]
    drawn = truth_of(mended.plan or scene.plan)
    found = [_measured(one) for one in (*frames, drawn)]
    report = mended.repair or {}
    actions = report.get("actions", [])
    assert isinstance(actions, list)
    return Row(
        scene.prompt,
        *(100.0 if one.score is None else one.score for one in found),
        actions=tuple(f"{one['kind']}{'' if one['kept'] else ' (taken back)'}" for one in actions),
        measures={name: round(found[0].measures.values[name], 3) for name in _MEASURES},
    )


def summary(rows: list[Row]) -> str:
    """Means, medians, and how many fail, painted, mended and drawn."""
    body = []
    for name in ("painted", "mended", "truth"):
        scores = np.array([getattr(row, name) for row in rows])
        low = int((scores < 50).sum())
        body.append(
            [name, f"{scores.mean():.1f}", f"{np.median(scores):.1f}", f"{scores.min():.1f}", low]
        )
    head = ["", "mean score", "median", "least", "below 50"]
    again = sum(bool(row.actions) for row in rows)
    return f"{markdown(head, body)}\n\nSomething was painted again in {again} of {len(rows)} clips."


def _measured(frames: np.ndarray) -> Measurement:
    return measure_clip(Clip(frames, Fraction(FPS)))


if __name__ == "__main__":
    main()
