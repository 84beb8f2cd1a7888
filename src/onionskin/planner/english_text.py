"""Prepares an English prompt for the reader: what is said of camera, hour and weather goes into the
frame, what says nothing to be seen is dropped, and sentences are cut into parts in time.

"Before she eats, Ann washes her hands" is two parts: Ann washes her hands; then she eats. The one
that speaks of somebody by name is read first, so that "she" is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onionskin.planner import english_words as en
from onionskin.planner.dictionary import english, infinitive, singular
from onionskin.planner.frames import Frame

_SENTENCES = re.compile(r"[.;!?:]+|,?\s+(?:and )?then\s+|\s+before\s+(?=\w+ing\b)", re.I)
_FRONTED = re.compile(
    r"^\s*(?:and |but |so )?(while|whilst|as|when|whenever|before|after|once|if|because|since|"
    r"although|though|until|unless|as soon as)\s+(?!a result|usual|well)([^,]+),\s*(.+)$",
    re.I | re.S,
)
_AT_ONCE: Final = frozenset({"while", "whilst", "as", "because", "since", "although", "though"})
_DECADE: Final = r"\b([a-z]+),? in (?:his|her|their) (?:early |mid-?|late )?"
_IN_SEVENTIES: Final = re.compile(rf"{_DECADE}(?:six|seven|eigh|nine)ties\b", re.I)
_IN_TEENS: Final = re.compile(rf"{_DECADE}teens\b", re.I)
_IN_TWENTIES: Final = re.compile(rf"{_DECADE}(?:twen|thir|for|fif)ties\b", re.I)
"""Ages by decades: a couple in their seventies is an elderly couple."""
_FIRST_WORD = re.compile(r"^\s*(?:he|she|it|they|his|her|its|their)\b", re.I)
_SUBORDINATE = re.compile(r"^\w+ing\b|^\w+ \w+ing\b", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence, in the order of reading, and its place in time among its fellows."""

    text: str
    order: int


def sentences(prompt: str, frame: Frame) -> list[list[Part]]:
    """The sentences of a prompt in parts; camera, hour, season and weather go into the frame."""
    text = _without_setting(_plainly(prompt), frame)
    return [_parts(each) for each in _SENTENCES.split(text) if each and each.strip(" ,")]


def _parts(sentence: str) -> list[Part]:
    found = _FRONTED.match(sentence)
    if not found:
        return [Part(sentence, 0)]
    word, aside, main = found[1].lower(), found[2], found[3]
    if word == "before" and _SUBORDINATE.match(aside):
        return [Part(main, 0), Part(aside, 1)]
    at_once, first = word in _AT_ONCE, word != "before"
    late = 0 if at_once else 1
    aside_part = Part(aside, 0 if first else late)
    main_part = Part(main, late if first else 0)
    said = not _FIRST_WORD.match(aside)
    return [aside_part, main_part] if said else [main_part, aside_part]


def _plainly(prompt: str) -> str:
    """The prompt without quotes, short forms and titles."""
    text = re.sub(r"[“”\"‘]", " ", prompt).replace("’", "'")
    for pattern, instead in en.SHORT_FORMS:
        text = pattern.sub(instead, text)
    text = _YEARS_OLD.sub(_aged, _OLDS.sub(_of_age, text))
    text = _FLOORS.sub(r"\1 up the stairs", text)
    text = _IN_TEENS.sub(r"teenage \1", _IN_SEVENTIES.sub(r"elderly \1", text))
    return _IN_TWENTIES.sub(r"\1", text)


_OLDS: Final = re.compile(r"\b([a-z]+|\d+)-year-olds\b|\bunder-([a-z]+|\d+)s\b", re.I)
_TO_CHILD, _TO_TEEN = 12, 19


def _of_age(found: re.Match[str]) -> str:
    """Those of an age as a word for them: "six-year-olds" are children."""
    said = (found[1] or found[2]).lower().replace("twelve", "12").removesuffix("ve")
    years = int(said) if said.isdecimal() else en.NUMBERS.get(said, _TO_TEEN)
    if years >= _OLD:
        return "elderly people"
    return "children" if years <= _TO_CHILD else "teenagers" if years <= _TO_TEEN else "people"


def _aged(found: re.Match[str]) -> str:
    """An age in years as a word for it: "an 80-year-old potter" is an elderly one."""
    number = found[1].lower()
    tens = number.partition("-")[0]
    years = int(number) if number.isdecimal() else en.NUMBERS.get(number, en.NUMBERS.get(tens, 0))
    after = found[2] or ""
    noun = singular(after.strip().lower())
    is_of = english(noun).kind == "person"
    acts = infinitive(after.strip().lower())[1] in ("s", "ed")
    if english(noun).kind == "animal" or (english(noun).noun and not (is_of or acts)):
        return after.strip()  # a hundred-year-old oak
    if years >= _OLD:
        return f"elderly{after}" if is_of else f"elderly person{after}"
    if _GROWN <= years < _OLD:
        return after.strip() if is_of else f"person{after}"
    if years > _CHILD:
        return f"teenage{after}" if is_of else f"teenager{after}"
    return f"little{after}" if is_of and years else f"child{after}" if years else found[0]


