"""Precision and recall of every filter of `onionskin curate`, and its speed.

    python -m benchmarks.curation --part measuring --filmed DIR --write

Limits are set on the tuning part; the measuring part shares no place, seed or filmed clip with it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.curation.bases import FPS, HEIGHT, LENGTH, PARTS, WIDTH, bases
from benchmarks.curation.finding import (
    Looker,
    limits,
    watch_bars,
    watch_captions,
    watch_cuts,
    watch_duplicates,
    watch_faults,
)

RESULTS = Path(__file__).parents[1] / "results" / "curation.md"


def main() -> None:
    """Prints the tables, and writes them with --write."""
    given = _options()
    if given.captions:
        count = watch_captions(given.captions, limits())
        print(f"captions of {given.captions}: {count.row}", *count.slips, sep="\n")
        return
    looker = Looker(limits(given.detector))
    found = list(bases(given.part, given.filmed))[: given.most]
    if given.shots:
        for name, count in watch_cuts(found, looker, PARTS[given.part]).items():
            print(f"{name}: {count.row}", *count.slips, sep="\n")
        return
    filters, faults = watch_faults(found, looker, PARTS[given.part])
    cuts = watch_cuts(found, looker, PARTS[given.part])
    filters |= {
        "shots (cuts)": cuts["cut"],
        "shots (dissolves)": cuts["dissolve"],
        "frame (bars cropped)": watch_bars(found, looker),
        "duplicates": watch_duplicates(found, looker),
        "captions": watch_captions(given.part, looker.config),
    }
    drawn = sum(not base.name.startswith("filmed") for base in found)
    lines = [
        "# What curation finds",
        "",
        f"{drawn} drawn and {len(found) - drawn} filmed clean clips of the {given.part} part, "
        f"{WIDTH} pixels wide ({HEIGHT} high where drawn), {LENGTH} frames at {FPS} a second, "
        f"H.264; cuts found by {given.detector}. "
        f"`python -m benchmarks.curation --part {given.part}`",
        "",
        "| filter | planted | wrongly found | precision | recall |",
        "|---|---|---|---|---|",
        *(f"| {name} | {count.row} |" for name, count in filters.items()),
        "",
        "| fault | planted | found |",
        "|---|---|---|",
        *(f"| {name} | {c.right + c.missed} | {c.right} |" for name, c in faults.items()),
        "",
        *(
            f"{speed.frames / max(speed.seconds, 1e-9):.1f} frames a second of one core "
            f"{'with' if with_text else 'without'} looking for text."
            for with_text, speed in looker.speed.items()
        ),
        "",
        "What went wrong:",
        "",
        *(f"- {name}: {slip}" for name, count in filters.items() for slip in count.slips),
    ]
    print("\n".join(lines))
    if given.write:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="measuring")
    parser.add_argument("--filmed", type=Path, help="a folder of filmed clips")
    parser.add_argument("--most", type=int, default=None, help="so many clean clips at most")
    parser.add_argument("--detector", choices=("own", "transnet"), default="own")
    parser.add_argument("--shots", action="store_true", help="only cuts and dissolves")
    parser.add_argument("--captions", default="", help="only the captions of a part")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
