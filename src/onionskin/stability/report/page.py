"""A report to look at: one self-contained HTML file, for screens of any size and for paper."""

from __future__ import annotations

import base64
import html
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from onionskin.errors import MediaError
from onionskin.media.destination import Destination
from onionskin.motion.flow import FlowFinder, Picture, grey, shrunk, warped, work_size
from onionskin.stability.measuring.footage import Frame, open_footage
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.mending.recipe import cooked
from onionskin.stability.report.lanes import worst_frames
from onionskin.stability.report.parts import (
    actions_list,
    before_after,
    film_strip,
    heading,
    measure_cards,
    panel,
    timeline,
)
from onionskin.stability.report.style import CSS

if TYPE_CHECKING:
    from onionskin.stability.mending.mend_file import Mended

_STRIP = 9
_SIDE = 640


def write_report(
    path: Path,
    clip: str | os.PathLike[str],
    found: Measurement,
    mended: Mended | None = None,
    *,
    force: bool = False,
) -> Path:
    """Writes the report of `clip` to the HTML file `path`. Raises OutputExists, MediaError."""
    destination = Destination(path, force=force)
    try:
        destination.open_part()
        page = report_html(clip, found, mended)
        destination.part.write_text(page, encoding="utf-8")
        destination.put_in_place()
    except OSError as error:
        raise MediaError(destination.failure(error)) from error
    finally:
        destination.discard_part()
    return path


def report_html(
    clip: str | os.PathLike[str], found: Measurement, mended: Mended | None = None
) -> str:
    """The report as one page without a single outside link."""
    after = mended.after if mended is not None and not mended.stream_copied else None
    worst = worst_frames(found)
    strip = sorted({*np.linspace(0, found.num_frames - 1, _STRIP).astype(int).tolist()})
    shown = _shown_frames(clip, found, mended if after else None, {*worst, *strip}, set(worst))
    name = html.escape(Path(os.fspath(clip)).name)
    small = [(index, _source(shown[index].before, 160)) for index in strip if index in shown]
    panels = [_panel(index, shown[index], found) for index in worst if index in shown]
    parts = [
        heading(name, found, after),
        film_strip(small, found),
        "<h2>What was found</h2>",
        '<p class="lead">Each bar shows how many points this measure alone takes off the '
        "score.</p>",
        measure_cards(found, after),
        "<h2>Over time</h2>",
        timeline(found, after),
        *_section("What was done", _done(mended)),
        *_section("Frames to look at", "".join(panels), _FRAMES_LEAD),
        *_section("Notes", _notes(found, mended)),
    ]
    body = "\n".join(parts)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}: stability</title><style>{CSS}</style></head><body>{body}</body></html>\n"
    )


_FRAMES_LEAD = (
    "Move or drag over a picture to see it before and after. The maps show, with motion "
    "compensated, how each frame differs from the one before: dark means no difference."
)


@dataclass(eq=False, slots=True)
class _Shown:
    """A frame before and after, and the maps of how it differs from the one before it."""

    before: Frame
    after: Frame | None = None
    maps: list[Frame] = field(default_factory=list)


def _shown_frames(
    clip: str | os.PathLike[str],
    found: Measurement,
    mended: Mended | None,
    wanted: set[int],
    mapped: set[int],
) -> dict[int, _Shown]:
    """The frames a report shows, at most 640 pixels wide, read in one pass."""
    footage, finder = open_footage(clip), FlowFinder()
    size = work_size(found.info.width, found.info.height, _SIDE)
    shown: dict[int, _Shown] = {}

    def noted() -> Iterator[Frame]:
        last: Frame | None = None
        for index, frame in enumerate(footage.frames(size)):
            if index in wanted:
                shown[index] = _Shown(frame)
                if index in mapped and last is not None:
                    shown[index].maps.append(difference_map(last, frame, finder))
            last = frame
            yield frame

    last: Frame | None = None
    frames = noted() if mended is None else cooked(noted(), mended.recipe)
    for index, frame in enumerate(frames):
        if mended is not None and index in wanted:
            shown[index].after = frame
            if index in mapped and last is not None:
                shown[index].maps.append(difference_map(last, frame, finder))
        last = frame
    return shown


def difference_map(earlier: Picture, later: Picture, finder: FlowFinder) -> Frame:
    """How `later` differs from `earlier` along the motion, uint8 (H, W, 3): dark is alike."""
    size = work_size(later.shape[1], later.shape[0])
    first, second = shrunk(earlier, size), shrunk(later, size)
    _, backward = finder.both_ways(grey(first), grey(second))
    apart = np.abs(second.astype(np.float32) - warped(first, backward.flow)).max(axis=2)
    shade = np.clip(apart * 5, 0, 255).astype(np.uint8)
    colours = cv2.applyColorMap(shade, cv2.COLORMAP_INFERNO)
    enlarged = cv2.resize(colours, (later.shape[1], later.shape[0]))
    return np.asarray(cv2.cvtColor(enlarged, cv2.COLOR_BGR2RGB), np.uint8)


def _panel(index: int, shown: _Shown, found: Measurement) -> str:
    after = "" if shown.after is None else _source(shown.after)
    said = ("difference before", "difference after") if after else ("difference",)
    maps = [(_source(one, 420), caption) for one, caption in zip(shown.maps, said, strict=False)]
    return panel(index, found, before_after(_source(shown.before), after), maps)


def _section(title: str, body: str, lead: str = "") -> list[str]:
    if not body:
        return []
    said = f'<p class="lead">{lead}</p>' if lead else ""
    return [f"<h2>{title}</h2>{said}", body]


def _done(mended: Mended | None) -> str:
    return "" if mended is None else actions_list(mended.actions, mended.stream_copied)


def _notes(found: Measurement, mended: Mended | None) -> str:
    notes = [*found.warnings, *(mended.warnings if mended is not None else ())]
    items = "".join(f"<li>{html.escape(note)}</li>" for note in dict.fromkeys(notes))
    return f'<ul class="notes">{items}</ul>' if items else ""


def _source(frame: Frame, width: int | None = None) -> str:
    """A frame as a link that holds the picture itself, at most `width` pixels wide."""
    if width is not None and frame.shape[1] > width:
        height = max(round(frame.shape[0] * width / frame.shape[1]), 1)
        frame = np.asarray(shrunk(frame, (width, height)), np.uint8)
    memory = io.BytesIO()
    Image.fromarray(frame).save(memory, format="JPEG", quality=84)
    return "data:image/jpeg;base64," + base64.b64encode(memory.getvalue()).decode()
