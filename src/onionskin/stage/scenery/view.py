"""Where stage points fall on a frame, and the few strokes that all scenery is made of.

A picture under way is float32 (H, W, 3) RGB in 0..255, painted back to front. Every stroke
is anti-aliased and takes stage coordinates, so that a scene is the same at any size and
the camera moves it by fractions of a pixel.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from onionskin.plan.plan import CameraKey

Picture = npt.NDArray[np.float32]
Mask = npt.NDArray[np.floating[Any]]
Color = tuple[float, float, float]
_SHIFT = 6
"""Sub-pixel bits of OpenCV's polygon corners: 1/64 of a pixel."""


@dataclass(frozen=True)
class View:
    """A frame of `height` by `width` pixels under a camera."""

    height: int
    width: int
    camera: CameraKey = field(default_factory=lambda: CameraKey(seconds=0.0))

    @property
    def unit(self) -> float:
        """Pixels in one isotropic unit: the frame's shorter side under the zoom."""
        return min(self.height, self.width) * self.camera.zoom

    @property
    def rise(self) -> float:
        """Stage y of one isotropic unit."""
        return min(self.height, self.width) / self.height

    @property
    def run(self) -> float:
        """Stage x of one isotropic unit."""
        return min(self.height, self.width) / self.width

    @cached_property
    def xs(self) -> Mask:
        """Stage x of every pixel column's centre, shape (1, W)."""
        share = (np.arange(self.width, dtype=np.float32) + 0.5) / self.width
        return ((share - 0.5) / self.camera.zoom + self.camera.x)[None]

    @cached_property
    def ys(self) -> Mask:
        """Stage y of every pixel row's centre, shape (H, 1)."""
        share = (np.arange(self.height, dtype=np.float32) + 0.5) / self.height
        return ((share - 0.5) / self.camera.zoom + self.camera.y)[:, None]

    @cached_property
    def us(self) -> Mask:
        """Isotropic x of every column, 0 at the stage's middle, shape (1, W)."""
        return (self.xs - 0.5) / self.run

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Stage point to pixel coordinates, where (0, 0) is the corner of the first pixel."""
        camera = self.camera
        return (
            ((x - camera.x) * camera.zoom + 0.5) * self.width,
            ((y - camera.y) * camera.zoom + 0.5) * self.height,
        )

    def span_u(self) -> tuple[float, float]:
        """Isotropic x at the frame's left and right edges."""
        half = 0.5 / self.camera.zoom
        return ((self.camera.x - half - 0.5) / self.run, (self.camera.x + half - 0.5) / self.run)


def blend(picture: Picture, color: Picture | Color, mask: Mask) -> None:
    """Lays `color` over `picture` in place where `mask` (H, W) or broadcastable is 1."""
    picture += (np.asarray(color, np.float32) - picture) * mask[..., None]


def below(view: View, line: Mask) -> Mask:
    """Coverage (H, W) of all that lies under a line: stage y per column, shape (1, W)."""
    pixels_per_y = view.height * view.camera.zoom
    cover: Mask = np.clip((view.ys - line) * pixels_per_y + 0.5, 0.0, 1.0)
    return cover


def disc(view: View, x: float, y: float, radius: float, soft_pixels: float = 1.0) -> Mask:
    """Coverage (H, W) of a disc at a stage point; `radius` in isotropic units."""
    distance = np.hypot((view.xs - x) / view.run, (view.ys - y) / view.rise)
    cover: Mask = np.clip((radius - distance) * view.unit / soft_pixels + 0.5, 0.0, 1.0)
    return cover


def glow(view: View, x: float, y: float, radius: float) -> Mask:
    """A Gaussian light at a stage point, 1 at its centre."""
    dx, dy = (view.xs - x) / (view.run * radius), (view.ys - y) / (view.rise * radius)
    light: Mask = np.exp(-(dx**2)) * np.exp(-(dy**2))
    return light


def polygons(view: View, shapes: list[npt.NDArray[np.float64]]) -> Mask:
    """Coverage (H, W) of polygons, each (N, 2) stage points."""
    mask = np.zeros((view.height, view.width), np.uint8)
    scale = np.array([view.width, view.height]) * view.camera.zoom
    centre = np.array([view.camera.x, view.camera.y])
    half = np.array([view.width, view.height]) / 2 - 0.5
    if not shapes:
        return mask.astype(np.float32)
    corners = (np.concatenate(shapes) - centre) * scale + half
    fixed = np.round(np.clip(corners, -4096, 4096) * 2**_SHIFT).astype(np.int32)
    start = 0
    for shape in shapes:
        cv2.fillPoly(mask, [fixed[start : start + len(shape)]], 255, cv2.LINE_AA, _SHIFT)
        start += len(shape)
    return mask.astype(np.float32) * np.float32(1 / 255)


@lru_cache(maxsize=512)
def _lattice(seed: int) -> npt.NDArray[np.float32]:
    return np.random.default_rng([seed, 11]).uniform(-1, 1, 256).astype(np.float32)


def wander(u: Mask, seed: int, octaves: int = 4, roughness: float = 0.5) -> Mask:
    """A fractal line over isotropic x, about -1..1: smooth value noise of Perlin's kind."""
    total = np.zeros_like(u)
    for octave in range(octaves):
        table = _lattice(seed * 8 + octave)
        place = u * (2.0 ** (octave + 1)) + 40.0
        cell = np.floor(place).astype(np.int64)
        share = place - cell
        share = share * share * (3 - 2 * share)
        a, b = table[cell % 256], table[(cell + 1) % 256]
        total += (a + (b - a) * share) * roughness**octave
    return total.astype(np.float32)


@lru_cache(maxsize=16)
def _tile(seed: int) -> npt.NDArray[np.float32]:
    noise = np.random.default_rng([seed, 5]).normal(0, 1, (128, 128)).astype(np.float32)
    wrapped = np.tile(noise, (3, 3))
    smooth = cv2.GaussianBlur(wrapped, (0, 0), 1.2)[128:256, 128:256]
    return np.asarray(smooth / smooth.std(), np.float32)


def grain(view: View, seed: int, wide: float, tall: float, dx: float = 0.0) -> Mask:
    """Cloudy texture (H, W), mean 0 and deviation about 1, fixed to the stage.

    `wide` and `tall` are the sizes of its grains in isotropic units; `dx` shifts it.
    Grains finer than a pixel are left out, or they would twinkle under a moving camera.
    """
    wide, tall = max(wide, 1.5 / view.unit), max(tall, 1.5 / view.unit)
    camera = view.camera
    step_x, step_y = 1.0 / (view.unit * wide), 1.0 / (view.unit * tall)
    left = ((camera.x - 0.5) / view.run - 0.5 * view.width / view.unit + dx) / wide
    top = ((camera.y - 0.5) / view.rise - 0.5 * view.height / view.unit) / tall
    matrix = np.array([[step_x, 0, left + 1280.0], [0, step_y, top + 1280.0]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (view.width, view.height)
    sampled = cv2.warpAffine(
        _tile(seed % 16), matrix, size, flags=flags, borderMode=cv2.BORDER_WRAP
    )
    return np.asarray(sampled, np.float32)
