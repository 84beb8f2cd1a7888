"""Shots of words and figures: titles, lists, quotes, charts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from onionskin.film.card_words import parts_of
from onionskin.film.naming.vocabulary import prompt_of
from onionskin.film.sources.branding import in_colours_of
from onionskin.film.sources.brief import Brief, Credit, Drawn
from onionskin.film.sources.spoken import spans_of, times_of, tokens_of, when_spoken
from onionskin.film.storyboard import Callout, Chart, Points, Quote, Stage, Things, Title
from onionskin.finish.cards.animation import Animation
from onionskin.finish.cards.callouts import Card, as_taken
from onionskin.finish.cards.chart import chart_card
from onionskin.finish.cards.gathering import things_card
from onionskin.finish.cards.listing import Item, list_card
from onionskin.finish.cards.page import Page
from onionskin.finish.cards.phrase import Part, phrase_card
from onionskin.finish.cards.pictograms import licences_of
from onionskin.finish.cards.table import Table, read_table, table_of
from onionskin.finish.cards.things import drawing_of
from onionskin.finish.cards.words import (
    Timing,
    TitleEntrance,
    quote_card,
    title_card,
)
from onionskin.frames import Frames
from onionskin.plan.plan import MAX_SECONDS
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.script import Script


def title_frames(source: Title, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """A title: there from the first frame where it opens the film; else lit while it is spoken,
    faded in in a very short shot, or line by line."""
    page = page_of(brief)
    parts = () if source.subtitle or brief.opens else told_parts(source.text, brief)
    if parts:
        card = phrase_card(page, parts, source.how, place_behind(source.place, brief))
    else:
        how: TitleEntrance = "fade" if brief.seconds < _SHORT_SECONDS else "slide"
        how = "open" if brief.opens or (source.subtitle and not brief.words) else how
        timing = Timing(seconds=brief.seconds)
        card = title_card(page, source.text, source.subtitle, timing, how=how)
    yield from _shown(card, page, brief, drawn)


_SHORT_SECONDS: Final = 1.5


def told_parts(text: str, brief: Brief) -> tuple[Part, ...]:
    """The parts of a text with the times at which they are spoken; none where they are not."""
    parts = parts_of(text)
    spans = spans_of(parts, brief.words) if parts and brief.seconds >= _SHORT_SECONDS else None
    rows = zip(parts, spans or (), strict=False)
    found = [Part(text=part, at=at, until=until) for part, (at, until) in rows]
    if not found:
        return ()
    # An empty card says nothing.
    return (replace(found[0], at=min(found[0].at, _FIRST_SECONDS)), *found[1:])


def list_frames(source: Points, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """A list whose items come in as they are spoken."""
    page = page_of(brief)
    times = times_of(source.items, brief.words, brief.seconds)
    things = source.things or ("",) * len(source.items)
    places = [_place_named(thing, brief) for thing in things]
    rows = zip(source.items, times, things, places, strict=True)
    items = [
        Item(
            text=text,
            at=at,
            thing=thing if place is None else "",
            scene=place,
            number=number if source.numbered else 0,
        )
        for number, (text, at, thing, place) in enumerate(rows, start=1)
    ]
    card = list_card(page, source.title, items)
    for at in times:
        drawn.hear("pop", at)
    drawn.credit(*pictograms_on(source.things))
    yield from _shown(card, page, brief, drawn)


def _place_named(name: str, brief: Brief) -> Script | None:
    """The place of a name that is no thing's, as it is drawn; None for others."""
    from onionskin.stage.places import PLACES

    if not name or drawing_of(name) is not None or PLACES.find(name) is None:
        return None
    return _acted_out(prompt_of(name), brief)


