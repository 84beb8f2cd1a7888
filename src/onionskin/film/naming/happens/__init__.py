"""What a text says that happens to things, where it can be drawn: "the ice melts", 水流进稻田.

A verb of `finish.cards.happenings`, and its own things before and behind it. What is denied or
told to be left, and what has no picture, is left to other pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.film.naming.happens.chinese import in_chinese
from onionskin.film.naming.happens.english import in_english
from onionskin.film.naming.vocabulary import Named
from onionskin.finish.cards.things import drawing_of
from onionskin.planner.lexicon import is_chinese

_LONGEST: int = 80
"""Characters of a thing's name in a storyboard."""


def happening_in(text: str, named: Sequence[Named]) -> list[Named]:
    """What happens in a text, in order; `named` is what it names that can be drawn."""
    found = in_chinese(text, named, None) if is_chinese(text) else in_english(text, named, None)
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
