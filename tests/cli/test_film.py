"""`onionskin film`: what is asked for is made, told, and refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

import abacus
import pytest

SCRIPT = "---\nsize: 160x90\nfps: 6\nvoice: none\n---\n# Tea\n\nA red car in a city.\n"


@pytest.fixture
def script(monkeypatch, tmp_path):
    """A short script, and a store of its own."""
    monkeypatch.setenv("ONIONSKIN_CACHE", str(tmp_path / "cache"))
    Path("tea.md").write_text(SCRIPT)
    return "tea.md"


def test_a_script_becomes_a_film(onionskin, script):
    """Told as JSON the first time, and as paths the second, when all of it is finished."""
    made = onionskin("film", script, "-o", "tea.mp4", "--preview", "--json")
    assert made.exit_code == 0, made
    told = json.loads(made.stdout)
    assert told["schema"] == "onionskin.film/1"
    assert (told["output"], told["captions"]) == ("tea.mp4", "tea.srt")
    assert (told["width"], told["height"], told["fps"]) == (160, 90, 6)
    assert told["num_shots_made"] == told["num_shots"] == 2
    again = onionskin("film", script, "-o", "tea.mp4", "--preview", "--force")
    assert again.stdout.split() == ["tea.mp4", "tea.srt", "tea.otio", "tea.html", "tea.jpg"]
    assert all(Path(name).stat().st_size for name in again.stdout.split())
    assert "2 of them reused" in again.stderr


def test_shots_are_made_where_it_is_said(onionskin, script):
    """By the executor of another package: each shot once, and the film is the same."""
    onionskin("film", script, "-o", "here.mp4", "--preview")
    before = abacus.Abacus.calls
    made = onionskin("film", script, "-o", "there.mp4", "--preview", "--on", "abacus:desk")
    assert made.exit_code == 0, made
    assert abacus.Abacus.calls - before == 2
    assert Path("there.mp4").read_bytes() == Path("here.mp4").read_bytes()


def test_a_sheet_needs_no_film(onionskin, script):
    """One picture, and nothing beside it."""
    made = onionskin("film", script, "--sheet", "sheet.png", "--json")
    assert made.exit_code == 0, made
    told = json.loads(made.stdout)
    assert (told["schema"], told["num_shots"]) == ("onionskin.sheet/1", 2)
    assert sorted(path.name for path in Path().iterdir() if path.is_file()) == [
        "sheet.png", "tea.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "nothing to make; give -o film.mp4, or --sheet sheet.png"),
        (("-o", "tea.gif"), "'tea.gif' has suffix '.gif'; name the film .mp4, .mov, .mkv, .webm"),
        (("-o", "tea.mp4", "--codec", "divx"), "codec 'divx' is not known"),
        (("-o", "tea.mp4", "--codec", "prores"), ".mp4 cannot store prores"),
        (("-o", "tea.mp4", "--voice", "nobody"), "there is no voice 'nobody'"),
        (("-o", "tea.mp4", "--music", "sad.mp3"), "sad.mp3"),
        (("-o", "tea.mp4", "--music", "polka"), "neither a mood nor a file; the moods are"),
        (("-o", "tea.mp4", "--captions", "big"), "captions"),
        (("-o", "tea.mp4", "--sign", "--key", "k.pem"), "a certificate and its key go together"),
        (("-o", "tea.mp4", "--certificate", "c", "--key", "k"), "add --sign"),
        (("-o", "tea.mp4", "--style", "oil"), "style is 'oil'; allowed: flat, paper, watercolour"),
        (("-o", "tea.mp4", "--size", "99x99"), "even"),
        (("-o", "tea.mp4", "--only", "9"), "there is no shot 9; the film has 2"),
        (("-o", "tea.mp4", "--on", "oven"), "there is no executor 'oven'; choose one of"),
        (("-o", "tea.mp4", "--workers", "0"), "0 workers are out of range; give 1..64"),
        (("--detach", "--workers", "2"), "leave out --workers and --on"),
        (("-o", "nowhere/tea.mp4"), "there is no folder nowhere"),
        (("-o", "tea.mp4", "--sheet", "tea.md"), "tea.md must end in .png"),
    ],
)
def test_what_cannot_be_made_is_one_line(arguments, said, onionskin, script):
    """Before anything is drawn, and with nothing left behind."""
    failed = onionskin("film", script, *arguments)
    assert failed.exit_code in (1, 2), failed
    assert said in failed.stderr
    assert failed.stderr.count("\n") == 1
    assert [path.name for path in Path().iterdir() if path.is_file()] == ["tea.md"]


def test_what_a_film_is_made_of_is_never_written_over(onionskin, script):
    """Its poster would be the picture that it shows."""
    picture = Path("tea.jpg")
    picture.write_bytes(b"\xff\xd8")
    Path("b.md").write_text(f"![A picture]({picture})\n\nWords.\n")
    failed = onionskin("film", "b.md", "-o", "tea.mp4", "--force")
    assert "tea.jpg" in failed.stderr
    assert picture.read_bytes() == b"\xff\xd8"
