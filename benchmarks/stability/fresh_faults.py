"""Faults of other kinds than `plant.py` has: what files, lamps, lenses and models do besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from benchmarks.stability.clean import Frames
from numpy.typing import NDArray

_MARGIN = 5
"""Frames at either end that no single fault is put into."""


@dataclass(frozen=True, eq=False, slots=True)
class Fault:
    """One kind: who plants it, and what `measure` may call it."""

    plant: Callable[[Frames, np.random.Generator], tuple[Frames, list[int]]]
    names: tuple[str, ...]
    """Kinds of defects where it is of single frames; else the one measure that must show it."""
    of_frames: bool = True


def _levels(frames: NDArray[np.floating]) -> Frames:
    return np.clip(np.rint(frames), 0, 255).astype(np.uint8)


def _busiest(clean: Frames, count: int, span: int = 1) -> list[int]:
    """Frames into which and out of which the picture moves most, at least nine apart."""
    moved = np.abs(np.diff(clean.astype(int), axis=0)).mean(axis=(1, 2, 3))
    frames = range(_MARGIN, len(clean) - _MARGIN - span)
    best = sorted(frames, key=lambda f: -min(moved[f - 1], moved[f + span - 1]))
    chosen: list[int] = []
    for frame in best:
        if len(chosen) < count and all(abs(frame - other) >= 9 for other in chosen):
            chosen.append(frame)
    return sorted(chosen)


def _anywhere(clean: Frames, rng: np.random.Generator, span: int = 1) -> list[int]:
    """Two frames, some way apart."""
    half = len(clean) // 2
    first = int(rng.integers(_MARGIN, half - span - 2))
    return [first, int(rng.integers(half + 2, len(clean) - _MARGIN - span))]


def _in_frames(change: Callable[[Frames, np.random.Generator], Frames], span: int = 1):
    """Plants `change` of a frame into two places of a clip, `span` frames long."""

    def plant(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
        frames, marked = clean.copy(), []
        for first in _anywhere(clean, rng, span):
            state = rng.bit_generator.state
            for index in range(first, first + span):
                rng.bit_generator.state = state
                frames[index] = change(clean[index], rng)
                marked.append(index)
        return frames, marked

    return plant


def _banding(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """A lamp on the mains under a rolling shutter: bands of light that run through the picture."""
    height = clean.shape[1]
    rows, times = np.arange(height) / height, np.arange(len(clean))[:, None]
    wave = np.sin(2 * np.pi * (1.7 * rows + rng.uniform(0.21, 0.3) * times))
    return _levels(clean * (1 + 0.08 * wave)[:, :, None, None]), []


def _pumping(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """Automatic exposure that hunts: light swings to and fro every six frames, by a gamma."""
    swing = np.sin(2 * np.pi * (np.arange(len(clean)) / 6 + rng.uniform()))
    gamma = np.exp(0.09 * swing)[:, None, None, None]
    return _levels(255 * (clean / 255) ** gamma), []


def _uneven_colour(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """The left and the right of the picture get another tint in each frame."""
    side = np.linspace(-1, 1, clean.shape[2])[None, None, :, None]
    tint = rng.uniform(-1, 1, (len(clean), 1, 1, 3)) * 0.1
    return _levels(clean * (1 + tint * side)), []


def _shaken(clean: Frames, moves: NDArray[np.floating], turns: NDArray[np.floating]) -> Frames:
    height, width = clean.shape[1:3]
    frames = []
    for frame, (dx, dy), turn in zip(clean, moves * width, turns, strict=True):
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.04)
        matrix[:, 2] += dx, dy
        frames.append(
            cv2.warpAffine(
                frame, matrix, (width, height), flags=cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REPLICATE,
            )
        )  # fmt: skip
    return np.stack(frames)


def _hand(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """A hand that trembles: each frame's place is near the last one's, and turns with it."""
    path, noise = np.zeros((len(clean), 3)), rng.normal(0, 1, (len(clean), 3))
    for index in range(1, len(clean)):
        path[index] = 0.5 * path[index - 1] + noise[index]
    return _shaken(clean, 0.006 * path[:, :2], 0.25 * path[:, 2]), []


def _vibration(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """A motor: up and down about ten times in thirty frames."""
    swing = 0.007 * np.sin(2 * np.pi * (0.31 * np.arange(len(clean)) + rng.uniform()))
    return _shaken(clean, np.stack([0 * swing, swing], 1), 0 * swing), []


def _boiling(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """Coarse grain that is new in every frame, where the picture is neither dark nor bright."""
    size = (clean.shape[2] // 2, clean.shape[1] // 2)
    frames = []
    for frame in clean.astype(np.float32):
        grain = rng.normal(0, 7, size[::-1]).astype(np.float32)
        grain = cv2.resize(grain, (clean.shape[2], clean.shape[1]))
        middle = 1 - np.abs(frame.mean(axis=2) / 127.5 - 1) ** 2
        frames.append(frame + (grain * middle)[..., None])
    return _levels(np.stack(frames)), []


def _wavering(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """Edges that waver: every frame bent a little, otherwise than the one before."""
    height, width = clean.shape[1:3]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    frames = []
    for frame in clean:
        bend = cv2.GaussianBlur(rng.normal(0, 1, (height, width, 2)).astype(np.float32), (0, 0), 4)
        bend *= 1.1 / bend.std()
        frames.append(cv2.remap(frame, x + bend[..., 0], y + bend[..., 1], cv2.INTER_LINEAR,
                                borderMode=cv2.BORDER_REFLECT))  # fmt: skip
    return np.stack(frames), []


def _warming(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """Blue fades by a fifth over the clip, red and green stay."""
    blue = np.linspace(1, 0.8, len(clean))
    gains = np.stack([np.ones_like(blue), np.ones_like(blue), blue], axis=1)
    return _levels(clean * gains[:, None, None, :]), []


def _from_a_frame(change: Callable[[NDArray[np.floating]], NDArray[np.floating]]):
    """Plants a change of all frames from one in the middle third on."""

    def plant(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
        seam, frames = int(rng.integers(len(clean) // 3, 2 * len(clean) // 3)), clean.copy()
        frames[seam:] = _levels(change(clean[seam:].astype(np.float32)))
        return frames, [seam]

    return plant


def _rebalanced(frames: NDArray[np.floating]) -> NDArray[np.floating]:
    return frames * np.array([1.1, 1.0, 0.9], np.float32)


def _hue_turned(frames: NDArray[np.floating]) -> NDArray[np.floating]:
    grey = frames.mean(axis=-1, keepdims=True)
    return grey + 0.75 * (frames - grey) + 0.25 * np.roll(frames - grey, 1, axis=-1)


def _torn(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """The lower part of a frame is pushed aside, as by a line that got lost."""
    frames, marked = clean.copy(), _anywhere(clean, rng)
    for index in marked:
        row = int(rng.integers(clean.shape[1] // 3, clean.shape[1] // 2))
        frames[index, row:] = np.roll(clean[index, row:], clean.shape[2] // 16, axis=1)
    return frames, marked


def _blocky(frame: Frames, rng: np.random.Generator) -> Frames:
    """A slice of macroblocks is lost: each shows another block of the picture."""
    broken, size = frame.copy(), 16
    top = int(rng.integers(1, frame.shape[0] // size - 3)) * size
    for y in range(top, top + 3 * size, size):
        for x in range(0, frame.shape[1] - size + 1, size):
            sy = int(rng.integers(0, frame.shape[0] - size))
            sx = int(rng.integers(0, frame.shape[1] - size))
            if rng.uniform() < 0.6:
                broken[y : y + size, x : x + size] = frame[sy : sy + size, sx : sx + size]
    return broken


def _greened(frame: Frames, rng: np.random.Generator) -> Frames:
    """Colour is lost in the lower half: all is green, as of missing chroma."""
    broken = frame.astype(np.float32)
    half = broken[frame.shape[0] // 2 :]
    half[:] = half.mean(axis=2, keepdims=True) * np.array([0.55, 1.2, 0.55], np.float32)
    return _levels(broken)


def _defocused(frame: Frames, rng: np.random.Generator) -> Frames:
    return cv2.GaussianBlur(frame, (0, 0), 2.2)


def _quartered(frame: Frames, rng: np.random.Generator) -> Frames:
    """A quarter of its light, and coded as dark pictures are."""
    return _levels(np.rint(frame * 0.25 / 3) * 3)


def _half_lit(frame: Frames, rng: np.random.Generator) -> Frames:
    """Somebody's flash lights one side."""
    side = np.linspace(1, 0, frame.shape[1])[None, :, None] ** 2
    return _levels(frame * (1 + 0.8 * side) + 20 * side)


