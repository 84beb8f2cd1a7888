"""Stable Video Diffusion with some ten thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLTemporalDecoder,
    EulerDiscreteScheduler,
    StableVideoDiffusionPipeline,
    UNetSpatioTemporalConditionModel,
)
from tests.engines.diffusers.tiny_parts import seeded
from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection
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
