"""`onionskin campaign`: a film for every row of a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, say, say_warnings


def campaign(
    board: Annotated[
        Path, typer.Argument(help="A storyboard (.yaml) with {fields} in texts, paths or numbers.")
    ],
    data: Annotated[
        Path, typer.Option(help="A table (CSV, UTF-8) whose columns are the fields: a row a film.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help='Where films go: "out/{name}.mp4".')
    ],
    summary: Annotated[
        Path | None,
        typer.Option(help="What became of each row: .csv or .json; campaign.csv beside the films."),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Small and rough, in seconds.")
    ] = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make a film of a storyboard for every row of a table; what does not differ is made once.

    A row that cannot be made fails alone; run it again to go on. Exit code 1 where a row failed.
    """
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.film.asked import FilmOptions
    from onionskin.film.campaign import make_campaign

    asked = FilmOptions(preview=preview, force=force)
    with stoppable() as cancelled, progress_bar() as progress:
        made = make_campaign(
            board,
            data,
            output,
            asked,
            summary=summary,
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
        typer.echo(made.summary)
    if made.count("failed"):
        raise typer.Exit(1)
