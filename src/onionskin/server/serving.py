"""Runs a server: the application in this process, and the workers beside it."""

from __future__ import annotations

import ipaddress
import signal
import socket
import threading
import time
from collections.abc import Callable

import uvicorn

from onionskin.errors import InvalidInput, OnionskinError
from onionskin.server.app import create_app
from onionskin.server.config import Config
from onionskin.server.crew import Crew, workers


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
    crew: Crew,
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
    with workers(config.store, crew):
        threading.Thread(target=_tell, args=(server, started, address), daemon=True).start()
        server.run(sockets=[listener])


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
