"""What a text names, drawn or not, where something may happen to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.film.naming.vocabulary import SCENE, Named, drawn_for, is_role
from onionskin.finish.cards.happenings import Way, ways
from onionskin.finish.cards.things import TINTS, drawing_of
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, singular, word_set
from onionskin.planner.retagging import Token

_FILE: Final = files("onionskin.film.naming.happens") / "standing.txt"
_ABSTRACT: Final = word_set("idea time state event process quality group act")
_ANYBODY: Final = word_set("you us 你 您 你们 我们 人们")
_TIMES: Final = word_set(
    "second minute hour day night week month year decade century morning evening afternoon time "
    "moment winter summer spring autumn end way case example part number lot kind type"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Noun:
    """Something that is named, from which to which character of its sentence, and what is drawn of
    it; "" for what has no picture."""

    thing: str
    start: int
    end: int
    is_somebody: bool = False
    is_abstract: bool = False
    is_time: bool = False
    is_anybody: bool = False
    """Whether it is "you", of whom is seen only what is done with things."""

    def fits(self, way: Way) -> bool:
        """Whether it may be the first thing of a way."""
        only = way.only
        if self.thing in way.never:
            return False
        if not self.thing or (self.is_anybody and len(way.letters) == 1):
            return False
        if self.is_somebody:
            return "person" in only
        if only - _KINDS:
            plain = self.thing.partition(" ")[2] if self.thing.split()[0] in TINTS else self.thing
            return self.thing in only or plain in only
        if only == {"person"}:
            return False
        if only == {"idea"}:
            return self.is_abstract
        return not self.is_abstract or "any" in only


_KINDS: Final = frozenset(("any", "thing", "person", "idea"))


@lru_cache(maxsize=1)
def _standing() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            drawn, _, words = line.partition(": ")
            for word in words.split(", "):
                found.setdefault(word, drawn)
    return found


def stands_for(word: str) -> str:
    """What is seen of a word that has no drawing; "" for none."""
    word = word.casefold()
    drawn = _standing().get(word) or _standing().get(f"={word}", "")
    return drawn if drawn and drawing_of(drawn) is not None else ""


def _noun(thing: str, start: int, end: int, head: str, *, is_somebody: bool) -> Noun:
    kind = (
        english(head).kind if head.isascii() else english(thing.split()[-1]).kind if thing else ""
    )
    drawing = drawing_of(thing) if thing else None
    is_sign = drawing is not None and drawing.is_pictogram
    if is_sign and thing.split()[0].endswith("ing") and "housing" not in thing:
        drawing = None  # of something that is done
    return Noun(
        thing=thing if drawing is not None else "",
        start=start,
        end=end,
        is_somebody=is_somebody or (drawing is not None and drawing.is_somebody),
        is_abstract=drawing is not None and (is_sign or head in _standing()) and kind in _ABSTRACT,
        is_time=head in _TIMES or (kind == "time" and head not in _standing()),
        is_anybody=head in _ANYBODY,
    )


def _seen(named: Named) -> str:
    """What is drawn of something, of people together several of them; "" for a place."""
    last = named.said.split()[-1].casefold() if named.said.isascii() else named.said.rstrip("里中")
    last = last if named.said.isascii() else last[-1:]
    for word in (named.said.casefold(), last):
        if rather := _standing().get(f"={word}"):
            return rather
    if not named.is_scene:
        return named.thing
    return _of_scene(named.thing) or stands_for(named.said)


def _of_scene(scene: str) -> str:
    """What is drawn of a scene of the vocabulary; "" for nothing."""
    thing = "several person" if is_role(f"{SCENE}{scene}") else scene
    return thing if drawing_of(thing) is not None else ""


def english_nouns(
    offset: int, size: int, tokens: list[Token], places: list[int], named: Sequence[Named]
) -> list[Noun]:
    """The nouns of an English sentence of `size` characters behind `offset`."""
    nouns = [
        _noun(
            _seen(each), each.start - offset, each.start - offset + len(each.said),
            singular(each.said.split()[-1].casefold()), is_somebody=each.is_somebody,
        )
        for each in named
        if offset <= each.start < offset + size and not each.is_deed and _seen(each)
    ]  # fmt: skip
    for index, (token, place) in enumerate(zip(tokens, places, strict=True)):
        is_compound = index + 1 < len(tokens) and tokens[index + 1].tag == "N"
        is_you = token.lower in ("you", "us")
        if (
            not (token.tag == "N" or is_you)
            or is_compound
            or any(e.start <= place < e.end for e in nouns)
        ):
            continue
        word = singular(token.lower)
        phrase = f"{tokens[index - 1].lower} {word}" if index else word
        thing = stands_for(phrase) or stands_for(word) or drawn_for(word) or ""
        thing = _of_scene(thing.removeprefix(SCENE)) if thing.startswith(SCENE) else thing
        nouns.append(_noun(thing, place, place + len(token.text), word, is_somebody=is_role(thing)))
    return sorted(nouns, key=lambda each: each.start)


def chinese_nouns(text: str, named: Sequence[Named], it: Noun | None = None) -> list[Noun]:
    """The nouns of a Chinese text, in which 它 is `it`."""
    nouns = [
        _noun(_seen(each), each.start, each.start + len(each.said), each.said,
              is_somebody=each.is_somebody)
        for each in named
        if not each.is_deed and _seen(each) and not _says_what_happens(each)
    ]  # fmt: skip
    if it is not None:
        for match in re.finditer("它们?", text):
            nouns.append(replace(it, start=match.start(), end=match.end()))
    for word, start in _words(text):
        if any(each.start <= start < each.end for each in nouns):
            continue
        thing = stands_for(word) or drawn_for(word) or ""
        thing = _of_scene(thing.removeprefix(SCENE)) if thing.startswith(SCENE) else thing
        end = start + len(word)
        if not thing and len(word) == 1:
            continue
        nouns.append(_noun(thing, start, end, word, is_somebody=is_role(thing)))
    return sorted(nouns, key=lambda each: each.start)


TIME_ZH: Final = re.compile(r"[年月日天周点时]$|分钟|小时|期间|以后|以前")


@lru_cache(maxsize=1)
def _said() -> str:
    """All that Chinese scripts say for what happens: 老化 is no thing there."""
    return " ".join(pattern for way in ways() for pattern in way.chinese)


def _says_what_happens(named: Named) -> bool:
    """Whether a sign is of what happens, and of no thing: 晚点."""
    return named.is_pictogram and len(named.said) > 1 and named.said in _said()


def _words(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for word in cut(text):
        start = text.find(word.text, at)
        if start < 0:
            continue
        at = start + len(word.text)
        is_thing = word.part == "noun" and word.text.isalnum() and not TIME_ZH.search(word.text)
        if (is_thing and word.text not in _said()) or stands_for(word.text):
            yield word.text, start
