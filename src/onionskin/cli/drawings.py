"""`onionskin animate | between`: clips that start from pictures."""

from __future__ import annotations

from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.edit import DryRun, Engine, Output, Prompt, Seed
from onionskin.cli.fits import FitOption, SizeOption, checked_fit, checked_size
from onionskin.cli.shooting import deliver
from onionskin.errors import InvalidInput

Fps = Annotated[str | None, typer.Option(help="Frames per second.")]


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
    steps: options.Steps = None,
    guidance: options.Guidance = None,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Make a clip that starts with a picture."""
    from onionskin.render import draw

    job = draw.animate(
        image,
        prompt,
        seconds=seconds,
        fps=fps,
        size=checked_size(size),
        fit=checked_fit(fit),
        engine=engine,
        seed=seed,
    )
    deliver(
        job,
        output,
        repair=not no_repair,
        force=force,
        json=json,
        dry_run=dry_run,
        steps=steps,
        guidance=guidance,
    )


def between(
    images: Annotated[list[str], typer.Argument(help="Two or more pictures, in order.")],
    output: Output,
    at: Annotated[
        str | None,
        typer.Option(metavar="S,S,…", help="When each stands; evenly over 2 s a gap if not given."),
    ] = None,
    prompt: Annotated[
        list[str] | None,
        typer.Option(help="What happens; given once for all, or once for each gap."),
    ] = None,
    fps: Fps = None,
    size: SizeOption = None,
    fit: FitOption = "crop",
    engine: Engine = "toybox",
    seed: Seed = None,
    steps: options.Steps = None,
    guidance: options.Guidance = None,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Draw what lies between pictures."""
    from onionskin.render import draw

    job = draw.between(
        images,
        at=None if at is None else _times(at),
        prompt=prompt or "",
        fps=fps,
        size=checked_size(size),
        fit=checked_fit(fit),
        engine=engine,
        seed=seed,
    )
    deliver(
        job,
        output,
        repair=not no_repair,
        force=force,
        json=json,
        dry_run=dry_run,
        steps=steps,
        guidance=guidance,
    )


def _times(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise InvalidInput(f"--at {text!r} is not seconds with commas; give e.g. 0,1.5,4") from None
