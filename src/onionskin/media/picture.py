"""Read one still picture of any kind: upright, 8-bit RGB, transparency over black."""

from __future__ import annotations

import io
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from onionskin.errors import InvalidInput, MediaError

if TYPE_CHECKING:
    from onionskin.media.encode import Frame

MAX_PIXELS = 100_000_000


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Picture:
    """Pixels, uint8 (H, W, 3) RGB, and what was done to them in reading (one line each)."""

    pixels: Frame
    notes: tuple[str, ...] = ()


def read_picture(path: str | os.PathLike[str]) -> Frame:
    """The pixels of the picture at `path`; see `open_picture`."""
    return open_picture(path).pixels


def open_picture(path: str | os.PathLike[str]) -> Picture:
    """The picture at `path`; of a moving one or a video, its first frame.

    Raises MediaError for what is missing or damaged, InvalidInput for what is too large:
    its size is read from the header, before any memory is taken.
    """
    file = Path(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                refuse_too_large(file, picture.width, picture.height)
                return _moving(file, picture)
    except FileNotFoundError:
        raise MediaError(f"there is no file {os.fspath(path)}; check the name") from None
    except Image.DecompressionBombError:
        raise InvalidInput(f"{path} is too large; scale it down first") from None
    except UnidentifiedImageError:
        return _first_of_video(file)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, InvalidInput):
            raise
        raise MediaError(f"{path} cannot be read ({error}); it may be damaged") from error


def flattened(picture: Image.Image) -> Picture:
    """A picture of any of Pillow's modes as 8-bit RGB, upright, transparency over black."""
    notes = []
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):
        notes.append("more than 8 bits a channel: read in 8")
        upright = _eight_bits(upright)
    if upright.mode == "CMYK":
        notes.append("CMYK: converted to RGB")
        upright = _from_cmyk(upright)
    if not upright.has_transparency_data:
        return Picture(pixels=np.asarray(upright.convert("RGB")), notes=tuple(notes))
    layer = upright.convert("RGBA")
    if layer.getchannel("A").getextrema() != (255, 255):
        notes.append("transparent: laid over black")
    ground = Image.new("RGBA", layer.size, (0, 0, 0, 255))
    pixels = np.asarray(Image.alpha_composite(ground, layer).convert("RGB"))
    return Picture(pixels=pixels, notes=tuple(notes))


def refuse_too_large(path: Path, width: int, height: int) -> None:
    """Raises InvalidInput for more than 100 million pixels."""
    if width * height > MAX_PIXELS:
        raise InvalidInput(
            f"{path} is {width}x{height}; up to {MAX_PIXELS // 1_000_000} million pixels are "
            "read: scale it down first"
        )


def _moving(file: Path, picture: Image.Image) -> Picture:
    found = flattened(picture)
    count = getattr(picture, "n_frames", 1)
    notes = (f"it has {count} frames: its first is taken",) if count > 1 else ()
    return Picture(
        pixels=found.pixels, notes=tuple(f"{file}: {note}" for note in (*found.notes, *notes))
    )


def _first_of_video(file: Path) -> Picture:
    from onionskin.media import video

    try:
        frame = next(video.frames_of(file), None)
    except MediaError:
        frame = None
    if frame is None:
        raise MediaError(f"{file} is not a picture that can be read; give PNG or JPEG")
    return Picture(pixels=frame, notes=(f"{file}: it is a video: its first frame is taken",))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits (Pillow's own conversion cuts it off at 255)."""
    values = np.clip(np.asarray(picture).astype(np.int64), 0, 65535)
    return Image.fromarray(((values * 255 + 32767) // 65535).astype(np.uint8))


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
