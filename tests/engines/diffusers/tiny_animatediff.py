"""AnimateDiff with some thousand weights: the base, its motion and SparseCtrl."""

from __future__ import annotations

from diffusers import (
    AutoencoderKL,
    ControlNetModel,
    MotionAdapter,
    PNDMScheduler,
    SparseControlNetModel,
    StableDiffusionPipeline,
    UNet2DConditionModel,
)
from tests.engines.diffusers.tiny_parts import WORDS, seeded, tokenizer
from transformers import CLIPTextConfig, CLIPTextModel

_CHANNELS = (8, 8)


def clip_text(width=8, kind=CLIPTextModel):
    """CLIP's text encoder."""
    config = CLIPTextConfig(
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=0,
        hidden_size=width,
        projection_dim=width,
        intermediate_size=37,
        num_attention_heads=4,
        num_hidden_layers=2,
        vocab_size=len(WORDS),
    )
    return seeded(kind, config)


def base():
    """Stable Diffusion, of which AnimateDiff's pipelines take the parts."""
    unet = seeded(
        UNet2DConditionModel,
        block_out_channels=_CHANNELS,
        layers_per_block=1,
        sample_size=8,
        in_channels=4,
        out_channels=4,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=8,
        norm_num_groups=2,
    )
    vae = seeded(
        AutoencoderKL,
        block_out_channels=(8, 8, 8, 8),
        in_channels=3,
        out_channels=3,
        down_block_types=["DownEncoderBlock2D"] * 4,
        up_block_types=["UpDecoderBlock2D"] * 4,
        latent_channels=4,
        norm_num_groups=2,
    )
    # The one that Stable Diffusion 1.5 comes with, which does not suit the motion.
    scheduler = PNDMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        skip_prk_steps=True,
        steps_offset=1,
    )
    return StableDiffusionPipeline(
        unet=unet,
        vae=vae,
        scheduler=scheduler,
        text_encoder=clip_text(),
        tokenizer=tokenizer(model_max_length=77),
        safety_checker=None,
        feature_extractor=None,
        image_encoder=None,
        requires_safety_checker=False,
    )


def motion():
    """The motion adapter."""
    return seeded(
        MotionAdapter,
        block_out_channels=_CHANNELS,
        motion_layers_per_block=1,
        motion_norm_num_groups=2,
        motion_num_attention_heads=4,
    )


def sparse():
    """SparseCtrl for pictures: their latents and a mask are its five channels."""
    return seeded(
        SparseControlNetModel,
        block_out_channels=_CHANNELS,
        layers_per_block=1,
        in_channels=4,
        conditioning_channels=4,
        down_block_types=("CrossAttnDownBlockMotion", "DownBlockMotion"),
        cross_attention_dim=8,
        norm_num_groups=1,
        use_simplified_condition_embedding=True,
    )


def control():
    """A ControlNet, which is shown pictures at their full size."""
    return seeded(
        ControlNetModel,
        block_out_channels=_CHANNELS,
        layers_per_block=1,
        in_channels=4,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        cross_attention_dim=8,
        norm_num_groups=2,
        conditioning_embedding_out_channels=(8, 8, 8, 8),
    )
