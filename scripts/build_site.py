"""Builds the documentation as a site: python scripts/build_site.py -o site

Its pages are those of docs/, the READMEs, the changelog and the benchmarks' results; the reference
of commands is made from the commands, that of Python from docstrings. Whatever is wrong, a link
that leads nowhere say, ends the build. Needs the extra `docs`.
"""

from __future__ import annotations

import argparse
import ast
import logging
import posixpath
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer
import yaml

import onionskin
from onionskin.cli.app import app

ROOT: Final = Path(__file__).resolve().parents[1]
HOME: Final = {"README.md": "index.md", "README.zh.md": "zh.md"}
"""Pages that have another name on the site."""
NAVIGATION: Final[dict[str, tuple[str, ...]]] = {
    "Start here": ("README.md", "README.zh.md", "docs/recipes.md", "examples/README.md"),
    "Films": ("docs/film.md", "docs/voices.md", "docs/handover.md", "docs/film-verdicts.md"),
    "Clips": ("docs/tools.md", "docs/stage.md", "docs/guides.md", "docs/steady.md"),
    "Studio and server": ("docs/studio.md", "docs/server.md"),
    "Engines": ("docs/engines.md", "docs/gpu.md", "docs/model-card.md", "docs/data-card.md"),
    "At scale": ("docs/cluster.md", "docs/curation.md"),
    "Reference": ("commands.md", "python.md", "docs/glossary.md"),
    "How good it is": ("benchmarks/README.md",),
    "Inside": ("docs/architecture.md", "docs/log.md", "CHANGELOG.md"),
}
LINK: Final = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
CODE: Final = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)


def pages() -> list[str]:
    """Every page that is written by hand, by its path in the repository."""
    globs = ("README*.md", "CHANGELOG.md", "docs/*.md", "examples/README.md")
    globs += ("benchmarks/README.md", "benchmarks/results/*.md")
    return sorted(str(path.relative_to(ROOT)) for each in globs for path in ROOT.glob(each))


def prepare(folder: Path) -> None:
    """Lays all pages and pictures into a folder, each with links that hold on the site."""
    there = pages()
    for page in there:
        target = folder / HOME.get(page, page)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / page).read_text("utf-8")
        target.write_text(relinked(text, page, there), encoding="utf-8")
    for picture in ROOT.glob("docs/**/*"):
        if picture.suffix in {".webp", ".png", ".gif"}:
            target = folder / picture.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(picture, target)
    (folder / "commands.md").write_text("\n".join(commands_page()), encoding="utf-8")
    (folder / "python.md").write_text("\n".join(python_page()), encoding="utf-8")


def relinked(text: str, page: str, there: list[str]) -> str:
    """A page's text with links to where the pages are on the site.

    What the site does not have, a file of the source say, stands there as its name alone.
    """

    def linked(match: re.Match[str]) -> str:
        mark, words, link = match.groups()
        if re.match(r"[a-z]+:|#", link):
            return match[0]
        path, hash_, part = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if target in there:
            new = posixpath.relpath(HOME.get(target, target), posixpath.dirname(page) or ".")
            return f"{mark}[{words}]({new}{hash_}{part})"
        return match[0] if mark else words

    pieces = CODE.split(text)
    pieces[::2] = [LINK.sub(linked, piece) for piece in pieces[::2]]
    return "".join(pieces)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, `onionskin` itself first."""

    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for sub, inner in sorted(getattr(command, "commands", {}).items()):
            if not inner.hidden:
                yield from walk(f"{name} {sub}", inner)

    yield from walk("onionskin", typer.main.get_command(app))


def commands_page() -> Iterator[str]:
    """The reference of commands, in Markdown."""
    yield "# Commands\n\nMade from the commands themselves: what `--help` says, in one page."
    for name, command in commands():
        yield f"\n## {name}\n\n{(command.help or '').strip()}\n"
        given = [each for each in command.params if not getattr(each, "hidden", False)]
        if given:
            yield "| option | |\n| --- | --- |"
            yield from (f"| {_option(each)} | {_help(each)} |" for each in given)


def _option(param: Any) -> str:
    value = param.metavar or ("FILE" if "path" in param.name else str(param.name).upper())
    names = [*param.opts, *param.secondary_opts]
    if not names[0].startswith("-"):
        return f"`{value}`"
    ends = "" if param.is_flag else f" {value}"
    return ", ".join(f"`{name}{ends if name == names[0] else ''}`" for name in names)


def _help(param: Any) -> str:
    words = " ".join((getattr(param, "help", "") or "").split())
    return words.replace("|", "\\|").replace("<", "&lt;")


def python_page() -> Iterator[str]:
    """The reference of Python's names, for mkdocstrings to fill in."""
    yield "# Python\n\nAll that `import onionskin` gives, made from docstrings."
    for name, module in sorted(names_of_python().items(), key=lambda item: item[0].casefold()):
        yield f"\n::: {module}.{name}"


def names_of_python() -> dict[str, str]:
    """The public names, and the modules that they are defined in."""
    found = {}
    for node in ast.walk(ast.parse(Path(onionskin.__file__).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onionskin."):
            found.update({alias.name: str(node.module) for alias in node.names})
    return {name: found[name] for name in onionskin.__all__ if name in found}


def settings(pages_folder: Path, target: Path) -> dict[str, Any]:
    """What mkdocs is told."""
    there = pages()
    results = tuple(page for page in there if page.startswith("benchmarks/results/"))
    shelves = {**NAVIGATION, "How good it is": (*NAVIGATION["How good it is"], *results)}
    shown = {page for each in shelves.values() for page in each}
    return {
        "site_name": "onionskin",
        "site_description": "Films from scripts and clips from sentences that hold still.",
        "docs_dir": str(pages_folder),
        "site_dir": str(target),
        "nav": [
            {title: [HOME.get(page, page) for page in each]} for title, each in shelves.items()
        ],
        "not_in_nav": "\n".join(f"/{page}" for page in there if page not in shown),
        "theme": {"name": "material", "font": False, "features": ["navigation.sections"]},
        "plugins": [
            {"search": {"lang": ["en", "zh"]}},
            {"mkdocstrings": {"handlers": {"python": _PYTHON}}},
        ],
        "markdown_extensions": ["tables", "fenced_code", {"toc": {"permalink": True}}],
        "validation": {"omitted_files": "ignore", "absolute_links": "warn", "anchors": "warn"},
    }


_PYTHON: Final = {
    "paths": [str(ROOT / "src")],
    "options": {
        "show_source": False,
        "show_root_heading": True,
        "show_root_full_path": False,
        "heading_level": 2,
        "docstring_style": None,
    },
}


def build(target: Path) -> None:
    """Builds the site into a folder. Raises mkdocs' Abort for any warning."""
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "pages")
        config = Path(folder) / "mkdocs.yml"
        config.write_text(yaml.safe_dump(settings(Path(folder) / "pages", target)), "utf-8")
        build_site(load_config(str(config), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-o", "--output", type=Path, default=Path("site"), help="folder to write")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    build(parser.parse_args().output.resolve())


if __name__ == "__main__":
    sys.exit(main())
