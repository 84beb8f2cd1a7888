"""Layers that come in, move, and then hold still: how every card is drawn.

A layer is drawn anew only while it moves. What has settled, with all below it, is kept as one
picture; while nothing moves, the same frame is given again at no cost.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import cv2
import numpy as np

from onionskin.finish.lettering import Box
from onionskin.fitting import Size
from onionskin.frames import Frames
from onionskin.stage.skia import skia

Canvas = Any
Draw = Callable[[Canvas], None]
"""Draws what does not change, in pixels of the frame."""
DrawAt = Callable[[Canvas, float], None]
"""Draws what is to be seen at so many seconds."""
Entrance = Literal["fade", "rise", "settle", "left", "pop", "none"]
ENTER_SECONDS: Final = 0.7
_STEEP: Final = 9.0
_LINEAR: Final = skia.SamplingOptions(skia.FilterMode.kLinear)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """Something drawn: not before `start`, and always the same from `settled` on (seconds)."""

    draw: DrawAt
    start: float = 0.0
    settled: float = 0.0
    state: Callable[[float], object] | None = None
    """What of it is seen at so many seconds while it moves: the same states look the same. None:
    every moment looks unlike every other."""


class Animation:
    """Layers from back to front, as frames of one size."""

    def __init__(self, size: Size, layers: Sequence[Layer], taken: Sequence[Box] = ()) -> None:
        """`taken` is where in the frame nothing may be laid over them, in pixels."""
        self.size, self.layers, self.taken = size, tuple(layers), tuple(taken)
        self._pixels = np.zeros((size.height, size.width, 4), np.uint8)
        self._pixels[..., 3] = 255
        self._kept = self._pixels.copy()
        self._surface = skia.Surface(self._pixels, colorType=skia.kRGBA_8888_ColorType)
        self._num_kept = 0
        self._shown: tuple[tuple[object, ...], Frames] | None = None

    @property
    def settled(self) -> float:
        """Seconds from which on nothing moves."""
        return max((layer.settled for layer in self.layers), default=0.0)

    def frame(self, t: float) -> Frames:
        """The picture at `t` seconds, uint8 (H, W, 3); it may be the same array as before."""
        phases = tuple(_phase(layer, t) for layer in self.layers)
        states = tuple(
            (0, layer.state(t) if layer.state is not None else t) if phase == 0 else (phase,)
            for layer, phase in zip(self.layers, phases, strict=True)
        )
        if self._shown is not None and self._shown[0] == states:
            return self._shown[1]
        self._keep(phases, t)
        for layer, phase in list(zip(self.layers, phases, strict=True))[self._num_kept :]:
            if phase >= 0:
                layer.draw(self._surface.getCanvas(), t)
        self._surface.flushAndSubmit()
        frame = np.asarray(cv2.cvtColor(self._pixels, cv2.COLOR_RGBA2RGB), np.uint8)
        self._shown = (states, frame)
        return frame

    def _keep(self, phases: tuple[int, ...], t: float) -> None:
        """Brings the picture of all settled layers from the back on into the pixels."""
        settled = next((k for k, phase in enumerate(phases) if phase < 1), len(phases))
        if settled < self._num_kept:
            self._num_kept = 0
            self._kept[..., :3] = 0
        np.copyto(self._pixels, self._kept)
        self._surface.notifyContentWillChange(skia.Surface.kDiscard_ContentChangeMode)
        if settled > self._num_kept:
            for layer in self.layers[self._num_kept : settled]:
                layer.draw(self._surface.getCanvas(), t)
            self._surface.flushAndSubmit()
            np.copyto(self._kept, self._pixels)
            self._num_kept = settled


def still(draw: Draw) -> Layer:
    """A layer that is there from the first frame and never changes."""
    return Layer(draw=lambda canvas, _: draw(canvas), start=float("-inf"), settled=float("-inf"))


def entering(
    draw: Draw,
    box: Box,
    at: float,
    *,
    how: Entrance = "rise",
    seconds: float = ENTER_SECONDS,
    distance: float = 0.0,
) -> Layer:
    """A layer that comes in at `at` seconds and stays; `box` is all that it touches.

    `distance` is how far it comes from, in pixels: from below (rise; settle, which is seen whole
    from the start) or from the left.
    """
    kept: list[Any] = []

    def drawn(canvas: Canvas, t: float) -> None:
        if t >= at + seconds:
            draw(canvas)
            return
        if not kept:
            kept.append(_picture(draw, box))
        share = eased((t - at) / seconds)
        shown = 1.0 if how == "settle" else grown((t - at) / seconds * 1.15)
        paint = skia.Paint(Alphaf=shown)
        x, y = float(box.left), float(box.top)
        if how in ("rise", "settle"):
            y += distance * (1 - share)
        elif how == "left":
            x -= distance * (1 - share)
        if how == "pop":
            scale = 0.6 + 0.4 * overshot((t - at) / seconds)
            middle = (box.left + box.width / 2, box.top + box.height / 2)
            canvas.save()
            canvas.translate(*middle)
            canvas.scale(scale, scale)
            canvas.translate(-middle[0], -middle[1])
            canvas.drawImage(kept[0], x, y, _LINEAR, paint)
            canvas.restore()
        else:
            canvas.drawImage(kept[0], x, y, _LINEAR, paint)

    if how == "none":
        return Layer(draw=lambda canvas, _: draw(canvas), start=at, settled=at)
    return Layer(draw=drawn, start=at, settled=at + seconds)


def moving(
    draw: DrawAt,
    start: float,
    settled: float,
    state: Callable[[float], object] | None = None,
) -> Layer:
    """A layer that is drawn anew from `start` to `settled`, whenever its `state` is another."""
    return Layer(draw=draw, start=start, settled=settled, state=state)


def share_at(t: float, at: float, seconds: float) -> float:
    """How far, 0..1 and eased, something is that begins at `at` and takes `seconds`."""
    return eased((t - at) / seconds) if seconds > 0 else float(t >= at)


def eased(share: float) -> float:
    """Quick at first and gently to its end: 0..1 in and out (a cubic)."""
    left = 1 - min(1.0, max(0.0, share))
    return 1 - left * left * left


def swung(share: float) -> float:
    """Gently away and gently to its end: 0..1 in and out."""
    x = min(1.0, max(0.0, share))
    return x * x * x * (x * (6 * x - 15) + 10)


def grown(share: float) -> float:
    """How what appears grows, 0..1: by an even factor at first, then gently to its end (logistic).

    What springs up on a still page is a jolt, to the eye and to `onionskin measure` alike.
    """
    x = min(1.0, max(0.0, share))
    first, last = _logistic(0.0), _logistic(1.0)
    return (_logistic(x) - first) / (last - first)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-_STEEP * (x - 0.5)))


def overshot(share: float) -> float:
    """As `eased`, but goes a little past its end and comes back."""
    x = min(1.0, max(0.0, share)) - 1
    return 1 + 2.4 * x * x * x + 1.4 * x * x


def _phase(layer: Layer, t: float) -> int:
    """-1: not yet there; 0: moves; 1: settled."""
    if t >= layer.settled:
        return 1
    return 0 if t >= layer.start else -1


def _picture(draw: Draw, box: Box) -> Any:
    """What is drawn within a box, as an image with transparency."""
    surface = skia.Surface(max(box.width, 1), max(box.height, 1))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(-box.left, -box.top)
    draw(canvas)
    return surface.makeImageSnapshot()
