"""A tiny model and world, and processes that train it together."""

from __future__ import annotations

import multiprocessing
import os
import socket
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
import torch._dynamo  # loaded when an optimiser first steps: once here, and not in every fork
import torch.distributed.fsdp

from onionskin.cast.cast import load_cast
from onionskin.toybox.model import ModelConfig
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.config import Drawn, Kind, TrainConfig
from onionskin.toybox.training.parallel import joined
from onionskin.toybox.training.trainer import train
from onionskin.toybox.world.outlines import sample_outline

TINY = ModelConfig(width=32, num_layers=2, num_heads=2, hidden=32, channels=(8, 8, 16))
CONFIG = TrainConfig(
    model=TINY,
    kinds=(
        Kind(batch=4, num_frames=1, height=32, width=32, micro_batch=1),
        Kind(batch=4, num_frames=2, height=32, width=32, micro_batch=1),
    ),
    data=Drawn(num_captions=4, num_replayed=4),
    num_steps=6,
    learning_rate=1e-3,
    warmup_steps=4,
    log_every=1,
    precision="float32",
    num_loaders=0,
)


def make_bank() -> Bank:
    """Four captions of noise."""
    rng, noise = np.random.default_rng(0), torch.Generator().manual_seed(0)
    outlines = [sample_outline(rng, load_cast()) for _ in range(4)]
    states = torch.randn(4, 24, 384, generator=noise).half()
    return Bank(outlines, states, torch.ones(4, 24, dtype=torch.bool))


@pytest.fixture(scope="package")
def bank() -> Bank:
    return make_bank()


def start(config: TrainConfig, folder: Path, bank: Bank, world: int = 1) -> list:
    """Forks `world` processes that train together."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = multiprocessing.get_context("fork")
    team = [
        context.Process(target=_train, args=(config, folder, bank, rank, world, port))
        for rank in range(world)
    ]
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)  # a fork that finds OpenCV's threads gone waits for them
    for each in team:
        each.start()
    cv2.setNumThreads(threads)
    return team


def trained(config: TrainConfig, folder: Path, bank: Bank, world: int = 1) -> Path:
    """The folder of a run that `world` processes have trained."""
    team = start(config, folder, bank, world)
    for each in team:
        each.join()
    assert [each.exitcode for each in team] == [0] * world
    return folder


def _train(config: TrainConfig, folder: Path, bank: Bank, rank: int, world: int, port: int) -> None:
    os.environ.update(RANK=str(rank), LOCAL_RANK=str(rank), WORLD_SIZE=str(world))
    os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port))
    torch.set_num_threads(1)
    with joined("cpu") as team:
        train(config, folder, team=team, bank=bank)


@pytest.fixture(scope="package")
def unbroken(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One process, from the first step to the last."""
    return trained(CONFIG, tmp_path_factory.mktemp("unbroken"), bank)
