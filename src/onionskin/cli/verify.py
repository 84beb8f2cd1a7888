"""`onionskin verify`: where a file says that it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, say_warnings, show


def verify(
    file: Annotated[Path, typer.Argument(help="A video, GIF, WebP or picture.")],
    mark: Annotated[
        bool,
        typer.Option("--mark/--no-mark", help="Look for the invisible watermark."),
    ] = True,
    json: options.Json = False,
) -> None:
    """Show where a file comes from: signed manifest, tags and invisible watermark.

    Exit codes: 0 its origin is known and it is unchanged, 3 nothing was found, 4 it was changed
    after signing.
    """
    from onionskin.finish.provenance.verify import verify as look_over

    found = look_over(file, look_for_mark=mark)
    say_warnings(found.warnings)
    if json:
        print_json("verify", found.to_dict())
    else:
        for line in found.lines():
            show(line)
    if found.exit_code:
        raise typer.Exit(found.exit_code)
