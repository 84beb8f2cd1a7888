"""`onionskin storyboard`: a script cut into shots, as a file to read and to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import number
from onionskin.cli.output import print_json, say, say_warnings, show
from onionskin.errors import InvalidInput

if TYPE_CHECKING:
    from onionskin.film.storyboard import Storyboard


def storyboard(
    script: Annotated[
        Path | None,
        typer.Argument(
            help="Script (.md, .fountain or .txt), or a storyboard to check. With --writer: a "
            "topic or a text file to write about."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Storyboard file (.yaml). Default: print it."),
    ] = None,
    writer: Annotated[
        str | None,
        typer.Option(
            metavar="openai:MODEL",
            help="Let a language model write the script first (OPENAI_BASE_URL, OPENAI_API_KEY).",
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option("--script", help="With --writer: where to save the script (.md)."),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option(
            parser=number,
            metavar="S",
            help="With --writer: length of the film in seconds. Default: 60.",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(help="With --writer: language, en or zh. Default: the topic's language."),
    ] = None,
    schema: Annotated[
        bool,
        typer.Option("--schema", help="Print the JSON schema of storyboards, for text editors."),
    ] = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Cut a script into shots, each with its words, picture and camera.

    Edit the file, then make the film with `onionskin film FILE`. When you overwrite a storyboard
    with --force, its comments are kept.
    """
    if schema:
        from onionskin.film.board_file import schema_text

        typer.echo(schema_text(), nl=False)
        return
    if script is None:
        raise InvalidInput("no script was given; name a .md, .fountain or .txt file")
    if output is not None and output.suffix.lower() not in (".yaml", ".yml"):
        raise InvalidInput(f"{output} is not a storyboard; end its name in .yaml")
    written: Path | None = None
    if writer is not None:
        written = _written(str(script), writer, write, seconds, language, force=force)
        script = written
    elif (write, seconds, language) != (None, None, None):
        raise InvalidInput("--script, --seconds and --language are for --writer")
    from onionskin.film.boarding import board_of_file

    board, warnings = board_of_file(script)
    say_warnings(warnings)
    if output is None:
        _print(board, json=json)
        return
    _write(board, output, written, force=force, json=json)


def _print(board: Storyboard, *, json: bool) -> None:
    from onionskin.film.board_file import board_text, short_data

    if json:
        data = {name: value for name, value in short_data(board).items() if name != "schema"}
        print_json("storyboard", data)
    else:
        typer.echo(board_text(board), nl=False)


def _write(
    board: Storyboard, output: Path, script: Path | None, *, force: bool, json: bool
) -> None:
    from onionskin.film.board_file import write_board

    file, schema = write_board(board, output, force=force)
    noted = sum(bool(shot.notes) for shot in board.shots)
    if json:
        report = {
            "output": str(file),
            "json_schema": str(schema),
            "script": None if script is None else str(script),
            "shots": len(board.shots),
            "noted": [shot.id for shot in board.shots if shot.notes],
        }
        print_json("storyboard_written", report)
        return
    show(f"{file}: {len(board.shots)} shots")
    if noted:
        say(f"shots with notes on what could not be shown: {noted}")


def _written(
    topic: str,
    writer: str,
    to: Path | None,
    seconds: float | None,
    language: str | None,
    *,
    force: bool,
) -> Path:
    from onionskin.film.script.writer import write_script

    if to is None:
        raise InvalidInput("--writer needs a file for its script; add --script FILE.md")
    path = write_script(
        topic,
        to,
        writer=writer,
        seconds=60.0 if seconds is None else seconds,
        language=language,
        force=force,
    )
    say(f"{path}: the script; read it before you make the film")
    return path
