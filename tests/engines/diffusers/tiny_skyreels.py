"""SkyReels-V2 diffusion forcing with a few thousand weights."""

from __future__ import annotations

from diffusers import (
    SkyReelsV2DiffusionForcingPipeline,
    SkyReelsV2Transformer3DModel,
    UniPCMultistepScheduler,
)
from tests.engines.diffusers import tiny_wan
from tests.engines.diffusers.tiny_parts import seeded


def text():
    """From text; from images uses the same weights."""
    parts = tiny_wan.shared()
    parts["scheduler"] = UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=7.0
    )
    transformer = seeded(SkyReelsV2Transformer3DModel, **tiny_wan.SIZES, inject_sample_info=True)
    return SkyReelsV2DiffusionForcingPipeline(transformer=transformer, **parts)
