"""`onionskin upscale`: drawn footage made larger."""

from __future__ import annotations

from typing import Annotated

import typer

from onionskin.cli import options
from onionskin.cli.numbers import whole_number
from onionskin.cli.output import print_json, say, say_warnings


def upscale(
    clip: Annotated[
        str, typer.Argument(help="A video, an animated GIF or WebP, or a folder of PNGs.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="Output file; it must not be the input.")
    ],
    factor: Annotated[
        int | None,
        typer.Option(
            parser=whole_number, metavar="N", help="How many times larger: 2, 3 or 4. Default: 2."
        ),
    ] = None,
    size: Annotated[
        str | None,
        typer.Option(metavar="WxH", help="Target size, instead of a factor."),
    ] = None,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Enlarge a drawn clip with clean edges. Not meant for filmed footage."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.render.framing import parse_size
    from onionskin.upscaling.upscale_file import upscale_file

    wanted = None if size is None else parse_size(size)
    with stoppable() as cancelled, progress_bar() as progress:
        done = upscale_file(
            clip,
            output,
            factor=factor,
            size=wanted,
            force=force,
            progress=progress,
            cancelled=cancelled,
        )
    say_warnings(done.warnings)
    if json:
        report = {"output": done.output, "width": done.size.width, "height": done.size.height}
        report |= {"factor": done.factor, "num_frames": done.num_frames}
        print_json("upscale", report | {"warnings": list(done.warnings)})
    else:
        say(f"{done.num_frames} frames, {done.factor} times larger: {done.size}")
        typer.echo(output)
