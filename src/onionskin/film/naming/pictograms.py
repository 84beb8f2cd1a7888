"""The pictograms that a text leads to: exact things, deeds and states of which there is no drawing.

`pictograms.txt` has one on each line:

    name = set:icon: word, verb+noun, verb+, =phrase, 词, 动词+名词 | neighbour, neighb*, 邻词

The shapes are `finish.cards.pictograms`', packed by `scripts/make_pictograms.py`. A word without a
sign is an English noun, found at the head of a noun phrase, or Chinese, found between words.
`verb+noun` is an English verb in any form and a noun within five words of the same clause;
`=phrase` stands as it is written, with any ending for "*". Neighbours must stand elsewhere in the
sentence. What is in the section `[ideas]` is shown only where there would be no picture at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from onionskin.film.meaning import FIGURES_OF_SPEECH, meant
from onionskin.film.naming.chinese import refused_in_chinese, word_ends
from onionskin.film.naming.denials import denials_in
from onionskin.film.naming.english import in_english, is_refused, parts_of, places_of
from onionskin.film.naming.vocabulary import Named, any_of
from onionskin.planner.chinese_cutting import Word
from onionskin.planner.dictionary import english, infinitive, singular, word_set
from onionskin.planner.english_words import BE, DETERMINERS, POSSESSIVES
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.retagging import Token
from onionskin.planner.tagging import tagged

Kind = Literal["noun", "names", "deed", "phrase"]
"""A noun, several words that end with one, what is done, and words just as they are written."""
WORDS: Final = files("onionskin.film.naming") / "pictograms.txt"
_IDEAS: Final = "[ideas]"
_FORBIDS: Final = re.compile(r"^(?:no|not|keep off)\b")
"""So begin the names of pictograms that forbid something."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """Words that lead to a pictogram."""

    name: str
    kind: Kind
    parts: tuple[str, ...]
    """Of a deed its verb, particles and noun; else the words as they are."""
    beside: re.Pattern[str] | None = None
    is_idea: bool = False

    @property
    def forbids(self) -> bool:
        """Whether the pictogram itself says not to do something."""
        return forbids(self.name)


def forbids(name: str, said: str = "") -> bool:
    """Whether a pictogram itself says not to do something, or the words that lead to it do."""
    return _FORBIDS.match(name) is not None or _SAYS_NO.match(said) is not None


_SAYS_NO: Final = re.compile(r"(?:no|not|nothing|never)\b|[不别勿禁没]", re.IGNORECASE)
"""So begin words that have their "no" within: 不要吃东西."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of the file: a pictogram, its icon ("set:icon"), and the words that lead to it."""

    name: str
    icon: str
    wordings: tuple[Wording, ...]


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of a file of pictograms."""
    section, found = "", []
    for row in text.splitlines():
        if row.startswith("["):
            section = row.strip()
        elif row.strip() and not row.startswith("#"):
            found.append(_line(row, is_idea=section == _IDEAS))
    return tuple(found)


def _line(row: str, *, is_idea: bool) -> Line:
    name, _, rest = row.partition(" = ")
    icon, _, rest = rest.partition(": ")
    words, _, neighbours = rest.partition(" | ")
    beside = any_of(each.strip() for each in neighbours.split(",")) if neighbours.strip() else None
    told = [each.strip() for each in words.split(",") if each.strip()]
    if " " in name.strip():
        told.append(name.strip())
    wordings = (
        Wording(name=name.strip(), kind=kind, parts=parts, beside=beside, is_idea=is_idea)
        for kind, parts in map(_read, dict.fromkeys(told))
    )
    return Line(name=name.strip(), icon=icon.strip(), wordings=tuple(wordings))


def _read(word: str) -> tuple[Kind, tuple[str, ...]]:
    """What kind of wording a word of the file is, and its parts."""
    if "+" in word:
        return "deed", tuple(each.strip() for each in word.split("+") if each.strip())
    if word.startswith("="):
        return "phrase", (word[1:].strip(),)
    if is_chinese(word):
        return "phrase", (word,)
    return ("names" if " " in word else "noun"), (word.casefold(),)


@lru_cache(maxsize=1)
def _wordings() -> dict[tuple[Kind, str], tuple[Wording, ...]]:
    """All wordings by their kind and what they begin with."""
    found: dict[tuple[Kind, str], list[Wording]] = {}
    for line in read_lines(WORDS.read_text(encoding="utf-8")):
        for each in line.wordings:
            found.setdefault((each.kind, _key(each.kind, each.parts[0])), []).append(each)
    return {key: tuple(sorted(rows, key=_longest_first)) for key, rows in found.items()}


def _key(kind: Kind, first: str) -> str:
    """The word itself, or of Chinese and of phrases its beginning."""
    if is_chinese(first):
        return first[0]
    return first[:2].casefold() if kind == "phrase" else first.partition(" ")[0].casefold()


def _longest_first(wording: Wording) -> tuple[int, bool]:
    return -sum(map(len, wording.parts)), wording.beside is None


def pictograms_in(text: str, *, ideas: bool = False, about: str = "") -> list[Named]:
    """The pictograms of a text in their order, none over another; of ideas only these.

    `about` are words of the film's subject, which are beside every word.
    """
    masked = FIGURES_OF_SPEECH.sub(lambda match: " " * len(match[0]), text)
    found = list(_in_chinese(masked, about) if is_chinese(text) else _in_english(masked, about))
    found = [each for each in found if is_idea(each.thing) == ideas]
    found = [each for each in found if not (forbids(each.thing) and _is_within(each, found))]
    kept: list[Named] = []
    for each in sorted(found, key=_weight, reverse=True):
        if not any(set(each.taken) & set(other.taken) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)


def _is_within(named: Named, others: list[Named]) -> bool:
    """Whether a sign is only of a part of another's words: 不准 of 拿不准 forbids nothing."""
    return any(set(named.taken) < set(other.taken) for other in others)


