"""Which device, precision and offload a pipeline gets by the free memory, and how it gets there."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from onionskin.engines.diffusers.tuning import DENOISERS
from onionskin.errors import InvalidInput
from onionskin.settings import EngineSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

GIB = 2**30
WORKING_ROOM = 1.25
"""Weights times this, plus `ACTIVATION_BYTES`, have to fit for a choice to be made."""
ACTIVATION_BYTES = 3 * GIB
ROOM_BESIDE = 3
"""So many times the room for activations must be left for a pipeline to stay beside another."""
BYTES_EACH = {"float32": 4, "bfloat16": 2, "float16": 2}

OFFLOADED = (*DENOISERS, "text_encoder")
"""Beginnings of the names of components that "tiny" keeps off the card."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """What there is to run on."""

    device: str
    """"cpu", "cuda" or "mps": the best there is."""
    free_bytes: int
    """Of that device's memory."""
    does_bfloat16: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Placement:
    """Where a pipeline runs, at what precision, and how it is kept in memory."""

    device: str
    dtype: str
    memory: str
    """"fast": all of it on the device. "balanced": one component at a time. "tiny": one layer
    at a time. Other than "fast" also decodes in tiles."""

    def __str__(self) -> str:
        return f"{self.device}, {self.dtype}, {self.memory}"


def this_machine(device: str = "auto") -> Machine:
    """The device asked for, or the best there is. Raises InvalidInput for one that is not here."""
    torch = import_module("torch")
    kind = device.partition(":")[0]
    here = {
        "cpu": True,
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    if device == "auto":
        kind = device = next(name for name in ("cuda", "mps", "cpu") if here[name])
    if not here[kind]:
        found = ", ".join(name for name, is_here in here.items() if is_here)
        raise InvalidInput(f"device {device} is not on this machine; there is: {found}")
    if kind == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        bfloat16 = bool(torch.cuda.is_bf16_supported(including_emulation=False))
        return Machine(device=device, free_bytes=int(free), does_bfloat16=bfloat16)
    return Machine(device=device, free_bytes=_free_ram(), does_bfloat16=kind == "cpu")


def choose(settings: EngineSettings, machine: Machine, num_weights: Mapping[str, int]) -> Placement:
    """The fastest placement that fits. `num_weights` counts each component's parameters.

    On a CPU and on MPS there is nothing to offload to: there "balanced" and "tiny" only
    decode in tiles.
    """
    dtype = settings.dtype
    if dtype == "auto":
        half = "bfloat16" if machine.does_bfloat16 else "float16"
        dtype = "float32" if machine.device == "cpu" else half
    memory = settings.memory
    if memory == "auto":
        memory = _memory_that_fits(machine, num_weights, BYTES_EACH[dtype])
    return Placement(device=machine.device, dtype=dtype, memory=memory)


def fits_beside(settings: EngineSettings, machine: Machine, num_weights: Mapping[str, int]) -> bool:
    """Whether a pipeline fits whole beside what is loaded already, with much room left over."""
    placement = choose(settings, machine, num_weights)
    weights = sum(num_weights.values()) * BYTES_EACH[placement.dtype]
    room = weights * WORKING_ROOM + ROOM_BESIDE * ACTIVATION_BYTES
    return placement.memory == "fast" and room <= machine.free_bytes


def described(placement: Placement, machine: Machine, num_weights: Mapping[str, int]) -> str:
    """A placement, and the memory that it was chosen by, for people."""
    weights = sum(num_weights.values()) * BYTES_EACH[placement.dtype]
    return (
        f"{placement.device} in {placement.dtype}, memory {placement.memory}: "
        f"{_gib(weights)} of weights, {_gib(machine.free_bytes)} free"
    )


def place(pipeline: Any, placement: Placement) -> None:
    """Moves a pipeline to its device, or sets up how it is brought there piece by piece."""
    torch = import_module("torch")
    tile(pipeline, placement.memory != "fast" or needs_tiles(pipeline.vae))
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


def needs_tiles(vae: Any) -> bool:
    """Whether a decoder can only work in tiles, as Allegro's."""
    try:
        return "without tiling has not been implemented" in inspect.getsource(type(vae))
    except (OSError, TypeError):
        return False


def tile(pipeline: Any, tiled: bool) -> bool:
    """Has the decoder work in tiles, or whole; gives whether it can work in tiles."""
    vae = pipeline.vae
    # The temporal decoder of SVD inherits the switch, and raises NotImplementedError.
    switch = getattr(vae, "enable_tiling" if tiled else "disable_tiling", None)
    if switch is None or not (hasattr(vae, "use_tiling") or hasattr(vae, "tiled_decode")):
        return False
    switch()
    return True


def _gib(number: int) -> str:
    return f"{number / GIB:.1f} GiB" if number >= GIB / 10 else f"{number / 2**20:.1f} MiB"


def _memory_that_fits(machine: Machine, num_weights: Mapping[str, int], bytes_each: int) -> str:
    def fits(count: int) -> bool:
        return count * bytes_each * WORKING_ROOM + ACTIVATION_BYTES <= machine.free_bytes

    if fits(sum(num_weights.values())):
        return "fast"
    if fits(max(num_weights.values(), default=0)) or not machine.device.startswith("cuda"):
        return "balanced"
    return "tiny"


def _free_ram() -> int:
    """Bytes that could be had without swapping; a guess of 8 GiB where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="ascii") as lines:  # noqa: PTH123
            said = dict(line.split(":", 1) for line in lines)
        return int(said["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return 8 * GIB
