"""Captions that an endpoint gives: asked for where a clip has none, once, and kept."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.curation.conftest import panned, write

from onionskin.curation.curate import curate
from onionskin.errors import InvalidInput


class Service(BaseHTTPRequestHandler):
    """Answers chat completions with the same sentence, and keeps what it was asked."""

    asked: list[dict] = []  # noqa: RUF012  (one list for all requests)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(json.loads(body))
        message = {"role": "assistant", "content": '"Balloons pass  before a wall."'}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        answer = {"id": "1", "object": "chat.completion", "created": 0, "model": "seer"}
        data = json.dumps(answer | {"choices": [choice]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def service(monkeypatch):
    """An endpoint on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    Service.asked.clear()
    yield Service
    server.shutdown()
    server.server_close()


def test_an_endpoint_is_asked_where_nobody_says_what_is_seen(service, config, tmp_path):
    """With a strip of the clip; not again in the next run, and never for what is dropped."""
    write(tmp_path / "footage" / "dsc_001.mp4", panned(21, 14))
    write(tmp_path / "footage" / "dsc_002.mp4", (panned(22, 14) * 0.1).astype("uint8"))
    write(tmp_path / "footage" / "red fox in snow.mp4", panned(23, 14))
    asking = replace(
        config, captioner="openai:seer", captions=replace(config.captions, needed=True)
    )
    clips = curate(tmp_path / "footage", tmp_path / "set", asking).clips
    assert [(c.caption, c.caption_from, c.is_kept) for c in clips] == [
        ("Balloons pass before a wall.", "openai:seer", True),
        ("", "", False),
        ("red fox in snow", "name", True),
    ]
    again = curate(tmp_path / "footage", tmp_path / "set", asking).clips
    assert again == clips
    (asked,) = service.asked
    text, picture = asked["messages"][0]["content"]
    assert "one plain English sentence" in text["text"]
    assert picture["image_url"]["url"].startswith("data:image/webp;base64,")


def test_a_captioner_without_an_endpoint_is_refused_before_any_work(config, tmp_path, monkeypatch):
    """In one line that says what to set."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    write(tmp_path / "footage" / "a.mp4", panned(21, 2))
    with pytest.raises(InvalidInput, match="captioner openai:seer needs OPENAI_API_KEY"):
        curate(tmp_path / "footage", tmp_path / "set", replace(config, captioner="openai:seer"))
    assert not (tmp_path / "set").exists()
