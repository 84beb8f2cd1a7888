"""Footage that is read many times is read alike each time."""

import numpy as np
from tests.stability.conftest import as_clip, gliding

from onionskin.stability.measuring.footage import ClipFootage, Remembered


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
