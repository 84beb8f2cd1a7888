"""What a config needs is told without taking it, and is true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.training.memory import MIDDLE, measured
from tests.toybox.training.conftest import CONFIG

from onionskin.toybox.latent import LatentConfig
from onionskin.toybox.model import FillModel
from onionskin.toybox.training.config import Kind, TrainConfig
from onionskin.toybox.training.estimate import estimate

_GIB = 1 << 30


@pytest.mark.slow  # a process of its own: one that has done other work has memory to spare
def test_memory_is_within_a_tenth_of_what_a_step_takes() -> None:
    """Of weights, average, optimiser, gradients and activations together."""
    kind = Kind(batch=2, num_frames=4, height=128, width=128)
    config = TrainConfig(model=MIDDLE, kinds=(kind,), num_steps=1, precision="float32")
    told = estimate(config)
    assert told.parameters == sum(each.numel() for each in FillModel(MIDDLE).parameters())
    assert told.total_bytes == pytest.approx(measured(config), rel=0.1)


@pytest.mark.slow
def test_the_largest_model_is_estimated_without_taking_its_memory() -> None:
    """1.3 B, sharded over eight: an eighth of each, and what is gathered of it."""
    kind = Kind(batch=64, num_frames=9, height=480, width=832, micro_batch=4)
    config = TrainConfig(
        model=LatentConfig(), kinds=(kind,), num_steps=1, parallel="fsdp", precision="bfloat16"
    )
    told = estimate(config, 8, "cuda")
    assert 1.3e9 < told.parameters < 1.4e9
    assert told.optimizer_bytes == pytest.approx(told.parameters, rel=0.01)
    assert told.weights_bytes == told.gradients_bytes == told.average_bytes
    assert 0 < told.gathered_bytes < 4 * told.parameters
    tokens = 3 * (480 // 16) * (832 // 16) * 64
    assert 6 * 1.2e9 < told.flops_per_step / tokens < 9 * 1.4e9


def test_recomputing_layers_takes_less_memory_and_more_work() -> None:
    """Of the layers only their inputs stay."""
    kind = Kind(batch=2, num_frames=5, height=64, width=64)
    model = LatentConfig(width=64, num_layers=4, num_heads=2, hidden=128)
    kept = estimate(replace(CONFIG, kinds=(kind,), model=model))
    again = estimate(replace(CONFIG, kinds=(kind,), model=model, activation_checkpointing=True))
    assert again.activations_bytes < 0.7 * kept.activations_bytes
    assert again.flops_per_step > 1.2 * kept.flops_per_step
