"""`onionskin config`: what is used where a command does not say."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, show


def config(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Setting to show or change: engine.")
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="New value.")] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Go back to the default.")] = False,
    json: options.Json = False,
) -> None:
    """Show or set the default engine.

    `onionskin config engine toybox` paints instead of drawing. ONIONSKIN_ENGINE takes precedence.
    """
    from onionskin.engines import usual
    from onionskin.errors import InvalidInput

    if name not in (None, "engine"):
        raise InvalidInput(f"there is no setting {name!r}; the settings are: engine")
    if unset and (value is not None or name is None):
        raise InvalidInput("to go back to the default, give only the name: engine --unset")
    if unset or value is not None:
        usual.choose_engine("" if unset else str(value))
    chosen, makes = usual.chosen_engine(), usual.usual_engine("make")
    path = str(usual.config_file())
    if json:
        print_json("config", {"engine": chosen or None, "make": makes, "file": path})
        return
    where = usual.VARIABLE if os.environ.get(usual.VARIABLE, "").strip() else path
    show(f"engine = {chosen} ({where})" if chosen else f"engine: {makes} (default)")
