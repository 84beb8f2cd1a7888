"""The examples can be made: scripts are cut into shots, programs run, the rest is read."""

import re
import runpy
import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import painted

from onionskin import Clip, Request
from onionskin.cli.app import run
from onionskin.film.board_file import read_board
from onionskin.testing import EngineCase, EngineContract

EXAMPLES = Path(__file__).parents[1] / "examples"
LISTED = re.findall(r"`([^`]+)`", (EXAMPLES / "README.md").read_text("utf-8"))
FILMS = [line.split()[2] for line in LISTED if line.startswith("onionskin film")]


def test_every_example_is_listed():
    """Every program, script and storyboard stands in the table, and nothing that is not there."""
    there = {each.name for each in EXAMPLES.glob("*.*") if each.suffix in (".py", ".md", ".yaml")}
    told = set(re.findall(r"(?<!-o )\b(\w+\.(?:py|md|yaml))", " ".join(LISTED)))
    assert told == there - {"README.md"}
    assert len(told) >= 10


@pytest.mark.parametrize("script", FILMS)
def test_a_script_becomes_shots_that_show_what_it_asks_for(script, tmp_path, monkeypatch, capsys):
    """Every description is understood, and no sentence is left without a picture."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples")
    assert run(["storyboard", script, "-o", "film.yaml"]) == 0
    said = capsys.readouterr().err
    assert "warning" not in said
    shots = read_board(Path("film.yaml")).shots
    assert len(shots) >= 4
    notes = [note for shot in shots for note in shot.notes]
    assert [note for note in notes if note.startswith(("picture:", "nothing of"))] == []


def test_the_campaign_makes_a_film_for_each_row(tmp_path, monkeypatch):
    """Both rows, without a voice and small."""
    board = (EXAMPLES / "campaign.yaml").read_text("utf-8").replace("1280x720", "96x54")
    small = tmp_path / "campaign.yaml"
    small.write_text(board + 'voice: "off"\nmusic: "off"\nfps: 6\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    data = str(EXAMPLES / "people.csv")
    out = ["-o", "out/{name}.mp4", "--preview"]
    assert run(["campaign", "campaign.yaml", "--data", data, *out]) == 0
    assert {each.name for each in Path("out").glob("*.mp4")} == {"Ana.mp4", "Ben.mp4"}


def names_of(program: str) -> dict[str, object]:
    """What a program defines; it does nothing when it is only read."""
    return runpy.run_path(str(EXAMPLES / program), run_name="read")


def test_a_flickering_clip_is_mended(tmp_path, capsys):
    """Its score rises, and a clip of the same length is written."""
    light = np.where(np.arange(24) % 2, 1.0, 0.8)[:, None, None, None]
    source, calm = tmp_path / "phone.mkv", tmp_path / "calm.mkv"
    Clip((painted(24) * light).astype(np.uint8), 12).save(source)
    names_of("mend_a_clip.py")["mend"](str(source), str(calm))
    before, after = map(float, re.findall(r"[\d.]+", capsys.readouterr().out))
    assert after > before
    assert len(Clip.open(calm).frames) == 24


def test_a_ball_moves_between_the_drawings(tmp_path):
    """The drawings are kept, and the frames between them are others."""
    clip = names_of("in_betweens.py")["in_between"](tmp_path / "ball.mkv")
    assert len(clip.frames) == 7
    assert (clip.frames[0] != clip.frames[1]).any()
    assert (tmp_path / "ball.mkv").is_file()


def test_the_open_model_says_what_it_wants(tmp_path, capsys, monkeypatch):
    """Without its weights it tells how to fetch them."""
    monkeypatch.setenv("ONIONSKIN_WEIGHTS", str(tmp_path / "none"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    names_of("open_model.py")["paint"](str(tmp_path / "fox.mp4"))
    assert "onionskin engines pull wan" in capsys.readouterr().out


HOLD = names_of("own_engine.py")["HoldEngine"]


class TestHold(EngineContract):
    """What every engine promises, of the example's."""

    capabilities = HOLD.capabilities

    @pytest.fixture
    def case(self) -> EngineCase:
        return EngineCase(engine=HOLD(), request=Request(prompt=""), width=32, height=24)
