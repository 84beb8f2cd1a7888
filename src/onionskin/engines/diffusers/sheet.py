"""A canvas brought to the size and length that a model makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from onionskin.canvas import Canvas
from onionskin.engines.diffusers.layout import Layout
from onionskin.exposure import Mask
from onionskin.frames import Frames
from onionskin.request import Request


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Sheet:
    """What a pipeline is shown. Shapes are of the painted clip: P frames, H, W pixels."""

    frames: Frames
    """uint8 (P, H, W, 3); 0 where nothing is known."""
    known: Mask
    """bool (P, H, W)."""
    draft: Frames | None
    """uint8 (P, H, W, 3), to be painted over."""
    guide: Frames | None
    """uint8 (P, H, W, 3), to be led by; None: there is none, or it is painted over as a draft."""
    times: tuple[float, ...]
    """When each painted frame is shown, in seconds of the clip."""
    request: Request
    layout: Layout
    num_inference_steps: int

    @property
    def known_frames(self) -> list[int]:
        """Painted frames that are known from edge to edge, growing."""
        return [int(index) for index in np.flatnonzero(self.known.all(axis=(1, 2)))]


def make_sheet(
    canvas: Canvas,
    request: Request,
    layout: Layout,
    num_inference_steps: int,
    drawn: Frames | None = None,
) -> Sheet:
    """The canvas in the middle of `layout`, its border carried on to the edges.

    `drawn` is the request's guide, uint8 (P, H, W, 3) of the canvas's size.
    """
    led = None if drawn is None else _padded(drawn, canvas, layout)
    over = "drawing" in request.guides
    kept = np.array(layout.kept)
    shape = (layout.num_frames, layout.size.height, layout.size.width)
    known = np.zeros(shape, np.bool_)
    known[kept] = _padded(canvas.known_pixels, canvas, layout)
    frames = np.zeros((*shape, 3), np.uint8)
    frames[kept] = _padded(canvas.frames, canvas, layout)
    frames[~known] = 0
    return Sheet(
        frames=frames,
        known=known,
        draft=led if over else _draft(canvas, request, layout),
        guide=None if over else led,
        times=painted_times(canvas, layout),
        request=request,
        layout=layout,
        num_inference_steps=num_inference_steps,
    )


def painted_times(canvas: Canvas, layout: Layout) -> tuple[float, ...]:
    """When each painted frame is shown, in seconds of the clip."""
    kept = np.array(layout.kept)
    shown = np.array([float(moment) for moment in canvas.times])
    indices = np.arange(layout.num_frames)
    after = np.maximum(indices - kept[-1], 0) / float(layout.fps)
    times: list[float] = (np.interp(indices, kept, shown) + after).tolist()
    return tuple(times)


def one_frame(sheet: Sheet) -> Sheet:
    """A sheet of the first frame alone, nothing of it known."""
    return replace(
        sheet,
        frames=np.zeros_like(sheet.frames[:1]),
        known=np.zeros_like(sheet.known[:1]),
        draft=None,
        guide=None,
        times=sheet.times[:1],
        layout=replace(sheet.layout, num_frames=1, kept=(0,)),
    )


def with_first_frame(sheet: Sheet, picture: Frames) -> Sheet:
    """The sheet with `picture`, uint8 (H, W, 3), as its first frame, known."""
    frames, known = sheet.frames.copy(), sheet.known.copy()
    frames[0], known[0] = picture, True
    return replace(sheet, frames=frames, known=known)


def cut_out(frames: Frames, canvas: Canvas, layout: Layout) -> Frames:
    """The part of painted `frames`, uint8 (P, H, W, 3), that is the canvas's."""
    rows = slice(layout.top, layout.top + canvas.height)
    columns = slice(layout.left, layout.left + canvas.width)
    return np.ascontiguousarray(frames[np.array(layout.kept)][:, rows, columns])


def _padded(values: np.ndarray, canvas: Canvas, layout: Layout) -> np.ndarray:
    bottom = layout.size.height - canvas.height - layout.top
    right = layout.size.width - canvas.width - layout.left
    widths = [(0, 0), (layout.top, bottom), (layout.left, right)]
    return np.pad(values, widths + [(0, 0)] * (values.ndim - 3), mode="edge")


def _draft(canvas: Canvas, request: Request, layout: Layout) -> Frames | None:
    """The request's draft at every painted frame: each shows the nearest of the draft's."""
    if request.draft is None:
        return None
    kept = np.array(layout.kept)
    middles = (kept[1:] + kept[:-1]) / 2
    nearest = np.searchsorted(middles, np.arange(layout.num_frames))
    return _padded(request.draft, canvas, layout)[nearest]
