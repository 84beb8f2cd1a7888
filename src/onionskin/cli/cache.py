"""`onionskin cache`: the fills that are kept, so that nothing has to be made twice."""

from __future__ import annotations

from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json


def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Throw all fills away.")] = False,
    json: options.Json = False,
) -> None:
    """Show how much finished work is kept, or throw it away."""
    from onionskin.render.cache import LIMIT_VARIABLE, FillCache

    kept = FillCache()
    removed = kept.trim(0) if clear else 0
    count, num_bytes = kept.size()
    if json:
        print_json(
            "cache",
            {
                "folder": str(kept.folder),
                "num_fills": count,
                "num_bytes": num_bytes,
                "limit_bytes": kept.limit_bytes,
                "num_removed": removed,
            },
        )
        return
    typer.echo(
        f"{kept.folder}: {count} fills, {num_bytes / 2**20:.1f} MiB of at most "
        f"{kept.limit_bytes / 2**20:.0f} ({LIMIT_VARIABLE}); {removed} thrown away"
    )
