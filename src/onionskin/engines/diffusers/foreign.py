"""Any other diffusers video pipeline: what it can do is read from its signature."""

from __future__ import annotations

import inspect
import json
import logging
import re
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from math import lcm
from pathlib import Path
from typing import Any

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import (
    both_ends,
    edited,
    first_frame,
    masked_video,
    painted_over,
    repaint_steps,
)
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.families import FAMILIES
from onionskin.engines.diffusers.family import Family, Way, nothing_known
from onionskin.engines.diffusers.layout import Shape
from onionskin.engines.diffusers.loader import pipeline_class
from onionskin.engines.diffusers.shelf import Shelf
from onionskin.engines.diffusers.tuning import DENOISERS
from onionskin.errors import OnionskinError, UnsupportedCanvas, WeightsError
from onionskin.fitting import Size
from onionskin.settings import EngineSettings

_LICENCE = "unknown: see the model's page"
_FIELDS = frozenset({"negative_prompt", "guidance_scale", "num_inference_steps"})
_FRAMES = ("num_frames", "frames", "video_length")
_RATES = ("frame_rate", "fps")
_STARTS_FROM_PIXELS = re.compile(r"(?<!T)(Image|Video|I|V)(To|2)(Video|World|V)")
"""In a class's name: it starts from a picture or a clip. "TI2V" starts from words too."""
_AS_ASKED = {"use_resolution_binning": False, "clean_caption": False}
"""Switches by which pipelines would paint another size, or read other words, than were given."""
_TIME_NAMES = (
    "vae_scale_factor_temporal",
    "vae_temporal_compression_ratio",
    "vae_temporal_scale_factor",
)
_TIME_KEYS = ("temporal_compression_ratio", "scale_factor_temporal")
_SIDE_NAMES = (
    "vae_scale_factor_spatial",
    "vae_spatial_compression_ratio",
    "vae_spatial_scale_factor",
    "vae_scale_factor",
)
_SIDE_KEYS = ("spatial_compression_ratio", "scale_factor_spatial")
_OF_PICTURES = ("AutoencoderKL", "AutoencoderKLTemporalDecoder", "AutoencoderTiny")
"""Decoders that make no frames of their own: as many latents as frames."""
_IN_TILES_ALONE = ("AutoencoderKLAllegro",)
"""Decoders that leave black what their tiles do not reach; at this size and length all is."""
_REACHED_SIZE, _REACHED_FRAMES = Size(1280, 720), 88
_USUAL_FRAMES, _USUAL_SIDE = 49, 512

log = logging.getLogger("onionskin.engines.diffusers")


def open_foreign(
    repo: str, *, settings: EngineSettings | None = None, shelf: Shelf | None = None
) -> DiffusersEngine:
    """The engine "diffusers:`repo`", of ORG/NAME or a folder whose weights are here.

    Raises WeightsError where they are not, UnsupportedCanvas where the pipeline makes no video.
    """
    folder = (shelf or Shelf()).find(repo)
    if folder is None or not (folder / "model_index.json").exists():
        raise WeightsError(
            f"there are no diffusers weights of {repo} here; download them with: onionskin engines "
            f"pull diffusers:{repo}, or give a folder with a model_index.json"
        )
    index = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))
    known = _family_of(str(index["_class_name"]))
    if known and known.of_weights:
        known = known.of_weights(_config(folder / "transformer"))
    family = _renamed(known, repo, index) if known else _read(repo, folder, index)
    return DiffusersEngine(family, settings=settings, shelf=shelf)


def _family_of(pipeline: str) -> Family | None:
    """The family that describes a pipeline class."""
    for family in FAMILIES.values():
        if any(way.pipeline == pipeline and not way.parts for way in family.ways):
            return family
    return None


def _renamed(family: Family, repo: str, index: dict[str, Any]) -> Family:
    """`family` over other weights: its ways whose pipelines those weights can make."""
    saved = str(index["_class_name"])
    home = next(way.repo for way in family.ways if way.pipeline == saved)
    ways = [way for way in family.ways if way.repo == home]
    return replace(
        family,
        name=f"diffusers:{repo}",
        description=f"{saved} from {repo}, as engine {family.name}.",
        licence=_LICENCE,
        terms="",
        ways=tuple(replace(way, repo=repo, gigabytes=0) for way in ways),
    )


