"""HunyuanVideo 1.5 with a few thousand weights."""

from __future__ import annotations

from diffusers import (
    AutoencoderKLHunyuanVideo15,
    ClassifierFreeGuidance,
    FlowMatchEulerDiscreteScheduler,
    HunyuanVideo15ImageToVideoPipeline,
    HunyuanVideo15Pipeline,
    HunyuanVideo15Transformer3DModel,
)
from tests.engines.diffusers.tiny_parts import seeded, tokenizer
from transformers import (
    ByT5Tokenizer,
    Qwen2_5_VLTextModel,
    SiglipVisionConfig,
    SiglipVisionModel,
    T5Config,
    T5EncoderModel,
)
from transformers.models.qwen2_5_vl.configuration_qwen2_5_vl import Qwen2_5_VLTextConfig

_CHAT = "{% for message in messages %}{{ message['content'] }} {% endfor %}"


def _reader():
    """Qwen, which reads the prompt as a chat."""
    config = Qwen2_5_VLTextConfig(
        vocab_size=32,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=2048,
        rope_parameters={"rope_type": "default", "rope_theta": 1e6, "mrope_section": [1, 1, 2]},
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=0,
    )
    words = tokenizer(model_max_length=2048)
    words.chat_template = _CHAT
    return {"text_encoder": seeded(Qwen2_5_VLTextModel, config), "tokenizer": words}


def _glyph_reader():
    """ByT5, which reads what is quoted in the prompt letter by letter."""
    sizes = {"d_model": 8, "d_kv": 4, "d_ff": 16, "num_layers": 1, "num_heads": 2}
    config = T5Config(vocab_size=384, **sizes)
    return {"text_encoder_2": seeded(T5EncoderModel, config), "tokenizer_2": ByT5Tokenizer()}


def _picture_reader():
    """SigLIP, whose states are as wide as the transformer's `image_embed_dim`."""
    from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

    config = SiglipVisionConfig(
        hidden_size=12,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=32,
        patch_size=8,
    )
    return {
        "image_encoder": seeded(SiglipVisionModel, config),
        "feature_extractor": SiglipImageProcessorPil(size={"height": 32, "width": 32}),
    }


def _parts(task):
    transformer = seeded(
        HunyuanVideo15Transformer3DModel,
        in_channels=9,
        out_channels=4,
        num_attention_heads=1,
        attention_head_dim=8,
        num_layers=1,
        num_refiner_layers=1,
        mlp_ratio=2.0,
        text_embed_dim=16,
        text_embed_2_dim=8,
        image_embed_dim=12,
        rope_axes_dim=(2, 2, 4),
        task_type=task,
    )
    vae = seeded(
        AutoencoderKLHunyuanVideo15,
        latent_channels=4,
        block_out_channels=(16, 16, 16, 16, 16),
        layers_per_block=1,
    )
    return {
        "transformer": transformer,
        "vae": vae,
        "scheduler": FlowMatchEulerDiscreteScheduler(shift=7.0),
        "guider": ClassifierFreeGuidance(guidance_scale=6.0),
        **_reader(),
        **_glyph_reader(),
    }


def text():
    """From text."""
    return HunyuanVideo15Pipeline(**_parts("t2v"))


def first():
    """From a first frame."""
    return HunyuanVideo15ImageToVideoPipeline(**_parts("i2v"), **_picture_reader())
