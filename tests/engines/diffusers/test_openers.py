"""First frames by an image model, for engines that cannot start from words."""

from fractions import Fraction

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_svd
from tests.engines.diffusers.family_contract import makers

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.errors import Cancelled

BLANK = Canvas.blank(2, 64, 64, Fraction(7))


def test_words_become_a_picture_and_the_picture_a_clip(engine_of):
    """Other words give another clip, though the video model reads none; both count their steps."""
    engine = engine_of(FAMILIES["svd"], makers("svd", tiny_svd.svd, tiny_svd.painter))
    reports = []
    request = Request(prompt="a fox", num_inference_steps=2)
    frames = engine.fill(BLANK, request, progress=reports.append).clip.frames
    assert reports[-1].num_done == reports[-1].num_steps == 2 * (1 + 2) + 1
    other = engine.fill(BLANK, Request(prompt="the snow", num_inference_steps=2)).clip.frames
    assert (frames != other).any()
    with pytest.raises(Cancelled):
        engine.fill(BLANK, request, cancelled=lambda: len(reports) > 9, progress=reports.append)
    assert len(reports) <= 11
