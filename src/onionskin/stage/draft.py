"""The draft of a plan: its cast pasted along their paths, over nothing or over drawn scenery.

A layer is float32 (H, W, 4): RGB in 0..255 already multiplied by alpha, alpha in 0..1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from onionskin.plan.plan import Key, Plan, Subject, camera_at, key_at
from onionskin.stage.scenery import Light, Picture, View, light_of, paint_scenery, weather_front

Layer = npt.NDArray[np.float32]
Frames = npt.NDArray[np.uint8]


class Sprite(Protocol):
    """What a draft needs of a cast entry."""

    @property
    def id(self) -> str: ...

    @property
    def loop_seconds(self) -> float: ...

    def frames(self) -> Frames: ...


class Sprites(Protocol):
    """A cast: sprites by name."""

    def __getitem__(self, name: str) -> Sprite: ...


@dataclass(frozen=True, slots=True)
class Patch:
    """A subject on a frame: the rows and columns it touches, and its pixels there."""

    rows: slice
    columns: slice
    layer: Layer
    key: Key
    subject: Subject


def view_at(plan: Plan, height: int, width: int, seconds: float) -> View:
    """What the plan's camera sees at one moment, on a frame of the given size."""
    return View(height, width, camera_at(plan.camera, seconds))


def patches(plan: Plan, cast: Sprites, view: View, seconds: float) -> Iterator[Patch]:
    """The plan's subjects as they lie on one frame, back to front; those outside are left out."""
    for subject in plan.subjects:
        patch = paste(cast[subject.cast], subject, view, seconds)
        if patch is not None:
            yield patch


def paste(sprite: Sprite, subject: Subject, view: View, seconds: float) -> Patch | None:
    """One subject on one frame, scaled, turned and placed to a fraction of a pixel."""
    key = key_at(subject.keys, seconds)
    side = key.size * view.unit
    x, y = view.pixel(key.x, key.y)
    reach = side * (0.5 if not key.rotation else 0.72) + 1.0
    left, right = max(math.floor(x - reach), 0), min(math.ceil(x + reach), view.width)
    top, bottom = max(math.floor(y - reach), 0), min(math.ceil(y + reach), view.height)
    if right <= left or bottom <= top:
        return None
    index = animation_index(sprite, subject.phase_seconds + subject.pace * seconds)
    image = _level(sprite, index, side)
    angle = math.radians(key.rotation)
    scale = image.shape[0] / side
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    mirror = -1.0 if subject.flip else 1.0
    half = image.shape[0] / 2
    dx, dy = left + 0.5 - x, top + 0.5 - y
    matrix = np.array(
        [
            [mirror * cos, mirror * sin, mirror * (cos * dx + sin * dy) + half - 0.5],
            [-sin, cos, -sin * dx + cos * dy + half - 0.5],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    layer = cv2.warpAffine(image, matrix, (right - left, bottom - top), flags=flags)
    return Patch(
        slice(top, bottom), slice(left, right), np.asarray(layer, np.float32), key, subject
    )


def animation_index(sprite: Sprite, seconds: float) -> int:
    """Which of the sprite's frames shows at a moment of its own loop."""
    count = len(sprite.frames())
    if count == 1 or sprite.loop_seconds <= 0:
        return 0
    return math.floor(seconds / sprite.loop_seconds * count + 1e-9) % count


def _level(sprite: Sprite, index: int, side: float) -> Layer:
    """The sprite's frame, shrunk with area averages to just over the wanted side in pixels.

    Quarter octaves: never more than a fifth too large, so that the warp that follows need
    not average, and few enough to be kept.
    """
    frames = sprite.frames()
    fitting = math.ceil(2 ** (math.ceil(4 * math.log2(max(side, 4.0))) / 4))
    return _shrunk(_Frames(sprite.id, frames), index, min(fitting, frames.shape[1]))


class _Frames:
    """Frames as a key of the cache: the same array is the same sprite."""

    __slots__ = ("array", "id")

    def __init__(self, name: str, array: Frames) -> None:
        self.id, self.array = name, array

    def __hash__(self) -> int:
        return hash((self.id, self.array.shape))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frames) and self.id == other.id and self.array is other.array


@lru_cache(maxsize=1024)
def _shrunk(frames: _Frames, index: int, side: int) -> Layer:
    straight = frames.array[index].astype(np.float32)
    alpha = straight[..., 3:] / 255
    layer = np.concatenate([straight[..., :3] * alpha, alpha], axis=2)
    if side != frames.array.shape[1]:
        layer = cv2.resize(layer, (side, side), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(layer, np.float32)


def draft_frame(plan: Plan, cast: Sprites, view: View, seconds: float) -> Layer:
    """The draft at one moment: every subject pasted, unlit, over nothing."""
    layer = np.zeros((view.height, view.width, 4), np.float32)
    for patch in patches(plan, cast, view, seconds):
        part = layer[patch.rows, patch.columns]
        part *= 1 - patch.layer[..., 3:]
        part += patch.layer
    return layer


def scene_frame(plan: Plan, cast: Sprites, view: View, seconds: float) -> Picture:
    """The whole scene drawn by rule: scenery, shadows, subjects in its light, weather in front.

    float32 (H, W, 3) RGB in 0..255. This is the truth the toybox learns from, and what the
    animatic shows.
    """
    light = light_of(plan.scenery)
    picture = paint_scenery(view, plan.scenery, seconds)
    for subject in plan.subjects:
        _shadow(picture, view, subject, light, seconds)
    for patch in patches(plan, cast, view, seconds):
        under = picture[patch.rows, patch.columns]
        under *= 1 - patch.layer[..., 3:]
        under += lit(patch.layer, light, patch, view)
    weather_front(picture, view, plan.scenery, seconds)
    return np.clip(picture, 0, 255)


def scenery_frame(plan: Plan, view: View, seconds: float) -> Picture:
    """The scene with nobody in it, weather in front: float32 (H, W, 3) RGB in 0..255."""
    picture = paint_scenery(view, plan.scenery, seconds)
    weather_front(picture, view, plan.scenery, seconds)
    return np.clip(picture, 0, 255)


def lit(layer: Layer, light: Light, patch: Patch, view: View) -> Picture:
    """The colours of a subject under a light: RGB multiplied by alpha, in 0..255.

    A little brighter above, a little darker below, by the subject's own height.
    """
    rows = np.arange(patch.rows.start, patch.rows.stop, dtype=np.float32)[:, None, None] + 0.5
    _, y = view.pixel(patch.key.x, patch.key.y)
    height = np.clip((rows - y) / (patch.key.size * view.unit), -0.5, 0.5)
    gain = np.array(light.subject, np.float32) * (1.0 - 0.12 * height)
    return np.asarray(
        layer[..., :3] * gain + np.array(light.lift, np.float32) * layer[..., 3:], np.float32
    )


def _shadow(picture: Picture, view: View, subject: Subject, light: Light, seconds: float) -> None:
    """A soft contact shadow on the ground under a subject, fainter the higher it hangs."""
    if subject.shadow is None or light.shadow == 0:
        return
    key = key_at(subject.keys, seconds)
    height = max(subject.shadow - key.y, 0.0) / (key.size * view.rise) - 0.45
    strength = light.shadow * math.exp(-3.0 * max(height, 0.0))
    across = (view.xs - key.x) / (view.run * key.size * 0.36)
    down = (view.ys - subject.shadow) / (view.rise * key.size * 0.075)
    soft = np.exp(-((across**2 + down**2) ** 1.2) * 0.8)
    picture *= (1 - strength * soft)[..., None]
