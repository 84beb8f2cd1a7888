"""How an engine runs, as a value: device, precision, memory, LoRA and so on.

What to paint is a `Request`; how this engine runs is an `EngineSettings`. Both serialise. The
environment is read once, where a program begins: `EngineSettings.from_environment()`.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from onionskin import checks
from onionskin.errors import InvalidInput

DTYPES = ("auto", "float32", "bfloat16", "float16")
MEMORIES = ("auto", "fast", "balanced", "tiny")
STEP_CACHES = ("none", "first-block", "pyramid")
QUANTIZED = ("none", "int8", "nf4")
NOISES = ("plain", "warped")

_DEVICES = re.compile(r"auto|cpu|mps|cuda(:\d{1,3})?")
_PREFIX = "ONIONSKIN_"
_HEADER_BYTES = 100_000_000
"""As the format has it."""
_OFF = ("", "0", "false", "no", "off")


@dataclass(frozen=True, kw_only=True, slots=True)
class LoraSetting:
    """Low-rank weights that are added to a model's, `scale` times. Raises InvalidInput."""

    path: Path
    """A .safetensors file, or a folder that holds one."""
    scale: float = 1.0
    """Any finite number; 0 changes nothing."""

    def __post_init__(self) -> None:
        checks.keep(self, "path", _path(self.path))
        checks.keep(self, "scale", checks.number("LoRA scale", self.scale))

    @classmethod
    def parse(cls, text: str) -> LoraSetting:
        """From PATH or PATH:SCALE."""
        path, _, number = text.rpartition(":")
        scale = _number(number) if path else None
        return cls(path=_path(text)) if scale is None else cls(path=_path(path), scale=scale)

    def check(self) -> None:
        """Raises InvalidInput where there are no such weights; reads only the file's head."""
        if not self.path.exists():
            raise InvalidInput(f"LoRA {self.path} does not exist; give PATH or PATH:SCALE")
        if self.path.is_dir():
            if not any(self.path.glob("*.safetensors")):
                raise InvalidInput(f"LoRA {self.path} is a folder without a .safetensors file")
        elif not _is_safetensors(self.path):
            raise InvalidInput(
                f"LoRA {self.path} is not a .safetensors file; other formats can run code and are "
                "not read"
            )

    @property
    def file(self) -> Path:
        """The file, or the first of the folder."""
        return min(self.path.glob("*.safetensors")) if self.path.is_dir() else self.path

    def __str__(self) -> str:
        return f"{self.path}:{self.scale:g}"


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineSettings:
    """Where and how an engine runs. Raises InvalidInput for a value that is not allowed."""

    device: str = "auto"
    """auto, cpu, cuda, cuda:N or mps."""
    dtype: str = "auto"
    """auto, float32, bfloat16 or float16."""
    memory: str = "auto"
    """auto, fast, balanced or tiny: how much GPU memory to use."""
    step_cache: str = "none"
    """none, first-block, first-block:THRESHOLD or pyramid: faster, but a different result."""
    quantize: str = "none"
    """none, int8 or nf4: weights in fewer bits, but a different result."""
    compile: bool = False
    """Compile the model: a slow first fill, faster ones after it."""
    noise: str = "plain"
    """Starting noise: plain, or warped (it moves along the true flow of what the stage draws),
    for models that were trained with such noise."""
    lora: tuple[LoraSetting, ...] = ()
    """LoRA weights to add to the model, all of them; strings are read as PATH[:SCALE]."""

    def __post_init__(self) -> None:
        _check_word("device", self.device, _DEVICES.fullmatch, "auto, cpu, cuda, cuda:N, mps")
        for name, given, allowed in (
            ("dtype", self.dtype, DTYPES),
            ("memory", self.memory, MEMORIES),
            ("quantize", self.quantize, QUANTIZED),
            ("noise", self.noise, NOISES),
        ):
            _check_word(name, given, allowed.__contains__, ", ".join(allowed))
        allowed_caches = "none, first-block, first-block:THRESHOLD, pyramid"
        _check_word("step_cache", self.step_cache, _is_step_cache, allowed_caches)
        if not isinstance(self.compile, bool):
            raise InvalidInput(f"compile {checks.short(self.compile)} is not one of: True, False")
        object.__setattr__(self, "lora", _loras(self.lora))

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> EngineSettings:
        """From ONIONSKIN_DEVICE, _DTYPE, _MEMORY, _STEP_CACHE, _QUANTIZE, _COMPILE, _NOISE and
        _LORA.

        Several LoRAs are separated by line breaks. Raises InvalidInput, naming the variable.
        """
        said = os.environ if environment is None else environment
        given: dict[str, Any] = {
            each.name: said[_PREFIX + each.name.upper()].strip()
            for each in fields(cls)
            if said.get(_PREFIX + each.name.upper(), "").strip()
        }
        if "compile" in given:
            given["compile"] = given["compile"].lower() not in _OFF
        if "lora" in given:
            given["lora"] = tuple(given["lora"].splitlines())
        try:
            return cls(**given)
        except InvalidInput as error:
            raise InvalidInput(f"{error} (from the environment: {_PREFIX}*)") from None

    @property
    def fields_set(self) -> frozenset[str]:
        """Names of the fields that differ from their defaults."""
        usual = type(self)()
        names = (each.name for each in fields(self))
        return frozenset(name for name in names if getattr(self, name) != getattr(usual, name))

    @property
    def changes(self) -> tuple[str, ...]:
        """The settings that change the result, except device and LoRA, as "name=value"."""
        names = ("step_cache", "quantize", "dtype", "compile", "noise")
        return tuple(f"{name}={getattr(self, name)}" for name in names if name in self.fields_set)

    def only(self, names: Iterable[str]) -> EngineSettings:
        """These settings, with the default for every field that is not among `names`."""
        kept = {name: getattr(self, name) for name in self.fields_set & frozenset(names)}
        return type(self)(**kept)

    def over(self, others: EngineSettings) -> EngineSettings:
        """`others`, with every field that is set here replaced."""
        return replace(others, **{name: getattr(self, name) for name in self.fields_set})

    def check(self) -> None:
        """Raises InvalidInput for a LoRA that does not exist or is not a .safetensors file."""
        for lora in self.lora:
            lora.check()


