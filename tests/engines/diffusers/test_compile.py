"""`--compile`: the same pictures from a compiled denoiser."""

from fractions import Fraction

import numpy as np
import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families.wan import WAN


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.filterwarnings("default")
def test_a_compiled_model_paints_the_same(engine_of, tmp_path, monkeypatch):
    """But for rounding; it says so in the id of its weights, and repeats itself."""
    monkeypatch.setenv("TORCHINDUCTOR_CACHE_DIR", str(tmp_path))
    made = {WAN.ways[0].repo: tiny_wan.text}
    blank = Canvas.blank(5, 16, 16, Fraction(16))
    request = Request(prompt="a fox", num_inference_steps=2)
    plain = engine_of(WAN, made).fill(blank, request).clip.frames
    engine = engine_of(WAN, made, compile=True)
    frames = engine.fill(blank, request).clip.frames
    assert engine._loader.pipeline.transformer._compiled_call_impl is not None
    assert np.abs(frames.astype(int) - plain).max() <= 1
    assert (engine.fill(blank, request).clip.frames == frames).all()
    assert engine.weights.endswith("compile=True")
