"""Drawn pictures: what is seen in them, and what recipes make of them, changes on purpose only."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.random import Generator
from tests.golden import check_golden
from tests.stability.conftest import gliding

from onionskin.motion.flow import grey
from onionskin.stability.measuring.observer import observe
from onionskin.stability.measuring.signals import COLUMNS
from onionskin.stability.mending.ghosts import SecondLook, strange_share
from onionskin.stability.mending.options import Region
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.relight import relit_like
from onionskin.stability.mending.remake import Run
from onionskin.stability.mending.touched import Tally

NUM_FRAMES = 9


def drawn_frames(seed: int, num_frames: int = NUM_FRAMES) -> np.ndarray:
    """Texture that glides, with a patch that goes its own way; uint8, wide, upright or small."""
    rng = np.random.default_rng(seed)
    dx, dy = rng.uniform(-4, 4, 2)
    frames = gliding(num_frames, dx, dy, seed=seed)
    other = gliding(num_frames, -dx, 1.0, seed=seed + 100)
    top, left = rng.integers(4, 30), rng.integers(4, 50)
    frames[:, top : top + 24, left : left + 30] = other[:, top : top + 24, left : left + 30]
    if seed % 3 == 1:
        frames = np.ascontiguousarray(frames.transpose(0, 2, 1, 3))
    return frames[:, :50] if seed % 3 == 2 else frames


def _levels(values: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def _lit(frames: np.ndarray, rng: Generator, at: int) -> None:
    gain = rng.uniform(0.6, 1.4, 3)
    side = np.linspace(1, rng.choice([1.0, 0.7]), frames.shape[2])[:, None]
    frames[at] = _levels(255 * (frames[at] * gain * side / 255) ** rng.choice([1.0, 1.0, 1.4]))


def _foreign(frames: np.ndarray, rng: Generator, at: int) -> None:
    frames[at] = frames[at, ::-1]


def _blended(frames: np.ndarray, rng: Generator, at: int) -> None:
    frames[at] = _levels(0.5 * frames[at - 1] + 0.5 * frames[at + 1])


def _repeated(frames: np.ndarray, rng: Generator, at: int) -> None:
    frames[at] = frames[at - int(rng.integers(1, 4))]


def _shaken(frames: np.ndarray, rng: Generator, at: int) -> None:
    matrix = np.float32([[1, 0, rng.uniform(-4, 4)], [0.02, 1, rng.uniform(-4, 4)]])
    size = frames.shape[2], frames.shape[1]
    frames[at] = cv2.warpAffine(frames[at], matrix, size, borderMode=cv2.BORDER_REFLECT)


def _noisy(frames: np.ndarray, rng: Generator, at: int) -> None:
    frames[:] = _levels(frames + rng.normal(0, 8, frames.shape))


def _cut(frames: np.ndarray, rng: Generator, at: int) -> None:
    frames[at:] = 255 - frames[at:, ::-1]


def _recoloured(frames: np.ndarray, rng: Generator, at: int) -> None:
    frames[at:] = _levels(frames[at:] @ (np.eye(3) + rng.uniform(-0.2, 0.2, (3, 3))))


def _flickering(frames: np.ndarray, rng: Generator, at: int) -> None:
    gains = 1 + rng.uniform(-0.1, 0.1, (len(frames), 1, 1, 3))
    frames[:] = _levels(frames * gains)


_FAULTS = (
    _lit, _foreign, _blended, _repeated, _shaken, _noisy, _cut, _recoloured, _flickering,
)  # fmt: skip


def broken_frames(seed: int) -> np.ndarray:
    """Drawn frames with one fault of each kind in turn, or with two."""
    rng, frames = np.random.default_rng(seed), drawn_frames(seed)
    for number in (seed % len(_FAULTS), *rng.choice(len(_FAULTS), seed % 2)):
        _FAULTS[number](frames, rng, int(rng.integers(3, 6)))
    return frames


@pytest.mark.parametrize("part", range(3))
def test_what_is_seen_in_drawn_frames(part):
    """Every signal in every frame, and the changes that come back."""
    told: list[Any] = []
    for seed in range(part, 18, 3):
        seen = observe(broken_frames(seed), 24.0 if seed % 4 else 6.0)
        for name in COLUMNS:
            column = np.asarray(getattr(seen, name), np.float64).reshape(NUM_FRAMES, -1)
            several = column.shape[1] > 12
            row = [*column.mean(axis=1), *column.std(axis=1)] if several else column.ravel()
            told.append([name, *map(float, row)])
        for run in seen.returns:
            sizes = (run.change, run.light, run.disagreement, run.light_apart)
            told.append([run.first, run.last, *map(float, sizes)])
    check_golden(f"stability/seen-{part}", told, rel=0.01, off=0.003, most_off=0.001)


def drawn_recipe(seed: int) -> Recipe:
    """One of ten things to do, to some frames or all, in a region or everywhere."""
    rng = np.random.default_rng(seed)
    light = rng.uniform(-0.3, 0.3, (NUM_FRAMES, 17, 3)) * rng.choice([1, 1e-3], (NUM_FRAMES, 1, 1))
    first = int(rng.integers(1, 6))
    run = Run(first=first, last=first + int(rng.integers(0, 3)), whole=bool(rng.random() < 0.5))
    end = Run(first=0, last=1) if seed % 4 else Run(first=7, last=8)
    parts: list[dict[str, Any]] = [
        {"light": light},
        {"light": np.repeat(light[:, :1], 17, axis=1)},
        {"recolour": np.eye(3, 4) + rng.uniform(-0.1, 0.1, (NUM_FRAMES, 3, 4))},
        {"even": 1.0},
        {"even": 0.6, "cuts": (4,)},
        {"relit": (run,)},
        {"runs": (run,)},
        {"runs": (end,), "cuts": (5,)},
        {"camera": rng.uniform(-0.03, 0.03, (NUM_FRAMES, 4))},
        {"calm": 0.7, "cuts": (6,)},
        {"calm": 1.0},
    ]
    asked = parts[seed % len(parts)]
    if seed % 5 == 0:
        asked["active"] = np.arange(NUM_FRAMES) % 4 > 0
    if seed % 7 == 0:
        asked["region"] = Region(left=0.1, top=0.3, width=0.6, height=0.5)
    return Recipe(**asked)


def told_of(frame: np.ndarray) -> list[float]:
    """The means of a picture's quarters in each colour, and how much it varies.

    Without its edge, which libraries fill each in its own way.
    """
    frame = frame[8:-8, 8:-8]
    height, width = frame.shape[:2]
    rows = np.split(frame, [height // 2])
    quarters = [part for row in rows for part in np.split(row, [width // 2], axis=1)]
    means = [float(value) for part in quarters for value in part.mean(axis=(0, 1))]
    return [*means, float(frame[:, 0].mean()), float(frame.std())]


@pytest.mark.parametrize("part", range(4))
def test_what_recipes_make_of_drawn_frames(part):
    """Each frame as it comes out, and what became of the good ones."""
    told = []
    for seed in range(part, 44, 4):
        frames = broken_frames(seed)
        tally = Tally(drawn_recipe(seed), np.arange(NUM_FRAMES) % 3 > 0)
        for before, after in zip(frames, tally.through(frames), strict=True):
            told.append(["kept"] if np.array_equal(before, after) else told_of(after))
        seen = tally.result
        told.append([seen.good_frames, seen.psnr, seen.changed, str(seen.resampled), seen.ghosts])
    check_golden(f"stability/made-{part}", told, rel=1e-3, off=0.2, most_off=0.002)


def test_what_light_is_given_to_drawn_frames():
    """None, a curve, or one for each place."""
    told = []
    for seed in range(30):
        rng, frames = np.random.default_rng(seed), drawn_frames(seed, 5)
        _lit(frames, rng, 2)
        if seed % 4 == 1:
            frames[2] = _levels(frames[2] * 0.4 + rng.uniform(0, 90))
        if seed % 4 == 2:
            frames[2, :, : rng.integers(5, 25)] = 128
        around = [(frames[1], 0.5), (frames[3], 0.5)][: 1 + seed % 2]
        lit = relit_like(frames[2], around)
        told.append(["none"] if lit is None else told_of(lit))
    check_golden("stability/relit", told, rel=1e-3, off=0.2)


def test_drawn_frames_are_alike_at_any_rate():
    """What is seen between two frames knows nothing of seconds."""
    frames = broken_frames(3)
    slow, fast = observe(frames, float(Fraction(8))), observe(frames, 60.0)
    for name in ("gains", "camera", "raw", "change", "surprise", "crawl"):
        assert (getattr(slow, name) == getattr(fast, name)).all(), name


def test_what_is_strange_in_drawn_frames():
    """Of what was made of others, and of what stands beside it."""
    told = []
    for seed in range(16):
        frames, rng = drawn_frames(seed), np.random.default_rng(seed)
        mixed = _levels(0.5 * frames[3] + 0.5 * frames[6])
        noisy = _levels(frames[4] + rng.normal(0, rng.choice([3, 9]), frames[4].shape))
        pictures = [grey(frame) for frame in (frames[3], frames[5], mixed, noisy)]
        told.append([float(strange_share(each, [pictures[0]])) for each in pictures])
    check_golden("stability/strange", told, rel=0.02, off=0.02)


@pytest.mark.parametrize("cuts", [(), (3,), (6,), (4,)])
def test_ghosts_of_drawn_frames(cuts):
    """By the good frames of their own shot, those of runs at the ends too."""
    told = []
    for seed in range(6):
        frames = drawn_frames(seed)
        runs = (Run(first=0, last=0), Run(first=3, last=5), Run(first=8, last=8))
        look = SecondLook(runs, cuts)
        for index, frame in enumerate(frames):
            other = frames[(index + 3) % NUM_FRAMES]
            made = _levels(0.5 * frame + 0.5 * other) if index in (0, 3, 4, 8) else frame
            look.see(index, frame if index != 4 else 255 - frame, made)
        look.finish()
        told.append([float(look.lost)])
    check_golden(f"stability/ghosts-{len(cuts)}-{sum(cuts)}", told, rel=0.05, off=0.1)
