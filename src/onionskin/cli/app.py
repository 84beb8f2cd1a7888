"""The `onionskin` command, and how its errors become one line and an exit code.

Exit codes: 0 done, 1 it failed, 2 it was asked for wrongly, 130 it was stopped.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from onionskin.cli.cache import cache
from onionskin.cli.cast import cast
from onionskin.cli.drawings import animate, between
from onionskin.cli.edit import expand, extend, modify, restyle, smooth
from onionskin.cli.engines_app import engines_app
from onionskin.cli.make import make
from onionskin.cli.output import error_code, say_error
from onionskin.cli.plan import plan
from onionskin.cli.running import with_running_options
from onionskin.cli.steady import measure, steady
from onionskin.errors import OnionskinError
from onionskin.version import __version__

app = typer.Typer(
    name="onionskin",
    help="Text to video whose frames have seen each other.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for painting in (make, animate, between, extend, modify, expand, restyle, smooth):
    app.command()(with_running_options(painting))
for command in (plan, cast, measure, steady, cache):
    app.command()(command)
app.add_typer(engines_app)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"onionskin {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Text to video whose frames have seen each other."""


def main() -> None:
    """Runs the command line and exits."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs the command line with `arguments` and gives its exit code; errors take one line."""
    as_json = "--json" in arguments
    try:
        result = app(args=arguments, prog_name="onionskin", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except OnionskinError as error:
        return error_code(error, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        say_error("stopped; nothing was written", "Cancelled", 130, as_json=as_json)
        return 130
    except MemoryError:
        say_error("out of memory; ask for less", "MemoryError", 1, as_json=as_json)
        return 1
    except BrokenPipeError:
        # The reader of stdout went away (`| head`); Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        # Typer's own usage errors; their class moved between its releases.
        if not hasattr(error, "format_message"):
            raise
        message = f"{error.format_message()} See `onionskin --help`."
        say_error(message, "UsageError", 2, as_json=as_json)
        return 2
