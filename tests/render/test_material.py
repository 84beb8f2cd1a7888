"""What an edit is given: where in its frames it is to paint."""

from fractions import Fraction

import numpy as np
import pytest

from onionskin import Clip
from onionskin.errors import InvalidInput
from onionskin.render.material import box_of, masks_of


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
