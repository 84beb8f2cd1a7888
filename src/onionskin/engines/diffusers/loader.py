"""Loads a pipeline from folders and puts it where it is to run."""

from __future__ import annotations

import gc
import inspect
import json
import logging
from collections.abc import Callable
from importlib import import_module
from math import prod
from pathlib import Path
from typing import Any, get_args

from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.placement import Machine, Placement, choose, this_machine
from onionskin.engines.diffusers.running import Running
from onionskin.errors import OnionskinError, WeightsError

log = logging.getLogger("onionskin.engines.diffusers")

INSTALL = "pip install 'onionskin[diffusers]'"
DENOISERS = ("transformer", "transformer_2", "unet")
OFFLOADED = (*DENOISERS, "text_encoder")
"""Beginnings of the names of components that "tiny" keeps off the card."""
_BACKENDS: dict[str, tuple[str, dict[str, object]]] = {
    "int8": ("bitsandbytes_8bit", {"load_in_8bit": True}),
    "nf4": ("bitsandbytes_4bit", {"load_in_4bit": True, "bnb_4bit_quant_type": "nf4"}),
}
_CACHES = {
    "first-block": "FirstBlockCacheConfig",
    "pyramid": "PyramidAttentionBroadcastConfig",
    "faster": "FasterCacheConfig",
    "taylor": "TaylorSeerCacheConfig",
}


def diffusers() -> Any:
    """The diffusers package. Raises OnionskinError with what to install where it is not here."""
    try:
        return import_module("diffusers")
    except ImportError as error:
        raise OnionskinError(
            f"open-weight models need the diffusers extra ({error}): {INSTALL}"
        ) from error


def pipeline_class(name: str) -> Any:
    """A pipeline class of diffusers by name. Raises OnionskinError for one it does not have."""
    try:
        return getattr(diffusers(), name)
    except AttributeError:
        version = diffusers().__version__
        raise OnionskinError(
            f"diffusers {version} has no {name}; install the version that onionskin is made for: "
            f"{INSTALL}"
        ) from None


class Loader:
    """Holds one pipeline at a time; another way over the same weights shares its components."""

    def __init__(self, running: Running, machine: Machine | None = None) -> None:
        self._running = running
        self._machine = machine
        self._way: Way | None = None
        self._pipeline: Any = None

    @property
    def machine(self) -> Machine:
        """What there is to run on, looked up once."""
        if self._machine is None:
            self._machine = this_machine(self._running.device)
        return self._machine

    def load(self, way: Way, folders: dict[str, Path]) -> Any:
        """The pipeline of `way`, on its device. `folders` are those of its repositories."""
        if self._way == way:
            return self._pipeline
        placement = choose(self._running, self.machine, _num_weights(way, folders))
        log.info("%s: %s", way.pipeline, placement)
        shares = self._way is not None and self._way.own_repos == way.own_repos
        pipeline = self._sibling(way) if shares else self._fresh(way, folders, placement)
        _set_scheduler(pipeline, way)
        place(pipeline, placement)
        self._way, self._pipeline = way, pipeline
        return pipeline

    def current_timestep(self) -> Any:
        """Where the pipeline that is loaded stands, for step caches that go by it."""
        return self._pipeline.current_timestep

    def drop(self) -> None:
        """Forgets the pipeline, so that its memory can be used again."""
        self._way = self._pipeline = None
        gc.collect()
        torch = import_module("torch")
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _sibling(self, way: Way) -> Any:
        """Another pipeline over the components that are loaded."""
        wanted = pipeline_class(way.pipeline)
        self._pipeline.remove_all_hooks()
        held = {**self._pipeline.config, **self._pipeline.components}
        return wanted(**{name: held[name] for name in _parameters(wanted.__init__) & set(held)})

    def _fresh(self, way: Way, folders: dict[str, Path], placement: Placement) -> Any:
        self.drop()
        torch = import_module("torch")
        dtype = getattr(torch, placement.dtype)
        try:
            parts = {part.name: _load_part(part, folders[part.repo], dtype) for part in way.parts}
            pipeline = pipeline_class(way.pipeline).from_pretrained(
                folders[way.repo],
                dtype={"default": dtype, **dict.fromkeys(way.full_precision, torch.float32)},
                local_files_only=True,
                **parts,
                **self._quantization(),
            )
        except (OSError, ValueError, RuntimeError, TypeError, KeyError) as error:
            reason = " ".join(str(error).split())[:300]
            raise WeightsError(
                f"the weights in {folders[way.repo]} do not load as {way.pipeline}: {reason}; "
                "fetch them again, or check that they are of this model"
            ) from error
        _check_denoisers(pipeline, folders[way.repo])
        pipeline.set_progress_bar_config(disable=True)
        _add_loras(pipeline, self._running)
        self._speed_up(pipeline)
        return pipeline

    def _speed_up(self, pipeline: Any) -> None:
        for denoiser in filter(None, (getattr(pipeline, name, None) for name in DENOISERS)):
            if self._running.cache != "none":
                _enable_cache(denoiser, self._running.cache, self.current_timestep)
            if self._running.compiled:
                denoiser.compile()

    def _quantization(self) -> dict[str, object]:
        if self._running.quantized == "none":
            return {}
        backend, arguments = _BACKENDS[self._running.quantized]
        config = import_module("diffusers.quantizers").PipelineQuantizationConfig(
            quant_backend=backend,
            quant_kwargs=arguments,
            components_to_quantize=[*DENOISERS, "text_encoder"],
        )
        return {"quantization_config": config}


