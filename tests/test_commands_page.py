"""The page of tools names the function of every command that has one."""

import re
from pathlib import Path

from typer.main import get_command

import onionskin
from onionskin.cli.app import app

PAGE = (Path(__file__).parents[1] / "docs" / "tools.md").read_text("utf-8")
TABLE = PAGE.partition("## Commands and functions")[2].partition("\n## ")[0]
ROWS = [line.strip("|").split("|") for line in TABLE.splitlines() if line.startswith("| `")]
WITHOUT = {
    "cache", "config", "curate", "finetune", "jobs", "keys", "serve", "stage", "studio", "train",
    "voices",
}  # fmt: skip
"""Commands that show or set something, or run a service or a training."""


def test_every_command_is_on_the_page_or_has_no_function():
    """No command is forgotten."""
    named = {word for row in ROWS for word in re.findall(r"`([a-z]+)", row[0])}
    assert named | WITHOUT == set(get_command(app).commands)
    assert not named & WITHOUT


def test_every_function_on_the_page_is_there():
    """By the name that stands there; those of the same name as their command too."""
    functions = re.findall(r"`onionskin\.(\w+)", TABLE)
    assert len(functions) > 12
    same = re.findall(r"`(\w+)`", ROWS[0][0])
    assert all(callable(getattr(onionskin, name)) for name in {*functions, *same})


def test_helps_of_functions_name_no_option_of_the_command_line():
    """In Python it is `size`, not `--size`."""
    names = re.findall(r"`(\w+)`", ROWS[0][0])
    names += re.findall(r"`onionskin\.(\w+)", TABLE)
    options = {
        name: found
        for name in dict.fromkeys(names)
        if (found := re.findall(r"(?<!\w)--[a-z-]+", getattr(onionskin, name).__doc__ or ""))
    }
    assert options == {}
