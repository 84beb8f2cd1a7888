"""Puts a loaded pipeline on its device, whole or piece by piece."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from onionskin.engines.diffusers.placement import Placement
from onionskin.engines.diffusers.tuning import DENOISERS

OFFLOADED = (*DENOISERS, "text_encoder")
"""Beginnings of the names of components that "tiny" keeps off the card."""


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
