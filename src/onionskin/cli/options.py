"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onionskin.cli.numbers import whole_number

if TYPE_CHECKING:
    from onionskin.executors.executor import OpenExecutor

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


def on_option(panel: str | None = None) -> Any:
    """The option `--on` of a command whose work spreads, in that panel of its help."""
    return typer.Option(
        "--on",
        metavar="NAME[:ADDRESS]",
        help="Where to run: threads (this machine), ray, ray:HOST:PORT, or an executor from "
        "another package. Default: what `onionskin config on` says, or else threads.",
        rich_help_panel=panel,
    )


On = Annotated[str | None, on_option()]
JobsAtOnce = Annotated[
    int | None,
    typer.Option(
        "--workers",
        parser=whole_number,
        metavar="N",
        help="How many jobs to run at once. Default: 1 in threads; elsewhere, as many as "
        "there is room for.",
    ),
]


def open_executor(on: str | None, num_workers: int | None) -> OpenExecutor:
    """The executor that a command names, or else the person's; see `choices.chosen_place`."""
    from onionskin.choices import chosen_place
    from onionskin.executors.registry import load_executor

    return load_executor(*chosen_place(on, num_workers))


def parse_cast(given: list[str] | None) -> dict[str, str]:
    """Pictures by name from NAME=FILE. Raises InvalidInput."""
    from onionskin.render import values

    return values.cast("cast", given or [])
