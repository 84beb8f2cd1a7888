"""The commands that make a clip, each made from its tool's options.

`onionskin make | animate | between | extend | modify | expand | restyle | smooth`: the fields of
`render.options` are their arguments and options; what all have beside them is here.
"""

from __future__ import annotations

import inspect
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onionskin import checks
from onionskin.cli import options
from onionskin.cli.numbers import number, whole_number
from onionskin.cli.output import LONG_SECONDS, about, print_json, say, say_warnings, show
from onionskin.option import (
    OUTPUT,
    PANELS,
    RUNNING,
    Option,
    options_of,
    read_flag,
    read_number,
    read_whole,
)
from onionskin.render import values
from onionskin.render.options import TOOLS

if TYPE_CHECKING:
    from onionskin.render.delivery import Delivery
    from onionskin.render.setup import Setup

_MAX_CHARACTERS = 60
_Command = Callable[..., None]
_KINDS: dict[Callable[[str, Any], Any], type] = {
    read_whole: int,
    read_number: float,
    checks.number: float,
    read_flag: bool,
}
"""What is typed for an option, by how it is read; all else is text."""


def painting_commands() -> list[_Command]:
    """A command for every tool."""
    return [_command_of(tool) for tool in TOOLS.values()]


def run(
    setup: Setup,
    output: str,
    *,
    force: bool,
    json: bool,
    dry_run: bool,
    workers: int | None = None,
    on: str | None = None,
    variations: int = 1,
) -> None:
    """Delivers a setup, or with `dry_run` says what it would do; says how it went."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.render.delivery import check_place, deliver
    from onionskin.render.variations import deliver_variations

    if dry_run:
        say_schedule(setup, json=json, takes=variations)
        return
    if variations == 1:
        check_place(setup, output, force=force)
    expected = _say_estimate(setup, variations)
    with (
        stoppable() as cancelled,
        progress_bar(expected if variations == 1 else None) as progress,
        options.open_executor(on, workers) as executor,
    ):
        how: dict[str, Any] = {
            "progress": progress,
            "cancelled": cancelled,
            "executor": executor,
            "force": force,
        }
        if variations > 1:
            told = _Told()
            made = deliver_variations(setup, output, variations, delivered=told.say, **how)
        else:
            delivery = deliver(setup, output, **how)
    if variations > 1:
        _say_result(
            "variations", made.to_dict(), [*(d.path for d in made.deliveries), made.sheet], json
        )
        return
    say_warnings(delivery.warnings)
    if not json:
        say(f"seed {delivery.origin.seed}, done in {delivery.seconds_elapsed:.1f} s")
    _say_result("clip", delivery.to_dict(), [delivery.path], json)


def _say_estimate(setup: Setup, takes: int) -> float | None:
    """Says how long it will take, where that is long and fills like these were made before.

    Gives the seconds of one take.
    """
    from onionskin.render.shot import rehearse

    if setup.chapters:
        return None  # several prompts: to plan them only for this would take long itself
    found = rehearse(setup).estimate
    if found is not None and found.seconds * takes >= LONG_SECONDS:
        say(f"time: about {about(found.seconds * takes)}, {found.source}")
    return None if found is None else found.seconds


def say_schedule(setup: Setup, *, json: bool, takes: int = 1) -> None:
    """The fills of a setup and the time that `takes` of it will take, without doing it."""
    from onionskin.render.shot import rehearse

    plan = rehearse(setup)
    schedule, found = plan.schedule, plan.estimate
    seconds = None if found is None else round(found.seconds * takes, 3)
    if json:
        fills = [{"level": w.level, "fills": w.painted, "sees": w.seen} for w in schedule.windows]
        print_json(
            "schedule",
            {
                "num_frames": schedule.num_frames,
                "fills": fills,
                "num_takes": takes,
                "seconds_estimated": seconds,
                "estimate": None if found is None else found.source,
            },
        )
        return
    if setup.framing.num_frames != schedule.num_frames:
        show(
            f"the clip has {setup.framing.num_frames} frames, chosen from {schedule.num_frames}, "
            "so that the given frames keep their times"
        )
    show("\n".join(schedule.lines()))
    if found is None:
        show("time: unknown; nothing similar was made on this machine yet")
    else:
        show(f"time: about {about(found.seconds * takes)}, {found.source}")


def free_name(prompt: str, folder: Path, suffix: str = ".mp4") -> Path:
    """A path in `folder`, named after the prompt, at which nothing stands yet."""
    stem = _stem(prompt)
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists() or path.is_symlink():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def parameter_of(
    name: str, option: Option, default: Any = None, *, is_argument: bool = False
) -> inspect.Parameter:
    """A field of a tool as a parameter that Typer understands."""
    kind: Any = _KINDS.get(option.read, str)
    told: dict[str, Any] = {"help": option.off_help or option.help, "metavar": option.metavar}
    if kind in (int, float):
        told["parser"] = whole_number if kind is int else number
    if option.several or option.read is values.paths:
        kind, default = list[str], default or None
    if isinstance(default, bool) and option.name.startswith("--no-"):
        default = not default
    if default is None:
        kind = kind | None
    elif default is MISSING:
        default = inspect.Parameter.empty
    elif isinstance(default, tuple):
        default = ",".join(default)
    elif kind is str:
        default = str(default)
    if is_argument:
        declared: Any = typer.Argument(help=option.help)
    else:
        flag = option.name or f"--{name.replace('_', '-')}"
        declared = typer.Option(flag, rich_help_panel=option.panel, **told)
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, declared]
    )


def given_values(tool: type[Any], given: dict[str, Any]) -> dict[str, Any]:
    """What the command line gave for the fields of a tool, by field."""
    found = {name: given[name] for name in options_of(tool) if name in given}
    if found.get("repair") is not None:
        found["repair"] = not found["repair"]
    return found


def _command_of(tool: type[Any]) -> _Command:
    from onionskin.settings import EngineSettings

    def command(*, settings: EngineSettings, **given: Any) -> None:
        from onionskin.render.shot import prepare

        variations = given.pop("variations", 1)
        if variations != 1:
            from onionskin.render.variations import check_variations

            check_variations(variations)
        setup = prepare(tool(**given_values(tool, given)), settings)
        output = given["output"] or str(free_name(setup.request.prompt, Path()))
        how = {name: given[name] for name in ("force", "json", "dry_run", "workers", "on")}
        run(setup, output, variations=variations, **how)

    described = {each.name: each for each in fields(tool)}
    parameters = [
        parameter_of(name, option, described[name].default, is_argument=not described[name].kw_only)
        for name, option in by_panel(options_of(tool)).items()
    ]
    if tool.tool == "make":
        parameters += [_output(None), _VARIATIONS]
    else:
        parameters.append(_output(inspect.Parameter.empty))
    return with_parameters(command, tool.tool, tool.__doc__, [*parameters, *COMMON])


def by_panel(declared: Mapping[str, Option]) -> dict[str, Option]:
    """The options, those of one panel together: help shows panels as it meets them."""
    return dict(sorted(declared.items(), key=lambda item: PANELS.index(item[1].panel)))


def with_parameters(
    command: Callable[..., None], name: str, doc: str | None, parameters: list[inspect.Parameter]
) -> _Command:
    """The command with these parameters beside `settings`, as Typer and others see it."""
    settings = inspect.signature(command).parameters["settings"]
    command.__name__ = command.__qualname__ = name.replace("-", "_")
    command.__doc__ = doc
    command.__signature__ = inspect.Signature([*parameters, settings])  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _shared(name: str, annotation: Any, default: Any = False) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _output(default: Any) -> inspect.Parameter:
    said = "Output file (.mp4 .webm .mkv .gif .webp), or a folder of PNGs: name/."
    if default is None:
        said += " Default: a new name made from the prompt."
    option = typer.Option("--output", "-o", help=said, rich_help_panel=OUTPUT)
    kind = str if default is inspect.Parameter.empty else str | None
    return _shared("output", Annotated[kind, option], default)


COMMON = [
    _shared(
        "dry_run",
        Annotated[
            bool,
            typer.Option(
                "--dry-run",
                help="Show the steps and the estimated time, then stop.",
                rich_help_panel=OUTPUT,
            ),
        ],
    ),
    _shared(
        "force",
        Annotated[
            bool,
            typer.Option(
                "--force", help="Overwrite the output if it exists.", rich_help_panel=OUTPUT
            ),
        ],
    ),
    _shared(
        "json",
        Annotated[
            bool,
            typer.Option(
                "--json",
                help="Print one JSON object on stdout; everything else goes to stderr.",
                rich_help_panel=OUTPUT,
            ),
        ],
    ),
    _shared(
        "workers",
        Annotated[
            int | None,
            typer.Option(
                "--workers",
                parser=whole_number,
                metavar="N",
                help="How many fills (parts of the clip) to make at once, if the engine allows it. "
                "Default: 1 on this machine, all workers of another executor.",
                rich_help_panel=RUNNING,
            ),
        ],
        None,
    ),
    _shared("on", Annotated[str | None, options.on_option(RUNNING)], None),
]
"""What every command that makes a clip has beside its tool's options."""
_VARIATIONS = _shared(
    "variations",
    Annotated[
        int,
        typer.Option(
            "--variations",
            parser=whole_number,
            metavar="N",
            help="Make N versions with different seeds, numbered next to OUTPUT, and a picture "
            "to compare them.",
            rich_help_panel=OUTPUT,
        ),
    ],
    1,
)


class _Told:
    """Says of each version what was not said of one before."""

    def __init__(self) -> None:
        self._warnings: set[str] = set()

    def say(self, delivery: Delivery) -> None:
        say_warnings([each for each in delivery.warnings if each not in self._warnings])
        self._warnings.update(delivery.warnings)
        say(f"{delivery.path}: seed {delivery.origin.seed}")


def _say_result(noun: str, told: dict[str, object], paths: list[Any], json: bool) -> None:
    if json:
        print_json(noun, told)
    else:
        typer.echo("\n".join(map(str, paths)))


def _stem(prompt: str) -> str:
    """The prompt's letters and digits, of any script, joined by hyphens; "clip" without any."""
    text = unicodedata.normalize("NFKC", prompt).lower()
    words = re.findall(r"[^\W_]+", text)
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word[:_MAX_CHARACTERS]
        # File systems count bytes: 60 Chinese characters are 180 of their 255.
        if len(longer) > _MAX_CHARACTERS:
            break
        stem = longer
    return stem or "clip"
