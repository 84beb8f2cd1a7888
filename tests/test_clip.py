"""Clips."""

from dataclasses import FrozenInstanceError
from fractions import Fraction

import numpy as np
import pytest

from onionskin import Clip
from onionskin.errors import Cancelled, InvalidInput, OutputExists


def test_clip_knows_its_shape_and_duration():
    """Sides come from the frames; the last frame is shown as long as the others."""
    clip = Clip(np.zeros((12, 6, 8, 3), np.uint8), Fraction(8))
    assert (clip.num_frames, clip.height, clip.width) == (12, 6, 8)
    assert clip.duration_seconds == 1.5


def test_a_clip_is_shown_in_one_line():
    """How many frames, their size and rate, how long; not its pixels."""
    clip = Clip(np.zeros((12, 6, 8, 3), np.uint8), Fraction(24000, 1001))
    assert repr(clip) == "Clip(8x6, 12 frames, 24000/1001 fps, 0.5005 s)"


def test_whole_rates_are_made_fractions():
    """Clip(frames, 8) has a Fraction rate."""
    assert isinstance(Clip(np.zeros((1, 2, 2, 3), np.uint8), 8).fps, Fraction)


@pytest.mark.parametrize(
    "frames",
    [
        np.zeros((2, 4, 4, 3), np.float32),
        np.zeros((4, 4, 3), np.uint8),
        np.zeros((2, 4, 4, 4), np.uint8),
        np.zeros((0, 4, 4, 3), np.uint8),
        [[1]],
    ],
)
def test_frames_of_any_other_shape_or_type_are_refused(frames):
    """The message says what was given."""
    with pytest.raises(InvalidInput, match="frames"):
        Clip(frames, Fraction(8))


def test_bad_rates_are_refused():
    """A clip needs a rate above 0."""
    with pytest.raises(InvalidInput, match="fps"):
        Clip(np.zeros((1, 2, 2, 3), np.uint8), 0)


def test_a_clip_is_not_changed_and_is_equal_to_itself_alone():
    """Comparing pixels would be slow, and would give an array."""
    frames = np.zeros((2, 2, 2, 3), np.uint8)
    clip, other = Clip(frames, 8), Clip(frames, 8)
    assert clip == clip
    assert clip != other
    with pytest.raises(FrozenInstanceError):
        clip.fps = Fraction(24)


def test_sound_is_a_sound_or_none():
    """An array alone has no rate."""
    with pytest.raises(InvalidInput, match="sound is ndarray; give a Sound, or None"):
        Clip(np.zeros((1, 2, 2, 3), np.uint8), 8, np.zeros(100))


def test_a_file_is_replaced_only_when_asked(tmp_path):
    """The path comes back, whatever it was given as."""
    clip, path = Clip(np.zeros((2, 16, 16, 3), np.uint8), 8), tmp_path / "clip.gif"
    assert clip.save(str(path)) == path
    with pytest.raises(OutputExists):
        clip.save(path)
    brighter = Clip(np.full((3, 16, 16, 3), 200, np.uint8), 8)
    brighter.save(path, force=True)
    assert Clip.open(path).num_frames == 3


def test_saving_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    """Every frame is a step; what is stopped leaves nothing behind."""
    clip = Clip(np.zeros((6, 16, 16, 3), np.uint8), Fraction(8))
    seen = []
    clip.save(tmp_path / "a.mp4", progress=lambda told: seen.append(told))
    assert [told.num_done for told in seen] == [0, 1, 2, 3, 4, 5, 6]
    assert {told.num_steps for told in seen} == {6}
    with pytest.raises(Cancelled):
        clip.save(tmp_path / "b.mp4", cancelled=lambda: len(seen) > 9, progress=seen.append)
    assert [each.name for each in tmp_path.iterdir()] == ["a.mp4"]


def test_an_existing_file_is_named_with_what_replaces_it(tmp_path):
    """`force=True` in Python."""
    clip = Clip(np.zeros((1, 16, 16, 3), np.uint8), Fraction(8))
    clip.save(tmp_path / "a.mp4")
    with pytest.raises(OutputExists, match="force=True"):
        clip.save(tmp_path / "a.mp4")
    clip.save(tmp_path / "a.mp4", force=True)
