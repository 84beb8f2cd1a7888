"""A card that carries its sentence: which pictures and figures it shows, and what is written.

Each picture has its clause or its word under it, a headline may stand over them, and main points
without a picture stand among them in words (`composing`). The whole sentence is written where
nothing that can be drawn is its point.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from onionskin.film.callouts import MOST_ON_CARD, gathered
from onionskin.film.card_words import (
    key_phrase,
    lead_of,
    leaves_a_verb,
    listed,
    parts_of,
    unsaid,
    whole_phrase,
)
from onionskin.film.composing import composed
from onionskin.film.counting import chinese_value, value_in_words
from onionskin.film.figures import Figure, figures_in
from onionskin.film.listing import pointed
from onionskin.film.naming import Named, ideas_in, named_things
from onionskin.film.naming.denials import denials_in
from onionskin.film.naming.pictograms import forbids
from onionskin.film.naming.vocabulary import ANYBODY
from onionskin.film.point import is_beside_the_point
from onionskin.film.script.sentences import clauses, sentences
from onionskin.film.script.tables import UNIT_NAMES
from onionskin.film.storyboard import Callout, Chart, Points, Things, Title
from onionskin.planner.lexicon import is_chinese

_MOST_BESIDE, _MOST_OF_CLAUSES = 3, 4
"""Pictures that stand beside a whole sentence, and beside several clauses or figures."""
_FEWEST_WITH_FIGURES: Final = 2
"""Pictures beside figures for which those that only say where others are give way."""
_MOST_UNSAID: Final = 0.34
"""So much of a sentence may be left to the voice."""
_LONGEST_BESIDE: Final = {True: 46, False: 110}
"""Characters of a sentence for which many pictures are left out."""
_LONGEST_CLAUSE: Final = {True: 13, False: 38}
"""Characters under one picture, of Chinese and of others."""
_LONGEST_OVER: Final = {True: 34, False: 100}
"""Characters over a number that counts."""


def told(text: str, things: Things | None, names: Collection[str] = ()) -> Things | Title:
    """What a card shows of a text of which `things` are the pictures, None for none."""
    if things is None:
        return _without_things(text, names)
    undated = _without_since(things, text)
    if undated is things and _covers(things, text):
        return composed(things.items, text, whole_phrase(text), names=names, join=things.join)
    things, phrase = undated, whole_phrase(text)
    right = _seen_rightly(things, text, names)
    if (by_clause := _by_clause(right, text, names)) is not None:
        return by_clause
    if len(things.items) > _MOST_BESIDE and len(phrase) > _LONGEST_BESIDE[is_chinese(text)]:
        return composed(things.items, text, phrase, names=names, join=things.join)
    kept = _worth_seeing(right, text, names) or _common(right, text, names)
    if not kept:
        return _without_things(text, names)
    kept = _without_asides(kept, text, names)
    if len(kept) < _MOST_BESIDE and is_beside_the_point(kept, text, names):
        kept = (*_ideas(text, names), *kept)  # a sign of what is done
    join = things.join if len(kept) == len(things.items) else "row"
    return composed(kept, text, phrase, pool=right, names=names, join=join)


def _without_since(things: Things, text: str) -> Things:
    """A card without the year since or by which its other figures hold, and without how long ago
    that was: its sentence says it."""
    figures = [each for each in things.items if _has_figure(each)]
    years = [each for each in figures if _is_since(each.text, text) or _ONLY_WHEN.search(each.text)]
    if not years or len(years) == len(figures):
        return things
    return replace(things, items=tuple(each for each in things.items if each not in years))


def _has_figure(item: Callout) -> bool:
    """Whether a number is on a card's disc, with a picture of what it counts or without."""
    return not (item.thing or item.scene) or any(
        each.isnumeric() and each not in _ONE_TO_TEN for each in item.text
    )


_ONE_TO_TEN: Final = "一二三四五六七八九十"
"""Numerals that words have too: 三轮车."""


def _is_since(figure: str, text: str) -> bool:
    """Whether a figure is a year from which, to which or in which others hold."""
    year = re.match(r"(?:1[89]|20)\d\d(?=(?:年(?:[之以]?[前后来底初起])?)?$)", figure)
    return year is not None and re.search(_SINCE.format(year=year[0]), text, re.I) is not None


