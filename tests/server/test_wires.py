"""What other client libraries send, byte for byte as it was recorded, is understood.

Recorded by benchmarks/server/record.py; ids of jobs are those of the answers of today.
"""

import http.client
import json
import socket
from pathlib import Path

import pytest

WIRES = sorted((Path(__file__).parent / "wires").glob("*.json"))


def sent(address: str, raw: bytes) -> tuple[int, bytes]:
    """The answer to a request that goes over the wire as it is, but for the server's name."""
    host, port = address.removeprefix("http://").split(":")
    lines = raw.split(b"\r\n")
    own = f"Host: {host}:{port}".encode()
    lines = [own if line.lower().startswith(b"host:") else line for line in lines]
    with socket.create_connection((host, int(port)), timeout=60) as connection:
        connection.sendall(b"\r\n".join(lines))
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        return answer.status, answer.read()


@pytest.mark.parametrize("wire", WIRES, ids=lambda path: path.stem)
def test_a_recorded_client_is_answered_as_it_was(running, wire):
    """Create, poll, list, download, remix, errors, delete: the same status for each request."""
    ids: dict[str, str] = {}
    methods = set()
    for number, exchange in enumerate(json.loads(wire.read_text("utf-8"))):
        request = exchange["request"]
        for old, new in ids.items():
            request = request.replace(old, new)
        methods.add(request.split(" ", 1)[0])
        status, body = sent(running.address, request.encode("latin-1"))
        assert status == exchange["status"], (number, request[:80], body[:300])
        if body.startswith(b"{") and exchange.get("id"):
            ids[exchange["id"]] = json.loads(body)["id"]
        running.work()
    assert {"GET", "POST"} <= methods
    assert len(ids) >= 2
