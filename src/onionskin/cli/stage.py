"""`onionskin stage`: what the stage can show, as pictures and as names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

stage_app = typer.Typer(
    name="stage", help="The stage: who and what it can show.", no_args_is_help=True
)


@stage_app.callback()
def _stage() -> None:
    """The stage: who and what it can show."""


@stage_app.command()
def sheet(
    kind: Annotated[
        str, typer.Argument(help="What to draw: roles, verbs, places, things or looks.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The picture to write.")],
    cell: Annotated[int, typer.Option(help="Side of each cell in pixels.", min=32, max=1080)] = 260,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Draws everything of one kind in one picture."""
    from PIL import Image

    from onionskin.errors import MediaError, OutputExists, UnsupportedFormat
    from onionskin.stage.sheet import draw_sheet

    if output.suffix.lower() not in (".png", ".webp", ".jpg"):
        raise UnsupportedFormat(f"{output} is no picture; name it .png, .webp or .jpg")
    if output.exists() and not force:
        raise OutputExists(f"{output} exists; give another name or --force")
    picture = draw_sheet(kind, cell=cell)
    try:
        Image.fromarray(picture).save(output)
    except OSError as error:
        raise MediaError(f"{output} cannot be written: {error}") from error
    typer.echo(f"{output}: {picture.shape[1]}x{picture.shape[0]}")
