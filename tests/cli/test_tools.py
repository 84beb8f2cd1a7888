"""Tools that start from pictures and clips: what is given stays, bit for bit."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted

from onionskin import Clip

PAINTBOX = ("--engine", "paintbox")


@pytest.fixture
def before(tmp_path) -> np.ndarray:
    """In the folder: clip.mkv, its frames as a.png and b.png, and a mask."""
    frames = painted(9, 64, 64)
    Clip(frames, Fraction(8)).save(tmp_path / "clip.mkv")
    Image.fromarray(frames[0]).save(tmp_path / "a.png")
    Image.fromarray(frames[8]).save(tmp_path / "b.png")
    mask = np.zeros((64, 64), np.uint8)
    mask[20:40, 10:50] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    return frames


def test_animate_starts_with_the_picture(onionskin, before):
    """Frame 0 is the picture."""
    assert onionskin("animate", "a.png", "a fox", "-o", "o.mkv", *PAINTBOX).exit_code == 0
    frames = Clip.open("o.mkv").frames
    assert len(frames) == 16
    assert (frames[0] == before[0]).all()


def test_between_keeps_the_drawings(onionskin, before):
    """At their times."""
    result = onionskin(
        "between", "a.png", "b.png", "--at", "0,1", "-o", "o.mkv", "--engine", "flow", "--json"
    )
    frames = Clip.open("o.mkv").frames
    assert result.json["num_frames"] == len(frames) == 9
    assert (frames[[0, 8]] == before[[0, 8]]).all()
    assert (frames[4] != frames[0]).any()


def test_extend_goes_on(onionskin, before):
    """The old frames stay; also where the new ones come first."""
    result = onionskin("extend", "clip.mkv", "on", "--seconds", 3, "-o", "o.mkv", *PAINTBOX)
    assert result.exit_code == 0
    frames = Clip.open("o.mkv").frames
    assert len(frames) == 33
    assert (frames[:9] == before).all()


def test_modify_changes_the_region_only(onionskin, before):
    """Every other pixel is the same; the mask does what the region does."""
    region = ("modify", "clip.mkv", "a hat", "--region", "10,20,40,20", "--seed", 3, *PAINTBOX)
    assert onionskin(*region, "-o", "o.mkv").exit_code == 0
    changed = (Clip.open("o.mkv").frames != before).any(axis=-1)
    inside = np.zeros((64, 64), bool)
    inside[20:40, 10:50] = True
    assert not changed[:, ~inside].any()
    assert changed[:, inside].mean() > 0.9
    masked = ("modify", "clip.mkv", "a hat", "--mask", "mask.png", "--seed", 3, *PAINTBOX)
    assert onionskin(*masked, "-o", "m.mkv").exit_code == 0
    assert (Clip.open("m.mkv").frames == Clip.open("o.mkv").frames).all()


def test_modify_keeps_the_frames_outside_its_time(onionskin, before):
    """From one second to another."""
    time = ("--from", "0.5", "--to", "0.75")
    region = ("modify", "clip.mkv", "a hat", "--region", "0,0,64,64", *time, *PAINTBOX)
    assert onionskin(*region, "-o", "o.mkv").exit_code == 0
    same = (Clip.open("o.mkv").frames == before).all(axis=(1, 2, 3))
    assert np.flatnonzero(~same).tolist() == [4, 5]


def test_expand_keeps_the_old_frame(onionskin, before):
    """In the corner that was asked for, though the engine paints at another size."""
    size = ("--size", "96x72", "--anchor", "top-left")
    assert onionskin("expand", "clip.mkv", "more", *size, "-o", "o.mkv", *PAINTBOX).exit_code == 0
    frames = Clip.open("o.mkv").frames
    assert frames.shape == (9, 72, 96, 3)
    assert (frames[:, :64, :64] == before).all()


def test_smooth_raises_the_rate(onionskin, before):
    """Old frames stay; the new ones lie between them."""
    assert onionskin("smooth", "clip.mkv", "--fps", 24, "-o", "o.mkv").exit_code == 0
    clip = Clip.open("o.mkv")
    assert (clip.num_frames, clip.fps) == (27, 24)
    assert (clip.frames[::3] == before).all()


def test_a_dry_run_says_what_it_would_do(onionskin, before):
    """And writes nothing."""
    result = onionskin("make", "fox", "--seconds", 9, "-o", "o.mkv", "--dry-run", *PAINTBOX)
    assert result.stdout.startswith("72 frames in ")
    assert result.exit_code == 0
    assert not Path("o.mkv").exists()


def test_a_second_render_costs_nothing(onionskin, before):
    """Its fills are kept; `cache` says how many, and throws them away."""
    make = ("make", "fox", "--seconds", 6, "--seed", 1, "--json", "--no-repair", *PAINTBOX)
    first = onionskin(*make, "-o", "a.mkv").json
    second = onionskin(*make, "-o", "b.mkv").json
    assert first["num_fills_cached"] == 0
    assert second["num_fills_cached"] == second["num_fills"] > 1
    assert Path("a.mkv").read_bytes() == Path("b.mkv").read_bytes()
    assert onionskin("cache", "--json").json["num_fills"] == first["num_fills"]
    assert onionskin("cache", "--clear", "--json").json["num_bytes"] == 0
