"""HunyuanVideo and FramePack with a few thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLHunyuanVideo,
    FlowMatchEulerDiscreteScheduler,
    HunyuanVideoFramepackTransformer3DModel,
    HunyuanVideoImageToVideoPipeline,
    HunyuanVideoPipeline,
    HunyuanVideoTransformer3DModel,
)
from tests.engines.diffusers.tiny_animatediff import clip_text
from tests.engines.diffusers.tiny_parts import seeded, tokenizer
from transformers import (
    CLIPVisionConfig,
    LlamaConfig,
    LlamaModel,
    LlavaConfig,
    LlavaForConditionalGeneration,
    SiglipVisionConfig,
    SiglipVisionModel,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

_SIZES = {
    "in_channels": 4,
    "out_channels": 4,
    "num_attention_heads": 2,
    "attention_head_dim": 10,
    "num_layers": 1,
    "num_single_layers": 1,
    "num_refiner_layers": 1,
    "patch_size": 2,
    "patch_size_t": 1,
    "guidance_embeds": True,
    "text_embed_dim": 16,
    "pooled_projection_dim": 8,
    "rope_axes_dim": (2, 4, 4),
}


def _llama():
    return LlamaConfig(
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=0,
        hidden_size=16,
        intermediate_size=37,
        num_attention_heads=4,
        num_hidden_layers=4,
        vocab_size=32,
    )


def _reader():
    """Llama, which reads the prompt."""
    return {
        "text_encoder": seeded(LlamaModel, _llama()),
        "tokenizer": tokenizer(model_max_length=512),
    }


def _reader_of_both():
    """Llava, which reads the prompt and, in 576 tokens, the picture."""
    words = tokenizer(model_max_length=1024)
    marks = ["<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<image>", "\n\n"]
    words.add_special_tokens({"additional_special_tokens": marks})
    eye = CLIPVisionConfig(
        hidden_size=8,
        intermediate_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=48,
        patch_size=2,
        projection_dim=8,
    )
    config = LlavaConfig(
        vision_config=eye,
        text_config=_llama(),
        image_token_index=words.convert_tokens_to_ids("<image>"),
        pad_token_id=0,
        image_seq_length=576,
        vision_feature_layer=-1,
    )
    return {
        "text_encoder": seeded(LlavaForConditionalGeneration, config),
        "tokenizer": words,
        "image_processor": CLIPImageProcessorPil(
            size={"shortest_edge": 48}, crop_size={"height": 48, "width": 48}
        ),
    }


def _parts(**more):
    vae = seeded(
        AutoencoderKLHunyuanVideo,
        in_channels=3,
        out_channels=3,
        latent_channels=4,
        down_block_types=("HunyuanVideoDownBlock3D",) * 4,
        up_block_types=("HunyuanVideoUpBlock3D",) * 4,
        block_out_channels=(8, 8, 8, 8),
        layers_per_block=1,
        norm_num_groups=4,
        spatial_compression_ratio=8,
        temporal_compression_ratio=4,
        mid_block_add_attention=True,
    )
    return {
        "transformer": seeded(HunyuanVideoTransformer3DModel, **{**_SIZES, **more}),
        "vae": vae,
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=7.0),
        "text_encoder_2": clip_text(8),
        "tokenizer_2": tokenizer(model_max_length=77),
    }


def text():
    """From text; FramePack takes all but the transformer from it."""
    return HunyuanVideoPipeline(**_parts(), **_reader())


def first():
    """From a first frame, whose latent stands in place of the first."""
    parts = _parts(image_condition_type="token_replace")
    return HunyuanVideoImageToVideoPipeline(**parts, **_reader_of_both())


def beside():
    """From a first frame, the first version: it stands beside every latent, under a mask."""
    parts = _parts(image_condition_type="latent_concat", in_channels=9)
    return HunyuanVideoImageToVideoPipeline(**parts, **_reader_of_both())


def framepack():
    """FramePack's transformer."""
    return seeded(
        HunyuanVideoFramepackTransformer3DModel,
        **_SIZES,
        image_condition_type=None,
        has_image_proj=True,
        image_proj_dim=16,
        has_clean_x_embedder=True,
    )


class Redux:
    """A repository of two components, each in a folder of its own."""

    def save_pretrained(self, folder):
        from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

        config = SiglipVisionConfig(
            hidden_size=16,
            intermediate_size=37,
            num_hidden_layers=1,
            num_attention_heads=2,
            image_size=32,
            patch_size=8,
        )
        seeded(SiglipVisionModel, config).save_pretrained(folder / "image_encoder")
        size = {"height": 32, "width": 32}
        SiglipImageProcessorPil(size=size).save_pretrained(folder / "feature_extractor")


def redux():
    """FramePack's image encoder."""
    return Redux()
