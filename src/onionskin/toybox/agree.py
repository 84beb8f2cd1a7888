"""Frames that were filled agree with the known ones beside them: no seam where fills meet.

A fill mixes fresh paint into what it copies from its sheets, and so departs from them a
little, at once and everywhere. How far is seen where a filled frame lies next to a known one:
their scenery should be the same, and the light on their subjects. That difference is taken off:
wholly next to the known frame, and from there on in the share of the way to the known frame on
the other side.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.onion import Sheets, faded, nearest_known, onion_skin
from onionskin.toybox.scene import Scene, few_at_once, with_neighbours

_REACH = 31
"""Side, in pixels, of the square over which what is off near a border is averaged."""
_CELL = 4
"""Pixels of a cell: differences are means over cells, so that tones are set right, and waves
and leaves are left alone."""
_FINE = 3 / 127.5
"""Finer differences than a cell's are taken off as well where they are no larger than this: that is
paint, not waves."""
_FEW = 50
"""Pixels of subjects below which nothing can be said of their light."""
_DARK = 0.2
"""Added to pixels in 0..2 before they are divided: black says nothing of the light."""
_SAME_LIGHT = 0.05
"""The step of light, as a logarithm, that is still thought to be the model's and not the clip's."""


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
    for few in few_at_once(first | last):
        seen = _sheets(scene, scene.frames, alpha, whole, few)
        off_before[few] = _off(seen.before, filled[few], alpha[few])
        off_after[few] = _off(seen.after, filled[few], alpha[few])
    agreed, nothing = filled.clone(), torch.zeros_like(alpha)
    for few in few_at_once(~whole):
        before = _sheets(scene, off_before, nothing, first, few).before
        after = _sheets(scene, off_after, nothing, last, few).after
        correction = (1 - share[few]) * faded(before[:, 3:4]) * before[:, :3]
        correction += share[few] * faded(after[:, 3:4]) * after[:, :3]
        agreed[few] += correction * (1 - alpha[few])
    return lit_alike(scene, agreed)


def lit_alike(scene: Scene, filled: Tensor) -> Tensor:
    """`filled` (T, 3, H, W) in [-1, 1], its subjects in the light of those of the known frames.

    The light of a frame is how bright its drafted subjects are, beside their draft.
    """
    alpha, draft = scene.draft[:, 3:], 2 * scene.draft[:, :3] - 1
    whole = scene.known.flatten(1).all(1)
    inside = (alpha > 0.98).float()
    many = inside.flatten(1).sum(1, keepdim=True)
    frames = torch.where(whole[:, None, None, None], scene.frames, filled.clamp(-1, 1))

    def brightness(pixels: Tensor) -> Tensor:
        return ((pixels + 1 + _DARK) * inside).flatten(2).sum(2) / many.clamp_min(1)

    light = (brightness(frames) / brightness(draft).clamp_min(_DARK)).clamp_min(1e-3).log()
    seen = many > _FEW
    # Light that is off by much is no light: the draft shows another than the known frame does.
    step = light[1:] - light[:-1]
    step = step * (seen[1:] & seen[:-1]) * torch.exp(-((step / _SAME_LIGHT) ** 2))
    first, last = _beside(whole)
    share = _shares(scene.seconds, first, last)[:, None]
    from_before = F.pad(-step, (0, 0, 1, 0)) * first[:, None]
    from_after = F.pad(step, (0, 0, 0, 1)) * last[:, None]
    before, after = nearest_known(first[None])[0][0], nearest_known(last[None])[1][0]
    gain = (1 - share) * _taken(from_before, before) + share * _taken(from_after, after)
    change = (filled + 1 + _DARK) * (gain.exp() - 1)[:, :, None, None]
    return filled + change * alpha


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


def _taken(rows: Tensor, index: Tensor) -> Tensor:
    """The rows (T, C) at `index` (T,), nothing where it points outside."""
    inside = (index >= 0) & (index < len(rows))
    return rows[index.clamp(0, len(rows) - 1)] * inside[:, None]


def _off(sheet: Tensor, filled: Tensor, alpha: Tensor) -> Tensor:
    """How far scenery lies from a sheet (T, 5, H, W), in tones and in what is fine and faint.

    Cells near a subject, on the frame or on the sheet, are taken from those around them.
    """
    subject = F.max_pool2d(torch.cat([alpha, sheet[:, 4:]], 1), _CELL).amax(1, keepdim=True)
    bare = F.max_pool2d((subject > 0.02).float(), 3, 1, 1) == 0
    valid = bare * F.avg_pool2d(sheet[:, 3:4], _CELL)
    both = torch.cat([F.avg_pool2d(sheet[:, :3] - filled, _CELL) * valid, valid], 1)
    for _ in range(3):
        both = F.avg_pool2d(both, 3, 1, 1, count_include_pad=False)
    tone = F.interpolate(
        both[:, :3] / (both[:, 3:] + 0.01), size=filled.shape[-2:], mode="bilinear"
    )
    fine = sheet[:, :3] - filled - tone
    clear = F.interpolate(valid, size=filled.shape[-2:], mode="bilinear")
    return tone + clear * fine * torch.exp(-((fine / _FINE) ** 2))


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