def _check_word(name: str, given: object, allows: Any, allowed: str) -> None:
    if not isinstance(given, str) or not allows(given):
        raise InvalidInput(f"{name} {checks.short(given)} is not one of: {allowed}")


def _is_step_cache(text: str) -> bool:
    name, colon, threshold = text.partition(":")
    if not colon:
        return name in STEP_CACHES
    number = _number(threshold)
    return name == "first-block" and number is not None and 0 < number < math.inf


def _loras(given: object) -> tuple[LoraSetting, ...]:
    """What was given for `lora`, its strings and paths read."""
    if isinstance(given, str | os.PathLike | LoraSetting):
        given = (given,)
    if not isinstance(given, Iterable):
        raise InvalidInput(
            f"lora {checks.short(given)} is not a list of LoRA weights; give PATH or PATH:SCALE"
        )
    return tuple(_lora(each) for each in given)


def _lora(given: object) -> LoraSetting:
    if isinstance(given, LoraSetting):
        return given
    return LoraSetting.parse(given) if isinstance(given, str) else LoraSetting(path=_path(given))


def _path(given: object) -> Path:
    if not isinstance(given, str | Path) or not str(given):
        raise InvalidInput(f"LoRA {checks.short(given)} is not a path; give PATH or PATH:SCALE")
    return Path(given)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _is_safetensors(path: Path) -> bool:
    """Whether a file begins as such: eight bytes of length, then so much JSON."""
    if not path.is_file():
        return False
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(size - 8, _HEADER_BYTES):
            return False
        try:
            return isinstance(json.loads(file.read(length)), dict)
        except (ValueError, RecursionError):
            return False
