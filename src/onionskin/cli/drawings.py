"""`onionskin animate | between`: clips that start from pictures."""

from __future__ import annotations

from typing import Annotated, cast, get_args

import typer

from onionskin.cli import options
from onionskin.cli.edit import DryRun, Engine, Output, Prompt, Seed
from onionskin.cli.shooting import deliver
from onionskin.errors import InvalidInput
from onionskin.fitting import Fit

FitOption = Annotated[str, typer.Option(help="How pictures come to size: crop, pad or stretch.")]
Fps = Annotated[str | None, typer.Option(help="Frames per second.")]
SizeOption = Annotated[str | None, typer.Option(metavar="WxH", help="In pixels.")]


def animate(
    image: Annotated[str, typer.Argument(help="The picture to start from.")],
    prompt: Prompt,
    output: Output,
    seconds: Annotated[float, typer.Option(parser=options.number, metavar="S")] = 2.0,
    fps: Fps = None,
    size: SizeOption = None,
    fit: FitOption = "crop",
    engine: Engine = "toybox",
    seed: Seed = None,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make a clip that starts with a picture."""
    from onionskin.render.framing import parse_size
    from onionskin.render.make import prepare

    job = prepare(
        prompt,
        engine=engine,
        seconds=seconds,
        fps=fps,
        size=None if size is None else parse_size(size),
        seed=seed,
        keyframes={0.0: image},
        fit=checked_fit(fit),
    )
    deliver(job, output, repair=not no_repair, force=force, json=json, dry_run=dry_run)


def between(
    images: Annotated[list[str], typer.Argument(help="Two or more pictures, in order.")],
    output: Output,
    at: Annotated[
        str | None,
        typer.Option(metavar="S,S,…", help="When each stands; evenly over 2 s a gap if not given."),
    ] = None,
    prompt: Annotated[str, typer.Option(help="What happens.")] = "",
    fps: Fps = None,
    size: SizeOption = None,
    fit: FitOption = "crop",
    engine: Engine = "toybox",
    seed: Seed = None,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Draw what lies between pictures."""
    from onionskin.framerate import exact_fps
    from onionskin.render.framing import DEFAULT_FPS, parse_size
    from onionskin.render.make import prepare

    if len(images) < 2:
        raise InvalidInput("give two pictures or more; for one use `onionskin animate`")
    times = [2.0 * index for index in range(len(images))] if at is None else _times(at)
    if len(times) != len(images) or times[0] != 0 or sorted(set(times)) != times:
        raise InvalidInput(
            f"--at {at} does not fit {len(images)} pictures; give a growing time for each, the "
            "first 0"
        )
    rate = DEFAULT_FPS if fps is None else exact_fps(fps)
    job = prepare(
        prompt,
        engine=engine,
        seconds=float(round(times[-1] * rate) + 1) / float(rate),
        fps=rate,
        size=None if size is None else parse_size(size),
        seed=seed,
        keyframes=dict(zip(times, images, strict=True)),
        fit=checked_fit(fit),
    )
    deliver(job, output, repair=not no_repair, force=force, json=json, dry_run=dry_run)


def checked_fit(text: str) -> Fit:
    """One of the ways to bring a picture to size. Raises InvalidInput."""
    if text in get_args(Fit):
        return cast(Fit, text)
    raise InvalidInput(f"fit {text!r} is not known; give crop, pad or stretch")


def _times(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise InvalidInput(f"--at {text!r} is not seconds with commas; give e.g. 0,1.5,4") from None
