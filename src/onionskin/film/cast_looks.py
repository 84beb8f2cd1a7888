"""What words of a film's cast say of somebody's looks: "old woman, dark skin, red coat"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from onionskin.film.people import role_of
from onionskin.plan.staging import Looks
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.staged import stage_prompt
from onionskin.stage.dressing import is_wearable

_SEXES: Final = (
    (r"\b(?:woman|female|girl|lady)\b|女", "woman"),
    (r"\b(?:man|male|boy|gentleman)\b|男", "man"),
)
_AGES: Final = (
    (r"\b(?:old|elderly|aged)\b|老|年长", "old"),
    (r"\b(?:child|boy|girl|kid)\b|孩", "child"),
    (r"\b(?:teen|teenage|teenager)\b|少年", "teen"),
)
_SPLIT: Final = re.compile(
    r"[,，;；、/]|\band\b|\bwith\b|\bwearing\b|\bin (?:an? )?|(?<=[\u4e00-\u9fff])和"
)
_BARE: Final = re.compile(r"^(?:an?|the|wearing|with|in|her|his|very|has|have)\s+")
_ONLY_BORN: Final = re.compile(
    r"(?:young |old |elderly |little |adult |middle-aged )?(?:person|woman|man|girl|boy|child|baby|"
    r"teen|teenager|lady|gentleman|female|male|old|elderly|young|adult|middle-aged|kid)?"
)
_ONLY_BORN_ZH: Final = re.compile(
    r"(?:一[个位名])?[老年轻中长]*小?(?:[的人男女孩子性士生]|少年|老人|先生|奶奶|爷爷)*"
)


def looks_of(look: str, said: Looks) -> Looks:
    """The looks that words of a cast describe; what the prompt itself says wins over them.

    Words that nobody can be drawn by stay as traits, of which the stage warns.
    """
    found: dict[str, Any] = {}
    if not said.sex and (sex := sex_of(look)):
        found["sex"] = sex
    if not said.age and (age := _first(_AGES, look)):
        found["age"] = age
    worn, traits = list[str](), list[str]()
    for part in filter(None, (_bare(each) for each in _SPLIT.split(look))):
        said_by_it = _in_chinese(part) if is_chinese(part) else (part,)
        worn += filter(is_wearable, said_by_it)
        if not any(map(is_wearable, said_by_it)) and not _is_born(part):
            traits.append(part)
    wears = tuple(dict.fromkeys((*(part[:80] for part in worn), *said.wears)))[-12:]
    more = tuple(dict.fromkeys((*said.traits, *(part[:80] for part in traits))))[:12]
    return replace(said, wears=wears, traits=more, **found)


def sex_of(look: str) -> str:
    """Whether words say of somebody that they are a woman or a man; "" where they do not."""
    return _first(_SEXES, look)


def _bare(part: str) -> str:
    part, before = part.strip(" ."), ""
    while part != before:
        part, before = _BARE.sub("", part.strip()), part
    return part


def _is_born(part: str) -> bool:
    """Whether a part only says who somebody is: a role, an age, a woman or a man."""
    born = _ONLY_BORN_ZH if is_chinese(part) else _ONLY_BORN
    role = role_of(part) or role_of(part.lstrip("男女老"))
    return born.fullmatch(part.casefold()) is not None or bool(role)


def _in_chinese(part: str) -> tuple[str, ...]:
    """What a part in Chinese says that somebody wears, as the reader of prompts reads it."""
    for sentence in (f"{part}的人站着", f"穿{part}的人站着"):
        figures = stage_prompt(sentence).plan.figures
        worn = next((each.looks.wears for each in figures if each.kind == "person"), ())
        if worn:
            return worn
    return ()


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for pattern, name in table if re.search(pattern, text, re.I)), "")
