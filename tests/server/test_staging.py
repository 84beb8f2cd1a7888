"""`/v1/stage`: a plan that is moved about by hand."""

import io

import numpy as np
import pytest
from PIL import Image

PROMPT = "a chef waves in a kitchen"


@pytest.fixture
def plan(running) -> dict:
    with running.client() as client:
        return client.post("/v1/plans", json={"prompt": PROMPT}).json()["plan"]


def test_who_is_moved_in_the_plan_is_elsewhere_in_the_picture(running, plan):
    """A key of the plan is where the figure stands, in the layout and in what is drawn."""
    with running.client() as client:

        def seen() -> tuple[dict, np.ndarray]:
            asked = {"plan": plan, "at": 0.1, "small": True}
            places = client.post("/v1/stage/layout", json=asked).json()
            picture = client.post("/v1/stage/picture", json=asked)
            frame = np.asarray(Image.open(io.BytesIO(picture.content)))
            assert frame.shape == (180, 320, 3)
            return {each["id"]: each for each in places["figures"]}, frame.astype(int)

        before, first = seen()
        assert before["chef"]["is_person"]
        assert before["chef"]["height"] > 1
        plan["camera"]["shot"] = "wide"
        plan["figures"][0]["keys"] = [[0, 1.5, 0.5, 0, 0]]
        after, second = seen()
        assert (after["chef"]["x"], after["chef"]["z"]) == (1.5, 0.5)
        assert np.abs(first - second).mean() > 1


def test_while_somebody_is_dragged_the_camera_stands_still(running, plan):
    """Small pictures are seen from where the first was; a whole one is framed anew."""
    plan["figures"][0]["keys"] = [[0, 0.0, 0.5, 0, 0]]
    with running.client() as client:

        def seen(small: bool) -> dict:
            asked = {"plan": plan, "at": 0.1, "small": small}
            assert client.post("/v1/stage/picture", json=asked).status_code == 200
            return client.post("/v1/stage/layout", json=asked).json()

        first = seen(small=True)["camera"]
        plan["figures"][0]["keys"] = [[0, 1.5, 0.5, 0, 0]]
        dragged = seen(small=True)
        assert dragged["camera"] == first
        assert dragged["figures"][0]["x"] == 1.5
        assert seen(small=False)["camera"] != first


def test_the_stage_says_who_and_what_it_knows(running):
    """In both languages, so that a person can choose."""
    with running.client() as client:
        words = client.get("/v1/stage/words").json()
        for kind in ("roles", "verbs", "places"):
            assert len(words[kind]) > 10
            assert all(word["en"] and word["zh"] for word in words[kind])
        assert "chef" in [word["en"] for word in words["roles"]]


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "onionskin.staged_plan/9"},
        {"seconds": -1},
        {"seconds": 9999},
        {"figures": "all"},
        {"actions": [{"who": "nobody", "verb": "run", "start": 0, "end": 1}]},
    ],
)
def test_what_is_no_plan_is_refused(running, plan, change):
    """In one sentence, as everywhere."""
    with running.client() as client:
        answer = client.post("/v1/stage/layout", json={"plan": {**plan, **change}})
        assert answer.status_code == 400, answer.text
        assert answer.json()["error"]["param"] == "plan"
