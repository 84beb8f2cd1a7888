"""Do edits leave alone what they should, and do what was asked: python -m benchmarks.edits

Clips drawn by rule are changed in a region, and painted around. Outside the region, and in
the old frame, every pixel must be what it was (counted in what the tool gives, before any
encoding). Inside the region the judge looks for the new subject. The border of an expanded
clip is measured: the mean step of brightness across it, over the mean step between the rows
or columns beside it; and, so that a blend which moves the step aside is not taken for one that
hides it, the largest step within 4 lines, over that of the clip it was cut from. Writes
benchmarks/results/edits.md and .json.
"""

from __future__ import annotations

import argparse
import warnings
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from benchmarks.judge import weights as judge_weights
from benchmarks.judge.scoring import Seen
from benchmarks.judge.verdict import Judge
from benchmarks.tally import markdown, wilson, write_results
from benchmarks.toybox import options
from benchmarks.toybox.shots import FPS, Scene, scenes, truth_of

from onionskin import Clip, OnionskinWarning, tools
from onionskin.cast.cast import Cast, load_cast

SEED = 61
SIDE = 256
REGION_SIDE = 144
INNER_SIDE = 192
"""Of the clips that are expanded to SIDE."""
FEATHER = 6
NEAR = 16
"""Rows and columns on each side of a border that it is compared with."""
SEAM = 4
"""Rows and columns on each side that belong to a border."""
MAX_STEP_RATIO = 1.3
MIN_SEEN = 0.6

Frames = np.ndarray


@dataclass(frozen=True, kw_only=True)
class Modified:
    """One region filled anew."""

    wanted: str
    num_changed_outside: int
    share_changed_inside: float
    seen: bool | None
    """Whether the judge named the new subject in the region; None without a judge."""
    ratio: float
    """Mean step across the region's border over that beside it."""


@dataclass(frozen=True, kw_only=True)
class Expanded:
    """One clip painted around."""

    num_changed_inside: int
    ratio: float
    ratio_of_truth: float
    """The same border in the clip that it was cut from."""
    largest_over_truth: float
    """The largest step within SEAM lines, over that of the truth."""


def modify(scene: Scene, number: int, engine: str, judge: Judge | None, cast: Cast) -> Modified:
    """Another subject in a square of a clip."""
    rng = np.random.default_rng([SEED, number])
    source = truth_of(scene.plan)
    left, top = (int(v) for v in rng.integers(0, SIDE - REGION_SIDE + 1, 2))
    taken = {subject.cast for subject in scene.plan.subjects}
    wanted = str(rng.choice([entry.id for entry in cast if entry.id not in taken]))
    made = tools.modify(
        Clip(source, Fraction(FPS)),
        f"a {cast[wanted].name}",
        region=(left, top, REGION_SIDE, REGION_SIDE),
        feather=FEATHER,
        engine=engine,
        seed=number,
        repair=False,
    ).frames
    box = (left, top, REGION_SIDE, REGION_SIDE)
    changed = (made != source).any(-1)
    inside = np.zeros((SIDE, SIDE), np.bool_)
    inside[top : top + REGION_SIDE, left : left + REGION_SIDE] = True
    found = None if judge is None else judge.judge(made).seen
    return Modified(
        wanted=cast[wanted].name,
        num_changed_outside=int(changed[:, ~inside].sum()),
        share_changed_inside=float(changed[:, inside].mean()),
        seen=None if found is None else any(_is_there(one, wanted, box) for one in found),
        ratio=step_ratio(made, box),
    )


def expand(scene: Scene, number: int, engine: str) -> Expanded:
    """The middle of a clip, painted around to the clip's own size."""
    truth = truth_of(scene.plan)
    edge = (SIDE - INNER_SIDE) // 2
    inner = truth[:, edge : edge + INNER_SIDE, edge : edge + INNER_SIDE]
    made = tools.expand(
        Clip(np.ascontiguousarray(inner), Fraction(FPS)),
        scene.prompt,
        size=(SIDE, SIDE),
        engine=engine,
        seed=number,
        repair=False,
    ).frames
    kept = made[:, edge : edge + INNER_SIDE, edge : edge + INNER_SIDE]
    box = (edge, edge, INNER_SIDE, INNER_SIDE)
    return Expanded(
        num_changed_inside=int((kept != inner).any(-1).sum()),
        ratio=step_ratio(made, box),
        ratio_of_truth=step_ratio(truth, box),
        largest_over_truth=step_ratio(made, box, SEAM) / step_ratio(truth, box, SEAM),
    )


