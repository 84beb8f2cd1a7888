"""CogVideoX pipelines of a few thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLCogVideoX,
    CogVideoXFunControlPipeline,
    CogVideoXImageToVideoPipeline,
    CogVideoXPipeline,
    CogVideoXTransformer3DModel,
    DDIMScheduler,
)
from tests.engines.diffusers.tiny_parts import seeded, t5, tokenizer

_PAIRED = {
    # As in 1.5: two latent frames to a token, of which lengths have an odd number.
    "patch_size_t": 2,
    "patch_bias": False,
    "use_rotary_positional_embeddings": True,
}


def _parts(in_channels, **more):
    transformer = seeded(
        CogVideoXTransformer3DModel,
        # Of a head's width, a quarter tells the time and two times 3/8 the place, each even.
        num_attention_heads=2,
        attention_head_dim=16,
        in_channels=in_channels,
        out_channels=4,
        time_embed_dim=2,
        text_embed_dim=32,
        num_layers=1,
        sample_width=8,
        sample_height=8,
        sample_frames=17,
        patch_size=2,
        temporal_compression_ratio=4,
        max_text_seq_length=226,
        **more,
    )
    vae = seeded(
        AutoencoderKLCogVideoX,
        in_channels=3,
        out_channels=3,
        down_block_types=("CogVideoXDownBlock3D",) * 4,
        up_block_types=("CogVideoXUpBlock3D",) * 4,
        block_out_channels=(8,) * 4,
        latent_channels=4,
        layers_per_block=1,
        norm_num_groups=2,
        temporal_compression_ratio=4,
    )
    return {
        "transformer": transformer,
        "vae": vae,
        "scheduler": DDIMScheduler(),
        "text_encoder": t5(),
        "tokenizer": tokenizer(),
    }


def text():
    """From text; video to video uses the same weights."""
    return CogVideoXPipeline(**_parts(4, **_PAIRED))


def first():
    """From a first frame."""
    return CogVideoXImageToVideoPipeline(**_parts(8, ofs_embed_dim=2, **_PAIRED))


def older_text():
    """1.0 from text, 2B: its places are waves."""
    return CogVideoXPipeline(**_parts(4))


def older_first():
    """1.0 from a first frame, 5B: its places are learned, of one size."""
    places = {"use_rotary_positional_embeddings": True, "use_learned_positional_embeddings": True}
    return CogVideoXImageToVideoPipeline(**_parts(8, **places))


def led():
    """Fun, 1.1: the guide's latents stand beside those that are made."""
    return CogVideoXFunControlPipeline(**_parts(8))
