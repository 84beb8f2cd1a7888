"""Read one still picture of any kind: upright, 8-bit RGB, transparency over black."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from onionskin.errors import InvalidInput, MediaError, OnionskinError
from onionskin.media.budget import Budget
from onionskin.media.destination import check_name, special_kind
from onionskin.media.structure import Shape, shape_of

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

    from onionskin.media.encode import Frame

_EXIF_ORIENTATION = 0x0112


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Picture:
    """Pixels, uint8 (H, W, 3) RGB, and what was done to them in reading (one line each)."""

    pixels: Frame
    notes: tuple[str, ...] = ()


def read_picture(path: str | os.PathLike[str], *, budget: Budget | None = None) -> Frame:
    """The pixels of the picture at `path`; see `open_picture`."""
    return open_picture(path, budget=budget).pixels


def open_picture(path: str | os.PathLike[str], *, budget: Budget | None = None) -> Picture:
    """The picture at `path`; of a moving one or a video, its first frame.

    Raises MediaError for what is missing or damaged, InvalidInput for what is larger than
    `budget` allows (left out: by the environment): the size is read from the header, before any
    memory is taken.
    """
    file, allowed = existing(path), budget or Budget.from_environment()
    if file.is_dir():
        raise MediaError(f"{os.fspath(path)} is a folder; give one picture from it")
    if not _is_known_to_pillow(file):
        return _first_of_video(file, allowed)
    with opened(file, allowed) as picture:
        return _moving(file, picture)


def existing(path: str | os.PathLike[str]) -> Path:
    """The path of something that can be read from its start again and again.

    Raises MediaError for what is missing, and for pipes and devices, which may never end.
    """
    check_name(path)
    file = Path(path)
    kind = special_kind(file)
    if kind:
        raise MediaError(f"{os.fspath(path)} is a {kind}; give a file")
    if not file.exists():
        raise MediaError(f"there is no file {os.fspath(path)}; check the name")
    return file


@contextmanager
def opened(path: Path, budget: Budget) -> Iterator[ImageFile]:
    """The picture at `path`, opened by Pillow; whatever goes wrong in the block is a MediaError.

    Raises InvalidInput for one larger than `budget` allows.
    """
    try:
        existing(path)
        shape_in(path, budget)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                budget.check_size(str(path), picture.width, picture.height)
                yield picture
    except OnionskinError:
        raise
    except Image.DecompressionBombError:
        raise InvalidInput(f"{path} is too large; scale it down first") from None
    except UnidentifiedImageError:
        raise MediaError(
            f"{path} cannot be read (unknown picture format); it may be damaged"
        ) from None
    except Exception as error:  # Pillow's readers raise whatever comes up in a damaged file
        reason = str(error).replace(str(path), "it") or type(error).__name__
        raise MediaError(f"{path} cannot be read ({reason}); it may be damaged") from error


def shape_in(path: Path, budget: Budget) -> Shape | None:
    """The shape of a GIF, WebP or PNG that is whole and within the budget; None for others."""
    try:
        shape = shape_of(path)
        num_bytes = path.stat().st_size
    except OSError as error:
        raise MediaError(f"{path} cannot be read ({error.strerror}); check the file") from error
    if shape is None:
        return None
    if not shape.whole or not shape.seconds:
        raise MediaError(f"{path} cannot be read (it ends too early); it is damaged or truncated")
    budget.check_size(str(path), shape.width, shape.height)
    budget.check_expansion(str(path), num_bytes, len(shape.seconds), shape.width, shape.height)
    return shape


def flattened(picture: Image.Image) -> Picture:
    """A picture of any of Pillow's modes as 8-bit RGB, upright, transparency over black."""
    notes = []
    upright = ImageOps.exif_transpose(picture) if _is_turned(picture) else picture
    if upright.mode.startswith("I"):
        notes.append("more than 8 bits per channel: read as 8")
        upright = _eight_bits(upright)
    if upright.mode == "CMYK":
        notes.append("CMYK: converted to RGB")
        upright = _from_cmyk(upright)
    if not upright.has_transparency_data:
        whole = upright if upright.mode == "RGB" else upright.convert("RGB")
        return Picture(pixels=np.asarray(whole), notes=tuple(notes))
    layer = upright if upright.mode == "RGBA" else upright.convert("RGBA")
    alpha = layer.getchannel("A")
    if alpha.getextrema() != (255, 255):
        notes.append("transparent: placed on black")
    ground = Image.new("RGB", layer.size)
    ground.paste(layer, mask=alpha)
    return Picture(pixels=np.asarray(ground), notes=tuple(notes))


def _is_turned(picture: Image.Image) -> bool:
    """Whether the camera that took it was held another way."""
    try:
        return bool(picture.getexif().get(_EXIF_ORIENTATION, 1) != 1)
    except Exception:  # what a camera wrote beside its picture is no reason to refuse that
        return False


def _is_known_to_pillow(file: Path) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if shape_of(file) is None:
                Image.open(file).close()
    except UnidentifiedImageError:
        return False
    except Exception:
        return True  # and damaged: whoever reads it says how
    return True


def _moving(file: Path, picture: Image.Image) -> Picture:
    found = flattened(picture)
    count = getattr(picture, "n_frames", 1)
    notes = (f"it has {count} frames: the first is used",) if count > 1 else ()
    return Picture(
        pixels=found.pixels, notes=tuple(f"{file}: {note}" for note in (*found.notes, *notes))
    )


def _first_of_video(file: Path, budget: Budget) -> Picture:
    from onionskin.media import video

    try:
        frame = next(video.frames_of(file, budget), None)
    except MediaError:
        frame = None
    if frame is None:
        raise MediaError(f"{file} is not a readable picture; give PNG or JPEG")
    return Picture(pixels=frame, notes=(f"{file} is a video: its first frame is used",))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits (Pillow's own conversion cuts it off at 255)."""
    values = np.asarray(picture)
    eight = np.empty(values.shape, np.uint8)
    for row, line in enumerate(values):  # by lines, for memory
        deep = np.clip(line.astype(np.int64), 0, 65535)
        eight[row] = (deep * 255 + 32767) // 65535
    return Image.fromarray(eight)


def _from_cmyk(picture: Image.Image) -> Image.Image:
    """By the picture's own profile, where it has one that can be read."""
    profile = picture.info.get("icc_profile")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
        screen = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, source, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        converted = None
    return converted or picture.convert("RGB")
