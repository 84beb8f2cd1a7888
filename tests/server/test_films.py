"""`/v1/films`: scripts made into storyboards, films, changed films and exported files."""

import base64
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.server.test_uploads import colour

from onionskin.cli.film import film
from onionskin.errors import InvalidInput
from onionskin.server.films import loudness
from onionskin.sound import Sound

SCRIPT = "---\nmusic: off\nvoice: none\n---\n# Bees\n\nA bee flies in a garden.\n\nA cat sleeps.\n"
SMALL = {"script": SCRIPT, "size": "160x90", "preview": True}


def test_a_brand_that_was_sent_colours_every_card(running):
    """It is one of the film's assets; a file of the server's is none."""
    brand = base64.b64encode(json.dumps({"colours": {"primary": "#00aa00"}}).encode()).decode()
    assets = {"brand.yml": f"data:text/plain;base64,{brand}"}
    with running.client() as client:
        wish = {"script": SCRIPT, "brand": "brand.yml", "assets": assets}
        board = client.post("/v1/films/storyboard", json=wish).json()
        card = {"storyboard": board["storyboard"], "shot": board["shots"][0]["id"]}
        drawn = client.post("/v1/films/storyboard/picture", json={**card, "assets": assets})
        red, green, blue = np.asarray(Image.open(io.BytesIO(drawn.content)))[20, 20].astype(int)
        assert green > 100 > max(red, blue)
        for name in ("/etc/passwd", "other.yml"):
            refused = client.post("/v1/films/storyboard", json={**wish, "brand": name})
            assert refused.status_code == 400
            assert "not one of the film's files" in refused.json()["error"]["message"]


def test_a_script_becomes_a_film_which_is_changed_and_exported(running):
    """With captions, timeline, report and provenance; one changed shot alone is drawn anew."""
    with running.client() as client:
        made = client.post("/v1/films", json=SMALL)
        assert made.status_code == 200, made.text
        film = made.json()
        assert (film["title"], film["status"], film["object"]) == ("Bees", "queued", "film")
        assert client.get(f"/v1/films/{film['id']}/content").status_code == 404
        assert client.get("/v1/videos").json()["data"] == []
        running.work()
        done = client.get(f"/v1/films/{film['id']}").json()
        assert done["status"] == "completed", done["error"]
        assert set(done["files"]) == {"captions", "timeline", "report", "provenance"}
        assert (float(done["seconds"]) > 2, done["num_shots"]) == (True, 3)
        at = f"/v1/films/{film['id']}/content"
        assert client.get(at).content[4:8] == b"ftyp"
        captions = client.get(f"{at}?variant=captions")
        assert "A bee flies in a garden." in captions.text
        assert "attachment" in captions.headers["content-disposition"]
        provenance = client.get(f"{at}?variant=provenance").text
        assert json.loads(provenance)["storyboard"]["title"] == "Bees"
        assert str(running.store.folder) not in provenance

        board = client.get(f"/v1/films/{film['id']}/storyboard").json()
        last = board["shots"][-1]["id"]
        wish = {"shots": {last: {"narration": "A dog sleeps.", "source": "a dog sleeps"}}}
        changed = client.post(
            f"/v1/films/{film['id']}/changes", json={**wish, "preview": True}
        ).json()
        exported = client.post(
            f"/v1/films/{film['id']}/exports",
            json={"size": "90x160", "captions": "off", "format": "mkv", "handover": True},
        ).json()
        cues = [
            {"start": 1, "end": 3, "text": "Two\n lines"},  # over a cut
            {"start": 0, "end": 1, "text": "你好"},
        ]
        said = client.post(
            f"/v1/films/{film['id']}/exports", json={"captions": "burned", "cues": cues}
        ).json()
        both = [{**each, "start": 0.5} for each in cues]
        refused = client.post(f"/v1/films/{film['id']}/exports", json={"cues": both})
        assert "let one follow the other" in refused.json()["error"]["message"]
        running.work()
        changed = client.get(f"/v1/films/{changed['id']}").json()
        assert (changed["status"], changed["num_shots_made"]) == ("completed", 1)
        assert changed["made_from"] == film["id"]
        exported = client.get(f"/v1/films/{exported['id']}").json()
        assert (exported["status"], exported["size"]) == ("completed", "90x160"), exported["error"]
        file = client.get(f"/v1/films/{exported['id']}/content")
        assert file.headers["content-type"] == "video/x-matroska"
        captions = client.get(f"/v1/films/{said['id']}/content?variant=captions").text
        assert captions.split("\n\n") == [
            "1\n00:00:00,000 --> 00:00:01,000\n你好",
            "2\n00:00:01,000 --> 00:00:03,000\nTwo\nlines\n",
        ]
        wave = client.get(f"/v1/films/{said['id']}/waveform").json()
        said = client.get(f"/v1/films/{said['id']}").json()
        assert abs(len(wave["peaks"]) / wave["per_second"] - float(said["seconds"])) < 0.2
        assert 0 < max(wave["peaks"]) <= 1
        archive = client.get(f"/v1/films/{exported['id']}/content?variant=handover").content
        names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
        assert {"film.edl", "film.fcpxml"} <= set(names)
        assert client.delete(f"/v1/films/{film['id']}").json()["deleted"]


