"""Clean clips: rendered truth, hard ones among it, and filmed footage from a package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.cast.cast import load_cast
from onionskin.plan.blocking import block
from onionskin.plan.plan import Outline, Role, Scenery
from onionskin.stage.draft import scene_frame, view_at

Frames = NDArray[np.uint8]
SIZE = (160, 90)
"""Width and height of rendered clips; filmed ones are brought to this width."""


@dataclass(frozen=True, eq=False, slots=True)
class CleanClip:
    """A clip with nothing wrong in it."""

    name: str
    frames: Frames
    fps: Fraction
    cuts: tuple[int, ...] = ()
    hard: bool = False
    """Full of what looks like a defect and is none; not used for planting."""


def outline(
    cast: list[str], motion: str, place: str, camera: str, weather: str = "clear", time: str = "day"
) -> Outline:
    sizes = {1: "big", 2: "medium", 3: "medium"}[len(cast)]
    return Outline(
        roles=tuple(Role(cast=name, size=sizes, motion=motion) for name in cast),
        scenery=Scenery(place=place, weather=weather, time=time, seed=len(place)),
        camera=camera,
    )


def rendered(
    outline: Outline,
    num_frames: int,
    fps: Fraction = Fraction(24),
    size: tuple[int, int] = SIZE,
    seed: int = 1,
    seconds: float | None = None,
    moments: NDArray[np.floating] | None = None,
) -> Frames:
    """An outline drawn by rule at `size` (width, height), uint8 (T, H, W, 3).

    At `fps` from its start, or at the `moments` (seconds) given.
    """
    cast = load_cast()
    width, height = size
    length = seconds or float(num_frames / fps)
    plan = block(outline, seconds=length, seed=seed, aspect=width / height)
    frames = []
    for moment in np.arange(num_frames) / float(fps) if moments is None else moments:
        picture = scene_frame(plan, cast, view_at(plan, height, width, moment), moment)
        frames.append(np.rint(picture).astype(np.uint8))
    return np.stack(frames)


RENDERED = {
    "fox, still camera": outline(["1f98a"], "drift-right", "meadow", "still"),
    "whale, pan": outline(["1f433"], "drift-left", "sea", "pan-right"),
    "car, zoom": outline(["1f697"], "still", "city", "zoom-in"),
    "balloon, tilt": outline(["1f388"], "rise", "mountains", "tilt-up", time="sunset"),
    "ball, forest": outline(["26bd"], "bounce", "forest", "still"),
}
HARD = {
    "rain": outline(["1f98a"], "drift-right", "road", "still", weather="rain"),
    "snowfall, pan": outline(["1f433"], "still", "snow", "pan-left", weather="snowfall"),
    "sea, waves": outline(["1f433"], "still", "sea", "still"),
    "fire": outline(["1f525"], "still", "plain", "still"),
    "crowd": outline(["1f98a", "1f433", "1f697"], "circle", "beach", "still"),
}


def clean_clips(num_frames: int, filmed: Path | None) -> Iterator[CleanClip]:
    """The clips that defects are planted in."""
    for name, outline in RENDERED.items():
        yield CleanClip(name, rendered(outline, num_frames), Fraction(24))
    yield from filmed_clips(num_frames, filmed)


def hard_clips(num_frames: int) -> Iterator[CleanClip]:
    """Clean clips that invite false alarms."""
    for name, outline in HARD.items():
        yield CleanClip(name, rendered(outline, num_frames), Fraction(24), hard=True)
    fox, whale = RENDERED["fox, still camera"], RENDERED["whale, pan"]
    half = num_frames // 2
    joined = np.concatenate([rendered(fox, half), rendered(whale, num_frames - half)])
    yield CleanClip("cut", joined, Fraction(24), cuts=(half,), hard=True)
    fast = rendered(whale, num_frames * 3)[::3]
    yield CleanClip("fast pan", fast, Fraction(24), hard=True)
    yield CleanClip("fade", faded(rendered(fox, num_frames)), Fraction(24), hard=True)
    lamp = rendered(RENDERED["car, zoom"], num_frames).astype(np.float32)
    lamp[half:] *= 0.6
    yield CleanClip("lamp goes out", lamp.astype(np.uint8), Fraction(24), hard=True)


def faded(frames: Frames) -> Frames:
    """Fades in from black over the clip's first third, and out over its last."""
    share = np.linspace(0, 3, len(frames))
    gain = np.clip(np.minimum(share, 3 - share), 0, 1)
    return np.rint(frames * gain[:, None, None, None]).astype(np.uint8)


def filmed_clips(num_frames: int, folder: Path | None) -> Iterator[CleanClip]:
    """The first frames of every video in `folder`, at `SIZE[0]` pixels wide."""
    for path in sorted(folder.glob("*.mp4")) if folder else ():
        frames, fps = _read(path, num_frames)
        yield CleanClip(path.stem, frames, fps)


def _read(path: Path, num_frames: int) -> tuple[Frames, Fraction]:
    from onionskin.media.read import probe, read_frames

    info = probe(path)
    height = round(info.height * SIZE[0] / info.width / 2) * 2
    first = zip(range(num_frames), read_frames(path), strict=False)
    size = (SIZE[0], height)
    frames = [cv2.resize(frame, size, interpolation=cv2.INTER_AREA) for _, frame in first]
    return np.stack(frames), info.fps
