"""Wan pipelines of a few thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLWan,
    FlowMatchEulerDiscreteScheduler,
    WanImageToVideoPipeline,
    WanPipeline,
    WanTransformer3DModel,
    WanVACEPipeline,
    WanVACETransformer3DModel,
)
from tests.engines.diffusers.tiny_parts import seeded, tokenizer, umt5
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection

SIZES = {
    "patch_size": (1, 2, 2),
    "num_attention_heads": 2,
    "attention_head_dim": 12,
    "in_channels": 16,
    "out_channels": 16,
    "text_dim": 32,
    "freq_dim": 256,
    "ffn_dim": 32,
    "num_layers": 2,
    "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads",
    "rope_max_seq_len": 32,
}


def shared(shift=7.0):
    """What all of them have."""
    vae = seeded(
        AutoencoderKLWan,
        base_dim=3,
        z_dim=16,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
    )
    return {
        "vae": vae,
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=shift),
        "text_encoder": umt5(),
        "tokenizer": tokenizer(),
    }


def text():
    """From text; video to video uses the same weights."""
    transformer = seeded(WanTransformer3DModel, **SIZES)
    return WanPipeline(transformer=transformer, transformer_2=None, **shared())


def two_experts():
    """Wan 2.2: one transformer for much noise, one for little."""
    return WanPipeline(
        transformer=seeded(WanTransformer3DModel, **SIZES),
        transformer_2=seeded(WanTransformer3DModel, **SIZES),
        boundary_ratio=0.875,
        **shared(),
    )


def both():
    """Wan 2.2's 5B: sixteen pixels to a latent, and every latent has its own time."""
    vae = seeded(
        AutoencoderKLWan,
        base_dim=4,
        decoder_base_dim=4,
        z_dim=8,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
        latents_mean=[0.1] * 8,
        latents_std=[0.9] * 8,
        is_residual=True,
        in_channels=12,
        out_channels=12,
        patch_size=2,
        scale_factor_spatial=16,
    )
    sizes = {**SIZES, "in_channels": 8, "out_channels": 8}
    return WanPipeline(
        transformer=seeded(WanTransformer3DModel, **sizes),
        transformer_2=None,
        expand_timesteps=True,
        **{**shared(), "vae": vae},
    )


def first(**more):
    """From a first frame, Wan 2.2's way: no image encoder."""
    transformer = seeded(WanTransformer3DModel, **{**SIZES, "in_channels": 36}, **more)
    return WanImageToVideoPipeline(
        transformer=transformer, image_encoder=None, image_processor=None, **shared()
    )


def image_reader():
    """Wan 2.1's image encoder."""
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

    config = CLIPVisionConfig(
        hidden_size=4,
        projection_dim=4,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=32,
        intermediate_size=16,
        patch_size=8,
    )
    return {
        "image_encoder": seeded(CLIPVisionModelWithProjection, config),
        "image_processor": CLIPImageProcessorPil(crop_size=32, size=32),
    }


def seen_first():
    """From a first frame, Wan 2.1's way."""
    transformer = seeded(WanTransformer3DModel, **{**SIZES, "in_channels": 36}, image_dim=4)
    return WanImageToVideoPipeline(transformer=transformer, **image_reader(), **shared())


def ends():
    """From both ends: two pictures of 17 tokens each are shown to the transformer."""
    more = {"image_dim": 4, "pos_embed_seq_len": 2 * (4 * 4 + 1)}
    transformer = seeded(WanTransformer3DModel, **{**SIZES, "in_channels": 36}, **more)
    return WanImageToVideoPipeline(transformer=transformer, **image_reader(), **shared())


def vace():
    """From any known pixels."""
    sizes = {**SIZES, "num_layers": 3, "vace_layers": [0, 2], "vace_in_channels": 96}
    transformer = seeded(WanVACETransformer3DModel, **sizes)
    return WanVACEPipeline(transformer=transformer, transformer_2=None, **shared())
