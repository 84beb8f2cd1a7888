"""`onionskin jobs` and `onionskin keys`."""

import pytest

from onionskin.jobs.job import Failure
from onionskin.jobs.store import JobStore


@pytest.fixture
def store(tmp_path, monkeypatch) -> JobStore:
    monkeypatch.setenv("ONIONSKIN_DATA", str(tmp_path / "data"))
    return JobStore()


def test_jobs_are_listed_shown_and_removed(onionskin, store):
    """With what they are about, and what came of them."""
    assert onionskin("jobs").stdout == "no jobs\n"
    job = store.add("clip", {}, about={"prompt": "a fox"})
    store.claim("w", ["clip"])
    store.fail(job.id, "w", Failure(code="x", message="no paint"))
    assert "failed: no paint  a fox" in onionskin("jobs").stdout
    told = onionskin("jobs", "--json").json["jobs"][0]
    assert (told["state"], told["error"]) == ("failed", {"code": "x", "message": "no paint"})
    assert onionskin("jobs", "show", job.id, "--json").json["files"] == []
    assert "failed code=x message=no paint" in onionskin("jobs", "follow", job.id).stdout
    assert onionskin("jobs", "remove", job.id).exit_code == 0
    assert store.get(job.id) is None


def test_a_waiting_job_is_moved_and_cancelled(onionskin, store):
    """One that has ended cannot be moved."""
    first, second = store.add("clip", {}), store.add("clip", {})
    assert onionskin("jobs", "first", second.id).exit_code == 0
    assert store.place_of(second.id) == 0
    assert onionskin("jobs", "cancel", first.id, "--json").json["cancelled"] is True
    refused = onionskin("jobs", "first", first.id)
    assert (refused.exit_code, "is not waiting" in refused.stderr) == (2, True)


def test_a_job_that_is_not_there_is_said(onionskin, store):
    """With where to look."""
    refused = onionskin("jobs", "show", "video_1")
    assert (refused.exit_code, "onionskin jobs` lists them" in refused.stderr) == (2, True)


def test_a_worker_does_what_waits(onionskin, store):
    """`--once`: then it stops. What cannot be made fails with its reason."""
    job = store.add("clip", {"schema": "onionskin.order/1"}, about={"prompt": "x"})
    assert onionskin("jobs", "work", "--once").exit_code == 0
    assert store.get(job.id).error.code == "invalid_input"


def test_keys_are_made_listed_and_taken_back(onionskin, store):
    """Each is shown once."""
    made = onionskin("keys", "add", "ann", "--json").json
    assert made["key"].startswith("os-")
    assert onionskin("keys", "list").stdout == "ann\n"
    assert onionskin("keys", "add", "ann").exit_code == 2
    assert onionskin("keys", "remove", "ann").exit_code == 0
    assert onionskin("keys", "remove", "ann").exit_code == 2


@pytest.mark.parametrize("options", [("--port", "70000"), ("--workers", "-1"), ("--port", "x")])
def test_a_server_is_not_started_with_what_cannot_be(onionskin, store, options):
    """One line."""
    assert onionskin("serve", *options).exit_code == 2
