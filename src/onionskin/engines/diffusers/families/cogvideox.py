"""CogVideoX: text, first frame, video to video; 8 fps."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.capabilities import Size
from onionskin.engines.diffusers.conditions import first_frame, painted_over, repaint_steps
from onionskin.engines.diffusers.family import Family, Shape, Way

_REPO = "zai-org/CogVideoX-5b"

COGVIDEOX = Family(
    name="cogvideox",
    description="CogVideoX, 5B: 720x480, 8 fps, up to 6 s; repaints drafts.",
    licence="CogVideoX License",
    terms=(
        "the CogVideoX License asks for registration before commercial use; read it at "
        f"https://huggingface.co/{_REPO}"
    ),
    ways=(
        Way(
            pipeline="CogVideoXPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.BLANK}),
            gigabytes=21,
        ),
        Way(
            pipeline="CogVideoXImageToVideoPipeline",
            repo="zai-org/CogVideoX-5b-I2V",
            kinds=frozenset({CanvasKind.FIRST}),
            condition=first_frame,
            gigabytes=21,
        ),
        Way(
            pipeline="CogVideoXVideoToVideoPipeline",
            repo=_REPO,
            repaints=True,
            condition=painted_over,
            num_steps=repaint_steps,
            gigabytes=21,
        ),
    ),
    # Sides are halved three times by the decoder and once more by the transformer's patches.
    shape=Shape(
        size=Size(720, 480), side_multiple=16, max_frames=49, frames_step=4, fps=Fraction(8)
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
    gpu_gigabytes=12,
)

FAMILIES = (COGVIDEOX,)
