"""The documentation as a site: every command, every public name, and no link that leads nowhere."""

import importlib.util
from pathlib import Path

import pytest

import onionskin

SCRIPT = Path(__file__).parents[1] / "scripts" / "build_site.py"


@pytest.fixture(scope="module")
def site():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("build_site", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_builds_without_a_warning(site, tmp_path):
    """Any is an error, a broken link too; commands and names are on their pages."""
    site.build(tmp_path / "site")
    commands = (tmp_path / "site" / "commands" / "index.html").read_text("utf-8")
    for words in ("onionskin make", "--negative", "onionskin jobs cancel", "--keep-holds"):
        assert words in commands
    python = (tmp_path / "site" / "python" / "index.html").read_text("utf-8")
    missing = [name for name in onionskin.__all__ if name not in python]
    assert missing == []


def test_every_option_has_words_on_the_page_of_commands(site):
    """In a row of its own."""
    page = "\n".join(site.commands_page())
    for name, command in site.commands():
        for param in command.params:
            if param.hidden:
                continue
            assert site._help(param), f"{name} {param.name} has no help"
            assert f"| {site._option(param)} | {site._help(param)} |" in page


@pytest.mark.parametrize(
    ("text", "page", "shown"),
    [
        ("[a](docs/film.md#b)", "README.md", "[a](docs/film.md#b)"),
        ("[a](../README.md)", "docs/film.md", "[a](../index.md)"),
        ("[the code](../src/onionskin/clip.py)", "docs/film.md", "the code"),
        ("[a](https://a.org) [b](#c)", "docs/film.md", "[a](https://a.org) [b](#c)"),
        ("```\n[a](b.py)\n```", "docs/film.md", "```\n[a](b.py)\n```"),
    ],
)
def test_links_lead_to_pages_of_the_site(site, text, page, shown):
    """Files that it does not have stand there as words; code stays as it is."""
    there = ["README.md", "docs/film.md"]
    assert site.relinked(text, page, there) == shown
