"""Keeps rendered examples, for to draw one takes longer than to learn from it a few times."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import fields, replace

import torch
from benchmarks.judge.examples import Batch, ClipBatch, CropBatch
from torch import Tensor

_MIRROR = torch.tensor([-1.0, 1.0, 1.0])


class Replay:
    """The last rendered batches of both kinds; rows are drawn from all of them, half mirrored."""

    def __init__(self, *, clips: int = 8_000, crops: int = 100_000, seed: int = 0) -> None:
        self._most = {ClipBatch: clips, CropBatch: crops}
        self._kept: dict[type, list[Batch]] = {ClipBatch: [], CropBatch: []}
        self._generator = torch.Generator().manual_seed(seed)
        self._lock = threading.Lock()

    def add(self, batch: Batch) -> None:
        """Keeps a batch, and drops the oldest of its kind where there are too many."""
        kind = type(batch)
        with self._lock:
            kept = self._kept[kind]
            kept.append(batch)
            while len(kept) * _num_rows(batch) > self._most[kind] and len(kept) > 1:
                kept.pop(0)

    def ready(self) -> bool:
        """Whether there is something of both kinds."""
        return all(self._kept.values())

    def draw(self, kind: type[Batch], count: int) -> Batch:
        """`count` rows of one kind at random."""
        with self._lock:
            kept = list(self._kept[kind])
        picks = torch.randint(len(kept), (count,), generator=self._generator).tolist()
        rows = [
            _row(
                kept[pick], int(torch.randint(_num_rows(kept[pick]), (), generator=self._generator))
            )
            for pick in picks
        ]
        batch = _joined(rows)
        mirror = torch.rand((), generator=self._generator) < 0.5
        return mirrored(batch) if mirror else batch


def mirrored(batch: Batch) -> Batch:
    """The same examples with left and right changed, in pictures and answers."""
    if isinstance(batch, CropBatch):
        return replace(batch, crops=batch.crops.flip(2), aims=batch.aims * _MIRROR)
    shape = batch.shape.flip(3).clone()
    shape[:, 0] = 1 - shape[:, 0]
    return replace(
        batch,
        clips=batch.clips.flip(3),
        centre=batch.centre.flip(2),
        shape=shape,
        near=batch.near.flip(2),
    )


def _num_rows(batch: Batch) -> int:
    return len(batch.clips if isinstance(batch, ClipBatch) else batch.crops)


def _row(batch: Batch, index: int) -> Batch:
    return _mapped([batch], lambda parts: parts[0][index : index + 1])


def _joined(rows: list[Batch]) -> Batch:
    return _mapped(rows, torch.cat)


def _mapped(batches: list[Batch], change: Callable[[list[Tensor]], Tensor]) -> Batch:
    """A batch whose every tensor is `change` of the list of those of `batches`."""
    first = batches[0]
    parts: dict[str, object] = {}
    for field in fields(first):
        values = [getattr(batch, field.name) for batch in batches]
        if isinstance(values[0], dict):
            parts[field.name] = {key: change([v[key] for v in values]) for key in values[0]}
        else:
            parts[field.name] = change(values)
    return replace(first, **parts)
