"""Still and moving pictures: how long each is shown, and how its pixels become 8-bit RGB."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PIL import Image
from tests.conftest import painted

from onionskin.errors import MediaError
from onionskin.media.budget import Budget
from onionskin.media.picture import _eight_bits, flattened, open_picture
from onionskin.media.pictures import _rate, frames_of, tags_in, timing_of
from onionskin.media.read import clip_info, probe
from onionskin.media.video import _over_black, _upright


def moving(folder, suffix: str, durations: list[int]):
    first, *others = (Image.fromarray(frame) for frame in painted(len(durations), 16, 24))
    path = folder / f"a{suffix}"
    first.save(path, save_all=True, append_images=others, duration=durations)
    return path


@pytest.mark.parametrize(
    ("durations", "repeats", "fps"),
    [
        ([100, 100, 100], (1, 1, 1), 10),
        ([40, 40, 120], (1, 1, 3), 25),
        ([40, 120, 40, 60], (1, 2, 1, 1), Fraction(50, 3) * Fraction(15, 13)),
        ([0, 0, 0], (1, 1, 1), 10),
        ([1000], (1,), 1),
    ],
)
def test_pictures_are_repeated_by_how_long_they_are_shown(tmp_path, durations, repeats, fps):
    """In the median's units, a picture at least once; 0 is a tenth of a second."""
    path = moving(tmp_path, ".gif", durations)
    found = timing_of(path, Budget())
    assert found.repeats == repeats
    total = sum(each or 100 for each in durations)
    assert found.num_frames / found.fps == pytest.approx(total / 1000, rel=0.02)
    if isinstance(fps, int):
        assert found.fps == fps
    shown = list(frames_of(path, Budget()))
    assert len(shown) == clip_info(path).num_frames == sum(repeats)


@pytest.mark.parametrize(
    ("num_frames", "milliseconds", "fps"),
    [
        (24, 1000, 24),
        (24, 1010, 24),
        (24, 1011, Fraction(24000, 1011)),
        (24, 990, 24),
        (24, 989, Fraction(24000, 989)),
        (1, 3000, Fraction(1, 3)),
        (30, 1001, 30),
    ],
)
def test_a_whole_rate_is_meant_where_ten_milliseconds_hide_it(num_frames, milliseconds, fps):
    """Else the rate is as it is."""
    assert float(_rate(num_frames, milliseconds)) == pytest.approx(float(fps), rel=1e-4)
    if isinstance(fps, int):
        assert _rate(num_frames, milliseconds) == fps


def test_a_lone_picture_is_shown_for_a_second(tmp_path):
    """One frame a second."""
    Image.fromarray(painted(1, 8, 8)[0]).save(tmp_path / "a.png")
    info = probe(tmp_path / "a.png")
    assert (info.num_frames, info.fps, info.width, info.height) == (1, 1, 8, 8)


def test_a_folder_is_of_one_size_and_says_its_rate(tmp_path):
    """Whatever else is in it."""
    with pytest.raises(MediaError, match=r"has no \.png files"):
        timing_of(tmp_path, Budget())
    for number, size in enumerate([(8, 6), (8, 6), (6, 8)]):
        Image.new("RGB", size).save(tmp_path / f"{number}.png")
    with pytest.raises(MediaError, match="do not say their frame rate"):
        timing_of(tmp_path, Budget())
    with pytest.raises(MediaError, match=r"2\.png is 6x8, but the folder's first picture is 8x6"):
        list(frames_of(tmp_path, Budget()))


@pytest.mark.parametrize(
    ("comment", "tags"),
    [
        (b'{"a": "b", "c": 3}', {"a": "b"}),
        (b"[1]", {}),
        (b"caf\xe9", {"comment": "caf\xe9"}),
        (b"", {}),
    ],
)
def test_a_comment_of_a_gif_is_its_tags_or_a_sentence(tmp_path, comment, tags):
    """Of other programs too."""
    path = tmp_path / "a.gif"
    Image.new("L", (8, 8)).save(path, comment=comment)
    assert tags_in(path, Budget()) == tags


def test_grey_of_sixteen_bits_is_brought_to_eight():
    """Rounded, and cut off where it is beyond."""
    deep = np.array([[0, 128, 129, 65535, 32767, 32768, 70000, -5]], np.int32)
    eight = np.asarray(_eight_bits(Image.fromarray(deep)))
    assert eight.tolist() == [[0, 0, 1, 255, 127, 128, 255, 0]]


def test_transparency_is_laid_over_black_and_said():
    """What is whole says nothing."""
    layer = np.full((4, 4, 4), 200, np.uint8)
    layer[..., 3] = 255
    assert flattened(Image.fromarray(layer)).notes == ()
    layer[0, 0, 3] = 254
    found = flattened(Image.fromarray(layer))
    assert found.notes == ("transparent: placed on black",)
    assert found.pixels[0, 0, 0] in (199, 200)
    assert (found.pixels[1:] == 200).all()
    one = np.array([[[255, 100, 3, 128], [255, 255, 255, 0], [9, 9, 9, 255]]], np.uint8)
    assert _over_black(one).tolist() == [[[128, 50, 2], [0, 0, 0], [9, 9, 9]]]


@pytest.mark.parametrize(("rotation", "turns"), [(0, 0), (90, 1), (180, 2), (270, 3), (45, 0)])
def test_a_frame_is_turned_by_quarters(rotation, turns):
    """Counter-clockwise; others are left."""
    frame = painted(1, 6, 8)[0]
    assert (_upright(frame, rotation) == np.rot90(frame, turns)).all()


def test_of_a_moving_picture_the_first_is_used_and_that_is_said(tmp_path):
    """A lone one says nothing."""
    path = moving(tmp_path, ".gif", [50, 50])
    assert open_picture(path).notes == (f"{path}: it has 2 frames: the first is used",)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    assert open_picture(tmp_path / "a.png").notes == ()
