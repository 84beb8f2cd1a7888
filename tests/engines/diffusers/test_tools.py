"""The tools, by the command line, with tiny Wan and LTX models on the shelf."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from fractions import Fraction
from functools import partial

import av
import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.conftest import painted
from tests.engines.diffusers import tiny_hunyuan, tiny_ltx, tiny_ltx2, tiny_wan

from onionskin import Clip
from onionskin.cli.app import run
from onionskin.engines.diffusers import entries
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.registry import POOL

WEIGHTS = {
    "wan": (tiny_wan.text, tiny_wan.vace),
    "wan-14b": (tiny_wan.text, tiny_wan.seen_first, tiny_wan.ends, tiny_wan.vace),
    "ltx": (tiny_ltx.ltx,),
    "ltx2": (tiny_ltx2.ltx2,),
}
ENTRIES = {"wan": "wan", "wan-14b": "wan_14b", "ltx": "ltx", "ltx2": "ltx2"}
SIZE = "64x48"


@pytest.fixture
def onionskin(stocked, tmp_path, monkeypatch, capsys):
    """Runs a command in an empty folder, with weights on the shelf and one step a fill."""
    for name, made in WEIGHTS.items():
        repos = dict.fromkeys(repo for way in FAMILIES[name].ways for repo in way.repos)
        for repo, folder in stocked(dict(zip(repos, made, strict=True))).items():
            place = tmp_path / "weights" / repo
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(folder, target_is_directory=True)
        quick = replace(FAMILIES[name], num_inference_steps=1)
        monkeypatch.setattr(entries, ENTRIES[name], partial(DiffusersEngine, quick))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        os, "environ", {**os.environ, "ONIONSKIN_WEIGHTS": str(tmp_path / "weights")}
    )
    POOL.clear()

    def call(*arguments):
        exit_code = run([str(argument) for argument in (*arguments, "--json", "--no-repair")])
        said = capsys.readouterr()
        assert exit_code == 0, said.err
        return json.loads(said.out), said.err

    yield call
    POOL.clear()


@pytest.fixture
def before(tmp_path):
    """In the folder: clip.mkv, and its first and last frame as pictures."""
    from PIL import Image

    frames = painted(9, 48, 64)
    Clip(frames, Fraction(16)).save(tmp_path / "clip.mkv")
    Image.fromarray(frames[0]).save(tmp_path / "a.png")
    Image.fromarray(frames[8]).save(tmp_path / "b.png")
    return frames


@pytest.mark.parametrize(("engine", "fps"), [("wan", 4), ("ltx", 24)])
def test_twelve_seconds_are_several_windows(onionskin, engine, fps):
    """Longer than a model makes at once; where it runs is said before it does."""
    told, said = onionskin(
        "make", "a fox", "--engine", engine, "--seconds", 12, "--size", SIZE, "--fps", fps,
        "-o", "o.mkv", "--device", "cpu",
    )  # fmt: skip
    assert told["num_fills"] > 1
    assert Clip.open("o.mkv").frames.shape == (12 * fps, 48, 64, 3)
    assert "runs on cpu in float32, memory fast" in said


def heard(path):
    """All samples of a file's sound, and its length in seconds."""
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
        seconds = sum(frame.samples for frame in frames) / container.streams.audio[0].rate
        return np.concatenate([frame.to_ndarray() for frame in frames], axis=1), seconds


def test_sound_comes_into_the_file_and_out_of_the_cache(onionskin):
    """The second time nothing is painted, and the same is seen and heard."""
    make = ("make", "a fox", "--engine", "ltx2", "--size", "64x64", "--fps", 24, "--seconds", 0.5,
            "--seed", 1, "-o")  # fmt: skip
    first, _ = onionskin(*make, "first.mkv")
    again, _ = onionskin(*make, "again.mkv")
    assert (first["num_fills_cached"], again["num_fills_cached"]) == (0, again["num_fills"])
    (sound, seconds), (repeated, _) = heard("first.mkv"), heard("again.mkv")
    assert seconds == pytest.approx(0.5, abs=0.1)
    assert np.abs(sound).max() > 0
    assert (sound == repeated).all()
    assert (Clip.open("first.mkv").frames == Clip.open("again.mkv").frames).all()


