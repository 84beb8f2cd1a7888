"""Records what a client library sends to `/v1/videos`, for tests/server/test_wires.py to replay.

    python benchmarks/server/record.py --to tests/server/wires/NAME.json -- COMMAND

COMMAND is run with ADDRESS in its environment: that of a server of ours whose worker is at work.
Each request is kept as it came over the wire, with the status that it was answered with.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from onionskin.jobs.store import JobStore
from onionskin.jobs.worker import Worker
from onionskin.server.app import create_app
from onionskin.server.config import Config
from onionskin.server.making import handlers

Exchange = dict[str, object]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--to", type=Path, required=True)
    asked.add_argument("command", nargs="+")
    given = asked.parse_args()
    found: list[Exchange] = []
    with tempfile.TemporaryDirectory() as folder:
        store = JobStore(Path(folder))
        address = listening(store, found)
        stopping = threading.Event()
        worker = threading.Thread(target=Worker(store, handlers(), stopping=stopping).run)
        worker.start()
        env = {**os.environ, "ADDRESS": address}
        done = subprocess.run(given.command, env=env, check=False)
        stopping.set()
        worker.join()
    given.to.parent.mkdir(exist_ok=True)
    given.to.write_text(json.dumps(found, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    return done.returncode


def listening(store: JobStore, found: list[Exchange]) -> str:
    """A server behind an ear that writes down every request."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Config(store=store)), log_config=None))
    run = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    run.start()
    while not server.started:
        time.sleep(0.01)
    ear = socket.create_server(("127.0.0.1", 0))
    threading.Thread(
        target=hearing, args=(ear, listener.getsockname()[1], found), daemon=True
    ).start()
    return f"http://127.0.0.1:{ear.getsockname()[1]}"


def hearing(ear: socket.socket, port: int, found: list[Exchange]) -> None:
    """One exchange after another, each on a connection of its own to the server."""
    while True:
        client, _ = ear.accept()
        threading.Thread(target=passed_on, args=(client, port, found), daemon=True).start()


def passed_on(client: socket.socket, port: int, found: list[Exchange]) -> None:
    while raw := message(client):
        with socket.create_connection(("127.0.0.1", port)) as server:
            host = f"127.0.0.1:{port}".encode()
            lines = raw.split(b"\r\n")
            lines = [b"Host: " + host if one.lower().startswith(b"host:") else one for one in lines]
            server.sendall(b"\r\n".join(lines))
            answer = message(server)
        status = int(answer.split(b" ", 2)[1])
        body = answer.partition(b"\r\n\r\n")[2]
        exchange: Exchange = {"request": raw.decode("latin-1"), "status": status}
        if body.startswith(b"{"):
            exchange["id"] = json.loads(body).get("id")
        if found and found[-1]["request"] == exchange["request"]:
            found.pop()  # a poll like the one before it
        found.append(exchange)
        client.sendall(answer)


def message(end: socket.socket) -> bytes:
    """The next request or answer, whole; nothing where the other side has gone."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        part = end.recv(65536)
        if not part:
            return raw
        raw += part
    head = raw.partition(b"\r\n\r\n")[0].lower()
    if b"transfer-encoding: chunked" in head:
        while not raw.endswith(b"0\r\n\r\n"):
            raw += end.recv(65536)
        return raw
    length = next(
        (
            int(one.split(b":")[1])
            for one in head.split(b"\r\n")
            if one.startswith(b"content-length")
        ),
        0,
    )
    while len(raw) < len(head) + 4 + length:
        raw += end.recv(65536)
    return raw


if __name__ == "__main__":
    sys.exit(main())
