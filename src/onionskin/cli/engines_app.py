"""`onionskin engines`, and `onionskin engines pull` for those whose weights are fetched."""

from __future__ import annotations

from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.engines import engines
from onionskin.cli.output import print_json, say
from onionskin.errors import Cancelled

engines_app = typer.Typer(
    name="engines",
    help="List the engines, or download one's weights. Without a command, list them.",
)


@engines_app.callback(invoke_without_command=True)
def _list(context: typer.Context, json: options.Json = False) -> None:
    """List the engines and what they can do."""
    if context.invoked_subcommand is None:
        engines(json=json)


@engines_app.command()
def pull(
    name: Annotated[str, typer.Argument(help="An engine, or diffusers:ORG/NAME.")],
    yes: Annotated[bool, typer.Option("--yes", help="Accept the licence.")] = False,
    json: options.Json = False,
) -> None:
    """Download an engine's weights. An interrupted download resumes."""
    from onionskin.engines.diffusers.pull import pull as pull_engine
    from onionskin.engines.diffusers.pull import pull_repo
    from onionskin.engines.registry import load_engine

    scheme, _, repo = name.partition(":")
    if scheme == "diffusers" and repo:
        fetched: tuple[str, ...] = (repo,)
        pull_repo(repo)
    else:
        engine = load_engine(name)
        _agree(name, getattr(getattr(engine, "family", None), "terms", ""), yes=yes)
        fetched = pull_engine(engine)
    if json:
        print_json("weights", {"engine": name, "fetched": list(fetched)})
    else:
        say(f"fetched {', '.join(fetched)}" if fetched else f"the weights of {name} are downloaded")


def _agree(name: str, terms: str, *, yes: bool) -> None:
    """Shows what the licence forbids, and asks. Raises Cancelled for a no."""
    if not terms:
        return
    say(f"weights of {name}: {terms}")
    if not yes and not typer.confirm("Download them under these terms?", err=True):
        raise Cancelled("nothing was downloaded")
