"""`onionskin cache`: the finished work that is kept, so that nothing has to be made twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, say_warnings, show, translated

if TYPE_CHECKING:
    from onionskin.film.store import Store
    from onionskin.render.cache import FillCache


def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Delete everything in the cache.")] = False,
    json: options.Json = False,
) -> None:
    """Show the size of the cache, or clear it.

    The cache keeps fills (frames that engines made) and parts of films (shots, speech and sound).
    """
    from onionskin.film.store import Store
    from onionskin.render.cache import FillCache

    fills, parts = FillCache(), Store()
    removed = fills.trim(0) if clear else 0
    film_removed = parts.clear() if clear else 0
    say_warnings(parts.warnings)
    if json:
        told = _told(fills, removed, "num_fills")
        print_json("cache", {**told, "film": _told(parts, film_removed, "num_parts")})
        return
    show(_line(fills, removed, translated("fills")))
    show(_line(parts, film_removed, translated("parts of films")))


def _told(kept: FillCache | Store, removed: int, count_name: str) -> dict[str, object]:
    count, num_bytes = kept.size()
    return {
        "folder": str(kept.folder),
        count_name: count,
        "num_bytes": num_bytes,
        "limit_bytes": kept.limit_bytes,
        "num_removed": removed,
    }


def _line(kept: FillCache | Store, removed: int, what: str) -> str:
    from onionskin.render.cache import LIMIT_VARIABLE

    count, num_bytes = kept.size()
    line = (
        f"{kept.folder}: {count} {what}, {num_bytes / 2**20:.1f} MiB of at most "
        f"{kept.limit_bytes / 2**20:.0f} ({LIMIT_VARIABLE})"
    )
    return f"{line}; {removed} removed" if removed else line
