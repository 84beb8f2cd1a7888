"""What all commands that make a clip do with a job: say its schedule, or do it and say how."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from onionskin.cli.output import print_json, say, say_warnings
from onionskin.errors import Cancelled

if TYPE_CHECKING:
    from onionskin.frames import Frames
    from onionskin.render.make import Job, Shot


def deliver(
    job: Job,
    path: str,
    *,
    force: bool,
    json: bool,
    dry_run: bool = False,
    repair: bool = True,
    steps: int | None = None,
    guidance: float | None = None,
) -> None:
    """Does `job` and writes `path` frame by frame; with `dry_run` only says what it would do.

    Without `repair` what is painted is neither measured nor painted again.
    """
    from onionskin.media.write import check_output
    from onionskin.render.make import painted_with

    job = painted_with(job, num_inference_steps=steps, guidance_scale=guidance)
    if dry_run:
        say_schedule(job, json=json)
        return
    check_output(path, *job.framing.size, job.framing.fps, force=force)
    started = time.perf_counter()
    shot = write_shot(replace(job, repair=repair), path, force=force)
    seconds_elapsed = time.perf_counter() - started
    say_warnings(shot.warnings)
    if json:
        print_json("clip", report_of(job, shot, path, seconds_elapsed))
    else:
        say(f"seed {shot.origin.seed}, {seconds_elapsed:.1f} s")
        typer.echo(path)


def write_shot(
    job: Job,
    path: str,
    *,
    force: bool,
    shown: tuple[Sequence[int], list[Frames]] | None = None,
) -> Shot:
    """Does `job` and writes `path`; `shown` are indices, and the list their frames are put on."""
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.media.write import open_writer
    from onionskin.render.make import Shot

    indices, kept = shown or ((), [])
    with stoppable() as cancelled, progress_bar() as progress:
        shot = Shot(job, progress=progress, cancelled=cancelled)
        size, fps = job.framing.size, job.framing.fps
        with open_writer(path, *size, fps, origin=shot.origin, force=force) as writer:
            for index, frame in enumerate(shot.frames()):
                if cancelled():
                    raise Cancelled("stopped while writing; finished fills are kept")
                writer.write(frame)
                if index in indices:
                    kept.append(frame)
            writer.sound = shot.sound
    for warning in writer.warnings:
        say(f"warning: {path}: {warning}")
    return shot


def say_schedule(job: Job, *, json: bool, takes: int = 1) -> None:
    """The fills of a job and the time that `takes` of it will take, without doing it."""
    from onionskin.render.make import rehearse

    plan = rehearse(job)
    schedule, found = plan.schedule, plan.estimate
    seconds = None if found is None else round(found.seconds * takes, 3)
    if json:
        fills = [{"level": w.level, "fills": w.painted, "sees": w.seen} for w in schedule.windows]
        print_json(
            "schedule",
            {
                "num_frames": schedule.num_frames,
                "fills": fills,
                "num_takes": takes,
                "seconds_estimated": seconds,
                "estimate": None if found is None else found.source,
            },
        )
        return
    typer.echo("\n".join(schedule.lines()))
    if found is None:
        typer.echo("time: not known; no such fill was done here yet")
    else:
        typer.echo(f"time: about {spoken(found.seconds * takes)}, {found.source}")


def spoken(seconds: float) -> str:
    """A length of time for people: 0.4 s, 12 s, 5 min, 2.5 h."""
    if seconds < 100:
        return f"{seconds:.2g} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def report_of(job: Job, shot: Shot, path: str, seconds_elapsed: float) -> dict[str, object]:
    """What `--json` says of a clip that was made."""
    fps = job.framing.fps
    return {
        "output": os.fspath(path),
        "engine": shot.origin.engine,
        "weights": shot.origin.weights,
        "prompt": shot.origin.prompt,
        "seed": shot.origin.seed,
        "num_frames": job.framing.num_frames,
        "fps": int(fps) if fps.denominator == 1 else float(fps),
        "width": job.framing.size.width,
        "height": job.framing.size.height,
        "num_fills": len(shot.schedule.windows),
        "num_fills_cached": shot.num_cached,
        "repair": shot.repair,
        "seconds_elapsed": round(seconds_elapsed, 3),
        "warnings": list(shot.warnings),
    }
