"""Change a clip that is there: each edit is a reel of what stays, and a job that fills it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from onionskin.canvas import Mask
from onionskin.clip import Frames
from onionskin.engines.capabilities import Size
from onionskin.engines.registry import load_engine
from onionskin.errors import InvalidInput, MediaError
from onionskin.fitting import corner
from onionskin.framerate import exact_fps, format_fps
from onionskin.media.info import MediaInfo
from onionskin.media.read import probe
from onionskin.render.framing import Framing, check_seconds, check_size, nearest_size
from onionskin.render.make import Job, job_of
from onionskin.render.reel import FrameFile, Reader, Reel
from onionskin.request import MAX_SEED, Request

PathLike = str | os.PathLike[str]
Region = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


def extend(
    clip: PathLike,
    prompt: str,
    *,
    seconds: float,
    backward: bool = False,
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """Goes on after the end of `clip` (or, `backward`, leads up to its start) for `seconds`."""
    facts = _facts(clip)
    added = round(Fraction(check_seconds(seconds)) * facts.fps)
    if added < 1:
        raise InvalidInput(f"{seconds:g} s is less than a frame at {format_fps(facts.fps)} fps")
    start = added if backward else 0
    index = np.arange(facts.num_frames + added)
    whole = (index >= start) & (index < start + facts.num_frames)
    reel = Reel(
        size=Size(facts.width, facts.height),
        fps=facts.fps,
        whole=whole,
        open_reader=_moved(clip, lambda index: index - start),
    )
    return _job(reel, prompt, engine, seed)


def modify(
    clip: PathLike,
    prompt: str,
    *,
    region: Region | None = None,
    mask: PathLike | None = None,
    start_seconds: float = 0.0,
    end_seconds: float | None = None,
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """Fills a part of `clip` anew: a rectangle, or where the picture `mask` is bright."""
    facts = _facts(clip)
    size = Size(facts.width, facts.height)
    if (region is None) == (mask is None):
        raise InvalidInput("give either a region or a mask: which part is to change?")
    inside = _rectangle(region, size) if region is not None else _mask(mask or "", size)
    end = facts.duration_seconds if end_seconds is None else end_seconds
    if not 0 <= start_seconds < end <= facts.duration_seconds + 1e-6:
        raise InvalidInput(
            f"from {start_seconds:g} to {end:g} s is outside the clip; "
            f"give 0..{facts.duration_seconds:g}"
        )
    moments = np.arange(facts.num_frames) / float(facts.fps)
    reel = Reel(
        size=size,
        fps=facts.fps,
        whole=~((moments >= start_seconds - 1e-6) & (moments < end - 1e-6)),
        open_reader=_moved(clip, lambda index: index),
        part=~inside,
    )
    return _job(reel, prompt, engine, seed)


def expand(
    clip: PathLike,
    prompt: str,
    *,
    size: tuple[int, int],
    anchor: str = "center",
    engine: str = "toybox",
    seed: int | None = None,
) -> Job:
    """Paints around `clip`, which stands in `size` (width, height) at `anchor`."""
    facts = _facts(clip)
    outer, inner = check_size(size), Size(facts.width, facts.height)
    if outer.width < inner.width or outer.height < inner.height or outer == inner:
        raise InvalidInput(f"size {outer} does not enclose the clip's {inner}; give a larger one")
    left, top = corner(inner, outer, anchor)
    known = np.zeros((outer.height, outer.width), np.bool_)
    known[top : top + inner.height, left : left + inner.width] = True

    def opened() -> Reader:
        frames = FrameFile(clip)

        def read(index: int) -> Frames:
            ground = np.zeros((outer.height, outer.width, 3), np.uint8)
            ground[known] = frames(index).reshape(-1, 3)
            return ground

        return read

    whole = np.zeros(facts.num_frames, np.bool_)
    reel = Reel(size=outer, fps=facts.fps, whole=whole, open_reader=opened, part=known)
    return _job(reel, prompt, engine, seed)


def smooth(clip: PathLike, *, fps: Fraction | float | str, engine: str = "flow") -> Job:
    """Raises the frame rate of `clip` to `fps`: new frames between the old ones.

    An old frame is kept where one stands at the moment of a new one. Raises InvalidInput
    where the rate does not grow by a whole factor.
    """
    facts = _facts(clip)
    rate = exact_fps(fps)
    factor = rate / facts.fps
    if factor.denominator != 1 or factor < 2:
        raise InvalidInput(
            f"{format_fps(rate)} fps is no multiple of the clip's {format_fps(facts.fps)}; give "
            f"{format_fps(2 * facts.fps)}, {format_fps(3 * facts.fps)} and so on"
        )
    step = int(factor)
    reel = Reel(
        size=Size(facts.width, facts.height),
        fps=rate,
        whole=np.arange((facts.num_frames - 1) * step + 1) % step == 0,
        open_reader=_moved(clip, lambda index: index // step),
    )
    return _job(reel, "", engine, None)


def _facts(clip: PathLike) -> MediaInfo:
    facts = probe(clip)
    if facts.num_frames < 1:
        raise MediaError(f"{os.fspath(clip)} holds no frames; it may be damaged")
    return facts


def _moved(clip: PathLike, source: Callable[[int], int]) -> Callable[[], Reader]:
    """Opens the clip for reading by indices of a reel."""

    def opened() -> Reader:
        frames = FrameFile(clip)
        return lambda index: frames(source(index))

    return opened


def _rectangle(region: Region, size: Size) -> Mask:
    left, top, width, height = region
    inside = left >= 0 and top >= 0 and left + width <= size.width and top + height <= size.height
    if not inside or width < 1 or height < 1:
        raise InvalidInput(
            f"region {left},{top},{width},{height} is not inside the clip's {size}; "
            "give x,y,width,height in pixels"
        )
    mask = np.zeros((size.height, size.width), np.bool_)
    mask[top : top + height, left : left + width] = True
    return mask


def _mask(path: PathLike, size: Size) -> Mask:
    from onionskin.media.picture import read_picture

    picture = read_picture(path)
    given = Size(picture.shape[1], picture.shape[0])
    if given != size:
        raise InvalidInput(f"mask {os.fspath(path)} is {given}, the clip {size}; give it that size")
    inside = np.asarray(picture.max(axis=2) >= 128)
    if not inside.any():
        raise InvalidInput(f"mask {os.fspath(path)} is empty; paint white what is to change")
    return inside


def _job(reel: Reel, prompt: str, engine: str, seed: int | None) -> Job:
    filler = load_engine(engine)
    able = filler.capabilities
    canvas_size = nearest_size(able, reel.size)
    notes: tuple[str, ...] = ()
    if canvas_size != reel.size:
        notes = (f"engine {engine} does not paint at {reel.size}: painted at {canvas_size}",)
    framing = Framing(
        canvas_size=canvas_size,
        size=reel.size,
        num_frames=reel.num_frames,
        fps=reel.fps,
        warnings=notes,
    )
    drawn = secrets.randbelow(MAX_SEED + 1) if seed is None else seed
    return job_of(filler, framing, Request(prompt=prompt, seed=drawn), reel)
