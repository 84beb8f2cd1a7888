"""Whether what a card shows of a sentence is its point, or only stands beside it.

The point is what is done, to what, and what something is said to be. Who does it is not, where what
it is done to is not seen; nor is when, where, with what, or how old something is of which another
thing is told. What stands beside the point is shown small, and the words large.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from onionskin.film.figures import Figure, figures_in
from onionskin.film.naming import Named, ideas_in, named_things
from onionskin.film.naming.english import places_of
from onionskin.film.naming.pictograms import is_idea
from onionskin.film.script.sentences import clauses, sentences
from onionskin.film.storyboard import Callout
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import word_set
from onionskin.planner.english_words import BE
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.tagging import tagged

_SIDE: Final = re.compile(
    r"(?:if|when|while|because|although|though|unless|until|as|since|before|after|once|where|which|"
    r"who|whenever|so that)\b|如果|当|因为|虽然|只要|要是|为了",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    r"\b(?:that (?=is|are|was|were|has|have|had|can|will|do|does)|which|who|whose|because|so that|"
    r"although|while|when|whenever|if|until|before|after (?=\w+ \w+s\b))\b.*$",
    re.IGNORECASE,
)
"""What is told in passing, to the end of the clause."""
_TIED: Final = word_set("at for after about to of into from with on")
"""Prepositions that belong to the verb before them: "look *at*", "wait *for*"."""
_TIES: Final = word_set(
    "look wait care search ask pay listen talk think go come walk drive travel move turn grow "
    "change made make belong lead point write speak apply read learn dream hear climb fall get"
)
_LASTS: Final = re.compile(
    r"\b(?:takes?|took|lasts?|lasted|rests?|waits?|costs?|weighs?|measures?|bakes?|cooks?|boils?|"
    r"simmers?|stays?|keeps?|leave|leaves|sleeps?|soaks?|stands?|holds?|opens?|closes?|starts?|"
    r"begins?|ends?|is|are|was|were|only|just)\W+(?:\w+\W+){0,4}?$|"
    r"(?:需要|要|花|用|只需|是|有|达到?|共|重|长|高|深|约|超过|持续|等|休息)[^，。]{0,3}$",
    re.IGNORECASE,
)
"""Before a figure they say that the sentence is about it."""
_OF_VALUE: Final = re.compile(r"[%€$£¥]|\d[\d.,]* ?(?:million|billion|percent|万|亿|元)|[元块]")
"""Shares and sums of money are what is told."""
_ONLY_WHEN: Final = frozenset(
    ("regular date", "dark night", "right now", "time gone by", "break of dawn")
)
"""Signs that say no more than when, or how."""
_ADJUNCT: Final = re.compile(
    r"\b(?:after|in|within|at|every|until|before|since|from|during|by|of|for|with|on|near|"
    r"under|over|to|into|through|between|around|about)\W+(?:\w+\W+){0,2}?$",
    re.IGNORECASE,
)
_AFTER_ZH: Final = re.compile(r"^(?:以?[后前内里]|之[后前内]|左右)")
_BEFORE_ZH: Final = re.compile(r"[在从到和跟对给向往于每第](?:[^，。把将]{0,2})$")


def is_beside_the_point(items: Sequence[Callout], text: str, names: Collection[str] = ()) -> bool:
    """Whether nothing of what a card shows is what its sentence is about."""
    told = (*ideas_in(text, names), *named_things(text, names, pictograms=True))
    named = {each.said.casefold(): each for each in told}
    figures = {each.said.casefold(): each for each in figures_in(text)}
    return not any(_is_the_point(each, text, named, figures) for each in items)


def is_number_aside(figure: Figure, text: str) -> bool:
    """Whether a figure only says when, how long or how old, of a sentence about something else."""
    start, end = _clause_around(text, figure.start)
    clause, at = text[start:end], figure.start - start
    before, after = clause[:at], clause[at + len(figure.said) :]
    if _SIDE.match(clause.strip()):
        return True
    passing = _RELATIVE.search(before)
    if passing is not None and passing.start() > 0:
        return True
    if _LASTS.search(before) or _OF_VALUE.search(figure.text):
        return False
    if is_chinese(text):
        return bool(
            _AFTER_ZH.match(after) or _BEFORE_ZH.search(before) or figure.said[-1] in "后前内"
        )
    return _ADJUNCT.search(before) is not None


def _clause_around(text: str, place: int) -> tuple[int, int]:
    """From which to which character the clause goes in which something stands."""
    at = 0
    for sentence, _ in sentences(text):
        for piece in clauses(sentence):
            start = text.find(piece, at)
            if start < 0:
                continue
            at = start + len(piece)
            if start <= place < at:
                return start, at
    return 0, len(text)


def _is_the_point(
    item: Callout, text: str, named: dict[str, Named], figures: dict[str, Figure]
) -> bool:
    if item.scene or item.crossed or item.warned:
        return True
    said = (item.said or item.text).casefold()
    figure = figures.get(said) or next((f for f in figures.values() if f.text == item.text), None)
    if figure is not None:
        return not is_number_aside(figure, text)
    found = named.get(said)
    if found is None or found.thing in _ONLY_WHEN:
        return found is None
    if found.is_aside or (is_idea(found.thing) and not found.is_deed):
        return False
    start, end = _clause_around(text, found.start)
    clause, at = text[start:end], found.start - start
    if _SIDE.match(clause.strip()):
        return False
    passing = _RELATIVE.search(clause)
    if passing is not None and 0 < passing.start() <= at:
        return False
    if found.is_deed:
        return True
    is_told = _is_told_zh if is_chinese(text) else _is_told
    return is_told(clause, at, at + len(found.said))


def _is_told(clause: str, start: int, end: int) -> bool:
    """Whether an English clause is about what stands there: it is what something is done to, or
    what does something that is done to nothing."""
    tokens = tagged(clause)
    places = places_of(clause, tokens)
    verb = next((k for k, token in enumerate(tokens) if token.tag == "V"), None)
    verb = verb if verb is not None else next(
        (k for k, token in enumerate(tokens) if token.tag == "X"), None
    )  # fmt: skip
    if verb is None:
        return True
    until = verb + 1
    is_tied = tokens[verb].lower.rstrip("s") in _TIES
    while until < len(tokens):
        token = tokens[until]
        if token.tag == "P" and not (until == verb + 1 and is_tied and token.lower in _TIED):
            break
        until += 1
    inside = [k for k, place in enumerate(places) if start <= place < end]
    if not inside:
        return True
    if inside[0] > verb:
        return inside[0] < until
    is_upon = tokens[verb].lower not in BE and any(
        token.tag in ("N", "O") for token in tokens[verb + 1 : until]
    )
    goes_on = until < len(tokens) and tokens[until].lower == "to"  # "love *to see* the numbers"
    before = inside[0] - 1
    while before >= 0 and tokens[before].tag in ("J", "Q", "G", "E"):
        before -= 1
    before -= before >= 0 and tokens[before].tag == "D"
    led_in = before >= 0 and tokens[before].tag == "P"
    return not (is_upon or goes_on or led_in)


def _is_told_zh(clause: str, start: int, end: int) -> bool:
    """Whether a Chinese clause is about what stands there."""
    before, after = clause[:start], clause[end:]
    if _BEFORE_ZH.search(before) and not re.search(r"[把将被][^，]{0,4}$", before):
        return False
    if re.match(r"[里中上下内旁边前后]", after):
        return False
    has_verb = any(word.part == "verb" for word in cut(before))
    if has_verb or re.search(r"[把将][^，]{0,4}$", before):
        return True
    words = cut(after)
    first = next((k for k, word in enumerate(words) if word.part == "verb"), None)
    if first is None:
        return True
    return not any(word.part == "noun" for word in words[first + 1 :])
