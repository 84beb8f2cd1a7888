"""Variations: one order with several seeds, and a picture to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from onionskin.errors import InvalidInput, MediaError, OutputExists
from onionskin.frames import Frames
from onionskin.render.delivery import Delivery, check_place, deliver
from onionskin.render.setup import Setup
from onionskin.request import MAX_SEED

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_VARIATIONS = 100
COLUMNS = 4
"""Moments of a take that are shown."""
_MARGIN, _GAP = 48, 4
_LONGER_SIDE = 256


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Variations:
    """Clips that were written, and the sheet to choose from."""

    deliveries: tuple[Delivery, ...]
    sheet: Path

    def to_dict(self) -> dict[str, object]:
        """What is said of them, as plain data."""
        return {
            "variations": [one.to_dict() for one in self.deliveries],
            "sheet": str(self.sheet),
        }


def check_variations(count: int) -> int:
    """`count`, if it is 1..100. Raises InvalidInput."""
    if not 1 <= count <= MAX_VARIATIONS:
        raise InvalidInput(f"{count} variations are out of range; give 1..{MAX_VARIATIONS}")
    return count


def varied(setup: Setup, count: int) -> Iterator[Setup]:
    """The setup `count` times, with its own seed and those that follow."""
    for number in range(check_variations(count)):
        seed = (setup.request.seed + number) % (MAX_SEED + 1)
        order = setup.order
        if order is not None:
            order = replace(order, options=replace(order.options, seed=seed))
        yield replace(setup, request=replace(setup.request, seed=seed), order=order)


def deliver_variations(
    setup: Setup,
    path: str,
    count: int,
    *,
    force: bool = False,
    delivered: Callable[[Delivery], None] = lambda one: None,
    **how: Any,
) -> Variations:
    """Makes clips with `count` seeds; writes PATH-1 … PATH-N and PATH-sheet.png.

    `delivered` is told of each; `how` is as for `deliver`, and what is raised too.
    """
    paths = [numbered(path, number) for number in range(1, count + 1)]
    sheet = sheet_path(path)
    for one in paths:
        check_place(setup, one, force=force)
    if not force and (sheet.exists() or sheet.is_symlink()):
        raise OutputExists(f"{sheet} exists; choose another name, or replace it with force=True")
    shown = moments(setup.framing.num_frames)
    deliveries: list[Delivery] = []
    for one, each in zip(paths, varied(setup, count), strict=True):
        deliveries.append(deliver(each, one, force=force, shown=shown, **how))
        delivered(deliveries[-1])
    _save(contact_sheet([one.shown for one in deliveries]), sheet)
    return Variations(deliveries=tuple(deliveries), sheet=sheet)


def numbered(path: str, number: int) -> str:
    """fox.mp4 as fox-1.mp4, and the folder fox/ as fox-1/."""
    if path.endswith(("/", "\\")):
        return f"{path[:-1]}-{number}{path[-1]}"
    given = Path(path)
    return str(given.with_name(f"{given.stem}-{number}{given.suffix}"))


def sheet_path(path: str) -> Path:
    """Where the sheet to choose from stands: beside the clips."""
    given = Path(path.rstrip("/\\"))
    return given.with_name(f"{given.stem}-sheet.png")


def moments(num_frames: int) -> list[int]:
    """The frames of a take that its row shows: from the first to the last, evenly."""
    return sorted(set(np.linspace(0, num_frames - 1, COLUMNS).round().astype(int).tolist()))


def contact_sheet(rows: Sequence[Sequence[Frames]]) -> Frames:
    """The sheet, uint8 (H, W, 3), of rows of frames, each uint8 (h, w, 3), numbered from 1."""
    small = [[_shrunk(frame) for frame in row] for row in rows]
    height, width = small[0][0].shape[:2]
    columns = max(len(row) for row in small)
    sheet = np.full(
        (len(rows) * (height + _GAP) + _GAP, _MARGIN + columns * (width + _GAP), 3), 24, np.uint8
    )
    for number, row in enumerate(small):
        top = _GAP + number * (height + _GAP)
        for column, frame in enumerate(row):
            left = _MARGIN + column * (width + _GAP)
            sheet[top : top + height, left : left + width] = frame
        _write_number(sheet, number + 1, top + height // 2)
    return sheet


def _shrunk(frame: Frames) -> Frames:
    height, width = frame.shape[:2]
    factor = min(_LONGER_SIDE / max(height, width), 1.0)
    if factor == 1.0:
        return frame
    size = (max(round(width * factor), 1), max(round(height * factor), 1))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def _write_number(sheet: Frames, number: int, middle: int) -> None:
    text, font, scale = str(number), cv2.FONT_HERSHEY_SIMPLEX, 0.7
    (width, height), _ = cv2.getTextSize(text, font, scale, 2)
    corner = ((_MARGIN - width) // 2, middle + height // 2)
    cv2.putText(sheet, text, corner, font, scale, (235, 235, 235), 2, cv2.LINE_AA)


def _save(picture: Frames, path: Path) -> None:
    from PIL import Image

    try:
        Image.fromarray(picture).save(path)
    except OSError as error:
        raise MediaError(f"{path} cannot be written: {error.strerror or error}") from None
