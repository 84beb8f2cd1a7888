"""Do the tests notice small faults? python -m benchmarks.mutation --room plan --sample 60 --seed 1

Plants the faults of a seeded random sample of all that Cosmic Ray can plant in a room, one at a
time, and runs the fast tests that mirror the room (`rooms.py`) against each. Stops after
`--minutes` and goes on where it stopped when called again. `--again` tries those that were not
noticed once more, after tests were added; `--survivors` lists them; `--equivalent KEY REASON`
records that one changes nothing that can be seen. Needs `pip install -r
benchmarks/requirements.txt`. Writes benchmarks/results/mutation.md and .json after every mutant.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.mutation import mutants, trying
from benchmarks.mutation.rooms import ROOMS
from benchmarks.tally import RESULTS, markdown, wilson, write_results

_NOTICED = ("killed", "timed out")
_TEXT = """\
Small faults are planted in the source, one at a time, and the fast tests that mirror it are run:
a fault is *noticed* where a test fails, or runs five times as long as it should. The faults are a
seeded random sample of those that [Cosmic Ray](https://cosmic-ray.readthedocs.io) plants with the
operators in `benchmarks/mutation/mutants.py`, spread over the modules of a room by their size.
*Equivalent* ones change nothing that can be seen; each has its reason in `mutation.json`.
*At first* is the share noticed by the tests as they stood when the sample was drawn, those left out
that an earlier seed had drawn too: an estimate for the whole room. *Now* is the share of the same
faults after tests were written for those that were not noticed, so that it is no estimate for
others; draw another seed for one. Shares are of faults that are not equivalent, in per cent, with
Wilson's 95% interval. Commands that tests start as processes of their own do not see the faults.
Seed 2 of measuring, mending and render was tried with the quickest of the tests, so that what
stands there at first is the least that is noticed; from seed 3 on tests of up to 12 seconds are
run, those of one fault for about a minute. Before seed 6 was drawn, other faults of mending and
render, which are in none of these samples, were planted to learn what the tests miss. Samples of
fewer than 25 are what was tried before time ran out."""


class Records:
    """What is known of every mutant that was tried, kept in a file."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / "mutation.json"
        self._drawn: dict[str, dict[str, Any]] = {}
        self._noted: dict[str, dict[str, Any]] = {}
        self._read()

    def _read(self) -> None:
        """What the file holds, with what this run found; another may go on beside it."""
        found = json.loads(self._path.read_text("utf-8")) if self._path.exists() else {}
        self.samples = found.get("samples", {}) | self._drawn
        self.mutants = found.get("mutants", {}) | self._noted

    def draw(self, name: str, total: int, keys: list[str]) -> None:
        """Keeps which faults a sample has."""
        self._drawn[name] = {"total": total, "keys": keys}

    def excuse(self, key: str, reason: str) -> None:
        """Keeps why a fault changes nothing that can be seen."""
        self._noted[key] = self.mutants[key] | {"equivalent": reason}

    def note(self, mutant: mutants.Mutant, verdict: trying.Verdict) -> None:
        """Keeps a verdict; the first one is kept beside it."""
        old = self.mutants.get(mutant.key, {})
        self._noted[mutant.key] = {
            "module": str(mutant.module),
            "function": mutant.function,
            "operator": mutant.operator,
            "change": mutant.change(),
            "outcome": verdict.outcome,
            "first": old.get("first", verdict.outcome),
            "by": verdict.by,
            **({"equivalent": old["equivalent"]} if "equivalent" in old else {}),
        }

    def write(self) -> None:
        """Writes the table and the verdicts."""
        self._read()
        used = {key for drawn in self.samples.values() for key in drawn["keys"]}
        self.mutants = {key: self.mutants[key] for key in sorted(used & self.mutants.keys())}
        data = {"samples": self.samples, "mutants": self.mutants}
        text = f"{_TEXT}\n\n{self._table()}"
        write_results("mutation", "Do the tests notice small faults?", text, data, self._folder)

    def unnoticed(self, keys: Iterable[str]) -> list[str]:
        """Those of `keys` that no test noticed, equivalent ones left out."""
        tried = {key: self.mutants[key] for key in keys if key in self.mutants}
        return [
            key
            for key, record in tried.items()
            if record["outcome"] not in _NOTICED and "equivalent" not in record
        ]

    def _table(self) -> str:
        head = ["room", "seed", "faults in all", "tried", "equivalent", "at first", "now"]
        return markdown(head, (self._row(name) for name in sorted(self.samples)))

    def _row(self, name: str) -> list[object]:
        room, _, seed = name.partition("/")
        drawn = self.samples[name]
        tried = [self.mutants[key] for key in drawn["keys"] if key in self.mutants]
        real = [record for record in tried if "equivalent" not in record]
        before = self._drawn_before(room, int(seed))
        fresh = [
            self.mutants[key]
            for key in drawn["keys"]
            if key in self.mutants and key not in before and "equivalent" not in self.mutants[key]
        ]
        shares = [_share(fresh, "first"), _share(real, "outcome")]
        return [room, seed, drawn["total"], len(tried), len(tried) - len(real), *shares]

    def _drawn_before(self, room: str, seed: int) -> set[str]:
        """Those of earlier seeds: after them tests were written."""
        others = [f"{room}/{number}" for number in range(seed)]
        return {key for name in others for key in self.samples.get(name, {"keys": []})["keys"]}


def main() -> None:
    """Tries a sample, or does what else is asked."""
    args = _parser().parse_args()
    records = Records(args.results)
    if args.equivalent:
        records.excuse(*args.equivalent)
        records.write()
        return
    room, name = ROOMS[args.room], f"{args.room}/{args.seed}"
    everything = mutants.of_room(room)
    chosen = mutants.sample(everything, args.sample, args.seed)
    if args.survivors:
        _list(records, chosen)
        return
    keys = [mutant.key for mutant in chosen]
    records.draw(name, len(everything), keys)
    wanted = records.unnoticed(keys) if args.again else set(keys) - records.mutants.keys()
    _try([mutant for mutant in chosen if mutant.key in wanted], args, records)
    records.write()


def _try(chosen: list[mutants.Mutant], args: argparse.Namespace, records: Records) -> None:
    trying.warm(ROOMS[args.room])
    known = trying.explore(ROOMS[args.room])
    print(
        f"{len(known.seconds)} tests pass without a fault; {len(chosen)} faults to try", flush=True
    )
    end = time.monotonic() + 60 * args.minutes
    for mutant, verdict in trying.judge(ROOMS[args.room], chosen, known):
        records.note(mutant, verdict)
        records.write()
        print(
            f"{verdict.outcome:9} {verdict.seconds:5.1f} s {mutant.key} {mutant.module.name} "
            f"{mutant.function}: {records.mutants[mutant.key]['change']}",
            flush=True,
        )
        if time.monotonic() > end:
            print("out of time: call again to go on")
            break


def _list(records: Records, chosen: list[mutants.Mutant]) -> None:
    by_key = {mutant.key: mutant for mutant in chosen}
    for key in records.unnoticed(by_key):
        mutant, record = by_key[key], records.mutants[key]
        place = f"{mutant.module}:{mutant.lines[0]} {mutant.function}"
        print(f"{key} {record['outcome']} {place} [{mutant.operator}]\n    {record['change']}")


def _share(records: list[dict[str, Any]], moment: str) -> str:
    if not records:
        return ""
    noticed = sum(record[moment] in _NOTICED for record in records)
    low, high = (round(100 * limit) for limit in wilson(noticed, len(records)))
    return f"**{100 * noticed / len(records):.0f}** [{low}–{high}] ({noticed}/{len(records)})"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--room", choices=ROOMS, default="nouns")
    parser.add_argument("--sample", type=int, default=60, help="how many faults")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30.0, help="stop after so long of trying")
    parser.add_argument("--again", action="store_true", help="those that were not noticed")
    parser.add_argument("--survivors", action="store_true", help="list those not noticed")
    parser.add_argument("--equivalent", nargs=2, metavar=("KEY", "REASON"))
    parser.add_argument("--results", type=Path, default=RESULTS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
