"""The `onionskin` command, and how its errors become one line and an exit code.

Exit codes: 0 done, 1 it failed, 2 it was asked for wrongly, 70 an error in onionskin itself,
130 it was stopped by Ctrl-C, 143 by SIGTERM.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from typing import Annotated

import typer

from onionskin.cli import crash, stopping
from onionskin.cli.again import again_command
from onionskin.cli.cache import cache
from onionskin.cli.campaign import campaign
from onionskin.cli.cast import cast
from onionskin.cli.config import config
from onionskin.cli.curate import curate_app
from onionskin.cli.engines_app import engines_app
from onionskin.cli.film import film
from onionskin.cli.finetune import finetune
from onionskin.cli.helping import prepare_help
from onionskin.cli.jobs import jobs_app
from onionskin.cli.misuse import check_values, message_of
from onionskin.cli.output import say_error, speak
from onionskin.cli.painting import painting_commands
from onionskin.cli.plan import plan
from onionskin.cli.quiet import LEVELS, VARIABLE, log_level, logging_at
from onionskin.cli.running import with_running_options
from onionskin.cli.serve import keys_app, serve, studio
from onionskin.cli.stage import stage_app
from onionskin.cli.steady import measure, steady_command
from onionskin.cli.storyboard import storyboard
from onionskin.cli.train import train
from onionskin.cli.upscale import upscale
from onionskin.cli.verify import verify
from onionskin.cli.voices import voices_app
from onionskin.errors import Cancelled, OnionskinError, is_out_of_memory
from onionskin.translation.language import VARIABLE as LANGUAGE_VARIABLE
from onionskin.translation.language import checked as checked_language
from onionskin.translation.language import language_of
from onionskin.version import __version__

_LANG = "--lang"

app = typer.Typer(
    name="onionskin",
    help="Turn sentences into video clips and scripts into films, with no flicker and no jitter.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_PANELS: dict[str, tuple[Callable[..., None] | typer.Typer, ...]] = {
    "Films": (film, storyboard, campaign, voices_app),
    "Clips": (*map(with_running_options, (*painting_commands(), again_command())), plan),
    "Check and repair": (measure, with_running_options(steady_command()), upscale, verify),
    "Studio and server": (studio, serve, jobs_app, keys_app),
    "Engines, drawings and settings": (engines_app, stage_app, cast, config, cache),
    "Your own models": (curate_app, with_running_options(finetune), train),
}
"""The commands, grouped as help shows them."""
for _panel, _commands in _PANELS.items():
    for _command in _commands:
        if isinstance(_command, typer.Typer):
            app.add_typer(_command, rich_help_panel=_panel)
        else:
            app.command(rich_help_panel=_panel)(_command)


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
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            help="Log what is being done to stderr; may also follow a command. "
            f"{VARIABLE}={'|'.join(LEVELS)} sets the level.",
        ),
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            _LANG,
            metavar="LANGUAGE",
            help="Language of help and messages: en or zh; may also follow a command. Default: "
            f"{LANGUAGE_VARIABLE}, or the system's language.",
        ),
    ] = None,
) -> None:
    """Turn sentences into video clips and scripts into films, with no flicker and no jitter."""


def run(arguments: list[str], *, printed: Callable[[], str] = str) -> int:
    """Runs the command line with `arguments` and gives its exit code; errors take one line.

    `printed` gives what libraries printed meanwhile, for the log of an unknown error.
    """
    arguments, verbose = _without("--verbose", arguments)
    as_json = "--json" in arguments
    speak("en")  # until another language is known, which a call before may have set
    try:
        arguments, language = _language_of(arguments)
        speak(language)
        with logging_at(log_level(os.environ, verbose=verbose)):
            command = typer.main.get_command(app)
            prepare_help(command, arguments)
            check_values(command, arguments)
            result = command.main(arguments, prog_name="onionskin", standalone_mode=False)
            return result if isinstance(result, int) else 0
    except (KeyboardInterrupt, typer.Abort, stopping.Interrupted):
        return say_stopped(as_json=as_json)
    except BrokenPipeError:
        # The reader of stdout went away (`| head`); Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _fail(error, arguments, printed, as_json=as_json)


def say_stopped(*, as_json: bool) -> int:
    """The last line of a command that was interrupted, and its exit code."""
    code = stopping.exit_code()
    return _say_last(stopping.stopped_line(), "Cancelled", code, as_json=as_json)


def _fail(
    error: Exception, arguments: list[str], printed: Callable[[], str], *, as_json: bool
) -> int:
    """Says in one line what went wrong, and gives the exit code for it."""
    kind, code, log = type(error).__name__, 1, None
    if isinstance(error, Cancelled):
        message, code = str(error), stopping.exit_code()
    elif isinstance(error, OnionskinError):
        message, code = str(error), error.exit_code
    elif hasattr(error, "format_message"):
        # Typer's own usage errors; their class moved between its releases.
        if kind == "NoArgsIsHelpError":
            return 2  # a group of commands without one: its help has been shown
        message, kind, code = message_of(error), "UsageError", 2
    elif is_out_of_memory(error):
        message, kind = "out of memory: try a smaller size or fewer seconds", "MemoryError"
    elif isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
        message, kind = _system_message(error), "OSError"
    else:
        file = crash.write_log(error, arguments, printed())
        message, kind, code = crash.message(error, file), "InternalError", crash.EXIT_CODE
        log = None if file is None else str(file)
    return _say_last(message, kind, code, as_json=as_json, log=log)


def _say_last(message: str, kind: str, code: int, *, as_json: bool, log: str | None = None) -> int:
    if stopping.is_asked() and not stopping.take_last_word():
        time.sleep(stopping.LIMIT_SECONDS)  # the line is being said, and the process ended
    say_error(message, kind, code, as_json=as_json, log=log)
    return code


_OF_THE_SYSTEM = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EIO,
    errno.ELOOP,
    errno.EMFILE,
    errno.ENAMETOOLONG,
    errno.ENFILE,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
}
"""Errors that say something of this machine, and nothing of onionskin."""


def _system_message(error: OSError) -> str:
    name = "" if error.filename is None else os.fsdecode(error.filename)
    short = name if len(name) <= 200 else f"{name[:60]}…"
    return f"{short}: {error.strerror or error}" if name else error.strerror or str(error)


def _language_of(arguments: list[str]) -> tuple[list[str], str]:
    """The arguments without `--lang`, which may stand anywhere, and the language of messages."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for index, each in enumerate(arguments[:end]):
        name, equals, value = each.partition("=")
        if name == _LANG:
            after = index + (1 if equals else 2)
            chosen = value if equals else "".join(arguments[index + 1 : after])
            return arguments[:index] + arguments[after:], checked_language(chosen, _LANG)
    return arguments, language_of(os.environ)


def _without(flag: str, arguments: list[str]) -> tuple[list[str], bool]:
    """The arguments without a flag that may stand anywhere, and whether it was there."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    kept = [each for each in arguments[:end] if each != flag]
    return kept + arguments[end:], len(kept) < end
