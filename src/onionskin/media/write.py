"""Write clips: frame by frame, never half, never over something else unasked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from onionskin.errors import InvalidInput, MediaError
from onionskin.framerate import exact_fps
from onionskin.media.destination import Destination, PathLike
from onionskin.media.formats import PNG_FOLDER, Format, check_fits, format_of

if TYPE_CHECKING:
    from onionskin.media.encode import Encoder, Frame
    from onionskin.media.soundtrack import Carried
    from onionskin.origin import Origin
    from onionskin.sound import Sound


class Writer:
    """Takes the frames of one file in order, and its sound at any time until the block ends."""

    def __init__(self, encoder: Encoder, width: int, height: int) -> None:
        self._encoder = encoder
        self._shape = (height, width, 3)
        self.num_frames = 0
        self.sound: Sound | None = None
        """What is heard from the first frame on; set it before the block ends."""
        self.carried: Carried | None = None
        """A video file, all of which that stands beside its pictures goes into this one."""
        self.warnings: list[str] = []
        """What could not be written, one line each; whole when the block has ended."""

    def write(self, frame: Frame) -> None:
        """Adds one frame, uint8 (H, W, 3) RGB of the size the writer was opened with."""
        if np.shape(frame) != self._shape or frame.dtype != np.uint8:
            given = f"frame.shape = {np.shape(frame)}, {getattr(frame, 'dtype', 'no array')}"
            raise InvalidInput(f"{given}; give uint8 {self._shape}")
        self._encoder.add(frame)
        self.num_frames += 1


@contextmanager
def open_writer(
    path: PathLike,
    width: int,
    height: int,
    fps: Fraction | int,
    *,
    origin: Origin | None = None,
    force: bool = False,
    inputs: Iterable[PathLike | None] = (),
    drawn: bool = False,
) -> Iterator[Writer]:
    """Opens `path` for writing frames; the suffix chooses the format.

    Frames that were `drawn` as vectors, clean and without grain, are encoded faster.

    The file, with the sound that the writer was given, appears under its name in one step, and
    only when the block has ended well. It may not be one of `inputs`. Raises OutputExists,
    UnsupportedFormat, InvalidInput or MediaError, and leaves nothing behind on any error or
    interrupt.
    """
    from onionskin.media.encode import open_encoder
    from onionskin.media.tags import tags_of

    fmt = format_of(path)
    destination = check_output(path, width, height, fps, force=force, inputs=inputs)
    encoder: Encoder | None = None
    try:
        destination.open_part()
        encoder = open_encoder(
            fmt,
            destination.part,
            width,
            height,
            exact_fps(fps),
            tags_of(origin) if origin else {},
            drawn=drawn,
        )
        writer = Writer(encoder, width, height)
        yield writer
        if writer.num_frames == 0:
            raise InvalidInput(f"{os.fspath(path)}: no frames were given; give at least one")
        encoder.finish()
        _lay_beside(writer, fmt, destination)
        destination.put_in_place()
    except BaseException as error:
        if encoder is not None:
            encoder.abandon()
        destination.discard_part()
        if isinstance(error, OSError):
            raise MediaError(destination.failure(error)) from error
        raise


def check_output(
    path: PathLike,
    width: int,
    height: int,
    fps: Fraction | int,
    *,
    force: bool = False,
    inputs: Iterable[PathLike | None] = (),
) -> Destination:
    """Raises, before any work is done, what `open_writer` would raise on opening `path`."""
    fmt = format_of(path)
    check_fits(fmt, width, height, exact_fps(fps))
    return Destination(path, folder=fmt is PNG_FOLDER, force=force, inputs=inputs)


def _lay_beside(writer: Writer, fmt: Format, destination: Destination) -> None:
    """Lays sound and what is carried beside the finished pictures, before they are in place."""
    from onionskin.media.inventory import BESIDE_THE_PICTURES, Kind, inventory_of
    from onionskin.media.soundtrack import holds_sound, lay_beside

    sound, carried = writer.sound, writer.carried
    if sound is not None and not len(sound.samples):
        sound = None
    if carried is not None:
        inventory = inventory_of(carried.path)
        kept: set[Kind] = {"rotation"}  # the frames stand upright
        if holds_sound(fmt):
            kept |= BESIDE_THE_PICTURES  # as far as the container holds them
        writer.warnings.extend(inventory.warnings(kept))
    if holds_sound(fmt):
        if sound is not None or carried is not None:
            pictures = destination.renew_part()
            writer.warnings.extend(lay_beside(pictures, destination.part, fmt, sound, carried))
    elif sound is not None:
        writer.warnings.append(
            f"the sound is left out: {fmt.name} cannot hold sound; write .mp4, .webm or .mkv "
            "to keep it"
        )
