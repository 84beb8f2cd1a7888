"""Messages in another language, found by the English text that is about to be shown.

Errors and warnings are written in English where they arise, and translated where they are shown.
An entry of a catalogue (`zh.po`, a gettext file) is a template: `{0}`, `{1}` … stand for what the
message is about. Values that are messages themselves are translated too. An entry such as
"shot {0}: {1}" says where, and one such as ", at most {0}" ends another message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

PLACE: Final = re.compile(r"\{(\d+)\}")
"""Where a value stands in a template."""
_FOLDER: Final = Path(__file__).parent
_DEEPEST: Final = 6
"""How deep messages within messages are translated."""
_COUNTED: Final = ("shot ", "shots ", "row ", "line ", "at ")
_WHERE: Final = re.compile(
    rf"(\{{0\}}, )?({'|'.join(_COUNTED)})\{{\d\}}[a-z ]*: \{{\d\}}|picture: \{{0\}}"
)
"""A template that says where, by a number, and then what: "{0}, line {1}: {2}"."""
_ENDING: Final = re.compile(r"[,;] | \(| in ")
"""How templates begin that stand at the end of another message."""
_JOINTS: Final = {"; ": "；", ": ": "："}
"""Between two messages that no template joins."""
_FILE: Final = re.compile(r"(\S*\.\w+): (.*)", re.DOTALL)
"""A file, and what is wrong with it."""
_NAME: Final = r"([^\s,'\"]+|\"[^\"]+\"|'[^']+')"
_LIST: Final = re.compile(rf"{_NAME}(, {_NAME})*( or {_NAME})?")
"""Several names: ".mp4, .mov or .mkv"."""
_HEAD: Final = 9
"""The place of what stands before the end of a message."""
_HAN: Final = r"[\u3400-\u9fff]"
_WIDE: Final = r"[\u3000-\u9fff\uff00-\uffef]"
_SPACED: Final = re.compile(rf"((?<={_HAN}) )?\{{(\d+)\}}( (?={_HAN}))?")
"""A place and the spaces between it and Chinese, which a Chinese value does without."""


class Catalogue:
    """Translations by their English templates."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        """`entries`: each English template and its translation, with the same places."""
        self.entries = entries
        self._whole = {said: told for said, told in entries.items() if not PLACE.search(said)}
        placed = {said: told for said, told in entries.items() if PLACE.search(said)}
        ends = {
            f"{{{_HEAD}}}{said}": f"{{{_HEAD}}}{told}"
            for said, told in entries.items()
            if _ENDING.match(said)
        }
        shut = {said: told for said, told in ends.items() if not said.endswith("}")}
        # An end that is open, ", at most {0}", would take what belongs to a longer message.
        self._templates = [*self._sorted(shut), *self._sorted(placed), *self._sorted(ends)]

    def _sorted(self, entries: Mapping[str, str]) -> list[_Template]:
        """What says where, or ends a message, comes first; then what says most."""
        templates = [_Template(said, told, self._whole) for said, told in entries.items()]
        return sorted(templates, key=lambda each: each.rank)

    def translated(self, text: str, named: Callable[[str], str] = str) -> str:
        """The text in the catalogue's language; as it is where no entry fits.

        `named` gives what a message is about, such as "fox", in that language.
        """
        return self._translated(text, named, _DEEPEST) if self.entries else text

    def _translated(self, text: str, named: Callable[[str], str], depth: int) -> str:
        if text in self._whole and (depth == _DEEPEST or " " in text):
            # A single word within a message may be a name that the person has to type.
            return self._whole[text]
        if depth:
            if about := _FILE.fullmatch(text):
                told = self._translated(about[2], named, depth - 1)
                if told != about[2]:
                    return f"{about[1]}：{told}"
            for template in self._templates:
                if template.longest in text and (found := template.match(text)):
                    values = [self._translated(value, named, depth - 1) for value in found]
                    if template.is_part and _is_foreign(found[-1], values[-1]):
                        continue  # the whole of it may be a message
                    return template.filled(values)
            for joint, told in _JOINTS.items():
                parts = text.split(joint, 1)
                values = [self._translated(part, named, depth - 1) for part in parts]
                same = [part for part, value in zip(parts, values, strict=True) if part == value]
                if len(parts) == 2 and (not same or (joint == ": " and same == parts[:1])):
                    return told.join(values)
        return text if depth == _DEEPEST else _listed(named(text))


class _Template:
    """One entry with places for values."""

    def __init__(self, said: str, told: str, kinds: Mapping[str, str]) -> None:
        """`kinds`: translations of what may follow "the" in a place, such as "the script"."""
        self._told, self._kinds = told, kinds
        self._texts = PLACE.split(said)[::2]
        self._order = [int(place) for place in PLACE.findall(said)]
        self.longest = max(self._texts, key=len)
        self.is_where = bool(_WHERE.fullmatch(said))
        self.is_part = self.is_where or self._order[0] == _HEAD
        num_letters = sum(map(len, self._texts))
        self.rank = (not (self.is_where or _ENDING.match(said)), -num_letters, len(self._texts))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        joined = re.escape(self._texts[0])
        for index, (before, after) in enumerate(pairwise(self._texts)):
            value = "(.*?)" if before or not index else r"((?:[ ,;(].*?)??)"
            if self._order[0] == _HEAD and index:
                value = "([^()]*?)"
            if before.endswith(_COUNTED if self.is_where else "line "):
                value = r"(\d(?:[\d.,– ]*\d)?)"
            joined += value + re.escape(after)
        return re.compile(joined, re.DOTALL)

    def match(self, text: str) -> list[str] | None:
        """The values by their numbers, where the text is this message."""
        found = self._pattern.fullmatch(text)
        if found is None:
            return None
        values = [""] * (max(self._order) + 1)
        for place, value, before in zip(self._order, found.groups(), self._texts, strict=False):
            told = self._kinds.get(f"the {value}") if before.endswith("the ") else None
            values[place] = told or value
        return values

    def filled(self, values: list[str]) -> str:
        return _SPACED.sub(lambda place: _fitted(place, values[int(place[2])]), self._told)


def _is_foreign(said: str, told: str) -> bool:
    """Whether words were left as they are; names alone are no words."""
    return said == told and " " in said


def _listed(text: str) -> str:
    """Names as Chinese lists them; another text as it is."""
    if not _LIST.fullmatch(text):
        return text
    return re.sub(r'"([^"]+)"', r"“\1”", text.replace(", ", "、").replace(" or ", " 或 "))


def _fitted(place: re.Match[str], value: str) -> str:
    before = "" if re.match(_WIDE, value) else place[1] or ""
    after = "" if re.match(_WIDE, value[-1:]) else place[3] or ""
    return before + value + after


@cache
def catalogue_of(language: str) -> Catalogue:
    """The catalogue of a language: "zh"; an empty one for English and those that have none."""
    path = _FOLDER / f"{language}.po"
    if language == "en" or not path.is_file():
        return Catalogue({})
    import polib

    entries = polib.pofile(str(path)).translated_entries()
    return Catalogue({entry.msgid: entry.msgstr for entry in entries})
