"""SkyReels-V2 with diffusion forcing: text, first frame, both ends.

Its video-to-video pipeline goes on from the last `overlap_history` frames of a clip. That is not
used: a canvas whose opening run is known is one of any known frames, and to fill those a model must
hold keyframes anywhere, which this one does not. A longer clip is chained by its ends instead, and
does not drift as a window that slides to the right does.
"""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import both_ends, first_frame
from onionskin.engines.diffusers.family import Family, Scheduler, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_REPO = "Skywork/SkyReels-V2-DF-1.3B-540P-Diffusers"
_EXACT = ("vae",)
_FOR_TEXT = Scheduler(component="UniPCMultistepScheduler", settings={"flow_shift": 8.0})
_FOR_IMAGES = Scheduler(component="UniPCMultistepScheduler", settings={"flow_shift": 5.0})
_FROM_IMAGES = "SkyReelsV2DiffusionForcingImageToVideoPipeline"

SKYREELS = Family(
    name="skyreels",
    description="SkyReels-V2 DF, 1.3B: 960x544, 24 fps, from text, a first frame or both ends.",
    licence="Skywork Community License",
    terms=(
        "the Skywork Community License sets terms for use; read them at "
        f"https://huggingface.co/{_REPO}"
    ),
    ways=(
        Way(
            pipeline="SkyReelsV2DiffusionForcingPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.BLANK}),
            fps_argument="fps",
            scheduler=_FOR_TEXT,
            full_precision=_EXACT,
            gigabytes=20,
        ),
        Way(
            pipeline=_FROM_IMAGES,
            repo=_REPO,
            kinds=frozenset({CanvasKind.FIRST}),
            condition=first_frame,
            fps_argument="fps",
            scheduler=_FOR_IMAGES,
            full_precision=_EXACT,
            gigabytes=20,
        ),
        Way(
            pipeline=_FROM_IMAGES,
            repo=_REPO,
            kinds=frozenset({CanvasKind.ENDS}),
            condition=both_ends,
            at_ends=True,
            fps_argument="fps",
            scheduler=_FOR_IMAGES,
            full_precision=_EXACT,
            gigabytes=20,
        ),
    ),
    shape=Shape(
        size=Size(960, 544), side_multiple=16, max_frames=97, frames_step=4, fps=Fraction(24)
    ),
    honours=frozenset(
        {"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"}
    ),
    gpu_gigabytes=16,
)

FAMILIES = (SKYREELS,)
