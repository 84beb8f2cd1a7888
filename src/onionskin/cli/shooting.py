"""What all commands that make a clip do with a job: say its schedule, or do it and say how."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from onionskin.cli.output import print_json, say, say_warnings
from onionskin.errors import Cancelled

if TYPE_CHECKING:
    from onionskin.render.make import Job, Shot


def deliver(
    job: Job,
    path: str,
    *,
    force: bool,
    json: bool,
    dry_run: bool = False,
    repair: bool = True,
) -> None:
    """Does `job` and writes `path` frame by frame; with `dry_run` only says what it would do.

    Without `repair` what is painted is neither measured nor painted again.
    """
    from onionskin.media.write import check_output

    if dry_run:
        _say_schedule(job, json=json)
        return
    check_output(path, *job.framing.size, job.framing.fps, force=force)
    started = time.perf_counter()
    shot = _write(replace(job, repair=repair), path, force=force)
    seconds_elapsed = time.perf_counter() - started
    say_warnings(shot.warnings)
    if json:
        print_json(_report(job, shot, path, seconds_elapsed))
    else:
        say(f"seed {shot.origin.seed}, {seconds_elapsed:.1f} s")
        typer.echo(path)


def _write(job: Job, path: str, *, force: bool) -> Shot:
    from onionskin.cli.bar import progress_bar
    from onionskin.cli.stopping import stoppable
    from onionskin.media.write import open_writer
    from onionskin.render.make import Shot

    with stoppable() as cancelled, progress_bar() as progress:
        shot = Shot(job, progress=progress, cancelled=cancelled)
        size, fps = job.framing.size, job.framing.fps
        with open_writer(path, *size, fps, origin=shot.origin, force=force) as writer:
            for frame in shot.frames():
                if cancelled():
                    raise Cancelled("stopped while writing; finished fills are kept")
                writer.write(frame)
    return shot


def _say_schedule(job: Job, *, json: bool) -> None:
    windows = job.schedule.windows
    if json:
        fills = [{"level": w.level, "fills": w.painted, "sees": w.seen} for w in windows]
        print_json({"num_frames": job.schedule.num_frames, "fills": fills})
    else:
        typer.echo("\n".join(job.schedule.lines()))


def _report(job: Job, shot: Shot, path: str, seconds_elapsed: float) -> dict[str, object]:
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
        "num_fills": len(job.schedule.windows),
        "num_fills_cached": shot.num_cached,
        "repair": shot.repair,
        "seconds_elapsed": round(seconds_elapsed, 3),
        "warnings": list(shot.warnings),
    }
