"""Mochi 1: from text, six frames to a latent."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.family import Family, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

MOCHI = Family(
    name="mochi",
    description="Mochi 1, 10B: 848x480, 30 fps, up to 5.4 s from text.",
    licence="Apache-2.0",
    ways=(
        Way(
            pipeline="MochiPipeline",
            repo="genmo/mochi-1-preview",
            kinds=frozenset({CanvasKind.BLANK}),
            gigabytes=60,
        ),
    ),
    shape=Shape(
        size=Size(848, 480),
        side_multiple=16,
        max_frames=163,
        frames_step=6,
        fps=Fraction(30),
    ),
    num_inference_steps=64,
    honours=frozenset(
        {"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"}
    ),
    gpu_gigabytes=24,
)

FAMILIES = (MOCHI,)
