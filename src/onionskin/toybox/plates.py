"""Plates: scenery with nobody in it, laid under a clip before its frames are painted.

Of a clip that is known at one end only, its known end is cleared of whoever is drafted there:
what they hid is painted, so that it is there when they leave. Where both ends are known each
shows what the other hides.
"""

from __future__ import annotations

from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.scene import Scene, part

_HALO = 15
"""Side, in pixels, of the square around a subject that is cleared with it: its shadow, its glow."""


def moves(scene: Scene) -> bool:
    """Whether the camera sees another view at the end."""
    return not torch.equal(scene.place[0], scene.place[-1])


def bare(scene: Scene, indices: list[int]) -> Scene:
    """Some frames of a scene with nobody drafted on them."""
    some = part(scene, indices)
    return replace(some, draft=torch.zeros_like(some.draft))


def open_edge(scene: Scene) -> int | None:
    """The known frame from which unknown ones run to one end of the clip, if one is hidden there.

    None where both ends are known, or neither, or nobody is drafted on that frame.
    """
    whole = scene.known.flatten(1).all(1)
    if whole[0] == whole[-1]:
        return None
    indices = torch.nonzero(whole).flatten()
    edge = int(indices[-1] if whole[0] else indices[0])
    return edge if scene.draft[edge, 3].any() else None


def cleared(scene: Scene, edge: int) -> Scene:
    """The frame `edge` alone, unknown where somebody is drafted on it."""
    alone = bare(scene, [edge])
    there = F.max_pool2d(scene.draft[edge : edge + 1, 3:], _HALO, stride=1, padding=_HALO // 2)
    return replace(alone, known=there[:, 0] <= 0.02)


def with_cleared(scene: Scene, edge: int, plate: Tensor) -> tuple[Scene, list[int]]:
    """The scene with the cleared frame (1, 3, H, W) beside `edge`, and where its own frames are.

    Where the camera holds still the plate stands at the open end as well, so that all unknown
    frames lie between what is known.
    """
    count, forward = len(scene.known), bool(scene.known[0].all())
    own = list(range(count))
    place = edge + 1 if forward else edge
    order = [*own[:place], edge, *own[place:]]
    plates = [place]
    if not moves(scene):
        order = [*order, count - 1] if forward else [0, *order]
        plates = [place, count + 1] if forward else [0, place + 1]
    staged = part(scene, order)
    draft, known, frames = staged.draft.clone(), staged.known.clone(), staged.frames.clone()
    draft[plates], known[plates], frames[plates] = 0.0, True, plate
    return (
        replace(staged, draft=draft, known=known, frames=frames),
        [index for index in range(len(order)) if index not in plates],
    )
