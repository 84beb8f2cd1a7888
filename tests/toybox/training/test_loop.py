"""The training loop: it learns, it resumes, it exports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from onionskin.cast.cast import load_cast
from onionskin.toybox.model import FillModel, ModelConfig, relit
from onionskin.toybox.sight import look
from onionskin.toybox.training import loop
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.export import export
from onionskin.toybox.training.scenes import Kind, Scenes
from onionskin.toybox.weights import load_model, notes_of
from onionskin.toybox.world.outlines import sample_outline

TINY = ModelConfig(width=32, num_layers=2, num_heads=2, hidden=32, channels=(8, 8, 16))


@pytest.fixture(scope="module")
def bank() -> Bank:
    rng = np.random.default_rng(0)
    outlines = [sample_outline(rng, load_cast()) for _ in range(4)]
    return Bank(outlines, torch.zeros(4, 24, 384).half(), torch.ones(4, 24, dtype=torch.bool))


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "FillModel", lambda: FillModel(TINY))


def test_the_loss_falls_on_one_batch(bank: Bank, tmp_path: Path) -> None:
    """Forty steps on the same clips at least halve it."""
    kind = Kind(batch=2, num_frames=2, height=32, width=32)
    threads = torch.get_num_threads()
    batch = next(iter(Scenes(bank.outlines, load_cast(), (kind,), seed=0)))
    torch.set_num_threads(threads)
    batch = replace(batch, known=torch.zeros_like(batch.known))
    run = loop.Run(tmp_path, 1e-3)

    def loss() -> torch.Tensor:
        return loop.loss_of(run.model.heads, batch, bank, 0.5, torch.Generator().manual_seed(0))

    first = loss().item()
    for _ in range(40):
        loss().backward()
        run.update(3e-3)
    assert loss().item() < 0.5 * first


def test_a_closed_gate_opens_where_the_draft_agrees(bank: Bank) -> None:
    """Light and gate are taught even where nothing of the draft shines through."""
    kind = Kind(batch=2, num_frames=1, height=32, width=32)
    threads = torch.get_num_threads()
    batch = next(iter(Scenes(bank.outlines, load_cast(), (kind,), seed=0)))
    torch.set_num_threads(threads)
    draft = torch.ones(2, 1, 4, 32, 32) * 0.5
    draft[:, :, 3] = 1.0
    sight = look(
        frames=torch.zeros(2, 1, 3, 32, 32),
        known=torch.zeros(2, 1, 32, 32, dtype=torch.bool),
        draft=draft,
        seconds=batch.seconds,
        place=batch.place,
        text=bank.states[batch.caption].float(),
        text_mask=bank.mask[batch.caption],
        labels=batch.labels,
    )
    paint = torch.full((2, 1, 6, 32, 32), -3.0, requires_grad=True)
    light = torch.full((2, 1, 6, 4, 4), 0.2, requires_grad=True)
    known = torch.zeros(2, 1, 32, 32, dtype=torch.bool)
    agreeing = relit(sight, light).detach()
    loop.copying_loss(sight, paint, light, agreeing, known).backward()
    assert (paint.grad[:, :, 3] < 0).all()  # a step against it opens the gate
    assert not paint.grad[:, :, :3].any()
    paint.grad = light.grad = None
    loop.copying_loss(sight, paint, light, agreeing - 0.5, known).backward()
    assert (light.grad > 0).all()  # a step against it darkens the draft


def test_a_run_goes_on_where_it_was_saved(tmp_path: Path) -> None:
    """Model, average, optimiser and counts."""
    run = loop.Run(tmp_path, 1e-3)
    for parameter in run.model.parameters():
        parameter.grad = torch.ones_like(parameter)
    run.update(1e-3)
    run.frames = 7
    run.save()
    again = loop.Run(tmp_path, 1e-3)
    assert (again.step, again.frames) == (1, 7)
    for a, b in zip(run.average.parameters(), again.average.parameters(), strict=True):
        assert torch.equal(a, b)
    assert len(again.optimizer.state) == len(run.optimizer.state)


def test_an_export_may_be_a_blend_with_an_earlier_one(tmp_path: Path) -> None:
    """Three tenths of the run's weights, seven of the earlier file's."""
    model = FillModel()
    for name, value in (("old", 1.0), ("new", 3.0)):
        torch.nn.init.constant_(model.stem.weight, value)
        state = {"average": model.state_dict(), "seconds": 7200.0, "frames": 5}
        (tmp_path / name).mkdir()
        torch.save(state, tmp_path / name / "state.pt")
    old, blended = tmp_path / "old.safetensors", tmp_path / "blended.safetensors"
    export(tmp_path / "old", old)
    export(tmp_path / "new", blended, blend=old, share=0.3)
    stem = load_model(blended).stem.weight
    torch.testing.assert_close(stem, torch.full_like(stem, 1.6), atol=1e-3, rtol=0)
    assert notes_of(blended)["hours_trained"] == "2.00"
