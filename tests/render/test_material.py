"""What an edit is given: where in its frames it is to paint."""

import numpy as np

from onionskin.render.material import box_of


def test_a_box_is_the_smallest_around_what_is_marked():
    """Left, top, width and height in pixels, the last row and column counted."""
    mask = np.zeros((9, 12), np.bool_)
    mask[2, 3] = mask[6, 8] = True
    assert box_of(mask) == (3, 2, 6, 5)
    assert box_of(mask[:7, :9]) == (3, 2, 6, 5)


def test_the_box_of_nothing_is_the_whole_frame():
    """There is no part to keep to."""
    assert box_of(np.zeros((9, 12), np.bool_)) == (0, 0, 12, 9)
