"""The judge's weights: safetensors beside the code, under 10 MB."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import torch
from benchmarks.judge.model import JudgeConfig, Networks
from benchmarks.judge.motion import Mover
from safetensors import safe_open
from safetensors.torch import load_file, save_file

FILE = Path(__file__).parent / "weights" / "judge.safetensors"


def save(networks: Networks, config: JudgeConfig, cast_ids: list[str], path: Path) -> None:
    """Writes the networks in float16, with the ids that the namer's answers stand for."""
    tensors = {
        name: (value.half() if value.is_floating_point() else value).contiguous()
        for name, value in networks.state_dict().items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, {"config": json.dumps(asdict(config)), "cast": json.dumps(cast_ids)})


def load(path: Path = FILE) -> tuple[Networks, list[str]]:
    """The networks of a file in float32, ready to judge, and the ids of their subjects."""
    if not path.is_file():
        raise SystemExit(f"no judge at {path}; train one with: python -m benchmarks.judge.train")
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    config = {name: tuple(sizes) for name, sizes in json.loads(metadata["config"]).items()}
    cast_ids = json.loads(metadata["cast"])
    networks = Networks(JudgeConfig(**config), len(cast_ids))
    networks.load_state_dict(
        {n: v.float() if v.is_floating_point() else v for n, v in tensors.items()}
    )
    return networks.to(memory_format=torch.channels_last).eval(), cast_ids


def mover_file(path: Path = FILE) -> Path:
    """Where the mover's weights are: beside those of the networks."""
    return path.with_name(f"{path.stem}-motion.safetensors")


def save_mover(mover: Mover, path: Path) -> None:
    """Writes the mover, in float32: it is small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(mover.state_dict(), path)


def load_mover(path: Path) -> Mover:
    """The mover of a file, ready to judge."""
    if not path.is_file():
        raise SystemExit(f"no {path}; train it with: python -m benchmarks.judge.train_motion")
    mover = Mover()
    mover.load_state_dict(load_file(path))
    return mover.eval()


def identity(path: Path = FILE) -> str:
    """Twelve hex digits of the SHA-256 of both files; "none" where there is none."""
    if not path.is_file():
        return "none"
    beside = mover_file(path)
    both = path.read_bytes() + (beside.read_bytes() if beside.is_file() else b"")
    return hashlib.sha256(both).hexdigest()[:12]
