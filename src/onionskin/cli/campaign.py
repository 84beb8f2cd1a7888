"""`onionskin campaign`: a film for every row of a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import whole_number
from onionskin.cli.output import print_json, say, say_warnings


def campaign(
    board: Annotated[
        Path,
        typer.Argument(help="Storyboard (.yaml) with {fields} in its texts, paths or numbers."),
    ],
    data: Annotated[
        Path,
        typer.Option(
            help="Table (CSV, UTF-8). Its columns are the fields; each row makes one film."
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help='Where to write the films, e.g. "out/{name}.mp4".')
    ],
    summary: Annotated[
        Path | None,
        typer.Option(
            help="Results per row: .csv or .json. Default: campaign.csv next to the films."
        ),
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Fast, rough version.")] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="How many films to make at once. Default: 1 in threads, elsewhere as many as "
            "there is room for.",
        ),
    ] = None,
    on: options.On = None,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make one film per row of a table from a storyboard. Shared parts are made once.

    A row that leaves a field empty fails, unless it is written {field?} in the storyboard.
    If a row fails, the others go on; run it again to resume. Exit code 1 if any row failed.
    """
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.film.asked import FilmOptions
    from onionskin.film.campaign import make_campaign

    asked = FilmOptions(preview=preview, force=force)
    with (
        stoppable() as cancelled,
        progress_bar() as progress,
        options.open_executor(on, workers) as executor,
    ):
        made = make_campaign(
            board,
            data,
            output,
            asked,
            summary=summary,
            executor=executor,
            progress=progress,
            cancelled=cancelled,
        )
    say_warnings(made.warnings)
    if json:
        print_json("campaign", made.to_dict())
    else:
        for each in made.results:
            if each.status == "failed":
                say(f"row {each.row} failed: {each.error}")
        counts = [f"{made.count(name)} {name}" for name in ("made", "kept", "failed")]
        say(f"{len(made.results)} rows: {', '.join(counts)}")
        if warned := sum(bool(each.warnings) for each in made.results):
            say(f"rows with warnings: {warned}; the column warnings of {made.summary} has them")
        typer.echo(made.summary)
    if made.count("failed"):
        raise typer.Exit(1)
