"""Footage that is read many times is read alike each time."""

import cv2
import numpy as np
import pytest
from tests.stability.conftest import as_clip, gliding

from onionskin.stability.measuring.footage import ClipFootage, Remembered, open_footage


def test_what_is_remembered_says_what_the_clip_says():
    """What is wrong with the file, how long it is, and its frames at any size."""
    footage = ClipFootage(as_clip(gliding(4)), ["it was cut short"])
    trials = Remembered(footage)
    assert trials.warnings == ["it was cut short"]
    assert trials.info == footage.info
    for size in ((48, 32), (48, 32), (32, 48), None):
        for ours, theirs in zip(trials.frames(size), footage.frames(size), strict=True):
            assert np.array_equal(ours, theirs)
    trials.forget()
    assert len(list(trials.frames((48, 32)))) == 4


@pytest.mark.parametrize("suffix", [".gif", ".mkv", "/"])
def test_footage_is_as_large_as_it_is_asked_for(tmp_path, suffix):
    """Or as it is; in memory, as pictures and as a video."""
    clip = as_clip(gliding(4))
    clip.save(f"{tmp_path}/a{suffix}")
    for footage in (ClipFootage(clip), open_footage(f"{tmp_path}/a{suffix}")):
        whole, small = list(footage.frames()), list(footage.frames((48, 32)))
        assert [frame.shape for frame in whole] == [(64, 96, 3)] * 4
        assert [frame.shape for frame in small] == [(32, 48, 3)] * 4
        assert np.abs(np.stack(whole).astype(int) - clip.frames).mean() < 9
        wanted = np.stack(
            [cv2.resize(each, (48, 32), interpolation=cv2.INTER_AREA) for each in clip.frames]
        )
        assert np.abs(np.stack(small).astype(int) - wanted).mean() < 9


def test_a_clip_is_remembered_up_to_64_mebibytes(monkeypatch):
    """Just so many bytes."""
    footage = ClipFootage(as_clip(gliding(4)))
    monkeypatch.setattr("onionskin.stability.measuring.footage.ROOM_BYTES", 4 * 48 * 32 * 3)
    trials = Remembered(footage)
    first = list(trials.frames((48, 32)))
    assert all(a is b for a, b in zip(first, trials.frames((48, 32)), strict=True))
    monkeypatch.setattr("onionskin.stability.measuring.footage.ROOM_BYTES", 4 * 48 * 32 * 3 - 1)
    trials = Remembered(footage)
    first = list(trials.frames((48, 32)))
    assert not any(a is b for a, b in zip(first, trials.frames((48, 32)), strict=True))