def _weight(named: Named) -> tuple[bool, float]:
    """What comes before others over the same words: what forbids, and what says more words that
    stand close together, a verb and its noun above all."""
    gaps = len(named.said) - len(named.taken)
    return forbids(named.thing), len(named.taken) - gaps / 2 + _TOGETHER * (gaps > 0)


_TOGETHER: Final = 6
"""Characters that a verb with its noun weighs more."""


@lru_cache(maxsize=1)
def _ideas() -> frozenset[str]:
    return frozenset(each.name for rows in _wordings().values() for each in rows if each.is_idea)


def is_idea(name: str) -> bool:
    """Whether a pictogram is only shown where there would be no picture at all."""
    return name in _ideas()


def _named(wording: Wording, text: str, spans: list[tuple[int, int]], *, refused: bool) -> Named:
    """A pictogram and the characters that lead to it."""
    begin, end = min(start for start, _ in spans), max(end for _, end in spans)
    return Named(
        thing=wording.name,
        said=text[begin:end],
        start=begin,
        is_refused=refused and not forbids(wording.name, wording.parts[0]),
        is_pictogram=True,
        is_deed=wording.kind == "deed" or (wording.kind == "phrase" and not is_chinese(text)),
        taken=tuple(place for start, end in spans for place in range(start, end)),
    )


# English


def _in_english(text: str, about: str) -> Iterator[Named]:
    for each in in_english(text, lambda word, others: _noun(word, f"{others} {about}")):
        if meant(each.thing, each.said, text, each.start):
            end = each.start + len(each.said)
            said = each.said.split()[-1]  # what stands before it only says of which kind it is
            taken = tuple(range(end - len(said), end))
            yield replace(each, said=said, start=taken[0], taken=taken, is_pictogram=True)
    for start, part in parts_of(text):
        for each in _in_sentence(part, about):
            yield replace(
                each, start=each.start + start, taken=tuple(place + start for place in each.taken)
            )


def _noun(word: str, others: str = "") -> str | None:
    """The pictogram of an English noun of one word beside other words, or None."""
    for form in dict.fromkeys((word, singular(word))):
        for each in _wordings().get(("noun", form), ()):
            if each.beside is None or each.beside.search(others):
                return each.name
    return None


def _in_sentence(sentence: str, about: str) -> Iterator[Named]:
    tokens = tagged(sentence)
    places = places_of(sentence, tokens)
    spans = [(place, place + len(token.text)) for place, token in zip(places, tokens, strict=True)]
    for index, token in enumerate(tokens):
        for each in _wordings().get(("deed", infinitive(token.lower)[0]), ()):
            used = _deed(each.parts, tokens, index)
            if used and (named := _done(each, sentence, tokens, spans, used, about)):
                yield named
        yield from _phrases(sentence, spans[index][0], about)
        for each in _wordings().get(("names", token.lower), ()):
            if _is_part(each.parts[0], tokens, index) and not _is_a_name(tokens, index):
                used = list(range(index, index + len(each.parts[0].split())))
                if named := _done(each, sentence, tokens, spans, used, about):
                    yield named


