"""Frames that were filled agree with the known ones beside them: no seam where fills meet.

A fill mixes fresh paint into what it copies from its sheets, and so departs from them a
little, at once and everywhere. How far is seen where a filled frame lies next to a known one:
their scenery should be the same. That difference, smoothed, is taken off: wholly next to the
known frame, and from there on in the share of the way to the known frame on the other side.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.onion import Sheets, onion_skin
from onionskin.toybox.scene import Scene, few_at_once, with_neighbours

_REACH = 31
"""Side, in pixels, of the square over which what is off near a border is averaged."""
_CELL = 4
"""Pixels of a cell: differences are means over cells, so that tones are set right, and waves
and leaves are left alone."""


def agreeing(scene: Scene, filled: Tensor) -> Tensor:
    """`filled` (T, 3, H, W) in [-1, 1], its scenery in the tones of the scene's known frames.

    Frames that are not known as a whole, next to one that is, are compared with it as the
    camera moved it; where there is none, nothing changes.
    """
    whole = scene.known.flatten(1).all(1)
    first, last = _beside(whole)
    if not (first | last).any():
        return filled
    alpha, share = scene.draft[:, 3:], _shares(scene.seconds, first, last)[:, None, None, None]
    off_before, off_after = torch.zeros_like(filled), torch.zeros_like(filled)
    for few in few_at_once(first):
        seen = _sheets(scene, scene.frames, alpha, whole, few).before
        off_before[few] = _off(seen, filled[few], alpha[few])
    for few in few_at_once(last):
        seen = _sheets(scene, scene.frames, alpha, whole, few).after
        off_after[few] = _off(seen, filled[few], alpha[few])
    agreed, nothing = filled.clone(), torch.zeros_like(alpha)
    for few in few_at_once(~whole):
        from_before = _sheets(scene, off_before, nothing, first, few).before[:, :3]
        from_after = _sheets(scene, off_after, nothing, last, few).after[:, :3]
        correction = (1 - share[few]) * from_before + share[few] * from_after
        agreed[few] += correction * (1 - alpha[few])
    return agreed


def level_at_borders(scene: Scene, filled: Tensor) -> Tensor:
    """`filled` (T, 3, H, W) in [-1, 1] without a step to the known part of the same frame.

    What it says of known pixels is off by something too; the mean of that near a border is
    taken off on the other side of it, less and less with the distance.
    """
    known = scene.known[:, None].float()
    partly = (known.flatten(1).amax(1) > 0) & (known.flatten(1).amin(1) < 1)
    if not partly.any():
        return filled
    off, some = (filled - scene.frames)[partly] * known[partly], known[partly]
    near, mean = _blurred(some), _blurred(off)
    level = filled.clone()
    level[partly] -= mean / near.clamp_min(1e-6) * (2 * near).clamp_max(1.0)
    return level


def _blurred(pixels: Tensor) -> Tensor:
    for _ in range(2):
        pixels = F.avg_pool2d(
            pixels, _REACH, stride=1, padding=_REACH // 2, count_include_pad=False
        )
    return pixels


def _beside(whole: Tensor) -> tuple[Tensor, Tensor]:
    """Unknown frames right after a known one, and right before one: bool (T,) each."""
    after = F.pad(whole[:-1], (1, 0), value=False)
    before = F.pad(whole[1:], (0, 1), value=False)
    return ~whole & after, ~whole & before


def _sheets(
    scene: Scene, frames: Tensor, alpha: Tensor, known: Tensor, indices: list[int]
) -> Sheets:
    """The nearest `known` frames on each side of some frames, as the camera moves them."""
    near = with_neighbours(indices, known)
    skin = onion_skin(
        frames[near][None],
        alpha[near][None],
        known[near][None],
        scene.seconds[near][None],
        scene.place[near][None],
    )
    own = [near.index(index) for index in indices]
    return Sheets(skin.before[0, own], skin.after[0, own], skin.gaps[0, own])


def _off(sheet: Tensor, filled: Tensor, alpha: Tensor) -> Tensor:
    """How far scenery lies from a sheet (T, 5, H, W), smoothed: (T, 3, H, W).

    Cells near a subject, on the frame or on the sheet, are taken from those around them.
    """
    subject = F.max_pool2d(torch.cat([alpha, sheet[:, 4:]], 1), _CELL).amax(1, keepdim=True)
    bare = F.max_pool2d((subject > 0.02).float(), 3, 1, 1) == 0
    valid = bare * F.avg_pool2d(sheet[:, 3:4], _CELL)
    both = torch.cat([F.avg_pool2d(sheet[:, :3] - filled, _CELL) * valid, valid], 1)
    for _ in range(3):
        both = F.avg_pool2d(both, 3, 1, 1, count_include_pad=False)
    return F.interpolate(
        both[:, :3] / (both[:, 3:] + 0.01), size=filled.shape[-2:], mode="bilinear"
    )


def _shares(seconds: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """How much each frame goes by the known frame after it: 0 next to the one before, (T,)."""
    far = torch.tensor(torch.inf)
    since = torch.where(first, seconds, -far).cummax(0).values
    until = torch.where(last, seconds, far).flip(0).cummin(0).values.flip(0)
    behind, ahead = seconds - since, until - seconds
    both = torch.isfinite(behind) & torch.isfinite(ahead)
    share = torch.where(both, behind / (behind + ahead).clamp_min(1e-6), 0.0)
    share = torch.where(both & (behind + ahead == 0), 0.5, share)
    return torch.where(torch.isfinite(ahead) & ~torch.isfinite(behind), 1.0, share)
