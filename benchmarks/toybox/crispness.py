"""Is it sharp, and is there a grid? python -m benchmarks.toybox.crispness

Laplacian energy inside subjects over that of truth with the same plan, and the step across
patch borders (every 4 and every 32 pixels) over that elsewhere, beside truth's.
Writes benchmarks/results/toybox-crispness.md and .json.
"""

from __future__ import annotations

import argparse

import numpy as np
from benchmarks.tally import markdown, write_results
from benchmarks.toybox import measures, options
from benchmarks.toybox.shots import from_plan, scenes, truth_of

from onionskin.cast.cast import load_cast

PERIODS = (4, 32)


def measure(engine: str, count: int, minutes: float) -> dict[str, list[float]]:
    """One number a clip under every name."""
    cast = load_cast()
    names = ["subject made", "subject truth", "all made", "all truth"]
    names += [f"border {period} {who}" for period in PERIODS for who in ("made", "truth")]
    found: dict[str, list[float]] = {name: [] for name in names}
    for scene in options.until(scenes(count, seed=71), minutes):
        mask = measures.inside(measures.draft_of(scene.plan, cast), margin=1)
        everywhere = np.ones_like(mask)
        pair = {
            "made": from_plan(engine, scene.prompt, scene.plan).frames,
            "truth": truth_of(scene.plan),
        }
        for who, frames in pair.items():
            found[f"subject {who}"].append(measures.laplacian_energy(frames, mask))
            found[f"all {who}"].append(measures.laplacian_energy(frames, everywhere))
            for period in PERIODS:
                found[f"border {period} {who}"].append(measures.border_ratio(frames, period))
    return found


def summary(found: dict[str, list[float]]) -> tuple[str, dict[str, object]]:
    """The figures as a table, and as data."""
    body: list[list[object]] = []
    data: dict[str, object] = {"clips": len(found["all made"])}
    for what, wanted in (("subject", (0.85, 1.1)), ("all", None)):
        made, truth = found[f"{what} made"], found[f"{what} truth"]
        ratio, (low, high) = measures.ratio_of_sums(made, truth), measures.interval(made, truth)
        target = f"{wanted[0]}–{wanted[1]}: {options.held(ratio, *wanted)}" if wanted else ""
        title = f"Laplacian energy, {'in subjects' if what == 'subject' else 'whole frame'}"
        body.append([title, f"**{ratio:.2f}** [{low:.2f}–{high:.2f}]", "1", target])
        data[title] = {"ratio": ratio, "low": low, "high": high}
    for period in PERIODS:
        made_ratio = float(np.mean(found[f"border {period} made"]))
        truth_ratio = float(np.mean(found[f"border {period} truth"]))
        target = f"≤ 1.1: {options.held(made_ratio, 0, 1.1)}"
        title = f"step across borders of {period} over elsewhere"
        body.append([title, f"**{made_ratio:.3f}**", f"{truth_ratio:.3f}", target])
        data[title] = {"made": made_ratio, "truth": truth_ratio}
    return markdown(["", "made (over truth)", "truth", "wanted"], body), data


def main() -> None:
    """The command line."""
    arguments: argparse.Namespace = options.parser(__doc__, count=60).parse_args()
    found = measure(arguments.engine, options.count_of(arguments), arguments.minutes)
    table, data = summary(found)
    text = (
        f"`python -m benchmarks.toybox.crispness`, {options.engine_line(arguments.engine)},"
        f" {data['clips']} clips of 16 frames at 256 x 256, each beside truth with the same plan."
        f"\n\n{table}"
    )
    data["engine"] = options.engine_line(arguments.engine)
    write_results("toybox-crispness", "Is it sharp?", text, data, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
