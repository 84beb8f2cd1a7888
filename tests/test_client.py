"""`onionskin.client` against a real server on loopback."""

import pytest
from tests.server.conftest import SMALL, config, running  # noqa: F401
from tests.server.test_uploads import colour

from onionskin.client import Client, Refused
from onionskin.errors import OnionskinError


def test_a_program_makes_finds_and_downloads_videos(running, tmp_path):  # noqa: F811
    """With the nouns of the API; what is refused is an error with its field."""
    (tmp_path / "a.png").write_bytes(colour(90))
    with Client(running.address) as server:
        upload = server.uploads.create(tmp_path / "a.png")
        assert (upload.kind, upload.width) == ("picture", 64)
        video = server.videos.create(prompt="a fox", image=upload.id, once="k", **SMALL)
        assert server.videos.create(prompt="a fox", image=upload.id, once="k", **SMALL) == video
        assert (video.status, video.told["model"]) == ("queued", "animatic")
        assert server.jobs.pause(video.id).paused
        assert not server.jobs.resume(video.id).paused
        with pytest.raises(OnionskinError, match="is still queued after"):
            server.videos.wait(video.id, timeout=0, every=0.01)
        running.work()
        assert server.videos.wait(video.id).status == "completed"
        assert [each["type"] for each in server.jobs.events(video.id)][-1] == "completed"
        file = server.videos.download(video.id, tmp_path / "fox.mp4")
        assert file.read_bytes()[4:8] == b"ftyp"
        again = server.videos.remix(video.id, seed=9)
        assert again.told["seed"] == 9
        server.library.describe(video.id, tags=["one"])
        assert [each.id for each in server.library.search("fox", tag="one")] == [video.id]
        assert [each.id for each in server.videos.list(limit=1)] == [again.id, video.id]
        followed = server.uploads.follow(video.id, upload.id)
        assert (followed.kind, followed.width) == ("clip", 64)
        cut = server.videos.rework(video=video.id, end_seconds=0.25)
        assert cut.seconds == "0.25"
        assert "/#/see/" in server.share(video.id)
        board = server.films.storyboard(script="# Bees\n\nA bee flies.")
        assert [card["kind"] for card in board["shots"]] == ["title", "stage"]
        assert server.usage()["seconds_today"] > 0
        assert server.cast("fox")[0]["name"] == "fox"
        with pytest.raises(Refused, match="sora-9") as refused:
            server.videos.create(prompt="x", model="sora-9")
        assert (refused.value.status, refused.value.param) == (400, "model")
        assert server.videos.delete(video.id)


def test_a_server_that_is_not_there_is_told_in_a_line():
    """With what to do."""
    with (
        Client("http://127.0.0.1:9") as server,
        pytest.raises(OnionskinError, match="onionskin serve"),
    ):
        server.engines()
