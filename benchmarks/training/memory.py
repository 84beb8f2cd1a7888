"""What a step of training takes on this machine, beside what the dry run says."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import re
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import torch

from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.model import ModelConfig
from onionskin.toybox.training.bank import MAX_TOKENS, Bank
from onionskin.toybox.training.config import Kind, TrainConfig, read_config
from onionskin.toybox.training.estimate import estimate
from onionskin.toybox.training.objective import PixelObjective, Totals
from onionskin.toybox.training.parallel import Team, product_dtype, products
from onionskin.toybox.training.scenes import Batch
from onionskin.toybox.training.state import TrainState

MIDDLE = ModelConfig(width=192, num_layers=4, num_heads=3, hidden=512, channels=(32, 64, 128))
_MMAP_THRESHOLD, _LEAST_MMAPPED = -3, 1 << 16
_STEPS = 2


def measured(config: TrainConfig) -> int:
    """Bytes by which a process grows, at its most, when it makes and trains the network."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_measure, args=(config, theirs))
    process.start()
    theirs.close()
    grown = int(ours.recv())
    process.join()
    return grown


def _measure(config: TrainConfig, told: Connection) -> None:
    # What is freed goes back to the system at once, so that the process is as large as its tensors.
    library = ctypes.CDLL(None)
    library.mallopt(_MMAP_THRESHOLD, _LEAST_MMAPPED)
    torch.set_num_threads(1)
    _step(TrainState(config, "heads", Team()), config)  # libraries write their code for its shapes
    gc.collect()
    library.malloc_trim(0)
    before = _status("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")
    state = TrainState(config, "heads", Team())
    for _ in range(_STEPS):
        _step(state, config)
    told.send(_status("VmHWM") - before)


def _step(state: TrainState, config: TrainConfig) -> None:
    kind = config.kinds[0]
    bank = Bank([], torch.zeros(1, MAX_TOKENS, 384).half(), torch.ones(1, MAX_TOKENS) > 0)
    objective = PixelObjective(bank, config.time_mean)
    device = torch.device("cpu")
    for _ in range(kind.num_micro_batches):
        with products(product_dtype(config, device), device):
            loss = objective.part(state.shared.network, _batch(kind), Totals(clips=kind.batch))
        loss.backward()
        del loss
    state.update(1e-4)


def _batch(kind: Kind) -> Batch:
    clips, frames, sides = kind.at_once, kind.num_frames, (kind.height, kind.width)
    return Batch(
        frames=torch.randint(0, 255, (clips, frames, 3, *sides), dtype=torch.uint8),
        draft=torch.randint(0, 255, (clips, frames, 4, *sides), dtype=torch.uint8),
        known=torch.zeros(clips, frames, *sides, dtype=torch.bool),
        seconds=torch.arange(frames).expand(clips, -1).float(),
        place=torch.rand(clips, frames, 5),
        layout=torch.randint(0, 255, (clips, frames, 3, *sides), dtype=torch.uint8),
        laid=torch.zeros(clips, dtype=torch.bool),
        caption=torch.zeros(clips, dtype=torch.int64),
        wordless=torch.zeros(clips, dtype=torch.bool),
        labels=torch.tensor(UNSAID).expand(clips, -1),
        seeds=list(range(clips)),
    )


def _status(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return 1024 * int(found[1])


def rows() -> Iterator[list[object]]:
    """A row for each config."""
    whole = read_config("small")
    for name, model, kind in (
        ("5 M, a clip", MIDDLE, Kind(batch=2, num_frames=4, height=128, width=128)),
        (
            "5 M, two at once",
            MIDDLE,
            Kind(batch=4, num_frames=4, height=128, width=128, micro_batch=2),
        ),
        ("23 M, pictures", ModelConfig(), whole.kinds[0]),
        ("23 M, clips", ModelConfig(), whole.kinds[1]),
    ):
        config = TrainConfig(model=model, kinds=(kind,), num_steps=1, precision="float32")
        said, took = estimate(config).total_bytes, measured(config)
        yield [name, f"{said / 1e6:.0f} MB", f"{took / 1e6:.0f} MB", f"{said / took - 1:+.1%}"]