def _done(
    wording: Wording,
    sentence: str,
    tokens: list[Token],
    spans: list[tuple[int, int]],
    used: list[int],
    about: str,
) -> Named | None:
    """What the tokens `used` tell of; None where it is denied, or means another."""
    first = min(used)
    before = sentence[: spans[first][0]]
    denials = denials_in(sentence)
    told = denials.deeds if wording.kind == "deed" else denials.things
    refused = is_refused(before) or spans[first][0] in told
    near = {
        tokens[at].lower
        for at in range(max(0, first - _NOT_BEFORE), max(used))
        if at not in used  # "stop the machine" is no denial of itself
    }
    is_wanted = refused and "without" in near  # "never stop without *talking to a doctor*"
    refused = refused and not is_wanted
    is_denied = bool(near & _NOT) or "n't" in " ".join(near)
    if not wording.forbids and not refused and is_denied and not is_wanted:
        return None
    if wording.forbids and wording.kind == "deed" and not refused:
        return None
    found = _named(wording, sentence, [spans[index] for index in used], refused=refused)
    others = f"{before} {sentence[found.start + len(found.said) :]} {about} "
    others += sentence[found.start : found.start + len(found.said)] if len(used) > 1 else ""
    if wording.beside is not None and not wording.beside.search(others):
        return None
    return found


_NOT: Final = word_set("not never no without hardly rarely cannot nobody avoid stop stops stopped")
_NOT_BEFORE: Final = 4
"""Words before a verb among which a "not" is said of it."""


def _deed(parts: tuple[str, ...], tokens: list[Token], verb: int) -> list[int]:
    """The tokens that say a deed of which `verb` is the verb; none where it is not said."""
    if not _is_a_verb(tokens, verb, alone=len(parts) == 1):
        return []
    if len(parts) == 1:
        return [verb]
    return _after(parts, tokens, verb) or (
        _undergone(parts[1], tokens, verb) if len(parts) == 2 else []
    )


def _is_a_verb(tokens: list[Token], place: int, *, alone: bool) -> bool:
    token = tokens[place]
    form = infinitive(token.lower)[1]
    if not form:
        return False
    before = tokens[place - 1] if place else None
    if before is not None and (before.lower in DETERMINERS or before.lower in POSSESSIVES):
        return False  # "the wash", "a swimming pool"
    if before is not None and token.tag == "N" and before.tag in ("D", "J", "Q"):
        return False
    is_first = not place and len(tokens) > 1 and tokens[1].tag == "D"
    if token.tag == "J" and form == "base" and not is_first:
        return False  # "clean energy", but "dry your hands"
    if not alone:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if form == "ing" and after is not None:
        return not english(f"{token.lower} {singular(after.lower)}").noun
    is_last = before is not None and before.lower in ("and", "then") and not _goes_on(after)
    return token.tag in ("V", "G", "E") or is_last  # "look up, and *wave*"


def _goes_on(token: Token | None) -> bool:
    """Whether a clause goes on with a word."""
    return token is not None and token.lower[:1].isalnum()


def _after(parts: tuple[str, ...], tokens: list[Token], verb: int) -> list[int]:
    """The verb and the tokens after it that are the other parts, in any order; or none."""
    used, left, words = [verb], list(parts[1:]), 0
    index = verb + 1
    while index < len(tokens) and left and words < _WITHIN:
        token = tokens[index]
        found = next((each for each in left if _is_part(each, tokens, index)), None)
        if found is not None:
            left.remove(found)
            count = len(found.split())
            used += range(index, index + count)
            index += count
            words += count
            continue
        if not token.lower[0].isalnum() or token.lower in _ENDS or token.tag in ("V", "X"):
            break
        if token.lower in _LINKS and index + 1 < len(tokens) and _may_be_done(tokens[index + 1]):
            break
        index, words = index + 1, words + 1
    return [] if left else used


_WITHIN: Final = 6
_LINKS: Final = word_set("and or then to")
_ENDS: Final = word_set(
    "but because if when while unless until so although though who which that where before after "
    "than as"
)
"""Words with which another clause begins."""


def _may_be_done(token: Token) -> bool:
    return token.tag in ("V", "X", "R") or english(token.lower).verb > english(token.lower).noun


def _is_a_name(tokens: list[Token], index: int) -> bool:
    """Whether words are written as the name of something, within a sentence: "the Rowing Club"."""
    return index > 0 and tokens[index].text[:1].isupper()


def _is_part(part: str, tokens: list[Token], index: int) -> bool:
    """Whether a part of a deed stands at a place: a particle, or the head of a noun phrase."""
    words = part.split()
    here = [each.lower for each in tokens[index : index + len(words)]]
    if not here or len(here) < len(words) or here[:-1] != words[:-1]:
        return False
    if here[-1] != words[-1] and singular(here[-1]) != words[-1]:
        return False
    end = index + len(words)
    after = tokens[end] if end < len(tokens) else None
    is_compound = (
        after is not None and after.tag == "N" and bool(english(singular(after.lower)).noun)
    )
    return not (is_compound and english(words[-1]).noun)


