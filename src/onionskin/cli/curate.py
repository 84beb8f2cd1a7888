"""`onionskin curate`: footage becomes a training set, and people say what they like of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from onionskin.cli import options
from onionskin.cli.numbers import whole_number
from onionskin.cli.output import print_json, say, say_warnings, translated

if TYPE_CHECKING:
    from onionskin.curation.curate import CurationReport

_RUN = "run"


class _Group(TyperGroup):
    """`curate FOLDER` is `curate run FOLDER`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "--help"):
            args = [_RUN, *args]
        return super().parse_args(ctx, args)


curate_app = typer.Typer(
    name="curate",
    cls=_Group,
    no_args_is_help=True,
    help="Make a training set from footage: curate FOLDER -o SET, then curate review SET.",
)


@curate_app.command(_RUN)
def run(
    footage: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Folder with footage; subfolders are searched too."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="SET",
            help="Folder for the training set. An existing set is resumed.",
        ),
    ] = None,
    config: Annotated[
        Path | None, typer.Option(help="YAML file with the limits of the filters.")
    ] = None,
    limit: Annotated[
        list[str] | None,
        typer.Option("--limit", metavar="FILTER.LIMIT=VALUE", help="Change one limit. Repeatable."),
    ] = None,
    licence: Annotated[
        str,
        typer.Option(help="Licence of all footage that does not state its own, e.g. 'CC BY 4.0'."),
    ] = "",
    attribution: Annotated[str, typer.Option(help="Attribution that the licence requires.")] = "",
    captions: Annotated[
        str, typer.Option(help="openai:MODEL writes captions for clips that have none.")
    ] = "",
    skip: Annotated[
        list[str] | None, typer.Option(metavar="FILTER", help="Skip this filter. Repeatable.")
    ] = None,
    on: options.On = None,
    workers: Annotated[
        int | None,
        typer.Option(parser=whole_number, metavar="N", help="How many files to process at once."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be processed; write nothing.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Cut footage into clips, drop the bad ones with reasons, and pack the rest as a set."""
    from onionskin.curation.config import read_config
    from onionskin.curation.curate import curate, preview
    from onionskin.errors import InvalidInput

    asked = read_config(
        config,
        limit or (),
        licence=licence,
        attribution=attribution,
        captioner=captions,
        skip=skip,
    )
    if dry_run:
        found = preview(footage, asked)
        print_json("curate_preview", found) if json else _print_preview(found)
        return
    if output is None:
        raise InvalidInput("curate needs a folder for the training set: give -o SET, or --dry-run")
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable

    with (
        stoppable() as cancelled,
        progress_bar() as progress,
        options.open_executor(on, workers) as executor,
    ):
        report = curate(
            footage, output, asked, executor=executor, progress=progress, cancelled=cancelled
        )
    say_warnings(report.warnings)
    if json:
        print_json("curate", {"set": str(output), **report.to_dict()})
    else:
        _print_report(report)
        typer.echo(str(output))


@curate_app.command()
def review(
    folder: Annotated[
        Path, typer.Argument(metavar="SET", help="A training set made by `onionskin curate`.")
    ],
    reviewer: Annotated[str, typer.Option(help="Reviewer's name. Default: the account's.")] = "",
    port: Annotated[
        int, typer.Option(parser=whole_number, metavar="N", help=("Port; 0 takes any free one."))
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option(
            "--browser/--no-browser", help="Open the browser; otherwise only print the address."
        ),
    ] = True,
    summary: Annotated[
        bool,
        typer.Option(
            "--summary",
            help=("Print the decisions and the limits they suggest; do not open the page."),
        ),
    ] = False,
    json: options.Json = False,
) -> None:
    """Review a data set: keep, drop or prefer clips, and get limits suggested from your choices."""
    import getpass

    from onionskin.cli import stopping
    from onionskin.cli.serve import check_installed
    from onionskin.curation.review.session import Session

    session = Session(folder, reviewer or getpass.getuser())
    if summary:
        state = session.state()
        print_json("review", state) if json else _print_state(state)
        return
    check_installed()
    from onionskin.server.review import serve_review

    def started(address: str) -> None:
        if json:
            print_json("server", {"address": address})
        else:
            say(f"the review is at {address}; Ctrl-C closes it")
        if browser:
            import webbrowser

            webbrowser.open(address)

    stopping.leave_to_the_system()
    serve_review(session, port, started)


def _print_state(state: dict[str, Any]) -> None:
    typer.echo(f"{state['reviewer']}: {state['decisions']} decisions, {state['pairs']} pairs")
    for each in state["proposals"]:
        typer.echo(
            f"try --limit {each['limit']}={each['value']} (now {each['now']}): of "
            f"{each['evidence']} "
            f"choices beyond it {each['loses']:.0%} were against the clip; it would drop "
            f"{each['drops']} clips"
        )
    for each in state["agreement"]:
        kappa = "none" if each["kappa"] is None else f"{each['kappa']:.2f}"
        typer.echo(
            f"{' and '.join(each['reviewers'])} agree on {each['agree']:.0%} of {each['both']} "
            f"(kappa {kappa})"
        )


def _print_preview(found: dict[str, Any]) -> None:
    for each in found["files"]:
        size = f"{each['width']}x{each['height']}, " if "width" in each else ""
        about = each.get("unread") or f"{size}{each['seconds']:g} s"
        say(f"{each['name']}: {about}, licence: {each['licence'] or 'not told'}")
    say(f"{found['num_sources']} files, {found['seconds']:g} s")
    if found["num_without_licence"]:
        say(
            f"{found['num_without_licence']} files have no licence: give --licence, or a licence "
            "for each"
        )
    say_warnings(found["missing"])


def _print_report(report: CurationReport) -> None:
    from rich.console import Console
    from rich.table import Table

    told = report.to_dict()
    table = Table(box=None, pad_edge=False)
    for heading in ("filter", "drops", "for example"):
        table.add_column(translated(heading))
    for name, count in told["dropped_by"].items():
        example = next(clip.reasons[name] for clip in report.clips if name in clip.reasons)
        table.add_row(name, str(count), translated(example))
    console = Console()
    if told["dropped_by"]:
        console.print(table, markup=False)
    for name, why in report.unread.items():
        say(f"{name} could not be read: {why}")
    say(
        f"{told['num_kept']} of {told['num_clips']} clips kept, {told['seconds_kept']:g} of "
        f"{told['seconds']:g} s; files read: {told['num_sources']}"
    )
