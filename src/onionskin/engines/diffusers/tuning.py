"""What is done to a loaded pipeline: LoRA, step caches, compilation."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from onionskin.errors import OnionskinError, WeightsError
from onionskin.settings import EngineSettings

DENOISERS = ("transformer", "transformer_2", "unet")
_CACHES = {
    "first-block": "FirstBlockCacheConfig",
    "pyramid": "PyramidAttentionBroadcastConfig",
}


def parameters(function: Any) -> set[str]:
    """Names of the arguments that a function takes."""
    return set(inspect.signature(function).parameters)


def reason_of(error: BaseException) -> str:
    """An error of another library in one line: its kind, unless that is told, and its words."""
    said = " ".join(str(error).split())[:300]
    kind = type(error).__name__
    return said if said and isinstance(error, ValueError) else f"{kind}: {said}" if said else kind


def add_loras(pipeline: Any, settings: EngineSettings) -> tuple[str, ...]:
    """Adds every LoRA, and gives what is to be said of those that fit in part.

    Raises WeightsError for one that fits no layer.
    """
    said = []
    for number, lora in enumerate(settings.lora):
        name = f"lora{number}"
        try:
            with warnings.catch_warnings():
                # That there are several is what was asked for.
                warnings.filterwarnings("ignore", "Already found a `peft_config` attribute")
                pipeline.load_lora_weights(str(lora.path), adapter_name=name, local_files_only=True)
        except Exception as error:  # a library may raise anything
            raise WeightsError(f"LoRA {lora.path} does not load: {reason_of(error)}") from error
        if not any(name in names for names in pipeline.get_list_adapters().values()):
            raise WeightsError(
                f"LoRA {lora.path} fits no layer of this model; is it for another model?"
            )
        said += _left_out(pipeline, name, lora.path)
    if settings.lora:
        names = [f"lora{number}" for number in range(len(settings.lora))]
        pipeline.set_adapters(names, [lora.scale for lora in settings.lora])
    return tuple(said)


def _left_out(pipeline: Any, name: str, path: Path) -> list[str]:
    """What is to be said of a LoRA of which not every layer found its place."""
    told = pipeline.lora_state_dict(str(path), local_files_only=True)
    weights = told[0] if isinstance(told, tuple) else told
    layers = {key.partition(".lora_")[0] for key in weights if ".lora_" in key}
    num_fitting = sum(
        name in getattr(module, "lora_A", ()) or name in getattr(module, "lora_embedding_A", ())
        for part in pipeline.components.values()
        if hasattr(part, "modules")
        for module in part.modules()
    )
    if num_fitting >= len(layers):
        return []
    return [
        f"LoRA {path} fits {num_fitting} of its {len(layers)} layers "
        f"({num_fitting / len(layers):.0%}), the others are ignored; is it for another model?"
    ]


def _enable_cache(denoiser: Any, cache: str, current_timestep: Callable[[], Any]) -> None:
    name, _, threshold = cache.partition(":")
    config = getattr(import_module("diffusers.hooks"), _CACHES[name])
    given: dict[str, object] = {"threshold": float(threshold)} if threshold else {}
    if "current_timestep_callback" in parameters(config):
        given["current_timestep_callback"] = current_timestep
    try:
        denoiser.enable_cache(config(**given))
    except (AttributeError, ValueError, TypeError, NotImplementedError) as error:
        raise OnionskinError(
            f"cache {cache} does not work with {type(denoiser).__name__} ({error}); leave it out"
        ) from error


def speed_up(pipeline: Any, settings: EngineSettings, current_timestep: Callable[[], Any]) -> None:
    """Step caches and compilation, where they were asked for."""
    for denoiser in filter(None, (getattr(pipeline, name, None) for name in DENOISERS)):
        if settings.step_cache != "none":
            _enable_cache(denoiser, settings.step_cache, current_timestep)
        if settings.compile:
            denoiser.compile()
