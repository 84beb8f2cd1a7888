"""`/v1/videos` over plain HTTP: what clients send, and what they get."""

import base64
import http.client
import io
import json
import threading
import time

import pytest
from PIL import Image
from tests.server.conftest import SMALL

import onionskin
from onionskin import Clip
from onionskin.server.keys import Keys


def png(width: int = 64, height: int = 48) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 200)).save(file, "PNG")
    return file.getvalue()


def error_of(answer) -> dict:
    """The error of an answer, which has all its fields."""
    error = answer.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert "\n" not in error["message"]
    return error


def test_a_video_is_queued_made_and_downloaded(running, tmp_path):
    """It says how it is at each step, and the file is the one that was asked for."""
    with running.client() as client:
        made = client.post("/v1/videos", data={"prompt": "a red fox", **SMALL})
        video = made.json()
        assert (made.status_code, video["object"], video["status"]) == (200, "video", "queued")
        assert (video["model"], video["size"], video["seconds"]) == ("animatic", "64x48", "0.5")
        assert (video["progress"], video["place"], video["seed"]) == (0, 0, 7)
        early = client.get(f"/v1/videos/{video['id']}/content")
        assert (early.status_code, error_of(early)["code"]) == (404, "not_completed")
        done = running.ended(client, video["id"])
        assert (done["status"], done["progress"], done["error"]) == ("completed", 100, None)
        assert done["completed_at"] >= done["created_at"]
        file = client.get(f"/v1/videos/{video['id']}/content")
        assert file.headers["content-type"] == "video/mp4"
        (tmp_path / "fox.mp4").write_bytes(file.content)
        assert onionskin.Clip.open(tmp_path / "fox.mp4").frames.shape == (2, 48, 64, 3)
        part = client.get(f"/v1/videos/{video['id']}/content", headers={"Range": "bytes=4-7"})
        assert (part.status_code, part.content) == (206, b"ftyp")


def test_pictures_of_a_video_come_in_their_formats(running):
    """A thumbnail and a sheet of frames."""
    with running.client() as client:
        video = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()
        running.work()
        for variant, kind, held in (
            ("thumbnail", "image/webp", "WEBP"),
            ("spritesheet", "image/jpeg", "JPEG"),
        ):
            answer = client.get(f"/v1/videos/{video['id']}/content", params={"variant": variant})
            assert answer.headers["content-type"] == kind
            assert Image.open(io.BytesIO(answer.content)).format == held
        assert client.get(f"/v1/videos/{video['id']}/content?variant=x").status_code == 422


def test_numbers_may_be_text_and_the_names_of_open_servers_are_taken(running):
    """`num_frames` by `fps`, `width` and `height`, `extra_body` as JSON."""
    with running.client() as client:
        video = client.post(
            "/v1/videos",
            data={
                "prompt": "a fox",
                "engine": "animatic",
                "width": "64",
                "height": "48",
                "fps": "4",
                "num_frames": "4",
                "extra_body": '{"seed": 5}',
            },
        ).json()
        assert (video["size"], video["seconds"], video["seed"]) == ("64x48", "1", 5)


@pytest.mark.parametrize("way", ["file", "data url"])
def test_a_picture_starts_a_video(running, way):
    """Its name and type are not trusted; no file of that name is written."""
    with running.client() as client:
        if way == "file":
            sent = {"input_reference": ("../../evil.sh", png(), "text/plain")}
            answer = client.post("/v1/videos", data={"prompt": "a fox", **SMALL}, files=sent)
        else:
            url = "data:image/png;base64," + base64.b64encode(png()).decode()
            body = {"prompt": "a fox", **SMALL, "input_reference": {"image_url": url}}
            answer = client.post("/v1/videos", json=body)
        assert answer.status_code == 200, answer.text
        assert running.ended(client, answer.json()["id"])["status"] == "completed"
        names = {path.name for path in running.store.folder.rglob("*")}
        assert not any("evil" in name for name in names)


