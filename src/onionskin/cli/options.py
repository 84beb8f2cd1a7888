"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Json = Annotated[
    bool, typer.Option("--json", help="One JSON object on stdout, everything else on stderr.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace the output if it exists.")]
Cast = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=FILE",
        help="A picture of your own (transparent, or on a plain ground) for a subject that "
        "the prompt calls NAME. Can be given several times.",
    ),
]


def parse_cast(given: list[str] | None) -> dict[str, str]:
    """Pictures by name from NAME=FILE. Raises InvalidInput."""
    from onionskin.render import values

    return values.cast("cast", given or [])
