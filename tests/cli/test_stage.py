"""`onionskin stage sheet` draws what the stage can show."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    "arguments", [["dragons", "-o", "x.png"], ["things", "-o", "x.txt"], ["things"]]
)
def test_bad_requests_are_refused_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown kind, a file that is no picture and a missing output exit with 2."""
    assert run(["stage", "sheet", *arguments]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
