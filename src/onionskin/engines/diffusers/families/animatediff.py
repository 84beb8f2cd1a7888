"""AnimateDiff: motion for Stable Diffusion 1.5; SparseCtrl holds any keyframes."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import (
    controlled_frames,
    painted_over,
    repaint_steps,
    sparse_frames,
)
from onionskin.engines.diffusers.family import Family, Part, Scheduler, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_BASE = "stable-diffusion-v1-5/stable-diffusion-v1-5"
_MOTION = Part(
    name="motion_adapter",
    component="MotionAdapter",
    repo="guoyww/animatediff-motion-adapter-v1-5-3",
)
_SPARSE = Part(
    name="controlnet",
    component="SparseControlNetModel",
    repo="guoyww/animatediff-sparsectrl-rgb",
)
_CONTROLS = {
    "pose": "lllyasviel/control_v11p_sd15_openpose",
    "depth": "lllyasviel/control_v11f1p_sd15_depth",
    "edges": "lllyasviel/control_v11p_sd15_canny",
}
"""ControlNets 1.1 by the guide that they were trained with: OpenPose's drawing, depth that is
lighter the nearer, white lines on black."""
# What the motion was trained with; the base's own scheduler makes flicker of it.
_SCHEDULER = Scheduler(
    component="DDIMScheduler",
    settings={
        "beta_schedule": "linear",
        "clip_sample": False,
        "steps_offset": 1,
        "timestep_spacing": "linspace",
    },
)


def _led(guide: str, repo: str) -> Way:
    """The base under a ControlNet for one guide."""
    return Way(
        pipeline="AnimateDiffControlNetPipeline",
        repo=_BASE,
        kinds=frozenset({CanvasKind.BLANK}),
        condition=controlled_frames,
        guides=frozenset({guide}),
        only_guided=True,
        noise="cthw",
        parts=(_MOTION, Part(name="controlnet", component="ControlNetModel", repo=repo)),
        scheduler=_SCHEDULER,
        gigabytes=8.5,
    )


ANIMATEDIFF = Family(
    name="animatediff",
    description="AnimateDiff on Stable Diffusion 1.5: 512x512, 8 fps, 16 frames, any keyframes.",
    licence="CreativeML OpenRAIL-M",
    terms=(f"CreativeML OpenRAIL-M forbids some uses; read them at https://huggingface.co/{_BASE}"),
    ways=(
        Way(
            pipeline="AnimateDiffPipeline",
            repo=_BASE,
            kinds=frozenset({CanvasKind.BLANK}),
            noise="cthw",
            parts=(_MOTION,),
            scheduler=_SCHEDULER,
            gigabytes=7,
        ),
        Way(
            pipeline="AnimateDiffSparseControlNetPipeline",
            repo=_BASE,
            kinds=frozenset(CanvasKind) - {CanvasKind.BLANK, CanvasKind.REGIONS},
            condition=sparse_frames,
            parts=(_MOTION, _SPARSE),
            scheduler=_SCHEDULER,
            gigabytes=9,
        ),
        Way(
            pipeline="AnimateDiffVideoToVideoPipeline",
            repo=_BASE,
            repaints=True,
            condition=painted_over,
            num_steps=repaint_steps,
            parts=(_MOTION,),
            scheduler=_SCHEDULER,
            gigabytes=7,
        ),
        *(_led(guide, repo) for guide, repo in _CONTROLS.items()),
    ),
    shape=Shape(
        size=Size(512, 512),
        side_multiple=8,
        max_frames=16,
        frames_step=1,
        min_frames=2,
        fps=Fraction(8),
        max_side=1024,
    ),
    num_inference_steps=25,
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
    gpu_gigabytes=6,
)

FAMILIES = (ANIMATEDIFF,)
