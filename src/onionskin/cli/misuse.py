"""A command line that cannot be understood: what was given, what is allowed and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, Final

from onionskin.cli.numbers import shown
from onionskin.errors import InvalidInput

_MOST_SHOWN: Final = 60
"""Letters of what was given that a message repeats."""
_MOST_LISTED: Final = 8
_OF_PYDANTIC: Final = (
    (re.compile(r"Input should be greater than or equal to (.+)"), "give {0} or more"),
    (re.compile(r"Input should be less than or equal to (.+)"), "give {0} or less"),
    (re.compile(r"Input should be a valid (?:integer|number).*"), "give a number such as 2"),
    (re.compile(r"(?:Value error|Assertion failed), (.+)"), "{0}"),
)
"""What Typer's checks say, and the same in plain words."""


def message_of(error: Any) -> str:
    """One line for a usage error of Typer, whose classes moved between its releases."""
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "") or "onionskin"
    said = _SAID_OF.get(type(error).__name__, _of_any)(error, context)
    return f"{said}; see `{path} --help`"


def check_values(command: Any, arguments: Sequence[str]) -> None:
    """Raises InvalidInput where an option has no value, or would take the next option for one."""
    for index, each in enumerate(arguments):
        if each == "--":
            return
        if each in (children := getattr(command, "commands", {})):
            command = children[each]
            continue
        option = _option(command, each)
        if option is None or option.is_flag:
            continue
        following = arguments[index + 1 : index + 2]
        if not following:
            raise InvalidInput(f"{each} needs a value: write {each} {option.metavar}")
        if _option(command, following[0]) is not None:
            raise InvalidInput(
                f"{each} needs a value, and {following[0]} follows: write {each} {option.metavar}"
            )


def _option(command: Any, name: str) -> Any:
    """The option of a command that is called so, a flag too; None for what is none."""
    named = (each for each in command.params if name in each.opts)
    return next((each for each in named if each.param_type_name == "option"), None)


def _signature(context: Any) -> str:
    """A command with all that it cannot do without: "onionskin stage sheet KIND -o FILE"."""
    pieces = [context.command_path]
    for param in context.command.params:
        if param.param_type_name == "argument":
            name = (param.metavar or param.name).upper()
            pieces.append(name if param.required else f"[{name}]")
        elif param.required:
            pieces.append(f"{param.opts[0]} {param.metavar}")
    return " ".join(pieces)


def _name_of(param: Any) -> str:
    """An argument or option as its help calls it."""
    is_argument = param.param_type_name == "argument"
    return str(param.name.upper() if is_argument else max(param.opts, key=len))


def _of_missing(error: Any, context: Any) -> str:
    param = error.param
    if param is None or context is None:
        return str(error.format_message()).rstrip(".")
    return f"{_name_of(param)} is missing; write: {_signature(context)}"


def _of_unknown_option(error: Any, context: Any) -> str:
    known = [name for param in context.command.params for name in param.opts] if context else []
    near, given = list(_near(error.option_name, known)), shown(error.option_name, _MOST_SHOWN)
    if near:
        return f"there is no option {given}; similar options: {', '.join(near)}"
    return f"there is no option {given} here"


def _of_value_of_flag(error: Any, context: Any) -> str:
    return f"{error.option_name} takes no value: leave out the = and everything after it"


def _of_value(error: Any, context: Any) -> str:
    message = str(error.message).rstrip(".")
    for pattern, plain in _OF_PYDANTIC:
        if found := pattern.fullmatch(message):
            message = plain.format(*found.groups())
            break
    if error.param is None:
        return message
    return f"the value of {_name_of(error.param)} is wrong: {message}"


def _of_any(error: Any, context: Any) -> str:
    message = str(error.format_message()).rstrip(".")
    if found := re.search(r"No such command '(.*?)'", message):
        return _of_unknown_command(found[1], list(context.command.commands))
    if message == "Missing command":
        return f"give one of its commands: {', '.join(context.command.commands)}"
    if found := re.search(r"unexpected extra arguments?(?:\(s\))? \((.*)\)", message):
        return _of_extra(found[1], context)
    return message


def _of_unknown_command(name: str, known: Sequence[str]) -> str:
    near, given = list(_near(name, known)), shown(name, _MOST_SHOWN)
    if near:
        return f"there is no command {given}; similar commands: {', '.join(near)}"
    if len(known) <= _MOST_LISTED:
        return f"there is no command {given}; the commands are: {', '.join(known)}"
    return f"there is no command {given}"


def _of_extra(extra: str, context: Any) -> str:
    arguments = [p.name for p in context.command.params if p.param_type_name == "argument"]
    given = shown(extra, _MOST_SHOWN)
    if arguments[:1] == ["prompt"]:
        return f"{given} is one argument too many: put quotes around a prompt of several words"
    return f"{given} is one argument too many; write: {_signature(context)}"


def _near(name: str, known: Sequence[str]) -> Iterator[str]:
    """Names that may have been meant, the likeliest first."""
    yield from get_close_matches(name, known, n=3, cutoff=0.6)


_SAID_OF: Final = {
    "MissingParameter": _of_missing,
    "NoSuchOption": _of_unknown_option,
    "BadOptionUsage": _of_value_of_flag,
    "BadParameter": _of_value,
}
