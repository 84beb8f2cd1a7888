"""Runs a server: the application in this process, and the workers beside it."""

from __future__ import annotations

import ipaddress
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from onionskin import system
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.jobs.store import FOLDER_VARIABLE, JobStore
from onionskin.server.app import create_app
from onionskin.server.config import Config
from onionskin.server.logs import VARIABLE as LOG_VARIABLE

_LOG = logging.getLogger(__name__)
_STOP_SECONDS = 5.0
"""How long a worker has to finish its step and to give its job back."""
_SOON = 2.0
"""A worker that ends sooner than this is not started again at once."""


def is_loopback(host: str) -> bool:
    """Whether a server at `host` can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def serve(
    config: Config,
    *,
    host: str,
    port: int,
    num_workers: int,
    started: Callable[[str], None] = lambda address: None,
) -> None:
    """Serves until a signal comes; tells its address once it listens.

    Raises InvalidInput where nobody would need a key but others can reach it, OnionskinError
    where the port is taken.
    """
    if not is_loopback(host) and not config.needs_key:
        raise InvalidInput(f"{host} can be reached by others: leave out --no-keys")
    listener = listener_at(host, port)
    address = f"http://{_shown(host)}:{listener.getsockname()[1]}"
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(config),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=3,
        )
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        # The server stops by its own handlers, and then raises the signal once more.
        signal.signal(number, lambda *_: None)
    with workers(config.store, num_workers):
        threading.Thread(target=_tell, args=(server, started, address), daemon=True).start()
        server.run(sockets=[listener])


@contextmanager
def workers(store: JobStore, count: int) -> Iterator[None]:
    """So many worker processes, started again where they end; at the end they stop."""
    stopping = threading.Event()
    threads = [
        threading.Thread(target=_keep_one, args=(store, stopping), name=f"worker {number}")
        for number in range(count)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        for thread in threads:
            thread.join()


def _keep_one(store: JobStore, stopping: threading.Event) -> None:
    """Keeps one worker process running until `stopping` is set."""
    while not stopping.is_set():
        began = time.monotonic()
        process = _start(store)
        while process.poll() is None and not stopping.is_set():
            stopping.wait(0.1)
        if stopping.is_set():
            _stop(process)
        else:
            _LOG.warning("a worker stopped with code %s; a new one is started", process.returncode)
            store.lost(process.pid)
            if time.monotonic() - began < _SOON:
                stopping.wait(_SOON)


def _start(store: JobStore) -> subprocess.Popen[bytes]:
    """A worker, which ends by itself when this process has gone: its input is closed then."""
    return subprocess.Popen(
        [sys.executable, "-m", "onionskin", "jobs", "work", "--until-closed"],
        env={
            **os.environ,
            FOLDER_VARIABLE: str(store.folder.absolute()),
            LOG_VARIABLE: os.environ.get(LOG_VARIABLE, "off"),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        **system.APART,  # Ctrl-C in the terminal is for the server alone
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def listener_at(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any free one. Raises OnionskinError."""
    try:
        family = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        # asyncio sends an answer's last bytes at once (TCP_NODELAY) only where TCP is named here:
        # without it the body of each answer waits 40 ms for the client's acknowledgement.
        listener = socket.socket(family[0], socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(family[4])
        listener.listen(128)
    except OSError as error:
        raise OnionskinError(
            f"cannot listen at {host}, port {port} ({error.strerror or error}); give another --port"
        ) from None
    return listener


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _tell(server: uvicorn.Server, started: Callable[[str], None], address: str) -> None:
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.02)
    started(address)
