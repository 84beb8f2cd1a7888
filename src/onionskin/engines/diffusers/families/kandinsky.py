"""Kandinsky 5: from text (Lite), or from a first frame (Pro)."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import first_frame
from onionskin.engines.diffusers.family import Family, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

KANDINSKY5 = Family(
    name="kandinsky5",
    description="Kandinsky 5: 768x512, 24 fps, 5 s; Lite, 2B, from text, Pro, 19B, from a frame.",
    licence="MIT",
    ways=(
        Way(
            pipeline="Kandinsky5T2VPipeline",
            repo="kandinskylab/Kandinsky-5.0-T2V-Lite-sft-5s-Diffusers",
            kinds=frozenset({CanvasKind.BLANK}),
            gigabytes=22,
        ),
        Way(
            pipeline="Kandinsky5I2VPipeline",
            repo="kandinskylab/Kandinsky-5.0-I2V-Pro-sft-5s-Diffusers",
            kinds=frozenset({CanvasKind.FIRST}),
            condition=first_frame,
            gigabytes=56,
        ),
    ),
    shape=Shape(
        size=Size(768, 512),
        side_multiple=16,
        max_frames=121,
        # From a picture its pipeline brings four latents to the light of those after them.
        min_frames=17,
        frames_step=4,
        fps=Fraction(24),
    ),
    honours=frozenset(
        {"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"}
    ),
    gpu_gigabytes=24,
)

FAMILIES = (KANDINSKY5,)
