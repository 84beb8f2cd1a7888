"""Still and moving pictures and folders of PNGs, read through Pillow.

Moving pictures say how long each picture is shown, and writers merge pictures that are alike;
they are read as frames at one rate, each repeated as often as it was shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from onionskin.errors import InvalidInput, MediaError
from onionskin.framerate import exact_fps
from onionskin.media.info import Timing
from onionskin.media.picture import flattened, opened, shape_in
from onionskin.media.tags import read_xmp, tags_of_xmp

if TYPE_CHECKING:
    from onionskin.media.budget import Budget
    from onionskin.media.encode import Frame
    from onionskin.media.picture import Picture

_STILL_MILLISECONDS = 1000
_DEFAULT_MILLISECONDS = 100
"""How long players show a picture that says 0."""


def timing_of(path: Path, budget: Budget) -> Timing:
    """The timing of a still or moving picture, or of a folder of PNGs; nothing is decoded.

    Raises InvalidInput where pictures are held longer than the budget allows.
    """
    if path.is_dir():
        return Timing(repeats=(1,) * len(_pngs(path)), fps=_folder_fps(path, budget))
    shape = shape_in(path, budget)
    shown = [_STILL_MILLISECONDS]
    if shape is not None and len(shape.seconds) > 1:
        shown = [round(1000 * each) or _DEFAULT_MILLISECONDS for each in shape.seconds]
    unit = median(shown)
    repeats = tuple(max(1, round(milliseconds / unit)) for milliseconds in shown)
    budget.check_length(str(path), len(shown), sum(repeats), sum(shown) / 1000)
    return Timing(repeats=repeats, fps=_rate(sum(repeats), sum(shown)))


def first_of(path: Path, budget: Budget) -> Picture:
    """The first frame, and what is done to frames in reading them."""
    with opened(_pngs(path)[0] if path.is_dir() else path, budget) as picture:
        return flattened(picture)


def frames_of(path: Path, budget: Budget) -> Iterator[Frame]:
    """The frames at one rate, each uint8 (H, W, 3) RGB; transparency is over black.

    Raises MediaError, also in the middle: where a picture is damaged, or of another size.
    """
    if path.is_dir():
        yield from _folder_frames(path, budget)
        return
    repeats = timing_of(path, budget).repeats
    shape = shape_in(path, budget)
    first = 1 if shape is not None and shape.has_poster else 0
    with opened(path, budget) as picture:
        for index, count in enumerate(repeats):
            picture.seek(first + index)
            frame = flattened(picture).pixels
            for _ in range(count):
                yield frame


def tags_in(path: Path, budget: Budget) -> dict[str, str]:
    """The tags that onionskin writes; empty for foreign files."""
    file = _pngs(path)[0] if path.is_dir() else path
    with opened(file, budget) as picture:
        info = dict(picture.info)
        if not path.is_dir() and picture.format == "WEBP":
            return tags_of_xmp(read_xmp(file))
    if path.is_dir():
        return {str(key): text for key, text in info.items() if isinstance(text, str)}
    return _tags_of_comment(info.get("comment", b""))


def _folder_frames(folder: Path, budget: Budget) -> Iterator[Frame]:
    size: tuple[int, ...] | None = None
    for png in _pngs(folder):
        with opened(png, budget) as picture:
            frame = flattened(picture).pixels
        size = size or frame.shape
        if frame.shape != size:
            raise MediaError(
                f"{png} is {frame.shape[1]}x{frame.shape[0]}, but the folder's first picture "
                f"is {size[1]}x{size[0]}; give pictures of the same size"
            )
        yield frame


def _tags_of_comment(comment: object) -> dict[str, str]:
    if not isinstance(comment, bytes):
        return {}
    try:
        tags = json.loads(comment)
    except (ValueError, RecursionError):
        return {"comment": comment.decode("latin-1")} if comment else {}
    if not isinstance(tags, dict):
        return {}
    return {key: text for key, text in tags.items() if isinstance(text, str)}


def _rate(num_frames: int, milliseconds: int) -> Fraction:
    """Frames per second; whole, where rounding to hundredths of a second hid a whole rate."""
    fps = Fraction(num_frames * 1000, milliseconds)
    whole = round(fps)
    # Each file rounds its end to at most 10 ms.
    if whole and abs(Fraction(num_frames * 1000, whole) - milliseconds) <= 10:
        return exact_fps(whole)
    return exact_fps(fps)


def _folder_fps(folder: Path, budget: Budget) -> Fraction:
    with opened(_pngs(folder)[0], budget) as picture:
        text = picture.info.get("fps", "")
    if not text:
        raise MediaError(f"the PNGs in {folder} do not say their frame rate (text key 'fps')")
    try:
        return exact_fps(text)
    except InvalidInput as error:
        raise MediaError(f"the PNGs in {folder} do not say a frame rate: {error}") from None


def _pngs(folder: Path) -> list[Path]:
    """The pictures of a folder in the order of their names. Raises MediaError."""
    try:
        found = sorted(path for path in folder.glob("*.png") if not path.is_dir())
    except OSError as error:
        raise MediaError(f"{folder} cannot be read ({error.strerror}); check the folder") from error
    if not found:
        raise MediaError(f"folder {folder} has no .png files; give a folder of numbered PNGs")
    inside = folder.resolve()
    for path in found:
        if path.is_symlink() and inside not in path.resolve().parents:
            raise MediaError(
                f"{path} is a link to outside its folder; put the picture itself there"
            )
    return found
