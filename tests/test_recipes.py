"""The recipes do what they say, at small sizes."""

import re
import shlex
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from tests.conftest import painted
from typer.main import get_command

import onionskin
from onionskin import Clip
from onionskin.cli.app import app, run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "recipes.md").read_text("utf-8")
RECIPES = {part.splitlines()[0]: part for part in PAGE.split("\n## ")[1:]}
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"(?:as|is) `([\w.-]+\.(?:md|yaml|csv))`")

SMALL = {
    "make": ["--seconds", "0.5", "--fps", "8", "--no-repair"],
    "film": ["--preview", "--voice", "none", "--music", "off", "--size", "96x54", "--fps", "6"],
    "campaign": ["--preview"],
    "restyle": ["--steps", "1", "--no-repair"],
}
"""What makes a command quick: options that come last hold."""
SMALL_SIZE = {"make": "96x54"}
ELSEWHERE = ("--engine wan", "engines pull", "pip ")
"""Commands that ask for a network or a card."""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """What recipes start from: pictures of one's own and a clip of a phone."""
    monkeypatch.chdir(tmp_path)
    shoe = Image.new("RGB", (96, 72), "white")
    ImageDraw.Draw(shoe).ellipse((20, 25, 76, 50), fill="#cc3333")
    shoe.save("shoe.png")
    frames = painted(9, 48, 64)
    Image.fromarray(frames[0]).save("first.png")
    Image.fromarray(frames[8]).save("last.png")
    light = 1 + 0.15 * (np.arange(9) % 2)[:, None, None, None]
    Clip(np.clip(frames * light, 0, 255).astype(np.uint8), 8).save("phone.mp4")
    return tmp_path


def small(words: list[str]) -> list[str]:
    """The command as it is typed, with what makes it quick behind it."""
    name = words[0]
    more = list(SMALL.get(name, []))
    if name in SMALL_SIZE:
        more += ["--size", "54x96" if "9:16" in words else SMALL_SIZE[name]]
    return words + more


def options_of(words: list[str]) -> set[str]:
    """The options that the command of these words takes."""
    command = get_command(app)
    for word in words:
        if word not in getattr(command, "commands", {}):
            break
        command = command.commands[word]
    return {name for each in command.params for name in each.opts}


def type_in(line: str) -> None:
    """Runs one command in this process; what asks for a card is only compared with the options."""
    words = shlex.split(line, comments=True)
    if not words or words[0] != "onionskin":
        assert not words or line.startswith(ELSEWHERE), line
        return
    asked = {word.split("=")[0] for word in words if word.startswith("-")}
    assert asked <= options_of(words[1:]), line
    if not any(each in line for each in ELSEWHERE):
        assert run(small(words[1:])) == 0, line


def write_down(name: str, text: str) -> None:
    """A file of a recipe; a storyboard is without a voice, and small."""
    if name.endswith(".yaml") and "shots:" in text:
        cheap = {"voice": '"off"', "music": '"off"', "size": "96x54", "fps": "6"}
        for key, value in cheap.items():
            text = re.sub(rf"^{key}: .*\n", "", text, flags=re.MULTILINE) + f"{key}: {value}\n"
    Path(name).write_text(text, "utf-8")


@pytest.mark.parametrize("title", RECIPES)
def test_the_recipe_works(title, folder, monkeypatch):
    """Its files are written, its commands typed and its programs run, one after another."""
    monkeypatch.setattr(onionskin, "make", quick(onionskin.make))
    names = iter(FILE.findall(RECIPES[title]))
    for kind, text in BLOCK.findall(RECIPES[title]):
        if kind == "sh":
            for line in text.splitlines():
                type_in(line)
        elif kind == "python":
            exec(text, {})
        else:
            write_down(next(names), text)
    outputs = re.findall(
        r"^onionskin (?!.*--engine wan).* -o ([\w.-]+)", RECIPES[title], re.MULTILINE
    )
    assert [each for each in outputs if not (folder / each).exists()] == []


def quick(make):
    """`onionskin.make`, small whatever is asked for."""
    tiny = {"size": "96x54", "fps": 4}
    return lambda *given, **more: make(*given, **more | tiny)


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_is_short(title):
    """No block of it is longer than twenty lines."""
    assert all(len(text.splitlines()) <= 20 for _, text in BLOCK.findall(RECIPES[title]))
