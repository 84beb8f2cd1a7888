"""What a server tells of itself: figures, readiness, use, logs; and what keys allow."""

import json
import logging
import os
import subprocess
import sys

import pytest
from tests.server.conftest import SMALL
from tests.server.test_videos import error_of

from onionskin.errors import InvalidInput
from onionskin.server.keys import Keys
from onionskin.server.logs import VARIABLE, JsonLines


def test_figures_are_read_by_prometheus(running):
    """Jobs by state, requests by route and not by path, and how long they took."""
    with running.client() as client:
        video = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        assert client.get("/ready").status_code == 503
        running.work()
        assert client.get("/ready").json()["status"] == "ready"
        client.get(f"/v1/videos/{video}")
        answer = client.get("/metrics")
        lines = dict(
            line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#")
        )
        assert lines['onionskin_jobs{kind="clip",state="completed"}'] == "1"
        name = (
            'onionskin_http_requests_total{method="GET",route="/v1/videos/{video_id}",status="200"}'
        )
        assert lines[name] == "1"
        assert float(lines['onionskin_job_seconds_total{kind="clip",state="completed"}']) > 0
        count = float(lines["onionskin_http_request_seconds_count"])
        assert float(lines['onionskin_http_request_seconds_bucket{le="+Inf"}']) == count > 3
        assert video not in answer.text
        used = client.get("/v1/usage").json()
        assert (used["data"][0]["jobs"], used["data"][0]["kind"]) == (1, "clip")
        assert used["seconds_today"] > 0
        assert used["bytes_kept"] > 0


def test_a_key_allows_what_it_says(guarded):
    """To read, to write, to see figures; so many requests and minutes."""
    keys = Keys.of(guarded.store.folder)
    reader = keys.add("reader", scopes=["read"])
    watcher = keys.add("watcher", scopes=["metrics"])
    maker = keys.add("maker", requests_per_minute=4, minutes_per_day=0.0001)
    body = {"prompt": "a fox", **SMALL}
    with guarded.client(Authorization=f"Bearer {reader}") as client:
        assert client.get("/v1/videos").status_code == 200
        refused = client.post("/v1/videos", json=body)
        assert (refused.status_code, error_of(refused)["code"]) == (403, "scope_missing")
        assert client.get("/metrics").status_code == 403
    with guarded.client(Authorization=f"Bearer {watcher}") as client:
        assert client.get("/metrics").status_code == 200
        assert client.get("/v1/videos").status_code == 403
    with guarded.client(Authorization=f"Bearer {maker}") as client:
        assert client.post("/v1/videos", json=body).status_code == 200
        guarded.work()
        assert client.get("/v1/usage").json()["minutes_per_day"] == 0.0001
        spent = client.post("/v1/videos", json=body)
        assert (spent.status_code, error_of(spent)["code"]) == (429, "minutes_exceeded")
        assert client.get("/v1/videos").status_code == 200
        often = client.get("/v1/videos")
        assert (often.status_code, error_of(often)["code"]) == (429, "rate_limit_exceeded")


def test_keys_of_before_are_still_known(tmp_path):
    """The file held names alone."""
    keys = Keys.of(tmp_path)
    key = keys.add("ann")
    told = json.loads(keys.path.read_text())
    keys.path.write_text(json.dumps(dict.fromkeys(told, "ann")))
    assert keys.holder_of(key).scopes == ("read", "write")
    with pytest.raises(InvalidInput, match="scope"):
        keys.add("bob", scopes=["everything"])


def test_a_line_of_the_log_names_its_job():
    """As JSON, one line."""
    record = logging.LogRecord("onionskin.jobs", logging.INFO, "", 1, "%s\nended", ("clip",), None)
    record.job = "video_1"
    line = JsonLines().format(record)
    told = json.loads(line)
    assert (told["job"], told["level"], "\n" in line) == ("video_1", "info", False)


@pytest.mark.parametrize("form", ["off", "json"])
def test_a_worker_takes_the_form_of_its_server_s_log(form, tmp_path):
    """As the server tells it, beside the level that the command line has for its own."""
    env = {**os.environ, "ONIONSKIN_DATA": str(tmp_path), VARIABLE: form}
    done = subprocess.run(
        [sys.executable, "-m", "onionskin", "jobs", "work", "--once"],
        env=env,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert (done.returncode, done.stderr) == (0, "")
