"""Kandinsky 5 pipelines of a few thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLHunyuanVideo,
    FlowMatchEulerDiscreteScheduler,
    Kandinsky5I2VPipeline,
    Kandinsky5T2VPipeline,
    Kandinsky5Transformer3DModel,
)
from tests.engines.diffusers.tiny_parts import WORDS, seeded, tokenizer
from transformers import CLIPTextConfig, CLIPTextModel, Qwen2_5_VLTextModel
from transformers.models.qwen2_5_vl.configuration_qwen2_5_vl import Qwen2_5_VLTextConfig


def _readers():
    """Qwen, whose first 128 states (the instruction) are left out, and CLIP."""
    config = Qwen2_5_VLTextConfig(
        vocab_size=32,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=2048,
        rope_parameters={"rope_type": "default", "rope_theta": 1e6, "mrope_section": [1, 1, 2]},
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=0,
    )
    clip = CLIPTextConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=77,
        bos_token_id=0,
        eos_token_id=1,
    )
    return {
        "text_encoder": seeded(Qwen2_5_VLTextModel, config),
        "tokenizer": tokenizer(model_max_length=2048),
        "text_encoder_2": seeded(CLIPTextModel, clip),
        "tokenizer_2": tokenizer(model_max_length=77),
    }


def _parts():
    transformer = seeded(
        Kandinsky5Transformer3DModel,
        in_visual_dim=4,
        in_text_dim=16,
        in_text_dim2=8,
        time_dim=16,
        out_visual_dim=4,
        patch_size=(1, 2, 2),
        model_dim=12,
        ff_dim=24,
        num_text_blocks=1,
        num_visual_blocks=2,
        axes_dims=(2, 2, 2),
        visual_cond=True,
    )
    vae = seeded(
        AutoencoderKLHunyuanVideo,
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        down_block_types=("HunyuanVideoDownBlock3D",) * 4,
        up_block_types=("HunyuanVideoUpBlock3D",) * 4,
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        act_fn="silu",
        norm_num_groups=4,
        scaling_factor=0.476986,
        spatial_compression_ratio=8,
        temporal_compression_ratio=4,
        mid_block_add_attention=True,
    )
    return {
        "transformer": transformer,
        "vae": vae,
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=7.0),
        **_readers(),
    }


def text():
    """From text."""
    return Kandinsky5T2VPipeline(**_parts())


def first():
    """From a first frame."""
    return Kandinsky5I2VPipeline(**_parts())
