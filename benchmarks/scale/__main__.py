"""All that is measured of many workers, by one command; on a machine that does nothing else.

    python -m benchmarks.scale

Efficiency, overhead and kills run one after the other, each in a process of its own, as they do by
themselves. Writes benchmarks/results/scale.md and .json after each; what `--only` leaves out stays
as it was measured before.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.tally import RESULTS, write_results


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of the measurements: its module, and what it is told."""

    name: str
    title: str
    usual: str
    quick: str
    variables: tuple[tuple[str, str], ...] = ()


PARTS = (
    Part(
        name="efficiency",
        title="How much of their time workers fill",
        usual="--workers 2 4 8 32 --fill-seconds 4",
        quick="--workers 2 4 --fill-seconds 0.5 --clip-seconds 8 --fps 8 --shots 6",
    ),
    Part(
        name="overhead",
        title="What Ray costs, by real fills",
        usual="--seconds 4 --rounds 3",
        quick="--seconds 1 --rounds 1 --preview",
        variables=(("OMP_NUM_THREADS", "1"),),
    ),
    Part(
        name="kills",
        title="Workers, nodes and drivers killed",
        usual="--kills 30",
        quick="--kills 3 --fill-seconds 0.5 --gap-seconds 1",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a part printed, and how it ended."""

    part: Part
    text: str
    code: int
    seconds: float
    loads: tuple[float, float]
    """The machine's load before and after it: the mean of a minute."""

    def data(self) -> dict[str, Any]:
        """As it is printed: its text, and the rows of its table by their headings."""
        variables = "".join(f"{name}={value} " for name, value in self.part.variables)
        module = f"benchmarks.scale.{self.part.name}"
        return {
            "command": f"{variables}python -m {module} {self.part.usual}",
            "code": self.code,
            "seconds": round(self.seconds, 1),
            "loads": list(self.loads),
            "processors": os.cpu_count(),
            "rows": rows_of(self.text),
            "text": self.text.strip(),
        }


def told(title: str, data: dict[str, Any]) -> str:
    """A part's section of the table."""
    failed = f"\n\nIt ended with code {data['code']}." if data["code"] else ""
    before, after = data["loads"]
    return (
        f"## {title}\n\n`{data['command']}` took {data['seconds'] / 60:.1f} min on "
        f"{data['processors']} processors; load of the machine {before:.1f} before, {after:.1f} "
        f"after.\n\n{data['text']}{failed}\n"
    )


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of the one Markdown table in a text, by their headings."""
    lines = [each.strip() for each in text.splitlines() if each.startswith("|")]
    table = [[cell.strip() for cell in each.strip("|").split("|")] for each in lines]
    return [dict(zip(table[0], each, strict=False)) for each in table[2:]]


def ran(part: Part, quick: bool) -> Ran:
    """Runs a part, showing what it prints."""
    arguments = (part.quick if quick else part.usual).split()
    before, began, lines = os.getloadavg()[0], time.perf_counter(), list[str]()
    with subprocess.Popen(
        [sys.executable, "-m", f"benchmarks.scale.{part.name}", *arguments],
        env={**os.environ, **dict(part.variables)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    return Ran(
        part=part,
        text="".join(lines),
        code=process.returncode,
        seconds=time.perf_counter() - began,
        loads=(round(before, 1), round(os.getloadavg()[0], 1)),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="to see that it runs; writes nothing")
    parser.add_argument("--only", nargs="+", choices=[each.name for each in PARTS])
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--fill-seconds", default="4", help="of the fills of efficiency that sleep")
    asked = parser.parse_args()
    before = asked.results / "scale.json"
    found: dict[str, Any] = json.loads(before.read_text()) if before.is_file() else {}
    codes: list[int] = []
    for each in PARTS:
        if asked.only and each.name not in asked.only:
            continue
        part = each
        if part.name == "efficiency":
            usual = f"{part.usual.rpartition(' ')[0]} {asked.fill_seconds}"
            part = replace(part, usual=usual)
        print(f"\n# {part.title}\n", flush=True)
        done = ran(part, asked.quick)
        codes.append(done.code)
        if not asked.quick:
            found[part.name] = done.data()
            parts = [each for each in PARTS if each.name in found]
            text = "\n".join(told(each.title, found[each.name]) for each in parts)
            data = {each.name: found[each.name] for each in parts}
            write_results("scale", "Many workers", text, data, asked.results)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
