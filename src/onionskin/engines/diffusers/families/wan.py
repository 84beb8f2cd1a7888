"""Wan 2.1 and 2.2: text, first frame, both ends, any known pixels (VACE), video to video."""

from __future__ import annotations

from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import (
    both_ends,
    first_frame,
    masked_video,
    painted_over,
    repaint_steps,
)
from onionskin.engines.diffusers.family import Family, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.fitting import Size

_BLANK = frozenset({CanvasKind.BLANK})
_FIRST = frozenset({CanvasKind.FIRST})
_ENDS = frozenset({CanvasKind.ENDS})
_WORDS = frozenset({"negative_prompt", "num_inference_steps", "guidance_scale", "style", "camera"})
_DRAFTS = frozenset({"draft", "strength"})

_SMALL = "Wan-AI/Wan2.1-T2V-1.3B-Diffusers"
_SMALL_VACE = "Wan-AI/Wan2.1-VACE-1.3B-diffusers"
_LARGE = "Wan-AI/Wan2.1-T2V-14B-Diffusers"
_TWO_EXPERTS = "Wan-AI/Wan2.2-T2V-A14B-Diffusers"
_BOTH = "Wan-AI/Wan2.2-TI2V-5B-Diffusers"

_EXACT = ("vae", "image_encoder")
"""As the examples of diffusers have it."""

_SHAPE = Shape(
    size=Size(832, 480), side_multiple=16, max_frames=81, frames_step=4, fps=Fraction(16)
)


def _vace(repo: str, gigabytes: float) -> Way:
    """A canvas fill as such: whatever is known, down to single pixels."""
    return Way(
        pipeline="WanVACEPipeline",
        repo=repo,
        kinds=frozenset(CanvasKind),
        condition=masked_video,
        guides=frozenset({"pose", "depth", "edges"}),
        noise="cthw",
        full_precision=_EXACT,
        gigabytes=gigabytes,
    )


def _over_draft(repo: str, gigabytes: float) -> Way:
    return Way(
        pipeline="WanVideoToVideoPipeline",
        repo=repo,
        repaints=True,
        condition=painted_over,
        num_steps=repaint_steps,
        full_precision=_EXACT,
        gigabytes=gigabytes,
    )


def _from_ends(repo: str, gigabytes: float) -> Way:
    return Way(
        pipeline="WanImageToVideoPipeline",
        repo=repo,
        kinds=_ENDS,
        condition=both_ends,
        at_ends=True,
        full_precision=_EXACT,
        gigabytes=gigabytes,
    )


def _from_first(repo: str, gigabytes: float) -> Way:
    return Way(
        pipeline="WanImageToVideoPipeline",
        repo=repo,
        kinds=_FIRST,
        condition=first_frame,
        full_precision=_EXACT,
        gigabytes=gigabytes,
    )


def _from_text(repo: str, gigabytes: float) -> Way:
    return Way(
        pipeline="WanPipeline",
        repo=repo,
        kinds=_BLANK,
        noise="cthw",
        full_precision=_EXACT,
        gigabytes=gigabytes,
    )


WAN = Family(
    name="wan",
    description="Wan 2.1, 1.3B: 832x480, 16 fps; any known frames and regions, repaints drafts.",
    licence="Apache-2.0",
    ways=(_from_text(_SMALL, 29), _vace(_SMALL_VACE, 19), _over_draft(_SMALL, 29)),
    shape=_SHAPE,
    honours=_WORDS | _DRAFTS,
    gpu_gigabytes=8,
)

WAN_14B = Family(
    name="wan-14b",
    description="Wan 2.1, 14B: 832x480 to 1280x720, 16 fps; any known frames and regions.",
    licence="Apache-2.0",
    ways=(
        _from_text(_LARGE, 80),
        _from_first("Wan-AI/Wan2.1-I2V-14B-480P-Diffusers", 90),
        _from_ends("Wan-AI/Wan2.1-FLF2V-14B-720P-diffusers", 90),
        _vace("Wan-AI/Wan2.1-VACE-14B-diffusers", 75),
        _over_draft(_LARGE, 80),
    ),
    shape=_SHAPE,
    honours=_WORDS | _DRAFTS,
    gpu_gigabytes=24,
)

WAN_22_5B = Family(
    name="wan2.2-5b",
    description="Wan 2.2, 5B: 1280x704, 24 fps, from text or a first frame.",
    licence="Apache-2.0",
    ways=(_from_text(_BOTH, 34), _from_first(_BOTH, 34)),
    # Its decoder halves each side once more than the others' does.
    shape=Shape(
        size=Size(1280, 704), side_multiple=32, max_frames=121, frames_step=4, fps=Fraction(24)
    ),
    honours=_WORDS,
    gpu_gigabytes=24,
)

WAN_22 = Family(
    name="wan2.2",
    description="Wan 2.2, two experts of 14B: 832x480 to 1280x720, 16 fps, text or first frame.",
    licence="Apache-2.0",
    ways=(
        _from_text(_TWO_EXPERTS, 126),
        _from_first("Wan-AI/Wan2.2-I2V-A14B-Diffusers", 126),
    ),
    shape=_SHAPE,
    num_inference_steps=40,
    honours=_WORDS,
    gpu_gigabytes=24,
)

FAMILIES = (WAN, WAN_14B, WAN_22_5B, WAN_22)
