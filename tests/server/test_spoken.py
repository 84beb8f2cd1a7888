"""Answers in the language of whoever asks."""

import ast
import importlib.util
import json
import re
from pathlib import Path

import pytest
from tests.server.conftest import SMALL

from onionskin.jobs.worker import Worker
from onionskin.server.keys import LOCAL
from onionskin.translation.catalogue import catalogue_of

ROOT = Path(__file__).parents[2]
SERVER = ROOT / "src" / "onionskin" / "server"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")
"""Words that were left as they are; names of fields stand alone, or in a list."""
SCRIPT = "# Bees\n\n> A red ball in a meadow.\n\nFarmers vote about taxes.\n"


@pytest.mark.parametrize(
    ("accepted", "is_chinese"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", True),
        ("ZH", True),
        ("en-GB,zh;q=0.9", False),
        ("zhuang", False),
        ("", False),
    ],
)
def test_what_a_sentence_lacks_is_told_in_the_language_that_is_asked_for(
    running, accepted, is_chinese
):
    """English where none is named; the plan itself is the same."""
    wish = {"prompt": "a zorblax in a kitchen"}
    with running.client() as client:
        (said,) = client.post("/v1/plans", json=wish, headers={"Accept-Language": accepted}).json()[
            "warnings"
        ]
    assert bool(CHINESE.search(said)) == is_chinese
    assert "zorblax" in said


def test_cards_jobs_and_errors_are_told_in_chinese(running):
    """Codes and fields stay words for programs."""
    with running.client() as client:
        client.headers["Accept-Language"] = "zh"
        board = client.post("/v1/films/storyboard", json={"script": SCRIPT}).json()
        notes = [note for card in board["shots"] for note in card["notes"]]
        assert notes
        assert all(CHINESE.search(note) for note in notes)
        refused = client.post("/v1/videos", data={**SMALL, "prompt": "a fox", "size": "big"})
        error = refused.json()["error"]
        assert CHINESE.search(error["message"])
        assert (refused.status_code, error["code"]) == (400, "invalid_value")
        asked = {**SMALL, "model": "stage", "prompt": "a zorblax in a kitchen"}
        done = running.ended(client, client.post("/v1/videos", data=asked).json()["id"])
        assert any(CHINESE.search(each) for each in done["warnings"])
        with client.stream("GET", f"/v1/jobs/{failed(running)}/events") as stream:
            told = "".join(stream.iter_text())
        (failure,) = re.findall(r"event: failed\ndata: (.*)", told)
        assert "内存" in json.loads(failure)["message"]
        english = client.get(f"/v1/videos/{done['id']}", headers={"Accept-Language": "en"}).json()
        assert not any(CHINESE.search(each) for each in english["warnings"])


def failed(running):
    """The id of a job that ran out of memory."""
    job = running.store.add("clip", {}, owner=LOCAL)

    def explode(*_, **__):
        raise MemoryError

    assert Worker(running.store, {"clip": explode}).do_next()
    return job.id


def loaded_script():
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('raise ApiError(400, f"{name} is on the moon", code="gone")', "{0} is on the moon"),
        ('raise not_found(f"moon of {name}")', "there is no moon of {0}"),
        ('refused = _refused("is on the moon")', "url is on the moon"),
        ('said = f"the moon has {count} seas"', "the moon has {0} seas"),
        ('answer = refusal(403, "nobody may land here", code="no")', "nobody may land here"),
    ],
)
def test_a_new_refusal_of_the_server_is_found_and_has_no_twin_yet(source, message):
    """However it is raised: `scripts/messages.py` collects it, and the catalogue's test fails."""
    script = loaded_script()
    found = set(script.of_module(ast.parse(source), only_told=True, answers=True))
    assert message in found
    assert message not in catalogue_of("zh").entries


def test_no_refusal_is_worded_where_the_catalogue_does_not_look():
    """Each is written where it is raised, is `said`, or is the text of another error."""
    script = loaded_script()
    hidden = []
    for path in sorted(SERVER.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = [
            call
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name in script.REFUSALS
            for call in ast.walk(node)
        ]
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "id", "")
            if name not in script.REFUSALS or node in own or path.name == "errors.py":
                continue
            if not is_seen(node.args[-1], script.SAID):
                hidden.append(f"{path.name}:{node.lineno}: {ast.unparse(node.args[-1])}")
    assert hidden == []


def is_seen(message: ast.expr, said: str) -> bool:
    if isinstance(message, ast.Constant | ast.JoinedStr):
        return True
    told = ast.unparse(message)
    return told in (said, "str(error)") or told.startswith(("_said(", "cast.warnings["))


WRONG_BODIES = (None, "[]", "{", "{}", '{"zorblax": 1}')


def wrong_bodies(operation, schemas):
    """Bodies that a route refuses: of another shape, and with each of its fields of another."""
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    schema = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    fields = schema.get("properties", {})
    return [{name: wrong} for name in fields for wrong in ({"a": []}, -1, "x" * 5000)]


def test_whatever_a_route_refuses_is_told_in_chinese(running):
    """Every route, asked for what is not there, with no body, and with each field amiss."""
    said = {}
    with running.client() as client:
        described = client.get("/openapi.json").json()
        client.headers["Accept-Language"] = "zh"
        for route, operations in described["paths"].items():
            path = re.sub(r"\{\w+\}", "video_" + "0" * 32, route)
            for method, operation in operations.items():
                amiss = {each["name"]: "?" for each in operation.get("parameters", ())
                         if each["in"] == "query"}  # fmt: skip
                asked = [{"params": amiss}, {"headers": {"Content-Type": "text/x"}, "content": "x"}]
                asked += [{"params": {name: "-1"}} for name in amiss]
                kind = {"Content-Type": "application/json"}
                asked += [{"content": each, "headers": kind} for each in WRONG_BODIES]
                asked += [
                    {"json": each}
                    for each in wrong_bodies(operation, described["components"]["schemas"])
                ]
                for each in asked:
                    answer = client.request(method, path, **each)
                    if answer.status_code >= 400 and "error" in answer.text:
                        message = answer.json()["error"]["message"]
                        said.setdefault(message, f"{method} {route}")
        for path, more in (("/nowhere", {}), ("/v1/videos", {"headers": {"Host": "evil.com"}}),
                           ("/v1/videos", {"headers": {"Origin": "http://evil.com"}})):  # fmt: skip
            said.setdefault(client.get(path, **more).json()["error"]["message"], path)
    assert len(said) > 100
    english = {
        message: where
        for message, where in said.items()
        if not CHINESE.search(message) or ENGLISH.search(re.sub(r"'[^']*'", "", message))
    }
    assert english == {}
