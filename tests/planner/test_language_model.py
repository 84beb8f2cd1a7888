"""A language model reads prompts: a real server on loopback gives recorded answers."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from onionskin.errors import InvalidInput
from onionskin.planner.language_model import SCHEMA, LanguageModelReader, plan_of
from onionskin.planner.readers import open_reader
from onionskin.planner.staged import stage_prompt
from onionskin.testing import ReaderContract

pytest.importorskip("openai")

KEY = "sk-test-0123456789abcdef"
PROMPT = "a nurse gives a boy a lollipop, then waves"


def figure(name: str, kind: str = "person", **more: Any) -> dict[str, Any]:
    """A figure as models answer it: every field is there."""
    empty = dict.fromkeys(("said", "age", "sex", "build", "mood", "color", "relation", "of"), "")
    return {"id": name, "name": name, "kind": kind, "count": 1, "wears": [], **empty, **more}


def action(who: str, verb: str, beat: int = 0, **more: str) -> dict[str, Any]:
    """An action as models answer it."""
    empty = dict.fromkeys(("object", "partner", "tool", "to"), "")
    return {"who": who, "verb": verb, "beat": beat, **empty, **more}


GOOD: dict[str, Any] = {
    "place": "clinic", "time": "day", "weather": "clear", "season": "", "shot": "medium",
    "angle": "", "move": "still",
    "figures": [
        figure("nurse"), figure("boy", age="child", sex="man", wears=["red cap"]),
        figure("lollipop", "thing"),
    ],
    "actions": [
        action("nurse", "give", object="lollipop", partner="boy"), action("nurse", "wave", 1),
    ],
}  # fmt: skip


@dataclass
class Endpoint:
    """A chat completions endpoint that gives its answers in turn, the last one again and again."""

    answers: list[object] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def reply(self, body: dict[str, Any]) -> tuple[int, bytes]:
        """Status and body: an int answer is a status, bytes are sent as they are."""
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(body)
        if isinstance(answer, int):
            error = {"error": {"message": f"Incorrect API key provided: {KEY}", "code": "no"}}
            return answer, json.dumps(error).encode()
        if isinstance(answer, bytes):
            return 200, answer
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "tiny",
                 "choices": [choice]}  # fmt: skip
        return 200, json.dumps(whole).encode()


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    """A server on loopback, and the environment that points to it."""
    held = Endpoint(answers=[GOOD])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            held.keys.append(self.headers.get("authorization", ""))
            status, answer = held.reply(body)
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    yield held
    server.shutdown()
    thread.join()
    server.server_close()


class TestLanguageModel(ReaderContract):
    """The contract of readers, over recorded answers."""

    @pytest.fixture
    def reader(self, endpoint: Endpoint) -> LanguageModelReader:
        """A model that stages every prompt as the recorded answer does."""
        reader = open_reader("openai:tiny")
        assert isinstance(reader, LanguageModelReader)
        return reader


def test_the_answer_is_the_plan(endpoint: Endpoint) -> None:
    """Figures, looks, place and camera are the model's; beats are spans of the plan's seconds."""
    read = LanguageModelReader("tiny").read(PROMPT, seconds=4.0, seed=3)
    assert read.warnings == ()
    assert [figure.name for figure in read.plan.figures] == ["nurse", "boy", "lollipop"]
    assert read.plan.figures[1].looks.wears == ("red cap",)
    assert (read.plan.place, read.plan.camera.shot, read.plan.seed) == ("clinic", "medium", 3)
    give, wave = read.plan.actions
    assert (give.verb, give.object, give.partner) == ("give", "lollipop", "boy")
    assert give.end == wave.start
    assert wave.end == 4.0


def test_the_model_is_asked_by_schema_with_the_names_of_the_stage(endpoint: Endpoint) -> None:
    """The request carries model, prompt, seed, the JSON schema and what the stage can draw."""
    LanguageModelReader("tiny").read(PROMPT, seed=11)
    [asked] = endpoint.asked
    assert (asked["model"], asked["seed"], asked["temperature"]) == ("tiny", 11, 0)
    assert asked["response_format"]["json_schema"]["schema"] == json.loads(json.dumps(SCHEMA))
    system, user = asked["messages"]
    assert user["content"] == PROMPT
    assert "firefighter" in system["content"]
    assert "perfume bottle" in system["content"]
    assert endpoint.keys == [f"Bearer {KEY}"]


def test_a_wrong_answer_is_sent_back_once(endpoint: Endpoint) -> None:
    """The second question says what was wrong with the first answer."""
    endpoint.answers = [{**GOOD, "time": "tea time"}, GOOD]
    read = LanguageModelReader("tiny").read(PROMPT)
    assert read.warnings == ()
    assert read.plan.place == "clinic"
    assert "tea time" in endpoint.asked[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([401], "the endpoint refuses the key"),
        ([b"<html>busy</html>"], "the endpoint's answer cannot be read"),
        (["no plan today"], "the answer is not JSON"),
        ([""], "gave an empty answer"),
        ([{**GOOD, "figures": [figure("a b")]}], "letters, digits and hyphens"),
        ([{**GOOD, "actions": [action("ghost", "walk")]}], "ghost"),
    ],
    ids=["401", "html", "text", "empty", "id", "stranger"],
)
def test_without_a_plan_the_built_in_reader_stands_in_and_says_so(
    endpoint: Endpoint, answers: list[object], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The plan is that of the built-in reader; no key is in a warning or in a log."""
    endpoint.answers = answers
    with caplog.at_level(logging.DEBUG):
        read = LanguageModelReader("tiny").read(PROMPT)
    assert read.plan == stage_prompt(PROMPT).plan
    assert "openai:tiny gave no plan" in read.warnings[0]
    assert why in read.warnings[0]
    assert KEY not in " ".join(read.warnings)
    assert KEY not in caplog.text


def test_a_server_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens on the port: the built-in reader reads, and the warning says why."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    read = LanguageModelReader("tiny").read(PROMPT)
    assert "the endpoint cannot be reached" in read.warnings[0]


def test_a_reader_without_a_model_or_a_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing is named before anything is read."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(InvalidInput, match="needs a model; write openai:MODEL"):
        open_reader("openai")
    with pytest.raises(InvalidInput, match="needs OPENAI_API_KEY, or OPENAI_BASE_URL"):
        open_reader("openai:tiny")


@pytest.mark.parametrize(
    "answer",
    ["[]", "null", "{", '{"figures": 5}', '{"figures": [3]}', '{"actions": [{"beat": "x"}]}',
     '{"figures": [{"id": "a", "name": "a", "kind": "god"}]}', "[" * 5000,
     json.dumps({"figures": [figure(f"f{k}") for k in range(41)]})],
)  # fmt: skip
def test_answers_that_are_no_plans_name_their_fault(answer: str) -> None:
    """Whatever a server sends is a plan or InvalidInput."""
    with pytest.raises(InvalidInput):
        plan_of(answer, seconds=4.0, seed=0)
