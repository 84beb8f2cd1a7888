"""The things that a sentence names and somebody can draw, in the order in which they are spoken.

Only names of a drawing and honest synonyms count, each in the sense that its neighbours give it
(`vocabulary`), for a wrong picture is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from onionskin.film.meaning import meant
from onionskin.film.naming.chinese import in_chinese
from onionskin.film.naming.english import in_english
from onionskin.film.naming.vocabulary import ANYBODY, PLACE, Named, drawn_for, is_role, own_names
from onionskin.planner.dictionary import singular
from onionskin.planner.lexicon import is_chinese

__all__ = ["Named", "drawn_as", "named_things"]


def named_things(
    text: str, names: Collection[str] = (), *, places: bool = False
) -> tuple[Named, ...]:
    """The things and roles that a text names, in order, each once; with `places` these too.

    `names` are of people, and bring none; of a mapping each brings whoever it says, if anybody.
    """
    found: list[Named] = []
    for name in sorted(names, key=len, reverse=True):
        bound = "" if is_chinese(name) else r"\b"
        pattern = re.compile(f"{bound}{re.escape(name)}{bound}")
        if isinstance(names, Mapping) and (match := pattern.search(text)) and drawn_as(names[name]):
            found.append(_bearer(drawn_as(names[name]), match))
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    for each in in_chinese(text) if is_chinese(text) else in_english(text):
        thing = each.thing if each.is_place else meant(each.thing, each.said, text, each.start)
        if thing and (places or not each.is_place):
            found.append(replace(each, thing=thing))
    firsts: dict[str, Named] = {}
    for each in sorted(found, key=lambda each: each.start):
        firsts.setdefault(each.thing, each)
    return tuple(firsts.values())


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
    options = (drawn_for(name), drawn_for(singular(name)), own_names().get(name))
    return next((each for each in options if each and not each.startswith(PLACE)), "")
