"""`onionskin measure` and `onionskin steady`: what is wrong with a clip, and mending it."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onionskin.cli import options
from onionskin.cli.numbers import whole_number
from onionskin.cli.output import labelled, print_json, say, say_warnings, translated
from onionskin.cli.painting import parameter_of, with_parameters
from onionskin.errors import InvalidInput
from onionskin.option import options_of
from onionskin.settings import EngineSettings
from onionskin.stability.mending.options import RepairOptions

if TYPE_CHECKING:
    from onionskin.stability.measuring.measure import Measurement
    from onionskin.stability.mending.mend_file import Mended

Clip = Annotated[str, typer.Argument(help="A video, an animated GIF or WebP, or a folder of PNGs.")]
Report = Annotated[
    Path | None, typer.Option(help="Write a report as one self-contained .html file.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        parser=whole_number,
        metavar="N",
        help="How many pieces of the clip to measure at once. Default: 1 in threads; elsewhere, as "
        "many as there is room for.",
    ),
]
Plot = Annotated[Path | None, typer.Option(help="Plot the measurements over time as a .png.")]


def measure(
    clip: Clip,
    reference: Annotated[
        str | None, typer.Option(help="Reference clip (ground truth): adds PSNR, SSIM and tOF.")
    ] = None,
    report: Report = None,
    plot: Plot = None,
    workers: Workers = None,
    on: options.On = None,
    force: options.Force = False,
    json: options.Json = False,
) -> None:
    """Measure flicker, jitter, pops, crawl and drift in a clip."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.stability.measuring.measure import measure_file

    _check_extras(report, plot, force=force, inputs=(clip, reference))
    with (
        stoppable() as cancelled,
        progress_bar() as progress,
        options.open_executor(on, workers) as executor,
    ):
        found = measure_file(
            clip, reference=reference, executor=executor, progress=progress, cancelled=cancelled
        )
    _write_extras(clip, found, None, report, plot, force=force)
    say_warnings(found.warnings)
    if json:
        print_json("measure", found.to_dict())
    else:
        _print_measures(found)


def steady_command() -> Callable[..., None]:
    """The command `steady`; which repairs it can be asked for is declared by `RepairOptions`."""
    declared = options_of(RepairOptions)
    defaults = {each.name: each.default for each in fields(RepairOptions)}

    def command(*, settings: EngineSettings, **given: Any) -> None:
        asked = RepairOptions(**{name: given.pop(name) for name in declared})
        _steady(asked, settings=settings, **given)

    repairs = [parameter_of(name, each, defaults[name]) for name, each in declared.items()]
    own = list(inspect.signature(_steady, eval_str=True).parameters.values())
    parameters = [
        each.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for each in (*own[1:3], *repairs, *own[3:])
        if each.name != "settings"
    ]
    return with_parameters(command, "steady", _steady.__doc__, parameters)


