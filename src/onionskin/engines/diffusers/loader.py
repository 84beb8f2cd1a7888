"""Loads a pipeline from folders and puts it where it is to run."""

from __future__ import annotations

import gc
import inspect
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import partial
from importlib import import_module
from math import prod
from pathlib import Path
from typing import Any, get_args

from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.placement import (
    Machine,
    Placement,
    choose,
    described,
    fits_beside,
    place,
    this_machine,
)
from onionskin.engines.diffusers.shelf import INSTALL, VARIANTS
from onionskin.engines.diffusers.tuning import (
    DENOISERS,
    add_loras,
    parameters,
    reason_of,
    speed_up,
)
from onionskin.errors import OnionskinError, WeightsError
from onionskin.progress import heard_during, imported, stop_if_cancelled
from onionskin.settings import EngineSettings

log = logging.getLogger("onionskin.engines.diffusers")

_BACKENDS: dict[str, tuple[str, dict[str, object]]] = {
    "int8": ("bitsandbytes_8bit", {"load_in_8bit": True}),
    "nf4": ("bitsandbytes_4bit", {"load_in_4bit": True, "bnb_4bit_quant_type": "nf4"}),
}


def diffusers() -> Any:
    """The diffusers package. Raises OnionskinError with what to install where it is not here."""
    try:
        package = imported("diffusers")
        # Their bars would be drawn over ours. What they count, weight files among it, is asked at.
        bars: Any = import_module("diffusers.utils.logging")
        bars.tqdm = _Asked
        bars = imported("transformers.utils.logging")
        bars.disable_progress_bar()
        bars.set_tqdm_hook(_asked)
        return package
    except ImportError as error:
        raise OnionskinError(
            f"open-weight models need the diffusers extra ({error}): {INSTALL}"
        ) from error


class _Asked:
    """Takes the place of a library's bar, and may stop at what it counts: see `progress.asking`."""

    def __init__(self, iterable: Iterable[Any] | None = None, *_: object, **named: Any) -> None:
        self._iterable = named.get("iterable", iterable)

    def __iter__(self) -> Iterator[Any]:
        for each in self._iterable or ():
            stop_if_cancelled()
            yield each

    def __enter__(self) -> _Asked:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        """Whatever else a bar can do."""
        return lambda *_, **named: stop_if_cancelled()


def _asked(bar: object, given: tuple[Any, ...], named: dict[str, Any]) -> _Asked:
    """Of transformers: what takes the place of `bar`."""
    return _Asked(*given, **named)


def pipeline_class(name: str) -> Any:
    """A pipeline class of diffusers by name. Raises OnionskinError for one it does not have."""
    try:
        return heard_during(partial(getattr, diffusers(), name))
    except AttributeError:
        version = diffusers().__version__
        raise OnionskinError(
            f"diffusers {version} has no {name}; install the version that onionskin supports: "
            f"{INSTALL}"
        ) from None


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class _Held:
    """A pipeline that is loaded, and what for."""

    way: Way
    pipeline: Any
    said: tuple[str, ...] = ()
    """What was done otherwise than asked when it was loaded."""


