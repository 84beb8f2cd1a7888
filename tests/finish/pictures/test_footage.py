"""Own footage at the film's rate and size."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from onionskin.clip import Clip
from onionskin.errors import InvalidInput
from onionskin.finish.pictures.footage import FootageFrames, framed
from onionskin.fitting import Size

SIZE = Size(64, 36)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds at 10 frames a second; each frame is brighter by 12 than the one before."""
    frames = np.stack([np.full((36, 64, 3), 10 + 12 * k, np.uint8) for k in range(20)])
    file = tmp_path_factory.mktemp("footage") / "own.mkv"
    Clip(frames, Fraction(10)).save(file)
    return file


def levels(footage: FootageFrames, count: int) -> list[int]:
    """Which frame of the file each of the shot is."""
    return [round((float(frame.mean()) - 10) / 12) for frame in footage.frames(count)]


def test_frames_are_those_of_the_same_moments(path: Path):
    """Every second one at half the rate, each twice at double the rate."""
    assert levels(FootageFrames(path=path, size=SIZE, fps=Fraction(5)), 10) == list(range(0, 20, 2))
    assert levels(FootageFrames(path=path, size=SIZE, fps=Fraction(20)), 8) == [
        0,
        0,
        1,
        1,
        2,
        2,
        3,
        3,
    ]


def test_a_part_begins_and_ends_where_it_is_asked_to(path: Path):
    """And its last frame is held where the shot is longer, with a word about it."""
    footage = FootageFrames(path=path, size=SIZE, fps=Fraction(10), start=0.5, end=0.9)
    assert levels(footage, 6) == [5, 6, 7, 8, 8, 8]
    assert "its last frame is held" in footage.warnings[0]


def test_a_part_past_the_end_is_refused(path: Path):
    """With how long the file is."""
    footage = FootageFrames(path=path, size=SIZE, fps=Fraction(10), start=5)
    with pytest.raises(InvalidInput, match=r"is 2\.00 s long"):
        list(footage.frames(3))


def test_footage_fills_the_frame_or_stands_whole_on_its_ground():
    """Four to three is cut, a portrait is not."""
    wide = framed(np.full((48, 64, 3), 200, np.uint8), Size(64, 36))
    assert wide.shape == (36, 64, 3)
    assert (wide == 200).all()
    tall = framed(np.full((64, 36, 3), 200, np.uint8), Size(64, 36))
    assert tall.shape == (36, 64, 3)
    assert (tall[:, 32] == 200).all()
    assert tall[:, 2].max() < 160