def quote_frames(source: Quote, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """What somebody said."""
    page = page_of(brief)
    card = quote_card(page, source.text, source.who, Timing(seconds=brief.seconds))
    yield from _shown(card, page, brief, drawn)


def chart_frames(source: Chart, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Figures drawn as they are told."""
    page = page_of(brief)
    table = read_table(Path(source.path)) if source.path else table_of(source.columns, source.rows)
    card = chart_card(
        page,
        source.form,
        table,
        Timing(seconds=brief.seconds),
        title=source.title,
        unit=source.unit,
        spoken=_spoken_rows(source.form, table, brief),
        is_beside=bool(brief.callouts),
    )
    if brief.callouts:
        drawn.taken = tuple(map(as_taken, card.taken))
    if source.form == "map":
        drawn.credit(Credit(what="map: Natural Earth", licence="public domain"))
    yield from _shown(card, page, brief, drawn)


def _spoken_rows(form: str, table: Table, brief: Brief) -> tuple[float | None, ...]:
    """When each number of a counter is spoken; None for those that are not."""
    if form != "counter" or not brief.words:
        return ()
    if table.written:
        digits = (re.search(r"\d[\d,]*(?:\.\d+)?", each) for each in table.written)
        numbers = [float(each[0].replace(",", "")) for each in digits if each]
        return tuple(when_spoken(each, brief.words) for each in numbers)
    single = len(table.labels) == 1
    values = [series[0] for series in table.values] if single else list(table.values[0])
    return tuple(when_spoken(value, brief.words) for value in values if value is not None)


_FIRST_SECONDS: Final = 0.15
"""After so long the first thing of a card comes in: an empty card says nothing."""
_EARLY_SHARE: Final = 0.25
"""The share of a shot after which half of a card stands empty no longer."""
_EARLY: Final = 0.25
"""Seconds that things of a card come in before callouts would."""
_APART: Final = 0.3
"""Seconds between things that would come too late to be seen."""
_HOLDS: Final = 1.6
"""Seconds for which all of a card is seen at its end, in shots that are long enough."""


def things_frames(source: Things, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    """Things that come in as they are named; the first at once, for an empty card says nothing, or
    early where a sentence is written beside it."""
    page = page_of(brief)
    cards = cards_of(source.items, brief)
    latest = _EARLY_SHARE * brief.seconds if source.text.strip() else _FIRST_SECONDS
    times = _in_time([card.at for card in cards], brief, latest)
    timed = zip(cards, source.items, times, strict=True)
    cards = tuple(card if item.at is not None else replace(card, at=at) for card, item, at in timed)
    longest = _SHORT_HEADING[is_chinese(source.text)]
    is_a_sentence = len(tokens_of(source.text)) > longest or source.layout == "words"
    told = told_parts(source.text, brief) if is_a_sentence else ()
    if not told and source.text.strip() and len(cards) == 1:
        told = (Part(text=source.text, at=0.0, until=brief.seconds),)  # a headline beside it
    behind = place_behind(source.place, brief)
    layout = source.layout
    card = things_card(page, cards, source.text, source.join, told, layout=layout, behind=behind)
    for each in cards:
        drawn.hear("pop", each.at)
    drawn.credit(*pictograms_on(card.thing for card in cards))
    yield from _shown(card, page, brief, drawn)


_SHORT_HEADING: Final = {False: 8, True: 13}
"""Words, characters of Chinese, up to which a text is a heading and no sentence."""


def _in_time(times: Sequence[float], brief: Brief, first: float) -> list[float]:
    """Times of a card's things: the first by `first`, the last early enough to be looked at."""
    latest = max(brief.seconds - min(_HOLDS, 0.35 * brief.seconds), 0.0)
    found: list[float] = []
    for time in reversed(times):
        found.insert(0, max(0.0, min(time - _EARLY, latest)))
        latest = found[0] - _APART
    return [min(found[0], first), *found[1:]]


def cards_of(callouts: tuple[Callout, ...], brief: Brief) -> tuple[Card, ...]:
    """The cards of callouts: each comes in just before its words are spoken."""
    spoken = times_of([each.said or each.text for each in callouts], brief.words, brief.seconds)
    return tuple(
        Card(
            text=each.text,
            thing=each.thing,
            scene=_acted_out(each.scene, brief) if each.scene else None,
            at=time if each.at is None else min(each.at, brief.seconds),
            crossed=each.crossed,
            warned=each.warned,
        )
        for each, time in zip(callouts, spoken, strict=True)
    )


def place_behind(place: str, brief: Brief) -> Frames | None:
    """A place without people, as large as the frame; None for none."""
    from onionskin.film.seen import has_place
    from onionskin.film.staged_shot import staged_plan
    from onionskin.stage.blocking import block
    from onionskin.stage.scene import Scene

    if not place or not has_place(place):
        return None
    source = Stage(prompt=f"a {place}", place=place)
    plan = staged_plan(source, 2.0, seed=brief.seed, camera="wide").plan
    script, _ = block(replace(plan, style=brief.style))
    return Scene(script, *brief.size).frame(0.0)


def pictograms_on(things: Iterable[str]) -> tuple[Credit, ...]:
    """Whose the pictograms among things are."""
    whose = licences_of(thing.strip().casefold() for thing in things)
    return tuple(Credit(what=f"pictograms: {what}", licence=licence) for what, licence in whose)


def _acted_out(prompt: str, brief: Brief) -> Script:
    """The script of a little scene, by itself where the prompt names no place."""
    from onionskin.film.staged_shot import staged_plan
    from onionskin.stage.blocking import block
    from onionskin.stage.places import PLACES

    alone = PLACES.find(prompt.removeprefix("a "))
    source = Stage(prompt=prompt, place=_NOWHERE if alone is None else alone.names.en)
    seconds = min(brief.seconds, MAX_SECONDS)
    plan = staged_plan(source, seconds, cast=brief.cast, seed=brief.seed, camera=_CLOSE).plan
    alive = sum(figure.count for figure in plan.figures if figure.kind != "thing")
    if alive > 1:  # nobody is cut off at the edge
        plan = staged_plan(source, seconds, cast=brief.cast, seed=brief.seed, camera=_WHOLE).plan
    script, _ = block(replace(plan, style=brief.style))
    return in_colours_of(brief.brand, plan, script)


_NOWHERE: Final = "plain studio"
_CLOSE: Final = "medium"
"""A panel is small: whoever acts in it alone fills it."""
_WHOLE: Final = "full"


def page_of(brief: Brief) -> Page:
    """The page that the brief's cards are set on."""
    return Page(size=brief.size, brand=brief.brand, language=brief.language, safe=brief.safe)


def _shown(card: Animation, page: Page, brief: Brief, drawn: Drawn) -> Iterator[Frames]:
    drawn.warn(*page.warnings)
    for index in range(brief.frames):
        yield card.frame(float(index / brief.fps))