def place(pipeline: Any, placement: Placement) -> None:
    """Moves a pipeline to its device, or sets up how it is brought there piece by piece."""
    torch = import_module("torch")
    tile(pipeline, placement.memory != "fast")
    if placement.memory == "fast" or not placement.device.startswith("cuda"):
        pipeline.to(placement.device)
    elif placement.memory == "balanced":
        pipeline.enable_model_cpu_offload(device=placement.device)
    else:
        # Decoders are small, and their layers run in another order from call to call.
        stays = [name for name in pipeline.components if not name.startswith(OFFLOADED)]
        pipeline.enable_group_offload(
            onload_device=torch.device(placement.device),
            offload_type="leaf_level",
            use_stream=True,
            low_cpu_mem_usage=True,
            exclude_modules=stays,
        )


def tile(pipeline: Any, tiled: bool) -> bool:
    """Has the decoder work in tiles, or whole; gives whether it can work in tiles."""
    vae = pipeline.vae
    # The temporal decoder of SVD inherits the switch, and raises NotImplementedError.
    switch = getattr(vae, "enable_tiling" if tiled else "disable_tiling", None)
    if switch is None or not (hasattr(vae, "use_tiling") or hasattr(vae, "tiled_decode")):
        return False
    switch()
    return True


def _set_scheduler(pipeline: Any, way: Way) -> None:
    """The scheduler of `way`, with the settings of the one kept with the weights."""
    if way.scheduler is not None:
        kind = getattr(diffusers(), way.scheduler.component)
        kept = pipeline.scheduler.config
        pipeline.scheduler = kind.from_config(kept, **way.scheduler.settings)


def _load_part(part: Any, folder: Path, dtype: object) -> Any:
    home = getattr(diffusers(), part.component, None)
    kind = home or getattr(import_module("transformers"), part.component)
    given = {"subfolder": part.subfolder} if part.subfolder else {}
    if hasattr(kind, "to_dict") or "Processor" in part.component:
        return kind.from_pretrained(folder, local_files_only=True, **given)
    return kind.from_pretrained(folder, dtype=dtype, local_files_only=True, **given)


def _check_denoisers(pipeline: Any, folder: Path) -> None:
    """Raises WeightsError for a denoiser of another kind: diffusers only warns, and fails later."""
    parameters = inspect.signature(type(pipeline).__init__).parameters
    for name in DENOISERS:
        part = getattr(pipeline, name, None)
        if part is None or name not in parameters:
            continue
        annotation = parameters[name].annotation
        kinds = tuple(
            kind for kind in get_args(annotation) or (annotation,) if isinstance(kind, type)
        )
        # `inspect.Parameter.empty` stands where nothing is annotated.
        if kinds and inspect.Parameter.empty not in kinds and not isinstance(part, kinds):
            wanted = " or ".join(kind.__name__ for kind in kinds if kind is not type(None))
            raise WeightsError(
                f"the weights in {folder} do not load as {type(pipeline).__name__}: its {name} "
                f"is a {type(part).__name__}, not a {wanted}; fetch them again, or check that "
                "they are of this model"
            )


def _parameters(function: Any) -> set[str]:
    return set(inspect.signature(function).parameters)


def _add_loras(pipeline: Any, running: Running) -> None:
    """Adds every LoRA. Raises WeightsError for one that fits no layer."""
    for number, lora in enumerate(running.loras):
        name = f"lora{number}"
        try:
            pipeline.load_lora_weights(str(lora.path), adapter_name=name, local_files_only=True)
        except (AttributeError, ValueError, OSError, KeyError, RuntimeError) as error:
            reason = " ".join(str(error).split())[:200]
            raise WeightsError(f"LoRA {lora.path} does not load: {reason}") from error
        if not any(name in names for names in pipeline.get_list_adapters().values()):
            raise WeightsError(f"LoRA {lora.path} fits no layer of this model; is it for another?")
    if running.loras:
        names = [f"lora{number}" for number in range(len(running.loras))]
        pipeline.set_adapters(names, [lora.scale for lora in running.loras])


def _enable_cache(denoiser: Any, cache: str, current_timestep: Callable[[], Any]) -> None:
    name, _, threshold = cache.partition(":")
    config = getattr(import_module("diffusers.hooks"), _CACHES[name])
    given: dict[str, object] = {"threshold": float(threshold)} if threshold else {}
    if "current_timestep_callback" in _parameters(config):
        given["current_timestep_callback"] = current_timestep
    try:
        denoiser.enable_cache(config(**given))
    except (AttributeError, ValueError, TypeError, NotImplementedError) as error:
        raise OnionskinError(
            f"cache {cache} does not work with {type(denoiser).__name__} ({error}); leave it out"
        ) from error


def _num_weights(way: Way, folders: dict[str, Path]) -> dict[str, int]:
    """Parameters of every component, from the headers of its files."""
    counts: dict[str, int] = {}
    for repo in way.own_repos:
        for path in folders[repo].rglob("*.safetensors"):
            with path.open("rb") as file:
                header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
            tensors = [what["shape"] for name, what in header.items() if name != "__metadata__"]
            key = f"{repo}/{path.parent.name}"
            counts[key] = counts.get(key, 0) + sum(prod(shape) for shape in tensors)
    return counts
