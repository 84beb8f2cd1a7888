"""The help of commands in the language of the person, whole in narrow terminals too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from onionskin.cli.output import translated

_TAG: Final = re.compile(r"\[(?=[a-zA-Z#/@])")
_OPTIONS: Final = "[OPTIONS]"
_COMMAND: Final = "COMMAND [ARGS]..."
_VALUES: Final = {
    "output": "FILE", "image": "FILE", "last_image": "FILE", "images": "FILE", "clip": "FILE",
    "mask": "FILE", "report": "FILE", "plot": "FILE", "data": "FILE", "summary": "FILE",
    "write": "FILE", "sheet": "FILE", "reference": "FILE", "config": "FILE", "lora": "FILE",
    "prompt": "TEXT", "negative_prompt": "TEXT", "place": "TEXT", "weather": "TEXT",
    "label": "TEXT", "attribution": "TEXT", "limit": "N", "cell": "N", "pace": "X",
}  # fmt: skip
"""What the values of options are called that say nothing themselves."""
_OF_OTHERS: Final = "NAME"


def prepare_help(command: Any, arguments: list[str]) -> None:
    """Brings the help of a command, and of those below it, into the person's language."""
    _translate(command)
    if "--help" in arguments or len(arguments) < 2:
        _translate_titles()


def _translate(command: Any) -> None:
    for told in (command, *command.params):
        for name in ("help", "short_help", "rich_help_panel"):
            if isinstance(text := getattr(told, name, None), str):
                # Rich takes "[llm]" for a mark of its own, and shows nothing.
                setattr(told, name, _TAG.sub(r"\\[", translated(text)))
    for option in command.params:
        if option.param_type_name == "option" and not option.metavar:
            option.metavar = " " if option.is_flag else _VALUES.get(option.name, _OF_OTHERS)
    _translate_usage(command)
    for child in getattr(command, "commands", {}).values():
        _translate(child)


def _translate_usage(command: Any) -> None:
    """The line of a command's help that shows how it is written, and what `--help` does."""
    command.options_metavar = translated(_OPTIONS)
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = translated(_COMMAND)
    usage, help_option = command.get_usage, command.get_help_option

    def option_in_language(context: Any) -> Any:
        if (found := help_option(context)) is not None:
            found.help, found.metavar = translated("Show this message and exit."), " "
        return found

    command.get_usage = lambda context: usage(context).replace("Usage:", translated("Usage:"), 1)
    command.get_help_option = option_in_language


def _translate_titles() -> None:
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = translated("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = translated("Options")
    rich_utils.COMMANDS_PANEL_TITLE = translated("Commands")
    rich_utils.DEFAULT_STRING = translated("[default: {}]")
    rich_utils.REQUIRED_LONG_STRING = translated("[required]")
    if not hasattr(rich_utils._make_rich_text, "folds"):
        rich_utils._make_rich_text = _folding(rich_utils._make_rich_text)


def _folding(make: Callable[..., Any]) -> Callable[..., Any]:
    """Texts that break anywhere if they must: Chinese has no spaces, and was cut off."""

    def folding(**given: Any) -> Any:
        made = make(**given)
        made.overflow = "fold"
        return made

    folding.folds = True  # type: ignore[attr-defined]
    return folding
