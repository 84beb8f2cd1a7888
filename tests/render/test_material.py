"""What an edit is given: where in its frames it is to paint."""

from fractions import Fraction

import numpy as np
import pytest

from onionskin import Clip
from onionskin.errors import InvalidInput, MediaError
from onionskin.render.material import FrameFile, box_of, masks_of, material_of


def test_a_box_is_the_smallest_around_what_is_marked():
    """Left, top, width and height in pixels, the last row and column counted."""
    mask = np.zeros((9, 12), np.bool_)
    mask[2, 3] = mask[6, 8] = True
    assert box_of(mask) == (3, 2, 6, 5)
    assert box_of(mask[:7, :9]) == (3, 2, 6, 5)


def test_the_box_of_nothing_is_the_whole_frame():
    """There is no part to keep to."""
    assert box_of(np.zeros((9, 12), np.bool_)) == (0, 0, 12, 9)


def clip_of(width: int = 12, height: int = 9) -> Clip:
    return Clip(np.zeros((2, height, width, 3), np.uint8), Fraction(8))


@pytest.mark.parametrize("region", [(0, 0, 12, 9), (11, 8, 1, 1), (0, 3, 1, 6)])
def test_a_region_may_reach_to_the_edges_of_the_frame(region):
    """And be of a single pixel."""
    left, top, width, height = region
    inside = masks_of(clip_of(), region, None, np.ones(2, np.bool_))(0)
    assert inside.sum() == width * height
    assert inside[top : top + height, left : left + width].all()


@pytest.mark.parametrize(
    "region",
    [(-1, 0, 3, 3), (0, -1, 3, 3), (10, 0, 3, 3), (0, 7, 3, 3), (0, 0, 0, 3), (0, 0, 3, 0)],
)
def test_a_region_outside_the_frame_or_empty_is_refused(region):
    """With the size it must be inside."""
    with pytest.raises(InvalidInput, match="is not inside the clip's 12x9"):
        masks_of(clip_of(), region, None, np.ones(2, np.bool_))


def test_a_file_is_read_on_and_opened_again_only_to_go_back(tmp_path):
    """Sixteen frames are kept; what is before them is read anew."""
    frames = (
        np.zeros((40, 16, 16, 3), np.uint8) + np.arange(40, dtype=np.uint8)[:, None, None, None]
    )
    Clip(frames, Fraction(8)).save(f"{tmp_path}/a/")
    file = FrameFile(f"{tmp_path}/a/")
    opened = []
    once = file._open
    file._open = lambda: (opened.append(True), once())
    for index in (0, 20, 5, 20, 39, 24, 24, 39):
        assert file(index)[0, 0, 0] == index
    assert opened == []
    assert file(23)[0, 0, 0] == 23
    assert opened == [True]
    with pytest.raises(MediaError, match="ends after 40 frames and says it has more"):
        file(40)


def masks(*levels: int, num_frames: int = 3) -> list[float]:
    """The shares of each frame that a clip of masks of these levels says are to change."""
    given = np.zeros((len(levels), 9, 12, 3), np.uint8)
    given[:, 3:6, 4:8, 1] = np.array(levels)[:, None, None]
    clip = Clip(np.zeros((num_frames, 9, 12, 3), np.uint8), Fraction(8))
    found = masks_of(clip, None, Clip(given, Fraction(8)), np.ones(num_frames, np.bool_))
    return [found(index).mean() * 9 for index in range(num_frames)]


def test_a_mask_is_where_any_colour_is_half_as_bright_as_can_be():
    """One picture is for all frames, several are for one each."""
    assert masks(128) == [1, 1, 1]
    assert masks(255, 127, 128) == pytest.approx([1, 0, 1])


@pytest.mark.parametrize(
    ("levels", "said"),
    [((127,), "the mask is empty"), ((255, 255), "the mask has 2 frames, .* up to frame 3")],
)
def test_a_mask_that_is_empty_or_too_short_is_refused(levels, said):
    """With what is missing."""
    with pytest.raises(InvalidInput, match=said):
        masks(*levels)


def test_a_mask_of_another_size_and_two_parts_or_none_are_refused():
    """Also one that is only higher."""
    clip = clip_of()
    mask = Clip(np.full((1, 10, 12, 3), 255, np.uint8), Fraction(8))
    with pytest.raises(InvalidInput, match="the mask is 12x10, the clip 12x9"):
        masks_of(clip, None, mask, np.ones(2, np.bool_))
    for region, other in ((None, None), ((0, 0, 3, 3), mask)):
        with pytest.raises(InvalidInput, match="either a region or a mask"):
            masks_of(clip, region, other, np.ones(2, np.bool_))


def test_a_clip_is_brought_to_size_and_that_is_said():
    """One of the size asked for is as it was."""
    clip = clip_of()
    same = material_of(clip, (12, 9))
    assert (same.width, same.height, same.notes) == (12, 9, ())
    small = material_of(clip, (6, 8), "pad")
    assert (small.width, small.height, small.num_frames, small.fps) == (6, 8, 2, 8)
    assert small.open_pictures()(1).shape == (8, 6, 3)
    assert small.notes == ("the clip is 12x9: resized to 6x8 by pad",)
    assert small.duration_seconds == 0.25
