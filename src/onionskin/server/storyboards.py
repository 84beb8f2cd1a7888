"""`/v1/films/storyboard`: a script as cards, at once, without a frame of the film being made."""

from __future__ import annotations

import io
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field

from onionskin.film.assemble.facts import source_kind
from onionskin.film.board_file import short_data, short_shot
from onionskin.film.cutting import seconds_of
from onionskin.film.preview import shot_picture
from onionskin.film.storyboard import BoardShot, Storyboard
from onionskin.server.boards import Boarded, read_kept
from onionskin.server.config import Owner, job_of, state_of
from onionskin.server.errors import not_found, responses
from onionskin.server.kinds import BOARD_FOLDER, FILM
from onionskin.server.spoken import translated
from onionskin.server.wishes import BoardWish, board_of_wish, refused, scratch

router = APIRouter(prefix="/v1/films", tags=["films"])
_LEAST_SECONDS = 2.0


class Spoken(BaseModel):
    """Words, and who says them; null: the narrator."""

    text: str
    speaker: str | None


class Card(BaseModel):
    """One shot of a storyboard."""

    id: str
    number: int
    scene: str
    kind: str = Field(description="Where its picture comes from: stage, picture, chart, title ...")
    words: str
    narration: list[Spoken]
    seconds: float = Field(description="Estimated length; as long as its words take, unless set.")
    camera: str | None
    transition: str
    captions: bool
    lower_third: str | None
    source: dict[str, Any]
    notes: list[str] = Field(description="What could not be shown as written.")
    line: int | None = Field(description="Of the script.")


class Board(BaseModel):
    """A storyboard: as cards to look at, and as data to change and to send back."""

    object: Literal["storyboard"] = "storyboard"
    title: str
    storyboard: dict[str, Any]
    shots: list[Card]
    seconds: float
    warnings: list[str]


class PictureWish(BoardWish):
    """Which card is drawn."""

    model_config = ConfigDict(extra="forbid")

    shot: str = Field(max_length=80)


@router.post("/storyboard", responses=responses(400, 404, 413, 415))
def storyboard(request: Request, wish: BoardWish, owner: Owner) -> Board:
    """Cut a script into shots, or read a storyboard that was changed."""
    with scratch(state_of(request), owner) as files:
        return told(board_of_wish(wish, files.giver))


_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/webp": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.post(
    "/storyboard/picture",
    responses=responses(400, 404, 413, 415) | _PICTURE,
    response_class=Response,
)
def picture(request: Request, wish: PictureWish, owner: Owner) -> Response:
    """Draw the picture that stands for one shot."""
    with scratch(state_of(request), owner) as files:
        read = board_of_wish(wish, files.giver)
        with refused(files.folder, "shot"):
            return _drawn(read.located(files.folder), wish.shot)


@router.get("/{film_id}/storyboard", responses=responses(404))
def of_film(request: Request, film_id: str, owner: Owner) -> Board:
    """The storyboard that a film is made by."""
    state = state_of(request)
    job = job_of(state, film_id, owner, (FILM,))
    folder = state.store.folder_of(job.id) / BOARD_FOLDER
    if not folder.is_dir():
        raise not_found(f"storyboard of {job.id}")
    return told(read_kept(folder))


@router.get(
    "/{film_id}/shots/{shot}/picture",
    responses=responses(400, 404) | _PICTURE,
    response_class=Response,
)
def picture_of(request: Request, film_id: str, shot: str, owner: Owner) -> Response:
    """Draw the picture that stands for one shot of a film."""
    state = state_of(request)
    job = job_of(state, film_id, owner, (FILM,))
    folder = state.store.folder_of(job.id) / BOARD_FOLDER
    if not folder.is_dir():
        raise not_found(f"storyboard of {job.id}")
    board = read_kept(folder).located(folder)
    if shot not in {each.id for each in board.shots}:
        raise not_found(f"shot {shot[:60]!r} of {job.id}")
    with refused(folder, "shot"):
        return _drawn(board, shot)


def told(read: Boarded) -> Board:
    """A storyboard as its routes show it."""
    board = read.board
    cards = [_card(board, number, shot) for number, shot in enumerate(board.shots, 1)]
    return Board(
        title=board.title,
        storyboard=short_data(board),
        shots=cards,
        seconds=round(sum(card.seconds for card in cards), 1),
        warnings=list(map(translated, read.warnings)),
    )


def _card(board: Storyboard, number: int, shot: BoardShot) -> Card:
    seconds = shot.seconds
    if seconds is None:
        spoken = seconds_of(shot.words, board.language, board.pace)
        seconds = max(spoken, _LEAST_SECONDS)
    return Card(
        id=shot.id,
        number=number,
        scene=shot.scene,
        kind=source_kind(shot.source),
        words=shot.words,
        narration=[Spoken(text=line.text, speaker=line.speaker) for line in shot.narration],
        seconds=round(seconds, 1),
        camera=shot.camera,
        transition=shot.transition,
        captions=shot.captions,
        lower_third=shot.lower_third,
        source=short_shot(shot)["source"],
        notes=list(map(translated, shot.notes)),
        line=shot.origin,
    )


def _drawn(board: Storyboard, shot: str) -> Response:
    frame, warnings = shot_picture(board, shot)
    file = io.BytesIO()
    Image.fromarray(frame).save(file, "WEBP", quality=85)
    headers = {"x-warnings": str(len(warnings)), "Cache-Control": "no-store"}
    return Response(file.getvalue(), media_type="image/webp", headers=headers)