def _undergone(noun: str, tokens: list[Token], verb: int) -> list[int]:
    """The noun and the verb of "the *noun* must be *verbed*"; or none."""
    if infinitive(tokens[verb].lower)[1] != "ed":
        return []
    index, has_be = verb - 1, False
    while index >= 0 and verb - index <= _BEFORE_PASSIVE:
        lower = tokens[index].lower
        if _is_part(noun, tokens, index):
            count = len(noun.split())
            return [*range(index, index + count), verb] if has_be else []
        if not lower[0].isalnum() or lower in _ENDS or lower in _LINKS:
            return []
        has_be |= lower in BE
        index -= 1
    return []


_BEFORE_PASSIVE: Final = 5


def _phrases(sentence: str, start: int, about: str) -> Iterator[Named]:
    """What is written at a place just as the file has it."""
    for each in _wordings().get(("phrase", sentence[start : start + 2].casefold()), ()):
        match = _written(each.parts[0]).match(sentence, start)
        if match is None:
            continue
        before, rest = sentence[:start], sentence[match.end() :]
        near = re.findall(r"[\w'’]+", before.casefold())[-_NOT_BEFORE_PHRASES:]
        if not each.forbids and (set(near) & _NOT or any("n't" in word for word in near)):
            continue
        if each.beside is None or each.beside.search(f"{before} {rest} {about}"):
            refused = is_refused(before) or bool(
                denials_in(sentence).things & set(range(*match.span()))
            )
            yield _named(each, sentence, [match.span()], refused=refused)


_NOT_BEFORE_PHRASES: Final = 3


@lru_cache(maxsize=4096)
def _written(phrase: str) -> re.Pattern[str]:
    pattern = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"{pattern}(?!\w)", re.IGNORECASE)


# Chinese


def _in_chinese(text: str, about: str) -> Iterator[Named]:
    words = word_ends(text)
    starts = {start for start, _, _ in words}
    for start in sorted(starts):
        for kind in ("phrase", "deed"):
            for each in _wordings().get((kind, text[start : start + 1].casefold()), ()):
                spans = _spans_zh(each, text, start, words)
                if spans and (named := _told_zh(each, text, spans, words, about)):
                    yield named


def _spans_zh(
    wording: Wording, text: str, start: int, words: list[tuple[int, int, Word]]
) -> list[tuple[int, int]]:
    """Where the parts of a wording stand from `start` on, if they end with a word; or nothing."""
    pattern = re.compile(
        r"([^，。；！？：、]{0,4}?)".join(f"({re.escape(p)})" for p in wording.parts)
    )
    match = pattern.match(text, start)
    if match is None:
        return []
    spans = [match.span(index) for index in range(1, 2 * len(wording.parts), 2)]
    last = next((index for index, each in enumerate(words) if each[1] == match.end()), None)
    if last is None or (wording.kind == "phrase" and _says_of_which(words, last)):
        return []
    return spans


def _says_of_which(words: list[tuple[int, int, Word]], index: int) -> bool:
    """Whether a noun only says of which kind the next one is."""
    if words[index][2].part != "noun" or index + 1 >= len(words):
        return False
    return words[index + 1][0] == words[index][1] and words[index + 1][2].part == "noun"


def _told_zh(
    wording: Wording,
    text: str,
    spans: list[tuple[int, int]],
    words: list[tuple[int, int, Word]],
    about: str,
) -> Named | None:
    start, end = spans[0][0], spans[-1][1]
    before, rest = text[:start], text[end:]
    refused = refused_in_chinese(before) or start in denials_in(text).things
    is_done = any(word.part == "verb" and start <= at < end for at, _, word in words)
    if refused and not is_done and _TAKEN_ZH.search(before):
        return None  # of 不要把宠物留在车里 pets are no fault
    if not wording.forbids and not refused and _NOT_ZH.search(before):
        return None
    if wording.forbids and not refused and wording.kind == "deed":
        return None
    if wording.beside is not None and not wording.beside.search(f"{before} {rest} {about}"):
        return None
    found = _named(wording, text, spans, refused=refused)
    return replace(found, is_deed=found.is_deed or is_done)


_TAKEN_ZH: Final = re.compile(r"[把将][^，。；！？：]*$")
_NOT_ZH: Final = re.compile(r"(?:[没未无]|没有|不|不是|不会|不想|不用|不必|不再|避免|防止|以免)$")
