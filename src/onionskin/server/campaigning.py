"""What workers do with campaigns: a film for every row, and a table of what became of them."""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import Path
from typing import Any, Final

from onionskin.film.asked import FilmOptions
from onionskin.film.campaign import RowResult, make_campaign
from onionskin.film.make import Film, make_film
from onionskin.film.storyboard import Storyboard
from onionskin.jobs.worker import Made, Work
from onionskin.server.boards import BOARD_FILE, check_within
from onionskin.server.kinds import BOARD_FOLDER

CAMPAIGN: Final = "campaign"
TABLE, OUTPUT, _SUMMARY, _ARCHIVE = "table.csv", "films", "summary.csv", "films.zip"
CAMPAIGN_FILES: Final = {
    "summary": (_SUMMARY, "text/csv"),
    "archive": (_ARCHIVE, "application/zip"),
}
"""What there is of a campaign, by `variant`: file and type."""
_TOLD_ROWS: Final = 1000


def make_campaign_of(work: Work) -> Made:
    """Makes the films of a job's table; rows that are finished are kept over tries."""
    folder = work.folder
    films = folder / OUTPUT
    films.mkdir(exist_ok=True)
    made = make_campaign(
        folder / BOARD_FOLDER / BOARD_FILE,
        folder / TABLE,
        str(films / f"{work.job.order['name']}.mp4"),
        FilmOptions(preview=bool(work.job.order.get("preview")), force=True),
        summary=folder / _SUMMARY,
        make=partial(_within, folder / BOARD_FOLDER),
        progress=work.progress,
        cancelled=work.cancelled,
    )
    summary = folder / _SUMMARY
    summary.write_text(_told(summary.read_text("utf-8-sig"), folder), encoding="utf-8-sig")
    finished = [each for each in made.results if each.status != "failed"]
    with zipfile.ZipFile(folder / _ARCHIVE, "w", zipfile.ZIP_STORED) as archive:
        for each in finished:
            archive.write(each.output, Path(each.output).name)
    told = {
        "num_made": len(finished),
        "num_failed": made.count("failed"),
        "rows": [_row(each, folder) for each in made.results[:_TOLD_ROWS]],
        "warnings": list(made.warnings),
    }
    names = [f"{OUTPUT}/{Path(each.output).name}" for each in finished]
    return Made(artefacts=(_SUMMARY, _ARCHIVE, *names), about=told)


def _within(folder: Path, board: Storyboard, *given: Any, **how: Any) -> Film:
    """Makes the film of a row, if all that it names are assets of the campaign."""
    check_within(board, folder)
    return make_film(board, *given, **how)


def _row(result: RowResult, folder: Path) -> dict[str, Any]:
    is_made = result.status != "failed"
    return {
        "row": result.row,
        "status": result.status,
        "film": Path(result.output).name if is_made else None,
        "seconds": round(result.seconds, 3),
        "error": _told(result.error, folder) or None,
        "warnings": [_told(line, folder) for line in result.warnings],
    }


def _told(text: str, folder: Path) -> str:
    """A text in which files are named without the folders in which they lie here."""
    text = text.replace(f"{folder / OUTPUT}/", "")
    return text.replace(str(folder / BOARD_FOLDER), "assets").replace(str(folder), "the campaign")
