"""Runs in one process and in many: they agree, go on where they were, and say what they did."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tests.toybox.training.conftest import CONFIG, start, trained

from onionskin.errors import Cancelled, InvalidInput, OnionskinError, WeightsError
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.export import export
from onionskin.toybox.training.metrics import read_log
from onionskin.toybox.training.state import latest
from onionskin.toybox.training.trainer import WEIGHTS, train
from onionskin.toybox.weights import load_model, notes_of

GOLDEN = (3.5144, 0.4219, 1.0878)
"""Losses of the first steps; a change of the maths, of the data or of their order moves them."""


def losses(run: Path) -> list[float]:
    """By step."""
    return [line["loss"] for line in read_log(run)]


def weights(run: Path) -> dict[str, torch.Tensor]:
    """What a run came to."""
    return load_file(run / WEIGHTS)


def test_losses_are_golden(unbroken: Path) -> None:
    """To a percent: processors round as they like."""
    assert losses(unbroken)[:3] == pytest.approx(GOLDEN, rel=0.01)
    assert [line["step"] for line in read_log(unbroken)] == list(range(1, 7))


@pytest.mark.parametrize("world", [2, 4])
def test_processes_that_share_a_batch_learn_what_one_learns(
    world: int, unbroken: Path, bank: Bank, tmp_path: Path
) -> None:
    """Losses, gradients' norms and weights agree within 1e-4, and the frames seen are the same."""
    run = trained(CONFIG, tmp_path, bank, world)
    for name in ("loss", "grad_norm", "frames"):
        ours = [line[name] for line in read_log(run)]
        assert ours == pytest.approx([line[name] for line in read_log(unbroken)], abs=1e-4)
    for name, weight in weights(unbroken).items():
        torch.testing.assert_close(weights(run)[name], weight, atol=1e-3, rtol=0)


def test_a_run_that_is_killed_goes_on_to_the_same_bytes(
    unbroken: Path, bank: Bank, tmp_path: Path
) -> None:
    """Killed in the middle, with no time to save: the same losses, the same weights."""
    config = replace(CONFIG, checkpoint_minutes=0.0)
    [process] = start(config, tmp_path, bank)
    while len(losses(tmp_path)) < 3:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    checkpoint = latest(tmp_path / "checkpoints")
    assert checkpoint is not None
    (checkpoint.parent / "step-99999999.part").mkdir()  # as a kill within a save leaves it
    trained(config, tmp_path, bank)
    assert losses(tmp_path) == losses(unbroken)
    for name, weight in weights(unbroken).items():
        assert torch.equal(weights(tmp_path)[name], weight), name


def test_a_sharded_run_goes_on_in_one_process_and_in_three(
    unbroken: Path, bank: Bank, tmp_path: Path
) -> None:
    """Its checkpoint holds no trace of how many wrote it; three share four clips with one spare."""
    config = replace(CONFIG, parallel="fsdp")
    trained(replace(config, num_steps=3), tmp_path, bank, 2)
    trained(replace(config, num_steps=4), tmp_path, bank, 1)
    trained(config, tmp_path, bank, 3)
    assert losses(tmp_path) == pytest.approx(losses(unbroken), abs=1e-4)


def test_large_batches_may_be_cut_and_layers_worked_out_again(
    unbroken: Path, bank: Bank, tmp_path: Path
) -> None:
    """One micro-batch of four, layers recomputed: the same losses."""
    kinds = tuple(replace(kind, micro_batch=None) for kind in CONFIG.kinds)
    config = replace(CONFIG, kinds=kinds, activation_checkpointing=True, num_steps=4)
    train(config, tmp_path, bank=bank)
    assert losses(tmp_path) == pytest.approx(losses(unbroken)[:4], abs=1e-4)


def test_a_run_of_other_values_is_not_gone_on_with(unbroken: Path, bank: Bank) -> None:
    """They are named; how many steps and processes there are may change."""
    with pytest.raises(InvalidInput, match="other values of: learning_rate, seed"):
        train(replace(CONFIG, seed=2, learning_rate=1e-4), unbroken, bank=bank)


def test_a_damaged_checkpoint_is_named(bank: Bank, tmp_path: Path) -> None:
    """And what to do about it."""
    config = replace(CONFIG, num_steps=1)
    train(config, tmp_path, bank=bank)
    [file] = (tmp_path / "checkpoints" / "step-00000001").glob("*.distcp")
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(WeightsError, match="step-00000001 does not load"):
        train(config, tmp_path, bank=bank)


def test_a_loss_that_is_no_number_ends_the_run(bank: Bank, tmp_path: Path) -> None:
    """Before it can reach a checkpoint."""
    config = replace(CONFIG, learning_rate=1.0, warmup_steps=0, max_grad_norm=1e30, num_steps=3)
    broken = Bank(bank.outlines, bank.states * float("nan"), bank.mask)
    with pytest.raises(OnionskinError, match="not finite at step 1"):
        train(config, tmp_path, bank=broken)
    assert latest(tmp_path / "checkpoints") is None


def test_a_run_stops_when_it_is_asked_to(bank: Bank, tmp_path: Path) -> None:
    """And says from where it will go on."""
    with pytest.raises(Cancelled, match="goes on from its start"):
        train(CONFIG, tmp_path, bank=bank, cancelled=lambda: True)


def test_a_run_begins_with_the_weights_it_is_given(
    unbroken: Path, bank: Bank, tmp_path: Path
) -> None:
    """Its frames are counted on; weights of another model are refused."""
    first = export(unbroken, tmp_path / "start.safetensors")
    assert len(first) == 12
    config = replace(CONFIG, start=tmp_path / "start.safetensors", num_steps=1)
    train(config, tmp_path / "run", bank=bank)
    seen, before = (
        int(notes_of(path)["frames_seen"])
        for path in (tmp_path / "run" / WEIGHTS, unbroken / WEIGHTS)
    )
    assert seen > before
    assert losses(tmp_path / "run")[0] < losses(unbroken)[0]
    other = replace(config, model=replace(CONFIG.model, num_layers=3))
    with pytest.raises(WeightsError, match="is of another model"):
        train(other, tmp_path / "other", bank=bank)


def test_an_export_may_be_a_blend_with_an_earlier_one(unbroken: Path, tmp_path: Path) -> None:
    """Three tenths of the run's weights, seven of the earlier file's."""
    new = load_model(unbroken / WEIGHTS)
    old, blended = tmp_path / "old.safetensors", tmp_path / "blended.safetensors"
    export(unbroken, old)
    before = load_model(old).stem.weight
    with torch.no_grad():
        new.stem.weight += 2.0
    from onionskin.toybox.weights import save_weights

    (tmp_path / "run").mkdir()
    save_weights(new, tmp_path / "run" / WEIGHTS, hours_trained="2.00", frames_seen="5")
    export(tmp_path / "run", blended, blend=old, share=0.3)
    stem = load_model(blended).stem.weight
    torch.testing.assert_close(stem, before + 0.6, atol=1e-2, rtol=0)
    assert notes_of(blended)["hours_trained"] == "2.00"
