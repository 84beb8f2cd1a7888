"""One step of the toybox's training, on whichever device."""

from __future__ import annotations

import time

import numpy as np
import torch

from onionskin.cast.cast import load_cast
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.config import Kind, TrainConfig
from onionskin.toybox.training.objective import PixelObjective, Totals
from onionskin.toybox.training.parallel import Team
from onionskin.toybox.training.scenes import Scenes, stacked
from onionskin.toybox.training.state import TrainState

WHOLE = Kind(batch=16, num_frames=1, height=128, width=128)
TINY = Kind(batch=1, num_frames=1, height=32, width=32)


def step_seconds(device: str, *, tiny: bool) -> tuple[float, float, str]:
    """Seconds of a warm step (forward, backward, optimiser), its loss, and the batch's size."""
    kind = TINY if tiny else WHOLE
    bank = Bank.build(load_cast(), 4 if tiny else 64, seed=1)
    scenes, places = Scenes(bank.outlines, load_cast()), range(kind.batch)
    examples = [scenes.example(kind, np.random.default_rng([1, place])) for place in places]
    team = Team(device=torch.device(device))
    objective = PixelObjective(bank, time_mean=0.7)
    state = TrainState(TrainConfig(kinds=(kind,), num_steps=2), objective.method, team)
    drawn = stacked(examples, list(places))
    totals = Totals(clips=kind.batch, inside=objective.inside(drawn))
    batch = drawn.to(team.device)
    seconds, loss = 0.0, 0.0
    for _ in range(2):
        start = time.perf_counter()
        step = objective.part(state.shared.network, batch, totals)
        torch.autograd.backward(step)
        state.update(1e-4)
        loss = float(step.item())  # waits for the card
        seconds = time.perf_counter() - start
    size = f"{kind.batch}x{kind.num_frames}x{kind.height}x{kind.width}"
    return seconds, loss, size
