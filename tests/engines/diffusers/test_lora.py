"""Low-rank weights, and step caches."""

from fractions import Fraction

import pytest

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

import torch
from safetensors.torch import save_file
from tests.engines.diffusers import tiny_wan

from onionskin import Canvas, Request
from onionskin.engines.diffusers.families.wan import WAN
from onionskin.errors import WeightsError
from onionskin.settings import LoraSetting

BLANK = Canvas.blank(5, 16, 16, Fraction(16))
REQUEST = Request(prompt="a fox", num_inference_steps=2)
TEXT = {WAN.ways[0].repo: tiny_wan.text}


LAYER = "transformer.blocks.0.attn1.to_out.0"


def matrices(seed):
    """Down to rank 2 and up again."""
    noise = torch.Generator().manual_seed(seed)
    return torch.randn(2, 24, generator=noise), torch.randn(24, 2, generator=noise)


def saved(path, down, up):
    """A file of low-rank weights for the first layer's attention."""
    save_file({f"{LAYER}.lora_A.weight": down, f"{LAYER}.lora_B.weight": up}, path)
    return path


@pytest.fixture
def lora(tmp_path):
    """One of them."""
    return saved(tmp_path / "ink.safetensors", *matrices(0))


def test_a_lora_changes_the_result_by_its_scale(engine_of, lora):
    """And the id of the weights; at scale 0 it changes no pixel."""
    plain = engine_of(WAN, TEXT)
    frames = plain.fill(BLANK, REQUEST).clip.frames
    inked = engine_of(WAN, TEXT, lora=(LoraSetting(path=lora, scale=4.0),))
    assert (inked.fill(BLANK, REQUEST).clip.frames != frames).any()
    assert inked.weights != plain.weights
    none = engine_of(WAN, TEXT, lora=(LoraSetting(path=lora, scale=0.0),))
    assert (none.fill(BLANK, REQUEST).clip.frames == frames).all()


def test_several_loras_are_added_each_by_its_scale(engine_of, lora, tmp_path):
    """Two give what one gives that holds both, scaled; each counts in the id of the weights."""
    (down, up), (other_down, other_up) = matrices(0), matrices(1)
    other = saved(tmp_path / "wash.safetensors", other_down, other_up)
    whole = torch.cat([down, other_down]), torch.cat([4 * up, -3 * other_up], dim=1).contiguous()
    both = LoraSetting(path=saved(tmp_path / "both.safetensors", *whole), scale=1.0)
    two = engine_of(
        WAN, TEXT, lora=(LoraSetting(path=lora, scale=4.0), LoraSetting(path=other, scale=-3.0))
    )
    frames = two.fill(BLANK, REQUEST).clip.frames
    one = engine_of(WAN, TEXT, lora=(both,)).fill(BLANK, REQUEST).clip.frames
    assert (frames == one).mean() > 0.99
    swapped = engine_of(
        WAN, TEXT, lora=(LoraSetting(path=lora, scale=-3.0), LoraSetting(path=other, scale=4.0))
    )
    assert (frames == swapped.fill(BLANK, REQUEST).clip.frames).mean() < 0.9
    assert two.weights.count("lora=") == 2
    assert two.weights != swapped.weights


def test_a_lora_for_another_model_is_refused(engine_of, tmp_path):
    """It fits no layer."""
    save_file({"unet.lora_A.weight": torch.ones(2, 2)}, tmp_path / "other.safetensors")
    engine = engine_of(
        WAN, TEXT, lora=(LoraSetting(path=tmp_path / "other.safetensors", scale=1.0),)
    )
    with pytest.raises(WeightsError, match=r"other\.safetensors"):
        engine.fill(BLANK, REQUEST)


def test_a_lora_that_fits_in_part_is_said_with_the_share(engine_of, tmp_path):
    """Not taken for whole: one of two layers is another model's."""
    down, up = matrices(0)
    other = LAYER.replace("blocks.0", "blocks.9")
    tensors = {
        f"{layer}.lora_{side}.weight": weights.clone()
        for layer in (LAYER, other)
        for side, weights in (("A", down), ("B", up))
    }
    save_file(tensors, tmp_path / "half.safetensors")
    engine = engine_of(WAN, TEXT, lora=(tmp_path / "half.safetensors",))
    [said] = engine.fill(BLANK, REQUEST).warnings
    assert "half.safetensors fits 1 of its 2 layers (50%)" in said
    assert engine.fill(BLANK, REQUEST).warnings == (said,)


def test_a_lora_that_fits_says_nothing(engine_of, lora):
    """As it was asked for."""
    assert engine_of(WAN, TEXT, lora=(lora,)).fill(BLANK, REQUEST).warnings == ()


def test_a_step_cache_is_another_weights_id(engine_of):
    """For it gives another result."""
    cached = engine_of(WAN, TEXT, step_cache="first-block")
    assert cached.weights.endswith("step_cache=first-block")
    assert cached.fill(BLANK, REQUEST).clip.num_frames == 5
