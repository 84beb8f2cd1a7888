"""Words of closed classes, read from a list: numbers, sizes, sides, directions, known phrases.

The network says which words are about which subject; what those words mean needs no guess
where they are on a list. ("left" and "right" are near each other in any embedding, and far
apart on the screen.) What is on no list is left to the network.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from onionskin.planner.phrases import (
    CAMERAS_EN,
    PLACES_EN,
    SIZES_EN,
    TIME_NOUNS_EN,
    TIMES_EN,
    WEATHER_NOUNS_EN,
    WEATHERS_EN,
    Ways,
)
from onionskin.planner.phrases_zh import (
    CAMERAS_ZH,
    PLACES_ZH,
    SIZES_ZH,
    TIME_NOUNS_ZH,
    TIMES_ZH,
    WEATHER_NOUNS_ZH,
    WEATHERS_ZH,
)
from onionskin.planner.reading import UNSAID, Group
from onionskin.planner.verbs import VERBS_EN, participle, third_person
from onionskin.planner.verbs_zh import OVER_ZH, VERBS_ZH

_ACROSS: Final = {
    "left": re.compile(r"right[- ]to[- ]left|[从自由]右(?:边|侧)?[往向到朝至]左(?:边|侧)?"),
    "right": re.compile(r"left[- ]to[- ]right|[从自由]左(?:边|侧)?[往向到朝至]右(?:边|侧)?"),
}
_TOWARDS: Final = {
    side: re.compile(
        rf"\b{side}wards?\b|(?:\bto|towards?) the {side}\b(?! of)"
        rf"|(?<!the )(?<!at )(?<!on )\b{side}\b(?!-| side| in | on | at | of)"
        rf"|[往向朝]着?(?:画面)?{han}(?:边|侧|面)?"
    )
    for side, han in (("left", "左"), ("right", "右"))
}
_SIDES: Final = {
    **{
        side: re.compile(
            rf"\b(?:on|at) (?:the )?(?:far )?{side}\b|to the {side} of"
            rf"|(?:画面|最)?的?{han}(?:边|侧|面|端)|靠{han}"
        )
        for side, han in (("left", "左"), ("right", "右"))
    },
    "center": re.compile(
        r"\b(?:in|at) the (?:very )?(?:middle|cent(?:er|re))\b|\bcentered\b|中间|中央|正当中|正中"
    ),
}
_SIDE_WORDS: Final = re.compile(r"left|right|middle|cent(?:er|re)|左|右|中", re.IGNORECASE)
_ENDINGS: Final = {
    "up and down": "bounce",
    "in circles": "circle",
    "in a circle": "circle",
    "round and round": "circle",
}
"""What tells the motion whatever the verb before it is."""
_COUNTS: Final = {
    3: re.compile(
        r"(?:three|3|(?:a )?(?:trio|group) of|several|a few|many|some)\b|[三3几]|一群|许多"
    ),
    2: re.compile(r"(?:two|2|(?:a )?(?:pair|couple) of)\b|[两2二]|一[对双]"),
    1: re.compile(r"(?:an?|one|a single|another)\b|[一1]|另一"),
}


def corrected(group: Group, spans: list[str], others: str) -> Group:
    """A group as the network read it, with what its words say beyond doubt.

    `spans` are the words of its attributes; `others` is what the prompt says of no one else.
    """
    spans = [span.lower() for span in spans]
    return replace(
        group,
        count=_count(group.count, spans),
        size=_size(spans) or group.size,
        side=_side(group.side, spans, others.lower()),
        motion=_motion(group.motion, spans, others.lower()),
    )


def exactly(tag: str, phrases: list[str]) -> str | None:
    """The place, time, weather or camera that known phrases mean, if they mean just one."""
    known = _known_phrases()[tag]
    values = {known[phrase] for phrase in map(_plain, phrases) if phrase in known}
    return values.pop() if len(values) == 1 else None


def direction_in(text: str) -> str | None:
    """Whether a text tells of going "left" or "right"; None where it tells neither, or both."""
    found = {side for side, pattern in _ACROSS.items() if pattern.search(text)}
    if not found:
        aimless = text
        for side in ("left", "right"):
            aimless = re.sub(rf"to the {side} of|\b(?:on|at) (?:the )?{side}\b", " ", aimless)
        found = {side for side, pattern in _TOWARDS.items() if pattern.search(aimless)}
    return found.pop() if len(found) == 1 else None


def _motion(motion: str, spans: list[str], others: str) -> str:
    """The motion by its verb and its direction by the words; no direction where none is told."""
    family, _, guessed = motion.partition("-")
    if family not in ("grow", "shrink"):  # told by "into the distance" more than by the verb
        family = family_in(" ".join(spans)) or family
    motion = motion if motion.startswith(family) else family
    if family not in ("drift", "fly"):
        return motion
    direction = direction_in(" ".join(spans))
    if direction is None and guessed and direction_in(others) == guessed:
        direction = guessed
    return f"{family}-{direction}" if direction else family


def family_in(text: str) -> str | None:
    """The family of motions ("drift", "bounce", …) of the verb in a text; None where there is
    none that is known, or more than one.

    Of verbs that overlap, the longest counts: "fly in circles" is no "fly".
    """
    verbs = _verbs()
    found = {verbs[match.group()] for match in _verb_pattern().finditer(text)}
    return found.pop() if len(found) == 1 else None


def _side(side: str, spans: list[str], others: str) -> str:
    """The side by the words; what the network guessed only where there is any such word."""
    words = " ".join(spans)
    for pattern in (*_ACROSS.values(), *_TOWARDS.values()):
        words = pattern.sub(" ", words)
    found = {name for name, pattern in _SIDES.items() if pattern.search(words)}
    if len(found) == 1:
        return found.pop()
    return side if _SIDE_WORDS.search(words) or _SIDE_WORDS.search(others) else UNSAID


def _count(count: int, spans: list[str]) -> int:
    for number, pattern in _COUNTS.items():
        if any(pattern.match(span) for span in spans):
            return number
    return count


def _size(spans: list[str]) -> str | None:
    """The size that is said by a word of the list; in Chinese just before the name."""
    found = {s for s, p in _size_patterns().items() if any(p.search(span) for span in spans)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _size_patterns() -> dict[str, re.Pattern[str]]:
    patterns = {}
    for size in SIZES_EN:
        english = "|".join(map(re.escape, SIZES_EN[size].train))
        chinese = "|".join(map(re.escape, sorted(SIZES_ZH[size].train, key=len, reverse=True)))
        patterns[size] = re.compile(rf"\b(?:{english})\b|(?<![变越来放缩不])(?:{chinese})$")
    return patterns


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """By each verb that was trained, in all its forms, the one family of motions it means."""
    means: dict[str, set[str]] = {}
    english = [pair for families in VERBS_EN.values() for pair in families.items()]
    for family, ways in english:
        for verb in ways.train:
            more = () if family == "still" else (participle(verb), third_person(verb))
            for form in (verb, *more):
                means.setdefault(form, set()).add(family)
    chinese = [(f, ways.train) for families in VERBS_ZH.values() for f, ways in families.items()]
    chinese += [pair for families in OVER_ZH.values() for pair in families.items()]
    for family, verbs in chinese:
        for verb in verbs:
            means.setdefault(verb, set()).add(family)
    known = {verb: families.pop() for verb, families in means.items() if len(families) == 1}
    return known | _ENDINGS


@lru_cache(maxsize=1)
def _verb_pattern() -> re.Pattern[str]:
    """Any known verb, the longest first; Latin ones as whole words."""
    longest_first = sorted(_verbs(), key=len, reverse=True)
    return re.compile(
        "|".join(rf"\b{re.escape(v)}\b" if v.isascii() else re.escape(v) for v in longest_first)
    )


@lru_cache(maxsize=1)
def _known_phrases() -> dict[str, dict[str, str]]:
    """By tag, what each phrase that was trained means."""
    known: dict[str, dict[str, str]] = {tag: {} for tag in ("place", "time", "weather", "camera")}
    places = [*PLACES_EN.items(), *PLACES_ZH.items()]
    for place, parts in places:
        for ways in (parts.at, parts.along, parts.nouns):
            _learn(known["place"], place, (*ways.train, *ways.loose))
    tables: list[tuple[str, dict[str, Ways]]] = [
        ("time", TIMES_EN),
        ("time", TIMES_ZH),
        ("weather", WEATHERS_EN),
        ("weather", WEATHERS_ZH),
        ("camera", CAMERAS_EN),
        ("camera", CAMERAS_ZH),
    ]
    for tag, table in tables:
        for value, ways in table.items():
            _learn(known[tag], value, ways.train)
    nouns = [("time", TIME_NOUNS_EN), ("time", TIME_NOUNS_ZH)]
    for tag, words in (*nouns, ("weather", WEATHER_NOUNS_EN), ("weather", WEATHER_NOUNS_ZH)):
        for value, phrases in words.items():
            _learn(known[tag], value, phrases)
    return known


def _learn(table: dict[str, str], value: str, phrases: tuple[str, ...]) -> None:
    for phrase in phrases:
        if "{color}" not in phrase:
            table.setdefault(_plain(phrase), value)


def _plain(phrase: str) -> str:
    """A phrase without case, stops, and the small words around it."""
    phrase = phrase.lower().strip(" ,.;:!?，。；：、！？")
    return re.sub(r"^(?:在|the )|(?:的)$", "", phrase)