_SINCE: Final = (
    r"\b(?:since|by|until|before|after|in|from) (?:the (?:end|start) of )?{year}\b"
    r"|{year}年"
)


def list_told(text: str) -> Points | None:
    """A sentence that does nothing but list things, as a list; None for others."""
    items = () if denials_in(text).things else listed(text)
    return pointed(items, lead_of(text, items)) if items else None


def beside(text: str, names: Sequence[str]) -> Things | Title:
    """A card of a text and of things that it does not name itself; of what is done in it, where
    there is a pictogram of that."""
    if any(each.is_deed for each in named_things(text, pictograms=True)):
        return told(text, gathered(text, "", pictograms=True))
    items = [Callout(text="", thing=name) for name in names[:_MOST_BESIDE]]
    items += map(_of_figure, _counting(figures_in(text))[: _MOST_OF_CLAUSES - len(items)])
    return Things(items=tuple(items), text=whole_phrase(text))


def _covers(things: Things, text: str) -> bool:
    """Whether several pictures and their words say nearly all of a text, and some of each part."""
    if len(things.items) == 1:
        return False
    shown = " ".join(f"{each.text} {each.said}" for each in things.items)
    if leaves_a_verb(text, shown):
        return False
    point = _POINT.search(text)
    is_marked = any(each.crossed or each.warned for each in things.items)
    if point and point[0] not in shown and not is_marked:
        return False
    parts = [part for sentence, _ in sentences(text) for part in parts_of(sentence)]
    return unsaid(text, shown) <= _MOST_UNSAID and all(unsaid(each, shown) < 1 for each in parts)


_POINT: Final = re.compile(
    r"\b(?:free|never|not|without|no longer|instead|only)\b|n['’]t\b|免费|[不没别]", re.IGNORECASE
)
"""Words on which the meaning of a sentence turns."""


def _by_clause(seen: Sequence[Callout], text: str, names: Collection[str]) -> Things | None:
    """A picture for each clause, which stands under it; None where that cannot be."""
    pieces = clauses(whole_phrase(text))
    longest = _LONGEST_CLAUSE[is_chinese(text)]
    if not 1 < len(pieces) <= MOST_ON_CARD or max(map(len, pieces)) > longest:
        return None
    if any(not (each.thing or each.scene) for each in seen):
        return None  # figures are seen large
    named = named_things(text, names, pictograms=True)
    deeds = {each.thing for each in named if each.is_deed}
    items: list[Callout] = []
    for piece in pieces:
        own = [each for each in seen if _is_of(each, piece)]
        if not own or _SIDE.match(piece) or _are_more(own, piece, named):
            return None
        label = whole_phrase(piece)
        shown = next((each for each in own if each.thing in deeds or each.crossed), own[-1])
        items.append(replace(shown, text=label[:80], said=piece[:200]))
    are_other = len({each.thing or each.scene for each in items}) == len(items)
    return Things(items=tuple(items)) if are_other else None


def _are_more(own: Sequence[Callout], piece: str, named: Sequence[Named]) -> bool:
    """Whether a clause has several things worth a picture, of which one would leave the others
    out."""
    weak = {each.thing for each in named if each.is_weak or each.is_aside or each.is_somebody}
    deeds = [each for each in named if each.is_deed]
    things = [each for each in own if each.thing and each.thing not in weak]
    in_deeds = {each.thing for deed in deeds for each in deed.instead_of}
    return not any(each.thing in {deed.thing for deed in deeds} for each in own) and (
        len([each for each in things if each.thing not in in_deeds]) > 1
    )


def _is_of(item: Callout, piece: str) -> bool:
    said = item.said or item.text
    return bool(item.thing or item.scene) and (said in piece or piece in said)


_SIDE: Final = re.compile(
    r"(?:if|when|while|because|although|unless|until|as|than|where|which|who)\b|如果|当|因为",
    re.IGNORECASE,
)


