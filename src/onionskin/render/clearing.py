"""Clips without whoever was in them: who is painted in their place stands before scenery."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from onionskin.cast.cast import Cast
from onionskin.exposure import Pictures
from onionskin.frames import Frames
from onionskin.plan.plan import Plan
from onionskin.render.material import Material

_SIDE = 96
"""The longer side, in pixels, at which what was hidden is made up: it is painted over anyhow."""
_HALO = 0.04
"""How far around a subject its shadow and its glow are taken off, of the longer side."""
_INPAINT_RADIUS = 3


def without(material: Material, plan: Plan, cast: Cast) -> Material:
    """The material without the subjects of `plan`, the scenery around going on where they were."""

    def opened() -> Pictures:
        pictures = material.open_pictures()
        return lambda index: _cleared(pictures(index), plan, cast, float(index / material.fps))

    return replace(material, open_pictures=opened)


def _cleared(picture: Frames, plan: Plan, cast: Cast, moment: float) -> Frames:
    from onionskin.stage.draft import draft_frame, view_at

    height, width = picture.shape[:2]
    share = _SIDE / max(height, width)
    size = (max(round(width * share), 1), max(round(height * share), 1))
    layer = draft_frame(plan, cast, view_at(plan, size[1], size[0], moment), moment)
    reach = 2 * round(_HALO * _SIDE) + 1
    there = cv2.dilate((layer[..., 3] > 0.02).astype(np.uint8), np.ones((reach, reach), np.uint8))
    if not there.any() or there.all():
        return picture
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    around = cv2.inpaint(small, there, _INPAINT_RADIUS, cv2.INPAINT_TELEA)
    soft = cv2.GaussianBlur(cv2.resize(there.astype(np.float32), (width, height)), (0, 0), 1.5)
    wide = cv2.resize(around, (width, height), interpolation=cv2.INTER_LINEAR)
    mixed = picture + soft[..., None] * (wide.astype(np.float32) - picture)
    return np.asarray(np.round(mixed).clip(0, 255), np.uint8)
