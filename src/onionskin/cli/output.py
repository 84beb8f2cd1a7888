"""What the command line prints: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from onionskin.errors import OnionskinError


def print_json(noun: str, value: Mapping[str, object]) -> None:
    """One JSON object on stdout, its first field the schema: "onionskin.<noun>/1"."""
    document = {"schema": f"onionskin.{noun}/1"} | dict(value)
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(_one_line(text) + "\n")
    sys.stderr.flush()


def say_warnings(warnings: Sequence[str]) -> None:
    """Each warning in a line on stderr."""
    for warning in warnings:
        say(f"warning: {warning}")


def say_error(message: str, kind: str, exit_code: int, *, as_json: bool) -> None:
    """An error in one line on stderr; with `as_json` as an object on stdout too."""
    say(f"onionskin: {message}")
    if as_json:
        document = {"error": kind, "message": _one_line(message), "exit_code": exit_code}
        print_json("error", document)


def error_code(error: OnionskinError, *, as_json: bool) -> int:
    """Says the error and gives its exit code."""
    say_error(str(error), type(error).__name__, error.exit_code, as_json=as_json)
    return error.exit_code


def _one_line(text: str) -> str:
    return " ".join(text.split())
