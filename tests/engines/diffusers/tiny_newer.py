"""Mochi, SanaVideo and Allegro with some thousand weights."""

from __future__ import annotations

from diffusers import (
    AllegroPipeline,
    AllegroTransformer3DModel,
    AutoencoderKLAllegro,
    AutoencoderKLMochi,
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    FlowMatchEulerDiscreteScheduler,
    MochiPipeline,
    MochiTransformer3DModel,
    SanaImageToVideoPipeline,
    SanaVideoPipeline,
    SanaVideoTransformer3DModel,
)
from tests.engines.diffusers import tiny_wan
from tests.engines.diffusers.tiny_parts import WORDS, seeded, t5, tokenizer
from transformers import Gemma2Config, Gemma2Model


def mochi():
    """Six frames to a latent, sixteen pixels to a token."""
    transformer = seeded(
        MochiTransformer3DModel,
        patch_size=2,
        num_attention_heads=2,
        attention_head_dim=8,
        num_layers=2,
        pooled_projection_dim=16,
        in_channels=12,
        text_embed_dim=32,
        time_embed_dim=4,
        max_sequence_length=16,
    )
    vae = seeded(
        AutoencoderKLMochi,
        latent_channels=12,
        out_channels=3,
        encoder_block_out_channels=(32, 32, 32, 32),
        decoder_block_out_channels=(32, 32, 32, 32),
        layers_per_block=(1, 1, 1, 1, 1),
    )
    return MochiPipeline(
        transformer=transformer,
        vae=vae,
        scheduler=FlowMatchEulerDiscreteScheduler(),
        text_encoder=t5(),
        tokenizer=tokenizer(),
    )


def allegro():
    """Four frames to a latent, the first one among them; its decoder works in tiles alone."""
    transformer = seeded(
        AllegroTransformer3DModel,
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=4,
        out_channels=4,
        num_layers=1,
        cross_attention_dim=24,
        sample_width=8,
        sample_height=8,
        sample_frames=3,
        caption_channels=32,
    )
    vae = seeded(
        AutoencoderKLAllegro,
        down_block_types=("AllegroDownBlock3D",) * 4,
        up_block_types=("AllegroUpBlock3D",) * 4,
        block_out_channels=(8, 8, 8, 8),
        latent_channels=4,
        layers_per_block=1,
        norm_num_groups=2,
        temporal_compression_ratio=4,
    )
    return AllegroPipeline(
        transformer=transformer,
        vae=vae,
        scheduler=DDIMScheduler(),
        text_encoder=t5(),
        tokenizer=tokenizer(),
    )


def _sana():
    """What both of Sana's pipelines have: Wan's decoder, linear attention, Gemma."""
    config = Gemma2Config(
        head_dim=16,
        hidden_size=8,
        intermediate_size=64,
        num_attention_heads=2,
        num_hidden_layers=1,
        num_key_value_heads=2,
        vocab_size=len(WORDS),
        attn_implementation="eager",
    )
    transformer = seeded(
        SanaVideoTransformer3DModel,
        in_channels=16,
        out_channels=16,
        num_attention_heads=2,
        attention_head_dim=12,
        num_layers=2,
        num_cross_attention_heads=2,
        cross_attention_head_dim=12,
        cross_attention_dim=24,
        caption_channels=8,
        sample_size=8,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=32,
    )
    return {
        "transformer": transformer,
        "vae": tiny_wan.shared()["vae"],
        "text_encoder": seeded(Gemma2Model, config),
        "tokenizer": tokenizer(padding_side="right"),
    }


def sana():
    """From text."""
    return SanaVideoPipeline(scheduler=DPMSolverMultistepScheduler(), **_sana())


def sana_first():
    """From a first frame."""
    return SanaImageToVideoPipeline(scheduler=FlowMatchEulerDiscreteScheduler(), **_sana())
