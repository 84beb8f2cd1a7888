"""What the README says of the command line is true."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from onionskin.cli.app import app

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
COMMANDS = get_command(app).commands
TABLE = [line for line in README.splitlines() if line.startswith("| `onionskin")]


def test_every_command_stands_in_the_table():
    """And nothing that is no command."""
    cells = " ".join(line.split("|")[1] for line in TABLE)
    told = {words.split()[0] for words in re.findall(r"`(?:onionskin )?([a-z][^`]*)`", cells)}
    assert told == set(COMMANDS)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.split("`")[1])
def test_every_option_of_the_table_is_one(line):
    """Of the command in its row."""
    for words in re.findall(r"`onionskin ([^`]+)`", line):
        first, *rest = words.split()
        command = COMMANDS[first]
        if hasattr(command, "commands"):  # a group, and one of its own
            command = command.commands.get(rest[0], command) if rest else command
        options = {name for each in command.params for name in each.opts}
        assert {word for word in rest if word.startswith("-")} <= options


def test_every_link_leads_somewhere():
    """Files of the repository; addresses of others are not tried."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert len(links) > 5
    root = Path(__file__).parents[1]
    assert [link for link in links if not (root / link).exists()] == []
