"""Names of a film's cast are names, also where they are words: Lea, Will, May, 小雨, 石头.

    names = Names.of(script)
    names.reveal(board_of_hidden(names.hide(script)))

While a script is read, such names are hidden behind first names that are nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from onionskin.film.people import role_of
from onionskin.film.storyboard import BoardFigure
from onionskin.planner.chinese_cutting import known_words
from onionskin.planner.dictionary import english, given_names, word_set
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.roles import ROLES

_T = TypeVar("_T")
_PLAIN_ZH: Final = ("小丽", "小明", "小芳", "小强", "小红", "小刚")
"""First names that are read as somebody's, and as nothing else."""
_CHILD: Final = re.compile(r"\b(?:girl|boy|child|kid|baby|toddler)\b|[女男]孩|孩子|宝宝", re.I)
_SHE: Final = re.compile(r"\b(?:woman|girl|lady|female|grand(?:ma|mother)|mother|aunt)\b|女", re.I)
_HE: Final = re.compile(r"\b(?:man|boy|guy|male|grand(?:pa|father)|father|uncle)\b|男", re.I)
_ADDRESSED: Final = word_set(
    "doctor nurse professor teacher captain king queen prince princess chef coach"
)
"""Roles that are spoken of like names: "Captain steers"."""
_NOT_BEFORE: Final = r"(?<![\w'’-])(?<!\bthe )(?<!\bThe )(?<!\ba )(?<!\bA )(?<!\ban )(?<!\bAn )"
_NOT_ASKED: Final = r"(?!\s+(?:I|you|he|she|it|we|they|the|this|that|there|my|your|our|not|be)\b)"
"""What follows an auxiliary that begins a question: "Will you come?" """
_AUXILIARIES: Final = word_set("will may")


@dataclass(frozen=True, slots=True)
class Names:
    """Which first name stands for which name of the cast, while a text is read."""

    stands_for: Mapping[str, str]
    """The name of the cast, by what stands in for it."""

    @staticmethod
    def of(cast: Sequence[BoardFigure], text: str, *, chinese: bool) -> Names:
        """Of a cast, those who are called by a word; `text` is all that is written."""
        found = dict[str, str]()
        folded = f"{text} {' '.join(each.name for each in cast)}".casefold()
        for figure in cast:
            if not _is_hidden(figure, text, chinese=chinese):
                continue
            free = [name for name in _plain(figure, chinese=chinese) if name not in found]
            free = [name for name in free if name.casefold() not in folded]
            if free:  # as long as the name itself, so that lines break where they would
                found[min(free, key=lambda each: abs(len(each) - len(figure.name)))] = figure.name
        return Names(found)

    def hide(self, value: _T) -> _T:
        """Text, or whatever holds text, with the names hidden."""
        changed: _T = _mapped(value, self._hidden) if self.stands_for else value
        return changed

    def reveal(self, value: _T) -> _T:
        """The same with the names of the cast in their places."""
        changed: _T = _mapped(value, self._revealed) if self.stands_for else value
        return changed

    def _hidden(self, text: str) -> str:
        for stand, name in self.stands_for.items():
            if not name.isascii() or name == text:
                text = text.replace(name, stand)
                continue
            asked = _NOT_ASKED if name.casefold() in _AUXILIARIES else ""
            for said, shown in ((name, stand), (name.upper(), stand.upper())):
                ends = rf"(?![A-Za-z0-9]|[-’'](?!s\b)\w){asked}"
                text = re.sub(f"{_NOT_BEFORE}{re.escape(said)}{ends}", shown, text)
        return text

    def _revealed(self, text: str) -> str:
        for stand, name in self.stands_for.items():
            for said, shown in ((stand, name), (stand.upper(), name.upper())):
                text = text.replace(said, shown)
            if stand.isascii():  # in the id of a shot
                slug = "-".join(re.findall(r"\w+", name.casefold()))
                text = re.sub(rf"(?<![^\W_]){stand.casefold()}(?![^\W_])", slug, text)
        return text


def texts_in(value: Any) -> tuple[str, ...]:
    """Every text that is in a value, which may be plain data or dataclasses."""
    found = list[str]()

    def noted(text: str) -> str:
        found.append(text)
        return text

    _mapped(value, noted)
    return tuple(found)


def is_child(look: str) -> bool:
    """Whether words of a cast say that somebody is a child, who has no trade."""
    return bool(_CHILD.search(look))


def _is_hidden(figure: BoardFigure, text: str, *, chinese: bool) -> bool:
    """Whether somebody's name would be read as something else."""
    name = figure.name
    if _is_role(name) and not is_child(figure.look):
        if chinese or not name[:1].isupper() or name.casefold() in _ADDRESSED:
            return False
        if not re.search(rf"{_NOT_BEFORE}\b{re.escape(name)}\b", text) or _is_kin(name):
            return False
        if re.search(rf"\b(?:the|an?) {re.escape(name)}\b", text, re.I):
            return False  # "the baker" is a baker
    is_somebody = bool(_SHE.search(figure.look) or _HE.search(figure.look) or role_of(figure.look))
    if not is_somebody and (_is_animal(name) or any(map(_is_animal, figure.look.split()))):
        return False
    if chinese:
        return name not in _PLAIN_ZH
    sex = _sex(figure)
    is_plain = _is_plain(name) and given_names()[name] == (sex or given_names()[name])
    return name[:1].isupper() and len(name) > 1 and not is_plain


def _is_role(name: str) -> bool:
    folded = name.casefold()
    return ROLES.find(folded) is not None or bool(role_of(folded))


def _is_kin(name: str) -> bool:
    entry = ROLES.find(name.casefold())
    return entry is not None and entry.frame is not None


def _is_animal(name: str) -> bool:
    if is_chinese(name):
        kind = english(known_words().get(name, ("", ""))[1]).kind
        return kind in ("animal", "vehicle")
    return english(name.casefold()).kind in ("animal", "vehicle")


def _is_plain(name: str) -> bool:
    """Whether a word is a first name and nothing else."""
    word = english(name.casefold())
    is_word = word.noun or word.verb or word.adjective or word.adverb
    return name in given_names() and not is_word


def _plain(figure: BoardFigure, *, chinese: bool) -> Iterator[str]:
    if chinese:
        yield from _PLAIN_ZH
        return
    guessed = "woman" if figure.name[-1:] in "aey" else "man"
    sex = _sex(figure) or given_names().get(figure.name) or guessed
    yield from (name for name, of in given_names().items() if of == sex and _is_plain(name))


def _sex(figure: BoardFigure) -> str:
    if _SHE.search(figure.look):
        return "woman"
    return "man" if _HE.search(figure.look) else ""


def _mapped(value: Any, change: Any) -> Any:
    """Plain data and dataclasses with every text in them changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple | list):
        return type(value)(_mapped(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        was = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        now = {name: _mapped(each, change) for name, each in was.items()}
        return replace(value, **now) if now != was else value
    return value
