"""How well prompts are followed: python -m benchmarks.toybox.following

Captions that no training showed go the whole way (planner, draft, fill), all with seed 0,
and the judge compares the clip with what the words say. What is done is kept, so that a
run that was stopped (by `--minutes`, too) goes on where it was. `--engine animatic` adds the
reference row: the same plans drawn by rule, which shows what the planner and the judge lose.
Writes benchmarks/results/toybox-following.md and .json.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from benchmarks.judge import weights as judge_weights
from benchmarks.judge.scoring import ROWS_WITH_CAMERA, follows
from benchmarks.judge.verdict import Judge
from benchmarks.tally import Tally, write_results
from benchmarks.toybox import options
from benchmarks.toybox.prompts import KINDS, Case, cases
from benchmarks.toybox.shots import FPS, from_words

from onionskin.cast.cast import load_cast
from onionskin.engines.registry import load_engine

TARGETS = {"subject": 85, "place": 90, "time": 90, "direction": 90, "count": 90}
WITHIN = 10

Answers = list[tuple[str, bool]]


class Notebook:
    """What has been judged already, one JSON object a line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / ".gitignore").write_text("*\n")
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.notes = {note["key"]: note for note in map(json.loads, lines)}

    def answers(self, key: str) -> Answers | None:
        """The answers noted under a key."""
        note = self.notes.get(key)
        return None if note is None else [(row, right) for row, right in note["answers"]]

    def note(self, key: str, answers: Answers, seconds: float) -> None:
        """Notes a clip's answers and how many seconds it took."""
        self.notes[key] = {"key": key, "seconds": round(seconds, 2), "answers": answers}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(self.notes[key], ensure_ascii=False) + "\n")

    def seconds(self, keys: list[str]) -> float:
        """Mean seconds of the clips noted under `keys`."""
        times = [self.notes[key]["seconds"] for key in keys if key in self.notes]
        return sum(times) / max(len(times), 1)


def follow(
    engine: str,
    todo: list[Case],
    judge: Judge,
    notebook: Notebook,
    stamp: str,
    minutes: float,
    fps: int,
) -> tuple[Tally, float]:
    """Makes and judges what is not noted yet; the tally of all, and mean seconds a clip."""
    keys = [f"{stamp}|{case.kind}|{case.prompt}" for case in todo]
    missing = [
        (key, case) for key, case in zip(keys, todo, strict=True) if notebook.answers(key) is None
    ]
    for key, case in options.until(missing, minutes):
        shot = from_words(engine, case.prompt, fps=fps)
        answers = list(follows(case.reading, judge.judge(shot.frames)))
        notebook.note(key, answers, shot.seconds_elapsed)
    tally = Tally()
    for key, case in zip(keys, todo, strict=True):
        tally.add(case.kind, notebook.answers(key) or [])
    return tally, notebook.seconds(keys)


def report(data: dict[str, dict[str, object]]) -> str:
    """All engines' tables, and what holds of the targets for the first."""
    parts = [
        "`python -m benchmarks.toybox.following [--engine animatic]`: per cent of right answers"
        " [95% interval] (of how many). Only what the words say is asked. `subject` is each"
        " wanted subject, named rightly by the judge, which is told nothing but pixels and errs"
        " itself (judge.md). `animatic` draws the same plans by rule.",
    ]
    for _, found in sorted(data.items(), key=lambda item: item[0] != "toybox"):
        tally = _tally_of(found["answers"])  # type: ignore[arg-type]
        titles = [kind.title for kind in KINDS if kind.title in tally.columns()]
        parts += [
            f"## {found['title']}",
            f"{found['clips']} of {found['wanted']} clips, {found['fps']} frames a second,"
            f" {found['seconds']:.1f} s a clip, judge {found['judge']}.",
            tally.table(ROWS_WITH_CAMERA, titles),
            _targets(tally, titles),
        ]
    return "\n\n".join(parts)


def _targets(tally: Tally, titles: list[str]) -> str:
    lines = []
    for row, target in TARGETS.items():
        main = 100 * tally.share(titles[0], row)
        behind = {t: main - 100 * tally.share(t, row) for t in titles[1:]}
        far = [f"{title} by {points:.0f}" for title, points in behind.items() if points > WITHIN]
        verdict = "reached" if main >= target else "missed"
        tail = f"; more than {WITHIN} points behind: {', '.join(far)}" if far else ""
        lines.append(f"- {row} ≥ {target}: {verdict} ({main:.1f}){tail}")
    return "\n".join(lines)


def _tally_of(answers: dict[str, dict[str, dict[str, int]]]) -> Tally:
    tally = Tally()
    for column, rows in answers.items():
        for row, numbers in rows.items():
            right, total = numbers["right"], numbers["total"]
            tally.add(column, [(row, index < right) for index in range(total)])
    return tally


def _others(path: Path) -> dict[str, dict[str, object]]:
    """What earlier runs found of other engines."""
    found: dict[str, dict[str, object]] = defaultdict(dict)
    if path.exists():
        found.update(json.loads(path.read_text(encoding="utf-8")))
    return found


def main() -> None:
    """The command line."""
    parser = options.with_judge(options.parser(__doc__, count=500))
    parser.add_argument("--fps", type=int, default=FPS)
    arguments: argparse.Namespace = parser.parse_args()
    engine, results = arguments.engine, arguments.results
    stamp = (
        f"{engine}|{load_engine(engine).weights}|{judge_weights.identity(arguments.judge)}"
        f"|{arguments.fps}"
    )
    todo = cases(2 if arguments.quick else arguments.count, load_cast())
    notebook = Notebook(results / "notes" / f"following-{engine}.jsonl")
    judge = Judge.load(arguments.judge)
    tally, seconds = follow(engine, todo, judge, notebook, stamp, arguments.minutes, arguments.fps)
    done = sum(notebook.answers(f"{stamp}|{c.kind}|{c.prompt}") is not None for c in todo)
    data = _others(results / "toybox-following.json")
    data[engine] = {
        "title": options.engine_line(engine),
        "judge": judge_weights.identity(arguments.judge),
        "clips": done,
        "wanted": len(todo),
        "fps": arguments.fps,
        "seconds": round(seconds, 2),
        "answers": tally.data(),
    }
    text = report(data)
    write_results("toybox-following", "Are prompts followed?", text, data, results)
    print(text)


if __name__ == "__main__":
    main()
