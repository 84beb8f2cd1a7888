"""The measures of a clip over time, as a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from onionskin.errors import MediaError
from onionskin.media.destination import Destination
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.report.lanes import Lane, lanes_of

_WIDTH, _LANE, _LEFT, _GAP = 1200, 110, 150, 26
_PAPER, _INK, _FAINT = (255, 255, 255), (40, 40, 46), (222, 222, 226)
BEFORE, AFTER = (214, 82, 52), (38, 132, 118)


def write_plot(
    path: Path, before: Measurement, after: Measurement | None = None, *, force: bool = False
) -> Path:
    """Writes one lane for each measure to the PNG at `path`. Raises OutputExists, MediaError."""
    destination = Destination(path, force=force)
    try:
        destination.open_part()
        draw_plot(before, after).save(destination.part, format="PNG")
        destination.put_in_place()
    except OSError as error:
        raise MediaError(destination.failure(error)) from error
    finally:
        destination.discard_part()
    return path


def draw_plot(before: Measurement, after: Measurement | None = None) -> Image.Image:
    """The plot as an RGB picture, 1200 pixels wide."""
    lanes = lanes_of(before, after)
    picture = Image.new("RGB", (_WIDTH, 60 + len(lanes) * (_LANE + _GAP)), _PAPER)
    pen = ImageDraw.Draw(picture)
    title, small = ImageFont.load_default(22), ImageFont.load_default(15)
    pen.text((24, 16), _headline(before, after), fill=_INK, font=title)
    for index, lane in enumerate(lanes):
        _draw_lane(pen, lane, 60 + index * (_LANE + _GAP), before, small)
    return picture


def _headline(before: Measurement, after: Measurement | None) -> str:
    scores = [found.score for found in (before, after) if found is not None]
    shown = [f"{score:.0f}" for score in scores if score is not None]
    return "stability " + (" before, ".join(shown) + (" after" if len(shown) > 1 else "") or "-")


def _draw_lane(
    pen: ImageDraw.ImageDraw,
    lane: Lane,
    top: int,
    found: Measurement,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> None:
    right, bottom = _WIDTH - 24, top + _LANE
    pen.rectangle((_LEFT, top, right, bottom), outline=_FAINT)
    pen.text((24, top + 30), lane.name, fill=_INK, font=font)
    pen.text((24, top + 52), f"0..{lane.top:.3g}", fill=(130, 130, 136), font=font)
    for cut in found.measures.cuts:
        x = _LEFT + (right - _LEFT) * cut / max(found.num_frames, 1)
        pen.line((x, top, x, bottom), fill=(150, 150, 160))
    if lane.name == "surprise":
        for defect in found.measures.defects:
            x = _LEFT + (right - _LEFT) * defect.first / max(found.num_frames - 1, 1)
            pen.polygon(((x - 5, top), (x + 5, top), (x, top + 9)), fill=BEFORE)
    for path, colour in ((lane.before, BEFORE), (lane.after, AFTER)):
        if path is not None and len(path) > 1:
            pen.line(_points(path, lane.top, _LEFT, right, top, bottom), fill=colour, width=2)


def _points(
    path: NDArray[np.float64], top_value: float, left: int, right: int, top: int, bottom: int
) -> list[tuple[float, float]]:
    xs = np.linspace(left, right, len(path))
    ys = bottom - (bottom - top) * np.clip(path / top_value, 0, 1)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))
