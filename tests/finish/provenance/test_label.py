"""The visible label: where, when and how large."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.provenance.label import VisibleLabel


def grey(size=(640, 360)):
    return np.full((size[1], size[0], 3), 128, np.uint8)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(640, 360), (360, 640), (1920, 1080)])
def test_letters_have_a_twentieth_of_the_shorter_side(size, language):
    """As GB 45438-2025 asks for; measured on the letters that are seen."""
    label = VisibleLabel("corner", size, language)
    painted = label.paint(grey(size), 0.0)
    letters = np.flatnonzero((painted > 235).all(axis=2).any(axis=1))
    assert np.ptp(letters) + 1 >= 0.05 * min(size) - 1
    assert label.box.bottom < size[1] / 5
    assert label.box.right < size[0] * 0.75


def test_nothing_but_its_box_changes():
    """And the frame that was given is as it was."""
    label, frame = VisibleLabel("corner", (640, 360)), grey()
    painted = label.paint(frame, 0.0)
    assert np.array_equal(frame, grey())
    changed = (painted != frame).any(axis=2)
    box = label.box
    assert changed[box.top : box.bottom, box.left : box.right].mean() > 0.5
    changed[box.top : box.bottom, box.left : box.right] = False
    assert not changed.any()


def test_in_the_first_seconds_it_is_seen_for_two_and_goes():
    """Then frames are given back as they came."""
    label, frame = VisibleLabel("first", (640, 360)), grey()
    start = label.paint(frame, 0.0)
    assert np.array_equal(start, label.paint(frame, 2.5))
    fading = label.paint(frame, 2.8).astype(int)
    assert 0 < np.abs(fading - 128).max() < np.abs(start.astype(int) - 128).max()
    assert label.paint(frame, 3.0) is frame


def test_it_may_be_off():
    """Then nothing is painted; unknown kinds are refused."""
    frame = grey()
    assert VisibleLabel("off", (640, 360)).paint(frame, 0) is frame
    with pytest.raises(InvalidInput, match="corner"):
        VisibleLabel("everywhere", (640, 360))
