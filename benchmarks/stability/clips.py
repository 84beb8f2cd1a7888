"""The clean clips: those that limits were set on, and those that were never used for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from benchmarks.stability.clean import Frames, faded, outline, rendered
from benchmarks.stability.filmed import WINDOWS, window_frames
from benchmarks.stability.plant import encoded

from onionskin.plan.plan import Outline

SIZE = (256, 144)
NUM_FRAMES = 36
FPS = Fraction(24)
SPLITS = ("tune", "report", "unseen")


@dataclass(frozen=True, eq=False, slots=True)
class Clip:
    """A clip with nothing wrong in it."""

    name: str
    split: str
    frames: Frames
    fps: Fraction
    filmed: bool
    planted: bool
    """Defects are planted in it; the others are hard to leave alone."""
    cuts: tuple[int, ...] = ()
    shaky: bool = False
    uneven: bool = False
    drifts: bool = False


RENDERED = {
    "tune": {
        "fox, still": outline(["1f98a"], "drift-right", "meadow", "still"),
        "whale, pan": outline(["1f433"], "drift-left", "sea", "pan-right"),
        "car, zoom": outline(["1f697"], "still", "city", "zoom-in"),
        "balloon, tilt": outline(["1f388"], "rise", "mountains", "tilt-up", time="sunset"),
    },
    "report": {
        "cow, pan": outline(["1f404"], "still", "meadow", "pan-left", weather="cloudy"),
        "train, still": outline(["1f685"], "fly-left", "desert", "still"),
        "fish, zoom out": outline(["1f41f"], "circle", "underwater", "zoom-out"),
        "bear, indoors": outline(["1f9f8"], "bounce", "indoors", "still"),
        "eagle, tilt": outline(["1f985"], "fly-right", "mountains", "tilt-down", time="dawn"),
        "jeep and cow, road": outline(["1f699", "1f404"], "drift-left", "road", "pan-left"),
        "flamingo, beach": outline(["1f9a9"], "grow", "beach", "still", time="sunset"),
        "zebra, forest": outline(["1f993"], "drift-right", "forest", "zoom-in"),
    },
    "unseen": {
        "elephant, pan": outline(["1f418"], "drift-left", "desert", "pan-right"),
        "turtle, still": outline(["1f422"], "drift-right", "beach", "still"),
        "bus, zoom": outline(["1f68c"], "fly-right", "city", "zoom-out", time="dawn"),
    },
}
HARD = {
    "tune": {
        "rain": outline(["1f98a"], "drift-right", "road", "still", weather="rain"),
        "snowfall, pan": outline(["1f433"], "still", "snow", "pan-left", weather="snowfall"),
        "sea, waves": outline(["1f433"], "still", "sea", "still"),
        "fire": outline(["1f525"], "still", "plain", "still"),
        "crowd": outline(["1f98a", "1f433", "1f697"], "circle", "beach", "still"),
    },
    "report": {
        "rain, pan": outline(["1f404"], "drift-left", "city", "pan-right", weather="rain"),
        "snowfall": outline(["1f993"], "bounce", "forest", "still", weather="snowfall"),
        "stormy sea": outline(["1f6e5"], "bounce", "sea", "pan-left", weather="rain"),
        "fire at night": outline(["1f525"], "grow", "beach", "still", time="night"),
        "crowd, pan": outline(["1f41f", "1f9a9", "1f404"], "fly-left", "meadow", "pan-right"),
        "falling": outline(["1f34b", "1f350", "1f345"], "fall", "indoors", "still"),
        "stars": outline(["1f47e"], "circle", "space", "zoom-in"),
    },
    "unseen": {
        "penguin, rain": outline(["1f427"], "drift-left", "snow", "pan-left", weather="rain"),
    },
}


def clips(split: str, folder: Path | None, num_frames: int = NUM_FRAMES) -> Iterator[Clip]:
    """Every clean clip of a split; filmed ones where the folder of footage is given."""
    for name, scene in RENDERED[split].items():
        frames = rendered(scene, num_frames, FPS, SIZE)
        yield Clip(name, split, frames, FPS, filmed=False, planted=True)
    for window in WINDOWS if folder else ():
        if window.split == split:
            frames, fps = window_frames(window, folder, num_frames)
            yield Clip(
                window.name,
                split,
                frames,
                fps,
                filmed=True,
                planted=window.planted,
                cuts=window.cuts,
                shaky=window.shaky,
                uneven=window.uneven,
                drifts=window.drifts,
            )
    for name, scene in HARD[split].items():
        frames = rendered(scene, num_frames, FPS, SIZE)
        yield Clip(name, split, frames, FPS, filmed=False, planted=False)
    for name, (frames, cuts) in _treated(split, num_frames):
        yield Clip(name, split, frames, FPS, filmed=False, planted=False, cuts=cuts)


def _treated(split: str, num_frames: int) -> Iterator[tuple[str, tuple[Frames, tuple[int, ...]]]]:
    """What editors, lamps and fast cameras do to rendered clips: all of it meant."""
    first, second, third, *_ = (
        rendered(scene, num_frames, FPS, SIZE) for scene in list(RENDERED[split].values())[:3]
    )
    half, part = num_frames // 2, num_frames // 3
    yield "cut", (np.concatenate([first[:half], second[half:]]), (half,))
    quick = np.concatenate([first[:part], third[part : 2 * part], second[2 * part :]])
    yield "two cuts", (quick, (part, 2 * part))
    pan = list(RENDERED[split].values())[1 if split == "tune" else 0]
    yield "fast pan", (rendered(pan, num_frames * 3, FPS, SIZE)[::3], ())
    yield "fade", (faded(first), ())
    yield "dissolve", (_dissolved(first, second), ())
    yield "lamp goes out", (_lit(third, np.where(np.arange(num_frames) < half, 1.0, 0.6)), ())
    yield "sun comes out", (_lit(second, 0.6 + 0.4 * np.linspace(0, 1, num_frames) ** 2), ())
    yield "fast zoom", (_zoomed(third, 0.02), ())
    yield "pan that stops", (_pan_that_stops(pan, num_frames), ())
    twos = np.arange(num_frames) // 2 * 2
    yield "on twos", (second[twos], ())
    half_twos = np.where(np.arange(num_frames) < half, twos, np.arange(num_frames))
    yield "twos, then ones", (second[half_twos], ())
    moments = np.floor(np.arange(num_frames) * 2.5) / 60
    yield "60 to 24", (rendered(pan, num_frames, FPS, SIZE, moments=moments), ())
    yield "dark, coded", (encoded(_lit(first, np.full(num_frames, 0.15)), 23), ())
    yield "coded", (encoded(third, 28), ())


def _dissolved(first: Frames, second: Frames) -> Frames:
    share = np.clip(np.linspace(-1, 2, len(first)), 0, 1)[:, None, None, None]
    return np.rint(first + (second.astype(np.float32) - first) * share).astype(np.uint8)


def _lit(frames: Frames, gains: np.ndarray) -> Frames:
    return np.rint(frames * gains[:, None, None, None]).astype(np.uint8)


def _zoomed(frames: Frames, rate: float) -> Frames:
    """Magnified by `rate` more in every frame."""
    height, width = frames.shape[1:3]
    zoomed = []
    for index, frame in enumerate(frames):
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 0, 1 + rate * index)
        zoomed.append(cv2.warpAffine(frame, matrix, (width, height), flags=cv2.INTER_AREA))
    return np.stack(zoomed)


def _pan_that_stops(scene: Outline, num_frames: int) -> Frames:
    """A pan at full speed that comes to rest within half a second."""
    speed = np.clip((num_frames * 0.6 - np.arange(num_frames)) / 12, 0, 1)
    moments = np.cumsum(speed) - speed[0]
    return rendered(scene, num_frames, FPS, SIZE, moments=moments / float(FPS))