@pytest.mark.parametrize(
    ("fields", "param", "said"),
    [
        ({}, "prompt", "prompt is missing"),
        ({"prompt": "x", "model": "sora-9"}, "model", "sora-9"),
        ({"prompt": "x", "seconds": "-1"}, None, "-1"),
        ({"prompt": "x", "seconds": "21"}, "seconds", "at most 20"),
        ({"prompt": "x", "seconds": "nan"}, "seconds", "a number"),
        ({"prompt": "x", "size": "99999x99999"}, None, "99999"),
        ({"prompt": "x", "seed": "one"}, "seed", "a whole number"),
        ({"prompt": "x", "num_frames": "8"}, "fps", "needs fps"),
        ({"prompt": "x", "width": "64"}, "width", "give width and height together"),
        ({"prompt": "x", "colour": "red"}, "colour", "is not a field"),
        ({"prompt": "x", "model": "stage", "time": "teatime"}, None, "teatime"),
        ({"prompt": ["x"]}, "prompt", "a text"),
        ({"prompt": "x", "input_reference": {"image_url": "http://10.0.0.1/x.png"}}, None, "data:"),
    ],
)
def test_what_cannot_be_is_refused_before_it_is_queued(running, fields, param, said):
    """In one line, with the field."""
    with running.client() as client:
        answer = client.post(
            "/v1/videos", json={**({} if "model" in fields else {"model": "animatic"}), **fields}
        )
        error = error_of(answer)
        assert answer.status_code == 400
        assert error["type"] == "invalid_request_error"
        assert said in error["message"]
        assert param is None or error["param"] == param
        assert client.get("/v1/videos").json()["data"] == []


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"Content-Type": "application/json"}, b"{", 400),
        ({"Content-Type": "application/json"}, b"[1]", 400),
        ({"Content-Type": "application/json"}, b'{"seed": NaN}', 400),
        ({"Content-Type": "application/json"}, b"[" * 100_000, 400),
        ({"Content-Type": "text/xml"}, b"<x/>", 415),
        ({"Content-Type": "multipart/form-data"}, b"no boundary", 400),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"garbage", 400),
    ],
)
def test_bodies_that_cannot_be_read_are_refused(running, headers, content, status):
    """With an error of the same shape."""
    with running.client() as client:
        answer = client.post("/v1/videos", headers=headers, content=content)
        assert answer.status_code == status
        assert error_of(answer)["type"] == "invalid_request_error"


def test_a_file_that_is_no_picture_is_refused_and_not_kept(running):
    """The message names no path of the server."""
    with running.client() as client:
        sent = {"input_reference": ("a.png", b"no picture", "image/png")}
        answer = client.post("/v1/videos", data={"prompt": "a fox", **SMALL}, files=sent)
        error = error_of(answer)
        assert (answer.status_code, error["param"]) == (400, "input_reference")
        assert str(running.store.folder) not in error["message"]
        assert list((running.store.folder / "jobs").iterdir()) == []


def test_pages_end_with_the_last_video(running):
    """Newest first, or oldest."""
    with running.client() as client:
        ids = [
            client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
            for _ in range(3)
        ]
        first = client.get("/v1/videos", params={"limit": 2}).json()
        assert [each["id"] for each in first["data"]] == ids[:0:-1]
        assert (first["has_more"], first["last_id"], first["first_id"]) == (True, ids[1], ids[2])
        rest = client.get("/v1/videos", params={"limit": 2, "after": ids[1]}).json()
        assert ([each["id"] for each in rest["data"]], rest["has_more"]) == ([ids[0]], False)
        up = client.get("/v1/videos", params={"order": "asc"}).json()
        assert [each["id"] for each in up["data"]] == ids
        assert client.get("/v1/videos?limit=0").status_code == 422
        assert client.get("/v1/videos?after=video_0").status_code == 404


def test_a_video_can_be_cancelled_and_deleted(running):
    """A deleted one is gone with its files."""
    with running.client() as client:
        video = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        assert client.post(f"/v1/videos/{video}/cancel").json()["status"] == "cancelled"
        gone = client.delete(f"/v1/videos/{video}").json()
        assert gone == {"id": video, "object": "video.deleted", "deleted": True}
        assert client.get(f"/v1/videos/{video}").status_code == 404
        assert client.delete(f"/v1/videos/{video}").status_code == 404


