"""Builds what the model sees from a clip, its mask and its draft; used to train and to fill."""

from __future__ import annotations

from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.model import Sight
from onionskin.toybox.onion import drawn_sheets, onion_skin

_PATCH = 4


def look(
    *,
    frames: Tensor,
    known: Tensor,
    draft: Tensor,
    seconds: Tensor,
    place: Tensor,
    text: Tensor,
    text_mask: Tensor,
    labels: Tensor,
    layout: Tensor | None = None,
    laid: Tensor | None = None,
) -> Sight:
    """A sight of a clip before any noise: `at_level` adds that.

    frames float (B, T, 3, H, W) in [-1, 1], of which only known pixels are looked at;
    known bool (B, T, H, W); draft (B, T, 4, H, W) as in `Sight`. A `layout`, float
    (B, T, 3, H, W) in [-1, 1], is both sheets of every frame, of those clips that are `laid`,
    bool (B,); None: of all.
    """
    if layout is not None and laid is None:
        sheets = drawn_sheets(layout)
    else:
        whole = known.flatten(2).all(2)
        sheets = onion_skin(frames, draft[:, :, 3:], whole, seconds, place)
        if layout is not None and laid is not None:
            sheets = sheets.or_of(laid, drawn_sheets(layout))
    return Sight(
        noisy=frames,
        level=torch.zeros_like(frames[:, :, :1, ::_PATCH, ::_PATCH]),
        draft=draft,
        before=sheets.before,
        after=sheets.after,
        place=place,
        gaps=sheets.gaps,
        seconds=seconds,
        text=text,
        text_mask=text_mask,
        labels=labels,
    )


def at_level(sight: Sight, noisy: Tensor, known: Tensor, time: Tensor) -> Sight:
    """The sight of `noisy` (known pixels clean) at flow time (B,)."""
    unknown = F.max_pool2d((~known).to(noisy.dtype), _PATCH)[:, :, None]
    return replace(sight, noisy=noisy, level=unknown * time[:, None, None, None, None])
