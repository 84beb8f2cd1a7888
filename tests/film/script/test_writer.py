"""Scripts by a language model, asked over HTTP on this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onionskin.errors import InvalidInput, OnionskinError, OutputExists
from onionskin.film.script.reading import read_script
from onionskin.film.script.writer import write_script

KEY = "sk-secret-1234"
SCRIPT = "# Hands\n## Why\n> A nurse washes her hands.\nClean hands save lives.\n"


class _Endpoint(BaseHTTPRequestHandler):
    """Answers every question with what the server holds."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], json.loads(body)))
        status, content = self.server.answer
        message = {"role": "assistant", "content": content}
        reply = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        }
        if status != 200:
            reply = {"error": {"message": f"bad key {KEY}"}}
        data = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Nothing is printed."""


@pytest.fixture
def endpoint(monkeypatch):
    """A server that speaks as OpenAI's does; its `answer` may be set."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
    server.asked, server.answer = [], (200, SCRIPT)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_topic_becomes_a_script(endpoint, tmp_path):
    """Its length, its language and the model are asked for; the file is a script."""
    path = write_script("clean hands", tmp_path / "s.md", writer="openai:small", seconds=30)
    assert path.read_text() == SCRIPT
    assert read_script(path).title == "Hands"
    ((address, authorization, body),) = endpoint.asked
    assert address == "/v1/chat/completions"
    assert authorization == f"Bearer {KEY}"
    assert body["model"] == "small"
    system, user = body["messages"]
    assert "About 78 words" in system["content"]
    assert "Write in English" in system["content"]
    assert user["content"] == "clean hands"


def test_a_text_in_a_file_becomes_a_script(endpoint, tmp_path):
    """Of HTML only the words; Chinese is answered in Chinese."""
    page = tmp_path / "page.html"
    page.write_text("<head><title>x</title></head><p>洗手&amp;肥皂很重要</p><script>y()</script>")
    write_script(str(page), tmp_path / "s.md", writer="openai:m", seconds=30)
    ((_, _, body),) = endpoint.asked
    system, user = body["messages"]
    assert user["content"] == "洗手&肥皂很重要"
    assert "Write in Chinese" in system["content"]
    assert "126 characters" in system["content"]


@pytest.mark.parametrize(
    "answer",
    [
        f"<think>hm</think>Here it is:\n```markdown\n{SCRIPT}```\nEnjoy!",
        f"Sure!\n\n{SCRIPT}",
        SCRIPT.replace("save", "![x](/etc/passwd)[save](http://a.b)"),
    ],
)
def test_what_models_put_around_a_script_is_left_out(endpoint, tmp_path, answer):
    """Thoughts, fences, greetings, and paths and links of their own making."""
    endpoint.answer = (200, answer)
    path = write_script("hands", tmp_path / "s.md", writer="openai:m")
    assert path.read_text() == SCRIPT


@pytest.mark.parametrize(
    ("status", "content", "said"),
    [
        (401, "", "refuses the key: check OPENAI_API_KEY"),
        (404, "", "does not know this model, voice or address"),
        (400, "", "answers with error 400"),
        (200, "", "gave no script"),
        (200, "# Only a title", "gave no script"),
    ],
)
def test_failures_are_one_line_without_the_key(endpoint, tmp_path, status, content, said):
    """And nothing is written."""
    endpoint.answer = (status, content)
    with pytest.raises(OnionskinError, match=said) as caught:
        write_script("hands", tmp_path / "s.md", writer="openai:m")
    assert KEY not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_endpoint_that_is_not_there_is_told(tmp_path, monkeypatch):
    """By its address; and that a key must be set."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(OnionskinError, match="cannot be reached: check OPENAI_BASE_URL"):
        write_script("hands", tmp_path / "s.md", writer="openai:m")
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    with pytest.raises(InvalidInput, match="writer openai:m needs OPENAI_API_KEY, or OPENAI_BASE"):
        write_script("hands", tmp_path / "s.md", writer="openai:m")


def test_what_cannot_be_asked_is_refused_before(tmp_path):
    """Other writers, other lengths, other files, nothing to write about."""
    for changed, said in (
        ({"writer": "gpt"}, "give openai:MODEL"),
        ({"writer": "openai:"}, "give openai:MODEL"),
        ({"seconds": 1}, "seconds is 1: give a number 5..1800"),
        ({"path": tmp_path / "s.txt"}, "is not a Markdown file"),
        ({"topic": "  "}, "nothing to write about"),
        ({"topic": "x" * 60_001}, "the limit is 60,000"),
        ({"topic": "gone.txt"}, r"text gone\.txt cannot be read"),
        ({"language": "fr"}, "language is 'fr'"),
    ):
        asked = {"topic": "hands", "path": tmp_path / "s.md", "writer": "openai:m", **changed}
        with pytest.raises(InvalidInput, match=said):
            write_script(**asked)
    (tmp_path / "s.md").write_text("mine")
    with pytest.raises(OutputExists):
        write_script("hands", tmp_path / "s.md", writer="openai:m")
