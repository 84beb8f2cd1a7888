"""What workers do with clips: they deliver them into the job's folder, with pictures of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onionskin.jobs.job import JobRecord
from onionskin.jobs.worker import Handler, Made
from onionskin.progress import IsCancelled, ReportProgress
from onionskin.render.delivery import Delivery, deliver
from onionskin.render.order import order_from_dict
from onionskin.render.shot import prepare
from onionskin.server.kinds import CLIP, FILM, SHEET, THUMBNAIL, VIDEO
from onionskin.server.pictured import evenly, write_pictures
from onionskin.server.reworking import REWORK, rework_clip


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


def make_clip(
    job: JobRecord, folder: Path, *, progress: ReportProgress, cancelled: IsCancelled
) -> Made:
    """Makes the clip of a job's order; finished fills of an earlier try are found again."""
    if REWORK in job.order:
        return rework_clip(job, folder, progress=progress, cancelled=cancelled)
    setup = prepare(order_from_dict(job.order))
    done = deliver(
        setup,
        folder / VIDEO,
        force=True,
        shown=evenly(setup.framing.num_frames),
        progress=progress,
        cancelled=cancelled,
    )
    write_pictures(folder, done.shown)
    return Made(artefacts=(VIDEO, THUMBNAIL, SHEET), about=_told(done))


def _told(done: Delivery) -> Mapping[str, object]:
    told = done.to_dict()
    names = ("seed", "num_frames", "fps", "width", "height", "seconds_elapsed", "warnings")
    return {name: told[name] for name in names}
