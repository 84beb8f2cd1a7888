"""What workers do with clips of anyone's: measure them, mend them, and report what they found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from onionskin.jobs.worker import Made, Work
from onionskin.stability.measuring.measure import Measurement, measure_file
from onionskin.stability.mending.mend_file import steady_file
from onionskin.stability.report.page import write_report
from onionskin.stability.report.plot import write_plot

STEADY, MEASURE = "steady", "measure"
MENDED: Final = "mended.mp4"
_REPORT, _PLOT, _MEASURES = "report.html", "plot.png", "measures.json"
_BESIDE: Final = {
    "report": (_REPORT, "text/html"),
    "plot": (_PLOT, "image/png"),
    "measures": (_MEASURES, "application/json"),
}
_ORIGINAL: Final = {"original": ("original.*", "video/*")}
STEADY_FILES: Final = {"video": (MENDED, "video/mp4"), **_ORIGINAL, **_BESIDE}
MEASURE_FILES: Final = {**_BESIDE, **_ORIGINAL}
"""What there is of them, by `variant`: file and type."""


def measure_clip(work: Work) -> Made:
    """Measures the clip of a job, and writes what was found as a page, a plot and data."""
    folder, clip = work.folder, work.folder / work.job.order["clip"]
    found = measure_file(clip, progress=work.progress, cancelled=work.cancelled)
    write_plot(folder / _PLOT, found, None, force=True)
    write_report(folder / _REPORT, clip, found, None, force=True)
    data = found.to_dict()
    (folder / _MEASURES).write_text(json.dumps(data), encoding="utf-8")
    about = {**_told(found), "warnings": list(found.warnings)}
    return Made(artefacts=(_REPORT, _PLOT, _MEASURES, *_original(folder)), about=about)


def steady_clip(work: Work) -> Made:
    """Mends the clip of a job; the report says what was wrong, what was mended and what it won."""
    folder, clip = work.folder, work.folder / work.job.order["clip"]
    done = steady_file(
        clip,
        folder / MENDED,
        force=True,
        progress=work.progress,
        cancelled=work.cancelled,
    )
    after = None if done.stream_copied else done.after
    write_plot(folder / _PLOT, done.before, after, force=True)
    write_report(folder / _REPORT, clip, done.before, done, force=True)
    data = {name: value for name, value in done.to_dict().items() if name != "output"}
    (folder / _MEASURES).write_text(json.dumps(data), encoding="utf-8")
    about = {
        **_told(done.before),
        "score_after": _rounded(done.after.score),
        "actions": [action.to_dict() for action in done.actions],
        "untouched": done.stream_copied,
        "warnings": list(done.warnings),
    }
    return Made(artefacts=(MENDED, _REPORT, _PLOT, _MEASURES, *_original(folder)), about=about)


def _told(found: Measurement) -> dict[str, Any]:
    info = found.info
    return {
        "size": f"{info.width}x{info.height}",
        "seconds": f"{info.duration_seconds:g}",
        "score_before": _rounded(found.score),
        "defects": [defect.to_dict() for defect in found.measures.defects],
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 1)


def _original(folder: Path) -> tuple[str, ...]:
    """The clip as it came."""
    return tuple(each.name for each in folder.glob(_ORIGINAL["original"][0]))
