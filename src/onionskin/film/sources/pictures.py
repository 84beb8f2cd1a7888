"""Shots of a person's own pictures, footage and screens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from onionskin.film.sources.brief import Brief, Drawn
from onionskin.film.sources.cards import page_of
from onionskin.film.storyboard import Footage, Picture, Screen
from onionskin.finish.cards.devices import DeviceShot
from onionskin.finish.pictures.footage import FootageFrames
from onionskin.finish.pictures.moves import PictureMove
from onionskin.frames import Frames


def picture_frames(source: Picture, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """An own picture, over which the camera moves."""
    shot = PictureMove(
        Path(source.path),
        brief.size,
        brief.seconds,
        move=source.move,
        amount=source.amount,
        cut=source.cut_out,
        brand=brief.brand,
        safe=brief.safe,
    )
    drawn.warn(*shot.warnings)
    for index in range(brief.frames):
        yield shot.frame(float(index / brief.fps))


def screen_frames(source: Screen, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """A web page or an app in a device."""
    page = page_of(brief)
    shot = DeviceShot(page, Path(source.path), source.device, brief.seconds)
    drawn.warn(*page.warnings)
    for index in range(brief.frames):
        yield shot.frame(float(index / brief.fps))


def footage_frames(source: Footage, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Own footage, steadied first where that is asked for."""
    with tempfile.TemporaryDirectory(prefix="onionskin-") as folder:
        path = Path(source.path)
        if source.steady:
            path = _steadied(path, Path(folder), drawn)
        footage = FootageFrames(
            path=path, size=brief.size, fps=brief.fps, start=source.start, end=source.end
        )
        yield from footage.frames(brief.frames)
        drawn.warn(*footage.warnings)


def _steadied(path: Path, folder: Path, drawn: Drawn) -> Path:
    """The footage as `onionskin steady` writes it, in a folder of its own; as it is where nothing
    helps."""
    from onionskin.stability.mending.mend_file import steady_file

    target = folder / "steady.mp4"
    report = steady_file(path, target)
    drawn.warn(*(f"{path.name}: {each}" for each in report.warnings))
    return target if target.exists() else path
