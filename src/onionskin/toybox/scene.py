"""A clip to be filled as the model's tensors, and parts of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import torch
import torch.nn.functional as F
from torch import Tensor

SHRINK = 2
_AT_ONCE = 4
"""Frames of full size that are worked on together: memory must not grow with the window."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A clip to be filled: T frames of H x W pixels."""

    frames: Tensor
    """float (T, 3, H, W) in [-1, 1]; only known pixels mean something."""
    known: Tensor
    """bool (T, H, W)"""
    draft: Tensor
    """float (T, 4, H, W), as in `Sight`."""
    seconds: Tensor
    """(T,)"""
    place: Tensor
    """(T, 5), as in `Sight`."""
    layout: Tensor | None = None
    """float (T, 3, H, W) in [-1, 1]: the plan's scenery as drawn, with nobody in it."""


def half(scene: Scene) -> Scene:
    """The scene at half its size. A pixel is known where all that it covers is."""
    place = scene.place.clone()
    place[:, 4] -= torch.tensor(float(SHRINK)).log()
    unknown = F.max_pool2d((~scene.known)[:, None].float(), SHRINK)[:, 0]
    return Scene(
        frames=F.avg_pool2d(scene.frames, SHRINK),
        known=unknown == 0,
        draft=F.avg_pool2d(scene.draft, SHRINK),
        seconds=scene.seconds,
        place=place,
        layout=None if scene.layout is None else F.avg_pool2d(scene.layout, SHRINK),
    )


def part(scene: Scene, indices: list[int]) -> Scene:
    """Some frames of a scene."""
    given = {field.name: getattr(scene, field.name) for field in fields(scene)}
    return Scene(**{name: rows[indices] for name, rows in given.items() if rows is not None})


def with_neighbours(indices: list[int], known: Tensor) -> list[int]:
    """Frames, and of those `known`, bool (T,), the next one on each side of every one of them."""
    there = torch.nonzero(known).flatten().tolist()
    near = set(indices)
    for index in indices:
        near.update([k for k in there if k < index][-1:] + [k for k in there if k > index][:1])
    return sorted(near)


def few_at_once(wanted: Tensor) -> Iterator[list[int]]:
    """The indices at which `wanted`, bool (T,), holds, some at a time: for work at full size."""
    indices = torch.nonzero(wanted).flatten()
    yield from (few.tolist() for few in indices.split(_AT_ONCE))
