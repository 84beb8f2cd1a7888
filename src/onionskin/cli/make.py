"""`onionskin make`: a sentence becomes a video file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.edit import DryRun
from onionskin.cli.fits import FitOption, checked_fit
from onionskin.cli.shooting import deliver, say_schedule
from onionskin.cli.variations import check_variations, deliver_variations


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
    steps: options.Steps = None,
    guidance: options.Guidance = None,
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
    prompt_at: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SECONDS=TEXT", help="Another prompt from a time on: a story; several times."
        ),
    ] = None,
    motion: Annotated[
        float | None,
        typer.Option(
            parser=options.number,
            metavar="0..10",
            help="How much moves: 0 nearly nothing, 5 as planned.",
        ),
    ] = None,
    camera: Annotated[
        str | None,
        typer.Option(
            help="still, pan-left, pan-right, tilt-up, tilt-down, zoom-in or zoom-out; joined "
            "by +. Without it as the prompt says.",
        ),
    ] = None,
    variations: Annotated[
        int,
        typer.Option(
            parser=options.whole_number,
            metavar="N",
            help="Takes with N seeds, numbered beside OUTPUT, and a sheet to choose from.",
        ),
    ] = 1,
    preview: Annotated[
        bool, typer.Option("--preview", help="Few steps at a quarter of the size.")
    ] = False,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make a video from a sentence."""
    from onionskin.cli.naming import free_name
    from onionskin.plan.serial import read_plan
    from onionskin.render.framing import parse_size
    from onionskin.render.make import prepare

    check_variations(variations)
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
        plan=None if plan is None else read_plan(plan),
        keyframes=options.parse_timed("keyframe", "IMAGE", keyframe, example="1.5=fox.png"),
        image=image,
        last_image=last_image,
        prompt_at=options.parse_timed("prompt-at", "TEXT", prompt_at, example="1.5='it jumps'"),
        motion=motion,
        camera=camera,
        preview=preview,
        fit=checked_fit(fit),
    )
    path = str(free_name(prompt, Path())) if output is None else output
    if dry_run and variations > 1:
        say_schedule(job, json=json, takes=variations)
    elif variations > 1:
        job = replace(job, repair=job.repair and not no_repair)
        deliver_variations(job, path, variations, force=force, json=json)
    else:
        repair = job.repair and not no_repair
        deliver(job, path, repair=repair, force=force, json=json, dry_run=dry_run)
