"""What workers do with films: the film of a storyboard, and everything that lies beside it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any, Final

from onionskin.film.asked import FilmOptions
from onionskin.film.make import Film, make_film
from onionskin.jobs.worker import Made, Work
from onionskin.server.boards import BOARD_FILE
from onionskin.server.kinds import BESIDE, BOARD_FOLDER
from onionskin.server.wishes import cues_of

_HANDOVER: Final = "handover"
_PROVENANCE, _ARCHIVE = BESIDE["provenance"][0], BESIDE["handover"][0]
_OPTIONS: Final = ("label", "mark", "sign", "preview")


def make_film_of(work: Work) -> Made:
    """Makes the film of a job's storyboard; shots that were finished in an earlier try are kept."""
    folder, given = work.folder, dict(work.job.order)
    editor = folder / _HANDOVER
    shutil.rmtree(editor, ignore_errors=True)  # of a try that was killed
    options = FilmOptions(
        **{name: given[name] for name in _OPTIONS if name in given},
        cues=cues_of(given["cues"]) if "cues" in given else None,
        handover=editor if given.get("handover") else None,
        force=True,
    )
    output = folder / f"film.{given.get('format', 'mp4')}"
    board = folder / BOARD_FOLDER / BOARD_FILE
    film = make_film(board, output, options, progress=work.progress, cancelled=work.cancelled)
    (folder / _PROVENANCE).write_text(_provenance(film, board), encoding="utf-8")
    if editor.is_dir():
        _pack(editor, folder / _ARCHIVE)
        shutil.rmtree(editor)
    beside = [name for name, _ in BESIDE.values() if (folder / name).is_file()]
    told = {
        "seconds": f"{film.seconds:.1f}",
        "size": str(film.size),
        "num_shots": len(film.shots),
        "num_shots_made": film.num_made,
        "signed_by": film.signer or None,
        "warnings": list(film.warnings),
    }
    return Made(artefacts=(output.name, *beside), about=told)


def _provenance(film: Film, board: Path) -> str:
    """How a film was made, without a path of this machine."""
    told: dict[str, Any] = film.to_dict()
    paths = {"output", *film.beside}
    data = {name: value for name, value in told.items() if name not in paths}
    data["credits"] = sorted({tuple(each) for shot in film.shots for each in shot.credits})
    data["storyboard"] = json.loads(board.read_text(encoding="utf-8"))
    return json.dumps(data, ensure_ascii=False, indent=1)


def _pack(folder: Path, target: Path) -> None:
    """A folder as a .zip; clips do not become smaller, so that they are only stored."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder).as_posix())