def _read(repo: str, folder: Path, index: dict[str, Any]) -> Family:
    """A family from the signature and the components of a pipeline that nobody described."""
    name = str(index["_class_name"])
    kind = pipeline_class(name)
    takes = inspect.signature(kind.__call__).parameters
    ways = _ways(kind, repo, takes)
    drafts = {"draft"} if any(way.repaints for way in ways) else set()
    return Family(
        name=f"diffusers:{repo}",
        description=f"{name} from {repo}, by what its signature takes.",
        licence=_LICENCE,
        ways=ways,
        shape=_shape(kind, folder, index, takes),
        honours=frozenset(
            (_FIELDS & set(takes))
            | ({"style", "camera"} if "prompt" in takes else set())
            | (drafts | {"strength"} if drafts and "strength" in takes else drafts)
        ),
    )


def _ways(kind: Any, repo: str, takes: Any) -> tuple[Way, ...]:
    """What the arguments allow. Raises UnsupportedCanvas where that is nothing."""
    name = kind.__name__
    counted = next((each for each in _FRAMES if each in takes), "")
    if not counted and "video" not in takes:
        raise UnsupportedCanvas(f"{name} of {repo} does not make video; give a video pipeline")
    wanted = _wanted(kind, takes)
    starts_from_pixels = _STARTS_FROM_PIXELS.search(name) is not None
    masked, has_words = {"mask", "mask_video"} & set(takes), "prompt" in takes
    rate = next((each for each in _RATES if each in takes), "")
    way = Way(
        pipeline=name,
        repo=repo,
        frames_argument=counted or _FRAMES[0],
        fps_argument=rate,
        fixed={each: value for each, value in _AS_ASKED.items() if each in takes},
    )
    ways = []
    if {"video", "mask"} <= set(takes):
        ways.append(replace(way, kinds=frozenset(CanvasKind), condition=masked_video))
    elif "last_image" in takes:
        ends = frozenset({CanvasKind.ENDS})
        ways.append(replace(way, kinds=ends, condition=both_ends, at_ends=True))
    if "image" in takes and not masked and wanted <= {"image"}:
        ways.append(replace(way, kinds=frozenset({CanvasKind.FIRST}), condition=first_frame))
    if {"video", "strength"} <= set(takes) and not masked and wanted <= {"video"}:
        steps = repaint_steps
        ways.append(replace(way, repaints=True, condition=painted_over, num_steps=steps))
    elif wanted == {"video"} and has_words and "overlap_history" not in takes:
        ways.append(replace(way, repaints=True, condition=edited))
    if has_words and not wanted and not starts_from_pixels:
        blank = frozenset({CanvasKind.BLANK})
        ways.append(replace(way, kinds=blank, condition=nothing_known))
    if not ways:
        lacking = ", ".join(sorted(wanted)) or "a clip or a picture in another form"
        raise UnsupportedCanvas(
            f"{name} of {repo} needs inputs that onionskin cannot give: {lacking}"
        )
    return tuple(ways)


def _wanted(kind: Any, takes: Any) -> set[str]:
    """Arguments without which a pipeline refuses: those without a default, and a picture or a
    clip that its documentation does not call optional."""
    told = inspect.getdoc(kind.__call__) or ""
    wanted = {
        name
        for name, what in takes.items()
        if what.default is what.empty and what.kind is what.POSITIONAL_OR_KEYWORD
    } - {"self", "prompt"}
    for name in {"image", "video"} & set(takes) - wanted:
        line = re.search(rf"^\s*{name} \((.*)", told, re.MULTILINE)
        if line and "optional" not in line.group(1).lower():
            wanted.add(name)
    return wanted


