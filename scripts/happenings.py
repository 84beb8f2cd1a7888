"""Draws happenings on one sheet, five moments of each, to be looked at.

    python scripts/happenings.py "ice melts" "parcel goes to house" -o sheet.png
    python scripts/happenings.py --all -o sheet.png

With --all each way is drawn with things that its file's own words suggest.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from onionskin.finish.cards.handling import RATIO
from onionskin.finish.cards.things import drawing_of
from onionskin.stage.skia import skia

HIGH = 150
MOMENTS = (0.2, 1.1, 1.8, 2.6, 6.0)


def strip(name: str) -> np.ndarray:
    """Five moments of a happening with its name, uint8 (HIGH + 20, 5 * wide, 3)."""
    drawing = drawing_of(name)
    if drawing is None:
        raise SystemExit(
            f"no picture of {name!r}: one of its things has none, or no way is so written"
        )
    wide = round(HIGH * RATIO) + 6
    pixels = np.full((HIGH + 24, wide * len(MOMENTS), 4), 255, np.uint8)
    canvas = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType).getCanvas()
    for index, t in enumerate(MOMENTS):
        left = index * wide + 3
        box = (left, 20.0, left + HIGH * RATIO, 20.0 + HIGH)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(*box))
        canvas.drawColor(0xFFEFF2F6)
        drawing.within(canvas, box, t)
        canvas.restore()
    sheet = np.ascontiguousarray(pixels[..., :3])
    cv2.putText(sheet, name, (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 1, cv2.LINE_AA)
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("-o", "--output", default="happenings.png", type=Path)
    told = parser.parse_args()
    strips = [strip(name) for name in told.names]
    half = -(-len(strips) // 2)
    blank = np.full_like(strips[0], 255)
    columns = [strips[:half], [*strips[half:], *[blank] * (2 * half - len(strips))]]
    Image.fromarray(np.hstack([np.vstack(each) for each in columns if each])).save(told.output)


if __name__ == "__main__":
    main()
