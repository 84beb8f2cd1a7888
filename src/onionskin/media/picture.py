"""Read one still picture of any kind, upright, transparency over black."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from onionskin.errors import InvalidInput, MediaError

if TYPE_CHECKING:
    from onionskin.media.encode import Frame

MAX_PIXELS = 100_000_000


def read_picture(path: str | os.PathLike[str]) -> Frame:
    """The picture at `path`, uint8 (H, W, 3) RGB; of a moving one, its first.

    Raises MediaError for what is missing or damaged, InvalidInput for what is too large:
    its size is read from the header, before any memory is taken.
    """
    file = Path(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                _refuse_too_large(file, picture.width, picture.height)
                upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except FileNotFoundError:
        raise MediaError(f"there is no file {os.fspath(path)}; check the name") from None
    except Image.DecompressionBombError:
        raise InvalidInput(f"{path} is too large; scale it down first") from None
    except UnidentifiedImageError:
        raise MediaError(f"{path} is not a picture that can be read; give PNG or JPEG") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        if isinstance(error, InvalidInput):
            raise
        raise MediaError(f"{path} cannot be read ({error}); it may be damaged") from error
    ground = Image.new("RGBA", upright.size, (0, 0, 0, 255))
    return np.asarray(Image.alpha_composite(ground, upright).convert("RGB"))


def _refuse_too_large(path: Path, width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise InvalidInput(
            f"{path} is {width}x{height}; up to {MAX_PIXELS // 1_000_000} million pixels are "
            "read: scale it down first"
        )
