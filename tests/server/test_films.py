"""`/v1/films`: scripts made into films over HTTP."""

import pytest

SCRIPT = "---\nmusic: off\nvoice: none\n---\n# Bees\n\nA bee flies in a garden.\n"


def test_a_script_becomes_a_film(running):
    """With captions, timeline and report beside it."""
    with running.client() as client:
        wish = {"script": SCRIPT, "size": "160x90", "preview": True}
        made = client.post("/v1/films", json=wish)
        assert made.status_code == 200, made.text
        film = made.json()
        assert (film["title"], film["status"], film["object"]) == ("Bees", "queued", "film")
        assert client.get(f"/v1/films/{film['id']}/content").status_code == 404
        assert client.get("/v1/videos").json()["data"] == []
        running.work()
        done = client.get(f"/v1/films/{film['id']}").json()
        assert done["status"] == "completed", done["error"]
        assert set(done["files"]) == {"captions", "timeline", "report"}
        assert float(done["seconds"]) > 2
        assert client.get(f"/v1/films/{film['id']}/content").content[4:8] == b"ftyp"
        captions = client.get(f"/v1/films/{film['id']}/content?variant=captions")
        assert "A bee flies in a garden." in captions.text
        assert "attachment" in captions.headers["content-disposition"]
        assert client.get("/v1/films").json()["data"][0]["id"] == film["id"]
        assert client.delete(f"/v1/films/{film['id']}").json()["deleted"]


@pytest.mark.parametrize(
    ("wish", "status", "said"),
    [
        ({}, 422, "script"),
        ({"script": ""}, 422, "script"),
        ({"script": "# T\n\n![a](/etc/passwd)\n\nWords."}, 400, "script"),
        ({"script": "# T\n\n![a](../../keys.json)\n\nWords."}, 400, "script"),
        ({"script": "Words.", "size": "0x0"}, 400, "0x0"),
        ({"script": "Words.", "colour": "red"}, 422, "colour"),
        ({"script": "Words.", "voice": "nobody"}, 400, "nobody"),
    ],
)
def test_what_cannot_be_made_is_refused_and_not_kept(running, wish, status, said):
    """Files of the server are never part of a film."""
    with running.client() as client:
        answer = client.post("/v1/films", json=wish)
        assert answer.status_code == status, answer.text
        assert said in answer.json()["error"]["message"]
        assert str(running.store.folder) not in answer.text
        assert list((running.store.folder / "jobs").iterdir()) == []
