"""Endless batches for the judge to learn from, each example rendered anew and seen once."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast as typed

import cv2
import numpy as np
import torch
from benchmarks.judge.model import CELLS, CLIP_SIDE, NUM_MOMENTS
from benchmarks.judge.truth import (
    CROP_MARGIN,
    CROP_SIDE,
    FRAME_SIDE,
    SECONDS,
    Box,
    Frames,
    any_truth,
    boxes_at,
    cut,
    render,
    render_crop,
    resized,
    scene_answers,
)
from benchmarks.judge.vocabulary import SCENE_HEADS
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

from onionskin.cast.cast import Cast
from onionskin.plan.plan import Plan
from onionskin.toybox.training.scenes import Company

LAST_MOMENT = SECONDS - 1 / 8
"""Of the last frame at eight frames a second."""
KEY = 3
"""Which of the moments the spots are of."""
UNASKED = -1
Aim = tuple[float, float, float]
_SIDES, _SIDE_SHARES = (CLIP_SIDE, 128, FRAME_SIDE), (0.5, 0.25, 0.25)


@dataclass(frozen=True, slots=True)
class ClipBatch:
    """Clips for the spotter. Targets are of moment `KEY`; UNASKED where nothing is asked."""

    clips: Tensor
    """uint8 (B, NUM_MOMENTS, CLIP_SIDE, CLIP_SIDE, 3)"""
    scene: dict[str, Tensor]
    """int64 (B,) for every scene head."""
    centre: Tensor
    """float (B, CELLS, CELLS): 1 at centres, a bump about them."""
    shape: Tensor
    """float (B, 3, CELLS, CELLS), as `Spots.shape`."""
    near: Tensor
    """bool (B, CELLS, CELLS): at and beside centres, where `shape` is asked."""


@dataclass(frozen=True, slots=True)
class CropBatch:
    """Crops for the namer."""

    crops: Tensor
    """uint8 (B, 64, 64, 3)"""
    names: Tensor
    """int64 (B,)"""
    aims: Tensor
    """float (B, 3), as the namer's; 0 where there is no subject."""


Batch = ClipBatch | CropBatch


def even_moments() -> list[float]:
    """`NUM_MOMENTS` moments from the first frame to the last."""
    return [LAST_MOMENT * index / (NUM_MOMENTS - 1) for index in range(NUM_MOMENTS)]


class Examples(IterableDataset[Batch]):
    """Batches of clips and of crops, in turn. Seeds of workers differ."""

    def __init__(
        self, cast: Cast, *, seed: int, clips: int = 16, crops: int = 64, crops_in_turn: int = 2
    ) -> None:
        self.cast, self.seed = cast, seed
        self.clips, self.crops, self.crops_in_turn = clips, crops, crops_in_turn
        self.numbers = {entry.id: index for index, entry in enumerate(cast.entries)}

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        rng = np.random.default_rng([self.seed, worker.id if worker else 0])
        torch.set_num_threads(1)
        cv2.setNumThreads(1)
        company = Company(self.cast)
        while True:
            yield self._clip_batch(rng, company)
            for _ in range(self.crops_in_turn):
                yield self._crop_batch(rng, company)

    def _clip_batch(self, rng: np.random.Generator, company: Company) -> ClipBatch:
        rows = [clip_example(any_truth(rng, self.cast), company, rng) for _ in range(self.clips)]
        return ClipBatch(
            clips=_stacked([row.clip for row in rows]),
            scene={
                name: torch.tensor([row.scene[name] for row in rows], dtype=torch.long)
                for name in SCENE_HEADS
            },
            centre=_stacked([row.centre for row in rows]),
            shape=_stacked([row.shape for row in rows]),
            near=_stacked([row.near for row in rows]),
        )

    def _crop_batch(self, rng: np.random.Generator, company: Company) -> CropBatch:
        crops: list[Frames] = []
        names: list[int] = []
        aims: list[Aim] = []
        while len(crops) < self.crops:
            for crop, name, aim in crop_examples(any_truth(rng, self.cast), company, rng):
                crops.append(_worn(crop[None], rng)[0])
                names.append(self.numbers.get(name, len(self.numbers)))
                aims.append(aim)
        most = self.crops
        return CropBatch(
            _stacked(crops[:most]), torch.tensor(names[:most]), torch.tensor(aims[:most])
        )


@dataclass(frozen=True, slots=True)
class ClipExample:
    """One row of a `ClipBatch`."""

    clip: Frames
    scene: dict[str, int]
    centre: NDArray[np.float32]
    shape: NDArray[np.float32]
    near: NDArray[np.bool_]


def clip_example(plan: Plan, company: Company, rng: np.random.Generator) -> ClipExample:
    """A clip of a plan at about even moments, drawn at one of several sizes, and its targets."""
    moments = [max(t + rng.uniform(-0.06, 0.06), 0.0) for t in even_moments()]
    side = int(rng.choice(_SIDES, p=_SIDE_SHARES))
    frames = render(plan, company, moments, side)
    clip = np.stack([resized(frame, CLIP_SIDE) for frame in frames])
    answers = scene_answers(plan)
    scene = {
        name: UNASKED if (answer := answers[name]) is None else words.index(answer)
        for name, words in SCENE_HEADS.items()
    }
    return ClipExample(_worn(clip, rng), scene, *targets(plan, moments[KEY]))


