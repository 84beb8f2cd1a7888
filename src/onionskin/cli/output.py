"""What the command line prints: results on stdout, everything else on stderr.

What people read is in their language; JSON, which programs read, is in English.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from onionskin.pace import rounded
from onionskin.translation.catalogue import Catalogue, catalogue_of

_LONG_WORD = re.compile(r"(\S{120})\S{280,}")
"""Longer than any name that one would want to see whole."""

LONG_SECONDS: Final = 10.0
"""What takes less is not announced."""


class _Reader:
    """Who reads what is printed: messages are translated by this catalogue."""

    catalogue = Catalogue({})


def speak(language: str) -> None:
    """Prints messages in this language from now on: "en" or "zh"."""
    _Reader.catalogue = catalogue_of(language)


def translated(text: str) -> str:
    """A message in the language of the person."""
    return _Reader.catalogue.translated(text)


def print_json(noun: str, value: Mapping[str, object]) -> None:
    """One JSON object on stdout, its first field the schema: "onionskin.<noun>/1"."""
    sys.stdout.write(_json_text(noun, value))
    sys.stdout.flush()


def say(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(_printable(one_line(translated(text))) + "\n")
    sys.stderr.flush()


def show(text: str) -> None:
    """Lines for people on stdout, each translated, behind the spaces that it begins with."""
    for line in text.split("\n"):
        told = line.lstrip(" ")
        sys.stdout.write(line[: len(line) - len(told)] + translated(told) + "\n")
    sys.stdout.flush()


def is_chinese() -> bool:
    """Whether people read Chinese here."""
    return bool(_Reader.catalogue.entries)


def labelled(label: str, text: str) -> str:
    """A text behind its label, both translated."""
    return f"{translated(label)}{'：' if is_chinese() else ': '}{translated(text)}"


def in_a_row(parts: Sequence[str]) -> str:
    """Several things in one line, each translated."""
    return ("；" if is_chinese() else "; ").join(map(translated, parts))


def listed(parts: Sequence[str]) -> str:
    """Several names in one line, each translated."""
    return ("、" if is_chinese() else ", ").join(map(translated, parts))


def spoken(seconds: float) -> str:
    """A length of time for people: 0.4 s, 12 s, 5 min, 2.5 h."""
    if seconds < 100:
        return f"{seconds:.2g} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def about(seconds: float) -> str:
    """A length of time that is only estimated: 40 s, 9 min, 25 min, 2.5 h."""
    return spoken(rounded(seconds))


def say_warnings(warnings: Sequence[str]) -> None:
    """Each warning in a line on stderr."""
    catalogue = _Reader.catalogue
    for warning in warnings:
        told = catalogue.translated(warning, _in_chinese if catalogue.entries else str)
        say(f"warning: {told}")


def _in_chinese(name: str) -> str:
    """What plans call in English, as a Chinese sentence calls it: "fox" is 狐狸."""
    names = _chinese_names()
    return ", ".join(names.get(each.casefold(), each) for each in name.split(", "))


@cache
def _chinese_names() -> Mapping[str, str]:
    from onionskin.planner import chinese_words as known

    names = dict[str, str]()
    for table in (known.NOUNS, known.VERBS, known.ADJECTIVES, known.ADVERBS):
        for chinese, english in table.items():
            names.setdefault(english, chinese)
    if "onionskin.stage.blocking" in sys.modules:  # else slow to load, only for a line
        names = _names_on_stage() | names
    return names


def _names_on_stage() -> dict[str, str]:
    from onionskin.stage.actions import ACTIONS
    from onionskin.stage.places import PLACES
    from onionskin.stage.roles import ROLES
    from onionskin.stage.things import THINGS

    entries = (*ROLES, *ACTIONS, *PLACES, *THINGS)
    return {each.names.en: each.names.zh for each in entries}


def say_error(
    message: str, kind: str, exit_code: int, *, as_json: bool, log: str | None = None
) -> None:
    """An error in one line on stderr; with `as_json` as an object on stdout too."""
    line, document = error_lines(message, kind, exit_code, as_json=as_json, log=log)
    sys.stderr.write(line)
    sys.stderr.flush()
    if document:
        sys.stdout.write(document)
        sys.stdout.flush()


def error_lines(
    message: str, kind: str, exit_code: int, *, as_json: bool, log: str | None = None
) -> tuple[str, str]:
    """What an error puts on stderr and on stdout ("" without `as_json`).

    `log` is the file in which its traceback stands, where it has one.
    """
    line = _printable(f"onionskin: {_as_option(_short(translated(message)))}") + "\n"
    if not as_json:
        return line, ""
    told = _as_option(_short(message))
    document = {"error": kind, "message": told, "exit_code": exit_code}
    return line, _json_text("error", document if log is None else {**document, "log": log})


def _as_option(message: str) -> str:
    """A message of the library, with what it calls `force=True` named as on the command line."""
    return message.replace("force=True", "--force")


def _short(message: str) -> str:
    return _LONG_WORD.sub(r"\1…", one_line(message))


def one_line(text: str) -> str:
    """The text with its line ends, and what terminals would obey, taken out."""
    return " ".join("".join(char if _is_plain(char) else "�" for char in text).split())


def _is_plain(char: str) -> bool:
    """Whether a terminal only shows it; names that are not UTF-8 hold lone surrogates."""
    return char.isprintable() or char.isspace() or "\ud800" <= char <= "\udfff"


def _json_text(noun: str, value: Mapping[str, object]) -> str:
    document = {"schema": f"onionskin.{noun}/1"} | dict(value)
    text = json.dumps(document, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # a name that is not UTF-8, or a terminal that is not
        text = json.dumps(document, indent=2)
    return text + "\n"


def _printable(text: str) -> str:
    encoding = sys.stderr.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
