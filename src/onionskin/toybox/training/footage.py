"""Clips of a curated set, read from its WebDataset shards where they lie.

The names and places of all clips are read once, when a run starts; a clip's own bytes when it is
needed. Every clip is seen once before any is seen again, in an order that the seed gives.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

import av
import numpy as np

from onionskin.errors import InvalidInput, MediaError
from onionskin.fitting import covering
from onionskin.frames import Frames
from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.training.config import Kind
from onionskin.toybox.training.scenes import Example, known_pixels, moments

_ORDER = 5
_SUFFIXES = (".mp4", ".webm", ".mkv", ".mov")


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredClip:
    """Where a clip lies, and its caption."""

    shard: Path
    offset: int
    num_bytes: int
    caption: str

    def read(self) -> bytes:
        """The video file."""
        with self.shard.open("rb") as file:
            file.seek(self.offset)
            return file.read(self.num_bytes)


class FootageClips:
    """The clips below a folder, as a source of training examples."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.clips = [
            clip for shard in sorted(folder.rglob("*.tar")) for clip in clips_of_shard(shard)
        ]
        if not self.clips:
            raise InvalidInput(f"the shards below {folder} hold no clips; make the set again")
        self._seed = seed

    @property
    def captions(self) -> list[str]:
        """Of all clips, in the order of their numbers."""
        return [clip.caption for clip in self.clips]

    def example(self, kind: Kind, rng: np.random.Generator, number: int) -> Example:
        """Clip `number` of the run, cut to the kind's length and size. Raises MediaError."""
        epoch, place = divmod(number, len(self.clips))
        order = np.random.default_rng([self._seed, _ORDER, epoch]).permutation(len(self.clips))
        chosen = int(order[place])
        frames, times = _cut(self.clips[chosen], kind, rng)
        shape = frames.shape[:3]
        place_of = (0.5, 0.5, 0.0, log(kind.width / kind.height), _size(kind))
        return {
            "frames": frames,
            "draft": np.zeros((*shape, 4), np.uint8),
            "known": known_pixels(shape[0], shape[1], shape[2], rng),
            "seconds": np.array(times, np.float32),
            "place": np.array([place_of] * shape[0], np.float32),
            "layout": np.zeros((shape[0], 1, 1, 3), np.uint8),
            "laid": False,
            "caption": chosen,
            "wordless": False,
            "labels": np.array(UNSAID, np.int64),
        }


def _size(kind: Kind) -> float:
    return log(min(kind.height, kind.width) / 256)


def clips_of_shard(shard: Path) -> Iterator[StoredClip]:
    """The clips of one tar, in its order. Raises MediaError where it is damaged."""
    videos: dict[str, tarfile.TarInfo] = {}
    captions: dict[str, str] = {}
    try:
        with tarfile.open(shard) as tar:
            for member in tar:
                key, suffix = member.name.rpartition(".")[0], Path(member.name).suffix
                if suffix in _SUFFIXES:
                    videos[key] = member
                elif suffix == ".txt" and (file := tar.extractfile(member)):
                    captions[key] = file.read().decode("utf-8", "replace").strip()
    except (tarfile.TarError, OSError) as error:
        raise MediaError(f"{shard} cannot be read ({error}); make the set again") from error
    for key, member in videos.items():
        yield StoredClip(
            shard=shard,
            offset=member.offset_data,
            num_bytes=member.size,
            caption=captions.get(key, ""),
        )


def _cut(clip: StoredClip, kind: Kind, rng: np.random.Generator) -> tuple[Frames, list[float]]:
    """Some frames of a clip, uint8 (T, H, W, 3), and the seconds at which they stand."""
    try:
        with av.open(io.BytesIO(clip.read()), "r") as container:
            stream = container.streams.video[0]
            rate = float(stream.average_rate or 24)
            frames = [_pixels(frame) for frame in container.decode(stream)]
    except (av.FFmpegError, OSError, IndexError) as error:
        raise MediaError(
            f"a clip of {clip.shard} cannot be read ({error}); make it again"
        ) from error
    if not frames:
        raise MediaError(f"a clip of {clip.shard} has no frames; make the set again")
    wanted = moments(kind.num_frames, len(frames) / rate, rng)
    indices = _rising([round(moment * rate) for moment in wanted], len(frames))
    across, down = rng.uniform(0, 1, 2)
    cut = [_fitted(frames[index], kind, float(across), float(down)) for index in indices]
    return np.stack(cut), [index / rate for index in indices]


def _rising(indices: list[int], count: int) -> list[int]:
    """Indices of which each is above the one before, as far as `count` frames allow."""
    for place in range(1, len(indices)):
        indices[place] = max(indices[place], indices[place - 1] + 1)
    over = max(indices[-1] - count + 1, 0)
    return [min(max(index - over, 0), count - 1) for index in indices]


def _pixels(frame: av.VideoFrame) -> Frames:
    return np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)


def _fitted(frame: Frames, kind: Kind, across: float, down: float) -> Frames:
    """The frame made to cover the kind's size, and cut to it at a place 0..1 on each side."""
    large = covering(frame, (kind.width, kind.height))
    height, width = large.shape[:2]
    left, top = round(across * (width - kind.width)), round(down * (height - kind.height))
    return np.ascontiguousarray(large[top : top + kind.height, left : left + kind.width])
