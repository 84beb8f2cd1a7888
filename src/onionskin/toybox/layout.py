"""Drawn scenery under a clip: whether it is that of the frames that are known.

Two drawings of a plan are alike; a person's own picture, or what was painted without a drawing,
shows another place than the plan has drawn, and nothing of that may be laid beside it.
"""

from __future__ import annotations

from dataclasses import replace

import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.scene import Scene

_CELL = 8
"""Pixels of a cell, whose mean colours are compared: rain and grain are left alone."""
_ALIKE = 8 / 127.5
"""By how much cells may differ on average, in [-1, 1]."""


def with_layout(scene: Scene, layout: Tensor) -> Scene:
    """The scene over a layout (T, 3, H, W) in [-1, 1]; without, where that is not its own."""
    bare = scene.known[:, None].float() * (scene.draft[:, 3:] < 0.02)
    share = F.avg_pool2d(bare, _CELL)
    off = F.avg_pool2d((scene.frames - layout) * bare, _CELL).abs().mean(1, keepdim=True)
    if share.any() and float(off.sum() / share.sum()) > _ALIKE:
        return scene
    return replace(scene, layout=layout)
