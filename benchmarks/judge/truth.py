"""Rendered truth: sampled plans, drawn by rule, with all that is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.cast.cast import Cast
from onionskin.plan.blocking import block
from onionskin.plan.plan import TIMELESS_PLACES, CameraKey, Outline, Plan, camera_at, key_at
from onionskin.stage.draft import Sprites, scene_frame, view_at
from onionskin.stage.scenery import View
from onionskin.toybox.world.outlines import Split, sample_outline

SECONDS = 2.0
"""Length of every clip the judge learns from."""
FRAME_SIDE = 256
"""Clips are brought to this size before they are judged."""
CROP_SIDE = 64
CROP_MARGIN = 1.3
"""Side of a crop over the side of the subject's square."""

Frames = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A subject's square on a frame: centre and side as fractions of the frame."""

    x: float
    y: float
    side: float


def sample_truth(rng: np.random.Generator, cast: Cast, split: Split) -> tuple[Outline, Plan]:
    """An outline of one split of the world, and a plan of it."""
    outline = sample_outline(rng, cast, split=split)
    return outline, plan_of(outline, cast, seed=int(rng.integers(1 << 30)))


def plan_of(outline: Outline, cast: Cast, *, seed: int) -> Plan:
    """The outline blocked as the planner would, `SECONDS` long."""
    return block(
        outline,
        seconds=SECONDS,
        seed=seed,
        facing=lambda name: cast[name].facing,
        habitat=lambda name: cast[name].habitat,
    )


def any_truth(rng: np.random.Generator, cast: Cast) -> Plan:
    """A plan to learn from: all splits (the judge must know every subject), sometimes empty."""
    splits = (Split.TRAIN, Split.HELD_OUT_PAIRS, Split.HELD_OUT_SUBJECTS)
    split = splits[int(rng.choice(3, p=(0.75, 0.1, 0.15)))]
    outline = sample_outline(rng, cast, split=split)
    if rng.random() < 0.05:
        outline = replace(outline, roles=())
    return plan_of(outline, cast, seed=int(rng.integers(1 << 30)))


def render(plan: Plan, cast: Sprites, moments: Sequence[float], side: int) -> Frames:
    """Square frames of a plan at some moments in seconds: uint8 (T, side, side, 3)."""
    pictures = [scene_frame(plan, cast, view_at(plan, side, side, t), t) for t in moments]
    return np.stack(pictures).round().astype(np.uint8)


def boxes_at(plan: Plan, seconds: float) -> list[Box]:
    """The squares of the plan's subjects at one moment, in the plan's order."""
    camera = camera_at(plan.camera, seconds)
    keys = [key_at(subject.keys, seconds) for subject in plan.subjects]
    return [
        Box(
            x=(key.x - camera.x) * camera.zoom + 0.5,
            y=(key.y - camera.y) * camera.zoom + 0.5,
            side=key.size * camera.zoom,
        )
        for key in keys
    ]


def cut(frame: Frames, box: Box) -> Frames:
    """The crop of a box with its margin: uint8 (CROP_SIDE, CROP_SIDE, 3)."""
    height, width = frame.shape[:2]
    side = max(box.side * CROP_MARGIN * min(height, width), 8.0)
    inner = max(round(min(side, 2 * CROP_SIDE)), CROP_SIDE)
    scale = side / inner
    corner = (box.x * width - side / 2, box.y * height - side / 2)
    matrix = np.array(
        [
            [scale, 0, corner[0] + scale / 2 - 0.5],
            [0, scale, corner[1] + scale / 2 - 0.5],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    crop = cv2.warpAffine(
        frame, matrix, (inner, inner), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(resized(crop, CROP_SIDE), np.uint8)


def render_crop(plan: Plan, cast: Sprites, box: Box, seconds: float) -> Frames:
    """As `cut` from the frame at one moment, but only the crop is drawn.

    Rain and snow lie on the lens, not on the stage, so the crop shows its plan without them.
    """
    camera = camera_at(plan.camera, seconds)
    share = box.side * CROP_MARGIN
    lens = CameraKey(
        seconds=seconds,
        x=(box.x - 0.5) / camera.zoom + camera.x,
        y=(box.y - 0.5) / camera.zoom + camera.y,
        zoom=camera.zoom / share,
    )
    side = int(np.clip(round(share * FRAME_SIDE), 24, 160))
    if plan.scenery.weather in ("rain", "snowfall"):
        plan = replace(plan, scenery=replace(plan.scenery, weather="cloudy"))
    picture = scene_frame(plan, cast, View(side, side, lens), seconds)
    return np.asarray(resized(picture.round().astype(np.uint8), CROP_SIDE), np.uint8)


def evenly(num_frames: int, count: int) -> NDArray[np.int64]:
    """The numbers of `count` frames of so many, from the first to the last."""
    return np.linspace(0, num_frames - 1, count).round().astype(np.int64)


def resized(picture: Frames, side: int) -> Frames:
    """A square of `side` pixels: area averages to shrink, straight lines to enlarge."""
    shrinks = side < min(picture.shape[:2])
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, (side, side), interpolation=method), np.uint8)


def scene_answers(plan: Plan) -> dict[str, str | None]:
    """The right answer of every scene head; None where the question makes no sense."""
    scenery = plan.scenery
    sky = scenery.place not in TIMELESS_PLACES
    return {
        "place": scenery.place,
        "time": scenery.time if sky else None,
        "weather": scenery.weather if sky else None,
        "color": scenery.color if scenery.place == "plain" else None,
        "camera": plan.camera_move,
        "count": str(len(plan.subjects)),
    }
