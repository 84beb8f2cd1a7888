"""What `measure` finds of planted defects, and what its score follows.

    python -m benchmarks.stability --filmed DIR          # fetches the filmed clips first
    python -m benchmarks.stability --quick               # two clips, tables to the screen

Tables go to benchmarks/results/stability.md. `--keep DIR` keeps what was seen of each clip,
so that a second run takes seconds.
"""

from __future__ import annotations

import argparse
import itertools
import time
from pathlib import Path

import numpy as np
from benchmarks.stability.clips import Clip, clips
from benchmarks.stability.filmed import PACKAGES, fetch
from benchmarks.stability.finding import (
    HEAD,
    Count,
    clean_text,
    finding_table,
    watch_clean,
    watch_planted,
)
from benchmarks.stability.plant import PLANTERS, STRENGTHS
from benchmarks.stability.scoring import correlation_table, spread_table, spreads
from benchmarks.stability.seen import Watcher
from benchmarks.tally import write_results


def main() -> None:
    options = _options()
    if options.filmed:
        fetch(options.filmed)
    watcher, started = Watcher(options.keep), time.monotonic()
    parts: list[str] = [HEAD, _about(options)]
    data: dict[str, object] = {}
    for split in options.splits.split(","):
        found = _clips(split, options)
        clean = watch_clean(found, watcher)
        counts: dict[str, dict[str, Count]] = {kind: {} for kind in options.kinds.split(",")}
        for strength, kind in itertools.product(options.strengths.split(","), counts):
            if options.minutes and time.monotonic() - started > 60 * options.minutes:
                parts.append("Stopped by the clock; the tables hold what was measured until then.")
                break
            counts[kind][strength] = watch_planted(
                [clip for clip in found if clip.planted], kind, strength, watcher, clean
            )
            print(split, strength, kind, counts[kind][strength].line, flush=True)
        whole = [clip.name for clip in found if not (clip.uneven or clip.drifts)]
        correlations, values = correlation_table({n: clean.scores[n] for n in whole}, counts)
        parts += [
            f"## {_TITLES[split]}",
            _named(found),
            finding_table(counts),
            clean_text(clean),
            "Score, mean over clips (without those that have defects of their own), and its rank "
            "correlation with strength:",
            correlations,
        ]
        data[split] = {"counts": _plain(counts), "correlation": values, "clean": clean.scores}
    if options.scenes:
        measured = list(spreads(options.scenes))
        parts += ["## The score of one scene, changed in ways that should not matter"]
        parts.append(spread_table(measured))
        data["spread"] = [
            [one.scene, one.defect, one.change, round(one.points, 2)] for one in measured
        ]
    if options.quick:
        print("\n\n".join(parts))
    else:
        write_results(options.results, "What measure finds", "\n\n".join(parts), data)


_TITLES = {
    "tune": "Clips that limits were set on (only the middle strength was looked at)",
    "report": "Clips of the report: no limit is set on them, what failed in them was looked at",
    "unseen": "Clips that no limit was set on and no rule mended by",
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--filmed", type=Path, help="folder of filmed clips; fetched if missing")
    parser.add_argument("--footage", type=Path, help="folder of the filmed clips of `unseen`")
    parser.add_argument("--keep", type=Path, help="folder that keeps what was seen")
    parser.add_argument("--frames", type=int, default=36)
    parser.add_argument("--clips", type=int, help="of each split so many planted, so many others")
    parser.add_argument("--splits", default="report,tune")
    parser.add_argument("--kinds", default=",".join(PLANTERS))
    parser.add_argument("--strengths", default="middle,weak,strong")
    parser.add_argument("--scenes", type=int, default=2, help="scenes of the last table")
    parser.add_argument("--minutes", type=float, help="stop after so many")
    parser.add_argument("--results", default="stability", help="name of the table")
    parser.add_argument("--quick", action="store_true", help="two clips; prints its tables")
    options = parser.parse_args()
    unknown = {*options.strengths.split(",")} - {*STRENGTHS}
    if unknown:
        parser.error(f"strengths {sorted(unknown)}; give some of {', '.join(STRENGTHS)}")
    if options.quick:
        options.splits, options.scenes, options.strengths = "report", 0, "middle"
    return options


def _clips(split: str, options: argparse.Namespace) -> list[Clip]:
    folder = options.footage if split == "unseen" else options.filmed
    found = clips(split, folder, options.frames)
    if options.quick:
        return list(itertools.islice(found, 2))
    chosen = list(found)
    if options.clips is None:
        return chosen
    groups = ([c for c in chosen if c.planted], [c for c in chosen if not c.planted])
    return [clip for group in groups for clip in _spread(group, options.clips)]


def _spread(group: list[Clip], count: int) -> list[Clip]:
    """At most `count` of a list, from its start to its end."""
    steps = np.linspace(0, len(group) - 1, min(count, len(group)))
    return [group[round(step)] for step in steps]


def _about(options: argparse.Namespace) -> str:
    filmed = "; ".join(f"{one.requirement} ({one.licence})" for one in PACKAGES)
    return (
        f"Clips of {options.frames} frames at 256 pixels wide: rendered scenes at 24 fps"
        + (f", and filmed ones from the packages {filmed}." if options.filmed else ".")
        + " Bold: both at least 0.95."
    )


def _named(found: list[Clip]) -> str:
    lists = {True: [], False: []}
    for clip in found:
        lists[clip.planted].append(clip.name + (" (filmed)" if clip.filmed else ""))
    return f"Planted in: {'; '.join(lists[True])}. Only left alone: {'; '.join(lists[False])}."


def _plain(counts: dict[str, dict[str, Count]]) -> dict[str, object]:
    return {
        kind: {
            strength: {
                "precision": round(count.precision, 4),
                "recall": round(count.recall, 4),
                "of": count.hits + count.misses,
                "scores": count.by_clip,
            }
            for strength, count in by_strength.items()
        }
        for kind, by_strength in counts.items()
    }


if __name__ == "__main__":
    main()
