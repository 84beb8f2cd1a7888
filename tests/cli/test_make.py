"""`onionskin make`."""

import json
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.cli.conftest import start

from onionskin import Clip
from onionskin.media.read import read_origin

FAST = ("--engine", "paintbox", "--seconds", "0.5")


def test_a_sentence_becomes_a_file(onionskin):
    """Its name is what stdout says; it holds the clip, and how it came to be."""
    result = onionskin("make", "a red fox", "-o", "fox.mp4", "--seed", 7, *FAST)
    assert result.exit_code == 0
    assert result.stdout == "fox.mp4\n"
    assert Clip.open("fox.mp4").frames.shape == (4, 64, 64, 3)
    assert read_origin("fox.mp4").prompt == "a red fox"
    assert read_origin("fox.mp4").seed == 7


def test_json_is_one_object_and_all_there_is_on_stdout(onionskin):
    """With every field that was promised."""
    result = onionskin(
        *("make", "雪地里的狐狸", "-o", "fox.gif", "--seed", 7, "--json", "--no-repair", *FAST)
    )
    report = result.json
    assert report.pop("seconds_elapsed") > 0
    assert report == {
        "schema": "onionskin.clip/1",
        "output": "fox.gif",
        "engine": "paintbox",
        "weights": "paintbox-1",
        "revision": "1",
        "prompt": "雪地里的狐狸",
        "seed": 7,
        "num_frames": 4,
        "fps": 8,
        "width": 64,
        "height": 64,
        "num_fills": 1,
        "num_fills_cached": 0,
        "repair": None,
        "warnings": ["it is only noise"],
    }
    assert "warning: it is only noise" in result.stderr


def test_the_report_says_what_was_mended(onionskin):
    """Noise does not hold still: another seed is tried, and the failure is said."""
    report = onionskin("make", "a fox", "-o", "fox.gif", "--seed", 7, "--json", *FAST).json
    assert report["repair"]["before"]["score"] < 50
    assert {"flicker", "crawl", "jitter", "pops", "drift"} < set(
        report["repair"]["after"]["measures"]
    )
    assert [action["kind"] for action in report["repair"]["actions"]].count("seed") == 1
    assert any("are not steady" in warning for warning in report["warnings"])


def test_a_random_seed_is_told_and_makes_the_same_again(onionskin):
    """Byte for byte."""
    seed = onionskin("make", "a fox", "-o", "a.mkv", "--json", *FAST).json["seed"]
    onionskin("make", "a fox", "-o", "b.mkv", "--seed", seed, *FAST)
    assert Path("a.mkv").read_bytes() == Path("b.mkv").read_bytes()


def test_without_an_output_a_new_name_is_made_from_the_prompt(onionskin):
    """Never one that is taken."""
    names = [onionskin("make", "A red fox!", *FAST).stdout.strip() for _ in range(2)]
    assert names == ["a-red-fox.mp4", "a-red-fox-2.mp4"]


def test_every_option_reaches_the_engine(onionskin):
    """Size, rate, steps, guidance, negative prompt, an output folder."""
    result = onionskin(
        *("make", "a fox", "-o", "out/", "--size", "130x70", "--fps", "24000/1001"),
        *("--steps", 2, "--guidance", 3, "--negative", "blur", "--json", *FAST),
    )
    report = result.json
    assert (report["width"], report["height"], report["num_frames"]) == (130, 70, 12)
    assert report["fps"] == "24000/1001"
    assert len(list(Path("out").iterdir())) == 12
    assert any("painted at 96x48" in warning for warning in report["warnings"])


def test_force_replaces_and_only_force(onionskin):
    """A file in the way is kept."""
    Path("fox.mp4").write_text("mine")
    refused = onionskin("make", "a fox", "-o", "fox.mp4", *FAST)
    assert refused.exit_code == 2
    assert Path("fox.mp4").read_text() == "mine"
    assert onionskin("make", "a fox", "-o", "fox.mp4", "--force", *FAST).exit_code == 0
    assert Clip.open("fox.mp4").num_frames == 4


def start_slow(tmp_path: Path, *arguments: str, step_seconds: str) -> subprocess.Popen[str]:
    """A slow `make` in tmp_path/work that has started to paint."""
    sign, folder = tmp_path / "started", tmp_path / "work"
    folder.mkdir()
    process = start(
        *("make", "a fox", "-o", "fox.mp4", *arguments, *FAST),
        folder=folder,
        PAINTBOX_STEP_SECONDS=step_seconds,
        PAINTBOX_SIGN=str(sign),
    )
    while not sign.exists():
        assert process.poll() is None
        time.sleep(0.05)
    return process


@pytest.mark.parametrize("json_too", [False, True])
@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_at_the_next_step_and_leaves_nothing(tmp_path, json_too, signal_number):
    """One line, the signal's exit code, an empty folder; all 1,000 steps would take 100 s."""
    options = ["--steps", "1000"] + ["--json"] * json_too
    process = start_slow(tmp_path, *options, step_seconds="0.1")
    process.send_signal(signal_number)
    stdout, stderr = process.communicate(timeout=20)
    assert process.returncode == 128 + signal_number
    assert re.fullmatch(r"onionskin: stopped after \d+ of 1000 steps\n", stderr)
    assert list((tmp_path / "work").iterdir()) == []
    if json_too:
        assert json.loads(stdout)["error"] == "Cancelled"
    else:
        assert stdout == ""


def test_ctrl_c_does_not_wait_for_the_end_of_a_long_step(tmp_path):
    """A step that takes for ever is interrupted."""
    process = start_slow(tmp_path, step_seconds="600")
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == 130
    assert stderr == "onionskin: stopped; nothing half-written is left\n"
    assert list((tmp_path / "work").iterdir()) == []
