"""How often the judge is right on truth it has never seen: python -m benchmarks.judge.evaluate

Clips are drawn by rule at 256 x 256, 2 s at 8 fps. The judge is told nothing but pixels;
`named in its true box` alone uses the plan's boxes, to tell naming from finding.
Writes benchmarks/results/judge.md and .json.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from benchmarks.judge import weights
from benchmarks.judge.examples import KEY
from benchmarks.judge.model import NUM_MOMENTS
from benchmarks.judge.scoring import ROWS_WITH_CAMERA, agrees
from benchmarks.judge.truth import FRAME_SIDE, boxes_at, evenly, render, sample_truth
from benchmarks.judge.verdict import Judge
from benchmarks.tally import RESULTS, Tally, write_results

from onionskin.cast.cast import Cast, load_cast
from onionskin.plan.plan import Plan
from onionskin.toybox.world.outlines import Split

SEED = 31
NUM_FRAMES, FPS = 16, 8
NEEDED = 0.95
ROWS = (*ROWS_WITH_CAMERA, "located", "named in its true box")
GATED = ("subject", "place", "time", "weather", "direction", "count", "camera")


def evaluate(judge: Judge, cast: Cast, count: int) -> tuple[Tally, Counter[tuple[str, str]]]:
    """Counts of right answers on each split, and which subjects were taken for which."""
    tally, confused = Tally(), Counter[tuple[str, str]]()
    for number, split in enumerate(Split):
        title = "unseen truth" if split is Split.TRAIN else split.value
        rng = np.random.default_rng([SEED, number])
        for _ in range(count):
            _, plan = sample_truth(rng, cast, split)
            _evaluate_one(judge, cast, plan, title, tally, confused)
    return tally, confused


def _evaluate_one(
    judge: Judge,
    cast: Cast,
    plan: Plan,
    title: str,
    tally: Tally,
    confused: Counter[tuple[str, str]],
) -> None:
    frames = render(plan, cast, [index / FPS for index in range(NUM_FRAMES)], FRAME_SIDE)
    key = int(evenly(NUM_FRAMES, NUM_MOMENTS)[KEY])
    boxes = boxes_at(plan, key / FPS)
    tally.add(title, agrees(plan, boxes, judge.judge(frames)))
    for subject, (name, _) in zip(plan.subjects, judge.name(frames, key, boxes), strict=True):
        tally.add(title, [("named in its true box", name == subject.cast)])
        if name != subject.cast:
            found = cast[name].name if name in cast else name
            confused[cast[subject.cast].name, found] += 1


def report(tally: Tally, confused: Counter[tuple[str, str]], count: int) -> str:
    """The results as Markdown."""
    first = tally.columns()[0]
    short = [row for row in GATED if tally.share(first, row) < NEEDED]
    lines = [
        f"`python -m benchmarks.judge.evaluate --count {count}`, judge {weights.identity()}: per"
        " cent right [95% interval] (of how many answers) on clips drawn by rule at 256 x 256, 16"
        " frames, seeds apart from those of its training. The judge finds the subjects itself."
        " It has learned all 637 subjects, those too that the toybox has never seen.",
        "",
        tally.table(ROWS),
        "",
        f"Heads below {100 * NEEDED:.0f}% on unseen truth: {', '.join(short) or 'none'}.",
        "",
        "Most often confused: "
        + (", ".join(f"{a} for {b} ({n})" for (a, b), n in confused.most_common(12)) or "nothing")
        + ".",
    ]
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="clips of each split")
    parser.add_argument("--quick", action="store_true", help="eight clips of each split")
    parser.add_argument("--judge", type=Path, default=weights.FILE)
    parser.add_argument("--results", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    count = 8 if arguments.quick else arguments.count
    tally, confused = evaluate(Judge.load(arguments.judge), load_cast(), count)
    text = report(tally, confused, count)
    write_results("judge", "The judge on truth", text, tally.data(), arguments.results)
    print(text)


if __name__ == "__main__":
    main()
