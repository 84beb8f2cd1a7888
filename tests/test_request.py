"""Requests."""

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
