"""`onionskin stage`: what the stage and the cards of films can show, as pictures and as names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, show

if TYPE_CHECKING:
    from onionskin.stage.registry import Named

_FORMATS = {".png": "PNG", ".webp": "WEBP", ".jpg": "JPEG"}
stage_app = typer.Typer(
    name="stage", help="See who and what the stage can draw.", no_args_is_help=True
)


@stage_app.callback()
def _stage() -> None:
    """See who and what the stage can draw."""


@stage_app.command("list")
def list_names(
    kind: Annotated[
        str, typer.Argument(help="What to list: roles, verbs, places, things or pictograms.")
    ],
    json: options.Json = False,
) -> None:
    """List everything of one kind by name, in English and Chinese.

    Pictograms are what the cards of a film show beside the stage's things.
    """
    names = _names(kind)
    if json:
        print_json("names", {"kind": kind, "names": [list(each) for each in names]})
    else:
        show("\n".join("  ".join(filter(None, each)) for each in names))


def _names(kind: str) -> list[tuple[str, str]]:
    """English and Chinese names of a kind, by the English one. Raises InvalidInput."""
    from onionskin.checks import choice

    if choice("kind", kind, ("roles", "verbs", "places", "things", "pictograms")) == "pictograms":
        from onionskin.film.naming.pictograms import WORDS, read_lines

        return sorted((line.name, "") for line in read_lines(WORDS.read_text(encoding="utf-8")))
    from onionskin.stage.actions import ACTIONS
    from onionskin.stage.places import PLACES
    from onionskin.stage.roles import ROLES
    from onionskin.stage.things import THINGS

    known: dict[str, Iterable[Named]] = {
        "roles": ROLES,
        "verbs": ACTIONS,
        "places": PLACES,
        "things": THINGS,
    }
    return sorted({(each.names.en, each.names.zh) for each in known[kind]})


@stage_app.command()
def sheet(
    kind: Annotated[
        str, typer.Argument(help="What to show: roles, verbs, places, things or looks.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Output picture.")],
    cell: Annotated[int, typer.Option(help="Size of each cell in pixels.", min=32, max=1080)] = 260,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Draw everything of one kind in one picture."""
    from PIL import Image

    from onionskin.errors import UnsupportedFormat
    from onionskin.media.destination import Destination
    from onionskin.stage.sheet import draw_sheet

    suffix = output.suffix.lower()
    if suffix not in _FORMATS:
        raise UnsupportedFormat(f"{output} is not a picture; end its name in {', '.join(_FORMATS)}")
    destination = Destination(output, force=force)
    picture = draw_sheet(kind, cell=cell)
    height, width = picture.shape[:2]
    with destination.writing() as part:
        Image.fromarray(picture).save(part, format=_FORMATS[suffix])
    if json:
        print_json("sheet", {"output": str(output), "width": width, "height": height})
    else:
        typer.echo(f"{output}: {width}x{height}")
