"""OpenAI's client library, unmodified, against a real server."""

import threading
import warnings

import pytest

from onionskin.jobs.worker import Worker
from onionskin.server.making import handlers

openai = pytest.importorskip("openai")

EXTRA = {"seed": 7, "fps": 4}


@pytest.fixture
def client(running):
    """The SDK at our address; its methods warn that OpenAI's own service ends."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with openai.OpenAI(base_url=f"{running.address}/v1", api_key="none") as sdk:
            yield sdk


def create(client, **given):
    return client.videos.create(
        prompt="a red fox", model="animatic", size="64x48", seconds="0.5", extra_body=EXTRA, **given
    )


def test_create_and_poll_then_download(client, running, tmp_path):
    """The SDK sends a form, polls as it is told to, and reads the file."""
    stopping = threading.Event()
    worker = threading.Thread(target=Worker(running.store, handlers(), stopping=stopping).run)
    worker.start()
    video = client.videos.create_and_poll(
        prompt="a red fox", model="animatic", size="64x48", seconds="0.5", extra_body=EXTRA
    )
    stopping.set()
    worker.join()
    assert (video.status, video.progress, video.seconds) == ("completed", 100, "0.5")
    client.videos.download_content(video.id).write_to_file(tmp_path / "fox.mp4")
    assert (tmp_path / "fox.mp4").read_bytes()[4:8] == b"ftyp"
    sheet = client.videos.download_content(video.id, variant="spritesheet").read()
    assert sheet[:2] == b"\xff\xd8"


def test_list_remix_and_delete(client, running):
    """All pages are read; a remix says what it is of."""
    made = [create(client).id for _ in range(2)]
    assert [video.id for video in client.videos.list(limit=1)] == made[::-1]
    running.work()
    remix = client.videos.remix(made[0], prompt="a dog")
    assert remix.remixed_from_video_id == made[0]
    assert client.videos.delete(made[0]).deleted
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(made[0])


def test_extend_sends_a_file(client, running):
    """As the SDK does: a form with the clip in it."""
    source = create(client).id
    running.work()
    content = client.videos.download_content(source).read()
    longer = client.videos.extend(
        prompt="it jumps", seconds="0.5", video=content, extra_body={"model": "animatic"}
    )
    running.work()
    assert client.videos.retrieve(longer.id).status == "completed"


def test_edit_changes_a_part_of_a_clip(client, running):
    """It sends the clip as a file; which part is one of our own fields."""
    source = create(client).id
    running.work()
    content = client.videos.download_content(source).read()
    part = {"model": "animatic", "seed": 3, "region": "8,8,24,24"}
    edited = client.videos.edit(prompt="a blue dog", video=content, extra_body=part)
    running.work()
    done = client.videos.retrieve(edited.id)
    assert (done.status, done.prompt) == ("completed", "a blue dog"), done.error
    assert client.videos.download_content(done.id).read() != content


def test_a_picture_is_sent_as_a_reference(client, running, tmp_path):
    """By its path."""
    from PIL import Image

    Image.new("RGB", (64, 48), (9, 90, 9)).save(tmp_path / "start.png")
    video = create(client, input_reference=tmp_path / "start.png")
    running.work()
    assert client.videos.retrieve(video.id).status == "completed"


def test_errors_have_their_classes_and_fields(client):
    """And a refused request is not tried again."""
    with pytest.raises(openai.BadRequestError) as refused:
        client.videos.create(prompt="x", model="nobody")
    assert (refused.value.code, refused.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve("video_" + "0" * 32)
