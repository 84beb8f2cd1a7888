"""Still and moving pictures and folders of PNGs, read through Pillow.

Moving pictures say how long each picture is shown, and writers merge pictures that are alike;
they are read as frames at one rate, each repeated as often as it was shown.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from onionskin.errors import InvalidInput, MediaError
from onionskin.framerate import exact_fps
from onionskin.media.picture import flattened, refuse_too_large
from onionskin.media.tags import tags_of_xmp
from onionskin.media.timing import Timing
from onionskin.media.webp_xmp import read_xmp

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

    from onionskin.media.encode import Frame
    from onionskin.media.picture import Picture

_STILL_MILLISECONDS = 1000


def timing_of(path: Path) -> Timing:
    """The timing of a still or moving picture, or of a folder of PNGs."""
    if path.is_dir():
        return Timing(repeats=(1,) * len(_pngs(path)), fps=_folder_fps(path))
    shown = _milliseconds(path)
    unit = median(shown)
    repeats = tuple(max(1, round(milliseconds / unit)) for milliseconds in shown)
    return Timing(repeats=repeats, fps=_rate(sum(repeats), sum(shown)))


def first_of(path: Path) -> Picture:
    """The first frame, and what is done to frames in reading them."""
    with _opened(_pngs(path)[0] if path.is_dir() else path) as picture:
        return flattened(picture)


def frames_of(path: Path) -> Iterator[Frame]:
    """The frames at one rate, each uint8 (H, W, 3) RGB; transparency is over black."""
    if path.is_dir():
        for png in _pngs(path):
            with _opened(png) as picture:
                yield flattened(picture).pixels
        return
    repeats = timing_of(path).repeats
    with _opened(path) as picture:
        for index, count in enumerate(repeats):
            picture.seek(index)
            frame = flattened(picture).pixels
            for _ in range(count):
                yield frame


def tags_in(path: Path) -> dict[str, str]:
    """The tags that onionskin writes; empty for foreign files."""
    if path.suffix.lower() == ".webp":
        return tags_of_xmp(read_xmp(path))
    with _opened(_pngs(path)[0] if path.is_dir() else path) as picture:
        info = dict(picture.info)
    if path.is_dir():
        return {str(key): text for key, text in info.items() if isinstance(text, str)}
    return _tags_of_comment(info.get("comment", b""))


def _tags_of_comment(comment: object) -> dict[str, str]:
    if not isinstance(comment, bytes):
        return {}
    try:
        tags = json.loads(comment)
    except ValueError:
        return {"comment": comment.decode("latin-1")} if comment else {}
    return tags if isinstance(tags, dict) else {}


def _milliseconds(path: Path) -> list[int]:
    """How long each picture is shown. Players show 0 as 100."""
    with _opened(path) as picture:
        count = getattr(picture, "n_frames", 1)
        shown = []
        for index in range(count):
            picture.seek(index)
            picture.load()
            shown.append(int(picture.info.get("duration", 0)) or 100)
    return shown if count > 1 else [_STILL_MILLISECONDS]


def _rate(num_frames: int, milliseconds: int) -> Fraction:
    """Frames per second; whole, where rounding to hundredths of a second hid a whole rate."""
    fps = Fraction(num_frames * 1000, milliseconds)
    whole = round(fps)
    # Each file rounds its end to at most 10 ms.
    if whole and abs(Fraction(num_frames * 1000, whole) - milliseconds) <= 10:
        return Fraction(whole)
    return exact_fps(fps)


def _folder_fps(folder: Path) -> Fraction:
    with _opened(_pngs(folder)[0]) as picture:
        text = picture.info.get("fps", "")
    if not text:
        raise MediaError(f"the PNGs in {folder} do not say their frame rate (text key 'fps')")
    return exact_fps(text)


def _pngs(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.png"))
    if not found:
        raise MediaError(f"folder {folder} holds no .png files; give a folder of numbered PNGs")
    return found


@contextmanager
def _opened(path: Path) -> Iterator[ImageFile]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                refuse_too_large(path, picture.width, picture.height)
                yield picture
    except Image.DecompressionBombError:
        raise InvalidInput(f"{path} is too large; scale it down first") from None
    except (UnidentifiedImageError, OSError, EOFError, SyntaxError) as error:
        raise MediaError(f"{path} cannot be read ({error}); it may be damaged") from error
