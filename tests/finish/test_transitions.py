"""One picture becomes another."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.transitions import TRANSITIONS, blend

KINDS = sorted(TRANSITIONS)


def pictures() -> tuple[np.ndarray, np.ndarray]:
    """A black and a white one."""
    return np.zeros((36, 64, 3), np.uint8), np.full((36, 64, 3), 255, np.uint8)


@pytest.mark.parametrize("kind", KINDS)
def test_a_transition_goes_from_one_to_the_other_without_going_back(kind: str):
    """Ends are the pictures themselves; between them it only gets more of the second."""
    before, after = pictures()
    means = [blend(kind, before, after, share).mean() for share in np.linspace(0, 1, 13)]
    assert means[0] == 0
    assert means[-1] == 255
    assert all(a < b for a, b in pairwise(means[1:-1]))
    assert means[6] == pytest.approx(127.5, abs=45)


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_left_as_they_are_and_the_result_is_the_same(kind: str):
    """Inputs untouched, same bytes again."""
    before, after = pictures()
    one, two = (blend(kind, before, after, 0.4) for _ in range(2))
    assert (one == two).all()
    assert one.dtype == np.uint8
    assert not before.any()
    assert (after == 255).all()
    assert blend(kind, before, after, 0.0) is not before


def test_each_has_its_own_shape():
    """A wipe starts on the left, a push on the right, an iris in the middle."""
    before, after = pictures()
    wipe, push, iris = (blend(kind, before, after, 0.3) for kind in ("wipe", "push", "iris"))
    assert wipe[18, 0, 0] == 255
    assert wipe[18, -1, 0] == 0
    assert push[18, 0, 0] == 0
    assert push[18, -1, 0] == 255
    assert iris[18, 32, 0] == 255
    assert iris[0, 0, 0] == 0


def test_what_cannot_be_blended_is_refused():
    """Another kind, other sizes, another share."""
    before, after = pictures()
    with pytest.raises(InvalidInput, match="transition is 'spin'; allowed: dissolve, iris"):
        blend("spin", before, after, 0.5)
    with pytest.raises(InvalidInput, match="of one size"):
        blend("wipe", before, after[1:], 0.5)
    with pytest.raises(InvalidInput, match="share is 2"):
        blend("wipe", before, after, 2)
