"""`/v1/uploads`: files that are sent once, known by their content and used by their ids."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image
from tests.server.conftest import SMALL
from tests.server.test_videos import error_of, png

from onionskin.clip import Clip
from onionskin.server.keys import Keys


@pytest.fixture(scope="module")
def clip_bytes(tmp_path_factory) -> bytes:
    """A clip of four frames of 64x48."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    frames = np.zeros((4, 48, 64, 3), np.uint8)
    frames[:, 10:30, 10:30] = (200, 90, 30)
    Clip(frames=frames, fps=4).save(path)
    return path.read_bytes()


def sent(client, content: bytes, name: str = "a.bin"):
    return client.post("/v1/uploads", files={"file": (name, content, "application/x-anything")})


def bomb() -> bytes:
    """A PNG of a few bytes whose header declares 100,000 by 100,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"0" * 100))
        + chunk(b"IEND", b"")
    )


def test_a_file_is_known_by_its_content(running, clip_bytes):
    """Whatever it is called and said to be; its name is told and is no path."""
    with running.client() as client:
        picture = sent(client, png(), "../../etc/evil.mp4").json()
        assert (picture["kind"], picture["name"], picture["width"]) == ("picture", "evil.mp4", 64)
        clip = sent(client, clip_bytes, "clip.png").json()
        assert (clip["kind"], clip["seconds"], clip["num_frames"]) == ("clip", 1.0, 4)
        assert sent(client, b"label,value\nA,1\n").json()["kind"] == "text"
        listed = client.get("/v1/uploads").json()["data"]
        assert [each["kind"] for each in listed] == ["text", "clip", "picture"]
        content = client.get(f"/v1/uploads/{clip['id']}/content")
        assert (content.content, content.headers["content-type"]) == (clip_bytes, "video/mp4")
        assert not [path for path in running.store.folder.rglob("*") if "evil" in path.name]
        assert client.delete(f"/v1/uploads/{clip['id']}").json()["deleted"]
        assert client.get(f"/v1/uploads/{clip['id']}").status_code == 404


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 415),
        (b"\x7fELF" + bytes(100), 415),
        (bytes(1000), 415),
        (bomb(), 413),
        (png()[:40], 400),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(50), 400),
        (b"\xff\xfb" + bytes(50), 400),
    ],
    ids=["empty", "program", "zeros", "bomb", "cut short", "no video", "no sound"],
)
def test_what_is_no_file_of_ours_is_refused_and_not_kept(running, content, status):
    """Before anything of it is decoded; the answer names no path."""
    with running.client() as client:
        answer = sent(client, content)
        assert (answer.status_code, error_of(answer)["param"]) == (status, "file")
        assert str(running.store.folder) not in answer.text
        assert client.get("/v1/uploads").json()["data"] == []
        assert not [
            each for each in (running.store.folder / "uploads").rglob("*") if each.is_file()
        ]


def test_uploads_are_their_owners_alone(guarded):
    """Another's is not there, whatever it is asked for."""
    keys = Keys.of(guarded.store.folder)
    ann, bob = keys.add("ann"), keys.add("bob")
    with (
        guarded.client(Authorization=f"Bearer {ann}") as hers,
        guarded.client(Authorization=f"Bearer {bob}") as his,
    ):
        mine = sent(hers, png()).json()["id"]
        assert his.get("/v1/uploads").json()["data"] == []
        for method, path in (("GET", ""), ("GET", "/content"), ("DELETE", "")):
            assert his.request(method, f"/v1/uploads/{mine}{path}").status_code == 404
        body = {"prompt": "a fox", **SMALL, "image": mine}
        assert his.post("/v1/videos", json=body).status_code == 404
        assert hers.post("/v1/videos", json=body).status_code == 200


def test_pictures_start_end_and_pass_a_video(running):
    """By their ids; the video begins with one and ends with another."""
    with running.client() as client:
        ids = [sent(client, colour(shade)).json()["id"] for shade in (20, 120, 220)]
        body = {**SMALL, "prompt": "", "seconds": "1"}
        body |= {"prompt": "a fox", "image": ids[0], "last_image": {"id": ids[2]}}
        body |= {"keyframes": {"0.5": ids[1]}}
        video = client.post("/v1/videos", json=body)
        assert video.status_code == 200, video.text
        for each in ids:
            client.delete(f"/v1/uploads/{each}")
        done = running.ended(client, video.json()["id"])
        assert done["status"] == "completed", done["error"]
        path = running.store.folder_of(done["id"]) / "video.mp4"
        frames = Clip.open(path).frames
        assert abs(int(frames[0].mean()) - 20) < 12
        assert abs(int(frames[2].mean()) - 120) < 12
        assert abs(int(frames[-1].mean()) - 220) < 12


def colour(shade: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, shade, shade)).save(file, "PNG")
    return file.getvalue()


def test_a_clip_that_was_made_here_says_how(running):
    """Its settings are back when it is dropped in."""
    with running.client() as client:
        video = client.post("/v1/videos", json={"prompt": "a fox", **SMALL}).json()["id"]
        running.work()
        content = client.get(f"/v1/videos/{video}/content").content
        made = sent(client, content).json()["made_as"]
        assert (made["prompt"], made["seed"], made["tool"]) == ("a fox", 7, "make")
        assert made["options"]["size"] == [64, 48]


@pytest.mark.parametrize(
    ("where", "status", "said"),
    [
        ({"regions": [[8, 8, 16, 16]]}, 200, ""),
        ({"regions": [[8, 8, 16, 16], [40, 20, 8, 8]]}, 200, ""),
        ({"regions": [[8, 8, 160, 16], [0, 0, 4, 4]]}, 400, "not inside the clip"),
        ({"regions": [[8, 8]]}, 400, "left, top"),
        ({"regions": "all"}, 400, "must be a list"),
        ({"regions": [[8, 8, 16, 16]], "strength": 0.5}, 400, "whole clip"),
    ],
)
def test_a_part_of_a_clip_is_changed(running, clip_bytes, where, status, said):
    """Where rectangles say so; every other pixel stays."""
    with running.client() as client:
        clip = sent(client, clip_bytes).json()["id"]
        body = {"prompt": "a fox", "model": "animatic", "seed": 1, "video": clip, **where}
        answer = client.post("/v1/videos/edits", json=body)
        assert answer.status_code == status, answer.text
        assert said in answer.text
        if status == 200:
            done = running.ended(client, answer.json()["id"])
            assert done["status"] == "completed", done["error"]


def test_a_mask_says_which_part_of_a_clip_changes(running, clip_bytes):
    """A picture that is white there, beside the clip in one form."""
    with running.client() as client:
        mask = Image.new("L", (64, 48))
        mask.paste(255, (30, 20, 50, 40))
        file = io.BytesIO()
        mask.save(file, "PNG")
        answer = client.post(
            "/v1/videos/edits",
            data={"prompt": "a fox", "model": "animatic", "seed": "1"},
            files={
                "video": ("a", clip_bytes, "video/mp4"),
                "mask": ("m", file.getvalue(), "image/png"),
            },
        )
        assert answer.status_code == 200, answer.text
        done = running.ended(client, answer.json()["id"])
        assert done["status"] == "completed", done["error"]
        frames = Clip.open(running.store.folder_of(done["id"]) / "video.mp4").frames
        assert abs(int(frames[0, 2:8, 2:8].mean())) < 12
