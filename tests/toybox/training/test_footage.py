"""Clips of WebDataset shards as training examples."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from tests.conftest import painted
from tests.toybox.training.conftest import CONFIG

from onionskin import Clip
from onionskin.errors import InvalidInput, MediaError
from onionskin.toybox.training.config import Kind, TrainingSet
from onionskin.toybox.training.footage import FootageClips
from onionskin.toybox.training.metrics import read_log
from onionskin.toybox.training.trainer import train


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two shards with three clips, each of another grey; one has no caption."""
    folder = tmp_path_factory.mktemp("set")
    for number, greys in enumerate(((40, 120), (200,))):
        with tarfile.open(folder / f"{number:06d}.tar", "w") as tar:
            for grey in greys:
                frames = painted(9) // 8 + np.uint8(grey)
                file = Clip(frames, Fraction(8)).save(folder / f"{grey}.mp4")
                tar.add(file, f"c{grey}.mp4")
                if grey != 200:
                    (folder / "clip.txt").write_text(f"grey {grey}")
                    tar.add(folder / "clip.txt", f"c{grey}.txt")
    return folder


KIND = Kind(batch=1, num_frames=3, height=32, width=32)


def test_every_clip_is_seen_once_before_any_is_seen_again(shards: Path) -> None:
    """In another order each time; captions go with their clips."""
    clips = FootageClips(shards, seed=1)
    assert clips.captions == ["grey 40", "grey 120", ""]
    rng = np.random.default_rng(0)
    seen = [clips.example(KIND, rng, number) for number in range(12)]
    orders = [tuple(each["caption"] for each in seen[at : at + 3]) for at in range(0, 12, 3)]
    assert all(sorted(order) == [0, 1, 2] for order in orders)
    assert len(set(orders)) > 1
    for each in seen:
        grey = (40, 120, 200)[each["caption"]]
        assert each["frames"].shape == (3, 32, 32, 3)
        assert abs(float(each["frames"].mean()) - grey - 16) < 8
        assert (np.diff(each["seconds"]) > 0).all()


def test_a_clip_is_cut_by_the_numbers_it_is_given(shards: Path) -> None:
    """The same again, for whoever reads it."""
    first, again = (
        FootageClips(shards, seed=1).example(KIND, np.random.default_rng(5), 1) for _ in range(2)
    )
    assert (first["frames"] == again["frames"]).all()
    assert (first["known"] == again["known"]).all()


def test_a_model_is_trained_on_footage(shards: Path, tmp_path: Path) -> None:
    """Captions and all."""
    config = replace(CONFIG, kinds=(KIND,), data=TrainingSet(folder=shards), num_steps=2)
    train(config, tmp_path)
    assert [line["frames"] for line in read_log(tmp_path)] == [3, 6]


def test_shards_without_clips_or_damaged_are_named(tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "a.tar").write_bytes(b"no tar at all")
    with pytest.raises(MediaError, match=r"a\.tar cannot be read"):
        FootageClips(tmp_path, 1)
    tarfile.open(tmp_path / "a.tar", "w").close()
    with pytest.raises(InvalidInput, match="hold no clips"):
        FootageClips(tmp_path, 1)
