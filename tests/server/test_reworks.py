"""Clips that are cut, filmed once more or dragged in parts, and masks that follow."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from onionskin.clip import Clip

HEIGHT, WIDTH, FRAMES = 64, 96, 12


@pytest.fixture
def sent(running, tmp_path):
    """A bright square that moves to the right over a textured ground, as an upload."""
    rng = np.random.default_rng(0)
    ground = np.repeat(rng.integers(20, 60, (HEIGHT // 4, WIDTH // 4, 1), np.uint8), 3, 2)
    ground = np.asarray(Image.fromarray(ground).resize((WIDTH, HEIGHT)))
    square = rng.integers(150, 255, (20, 20, 3), np.uint8)
    square = np.asarray(Image.fromarray(square[:5, :5]).resize((20, 20)))
    frames = []
    for index in range(FRAMES):
        frame = ground.copy()
        frame[20:40, 10 + 3 * index : 30 + 3 * index] = square
        frames.append(frame)
    path = tmp_path / "square.mp4"
    Clip(frames=np.stack(frames), fps=12).save(path)
    with running.client() as client:
        upload = client.post("/v1/uploads", files={"file": path.read_bytes()})
        yield client, upload.json()["id"]


def painted(left: int, top: int, width: int, height: int) -> bytes:
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[top : top + height, left : left + width] = 255
    file = io.BytesIO()
    Image.fromarray(mask).save(file, "PNG")
    return file.getvalue()


def made(running, client, tmp_path, answer) -> np.ndarray:
    assert answer.status_code == 200, answer.text
    video = answer.json()["id"]
    assert running.ended(client, video)["status"] == "completed"
    path = tmp_path / f"{video}.mp4"
    path.write_bytes(client.get(f"/v1/videos/{video}/content").content)
    return Clip.open(path).frames


def test_a_clip_is_cut(running, sent, tmp_path):
    """From one second to another, and its other pictures are made as for any clip."""
    client, clip = sent
    asked = {"video": clip, "start_seconds": 0.25, "end_seconds": 0.75}
    answer = client.post("/v1/videos/reworks", json=asked)
    assert answer.json()["seconds"] == "0.5"
    frames = made(running, client, tmp_path, answer)
    assert frames.shape == (6, HEIGHT, WIDTH, 3)
    assert frames[0, 30, 19 + 10].mean() > 120 > frames[0, 30, 12].mean()
    content = f"/v1/videos/{answer.json()['id']}/content"
    for variant in ("thumbnail", "spritesheet"):
        assert client.get(content, params={"variant": variant}).status_code == 200


def test_a_frame_that_moves_films_a_clip_once_more(running, sent, tmp_path):
    """It starts on the whole picture and ends close on the square."""
    client, clip = sent
    asked = {"video": clip, "views": [[0, 0.5, 0.5, 1], [0.9, 0.5, 0.47, 0.25]]}
    frames = made(running, client, tmp_path, client.post("/v1/videos/reworks", json=asked))
    bright = (frames.mean(axis=3) > 120).mean(axis=(1, 2))
    assert bright[0] < 0.1
    assert bright[-1] > 0.5


def test_what_is_painted_is_dragged_and_leaves_no_hole(running, sent, tmp_path):
    """A held frame whose square goes down; where it was, the ground goes on."""
    client, clip = sent
    asked = {"video": clip, "hold_seconds": "0.5", "drags": json.dumps([[0.0, 0.3]])}
    files = {"masks[0]": painted(9, 19, 22, 22)}
    frames = made(
        running, client, tmp_path, client.post("/v1/videos/reworks", data=asked, files=files)
    )
    assert len(frames) == 6
    assert frames[0, 22:38, 12:28].mean() > 120
    assert frames[-1, 42:56, 12:28].mean() > 120
    assert frames[-1, 21:34, 12:28].mean() < 75
    assert np.abs(frames[-1, :, 60:].astype(int) - frames[0, :, 60:]).mean() < 4


def test_a_mask_follows_what_it_was_painted_on(running, sent, tmp_path):
    """Painted in the middle of the clip it is right at both ends, and an edit takes it."""
    client, clip = sent
    answer = client.post(
        "/v1/masks",
        data={"video": clip, "at_seconds": "0.5"},
        files={"mask": painted(28, 20, 20, 20)},
    )
    assert answer.status_code == 200, answer.text
    mask = answer.json()
    assert (mask["kind"], mask["num_frames"]) == ("clip", FRAMES)
    path = tmp_path / "masks.mp4"
    path.write_bytes(client.get(f"/v1/uploads/{mask['id']}/content").content)
    masks = Clip.open(path).frames.mean(axis=3) > 127
    for index in (0, 6, FRAMES - 1):
        wanted = np.zeros((HEIGHT, WIDTH), bool)
        wanted[20:40, 10 + 3 * index : 30 + 3 * index] = True
        both = (masks[index] & wanted).sum() / (masks[index] | wanted).sum()
        assert both > 0.75, index
    edit = {"video": clip, "mask": mask["id"], "prompt": "a ball", "model": "animatic"}
    assert client.post("/v1/videos/edits", json=edit).status_code == 200


@pytest.mark.parametrize(
    ("asked", "param"),
    [
        ({}, "video"),
        ({"start_seconds": 0.5, "end_seconds": 0.2}, "end_seconds"),
        ({"start_seconds": 1.0}, "start_seconds"),
        ({"end_seconds": 1.2}, "end_seconds"),
        ({"hold_seconds": 1e6}, "hold_seconds"),
        ({"views": [[0, 0.5, 0.5]]}, "views"),
        ({"views": [[0, 0.9, 0.5, 0.5]]}, "views"),
        ({"views": "[[0, null, 0, 1]]"}, "views"),
        ({"drags": [[0, 0.1]]}, "masks"),
        ({"drags": [[0, 0.1]] * 6}, "drags"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(sent, asked, param):
    """Before anything is queued."""
    client, clip = sent
    answer = client.post("/v1/videos/reworks", json={"video": clip, **asked})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, param)
