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
        str,
        typer.Argument(
            help="What to list: looks (or clothes), roles, verbs, places, things or pictograms."
        ),
    ],
    json: options.Json = False,
) -> None:
    """List everything of one kind by name, in English and Chinese.

    Verbs are listed with what they take, places with their anchors and furniture. Looks are the
    words for skin, hair and clothes. Pictograms are what the cards of a film show beside the
    stage's things.
    """
    names, details = _names(kind)
    if json:
        listed = {"kind": kind, "names": [list(each) for each in names]}
        print_json("names", {**listed, "details": details} if details else listed)
    else:
        told = details or [""] * len(names)
        rows = (
            ("  ".join(filter(None, each)), more) for each, more in zip(names, told, strict=True)
        )
        show("\n".join("  | ".join(filter(None, row)) for row in rows))


_KINDS = ("looks", "clothes", "roles", "verbs", "places", "things", "pictograms")


def _names(kind: str) -> tuple[list[tuple[str, str]], list[str]]:
    """English and Chinese names of a kind, by the English one, and what to know of each.

    Raises InvalidInput.
    """
    from onionskin.checks import choice

    if choice("kind", kind, _KINDS) == "pictograms":
        from onionskin.film.naming.pictograms import WORDS, read_lines

        lines = read_lines(WORDS.read_text(encoding="utf-8"))
        return sorted((line.name, "") for line in lines), []
    from onionskin.stage import words
    from onionskin.stage.roles import ROLES
    from onionskin.stage.things import THINGS

    if kind in ("looks", "clothes"):
        looks = words.looks()
        return [(row["name"], "") for row in looks], [row["words"] for row in looks]
    if kind == "verbs":
        verbs = words.verbs()
        return [(row["name"], row["zh"]) for row in verbs], [row["takes"] for row in verbs]
    if kind == "places":
        places = words.places()
        told = [
            f"anchors: {row['anchors']}" + (f"; {row['furniture']}" if row["furniture"] else "")
            for row in places
        ]
        return [(row["name"], row["zh"]) for row in places], told
    known: dict[str, Iterable[Named]] = {"roles": ROLES, "things": THINGS}
    return sorted({(each.names.en, each.names.zh) for each in known[kind]}), []


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
