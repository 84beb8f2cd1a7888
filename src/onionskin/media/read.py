"""Read clips: what a file holds, its frames one by one, and what it says of itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onionskin.errors import MediaError
from onionskin.media import pictures, soundtrack, video
from onionskin.media.budget import Budget
from onionskin.media.info import MediaInfo
from onionskin.media.picture import existing
from onionskin.media.tags import origin_of

if TYPE_CHECKING:
    from onionskin.media.encode import Frame
    from onionskin.origin import Origin
    from onionskin.sound import Sound

PathLike = str | os.PathLike[str]
_PICTURE_SUFFIXES = frozenset(
    {".gif", ".webp", ".png", ".apng", ".avif", ".jpg", ".jpeg", ".jfif", ".jp2"}
    | {".bmp", ".tif", ".tiff", ".tga", ".ppm", ".pgm"}
)
"""Read through Pillow; everything else through FFmpeg."""


def probe(path: PathLike, *, budget: Budget | None = None) -> MediaInfo:
    """What the file or PNG folder at `path` holds as it is stored; videos are not decoded.

    Raises MediaError for what is missing, damaged, or holds no pictures; InvalidInput for what
    is larger than `budget` allows (left out: what the environment says).
    """
    file, allowed = existing(path), budget or Budget.from_environment()
    if not is_pictures(file):
        return video.info_of(file, allowed)
    timing, first = pictures.timing_of(file, allowed), pictures.first_of(file, allowed)
    height, width = first.pixels.shape[:2]
    return MediaInfo(
        num_frames=timing.num_frames,
        fps=timing.fps,
        width=width,
        height=height,
        num_held=timing.num_held,
        notes=(*first.notes, *timing.notes),
    )


def clip_info(path: PathLike, *, budget: Budget | None = None) -> MediaInfo:
    """What `read_frames` gives: as `probe`, but at one rate where the file's is variable.

    Raises MediaError, for files without frames and for those cut short as well; InvalidInput
    for clips that are longer than `budget` allows.
    """
    file, allowed = existing(path), budget or Budget.from_environment()
    info = probe(file, budget=allowed)
    if not is_pictures(file):
        found = _whole(file, allowed)
        # A stream may count frames that an edit list hides.
        info = replace(info, num_frames=found.num_frames or info.num_frames)
        if found.timing is not None:
            info = replace(
                info,
                num_frames=found.timing.num_frames,
                fps=found.timing.fps,
                num_held=found.timing.num_held,
                notes=(*info.notes, *found.timing.notes),
            )
    if info.num_frames < 1:
        raise MediaError(f"{os.fspath(path)} has no frames; it may be damaged")
    return info


def read_frames(path: PathLike, *, budget: Budget | None = None) -> Iterator[Frame]:
    """The frames of `path` in order and upright at one rate, each uint8 (H, W, 3) RGB.

    Memory does not grow with the clip. Raises MediaError, also in the middle of a file, and
    InvalidInput for clips beyond `budget`.
    """
    file, allowed = existing(path), budget or Budget.from_environment()
    if is_pictures(file):
        return pictures.frames_of(file, allowed)
    return video.frames_of(file, allowed, _whole(file, allowed).timing)


def read_repeated(path: PathLike, *, budget: Budget | None = None) -> tuple[int, ...]:
    """Of what `read_frames` gives, the frames that repeat the one before because the file shows
    that one longer than others; none in a file of one rate. Raises MediaError, InvalidInput.
    """
    file, allowed = existing(path), budget or Budget.from_environment()
    if is_pictures(file):
        return pictures.timing_of(file, allowed).repeated
    timing = _whole(file, allowed).timing
    return timing.repeated if timing else ()


def read_sound(path: PathLike, *, budget: Budget | None = None) -> Sound | None:
    """What is heard beside the frames of `path`, from the first of them on; None for silence.

    Of several tracks the default one is read. Raises MediaError, and InvalidInput for more than
    `budget` allows.
    """
    file, allowed = existing(path), budget or Budget.from_environment()
    return None if is_pictures(file) else soundtrack.read_sound(file, allowed)


def read_tags(path: PathLike) -> dict[str, str]:
    """Every tag in the file, key by key, as its container holds them."""
    file = existing(path)
    if is_pictures(file):
        return pictures.tags_in(file, Budget.from_environment())
    return video.tags_in(file)


def read_origin(path: PathLike) -> Origin | None:
    """How the clip at `path` came to be; None for files that onionskin did not write."""
    return origin_of(read_tags(path))


def _whole(file: Path, budget: Budget) -> video.Scan:
    """What is in a video file that is whole and within the budget."""
    found = video.scan(file)
    video.refuse_cut_short(file, found)
    timing = found.timing
    num_frames = timing.num_frames if timing else found.num_frames
    budget.check_length(str(file), found.num_frames, num_frames, found.seconds)
    return found


def is_pictures(file: Path) -> bool:
    """Whether a path is read through Pillow, and not as a video."""
    return file.is_dir() or file.suffix.lower() in _PICTURE_SUFFIXES
