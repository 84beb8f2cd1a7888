"""Low-rank weights, and step caches."""

from fractions import Fraction

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from safetensors.torch import save_file
from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.engines.diffusers.running import Lora
from onionskin.errors import WeightsError

BLANK = Canvas.blank(5, 16, 16, Fraction(16))
REQUEST = Request(prompt="a fox", num_inference_steps=2)
TEXT = {WAN.ways[0].repo: tiny_wan.text}


@pytest.fixture
def lora(tmp_path):
    """Low-rank weights for the first layer's attention."""
    name = "transformer.blocks.0.attn1.to_q"
    noise = torch.Generator().manual_seed(0)
    weights = {
        f"{name}.lora_A.weight": torch.randn(2, 24, generator=noise),
        f"{name}.lora_B.weight": torch.randn(24, 2, generator=noise),
    }
    save_file(weights, tmp_path / "ink.safetensors")
    return tmp_path / "ink.safetensors"


def test_a_lora_changes_the_result_by_its_scale(engine_of, lora):
    """And the id of the weights; at scale 0 it changes no pixel."""
    plain = engine_of(WAN, TEXT)
    frames = plain.fill(BLANK, REQUEST).clip.frames
    inked = engine_of(WAN, TEXT, loras=(Lora(lora, 4.0),))
    assert (inked.fill(BLANK, REQUEST).clip.frames != frames).any()
    assert inked.weights != plain.weights
    none = engine_of(WAN, TEXT, loras=(Lora(lora, 0.0),))
    assert (none.fill(BLANK, REQUEST).clip.frames == frames).all()


def test_a_lora_for_another_model_is_refused(engine_of, tmp_path):
    """It fits no layer."""
    save_file({"unet.lora_A.weight": torch.ones(2, 2)}, tmp_path / "other.safetensors")
    engine = engine_of(WAN, TEXT, loras=(Lora(tmp_path / "other.safetensors", 1.0),))
    with pytest.raises(WeightsError, match=r"other\.safetensors"):
        engine.fill(BLANK, REQUEST)


def test_a_step_cache_is_another_weights_id(engine_of):
    """For it gives another result."""
    cached = engine_of(WAN, TEXT, cache="first-block")
    assert cached.weights.endswith("cache=first-block")
    assert cached.fill(BLANK, REQUEST).clip.num_frames == 5
