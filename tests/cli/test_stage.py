"""`onionskin stage sheet` draws what the stage can show."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from onionskin.cli.app import run


def test_a_sheet_of_things_is_written_and_not_replaced(tmp_path: Path) -> None:
    """The picture holds the cells; a second run asks for --force."""
    output = tmp_path / "things.png"
    assert run(["stage", "sheet", "things", "-o", str(output), "--cell", "32"]) == 0
    with Image.open(output) as picture:
        assert picture.size[0] == 8 * 38 + 6
        assert np.asarray(picture).std() > 10
    assert run(["stage", "sheet", "things", "-o", str(output), "--cell", "32"]) == 2
    assert run(["stage", "sheet", "things", "-o", str(output), "--cell", "32", "--force"]) == 0


def test_a_sheet_is_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its file and its size in pixels."""
    output = tmp_path / "things.webp"
    assert run(["stage", "sheet", "things", "-o", str(output), "--cell", "32", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    with Image.open(output) as picture:
        size = {"width": picture.width, "height": picture.height}
    assert told == {"schema": "onionskin.sheet/1", "output": str(output), **size}


def test_a_pipe_is_not_replaced_by_a_sheet(tmp_path: Path) -> None:
    """With --force neither; nothing is left beside it."""
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    assert run(["stage", "sheet", "things", "-o", str(pipe), "--cell", "32", "--force"]) == 2
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.parametrize(
    ("kind", "one"),
    [
        ("roles", ["teacher", "老师"]),
        ("verbs", ["walk", "走"]),
        ("places", ["bakery", "面包店"]),
        ("things", ["cap", "鸭舌帽"]),
        ("pictograms", ["time clock", ""]),
    ],
)
def test_what_can_be_drawn_is_listed_by_name(
    kind: str, one: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Each on a line, in English and Chinese where it has both."""
    assert run(["stage", "list", kind]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  ".join(filter(None, one)) in [line.partition("  | ")[0] for line in lines]
    assert len(lines) == len(set(lines)) > 50
    assert run(["stage", "list", kind, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == kind
    assert one in told["names"]


@pytest.mark.parametrize(
    "arguments", [["dragons", "-o", "x.png"], ["things", "-o", "x.txt"], ["things"]]
)
def test_bad_requests_are_refused_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown kind, a file that is no picture and a missing output exit with 2."""
    assert run(["stage", "sheet", *arguments]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert run(["stage", "list", "dragons"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
