"""CogVideoX 1.5: text, first frame, video to video."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.capabilities import Size
from onionskin.engines.diffusers.conditions import first_frame, painted_over_led, repaint_steps
from onionskin.engines.diffusers.family import Family, Shape, Way

_REPO = "zai-org/CogVideoX1.5-5B"

COGVIDEOX = Family(
    name="cogvideox",
    description="CogVideoX 1.5, 5B: 1360x768, 16 fps, up to 5 s; repaints drafts.",
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
)

FAMILIES = (COGVIDEOX,)
