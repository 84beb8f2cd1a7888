"""A list as its card shows it: which items have a picture, and whether they are numbered.

An item's picture is of the thing that it names, or of what it says to do; where most of a list
have none, no item has one. Numbers stand where order is the message, and never before an item that
opens with a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from onionskin.film.card_words import begins_with_a_verb
from onionskin.film.naming import Named, named_things
from onionskin.film.naming.vocabulary import is_role
from onionskin.film.storyboard import Points
from onionskin.finish.cards.things import drawing_of
from onionskin.planner.dictionary import english
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.places import PLACES

_MOST: Final = 2 / 3
"""So many of a list's items have pictures, or none has."""
_FEWEST: Final = 2
_LONGEST_TITLE: Final = 200
_COUNTS: Final = re.compile(
    r"\d+(?![\d.]*(?:st|nd|rd|th)\b)|(?:half|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"twelve|twenty|an? (?:dozen|few|hundred|pair))\b"
    r"|[一二两三四五六七八九十半几][个只条根勺杯瓶盒把包块斤克头朵双]",
    re.IGNORECASE,
)
_IN_SEQUENCE: Final = re.compile(
    r"(?:first|firstly|second|secondly|third|next|then|finally|after that|afterwards|last|lastly)\b"
    r"(?=[ ,])|首先|其次|先(?!生|进)|再(?![见生])|然后|接着|最后|随后|第[一二三四五六七八九]步",
    re.IGNORECASE,
)
_OF_STEPS: Final = re.compile(
    r"\b(?:steps?|stages?|in this order|sequence)\b|步骤|流程|顺序|[一二三四五六七八九几]步",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"\b(?:in|for|to|at|on|from|under|with|until|by)\b", re.IGNORECASE)


def pointed(
    items: Sequence[str], title: str = "", *, is_ordered: bool = False, names: Collection[str] = ()
) -> Points:
    """The list of some items, with what is drawn before them. `is_ordered`: the script numbers
    them; `names` are of people, who bring no picture."""
    kept = tuple(each[:500] for each in items)
    return Points(
        items=kept,
        title=title[:_LONGEST_TITLE],
        things=_pictured(kept, names),
        numbered=_are_numbered(kept, title, is_ordered=is_ordered),
    )


def _are_numbered(items: Sequence[str], title: str, *, is_ordered: bool) -> bool:
    """Whether order is the message: the script has numbers, or the items are steps."""
    if len(items) < 2 or any(_COUNTS.match(each) for each in items):
        return False
    sequels = sum(_IN_SEQUENCE.match(each) is not None for each in items)
    return (
        is_ordered
        or 2 * sequels >= len(items)
        or _OF_STEPS.search(title) is not None
        or all(map(begins_with_a_verb, items))
    )


def _pictured(items: Sequence[str], names: Collection[str]) -> tuple[str, ...]:
    """What is drawn of each item, each picture once; none where most items have none."""
    found: list[str] = []
    for item in items:
        thing = _thing_of(item, names)
        found.append("" if thing in found else thing)
    drawn = sum(map(bool, found))
    return tuple(found) if drawn >= max(_MOST * len(items), _FEWEST) else ()


def _thing_of(item: str, names: Collection[str]) -> str:
    """What an item is a picture of; "" where nothing is sure."""
    named = [
        each
        for each in named_things(item, names, scenes=True, pictograms=True)
        if not (each.is_refused or _is_an_adjective(each, item)) and _can_be_drawn(each)
    ]
    deeds = [each for each in named if each.is_deed]
    plain = [each for each in named if not (each.is_aside or each.is_deed or each.is_scene)]
    places = [each for each in named if each.is_scene and not each.is_aside]
    roles = [each for each in plain if is_role(each.thing) and not each.is_weak]
    things = [each for each in plain if not is_role(each.thing)]
    aside = [each for each in named if each.is_aside and not is_role(each.thing)]
    chosen = next(iter((*deeds, *things, *places, *roles, *aside)), None)
    return "" if chosen is None else chosen.thing


def _can_be_drawn(named: Named) -> bool:
    """Whether there is a picture: of a thing, or of a place, and of no people together."""
    known = PLACES.find(named.thing) if named.is_scene else drawing_of(named.thing)
    return known is not None


def _is_an_adjective(named: Named, item: str) -> bool:
    """Whether the first word only tells how something is: "*safe* in the dishwasher"."""
    if named.start or is_chinese(item):
        return False
    word = english(named.said.casefold())
    return word.adjective > word.noun and bool(_SMALL.match(item[len(named.said) :].lstrip()))
