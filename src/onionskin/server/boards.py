"""Scripts and storyboards that clients send, read so that they name nothing but their own assets.

The assets of a film are files that were sent; they lie in a folder of the job's, by the names that
the script has for them. No other file of the server is ever looked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

import yaml

from onionskin.errors import InvalidInput
from onionskin.film.board import board_of
from onionskin.film.board_file import board_of_data, short_data
from onionskin.film.reading import files_of, located
from onionskin.film.screening import screen_storyboard
from onionskin.film.script.markdown import read_markdown
from onionskin.film.storyboard import BoardShot, Storyboard
from onionskin.film.yaml_lines import Lined
from onionskin.finish.speech import load_voice
from onionskin.server.errors import ApiError
from onionskin.server.fields import reference_of
from onionskin.server.references import Giver

BOARD_FILE: Final = "storyboard.json"
_NAME = re.compile(r"[\w][\w .,()+-]{0,79}(?:/[\w][\w .,()+-]{0,79}){0,4}")
_MOST_ASSETS: Final = 200
_BRAND_FILES: Final = ("font", "font_bold", "logo")


@dataclass(frozen=True, kw_only=True, slots=True)
class Boarded:
    """A storyboard as it was sent, its paths those of its assets, and what was not understood."""

    board: Storyboard
    warnings: tuple[str, ...] = ()

    def located(self, folder: Path) -> Storyboard:
        """The same with its assets found in `folder`."""
        return located(self.board, folder)


def keep_assets(giver: Giver, assets: Mapping[str, Any]) -> None:
    """Puts the assets of a film into the giver's folder, by their names. Raises ApiError."""
    if len(assets) > _MOST_ASSETS:
        raise _wrong("assets", f"assets has {len(assets)} files: give at most {_MOST_ASSETS}")
    for index, (name, given) in enumerate(assets.items()):
        if not _NAME.fullmatch(name) or name == BOARD_FILE:
            raise _wrong(
                "assets",
                f"{name[:80]!r} is not the name of an asset: give one such as photo.png, as the "
                "script has it",
            )
        reference = reference_of("assets", given)
        if reference is None:
            raise _wrong("assets", f"{name[:80]!r} of assets is empty: give a file")
        path = giver.file(
            "assets", reference, f"asset-{index}", ("picture", "clip", "sound", "text")
        )
        target = giver.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)


def read_script_text(text: str, folder: Path) -> Boarded:
    """The storyboard of a Markdown script whose assets are in `folder`. Raises InvalidInput."""
    script = read_markdown(text.replace("\r\n", "\n").replace("\0", ""), folder, confined=True)
    return checked(Boarded(board=board_of(script), warnings=script.warnings), folder)


def read_data(data: Mapping[str, Any], folder: Path) -> Boarded:
    """The storyboard in plain data, as a storyboard's file has it. Raises InvalidInput."""
    return checked(Boarded(board=board_of_data(Lined(dict(data), {}))), folder)


def read_kept(folder: Path) -> Boarded:
    """The storyboard that lies in a film's folder."""
    return read_data(json.loads((folder / BOARD_FILE).read_text(encoding="utf-8")), folder)


def keep_board(board: Storyboard, folder: Path) -> Path:
    """Writes a storyboard into a film's folder."""
    path = folder / BOARD_FILE
    path.write_text(json.dumps(short_data(board), ensure_ascii=False), encoding="utf-8")
    return path


def checked(boarded: Boarded, folder: Path) -> Boarded:
    """Raises InvalidInput for a file that is no asset, a voice that is not there, and what must
    not be made."""
    for path in files_of(boarded.board):
        _check_asset(path, folder)
    if boarded.board.brand is not None:
        _check_brand(folder / boarded.board.brand, folder)
    for voice in {boarded.board.voice, *(each.voice for each in boarded.board.cast)}:
        if voice not in ("", "auto", "off") and not voice.startswith("recording:"):
            load_voice(voice)
    screen_storyboard(boarded.board)
    return boarded


def check_template(data: Mapping[str, Any], folder: Path) -> None:
    """Raises InvalidInput for a brand, or a setting, of a campaign that is no asset of its.

    What the rows of its table put into shots is looked at when they are made.
    """
    brand = data.get("brand")
    if brand is not None:
        _check_asset(Path(str(brand)), folder)
        _check_brand(folder / str(brand), folder)


def check_within(board: Storyboard, folder: Path) -> None:
    """Raises InvalidInput where a storyboard names a file outside a folder."""
    for path in files_of(board):
        if not path.resolve().is_relative_to(folder.resolve()):
            raise InvalidInput(f"{path.name!r} is not one of the campaign's files")


def keep_template(data: Mapping[str, Any], folder: Path) -> None:
    """Writes a storyboard with {fields} into a campaign's folder."""
    (folder / BOARD_FILE).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def with_kept(fresh: Storyboard, kept: Storyboard) -> Storyboard:
    """A script's storyboard in which shots whose words did not change stay as they were edited."""
    before = {shot.id: shot for shot in kept.shots}
    looks = {each.name: each for each in kept.cast}
    shots = tuple(_kept_shot(shot, before.get(shot.id)) for shot in fresh.shots)
    return replace(
        fresh, shots=shots, cast=tuple(looks.get(each.name, each) for each in fresh.cast)
    )


def changed(
    board: Storyboard,
    shots: Mapping[str, Mapping[str, Any]],
    order: list[str] | None,
    settings: Mapping[str, Any],
) -> dict[str, Any]:
    """A storyboard's data with fields of its shots, their order and its settings changed.

    A shot that is not in `order` goes; one that is new stands there by its id. A field that is
    None is as it would be anyway. Raises InvalidInput for an order that names what is not there.
    """
    data = short_data(board)
    known = {shot["id"]: shot for shot in data["shots"]}
    for name, given in shots.items():
        known[name] = _merged({**known.get(name, {}), "id": name}, given)
    wanted = list(known) if order is None else order
    missing = [name for name in wanted if name not in known]
    if missing:
        raise InvalidInput(f"no shot has the id {missing[0][:60]!r}; order names shots by their id")
    return _merged({**data, "shots": [known[name] for name in wanted]}, settings)


def _merged(data: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    both = {**data, **{name: value for name, value in given.items() if name not in ("id", "shots")}}
    return {name: value for name, value in both.items() if value is not None}


def _kept_shot(fresh: BoardShot, kept: BoardShot | None) -> BoardShot:
    if kept is None or kept.narration != fresh.narration:
        return fresh
    return replace(kept, origin=fresh.origin, scene=fresh.scene)


def _check_asset(path: Path, folder: Path) -> None:
    """Raises InvalidInput for a path that is not one of the film's assets."""
    name = PurePosixPath(path).as_posix()
    if not _NAME.fullmatch(name) or not (folder / name).is_file():
        raise InvalidInput(
            f"{name[:80]!r} is not one of the film's files: upload it, and name it in assets"
        )


def _check_brand(path: Path, folder: Path) -> None:
    """Raises InvalidInput for a brand that names other files than the film's assets."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise InvalidInput("the brand is not YAML") from None
    for name in _brand_files(data):
        _check_asset(Path(name), folder)


def _brand_files(data: object) -> Iterator[str]:
    if not isinstance(data, Mapping):
        return
    grade = data.get("grade")
    named = [data.get(each) for each in _BRAND_FILES]
    named.append(grade.get("lut") if isinstance(grade, Mapping) else None)
    yield from (str(each) for each in named if each is not None)


def _wrong(param: str, message: str) -> ApiError:
    return ApiError(400, message, code="invalid_value", param=param)
