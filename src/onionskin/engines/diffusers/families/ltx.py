"""LTX-Video and LTX-2: keyframes at any place, any frame rate."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.capabilities import Size
from onionskin.engines.diffusers.conditions import (
    ltx2_keyframes,
    ltx_keyframes,
    ltx_painted_over,
)
from onionskin.engines.diffusers.family import Family, Shape, Way

_WORDS = frozenset({"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"})
_KEYFRAMES = frozenset({CanvasKind.FIRST, CanvasKind.LAST, CanvasKind.ENDS, CanvasKind.FRAMES})
_REPO, _GIGABYTES = "Lightricks/LTX-Video-0.9.5", 29.0

LTX = Family(
    name="ltx",
    description="LTX-Video, 2B: 704x512, any rate near 25 fps, keyframes anywhere; fast.",
    licence="LTX-Video Open Weights License",
    terms=(
        "the LTX-Video Open Weights License sets terms for commercial use; read them at "
        f"https://huggingface.co/{_REPO}"
    ),
    ways=(
        Way(
            pipeline="LTXPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.BLANK}),
            fps_argument="frame_rate",
            gigabytes=_GIGABYTES,
        ),
        Way(
            pipeline="LTXConditionPipeline",
            repo=_REPO,
            kinds=_KEYFRAMES,
            condition=ltx_keyframes,
            fps_argument="frame_rate",
            gigabytes=_GIGABYTES,
        ),
        Way(
            pipeline="LTXConditionPipeline",
            repo=_REPO,
            repaints=True,
            condition=ltx_painted_over,
            fps_argument="frame_rate",
            gigabytes=_GIGABYTES,
        ),
    ),
    shape=Shape(
        size=Size(704, 512),
        side_multiple=32,
        max_frames=257,
        frames_step=8,
        fps=Fraction(25),
        takes_fps=True,
    ),
    honours=_WORDS | {"draft", "strength"},
    gpu_gigabytes=8,
)

LTX2 = Family(
    name="ltx2",
    description="LTX-2, 19B: 768x512, any rate near 24 fps, keyframes anywhere, with sound.",
    licence="LTX-2 Community License",
    terms=(
        "the LTX-2 Community License sets terms for commercial use; read them at "
        "https://huggingface.co/Lightricks/LTX-2"
    ),
    ways=(
        Way(
            pipeline="LTX2ConditionPipeline",
            repo="Lightricks/LTX-2",
            kinds=_KEYFRAMES | {CanvasKind.BLANK},
            condition=ltx2_keyframes,
            fps_argument="frame_rate",
            gigabytes=90,
        ),
    ),
    shape=Shape(
        size=Size(768, 512),
        side_multiple=32,
        # Its decoder mirrors the border, of which it takes two latents at least.
        min_side=64,
        max_frames=257,
        frames_step=8,
        fps=Fraction(24),
        takes_fps=True,
    ),
    num_inference_steps=30,
    honours=_WORDS,
    gpu_gigabytes=24,
)

FAMILIES = (LTX, LTX2)
