"""Answers in the language of whoever asks."""

import re

import pytest
from tests.server.conftest import SMALL

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SCRIPT = "# Bees\n\n> A red ball in a meadow.\n\nFarmers vote about taxes.\n"


@pytest.mark.parametrize(
    ("accepted", "is_chinese"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", True),
        ("ZH", True),
        ("en-GB,zh;q=0.9", False),
        ("zhuang", False),
        ("", False),
    ],
)
def test_what_a_sentence_lacks_is_told_in_the_language_that_is_asked_for(
    running, accepted, is_chinese
):
    """English where none is named; the plan itself is the same."""
    wish = {"prompt": "a zorblax in a kitchen"}
    with running.client() as client:
        (said,) = client.post("/v1/plans", json=wish, headers={"Accept-Language": accepted}).json()[
            "warnings"
        ]
    assert bool(CHINESE.search(said)) == is_chinese
    assert "zorblax" in said


def test_cards_jobs_and_errors_are_told_in_chinese(running):
    """Codes and fields stay words for programs."""
    with running.client() as client:
        client.headers["Accept-Language"] = "zh"
        board = client.post("/v1/films/storyboard", json={"script": SCRIPT}).json()
        notes = [note for card in board["shots"] for note in card["notes"]]
        assert notes
        assert all(CHINESE.search(note) for note in notes)
        refused = client.post("/v1/videos", data={**SMALL, "prompt": "a fox", "size": "big"})
        error = refused.json()["error"]
        assert CHINESE.search(error["message"])
        assert (refused.status_code, error["code"]) == (400, "invalid_value")
        asked = {**SMALL, "model": "stage", "prompt": "a zorblax in a kitchen"}
        done = running.ended(client, client.post("/v1/videos", data=asked).json()["id"])
        assert any(CHINESE.search(each) for each in done["warnings"])
        english = client.get(f"/v1/videos/{done['id']}", headers={"Accept-Language": "en"}).json()
        assert not any(CHINESE.search(each) for each in english["warnings"])
