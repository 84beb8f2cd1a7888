"""What the READMEs say of the command line and of Python is true."""

import inspect
import re
from pathlib import Path

import numpy as np
import pytest
from typer.main import get_command

import onionskin
from onionskin import Clip
from onionskin.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md")}
COMMANDS = get_command(app).commands


def table_of(page: str) -> list[str]:
    """The rows that tell of commands."""
    return [line for line in page.splitlines() if line.startswith("| `onionskin")]


TABLE = [line for page in PAGES.values() for line in table_of(page)]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_stands_in_the_table(page):
    """And nothing that is no command."""
    cells = " ".join(line.split("|")[1] for line in table_of(PAGES[page]))
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


LINKED = ["README.md", "README.zh.md", "docs/recipes.md", "docs/glossary.md", "examples/README.md"]


@pytest.mark.parametrize("page", LINKED)
def test_every_link_leads_somewhere(page):
    """Files of the repository; addresses of others are not tried."""
    text = (ROOT / page).read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)[)#]", text)
    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []
    assert len(links) > 5 or page not in PAGES


def test_both_pages_hold_the_same():
    """The same commands to type, the same pictures and figures, in the same order."""
    english, chinese = PAGES.values()
    for pattern in (
        r"```sh\n(.*?)```",
        r"!\[[^]]*\]\(([^)]+)\)",
        r"\| `(?:onionskin )?([\w-]+)",
        "(?m)^#+",
    ):
        assert re.findall(pattern, chinese, re.DOTALL) == re.findall(pattern, english, re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_program_on_the_page_calls_what_there_is(page, monkeypatch):
    """Its functions take what it gives them; nothing is made, that would take minutes."""
    (program,) = re.findall(r"```python\n(.*?)```", PAGES[page], re.DOTALL)
    called = []

    def watched(name):
        taken = inspect.signature(getattr(onionskin, name))
        clip = Clip(np.zeros((2, 8, 8, 3), np.uint8), 8)
        monkeypatch.setattr(clip.__class__, "save", lambda clip, path: called.append("save"))
        return lambda *given, **more: (taken.bind(*given, **more), called.append(name), clip)[2]

    for name in ("make", "make_film", "extend"):
        monkeypatch.setattr(onionskin, name, watched(name))
    exec(program, {})
    assert called == ["make_film", "make", "save", "make", "extend"]
