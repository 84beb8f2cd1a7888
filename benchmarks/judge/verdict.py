"""What the judge says of a clip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from benchmarks.judge import weights
from benchmarks.judge.examples import KEY
from benchmarks.judge.model import CELLS, CLIP_SIDE, NUM_MOMENTS, Networks, Spots, pixels
from benchmarks.judge.motion import Mover, follow
from benchmarks.judge.truth import FRAME_SIDE, Box, Frames, cut, evenly, resized
from benchmarks.judge.vocabulary import MOTION_HEADS, NONE, SCENE_HEADS
from torch import Tensor
from torch.nn import functional

from onionskin.toybox.precision import fast_products

_THRESHOLD = 0.15
"""Of the chance that a subject's centre is in a cell."""
_MOST = 4
_AIMS = 2
"""How often a box is corrected by what the namer says of it."""
_ONE = 0.25
"""Of a box's side: two centres no further apart are of one subject."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A subject that the judge found."""

    cast: str
    """A cast id, or "none" where it can make nothing of what it found."""
    certainty: float
    direction: str
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """All that the judge says of a clip."""

    scene: dict[str, str]
    """An answer of every scene head, and the camera's."""
    seen: tuple[Seen, ...]
    """Likeliest first."""


class Judge:
    """Judges clips of any size, length and rate; it is told nothing but their pixels."""

    def __init__(self, networks: Networks, cast_ids: Sequence[str], mover: Mover) -> None:
        self.networks, self.mover = networks.eval(), mover.eval()
        self.answers = (*cast_ids, NONE)

    @classmethod
    def load(cls, path: Path = weights.FILE) -> Judge:
        """The judge of a weights file and of that of its mover beside it."""
        return cls(*weights.load(path), weights.load_mover(weights.mover_file(path)))

    @torch.inference_mode()
    def judge(self, frames: Frames) -> Verdict:
        """frames uint8 (T, H, W, 3), the whole clip."""
        picked = evenly(len(frames), NUM_MOMENTS)
        small = np.stack([resized(resized(frames[i], FRAME_SIDE), CLIP_SIDE) for i in picked])
        with fast_products():
            spots = self.networks.spotter(pixels(torch.from_numpy(small))[None].flatten(1, 2))
        scene = {
            name: words[int(spots.scene[name][0].argmax())] for name, words in SCENE_HEADS.items()
        }
        key = int(picked[KEY])
        boxes = distinct(self.aimed(frames[key], peaks(spots)))
        camera, directions = self.moves(frames, key, boxes)
        seen = (
            Seen(cast=name, certainty=certainty, direction=direction, box=box)
            for box, direction, (name, certainty) in zip(
                boxes, directions, self.name(frames, key, boxes), strict=True
            )
        )
        return Verdict(scene=scene | {"camera": camera}, seen=tuple(seen))

    @torch.inference_mode()
    def aimed(self, frame: Frames, boxes: Sequence[Box]) -> list[Box]:
        """The boxes put right by what the namer sees in them."""
        large = resized(frame, FRAME_SIDE)
        for _ in range(_AIMS if boxes else 0):
            crops = np.stack([cut(large, box) for box in boxes])
            with fast_products():
                _, aims = self.networks.namer(pixels(torch.from_numpy(crops)))
            boxes = [
                _box(box.x + x * box.side, box.y + y * box.side, np.log(box.side) + zoom)
                for box, (x, y, zoom) in zip(boxes, aims.tolist(), strict=True)
            ]
        return list(boxes)

    @torch.inference_mode()
    def moves(self, frames: Frames, key: int, boxes: Sequence[Box]) -> tuple[str, list[str]]:
        """How the camera moves, and how what is in each box of frame `key` does."""
        said = self.mover(torch.from_numpy(follow(frames, key, boxes)))
        cameras, directions = MOTION_HEADS["camera"], MOTION_HEADS["direction"]
        camera = cameras[int(said["camera"].log_softmax(1).mean(0).argmax())]
        going = said["direction"].argmax(1).tolist()[: len(boxes)]
        return camera, [directions[index] for index in going]

    @torch.inference_mode()
    def name(self, frames: Frames, key: int, boxes: Sequence[Box]) -> list[tuple[str, float]]:
        """Who is in each box of frame `key`, and how certainly; its neighbours have a say."""
        if not boxes:
            return []
        last = len(frames) - 1
        near = sorted({max(key - 1, 0), key, min(key + 1, last)})
        large = [resized(frames[i], FRAME_SIDE) for i in near]
        crops = np.stack([cut(frame, box) for box in boxes for frame in large])
        with fast_products():
            logits, _ = self.networks.namer(pixels(torch.from_numpy(crops)))
        chances = logits.log_softmax(1).unflatten(0, (len(boxes), -1)).mean(1).softmax(1)
        best = chances.max(1)
        return [
            (self.answers[int(index)], float(value))
            for value, index in zip(best.values, best.indices, strict=True)
        ]


def peaks(spots: Spots) -> list[Box]:
    """Boxes about the likeliest centres of the one clip in `spots`, likeliest first."""
    chance = spots.centre[0].sigmoid()
    highest = functional.max_pool2d(chance[None, None], 3, 1, 1)[0, 0]
    lone = torch.where(chance == highest, chance, torch.zeros(())).flatten()
    top = lone.topk(_MOST)
    return [
        _spot(spots, int(place))
        for value, place in zip(top.values, top.indices, strict=True)
        if value > _THRESHOLD
    ]


def distinct(boxes: Sequence[Box]) -> list[Box]:
    """The boxes without those about the same centre as one before them."""
    kept: list[Box] = []
    for box in boxes:
        if all(
            max(abs(box.x - one.x), abs(box.y - one.y)) > _ONE * min(box.side, one.side)
            for one in kept
        ):
            kept.append(box)
    return kept


def _spot(spots: Spots, place: int) -> Box:
    row, column = divmod(place, CELLS)
    shape: Tensor = spots.shape[0, :, row, column]
    x, y, log_side = (float(value) for value in shape)
    return _box((column + x) / CELLS, (row + y) / CELLS, log_side)


def _box(x: float, y: float, log_side: float) -> Box:
    """A box of a size that subjects have."""
    return Box(x=x, y=y, side=float(np.clip(np.exp(log_side), 0.08, 1.2)))
