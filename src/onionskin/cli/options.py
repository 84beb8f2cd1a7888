"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Json = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON object on stdout; everything else goes to stderr."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the output if it exists.")]
Cast = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=FILE",
        help="Use your own picture (transparent, or on a plain background) for what the prompt "
        "calls NAME. Repeatable.",
    ),
]


def parse_cast(given: list[str] | None) -> dict[str, str]:
    """Pictures by name from NAME=FILE. Raises InvalidInput."""
    from onionskin.render import values

    return values.cast("cast", given or [])
