"""Numbers beside the things that they belong to: of "22 pounds for a small dog and 28 for a large
one" two pictures with a number each, of one dog in two sizes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.storyboard import Callout
from onionskin.finish.cards.things import SIZES, drawing_of
from onionskin.planner.lexicon import is_chinese

_FOR: Final = re.compile(
    r"\s+(?:for|per|a|each)\s+(?:an?|the|each|every)?\s*(?P<what>(?P<how>small|large|big|little)?"
    r"\s*(?P<noun>[a-z]+))\b",
    re.IGNORECASE,
)
"""Behind a figure: what it is for."""
_OF: Final = re.compile(r"\b(?P<what>[a-z]+) of $", re.IGNORECASE)
"""Before a figure: "a deposit of"."""
_LIKE_IT: Final = frozenset(("one", "ones"))
_SIZE: Final = {"small": "small", "little": "small", "large": "large", "big": "large"}


def paired(items: Sequence[Callout], text: str) -> list[Callout]:
    """The items of a card, with each number on the picture of what it is for."""
    found = _alternating(_for_things(list(items), text))
    return [each for index, each in enumerate(found) if each not in found[:index]]


def _for_things(items: list[Callout], text: str) -> list[Callout]:
    """Figures with "for a small dog" behind them on the picture of it."""
    last: Callout | None = None
    found: list[Callout] = []
    used: set[int] = set()
    for index, item in enumerate(items):
        if index in used:
            continue
        at = text.find(item.said or item.text)
        match = None if at < 0 or not _is_figure(item) else _FOR.match(
            text, at + len(item.said or item.text)
        )  # fmt: skip
        if match is None:
            found.append(item)
            continue
        noun = match["noun"].casefold()
        thing = next((k for k, each in enumerate(items) if each.thing and _says(each, noun)), None)
        of = last if noun in _LIKE_IT else items[thing] if thing is not None else None
        if of is None:
            found.append(item)
            continue
        used |= {thing} if thing is not None and thing > index else set()
        found = [each for each in found if thing is None or each is not items[thing]]
        last = of
        found.append(_on(of, item, match["what"].strip(), (match["how"] or "").casefold()))
    return found


def _says(item: Callout, noun: str) -> bool:
    words = re.findall(r"[a-z]+", (item.said or item.text).casefold())
    return noun in words or f"{noun}s" in words


def _on(of: Callout, figure: Callout, what: str, how: str) -> Callout:
    """The picture of a thing with a figure under it, in the size that is told."""
    size = _SIZE.get(how, "")
    sized = f"{size} {of.thing}" if size else of.thing
    thing = sized if size in SIZES and drawing_of(sized) is not None else of.thing
    name = re.sub(r"\bones?\b", (of.said or of.text).split()[-1], what)
    return replace(
        of, thing=thing, text=f"{name}: {figure.text}"[:80], said=figure.said or figure.text
    )


def _alternating(items: list[Callout]) -> list[Callout]:
    """Things and figures that come by turns, each pair as one: adults 12 euros, children 6."""
    are = [_is_figure(each) for each in items]
    is_even = len(items) in (4, 6) and all(one != other for one, other in itertools.pairwise(are))
    if not is_even or any(each.crossed or each.warned for each in items):
        return items
    found = []
    for one, other in zip(items[::2], items[1::2], strict=True):
        figure, thing = (one, other) if _is_figure(one) else (other, one)
        if not thing.thing:
            return items
        mark = "：" if is_chinese(figure.text + thing.text) else ": "
        label = f"{thing.text or thing.said}{mark}{figure.text}"
        found.append(replace(thing, text=label[:80], said=other.said or other.text))
    return found


def _is_figure(item: Callout) -> bool:
    return not (item.thing or item.scene) and any(each.isdigit() for each in item.text)


def with_what_it_is_of(item: Callout, text: str) -> Callout:
    """A figure with what it is of behind its number: of "a deposit of fifty pounds" 50 pounds
    deposit."""
    at = text.find(item.said or item.text)
    match = _OF.search(text[:at]) if at > 0 and _is_figure(item) else None
    if match is None:
        return item
    said = text[match.start() : at + len(item.said or item.text)]
    return replace(item, text=f"{item.text} {match['what']}"[:80], said=said[:200])
