"""What a text says that happens to things, where it can be drawn: "the ice melts", 水流进稻田.

A verb of `finish.cards.happenings`, and its own things before and behind it. What is denied or
told to be left, and what has no picture, is left to other pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onionskin.film.naming.happens.chinese import in_chinese
from onionskin.film.naming.happens.english import Sentence, in_english
from onionskin.film.naming.happens.nouns import Noun, chinese_nouns
from onionskin.film.naming.vocabulary import Named
from onionskin.film.script.sentences import sentences
from onionskin.finish.cards.things import drawing_of
from onionskin.planner.lexicon import is_chinese

_IT: Final = re.compile(r"\b(?:it|they|them)\b|它", re.IGNORECASE)


def _subject(text: str) -> Noun | None:
    """The thing that a text is about: to which the last of it happens, or that it names first."""
    last = sentences(text)[-1][0] if sentences(text) else text
    if _IT.search(last):
        return None  # of something said even before
    found = list(in_chinese(last, (), None) if is_chinese(last) else in_english(last, (), None))
    if found:
        return next(iter(found[-1].things.values()))
    nouns = chinese_nouns(last, ()) if is_chinese(last) else Sentence(last, 0, (), None).nouns
    return next((e for e in nouns if e.thing and not (e.is_somebody or e.is_time)), None)


_LONGEST: Final = 80
"""Characters of a thing's name in a storyboard."""


def happening_in(text: str, named: Sequence[Named], before: str = "") -> list[Named]:
    """What happens in a text, in order; `named` is what it names that can be drawn, and "it" what
    the text `before` is about."""
    it = _subject(before) if before and _IT.search(text) else None
    found = in_chinese(text, named, it) if is_chinese(text) else in_english(text, named, it)
    told: list[Named] = []
    for each in found:
        name = each.way.name({letter: noun.thing for letter, noun in each.things.items()})
        if len(name) > _LONGEST or drawing_of(name) is None:
            continue
        told.append(
            Named(
                thing=name,
                said=text[each.start : each.end],
                start=each.start,
                is_deed=True,
                taken=tuple(range(each.start, each.end)),
            )
        )
    return told