def test_a_storyboard_is_made_changed_and_seen_without_a_film(running):
    """Its cards; a picture of one; and a script whose other shots stay as they were edited."""
    with running.client() as client:
        board = client.post("/v1/films/storyboard", json={"script": SCRIPT}).json()
        assert [card["kind"] for card in board["shots"]] == ["title", "stage", "stage"]
        assert [card["number"] for card in board["shots"]] == [1, 2, 3]
        assert board["seconds"] > 5
        edited = board["storyboard"]
        edited["shots"][1]["camera"] = "close-up"
        picture = client.post(
            "/v1/films/storyboard/picture",
            json={"storyboard": edited, "shot": board["shots"][1]["id"], "size": "320x180"},
        )
        assert Image.open(io.BytesIO(picture.content)).size == (320, 180)
        script = SCRIPT.replace("A cat sleeps", "Two dogs run")
        again = client.post("/v1/films/storyboard", json={"script": script, "kept": edited}).json()
        assert again["shots"][1]["camera"] == "close-up"
        assert again["shots"][2]["words"] == "Two dogs run."
        assert list((running.store.folder / "jobs").iterdir()) == []


def test_a_script_shows_pictures_that_were_sent(running):
    """By the names that it has for them; no other file is looked for."""
    with running.client() as client:
        sent = client.post("/v1/uploads", files={"file": ("x", colour(200))}).json()["id"]
        script = "# T\n\n![a wall](wall.png)\n\nA wall."
        wish = {"script": script, "size": "160x90", "voice": "none", "music": "off"}
        board = client.post("/v1/films/storyboard", json={**wish, "assets": {"wall.png": sent}})
        assert [card["kind"] for card in board.json()["shots"]] == ["title", "picture"], board.text
        film = client.post("/v1/films", json={**wish, "assets": {"wall.png": sent}}).json()
        client.delete(f"/v1/uploads/{sent}")
        shot = board.json()["shots"][1]["id"]
        seen = client.get(f"/v1/films/{film['id']}/shots/{shot}/picture").content
        assert Image.open(io.BytesIO(seen)).convert("L").getextrema()[1] > 180
        assert client.get(f"/v1/films/{film['id']}/shots/no/picture").status_code == 404