class Loader:
    """Holds pipelines that are loaded: as many as there is room for, of which one is in use.

    Another way over the same weights shares its components.
    """

    def __init__(self, settings: EngineSettings, machine: Machine | None = None) -> None:
        self._settings = settings
        self._machine = machine
        self._held: dict[tuple[str, ...], _Held] = {}
        self.pipeline: Any = None
        """The one that was loaded last."""
        self.said: tuple[str, ...] = ()
        """What is to be said of it."""

    def load(self, way: Way, folders: dict[str, Path]) -> Any:
        """The pipeline of `way`, on its device. `folders` are those of its repositories."""
        held = self._held.get(way.own_repos)
        if held is None or held.way != way:
            held = self._loaded(way, folders, held)
            self._held[way.own_repos] = held
        self.pipeline, self.said = held.pipeline, held.said
        return held.pipeline

    def current_timestep(self) -> Any:
        """Where the pipeline in use stands, for step caches that go by it."""
        return self.pipeline.current_timestep

    def drop(self) -> None:
        """Forgets all pipelines, so that their memory can be used again."""
        self._held.clear()
        self.pipeline = None
        gc.collect()
        torch = import_module("torch")
        if torch.cuda.is_available():
            torch.cuda.empty_cache()

    def _loaded(self, way: Way, folders: dict[str, Path], held: _Held | None) -> _Held:
        counts = _num_weights(way, folders)
        if held is None and self._held and not fits_beside(self._settings, self._here(), counts):
            self.drop()
        machine = self._here()
        placement = choose(self._settings, machine, counts)
        log.info("%s runs on %s", way.pipeline, described(placement, machine, counts))
        if held:
            pipeline, said = _sibling(way, held.pipeline), held.said
        else:
            pipeline, said = self._fresh(way, folders, placement)
        _set_scheduler(pipeline, way)
        stop_if_cancelled()
        try:
            place(pipeline, placement)
        except Exception as error:  # a library may raise anything
            raise OnionskinError(
                f"{way.pipeline} cannot run on {placement}: {reason_of(error)}; try another "
                "--memory or --device"
            ) from error
        return _Held(way=way, pipeline=pipeline, said=said)

    def _here(self) -> Machine:
        """What there is to run on, and what of its memory is free now."""
        return self._machine or this_machine(self._settings.device)

    def _fresh(
        self, way: Way, folders: dict[str, Path], placement: Placement
    ) -> tuple[Any, tuple[str, ...]]:
        torch = import_module("torch")
        dtype = getattr(torch, placement.dtype)
        try:
            parts = {}
            for part in way.parts:
                stop_if_cancelled()
                parts[part.name] = _load_part(part, folders[part.repo], dtype)
            pipeline = pipeline_class(way.pipeline).from_pretrained(
                folders[way.repo],
                dtype={"default": dtype, **dict.fromkeys(way.full_precision, torch.float32)},
                local_files_only=True,
                **parts,
                **self._quantization(),
            )
        except OnionskinError:
            raise
        except Exception as error:  # a library may raise anything
            raise WeightsError(
                f"the weights in {folders[way.repo]} do not load as {way.pipeline}: "
                f"{reason_of(error)}; "
                "fetch them again, or check that they are of this model"
            ) from error
        _check_denoisers(pipeline, folders[way.repo])
        pipeline.set_progress_bar_config(disable=True)
        said = add_loras(pipeline, self._settings)
        speed_up(pipeline, self._settings, self.current_timestep)
        return pipeline, said

    def _quantization(self) -> dict[str, object]:
        if self._settings.quantize == "none":
            return {}
        backend, arguments = _BACKENDS[self._settings.quantize]
        config = import_module("diffusers.quantizers").PipelineQuantizationConfig(
            quant_backend=backend,
            quant_kwargs=arguments,
            components_to_quantize=[*DENOISERS, "text_encoder"],
        )
        return {"quantization_config": config}


def _sibling(way: Way, loaded: Any) -> Any:
    """Another pipeline over the components of one that is loaded."""
    wanted = pipeline_class(way.pipeline)
    loaded.remove_all_hooks()
    held = {**loaded.config, **loaded.components}
    return wanted(**{name: held[name] for name in parameters(wanted.__init__) & set(held)})


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


def _num_weights(way: Way, folders: dict[str, Path]) -> dict[str, int]:
    """Parameters of every component, from the headers of its files."""
    counts: dict[str, int] = {}
    for repo in way.own_repos:
        for path in folders[repo].rglob("*.safetensors"):
            if any(fnmatch(path.name, pattern) for pattern in VARIANTS):
                continue
            with path.open("rb") as file:
                header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
            tensors = [what["shape"] for name, what in header.items() if name != "__metadata__"]
            key = f"{repo}/{path.parent.name}"
            counts[key] = counts.get(key, 0) + sum(prod(shape) for shape in tensors)
    return counts
