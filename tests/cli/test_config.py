"""`onionskin config`, and which engine makes videos where none is named."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

import onionskin as package
from onionskin.media.read import read_origin

SMALL = ("--size", "64x36", "--seconds", "0.25", "--seed", 1)


def test_videos_are_made_on_the_stage_unless_another_engine_is_chosen(onionskin):
    """In the file, by the variable, by the option: each goes before the one before."""
    onionskin("make", "a woman waves", *SMALL, "-o", "a.mkv")
    assert read_origin("a.mkv").engine == "stage"
    assert "stage" in onionskin("config").stdout
    onionskin("config", "engine", "paintbox")
    assert onionskin("config", "--json").json["engine"] == "paintbox"
    onionskin("make", "a woman waves", *SMALL, "--no-repair", "-o", "b.mkv")
    assert read_origin("b.mkv").engine == "paintbox"
    onionskin("make", "a woman waves", *SMALL, "--engine", "stage", "-o", "c.mkv")
    assert read_origin("c.mkv").engine == "stage"
    onionskin("config", "engine", "--unset")
    assert onionskin("config", "--json").json["engine"] is None


def test_the_size_and_the_rate_are_the_stages_own(onionskin):
    """1280x720 at 24 frames a second, in the options that the file keeps."""
    import json

    said = onionskin("make", "a woman waves", "--seconds", "1", "--dry-run", "--json").json
    assert said["num_frames"] == 24
    made = onionskin("make", "a woman waves", "--seconds", "0.125", "--json", "-o", "a.mkv").json
    assert (made["width"], made["height"], made["fps"]) == (1280, 720, 24), json.dumps(made)


def test_python_goes_by_the_same_choice(monkeypatch):
    """`onionskin.make` as well."""
    small = {"size": (64, 36), "seconds": 0.25, "seed": 1}
    assert package.make("a woman waves", **small).origin.engine == "stage"
    monkeypatch.setenv("ONIONSKIN_ENGINE", "paintbox")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", package.OnionskinWarning)
        made = package.make("a woman waves", repair=False, **small)
    assert made.origin.engine == "paintbox"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("config", "engin", "toybox"), "the settings are: engine, on, workers"),
        (("config", "engine", "toybix"), "did you mean toybox"),
        (("config", "--unset"), "engine --unset"),
        (("config", "on", "rey"), "choose one of"),
        (("config", "workers", "100"), "give 1..64"),
    ],
)
def test_what_cannot_be_set_is_refused(onionskin, arguments, said):
    """In one line that says what can."""
    result = onionskin(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_commands_go_to_the_place_that_was_chosen(onionskin):
    """Every one that spreads work; `--on` names another for once."""
    onionskin("config", "on", "ray-cpu:1:2:3")
    told = onionskin("config", "--json").json
    assert (told["on"], told["workers"]) == ("ray-cpu:1:2:3", None)
    assert "threads" not in onionskin("config", "on").stdout
    small = ("make", "a woman waves", *SMALL, "-o", "a.mkv")
    refused = onionskin(*small)
    assert refused.exit_code != 0
    assert "Ray" in refused.stderr
    assert onionskin(*small, "--on", "threads").exit_code == 0
    onionskin("config", "on", "threads")
    onionskin("config", "workers", "2")
    assert "workers = 2" in onionskin("config").stdout
    assert onionskin(*small, "--force").exit_code == 0


def test_a_damaged_file_is_named(onionskin, monkeypatch, tmp_path):
    """With what it may say."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = Path(tmp_path, "onionskin", "config.toml")
    file.parent.mkdir()
    for text in ("engine = ", "colour = 'red'", "engine = 3"):
        file.write_text(text)
        result = onionskin("config")
        assert result.exit_code == 2
        assert str(file) in result.stderr


@pytest.mark.parametrize(
    ("flag", "value"),
    [("--image", "a.png"), ("--negative", "rain"), ("--steps", 3), ("--guidance", 2.0)],
)
def test_the_stage_refuses_what_it_does_not_go_by(onionskin, flag, value):
    """In one line that names the flag, and what to do."""
    from PIL import Image

    Image.new("RGB", (8, 8)).save("a.png")
    result = onionskin("make", "a woman waves", *SMALL, flag, value, "-o", "a.mkv")
    assert result.exit_code == 2
    assert flag in result.stderr
    assert "--engine toybox" in result.stderr


def test_camera_and_motion_reach_the_stage(onionskin):
    """They are in the plan that the file keeps; what is no camera is refused."""
    more = ("--camera", "close-up+dolly-in", "--motion", "10", "-o", "a.mkv")
    onionskin("make", "a woman waves", *SMALL, *more)
    plan = read_origin("a.mkv").order["staging"]["plans"][0]
    assert (plan["camera"]["shot"], plan["camera"]["move"]) == ("close-up", "dolly-in")
    assert plan["pace"] == 2.0
    bad = onionskin("make", "a woman waves", *SMALL, "--camera", "wobble", "-o", "b.mkv")
    assert bad.exit_code == 2
    assert "close-up+dolly-in" in bad.stderr
