"""`/v1/library` and `/v1/jobs`: what was made is found again; what waits is put in order."""

import pytest
from tests.server.conftest import SMALL


def queued(client, prompt: str = "a fox") -> str:
    return client.post("/v1/videos", json={**SMALL, "prompt": prompt}).json()["id"]


def ids(answer) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [each["id"] for each in answer.json()["data"]]


def test_things_are_found_by_words_tags_and_stars(running):
    """In any language, the newest first, page by page."""
    with running.client() as client:
        fox, dog, cat = (queued(client, each) for each in ("A red Fox", "a dog", "一只猫在跑"))
        assert ids(client.get("/v1/library")) == [cat, dog, fox]
        assert ids(client.get("/v1/library", params={"q": "fox RED"})) == [fox]
        assert ids(client.get("/v1/library", params={"q": "猫"})) == [cat]
        wish = {"tags": ["launch", "launch", "spring"], "starred": True, "name": "Opening"}
        told = client.patch(f"/v1/library/{dog}", json=wish).json()
        assert (told["tags"], told["starred"], told["name"]) == (
            ["launch", "spring"],
            True,
            "Opening",
        )
        assert ids(client.get("/v1/library?tag=launch")) == [dog]
        assert ids(client.get("/v1/library?q=opening")) == [dog]
        assert ids(client.get("/v1/library?starred=true&kind=clip&status=queued")) == [dog]
        tags = client.get("/v1/library/tags").json()["data"]
        assert tags == [{"tag": "launch", "count": 1}, {"tag": "spring", "count": 1}]
        first = client.get("/v1/library?limit=2").json()
        assert first["has_more"]
        assert ids(client.get(f"/v1/library?limit=2&after={first['last_id']}")) == [fox]


def test_what_is_thrown_away_can_be_had_back(running):
    """Until the trash is emptied; what waits is cancelled."""
    with running.client() as client:
        kept, gone = queued(client), queued(client)
        assert client.post(f"/v1/library/{gone}/trash").json()["status"] == "cancelled"
        assert ids(client.get("/v1/library")) == ids(client.get("/v1/videos")) == [kept]
        assert ids(client.get("/v1/library?trash=true")) == [gone]
        assert client.post(f"/v1/library/{gone}/restore").json()["trashed_at"] is None
        assert ids(client.get("/v1/library")) == [gone, kept]
        client.post(f"/v1/library/{gone}/trash")
        assert client.delete("/v1/library/trash").json()["deleted"] == 1
        assert client.get(f"/v1/videos/{gone}").status_code == 404


def test_jobs_are_reordered_held_back_and_done_once_more(running):
    """A paused one is left out until it is let go on; a copy has files of its own."""
    with running.client() as client:
        one, two, three = (queued(client) for _ in range(3))

        def order() -> list[str]:
            waiting = client.get("/v1/jobs?status=queued").json()["data"]
            return [each["id"] for each in sorted(waiting, key=lambda each: each["place"])]

        assert order() == [one, two, three]
        client.post(f"/v1/jobs/{three}/move", json={"before": two})
        assert order() == [one, three, two]
        client.post(f"/v1/jobs/{two}/move", json={"first": True})
        assert order() == [two, one, three]
        client.post(f"/v1/jobs/{two}/move", json={})
        assert order() == [one, three, two]
        assert client.post(f"/v1/jobs/{two}/pause").json()["paused"]
        running.work()
        assert client.get(f"/v1/jobs/{two}").json()["status"] == "queued"
        assert client.get(f"/v1/jobs/{one}").json()["status"] == "completed"
        assert not client.post(f"/v1/jobs/{two}/resume").json()["paused"]
        copied = client.post(f"/v1/jobs/{one}/copy").json()
        client.delete(f"/v1/jobs/{one}")
        running.work()
        assert client.get(f"/v1/jobs/{two}").json()["status"] == "completed"
        assert client.get(f"/v1/videos/{copied['id']}").json()["status"] == "completed"
        assert client.post(f"/v1/jobs/{two}/pause").status_code == 400
        assert client.post(f"/v1/jobs/{two}/move", json={}).status_code == 400
        assert client.get("/v1/jobs?status=dreaming").status_code == 400


def test_a_copy_has_the_pictures_it_was_given(running):
    """Though the first is gone."""
    from tests.server.test_uploads import colour

    with running.client() as client:
        sent = {"input_reference": ("a.png", colour(200), "image/png")}
        first = client.post("/v1/videos", data={"prompt": "a fox", **SMALL}, files=sent).json()[
            "id"
        ]
        copied = client.post(f"/v1/jobs/{first}/copy").json()["id"]
        client.delete(f"/v1/videos/{first}")
        done = running.ended(client, copied)
        assert done["status"] == "completed", done["error"]


def test_what_needed_too_much_memory_is_made_again_at_half_its_size(running):
    """With all else as it was; what has no size of its own is refused."""
    with running.client() as client:
        video = client.post("/v1/videos", data={**SMALL, "prompt": "a fox", "size": "256x160"})
        smaller = client.post(f"/v1/jobs/{video.json()['id']}/copy", json={"smaller": True})
        client.delete(f"/v1/videos/{video.json()['id']}")
        done = running.ended(client, smaller.json()["id"])
        assert (done["status"], done["size"], done["prompt"]) == ("completed", "128x80", "a fox")
        job = running.store.get(done["id"])
        assert (job.about["width"], job.about["height"]) == (128, 80)
        assert job.order["options"]["seed"] == int(SMALL["seed"])
        steady = client.post("/v1/steady", json={"video": done["id"]}).json()["id"]
        refused = client.post(f"/v1/jobs/{steady}/copy", json={"smaller": True})
        assert (refused.status_code, refused.json()["error"]["param"]) == (400, "smaller")


@pytest.mark.parametrize(
    "wish", [{"tags": ["x" * 61]}, {"tags": "a"}, {"name": "x" * 201}, {"colour": 1}]
)
def test_descriptions_have_their_limits(running, wish):
    """422, with the field."""
    with running.client() as client:
        assert client.patch(f"/v1/library/{queued(client)}", json=wish).status_code == 422