def test_a_video_that_is_stopped_early_has_the_frames_that_were_finished(running):
    """It completes, shorter, and says so; it can be watched and its file has the whole order."""
    asked = {"prompt": "a chef waves in a kitchen", "model": "stage", "size": "640x360"}
    with running.client() as client:
        fields = {**asked, "seconds": "20", "fps": "24", "seed": "7"}
        video = client.post("/v1/videos", json=fields).json()["id"]
        working = threading.Thread(target=running.work)
        working.start()
        deadline = time.monotonic() + 60
        while client.get(f"/v1/videos/{video}").json()["progress"] < 5:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        client.post(f"/v1/videos/{video}/cancel?keep=true")
        working.join(timeout=60)
        told = client.get(f"/v1/videos/{video}").json()
        assert told["status"] == "completed"
        assert 0 < float(told["seconds"]) < 20
        assert any("stopped early" in each for each in told["warnings"])
        content = client.get(f"/v1/videos/{video}/content").content
        sheet = client.get(f"/v1/videos/{video}/content?variant=spritesheet")
        assert sheet.status_code == 200
    (running.store.folder / "part.mp4").write_bytes(content)
    clip = Clip.open(running.store.folder / "part.mp4")
    assert clip.duration_seconds == pytest.approx(float(told["seconds"]), abs=0.05)
    assert clip.origin.order["options"]["seconds"] == 20


def test_a_finished_video_is_remixed_edited_and_extended(running):
    """Each from the file, with all else as it was."""
    with running.client() as client:
        source = client.post("/v1/videos", json={"prompt": "a fox in the snow", **SMALL}).json()[
            "id"
        ]
        assert client.post(f"/v1/videos/{source}/remix", json={"prompt": "x"}).status_code == 404
        running.work()
        remix = client.post(f"/v1/videos/{source}/remix", json={"prompt": "a dog in the snow"})
        assert remix.json()["remixed_from_video_id"] == source
        assert (remix.json()["seed"], remix.json()["size"]) == (7, "64x48")
        extended = client.post(
            "/v1/videos/extensions",
            json={
                "prompt": "it jumps",
                "seconds": 0.5,
                "model": "animatic",
                "video": {"id": source},
            },
        )
        assert extended.status_code == 200, extended.text
        content = client.get(f"/v1/videos/{source}/content").content
        edited = client.post(
            "/v1/videos/edits",
            data={"prompt": "at night", "model": "animatic"},
            files={"video": ("clip.mp4", content, "video/mp4")},
        )
        for answer in (remix, extended):
            assert running.ended(client, answer.json()["id"])["status"] == "completed"
        # The preview engine cannot paint over a clip, and says so before anything is queued.
        assert (edited.status_code, "animatic" in error_of(edited)["message"]) == (400, True)


def test_the_same_wish_sent_twice_is_one_video(running):
    """By its idempotency key."""
    with running.client(**{"Idempotency-Key": "k1"}) as client:
        ids = {
            client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
            for _ in range(2)
        }
        assert len(ids) == 1


def test_a_picture_that_is_sent_twice_is_kept_once(running):
    """What came with the second request goes again."""
    with running.client(**{"Idempotency-Key": "k1"}) as client:
        for _ in range(2):
            sent = {"input_reference": ("a.png", png(), "image/png")}
            answer = client.post("/v1/videos", data={"prompt": "a fox", **SMALL}, files=sent)
            assert answer.status_code == 200
        assert len(list((running.store.folder / "jobs").iterdir())) == 1


