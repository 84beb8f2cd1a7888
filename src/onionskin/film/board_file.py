"""Storyboards as YAML files that people edit; comments are kept when one is written again.

    # yaml-language-server: $schema=storyboard.schema.json
    schema: onionskin.storyboard/1
    title: Clean hands
    size: 1920x1080
    cast:
    - name: nurse
      look: woman, red coat
    shots:
    - id: wash-your-hands
      narration: Wash your hands.
      source:
        kind: stage
        prompt: a nurse washes her hands

What has a default may be left out. `narration` is a text, or a list of texts and of mappings such
as `nurse: Good morning!`; a `source` that is a text is the stage's prompt; a shot without an `id`
gets one of its words. Paths are relative to the file.
"""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import yaml

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.film.script.reading import script_text
from onionskin.film.script.settings import tidied
from onionskin.film.storyboard import (
    MAX_SHOTS,
    BoardShot,
    Chart,
    Footage,
    Picture,
    Screen,
    Storyboard,
    Things,
    shot_id,
)
from onionskin.film.yaml_lines import Lined, located, read_yaml
from onionskin.media.destination import Destination
from onionskin.serial import from_dict, schema_of, to_dict

MAX_BOARD_BYTES: Final = 16_000_000
SCHEMA_NAME: Final = "storyboard.schema.json"
"""The schema's file, which a storyboard names for editors."""
SUFFIXES: Final = (".yaml", ".yml", ".json")
_HEADER: Final = f"""\
# yaml-language-server: $schema={SCHEMA_NAME}
# A storyboard: change what you like, then make the film of it with `onionskin film`.
# camera: wide, full, medium, close-up or detail, and a move such as dolly-in, pan-left, follow.
# seconds: left out, a shot is as long as its narration.
"""
_SETTINGS: Final = tuple(
    field.name for field in fields(Storyboard) if field.name not in ("shots", "cast", "title")
)
_LIKE_A_NUMBER: Final = re.compile(r"[-+.\d][-+.:_\deE]*")
_NEEDED: Final = ("id", "source")


def read_board(path: str | os.PathLike[str], *, check_files: bool = True) -> Storyboard:
    """The storyboard in a file. Raises InvalidInput that names the file and the line.

    `check_files`: own pictures, clips and tables that are not there are refused too.
    """
    file = Path(path)
    if file.suffix.lower() not in SUFFIXES:
        endings = ", ".join(SUFFIXES)
        raise InvalidInput(f"{short(str(path))} is not a storyboard: give a file of {endings}")
    text = script_text(file, "storyboard", MAX_BOARD_BYTES)
    try:
        lined = _lined(text)
        board = board_of_data(lined)
        if check_files:
            _refuse_missing(board, file.parent, lined)
    except InvalidInput as error:
        joint = ", " if str(error).startswith("line ") else ": "
        raise type(error)(f"{path}{joint}{error}") from None
    return board


def board_of_data(lined: Lined) -> Storyboard:
    """The storyboard of a file's data. Raises InvalidInput that names the line."""
    with located(lined):
        if not isinstance(lined.data, Mapping):
            raise InvalidInput("a storyboard must have a title, shots and so on, as YAML fields")
        return from_dict(Storyboard, _full(lined.data))


def write_board(
    board: Storyboard, path: str | os.PathLike[str], *, force: bool = False
) -> tuple[Path, ...]:
    """Writes a storyboard and, beside it, its schema; gives the paths of both.

    A file that is there is replaced with `force`, in one step; where it is a storyboard in YAML,
    its comments and its order are kept. Raises OutputExists, MediaError.
    """
    file = Path(path)
    destination = Destination(file, force=force)
    before = ""
    if file.is_file():
        try:
            before = script_text(file, "storyboard", MAX_BOARD_BYTES)
        except InvalidInput:
            before = ""  # what is no text is replaced whole
    with destination.writing() as part:
        Path(part).write_text(board_text(board, before), "utf-8")
    schema = file.parent / SCHEMA_NAME
    if not schema.exists():
        with Destination(schema).writing() as part:
            Path(part).write_text(schema_text(), "utf-8")
    return file, schema


def schema_text() -> str:
    """The JSON schema of storyboards as a file has it."""
    from onionskin.film.board_schema import board_schema

    return json.dumps(board_schema(), indent=1, ensure_ascii=False) + "\n"


def board_text(board: Storyboard, before: str = "") -> str:
    """A storyboard as YAML; with the comments of the text `before`, where that is a storyboard."""
    if before.strip():
        try:
            lined = _lined(before)
            old = board_of_data(lined)
        except InvalidInput:
            return _fresh(board)
        return before if old == board else _merged(before, old, board)
    return _fresh(board)


