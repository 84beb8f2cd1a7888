"""Against a peer: python -m benchmarks.toybox.peer

Trains `video-diffusion-pytorch` and a toybox from scratch, one after the other, for the same
minutes on the same captions and scenes, has both make the same prompts, and judges both.
Needs `pip install -r benchmarks/requirements.txt`; takes twice --minutes and some more.
Writes benchmarks/results/toybox-peer.md and .json.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.judge import weights as judge_weights
from benchmarks.judge.scoring import ROWS, follows
from benchmarks.judge.verdict import Judge
from benchmarks.tally import Tally, markdown, write_results
from benchmarks.toybox import options
from benchmarks.toybox.contenders import Contender, Peer, Toybox, WordsOnly
from benchmarks.toybox.machine import machine_line
from benchmarks.toybox.prompts import Case, cases
from benchmarks.toybox.shots import checked

from onionskin.cast.cast import Cast, load_cast
from onionskin.planner.planner import plan_prompt
from onionskin.toybox.precision import fast_dtype
from onionskin.toybox.training.bank import Bank

BANK_SEED = 5


@dataclass(kw_only=True, slots=True)
class Record:
    """How one contender fared."""

    parameters: int
    learned: str
    learning_cpu_minutes: float
    sampling_seconds: list[float] = field(default_factory=list)


def contend(
    contender: Contender,
    todo: list[Case],
    cast: Cast,
    judge: Judge,
    tally: Tally,
    *,
    minutes: float,
    sampling_minutes: float,
) -> Record:
    """Trains one contender, then has it make the prompts, all with seed 0."""
    cpu = time.process_time()
    learned = contender.learn(minutes)
    record = Record(
        parameters=contender.parameters,
        learned=learned,
        learning_cpu_minutes=(time.process_time() - cpu) / 60,
    )
    for case in options.until(todo, sampling_minutes):
        plan = plan_prompt(case.prompt, cast=cast, seconds=2.0, seed=0).plan
        started = time.perf_counter()
        frames = checked(contender.make(case.prompt, plan, 0), case.prompt)
        record.sampling_seconds.append(time.perf_counter() - started)
        tally.add(contender.name, follows(case.reading, judge.judge(frames)))
    return record


def table(records: dict[str, Record]) -> str:
    """What each is, what it cost and how long it takes."""
    head = ["", "parameters", "has seen", "CPU minutes of learning", "seconds a clip", "clips"]
    body = [
        [
            name,
            f"{record.parameters / 1e6:.1f} M",
            record.learned,
            f"{record.learning_cpu_minutes:.1f}",
            f"{statistics.median(record.sampling_seconds):.1f}",
            len(record.sampling_seconds),
        ]
        for name, record in records.items()
    ]
    return markdown(head, body)


def main() -> None:
    """The command line."""
    parser = options.with_judge(options.parser(__doc__, count=32, minutes=30.0))
    parser.add_argument("--width", type=int, default=32, help="of the peer's U-Net")
    parser.add_argument("--side", type=int, default=64, help="pixels a side of the peer's clips")
    parser.add_argument("--timesteps", type=int, default=100, help="of the peer's diffusion")
    parser.add_argument("--sampling-minutes", type=float, default=10.0, help="for each contender")
    arguments: argparse.Namespace = parser.parse_args()
    if find_spec("video_diffusion_pytorch") is None:
        raise SystemExit("the peer is missing: pip install -r benchmarks/requirements.txt")
    quick, cast, tally = arguments.quick, load_cast(), Tally()
    judge = Judge.load(arguments.judge)
    bank = Bank.build(cast, 16 if quick else 12_000, seed=BANK_SEED)
    minutes = 0.02 if quick else arguments.minutes
    todo = [
        case for case in cases(options.count_of(arguments), cast) if case.kind == "from the grammar"
    ]
    with tempfile.TemporaryDirectory() as folder:
        toybox = Toybox(bank, Path(folder), tiny=quick)
        peer = Peer(
            bank,
            width=8 if quick else arguments.width,
            side=32 if quick else arguments.side,
            timesteps=3 if quick else arguments.timesteps,
            batch=1 if quick else 4,
        )
        contenders: list[Contender] = [peer, toybox, WordsOnly(toybox)]
        records = {
            contender.name: contend(
                contender,
                todo,
                cast,
                judge,
                tally,
                minutes=minutes,
                sampling_minutes=arguments.sampling_minutes,
            )
            for contender in contenders
        }
    precision = str(fast_dtype()).removeprefix("torch.")
    text = "\n\n".join(
        [
            f"`python -m benchmarks.toybox.peer --minutes {minutes:g} --side {arguments.side}"
            f" --timesteps {arguments.timesteps}`, judge"
            f" {judge_weights.identity(arguments.judge)}, {machine_line()}. Both learn from the"
            f" same {len(bank.outlines):,} captions and the scenes they are of, for"
            f" {minutes:g} minutes each, in {precision}; the peer is sampled with"
            f" {arguments.timesteps} steps and guidance 2. It is told the words; the toybox has"
            " its planner and drafts, and in the last row the words only.",
            table(records),
            tally.table(ROWS),
        ]
    )
    data = {
        name: {
            "parameters": record.parameters,
            "learned": record.learned,
            "cpu_minutes": record.learning_cpu_minutes,
            "sampling_seconds": record.sampling_seconds,
            "answers": tally.data().get(name, {}),
        }
        for name, record in records.items()
    }
    write_results("toybox-peer", "Against a peer", text, data, arguments.results)
    print(text)


if __name__ == "__main__":
    main()
