"""A film at a glance: all its shots in one picture, drawn before the film is made."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from onionskin.errors import Cancelled
from onionskin.film.asked import FilmOptions, opened, preview_of
from onionskin.film.assemble.codecs import CODECS
from onionskin.film.assemble.facts import source_kind, told_once
from onionskin.film.assemble.pieces import Draw, Look, PieceMaker, is_card
from onionskin.film.assemble.timing import TimedShot, timing_of
from onionskin.film.assemble.voicing import Narrator
from onionskin.film.store import Store
from onionskin.film.storyboard import Storyboard
from onionskin.finish.lettering import Lettering, fit_text
from onionskin.finish.voices.casting import SILENT
from onionskin.fitting import Size, fitted
from onionskin.frames import Frames
from onionskin.media.destination import Destination, PathLike
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    asking,
    never_cancelled,
    report_nothing,
)
from onionskin.stage.skia import skia

_CELL, _GAP, _WORDS = 400, 20, 96
"""Of a sheet, in pixels: the longer side of a picture, between cells, and room for words."""
_PAPER, _INK, _SOFT = "#fbfaf7", "#23232a", "#6d6d78"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A sheet that was written."""

    path: str
    num_shots: int
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """What is said of it, as plain data."""
        return {"output": self.path, "num_shots": self.num_shots, "warnings": list(self.warnings)}


def make_sheet(
    script: PathLike | Storyboard,
    output: PathLike,
    options: FilmOptions | None = None,
    *,
    draw: Draw | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Sheet:
    """Draws one picture of every shot of a script or storyboard, with its words, to a PNG.

    Nothing is spoken or encoded for it, so that it takes seconds. Raises InvalidInput for what
    cannot be made, MediaError for what cannot be read or written, Cancelled.
    """
    options = replace(options or FilmOptions(), preview=True, voice=SILENT, only=None)
    with asking(cancelled):
        board, warnings, inputs = opened(script, options)
    destination = Destination(output, force=options.force, inputs=inputs)
    with asking(cancelled):
        maker, timed_shots = _maker(board, draw)
    pictures, heads, told = [], [], []
    for index, timed in enumerate(timed_shots):
        if cancelled():
            raise Cancelled("stopped; nothing was written")
        progress(Progress(num_done=index, num_steps=len(timed_shots), label="drawing"))
        picture, noted = _middle(maker, timed)
        pictures.append(picture)
        heads.append(head_line(timed.number, source_kind(timed.shot.source), None))
        told.append((timed.number, (*timed.shot.notes, *noted)))
    page = sheet(pictures, heads, [timed.shot.words for timed in timed_shots])
    with destination.writing() as part:
        save_sheet(part, page)
    warnings = tuple(dict.fromkeys((*warnings, *told_once(told))))
    return Sheet(path=os.fspath(output), num_shots=len(pictures), warnings=warnings)


def shot_picture(
    board: Storyboard, shot: str, *, draw: Draw | None = None
) -> tuple[Frames, tuple[str, ...]]:
    """The picture that stands for one shot, small, and what was drawn otherwise than asked.

    Raises InvalidInput where no shot has that id, MediaError for files that cannot be read.
    """
    number = board.number_of(shot)
    maker, timed_shots = _maker(preview_of(replace(board, voice=SILENT)), draw)
    return _middle(maker, timed_shots[number - 1])


def head_line(number: int, kind: str, seconds: float | None) -> str:
    """What stands above a shot's words."""
    return f"{number} · {kind}" + ("" if seconds is None else f" · {seconds:.1f} s")


def _maker(board: Storyboard, draw: Draw | None) -> tuple[PieceMaker, tuple[TimedShot, ...]]:
    from onionskin.film.sources.draw import draw as usual

    narration = Narrator(board, Store()).narrate(lambda found: None, never_cancelled)
    look = Look(size=Size(*board.size), fps=board.fps, codec=CODECS["h264"], measured=False)
    maker = PieceMaker(
        board=board,
        look=look,
        store=Store(),
        draw=draw or usual,
    )
    return maker, timing_of(board, narration).shots


def _middle(maker: PieceMaker, timed: TimedShot) -> tuple[Frames, tuple[str, ...]]:
    """The picture that stands for a shot, and what was drawn otherwise than asked.

    The shot is asked for at a rate at which that picture is its last.
    """
    brief = maker.brief(timed)
    frames = 8 if is_card(timed) else 2
    rate = brief.fps * Fraction(frames, brief.frames)
    drawn = maker.draw(timed.shot.source, replace(brief, frames=frames, fps=rate, handles=(0, 0)))
    *_, last = drawn.frames
    return last, drawn.warnings


def sheet(pictures: Sequence[Frames], heads: Sequence[str], words: Sequence[str]) -> Frames:
    """One picture of all shots, uint8 (H, W, 3): each with its head line and its words.

    `pictures` are uint8 (h, w, 3), all of one shape.
    """
    height, width = pictures[0].shape[:2]
    cell = _cell(width, height)
    columns = max(1, min(len(pictures), 4 if cell.width >= cell.height else 6))
    rows = math.ceil(len(pictures) / columns)
    across, down = cell.width + _GAP, cell.height + _WORDS + _GAP
    page = np.zeros((rows * down + _GAP, columns * across + _GAP, 4), np.uint8)
    surface = skia.Surface(page, colorType=skia.kRGBA_8888_ColorType)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(*(int(_PAPER[at : at + 2], 16) for at in (1, 3, 5))))
    for index, (head, said) in enumerate(zip(heads, words, strict=True)):
        row, column = divmod(index, columns)
        left, top = _GAP + column * across, _GAP + row * down
        _letter(canvas, head, said, left, top + cell.height, cell.width)
    surface.flushAndSubmit()
    drawn = np.ascontiguousarray(page[..., :3])
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        left, top = _GAP + column * across, _GAP + row * down
        drawn[top : top + cell.height, left : left + cell.width] = fitted(picture, cell, "pad")
    return drawn


def save_sheet(path: Path, picture: Frames) -> None:
    """Writes a sheet as a PNG to `path`, whatever it is called."""
    Image.fromarray(picture).save(path, format="PNG")


def read_picture(path: Path) -> Frames:
    """A picture as uint8 (H, W, 3)."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def _cell(width: int, height: int) -> Size:
    factor = _CELL / max(width, height)
    return Size(max(round(width * factor), 16), max(round(height * factor), 16))


def _letter(canvas: Any, head: str, said: str, left: int, top: int, width: int) -> None:
    """Writes under a picture: a small head line, and up to three lines of words."""
    small = Lettering(size=13, colour=_SOFT)
    fit_text(head, small, width=width, height=20).draw(canvas, left, top + 4)
    if said:
        large = Lettering(size=16, colour=_INK)
        fit_text(said, large, width=width, height=_WORDS - 26).draw(canvas, left, top + 22)
