"""One step of the toybox's training, on whichever device."""

from __future__ import annotations

import tempfile
import time
from dataclasses import fields, replace
from pathlib import Path

import torch

from onionskin.cast.cast import load_cast
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.loop import Run, loss_of
from onionskin.toybox.training.scenes import Batch, Kind, Scenes

WHOLE = Kind(batch=16, num_frames=1, height=128, width=128)
TINY = Kind(batch=1, num_frames=1, height=32, width=32)


def step_seconds(device: str, *, tiny: bool) -> tuple[float, float, str]:
    """Seconds of a warm step (forward, backward, optimiser), its loss, and the batch's size."""
    kind = TINY if tiny else WHOLE
    bank = Bank.build(load_cast(), 4 if tiny else 64, seed=1)
    batch = next(iter(Scenes(bank.outlines, load_cast(), (kind,), seed=1)))
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), rate=1e-4)
    run.model.to(device)
    run.average.to(device)
    bank.states, bank.mask = bank.states.to(device), bank.mask.to(device)
    batch = _on(batch, device)
    seconds, loss = 0.0, 0.0
    with torch.device(device):
        generator = torch.Generator(device).manual_seed(0)
        for _ in range(2):
            start = time.perf_counter()
            step = loss_of(run.model.heads, batch, bank, 0.7, generator)
            torch.autograd.backward(step)
            run.update(1e-4)
            loss = float(step.item())  # waits for the card
            seconds = time.perf_counter() - start
    size = f"{kind.batch}x{kind.num_frames}x{kind.height}x{kind.width}"
    return seconds, loss, size


def _on(batch: Batch, device: str) -> Batch:
    return replace(
        batch, **{each.name: getattr(batch, each.name).to(device) for each in fields(batch)}
    )
