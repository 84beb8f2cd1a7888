"""The arguments that all these commands share, and how they spend their time."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.judge import weights
from benchmarks.tally import RESULTS

from onionskin.engines.registry import load_engine

T = TypeVar("T")


def parser(doc: str | None, count: int, minutes: float = 20.0) -> argparse.ArgumentParser:
    """--engine, --count, --minutes, --quick, --results."""
    result = argparse.ArgumentParser(description=doc)
    result.add_argument("--engine", default="toybox")
    result.add_argument("--count", type=int, default=count, help="clips of each kind")
    result.add_argument("--minutes", type=float, default=minutes, help="stop after so long")
    result.add_argument("--quick", action="store_true", help="two clips, to see that it runs")
    result.add_argument("--results", type=Path, default=RESULTS)
    return result


def with_judge(result: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The same and --judge."""
    result.add_argument("--judge", type=Path, default=weights.FILE)
    return result


def count_of(arguments: argparse.Namespace) -> int:
    """How many clips of each kind."""
    return min(arguments.count, 2) if arguments.quick else int(arguments.count)


def until(items: Iterable[T], minutes: float) -> Iterator[T]:
    """The items, as long as there is time: a benchmark that is slow measures fewer clips."""
    started = time.monotonic()
    for number, item in enumerate(items):
        spent = (time.monotonic() - started) / 60
        if number and spent > minutes:
            print(f"stopped after {number} clips: {spent:.1f} minutes are over", file=sys.stderr)
            return
        if number:
            print(f"\r{number} clips, {spent:.1f} min", end="", file=sys.stderr, flush=True)
        yield item
    print(file=sys.stderr)


def engine_line(engine: str) -> str:
    """The engine with its weights' id."""
    found = load_engine(engine)
    return f"engine {engine}" + (f", weights {found.weights}" if found.weights else "")


def held(value: float, low: float, high: float) -> str:
    """Whether a figure is where it should be."""
    return "yes" if low <= value <= high else "no"
