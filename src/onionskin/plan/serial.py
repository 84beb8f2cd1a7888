"""Plans as text: plain dictionaries for JSON, and YAML short enough to edit by hand.

    schema: onionskin.plan/1
    seconds: 2.0
    scenery: {place: snow, time: night, weather: clear, color: blue, seed: 7}
    camera_move: zoom-in
    camera:
    - [0.0, 0.5, 0.5, 1.0]
    subjects:
    - cast: 1f98a
      keys:
      - [0.0, 0.36, 0.71, 0.42, 0.0]
      name: red fox

A plan comes back exactly as it was written. Whatever has a default may be left out.

YAML is read as plain data and no more: texts, numbers, true, false and null. There are no
anchors, merges, tags, dates or numbers to other bases in a plan, so that no small file can
become large or mean what nobody wrote.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from onionskin.checks import short
from onionskin.errors import InvalidInput
from onionskin.plan.plan import MAX_KEYS, MAX_SUBJECTS, Plan
from onionskin.serial import from_dict, to_dict
from onionskin.system import open_at_once

_HEADER = """\
# A plan. Times are seconds; x and y run from 0 (left, top) to 1 (right, bottom); sizes are
# fractions of the shorter side. camera: [seconds, x, y, zoom]; keys: [seconds, x, y, size,
# rotation]. Later subjects stand in front; shadow is the y of the ground, or null.
"""
MAX_PLAN_BYTES: Final = 4_000_000
"""Of a plan file: at least as many keys as a plan may have."""
_DEEPEST: Final = 12
"""Lists and mappings within each other; a plan has five."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9]\d{0,39})")
_REAL = re.compile(
    r"[-+]?(?:(?:\d+\.\d*|\.\d+)(?:e[-+]?\d+)?|\d+e[-+]\d+|\.inf|\.nan)", re.IGNORECASE
)
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}


def plan_to_dict(plan: Plan) -> dict[str, Any]:
    """The plan as dictionaries, lists, numbers and strings, ready for JSON."""
    return to_dict(plan)


def plan_from_dict(data: object) -> Plan:
    """The plan of a dictionary such as `plan_to_dict` gives, or of one with it as its "plan".

    Raises InvalidInput that names the field.
    """
    if isinstance(data, Mapping) and "plan" in data:
        data = data["plan"]
    return from_dict(Plan, _with_texts(data))


def _with_texts(data: object) -> object:
    """The data with digits that stand for somebody in the cast (`cast: 2697`) as texts.

    Of lists that are too long no more is kept than tells that they are.
    """
    if not isinstance(data, Mapping):
        return data
    kept = {name: _first(value, MAX_KEYS) for name, value in data.items()}
    if isinstance(kept.get("subjects"), list | tuple):
        kept["subjects"] = [
            _subject_with_texts(subject) for subject in _first(kept["subjects"], MAX_SUBJECTS)
        ]
    return kept


def _subject_with_texts(subject: object) -> object:
    if not isinstance(subject, Mapping):
        return subject
    return {
        name: str(value) if name in ("cast", "name") and type(value) is int else _first(value)
        for name, value in subject.items()
    }


def _first(value: Any, most: int = MAX_KEYS) -> Any:
    return value[: most + 1] if isinstance(value, list | tuple) else value


def as_plan(plan: object) -> Plan:
    """A plan, or the plan of a dictionary such as `plan_to_dict` gives. Raises InvalidInput."""
    return plan if isinstance(plan, Plan) else plan_from_dict(plan)


def plan_to_yaml(plan: Plan) -> str:
    """The plan as YAML with a comment that explains it."""
    data = plan_to_dict(plan)
    if not plan.guessed:
        del data["guessed"]
    body = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return _HEADER + body


def plan_from_yaml(text: str) -> Plan:
    """The plan of a YAML (or JSON) text. Raises InvalidInput that names the line or the field."""
    return plan_from_dict(plain_data(text, "plan"))


def read_plan(path: str | os.PathLike[str]) -> Plan:
    """The plan in a file: YAML or JSON as `onionskin plan` prints it, in UTF-8.

    Raises InvalidInput, which names the file, for one that is missing, no regular file,
    larger than 4 MB or no plan.
    """
    if not isinstance(path, str | os.PathLike):
        raise InvalidInput(f"plan is {short(path)}: give the name of a plan file")
    text = text_of(Path(path))
    try:
        return plan_from_yaml(text)
    except InvalidInput as error:
        raise InvalidInput(f"{path}: {error}") from None