def short_data(board: Storyboard) -> dict[str, Any]:
    """A storyboard as its file has it: without what is as it would be anyway."""
    data: dict[str, Any] = {"schema": schema_of(Storyboard), "title": board.title}
    whole = to_dict(board)
    data |= {name: whole[name] for name in _SETTINGS}
    data["size"] = f"{board.size[0]}x{board.size[1]}"
    data = {name: value for name, value in data.items() if value not in (None, {})}
    data["cast"] = [{k: v for k, v in each.items() if v} for each in whole["cast"]]
    if not data["cast"]:
        del data["cast"]
    data["shots"] = [short_shot(shot) for shot in board.shots]
    return data


def short_shot(shot: BoardShot) -> dict[str, Any]:
    """A shot as a storyboard's file has it."""
    whole = to_dict(Storyboard(title="", shots=(shot,)))["shots"][0]
    defaults = {field.name: field.default for field in fields(BoardShot)}
    order = ("id", "scene", "narration", "source", *whole)
    data: dict[str, Any] = {}
    for name in dict.fromkeys(order):
        value = tuple(whole[name]) if whole[name] == [] else whole[name]
        if name in _NEEDED or value != defaults[name]:
            data[name] = whole[name]
    data["source"] = _short_source(shot.source)
    if shot.callouts:
        data["callouts"] = [_short_callout(each) for each in whole["callouts"]]
    if shot.narration:
        data["narration"] = _short_narration(shot)
    return data


def _short_callout(callout: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in callout.items() if value not in ("", None, False)}


def _short_source(source: object) -> dict[str, Any]:
    shot = BoardShot(id="x", source=source)  # type: ignore[arg-type]
    whole = to_dict(Storyboard(title="", shots=(shot,)))["shots"][0]["source"]
    defaults = {field.name: field.default for field in fields(type(source))}  # type: ignore[arg-type]
    kept = {"kind": whole.pop("kind")}
    for name, value in whole.items():
        same = tuple(value) if isinstance(value, list) else value
        if same != defaults[name]:
            kept[name] = value
    if isinstance(source, Things):
        kept["items"] = [_short_callout(each) for each in kept["items"]]
    return kept


def _short_narration(shot: BoardShot) -> object:
    lines = [
        line.text if line.speaker is None else {line.speaker: line.text} for line in shot.narration
    ]
    return lines[0] if len(lines) == 1 and isinstance(lines[0], str) else lines


# Reading


def _lined(text: str) -> Lined:
    return read_yaml(text, "storyboard")


def _full(data: Mapping[Any, Any]) -> dict[str, Any]:
    """The data of a file in the form that nouns are read from."""
    full = {"title": "", **tidied(data)}
    shots = full.get("shots")
    if isinstance(shots, list):
        if len(shots) > MAX_SHOTS:
            raise InvalidInput(f"shots has {len(shots):,} items: give 1..{MAX_SHOTS:,}")
        taken = {str(each["id"]): 1 for each in shots if _has_id(each)}
        full["shots"] = [_full_shot(shot, taken) for shot in shots]
    return full


def _has_id(shot: object) -> bool:
    return isinstance(shot, Mapping) and shot.get("id") is not None


def _full_shot(shot: object, taken: dict[str, int]) -> object:
    if not isinstance(shot, Mapping):
        return shot
    full = dict(shot)
    if "narration" in full:
        full["narration"] = _full_narration(full["narration"])
    source = full.get("source")
    if isinstance(source, str):
        full["source"] = {"kind": "stage", "prompt": source}
    elif isinstance(source, Mapping) and isinstance(source.get("rows"), list):
        full["source"] = {**source, "rows": [_full_row(row) for row in source["rows"]]}
    elif isinstance(source, Mapping) and source.get("kind") == "things":
        full["source"] = {**source, "items": _full_callouts(source.get("items"))}
    if "callouts" in full:
        full["callouts"] = _full_callouts(full["callouts"])
    if not _has_id(full):
        full["id"] = shot_id(_words(full), taken)
    elif type(full["id"]) is int:
        full["id"] = str(full["id"])
    return full


def _full_callouts(given: object) -> object:
    """A callout that is a text is only its text."""
    if given is None:
        return []
    if not isinstance(given, list):
        return given
    return [{"text": each} if isinstance(each, str) else each for each in given]


def _full_row(row: object) -> object:
    """A year or a day without quotation marks names a row and is no number of it."""
    if isinstance(row, list) and row and type(row[0]) is int:
        return [str(row[0]), *row[1:]]
    return row


def _full_narration(said: object) -> object:
    if said is None:
        return []
    lines = said if isinstance(said, list) else [said]
    return [_full_line(line) for line in lines]


