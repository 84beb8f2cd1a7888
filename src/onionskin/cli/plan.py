"""`onionskin plan`: what a sentence would be made of, to read and to edit."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import number, whole_number
from onionskin.cli.output import print_json, say_warnings
from onionskin.errors import InvalidInput
from onionskin.fitting import Size
from onionskin.framerate import exact_fps
from onionskin.media.destination import Destination

if TYPE_CHECKING:
    from onionskin.plan.staging import StagedPlan


def plan(
    prompt: Annotated[str, typer.Argument(help="Describe the video, in English or Chinese.")],
    seconds: Annotated[
        float | None,
        typer.Option(parser=number, metavar="S", help="Length in seconds. Default: 2."),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="The same seed gives the same plan; random by default.",
        ),
    ] = None,
    cast: options.Cast = None,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Engine to plan for. The stage's plans say who does what; those for toybox "
            "and animatic say what is where in the picture. Default: the one set with "
            "`onionskin config engine`, or else stage."
        ),
    ] = None,
    staged: Annotated[
        bool,
        typer.Option("--staged", help="Make the stage's kind of plan, whichever engine is set."),
    ] = False,
    reader: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="What reads the sentence: built-in, or openai:MODEL, a language model at "
            "OPENAI_BASE_URL with the key OPENAI_API_KEY (pip install 'onionskin[llm]').",
        ),
    ] = None,
    tracks: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Also draw the plan and write what the stage knows about every frame: depth, "
            "poses, masks, edges and flow (formats in docs/guides.md).",
        ),
    ] = None,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help="Size of the tracks. Default: 1280x720.")
    ] = None,
    fps: Annotated[
        str | None, typer.Option(metavar="RATE", help="Frame rate of the tracks. Default: 24.")
    ] = None,
    json: options.Json = False,
) -> None:
    """Print the plan for a sentence: who does what, where and when, and the camera.

    Save it, edit it, and use it with `onionskin make --plan FILE`.
    """
    from onionskin.planner.readers import BUILT_IN
    from onionskin.render.framing import DEFAULT_SECONDS, check_seconds, parse_size
    from onionskin.render.planning import cast_with
    from onionskin.render.setup import check_prompt
    from onionskin.request import MAX_SEED, Request

    check_prompt(prompt)
    seconds = check_seconds(DEFAULT_SECONDS if seconds is None else seconds)
    seed = secrets.randbelow(MAX_SEED + 1) if seed is None else seed
    Request(prompt=prompt, seed=seed)  # refuses a seed out of range
    pictures = options.parse_cast(cast)
    if tracks is None and (size, fps) != (None, None):
        raise InvalidInput("--size and --fps are for tracks; add --tracks FOLDER")
    if staged or tracks is not None or _goes_by_staged(engine):
        destination = None if tracks is None else Destination(tracks, folder=True)
        wanted = parse_size(size or "1280x720"), exact_fps(fps or "24")
        read, warnings = _staged(prompt, seconds, seed, pictures, reader or BUILT_IN)
        about = None if destination is None else _write_tracks(read, pictures, destination, *wanted)
        say_warnings(warnings)
        _print_staged(prompt, seed, read, warnings, about, json=json)
        return
    if reader is not None:
        raise InvalidInput("--reader is for the stage's plans; add --staged")

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
        raise InvalidInput(f"engine {name} does not use plans; choose --engine stage or toybox")
    return "staged" in honours


_STAND_IN = "parcel"
"""What blocks the stage in place of a picture of one's own, which is read only to be drawn."""


def _staged(
    prompt: str, seconds: float, seed: int, pictures: Mapping[str, str], reader: str
) -> tuple[StagedPlan, tuple[str, ...]]:
    """The staged plan of a sentence, and what is drawn otherwise than it says."""
    from onionskin.planner.own_names import hide, reveal
    from onionskin.planner.readers import open_reader
    from onionskin.stage.blocking import block

    hidden, names = hide(prompt, pictures)
    read = open_reader(reader).read(hidden, seconds=seconds, seed=seed)
    staged = reveal(read, names)
    _, undrawn = block(staged.plan, dict.fromkeys(pictures, _STAND_IN))
    return staged.plan, tuple(dict.fromkeys((*staged.warnings, *undrawn)))


def _write_tracks(
    plan: StagedPlan,
    pictures: Mapping[str, str],
    destination: Destination,
    size: Size,
    fps: Fraction,
) -> dict[str, object]:
    from onionskin.render.planning import cast_with
    from onionskin.stage.things.pictured import own_pictures
    from onionskin.stage.tracking.files import write_tracks
    from onionskin.stage.tracking.tracks import Tracks

    own = own_pictures(cast_with(pictures))
    tracks = Tracks.of_plan(plan, width=size.width, height=size.height, fps=fps, pictures=own)
    with destination.writing() as part:
        return write_tracks(tracks, part)


def _print_staged(
    prompt: str,
    seed: int,
    plan: StagedPlan,
    warnings: tuple[str, ...],
    tracks: dict[str, object] | None,
    *,
    json: bool,
) -> None:
    import yaml

    from onionskin.serial import to_dict

    told = to_dict(plan)
    if json:
        report = {"prompt": prompt, "seed": seed, "plan": told}
        report["warnings"] = list(warnings)
        if tracks is not None:
            report["tracks"] = tracks
        print_json("staged_prompt", report)
    else:
        typer.echo(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), nl=False)
