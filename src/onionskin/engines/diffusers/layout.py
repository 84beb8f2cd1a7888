"""The next larger clip that a model can make, and which part of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np

from onionskin.canvas import Canvas
from onionskin.errors import UnsupportedCanvas
from onionskin.fitting import Size
from onionskin.framerate import format_fps


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """The sizes, lengths and rates that a model makes."""

    size: Size
    """What it was trained on, and what is made where nothing is asked."""
    side_multiple: int
    """Width and height in pixels are multiples of this."""
    max_frames: int
    """The most it makes at once; itself a length that it makes."""
    frames_step: int
    """It makes `frames_step` * k + `frames_offset` frames."""
    frames_offset: int = 1
    min_frames: int = 1
    fps: Fraction = Fraction(24)
    """What it was trained on."""
    takes_fps: bool = False
    """Whether it is told the frame rate, and so makes any."""
    max_side: int = 1280
    min_side: int = 1
    """Of what is painted, in pixels; decoders that mirror their border need several latents."""
    only_size: bool = False
    """Whether it makes `size` and no other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """What is painted, and where the canvas lies in it."""

    size: Size
    """Painted, each side at least the canvas's."""
    num_frames: int
    """Painted, at least the canvas's."""
    fps: Fraction
    """The rate that the model is told, or was trained on."""
    left: int
    top: int
    kept: tuple[int, ...]
    """For each frame of the canvas the painted frame that it becomes; growing."""
    warnings: tuple[str, ...] = ()


def layout_of(name: str, shape: Shape, canvas: Canvas, *, at_ends: bool = False) -> Layout:
    """The smallest clip of `shape` that holds `canvas`.

    With `at_ends` the first and last frame of the canvas become the first and last painted.
    Raises UnsupportedCanvas where that clip is larger or longer than the model makes.
    """
    size = _next_size(name, shape, _size(canvas))
    wanted, fps, about_rate = _at_rate(name, shape, canvas)
    num_frames = _next_length(shape, wanted[-1] + 1)
    if num_frames > shape.max_frames:
        raise UnsupportedCanvas(
            f"engine {name} would have to paint {num_frames} frames, {format_fps(fps)} a second, "
            f"for this canvas; its limit is {shape.max_frames}: give fewer seconds"
        )
    kept = _spread(canvas.num_frames, num_frames) if at_ends else wanted
    return Layout(
        size=size,
        num_frames=num_frames,
        fps=fps,
        left=(size.width - canvas.width) // 2,
        top=(size.height - canvas.height) // 2,
        kept=kept,
        warnings=(
            *about_rate,
            *_about_length(name, shape, num_frames, wanted, kept),
            *_about_size(name, shape, size, _size(canvas)),
        ),
    )


def _size(canvas: Canvas) -> Size:
    return Size(canvas.width, canvas.height)


def _next_size(name: str, shape: Shape, wanted: Size) -> Size:
    if not shape.only_size:
        return Size(*(_next_side(side, shape) for side in wanted))
    if wanted.width > shape.size.width or wanted.height > shape.size.height:
        raise UnsupportedCanvas(
            f"engine {name} makes {shape.size} only, and {wanted} does not fit in it; "
            f"give --size {shape.size} or less"
        )
    return shape.size


def _next_side(side: int, shape: Shape) -> int:
    return ceil(max(side, shape.min_side) / shape.side_multiple) * shape.side_multiple


def _next_length(shape: Shape, num_frames: int) -> int:
    wanted = max(num_frames, shape.min_frames)
    step = max(ceil((wanted - shape.frames_offset) / shape.frames_step), 0)
    return step * shape.frames_step + shape.frames_offset


def _at_rate(
    name: str, shape: Shape, canvas: Canvas
) -> tuple[tuple[int, ...], Fraction, tuple[str, ...]]:
    """Painted frames that the canvas's become, the painted rate, and a warning if it differs."""
    every = tuple(range(canvas.num_frames))
    if shape.takes_fps or canvas.fps == shape.fps or canvas.num_frames == 1:
        return every, canvas.fps if shape.takes_fps else shape.fps, ()
    ours, theirs = format_fps(canvas.fps), format_fps(shape.fps)
    if canvas.fps > shape.fps:
        speed = f"{float(canvas.fps / shape.fps):.3g}"
        faster = (
            f"engine {name} paints for {theirs} fps: at {ours} fps the clip plays {speed}x fast"
        )
        return every, shape.fps, (faster,)
    # Half up, so that the steps are as even as they can be; `round` goes to even numbers.
    nearest = tuple(int(index * shape.fps / canvas.fps + Fraction(1, 2)) for index in every)
    said = f"engine {name} paints at {theirs} fps: the frames nearest to {ours} fps were kept"
    return nearest, shape.fps, (said,)


def _spread(num_kept: int, num_frames: int) -> tuple[int, ...]:
    spread = np.linspace(0, num_frames - 1, num_kept).round().astype(int)
    return tuple(spread.tolist())


def _about_length(
    name: str, shape: Shape, num_frames: int, wanted: tuple[int, ...], kept: tuple[int, ...]
) -> tuple[str, ...]:
    if num_frames == wanted[-1] + 1:
        return ()
    first, step = shape.frames_offset or shape.frames_step, shape.frames_step
    rule = f"{first}, {first + step}, {first + 2 * step} …"
    rule = rule if step > 1 else f"at least {shape.min_frames}"
    how = "trimmed to" if kept == wanted else "evenly thinned to"
    return (f"engine {name} makes {rule} frames: made {num_frames}, {how} {len(kept)}",)


def _about_size(name: str, shape: Shape, size: Size, wanted: Size) -> tuple[str, ...]:
    if size == wanted:
        return ()
    if shape.only_size:
        return (f"engine {name} makes only {size}: cropped to {wanted}",)
    least = f" from {shape.min_side} on" if shape.min_side > 1 else ""
    return (
        f"engine {name} makes widths and heights that are multiples of "
        f"{shape.side_multiple}{least}: "
        f"made {size}, cropped to {wanted}",
    )
