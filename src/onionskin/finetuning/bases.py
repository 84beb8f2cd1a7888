"""The models that can be tuned: which engines have one, and how it is made ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from torch import nn

from onionskin.engines.base import Engine
from onionskin.engines.diffusers.engine import DiffusersEngine
from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.layout import Shape
from onionskin.engines.diffusers.loader import Loader
from onionskin.engines.diffusers.shelf import what_is_wanting
from onionskin.engines.toybox import ToyboxEngine
from onionskin.errors import InvalidInput, WeightsError
from onionskin.finetuning.denoisers import KINDS, Denoiser
from onionskin.finetuning.painter import SHAPE, Painter


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """A model, loaded."""

    denoiser: Denoiser
    shape: Shape
    device: str
    facts: Mapping[str, str]
    """For the card."""
    learning_rate: float = 1e-4


def base_of(engine: Engine) -> Callable[[], Base]:
    """What loads the engine's model. Raises InvalidInput for an engine that cannot be tuned."""
    if isinstance(engine, ToyboxEngine):
        _refuse_changed(bool(engine.settings.lora))
        return partial(_toybox, engine)
    known = {kind.pipeline: kind.denoiser for kind in KINDS}
    if isinstance(engine, DiffusersEngine):
        for way in engine.family.ways:
            if way.pipeline in known:
                return partial(_open_model, engine, way, known[way.pipeline])
    raise InvalidInput(
        f"engine {engine.name} cannot be fine-tuned; use one of: toybox, wan, wan2.2-5b, wan-14b, "
        "ltx, cogvideox"
    )


def _toybox(engine: ToyboxEngine) -> Base:
    return Base(
        denoiser=Painter(engine.weights_file),
        shape=SHAPE,
        device="cpu",
        facts={
            "base": f"the built-in model, weights {engine.weights}",
            "base licence": engine.capabilities.licence,
        },
        learning_rate=5e-3,
    )


def _open_model(engine: DiffusersEngine, way: Way, denoiser: Callable[[Any], Denoiser]) -> Base:
    return Base(
        denoiser=denoiser(_loaded(engine, way)),
        shape=engine.family.shape,
        device=engine.settings.device,
        facts={"base": way.repo, "base licence": engine.family.licence},
    )


def _loaded(engine: DiffusersEngine, way: Way) -> Any:
    folders = {repo: folder for repo in way.repos if (folder := engine.shelf.find(repo))}
    if len(folders) < len(way.repos):
        raise WeightsError(what_is_wanting(engine.family, way, engine.shelf))
    _refuse_changed(bool(engine.settings.lora) or engine.settings.quantize != "none")
    # Whole on its device: what is offloaded layer by layer cannot be learned beside.
    pipeline = Loader(replace(engine.settings, memory="fast")).load(way, folders)
    if getattr(pipeline, "transformer_2", None) is not None:
        raise InvalidInput(
            f"engine {engine.name} has two transformers, and finetune trains one; use wan or "
            "wan2.2-5b"
        )
    for part in pipeline.components.values():
        if isinstance(part, nn.Module):
            part.requires_grad_(False)
    return pipeline


def _refuse_changed(is_changed: bool) -> None:
    if is_changed:
        raise InvalidInput(
            "finetune starts from the plain weights: leave out --lora and --quantize"
        )
