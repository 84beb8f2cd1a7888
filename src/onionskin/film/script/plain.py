"""Scripts in plain text: paragraphs that are spoken, parted by empty lines.

A short first line without a full stop is the title, a short line in capitals or with a colon at
its end that stands alone is the heading of a scene, and "Name: words" is dialogue.
"""

from __future__ import annotations

import re
from pathlib import Path

from onionskin.film.script.dialogue import parted, speakers
from onionskin.film.script.script import Part, Said, Scene, Script
from onionskin.film.script.settings import front_matter

_LONGEST_TITLE = 70


def read_plain(text: str, folder: Path) -> Script:
    """The script of a plain text. Raises InvalidInput for bad front matter."""
    settings, start = front_matter(text)
    blocks = _blocks(text[start:], 1 + text.count("\n", 0, start))
    title, title_line = "", 1
    if len(blocks) > 1 and _is_title(blocks[0][0]):
        title, title_line = blocks.pop(0)
    scenes: list[tuple[str, int, list[Part]]] = [("", 1, [])]
    for block, line in blocks:
        if _is_heading(block):
            scenes.append((block.rstrip(":："), line, []))
        else:
            scenes[-1][2].append(Said(text=block, line=line))
    names = speakers(
        [part for _, _, parts in scenes for part in parts],
        [figure.name for figure in settings.cast or ()],
    )
    return Script(
        title=settings.title or title,
        title_line=title_line,
        scenes=tuple(
            Scene(heading=heading, line=line, parts=parted(parts, names))
            for heading, line, parts in scenes
            if heading or parts
        ),
        settings=settings,
        folder=folder,
    )


def _blocks(text: str, first: int) -> list[tuple[str, int]]:
    """The paragraphs of a text and the lines they begin in."""
    blocks: list[tuple[str, int]] = []
    lines: list[str] = []
    start = first
    for number, line in enumerate([*text.split("\n"), ""], start=first):
        if line.strip():
            start = start if lines else number
            lines.append(line.strip())
        elif lines:
            blocks.append(("\n".join(lines), start))
            lines = []
    return blocks


def _is_title(block: str) -> bool:
    one_line = "\n" not in block and len(block) <= _LONGEST_TITLE
    return one_line and not re.search(r"[.!?。！？:：;,，]\s*$", block)


def _is_heading(block: str) -> bool:
    if "\n" in block or len(block) > _LONGEST_TITLE:
        return False
    letters = [each for each in block if each.isalpha()]
    shouted = len(letters) > 2 and block.upper() == block and block.lower() != block
    return shouted and not block.rstrip().endswith((".", "!", "?"))
