"""Scripts in Fountain (fountain.io), the plain text of screenplays.

A slugline gives the place and the hour of a scene, action is what is to be seen, dialogue what
characters say. A narrator's dialogue ("NARRATOR") is spoken over the picture. Notes, boneyard,
sections, synopses, transitions and centred words are left out; of the title page the title and
the author are used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onionskin.film.script.script import Described, Part, Said, Scene, Script, Settings
from onionskin.film.script.settings import front_matter

_SLUG = re.compile(
    r"^(?:\.(?=[^.\s])(?P<forced>.+)"
    r"|(?:INT|EXT|EST|INT\.?/EXT|I/E|内景|外景|内|外)[. ]+(?P<rest>.+))$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*#[\w.\-]+#\s*$")
_CHARACTER = re.compile(
    r"^(?:@(?P<forced>[^(（^]+)|(?P<name>[^a-z(（^]*[A-Z\u4e00-\u9fff][^a-z(（^]*))"
    r"(?P<more>(?:\s*[(（][^)）]*[)）])*)\s*\^?\s*$"
)
_TRANSITION = re.compile(r"^(?:>.*[^<]|[A-Z ]+ TO:|FADE (?:IN|OUT)[.:]?|THE END\.?|完|剧终)$")
_TITLE_KEY = re.compile(r"^(?P<key>[A-Za-z][A-Za-z ]{1,30}):\s*(?P<value>.*)$")
_HOURS: Final = (
    (r"NIGHT|MIDNIGHT|EVENING|夜|晚", "night"),
    (r"DAWN|SUNRISE|EARLY MORNING|黎明|清晨|日出", "dawn"),
    (r"SUNSET|DUSK|黄昏|傍晚|日落", "sunset"),
    (r"DAY|MORNING|NOON|AFTERNOON|日|白天|上午|下午|中午", "day"),
)
_NARRATORS: Final = frozenset(("narrator", "voice over", "voiceover", "旁白", "画外音", "解说"))


def read_fountain(text: str, folder: Path) -> Script:
    """The script of a screenplay. Raises InvalidInput for bad front matter."""
    settings, start = front_matter(text)
    offset = text.count("\n", 0, start)
    lines = _without_boneyard(text[start:]).split("\n")
    title, used = _title_page(lines) if not start else ({}, 0)
    reader = _Reader(lines, offset)
    reader.read(used)
    author = " ".join(title.get("author", title.get("authors", "")).split())
    return Script(
        title=settings.title or _plain(title.get("title", "")),
        subtitle=author,
        scenes=tuple(each.scene() for each in reader.drafts if each.heading or each.parts),
        settings=settings if start else Settings(),
        folder=folder,
    )


@dataclass(slots=True)
class _Draft:
    heading: str = ""
    line: int = 1
    place: str = ""
    time: str = ""
    parts: list[Part] = field(default_factory=list)

    def scene(self) -> Scene:
        """The scene, as far as it has been read."""
        return Scene(
            heading=self.heading,
            line=self.line,
            place=self.place,
            time=self.time,
            parts=tuple(self.parts),
        )


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    offset: int
    drafts: list[_Draft] = field(default_factory=lambda: [_Draft()])

    def read(self, place: int) -> None:
        while place < len(self.lines):
            place = self._block(place)

    def _block(self, place: int) -> int:
        """Reads what begins at a line; gives the line after it."""
        line = self.lines[place].strip()
        alone_before = place == 0 or not self.lines[place - 1].strip()
        if not line or re.match(r"^(?:#+\s|=(?!=)|={3,}$)", line):
            return place + 1
        if match := _SLUG.match(line):
            self._slug(match, place)
            return place + 1
        if (line.isupper() and _TRANSITION.match(line)) or line.startswith(">"):
            return place + 1
        follows = place + 1 < len(self.lines) and self.lines[place + 1].strip()
        character = _CHARACTER.match(line) if alone_before and follows else None
        if character is not None and not line.startswith("!"):
            return self._dialogue(character, place)
        return self._action_block(place)

    def _slug(self, match: re.Match[str], place: int) -> None:
        heading = _NUMBER.sub("", match["forced"] or match["rest"]).strip(" .-")
        where, _, when = (each.strip(" .") for each in _parted(heading))
        time = next((name for word, name in _HOURS if re.search(word, when.upper())), "")
        self.drafts.append(
            _Draft(
                heading=heading[:200],
                line=place + 1 + self.offset,
                place=where.lower()[:200],
                time=time,
            )
        )

    def _dialogue(self, character: re.Match[str], place: int) -> int:
        name = (character["forced"] or character["name"]).strip()
        more = (character["more"] or "").upper()
        start, manner, words, place = place + 1, "", list[str](), place + 1
        while place < len(self.lines) and self.lines[place].strip():
            line = self.lines[place].strip()
            if re.fullmatch(r"[(（].*[)）]", line):
                manner = manner or line.strip("()（） ")
                start = place + 1 if not words else start
            else:
                words.append(_plain(line.lstrip("~ ")))
            place += 1
        said = "\n".join(words).strip()
        narrates = name.casefold() in _NARRATORS or "V.O" in more or "旁白" in more
        speaker = None if name.casefold() in _NARRATORS else _named(name)
        if said:
            self.drafts[-1].parts.append(
                Said(
                    text=said,
                    line=start + 1 + self.offset,
                    speaker=speaker if not narrates or speaker else None,
                    manner=manner[:200],
                )
            )
        return place

    def _action_block(self, place: int) -> int:
        start, words = place, list[str]()
        while place < len(self.lines) and self.lines[place].strip():
            words.append(self.lines[place].strip().lstrip("!"))
            place += 1
        self._action(words, start)
        return place

    def _action(self, words: list[str], place: int) -> None:
        text = _plain(" ".join(words)).strip()
        if any(each.isalnum() for each in text):
            line = place + 1 + self.offset
            self.drafts[-1].parts.append(Described(text=text, line=line, is_action=True))


def _parted(heading: str) -> tuple[str, str, str]:
    """Place, dash, hour: the last dash of a slugline parts them."""
    match = re.search(r"\s+[-–—]+\s+(?=[^-–—]+$)|\s*[—–]+\s*(?=[^—–]+$)", heading)
    if match is None:
        match = re.search(r"\s+(?=(?:日|夜|晨|黄昏|清晨|傍晚|DAY|NIGHT)$)", heading)
    if match is None:
        return heading, "", ""
    return heading[: match.start()], match[0], heading[match.end() :]


def _without_boneyard(text: str) -> str:
    """The text without /* … */ and [[notes]]; their line breaks stay, for line numbers."""
    return re.sub(
        r"/\*.*?(?:\*/|\Z)|\[\[.*?\]\]",
        lambda match: "\n" * match[0].count("\n"),
        text,
        flags=re.DOTALL,
    )


def _title_page(lines: list[str]) -> tuple[dict[str, str], int]:
    """The title page's fields and the line after it; none where the first line is no field."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not lines or not _TITLE_KEY.match(lines[first]):
        return {}, 0
    found: dict[str, str] = {}
    key, place = "", first
    while place < len(lines) and lines[place].strip():
        match = _TITLE_KEY.match(lines[place])
        if match is not None and not lines[place][0].isspace():
            key = match["key"].strip().casefold()
            found[key] = match["value"].strip()
        elif key:
            found[key] = f"{found[key]} {lines[place].strip()}".strip()
        place += 1
    return (found, place) if "title" in found or len(found) > 1 else ({}, 0)


def _plain(text: str) -> str:
    """The text without marks of emphasis."""
    for _ in range(3):
        text = re.sub(r"(?<!\\)(\*{1,3}|_)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    return text.replace("\\", "")


def _named(name: str) -> str:
    """A character's name as a person writes it: "DR. LIN" is "Dr. Lin"."""
    if re.search(r"[\u3400-\u9fff]", name):
        return name
    return " ".join(word.capitalize() for word in name.split())
