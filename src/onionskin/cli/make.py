"""`onionskin make`: a sentence becomes a video file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.drawings import FitOption, checked_fit
from onionskin.cli.edit import DryRun
from onionskin.cli.shooting import deliver
from onionskin.errors import InvalidInput


def make(
    prompt: Annotated[str, typer.Argument(help="What is to be seen, in English or Chinese.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write: .mp4 .webm .mkv .gif .webp, or a folder of PNGs: name/. "
            "Without it a new name is made from the prompt.",
        ),
    ] = None,
    engine: Annotated[str, typer.Option(help="Who paints; see `onionskin engines`.")] = "toybox",
    seconds: Annotated[
        float | None,
        typer.Option(
            parser=options.number,
            metavar="S",
            help="Length in seconds; 2 unless a plan says otherwise.",
        ),
    ] = None,
    fps: Annotated[
        str | None, typer.Option(help="Frames per second, e.g. 24 or 24000/1001; 8 if not given.")
    ] = None,
    size: Annotated[
        str | None, typer.Option(metavar="WxH", help="In pixels; 256x256 if not given.")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            parser=options.whole_number,
            metavar="N",
            help="The same seed gives the same video; random if not given.",
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(parser=options.whole_number, metavar="N", help="Steps of denoising, 1..1000."),
    ] = None,
    guidance: Annotated[
        float | None,
        typer.Option(
            parser=options.number,
            metavar="X",
            help="How strongly the prompt is followed, 0..100.",
        ),
    ] = None,
    negative: Annotated[str, typer.Option(help="What is not to be seen.")] = "",
    cast: options.Cast = None,
    plan: Annotated[
        Path | None, typer.Option(help="A plan file (of `onionskin plan`) to go by.")
    ] = None,
    image: Annotated[str | None, typer.Option(help="A picture to start with.")] = None,
    last_image: Annotated[str | None, typer.Option(help="A picture to end with.")] = None,
    keyframe: Annotated[
        list[str] | None,
        typer.Option(metavar="SECONDS=IMAGE", help="A picture at a time; several times."),
    ] = None,
    fit: FitOption = "crop",
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make a video from a sentence."""
    from onionskin.cli.naming import free_name
    from onionskin.cli.plan_file import read_plan
    from onionskin.render.framing import DEFAULT_SECONDS, parse_size
    from onionskin.render.make import prepare

    given = None if plan is None else read_plan(plan)
    length = seconds or (given.seconds if given else DEFAULT_SECONDS)
    job = prepare(
        prompt,
        engine=engine,
        seconds=seconds,
        fps=fps,
        size=None if size is None else parse_size(size),
        seed=seed,
        num_inference_steps=steps,
        guidance_scale=guidance,
        negative_prompt=negative,
        cast=options.parse_cast(cast),
        plan=given,
        keyframes=parse_keyframes(keyframe, image, last_image, length),
        fit=checked_fit(fit),
    )
    path = str(free_name(prompt, Path())) if output is None else output
    deliver(job, path, repair=not no_repair, force=force, json=json, dry_run=dry_run)


def parse_keyframes(
    keyframes: list[str] | None, image: str | None, last_image: str | None, seconds: float
) -> dict[float, str]:
    """Pictures by the second at which they stand, from SECONDS=IMAGE. Raises InvalidInput."""
    pictures: dict[float, str] = {} if image is None else {0.0: image}
    if last_image is not None:
        pictures[seconds] = last_image
    for text in keyframes or []:
        time, equals, file = text.partition("=")
        try:
            moment = float(time)
        except ValueError:
            equals = ""
        if not (equals and file):
            raise InvalidInput(f"keyframe {text!r} is not SECONDS=IMAGE; give e.g. 1.5=fox.png")
        if moment in pictures:
            raise InvalidInput(f"two pictures stand at {moment:g} s; give each its own time")
        pictures[moment] = file
    return pictures
