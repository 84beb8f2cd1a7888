"""What there is to make videos with: engines, voices, the cast."""

import io

from PIL import Image


def test_engines_tell_their_licence_and_what_is_missing(running):
    """And no folder of the server."""
    with running.client() as client:
        answer = client.get("/v1/engines")
        known = {each["name"]: each for each in answer.json()["data"]}
        assert known["stage"]["ready"]
        assert known["stage"]["licence"]
        assert known["wan"]["to_fetch"] or known["wan"]["ready"]
        assert '"folder"' not in answer.text


def test_a_voice_is_heard(running):
    """By its name; a file is no voice."""
    with running.client() as client:
        voices = {each["name"]: each for each in client.get("/v1/voices").json()["data"]}
        assert voices["hibari"]["licence"]
        said = client.post("/v1/voices/hibari/speech", json={"text": "Hello."})
        assert said.content[:4] == b"RIFF"
        for name in ("nobody", "recording:x.wav", "openai:alloy"):
            answer = client.post(f"/v1/voices/{name}/speech", json={"text": "Hello."})
            assert answer.status_code == 404, name


def test_the_cast_is_searched_and_seen(running):
    """In English and Chinese, page by page."""
    with running.client() as client:
        everyone = client.get("/v1/cast?limit=2").json()
        assert (len(everyone["data"]), everyone["total"] > 100) == (2, True)
        assert client.get("/v1/cast?limit=1&offset=1").json()["data"] == everyone["data"][1:]
        fox = client.get("/v1/cast", params={"q": "狐狸"}).json()["data"][0]
        assert fox["name"] == "fox"
        picture = client.get(f"/v1/cast/{fox['id']}/picture")
        assert Image.open(io.BytesIO(picture.content)).mode == "RGBA"
        assert client.get("/v1/cast/nobody/picture").status_code == 404
        assert client.get("/v1/cast?group=nothing").status_code == 400
