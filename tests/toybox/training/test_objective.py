"""What the networks learn: it falls, it can be cut, and closed gates open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from tests.toybox.training.conftest import CONFIG

from onionskin.cast.cast import load_cast
from onionskin.toybox.model import relit
from onionskin.toybox.sight import look
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.config import Kind
from onionskin.toybox.training.objective import PixelObjective, Totals, copying_loss
from onionskin.toybox.training.parallel import Team
from onionskin.toybox.training.scenes import Batch, Scenes, stacked
from onionskin.toybox.training.state import TrainState


def drawn(bank: Bank, kind: Kind) -> Batch:
    """A batch of that kind."""
    scenes = Scenes(bank.outlines, load_cast())
    examples = [scenes.example(kind, np.random.default_rng(i)) for i in range(kind.batch)]
    return stacked(examples, list(range(kind.batch)))


def test_the_loss_falls_on_one_batch(bank: Bank) -> None:
    """Forty steps on the same clips at least halve it."""
    kind = Kind(batch=2, num_frames=2, height=32, width=32)
    batch = drawn(bank, kind)
    batch = replace(batch, known=torch.zeros_like(batch.known))
    objective = PixelObjective(bank, 0.5)
    state = TrainState(CONFIG, objective.method, Team())
    totals = Totals(clips=2, inside=objective.inside(batch))

    def loss() -> torch.Tensor:
        return objective.part(state.shared.network, batch, totals)

    first = loss().item()
    for _ in range(40):
        loss().backward()
        state.update(3e-3)
    assert loss().item() < 0.5 * first


def test_parts_of_a_batch_add_up_to_its_loss(bank: Bank) -> None:
    """However it is cut."""
    kind = Kind(batch=3, num_frames=1, height=32, width=32)
    batch = drawn(bank, kind)
    objective = PixelObjective(bank, 0.5)
    state = TrainState(CONFIG, objective.method, Team())
    totals = Totals(clips=3, inside=objective.inside(batch))
    with torch.no_grad():
        whole = objective.part(state.shared.network, batch, totals)
        parts = [objective.part(state.shared.network, _row(batch, row), totals) for row in range(3)]
    assert sum(parts).item() == pytest.approx(whole.item(), rel=1e-5)


def _row(batch: Batch, row: int) -> Batch:
    kept = {
        name: getattr(batch, name)[row : row + 1] for name in Batch.__slots__ if name != "counts"
    }
    return Batch(**kept)


def test_a_closed_gate_opens_where_the_draft_agrees(bank: Bank) -> None:
    """Light and gate are taught even where nothing of the draft shines through."""
    batch = drawn(bank, Kind(batch=2, num_frames=1, height=32, width=32))
    draft = torch.ones(2, 1, 4, 32, 32) * 0.5
    draft[:, :, 3] = 1.0
    known = torch.zeros(2, 1, 32, 32, dtype=torch.bool)
    sight = look(
        frames=torch.zeros(2, 1, 3, 32, 32),
        known=known,
        draft=draft,
        seconds=batch.seconds,
        place=batch.place,
        text=bank.states[batch.caption].float(),
        text_mask=bank.mask[batch.caption],
        labels=batch.labels,
    )
    paint = torch.full((2, 1, 6, 32, 32), -3.0, requires_grad=True)
    light = torch.full((2, 1, 6, 4, 4), 0.2, requires_grad=True)
    agreeing = relit(sight, light).detach()
    copying_loss(sight, paint, light, agreeing, known).backward()
    assert (paint.grad[:, :, 3] < 0).all()  # a step against it opens the gate
    assert not paint.grad[:, :, :3].any()
    paint.grad = light.grad = None
    copying_loss(sight, paint, light, agreeing - 0.5, known).backward()
    assert (light.grad > 0).all()  # a step against it darkens the draft
