"""What was told and made of drawn cases, kept in `golden/*.json` beside the tests.

Limits are set on clips that were measured (see benchmarks): who moves one moves what is told of
everyone's clips, and has to measure again. A change that is not meant fails here. One that is
meant is written anew, and what it changes is read in the diff:

    ONIONSKIN_WRITE_GOLDEN=1 pytest tests/stability tests/render -k drawn

Words and whole numbers are compared as they are, others to the digits that every processor has.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest


def check_golden(
    name: str, told: list[Any], *, rel: float = 1e-3, off: float = 1e-5, most_off: float = 0.0
) -> None:
    """`told`, one list of words and numbers for each case, is what is kept as "folder/name".

    Up to the share `most_off` of all numbers may differ by more than `rel` of them and `off`.
    """
    folder, _, file = name.rpartition("/")
    path = Path(__file__).parent / folder / "golden" / f"{file}.json"
    if os.environ.get("ONIONSKIN_WRITE_GOLDEN"):
        lines = ",\n".join(json.dumps([_short(value) for value in row]) for row in told)
        path.write_text(f"[\n{lines}\n]\n", "utf-8")
    kept = json.loads(path.read_text("utf-8"))
    assert len(kept) == len(told)
    wrong, count = [], 0
    for number, (here, there) in enumerate(zip(told, kept, strict=True)):
        assert _words(here) == _words(there), f"{name} {number}: see tests/golden.py"
        for value, before in zip(_numbers(here), _numbers(there), strict=True):
            count += 1
            if value != pytest.approx(before, rel=rel, abs=off):
                wrong.append((number, value, before))
    assert len(wrong) <= most_off * count, f"{name}: {wrong[:5]}; see tests/golden.py"


def _short(value: Any) -> Any:
    return float(f"{value:.6g}") if isinstance(value, float) else value


def _words(values: list[Any]) -> list[Any]:
    return [each if isinstance(each, str | int) else None for each in values]


def _numbers(values: list[Any]) -> list[float]:
    return [each for each in values if isinstance(each, float)]