def _steady(
    asked: RepairOptions,
    clip: Clip,
    output: Annotated[
        str, typer.Option("--output", "-o", help="Output file; it must not be the input.")
    ],
    *,
    engine: Annotated[
        str | None,
        typer.Option(
            help="Engine for redrawing broken frames, if it can paint this kind of picture."
        ),
    ] = None,
    prompt: Annotated[
        str | None,
        typer.Option(help="Prompt for that engine. Default: the one stored in the file."),
    ] = None,
    report: Report = None,
    plot: Plot = None,
    workers: Workers = None,
    on: options.On = None,
    force: options.Force = False,
    json: options.Json = False,
    settings: EngineSettings,
) -> None:
    """Repair flicker, jitter and other glitches in a clip. Without faults it is copied as is."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.media.destination import refuse_input
    from onionskin.stability.mending.mend_file import steady_file

    started = time.perf_counter()
    refuse_input(output, clip)
    _check_extras(report, plot, force=force, inputs=(clip, output))
    with (
        stoppable() as cancelled,
        progress_bar() as progress,
        options.open_executor(on, workers) as executor,
    ):
        mended = steady_file(
            clip,
            output,
            asked,
            engine=engine,
            prompt=prompt,
            settings=settings,
            force=force,
            executor=executor,
            progress=progress,
            cancelled=cancelled,
        )
    _write_extras(clip, mended.before, mended, report, plot, force=force)
    say_warnings(mended.warnings)
    if json:
        print_json("repair", mended.to_dict())
    else:
        _print_actions(mended)
        say(f"done in {time.perf_counter() - started:.1f} s")
        typer.echo(output)


def _check_extras(
    report: Path | None, plot: Path | None, *, force: bool, inputs: tuple[str | None, ...]
) -> None:
    """Refuses, before any work, a report or plot that cannot be written.

    None of `inputs` is written over, whatever `force` says, and neither is the mended clip.
    """
    from onionskin.media.destination import Destination

    for path, suffix in ((report, ".html"), (plot, ".png")):
        if path is None:
            continue
        if path.suffix.lower() != suffix:
            raise InvalidInput(f"{path} must end in {suffix}")
        Destination(path, force=force, inputs=inputs)


def _write_extras(
    clip: str,
    found: Measurement,
    mended: Mended | None,
    report: Path | None,
    plot: Path | None,
    *,
    force: bool,
) -> None:
    from onionskin.stability.report.page import write_report
    from onionskin.stability.report.plot import write_plot

    after = None if mended is None or mended.stream_copied else mended.after
    if plot is not None:
        write_plot(plot, found, after, force=force)
    if report is not None:
        write_report(report, clip, found, mended, force=force)


def _print_measures(found: Measurement) -> None:
    from rich.console import Console
    from rich.table import Table

    seen = found.measures
    table = Table(box=None, pad_edge=False, show_header=False)

    def row(name: str, value: str) -> None:
        table.add_row(translated(name), translated(value))

    score = f"{seen.score:.0f} of 100" if seen.score is not None else f"none: {seen.score_reason}"
    row("score", score)
    if seen.score is not None:
        row("which is", _worth(seen.score))
    row("flicker", f"{seen.flicker:.2f} % of brightness")
    row("crawl", f"{seen.crawl:.2f} levels")
    row("jitter", f"{seen.jitter:.3f} % of the width")
    row("pops", f"{seen.pops:.1f} % of the time")
    row("sudden changes", f"{seen.steps:.1f} % of light or colour")
    row("drift", f"{seen.drift:.1f} % of colour")
    row("motion", f"{seen.dynamic_degree:.3f} widths a second")
    for defect in seen.defects:
        frames = (
            str(defect.first) if defect.first == defect.last else (f"{defect.first}-{defect.last}")
        )
        if defect.of:
            row(defect.kind, f"frame {frames} of {translated(defect.of)}, {defect.size:.0f}%")
        else:
            row(defect.kind, f"frame {frames}")
    if seen.cuts:
        row(
            "cut at frame" if len(seen.cuts) == 1 else "cuts at frames",
            ", ".join(map(str, seen.cuts)),
        )
    if found.reference:
        row("PSNR", f"{found.reference['psnr']:.1f} dB")
        row("SSIM", f"{found.reference['ssim']:.3f}")
        row("tOF", f"{found.reference['tof']:.3f} pixels")
    Console().print(table)


def _worth(score: float) -> str:
    """What a score means to whoever looks at the clip; docs/steady.md has the same."""
    if score >= 90:
        return "steady: nobody sees a fault"
    if score >= 60:
        return "good enough for most uses: faults are seen by who looks for them"
    return "restless: faults are seen; repair it with `onionskin steady`"


def _levels(psnr: float) -> float:
    """The root mean square error in levels of 255 that a PSNR in dB means."""
    return float(255 / 10 ** (psnr / 20))


def _print_actions(mended: Mended) -> None:
    before, after = mended.before.score, mended.after.score
    if before is not None and after is not None:
        say(f"score {before:.0f} before, {after:.0f} after")
    for action in mended.actions:
        if action.kept:
            say(labelled(action.kind, f"{action.reason} ({action.gain:+.1f} points)"))
        else:
            say(labelled(action.kind, f"tried and dropped, for it did not help: {action.reason}"))
    touched = mended.touched
    if not mended.stream_copied and touched.changed > 0:
        say(
            f"frames without a fault of their own: {touched.good_frames}; they were moved or lit "
            f"to match the others, as is usual ({touched.changed:.0%} of their pixels differ from "
            f"before, by {_levels(touched.psnr):.1f} of 255 levels on average)"
        )
    if mended.stream_copied:
        say("the frames were copied unchanged")
