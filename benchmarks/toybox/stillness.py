"""Does it hold still? python -m benchmarks.toybox.stillness

On clips with a still camera: what changes from frame to frame once motion is taken out (by
DIS optical flow), and how much moves, each over that of truth with the same plans.
Writes benchmarks/results/toybox-stillness.md and .json.
"""

from __future__ import annotations

import argparse

import numpy as np
from benchmarks.tally import markdown, write_results
from benchmarks.toybox import measures, options
from benchmarks.toybox.shots import from_plan, scenes, truth_of

from onionskin.cast.cast import load_cast

ROWS = {
    "change, motion compensated": "≤ 1.3",
    "change beside subjects": "",
    "dynamic degree": "0.8–1.2",
}


def measure(engine: str, count: int, minutes: float) -> dict[str, tuple[list[float], list[float]]]:
    """For every row the numbers of the clips made, and of their truths."""
    cast = load_cast()
    found: dict[str, tuple[list[float], list[float]]] = {row: ([], []) for row in ROWS}
    for scene in options.until(scenes(count, seed=81, camera="still"), minutes):
        beside = ~measures.inside(measures.draft_of(scene.plan, cast), margin=-6)
        made = from_plan(engine, scene.prompt, scene.plan).frames
        for index, frames in enumerate((made, truth_of(scene.plan))):
            flow = measures.flows(frames)
            numbers = (
                measures.compensated_change(frames, flow),
                measures.motion_energy(frames, beside),
                measures.dynamic_degree(flow),
            )
            for row, number in zip(ROWS, numbers, strict=True):
                found[row][index].append(number)
    return found


def summary(
    found: dict[str, tuple[list[float], list[float]]],
) -> tuple[str, dict[str, dict[str, float]]]:
    """The figures as a table, and as data."""
    ranges = {"≤ 1.3": (0.0, 1.3), "0.8–1.2": (0.8, 1.2)}
    body: list[list[object]] = []
    data: dict[str, dict[str, float]] = {}
    for row, (made, truth) in found.items():
        ratio, (low, high) = measures.ratio_of_sums(made, truth), measures.interval(made, truth)
        wanted = ROWS[row]
        target = f"{wanted}: {options.held(ratio, *ranges[wanted])}" if wanted else ""
        means = [f"{np.nanmean(values):.2f}" for values in (made, truth)]
        body.append([row, *means, f"**{ratio:.2f}** [{low:.2f}–{high:.2f}]", target])
        data[row] = {"ratio": ratio, "low": low, "high": high, "clips": len(made)}
    return markdown(["", "made", "truth", "made over truth", "wanted"], body), data


def main() -> None:
    """The command line."""
    arguments: argparse.Namespace = options.parser(__doc__, count=60).parse_args()
    found = measure(arguments.engine, options.count_of(arguments), arguments.minutes)
    table, data = summary(found)
    text = (
        f"`python -m benchmarks.toybox.stillness`, {options.engine_line(arguments.engine)},"
        f" {data['dynamic degree']['clips']} clips of 16 frames at 256 x 256 with a still camera,"
        " each beside truth with the same plan. Changes in levels of 0..255 from frame to frame;"
        " the dynamic degree is the mean of the fastest 5% of the flow, in pixels a frame."
        f" `Beside subjects` takes no motion out.\n\n{table}"
    )
    full = {"engine": options.engine_line(arguments.engine), **data}
    write_results("toybox-stillness", "Does it hold still?", text, full, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
