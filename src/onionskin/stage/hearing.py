"""Hearing: the stage's own names, found in a prompt in English or Chinese.

No grammar but order: who stands before a verb does it, who or what stands after it is what
it is done to. Words that name nothing on the stage are said. A reader that understands more
gives a staged plan itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onionskin.plan.plan import Time
from onionskin.plan.staging import Action, Shooting, Shot, StagedFigure, StagedPlan
from onionskin.stage.actions import ACTIONS
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.places import PLACES
from onionskin.stage.roles import ROLES
from onionskin.stage.things import THINGS

Sort = Literal["role", "verb", "place", "thing", "behaviour", "hour", "shot", "number"]

_HOURS: dict[str, Time] = {
    "night": "night",
    "evening": "sunset",
    "sunset": "sunset",
    "dusk": "sunset",
    "dawn": "dawn",
    "sunrise": "dawn",
    "morning": "dawn",
    "夜": "night",
    "晚上": "night",
    "黄昏": "sunset",
    "日落": "sunset",
    "傍晚": "sunset",
    "日出": "dawn",
    "清晨": "dawn",
    "黎明": "dawn",
}
_SHOTS: dict[str, Shot] = {
    "close-up": "close-up",
    "close up": "close-up",
    "closeup": "close-up",
    "medium shot": "medium",
    "wide shot": "wide",
    "特写": "close-up",
    "中景": "medium",
    "全景": "wide",
}
_TOGETHER = {
    "family": "family",
    "couple": "couple",
    "crowd": "crowd",
    "audience": "audience",
    "一家人": "family",
    "夫妇": "couple",
    "人群": "crowd",
    "观众": "audience",
}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "两个": 2, "三个": 3, "一群": 5}
_SILENT = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "in",
        "on",
        "at",
        "of",
        "to",
        "with",
        "and",
        "while",
        "by",
        "for",
        "from",
        "into",
        "onto",
        "her",
        "his",
        "their",
        "its",
        "front",
        "behind",
        "beside",
        "near",
        "next",
        "through",
        "over",
        "under",
        "out",
        "up",
        "down",
        "some",
        "very",
        "this",
        "that",
        "it",
        "的",
        "在",
        "着",
        "给",
        "了",
        "和",
        "里",
        "上",
        "一个",
        "一",
        "把",
        "正在",
        "位",
        "名",
        "一位",
        "边",
        "中",
    ]
)
_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "its",
        "some",
        "two",
        "three",
        "four",
        "five",
        "red",
        "old",
        "young",
    ]
)


@dataclass(frozen=True, slots=True)
class _Found:
    sort: Sort
    name: str
    said: str


def hear(prompt: str, *, seconds: float, seed: int = 0) -> tuple[StagedPlan, tuple[str, ...]]:
    """The staged plan of a prompt, and one line for the words that named nothing."""
    found, unknown = _found(prompt)
    if sum(each.sort == "verb" for each in found) > 1:
        # Beside another verb, "给" only says to whom.
        found = [each for each in found if each.said != "给"]
    figures: list[StagedFigure] = []
    actions: list[Action] = []
    place = next((each.name for each in found if each.sort == "place"), "")
    count, waiting = 1, list[str]()
    for each in found:
        if each.sort == "number":
            count = _NUMBERS[each.name]
        elif each.sort in ("role", "thing"):
            kind: Literal["person", "thing"] = "person" if each.sort == "role" else "thing"
            for _ in range(min(count, 6)):
                figures.append(_figure(each, kind, len(figures)))
            count = 1
            if actions and waiting:
                actions[-1] = _with_object(actions[-1], figures[-1], waiting.pop())
        elif each.sort in ("verb", "behaviour"):
            doers = _doers(figures, actions, each.sort)
            action = ACTIONS.find(each.name) if each.sort == "verb" else None
            if action is not None and action.partner and len(doers) == 2:
                # "A 给 B 打针", "A and B talk": the first does it, with the second.
                one, other = doers
                verb = Action(who=one.id, verb=each.name, start=0.0, end=seconds, partner=other.id)
                actions.append(verb)
                waiting = ["object"]
                continue
            for figure in doers:
                actions.append(Action(who=figure.id, verb=each.name, start=0.0, end=seconds))
            waiting = ["object"] if doers else []
    plan = StagedPlan(
        seconds=seconds,
        place=place,
        time=next((_HOURS[each.name] for each in found if each.sort == "hour"), "day"),
        camera=Shooting(shot=next((_SHOTS[e.name] for e in found if e.sort == "shot"), "")),
        figures=tuple(figures),
        actions=tuple(actions),
        seed=seed % 1000,
    )
    warnings = (f"not understood: {', '.join(unknown)}",) if unknown else ()
    return plan, warnings


def _figure(each: _Found, kind: Literal["person", "thing"], index: int) -> StagedFigure:
    id_ = re.sub(r"[^a-z0-9]+", "-", each.name.casefold()).strip("-") or "figure"
    return StagedFigure(id=f"{id_}-{index + 1}", name=each.name, kind=kind, said=each.said)


def _doers(figures: list[StagedFigure], actions: list[Action], sort: Sort) -> list[StagedFigure]:
    """Who does a verb: those of its kind named since the last verb, or who did that."""
    kind = "person" if sort == "verb" else "thing"
    busy = {action.who for action in actions} | {action.object for action in actions}
    fresh = [each for each in figures if each.kind == kind and each.id not in busy]
    if fresh:
        names = {fresh[-1].name}
        same = [each for each in fresh if each.name in names]
        return fresh if len(fresh) <= 2 else same
    return [
        each for each in figures if actions and each.id == actions[-1].who and each.kind == kind
    ]


def _with_object(action: Action, figure: StagedFigure, _: str) -> Action:
    from dataclasses import replace

    if figure.kind == "person":
        return replace(action, partner=figure.id)
    return replace(action, object=figure.id)


def _found(prompt: str) -> tuple[list[_Found], list[str]]:
    text = prompt.casefold()
    if any("\u4e00" <= letter <= "\u9fff" for letter in text):
        return _in_chinese(text)
    return _in_english(re.findall(r"[\w'-]+", text))


def _in_english(words: list[str]) -> tuple[list[_Found], list[str]]:
    found: list[_Found] = []
    unknown: list[str] = []
    index = 0
    while index < len(words):
        for length in (4, 3, 2, 1):
            phrase = " ".join(words[index : index + length])
            before = words[index - 1] if index else ""
            match = _match(phrase, noun=before in _DETERMINERS) if phrase else None
            if match and index + length <= len(words):
                found.append(_Found(*match, phrase))
                index += length
                break
        else:
            if words[index] not in _SILENT and words[index] not in _DETERMINERS:
                unknown.append(words[index])
            index += 1
    return found, unknown


def _match(phrase: str, *, noun: bool) -> tuple[Sort, str] | None:
    if phrase in _HOURS:
        return "hour", phrase
    if phrase in _SHOTS:
        return "shot", phrase
    if phrase in _TOGETHER:
        return "role", _TOGETHER[phrase]
    if phrase in _NUMBERS:
        return "number", phrase
    nouns = [n for form in _singular(phrase) if (n := _noun(form))]
    verbs = [v for form in _infinitive(phrase) if (v := _verb(form))]
    for match in (nouns + verbs) if noun else (verbs + nouns):
        return match
    return None


def _noun(phrase: str) -> tuple[Sort, str] | None:
    if entry := PLACES.find(phrase):
        return "place", entry.names.en
    if role := ROLES.find(phrase):
        return "role", role.names.en
    if thing := THINGS.find(phrase):
        return "thing", thing.names.en
    return None


def _verb(phrase: str) -> tuple[Sort, str] | None:
    if action := ACTIONS.find(phrase):
        return "verb", action.names.en
    if behaviour := BEHAVIOURS.find(phrase):
        return "behaviour", behaviour.names.en
    return None


def _singular(phrase: str) -> list[str]:
    forms = [phrase]
    for end, other in (("ies", "y"), ("es", ""), ("s", ""), ("men", "man"), ("children", "child")):
        if phrase.endswith(end):
            forms.append(phrase[: -len(end)] + other)
    return forms


def _infinitive(phrase: str) -> list[str]:
    first, _, rest = phrase.partition(" ")
    forms = [first]
    for end, other in (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e")):
        if first.endswith(end) and len(first) > len(end) + 1:
            forms.append(first[: -len(end)] + other)
    if first.endswith("ing") and len(first) > 5 and first[-4] == first[-5]:
        forms.append(first[:-4])
    return [f"{form} {rest}".strip() for form in forms]


def _in_chinese(text: str) -> tuple[list[_Found], list[str]]:
    found: list[_Found] = []
    unknown, index, loose = list[str](), 0, ""
    while index < len(text):
        for length in range(min(8, len(text) - index), 0, -1):
            phrase = text[index : index + length]
            match = _match(phrase, noun=False)
            if match:
                found.append(_Found(*match, phrase))
                index += length
                break
            if phrase in _SILENT:
                index += length
                break
        else:
            loose = text[index]
            if "\u4e00" <= loose <= "\u9fff":
                unknown.append(loose)
            index += 1
    return found, unknown
