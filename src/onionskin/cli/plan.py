"""`onionskin plan`: what a sentence would be made of, to read and to edit."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import number, whole_number
from onionskin.cli.output import print_json, say_warnings
from onionskin.errors import InvalidInput


def plan(
    prompt: Annotated[str, typer.Argument(help="What is to be seen, in English or Chinese.")],
    seconds: Annotated[
        float | None,
        typer.Option(parser=number, metavar="S", help="Length in seconds; 2 if not given."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="The same seed gives the same plan; random if not given.",
        ),
    ] = None,
    cast: options.Cast = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Who is to make it: the stage goes by who does what with whom, toybox and "
            "animatic by who is where on the picture. Without it whoever makes videos here."
        ),
    ] = None,
    staged: Annotated[
        bool, typer.Option("--staged", help="The stage's plan, whatever makes videos here.")
    ] = False,
    reader: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who reads the sentence for the stage: built-in, or openai:MODEL, a model at "
            "OPENAI_BASE_URL with the key OPENAI_API_KEY (pip install 'onionskin[llm]').",
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    """Print the plan of a sentence: who does what, where and when, and the camera.

    Save it, edit it, and make it with `onionskin make --plan FILE`.
    """
    from onionskin.planner.readers import BUILT_IN
    from onionskin.render.framing import DEFAULT_SECONDS, check_seconds
    from onionskin.render.planning import cast_with
    from onionskin.render.setup import check_prompt
    from onionskin.request import MAX_SEED, Request

    check_prompt(prompt)
    seconds = check_seconds(DEFAULT_SECONDS if seconds is None else seconds)
    seed = secrets.randbelow(MAX_SEED + 1) if seed is None else seed
    Request(prompt=prompt, seed=seed)  # refuses a seed out of range
    pictures = options.parse_cast(cast)
    if staged or _goes_by_staged(engine):
        _print_staged(prompt, seconds, seed, pictures, reader or BUILT_IN, json=json)
        return
    if reader is not None:
        raise InvalidInput("--reader reads for the stage; add --staged")

    from onionskin.plan.serial import plan_to_dict, plan_to_yaml
    from onionskin.planner.planner import plan_prompt

    planned = plan_prompt(prompt, cast=cast_with(pictures), seconds=seconds, seed=seed)
    say_warnings(planned.warnings)
    if json:
        print_json(
            "planned_prompt",
            {
                "prompt": prompt,
                "seed": seed,
                "plan": plan_to_dict(planned.plan),
                "warnings": list(planned.warnings),
            },
        )
    else:
        typer.echo(plan_to_yaml(planned.plan), nl=False)


def _goes_by_staged(engine: str | None) -> bool:
    """Whether the engine, or the one that makes videos here, goes by a staged plan."""
    from onionskin.engines.registry import load_engine
    from onionskin.engines.usual import usual_engine

    name = engine or usual_engine("make")
    honours = load_engine(name).capabilities.honours
    if not honours & {"plan", "staged"}:
        raise InvalidInput(
            f"engine {name} goes by the prompt, not by a plan; give --engine stage or toybox"
        )
    return "staged" in honours


_STAND_IN = "parcel"
"""What blocks the stage in place of a picture of one's own, which is read only to be drawn."""


def _print_staged(
    prompt: str,
    seconds: float,
    seed: int,
    pictures: Mapping[str, object],
    reader: str,
    *,
    json: bool,
) -> None:
    import yaml

    from onionskin.planner.own_names import hide, reveal
    from onionskin.planner.readers import open_reader
    from onionskin.serial import to_dict
    from onionskin.stage.blocking import block

    hidden, names = hide(prompt, pictures)
    read = open_reader(reader).read(hidden, seconds=seconds, seed=seed)
    staged = reveal(read, names)
    _, undrawn = block(staged.plan, dict.fromkeys(pictures, _STAND_IN))
    warnings = tuple(dict.fromkeys((*staged.warnings, *undrawn)))
    say_warnings(warnings)
    plan = to_dict(staged.plan)
    if json:
        report = {"prompt": prompt, "seed": seed, "plan": plan}
        report["warnings"] = list(warnings)
        print_json("staged_prompt", report)
    else:
        typer.echo(yaml.safe_dump(plan, sort_keys=False, allow_unicode=True), nl=False)
