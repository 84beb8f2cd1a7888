"""Stable Video Diffusion with some ten thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKL,
    AutoencoderKLTemporalDecoder,
    EulerDiscreteScheduler,
    StableDiffusionXLPipeline,
    StableVideoDiffusionPipeline,
    UNet2DConditionModel,
    UNetSpatioTemporalConditionModel,
)
from tests.engines.diffusers.tiny_animatediff import clip_text
from tests.engines.diffusers.tiny_parts import seeded, tokenizer
from transformers import (
    CLIPTextModelWithProjection,
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil


def svd():
    """From a first frame."""
    unet = seeded(
        UNetSpatioTemporalConditionModel,
        block_out_channels=(32, 64),
        layers_per_block=1,
        sample_size=32,
        in_channels=8,
        out_channels=4,
        down_block_types=("CrossAttnDownBlockSpatioTemporal", "DownBlockSpatioTemporal"),
        up_block_types=("UpBlockSpatioTemporal", "CrossAttnUpBlockSpatioTemporal"),
        cross_attention_dim=32,
        num_attention_heads=8,
        projection_class_embeddings_input_dim=96,
        addition_time_embed_dim=32,
    )
    vae = seeded(
        AutoencoderKLTemporalDecoder,
        block_out_channels=[32, 32, 32, 32],
        in_channels=3,
        out_channels=3,
        down_block_types=["DownEncoderBlock2D"] * 4,
        latent_channels=4,
    )
    config = CLIPVisionConfig(
        hidden_size=32,
        projection_dim=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        image_size=224,
        intermediate_size=37,
        patch_size=32,
    )
    scheduler = EulerDiscreteScheduler(
        prediction_type="v_prediction",
        timestep_type="continuous",
        sigma_max=700.0,
        sigma_min=0.002,
        use_karras_sigmas=True,
        timestep_spacing="leading",
        steps_offset=1,
        interpolation_type="linear",
    )
    return StableVideoDiffusionPipeline(
        unet=unet,
        vae=vae,
        image_encoder=seeded(CLIPVisionModelWithProjection, config),
        feature_extractor=CLIPImageProcessorPil(crop_size=32, size=32),
        scheduler=scheduler,
    )


def painter():
    """Stable Diffusion XL, which paints the first frame."""
    unet = seeded(
        UNet2DConditionModel,
        block_out_channels=(8, 8),
        layers_per_block=1,
        sample_size=8,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        norm_num_groups=2,
        attention_head_dim=4,
        use_linear_projection=True,
        addition_embed_type="text_time",
        addition_time_embed_dim=4,
        # Six numbers of size and crop, and the pooled words.
        projection_class_embeddings_input_dim=6 * 4 + 8,
        cross_attention_dim=16,
    )
    vae = seeded(
        AutoencoderKL,
        block_out_channels=(8, 8, 8, 8),
        down_block_types=["DownEncoderBlock2D"] * 4,
        up_block_types=["UpDecoderBlock2D"] * 4,
        latent_channels=4,
        norm_num_groups=2,
    )
    return StableDiffusionXLPipeline(
        unet=unet,
        vae=vae,
        scheduler=EulerDiscreteScheduler(
            beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear", steps_offset=1
        ),
        text_encoder=clip_text(8),
        tokenizer=tokenizer(model_max_length=77),
        text_encoder_2=clip_text(8, CLIPTextModelWithProjection),
        tokenizer_2=tokenizer(model_max_length=77),
    )
