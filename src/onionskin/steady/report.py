"""A report to look at: one self-contained HTML file, for screens of any size and for paper."""

from __future__ import annotations

import base64
import html
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from onionskin.errors import MediaError
from onionskin.media.destination import Destination
from onionskin.steady.flow import FlowFinder, Picture, grey, shrunk, warped, work_size
from onionskin.steady.footage import Frame, open_footage
from onionskin.steady.lanes import worst_frames
from onionskin.steady.measure import Measurement
from onionskin.steady.recipe import cooked
from onionskin.steady.report_page import CSS, actions_table, before_after, score_card, timeline

if TYPE_CHECKING:
    from onionskin.steady.mend_file import Mended

_STRIP = 8
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
    strip = np.linspace(0, found.num_frames - 1, _STRIP).astype(int).tolist()
    shown = _shown_frames(clip, found, mended, sorted({*worst, *strip}), worst)
    name = html.escape(Path(os.fspath(clip)).name)
    parts = [
        f"<h1>{name}</h1>",
        score_card(found, after),
        _strip([shown[index][0] for index in strip if index in shown]),
        "<h2>Over time</h2>",
        timeline(found, after),
        "<h2>Frames to look at</h2>",
        *(_panel(index, shown[index], after is not None) for index in worst if index in shown),
        "<h2>What was done</h2>" if mended is not None else "",
        actions_table(mended.actions, mended.stream_copied) if mended is not None else "",
        _notes(found, mended),
    ]
    body = "\n".join(parts)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}: stability</title><style>{CSS}</style></head><body>{body}</body></html>\n"
    )


Shown = tuple[Frame, Frame, Frame]
"""A frame before, after, and a map of how it differs from the one before it."""


def _shown_frames(
    clip: str | os.PathLike[str],
    found: Measurement,
    mended: Mended | None,
    wanted: Sequence[int],
    worst: Sequence[int],
) -> dict[int, Shown]:
    """The frames a report shows, at most 640 pixels wide, read in one pass."""
    footage = open_footage(clip)
    size = work_size(found.info.width, found.info.height, _SIDE)
    befores: dict[int, Frame] = {}
    maps: dict[int, Frame] = {}
    finder = FlowFinder()
    last: Frame | None = None

    def noted() -> Iterator[Frame]:
        nonlocal last
        for index, frame in enumerate(footage.frames(size)):
            if index in wanted:
                befores[index] = frame
                mapped = index in worst and last is not None
                maps[index] = (
                    difference_map(last, frame, finder) if mapped and last is not None else frame
                )
            last = frame
            yield frame

    frames = noted()
    if mended is not None:
        frames = cooked(frames, mended.recipe)
    shown = {}
    for index, frame in enumerate(frames):
        if index in befores:
            shown[index] = (befores.pop(index), frame, maps.pop(index))
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


def _strip(frames: Sequence[Frame]) -> str:
    return f'<div class="strip">{"".join(_image(frame, 200) for frame in frames)}</div>'


def _panel(index: int, shown: Shown, mended: bool) -> str:
    before, after, difference = shown
    left = before_after(index, _source(before), _source(after) if mended else "")
    caption = f"frame {index}: what differs from frame {index - 1} along the motion"
    return (
        f'<div class="panel">{left}<figure><img alt="" src="{_source(difference)}">'
        f"<figcaption>{caption}</figcaption></figure></div>"
    )


def _notes(found: Measurement, mended: Mended | None) -> str:
    notes = [*found.warnings, *(mended.warnings if mended is not None else ())]
    if found.measures.score_reason:
        notes.insert(0, f"No score: {found.measures.score_reason}.")
    items = "".join(f"<li>{html.escape(note)}</li>" for note in dict.fromkeys(notes))
    return f"<h2>Notes</h2><ul>{items}</ul>" if items else ""


def _image(frame: Frame, width: int) -> str:
    height = max(round(frame.shape[0] * width / frame.shape[1]), 1)
    return f'<img alt="" src="{_source(np.asarray(shrunk(frame, (width, height)), np.uint8))}">'


def _source(frame: Frame) -> str:
    memory = io.BytesIO()
    Image.fromarray(frame).save(memory, format="JPEG", quality=84)
    return "data:image/jpeg;base64," + base64.b64encode(memory.getvalue()).decode()
