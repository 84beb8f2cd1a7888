"""YAML as plain data that knows its lines, so that whatever is wrong can be found in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from onionskin.errors import InvalidInput
from onionskin.plan.serial import plain_data

_PATH = re.compile(r"[A-Za-z_]\w*(?:\[[^\]\n]{1,80}\]|\.[A-Za-z_]\w*)*")
_YAML_LINE = re.compile(r" in line (\d+)\b")


@dataclass(frozen=True, slots=True)
class Lined:
    """Plain data, and the line of each part by its path: "shots[3].source.path"."""

    data: Any
    lines: dict[str, int]

    def line_of(self, path: str) -> int | None:
        """The line of a part, or of the nearest thing around it that has one."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = re.sub(r"(\.[^.\[\]]+|\[[^\[\]]*\]|^[^.\[]+)$", "", path)
        return self.lines.get("")


def read_yaml(text: str, what: str, *, first_line: int = 1) -> Lined:
    """The data of a YAML text whose first line is number `first_line` of its file.

    Aliases, tags, names given twice, deep nesting: refused. Raises InvalidInput with the line.
    """
    lines: dict[str, int] = {}
    try:
        data = plain_data(text, what, lines)
    except InvalidInput as error:
        raise InvalidInput(_at_its_line(str(error), first_line)) from None
    return Lined(data, {path: line + first_line - 1 for path, line in lines.items()})


@contextmanager
def located(lined: Lined) -> Iterator[None]:
    """Puts the line in front of what is said about a part of the data."""
    try:
        yield
    except InvalidInput as error:
        message = str(error)
        found = _PATH.match(message)
        path = _with_the_unknown(found[0] if found else "", message)
        line = lined.line_of(path)
        if line is None:
            raise
        raise type(error)(f"line {line}: {message}") from None


def _with_the_unknown(path: str, message: str) -> str:
    """The path of a name that is not known, where the message is about one."""
    unknown = re.search(r"no field is called '([^']+)'", message)
    if unknown is None:
        return path
    inside = path if "[" in path or "." in path else ""
    return f"{inside}.{unknown[1]}".lstrip(".")


def _at_its_line(message: str, first_line: int) -> str:
    match = _YAML_LINE.search(message)
    if match is None:
        return message
    line = int(match[1]) + first_line - 1
    rest = message[: match.start()] + message[match.end() :]
    return f"line {line}: {rest}"
