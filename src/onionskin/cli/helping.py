"""The help of commands in the language of the person, whole in narrow terminals too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from onionskin.cli.output import translated

_TAG: Final = re.compile(r"\[(?=[a-zA-Z#/@])")


def translate_help(command: Any, arguments: list[str]) -> None:
    """Brings the help of a command, and of those below it, into the person's language."""
    _translate(command)
    if "--help" in arguments or not arguments:
        _translate_titles()


def _translate(command: Any) -> None:
    for told in (command, *command.params):
        for name in ("help", "short_help", "rich_help_panel"):
            if isinstance(text := getattr(told, name, None), str):
                # Rich takes "[llm]" for a mark of its own, and shows nothing.
                setattr(told, name, _TAG.sub(r"\\[", translated(text)))
    for child in getattr(command, "commands", {}).values():
        _translate(child)


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
