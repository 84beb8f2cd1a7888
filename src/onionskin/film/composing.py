"""What stands on a card beside its pictures: main points in words, short labels, a headline.

Captions have the sentence already: a card shows its pictures, each with its word, and every main
point that has none as a tile of words in the same row.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.card_words import unsaid
from onionskin.film.figures import figures_in
from onionskin.film.headline import clauses_told, headline, short_clause, without_lead
from onionskin.film.main_points import Point, main_points
from onionskin.film.pairing import paired, with_what_it_is_of
from onionskin.film.point import is_beside_the_point
from onionskin.film.storyboard import Callout, Join, Things
from onionskin.planner.lexicon import is_chinese

_MOST: Final = 5
"""Things on one card."""
_MOST_TOLD: Final = 4
"""Things from which clauses without a picture are left to the voice."""
_MOST_UNSAID: Final = 0.4
"""So much of a text may one picture leave to the voice."""
_LEAST_PICTURED: Final = 2
"""Pictures that a card has at least where it has tiles of words too: beside one picture words are
written out, and are no box as large as it."""
_LONGEST_LABEL: Final = {True: 9, False: 26}
"""Characters under a picture or on a tile, of Chinese and of others."""


def composed(
    items: Sequence[Callout],
    text: str,
    phrase: str,
    *,
    pool: Sequence[Callout] = (),
    names: Collection[str] = (),
    join: Join = "row",
) -> Things:
    """A card of some pictures and figures of a text, with its main points and a headline.

    `pool` are pictures that may stand for points of which `items` have none. Where nothing of it
    is what the text is about, the text itself, `phrase`, stands beside it.
    """
    items = [with_what_it_is_of(each, text) for each in items]
    whole = paired(_with_points(items, text, pool), text)
    labelled = tuple(_labelled(each) for each in whole)
    labels = [f"{each.text} {each.said}" for each in labelled]
    head = headline(text, labels, [each.said or each.text for each in labelled])
    is_little = len(labelled) == 1 and unsaid(text, f"{head} {labels[0]}") > _MOST_UNSAID
    if is_little or (not head and is_beside_the_point(whole, text, names)):
        return Things(items=tuple(_bare(each) for each in whole), text=phrase, join=join)
    if len(labelled) == 1 and head and _is_in(labelled[0], head):
        labelled = (_bare(labelled[0]),)
    return Things(items=labelled, text=head, join=join if len(whole) == len(items) else "row")


def _with_points(items: Sequence[Callout], text: str, pool: Sequence[Callout]) -> list[Callout]:
    """The items and the main points that they lack, in the order in which they are spoken."""
    placed = [(span, each) for each in items if (span := _span(each, text)) is not None]
    lost = [each for each in items if _span(each, text) is None]
    told = main_points(text)
    points = told
    if not any(each.thing or each.scene for each in items):
        points = tuple(each for each in told if each.is_object)[:1]
    for chosen in _together(points):
        lacking = [each for each in chosen if not _is_shown(each, placed)]
        is_listed = chosen[0].group > 0
        is_main = any(each.is_object for each in chosen)
        is_begun = is_listed and len(lacking) < len(chosen)
        if not lacking or not (is_main or is_begun):
            continue
        if len(items) + len(lacking) > _MOST or (not is_listed and len(placed) >= _MOST_TOLD):
            continue
        found = [((each.start, each.end), _of_point(each, text, pool)) for each in lacking]
        if _num_pictured([*placed, *found]) >= _LEAST_PICTURED:
            placed += found
        else:
            placed += [row for row in found if row[1].thing or row[1].scene]
    placed = _fewer(placed, told)
    placed += _deeds(placed, text)
    ordered = [each for _, each in sorted(placed, key=lambda row: row[0])]
    return [*dict.fromkeys([*lost, *ordered])]


_Placed = tuple[tuple[int, int], Callout]


def _together(points: Sequence[Point]) -> list[list[Point]]:
    """Each point by itself, then the members of each list."""
    lists: dict[int, list[Point]] = {}
    for each in points:
        if each.group:
            lists.setdefault(each.group, []).append(each)
    return [*([each] for each in points if not each.group), *(lists[key] for key in sorted(lists))]


def _num_pictured(placed: Sequence[_Placed]) -> int:
    return sum(bool(each.thing or each.scene) for _, each in placed)


def _fewer(placed: list[_Placed], told: Sequence[Point]) -> list[_Placed]:
    """Without what is named in passing, where a card has many things."""
    while len(placed) > _MOST_TOLD:
        aside = [
            row
            for row in sorted(placed, key=lambda row: row[0])
            if row[1].thing
            and not (row[1].crossed or row[1].warned or row[1].text)
            and not any(_is_shown(each, [row]) for each in told)
        ]
        if not aside:
            break
        placed = [row for row in placed if row is not aside[0]]
    return placed


def _deeds(placed: Sequence[_Placed], text: str) -> list[_Placed]:
    """Short clauses of which nothing is on a card that has pictures of others."""
    if _num_pictured(placed) < _LEAST_PICTURED:
        return []
    found: list[_Placed] = []
    at = 0
    for part in clauses_told(text):
        start = text.find(part, at)
        if start < 0:
            continue
        at = start + len(part)
        is_seen = any(span[0] < at and span[1] > start for span, _ in placed)
        words = "" if is_seen else short_clause(part)
        if words and len(placed) + len(found) < _MOST_TOLD:
            label = words[:1].upper() + words[1:]
            found.append(((start, at), Callout(text=label, said=part[:200])))
    return found


def _span(item: Callout, text: str) -> tuple[int, int] | None:
    """From which to which character of a text something is said."""
    said = (item.said or item.text).casefold()
    start = text.casefold().find(said) if said else -1
    return None if start < 0 else (start, start + len(said))


def _is_shown(point: Point, placed: Sequence[_Placed]) -> bool:
    return any(start < point.end and end > point.start for (start, end), _ in placed)


def _of_point(point: Point, text: str, pool: Sequence[Callout]) -> Callout:
    """The picture of a main point, where there is one, or its word."""
    for each in pool:
        span = _span(each, text)
        is_it = span is not None and span[0] < point.end and span[1] > point.start
        if is_it and (each.thing or each.scene) and not each.crossed:
            return each
    return Callout(text=_short(point.label)[:80], said=point.said[:200])


def _labelled(item: Callout) -> Callout:
    """A thing with its word under it; all of a card have one."""
    if item.text:
        text = without_lead(item.text)
        return item if text == item.text else replace(item, text=text, said=item.said or item.text)
    if not (item.thing or item.scene):
        return item
    return replace(item, text=_short(item.said)[:80])


def _short(said: str) -> str:
    """Words that fit under a picture: a short clause, or the last ones, which name it."""
    said = said.strip(' ,.;:!?，。；：！？、“”"「」')
    if len(said) > _LONGEST_LABEL[is_chinese(said)] and (clause := short_clause(said)):
        said = clause
    longest = _LONGEST_LABEL[is_chinese(said)]
    words = said.split()
    while len(words) > 1 and len(" ".join(words)) > longest:
        words.pop(0)
    kept = " ".join(words)
    return kept if len(kept) <= longest else ""


def _is_in(item: Callout, head: str) -> bool:
    """Whether a headline has the word of a picture already."""
    is_a_figure = not (item.thing or item.scene) or bool(figures_in(item.text))
    return not is_a_figure and item.text.casefold() in head.casefold()


def _bare(item: Callout) -> Callout:
    """A picture without the word under it, which is written beside it; a figure keeps its words."""
    is_a_figure = not (item.thing or item.scene) or any(each.isdigit() for each in item.text)
    return item if is_a_figure else replace(item, text="", said=item.said or item.text)
