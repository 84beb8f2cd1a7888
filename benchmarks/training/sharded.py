"""A step of the 1.3 B config's layers, made narrow, in one process and sharded over two."""

from __future__ import annotations

from pathlib import Path

from benchmarks.training.processes import start

from onionskin.toybox.training.metrics import read_log

_CONFIG = """
from dataclasses import replace
from pathlib import Path

from onionskin.toybox.latent import LatentConfig
from onionskin.toybox.training.config import Drawn, Kind, read_config

config = replace(
    read_config("huge"),
    model=LatentConfig(width=64, num_heads=2, hidden=172),
    vae=Path("{vae}"),
    data=Drawn(num_captions=4, num_replayed=0),
    kinds=(Kind(batch=2, num_frames=5, height=32, width=48, micro_batch=1),),
    num_steps=1,
    log_every=1,
    precision="float32",
    num_loaders=0,
)
"""


def sharded_step(root: Path) -> tuple[float, float]:
    """The loss of one process, and of two."""
    import torch
    from diffusers import AutoencoderKLWan

    torch.manual_seed(0)
    vae = AutoencoderKLWan(
        base_dim=4, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1,
        temperal_downsample=[False, True, True],
    )  # fmt: skip
    vae.save_pretrained(root / "vae")
    config = root / "wide.py"
    config.write_text(_CONFIG.format(vae=root / "vae"))
    found = []
    for count in (1, 2):
        run = root / f"latent{count}"
        start(config, run, count).wait()
        found.append(read_log(run)[0]["loss"])
    return found[0], found[1]
