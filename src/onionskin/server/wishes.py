"""What clients ask of films: a script or a storyboard, its files, and how the film is to be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.film.asked import FilmOptions
from onionskin.film.storyboard import Storyboard
from onionskin.finish.captions.cues import Cue, written_cue
from onionskin.render.framing import parse_size
from onionskin.server.boards import Boarded, keep_assets, read_data, read_script_text, with_kept
from onionskin.server.config import State
from onionskin.server.errors import ApiError
from onionskin.server.references import Giver

Name = Annotated[str, StringConstraints(max_length=80)]
Captions = Literal["burned", "soft", "off"]
Format = Literal["mp4", "mov", "mkv", "webm"]


class HowWish(BaseModel):
    """How a film is to be where its script does not say."""

    model_config = ConfigDict(extra="forbid")

    size: str | None = Field(None, max_length=20, description="WIDTHxHEIGHT.")
    voice: Name | None = None
    captions: Captions | None = None
    music: Name | None = Field(None, description="A mood, the name of an asset, or off.")
    style: Name | None = None
    brand: str | None = Field(None, max_length=200, description="The asset that is its brand.")
    seed: int | None = Field(None, ge=0, le=2**32 - 1)

    def changes(self) -> dict[str, Any]:
        """The fields of a storyboard that are to be otherwise. Raises InvalidInput."""
        names = {"voice", "captions", "music", "style", "brand", "seed"}
        given = self.model_dump(include=names, exclude_none=True)
        if self.size is not None:
            given["size"] = parse_size(self.size)
        return given


class BoardWish(HowWish):
    """A script, or a storyboard, and the files that it shows."""

    script: str | None = Field(None, min_length=1, max_length=500_000, description="Markdown.")
    storyboard: dict[str, Any] | None = Field(None, description="Instead of a script.")
    kept: dict[str, Any] | None = Field(
        None,
        description="With a script: the storyboard so far. Its shots stay as they were edited "
        "where their words have not changed.",
    )
    assets: dict[str, Any] = Field(
        {}, description="Files by the names that the script has for them: ids, or data: URLs."
    )


class FileWish(BaseModel):
    """What the file of a film is, and what comes with it."""

    format: Format = "mp4"
    label: Literal["off", "corner", "first"] = Field(
        "off", description='Show "AI-generated" in the picture.'
    )
    mark: bool = Field(False, description="An invisible mark in every frame.")
    sign: bool = Field(False, description="A signed manifest of how it was made (mp4, mov).")
    handover: bool = Field(False, description="A folder for an editor, as a .zip.")


class FilmWish(BoardWish, FileWish):
    """A film."""

    preview: bool = Field(False, description="Fast, rough version.")


class CueWish(BaseModel):
    """A caption by the film's clock."""

    model_config = ConfigDict(extra="forbid")

    start: float = Field(ge=0, le=86_400)
    end: float = Field(gt=0, le=86_400)
    text: str = Field(min_length=1, max_length=400, description="Its lines.")


class ExportWish(HowWish, FileWish):
    """The same film as another file."""

    cues: list[CueWish] | None = Field(
        None, max_length=5000, description="Captions that replace those of the narration."
    )


class ChangeWish(BaseModel):
    """What is to be otherwise in a film; all else stays, and is not drawn again."""

    model_config = ConfigDict(extra="forbid")

    shots: dict[Name, dict[str, Any]] = Field(
        {}, description="Fields of shots by their ids; a shot with a new id is added."
    )
    order: list[Name] | None = Field(None, description="Ids of all shots to keep, in order.")
    settings: dict[str, Any] = Field({}, description="Fields of the storyboard.")
    assets: dict[str, Any] = {}
    preview: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Scratch:
    """A folder that is gone when a request is over, with the assets of a storyboard."""

    giver: Giver
    folder: Path


@contextmanager
def scratch(state: State, owner: str) -> Iterator[Scratch]:
    """A folder for the files of a storyboard that is only looked at."""
    with tempfile.TemporaryDirectory(dir=state.store.folder) as name:
        folder = Path(name)
        yield Scratch(giver=Giver(state=state, owner=owner, folder=folder), folder=folder)


def board_of_wish(wish: BoardWish, giver: Giver) -> Boarded:
    """The storyboard that is asked for; its assets are put into the giver's folder.

    Raises ApiError in one line, with the field.
    """
    if (wish.script is None) == (wish.storyboard is None):
        raise ApiError(
            422, "give either a script or a storyboard", code="invalid_value", param="script"
        )
    param = "script" if wish.storyboard is None else "storyboard"
    with refused(giver.folder, param):
        keep_assets(giver, wish.assets)
        if wish.storyboard is not None:
            read = read_data(wish.storyboard, giver.folder)
        else:
            assert wish.script is not None
            read = read_script_text(wish.script, giver.folder)
            if wish.kept is not None:
                kept = read_data(wish.kept, giver.folder).board
                read = replace(read, board=with_kept(read.board, kept))
        return changed_by(read, wish, giver.folder)


def changed_by(read: Boarded, wish: HowWish, folder: Path) -> Boarded:
    """A storyboard with what the request says of the film. Raises InvalidInput."""
    from onionskin.server.boards import checked

    changes = wish.changes()
    if not changes:
        return read
    board: Storyboard = replace(read.board, **changes)
    return checked(replace(read, board=board), folder)


@contextmanager
def refused(folder: Path, param: str) -> Iterator[None]:
    """Tells what cannot be made as an ApiError that names the field, and no path of ours."""
    try:
        yield
    except OnionskinError as error:
        said = str(error).replace(f"{folder}/", "").replace(str(folder), param)
        status = 400 if isinstance(error, InvalidInput) else 422
        raise ApiError(status, said, code="invalid_value", param=param) from None


def cues_of(given: Sequence[Mapping[str, Any]]) -> tuple[Cue, ...]:
    """Captions that were written by hand, in order. Raises InvalidInput where two are at once."""
    cues = sorted((written_cue(**each) for each in given), key=lambda each: each.start)
    for first, second in pairwise(cues):
        if second.start < first.end - 1e-6:
            raise InvalidInput(
                f"the caption at {second.start:g} s begins before that at {first.start:g} s ends: "
                "let one follow the other"
            )
    return tuple(cues)


def options_of(wish: FileWish, *, preview: bool = False) -> dict[str, Any]:
    """What the worker is told of the file. Raises InvalidInput for what does not go together."""
    FilmOptions(label=wish.label, mark=wish.mark, sign=wish.sign, preview=preview)
    if wish.sign and wish.format not in ("mp4", "mov"):
        raise InvalidInput(f"a {wish.format} cannot be signed: give mp4 or mov")
    names = {"format", "label", "mark", "sign", "handover", "cues"}
    told = wish.model_dump(include=names, exclude_none=True)
    cues_of(told.get("cues", ()))
    return {**told, "preview": preview}
