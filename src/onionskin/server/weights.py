"""`/v1/engines/{name}/weights`: an engine's weights are downloaded, on the server's machine alone.

The download is the command `onionskin engines pull` in a process of its own: it goes on where it
was broken off, and no clip waits for it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import Any, Final

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from onionskin.engines.diffusers.shelf import hub_cache
from onionskin.engines.facts import engine_facts
from onionskin.engines.registry import engine_names
from onionskin.errors import Cancelled, WeightsError
from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Made, Work, Worker
from onionskin.progress import Progress
from onionskin.server.config import Owner, refuse_full, state_of
from onionskin.server.errors import ApiError, not_found, responses
from onionskin.server.library import Item, item

router = APIRouter(prefix="/v1/engines", tags=["catalogue"])
WEIGHTS: Final = "weights"
_EVERY_SECONDS: Final = 0.3
_LOOK_SECONDS: Final = 2.0
_MEGABYTE: Final = 10**6


class WeightsWish(BaseModel):
    """That an engine's weights are to be downloaded."""

    model_config = ConfigDict(extra="forbid")

    accept: bool = Field(False, description="The terms of the licence are accepted.")


@router.post("/{name}/weights", responses=responses(400, 404))
def download(request: Request, name: str, wish: WeightsWish, owner: Owner) -> Item:
    """Queue the download of an engine's weights; its progress is that of a job."""
    state = state_of(request)
    if state.config.needs_key:
        raise ApiError(
            403,
            "weights are downloaded on the server's own machine: onionskin engines pull NAME",
            code="not_here",
        )
    if name not in engine_names():
        raise not_found(f"engine {name[:60]!r}")
    facts = engine_facts(name)
    wanted = [each["name"] for each in facts.get("repositories", ()) if not each["here"]]
    if not wanted:
        raise ApiError(400, f"nothing of {name} is to be downloaded", code="invalid_value")
    if facts.get("terms") and not wish.accept:
        raise ApiError(
            400, f"the licence has terms: {facts['terms']}", code="not_accepted", param="accept"
        )
    running = next((each for each in _waiting(state.store) if each.order["engine"] == name), None)
    if running is not None:
        return item(state, running)
    refuse_full(state, owner)
    order = {"engine": name, "repositories": wanted, "gigabytes": facts.get("disk_gigabytes")}
    job = state.store.add(WEIGHTS, order, owner=owner, about={"name": name, "title": name})
    return item(state, job)


def fetch_weights(work: Work) -> Made:
    """Downloads what an engine lacks; what an earlier try brought is kept."""
    name = str(work.job.order["engine"])
    command = [sys.executable, "-m", "onionskin", "engines", "pull", name, "--yes", "--json"]
    complaints = work.folder / "complaints.txt"
    with complaints.open("wb") as file:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=file
        )
        try:
            while process.poll() is None:
                if work.cancelled():
                    raise Cancelled("the download was stopped; it goes on from here")
                work.progress(_progress(work.job.order))
                time.sleep(_EVERY_SECONDS)
        finally:
            process.terminate()
            process.wait()
    if process.returncode != 0:
        lines = complaints.read_text(encoding="utf-8", errors="replace").split("\n")
        said = next((each for each in reversed(lines) if each.strip()), "")
        raise WeightsError(said.removeprefix("onionskin: ") or "the weights did not come")
    return Made(artefacts=(), about={})


def _progress(order: Any) -> Progress:
    """How many megabytes of all are on this disk; the size of all is what its engine tells."""
    whole = max(int(float(order["gigabytes"] or 0) * 1000), 1)
    here = sum(map(_bytes_of, order["repositories"])) // _MEGABYTE
    return Progress(num_done=min(here, whole), num_steps=whole, label="downloading")


def _bytes_of(repository: str) -> int:
    """What of a repository has come so far."""
    blobs = hub_cache() / f"models--{repository.replace('/', '--')}" / "blobs"
    found = 0
    for each in blobs.glob("*") if blobs.is_dir() else ():
        try:
            found += each.stat().st_size
        except OSError:  # it has its final name now
            continue
    return found


class Fetcher(threading.Thread):
    """Does downloads beside the workers, until it is stopped."""

    def __init__(self, store: JobStore) -> None:
        super().__init__(name=WEIGHTS, daemon=True)
        self._store, self._stopping = store, threading.Event()

    def run(self) -> None:
        worker = Worker(self._store, {WEIGHTS: fetch_weights}, stopping=self._stopping)
        while not self._stopping.wait(_LOOK_SECONDS):
            while _waiting(self._store) and not self._stopping.is_set() and worker.do_next():
                pass
        self._store.close()

    def stop(self) -> None:
        """Ends it; a download goes back into the queue."""
        self._stopping.set()


def _waiting(store: JobStore) -> list[Any]:
    """Downloads that wait or run."""
    return store.page(kinds=(WEIGHTS,), states=("queued", "in_progress"), limit=10)
