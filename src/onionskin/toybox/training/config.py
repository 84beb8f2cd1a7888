"""What a training run is: frozen values in a Python file, checked before anything starts."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.toybox.latent import LatentConfig
from onionskin.toybox.model import STRIDE, ModelConfig

VARIABLE = "config"
"""What a config file calls its `TrainConfig`."""
_BUILT_IN = files("onionskin.toybox.training") / "configs"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of step: a batch of clips of `num_frames` frames of `height` x `width`."""

    batch: int
    """Clips of the whole batch, over all processes."""
    num_frames: int
    height: int
    width: int
    share: float = 1.0
    """How often such a step comes, relative to the other kinds."""
    micro_batch: int | None = None
    """Clips that one process works on at once; None: the whole batch. The batch is cut into the
    same micro-batches however many processes share them, so that all sums are the same."""

    @property
    def at_once(self) -> int:
        """Clips of a micro-batch."""
        return self.micro_batch or self.batch

    @property
    def num_micro_batches(self) -> int:
        """Into how many micro-batches the batch is cut; the last may be smaller."""
        return -(-self.batch // self.at_once)


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """Clips that are drawn by rule as they are needed: the built-in model's own world."""

    num_captions: int = 24_000
    """Captions in the bank; each is drawn again and again with another place and motion."""
    num_replayed: int = 64
    """After each new batch one of the last so many comes again with new noise; 0: none.
    Drawing a batch takes a fifth to a half of the time of learning from it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainingSet:
    """The kept clips of a set that `onionskin curate` made."""

    folder: Path
    """The set, or any folder with WebDataset shards (.tar of KEY.mp4, KEY.txt) below it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainConfig:
    """A training run. The same values give the same data in the same order."""

    kinds: tuple[Kind, ...]
    num_steps: int
    model: ModelConfig | LatentConfig = field(default_factory=ModelConfig)
    data: Drawn | TrainingSet = field(default_factory=Drawn)
    vae: Path | None = None
    """Folder of the video VAE (diffusers) whose latents a `LatentConfig` model paints."""
    start: Path | None = None
    """Weights file that a new run begins with; None: random weights."""
    seed: int = 1
    learning_rate: float = 5e-4
    warmup_steps: int = 50
    cooldown: float = 0.0
    """Share of the steps, at their end, over which the rate falls to nothing."""
    weight_decay: float = 0.01
    betas: tuple[float, float] = (0.9, 0.95)
    max_grad_norm: float = 1.0
    ema: float = 0.999
    """What of the moving average is kept at each step, once it is warm."""
    time_mean: float = 0.4
    """Mean of the logit-normal noise level."""
    parallel: Literal["ddp", "fsdp"] = "ddp"
    """How several processes share the work: each with the whole model, or with a part of it."""
    precision: Literal["auto", "float32", "bfloat16"] = "auto"
    """Of products; weights, sums and the optimiser are in float32 always."""
    activation_checkpointing: bool = False
    """Keeps only the input of each layer for the backward pass and works the rest out again."""
    compile: bool = False
    checkpoint_minutes: float = 3.0
    num_checkpoints: int = 2
    """How many checkpoints stay; older ones are removed."""
    log_every: int = 10
    num_loaders: int = 1
    """Processes that draw or read batches ahead, for each training process; 0: none."""

    def to_dict(self) -> dict[str, object]:
        """All values, as JSON holds them."""
        return {
            name: str(value) if isinstance(value, Path) else value
            for name, value in asdict(self, dict_factory=_plain).items()
        }


def _plain(pairs: list[tuple[str, Any]]) -> dict[str, object]:
    return {name: str(value) if isinstance(value, Path) else value for name, value in pairs}


def faults(config: TrainConfig, *, folders: bool = True) -> list[str]:
    """What is wrong with a config, each fault in one line; empty where it can start.

    Without `folders` files and folders need not be there: for an estimate.
    """
    found = [*_faults(config), *(_folder_faults(config) if folders else ())]
    return [fault for fault in found if fault]


def read_config(name: str) -> TrainConfig:
    """The `config` of a Python file, or of a built-in one by its name. Raises InvalidInput.

    The file is run: it is a program, and should be trusted as one.
    """
    config = _run(_file_of(name), name).get(VARIABLE)
    if not isinstance(config, TrainConfig):
        raise InvalidInput(f"{name} makes no TrainConfig; give it one: {VARIABLE} = TrainConfig(…)")
    return config


def built_in() -> list[str]:
    """The names of the configs that come with the package."""
    return sorted(
        each.name[:-3] for each in _BUILT_IN.iterdir() if each.name[0].islower() and _is_py(each)
    )


def _is_py(each: Any) -> bool:
    return bool(each.name.endswith(".py"))


def _file_of(name: str) -> Path:
    if name in built_in():
        return Path(str(_BUILT_IN / f"{name}.py"))
    if not Path(name).is_file():
        raise InvalidInput(
            f"{name} is not a config: give a Python file, or one of: {', '.join(built_in())}"
        )
    return Path(name)


def _run(path: Path, name: str) -> dict[str, Any]:
    try:
        return runpy.run_path(str(path))
    except InvalidInput:
        raise
    except Exception as error:  # it is a program of the person's, which may raise anything
        said = " ".join(f"{type(error).__name__}: {error}".split())
        raise InvalidInput(f"{name} does not run ({said}); correct the file") from error


def _faults(config: TrainConfig) -> Iterator[str | None]:
    yield from _number_faults(config)
    latent = isinstance(config.model, LatentConfig)
    if latent and config.vae is None:
        yield "vae is None: a model of latents needs the folder of a video VAE"
    if not latent and config.vae is not None:
        yield f"vae is {config.vae}: this model paints pixels; leave vae out, or take LatentConfig"
    if not config.kinds:
        yield "kinds is empty: give at least one Kind"
    for number, kind in enumerate(config.kinds):
        for fault in _kind_faults(kind, latent=latent):
            yield f"kinds[{number}].{fault}"
    if isinstance(config.data, Drawn):
        yield _fault(checks.whole, "data.num_captions", config.data.num_captions, 1, 10**8)
        yield _fault(checks.whole, "data.num_replayed", config.data.num_replayed, 0, 10**5)


def _folder_faults(config: TrainConfig) -> Iterator[str]:
    if config.vae is not None and not config.vae.is_dir():
        yield f"vae is {config.vae}, which is not a folder: give that of a video VAE"
    if config.start is not None and not config.start.is_file():
        yield f"start is {config.start}, which is not a file: give a weights file, or leave it out"
    if isinstance(config.data, TrainingSet):
        if not config.data.folder.is_dir():
            yield f"data.folder is {config.data.folder}, which is not a folder: give a curated set"
        elif not any(config.data.folder.rglob("*.tar")):
            yield f"data.folder {config.data.folder} holds no .tar: make a set with `curate`"


def _number_faults(config: TrainConfig) -> Iterator[str | None]:
    for name, low, high in (
        ("num_steps", 1, 10**9),
        ("seed", 0, 2**31),
        ("warmup_steps", 0, 10**9),
        ("num_checkpoints", 1, 1000),
        ("log_every", 1, 10**6),
        ("num_loaders", 0, 64),
    ):
        yield _fault(checks.whole, name, getattr(config, name), low, high)
    for name, least, most in (
        ("cooldown", 0.0, 1.0),
        ("weight_decay", 0.0, 1.0),
        ("ema", 0.0, 0.999999),
        ("time_mean", -5.0, 5.0),
        ("checkpoint_minutes", 0.0, 1e5),
    ):
        yield _fault(checks.number, name, getattr(config, name), low=least, high=most)
    yield _fault(checks.number, "learning_rate", config.learning_rate, above=0.0, high=1.0)
    yield _fault(checks.number, "max_grad_norm", config.max_grad_norm, above=0.0)
    yield _fault(checks.choice, "parallel", config.parallel, ("ddp", "fsdp"))
    yield _fault(checks.choice, "precision", config.precision, ("auto", "float32", "bfloat16"))


def _kind_faults(kind: Kind, *, latent: bool) -> Iterator[str]:
    side = 16 if latent else STRIDE
    for name, low, high in (("batch", 1, 10**6), ("num_frames", 1, 1000)):
        if fault := _fault(checks.whole, name, getattr(kind, name), low, high):
            yield fault
    for name in ("height", "width"):
        value = getattr(kind, name)
        if not isinstance(value, int) or value < side or value % side:
            yield f"{name} is {value}: give a multiple of {side}"
    if latent and isinstance(kind.num_frames, int) and kind.num_frames % 4 != 1:
        yield f"num_frames is {kind.num_frames}: latents need 4n + 1 frames (1, 5, 9 …)"
    if kind.micro_batch is not None and not 1 <= kind.micro_batch <= kind.batch:
        yield f"micro_batch is {kind.micro_batch}: give 1..{kind.batch}, the batch"
    if not kind.share > 0:
        yield f"share is {kind.share}: give a number above 0"


def _fault(check_one: Callable[..., Any], *given: Any, **limits: Any) -> str | None:
    try:
        check_one(*given, **limits)
    except InvalidInput as error:
        return str(error)
    return None