def _seen_rightly(things: Things, text: str, names: Collection[str]) -> list[Callout]:
    """The figures and the pictures that show what is meant.

    Of somebody who has a name there is no picture but their own, and none of what is "not".
    """
    named = named_things(text, names, scenes=True, pictograms=True)
    is_of_one = any(name in text for name in names)
    wrong = _DULL | {each.thing for each in named if each.is_somebody and is_of_one}
    return [
        each
        for each in things.items
        if each.crossed
        or each.warned
        or forbids(each.thing)
        or not (each.thing or each.scene)
        or not (each.thing in wrong or _is_denied(each, text))
    ]


_DULL: Final = frozenset(("machine", "water drop", "plate"))
"""Pictures that say no more than the word beside them."""


def _worth_seeing(
    items: Sequence[Callout], text: str, names: Collection[str]
) -> tuple[Callout, ...]:
    """Those that add to a sentence which is written beside them: what is common does not, what only
    says where others are gives way to these, and deeds come before things."""
    named = named_things(text, names, scenes=True, pictograms=True)
    deeds = {each.thing for each in named if each.is_deed}
    weak = {each.thing for each in named if each.is_weak}
    aside = {each.said.casefold() for each in named if each.is_aside}
    seen = {each.thing for each in items}
    items = [each for each in items if not _is_in_a_deed(each, deeds & seen)]
    kept = [
        each
        for each in items
        if each.crossed or each.warned or _has_figure(each) or each.thing not in weak - {""}
    ]
    telling = [each for each in kept if (each.said or each.text).casefold() not in aside] or kept
    figures = [each for each in kept if _has_figure(each)]
    if figures and sum(not _has_figure(each) for each in telling) < _FEWEST_WITH_FIGURES:
        telling = kept  # a number alone says less than the places that it is of
    ranked = sorted(telling, key=lambda each: (not _has_figure(each), each.thing not in deeds))
    firsts = _of_each_clause(items, telling, ranked, text)
    is_more = bool(figures) or len(firsts) >= _MOST_BESIDE
    most = _MOST_OF_CLAUSES if is_more else _MOST_BESIDE
    has_room = bool(firsts) or len(telling) == 1
    places = [each for each in items if has_room and each.scene and each not in telling]
    first = [*figures[:_MOST_BESIDE], *firsts]
    chosen = list(dict.fromkeys((*first, *ranked, *places)))[:most]
    return tuple(each for each in items if each in chosen)


def _without_asides(
    items: tuple[Callout, ...], text: str, names: Collection[str]
) -> tuple[Callout, ...]:
    """The pictures without figures that only say after how long, where the others show the
    point."""
    kept = tuple(
        each for each in items if each.thing or each.scene or not _ONLY_WHEN.search(each.text)
    )
    is_enough = bool(kept) and not is_beside_the_point(kept, text, names)
    return kept if is_enough else items


def _is_in_a_deed(item: Callout, deeds: Collection[str]) -> bool:
    """Whether a deed's picture shows a thing already: going down the stairs has the stairs."""
    return bool(item.thing) and any(
        item.thing != deed and re.search(rf"\b{re.escape(item.thing)}\b", deed) for deed in deeds
    )


def _of_each_clause(
    items: Sequence[Callout], telling: Sequence[Callout], ranked: Sequence[Callout], text: str
) -> list[Callout]:
    """What each clause of a text has to show: what tells most, else a common thing or only where
    it is; of a clause that only says when, only what tells much."""
    pieces = [piece for sentence, _ in sentences(text) for piece in clauses(sentence)]
    if len(pieces) == 1 or not telling:
        return []
    found: list[Callout] = []
    for piece in pieces:
        own = [each for each in ranked if _is_of(each, piece)]
        if not own and not _SIDE.match(piece):
            own = [each for each in items if _is_of(each, piece) and each.thing not in ANYBODY]
        found += [each for each in own[:1] if each not in found]
    return found


def _common(items: Sequence[Callout], text: str, names: Collection[str]) -> tuple[Callout, ...]:
    """What is so common that it adds little, where there is nothing else to see and no figure."""
    if _counting(figures_in(text)):
        return ()
    named = named_things(text, names, scenes=True)
    wrong = _DULL | {each.thing for each in named if each.is_somebody and each.is_weak}
    return tuple(each for each in items if each.thing not in wrong)[:1]


