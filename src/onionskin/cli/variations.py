"""`onionskin make --variations N`: one job with several seeds, and a sheet to choose from."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onionskin.cli.output import print_json, say, say_warnings
from onionskin.cli.shooting import report_of, write_shot
from onionskin.errors import InvalidInput

if TYPE_CHECKING:
    from onionskin.frames import Frames
    from onionskin.render.make import Job

MAX_VARIATIONS = 100


def check_variations(count: int) -> int:
    """`count`, if it is 1..100. Raises InvalidInput."""
    if not 1 <= count <= MAX_VARIATIONS:
        raise InvalidInput(f"{count} variations are out of range; give 1..{MAX_VARIATIONS}")
    return count


def deliver_variations(job: Job, path: str, count: int, *, force: bool, json: bool) -> None:
    """Does `job` with `count` seeds from its own on; writes PATH-1 … PATH-N and PATH-sheet.png."""
    from onionskin.media.write import check_output
    from onionskin.render.contact_sheet import contact_sheet, moments
    from onionskin.render.make import varied

    paths = [numbered(path, number) for number in range(1, count + 1)]
    sheet = sheet_path(path)
    for one in paths:
        check_output(one, *job.framing.size, job.framing.fps, force=force)
    _refuse_existing(sheet, force=force)
    shown = moments(job.framing.num_frames)
    reports: list[dict[str, object]] = []
    rows: list[list[Frames]] = []
    for one, take in zip(paths, varied(job, count), strict=True):
        started = time.perf_counter()
        row: list[Frames] = []
        shot = write_shot(take, one, force=force, shown=(shown, row))
        rows.append(row)
        reports.append(report_of(take, shot, one, time.perf_counter() - started))
        say_warnings(shot.warnings)
        say(f"{one}: seed {shot.origin.seed}")
    _save(contact_sheet(rows), sheet)
    if json:
        print_json("variations", {"variations": reports, "sheet": str(sheet)})
    else:
        typer.echo("\n".join([*paths, str(sheet)]))


def numbered(path: str, number: int) -> str:
    """fox.mp4 as fox-1.mp4, and the folder fox/ as fox-1/."""
    if path.endswith(("/", "\\")):
        return f"{path[:-1]}-{number}{path[-1]}"
    given = Path(path)
    return str(given.with_name(f"{given.stem}-{number}{given.suffix}"))


def sheet_path(path: str) -> Path:
    """Where the sheet to choose from stands: beside the clips."""
    given = Path(path.rstrip("/\\"))
    return given.with_name(f"{given.stem}-sheet.png")


def _refuse_existing(path: Path, *, force: bool) -> None:
    from onionskin.errors import OutputExists

    if not force and (path.exists() or path.is_symlink()):
        raise OutputExists(f"{path} exists; give another name, or --force to replace it")


def _save(picture: Frames, path: Path) -> None:
    from PIL import Image

    from onionskin.errors import MediaError

    try:
        Image.fromarray(picture).save(path)
    except OSError as error:
        raise MediaError(f"{path} cannot be written: {error.strerror or error}") from None
