"""`/v1/plans`: sentences read and drawn."""

import io

import numpy as np
import pytest
from PIL import Image


def test_a_sentence_is_read(running):
    """As `onionskin plan` reads it, with what it does not show."""
    with running.client() as client:
        answer = client.post(
            "/v1/plans", json={"prompt": "a doctor talks to a patient in a hospital room"}
        )
        plan = answer.json()["plan"]
        assert plan["place"] == "hospital room"
        assert [figure["name"] for figure in plan["figures"]][:2] == ["doctor", "patient"]
        odd = client.post("/v1/plans", json={"prompt": "a zorblax in a kitchen"}).json()
        assert any("zorblax" in warning for warning in odd["warnings"])


@pytest.mark.parametrize(
    ("shape", "size"), [("16:9", (640, 360)), ("9:16", (360, 640)), ("1:1", (480, 480))]
)
def test_a_sentence_is_drawn(running, shape, size):
    """In each shape; it is a picture of something."""
    with running.client() as client:
        body = {"prompt": "a chef cooks in a kitchen", "shape": shape}
        answer = client.post("/v1/plans/picture", json=body)
        assert answer.headers["content-type"] == "image/webp"
        drawn = Image.open(io.BytesIO(answer.content))
        assert drawn.size == size
        assert np.asarray(drawn).std() > 20


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"prompt": ""}, 422),
        ({"prompt": " "}, 400),
        ({"prompt": "a fox", "seconds": 30}, 400),
        ({"prompt": "a fox", "seconds": -1}, 422),
        ({"prompt": "a fox", "seed": -1}, 422),
    ],
)
def test_what_cannot_be_read_is_refused(running, body, status):
    """With the shape of all errors."""
    with running.client() as client:
        answer = client.post("/v1/plans", json=body)
        assert answer.status_code == status
        assert answer.json()["error"]["type"] == "invalid_request_error"