def plain_data(text: str, what: str, lines: dict[str, int] | None = None) -> Any:
    """The plain data of a YAML or JSON text. Raises InvalidInput that names `what` and the line.

    Aliases, tags, repeated names, more than one document and deep nesting are refused. `lines`
    takes the line of each part of YAML, from 1, by its path: "subjects[0].cast".
    """
    if not isinstance(text, str):
        raise InvalidInput(f"the {what} is {short(text)}: give a text")
    if _SURROGATE.search(text):
        raise InvalidInput(f"the {what} is not YAML: it is not valid UTF-8")
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass  # YAML in flow style, or no JSON either: the line is told below
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _document(iter(yaml.parse(text, Loader=loader)), _Reading(what, lines))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None)
        problem = " ".join(str(problem or "cannot be parsed").split())
        raise InvalidInput(f"the {what} is not YAML{where}: {problem}") from None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is being read, for messages, and where the lines of its parts go."""

    what: str
    lines: dict[str, int] | None

    def note(self, path: str, event: yaml.Event) -> None:
        if self.lines is not None and event.start_mark:
            self.lines[path] = event.start_mark.line + 1


def _document(events: Iterator[yaml.Event], reading: _Reading) -> Any:
    """The one document of a stream of events."""
    value, documents = None, 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refused(reading.what, event, "a second document: give only one")
            value = _value(next(events), events, reading, "", 0)
    return value


def _value(
    event: yaml.Event, events: Iterator[yaml.Event], reading: _Reading, path: str, depth: int
) -> Any:
    what = reading.what
    if isinstance(event, yaml.AliasEvent):
        raise _refused(what, event, f"*{event.anchor}: write it out: aliases are not allowed")
    tag = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise _refused(what, event, f"the tag {short(tag)}: leave it out")
    if depth > _DEEPEST:
        raise _refused(what, event, f"nested more than {_DEEPEST} levels deep: give fewer")
    if path not in (reading.lines or {}):
        reading.note(path, event)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event.value) if event.implicit[0] else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return [
            _value(each, events, reading, f"{path}[{index}]", depth + 1)
            for index, each in enumerate(_until_end(events))
        ]
    return _mapping(events, reading, path, depth)


def _mapping(
    events: Iterator[yaml.Event], reading: _Reading, path: str, depth: int
) -> dict[Any, Any]:
    table: dict[Any, Any] = {}
    for event in _until_end(events):
        if not isinstance(event, yaml.ScalarEvent):
            raise _refused(reading.what, event, "a name that is a list or a mapping: give a text")
        name = _value(event, events, reading, f"{path}.{event.value}".lstrip("."), depth + 1)
        if name in table:
            raise _refused(reading.what, event, f"{short(name)} is given twice: give it once")
        inner = f"{path}.{event.value}".lstrip(".")
        table[name] = _value(next(events), events, reading, inner, depth + 1)
    return table


def _until_end(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """The events at this depth up to the end of the list or mapping; each takes its own parts."""
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            return
        yield event


def _scalar(text: str) -> Any:
    """What a plain word of YAML means: as JSON has it, with .inf and .nan to be refused by name."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _REAL.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _refused(what: str, event: yaml.Event, problem: str) -> InvalidInput:
    where = f" in line {event.start_mark.line + 1}" if event.start_mark else ""
    return InvalidInput(f"the {what} cannot be read:{where} is {problem}")


def text_of(path: Path) -> str:
    data = _bytes_of(path)
    if data is None:
        raise InvalidInput(f"plan {path} is not a regular file; give a plan file")
    if len(data) > MAX_PLAN_BYTES:
        raise InvalidInput(f"plan {path} is larger than {MAX_PLAN_BYTES:,} bytes; give a plan file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput(f"plan {path} is not UTF-8 text; give a plan file") from None


def _bytes_of(path: Path) -> bytes | None:
    """What a file holds, as far as it matters; None for a pipe, a device or a folder."""
    try:
        descriptor = open_at_once(path)
        with os.fdopen(descriptor, "rb", closefd=True) as file:
            is_file = stat.S_ISREG(os.fstat(descriptor).st_mode)
            return file.read(MAX_PLAN_BYTES + 1) if is_file else None
    except IsADirectoryError:
        return None
    except OSError as error:
        raise InvalidInput(f"plan {path} cannot be read: {error.strerror}") from None
    except ValueError:
        raise InvalidInput(f"plan {short(str(path))} is not a file name; give another") from None


class _Dumper(yaml.SafeDumper):
    """YAML with the keys and the scenery on one line each."""


def _represent_list(dumper: _Dumper, data: list[Any]) -> yaml.Node:
    flat = not any(isinstance(item, list | dict) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flat)


def _represent_dict(dumper: _Dumper, data: dict[str, Any]) -> yaml.Node:
    short_enough = "place" in data
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=short_enough)


def _represent_text(dumper: _Dumper, data: str) -> yaml.Node:
    # PyYAML writes a next-line character as it is, and reads a space in its place.
    style = '"' if "\x85" in data else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(dict, _represent_dict)
