"""A clip's file, made larger: its sound and what it says of itself go with it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.upscaling.test_upscaler import _drawing, installed

import onionskin
from onionskin import Clip
from onionskin.errors import InvalidInput
from onionskin.media.read import read_origin, read_sound
from onionskin.sound import Sound
from onionskin.upscaling.upscale_file import upscale_file

pytestmark = pytest.mark.filterwarnings("ignore::onionskin.OnionskinWarning")


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Three frames of a drawing with half a second of a tone."""
    frames = np.stack([_drawing()] * 3)
    tone = 0.3 * np.sin(np.arange(24000) * 0.05, dtype=np.float32)[:, None]
    path = tmp_path / "clip.mkv"
    Clip(frames, Fraction(8), Sound(tone, 48000)).save(path)
    return path


@installed
def test_sound_and_length_are_kept(clip: Path, tmp_path: Path) -> None:
    """Frame for frame, twice as large; the sound is the same to the bit."""
    done = upscale_file(clip, tmp_path / "large.mkv")
    assert (done.num_frames, done.factor, tuple(done.size)) == (3, 2, (192, 128))
    large = Clip.open(tmp_path / "large.mkv")
    assert large.frames.shape == (3, 128, 192, 3)
    assert large.fps == 8
    before, after = read_sound(clip), read_sound(tmp_path / "large.mkv")
    assert np.array_equal(before.samples, after.samples)


@installed
def test_a_size_is_reached_and_the_origin_kept(tmp_path: Path) -> None:
    """By the next factor, then shrunk; the file still says how it was made."""
    made = onionskin.make(
        "a red fox in the snow by day", engine="animatic", size=(64, 48), seconds=0.25, seed=1
    )
    made.save(tmp_path / "small.mkv")
    done = upscale_file(tmp_path / "small.mkv", tmp_path / "large.mkv", size=(160, 120))
    assert (done.factor, tuple(done.size)) == (3, (160, 120))
    assert Clip.open(tmp_path / "large.mkv").frames.shape[1:3] == (120, 160)
    assert read_origin(tmp_path / "large.mkv") == read_origin(tmp_path / "small.mkv")


def test_what_is_no_larger_is_refused(clip: Path, tmp_path: Path) -> None:
    """Before anything is read; so are another shape, and both a factor and a size."""
    for asked, said in (
        ({"size": (96, 64)}, "not larger than the clip"),
        ({"size": (400, 130)}, "a different shape"),
        ({"size": (192, 128), "factor": 2}, "not both"),
        ({"factor": 7}, "not 2, 3 or 4"),
    ):
        with pytest.raises(InvalidInput, match=said):
            upscale_file(clip, tmp_path / "large.mkv", **asked)
    assert not (tmp_path / "large.mkv").exists()


@installed
def test_what_is_painted_small_is_sharpened_where_asked() -> None:
    """The reel enlarges painted frames by it; an engine that paints any size has no use for it."""
    from dataclasses import replace

    from onionskin.errors import OnionskinWarning
    from onionskin.fitting import Size
    from onionskin.render.reel import blank
    from onionskin.upscaling.upscaler import Upscaler

    reel = blank(Size(192, 128), 2, Fraction(8))
    painted = _drawing()
    plain = reel.finished(0, painted, lambda index: painted)
    sharp = replace(reel, upscaled=True).finished(0, painted, lambda index: painted)
    assert sharp.shape == plain.shape == (128, 192, 3)
    assert np.array_equal(sharp, Upscaler(2).enlarged(painted))
    assert not np.array_equal(sharp, plain)
    asked = {"engine": "animatic", "seconds": 0.25, "size": (64, 48), "seed": 1}
    with pytest.warns(OnionskinWarning, match="nothing is enlarged"):
        onionskin.make("a red fox in the snow by day", upscale=True, **asked)
