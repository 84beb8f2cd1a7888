"""Links for others: they play one thing, take comments at a time, and open nothing else."""

import pytest
from tests.server.conftest import SMALL

from onionskin.server.shared import is_token


@pytest.fixture
def shared(running):
    """A client, a finished video and the token of a link to it."""
    with running.client() as client:
        video = client.post("/v1/videos", data={"prompt": "a red ball", **SMALL}).json()["id"]
        running.work()
        link = client.post("/v1/shares", json={"id": video}).json()
        yield client, video, link["token"]


def test_a_link_shows_one_thing_and_its_comments(shared):
    """Comments stand in the order of their moments, not of their making."""
    client, video, token = shared
    assert is_token(token)
    assert client.post("/v1/shares", json={"id": video}).json()["token"] == token
    said = [(0.4, "too dark", "Ann"), (0.1, "<b>good</b> 好", "")]
    for seconds, text, name in said:
        body = {"seconds": seconds, "text": text, "name": name}
        assert client.post(f"/v1/shared/{token}/comments", json=body).status_code == 200
    shown = client.get(f"/v1/shared/{token}").json()
    assert shown["title"] == "a red ball"
    assert shown["files"] == ["video", "thumbnail"]
    assert [each["text"] for each in shown["comments"]] == ["<b>good</b> 好", "too dark"]
    content = client.get(f"/v1/shared/{token}/content", headers={"Range": "bytes=0-7"})
    assert (content.status_code, content.content[4:8]) == (206, b"ftyp")
    assert client.get(f"/v1/shared/{token}/content?variant=captions").status_code == 404
    first = shown["comments"][0]["id"]
    assert client.delete(f"/v1/shares/{token}/comments/{first}").json()["deleted"]
    assert client.get("/v1/shares").json()["data"][0]["num_comments"] == 1


def test_a_link_that_has_ended_shows_nothing(shared):
    """Nor does one whose clip was thrown away, nor a token that was never given."""
    client, video, token = shared
    client.post(f"/v1/library/{video}/trash")
    assert client.get(f"/v1/shared/{token}").status_code == 404
    client.post(f"/v1/library/{video}/restore")
    assert client.get(f"/v1/shared/{token}").status_code == 200
    assert client.delete(f"/v1/shares/{token}").json() == {"id": token, "deleted": True}
    for other in (token, "x" * 32, "..%2F..%2Fkeys"):
        assert client.get(f"/v1/shared/{other}").status_code == 404
        assert client.get(f"/v1/shared/{other}/content").status_code == 404


def test_others_look_without_a_key_and_do_nothing_else(guarded):
    """A token opens its own link: no list, no other route, and no link of another owner."""
    keys = {name: guarded.keys().add(name) for name in ("ann", "ben")}
    with guarded.client(Authorization=f"Bearer {keys['ann']}") as client:
        video = client.post("/v1/videos", data={"prompt": "a red ball", **SMALL}).json()["id"]
        guarded.work()
        token = client.post("/v1/shares", json={"id": video}).json()["token"]
    with guarded.client() as anybody:
        assert anybody.get(f"/v1/shared/{token}").json()["mine"] is False
        said = {"seconds": 0, "text": "fine"}
        comment = anybody.post(f"/v1/shared/{token}/comments", json=said).json()["id"]
        assert anybody.get("/v1/shares").status_code == 401
        assert anybody.get(f"/v1/videos/{video}").status_code == 401
        assert anybody.delete(f"/v1/shares/{token}/comments/{comment}").status_code == 401
    with guarded.client(Authorization=f"Bearer {keys['ben']}") as other:
        assert other.post("/v1/shares", json={"id": video}).status_code == 404
        assert other.delete(f"/v1/shares/{token}").status_code == 404
        assert other.get("/v1/shares").json()["data"] == []