_FLOORS: Final = re.compile(
    r"\b(climbs?|walks?|runs?|goes|go|hurr(?:y|ies)) (?:up )?(?:to )?(?:the )?"
    r"(?:\w+ flights? of stairs|\w+ (?:floors|storeys|flights)"
    r"|\w+(?:th|st|nd|rd) (?:floor|storey))\b",
    re.I,
)
"""Whoever climbs to the sixth floor goes up the stairs."""
_BY_NIGHT: Final = re.compile(r"\bby (?:candle|moon|lamp|torch|fire|star)light\b", re.I)
_ONE_BY_ONE: Final = re.compile(r"\b(\w+) by \1\b", re.I)
"""Drop by drop, step by step."""
_CHILD, _GROWN, _OLD = 12, 20, 60
"""Ages in years: the last of a child, the first of an adult and of an old person."""
_YEARS_OLD: Final = re.compile(r"\b(\d+|[a-z]+(?:-[a-z]+)?)[- ]year[- ]old\b( [a-z]+)?", re.I)


def _without_setting(text: str, frame: Frame) -> str:
    text = _followed(text)
    for clause in en.CAMERA_CLAUSE.finditer(text):
        frame.move = frame.move or _first(en.MOVES, clause[0])
    text = en.CAMERA_CLAUSE.sub(" ", text)
    frame.shot, text = _taken(en.SHOTS, text)
    text = en.ASIDES.sub(" ", text)
    if not frame.move and (
        found := re.search(r",\s*(zoom|pan|tilt|dolly|orbit)[^,]*$", text, re.I)
    ):
        frame.move = _first(en.MOVES, found[0])
        text = text[: found.start()]
    text = re.sub(r"\bnext to\b", "beside", re.sub(r"\bclose to\b", "near", text))
    frame.angle, text = _taken(en.ANGLES, text)
    frame.season = _first(en.SEASONS, text)
    text = re.sub(
        r"\b(in|during) (the )?(spring|summer|autumn|fall|winter)\b", " ", text, flags=re.I
    )
    frame.weather = _first(en.WEATHERS, text)
    text = re.sub(
        r"\b(in|through) (the |a |thick |dense )*(fog|mist)\b|\bunder a \w+ sky\b"
        r"|\bin the (hot |bright )?sun(shine|light)?\b|\bin a (thunder|snow)?storm\b"
        r"|\b(in|under|through) (the )?(pouring |heavy )?rain\b",
        " ", text, flags=re.I,
    )  # fmt: skip
    frame.time, text = _taken(en.TIMES, text)
    if _BY_NIGHT.search(text):
        frame.time, text = frame.time or "night", _BY_NIGHT.sub(" ", text)
    text = _ONE_BY_ONE.sub(" ", text)
    text = en.WHEN.sub(" ", text)
    return re.sub(r"^[\s,]*(of|on|:|-)\s|^[\s,]+", "", text.strip())


_FOLLOWED: Final = re.compile(
    r"\b(?:the |a )?camera (?:\w+ly )?(?:is )?(?:follow|track)(?:s|ing)? "
    r"((?:an?|the|two|three|some)\b[^,;.]*)",
    re.I,
)
_SINGLE: Final = re.compile(
    r"(?:an?|the) ((?:\w+ )*?)(\w+?)(?= (?:through|along|down|up|across|in|on|as|who|"
    r"over|around|past|into|from|at|by)\b|$)",
    re.I,
)


def _followed(text: str) -> str:
    """Of "the camera follows a runner through the park" also that the runner goes there."""
    found = _FOLLOWED.search(text)
    if found is None:
        return text
    phrase = found[1].strip()
    noun = _SINGLE.match(phrase)
    others = text[: found.start()] + text[found.end() :]
    head = noun[2].lower() if noun else ""
    if noun is None or re.search(rf"\b{re.escape(head)}\b", others, re.I) or _is_pronoun(others):
        return text
    rest = phrase[noun.end() :].strip()
    rest = re.sub(r"^(?:as|who) (?:he|she|it|they)?\s*", "", rest)
    verb = "" if infinitive(rest.split(" ")[0])[1] == "s" else "goes "
    whole = phrase[: noun.end()]
    return f"{whole} {verb}{rest}, the camera follows {whole}. {others.strip(' ,.;')}".strip()


def _is_pronoun(text: str) -> bool:
    return bool(re.search(r"\b(?:he|she|it|they)\b", text, re.I))


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for pattern, name in table if re.search(pattern, text, re.I)), "")


def _taken(table: tuple[tuple[str, str], ...], text: str) -> tuple[str, str]:
    """The first name whose words stand in the text, and the text without them."""
    for pattern, name in table:
        if re.search(pattern, text, re.I):
            return name, re.sub(pattern, " ", text, flags=re.I)
    return "", text
