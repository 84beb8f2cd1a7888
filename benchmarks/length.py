"""Do long clips hold? python -m benchmarks.length

Clips of growing length by one engine, keyframed and chained side by side, each in a process of
its own: peak memory, seconds a frame, whether the subject at the end is who it was at the start,
and whether one sees where fills meet. Frames are streamed into a file and looked at as they
come, so that nothing grows with the clip but what the product itself holds.
Writes benchmarks/results/length.md and .json.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from benchmarks.longplay import PLANS, PROMPTS, STILL, mean_of
from benchmarks.tally import RESULTS, markdown, write_results
from benchmarks.toybox.machine import machine_line
from benchmarks.toybox.options import engine_line

LENGTHS = (4.0, 16.0, 60.0, 240.0)
SEAMS = (
    "seam",
    "drawn_seam",
    "beside_drawn_seam",
    "beside_drawn_usual_seam",
    "beside_drawn_elsewhere",
)

Row = dict[str, float]
"""What one clip showed; see `longplay.play`."""


def main() -> None:
    """The command line."""
    arguments = _parser().parse_args()
    lengths = (2.0, 4.0) if arguments.quick else tuple(arguments.seconds or LENGTHS)
    prompts = PROMPTS[:1] if arguments.quick else PROMPTS[: arguments.prompts]
    found: dict[str, dict[str, dict[str, Row]]] = {}
    for engine in arguments.engine or ["animatic", "flow", "toybox"]:
        plans = ("smooth",) if engine == "flow" else PLANS
        found[engine] = {plan: {} for plan in plans}
        for seconds in lengths:
            for plan in plans:
                rows = [_played(engine, plan, seconds, p, arguments) for p in prompts]
                mean = {name: mean_of([row[name] for row in rows]) for name in rows[0]}
                found[engine][plan][f"{seconds:g}"] = mean
                print(engine, plan, f"{seconds:g} s", json.dumps(mean), file=sys.stderr)
                # A long run that is cut short has said what it found so far.
                _save(found, arguments, len(prompts))
    print(_save(found, arguments, len(prompts)))


def _played(
    engine: str, plan: str, seconds: float, prompt: str, arguments: argparse.Namespace
) -> Row:
    """One clip in a process of its own, with a cache of its own that is thrown away."""
    command = [sys.executable, "-m", "benchmarks.longplay", engine, plan, str(seconds), prompt]
    command += ["--size", arguments.size]
    if arguments.steps is not None and engine == "toybox":
        command += ["--steps", str(arguments.steps)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=os.environ, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {done.returncode}")
    return dict(json.loads(done.stdout))


def _save(
    found: dict[str, dict[str, dict[str, Row]]], arguments: argparse.Namespace, count: int
) -> str:
    text = report(found, arguments.steps, arguments.size, count)
    write_results("length", "Clips of any length", text, found, arguments.results)
    return text


def report(
    found: dict[str, dict[str, dict[str, Row]]], steps: int | None, size: str, count: int
) -> str:
    """The figures as tables, one for each engine."""
    effort = "its own number of steps" if steps is None else f"{steps} steps"
    lines = [
        f"`python -m benchmarks.length{_asked()}`, {count} prompt(s) a row, {size} at 8 fps, the"
        f" toybox with {effort}. {machine_line()}."
        " CPU seconds a frame are those of the fills, planning and"
        " start left out. *Subject* is how alike the subject is to its own draft (correlation of"
        " colours inside its outline), at the end (last tenth of the clip) over at the start: 100%"
        " is as at first; *judge* how sure the judge is of who it is, at the start and at the end."
        " *Seam* is the largest change between two frames of different fills once motion is taken"
        " out, over the median of all others; *drawn* the same of the same frames of the plan drawn"
        " by rule, which knows no fills: what turning and gait make of it. *Beside drawn* is the"
        " largest of the clip's change over the drawn one's, over its median elsewhere; *usual* the"
        " median at seams of that, *elsewhere* the largest between frames of one fill: what no seam"
        f" is to blame for. Less than {STILL:g} levels of change count as that much. Wanted:"
        " memory within 10%, seconds a frame within 20%, subject ≥ 95%, seam ≤ 1.2.",
    ]
    for engine, plans in found.items():
        rows = []
        for plan, by_length in plans.items():
            for seconds, row in by_length.items():
                rows.append(
                    [
                        plan,
                        f"{seconds} s",
                        f"{row['num_fills']:.0f}",
                        f"{row['peak_mb']:.0f}",
                        f"{row['cpu_seconds_a_frame']:.3f}",
                        _percent(row["subject_end"] / row["subject_start"]),
                        f"{_percent(row['judge_start'])}, {_percent(row['judge_end'])}",
                        *(_times(row[name]) for name in SEAMS),
                    ]
                )
        head = ["plan", "length", "fills", "peak, MB", "CPU s a frame"]
        head += ["subject", "judge", "seam", "drawn", "beside drawn", "usual", "elsewhere"]
        lines += ["", f"## {engine_line(engine)}", "", markdown(head, rows), "", _spread(plans)]
    return "\n".join(lines)


def _spread(plans: dict[str, dict[str, Row]]) -> str:
    """How far memory and time are apart between the lengths of a plan."""
    said = []
    for plan, by_length in plans.items():
        if not by_length:
            continue
        memory = _range(row["peak_mb"] for row in by_length.values())
        cost = _range(row["cpu_seconds_a_frame"] for row in by_length.values())
        said.append(f"{plan}: memory within {memory:.0%}, seconds a frame within {cost:.0%}")
    return "Largest over smallest: " + "; ".join(said) + "."


def _range(values: Iterable[float]) -> float:
    found = list(values)
    return max(found) / min(found) - 1


def _percent(share: float) -> str:
    return "" if np.isnan(share) else f"{share:.0%}"


def _times(ratio: float) -> str:
    return "" if np.isnan(ratio) else f"{ratio:.2f}"


def _asked() -> str:
    """The arguments of this run, for whoever wants it again."""
    given = [part for part in sys.argv[1:] if part]
    return "".join(f" {part}" for part in given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="append", help="several times; animatic, flow, toybox")
    parser.add_argument("--seconds", type=float, action="append", help="lengths; several times")
    parser.add_argument("--prompts", type=int, default=len(PROMPTS), help="prompts for each row")
    parser.add_argument("--steps", type=int, help="steps of the toybox; its own if not given")
    parser.add_argument("--size", default="256x256", metavar="WxH")
    parser.add_argument("--quick", action="store_true", help="to see that it runs")
    parser.add_argument("--results", type=Path, default=RESULTS)
    return parser


if __name__ == "__main__":
    main()
