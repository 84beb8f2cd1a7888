"""What workers do with clips: they deliver them into the job's folder, with pictures of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from onionskin.frames import Frames
from onionskin.jobs.job import Job
from onionskin.jobs.worker import Handler, Made
from onionskin.progress import IsCancelled, ReportProgress
from onionskin.render.delivery import Delivery, deliver
from onionskin.render.order import order_from_dict
from onionskin.render.setup import Setup
from onionskin.render.shot import prepare
from onionskin.server.kinds import CLIP, FILM, SHEET, THUMBNAIL, VIDEO

_ACROSS, _DOWN = 5, 2
_SIDE = 320
"""Of one picture of the sheet, in pixels, at most."""


def handlers() -> dict[str, Handler]:
    """By kind of job."""
    from onionskin.server.campaigning import CAMPAIGN, make_campaign_of
    from onionskin.server.filming import make_film_of
    from onionskin.server.steadying import MEASURE, STEADY, measure_clip, steady_clip

    return {
        CLIP: make_clip,
        FILM: make_film_of,
        CAMPAIGN: make_campaign_of,
        STEADY: steady_clip,
        MEASURE: measure_clip,
    }


def make_clip(job: Job, folder: Path, *, progress: ReportProgress, cancelled: IsCancelled) -> Made:
    """Makes the clip of a job's order; finished fills of an earlier try are found again."""
    setup = prepare(order_from_dict(job.order))
    done = deliver(
        setup,
        folder / VIDEO,
        force=True,
        shown=_evenly(setup),
        progress=progress,
        cancelled=cancelled,
    )
    _write_pictures(folder, done.shown)
    return Made(artefacts=(VIDEO, THUMBNAIL, SHEET), about=_told(done))


def _told(done: Delivery) -> Mapping[str, object]:
    told = done.to_dict()
    names = ("seed", "num_frames", "fps", "width", "height", "seconds_elapsed", "warnings")
    return {name: told[name] for name in names}


def _evenly(setup: Setup) -> tuple[int, ...]:
    """The frames that the sheet shows."""
    num_frames = setup.framing.num_frames
    picked = np.linspace(0, num_frames - 1, min(_ACROSS * _DOWN, num_frames))
    return tuple(dict.fromkeys(round(each) for each in picked))


def _write_pictures(folder: Path, shown: tuple[Frames, ...]) -> None:
    """The middle frame as a thumbnail, and all of them on one sheet, in rows."""
    pictures = [Image.fromarray(frame) for frame in shown]
    middle = pictures[len(pictures) // 2].copy()
    middle.thumbnail((2 * _SIDE, 2 * _SIDE))
    middle.save(folder / THUMBNAIL, quality=85)
    for picture in pictures:
        picture.thumbnail((_SIDE, _SIDE))
    width, height = pictures[0].size
    rows = -(-len(pictures) // _ACROSS)
    sheet = Image.new("RGB", (width * min(_ACROSS, len(pictures)), height * rows))
    for index, picture in enumerate(pictures):
        sheet.paste(picture, (width * (index % _ACROSS), height * (index // _ACROSS)))
    sheet.save(folder / SHEET, quality=85)