def test_a_full_queue_says_when_to_come_back(running):
    """429, with Retry-After; another's queue is not full."""
    with running.client() as client:
        answers = [client.post("/v1/videos", json={"prompt": "a fox", **SMALL}) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert error_of(answers[-1])["code"] == "queue_full"
        assert int(answers[-1].headers["retry-after"]) > 0


def test_who_has_no_key_is_refused_and_owners_do_not_see_each_other(guarded):
    """A video of another's is not there, for every route."""
    keys = Keys.of(guarded.store.folder)
    ann, bob = keys.add("ann"), keys.add("bob")
    assert ann not in keys.path.read_text()
    assert (keys.path.stat().st_mode & 0o777) == 0o600
    with guarded.client() as nobody:
        for key in ("", "Bearer os-wrong", f"Basic {ann}"):
            answer = nobody.get("/v1/videos", headers={"Authorization": key})
            assert (answer.status_code, error_of(answer)["code"]) == (401, "invalid_api_key")
        assert nobody.get("/health").status_code == 200
    with (
        guarded.client(Authorization=f"Bearer {ann}") as hers,
        guarded.client(Authorization=f"Bearer {bob}") as his,
    ):
        video = hers.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        guarded.work()
        assert his.get("/v1/videos").json()["data"] == []
        for method, path in (
            ("GET", ""),
            ("DELETE", ""),
            ("GET", "/content"),
            ("POST", "/cancel"),
            ("POST", "/remix"),
        ):
            body = {"json": {"prompt": "x"}} if path == "/remix" else {}
            answer = his.request(method, f"/v1/videos/{video}{path}", **body)
            assert answer.status_code == 404, path
        assert his.get(f"/v1/jobs/{video}/events").status_code == 404
        taken = {"prompt": "x", "model": "animatic", "video": {"id": video}}
        assert his.post("/v1/videos/extensions", json=taken).status_code == 404
        assert hers.get(f"/v1/videos/{video}").json()["status"] == "completed"
        assert keys.remove("ann")
        assert hers.get("/v1/videos").status_code == 401


def test_other_sites_cannot_use_the_browser_of_this_machine(running):
    """Neither by posting from elsewhere nor by a name of their own for it."""
    with running.client() as client:
        body = {"prompt": "a fox", **SMALL}
        foreign = client.post("/v1/videos", json=body, headers={"Origin": "https://evil.example"})
        assert (foreign.status_code, error_of(foreign)["code"]) == (403, "wrong_origin")
        renamed = client.get("/v1/videos", headers={"Host": "evil.example"})
        assert (renamed.status_code, error_of(renamed)["code"]) == (403, "wrong_host")
        own = client.post("/v1/videos", json=body, headers={"Origin": running.address})
        assert own.status_code == 200
        assert own.headers["x-content-type-options"] == "nosniff"


def test_a_body_that_is_too_large_is_refused_unread(running):
    """By what it says of its length; without a length it is not read either."""
    for header, status, code in (
        (("Content-Length", "99999999999"), 413, "too_large"),
        (("Transfer-Encoding", "chunked"), 411, "length_required"),
    ):
        connection = http.client.HTTPConnection(running.address.removeprefix("http://"), timeout=30)
        connection.putrequest("POST", "/v1/videos")
        connection.putheader(*header)
        connection.endheaders()
        answer = connection.getresponse()
        assert (answer.status, json.loads(answer.read())["error"]["code"]) == (status, code)
        connection.close()


def test_what_becomes_of_a_video_is_told_as_it_happens(running):
    """From the start, or from where a client left off."""
    with running.client() as client:
        video = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        running.work()
        text = client.get(f"/v1/jobs/{video}/events").text
        told = [line[7:] for line in text.splitlines() if line.startswith("event: ")]
        assert (told[0], told[1], told[-1]) == ("queued", "started", "completed")
        last = [line[4:] for line in text.splitlines() if line.startswith("id: ")][1]
        later = client.get(f"/v1/jobs/{video}/events", headers={"Last-Event-ID": last}).text
        assert "event: started" not in later
        assert "event: completed" in later


def test_unknown_routes_and_health(running):
    """Errors of the same shape everywhere."""
    with running.client() as client:
        assert client.get("/health").json()["status"] == "ok"
        assert "animatic" in {each["id"] for each in client.get("/v1/models").json()["data"]}
        assert error_of(client.get("/v1/nothing"))["code"] == "not_found"
        assert error_of(client.patch("/v1/videos"))["code"] == "method_not_allowed"