def _full_line(line: object) -> object:
    if isinstance(line, str):
        return {"text": line}
    if isinstance(line, Mapping) and len(line) == 1 and "text" not in line:
        ((speaker, text),) = line.items()
        return {"text": text, "speaker": speaker}
    return line


def _words(shot: Mapping[str, Any]) -> str:
    said = shot.get("narration")
    texts = [each.get("text") for each in said if isinstance(each, Mapping)] if said else []
    source = shot.get("source")
    texts += (
        [source.get(name) for name in ("prompt", "text", "title", "path")]
        if isinstance(source, Mapping)
        else []
    )
    return next((text for text in texts if isinstance(text, str) and text), "shot")


def _refuse_missing(board: Storyboard, folder: Path, lined: Lined) -> None:
    """Raises InvalidInput for a file of a shot, or of the brand, that is not there."""
    wanted = [
        (f"shots[{number}].source.path", shot.source.path)
        for number, shot in enumerate(board.shots)
        if isinstance(shot.source, Picture | Footage | Screen | Chart) and shot.source.path
    ]
    wanted += [("brand", board.brand)] if board.brand is not None else []
    with located(lined):
        for where, path in wanted:
            if not (folder / path).is_file():
                raise InvalidInput(
                    f"{where}: the file {path!r} is not there; paths are relative to the storyboard"
                )


# Writing


class _Dumper(yaml.SafeDumper):
    """YAML in which the rows of a chart stand on one line each."""


class _FastDumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """The same, ten times as fast; it writes emoji as numbers."""


def _represent_list(dumper: Any, data: list[Any]) -> yaml.Node:
    flat = len(data) > 1 and all(isinstance(item, int | float) for item in data[1:])
    flat = flat and isinstance(data[0], str | int | float)
    node: yaml.Node = dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)
    return node


def _represent_text(dumper: Any, data: str) -> yaml.Node:
    # PyYAML writes a next-line character as it is, and reads a space in its place.
    odd = any(each in data for each in "\x85\u2028\u2029") or _LIKE_A_NUMBER.fullmatch(data)
    style = '"' if odd else None
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)
    return node


for _dumper in (_Dumper, _FastDumper):
    _dumper.add_representer(list, _represent_list)
    _dumper.add_representer(str, _represent_text)


def _fresh(board: Storyboard) -> str:
    data = short_data(board)
    shots = data.pop("shots")
    return f"{_HEADER}{_yaml(data)}shots:\n" + "\n".join(_yaml([shot]) for shot in shots)


def _yaml(data: object) -> str:
    has_emoji = any(each > "\uffff" for each in json.dumps(data, ensure_ascii=False))
    dumper = _Dumper if has_emoji else _FastDumper
    text: str = yaml.dump(data, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100)
    return text


def _merged(text: str, old: Storyboard, new: Storyboard) -> str:
    """The text with what differs between two boards changed in it, its comments kept."""
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    writer = YAML()
    writer.preserve_quotes = True
    writer.width = 100
    writer.indent(mapping=2, sequence=2, offset=0)
    tree = writer.load(text)
    fresh = short_data(new)
    for name in [field.name for field in fields(Storyboard) if field.name != "shots"]:
        if getattr(old, name) != getattr(new, name):
            if name in fresh:
                tree[name] = fresh[name]
            else:
                tree.pop(name, None)
    was = {shot.id: (shot, each) for shot, each in zip(old.shots, tree["shots"], strict=True)}
    shots = CommentedSeq()
    for shot, short_form in zip(new.shots, fresh["shots"], strict=True):
        before, node = was.get(shot.id, (None, CommentedMap()))
        if before is None:
            node.update(short_form)
        elif before != shot:
            _change_shot(node, before, shot, short_form)
        shots.append(node)
    if [id(each) for each in shots] != [id(each) for each in tree["shots"]]:
        tree["shots"] = shots
    stream = io.StringIO()
    writer.dump(tree, stream)
    return stream.getvalue()


def _change_shot(node: Any, old: BoardShot, new: BoardShot, wanted: Mapping[str, Any]) -> None:
    """Makes a shot of a file hold what is wanted; what is the same is not touched."""
    for name in [field.name for field in fields(BoardShot)]:
        if getattr(old, name) == getattr(new, name):
            continue
        if name not in wanted:
            node.pop(name, None)
        elif name == "source" and isinstance(node.get(name), Mapping):
            _change(node[name], wanted[name])
        else:
            node[name] = wanted[name]


def _change(node: Any, wanted: Mapping[str, Any]) -> None:
    for name in [each for each in node if each not in wanted]:
        del node[name]
    for name, value in wanted.items():
        if name not in node or node[name] != value:
            node[name] = value
