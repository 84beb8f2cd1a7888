"""What workers do with clips: they deliver them into the job's folder, with pictures of them."""

from __future__ import annotations

from collections.abc import Mapping

from onionskin.jobs.worker import Handler, Made, Work
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


def make_clip(work: Work) -> Made:
    """Makes the clip of a job's order; finished fills of an earlier try are found again."""
    if REWORK in work.job.order:
        return rework_clip(work)
    folder = work.folder
    setup = prepare(order_from_dict(work.job.order))
    done = deliver(
        setup,
        folder / VIDEO,
        force=True,
        shown=evenly(setup.framing.num_frames),
        progress=work.progress,
        cancelled=work.cancelled,
        enough=work.enough,
    )
    write_pictures(folder, done.shown)
    return Made(artefacts=(VIDEO, THUMBNAIL, SHEET), about=_told(done))


def _told(done: Delivery) -> Mapping[str, object]:
    told = done.to_dict()
    names = ("seed", "num_frames", "fps", "width", "height", "seconds_elapsed", "warnings")
    about = {name: told[name] for name in names}
    if done.is_short:
        about["seconds"] = f"{float(done.framing.num_frames / done.framing.fps):g}"
    return about
