"""Stable Video Diffusion: a first frame comes to life; an image model makes one from words."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import svd_frame
from onionskin.engines.diffusers.family import Family, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_REPO = "stabilityai/stable-video-diffusion-img2vid-xt"
_PAINTER = Way(
    pipeline="StableDiffusionXLPipeline",
    repo="stabilityai/stable-diffusion-xl-base-1.0",
    gigabytes=14,
)
"""Makes the first frame from words, as Emu Video does (arXiv:2311.10709)."""


def _way(kind: CanvasKind, opener: Way | None = None) -> Way:
    return Way(
        pipeline="StableVideoDiffusionPipeline",
        repo=_REPO,
        kinds=frozenset({kind}),
        condition=svd_frame,
        fps_argument="fps",
        fixed={"decode_chunk_size": 8},
        opener=opener,
        gigabytes=9.6,
    )


SVD = Family(
    name="svd",
    description=(
        "Stable Video Diffusion: 1024x576, 25 frames from a first frame, which SDXL paints."
    ),
    licence="Stable Video Diffusion Community License",
    terms=(
        "the Stable Video Diffusion Community License limits commercial use; read it at "
        f"https://huggingface.co/{_REPO}"
    ),
    ways=(_way(CanvasKind.FIRST), _way(CanvasKind.BLANK, _PAINTER)),
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