def _is_denied(item: Callout, text: str) -> bool:
    """Whether the clause that names it first says no."""
    pieces = (piece for sentence, _ in sentences(text) for piece in clauses(sentence))
    piece = next((each for each in pieces if _is_of(item, each)), "")
    said = item.said or item.text  # a pictogram may itself say no: "out of order"
    return _DENIES.search(piece.replace(said, "")) is not None


_DENIES: Final = re.compile(
    r"\b(?:not|never|no)\b|n['’]t\b|没|勿|(?<![特区分级告])别(?![人的处])|不(?![超到少足仅但断停久时同]|是不)(?<!是不)",
    re.IGNORECASE,
)


def _without_things(text: str, names: Collection[str]) -> Things | Title:
    """A sentence with its figures beside it, or else an idea that it is of, or alone."""
    phrase = whole_phrase(text) or "…"
    figures = _counting(figures_in(text))
    if figures:
        shown = tuple(map(_of_figure, figures[:_MOST_BESIDE]))
        return composed(shown, text, phrase, names=names)
    ideas = _ideas(text, names)
    return Things(items=ideas, text=phrase) if ideas else Title(text=phrase)


def _ideas(text: str, names: Collection[str]) -> tuple[Callout, ...]:
    """The first idea of a text that everybody knows a sign for."""
    found = [each for each in ideas_in(text, names) if not each.is_refused]
    found = sorted(found, key=lambda each: not each.is_deed)
    items = (Callout(text="", thing=each.thing, said=each.said[:200]) for each in found)
    return tuple(item for item in items if not _is_denied(item, text))[:1]


def _of_figure(figure: Figure) -> Callout:
    said = "" if figure.said == figure.text else figure.said[:200]
    return Callout(text=figure.text[:80], said=said)