def _shape(kind: Any, folder: Path, index: dict[str, Any], takes: Any) -> Shape:
    """Sizes and lengths, as the pipeline itself works them out of its decoder and denoiser."""
    made = _without_weights(kind, folder, index)
    denoiser = _config(folder / "transformer") or _config(folder / "unet")
    time, side = _compression(made, folder)
    patch = getattr(made, "transformer_spatial_patch_size", None) or denoiser.get("patch_size", 2)
    patch = max(patch) if isinstance(patch, list | tuple) else int(patch)
    multiple = lcm(side * patch, *_checked_multiples(kind))

    def default(*names: str) -> int | None:
        given = [takes[name].default for name in names if name in takes]
        own = [getattr(made, f"default_{name}", None) for name in names]
        return next((int(each) for each in [*given, *own] if isinstance(each, int)), None)

    fixed = denoiser.get("video_length")
    chunk = default("num_latent_frames_per_chunk")
    step = (chunk - 1) * time + 1 if chunk else time
    sampled = int(denoiser.get("sample_frames") or 0)
    # Some count what they were trained on in frames, others in latents.
    sampled = sampled if sampled % time == 1 % time else sampled * time
    usual = default(*_FRAMES) or sampled or _USUAL_FRAMES
    offset = 0 if chunk or (step > 1 and usual % step == 0) else 1
    max_frames = max((usual - offset) // step * step + offset, 1)
    if isinstance(fixed, int):
        max_frames = fixed
    shape = Shape(
        size=Size(*(_side(denoiser, name, default(name), side) for name in ("width", "height"))),
        side_multiple=max(multiple, 16),
        max_frames=max_frames,
        min_frames=max_frames if isinstance(fixed, int) else 1,
        frames_step=step,
        frames_offset=offset,
        fps=Fraction(default(*_RATES) or 16),
        takes_fps=any(name in takes for name in _RATES),
        max_side=2048,
    )
    if _config(folder / "vae").get("_class_name") not in _IN_TILES_ALONE:
        return shape
    return replace(
        shape,
        size=_REACHED_SIZE,
        only_size=True,
        max_side=max(_REACHED_SIZE),
        min_frames=_REACHED_FRAMES,
        max_frames=_REACHED_FRAMES,
    )


def _checked_multiples(kind: Any) -> list[int]:
    """Numbers that a pipeline's own check wants sides to be multiples of."""
    try:
        check = inspect.getsource(kind.check_inputs)
    except (AttributeError, OSError, TypeError):
        return []
    return [int(each) for each in re.findall(r"(?:height|width) % (\d+) != 0", check)]


def _side(denoiser: dict[str, Any], name: str, default: int | None, side: int) -> int:
    """The width or height that a pipeline makes when none is asked for, in pixels."""
    sample = denoiser.get(f"sample_{name}") or denoiser.get("sample_size")
    return default or (sample * side if isinstance(sample, int) else _USUAL_SIDE)


def _compression(made: Any, folder: Path) -> tuple[int, int]:
    """Frames and pixels to the side of a latent: asked of the pipeline, else of its decoder."""
    vae = _config(folder / "vae")

    def found(names: tuple[str, ...], keys: tuple[str, ...], otherwise: int) -> int:
        told = [getattr(made, name, None) for name in names] + [vae.get(key) for key in keys]
        return next((int(each) for each in told if isinstance(each, int) and each), otherwise)

    blocks = vae.get("block_out_channels")
    of_pictures = vae.get("_class_name") in _OF_PICTURES
    side = 2 ** (len(blocks) - 1) if of_pictures and isinstance(blocks, list) else 8
    return (
        1 if of_pictures else found(_TIME_NAMES, _TIME_KEYS, 4),
        found(_SIDE_NAMES, _SIDE_KEYS, side),
    )


def _without_weights(kind: Any, folder: Path, index: dict[str, Any]) -> Any:
    """The pipeline over a decoder and a denoiser of no numbers, or None where that fails."""
    torch = import_module("torch")
    given = {name: value for name, value in index.items() if not name.startswith("_")}
    parts: dict[str, Any] = {
        name: None if isinstance(value, list) else value for name, value in given.items()
    }
    try:
        for name in ("vae", *DENOISERS):
            library, part = (given.get(name) or [None, None])[:2]
            if library == "diffusers" and part:
                with torch.device("meta"):
                    parts[name] = getattr(import_module("diffusers"), part).from_config(
                        _config(folder / name)
                    )
        wanted = inspect.signature(kind.__init__).parameters
        return kind(**{name: parts.get(name) for name in wanted if name in parts})
    except Exception as error:  # other people's constructors may raise anything
        log.debug("%s cannot be made without weights: %s", kind.__name__, error)
        return None


def _config(folder: Path) -> dict[str, Any]:
    path = folder / "config.json"
    if not path.exists():
        return {}
    config = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(config, dict):
        raise OnionskinError(f"{path} is not a configuration; download the weights again")
    return config
