"""`onionskin config`: what is used where a command does not say."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, show


def config(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Setting to show or change: engine, on or workers."),
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="New value.")] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Go back to the default.")] = False,
    json: options.Json = False,
) -> None:
    """Show or set defaults: the engine, and where and by how many workers things are made.

    `onionskin config engine toybox` paints instead of drawing; `onionskin config on ray:HOST:PORT`
    is --on of every command, and workers belongs to it. The variables ONIONSKIN_ENGINE,
    ONIONSKIN_ON and ONIONSKIN_WORKERS take precedence.
    """
    from onionskin import choices
    from onionskin.errors import InvalidInput

    if name not in (None, *choices.VARIABLES):
        known = ", ".join(choices.VARIABLES)
        raise InvalidInput(f"there is no setting {name!r}; the settings are: {known}")
    if unset and (value is not None or name is None):
        raise InvalidInput("to go back to the default, give only the name: engine --unset")
    if name is not None and (unset or value is not None):
        _choose(name, "" if unset else str(value))
    _show(name, json=json)


def _choose(name: str, value: str) -> None:
    from onionskin import choices
    from onionskin.engines.usual import choose_engine
    from onionskin.executors.registry import check_name

    if name == "engine":
        choose_engine(value)
        return
    if name == "on" and value:
        check_name(value)
    choices.choose(name, value)


def _show(name: str | None, *, json: bool) -> None:
    from onionskin import choices
    from onionskin.engines.usual import usual_engine

    path = str(choices.config_file())
    found = {each: choices.chosen(each) for each in choices.VARIABLES}
    usual = {"engine": usual_engine("make"), "on": "threads", "workers": ""}
    if json:
        told = {each: value or None for each, value in found.items()}
        number = int(found["workers"]) if found["workers"].isdigit() else None
        print_json(
            "config", {**told, "workers": number, "make": usual_engine("make"), "file": path}
        )
        return
    for each, value in found.items():
        if name not in (None, each):
            continue
        variable = choices.VARIABLES[each]
        where = variable if os.environ.get(variable, "").strip() else path
        if value:
            show(f"{each} = {value} ({where})")
        elif usual[each]:
            show(f"{each}: {usual[each]} (default)")
        else:
            show(f"{each}: as many as the executor chooses (default)")