@pytest.mark.parametrize(
    ("wish", "status", "said"),
    [
        ({}, 422, "script"),
        ({"script": ""}, 422, "script"),
        ({"script": "Words.", "storyboard": {}}, 422, "either"),
        ({"script": "# T\n\n![a](/etc/passwd)\n\nWords."}, 400, "passwd"),
        ({"script": "# T\n\n![a](/etc/hostname.png)\n\nWords."}, 400, "not there"),
        ({"script": "# T\n\n![a](../../keys.json)\n\nWords."}, 400, "keys.json"),
        ({"script": "# T\n\n[a](/etc/passwd.csv)\n\nWords."}, 400, "not there"),
        ({"script": "---\nmusic: /etc/passwd\n---\nWords."}, 400, "not one of the film's files"),
        (
            {"script": "---\nvoice: 'recording:/etc/passwd'\n---\nWords."},
            400,
            "not one of the film's",
        ),
        ({"script": "---\nbrand: /etc/passwd\n---\nWords."}, 400, "not one of the film's"),
        ({"script": "Words.", "music": "../x.wav"}, 400, "not one of the film's"),
        ({"script": "Words.", "assets": {"../a.png": "data:,x"}}, 400, "not the name of an asset"),
        ({"script": "Words.", "assets": {"/a.png": "data:,x"}}, 400, "not the name of an asset"),
        ({"script": "Words.", "assets": {"a.png": "http://10.0.0.1/"}}, 400, "data:"),
        ({"script": "Words.", "assets": {"storyboard.json": "data:,x"}}, 400, "not the name"),
        (
            {
                "script": "---\nbrand: b.yaml\n---\nWords.",
                "assets": {"b.yaml": "data:,logo: /etc/passwd"},
            },
            400,
            "not one of the film's",
        ),
        ({"storyboard": {"title": "x", "shots": []}}, 400, "shots"),
        (
            {"storyboard": {"shots": [{"source": {"kind": "picture", "path": "/etc/hosts"}}]}},
            400,
            "",
        ),
        ({"script": "Words.", "size": "0x0"}, 400, "0x0"),
        ({"script": "Words.", "colour": "red"}, 422, "colour"),
        ({"script": "Words.", "voice": "nobody"}, 400, "nobody"),
        ({"script": "Words.", "format": "webm", "sign": True}, 400, "signed"),
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


def test_a_film_of_the_command_line_is_handed_to_the_queue(running, tmp_path, monkeypatch):
    """Its script's own pictures included; its files lie with the job."""
    (tmp_path / "wall.png").write_bytes(colour(200))
    script = tmp_path / "script.md"
    script.write_text("---\nmusic: off\nvoice: none\n---\n# T\n\n![a wall](wall.png)\n\nA wall.\n")
    monkeypatch.setenv("ONIONSKIN_DATA", str(running.store.folder))
    film(str(script), size="160x90", preview=True, detach=True)
    (job,) = running.store.page(kinds=("film",))
    running.work()
    done = running.store.get(job.id)
    assert (done.state, done.artefacts[0]) == ("completed", "film.mp4"), done.error
    with pytest.raises(InvalidInput, match="leave out --output"):
        film(str(script), output="x.mp4", detach=True)


def test_how_loud_a_film_is_follows_its_sound():
    """The largest sample of each part; the last part may be short."""
    samples = np.zeros((250, 2), np.float32)
    samples[120, 1] = -0.5
    assert loudness(Sound(samples, 1000), 10) == [0.0, 0.5, 0.0]


@contextmanager
def little_memory(num_bytes: int) -> Iterator[None]:
    """This process gets no more than so much memory beyond what it has."""
    resource = pytest.importorskip("resource")
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux holds a process to its memory")
    has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (has + num_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def test_a_film_that_needed_too_much_memory_is_made_at_half_its_size(running):
    """It really runs out of it; what it was to be otherwise stays, and half of half is smaller."""
    with running.client() as client:
        wish = {**SMALL, "preview": False, "size": "3840x2160", "label": "corner"}
        # What gets no memory first is a matter of chance; libx264 calls it a generic error.
        for megabytes in (50, 48, 46, 44, 42, 40):
            large = client.post("/v1/films", json=wish).json()["id"]
            with little_memory(megabytes * 2**20):
                running.work()
            error = client.get(f"/v1/films/{large}").json()["error"]
            if error["code"] == "out_of_memory":
                break
        assert error["code"] == "out_of_memory"
        assert "try a smaller size" in error["message"]
        sizes = []
        for _ in range(5):
            made = client.post(f"/v1/jobs/{large}/copy", json={"smaller": True}).json()
            client.delete(f"/v1/films/{large}")
            sizes.append(made["size"])
            large = made["id"]
        assert sizes == ["1920x1080", "960x540", "480x270", "240x134", "120x66"]
        running.work()
        done = client.get(f"/v1/films/{large}").json()
        assert (done["status"], done["size"], done["title"]) == ("completed", "120x66", "Bees")
        assert running.store.get(large).order["label"] == "corner"
        smallest = {"script": SCRIPT, "size": "64x64"}
        least = client.post("/v1/films", json=smallest).json()["id"]
        refused = client.post(f"/v1/jobs/{least}/copy", json={"smaller": True})
        assert "as small as it can be" in refused.json()["error"]["message"]


def test_a_preview_is_halved_from_the_size_at_which_it_is_made(running):
    """Half of a large film's size would be the same preview."""
    with running.client() as client:
        film = client.post("/v1/films", json={**SMALL, "size": "1920x1080"}).json()["id"]
        half = client.post(f"/v1/jobs/{film}/copy", json={"smaller": True}).json()
        assert half["size"] == "320x180"


def test_a_film_that_fails_says_why_in_one_line_without_a_path_of_ours(running):
    """A picture that has gone bad since it was sent; and an error of our own."""
    picture = base64.b64encode(colour(200)).decode()
    wish = {
        "script": "---\nmusic: off\nvoice: none\n---\n# Bees\n\n![a bee](bee.png)\n\nA bee.\n",
        "assets": {"bee.png": f"data:image/png;base64,{picture}"},
        "size": "160x90",
        "preview": True,
    }
    with running.client() as client:
        film = client.post("/v1/films", json=wish).json()["id"]
        path = running.store.folder_of(film) / "film" / "bee.png"
        path.unlink()
        path.write_bytes(b"no picture")
        running.work()
        told = client.get(f"/v1/films/{film}").json()
        assert told["status"] == "failed"
        message = told["error"]["message"]
        assert "bee.png" in message
        for said in ("\n", "Traceback", str(running.store.folder)):
            assert said not in message
