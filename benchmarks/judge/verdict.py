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
from benchmarks.judge.truth import FRAME_SIDE, Box, Frames, cut, resized
from benchmarks.judge.vocabulary import DIRECTIONS, NONE, SCENE_HEADS
from torch import Tensor
from torch.nn import functional

from onionskin.toybox.precision import fast_products

_THRESHOLD = 0.3
"""Of the chance that a subject's centre is in a cell."""
_MOST = 4


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
    """All that the judge says of a clip: an answer of every scene head, and the subjects."""

    scene: dict[str, str]
    seen: tuple[Seen, ...]
    """Likeliest first."""


class Judge:
    """Judges clips of any size, length and rate; it is told nothing but their pixels."""

    def __init__(self, networks: Networks, cast_ids: Sequence[str]) -> None:
        self.networks = networks.eval()
        self.answers = (*cast_ids, NONE)

    @classmethod
    def load(cls, path: Path = weights.FILE) -> Judge:
        """The judge of a weights file."""
        return cls(*weights.load(path))

    @torch.inference_mode()
    def judge(self, frames: Frames) -> Verdict:
        """frames uint8 (T, H, W, 3), the whole clip."""
        picked = np.linspace(0, len(frames) - 1, NUM_MOMENTS).round().astype(int)
        small = np.stack([resized(resized(frames[i], FRAME_SIDE), CLIP_SIDE) for i in picked])
        with fast_products():
            spots = self.networks.spotter(pixels(torch.from_numpy(small))[None].flatten(1, 2))
        scene = {
            name: words[int(spots.scene[name][0].argmax())] for name, words in SCENE_HEADS.items()
        }
        found = peaks(spots)
        names = self.name(frames, int(picked[KEY]), [box for box, _ in found])
        seen = (
            Seen(cast=name, certainty=certainty, direction=direction, box=box)
            for (box, direction), (name, certainty) in zip(found, names, strict=True)
        )
        return Verdict(scene=scene, seen=tuple(seen))

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
            logits = self.networks.namer(pixels(torch.from_numpy(crops)))
        chances = logits.log_softmax(1).unflatten(0, (len(boxes), -1)).mean(1).softmax(1)
        best = chances.max(1)
        return [
            (self.answers[int(index)], float(value))
            for value, index in zip(best.values, best.indices, strict=True)
        ]


def peaks(spots: Spots) -> list[tuple[Box, str]]:
    """Boxes and directions of the likeliest centres of the one clip in `spots`."""
    chance = spots.centre[0].sigmoid()
    highest = functional.max_pool2d(chance[None, None], 3, 1, 1)[0, 0]
    lone = torch.where(chance == highest, chance, torch.zeros(())).flatten()
    top = lone.topk(_MOST)
    return [
        _spot(spots, int(place))
        for value, place in zip(top.values, top.indices, strict=True)
        if value > _THRESHOLD
    ]


def _spot(spots: Spots, place: int) -> tuple[Box, str]:
    row, column = divmod(place, CELLS)
    shape: Tensor = spots.shape[0, :, row, column]
    x, y, log_side = (float(value) for value in shape)
    box = Box(
        x=(column + min(max(x, 0.0), 1.0)) / CELLS,
        y=(row + min(max(y, 0.0), 1.0)) / CELLS,
        side=float(np.clip(np.exp(log_side), 0.08, 1.2)),
    )
    return box, DIRECTIONS[int(spots.direction[0, :, row, column].argmax())]
