"""The onion skin: what each frame sees through the paper.

Every frame sees its nearest known frame on each side, moved to where the camera now looks,
with the alpha of that frame's draft (so that the subject on it is not mistaken for scenery).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

_FADE = 17
"""Side, in pixels, of the square over which the edge of a sheet fades."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets under every frame; see `Sight` for the shapes."""

    before: Tensor
    after: Tensor
    gaps: Tensor

    def or_of(self, chosen: Tensor, others: Sheets) -> Sheets:
        """These sheets, and `others` of the clips that are chosen, bool (B,)."""
        rows = chosen[:, None, None, None, None]
        return Sheets(
            torch.where(rows, others.before, self.before),
            torch.where(rows, others.after, self.after),
            torch.where(chosen[:, None, None], others.gaps, self.gaps),
        )


def nearest_known(known: Tensor) -> tuple[Tensor, Tensor]:
    """Indices (B, T) of the nearest known frame at or before and at or after; -1 or T: none."""
    B, T = known.shape
    index = torch.arange(T, device=known.device).expand(B, T)
    before = torch.where(known, index, -1).cummax(1).values
    after = torch.where(known, index, T).flip(1).cummin(1).values.flip(1)
    return before, after


def onion_skin(
    frames: Tensor, alpha: Tensor, known: Tensor, seconds: Tensor, place: Tensor
) -> Sheets:
    """Lays the sheets.

    frames (B, T, 3, H, W) in [-1, 1], alpha (B, T, 1, H, W) of the drafts, known bool (B, T)
    (frames known as a whole), seconds (B, T), place (B, T, 5) as in `Sight`.
    """
    before, after = nearest_known(known)
    has_before, has_after = before >= 0, after < known.shape[1]
    before, after = before.clamp_min(0), after.clamp_max(known.shape[1] - 1)
    sheets = torch.cat([frames, alpha.to(frames.dtype)], 2)
    gaps = torch.stack(
        [
            torch.where(has_before, seconds - seconds.gather(1, before), -1.0),
            torch.where(has_after, seconds.gather(1, after) - seconds, -1.0),
        ],
        -1,
    )
    return Sheets(
        _moved(sheets, before, has_before, place), _moved(sheets, after, has_after, place), gaps
    )


def drawn_sheets(layout: Tensor) -> Sheets:
    """Every frame's own scenery, (B, T, 3, H, W), as the sheet before it and the one after."""
    shown = torch.ones_like(layout[:, :, :1])
    sheet = torch.cat([layout, shown, torch.zeros_like(shown)], 2)
    return Sheets(sheet, sheet, layout.new_zeros(*layout.shape[:2], 2))


def faded(seen: Tensor) -> Tensor:
    """Where a sheet was seen, (N, 1, H, W) of 0 and 1, falling to 0 towards the edge of that."""
    if (seen == seen[..., :1, :1]).all():
        return seen
    around = F.avg_pool2d(seen, _FADE, stride=1, padding=_FADE // 2, count_include_pad=False)
    return seen * (2 * around - 1).clamp(0, 1)


def _moved(sheets: Tensor, index: Tensor, there: Tensor, place: Tensor) -> Tensor:
    """The chosen sheet of every frame, warped by the camera: (B, T, 5, H, W)."""
    B, T, C, H, W = sheets.shape
    pick = index[:, :, None, None, None].expand(-1, -1, C, H, W)
    chosen = sheets.gather(1, pick)
    source = place.gather(1, index[:, :, None].expand(-1, -1, place.shape[2]))
    valid = torch.ones(B, T, 1, H, W, dtype=sheets.dtype, device=sheets.device)
    if not torch.equal(source[..., :3], place[..., :3]):
        chosen, valid = _warped(chosen, source, place)
    valid = valid * there[:, :, None, None, None].to(valid.dtype)
    picture, alpha = chosen[:, :, :3] * valid, chosen[:, :, 3:] * valid
    return torch.cat([picture, valid, alpha], 2)


def _warped(chosen: Tensor, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Sheets seen from the target camera, and where they have been seen at all."""
    H, W = chosen.shape[-2:]
    source, target = source.flatten(0, 1), target.flatten(0, 1)
    zoom = (source[:, 2] - target[:, 2]).exp()
    shift = 2 * (target[:, :2] - source[:, :2]) * source[:, 2:3].exp()
    zero = torch.zeros_like(zoom)
    matrix = torch.stack(
        [torch.stack([zoom, zero, shift[:, 0]], 1), torch.stack([zero, zoom, shift[:, 1]], 1)], 1
    )
    grid = F.affine_grid(matrix, [len(zoom), 1, H, W], align_corners=False)
    moved = F.grid_sample(
        chosen.flatten(0, 1), grid.to(chosen.dtype), padding_mode="border", align_corners=False
    )
    seen = (grid.abs() <= 1).all(-1)[:, None].to(chosen.dtype)
    shape = chosen.shape[:2]
    return moved.unflatten(0, shape), seen.unflatten(0, shape)
