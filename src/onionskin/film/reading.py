"""Opens what a film is made of: a script, or a storyboard's file, as a storyboard.

Files name pictures relative to their own folder. An open storyboard names them so that they are
found from anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from onionskin.errors import InvalidInput
from onionskin.film.board import board_of
from onionskin.film.board_file import SUFFIXES, read_board
from onionskin.film.script.reading import read_script
from onionskin.film.storyboard import BoardShot, Storyboard
from onionskin.media.destination import check_name

_RECORDING: Final = "recording:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A storyboard, what of its file is not taken into the film, and all files that are read."""

    storyboard: Storyboard
    warnings: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = ()


def open_storyboard(
    path: str | os.PathLike[str], *, changes: Mapping[str, object] | None = None
) -> Opened:
    """The storyboard of a script (.md, .fountain, .txt) or of a storyboard's file (.yaml).

    `changes` are fields of the storyboard that are to be otherwise. Raises InvalidInput that
    names the file and the line, and for pictures that are not there.
    """
    check_name(path)
    file = Path(path)
    warnings: tuple[str, ...] = ()
    if file.suffix.lower() in SUFFIXES:
        board = read_board(file)
    else:
        script = read_script(file)
        board, warnings = board_of(script), script.warnings
    board = located(board, file.parent)
    changed: dict[str, Any] = dict(changes or {})
    board = replace(board, **changed)
    return Opened(storyboard=board, warnings=warnings, inputs=(file, *files_of(board)))


def located(board: Storyboard, folder: Path) -> Storyboard:
    """The storyboard with its paths as they are found from anywhere; `folder` is its file's."""
    shots = tuple(_located_shot(shot, folder) for shot in board.shots)
    music = os.fspath(_found(board.music, folder)) if _is_file_name(board.music) else board.music
    brand = None if board.brand is None else os.fspath(_found(board.brand, folder))
    cast = tuple(replace(each, voice=_found_voice(each.voice, folder)) for each in board.cast)
    voice = _found_voice(board.voice, folder)
    return replace(board, shots=shots, music=music, brand=brand, voice=voice, cast=cast)


def files_of(board: Storyboard) -> tuple[Path, ...]:
    """The files that a storyboard's shots, brand and music are made of."""
    paths = [getattr(shot.source, "path", "") for shot in board.shots]
    paths += [board.brand or "", board.music if _is_file_name(board.music) else ""]
    voices = [board.voice, *(each.voice for each in board.cast)]
    paths += [each.removeprefix(_RECORDING) for each in voices if each.startswith(_RECORDING)]
    return tuple(Path(path) for path in dict.fromkeys(paths) if path)


def _located_shot(shot: BoardShot, folder: Path) -> BoardShot:
    path = getattr(shot.source, "path", "")
    if not path:
        return shot
    found = _found(path, folder)
    if not found.is_file():
        raise InvalidInput(
            f"shot {shot.id} shows {path}, and there is no such file in {folder or '.'}"
        )
    source: Any = shot.source
    return replace(shot, source=replace(source, path=os.fspath(found)))


def _found(path: str, folder: Path) -> Path:
    """A path as it is found from anywhere."""
    return (folder / Path(path).expanduser()).absolute()


def _found_voice(voice: str, folder: Path) -> str:
    """The name of a voice; a recording's file as it is found from anywhere."""
    if not voice.startswith(_RECORDING):
        return voice
    return _RECORDING + os.fspath(_found(voice.removeprefix(_RECORDING), folder))


def _is_file_name(music: str) -> bool:
    """Whether music is named by a file, not by a mood."""
    return bool(Path(music).suffix) or os.sep in music
