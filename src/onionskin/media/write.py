"""Write clips: frame by frame, never half, never over something else unasked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from onionskin.errors import InvalidInput, MediaError
from onionskin.framerate import exact_fps
from onionskin.media.destination import Destination
from onionskin.media.formats import PNG_FOLDER, check_fits, format_of

if TYPE_CHECKING:
    from onionskin.media.encode import Encoder, Frame
    from onionskin.origin import Origin


class Writer:
    """Takes the frames of one file in order."""

    def __init__(self, encoder: Encoder, width: int, height: int) -> None:
        self._encoder = encoder
        self._shape = (height, width, 3)
        self.num_frames = 0

    def write(self, frame: Frame) -> None:
        """Adds one frame, uint8 (H, W, 3) RGB of the size the writer was opened with."""
        if frame.shape != self._shape or frame.dtype != np.uint8:
            raise InvalidInput(f"{frame.shape = }, {frame.dtype = }; give uint8 {self._shape}")
        self._encoder.add(frame)
        self.num_frames += 1


@contextmanager
def open_writer(
    path: str | os.PathLike[str],
    width: int,
    height: int,
    fps: Fraction | int,
    *,
    origin: Origin | None = None,
    force: bool = False,
) -> Iterator[Writer]:
    """Opens `path` for writing frames; the suffix chooses the format.

    The file appears under its name only when the block has ended well. Raises OutputExists,
    UnsupportedFormat or MediaError, and leaves nothing behind on any error or interrupt.
    """
    from onionskin.media.encode import open_encoder
    from onionskin.media.tags import tags_of

    destination = check_output(path, width, height, fps, force=force)
    encoder: Encoder | None = None
    try:
        destination.open_part()
        encoder = open_encoder(
            format_of(path),
            destination.part,
            width,
            height,
            exact_fps(fps),
            tags_of(origin) if origin else {},
        )
        writer = Writer(encoder, width, height)
        yield writer
        if writer.num_frames == 0:
            raise InvalidInput(f"{os.fspath(path)}: no frames were given; give at least one")
        encoder.finish()
        destination.put_in_place()
    except BaseException as error:
        if encoder is not None:
            encoder.abandon()
        destination.discard_part()
        if isinstance(error, OSError):
            raise MediaError(destination.failure(error)) from error
        raise


def check_output(
    path: str | os.PathLike[str],
    width: int,
    height: int,
    fps: Fraction | int,
    *,
    force: bool = False,
) -> Destination:
    """Raises, before any work is done, what `open_writer` would raise on opening `path`."""
    fmt = format_of(path)
    check_fits(fmt, width, height, exact_fps(fps))
    return Destination(path, folder=fmt is PNG_FOLDER, force=force)
