"""Faults of every kind, planted in a clean clip; each belongs to the filter that is to find it."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from benchmarks.curation.bases import Frames

Planter = Callable[[Frames, np.random.Generator], Frames]


def _each(frames: Frames, change: Callable[[Frames], Frames]) -> Frames:
    return np.stack([np.asarray(change(frame), np.uint8) for frame in frames])


def _levels(values: np.ndarray) -> Frames:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def flicker(frames: Frames, rng: np.random.Generator) -> Frames:
    """Light that comes and goes by a tenth or more."""
    gains = 1 + rng.uniform(0.09, 0.15) * rng.choice([-1, 1], len(frames))
    return _levels(frames * gains[:, None, None, None])


def jitter(frames: Frames, rng: np.random.Generator) -> Frames:
    """A camera that shakes by about a hundredth of the width."""
    size = frames.shape[2] * rng.uniform(0.008, 0.015)
    moved = []
    for frame in frames:
        x, y = rng.normal(0, size, 2)
        matrix = np.array([[1, 0, x], [0, 1, y]], np.float32)
        moved.append(
            cv2.warpAffine(frame, matrix, frame.shape[1::-1], borderMode=cv2.BORDER_REFLECT)
        )
    return np.stack(moved)


def broken(frames: Frames, rng: np.random.Generator) -> Frames:
    """Two frames of noise, or of another picture."""
    spoilt = frames.copy()
    for index in rng.choice(np.arange(3, len(frames) - 3, 4), 2, replace=False):
        noise = rng.integers(0, 256, (12, 20, 3)).astype(np.uint8)
        spoilt[index] = cv2.resize(noise, frames.shape[2:0:-1], interpolation=cv2.INTER_NEAREST)
    return spoilt


def stutter(frames: Frames, rng: np.random.Generator) -> Frames:
    """Every fourth frame or so shows the one before it again."""
    spoilt = frames.copy()
    for index in range(4, len(frames) - 1, 4):
        spoilt[index] = spoilt[index - 1]
    return spoilt


def frozen(frames: Frames, rng: np.random.Generator) -> Frames:
    """A still picture."""
    return np.repeat(frames[:1], len(frames), axis=0)


def grainy(frames: Frames, rng: np.random.Generator) -> Frames:
    """A still picture under the grain of a camera."""
    return _levels(frames[:1] + rng.normal(0, 2.5, frames.shape))


def whip(frames: Frames, rng: np.random.Generator) -> Frames:
    """A camera that is thrown about: two widths a second and more, to and fro."""
    width = frames.shape[2]
    mirrored = np.concatenate([frames, frames[:, :, ::-1]], axis=2)
    step = rng.uniform(0.17, 0.22) * width
    return np.stack(
        [np.roll(f, -round(k * step), axis=1)[:, :width] for k, f in enumerate(mirrored)]
    )


def dark(frames: Frames, rng: np.random.Generator) -> Frames:
    """A tenth of its light."""
    return _levels(frames * rng.uniform(0.08, 0.14))


def burnt(frames: Frames, rng: np.random.Generator) -> Frames:
    """Most of it white."""
    return _levels(frames * rng.uniform(3.0, 4.0) + 60)


def grey(frames: Frames, rng: np.random.Generator) -> Frames:
    """Hardly any contrast."""
    return _levels((frames - 128.0) * rng.uniform(0.08, 0.13) + 128)


def blurred(frames: Frames, rng: np.random.Generator) -> Frames:
    """Out of focus by a hundredth of the width or more."""
    sigma = frames.shape[2] * rng.uniform(0.009, 0.014)
    return _each(frames, lambda frame: cv2.GaussianBlur(frame, None, sigma))


def enlarged(frames: Frames, rng: np.random.Generator) -> Frames:
    """Made of a sixth of its pixels each way."""
    size = frames.shape[2] // 7, frames.shape[1] // 7
    return _each(
        frames,
        lambda frame: cv2.resize(
            cv2.resize(frame, size, interpolation=cv2.INTER_AREA),
            frame.shape[1::-1],
            interpolation=cv2.INTER_CUBIC,
        ),
    )


def _written(frame: Frames, lines: list[tuple[str, int]], scale: float) -> Frames:
    shown = frame.copy()
    for text, y in lines:
        for colour, wide in (((0, 0, 0), 5), ((250, 250, 250), 2)):
            at = (round(0.06 * frame.shape[1]), y)
            cv2.putText(
                shown,
                text,
                at,
                cv2.FONT_HERSHEY_DUPLEX,
                scale,
                colour,
                wide,
                cv2.LINE_AA,
            )
    return shown


def subtitles(frames: Frames, rng: np.random.Generator) -> Frames:
    """Two lines over all of the clip."""
    said = (
        "what did you say to him",
        "I never told anyone",
        "come back here now",
        "and so it is",
    )
    one, two = rng.choice(said, 2, replace=False)
    height = frames.shape[1]
    lines = [(str(one), round(0.8 * height)), (str(two), round(0.95 * height))]
    return _each(frames, lambda frame: _written(frame, lines, 0.72))


def title(frames: Frames, rng: np.random.Generator) -> Frames:
    """A large title in the middle."""
    word = str(rng.choice(["BREAKING NEWS", "SUMMER SALE", "CHAPTER FOUR", "SUBSCRIBE"]))
    lines = [
        (word, frames.shape[1] // 2),
        ("only this week", round(0.68 * frames.shape[1])),
    ]
    return _each(frames, lambda frame: _written(frame, lines, 1.05))


def pillars(frames: Frames, rng: np.random.Generator) -> Frames:
    """Less than a third of the frame is picture."""
    return _bars(frames, 0, round(frames.shape[2] * 0.36))


def letterbox(frames: Frames, rng: np.random.Generator) -> Frames:
    """Bars above and below that are to be cropped, and no reason to drop."""
    return _bars(frames, round(frames.shape[1] * rng.uniform(0.08, 0.14)), 0)


def _bars(frames: Frames, rows: int, columns: int) -> Frames:
    height, width = frames.shape[1:3]
    shown = np.zeros_like(frames)
    shown[:, rows : height - rows, columns : width - columns] = frames[
        :, rows : height - rows, columns : width - columns
    ]
    return shown


PLANTERS: dict[str, dict[str, Planter]] = {
    "stability": {
        "flicker": flicker,
        "jitter": jitter,
        "broken": broken,
        "stutter": stutter,
    },
    "motion": {"frozen": frozen, "grainy": grainy, "whip": whip},
    "exposure": {"dark": dark, "burnt": burnt, "grey": grey},
    "blur": {"blurred": blurred, "enlarged": enlarged},
    "text": {"subtitles": subtitles, "title": title},
    "frame": {"pillars": pillars},
}
"""By filter, the faults that it is to find."""

ALSO: dict[str, tuple[str, ...]] = {
    "frozen": ("stability",),
    "whip": ("stability", "blur"),
    "jitter": ("motion",),
    "broken": ("motion",),
    "dark": ("blur", "motion", "stability", "frame"),
    "burnt": ("blur", "motion", "stability"),
    "grey": ("blur", "motion", "stability"),
    "pillars": ("motion", "exposure", "stability"),
    "blurred": ("motion",),
    "enlarged": ("motion",),
}
"""Filters that may find a fault as well with good reason, or no longer see enough to tell; they
are not counted there."""


def mirrored(frames: Frames, rng: np.random.Generator) -> Frames:
    return np.ascontiguousarray(frames[:, :, ::-1])


def graded(frames: Frames, rng: np.random.Generator) -> Frames:
    return _levels(frames * rng.uniform(0.75, 0.9, 3) + rng.uniform(0, 25, 3))


def smaller(frames: Frames, rng: np.random.Generator) -> Frames:
    size = frames.shape[2] // 4 * 2, frames.shape[1] // 4 * 2
    return _each(frames, lambda frame: cv2.resize(frame, size, interpolation=cv2.INTER_AREA))


def cropped(frames: Frames, rng: np.random.Generator) -> Frames:
    height, width = (round(side * 0.04) for side in frames.shape[1:3])
    inner = frames[:, height : frames.shape[1] - height, width : frames.shape[2] - width]
    return _each(inner, lambda frame: cv2.resize(frame, frames.shape[2:0:-1]))


def later(frames: Frames, rng: np.random.Generator) -> Frames:
    return frames[len(frames) // 4 :]


COPIES: dict[str, Planter] = {
    "mirrored": mirrored,
    "graded": graded,
    "smaller": smaller,
    "cropped": cropped,
    "cut later": later,
}
"""What makes the same clip again."""
