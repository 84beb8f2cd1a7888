"""Messages in another language, found by the English text that is about to be shown.

Errors and warnings are written in English where they arise, and translated where they are shown.
An entry of a catalogue (`zh.po`, a gettext file) is a template: `{0}`, `{1}` … stand for what the
message is about. Values that are messages themselves are translated too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

PLACE: Final = re.compile(r"\{(\d+)\}")
"""Where a value stands in a template."""
_FOLDER: Final = Path(__file__).parent
_DEEPEST: Final = 4
"""Messages within messages that are translated."""


class Catalogue:
    """Translations by their English templates."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        """`entries`: each English template and its translation, with the same places."""
        self.entries = entries
        self._whole = {said: told for said, told in entries.items() if not PLACE.search(said)}
        templates = (_Template(said, told) for said, told in entries.items() if PLACE.search(said))
        self._templates = sorted(templates, key=lambda each: -each.num_letters)

    def translated(self, text: str, named: Callable[[str], str] = str) -> str:
        """The text in the catalogue's language; as it is where no entry fits.

        `named` gives what a message is about, such as "fox", in that language.
        """
        return self._translated(text, named, _DEEPEST)

    def _translated(self, text: str, named: Callable[[str], str], depth: int) -> str:
        if text in self._whole and (depth == _DEEPEST or " " in text):
            # A single word within a message may be a name that the person has to type.
            return self._whole[text]
        if depth:
            for template in self._templates:
                if template.longest in text and (found := template.match(text)):
                    values = [self._translated(value, named, depth - 1) for value in found]
                    return template.filled(values)
        return text if depth == _DEEPEST else named(text)


class _Template:
    """One entry with places for values."""

    def __init__(self, said: str, told: str) -> None:
        self.said, self._told = said, told
        self._texts = PLACE.split(said)[::2]
        self._order = [int(place) for place in PLACE.findall(said)]
        self.longest = max(self._texts, key=len)
        self.num_letters = sum(map(len, self._texts))

    def match(self, text: str) -> list[str] | None:
        """The values by their numbers, where the text is this message."""
        found = re.fullmatch("(.*?)".join(map(re.escape, self._texts)), text, re.DOTALL)
        if found is None:
            return None
        values = [""] * (max(self._order) + 1)
        for place, value in zip(self._order, found.groups(), strict=True):
            values[place] = value
        return values

    def filled(self, values: list[str]) -> str:
        return PLACE.sub(lambda place: values[int(place[1])], self._told)


@cache
def catalogue_of(language: str) -> Catalogue:
    """The catalogue of a language: "zh"; an empty one for English and those that have none."""
    path = _FOLDER / f"{language}.po"
    if language == "en" or not path.is_file():
        return Catalogue({})
    import polib

    entries = polib.pofile(str(path)).translated_entries()
    return Catalogue({entry.msgid: entry.msgstr for entry in entries})
