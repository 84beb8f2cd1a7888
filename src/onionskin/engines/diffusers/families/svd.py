"""Stable Video Diffusion: a first frame comes to life, without words."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.capabilities import Size
from onionskin.engines.diffusers.conditions import svd_frame
from onionskin.engines.diffusers.family import Family, Shape, Way

_REPO = "stabilityai/stable-video-diffusion-img2vid-xt"

SVD = Family(
    name="svd",
    description="Stable Video Diffusion: 1024x576, 25 frames from a first one; reads no prompt.",
    licence="Stability AI Community License",
    terms=(
        "the Stability AI Community License limits commercial use; read it at "
        f"https://huggingface.co/{_REPO}"
    ),
    ways=(
        Way(
            pipeline="StableVideoDiffusionPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.FIRST}),
            condition=svd_frame,
            fps_argument="fps",
            fixed={"decode_chunk_size": 8},
            gigabytes=9.6,
        ),
    ),
    # Its network halves the latents three times more and does not take what is left over.
    shape=Shape(
        size=Size(1024, 576),
        side_multiple=64,
        max_frames=25,
        frames_step=1,
        fps=Fraction(7),
        takes_fps=True,
    ),
    num_inference_steps=25,
    honours=frozenset({"num_inference_steps", "guidance_scale", "motion"}),
    guidance_argument="max_guidance_scale",
    gpu_gigabytes=12,
)

FAMILIES = (SVD,)
