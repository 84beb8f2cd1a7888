"""`/v1/steady` and `/v1/measure`: anyone's clip is measured, mended and reported on."""

import json

import numpy as np
import pytest

from onionskin.clip import Clip


@pytest.fixture(scope="module")
def flickering(tmp_path_factory) -> bytes:
    """A second of a still picture whose light flickers."""
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    rng = np.random.default_rng(0)
    still = rng.integers(60, 180, (64, 96, 3)).astype(np.float32)
    frames = [np.clip(still * (1 + 0.2 * (-1) ** index), 0, 255) for index in range(12)]
    Clip(frames=np.stack(frames).astype(np.uint8), fps=12).save(path)
    return path.read_bytes()


def test_a_clip_is_mended_with_its_report_beside_it(running, flickering):
    """The clip as it came, the mended one, a page, a plot and the measures."""
    with running.client() as client:
        upload = client.post("/v1/uploads", files={"file": ("shaky.mp4", flickering)}).json()["id"]
        job = client.post("/v1/steady", json={"video": upload}).json()
        assert (job["object"], job["status"], job["name"]) == ("steady", "queued", "shaky.mp4")
        running.work()
        done = client.get(f"/v1/steady/{job['id']}").json()
        assert done["status"] == "completed", done["error"]
        assert done["score_after"] > done["score_before"]
        assert any(action["kept"] for action in done["actions"])
        assert set(done["files"]) == {"video", "original", "report", "plot", "measures"}
        at = f"/v1/steady/{job['id']}/content"
        assert client.get(at).content[4:8] == b"ftyp"
        assert client.get(f"{at}?variant=original").content == flickering
        report = client.get(f"{at}?variant=report")
        assert "attachment" in report.headers["content-disposition"]
        measures = json.loads(client.get(f"{at}?variant=measures").text)
        assert str(running.store.folder) not in json.dumps(measures)
        assert client.get(f"{at}?variant=nothing").status_code == 404
        again = client.post("/v1/measure", json={"video": job["id"]}).json()
        running.work()
        told = client.get(f"/v1/measure/{again['id']}").json()
        assert told["status"] == "completed"
        assert told["score_before"] > done["score_before"]
        assert [each["id"] for each in client.get("/v1/steady").json()["data"]] == [job["id"]]
        assert client.delete(f"/v1/steady/{job['id']}").json()["deleted"]


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 400), ({"video": "video_0"}, 404), ({"video": 3}, 400), ({"video": "x", "a": 1}, 400)],
)
def test_what_is_no_clip_is_refused(running, body, status):
    """And nothing is queued."""
    with running.client() as client:
        assert client.post("/v1/steady", json=body).status_code == status
        assert client.get("/v1/steady").json()["data"] == []
