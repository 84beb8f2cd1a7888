"""Pictures that a person gives, as frames of the clip to be made."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from onionskin.engines.capabilities import Capabilities
from onionskin.errors import InvalidInput
from onionskin.fitting import Fit, Size
from onionskin.frames import Frames
from onionskin.render.framing import Framing, nearest_size
from onionskin.render.reel import Reel, of_pictures

if TYPE_CHECKING:
    PathLike = str | os.PathLike[str]


def by_moment(
    keyframes: Mapping[float, PathLike] | None,
    image: PathLike | None,
    last_image: PathLike | None,
    seconds: float,
) -> dict[float, PathLike]:
    """Pictures by the second at which they stand: a first and a last one, and any between.

    Raises InvalidInput for two at one time, or one outside the clip's `seconds`.
    """
    given = [*(keyframes or {}).items()]
    given += [] if image is None else [(0.0, image)]
    given += [] if last_image is None else [(seconds, last_image)]
    pictures: dict[float, PathLike] = {}
    for moment, picture in given:
        if not (math.isfinite(moment) and 0 <= moment <= seconds + 1e-6):
            raise InvalidInput(
                f"a picture at {moment:g} s is outside the clip; give 0..{seconds:g}"
            )
        if moment in pictures:
            raise InvalidInput(f"two pictures stand at {moment:g} s; give each its own time")
        pictures[moment] = picture
    return dict(sorted(pictures.items()))


def size_like(path: PathLike, able: Capabilities) -> Size:
    """The size nearest to a picture's that the engine fills."""
    from onionskin.media.picture import read_picture

    picture = read_picture(path)
    return nearest_size(able, Size(picture.shape[1], picture.shape[0]))


def reel_with(
    pictures: Mapping[float, PathLike], framing: Framing, fit: Fit
) -> tuple[Reel, tuple[str, ...]]:
    """The reel of a clip with pictures at given seconds, and what was done to them."""
    from onionskin.media.picture import open_picture

    placed: dict[int, Frames] = {}
    notes: list[str] = []
    for seconds, path in pictures.items():
        index = frame_at(seconds, framing)
        if index in placed:
            raise InvalidInput(f"two pictures stand at frame {index}; give each its own time")
        opened = open_picture(path)
        picture = opened.pixels
        given = Size(picture.shape[1], picture.shape[0])
        notes.extend(opened.notes)
        if given != framing.size:
            notes.append(f"{os.fspath(path)} is {given}: brought to {framing.size} by {fit}")
        placed[index] = picture
    reel = of_pictures(placed, framing.size, framing.num_frames, framing.fps, fit)
    return reel, tuple(notes)


def frame_at(seconds: float, framing: Framing) -> int:
    """The frame shown at a moment; the clip's very end is its last frame."""
    return min(round(seconds * framing.fps), framing.num_frames - 1)
