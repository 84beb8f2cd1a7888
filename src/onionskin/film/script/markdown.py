"""Scripts in Markdown.

---
size: 1920x1080
---
# How vaccines work              the film's title
## In the clinic                 a scene
> A nurse and a child.           what is to be seen, until the next of its kind
She gives the injection.         what is spoken
Nurse: All done!                 what a character says
![our clinic](clinic.jpg)        an own picture (or clip, by its ending), for the next paragraph
[Doses](doses.csv "line")        a chart
- soap                           a list that appears as it is spoken
1. Wash the cup                  a list whose order matters
> It saved my son.
> — Ana, teacher                 a quotation: its last line begins with a dash
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from onionskin.errors import InvalidInput
from onionskin.film.script.dialogue import BOLD, parted, speakers
from onionskin.film.script.script import (
    Described,
    Listed,
    Part,
    Quoted,
    Said,
    Scene,
    Script,
    Shown,
    problem,
)
from onionskin.film.script.settings import front_matter
from onionskin.film.script.tables import chart_of, csv_chart
from onionskin.film.storyboard import DEVICES, PICTURE_MOVES, Footage, Picture, Screen

CLIPS: Final = frozenset((".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".gif"))
PICTURES: Final = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"))
TABLES: Final = frozenset((".csv", ".tsv"))
_FROM_TO = re.compile(r"\s*(\d+(?:\.\d+)?)\s*s?\s*(?:-|–|to|\.\.)\s*(\d+(?:\.\d+)?)\s*s?\s*")
_DASH = re.compile(r"^\s*(?:[—–―]+|--+)\s*(?P<who>\S.*)$")
_QUOTED_BY = re.compile(
    r"\s*[\"“「『](?P<text>[^\"”」』]+)[\"”」』]\s*(?:[—–―]+|--+)\s*(?P<who>\S.*)", re.DOTALL
)
_MARKS_OF_SPEECH: Final = "\"'“”‘’「」『』«»"


def read_markdown(text: str, folder: Path, *, confined: bool = False) -> Script:
    """The script of a Markdown text whose pictures are in `folder`.

    `confined`: no file elsewhere is looked for, for the text is somebody else's.
    Raises InvalidInput, with the line, for bad front matter and files that are not there.
    """
    settings, start = front_matter(text)
    offset = text.count("\n", 0, start)
    reader = _Reader(folder, offset, confined)
    reader.read(MarkdownIt("commonmark").enable("table").parse(text[start:]))
    names = speakers(reader.parts, [figure.name for figure in settings.cast or ()])
    scenes = [
        Scene(heading=draft.heading, line=draft.line, parts=parted(draft.parts, names))
        for draft in reader.scenes
        if draft.heading or draft.parts
    ]
    return Script(
        title=settings.title or reader.title,
        title_line=reader.title_line,
        scenes=tuple(scenes),
        settings=settings,
        folder=folder,
        warnings=tuple(reader.warnings),
    )


@dataclass(slots=True)
class _Draft:
    heading: str
    line: int
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Takes the blocks of a document from top to bottom."""

    folder: Path
    offset: int
    """Lines of front matter before the document."""
    confined: bool = False
    """Whether only files within the folder are looked for."""
    title: str = ""
    title_line: int = 1
    scenes: list[_Draft] = field(default_factory=lambda: [_Draft("", 1)])
    warnings: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[Part]:
        """Those of all scenes so far."""
        return [part for scene in self.scenes for part in scene.parts]

    def read(self, tokens: list[Token]) -> None:
        place = 0
        while place < len(tokens):
            end = _end_of(tokens, place)
            self._block(tokens[place], tokens[place + 1 : end])
            place = end + 1

    def _add(self, *parts: Part) -> None:
        self.scenes[-1].parts += parts

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + 1 + self.offset

    def _block(self, token: Token, inner: list[Token]) -> None:
        line = self._line(token)
        if token.type == "heading_open":
            self._heading(token.tag, _text(inner[0]) if inner else "", line)
        elif token.type == "paragraph_open":
            self._paragraph(inner[0], line)
        elif token.type == "blockquote_open":
            self._quoted(inner, line)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._list(inner, line, is_ordered=token.type.startswith("ordered"))
        elif token.type == "table_open":
            self._table(inner, line)
        elif token.type in ("fence", "code_block"):
            self.warnings.append(f"line {line}: a block of code is left out")
        elif token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
            self.warnings.append(f"line {line}: HTML is left out")

    def _heading(self, tag: str, text: str, line: int) -> None:
        is_first = len(self.scenes) == 1 and not self.scenes[0].parts
        if tag == "h1" and not self.title and is_first:
            self.title, self.title_line = text, line
        else:
            self.scenes.append(_Draft(text, line))

    # Paragraphs

    def _paragraph(self, inline: Token, line: int) -> None:
        if (link := _only_link(inline)) is not None:
            self._chart(link, line)
            return
        for child in inline.children or ():
            if child.type == "image":
                self._add(self._own(child, line + _breaks_before(inline, child)))
        text = _text(inline, names=True)
        if text.strip():
            leading = len(text) - len(text.lstrip())
            self._add(Said(text=text.strip(), line=line + text.count("\n", 0, leading)))

    def _own(self, image: Token, line: int) -> Shown:
        if Path(_src(image)).suffix.lower() in TABLES:
            return self._charted(_src(image), image, line)
        path, alt, title = _src(image), image.content, str(image.attrs.get("title") or "").strip()
        ending = Path(path).suffix.lower()
        self._check_is_there(path, line, "clip" if ending in CLIPS else "picture")
        if ending in CLIPS:
            start, end = _stretch(title)
            return Shown(source=Footage(path=path, start=start, end=end), line=line)
        if ending not in PICTURES:
            endings = ", ".join(sorted(PICTURES | CLIPS))
            raise problem(line, f"{path!r} is neither a picture nor a clip: give one of {endings}")
        words = {alt.partition(":")[0].strip().casefold(), title.casefold()}
        if device := next((each for each in DEVICES if each in words), None):
            return Shown(source=Screen(path=path, device=device), line=line)
        shown = Picture(path=path, prompt=alt[:2000], **_told_of_picture(title, line))
        return Shown(source=shown, line=line)

    def _check_is_there(self, path: str, line: int, what: str) -> None:
        if re.match(r"[a-z][a-z0-9+.-]+://", path, re.I):
            raise problem(
                line, f"the {what} {path!r} is on the network: save it next to the script"
            )
        is_name = bool(path) and "\0" not in path and not (self.confined and _leads_out(path))
        if not is_name or not (self.folder / path).is_file():
            raise problem(
                line, f"the {what} {path!r} is not there; paths are relative to the script"
            )

    def _chart(self, link: Token, line: int) -> None:
        self._add(self._charted(unquote(str(link.attrs.get("href", ""))), link, line))

    def _charted(self, path: str, named: Token, line: int) -> Shown:
        """The chart of a table that a link or a picture names."""
        form = str(named.attrs.get("title") or "")
        self._check_is_there(path, line, "table")
        try:
            chart = csv_chart(self.folder, path, title=named.content, form=form.strip())
        except InvalidInput as error:
            raise problem(line, str(error)) from None
        return Shown(source=chart, line=line)

    # Blocks of more lines

    def _quoted(self, inner: list[Token], line: int) -> None:
        texts = [_text(token) for token in inner if token.type == "inline"]
        for token in inner:
            for child in token.children or ():
                if child.type == "image":
                    self._add(self._own(child, self._line(token)))
        lines = "\n".join(texts).split("\n")
        if len(lines) > 1 and (match := _DASH.match(lines[-1])):
            text = " ".join(lines[:-1]).strip().strip(_MARKS_OF_SPEECH).strip()
            if text:
                self._add(Quoted(text=text, who=match["who"].strip(), line=line))
                return
        text = " ".join(each.strip() for each in lines).strip()
        if match := _QUOTED_BY.fullmatch(text):
            self._add(Quoted(text=match["text"].strip(), who=match["who"].strip(), line=line))
        elif text:
            self._add(Described(text=text, line=line))

    def _list(self, inner: list[Token], line: int, *, is_ordered: bool) -> None:
        items, lines = [], []
        for token in inner:
            if token.type == "inline" and (text := " ".join(_text(token).split())):
                items.append(text)
                lines.append(self._line(token))
        if items:
            listed = Listed(
                items=tuple(items), line=line, lines=tuple(lines), is_ordered=is_ordered
            )
            self._add(listed)

    def _table(self, inner: list[Token], line: int) -> None:
        rows = list(_rows(inner))
        header, body = (rows[0], rows[1:]) if rows else ([], [])
        title = ""
        before = self.scenes[-1].parts[-1:]
        if before and isinstance(before[0], Said) and before[0].text.rstrip()[-1:] in (":", "："):
            title = before[0].text.rstrip(":： \n")[-80:] if len(before[0].text) <= 80 else ""
        chart = chart_of(header, body, title=title)
        if chart is not None:
            self._add(Shown(source=chart, line=line))
            return
        items = tuple(_item_of(header, row) for row in body if any(row))
        if items:
            self._add(Listed(items=items, line=line))
        self.warnings.append(f"line {line}: a table without numbers is shown as a list")


