"""What the model believes of a clip under way: at half size while it is painted, at full size last.

The scenery is painted at half the size of the clip and composed at its full size, so that
the draft and the onion skin keep every pixel they have.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import torch
from torch import Tensor

from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.model import FillModel, Sight, compose
from onionskin.toybox.precision import fast_products
from onionskin.toybox.scene import Scene, few_at_once, part, with_neighbours
from onionskin.toybox.sight import at_level, look

_LAST_LEVEL = 0.3
"""The noise level at which a painted clip is looked at once more, to be composed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What the model is told: token states (X, 384), their mask (X,), scenery labels (5,)."""

    text: Tensor
    mask: Tensor
    labels: Tensor

    @classmethod
    def unsaid(cls, width: int = 384) -> Words:
        """Nothing is told."""
        mask = torch.zeros(1, dtype=torch.bool)
        return cls(text=torch.zeros(1, width), mask=mask, labels=torch.tensor(UNSAID))


def predictor(
    model: FillModel, scene: Scene, words: Words, against: Words, guidance: float
) -> Callable[[Tensor, float], Tensor]:
    """x_0 of a noisy clip, with classifier-free guidance (Ho & Salimans, 2207.12598)."""
    guided = guidance != 1.0
    rows = 2 if guided else 1
    sight = _repeated(sight_of(scene, [words, against] if guided else [words]), rows)
    frames, known = scene.frames[None], scene.known[None]
    with fast_products():
        ground = model.ground(sight)

    def predict(x: Tensor, time: float) -> Tensor:
        noisy = torch.where(known[:, :, None], frames, x[None]).expand(rows, -1, -1, -1, -1)
        with fast_products():
            levels = torch.full((rows,), time)
            seen = at_level(sight, noisy, known.expand(rows, -1, -1, -1), levels)
            clean: Tensor = model(seen, ground).float()
        if not guided:
            return clean[0]
        return clean[1] + guidance * (clean[0] - clean[1])

    return predict


def composed(model: FillModel, scene: Scene, small: Scene, painted: Tensor, words: Words) -> Tensor:
    """The full-size clip of one `painted` at half size, (T, 3, H/2, W/2) -> (T, 3, H, W)."""
    known = small.known[None]
    noisy = torch.where(known[:, :, None], small.frames[None], painted[None])
    seen = at_level(sight_of(small, [words]), noisy, known, torch.tensor([_LAST_LEVEL]))
    with fast_products():
        paint, light = model.heads(seen)
    whole, filled = scene.known.flatten(1).all(1), scene.frames.clone()
    for few in few_at_once(~whole):
        near = with_neighbours(few, whole)
        seen = sight_of(part(scene, near), [words])
        drawn = scene.layout is not None
        made = compose(seen, paint[:, near], light[:, near], drawn=drawn)[0]
        filled[few] = made[[near.index(index) for index in few]]
    return filled


def sight_of(scene: Scene, words: list[Words]) -> Sight:
    """The sight of one clip under one or more words."""
    told = _batched(words)
    return look(
        frames=scene.frames[None],
        known=scene.known[None],
        draft=scene.draft[None],
        seconds=scene.seconds[None],
        place=scene.place[None],
        text=told.text,
        text_mask=told.mask,
        labels=told.labels,
        layout=None if scene.layout is None else scene.layout[None],
    )


def _batched(words: list[Words]) -> Words:
    """Words of several rows as one batch, texts padded to the longest."""
    length = max(len(one.mask) for one in words)
    return Words(
        text=torch.stack(
            [
                torch.cat([w.text, w.text.new_zeros(length - len(w.text), w.text.shape[1])])
                for w in words
            ]
        ),
        mask=torch.stack(
            [torch.cat([w.mask, w.mask.new_zeros(length - len(w.mask))]) for w in words]
        ),
        labels=torch.stack([w.labels for w in words]),
    )


def _repeated(sight: Sight, rows: int) -> Sight:
    """Every tensor of a sight of one clip expanded to `rows` clips; words have their rows."""
    parts = {field.name: getattr(sight, field.name) for field in fields(sight)}
    return replace(
        sight,
        **{
            name: part.expand(rows, *part.shape[1:])
            for name, part in parts.items()
            if len(part) == 1
        },
    )
