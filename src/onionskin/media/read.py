"""Read clips: what a file holds, its frames one by one, and what it says of itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onionskin.errors import MediaError
from onionskin.media import pictures, video
from onionskin.media.info import MediaInfo
from onionskin.media.tags import origin_of

if TYPE_CHECKING:
    from onionskin.media.encode import Frame
    from onionskin.origin import Origin

_PICTURE_SUFFIXES = frozenset(
    {".gif", ".webp", ".png", ".apng", ".avif", ".jpg", ".jpeg", ".jfif", ".jp2"}
    | {".bmp", ".tif", ".tiff", ".tga", ".ppm", ".pgm"}
)
"""Read through Pillow; everything else through FFmpeg."""


def probe(path: str | os.PathLike[str]) -> MediaInfo:
    """What the file or PNG folder at `path` holds as it is stored; videos are not decoded.

    Raises MediaError for what is missing, damaged, or holds no pictures.
    """
    file = _existing(path)
    if not _is_pictures(file):
        return video.info_of(file)
    timing, first = pictures.timing_of(file), pictures.first_of(file)
    height, width = first.pixels.shape[:2]
    return MediaInfo(
        num_frames=timing.num_frames,
        fps=timing.fps,
        width=width,
        height=height,
        notes=(*first.notes, *timing.notes),
    )


def clip_info(path: str | os.PathLike[str]) -> MediaInfo:
    """What `read_frames` gives: as `probe`, but at one rate where the file's is variable.

    Raises MediaError, for files without frames and for those cut short as well.
    """
    file = _existing(path)
    info = probe(file)
    if not _is_pictures(file):
        found = video.scan(file)
        # A stream may count frames that an edit list hides; one without times counts none.
        info = replace(info, num_frames=found.num_frames or info.num_frames)
        if found.timing is not None:
            info = replace(
                info,
                num_frames=found.timing.num_frames,
                fps=found.timing.fps,
                notes=(*info.notes, *found.timing.notes),
            )
    if info.num_frames < 1:
        raise MediaError(f"{os.fspath(path)} holds no frames; it may be damaged")
    return info


def read_frames(path: str | os.PathLike[str]) -> Iterator[Frame]:
    """The frames of `path` in order and upright at one rate, each uint8 (H, W, 3) RGB.

    Memory does not grow with the clip. Raises MediaError, also in the middle of a file.
    """
    file = _existing(path)
    if _is_pictures(file):
        return pictures.frames_of(file)
    return video.frames_of(file, video.scan(file).timing)


def read_tags(path: str | os.PathLike[str]) -> dict[str, str]:
    """Every tag in the file, key by key, as its container holds them."""
    file = _existing(path)
    return pictures.tags_in(file) if _is_pictures(file) else video.tags_in(file)


def read_origin(path: str | os.PathLike[str]) -> Origin | None:
    """How the clip at `path` came to be; None for files that onionskin did not write."""
    return origin_of(read_tags(path))


def _existing(path: str | os.PathLike[str]) -> Path:
    file = Path(path)
    if not file.exists():
        raise MediaError(f"there is no file {os.fspath(path)}; check the name")
    return file


def _is_pictures(file: Path) -> bool:
    return file.is_dir() or file.suffix.lower() in _PICTURE_SUFFIXES
