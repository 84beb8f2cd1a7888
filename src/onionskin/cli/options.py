"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onionskin.errors import InvalidInput

Json = Annotated[
    bool, typer.Option("--json", help="One JSON object on stdout, everything else on stderr.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace the output if it exists.")]
NoRepair = Annotated[
    bool,
    typer.Option("--no-repair", help="Neither measure what is painted, nor paint it again."),
]
Cast = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=FILE",
        help="A picture of your own (transparent, or on a plain ground) for a subject that "
        "the prompt calls NAME. Can be given several times.",
    ),
]


def number(text: str) -> float:
    """A number given on the command line; typer's own message does not say what was given."""
    try:
        return float(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a number.") from None


def whole_number(text: str) -> int:
    """A whole number given on the command line."""
    try:
        return int(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a whole number.") from None


def parse_cast(given: list[str] | None) -> dict[str, Path]:
    """Pictures by name from NAME=FILE. Raises InvalidInput."""
    pictures: dict[str, Path] = {}
    for text in given or []:
        name, equals, file = text.partition("=")
        name = name.strip()
        if not (name and equals and file):
            raise InvalidInput(f"cast {text!r} is not NAME=FILE; give e.g. mascot=logo.png")
        if name in pictures:
            raise InvalidInput(f"cast {name!r} is given twice; give each name once")
        if not Path(file).is_file():
            raise InvalidInput(f"cast {name!r}: there is no file {file}; check the name")
        pictures[name] = Path(file)
    return pictures


def parse_timed(
    option: str, what: str, given: list[str] | None, *, example: str
) -> dict[float, str]:
    """What was given as SECONDS=WHAT, by its second. Raises InvalidInput."""
    found: dict[float, str] = {}
    for text in given or []:
        time, equals, value = text.partition("=")
        try:
            moment = float(time)
        except ValueError:
            equals = ""
        if not (equals and value):
            raise InvalidInput(f"{option} {text!r} is not SECONDS={what}; give e.g. {example}")
        if moment in found:
            raise InvalidInput(f"{option} is given twice for {moment:g} s; give each its own time")
        found[moment] = value
    return found


Steps = Annotated[
    int | None,
    typer.Option(parser=whole_number, metavar="N", help="Steps of denoising, 1..1000."),
]
Guidance = Annotated[
    float | None,
    typer.Option(parser=number, metavar="X", help="How strongly the prompt is followed, 0..100."),
]
