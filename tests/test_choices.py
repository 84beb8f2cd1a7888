"""One file holds what a person chose for commands that do not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.choices import choose, chosen, chosen_place, config_file, read_config
from onionskin.errors import InvalidInput


@pytest.fixture
def here(tmp_path: Path) -> dict[str, str]:
    """An environment with a config folder of its own."""
    return {"XDG_CONFIG_HOME": str(tmp_path)}


def test_choices_stand_beside_each_other_in_one_file(here):
    """As TOML that reads back; one that is taken back leaves the others."""
    choose("engine", "toybox", here)
    choose("on", "ray:10.0.0.1:6379", here)
    choose("workers", "4", here)
    text = config_file(here).read_text()
    assert text == 'engine = "toybox"\non = "ray:10.0.0.1:6379"\nworkers = 4\n'
    choose("on", "", here)
    assert read_config(here) == {"engine": "toybox", "workers": "4"}


def test_a_command_that_names_no_place_works_where_the_person_chose(here):
    """A variable goes before the file; a number belongs to the place it was chosen with."""
    assert chosen_place(None, None, here) == ("threads", None)
    assert chosen_place(None, 3, here) == ("threads", 3)
    choose("on", "ray:10.0.0.1:6379", here)
    choose("workers", "16", here)
    assert chosen_place(None, None, here) == ("ray:10.0.0.1:6379", 16)
    assert chosen_place(None, 2, here) == ("ray:10.0.0.1:6379", 2)
    assert chosen_place("threads", None, here) == ("threads", None)
    there = {**here, "ONIONSKIN_ON": "ray", "ONIONSKIN_WORKERS": "5"}
    assert chosen_place(None, None, there) == ("ray", 5)
    assert chosen("on", there) == "ray"


@pytest.mark.parametrize("number", ["0", "65", "many", "1.5", "-2", ""])
def test_a_number_that_is_none_is_refused(here, number):
    """Where it is set, and where a variable says it."""
    if number:
        with pytest.raises(InvalidInput, match=r"give 1\.\.64"):
            choose("workers", number, here)
        with pytest.raises(InvalidInput, match="ONIONSKIN_WORKERS"):
            chosen_place(None, None, {**here, "ONIONSKIN_WORKERS": number})
    assert read_config(here) == {}


@pytest.mark.parametrize("text", ['workers = "4"', "on = 3", "workers = true", 'place = "ray"'])
def test_a_file_that_says_something_else_is_refused(here, text):
    """With its name, and what it may contain."""
    config_file(here).parent.mkdir(parents=True)
    config_file(here).write_text(text)
    with pytest.raises(InvalidInput, match="it may contain: engine") as caught:
        read_config(here)
    assert str(config_file(here)) in str(caught.value)
