"""What is learned from: files, captions, frames."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from tests.conftest import painted

from onionskin import Clip
from onionskin.errors import InvalidInput
from onionskin.finetuning.material import pieces_of
from onionskin.fitting import Size


def test_captions_stand_beside_their_files(material: Path, tmp_path: Path) -> None:
    """Or are the prompt's, where there is one."""
    folder = shutil.copytree(material, tmp_path / "m")
    (folder / "0.txt").write_text("a red\n wall")
    (folder / "notes.md").write_text("no material")
    pieces = pieces_of(folder, "a fox")
    assert [piece.caption for piece in pieces] == ["a red wall", "a fox", "a fox", "a fox"]
    with pytest.raises(InvalidInput, match=r"1\.png \(3 of 4 files\) has no caption: .* 1\.txt"):
        pieces_of(folder)


def test_clips_give_lengths_that_the_model_makes(material: Path, tmp_path: Path) -> None:
    """At its rate: of 16 frames a second every second one; a picture gives one frame."""
    Clip(painted(16), Fraction(16)).save(tmp_path / "clip.mkv")
    [clip] = pieces_of(tmp_path, "x")
    size = Size(32, 32)
    assert clip.is_clip
    assert clip.frames(size, 8.0, 33, 4).shape == (5, 32, 32, 3)
    assert clip.frames(size, 16.0, 9, 4).shape == (9, 32, 32, 3)
    picture = pieces_of(material, "x")[0].frames(size, 8.0, 33, 4)
    assert picture.shape == (1, 32, 32, 3)
    assert (picture == (230, 20, 30)).all()


def test_a_folder_without_material_is_refused(tmp_path: Path) -> None:
    """As is none at all."""
    with pytest.raises(InvalidInput, match="holds 0 pictures and clips"):
        pieces_of(tmp_path, "x")
    with pytest.raises(InvalidInput, match="is not a folder"):
        pieces_of(tmp_path / "nothing", "x")