def _item_of(header: list[str], row: list[str]) -> str:
    """A row as an item of a list: all of its cells, each behind what its column is called."""
    first, *others = row
    named = [
        f"{name} {cell}".strip() if len(others) > 1 else cell
        for name, cell in zip_longest(header[1:], others, fillvalue="")
        if cell
    ]
    return ": ".join(filter(None, (first, ", ".join(named))))


# Tokens


def _end_of(tokens: list[Token], place: int) -> int:
    """Where the block that begins at `place` ends."""
    if tokens[place].nesting != 1:
        return place
    depth = 0
    for at in range(place, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _text(inline: Token, *, names: bool = False) -> str:
    """The words of a block, its breaks kept; with `names`, bold ones of speakers are marked."""
    words = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type in ("strong_open", "strong_close"):
            words.append(BOLD)
    text = "".join(words)
    return _unbolded(text) if names else text.replace(BOLD, "")


def _unbolded(text: str) -> str:
    """Marks of bold are kept where a line begins with them: it may be a speaker's name."""
    lines = text.split("\n")
    return "\n".join(
        (BOLD if line.startswith(BOLD) and _is_bold_name(line) else "") + line.replace(BOLD, "")
        for line in lines
    )


def _is_bold_name(line: str) -> bool:
    return re.match(rf"{BOLD}[^{BOLD}]{{1,40}}(?:[:：]\s*{BOLD}|{BOLD}\s*[:：])", line) is not None


def _breaks_before(inline: Token, child: Token) -> int:
    children = inline.children or []
    before = children[: children.index(child)]
    return sum(1 for each in before if each.type in ("softbreak", "hardbreak"))


def _leads_out(path: str) -> bool:
    """Whether a path may name a file that is not within the folder."""
    return Path(path).is_absolute() or ".." in Path(path).parts or path.startswith("~")


def _src(image: Token) -> str:
    return unquote(str(image.attrs.get("src", "")))


def _only_link(inline: Token) -> Token | None:
    """The link of a paragraph that is nothing but a link to a table; its words as its content."""
    children = [each for each in inline.children or () if each.content.strip() or each.nesting]
    if not children or children[0].type != "link_open" or children[-1].type != "link_close":
        return None
    link = children[0]
    if sum(each.type == "link_open" for each in children) != 1:
        return None
    if Path(unquote(str(link.attrs.get("href", "")))).suffix.lower() not in TABLES:
        return None
    link.content = "".join(each.content for each in children[1:-1])
    return link


_MOVED: Final = re.compile(
    r"(?P<move>" + "|".join(PICTURE_MOVES) + r")?\s*(?P<amount>\d+(?:\.\d+)?)?[\s,]*"
    r"(?P<cut>cut out|whole)?",
    re.IGNORECASE,
)


def _told_of_picture(title: str, line: int) -> dict[str, Any]:
    """How a picture is shown, of "in", "in 2", "left, cut out" or "whole"."""
    match = _MOVED.fullmatch(title)
    if match is None:
        return {}
    told: dict[str, Any] = {"move": (match["move"] or "auto").lower()}
    if match["amount"]:
        told["amount"] = float(match["amount"])
        if told["amount"] > _MOST_MOVED:
            raise problem(line, f"the camera moves 0 to {_MOST_MOVED} times as far: {title!r}")
    if match["cut"]:
        told["cut_out"] = match["cut"].lower() == "cut out"
    return told


_MOST_MOVED: Final = 4


def _stretch(title: str) -> tuple[float, float | None]:
    """From when to when a clip is shown, of "2-5.5"; all of it without."""
    match = _FROM_TO.fullmatch(title)
    if match is None or float(match[2]) <= float(match[1]):
        return 0.0, None
    return float(match[1]), float(match[2])


def _rows(inner: list[Token]) -> Iterator[list[str]]:
    row: list[str] = []
    for token in inner:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_text(token).strip())
        elif token.type == "tr_close":
            yield row
