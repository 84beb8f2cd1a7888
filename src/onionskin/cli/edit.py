"""`onionskin extend | modify | expand | restyle | smooth`: change a clip that is there."""

from __future__ import annotations

from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.fits import FitOption, SizeOption, checked_fit, checked_size
from onionskin.cli.shooting import deliver
from onionskin.errors import InvalidInput

Clip = Annotated[str, typer.Argument(help="Any video or moving picture, or a folder of PNGs.")]
Prompt = Annotated[str, typer.Argument(help="What is to be seen, in English or Chinese.")]
Output = Annotated[str, typer.Option("--output", "-o", help="File to write.")]
Engine = Annotated[str, typer.Option(help="Who paints; see `onionskin engines`.")]
Seed = Annotated[
    int | None, typer.Option(parser=options.whole_number, metavar="N", help="For the same again.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be filled, and stop.")]


def extend(
    clip: Clip,
    prompt: Prompt,
    output: Output,
    seconds: Annotated[float, typer.Option(parser=options.number, metavar="S")] = 4.0,
    backward: Annotated[bool, typer.Option("--backward", help="Lead up to its start.")] = False,
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
    """Go on after the end of a clip; its own frames stay."""
    from onionskin.render import edit

    job = edit.extend(
        clip,
        prompt,
        seconds=seconds,
        backward=backward,
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


def modify(
    clip: Clip,
    prompt: Prompt,
    output: Output,
    region: Annotated[str | None, typer.Option(metavar="X,Y,W,H", help="In pixels.")] = None,
    mask: Annotated[
        str | None, typer.Option(help="A picture or a clip, white where it changes.")
    ] = None,
    feather: Annotated[
        int,
        typer.Option(
            parser=options.whole_number,
            metavar="PIXELS",
            help="Soft edge, inside the part that changes.",
        ),
    ] = 0,
    start: Annotated[
        float, typer.Option("--from", parser=options.number, metavar="S", help="From second S.")
    ] = 0.0,
    end: Annotated[
        float | None,
        typer.Option("--to", parser=options.number, metavar="S", help="Up to second S."),
    ] = None,
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
    """Fill a part of a clip anew; every other pixel stays."""
    from onionskin.render import edit

    job = edit.modify(
        clip,
        prompt,
        region=None if region is None else _region(region),
        mask=mask,
        feather=feather,
        start_seconds=start,
        end_seconds=end,
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


def expand(
    clip: Clip,
    prompt: Prompt,
    output: Output,
    size: Annotated[str, typer.Option(metavar="WxH", help="In pixels.")],
    anchor: Annotated[str, typer.Option(help="Where the clip stands: center, top-left …")] = (
        "center"
    ),
    engine: Engine = "toybox",
    seed: Seed = None,
    steps: options.Steps = None,
    guidance: options.Guidance = None,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Paint around a clip."""
    from onionskin.render import edit
    from onionskin.render.framing import parse_size

    wanted = parse_size(size)
    job = edit.expand(clip, prompt, size=wanted, anchor=anchor, engine=engine, seed=seed)
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


def restyle(
    clip: Clip,
    prompt: Prompt,
    output: Output,
    strength: Annotated[
        float,
        typer.Option(
            parser=options.number,
            metavar="X",
            help="How far to paint it over: 0 gives the clip back, 1 is a new one.",
        ),
    ] = 0.5,
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
    """Paint a clip over, more or less."""
    from onionskin.render import edit

    job = edit.restyle(
        clip,
        prompt,
        strength=strength,
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


def smooth(
    clip: Clip,
    output: Output,
    fps: Annotated[str, typer.Option(help="Frames per second, more than the clip's.")] = "24",
    size: SizeOption = None,
    fit: FitOption = "crop",
    engine: Engine = "flow",
    seed: Seed = None,
    dry_run: DryRun = False,
    no_repair: options.NoRepair = False,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Raise the frame rate of a clip by filling between its frames."""
    from onionskin.render import edit

    job = edit.smooth(
        clip,
        fps=fps,
        size=checked_size(size),
        fit=checked_fit(fit),
        engine=engine,
        seed=seed,
    )
    deliver(job, output, repair=not no_repair, force=force, json=json, dry_run=dry_run)


def _region(text: str) -> tuple[int, int, int, int]:
    parts = text.split(",")
    if len(parts) != 4 or not all(part.strip().lstrip("-").isdigit() for part in parts):
        raise InvalidInput(f"region {text!r} is not X,Y,W,H in pixels; give e.g. 40,60,128,96")
    left, top, width, height = (int(part) for part in parts)
    return left, top, width, height
