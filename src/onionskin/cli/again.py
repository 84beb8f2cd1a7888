"""`onionskin again`: a clip made again from its own metadata, or changed in one thing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from onionskin.cli.painting import (
    COMMON,
    by_panel,
    free_name,
    given_values,
    parameter_of,
    run,
    with_parameters,
)
from onionskin.option import Option, options_of
from onionskin.plan.plan import PLACES, TIMES, WEATHERS
from onionskin.render.options import TOOLS
from onionskin.settings import EngineSettings

_OTHERWISE = "Changes"
_CALLED = {"place": "place", "time": "time of day", "weather": "weather"}
_SCENERY = {"place": PLACES, "time": TIMES, "weather": WEATHERS}


def again_command() -> Callable[..., None]:
    """The command; its options are those of all tools, and the scenery's."""
    declared = _options_of_all_tools()

    def command(*, settings: EngineSettings, **given: Any) -> None:
        from onionskin.render.again import Changes, prepare_again, read_order

        clip = given.pop("path")
        options = {name: given[name] for name in declared if given[name] not in (None, [])}
        tool = TOOLS[read_order(clip).options.tool]
        own = given_values(tool, options) | {
            name: value for name, value in options.items() if name not in options_of(tool)
        }
        changes = Changes(
            options=own,
            scenery={name: given[name] for name in _SCENERY if given[name] is not None},
            replan=given["replan"],
            settings=settings,
        )
        setup = prepare_again(clip, changes)
        output = given["output"] or str(name_beside(clip))
        how = {name: given[name] for name in ("force", "json", "dry_run", "workers", "on")}
        run(setup, output, **how)

    parameters = [
        _parameter("path", str, typer.Argument(metavar="CLIP", help="A clip made by onionskin.")),
        _parameter(
            "output",
            str | None,
            typer.Option("--output", "-o", help="Output file. Default: a new name next to CLIP."),
            None,
        ),
        *(
            _parameter(
                name,
                str | None,
                typer.Option(
                    f"--{name}",
                    help=_help(name, words),
                    rich_help_panel=_OTHERWISE,
                ),
                None,
            )
            for name, words in _SCENERY.items()
        ),
        _parameter(
            "replan",
            bool,
            typer.Option(
                "--replan",
                help="Make a new plan from the prompt and seed.",
                rich_help_panel=_OTHERWISE,
            ),
            False,
        ),
        *(parameter_of(name, option) for name, option in by_panel(declared).items()),
        *COMMON,
    ]
    return with_parameters(
        command,
        "again",
        "Make a clip again from the settings stored in its file, with or without a change.",
        parameters,
    )


def _help(name: str, words: Sequence[str]) -> str:
    listed = ", ".join(words)
    if name != "place":
        return f"Change the {_CALLED[name]} of its plan: {listed}."
    return (
        "Change the place of its plan. A clip of the stage, the usual one: any of `onionskin stage "
        f"list places`, such as kitchen. A clip of the toybox or the animatic: {listed}."
    )


def name_beside(clip: str) -> Path:
    """A path beside a clip, of its kind, at which nothing stands yet: fox-again.mp4."""
    path = Path(clip)
    name, suffix = (path.name, "/") if path.is_dir() else (path.stem, path.suffix)
    return free_name(f"{name} again", path.parent, "" if suffix == "/" else suffix)


def _options_of_all_tools() -> dict[str, Option]:
    found: dict[str, Option] = {}
    for tool in TOOLS.values():
        for name, option in options_of(tool).items():
            found.setdefault(name, option)
    return {name: option for name, option in found.items() if name not in _SCENERY}


def _parameter(
    name: str, kind: Any, declared: Any, default: Any = inspect.Parameter.empty
) -> inspect.Parameter:
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, declared],
    )