@pytest.mark.parametrize("engine", ["wan", "wan-14b", "ltx"])
def test_between_keeps_the_drawings(onionskin, before, engine):
    """By VACE, by a model of first and last frames, by keyframes."""
    onionskin("between", "a.png", "b.png", "--at", "0,0.5", "--fps", 16, "-o", "o.mkv",
              "--engine", engine)  # fmt: skip
    frames = Clip.open("o.mkv").frames
    assert len(frames) == 9
    assert (frames[[0, 8]] == before[[0, 8]]).all()
    assert (frames[1:8].std(axis=(1, 2)) > 0).any()


@pytest.mark.parametrize("engine", ["wan", "ltx"])
def test_extend_goes_on(onionskin, before, engine):
    """The old frames stay, bit for bit."""
    onionskin("extend", "clip.mkv", "on", "--seconds", 0.5, "-o", "o.mkv", "--engine", engine)
    frames = Clip.open("o.mkv").frames
    assert len(frames) == 17
    assert (frames[:9] == before).all()


def test_steps_and_guidance_are_for_every_tool(onionskin, before, monkeypatch):
    """They reach the model; an engine that knows none refuses before anything is painted."""
    asked = []
    fill = DiffusersEngine.fill

    def noted(self, canvas, request, **more):
        asked.append((request.num_inference_steps, request.guidance_scale))
        return fill(self, canvas, request, **more)

    monkeypatch.setattr(DiffusersEngine, "fill", noted)
    chosen = ("-o", "o.mkv", "--force", "--steps", 2, "--guidance", 3)
    onionskin("extend", "clip.mkv", "on", "--seconds", 0.25, "--engine", "wan", *chosen)
    onionskin("between", "a.png", "b.png", "--at", "0,0.25", "--engine", "wan", *chosen)
    assert set(asked) == {(2, 3.0)}
    assert run(["between", "a.png", "b.png", "--engine", "flow", *map(str, chosen)]) == 2


def test_modify_changes_the_region_only(onionskin, before):
    """By VACE: every other pixel is the same."""
    onionskin("modify", "clip.mkv", "a hat", "--region", "16,8,32,24", "-o", "o.mkv",
              "--engine", "wan")  # fmt: skip
    changed = (Clip.open("o.mkv").frames != before).any(axis=(0, -1))
    inside = np.zeros((48, 64), bool)
    inside[8:32, 16:48] = True
    assert not changed[~inside].any()
    assert changed[inside].mean() > 0.9


def test_a_clip_longer_than_a_model_makes_is_refused_where_it_cannot_go_on(
    stocked, tmp_path, capsys
):
    """Weights that start from words alone: before anything is painted, in one line."""
    engine = f"diffusers:{stocked({'tiny/text': tiny_hunyuan.text})['tiny/text']}"
    too_long = ("make", "a fox", "--engine", engine, "--seconds", "6", "-o", f"{tmp_path}/o.mkv")
    assert run([*too_long]) == 2
    assert "more than this engine fills at once (129)" in capsys.readouterr().err
    assert run(["make", "a fox", "--engine", engine, "--seconds", "5", "--dry-run"]) == 0
    assert "120 frames in 1 fill" in capsys.readouterr().out


def test_a_guide_is_part_of_a_clip_s_order(onionskin, tmp_path):
    """It is made again as it was led; another guide is another fill, and the plan is kept."""
    from onionskin.media.read import read_origin

    asked = ("--engine", "wan", "--size", SIZE, "--seconds", "0.3125", "--fps", "16", "--seed", "1")
    made, _ = onionskin("make", "a woman waves", *asked, "--guide", "pose", "-o", "led.mkv")
    assert made["num_fills_cached"] == 0
    order = read_origin(tmp_path / "led.mkv").order
    assert order["options"]["guide"] == "pose"
    (plan,) = order["staging"]["plans"]
    assert plan["figures"][0]["name"] == "woman"
    again, _ = onionskin("again", "led.mkv", "-o", "again.mkv")
    assert again["num_fills_cached"] == 1
    assert np.array_equal(Clip.open("again.mkv").frames, Clip.open("led.mkv").frames)
    other, _ = onionskin("make", "a woman waves", *asked, "--guide", "depth", "-o", "other.mkv")
    assert other["num_fills_cached"] == 0
    plain, _ = onionskin("make", "a woman waves", *asked, "-o", "plain.mkv")
    assert plain["num_fills_cached"] == 0
    assert "guide" not in {key for key, value in _options(tmp_path / "plain.mkv") if value}


def _options(path):
    from onionskin.media.read import read_origin

    return read_origin(path).order["options"].items()
