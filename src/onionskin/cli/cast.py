"""`onionskin cast`: who can be in a video."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import is_chinese, print_json, say, translated
from onionskin.errors import InvalidInput, MediaError

if TYPE_CHECKING:
    from onionskin.cast.cast import Cast, CastEntry

_SHEET_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")


def cast(
    query: Annotated[
        str, typer.Argument(help="What to search for, in English or Chinese. Default: everything.")
    ] = "",
    group: Annotated[str | None, typer.Option(help="Only this group.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Maximum number of search results.")] = 20,
    sheet: Annotated[
        Path | None, typer.Option(help="Write a contact sheet (.png .jpg .webp).")
    ] = None,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """List or search the cast, small pictures of things and animals that a prompt can name.

    What the stage draws itself: `onionskin stage`.
    """
    from onionskin.cast.cast import load_cast

    library = load_cast()
    found = _found(library, query, group, limit)
    if sheet:
        _write_sheet(library, [entry for entry, _ in found], sheet, force=force)
    if json:
        entries = [_facts(entry, score) for entry, score in found]
        report: dict[str, object] = {"query": query, "num_entries": len(entries)}
        print_json("cast", report | {"sheet": str(sheet) if sheet else None, "entries": entries})
    elif sheet:
        typer.echo(str(sheet))
    else:
        _print_table([entry for entry, _ in found])


def _found(
    library: Cast, query: str, group: str | None, limit: int
) -> list[tuple[CastEntry, float | None]]:
    groups = sorted({entry.group for entry in library.entries})
    if group is not None and group not in groups:
        raise InvalidInput(f"there is no group {group!r}; the groups are: {', '.join(groups)}")
    found: list[tuple[CastEntry, float | None]]
    if query.strip():
        matches = library.search(query, limit=len(library.entries))
        found = [(match.entry, match.score) for match in matches]
    else:
        found, limit = [(entry, None) for entry in library.entries], len(library.entries)
    return [(entry, score) for entry, score in found if group in (None, entry.group)][:limit]


def _facts(entry: CastEntry, score: float | None) -> dict[str, object]:
    facts: dict[str, object] = {
        "id": entry.id,
        "name": entry.name,
        "name_zh": entry.name_zh,
        "tags": list(entry.tags),
        "tags_zh": list(entry.tags_zh),
        "group": entry.group,
        "animated": entry.animated,
        "licence": entry.licence,
    }
    return facts if score is None else facts | {"score": round(score, 4)}


def _print_table(entries: list[CastEntry]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in ("id", "name", "中文", "group", "moves", "tags"):
        table.add_column(translated(heading), no_wrap=heading != "tags")
    for entry in entries:
        moves = translated("yes" if entry.animated else "no")
        tags = "、".join(entry.tags_zh[:6]) if is_chinese() else ", ".join(entry.tags[:6])
        table.add_row(entry.id, entry.name, entry.name_zh, entry.group, moves, tags)
    console = Console()
    nothing = translated("nothing was found; try another word")
    console.print(table if entries else nothing, markup=False)
    say(f"{len(entries)} in all")


def _write_sheet(library: Cast, entries: list[CastEntry], path: Path, *, force: bool) -> None:
    from onionskin.media.destination import Destination

    if path.suffix.lower() not in _SHEET_SUFFIXES:
        raise InvalidInput(f"sheet {path} must end in one of {', '.join(_SHEET_SUFFIXES)}")
    if not entries:
        raise InvalidInput("nothing was found to show; try another word")
    destination = Destination(path, force=force)
    kind = {".png": "PNG", ".webp": "WEBP"}.get(path.suffix.lower(), "JPEG")
    try:
        destination.open_part()
        library.contact_sheet(entries).save(destination.part, format=kind)
        destination.put_in_place()
    except OSError as error:
        raise MediaError(destination.failure(error)) from error
    finally:
        destination.discard_part()