def step_ratio(frames: Frames, box: tuple[int, int, int, int], within: int = 0) -> float:
    """Mean step across the sides of a box (left, top, width, height) over that beside them.

    Of the lines up to `within` away from the border the largest step counts.
    """
    grey = frames.astype(np.float64).mean(-1)
    left, top, width, height = box
    rows, columns = slice(top, top + height), slice(left, left + width)
    across, beside = [], []
    for place, lines in (
        (left, grey[:, rows, :]),
        (left + width, grey[:, rows, :]),
        (top, grey[:, :, columns].swapaxes(1, 2)),
        (top + height, grey[:, :, columns].swapaxes(1, 2)),
    ):
        if not 0 < place < lines.shape[2]:
            continue  # a side on the frame's own edge is no border
        steps = np.abs(np.diff(lines, axis=2)).mean((0, 1))
        near = np.arange(max(place - 1 - NEAR, 0), min(place + NEAR, len(steps)))
        seam = np.abs(near - (place - 1)) <= within
        across.append(steps[near[seam]].max())
        beside.append(steps[near[~seam]].mean())
    return float(np.sum(across) / max(np.sum(beside), 1e-9))


def _is_there(seen: Seen, wanted: str, box: tuple[int, int, int, int]) -> bool:
    left, top, width, height = (side / SIDE for side in box)
    inside = left <= seen.box.x <= left + width and top <= seen.box.y <= top + height
    return seen.cast == wanted and inside


def report(modified: list[Modified], expanded: list[Expanded], line: str, judge: str) -> str:
    """The table, and what holds of the targets."""
    outside = sum(one.num_changed_outside for one in modified)
    inside = sum(one.num_changed_inside for one in expanded)
    answers = [one.seen for one in modified if one.seen is not None]
    low, high = wilson(sum(answers), len(answers))
    seen = f"{100 * np.mean(answers):.0f} % [{100 * low:.0f}–{100 * high:.0f}]" if answers else "–"
    ratio, truth, largest = (
        float(np.median([getattr(one, name) for one in expanded] or [np.nan]))
        for name in ("ratio", "ratio_of_truth", "largest_over_truth")
    )
    border = float(np.median([one.ratio for one in modified] or [np.nan]))
    held = np.mean([one.ratio <= MAX_STEP_RATIO for one in expanded] or [np.nan])
    rows = [
        ["modify: pixels changed outside the region", len(modified), outside, "0"],
        ["modify: the judge sees the new subject inside", len(answers), seen, "≥ 60 %"],
        ["modify: step across the border, median", len(modified), f"{border:.2f}", ""],
        ["expand: pixels changed in the old frame", len(expanded), inside, "0"],
        ["expand: step across the border, median", len(expanded), f"{ratio:.2f}", "≤ 1.3"],
        ["expand: clips with at most 1.3", len(expanded), f"{100 * held:.0f} %", ""],
        ["expand: largest step near the border, median", len(expanded), f"{largest:.2f}", "≤ 1.3"],
        ["the same border in the truth, median", len(expanded), f"{truth:.2f}", ""],
    ]
    return "\n\n".join(
        [
            f"`python -m benchmarks.edits`: {line}; judge {judge}. Clips of 2 s at {FPS} fps and"
            f" {SIDE} px, drawn by rule. A region is a square of {REGION_SIDE} px with"
            f" {FEATHER} px of feather, filled by 'a' and a subject's name; clips of"
            f" {INNER_SIDE} px are expanded under their own caption. A step is the mean"
            f" difference of brightness across a border, over that of the {NEAR} lines on each"
            f" side of it; the largest is that of the lines within {SEAM} of the border, over"
            " that of the clip it was cut from.",
            markdown(["", "clips", "", "goal"], rows),
        ]
    )


def main() -> None:
    """The command line."""
    parser = options.with_judge(options.parser(__doc__, count=30))
    arguments: argparse.Namespace = parser.parse_args()
    warnings.simplefilter("ignore", OnionskinWarning)
    has_judge = Path(arguments.judge).is_file()
    judge = Judge.load(arguments.judge) if has_judge else None
    cast, count = load_cast(), options.count_of(arguments)
    modified: list[Modified] = []
    expanded: list[Expanded] = []
    found = scenes(count, seed=SEED, camera="still")
    for number, scene in enumerate(options.until(found, arguments.minutes)):
        modified.append(modify(scene, number, arguments.engine, judge, cast))
        expanded.append(expand(scene, number, arguments.engine))
    line = options.engine_line(arguments.engine)
    name = judge_weights.identity(arguments.judge)
    text = report(modified, expanded, line, name)
    data = {
        "engine": line,
        "judge": name,
        "modified": [asdict(one) for one in modified],
        "expanded": [asdict(one) for one in expanded],
    }
    suffix = "" if arguments.engine == "toybox" else f"-{arguments.engine}"
    write_results(f"edits{suffix}", "Edits", text, data, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
