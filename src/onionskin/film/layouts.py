"""How the cards of a film are laid out: chosen by what is on them, no two alike in a row.

Of the layouts that fit a card the one is taken that was not seen for longest, so that a film of
many cards does not look like one card.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from onionskin.film.point import is_beside_the_point
from onionskin.film.seen import has_place
from onionskin.film.storyboard import Callout, Layout, ShotSource, Statement, Things, Title
from onionskin.finish.cards.callouts import parts_of as parts_of_figure
from onionskin.planner.lexicon import is_chinese

_IN_ORDER: Final = re.compile(
    r"(?:^|[,;.] )(?:first|next|finally|now)\b|\b(?:then|afterwards|after that)\b|"
    r"然后|接着|最后|首先|"
    r"(?:^|，)[先再]",
    re.IGNORECASE,
)
_MOST_PANELS: Final = 4
_LONGEST_ON_PANEL: Final = {True: 16, False: 44}
"""Characters over the thing of a panel, of Chinese and of others."""
_LONGEST_BESIDE: Final = {True: 40, False: 110}
"""Characters of a sentence for which a place behind it is calm enough."""
_OF_ANYTHING: Final = "street"
"""A place that tells nothing of what a film is about: it is never drawn behind a card."""


_How = TypeVar("_How", Layout, Statement)
_Way = tuple[str, _How, str]
"""What a way of laying out is called here, the card's field, and the place behind it."""


@dataclass(slots=True)
class Layouts:
    """Lays out the cards of a film, from its first to its last."""

    turn: int = 0
    last: dict[str, int] = field(default_factory=dict)
    """When each layout was taken last."""

    def laid_out(
        self, source: ShotSource, text: str, place: str = "", names: Collection[str] = ()
    ) -> ShotSource:
        """A card in a layout that fits it; `place` is where the film is, which may be drawn
        behind it. What is no card of things or of a spoken sentence stays as it is.

        `names` are those of the film's people.
        """
        place = "" if place == _OF_ANYTHING else place
        if isinstance(source, Things):
            is_aside = bool(source.text) and is_beside_the_point(source.items, text, names)
            return self._words(source, place) if is_aside else self._things(source, text, place)
        if isinstance(source, Title) and text and not source.subtitle:
            return self._title(source, place)
        return source

    def _title(self, title: Title, place: str) -> Title:
        ways: list[_Way[Statement]] = []
        if place and has_place(place):
            ways.append(("place", "middle", place))
        ways += [("bar", "bar", ""), ("band", "band", "")]
        _, how, behind = self._next(ways)
        return replace(title, how=how, place=behind)

    def _words(self, things: Things, place: str) -> Things:
        """What is beside the point of a sentence is small."""
        ways: list[_Way[Layout]] = [("words", "words", "")]
        if place and has_place(place):
            ways.append(("words in a place", "words", place))
        _, layout, behind = self._next(ways)
        return replace(things, layout=layout, place=behind)

    def _things(self, things: Things, text: str, place: str) -> Things:
        ways: list[_Way[Layout]] = []
        if things.text:
            ways += self._beside_words(things, place)
        elif _fills_panels(things.items):
            is_in_order = _IN_ORDER.search(text) is not None and things.join == "row"
            ways.append(("steps", "steps", "") if is_in_order else ("panels", "panels", ""))
            if len(things.items) == 2 or not is_in_order:
                ways.append(("row", "beside", ""))
        else:
            ways.append(("row", "beside", ""))
        _, layout, behind = self._next(ways)
        return replace(things, layout=layout, place=behind)

    @staticmethod
    def _beside_words(things: Things, place: str) -> list[_Way[Layout]]:
        ways: list[_Way[Layout]] = []
        is_short = len(things.text) <= _LONGEST_BESIDE[is_chinese(things.text)]
        if len(things.items) == 1 and _is_large(things.items[0]):
            ways.append(("split", "split", ""))
        if place and has_place(place) and is_short and len(things.items) < _MOST_PANELS:
            ways.append(("place", "beside", place))
        ways += [("beside", "beside", ""), ("opposite", "opposite", "")]
        return ways

    def _next(self, ways: list[_Way[_How]]) -> _Way[_How]:
        """The way that was not taken for longest; of such that never were, the first."""
        self.turn += 1
        best = min(ways, key=lambda way: self.last.get(way[0], 0))
        self.last[best[0]] = self.turn
        return best


def _is_large(item: Callout) -> bool:
    """Whether a thing is worth a part of the page: figures of many words are not."""
    if item.thing or item.scene:
        return True
    before, number, after = parts_of_figure(item.text)
    return number[:1].isdigit() and len(f"{before}{after}") <= _SHORT_FIGURE


_SHORT_FIGURE: Final = 24


def _fills_panels(items: Iterable[Callout]) -> bool:
    """Whether each thing has a picture and few words, so that it may stand on a panel."""
    items = tuple(items)
    are_short = all(len(each.text) <= _LONGEST_ON_PANEL[is_chinese(each.text)] for each in items)
    are_seen = all((each.text and (each.thing or each.scene)) or _is_large(each) for each in items)
    return 2 <= len(items) <= _MOST_PANELS and are_short and are_seen
