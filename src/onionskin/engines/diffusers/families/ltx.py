"""LTX-Video and LTX-2: keyframes at any place, any frame rate."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import (
    ltx2_keyframes,
    ltx2_led,
    ltx_keyframes,
    ltx_painted_over,
)
from onionskin.engines.diffusers.family import Condition, Family, Way, nothing_known
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_WORDS = frozenset({"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"})
_KEYFRAMES = frozenset({CanvasKind.FIRST, CanvasKind.LAST, CanvasKind.ENDS, CanvasKind.FRAMES})
_REPO, _GIGABYTES = "Lightricks/LTX-Video-0.9.5", 29.0


def _way(
    pipeline: str,
    *,
    kinds: frozenset[CanvasKind] = frozenset(),
    condition: Condition = nothing_known,
    repaints: bool = False,
) -> Way:
    return Way(
        pipeline=pipeline,
        repo=_REPO,
        kinds=kinds,
        condition=condition,
        repaints=repaints,
        fps_argument="frame_rate",
        # Its decoder takes off the last of the noise, and is told how much there is.
        fixed={"decode_timestep": 0.05, "decode_noise_scale": 0.025},
        gigabytes=_GIGABYTES,
    )


LTX = Family(
    name="ltx",
    description="LTX-Video, 2B: 704x512, any rate near 25 fps, keyframes anywhere; fast.",
    licence="LTX-Video 0.9.5 Open RAIL-M",
    terms=(
        "the Open RAIL-M License of LTX-Video 0.9.5 forbids some uses; read them at "
        "https://huggingface.co/Lightricks/LTX-Video/blob/main/ltx-video-2b-v0.9.5.license.txt"
    ),
    ways=(
        _way("LTXPipeline", kinds=frozenset({CanvasKind.BLANK})),
        _way("LTXConditionPipeline", kinds=_KEYFRAMES, condition=ltx_keyframes),
        _way("LTXConditionPipeline", repaints=True, condition=ltx_painted_over),
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
        "commercial use by companies with 10 million dollars a year or more needs a paid licence; "
        "read the terms at https://github.com/Lightricks/LTX-2/blob/main/LICENSE-2"
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
        Way(
            pipeline="LTX2InContextPipeline",
            repo="Lightricks/LTX-2",
            kinds=_KEYFRAMES | {CanvasKind.BLANK},
            condition=ltx2_led,
            guides=frozenset({"pose", "depth", "edges"}),
            only_guided=True,
            needs_lora=True,
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
