"""Requests."""

from dataclasses import FrozenInstanceError, fields

import numpy as np
import pytest

from onionskin import Plan, Request
from onionskin.errors import InvalidInput


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seed", -1),
        ("seed", 2**32),
        ("seed", 1.5),
        ("seed", True),
        ("num_inference_steps", 0),
        ("num_inference_steps", 1001),
        ("guidance_scale", -1.0),
        ("guidance_scale", float("nan")),
        ("guidance_scale", 101.0),
        ("motion", 1.1),
        ("strength", -0.1),
        ("negative_prompt", "x" * 2001),
    ],
)
def test_values_out_of_range_are_refused(field, value):
    """The message names the field."""
    with pytest.raises(InvalidInput, match=field.replace("_prompt", " prompt")):
        Request(prompt="a fox", **{field: value})


def test_long_prompts_are_refused_with_the_limit():
    """10,000 characters are too many."""
    with pytest.raises(InvalidInput, match=r"10,000 characters; the limit is 2,000"):
        Request(prompt="x" * 10_000)


def test_prompts_that_no_file_could_hold_are_refused():
    """Bytes that are not UTF-8 come from the command line as surrogates."""
    with pytest.raises(InvalidInput, match="UTF-8"):
        Request(prompt="fox \udcff")


def test_fields_set_are_those_that_ask_for_something():
    """Defaults ask for nothing, so that engines refuse only what was asked for."""
    assert Request(prompt="").fields_set == set()
    request = Request(prompt="a fox", plan=Plan(seconds=1.0), guidance_scale=3.0, seed=0)
    assert request.fields_set == {"prompt", "plan", "guidance_scale"}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("prompt", ["", "x" * 2000]),
        ("negative_prompt", ["", "x" * 2000]),
        ("style", ["", "x" * 2000]),
        ("seed", [0, 2**32 - 1]),
        ("num_inference_steps", [1, 1000]),
        ("guidance_scale", [0.0, 100.0]),
        ("motion", [0.0, 1.0]),
        ("strength", [0.0, 1.0]),
        ("camera", ["still", "pan-left+zoom-in"]),
    ],
)
def test_both_ends_of_every_range_will_do(field, values):
    """And come back as they were given."""
    for value in values:
        assert getattr(Request(**{"prompt": "a fox", field: value}), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("style", "x" * 2001),
        ("camera", "sideways"),
        ("draft", np.zeros((4, 4, 3), np.uint8)),
        ("plan", {"seconds": -1}),
        ("plan", 3),
        ("staged", {"seconds": 1}),
        ("cast", {"fox": "fox.png"}),
    ],
)
def test_what_no_engine_could_use_is_refused(field, value):
    """Before any work is done."""
    with pytest.raises(InvalidInput):
        Request(prompt="a fox", **{field: value})


def test_a_request_asks_for_nothing_that_is_not_set():
    """Every default leaves the choice to the engine; the first seed is 0."""
    request = Request(prompt="a fox")
    assert (request.seed, request.negative_prompt) == (0, "")
    assert {field.name for field in fields(request) if getattr(request, field.name) is None} == {
        "plan",
        "staged",
        "cast",
        "draft",
        "num_inference_steps",
        "guidance_scale",
        "motion",
        "camera",
        "strength",
        "style",
    }


@pytest.mark.parametrize("value", [0, 1])
def test_a_field_that_is_set_is_told_from_its_default(value):
    """Motion 0 asks for something, seed 0 for nothing; numbers that are equal are the same."""
    assert ("motion" in Request(prompt="", motion=value).fields_set) is True
    assert ("seed" in Request(prompt="", seed=value).fields_set) is bool(value)


def test_a_request_is_not_changed_and_is_equal_to_itself_alone():
    """It may hold pixels, which have no cheap equality."""
    draft = np.zeros((2, 4, 4, 3), np.uint8)
    request, other = Request(prompt="", draft=draft), Request(prompt="", draft=draft)
    assert request == request
    assert request != other
    with pytest.raises(FrozenInstanceError):
        request.seed = 3
    with pytest.raises(TypeError):
        Request("a fox")
