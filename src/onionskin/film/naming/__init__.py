"""The things that a sentence names and somebody can draw, in the order in which they are spoken.

Only names of a drawing and honest synonyms count, each in the sense that its neighbours give it
(`vocabulary`), for a wrong picture is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from onionskin.film.meaning import meant
from onionskin.film.naming.chinese import in_chinese
from onionskin.film.naming.circumstances import as_many, denied_or_warned, is_only_part
from onionskin.film.naming.colours import in_its_colour
from onionskin.film.naming.denials import denials_in
from onionskin.film.naming.dress import Bearers, dressed
from onionskin.film.naming.english import in_english
from onionskin.film.naming.hands import handled
from onionskin.film.naming.happens import happening_in
from onionskin.film.naming.pictograms import forbids, pictograms_in
from onionskin.film.naming.vocabulary import ANYBODY, SCENE, Named, drawn_for, is_role, own_names
from onionskin.finish.cards.happenings import happening_of
from onionskin.planner.dictionary import english, singular
from onionskin.planner.lexicon import is_chinese

__all__ = ["Bearers", "Named", "drawn_as", "ideas_in", "named_things"]


def named_things(
    text: str, names: Collection[str] = (), *, scenes: bool = False, pictograms: bool = False
) -> tuple[Named, ...]:
    """The things and roles that a text names, in order, each once; with `scenes` also places and
    people together; with `pictograms` also what only these show, deeds and states too.

    `names` are of people, and bring none; of a mapping each brings whoever it says, if anybody,
    and `Bearers` know in whose clothes the film's workers are, and what it is about.
    """
    known = names if isinstance(names, Bearers) else Bearers({})
    trade, about, before = known.trade, known.about, known.before
    text, bearers = _without_names(text, names)
    found = list(bearers)
    lookup = partial(drawn_for, about=about)
    for each in in_chinese(text, lookup) if is_chinese(text) else in_english(text, lookup):
        thing = each.thing if each.is_scene else meant(each.thing, each.said, text, each.start)
        if thing and (scenes or not each.is_scene):
            found.append(replace(each, thing=thing))
    found = [in_its_colour(each, text) for each in found]
    if pictograms:
        signs = pictograms_in(text, about=about)
        found = _with_pictograms(text, found, _with_hands(text, found, signs, before))
    placed = (each if each in bearers else _in_its_place(each, text, trade) for each in found)
    firsts: dict[str, Named] = {}
    for each in sorted(filter(None, placed), key=lambda each: each.start):
        firsts.setdefault(each.thing, each)
    kept = list(firsts.values())
    return tuple(each for each in kept if not any(_is_head_of(each, one, text) for one in kept))


def _is_head_of(named: Named, one: Named, text: str) -> bool:
    """Whether a sign is of the last of words that together name another thing: "brain *scan*"."""
    if not named.is_pictogram or named.is_deed or is_chinese(text):
        return False
    is_plain = not (one.is_deed or one.is_somebody or one.is_scene)
    return is_plain and text[one.start + len(one.said) : named.start] == " "


def _in_its_place(named: Named, text: str, trade: str) -> Named | None:
    """A thing or somebody as what surrounds the name makes of them; None for nothing to be seen."""
    if is_only_part(named, text):
        return None
    marked = _denied(named, text) or denied_or_warned(named, text)
    worn = dressed(marked, text, trade) if marked is not None else None
    return as_many(worn, text) if worn is not None else None


def _denied(named: Named, text: str) -> Named | None:
    """A thing or a deed as it is marked where a main clause says that it is not taken or done."""
    denials = denials_in(text)
    own = set(named.taken or range(named.start, named.start + len(named.said)))
    is_it = own & (denials.things | denials.deeds if named.is_deed else denials.things)
    if not is_it or named.is_somebody or named.is_scene or forbids(named.thing, named.said):
        return None
    return replace(named, is_refused=True, is_warned=False, is_weak=False, is_aside=False)


def ideas_in(text: str, names: Collection[str] = ()) -> list[Named]:
    """The ideas of a text for which there is a sign, in order: a goal, a question."""
    return pictograms_in(_without_names(text, names)[0], ideas=True)


def _without_names(text: str, names: Collection[str]) -> tuple[str, list[Named]]:
    """A text with blanks for names of people, and whoever of these can be drawn; of Chinese with
    its own marks where it was written with others."""
    found: list[Named] = []
    if is_chinese(text):
        text = _OTHER_MARKS.sub(lambda match: _OWN_MARKS[match[0]], text)
    for name in sorted(names, key=len, reverse=True):
        bound = "" if is_chinese(name) else r"\b"
        pattern = re.compile(f"{bound}{re.escape(name)}{bound}")
        match = pattern.search(text)
        bearer = names[name] if isinstance(names, Mapping) else ""
        if match is not None and (drawn := drawn_as(bearer)):
            found.append(_bearer(drawn, match))
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text, found


_OWN_MARKS: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_OTHER_MARKS: Final = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff\s]|$)")


def _with_pictograms(text: str, drawn: list[Named], signs: list[Named]) -> list[Named]:
    """Drawings and pictograms, of which each says something else.

    A deed, or a longer word, says what a drawing within it does; else the drawing is better. What
    an animal does is none, for people are seen in pictograms.
    """
    found = list(drawn)
    for sign in signs:
        is_of_people = sign.is_deed and happening_of(sign.thing) is None
        if is_of_people and _is_of_no_person(sign, drawn, text):
            continue
        over = [each for each in found if _meets(sign, each)]
        if all(_says_more(sign, each) for each in over):
            found = [each for each in found if each not in over]
            found.append(replace(sign, instead_of=tuple(over)))
    return [each for each in found if not any(_is_of(each, sign, text) for sign in signs)]


def _with_hands(text: str, drawn: list[Named], signs: list[Named], before: str) -> list[Named]:
    """The pictograms, with what hands are seen to do, and what happens to things, in place of those
    of the same deed; "it" is of the text `before`."""
    told = [each for each in signs if not each.is_deed]
    told = [e for e in told if all(_says_more(e, one) for one in drawn if _meets(e, one))]
    others = [each for each in drawn if not any(_meets(sign, each) for sign in told)]
    things = sorted([*others, *told], key=lambda each: each.start)
    deeds = handled(text, things)
    deeds += [each for each in happening_in(text, things, before) if not _is_met(each, deeds)]
    return [each for each in signs if not any(_meets(deed, each) for deed in deeds)] + deeds


def _is_met(sign: Named, drawn: list[Named]) -> bool:
    return any(_meets(sign, each) for each in drawn)


def _is_of(named: Named, deed: Named, text: str) -> bool:
    """Whether something is refused only by a deed that is refused before it, in one clause."""
    if not (named.is_refused and deed.is_deed and deed.is_refused) or named.start <= deed.start:
        return False
    return not named.is_pictogram and not _CLAUSE_ENDS.search(text[deed.start : named.start])


_CLAUSE_ENDS: Final = re.compile(r"[,;:.!?，。；！？：]")


def _is_of_no_person(deed: Named, drawn: list[Named], text: str) -> bool:
    """Whether it is an animal or a plant that does it, where pictograms show people."""
    before = [each for each in drawn if each.start + len(each.said) <= deed.start]
    subject = max(before, key=lambda each: each.start, default=None)
    if subject is None or _CLAUSE_ENDS.search(text[subject.start : deed.start]):
        return _is_of_an_animal(text[: deed.start])
    if subject.is_somebody or subject.is_scene:
        return False
    return english(subject.thing).kind in ("animal", "plant")


def _is_of_an_animal(before: str) -> bool:
    """Whether it is an animal that does what comes next in English: "dragonflies sleep"."""
    words = re.findall(r"[a-z]+", _CLAUSE_ENDS.split(before)[-1].casefold())
    kinds = [english(singular(word)).kind for word in words]
    return "animal" in kinds and "person" not in kinds


def _says_more(sign: Named, drawing: Named) -> bool:
    """Whether a pictogram is of a deed or a longer word, or a drawing only of its last part."""
    if sign.said == drawing.said:
        return drawn_for(drawing.said.casefold()) is None
    return sign.is_deed or len(drawing.said) < len(sign.said)


def _meets(sign: Named, other: Named) -> bool:
    return any(other.start <= place < other.start + len(other.said) for place in sign.taken)


def _bearer(role: str, match: re.Match[str]) -> Named:
    return Named(
        thing=role,
        said=match[0],
        start=match.start(),
        is_somebody=is_role(role),
        is_weak=role in ANYBODY,
    )


def drawn_as(name: str) -> str:
    """What is drawn for a thing of an English name; "" where there is no picture of it."""
    options = (drawn_for(name), own_names().get(name))
    return next((each for each in options if each and not each.startswith(SCENE)), "")
