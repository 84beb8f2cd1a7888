"""`/v1/campaigns`: a film for every row of a table."""

import io
import zipfile

import pytest

BOARD = {
    "title": "Hello {name}",
    "size": "160x90",
    "fps": 8,
    "voice": "none",
    "music": "off",
    "shots": [{"source": {"kind": "title", "text": "Hello {name}"}, "seconds": 1}],
}
TABLE = "data:,name,path\nAnn,x\nBob,/etc/passwd\n"


def test_every_row_becomes_a_film(running):
    """With a summary, an archive, and each film by its row; a row that cannot be fails alone."""
    with running.client() as client:
        shown = {
            **BOARD,
            "shots": [*BOARD["shots"], {"source": {"kind": "picture", "path": "{p}"}}],
        }
        table = "data:,name,p\nAnn,a.png\nBob,/etc/hostname\n"
        wish = {"storyboard": shown, "table": table, "name": "{name}"}
        job = client.post("/v1/campaigns", json={**wish, "storyboard": BOARD, "table": TABLE})
        assert job.status_code == 200, job.text
        evil = client.post("/v1/campaigns", json=wish).json()
        running.work()
        done = client.get(f"/v1/campaigns/{job.json()['id']}").json()
        assert (done["status"], done["num_made"], done["num_failed"]) == ("completed", 2, 0)
        at = f"/v1/campaigns/{done['id']}"
        summary = client.get(f"{at}/content?variant=summary").text
        assert "Ann.mp4" in summary
        assert str(running.store.folder) not in summary
        archive = zipfile.ZipFile(io.BytesIO(client.get(f"{at}/content?variant=archive").content))
        assert archive.namelist() == ["Ann.mp4", "Bob.mp4"]
        assert client.get(f"{at}/films/2").content[4:8] == b"ftyp"
        assert client.get(f"{at}/films/3").status_code == 404
        refused = client.get(f"/v1/campaigns/{evil['id']}").json()
        assert (refused["num_made"], refused["num_failed"]) == (0, 2)
        assert str(running.store.folder) not in str(refused)


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"table": None}, 400),
        ({"table": "data:,other\nx\n"}, 400),
        ({"name": "../{name}"}, 422),
        ({"name": "{nobody}"}, 400),
        ({"storyboard": {**BOARD, "brand": "/etc/passwd"}}, 400),
    ],
)
def test_a_campaign_that_cannot_be_is_refused(running, wish, status):
    """Before anything is queued or kept."""
    with running.client() as client:
        whole = {"storyboard": BOARD, "table": TABLE, "name": "{name}", **wish}
        answer = client.post("/v1/campaigns", json=whole)
        assert answer.status_code == status, answer.text
        assert list((running.store.folder / "jobs").iterdir()) == []
