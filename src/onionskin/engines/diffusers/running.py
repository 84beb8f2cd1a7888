"""How models are run: what a person may choose about their own machine.

`Running.from_environment` reads what the command line's --device, --dtype, --memory, --cache,
--compile, --quantize and --lora leave in the environment, so that workers inherit it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from onionskin.errors import InvalidInput

DEVICES = ("auto", "cpu", "cuda", "mps")
DTYPES = ("auto", "float32", "bfloat16", "float16")
MEMORIES = ("auto", "fast", "balanced", "tiny")
CACHES = ("none", "first-block", "pyramid")
QUANTIZED = ("none", "int8", "nf4")


def latents_folder() -> Path:
    """In the person's cache folder."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "onionskin" / "latents"


class Lora(NamedTuple):
    """Low-rank weights that are added to a model's, `scale` times."""

    path: Path
    scale: float

    @classmethod
    def parse(cls, text: str) -> Lora:
        """PATH or PATH:SCALE. Raises InvalidInput."""
        path, colon, scale = text.rpartition(":")
        try:
            lora = cls(Path(path), float(scale)) if colon else cls(Path(text), 1.0)
        except ValueError:
            lora = cls(Path(text), 1.0)
        if not lora.path.exists():
            raise InvalidInput(f"LoRA {lora.path} does not exist; give PATH or PATH:SCALE")
        return lora

    def __str__(self) -> str:
        return f"{self.path}:{self.scale:g}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """Where and how a model runs. Raises InvalidInput for words that are not among those above."""

    device: str = "auto"
    dtype: str = "auto"
    memory: str = "auto"
    cache: str = "none"
    """A step cache: faster, and another result."""
    quantized: str = "none"
    """Weights in fewer bits: smaller, and another result."""
    compiled: bool = False
    """`torch.compile` the denoiser: a slow first fill, faster ones after it."""
    loras: tuple[Lora, ...] = ()
    latents: Path = field(default_factory=latents_folder)
    """Where latents wait for their decode."""

    def __post_init__(self) -> None:
        for name, given, allowed in (
            ("device", self.device, DEVICES),
            ("dtype", self.dtype, DTYPES),
            ("memory", self.memory, MEMORIES),
            ("cache", self.cache, CACHES),
            ("quantize", self.quantized, QUANTIZED),
        ):
            if given.partition(":")[0] not in allowed:
                raise InvalidInput(f"{name} {given!r} is not one of: {', '.join(allowed)}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Running:
        """From ONIONSKIN_DEVICE, _DTYPE, _MEMORY, _STEP_CACHE, _QUANTIZE, _COMPILE and _LORA.

        Several LoRAs are parted by line breaks.
        """

        def said(name: str, default: str = "") -> str:
            return environment.get(f"ONIONSKIN_{name}", "") or default

        return cls(
            device=said("DEVICE", "auto"),
            dtype=said("DTYPE", "auto"),
            memory=said("MEMORY", "auto"),
            cache=said("STEP_CACHE", "none"),
            quantized=said("QUANTIZE", "none"),
            compiled=said("COMPILE") not in ("", "0"),
            loras=tuple(Lora.parse(line) for line in said("LORA").splitlines()),
            latents=Path(said("LATENTS", str(latents_folder()))),
        )

    @property
    def changes(self) -> tuple[str, ...]:
        """What of this changes the result, beside the device: it belongs to the weights' id."""
        changes = [f"cache={self.cache}"] if self.cache != "none" else []
        changes += [f"quantize={self.quantized}"] if self.quantized != "none" else []
        changes += [f"dtype={self.dtype}"] if self.dtype != "auto" else []
        return (*changes, *(f"compiled={self.compiled}" for _ in range(int(self.compiled))))
