"""Captions burned into frames.

    painter = CaptionPainter(cues, style="boxed", size=(1920, 1080))
    frame = painter.paint(frame, 12.4)

Letters are set once per cue (for karaoke once per word) and laid over frame after frame.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.finish.captions.cues import Cue
from onionskin.finish.captions.placing import caption_box, letter_size
from onionskin.finish.captions.spans import Span, spans_of
from onionskin.finish.lettering import (
    ASCENT,
    DESCENT,
    Box,
    Lettering,
    draw_text,
    is_right_to_left,
    legible,
    measure,
)
from onionskin.finish.line_breaks import is_ideograph
from onionskin.frames import Frames
from onionskin.stage.colours import channels
from onionskin.stage.skia import skia

STYLES: Final = ("plain", "boxed", "karaoke")
ACCENT: Final = "#ffd21f"
LEADING: Final = 1.3
"""From baseline to baseline, in ems."""
NUM_KEPT: Final = 24
"""Painted layers that are kept."""
PLATE_ALPHA: Final = 0.82
_INK: Final = "#0b0b10"
_RIM, _RIM_OF_STROKES = 0.065, 0.04
"""How wide the rim around letters is, and around those of dense strokes, in ems."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """What is laid over a frame at (left, top): already times alpha, and what is left of it."""

    left: int
    top: int
    ink: NDArray[np.uint16]
    left_over: NDArray[np.uint16]

    def over(self, frame: Frames) -> Frames:
        """The frame with the layer on it; the frame itself is left as it is."""
        painted = frame.copy()
        height, width = self.ink.shape[:2]
        rows = slice(self.top, self.top + height)
        columns = slice(self.left, self.left + width)
        below = painted[rows, columns].astype(np.uint16)
        below *= self.left_over
        below += self.ink
        painted[rows, columns] = below >> 8
        return painted


class CaptionPainter:
    """Paints cues on frames of one size."""

    def __init__(
        self,
        cues: Sequence[Cue],
        style: str,
        size: tuple[int, int],
        safe: Box | None = None,
        *,
        accent: str = ACCENT,
        font: str = "",
    ) -> None:
        """`style` is one of STYLES, `size` (width, height) of the frames in pixels.

        Captions stand at the foot of `safe`, by default that of the frame. `accent` colours the
        word being spoken (karaoke); `font` is a name of `lettering.own_font`.
        Raises InvalidInput for another style.
        """
        checks.choice("captions' style", style, STYLES)
        self._cues = tuple(cues)
        self._starts = [cue.start for cue in self._cues]
        self._style, self._size = style, size
        self._safe = safe or caption_box(size)
        self._accent, self._font = accent, font
        self._layers: OrderedDict[tuple[int, int], _Layer | None] = OrderedDict()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What cannot be shown of the captions: signs that no font has."""
        found = (each for cue in self._cues for line in cue.lines for each in legible(line)[1])
        return tuple(dict.fromkeys(found))

    def paint(self, frame: Frames, seconds: float) -> Frames:
        """The frame, uint8 (H, W, 3), with what is read then; itself where that is nothing.

        Raises InvalidInput for a frame of another size.
        """
        if frame.shape[:2] != self._size[::-1]:
            raise InvalidInput(
                f"{frame.shape = }; these captions are for {self._size[0]}x{self._size[1]} pixels"
            )
        index = bisect_right(self._starts, seconds + 1e-6) - 1
        if index < 0 or seconds >= self._cues[index].end:
            return frame
        layer = self._layer(index, self._state(self._cues[index], seconds))
        return frame if layer is None else layer.over(frame)

    def _state(self, cue: Cue, seconds: float) -> int:
        """Which of a cue's words is spoken last; -1 where that makes no difference."""
        if self._style != "karaoke":
            return -1
        return sum(1 for word in cue.words if word.start <= seconds + 1e-6) - 1

    def _layer(self, index: int, state: int) -> _Layer | None:
        key = index, state
        if key not in self._layers:
            self._layers[key] = self._drawn(self._cues[index], state)
            if len(self._layers) > NUM_KEPT:
                self._layers.popitem(last=False)
        self._layers.move_to_end(key)
        return self._layers[key]

    def _drawn(self, cue: Cue, state: int) -> _Layer | None:
        is_dense = any(is_ideograph(each) for line in cue.lines for each in line)
        lines = _set(cue, self._lettering(is_bold=not is_dense), self._safe)
        if not any(line.text for line in lines):
            return None
        spoken = cue.words[state] if 0 <= state < len(cue.words) else None
        letters = self._pixels(lambda canvas: self._draw_letters(canvas, cue, lines, spoken))
        if not letters.any():  # signs without ink, or too many lines to be seen
            return None
        if self._style == "boxed":
            plates = self._pixels(lambda canvas: _draw_boxes(canvas, lines))
            return _layer_of(letters, (plates * PLATE_ALPHA).astype(np.uint8))
        return _layer_of(letters, _rim(letters, lines[0].style.size, is_dense=is_dense))

    def _lettering(self, *, is_bold: bool) -> Lettering:
        """Bold, but for dense strokes, which would run together."""
        size = letter_size(self._size)
        return Lettering(size=size, bold=is_bold, colour="#ffffff", font=self._font)

    def _draw_letters(self, canvas: Any, cue: Cue, lines: Sequence[_Line], spoken: object) -> None:
        spans = list(spans_of(cue)) if self._style == "karaoke" else []
        for number, line in enumerate(lines):
            own = [span for span in spans if span.line == number]
            if own and line.text == cue.lines[number] and not is_right_to_left(line.text):
                self._draw_words(canvas, line, own, spoken)
            else:
                draw_text(canvas, line.text, line.left, line.baseline, line.style)

    def _draw_words(self, canvas: Any, line: _Line, spans: Sequence[Span], spoken: object) -> None:
        for span in spans:
            x = line.left + _reach(line.text[: span.start], line.style)
            colour = self._accent if span.word is spoken else "#ffffff"
            word = line.text[span.start : span.end]
            draw_text(canvas, word, x, line.baseline, replace(line.style, colour=colour))

    def _pixels(self, draw: Callable[[Any], None]) -> NDArray[np.uint8]:
        """What is drawn on glass: RGBA, colours already times alpha."""
        width, height = self._size
        pixels = np.zeros((height, width, 4), np.uint8)
        surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
        with surface as canvas:
            draw(canvas)
        return pixels


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cue, and where it stands."""

    text: str
    left: float
    baseline: float
    width: float
    style: Lettering


def _set(cue: Cue, style: Lettering, safe: Box) -> list[_Line]:
    """The lines in the middle of the safe box, at its foot; smaller where they are too wide."""
    texts = [legible(line)[0] for line in cue.lines]
    widest = max(measure(text, style) for text in texts)
    room = safe.width - style.size
    tall = style.size * (ASCENT + DESCENT + LEADING * (len(texts) - 1))
    fitting = min(1.0, room / max(widest, 1), safe.height / tall if tall > safe.height else 1.0)
    style = replace(style, size=style.size * fitting)
    last = safe.bottom - style.size * (DESCENT + 0.12)
    lines = []
    for number, text in enumerate(texts):
        width = measure(text, style)
        left = (safe.left + safe.right - width) / 2
        baseline = last - style.size * LEADING * (len(texts) - 1 - number)
        lines.append(_Line(text, left, baseline, width, style))
    return lines


def _draw_boxes(canvas: Any, lines: Sequence[_Line]) -> None:
    """A dark plate below each line; plates that touch become one."""
    paint = skia.Paint(AntiAlias=True, Color=skia.Color(*channels(_INK), 255))
    for line in lines:
        if not line.text:
            continue
        size = line.style.size
        plate = skia.Rect.MakeLTRB(
            line.left - size * 0.38,
            line.baseline - size * 0.98,
            line.left + line.width + size * 0.38,
            line.baseline + size * 0.36,
        )
        canvas.drawRoundRect(plate, size * 0.16, size * 0.16, paint)


def _rim(letters: NDArray[np.uint8], size: float, *, is_dense: bool) -> NDArray[np.uint8]:
    """A dark rim around letters and a soft shadow below them, as a picture of ink on glass; it is
    thinner where strokes are dense, as those of Chinese are."""
    alpha = np.ascontiguousarray(letters[..., 3])
    width = max(round(size * (_RIM_OF_STROKES if is_dense else _RIM)), 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * width + 1, 2 * width + 1))
    rows = np.flatnonzero(alpha.any(axis=1))
    top, bottom = max(rows[0] - 3 * width, 0), rows[-1] + 4 * width
    part = alpha[top:bottom]
    rim = cv2.GaussianBlur(cv2.dilate(part, kernel), (0, 0), max(size * 0.012, 0.5))
    soft = cv2.GaussianBlur(cv2.dilate(part, kernel), (0, 0), size * 0.09)
    ink = np.zeros_like(letters)
    colour = np.array(channels(_INK), np.float32)
    shade = np.maximum(rim.astype(np.float32), soft.astype(np.float32) * 0.55)
    ink[top:bottom, :, :3] = shade[..., None] * colour / 255
    ink[top:bottom, :, 3] = shade
    return ink


def _layer_of(letters: NDArray[np.uint8], below: NDArray[np.uint8]) -> _Layer:
    """Letters over what is below them, cut to where something is."""
    shown = (below[..., 3] > 0) | (letters[..., 3] > 0)
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    top, left = int(rows[0]), int(columns[0])
    place = np.s_[top : rows[-1] + 1, left : columns[-1] + 1]
    over, under = letters[place].astype(np.float32), below[place].astype(np.float32)
    joined = over + under * (1 - over[..., 3:] / 255)
    # In 256ths, so that laying it over is a product, a sum and a shift.
    ink = np.minimum(joined[..., :3] * 256, 65535 - 255).astype(np.uint16)
    left_over = (256 * (1 - joined[..., 3:] / 255) + 0.5).astype(np.uint16)
    # Once for each channel: a product with one for all three takes five times as long.
    return _Layer(left, top, ink, np.repeat(left_over, 3, axis=2))


def _reach(text: str, style: Lettering) -> float:
    """How far a text reaches with the spaces at its end, which measures may leave out."""
    return measure(f"{text}.", style) - measure(".", style)
