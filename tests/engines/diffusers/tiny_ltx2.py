"""LTX-2 with a few thousand weights: its pictures and its sound."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLLTX2Audio,
    AutoencoderKLLTX2Video,
    FlowMatchEulerDiscreteScheduler,
    LTX2Pipeline,
    LTX2VideoTransformer3DModel,
)
from diffusers.pipelines.ltx2 import LTX2TextConnectors, LTX2Vocoder
from tests.engines.diffusers.tiny_parts import seeded, tokenizer
from transformers import Gemma3Config, Gemma3ForConditionalGeneration

WIDTH, NUM_LAYERS = 16, 2
"""Of the text encoder, whose states after every layer are shown to the transformer."""


def gemma():
    """Gemma 3, which reads the prompt."""
    text = {
        "vocab_size": 32,
        "hidden_size": WIDTH,
        "intermediate_size": 32,
        "num_hidden_layers": NUM_LAYERS,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "max_position_embeddings": 1024,
    }
    vision = {
        "hidden_size": 8,
        "intermediate_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "image_size": 16,
        "patch_size": 8,
    }
    config = Gemma3Config(
        text_config=text,
        vision_config=vision,
        mm_tokens_per_image=4,
        boi_token_index=20,
        eoi_token_index=21,
        image_token_index=22,
    )
    return seeded(Gemma3ForConditionalGeneration, config)


def _transformer():
    return seeded(
        LTX2VideoTransformer3DModel,
        in_channels=4,
        out_channels=4,
        num_attention_heads=2,
        attention_head_dim=8,
        cross_attention_dim=16,
        audio_in_channels=4,
        audio_out_channels=4,
        audio_num_attention_heads=2,
        audio_attention_head_dim=4,
        audio_cross_attention_dim=8,
        num_layers=2,
        caption_channels=WIDTH,
        rope_double_precision=False,
        rope_type="split",
    )


def _video_vae():
    return seeded(
        AutoencoderKLLTX2Video,
        latent_channels=4,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1),
        # Eight frames and 32 pixels to a latent, as in the model that people have.
        patch_size=4,
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
        decoder_causal=False,
    )


def _sound():
    """A hundred mel spectra a second, of 240 samples each, as in the model that people have."""
    vae = seeded(
        AutoencoderKLLTX2Audio,
        base_channels=4,
        ch_mult=(1, 2, 4),
        num_res_blocks=1,
        resolution=32,
        latent_channels=2,
        mel_bins=8,
    )
    vocoder = seeded(
        LTX2Vocoder,
        in_channels=16,
        hidden_channels=32,
        upsample_kernel_sizes=[16, 15],
        upsample_factors=[16, 15],
        resnet_kernel_sizes=[3],
        resnet_dilations=[[1, 3, 5]],
    )
    return {"audio_vae": vae, "vocoder": vocoder}


def ltx2():
    """From text; the pipeline with conditions uses the same weights."""
    connectors = seeded(
        LTX2TextConnectors,
        caption_channels=WIDTH,
        text_proj_in_factor=NUM_LAYERS + 1,
        video_connector_num_attention_heads=2,
        video_connector_attention_head_dim=8,
        video_connector_num_layers=1,
        video_connector_num_learnable_registers=None,
        audio_connector_num_attention_heads=2,
        audio_connector_attention_head_dim=8,
        audio_connector_num_layers=1,
        audio_connector_num_learnable_registers=None,
        rope_double_precision=False,
        rope_type="split",
    )
    return LTX2Pipeline(
        transformer=_transformer(),
        vae=_video_vae(),
        scheduler=FlowMatchEulerDiscreteScheduler(),
        text_encoder=gemma(),
        tokenizer=tokenizer(model_max_length=1024),
        connectors=connectors,
        **_sound(),
    )
