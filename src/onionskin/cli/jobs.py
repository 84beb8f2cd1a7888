"""`onionskin jobs`: what waits, what runs, what came of it; and the worker that does it."""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin import system
from onionskin.cli import options
from onionskin.cli.output import print_json, say
from onionskin.cli.output import show as show_lines
from onionskin.errors import InvalidInput

if TYPE_CHECKING:
    from onionskin.jobs.job import JobRecord
    from onionskin.jobs.store import JobStore

jobs_app = typer.Typer(
    name="jobs", help="List, follow and cancel queued jobs. Without a command, list them."
)
Id = Annotated[str, typer.Argument(help="Job id from `onionskin jobs`.")]


@jobs_app.callback(invoke_without_command=True)
def _list(
    context: typer.Context,
    limit: Annotated[
        int, typer.Option(min=1, max=1000, help="How many jobs to list, newest first.")
    ] = 20,
    json: options.Json = False,
) -> None:
    """List jobs, the newest first."""
    if context.invoked_subcommand is not None:
        return
    found = _store().page(limit=limit)
    if json:
        print_json("jobs", {"jobs": [told(job) for job in found]})
    else:
        show_lines("\n".join(line_of(job) for job in found) or "no jobs")


@jobs_app.command()
def show(job_id: Id, json: options.Json = False) -> None:
    """Show a job's progress and where its files are."""
    store = _store()
    job = _job(store, job_id)
    files = [str(store.folder_of(job.id) / name) for name in job.artefacts]
    if json:
        print_json("job", {**told(job), "files": files})
    else:
        typer.echo("\n".join([line_of(job), *files]))


@jobs_app.command()
def follow(job_id: Id) -> None:
    """Follow a job until it ends."""
    from onionskin.cli.stopping import stoppable

    store, last = _store(), 0
    job = _job(store, job_id)
    with stoppable() as stopped:
        while not stopped():
            for event in store.events(job.id, last):
                last = event.number
                typer.echo(" ".join([event.type, *(f"{k}={v}" for k, v in event.data.items())]))
            if _job(store, job_id).has_ended:
                return
            time.sleep(0.2)


@jobs_app.command()
def cancel(
    job_id: Id,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the finished frames of a clip as a shorter clip.")
    ] = False,
    json: options.Json = False,
) -> None:
    """Cancel a job. A running one stops at the next step."""
    from onionskin.server.kinds import CLIP

    store = _store()
    job = _job(store, job_id)
    if keep and job.kind != CLIP:
        raise InvalidInput(f"--keep: {job_id} is a {job.kind}, not a clip; leave --keep out")
    done = store.cancel(job.id, keep=keep)
    if json:
        print_json("job", {"id": job_id, "cancelled": done})
    else:
        say(f"{job_id} {'is cancelled' if done else 'had ended already'}")


@jobs_app.command()
def pause(job_id: Id) -> None:
    """Pause a job. A running one stops at the next step and keeps what is done."""
    store = _store()
    if not store.pause(_job(store, job_id).id):
        raise InvalidInput(f"{job_id} has ended")


@jobs_app.command()
def resume(job_id: Id) -> None:
    """Resume a paused job."""
    store = _store()
    if not store.pause(_job(store, job_id).id, paused=False):
        raise InvalidInput(f"{job_id} has ended")


@jobs_app.command()
def copy(job_id: Id, json: options.Json = False) -> None:
    """Queue a job again with the same settings."""
    store = _store()
    new = store.copy(_job(store, job_id).id)
    assert new is not None
    print_json("job", told(new)) if json else typer.echo(new.id)


@jobs_app.command()
def clean(json: options.Json = False) -> None:
    """Delete expired jobs, old trash and files that belong to no job."""
    store = _store()
    gone = store.delete_expired() + store.clean()
    print_json("cleaned", {"removed": gone}) if json else say(f"removed {gone}")


@jobs_app.command()
def first(job_id: Id) -> None:
    """Move a waiting job to the front of the queue."""
    store = _store()
    if not store.move_first(_job(store, job_id).id):
        raise InvalidInput(f"{job_id} is not waiting")


@jobs_app.command()
def remove(job_id: Id, json: options.Json = False) -> None:
    """Delete a job and its files. A running one is stopped first."""
    store = _store()
    store.delete(_job(store, job_id).id)
    print_json("job", {"id": job_id, "removed": True}) if json else say(f"removed {job_id}")


@jobs_app.command()
def work(
    once: Annotated[bool, typer.Option("--once", help="Stop when the queue is empty.")] = False,
    until_closed: Annotated[
        bool, typer.Option("--until-closed", help="Stop when standard input closes.")
    ] = False,
    workers: options.JobsAtOnce = None,
    on: options.On = None,
) -> None:
    """Run queued jobs until Ctrl-C, which puts the running ones back."""
    from onionskin.cli.stopping import stoppable
    from onionskin.jobs.apart import work_on
    from onionskin.server.logs import VARIABLE, start_logging
    from onionskin.server.making import handlers

    start_logging(os.environ.get(VARIABLE, "off"))
    if until_closed:  # the server that started it answers meanwhile
        system.give_way()
    stopping = threading.Event()
    with stoppable() as stopped:
        threading.Thread(target=_watch, args=(stopping, stopped, until_closed), daemon=True).start()
        with options.open_executor(on, workers) as executor:
            work_on(executor, _store(), handlers, stopping, once=once)


def _watch(stopping: threading.Event, stopped: Callable[[], bool], until_closed: bool) -> None:
    """Tells the worker to stop once a signal has come, or whoever started it has gone."""
    while not stopped():
        if until_closed and select.select([sys.stdin], [], [], 0)[0]:
            break
        time.sleep(0.05)
    stopping.set()


def told(job: JobRecord) -> dict[str, object]:
    """A job as plain data."""
    return {
        "id": job.id,
        "kind": job.kind,
        "owner": job.owner,
        "state": job.state,
        "progress": job.progress,
        "stage": job.stage,
        "seconds_left": job.seconds_left,
        "created_at": job.created_at,
        "completed_at": job.completed_at,
        "error": None
        if job.error is None
        else {"code": job.error.code, "message": job.error.message},
        "about": dict(job.about),
    }


def line_of(job: JobRecord) -> str:
    """A job as a line."""
    prompt = str(job.about.get("prompt", ""))[:50]
    how = f"{job.state} {job.progress}%" if job.state == "in_progress" else job.state
    why = f": {job.error.message}" if job.error is not None else ""
    return f"{job.id}  {job.kind}  {how}{why}  {prompt}"


def _store() -> JobStore:
    from onionskin.jobs.store import JobStore

    return JobStore()


def _job(store: JobStore, job_id: str) -> JobRecord:
    found = store.get(job_id)
    if found is None:
        raise InvalidInput(f"there is no job {job_id[:60]!r}; `onionskin jobs` lists them")
    return found
