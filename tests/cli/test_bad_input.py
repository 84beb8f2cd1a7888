"""Bad input: one line that says what was given and what to do, 2 or 1, nothing written."""

import subprocess
from pathlib import Path

import pytest

FAST = ("--engine", "paintbox", "--seconds", "0.5")
USAGE = {
    "no words": (["make", ""], "the prompt is empty"),
    "only space": (["make", "  "], "the prompt is empty"),
    "10,000 characters": (["make", "x" * 10_000], "the limit is 2,000"),
    "no UTF-8": (["make", "fox \udcff"], "not valid UTF-8"),
    "size 0": (["make", "fox", "--size", "0x0"], "16..4096"),
    "size odd": (["make", "fox", "-o", "a.mp4", "--size", "255x101"], "256x102"),
    "size huge": (["make", "fox", "--size", "10000x10000"], "16..4096"),
    "size nonsense": (["make", "fox", "--size", "big"], "WIDTHxHEIGHT"),
    "0 seconds": (["make", "fox", "--seconds", "0"], "more than 0"),
    "-1 seconds": (["make", "fox", "--seconds", "-1"], "more than 0"),
    "1e9 seconds": (["make", "fox", "--seconds", "1e9"], "up to 3600"),
    "nan seconds": (["make", "fox", "--seconds", "nan"], "'nan' is not a number"),
    "text seconds": (["make", "fox", "--seconds", "two"], "'two'"),
    "text seed": (["make", "fox", "--seed", "7.5"], "'7.5' is not a whole number"),
    "a picture at no time": (["make", "fox", "--keyframe", "a.png"], "SECONDS=IMAGE"),
    "a picture after the end": (["make", "fox", "--keyframe", "9=here.png"], "outside"),
    "0 fps": (["make", "fox", "--fps", "0"], "fps 0"),
    "nan fps": (["make", "fox", "--fps", "nan"], "fps 'nan'"),
    "gif fps": (["make", "fox", "-o", "a.gif", "--fps", "60", "--seconds", "0.2"], "at most 50"),
    "seed": (["make", "fox", "--seed", "-1"], "seed is -1"),
    "steps": (["make", "fox", "--steps", "0"], "num_inference_steps is 0"),
    "guidance": (["make", "fox", "--guidance", "inf"], "'inf' is not a number"),
    "engine": (["make", "fox", "--engine", "toybix"], "did you mean toybox?"),
    "suffix": (["make", "fox", "-o", "fox.avi"], ".mp4, .webm"),
    "no suffix": (["make", "fox", "-o", "fox"], "no suffix"),
    "in the way": (["make", "fox", "-o", "here.mp4"], "--force"),
    "a folder in the way": (["make", "fox", "-o", "folder.mp4"], "folder of that name"),
    "cast form": (["make", "fox", "--cast", "mascot"], "NAME=FILE"),
    "cast file": (["make", "fox", "--cast", "mascot=none.png"], "no file none.png"),
    "no plan file": (["make", "fox", "--plan", "none.yaml"], "none.yaml cannot be read"),
    "a plan not YAML": (["make", "fox", "--plan", "bad.yaml"], "is not YAML"),
    "a plan too deep": (["make", "fox", "--plan", "deep.yaml"], "nested more than"),
    "a plan of nobody": (
        ["make", "fox", "--engine", "animatic", "--plan", "nobody.yaml"],
        "no cast entry 'nobody'",
    ),
    "a plan not text": (["make", "fox", "--plan", "binary.yaml"], "UTF-8"),
    "unknown option": (["make", "fox", "--sise", "1x1"], "--sise"),
    "unknown command": (["mke", "fox"], "mke"),
    "no prompt": (["make"], "the prompt is empty"),
    "no clip": (["measure"], "CLIP is missing"),
    "plan without words": (["plan", ""], "the prompt is empty"),
    "plan of 0 s": (["plan", "fox", "--seconds", "0"], "more than 0"),
    "plan seed": (["plan", "fox", "--seed", "-1"], "seed is -1"),
    "cast group": (["cast", "--group", "nobody"], "the groups are"),
    "cast sheet": (["cast", "fox", "--sheet", "a.tiff"], ".png"),
    "cast nobody": (["cast", "qqqq zzzz", "--sheet", "a.png"], "nothing was found to show"),
}
FAILURES = {
    "no folder": (["make", "fox", "-o", "none/fox.mp4"], "there is no folder none"),
    "a file for a folder": (["make", "fox", "-o", "here.mp4/fox.mp4"], "is not a folder"),
    "unwritable": (["make", "fox", "-o", "/proc/fox.mp4"], "/proc"),
}


