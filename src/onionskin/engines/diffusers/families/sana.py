"""SANA-Video: small and fast, from text or a first frame by the same weights."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import first_frame
from onionskin.engines.diffusers.family import Condition, Family, Way, nothing_known
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_REPO = "Efficient-Large-Model/SANA-Video_2B_480p_diffusers"


def _way(pipeline: str, kind: CanvasKind, condition: Condition = nothing_known) -> Way:
    return Way(
        pipeline=pipeline,
        repo=_REPO,
        kinds=frozenset({kind}),
        condition=condition,
        frames_argument="frames",
        # It would paint the nearest of its own sizes, and read other words than were given.
        fixed={"use_resolution_binning": False, "clean_caption": False},
        full_precision=("vae",),
        gigabytes=15,
    )


SANA_VIDEO = Family(
    name="sana-video",
    description="SANA-Video, 2B: 832x480, 16 fps, 5 s, from text or a first frame; fast.",
    licence="unknown: see the model's page",
    terms=f"the licence of SANA-Video sets terms for use; read it at https://huggingface.co/{_REPO}",
    ways=(
        _way("SanaVideoPipeline", CanvasKind.BLANK),
        _way("SanaImageToVideoPipeline", CanvasKind.FIRST, first_frame),
    ),
    shape=Shape(
        size=Size(832, 480),
        side_multiple=32,
        max_frames=81,
        frames_step=4,
        fps=Fraction(16),
    ),
    honours=frozenset(
        {"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"}
    ),
    gpu_gigabytes=16,
)

FAMILIES = (SANA_VIDEO,)
