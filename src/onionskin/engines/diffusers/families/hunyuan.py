"""HunyuanVideo 1.0 and 1.5 from text or a first frame; FramePack from both ends too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import both_ends, first_frame
from onionskin.engines.diffusers.family import GUIDER, Family, Part, Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.engines.diffusers.sheet import Sheet
from onionskin.fitting import Size

_REPO = "hunyuanvideo-community/HunyuanVideo"
_REPO_IMAGES = "hunyuanvideo-community/HunyuanVideo-I2V"
_REPO_15 = "hunyuanvideo-community/HunyuanVideo-1.5-Diffusers-480p_t2v"
_REPO_15_IMAGES = "hunyuanvideo-community/HunyuanVideo-1.5-Diffusers-480p_i2v"
_LICENCE = "Tencent Hunyuan Community License"
_TERMS = (
    "the Tencent Hunyuan Community License is not granted in the EU, the UK and South Korea; "
    f"read it at https://huggingface.co/{_REPO}"
)
_WORDS = frozenset({"num_inference_steps", "guidance_scale", "style", "camera"})
_REDUX = "lllyasviel/flux_redux_bfl"
_PARTS = (
    Part(
        name="transformer",
        component="HunyuanVideoFramepackTransformer3DModel",
        repo="lllyasviel/FramePackI2V_HY",
    ),
    Part(
        name="feature_extractor",
        component="SiglipImageProcessor",
        repo=_REDUX,
        subfolder="feature_extractor",
    ),
    Part(
        name="image_encoder",
        component="SiglipVisionModel",
        repo=_REDUX,
        subfolder="image_encoder",
    ),
)

FRAMEPACK_WINDOW = 9
"""Latent frames of a section; each is four frames, and the picture is one more."""


def _sections(sheet: Sheet) -> int:
    return (sheet.layout.num_frames - 1) // (4 * FRAMEPACK_WINDOW)


def framepack_steps(sheet: Sheet) -> int:
    """Every section is denoised on its own."""
    return sheet.num_inference_steps * _sections(sheet)


def _length(sheet: Sheet) -> dict[str, object]:
    """`num_frames` as the pipeline counts: 33 a section, though it makes 36."""
    return {"num_frames": (4 * FRAMEPACK_WINDOW - 3) * _sections(sheet)}


def framepack_first(sheet: Sheet) -> dict[str, object]:
    """`image`, and the length in sections."""
    return first_frame(sheet) | _length(sheet)


def framepack_ends(sheet: Sheet) -> dict[str, object]:
    """`image`, `last_image`, and the length in sections."""
    return both_ends(sheet) | _length(sheet)


def longer_first(sheet: Sheet) -> dict[str, object]:
    """`image`, and four frames more than are wanted: the pipeline throws the first four away."""
    return first_frame(sheet) | {"num_frames": sheet.layout.num_frames + 4}


def of_weights(transformer: Mapping[str, object]) -> Family:
    """HunyuanVideo as it is, or with the picture beside all latents (its first version, 33ch)."""
    if transformer.get("image_condition_type") != "latent_concat":
        return HUNYUAN
    ways = [
        replace(way, condition=longer_first, fixed={}, decodes_once=False)
        if way.repo == _REPO_IMAGES
        else way
        for way in HUNYUAN.ways
    ]
    return replace(HUNYUAN, ways=tuple(ways))


HUNYUAN = Family(
    name="hunyuan",
    description="HunyuanVideo, 13B: up to 1280x720, 24 fps, from text or a first frame.",
    licence=_LICENCE,
    terms=_TERMS,
    ways=(
        Way(
            pipeline="HunyuanVideoPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.BLANK}),
            gigabytes=42,
        ),
        Way(
            pipeline="HunyuanVideoImageToVideoPipeline",
            repo=_REPO_IMAGES,
            kinds=frozenset({CanvasKind.FIRST}),
            condition=first_frame,
            # What these weights take; the pipeline's own 1 is for their first version, 33ch.
            fixed={"guidance_scale": 6.0},
            gigabytes=44,
        ),
    ),
    shape=Shape(
        size=Size(848, 480), side_multiple=16, max_frames=129, frames_step=4, fps=Fraction(24)
    ),
    honours=_WORDS,
    gpu_gigabytes=24,
    of_weights=of_weights,
)

HUNYUAN_15 = Family(
    name="hunyuan-1.5",
    description="HunyuanVideo 1.5, 8B: 848x480, 24 fps, from text or a first frame.",
    licence=_LICENCE,
    terms=_TERMS,
    ways=(
        Way(
            pipeline="HunyuanVideo15Pipeline",
            repo=_REPO_15,
            kinds=frozenset({CanvasKind.BLANK}),
            gigabytes=50,
        ),
        Way(
            pipeline="HunyuanVideo15ImageToVideoPipeline",
            repo=_REPO_15_IMAGES,
            kinds=frozenset({CanvasKind.FIRST}),
            condition=first_frame,
            sizes_itself=True,
            gigabytes=54,
        ),
    ),
    shape=Shape(
        size=Size(848, 480), side_multiple=16, max_frames=121, frames_step=4, fps=Fraction(24)
    ),
    honours=_WORDS | {"negative_prompt"},
    guidance_argument=GUIDER,
    gpu_gigabytes=16,
)

FRAMEPACK = Family(
    name="framepack",
    description="FramePack on HunyuanVideo: 640x640, 30 fps; text, a first frame or both ends.",
    licence=f"{_LICENCE}; its image encoder FLUX.1 [dev] Non-Commercial",
    terms=f"its image encoder may not be used commercially, and {_TERMS}",
    ways=(
        Way(
            pipeline="HunyuanVideoFramepackPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.FIRST}),
            condition=framepack_first,
            num_steps=framepack_steps,
            decodes_once=False,
            parts=_PARTS,
            gigabytes=70,
        ),
        Way(
            pipeline="HunyuanVideoFramepackPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.BLANK}),
            condition=framepack_first,
            num_steps=framepack_steps,
            decodes_once=False,
            parts=_PARTS,
            # Of the same weights: a video of one frame.
            opener=Way(pipeline="HunyuanVideoPipeline", repo=_REPO),
            gigabytes=70,
        ),
        Way(
            pipeline="HunyuanVideoFramepackPipeline",
            repo=_REPO,
            kinds=frozenset({CanvasKind.ENDS}),
            condition=framepack_ends,
            num_steps=framepack_steps,
            decodes_once=False,
            at_ends=True,
            parts=_PARTS,
            gigabytes=70,
        ),
    ),
    shape=Shape(
        size=Size(640, 640),
        side_multiple=16,
        max_frames=361,
        frames_step=36,
        min_frames=37,
        fps=Fraction(30),
    ),
    honours=_WORDS,
    gpu_gigabytes=8,
)

FAMILIES = (HUNYUAN, HUNYUAN_15, FRAMEPACK)
