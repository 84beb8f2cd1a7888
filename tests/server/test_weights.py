"""The weights of engines are downloaded by a job, from a hub on this machine."""

from __future__ import annotations

import time

import pytest
from tests.server.conftest import LARGE, REPO

pytest.importorskip("diffusers", reason="the diffusers extra is not installed")

ENGINE = "mochi"
pytestmark = pytest.mark.timeout(300)


def ended(client, job: str, *states: str) -> dict:
    """The job once it is in one of these states; the server does it by itself."""
    deadline = time.monotonic() + 200
    while (told := client.get(f"/v1/jobs/{job}").json())["status"] not in states:
        assert time.monotonic() < deadline, told
        time.sleep(0.2)
    return told


def facts(client) -> dict:
    return next(each for each in client.get("/v1/engines").json()["data"] if each["name"] == ENGINE)


def test_weights_come_by_a_job_that_is_stopped_and_goes_on(running, hub):
    """Half of a large file stays where it is; no worker of clips is kept from its work."""
    with running.client() as client:
        assert facts(client)["to_fetch"] == [REPO]
        hub.stalls_at = LARGE // 2
        job = client.post(f"/v1/engines/{ENGINE}/weights", json={}).json()
        assert (job["kind"], job["title"]) == ("weights", ENGINE)
        again = client.post(f"/v1/engines/{ENGINE}/weights", json={}).json()
        assert again["id"] == job["id"]
        assert hub.is_stalled.wait(150)
        assert client.get(f"/v1/jobs/{job['id']}").json()["status"] == "in_progress"
        client.post(f"/v1/jobs/{job['id']}/cancel")
        ended(client, job["id"], "cancelled")
        hub.stalls_at = None
        job = client.post(f"/v1/engines/{ENGINE}/weights", json={}).json()
        assert ended(client, job["id"], "completed", "failed")["error"] is None
        assert facts(client)["to_fetch"] == []
        nothing = client.post(f"/v1/engines/{ENGINE}/weights", json={})
        assert "nothing of mochi is to be downloaded" in nothing.json()["error"]["message"]


def test_what_cannot_be_reached_ends_in_one_line(running, hub):
    """With the repository's name, and what to look at."""
    hub.folders.clear()
    with running.client() as client:
        job = client.post(f"/v1/engines/{ENGINE}/weights", json={}).json()["id"]
        error = ended(client, job, "failed")["error"]
    assert f"{REPO} could not be downloaded" in error["message"]
    assert "check the connection" in error["message"]
    assert "\n" not in error["message"]


def test_only_the_owner_of_the_machine_downloads_and_by_the_licence(running, guarded, hub):
    """Terms are accepted first; nobody with a key fills the server's disk."""
    with running.client() as client:
        terms = client.post("/v1/engines/ltx/weights", json={})
        assert terms.json()["error"]["code"] == "not_accepted"
        assert client.post("/v1/engines/zorblax/weights", json={}).status_code == 404
    key = guarded.keys().add("ann")
    with guarded.client(Authorization=f"Bearer {key}") as hers:
        refused = hers.post(f"/v1/engines/{ENGINE}/weights", json={})
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_here")
