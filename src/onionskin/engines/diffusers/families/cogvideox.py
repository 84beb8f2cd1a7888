"""CogVideoX 1.5, and 1.0 by its weights: text, first frame, video to video."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import (
    control_video,
    first_frame,
    painted_over,
    painted_over_led,
    repaint_steps,
)
from onionskin.engines.diffusers.family import Family, Scheduler, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_REPO = "zai-org/CogVideoX1.5-5B"

_LATENT = 8
"""Pixels to the side of a latent."""


def _number(transformer: Mapping[str, object], name: str, default: int) -> int:
    value = transformer.get(name)
    return value if isinstance(value, int) else default


def of_weights(transformer: Mapping[str, object]) -> Family:
    """CogVideoX 1.5 where latents are taken two at a time, else 1.0.

    1.0 makes 8N + 1 frames, 8 a second, and is led by no latent: its video to video takes an odd
    number of them. Weights with learned places (5B from a picture) make one size alone.
    """
    if transformer.get("patch_size_t") is not None:
        return COGVIDEOX
    size = Size(
        _number(transformer, "sample_width", 90) * _LATENT,
        _number(transformer, "sample_height", 60) * _LATENT,
    )
    ways = [
        replace(way, condition=painted_over, num_led=0) if way.repaints else way
        for way in COGVIDEOX.ways
    ]
    return replace(
        COGVIDEOX,
        ways=tuple(ways),
        shape=replace(
            COGVIDEOX.shape,
            size=size,
            max_frames=(_number(transformer, "sample_frames", 49) - 1) // 8 * 8 + 1,
            frames_step=8,
            fps=Fraction(8),
            max_side=max(size),
            only_size=bool(transformer.get("use_learned_positional_embeddings")),
        ),
    )


COGVIDEOX = Family(
    name="cogvideox",
    description="CogVideoX 1.5, 5B: 1360x768, 16 fps, up to 5 s; repaints drafts.",
    licence="CogVideoX License",
    terms=(
        "the CogVideoX License requires registration before commercial use; read it at "
        f"https://huggingface.co/{_REPO}"
    ),
    ways=(
        Way(
            pipeline="CogVideoXPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.BLANK}),
            noise="tchw",
            gigabytes=31,
        ),
        Way(
            pipeline="CogVideoXImageToVideoPipeline",
            repo="zai-org/CogVideoX1.5-5B-I2V",
            kinds=frozenset({CanvasKind.FIRST}),
            condition=first_frame,
            gigabytes=31,
        ),
        Way(
            pipeline="CogVideoXVideoToVideoPipeline",
            repo=_REPO,
            repaints=True,
            condition=painted_over_led,
            num_steps=repaint_steps,
            num_led=1,
            gigabytes=31,
        ),
    ),
    # Sides are halved three times by the decoder and once more by the transformer's patches.
    # Lengths are 16N + 1 by the model card; of an even number of latents, such as those of 13
    # frames, the decoder makes three frames too many.
    shape=Shape(
        size=Size(1360, 768),
        side_multiple=16,
        max_frames=81,
        frames_step=16,
        fps=Fraction(16),
        max_side=1536,
    ),
    honours=frozenset(
        {
            "negative_prompt",
            "num_inference_steps",
            "guidance_scale",
            "style",
            "camera",
            "draft",
            "strength",
        }
    ),
    gpu_gigabytes=16,
    of_weights=of_weights,
)

_FUN = "alibaba-pai/CogVideoX-Fun-V1.1-5b-Control"

COGVIDEOX_FUN = Family(
    name="cogvideox-fun",
    description=(
        "CogVideoX Fun 1.1, 5B: 672x384, 8 fps, up to 6 s; guided by poses, depth or edges."
    ),
    licence="CogVideoX License",
    terms=(
        "the CogVideoX License requires registration before commercial use; read it at "
        f"https://huggingface.co/{_FUN}"
    ),
    ways=(
        Way(
            pipeline="CogVideoXFunControlPipeline",
            repo=_FUN,
            kinds=frozenset({CanvasKind.BLANK}),
            condition=control_video,
            guides=frozenset({"pose", "depth", "edges"}),
            only_guided=True,
            noise="tchw",
            scheduler=Scheduler(component="DDIMScheduler"),
            gigabytes=21,
        ),
    ),
    shape=Shape(
        size=Size(672, 384),
        side_multiple=16,
        max_frames=49,
        frames_step=8,
        fps=Fraction(8),
        max_side=1344,
    ),
    honours=frozenset(
        {"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"}
    ),
    gpu_gigabytes=16,
)

FAMILIES = (COGVIDEOX, COGVIDEOX_FUN)
