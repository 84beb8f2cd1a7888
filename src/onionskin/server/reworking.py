"""What workers do with clips in which nothing is painted: cut, seen through a moving frame, or
with parts of a frame that are dragged on their ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image

from onionskin.frames import Frames
from onionskin.jobs.worker import Made, Work
from onionskin.media.info import MediaInfo
from onionskin.media.read import clip_info, read_frames, read_sound
from onionskin.media.write import open_writer
from onionskin.motion.brush import Drag, Dragged
from onionskin.motion.framed import View, seen_through, view_at
from onionskin.progress import Steps
from onionskin.render.delivery import stopped_early
from onionskin.server.kinds import SHEET, THUMBNAIL, VIDEO
from onionskin.server.pictured import evenly, write_pictures

REWORK: Final = "rework"
"""The field by which an order is one of these."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Which frames of a clip are taken, and for how many frames the first of them is held."""

    first: int
    last: int
    held: int = 0

    @property
    def num_frames(self) -> int:
        """How many frames come of it."""
        return self.held or self.last - self.first


def span_of(info: MediaInfo, order: Mapping[str, Any]) -> Span:
    """The frames that an order takes of a clip; at least one."""
    fps = float(info.fps)
    first = min(round(order.get("start_seconds", 0.0) * fps), info.num_frames - 1)
    end = order.get("end_seconds")
    last = info.num_frames if end is None else min(max(round(end * fps), 1), info.num_frames)
    held = order.get("hold_seconds")
    return Span(
        first=first,
        last=max(last, first + 1),
        held=0 if held is None else max(round(held * fps), 1),
    )


def rework_clip(work: Work) -> Made:
    """Makes the clip of a job's order, with the sound that belongs to what is left of it."""
    folder = work.folder
    order: Mapping[str, Any] = work.job.order[REWORK]
    source = folder / order["clip"]
    info = clip_info(source)
    span = span_of(info, order)
    wanted, shown = evenly(span.num_frames), []
    steps = Steps(span.num_frames, work.progress, work.cancelled)
    with open_writer(folder / VIDEO, info.width, info.height, info.fps, force=True) as writer:
        for index, frame in enumerate(_reworked(source, folder, info, span, order)):
            writer.write(frame)
            if index in wanted:
                shown.append(frame)
            if work.enough():
                break
            steps.advance("drawing")
        made = writer.num_frames
        sound = None if span.held else read_sound(source)
        if sound is not None:
            heard = (span.first, span.first + made)
            writer.sound = sound.cut(*(float(each / info.fps) for each in heard))
    write_pictures(folder, tuple(shown))
    about: dict[str, Any] = {"num_frames": made, "fps": str(info.fps)}
    about["warnings"] = [*writer.warnings]
    if made < span.num_frames:
        about["seconds"] = f"{float(made / info.fps):g}"
        about["warnings"] = [stopped_early(made, span.num_frames), *writer.warnings]
    return Made(artefacts=(VIDEO, THUMBNAIL, SHEET), about=about)


def _reworked(
    source: Path, folder: Path, info: MediaInfo, span: Span, order: Mapping[str, Any]
) -> Iterator[Frames]:
    views = [View(**each) for each in order.get("views", ())]
    dragged = Dragged(_drags(folder, info, order))
    for index, frame in enumerate(_taken(source, span)):
        share = index / max(span.num_frames - 1, 1)
        if order.get("drags"):
            frame = dragged.drawn(frame, share)
        if views:
            frame = seen_through(frame, view_at(views, float(Fraction(index) / info.fps)))
        yield frame


def _taken(source: Path, span: Span) -> Iterator[Frames]:
    for index, frame in enumerate(read_frames(source)):
        if index < span.first:
            continue
        if span.held:
            yield from (frame for _ in range(span.held))
            return
        if index >= span.last:
            return
        yield frame


def _drags(folder: Path, info: MediaInfo, order: Mapping[str, Any]) -> tuple[Drag, ...]:
    return tuple(
        Drag(
            mask=mask_at(folder / each["mask"], info.width, info.height),
            across=each["across"],
            down=each["down"],
        )
        for each in order.get("drags", ())
    )


def mask_at(path: Path, width: int, height: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """A mask that was sent, bool (H, W): where it is bright."""
    grey = np.asarray(Image.open(path).convert("L"))
    return np.asarray(cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA) > 127)
