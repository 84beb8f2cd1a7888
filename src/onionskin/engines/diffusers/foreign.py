"""Any other diffusers video pipeline: what it can do is read from its signature."""

from __future__ import annotations

import inspect
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from onionskin.canvas import CanvasKind
from onionskin.engines.diffusers.conditions import (
    both_ends,
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
from onionskin.errors import OnionskinError, UnsupportedCanvas, WeightsError
from onionskin.fitting import Size
from onionskin.settings import EngineSettings

_LICENCE = "unknown: see the model's page"
_FIELDS = frozenset({"negative_prompt", "guidance_scale", "num_inference_steps"})


def open_foreign(
    repo: str, *, settings: EngineSettings | None = None, shelf: Shelf | None = None
) -> DiffusersEngine:
    """The engine "diffusers:`repo`", of ORG/NAME or a folder whose weights are here.

    Raises WeightsError where they are not, UnsupportedCanvas where the pipeline makes no video.
    """
    folder = (shelf or Shelf()).find(repo)
    if folder is None or not (folder / "model_index.json").exists():
        raise WeightsError(
            f"there are no diffusers weights of {repo} here; fetch them with: onionskin engines "
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
    """A family from the signature and the configuration of a pipeline that nobody described."""
    name = str(index["_class_name"])
    takes = inspect.signature(pipeline_class(name).__call__).parameters
    return Family(
        name=f"diffusers:{repo}",
        description=f"{name} from {repo}, by what its signature takes.",
        licence=_LICENCE,
        ways=_ways(name, repo, takes),
        shape=_shape(folder, takes),
        honours=frozenset(
            (_FIELDS & set(takes))
            | ({"style", "camera"} if "prompt" in takes else set())
            | ({"draft", "strength"} if {"video", "strength"} <= set(takes) else set())
        ),
    )


def _ways(name: str, repo: str, takes: Any) -> tuple[Way, ...]:
    """What the arguments allow. Raises UnsupportedCanvas where that is nothing."""
    if "num_frames" not in takes and "video" not in takes:
        raise UnsupportedCanvas(f"{name} of {repo} makes no video; give a video pipeline")
    ways: list[Way] = []
    if {"video", "mask"} <= set(takes):
        kinds = frozenset(CanvasKind)
        ways.append(Way(pipeline=name, repo=repo, kinds=kinds, condition=masked_video))
    elif "last_image" in takes:
        kinds = frozenset({CanvasKind.ENDS})
        ways.append(Way(pipeline=name, repo=repo, kinds=kinds, condition=both_ends, at_ends=True))
    if "image" in takes and "mask" not in takes:
        kinds = frozenset({CanvasKind.FIRST})
        ways.append(Way(pipeline=name, repo=repo, kinds=kinds, condition=first_frame))
    if {"video", "strength"} <= set(takes):
        ways.append(
            Way(
                pipeline=name,
                repo=repo,
                repaints=True,
                condition=painted_over,
                num_steps=repaint_steps,
            )
        )
    if not _needs_more(takes):
        kinds = frozenset({CanvasKind.BLANK})
        ways.append(Way(pipeline=name, repo=repo, kinds=kinds, condition=nothing_known))
    if not ways:
        raise UnsupportedCanvas(
            f"{name} of {repo} needs what no canvas holds: {', '.join(_needs_more(takes))}"
        )
    return tuple(ways)


def _needs_more(takes: Any) -> list[str]:
    """Arguments without a default that are not for everybody, and a video to start from."""
    required = [
        name
        for name, what in takes.items()
        if what.default is what.empty and name not in {"self", "prompt", "args", "kwargs"}
    ]
    starts_from_video = "video" in takes and "mask" not in takes
    return [*required, *(["video"] if starts_from_video and "video" not in required else [])]


def _shape(folder: Path, takes: Any) -> Shape:
    """Sizes and lengths by the compression that the decoder's configuration tells."""
    vae, denoiser = _config(folder / "vae"), _config(folder / "transformer")
    step = int(vae.get("temporal_compression_ratio") or vae.get("scale_factor_temporal") or 4)
    side = int(vae.get("spatial_compression_ratio") or vae.get("scale_factor_spatial") or 8)
    patch = denoiser.get("patch_size", 2)
    patch = max(patch) if isinstance(patch, list) else int(patch)

    def default(name: str, otherwise: int) -> int:
        value = takes[name].default if name in takes else None
        return int(value) if isinstance(value, int) else otherwise

    step = step if (folder / "transformer").is_dir() else 1
    max_frames = default("num_frames", 49)
    return Shape(
        size=Size(default("width", 512), default("height", 512)),
        side_multiple=max(side * patch, 16),
        max_frames=(max_frames - 1) // step * step + 1,
        frames_step=step,
        fps=Fraction(default("fps", 16)),
        max_side=2048,
    )


def _config(folder: Path) -> dict[str, Any]:
    path = folder / "config.json"
    if not path.exists():
        return {}
    config = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(config, dict):
        raise OnionskinError(f"{path} is no configuration; fetch the weights again")
    return config
