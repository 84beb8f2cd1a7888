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
from onionskin.film.naming.vocabulary import ANYBODY, SCENE, Named, drawn_for, is_role, own_names
from onionskin.planner.lexicon import is_chinese

__all__ = ["Named", "drawn_as", "named_things"]


def named_things(
    text: str, names: Collection[str] = (), *, scenes: bool = False
) -> tuple[Named, ...]:
    """The things and roles that a text names, in order, each once; with `scenes` also places and
    people together.

    `names` are of people, and bring none; of a mapping each brings whoever it says, if anybody.
    """
    found: list[Named] = []
    for name in sorted(names, key=len, reverse=True):
        bound = "" if is_chinese(name) else r"\b"
        pattern = re.compile(f"{bound}{re.escape(name)}{bound}")
        match = pattern.search(text)
        bearer = names[name] if isinstance(names, Mapping) else ""
        if match is not None and (drawn := drawn_as(bearer)):
            found.append(_bearer(drawn, match))
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    for each in in_chinese(text) if is_chinese(text) else in_english(text):
        thing = each.thing if each.is_scene else meant(each.thing, each.said, text, each.start)
        if thing and (scenes or not each.is_scene):
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
    options = (drawn_for(name), own_names().get(name))
    return next((each for each in options if each and not each.startswith(SCENE)), "")