def _swirled(frame: Frames, rng: np.random.Generator) -> Frames:
    """A place in the middle is turned into a whirl."""
    height, width = frame.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    dx, dy = x - rng.uniform(0.35, 0.65) * width, y - rng.uniform(0.35, 0.65) * height
    angle = 0.35 * np.exp(-(dx**2 + dy**2) / (0.15 * width) ** 2)
    cos, sin = np.cos(angle) - 1, np.sin(angle)
    sources = (x + cos * dx - sin * dy, y + sin * dx + cos * dy)
    maps = [np.asarray(one, np.float32) for one in sources]
    return cv2.remap(frame, *maps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def _enlarged(frame: Frames, rng: np.random.Generator) -> Frames:
    """3% larger, about the middle."""
    height, width = frame.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 0, 1.03)
    return cv2.warpAffine(frame, matrix, (width, height), flags=cv2.INTER_CUBIC)


def _frozen(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """The picture hangs for two frames and then jumps to where it would be."""
    frames, marked = clean.copy(), []
    for first in _busiest(clean, 2, 2):
        frames[first : first + 2] = clean[first - 1]
        marked += [first, first + 1]
    return frames, marked


def _dropped(clean: Frames, rng: np.random.Generator) -> tuple[Frames, list[int]]:
    """Three frames are lost, once, where the picture moves most; marked is the frame after."""
    (first,) = _busiest(clean, 1, 3)
    return np.delete(clean, range(first, first + 3), axis=0), [first]


_BROKEN = ("pop", "flash", "displaced", "blend")

FAULTS: dict[str, Fault] = {
    "bands of mains light": Fault(_banding, ("flicker",), of_frames=False),
    "exposure that hunts": Fault(_pumping, ("flicker",), of_frames=False),
    "tint, left and right": Fault(_uneven_colour, ("flicker",), of_frames=False),
    "trembling hand": Fault(_hand, ("jitter",), of_frames=False),
    "vibration": Fault(_vibration, ("jitter",), of_frames=False),
    "boiling grain": Fault(_boiling, ("crawl",), of_frames=False),
    "wavering edges": Fault(_wavering, ("crawl",), of_frames=False),
    "warming": Fault(_warming, ("drift",), of_frames=False),
    "white balance step": Fault(_from_a_frame(_rebalanced), ("step",)),
    "hue step": Fault(_from_a_frame(_hue_turned), ("step",)),
    "torn frame": Fault(_torn, _BROKEN),
    "lost blocks": Fault(_in_frames(_blocky), _BROKEN),
    "lost chroma": Fault(_in_frames(_greened), _BROKEN),
    "defocused, two frames": Fault(_in_frames(_defocused, 2), _BROKEN),
    "quarter of the light": Fault(_in_frames(_quartered), _BROKEN),
    "half lit": Fault(_in_frames(_half_lit), _BROKEN),
    "whirl, three frames": Fault(_in_frames(_swirled, 3), _BROKEN),
    "enlarged frame": Fault(_in_frames(_enlarged), _BROKEN),
    "hangs": Fault(_frozen, ("duplicate",)),
    "dropped frames": Fault(_dropped, ("gap",)),
}
