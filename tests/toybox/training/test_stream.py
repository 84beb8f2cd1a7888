"""The data of a run: the same clips in the same order, whoever works on them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from tests.toybox.training.conftest import CONFIG

from onionskin.cast.cast import load_cast
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.scenes import Batch, Scenes
from onionskin.toybox.training.stream import Order, Step, Stream


def steps(bank: Bank, world: int, rank: int = 0, first: int = 0, count: int = 3) -> list[Step]:
    """The steps of one process."""
    stream = Stream(Scenes(bank.outlines, load_cast()), CONFIG, first=first, rank=rank, world=world)
    return [step for step, _ in zip(stream, range(count), strict=False)]


def same(one: Batch, other: Batch) -> bool:
    """Pixels, places, noise."""
    return one.seeds == other.seeds and all(
        torch.equal(getattr(one, name), getattr(other, name))
        for name in Batch.__slots__
        if name not in ("seeds", "counts")
    )


def test_processes_share_the_batches_that_one_would_have(bank: Bank) -> None:
    """Three processes have two each of four, of which two are spare and do not count."""
    alone = steps(bank, 1)
    team = [steps(bank, 3, rank) for rank in range(3)]
    for number, step in enumerate(alone):
        given = [each[number].batches for each in team]
        assert [len(batches) for batches in given] == [2, 2, 2]
        counted = [batch for row in range(2) for each in given if (batch := each[row]).counts]
        assert len(counted) == 4
        assert all(same(a, b) for a, b in zip(step.batches, counted, strict=True))


def test_a_stream_goes_on_anywhere(bank: Bank) -> None:
    """From the fifth step on it is the same, with nothing remembered."""
    [later] = steps(bank, 1, first=4, count=1)
    [*_, fifth] = steps(bank, 1, count=5)
    assert later.number == fifth.number == 4
    assert all(same(a, b) for a, b in zip(later.batches, fifth.batches, strict=True))


def test_every_second_step_sees_old_clips_with_new_noise(bank: Bank) -> None:
    """Of the last four new steps."""
    seen = steps(bank, 1, count=8)
    order = Order(CONFIG)
    for step in seen[1::2]:
        earlier = order.drawn(step.number)
        assert earlier % 2 == 0
        assert step.number - 9 <= earlier < step.number
        old = seen[earlier]
        assert torch.equal(step.batches[0].frames, old.batches[0].frames)
        assert step.batches[0].seeds != old.batches[0].seeds
        assert step.kind == old.kind


def test_clips_are_counted_over_kinds_of_any_size() -> None:
    """So that footage is seen once before it is seen again."""
    kinds = (CONFIG.kinds[0], replace(CONFIG.kinds[1], batch=2))
    order = Order(replace(CONFIG, kinds=kinds))
    sizes = [order.kind(step).batch for step in range(12)]
    assert set(sizes) == {2, 4}
    assert [order.num_before(step) for step in (12, 3, 0)] == [sum(sizes), sum(sizes[:3]), 0]


def test_kinds_come_as_often_as_their_shares_say() -> None:
    """Of a thousand steps three quarters."""
    kinds = (replace(CONFIG.kinds[0], share=3.0), CONFIG.kinds[1])
    order = Order(replace(CONFIG, kinds=kinds))
    often = np.mean([order.kind(2 * step) is kinds[0] for step in range(1000)])
    assert 0.7 < often < 0.8
