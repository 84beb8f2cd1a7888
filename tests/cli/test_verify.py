"""`onionskin verify`: its words, its JSON, its exit codes."""

import json

import pytest
from tests.finish.provenance.small_film import drawn, small_film

pytest.importorskip("c2pa")

from onionskin.cli.app import run


def test_it_says_what_it_finds(tmp_path, capsys):
    """Four lines on stdout; 0."""
    film = small_film(tmp_path / "a.mp4", drawn())
    assert run(["verify", str(film)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["C2PA", "Tags", "Watermark", "In short"]


def test_it_says_so_as_json(tmp_path, capsys):
    """With a schema; 3 for a file that says nothing."""
    film = small_film(tmp_path / "a.mp4")
    assert run(["verify", str(film), "--json", "--no-mark"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "onionskin.verify/1"
    assert found["c2pa"] is None
    assert found["looked_for_mark"] is False
    assert found["exit_code"] == 3


def test_what_is_not_there_is_one_line(tmp_path, capsys):
    """And 1."""
    assert run(["verify", str(tmp_path / "none.mp4")]) == 1
    assert "none.mp4" in capsys.readouterr().err
