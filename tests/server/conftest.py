"""A real server on a free port of this machine, with a worker beside it."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx2
import pytest
import uvicorn
from tests.engines.diffusers.hub import serving as hubbing

from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Worker
from onionskin.server.app import create_app
from onionskin.server.config import Config, Limits
from onionskin.server.keys import Keys
from onionskin.server.making import handlers
from onionskin.server.serving import listener_at

SMALL = {"model": "animatic", "size": "64x48", "seconds": "0.5", "fps": "4", "seed": "7"}
"""Fields of a video that is made in no time."""

REPO = "genmo/mochi-1-preview"
"""What the engine mochi downloads."""
LARGE = 24_000_000
"""Bytes of its weights here."""


@dataclass(frozen=True, kw_only=True)
class Running:
    """A server that listens."""

    address: str
    store: JobStore

    def client(self, **headers: str) -> httpx2.Client:
        return httpx2.Client(base_url=self.address, headers=headers, timeout=60)

    def keys(self) -> Keys:
        """Whose keys it knows."""
        return Keys.of(self.store.folder)

    def work(self) -> None:
        """Does everything that waits."""
        worker = Worker(self.store, handlers())
        while worker.do_next():
            pass

    def ended(self, client: httpx2.Client, video: str) -> dict:
        """A video once it has ended."""
        self.work()
        return client.get(f"/v1/videos/{video}").json()


@pytest.fixture
def config(tmp_path) -> Config:
    return Config(store=JobStore(tmp_path / "data"), limits=Limits(seconds=20, queued=5))


@pytest.fixture
def running(config) -> Iterator[Running]:
    yield from serving(config)


@pytest.fixture
def guarded(config) -> Iterator[Running]:
    """One that needs keys."""
    yield from serving(replace(config, needs_key=True))


def serving(config: Config) -> Iterator[Running]:
    listener = listener_at("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(create_app(config), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = listener.getsockname()[1]
    yield Running(address=f"http://127.0.0.1:{port}", store=config.store)
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """A hub that has the engine's repository, and an empty cache here."""
    home = tmp_path / "there"
    (home / "transformer").mkdir(parents=True)
    index = {
        "_class_name": "MochiPipeline",
        "transformer": ["diffusers", "MochiTransformer3DModel"],
    }
    (home / "model_index.json").write_text(json.dumps(index))
    weights = home / "transformer" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes((bytes(range(251)) * (LARGE // 251 + 1))[:LARGE])
    for name in [each for each in os.environ if each.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("ONIONSKIN_WEIGHTS", raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("HF_HUB_DISABLE_XET", "1")
    with hubbing({REPO: home}) as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        yield served
