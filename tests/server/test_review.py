"""The page on which a set is reviewed: what it shows, what it keeps, whom it refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.curation.conftest import panned, write

from onionskin.curation.config import read_config
from onionskin.curation.curate import curate
from onionskin.curation.review.session import Session
from onionskin.errors import InvalidInput
from onionskin.server.review import create_review

HOST = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A set of three clips."""
    folder = tmp_path_factory.mktemp("review")
    for seed in (11, 12, 13):
        write(folder / "footage" / f"{seed}.mp4", panned(seed, 14))
    limits = ["shots.min_seconds=1", "shots.detector=own", "frame.min_side=32", "shots.side=96"]
    config = replace(read_config(None, limits), licence="CC0", skip=("text",))
    curate(folder / "footage", folder / "set", config)
    return folder / "set"


@pytest.fixture
def page(made):
    """The page, for one reviewer, with no decisions yet."""
    (made / "review" / "decisions.jsonl").unlink(missing_ok=True)
    return TestClient(create_review(Session(made, "ann")), base_url=HOST)


def test_the_page_and_its_parts_are_served_under_the_studios_policy(page):
    """No script but its own, nothing from elsewhere."""
    index = page.get("/")
    assert index.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in index.headers["content-security-policy"]
    assert "unsafe" not in index.headers["content-security-policy"]
    for name in ("review.js", "review.css", "studio.css"):
        assert f"/page/{name}" in index.text
        assert page.get(f"/page/{name}").status_code == 200
    assert page.get("/page/keys.json").status_code == 404


def test_pairs_are_asked_chosen_and_undone(page, made):
    """Until every pair was asked; each choice is on the disk."""
    left, right = page.get("/review/pair").json()["pair"]
    chosen = {"kind": "prefer", "clip": left["id"], "over": right["id"]}
    answer = page.post("/review/decisions", json=chosen)
    assert answer.status_code == 201
    assert answer.json()["state"]["pairs"] == 1
    assert left["id"] in (made / "review" / "decisions.jsonl").read_text()
    for _ in range(2):
        ids = " ".join(each["id"] for each in page.get("/review/pair").json()["pair"])
        page.post("/review/decisions", json={"kind": "prefer", "over": ids})
    assert page.get("/review/pair").json()["pair"] is None
    assert page.post("/review/decisions", json={"kind": "undo"}).json()["state"]["pairs"] == 2


def test_strips_are_shown_kept_and_dropped(page):
    """With what the filters say, and pictures; a preview is a video."""
    clips = page.get("/review/clips").json()["clips"]
    assert len(clips) == 3
    page.post("/review/decisions", json={"kind": "drop", "clip": clips[0]["id"]})
    verdicts = {c["id"]: c["verdict"] for c in page.get("/review/clips").json()["clips"]}
    assert verdicts[clips[0]["id"]] is False
    assert verdicts[clips[1]["id"]] is None
    assert page.get(f"/review/strips/{clips[0]['id']}").content[8:12] == b"WEBP"
    preview = page.get(f"/review/previews/{clips[0]['id']}")
    assert (preview.headers["content-type"], preview.content[4:8]) == ("video/mp4", b"ftyp")


@pytest.mark.parametrize(
    ("choice", "status"),
    [
        ({"kind": "keep", "clip": "nobody"}, 400),
        ({"kind": "keep"}, 400),
        ({"kind": "undo"}, 400),
        ({"kind": "like", "clip": "x"}, 422),
    ],
)
def test_choices_that_are_none_are_refused(page, choice, status):
    """And nothing is kept."""
    assert page.post("/review/decisions", json=choice).status_code == status
    assert page.get("/review/state").json()["decisions"] == 0


def test_others_are_refused(page):
    """Other hosts' names, other sites, forms, large bodies, paths that leave the set."""
    assert page.get("/", headers={"host": "evil.example"}).status_code == 403
    choice = {"kind": "undo"}
    evil = {"origin": "http://evil.example"}
    assert page.post("/review/decisions", json=choice, headers=evil).status_code == 403
    assert page.post("/review/decisions", data=choice).status_code == 415
    large = {"kind": "undo", "clip": "x" * 9000}
    assert page.post("/review/decisions", json=large).status_code == 413
    assert page.get("/review/strips/..%2Freport").status_code in (400, 404)


def test_what_is_no_set_is_refused(tmp_path):
    """With how to make one."""
    with pytest.raises(InvalidInput, match="is not a training set; make one"):
        Session(tmp_path, "ann")
