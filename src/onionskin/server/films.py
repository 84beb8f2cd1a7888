"""`/v1/films`: a script becomes a film, is changed shot by shot, and is exported as other files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from onionskin.errors import InvalidInput
from onionskin.film.asked import preview_of
from onionskin.jobs.job import JobRecord
from onionskin.media.read import read_sound
from onionskin.server.boards import Boarded, changed, keep_assets, keep_board, read_data, read_kept
from onionskin.server.config import Owner, State, job_of, refuse_full, state_of
from onionskin.server.errors import not_found, responses
from onionskin.server.jobroutes import Kind, add_job_routes, file_of, made_files
from onionskin.server.kinds import BESIDE, BOARD_FOLDER, FILM
from onionskin.server.references import Giver
from onionskin.server.told import (
    Once,
    ToldJob,
    beginning,
    told,
)
from onionskin.server.wishes import (
    ChangeWish,
    ExportWish,
    FilmWish,
    board_of_wish,
    changed_by,
    options_of,
    refused,
)
from onionskin.sound import Sound
from onionskin.system import link_or_copy

router = APIRouter(prefix="/v1/films", tags=["films"])
_KINDS = (FILM,)
_SEEN = ("video", "thumbnail")
"""What every film has."""
_PEAKS_PER_SECOND = 25
_LEAST_SIDE = 64
"""Pixels of a film that is made smaller."""
Part = Literal["video", "thumbnail", "captions", "timeline", "report", "provenance", "handover"]


class FilmJob(ToldJob):
    """A film, and how far it is."""

    object: Literal["film"] = "film"
    title: str | None = None
    script: str | None = None
    num_shots: int | None = None
    num_shots_made: int | None = Field(
        None, description="How many shots were drawn now; the others were already finished."
    )
    made_from: str | None = Field(None, description="The film that this one changes or exports.")
    format: str = "mp4"
    signed_by: str | None = None
    files: list[Part] = Field([], description="Files that `content` can return besides the film.")


class FilmPage(BaseModel):
    """Films, and whether there are more."""

    object: Literal["list"] = "list"
    data: list[FilmJob]
    first_id: str | None
    last_id: str | None
    has_more: bool


class Waveform(BaseModel):
    """The largest sample of every short while, 0..1; none where a film is silent."""

    object: Literal["waveform"] = "waveform"
    per_second: int
    peaks: list[float]


@router.post("", responses=responses(400, 404, 413, 415))
def create(request: Request, wish: FilmWish, owner: Owner, once: Once = None) -> FilmJob:
    """Queue the film of a script or a storyboard. What cannot be made is refused at once."""
    state = state_of(request)
    refuse_full(state, owner)
    with beginning(state, "film") as job_id:
        giver = _giver(state, owner, job_id)
        read = board_of_wish(wish, giver)
        with refused(giver.folder, "format"):
            order = options_of(wish, preview=wish.preview)
        about = {"script": wish.script}
        return _film(state, _queued(state, owner, job_id, read, giver, order, about, once))


def smaller(state: State, film_id: str, owner: str) -> JobRecord:
    """Queues a film at half the width and height that it was to be made at: for one that needed
    more memory. Raises ApiError."""

    def asked(before: JobRecord, read: Boarded, giver: Giver) -> tuple[Boarded, dict[str, Any]]:
        board = preview_of(read.board) if before.order.get("preview") else read.board
        width, height = (max(_LEAST_SIDE, side // 4 * 2) for side in board.size)
        if (width, height) == board.size:
            raise InvalidInput(f"the film is as small as it can be: {width}x{height}")
        return replace(read, board=replace(read.board, size=(width, height))), dict(before.order)

    return _once_more(state, film_id, owner, None, "smaller", asked)


@router.post("/{film_id}/changes", responses=responses(400, 404, 413, 415))
def change(
    request: Request, film_id: str, wish: ChangeWish, owner: Owner, once: Once = None
) -> FilmJob:
    """Queue a film with some shots changed: these are made anew, and nothing else."""

    def asked(before: JobRecord, read: Boarded, giver: Giver) -> tuple[Boarded, dict[str, Any]]:
        keep_assets(giver, wish.assets)
        data = changed(read.board, wish.shots, wish.order, wish.settings)
        return read_data(data, giver.folder), {**before.order, "preview": wish.preview}

    state = state_of(request)
    return _film(state, _once_more(state, film_id, owner, once, "shots", asked))


@router.post("/{film_id}/exports", responses=responses(400, 404))
def export(
    request: Request, film_id: str, wish: ExportWish, owner: Owner, once: Once = None
) -> FilmJob:
    """Queue a film as another file: another size or format, captions, a label, a signature."""

    def asked(before: JobRecord, read: Boarded, giver: Giver) -> tuple[Boarded, dict[str, Any]]:
        return changed_by(read, wish, giver.folder), options_of(wish)

    state = state_of(request)
    return _film(state, _once_more(state, film_id, owner, once, "size", asked))


def _once_more(
    state: State,
    film_id: str,
    owner: str,
    once: str | None,
    param: str,
    asked: Callable[[JobRecord, Boarded, Giver], tuple[Boarded, dict[str, Any]]],
) -> JobRecord:
    """Queues what is `asked` of a film: its assets are at hand, and its shots are found again.

    What cannot be is refused with the field `param`.
    """
    refuse_full(state, owner)
    before, read = _kept(state, film_id, owner)
    with beginning(state, "film") as job_id:
        giver = _giver(state, owner, job_id)
        _link_assets(state, before, giver.folder)
        with refused(giver.folder, param):
            new, order = asked(before, read, giver)
        about = {"script": before.about.get("script"), "made_from": before.id}
        return _queued(state, owner, job_id, new, giver, order, about, once)


@router.get("/{film_id}/waveform", responses=responses(404))
def waveform(request: Request, film_id: str, owner: Owner) -> Waveform:
    """How loud a finished film is from moment to moment, for whoever sets its captions."""
    state = state_of(request)
    job = job_of(state, film_id, owner, _KINDS)
    file = file_of(state, job, *BESIDE["video"])
    sound = read_sound(file.path)
    peaks = [] if sound is None else loudness(sound, _PEAKS_PER_SECOND)
    return Waveform(per_second=_PEAKS_PER_SECOND, peaks=peaks)


def _giver(state: State, owner: str, job_id: str) -> Giver:
    folder = state.store.folder_of(job_id) / BOARD_FOLDER
    folder.mkdir()
    return Giver(state=state, owner=owner, folder=folder)


def _kept(state: State, film_id: str, owner: str) -> tuple[JobRecord, Boarded]:
    """A film and its storyboard; it need not be finished."""
    job = job_of(state, film_id, owner, _KINDS)
    folder = state.store.folder_of(job.id) / BOARD_FOLDER
    if not folder.is_dir():
        raise not_found(f"storyboard of {job.id}")
    return job, read_kept(folder)


def _link_assets(state: State, before: JobRecord, folder: Path) -> None:
    """The assets of a film for another."""
    shutil.copytree(
        state.store.folder_of(before.id) / BOARD_FOLDER,
        folder,
        copy_function=_link,
        dirs_exist_ok=True,
    )


def _link(source: str, target: str) -> None:
    """The same file under another name; a storyboard, which is written, is copied."""
    put = shutil.copyfile if source.endswith(".json") else link_or_copy
    put(source, target)


def _queued(
    state: State,
    owner: str,
    job_id: str,
    read: Boarded,
    giver: Giver,
    order: dict[str, Any],
    about: dict[str, Any],
    once: str | None,
) -> JobRecord:
    board = read.board
    keep_board(board, giver.folder)
    told_of = {
        **about,
        "title": board.title,
        "prompt": board.title,
        "size": f"{board.size[0]}x{board.size[1]}",
        "num_shots": len(board.shots),
        "format": order.get("format", "mp4"),
        "warnings": list(read.warnings),
    }
    return state.store.add(
        FILM,
        order,
        owner=owner,
        about=told_of,
        once=once,
        job_id=job_id,
        keep_seconds=state.config.limits.keep_seconds,
    )


def loudness(sound: Sound, per_second: int) -> list[float]:
    """The largest sample of each of so many parts of a second, 0..1."""
    heights = np.abs(sound.samples).max(axis=1)
    each = max(sound.sample_rate // per_second, 1)
    padded = np.pad(heights, (0, -len(heights) % each))
    return [round(float(high), 3) for high in padded.reshape(-1, each).max(axis=1)]


def _film(state: State, job: JobRecord) -> FilmJob:
    about = job.about
    files: list[Any] = [each for each in made_files(job, BESIDE) if each not in _SEEN]
    return FilmJob(
        **told(state, job),
        title=about.get("title"),
        script=about.get("script"),
        num_shots=about.get("num_shots"),
        num_shots_made=about.get("num_shots_made"),
        made_from=about.get("made_from"),
        format=about.get("format", "mp4"),
        signed_by=about.get("signed_by"),
        files=files,
    )


add_job_routes(router, Kind(name=FILM, one=FilmJob, many=FilmPage, tell=_film, files=BESIDE))
