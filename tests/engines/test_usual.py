"""The engine of a tool for which none was named."""

from __future__ import annotations

import pytest

from onionskin.choices import chosen as chosen_of
from onionskin.choices import read_config
from onionskin.engines.usual import choose_engine, usual_engine
from onionskin.errors import UnknownEngine
from onionskin.render.options import TOOLS


@pytest.mark.parametrize(
    ("tool", "chosen", "engine"),
    [
        ("make", "", "stage"),
        ("make", "flow", "flow"),
        ("animate", "", "toybox"),
        ("animate", "stage", "toybox"),
        ("extend", "diffusers:some/model", "diffusers:some/model"),
        ("smooth", "", "flow"),
        ("smooth", "toybox", "flow"),
    ],
)
def test_a_choice_holds_for_the_tools_that_it_can_do(tool, chosen, engine):
    """The stage goes on from nothing that is known; raising a rate paints nothing."""
    assert usual_engine(tool, {"ONIONSKIN_ENGINE": chosen, "XDG_CONFIG_HOME": "/nowhere"}) == engine


def test_the_options_of_a_tool_have_the_same_engine():
    """Where they are made without a person's choice."""
    for name, tool in TOOLS.items():
        assert tool.usual_engine == usual_engine(name, {"XDG_CONFIG_HOME": "/nowhere"})


def test_a_choice_is_kept_and_taken_back(tmp_path):
    """In a file that reads back; an engine that does not exist is not kept."""
    here = {"XDG_CONFIG_HOME": str(tmp_path)}
    choose_engine("flow", here)
    assert read_config(here) == {"engine": "flow"}
    with pytest.raises(UnknownEngine):
        choose_engine("flaw", here)
    assert chosen_of("engine", here) == "flow"
    choose_engine("", here)
    assert chosen_of("engine", here) == ""