def _counting(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, without the years and times past that only say when others were."""
    return [each for each in figures if not _ONLY_WHEN.search(each.text)]


_ONLY_WHEN: Final = re.compile(r"^(?:1[89]|20)\d\d年?$|\bago$|[年月天][之以]?[前后]$")

# Numbers


def told_number(
    text: str, chart: Chart, names: Collection[str] = ()
) -> Chart | Things | Title | Points:
    """The number that a text is about, so that what is said of it stands with it.

    Of several numbers each is shown beside the sentence; over one that counts stands the sentence,
    where the words before it do not tell it; a list of things is shown as one.
    """
    if chart.form != "counter" or len(chart.rows) != 1:
        return chart
    if (points := list_told(text)) is not None:
        return points
    figures = _counting(figures_in(text))
    figures = [each for each in figures if not _is_since(each.text, text)] or figures
    phrase = whole_phrase(text)
    if len(figures) > 1:
        return told(text, gathered(text, "", names, pictograms=True), names)
    chart = _with_what_is_counted(chart, text, figures)
    shown = f"{chart.title} {chart.unit} {' '.join(each.said for each in figures)}"
    dated = [each for each in figures_in(text) if _is_since(each.text, text)]
    is_dated = any(each.said not in chart.title for each in dated)
    if unsaid(text, shown) <= _MOST_UNSAID and not is_dated:
        return chart
    if len(phrase) > _LONGEST_OVER[is_chinese(text)]:
        beside_it = _of_figures(text, figures)
        return composed(beside_it, text, phrase, names=names) if figures else chart
    rows = tuple((phrase, *row[1:]) for row in chart.rows)
    return replace(chart, title=phrase, rows=rows, columns=("", phrase))


def _of_figures(text: str, figures: Sequence[Figure]) -> tuple[Callout, ...]:
    """The figures of a text, with pictures of what they count where there are any."""
    things = gathered(text, "")
    drawn = {each.text: each for each in (things.items if things else ())}
    kept = figures[:_MOST_BESIDE]
    return tuple(drawn.get(each.text) or _of_figure(each) for each in kept)


def _with_what_is_counted(chart: Chart, text: str, figures: Sequence[Figure]) -> Chart:
    """The chart with all of its figure's unit: "1,300 *people*", "20 pounds *less*"."""
    if len(figures) != 1:
        return chart
    figure, unit = figures[0], chart.unit
    if not unit:
        match = re.fullmatch(r"[^\d]*[\d.,]+\s*(?P<unit>[^\d\s].*)?", figure.text)
        unit = (match["unit"] or "") if match else ""
    more = _COMPARES.match(text, figure.start + len(figure.said))
    return replace(chart, unit=f"{unit}{more[0]}"[:40] if more and unit else unit[:40])


_COMPARES: Final = re.compile(
    r" (?:less|more|fewer|longer|shorter|higher|lower|cheaper|extra|off)\b", re.IGNORECASE
)


def charted(chart: Chart, words: str) -> str:
    """What stands over a chart of a table: what its column is of, and by what.

    Where columns are many, or named by nothing but a unit, it is what is said over it.
    """
    label, *names = chart.columns or ("",)
    name = names[0].strip() if len(names) == 1 else ""
    if not name or name.casefold() in UNIT_NAMES or name == chart.unit or name.isdigit():
        phrase = whole_phrase(words)
        return phrase if len(phrase) <= _LONGEST_OVER[is_chinese(words)] else key_phrase(words)
    if is_chinese(name):
        return name if len(name) > _TELLS_ITSELF_ZH or not label else f"各{label}{name}"
    by = f" by {label[:1].lower()}{label[1:]}" if 0 < len(label.split()) <= _SHORT_LABEL else ""
    return f"{name[:1].upper()}{name[1:]}{by}"


_TELLS_ITSELF_ZH: Final = 5
"""Characters from which a column's name says what it is of."""
_SHORT_LABEL: Final = 2
"""Words."""

# Ratios


def ratio_of(text: str) -> Things | None:
    """How many there are for each so many of others: "for every unit you pay, three come back"."""
    for sentence, _ in sentences(text):
        match = (_RATIO_ZH if is_chinese(sentence) else _RATIO).search(sentence)
        if match is None:
            continue
        one, other = (_side_of(match, name, sentence) for name in ("one", "other"))
        if one and other:
            return Things(items=(one, other), text=whole_phrase(text), join="becomes")
    return None


_SOME: Final = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|\d[\d,]*)"
)
_RATIO: Final = re.compile(
    rf"\b(?:for|of|out of) every (?P<one>(?:{_SOME} )?[a-z]+(?: of [a-z]+)?)\b[^,]*,\s*"
    rf"(?:[a-z]+ ){{0,4}}?(?P<other>(?:(?:about|only|nearly|almost|over|at least) )?{_SOME}\b"
    r"(?: (?:of (?:them|these|us|you)|(?!does|do|is|are|will|has|have)[a-z]+(?: of [a-z]+)?))?)",
    re.IGNORECASE,
)
_SOME_ZH: Final = "[一二两三四五六七八九十百千万]+|\\d+"
_RATIO_ZH: Final = re.compile(
    rf"每(?P<one>(?:{_SOME_ZH})[个名位户人块度斤次辆份][\u4e00-\u9fff]{{0,4}}?)(?:[里中]|当中|之中)?"
    rf"[，、]?(?:就|都|会|能|只)*有(?P<other>(?:将近|近|大约|约|至少)?(?:{_SOME_ZH})"
    r"[个名位户人块度斤次辆份][^，。；！？近]{0,4})"
)


def _side_of(match: re.Match[str], name: str, sentence: str) -> Callout | None:
    said = match[name].strip()
    shown = _in_figures(said, is_one=name == "one")
    return Callout(text=shown[:80], said=said[:200]) if shown else None


def _in_figures(said: str, *, is_one: bool) -> str:
    """Words with a number in digits; of "unit" one unit."""
    if is_chinese(said):
        number = re.search(_SOME_ZH, said)
        value = chinese_value(number[0]) if number else None
        return said.replace(number[0], value, 1) if number and value else ""
    words = said.split()
    for index, word in enumerate(words):
        if re.fullmatch(_SOME, word, re.IGNORECASE):
            return " ".join([*words[:index], value_in_words(word), *words[index + 1 :]])
    return f"1 {said}" if is_one else ""
