"""Clips that start from a picture show it to the model, at the size that was asked for."""

from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_hunyuan, tiny_hunyuan15
from tests.engines.diffusers.family_contract import makers

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families import FAMILIES

REQUEST = Request(prompt="a fox", num_inference_steps=1)
MADE = {
    "hunyuan": (tiny_hunyuan.text, tiny_hunyuan.first),
    "hunyuan-1.5": (tiny_hunyuan15.text, tiny_hunyuan15.first),
}


@pytest.mark.parametrize("family", MADE)
def test_another_picture_gives_another_clip(engine_of, family):
    """Of a shape that no table of sizes holds, and nothing is said of another size."""
    engine = engine_of(FAMILIES[family], makers(family, *MADE[family]))
    frames = np.random.default_rng(0).integers(0, 256, (5, 32, 80, 3), np.uint8)
    known = np.arange(5) == 0
    fill = engine.fill(Canvas(frames, known, Fraction(24)), REQUEST)
    other = engine.fill(Canvas(255 - frames, known, Fraction(24)), REQUEST)
    assert (fill.clip.frames[1:] != other.clip.frames[1:]).any()
    assert not any("made" in warning for warning in fill.warnings)
