"""`onionskin make`: a sentence becomes a video file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin.cli import options
from onionskin.cli.output import print_json, say, say_warnings
from onionskin.errors import Cancelled

if TYPE_CHECKING:
    from onionskin.render.make import Job, Take


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
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make a video from a sentence."""
    from onionskin.cli.naming import free_name
    from onionskin.cli.plan_file import read_plan
    from onionskin.media.write import check_output
    from onionskin.render.framing import parse_size
    from onionskin.render.make import prepare

    started = time.perf_counter()
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
    )
    path = str(free_name(prompt, Path())) if output is None else output
    check_output(path, *job.framing.size, job.framing.fps, force=force)
    take = _shoot_and_write(job, path, force=force)
    seconds_elapsed = time.perf_counter() - started
    say_warnings(take.warnings)
    if json:
        print_json(_report(take, path, seconds_elapsed))
    else:
        say(f"seed {take.origin.seed}, {seconds_elapsed:.1f} s")
        typer.echo(path)


def _shoot_and_write(job: Job, path: str, *, force: bool) -> Take:
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.render.make import shoot

    with stoppable() as cancelled, progress_bar() as progress:
        take = shoot(job, progress=progress, cancelled=cancelled)
        _write(take, path, cancelled, force=force)
    return take


def _write(take: Take, path: str, cancelled: Callable[[], bool], *, force: bool) -> None:
    from onionskin.media.write import open_writer

    clip = take.clip
    with open_writer(
        path, clip.width, clip.height, clip.fps, origin=take.origin, force=force
    ) as writer:
        for frame in clip.frames:
            if cancelled():
                raise Cancelled("stopped while writing; nothing was written")
            writer.write(frame)


def _report(take: Take, path: str, seconds_elapsed: float) -> dict[str, object]:
    clip = take.clip
    whole = clip.fps.denominator == 1
    return {
        "output": os.fspath(path),
        "engine": take.origin.engine,
        "weights": take.origin.weights,
        "prompt": take.origin.prompt,
        "seed": take.origin.seed,
        "num_frames": clip.num_frames,
        "fps": int(clip.fps) if whole else float(clip.fps),
        "width": clip.width,
        "height": clip.height,
        "seconds_elapsed": round(seconds_elapsed, 3),
        "warnings": list(take.warnings),
    }
