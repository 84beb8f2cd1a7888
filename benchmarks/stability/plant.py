"""Known defects, planted into clean clips: which frames, how strong, and what is the truth."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

Frames = NDArray[np.uint8]
STRENGTHS = ("weak", "middle", "strong")
_SEEN_LEVELS = 0.5
_GAP_SHOWS = 1.25
_BLEND_SHOWS = 0.75
"""Levels that a double exposure differs from the frame it stands for; with less it is none."""


@dataclass(frozen=True, eq=False, slots=True)
class Planted:
    """A clip with a defect: the frames it is in, and the clean frames."""

    kind: str
    strength: str
    frames: Frames
    truth: Frames
    marked: NDArray[np.bool_]


def plant(clean: Frames, kind: str, strength: str, seed: int = 0) -> Planted:
    """`clean` with one kind of defect in it."""
    rng = np.random.default_rng([seed, list(PLANTERS).index(kind)])
    level = STRENGTHS.index(strength)
    frames, truth, marked = PLANTERS[kind](clean, level, rng)
    return Planted(kind, strength, frames, truth, marked)


def _levels(frames: NDArray[np.floating]) -> Frames:
    return np.clip(np.rint(frames), 0, 255).astype(np.uint8)


def _everywhere(clean: Frames, frames: Frames) -> tuple[Frames, Frames, NDArray[np.bool_]]:
    return frames, clean, np.ones(len(clean), np.bool_)


Result = tuple[Frames, Frames, NDArray[np.bool_]]


def _flicker(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """Each frame brighter or darker by a random few per cent."""
    gain = 1 + np.clip(rng.normal(0, 1, len(clean)), -2, 2) * (0.02, 0.05, 0.10)[level]
    return _everywhere(clean, _levels(clean * gain[:, None, None, None]))


def _local_flicker(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """A soft half of the picture flickers by itself."""
    height, width = clean.shape[1:3]
    y, x = np.mgrid[:height, :width]
    cx, cy = rng.uniform(0.25, 0.75, 2) * (width, height)
    spot = np.exp(-(((x - cx) ** 2 + (y - cy) ** 2) / (0.3 * width) ** 2))[None, ..., None]
    gain = np.clip(rng.normal(0, 1, len(clean)), -2, 2) * (0.03, 0.07, 0.14)[level]
    return _everywhere(clean, _levels(clean * (1 + gain[:, None, None, None] * spot)))


def _colour_flicker(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """The balance of red, green and blue wanders from frame to frame."""
    gain = np.clip(rng.normal(0, 1, (len(clean), 3)), -2, 2) * (0.02, 0.05, 0.10)[level]
    gain -= gain.mean(axis=1, keepdims=True)
    return _everywhere(clean, _levels(clean * (1 + gain[:, None, None, :])))


def _crawl(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """New fine texture in every frame, stronger where there is texture, as image models make."""
    frames = []
    for frame in clean.astype(np.float32):
        noise = rng.normal(0, 1, frame.shape).astype(np.float32)
        noise = cv2.GaussianBlur(noise, (0, 0), 0.8)
        noise /= noise.std()
        detail = cv2.blur(np.abs(frame - cv2.blur(frame, (5, 5))).mean(axis=2), (9, 9))
        amount = (2.0, 5.0, 9.0)[level] * (0.6 + np.minimum(detail / 8, 1.0))
        frames.append(frame + noise * amount[..., None])
    return _everywhere(clean, _levels(np.stack(frames)))


def _jitter(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """The camera shakes: every frame shifted and turned at random."""
    height, width = clean.shape[1:3]
    amount = (0.002, 0.005, 0.01)[level] * width
    frames = []
    for frame in clean:
        dx, dy = np.clip(rng.normal(0, 1, 2), -2, 2) * amount
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), rng.normal(0, 0.2 * amount), 1)
        matrix[:, 2] += (dx, dy)
        frames.append(
            cv2.warpAffine(
                frame, matrix, (width, height), flags=cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REFLECT,
            )
        )  # fmt: skip
    return _everywhere(clean, np.stack(frames))


def _places(count: int, rng: np.random.Generator, every: int = 12, length: int = 1) -> list[int]:
    """First frames of defects, some apart and away from the ends."""
    starts = range(4, count - 4 - length, every)
    return [start + int(rng.integers(0, max(every - length - 5, 1))) for start in starts][
        : max(count // every, 1)
    ]


def _marked(count: int, frames: list[int]) -> NDArray[np.bool_]:
    mask = np.zeros(count, np.bool_)
    mask[[frame for frame in frames if frame < count]] = True
    return mask


def _pop(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """For one frame, a part of the picture is something else (another place of the clip)."""
    frames = clean.copy()
    height, width = clean.shape[1:3]
    share = (0.35, 0.6, 1.0)[level]
    radius = (0.12, 0.18, 0.3)[level] * width
    y, x = np.mgrid[:height, :width]

    def popped(frame: Frames) -> Frames:
        cx, cy = rng.uniform(0.3, 0.7, 2) * (width, height)
        spot = np.clip(2 - np.hypot(x - cx, y - cy) / radius * 1.5, 0, 1)[..., None]
        other = np.roll(frame[::-1, ::-1], (height // 3, width // 4), (0, 1)).astype(np.float32)
        return _levels(frame + share * spot * (other - frame))

    places = [place for place in _places(len(clean), rng) if place < len(clean) - 2]
    for place in places:
        frames[place] = _most_changed(clean[place], [popped(clean[place]) for _ in range(4)])
    return frames, clean, _marked(len(clean), places)


def _flash(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """One frame much brighter."""
    frames = clean.astype(np.float32)
    places = _places(len(clean), rng)
    for place in places:
        frames[place] = frames[place] * (1.2, 1.4, 1.8)[level] + (5, 15, 40)[level]
    return _levels(frames), clean, _marked(len(clean), places)


def _duplicate(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """A frame is its predecessor again (weak: one a clip; strong: many)."""
    frames = clean.copy()
    places = _moving(clean, _places(len(clean), rng, every=(24, 12, 8)[level]))
    for place in places:
        frames[place] = frames[place - 1]
    return frames, clean, _marked(len(clean), places)


def _gap(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """One, two or four frames are missing in a row; marked is the first frame after the gap."""
    length = (1, 2, 4)[level]
    places = _moving(clean, _places(len(clean) - 4, rng, every=16, length=length))
    places = [place for place in places if _gap_shows(clean, place, length)]
    missing = {place + step for place in places for step in range(length)}
    kept = [index for index in range(len(clean)) if index not in missing]
    marked = [kept.index(place + length) for place in places]
    return clean[kept], clean[kept], _marked(len(kept), marked)


def _morph(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """For a run of four frames a part of the picture is bent, otherwise in each."""
    frames = clean.copy()
    height, width = clean.shape[1:3]
    amount = (0.008, 0.018, 0.035)[level] * width
    places = _places(len(clean), rng, every=18, length=4)
    y, x = np.mgrid[:height, :width].astype(np.float32)

    def bent(frame: Frames, spot: NDArray[np.floating]) -> Frames:
        bend = rng.normal(0, 1, (height, width, 2)).astype(np.float32)
        bend = cv2.GaussianBlur(bend, (0, 0), width / 16)
        bend *= np.float32(amount / bend.std()) * spot[..., None].astype(np.float32)
        return cv2.remap(
            frame, x + bend[..., 0], y + bend[..., 1], cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT,
        )  # fmt: skip

    marked = []
    for start in places:
        spots = []
        for cx, cy in rng.uniform(0.3, 0.7, (4, 2)) * (width, height):
            spots.append(np.exp(-(((x - cx) ** 2 + (y - cy) ** 2) / (0.2 * width) ** 2)))
        changes = [np.abs(bent(clean[start], spot).astype(int) - clean[start]) for spot in spots]
        spot = spots[int(np.argmax([change.mean() for change in changes]))]
        for index in range(start, min(start + 4, len(clean))):
            frames[index] = bent(clean[index], spot)
            marked.append(index)
    return frames, clean, _marked(len(clean), marked)


def _gap_shows(clean: Frames, place: int, length: int) -> bool:
    """Whether the step over a gap changes the picture by a quarter more than those beside it.

    It does not where a subject turns around in it, or what changes is noise.
    """
    kept = clean[[place - 2, place - 1, place + length, place + length + 1]].astype(int)
    before, over, after = np.abs(np.diff(kept, axis=0)).mean(axis=(1, 2, 3))
    return bool(over > _GAP_SHOWS * max(before, after))


def _moving(clean: Frames, places: list[int]) -> list[int]:
    """Those places where the picture moves, into the frame and out of it, so that it shows."""
    raw = [float(np.abs(np.diff(clean[p - 1 : p + 2].astype(int), axis=0)).mean()) for p in places]
    return [place for place, change in zip(places, raw, strict=True) if change > _SEEN_LEVELS]


def _most_changed(clean: Frames, trials: list[Frames]) -> Frames:
    """Of several ways to spoil a frame the one that shows most."""
    return max(trials, key=lambda trial: float(np.abs(trial.astype(int) - clean).mean()))


def _drift(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """The colours wander off, a little more in every frame."""
    share = np.linspace(0, 1, len(clean))[:, None, None, None]
    end = np.array([1.0, -0.4, -1.0]) * (0.06, 0.15, 0.3)[level]
    return _everywhere(clean, _levels(clean * (1 + share * end)))


def _displaced(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """Single frames stand aside and are a little larger."""
    frames = clean.copy()
    height, width = clean.shape[1:3]
    places = _places(len(clean), rng)
    for place in places:
        angle = rng.uniform(0, 2 * np.pi)
        amount = (0.005, 0.01, 0.02)[level] * width
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 0, 1 + 0.5 * amount / width)
        matrix[:, 2] += amount * np.array([np.cos(angle), np.sin(angle)])
        frames[place] = cv2.warpAffine(
            clean[place], matrix, (width, height), flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REFLECT,
        )  # fmt: skip
    return frames, clean, _marked(len(clean), places)


def _blend(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """Frames are double exposures of those beside them (weak: one a clip; strong: many)."""
    frames = clean.copy()
    places = _moving(clean, _places(len(clean), rng, every=(24, 12, 8)[level]))
    for place in places:
        share = rng.uniform(0.35, 0.65)
        ends = clean[[place - 1, place + 1]].astype(np.float32)
        frames[place] = _levels((1 - share) * ends[0] + share * ends[1])
    off = np.abs(frames.astype(int) - clean).mean(axis=(1, 2, 3))
    places = [place for place in places if off[place] > _BLEND_SHOWS]
    return frames, clean, _marked(len(clean), places)


def _dim(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """Single frames are darker, with a gamma and a balance of their own."""
    frames = clean.astype(np.float32)
    places = _places(len(clean), rng)
    for place in places:
        gamma = 1 + (0.05, 0.12, 0.25)[level]
        balance = 1 - (0.08, 0.15, 0.3)[level] * rng.uniform(0.8, 1.2, 3)
        frames[place] = 255 * (frames[place] / 255) ** gamma * balance
    return _levels(frames), clean, _marked(len(clean), places)


def _end(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """The first or the last frame is darker."""
    frames = clean.copy()
    place = int(rng.integers(0, 2)) * (len(clean) - 1)
    frames[place] = _levels(clean[place] * (0.85, 0.7, 0.4)[level])
    return frames, clean, _marked(len(clean), [place])


def _step(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """From one frame on contrast and saturation are otherwise."""
    frames = clean.astype(np.float32)
    seam = int(rng.integers(len(clean) // 3, 2 * len(clean) // 3))
    part, scale = frames[seam:], 1 + (0.06, 0.1, 0.2)[level]
    part[:] = (part - 110) * scale + 110
    grey = part.mean(axis=-1, keepdims=True)
    part[:] = grey + (part - grey) * scale
    return _levels(frames), clean, _marked(len(clean), [seam])


def _rewind(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """The film jumps back by two, three or five frames, and shows them again before it goes on."""
    back = (2, 3, 5)[level]
    places = _moving(clean, _places(len(clean) - 2, rng, every=18, length=back))[: len(clean) // 18]
    places = [place for place in places if place > back]
    order = [
        index
        for frame in range(len(clean))
        for index in ([*range(frame - back, frame)] if frame in places else []) + [frame]
    ]
    starts = [place + back * turn for turn, place in enumerate(places)]
    again = [start + step for start in starts for step in range(back)]
    return clean[order], clean[order], _marked(len(order), again)


def _ramp(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """Contrast and saturation rise over each chunk and jump back where the next begins."""
    frames = clean.astype(np.float32)
    length = int(rng.integers(2 * len(clean) // 5, len(clean) // 2 + 4))
    most = (0.08, 0.15, 0.3)[level]
    for index, frame in enumerate(frames):
        scale = 1 + most * (index % length) / (length - 1)
        frame[:] = (frame - 110) * (1 + (scale - 1) / 2) + 110
        grey = frame.mean(axis=-1, keepdims=True)
        frame[:] = grey + (frame - grey) * scale
    return _levels(frames), clean, _marked(len(clean), [*range(length, len(clean) - 5, length)])


def _ghost(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """For two frames a part of the picture shines through from elsewhere, half transparent."""
    frames = clean.copy()
    height, width = clean.shape[1:3]
    share, radius = (0.2, 0.35, 0.5)[level], 0.2 * width
    y, x = np.mgrid[:height, :width]
    places = _places(len(clean), rng, every=16, length=2)
    for place in places:
        away = tuple(int(rng.choice((-1, 1)) * side) // 5 for side in (height, width))

        def haunted(frame: Frames, centre: NDArray[np.floating], away: tuple[int, ...] = away):
            spot = np.clip(2 - 1.5 * np.hypot(x - centre[0], y - centre[1]) / radius, 0, 1)
            other = np.roll(frame, away, (0, 1)).astype(np.float32)
            return _levels(frame + share * spot[..., None] * (other - frame))

        centres = rng.uniform(0.3, 0.7, (4, 2)) * (width, height)
        shown = [
            np.abs(haunted(clean[place], one).astype(int) - clean[place]).mean() for one in centres
        ]
        for index in (place, place + 1):
            frames[index] = haunted(clean[index], centres[int(np.argmax(shown))])
    return frames, clean, _marked(len(clean), [one for p in places for one in (p, p + 1)])


def _lossy_repeat(clean: Frames, level: int, rng: np.random.Generator) -> Result:
    """Every fifth frame repeats the one before (a rate raised by repeats), and all went through
    H.264: of a repeat there is left what the codec made of it. Nothing where hardly anything moves.
    """
    order, repeats = [], []
    phase = int(rng.integers(0, 4))
    for index in range(len(clean)):
        order.append(index)
        if index % 4 == phase and index:
            repeats.append(len(order))
            order.append(index)
    order, repeats = order[: len(clean)], [one for one in repeats if one < len(clean)]
    moving = np.abs(np.diff(clean.astype(int), axis=0)).mean(axis=(1, 2, 3))
    frames = encoded(clean[order], (20, 24, 28)[level])
    marked = repeats if np.percentile(moving, 20) > 2 * _SEEN_LEVELS else []
    return frames, clean[order], _marked(len(clean), marked)


def encoded(frames: Frames, crf: int) -> Frames:
    """Frames that went through H.264 in 4:2:0 at a rate factor, with the presets of in-game and
    screen recorders."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coded.mp4"
        with av.open(str(path), "w") as container:
            options = {"crf": str(crf), "preset": "veryfast"}
            stream = container.add_stream("libx264", rate=30, options=options)
            stream.height, stream.width = frames.shape[1:3]
            stream.pix_fmt = "yuv420p"
            for frame in frames:
                picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24")
                container.mux(stream.encode(picture))
            container.mux(stream.encode())
        with av.open(str(path)) as container:
            return np.stack([one.to_ndarray(format="rgb24") for one in container.decode(video=0)])


PLANTERS: dict[str, Callable[[Frames, int, np.random.Generator], Result]] = {
    "flicker": _flicker,
    "local flicker": _local_flicker,
    "colour flicker": _colour_flicker,
    "crawl": _crawl,
    "jitter": _jitter,
    "pop": _pop,
    "flash": _flash,
    "duplicate": _duplicate,
    "gap": _gap,
    "morph": _morph,
    "drift": _drift,
    "displaced": _displaced,
    "blend": _blend,
    "dim": _dim,
    "end": _end,
    "step": _step,
    "rewind": _rewind,
    "ramp": _ramp,
    "ghost": _ghost,
    "lossy repeat": _lossy_repeat,
}