def targets(
    plan: Plan, seconds: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.bool_]]:
    """Where the centres are, how large the subjects, and the cells near them."""
    centre = np.zeros((CELLS, CELLS), np.float32)
    shape = np.zeros((3, CELLS, CELLS), np.float32)
    near = np.zeros((CELLS, CELLS), np.bool_)
    rows, columns = np.mgrid[:CELLS, :CELLS]
    for box in boxes_at(plan, seconds):
        x, y = box.x * CELLS, box.y * CELLS
        if not (0 <= x < CELLS and 0 <= y < CELLS):
            continue
        column, row = int(x), int(y)
        spread = max(box.side * CELLS / 8, 0.7)
        bump = np.exp(-((columns - column) ** 2 + (rows - row) ** 2) / (2 * spread**2))
        np.maximum(centre, bump, out=centre)
        beside = (np.abs(columns - column) <= 1) & (np.abs(rows - row) <= 1)
        away = np.stack([x - columns, y - rows, np.full_like(rows, np.log(box.side), np.float64)])
        shape[:, beside] = away[:, beside]
        near |= beside
    return centre, shape, near


def crop_examples(
    plan: Plan, company: Company, rng: np.random.Generator
) -> Iterator[tuple[Frames, str, Aim]]:
    """Crops about the plan's subjects with their cast ids and aims, and some of nothing ("")."""
    seconds = float(rng.uniform(0, LAST_MOMENT))
    whole = rng.random() < 0.25
    frame = render(plan, company, [seconds], FRAME_SIDE)[0] if whole else None
    boxes = boxes_at(plan, seconds)
    for index, (subject, box) in enumerate(zip(plan.subjects, boxes, strict=True)):
        if not _clear(index, boxes):
            continue
        near = beside(box, rng, about=float(rng.choice((0.05, 0.12, 0.2))))
        crop = render_crop(plan, company, near, seconds) if frame is None else cut(frame, near)
        if rng.random() < 0.04:
            yield _beyond_telling(crop, rng), "", (0.0, 0.0, 0.0)
        else:
            yield crop, subject.cast, aim_of(near, box)
    if frame is not None or rng.random() < 0.1:
        empty = Box(
            x=float(rng.uniform(0.1, 0.9)),
            y=float(rng.uniform(0.1, 0.9)),
            side=float(rng.uniform(0.15, 0.5)),
        )
        if all(_apart(empty, box) for box in boxes):
            picture = render_crop(plan, company, empty, seconds)
            yield (picture if frame is None else cut(frame, empty)), "", (0.0, 0.0, 0.0)


def beside(box: Box, rng: np.random.Generator, *, about: float) -> Box:
    """A box that misses another by `about` so much of its side, and as much in size."""
    return Box(
        x=box.x + float(rng.normal(0, about)) * box.side,
        y=box.y + float(rng.normal(0, about)) * box.side,
        side=box.side * float(np.exp(rng.normal(0, 1.8 * about))),
    )


def aim_of(given: Box, true: Box) -> Aim:
    """How far the true box is from the given one: what the namer learns to say."""
    return (
        (true.x - given.x) / given.side,
        (true.y - given.y) / given.side,
        math.log(true.side / given.side),
    )


def _clear(index: int, boxes: list[Box]) -> bool:
    """Whether a subject is in the frame and not hidden by one that stands before it."""
    box = boxes[index]
    inside = -0.05 < box.x < 1.05 and -0.05 < box.y < 1.05
    return inside and not any(
        max(abs(box.x - other.x), abs(box.y - other.y)) < 0.3 * other.side
        for other in boxes[index + 1 :]
    )


def _apart(a: Box, b: Box) -> bool:
    reach = 0.5 * (a.side * CROP_MARGIN + 0.8 * b.side)
    return abs(a.x - b.x) > reach or abs(a.y - b.y) > reach


def _beyond_telling(crop: Frames, rng: np.random.Generator) -> Frames:
    """A crop of which nobody could say what it shows: a blot, or its parts in disorder."""
    if rng.random() < 0.5:
        tiny = cv2.resize(crop, (4, 4), interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.resize(tiny, (CROP_SIDE, CROP_SIDE), interpolation=cv2.INTER_CUBIC))
    part = CROP_SIDE // 4
    tiles = crop.reshape(4, part, 4, part, 3).swapaxes(1, 2).reshape(16, part, part, 3)
    mixed = tiles[rng.permutation(16)].reshape(4, 4, part, part, 3).swapaxes(1, 2)
    return np.ascontiguousarray(mixed.reshape(CROP_SIDE, CROP_SIDE, 3))


def _worn(frames: Frames, rng: np.random.Generator) -> Frames:
    """The same frames a little softer, noisier or otherwise tinted, all alike."""
    if rng.random() < 0.4:
        return frames
    worn = frames.astype(np.float32)
    if rng.random() < 0.5:
        blur = float(rng.uniform(0.3, 1.1))
        worn = np.stack([cv2.GaussianBlur(frame, (0, 0), blur) for frame in worn])
    worn = worn * rng.normal(1, 0.025, 3) + rng.normal(0, 3, 3)
    if rng.random() < 0.5:
        worn = worn + rng.normal(0, rng.uniform(0, 6), worn.shape)
    return typed(Frames, np.clip(worn, 0, 255).astype(np.uint8))


def _stacked(parts: list[NDArray[np.generic]] | list[Frames]) -> Tensor:
    return torch.from_numpy(np.stack(parts))
