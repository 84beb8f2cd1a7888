"""What a clip's file says of how it came to be."""

import json

import pytest

from onionskin import Origin
from onionskin.errors import InvalidInput
from onionskin.media.tags import origin_of, tags_of

PLAIN = {"prompt": "a fox", "seed": 7, "engine": "toybox"}


@pytest.mark.parametrize("count", [0, 3, 5000])
def test_an_order_of_any_length_comes_back(count):
    """A long one is deflated: numbers take less than half of their text."""
    order = {"keys": [[index / 7, 1 / (index + 1)] for index in range(count)]}
    origin = Origin(**PLAIN, order=order)
    text = tags_of(origin)["onionskin"]
    assert text.isascii()
    assert origin_of({"onionskin": text}) == origin
    assert len(text) < max(0.6 * len(json.dumps(order)), 4097)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{}",
        "[]",
        "7",
        json.dumps(PLAIN | {"order": "[]"}),
        json.dumps(PLAIN | {"order": [1]}),
        json.dumps(PLAIN | {"seed": "7"}),
        json.dumps(PLAIN | {"seed": -1}),
        json.dumps(PLAIN | {"prompt": None}),
        json.dumps(PLAIN | {"generative": 1}),
        json.dumps(PLAIN | {"another": 1}),
        "deflate:",
        "deflate:!!!",
        "deflate:eJw=",
    ],
)
def test_a_damaged_one_is_none(text):
    """Nothing is raised for what stands in a file."""
    assert origin_of({"ONIONSKIN": text}) is None


def test_a_long_one_that_is_cut_is_none():
    """At any place."""
    order = {"keys": [index / 7 for index in range(5000)]}
    text = tags_of(Origin(**PLAIN, order=order))["onionskin"]
    assert text.startswith("deflate:")
    for length in (9, len(text) // 2, len(text) - 4):
        assert origin_of({"onionskin": text[:length]}) is None


def test_values_of_another_type_are_refused_by_name():
    """Where a person gives them."""
    with pytest.raises(InvalidInput, match="seed is 'x'"):
        Origin(prompt="a fox", seed="x", engine="toybox")
    with pytest.raises(InvalidInput, match="order is 3: give a mapping, or None"):
        Origin(prompt="a fox", seed=1, engine="toybox", order=3)