@pytest.fixture
def things_in_the_way(onionskin):
    """Files of one's own, which every command leaves alone."""
    Path("here.mp4").write_text("mine")
    Path("folder.mp4").mkdir()
    Path("bad.yaml").write_text("{a: [")
    Path("deep.yaml").write_text("[" * 5000 + "]" * 5000)
    Path("nobody.yaml").write_text("{seconds: 1, subjects: [{cast: nobody, keys: [[0, 0, 0, 1]]}]}")
    Path("binary.yaml").write_bytes(b"\xff\xfe\x00\x80")
    return onionskin


def assert_refused(result, exit_code: int, expected: str) -> None:
    lines = result.stderr.splitlines()
    assert result.exit_code == exit_code, result
    assert len(lines) == 1, lines
    assert lines[0].startswith("onionskin: ")
    assert expected in lines[0]
    assert result.stdout == ""
    names = sorted(path.name for path in Path().iterdir() if path.suffix != ".yaml")
    assert names == ["folder.mp4", "here.mp4"]
    assert Path("here.mp4").read_text() == "mine"


def with_engine(arguments: list[str]) -> list[str]:
    fast = [] if "--engine" in arguments or arguments[0] != "make" else ["--engine", "paintbox"]
    return [*arguments, *fast]


@pytest.mark.parametrize("name", USAGE)
def test_usage_errors_exit_with_2(things_in_the_way, name):
    """What is wrong with the command."""
    arguments, expected = USAGE[name]
    assert_refused(things_in_the_way(*with_engine(arguments)), 2, expected)


@pytest.mark.parametrize("name", FAILURES)
def test_failures_exit_with_1(things_in_the_way, name):
    """What is wrong with the world."""
    arguments, expected = FAILURES[name]
    assert_refused(things_in_the_way(*with_engine(arguments)), 1, expected)


def test_errors_are_json_too(onionskin):
    """One object on stdout, the line on stderr."""
    result = onionskin("make", "", "--json")
    assert result.exit_code == 2
    assert result.json["error"] == "InvalidInput"
    assert result.json["exit_code"] == 2
    assert result.json["message"] in result.stderr


def test_usage_errors_are_json_too(onionskin):
    """Those that the command line itself finds."""
    assert onionskin("measure", "--json").json["error"] == "UsageError"


def test_missing_weights_are_a_failure(onionskin, monkeypatch):
    """Of the engine, in one line."""
    monkeypatch.setenv("PAINTBOX_WEIGHTS", "none.safetensors")
    result = onionskin("make", "a fox", *FAST)
    assert result.exit_code == 1
    assert (
        result.stderr == "onionskin: there are no weights at none.safetensors; reinstall paintbox\n"
    )
    assert list(Path().iterdir()) == []


def test_a_full_disk_is_a_failure(onionskin, tmp_path):
    """In one line, with nothing left behind."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("mounting needs root")
    try:
        result = onionskin("make", "a fox", "-o", f"{disk}/fox.mkv", *FAST)
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert result.exit_code == 1
    assert "no space left" in result.stderr.splitlines()[0]
    assert len(result.stderr.splitlines()) == 1


def test_bugs_are_one_line_and_a_code_of_their_own(onionskin, monkeypatch):
    """An error that nobody foresaw says so, and nothing is written."""
    monkeypatch.setattr("onionskin.render.delivery.Shot", lambda *_, **__: 1 / 0)
    result = onionskin("make", "a fox", *FAST)
    assert result.exit_code == 70
    assert "ZeroDivisionError" in result.stderr
    assert list(Path().iterdir()) == []
