"""What a sentence says is not taken, sold, allowed, needed or done: the words for which a card has
a crossed picture.

Only what its main clause denies: of "if your bank does not accept the card, call us" nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from onionskin.film.naming.english import parts_of, places_of
from onionskin.planner.chinese_cutting import cut
from onionskin.planner.dictionary import english, infinitive, singular, word_set
from onionskin.planner.english_words import BE
from onionskin.planner.lexicon import is_chinese
from onionskin.planner.retagging import Token
from onionskin.planner.tagging import tagged


@dataclass(frozen=True, kw_only=True, slots=True)
class Denials:
    """The characters of a text that name what is denied."""

    things: frozenset[int] = field(default_factory=frozenset)
    """Of each member of what is not taken."""
    deeds: frozenset[int] = field(default_factory=frozenset)
    """Of the verbs by which it is not."""


@lru_cache(maxsize=256)
def denials_in(text: str) -> Denials:
    """What a text denies in its main clauses."""
    things: set[int] = set()
    deeds: set[int] = set()
    if is_chinese(text):
        for start, end in _in_chinese(text):
            things |= set(range(start, end))
        return Denials(things=frozenset(things), deeds=frozenset(things))
    for offset, part in parts_of(text):
        if part.rstrip().endswith("?"):
            continue
        sentence = _Sentence(part)
        for verb in sentence.denied_verbs():
            deeds |= {offset + at for at in sentence.characters([verb])}
            things |= {offset + at for at in sentence.characters(sentence.denied_by(verb))}
    return Denials(things=frozenset(things), deeds=frozenset(deeds))


# English

_NOT: Final = word_set("not never cannot nor")
_IS_NOT: Final = re.compile(r"n['’]t$")
_DENIED: Final = word_set(
    "take accept collect allow permit sell serve offer provide need require bring use carry "
    "include cover recycle repair eat drink give lend rent hire refund deliver put pour flush "
    "throw store wear open ride park light have buy add burn mix contain want feed "
    "plug wash admit keep"
)
"""What is not done to something that is crossed out for it."""
_MOVED: Final = word_set("carry come go walk climb enter run push pull drive cycle lift")
"""Verbs of which also the way is crossed out: "cannot carry it *down the stairs*"."""
_WAYS: Final = word_set("down up over across through along into")
_LINKS: Final = ("and", "or", "nor", ",")
_WITHIN: Final = ("D", "J", "N", "Q", "G", "E")
_ENDS: Final = frozenset(".;:!?—–")
_WHICH: Final = ("that", "which", "who")
_LASTS: Final = word_set("long time")


class _Sentence:
    """One sentence, in which is looked for what its main clauses deny."""

    def __init__(self, text: str) -> None:
        self.tokens: list[Token] = tagged(text)
        self._places = places_of(text, self.tokens)

    def characters(self, places: Sequence[int]) -> Iterator[int]:
        """The characters of some tokens."""
        for at in places:
            yield from range(self._places[at], self._places[at] + len(self.tokens[at].text))

    def denied_verbs(self) -> Iterator[int]:
        """The verbs of main clauses that are said not to be, with those that "or" ties to them."""
        for index, token in enumerate(self.tokens):
            if not (token.lower in _NOT or _IS_NOT.search(token.lower)) or self._is_aside(index):
                continue
            at = index + 1
            while at < len(self.tokens) and (
                self.tokens[at].tag == "R" or self.tokens[at].lower in BE
            ):
                if self.tokens[at].lower in ("only", "just", "yet"):
                    at = len(self.tokens)
                at += 1
            if at >= len(self.tokens) or not self._is_verb(at) or self._is_told(index):
                continue
            yield at
            yield from self._tied(at)

    def _is_aside(self, index: int) -> bool:
        """Whether a clause only says when, why or of which, or asks why not."""
        for at in range(index - 1, -1, -1):
            token = self.tokens[at]
            if token.text in _ENDS or (token.text == "," and not self._goes_on(at)):
                return False
            if token.lower in ("why", "no", "whether") or (
                token.tag == "S" and token.lower not in ("so", "then")
            ):
                return True
        return False

    def _is_told(self, index: int) -> bool:
        """Whether it is told of somebody, and is no rule: "*he* never washes his hands"."""
        at = index - 1
        while at >= 0 and self.tokens[at].tag in ("X", "R"):
            at -= 1
        return at >= 0 and self.tokens[at].lower in ("he", "she", "i")

    def _goes_on(self, comma: int) -> bool:
        """Whether the clause before a comma goes on behind it: ", and does not take coins"."""
        at = comma + 1
        if at < len(self.tokens) and self.tokens[at].lower in ("and", "or"):
            at += 1
        return at < len(self.tokens) and self.tokens[at].tag == "X"

    def _is_verb(self, at: int) -> bool:
        return self.tokens[at].tag in ("V", "E") and bool(infinitive(self.tokens[at].lower)[0])

    def _tied(self, verb: int) -> Iterator[int]:
        """Verbs behind another in its clause, after "or": "come indoors or *carry* things"."""
        for at in range(verb + 1, len(self.tokens) - 1):
            token = self.tokens[at]
            if token.text in _ENDS or token.tag in ("S", "X") or token.lower == "but":
                return
            after = self.tokens[at + 1]
            if token.lower == "or" and after.tag == "V" and not _is_rather_a_noun(after.lower):
                yield at + 1

    def denied_by(self, verb: int) -> list[int]:
        """The tokens of what a verb is not done to, and of the ways on which nobody moves."""
        name = infinitive(self.tokens[verb].lower)[0]
        before = {each.lower for each in self.tokens[max(0, verb - 4) : verb]}
        found: list[int] = []
        if infinitive(self.tokens[verb].lower)[1] in ("ed", "en") and before & BE:
            return self._undergone(verb) if name in _DENIED else []
        if name in _DENIED:
            found, at = self._listed(verb + 1)
            if at < len(self.tokens) and self.tokens[at].lower in _WHICH:
                return []  # only "bins *that are too heavy*"
        else:
            at = verb + 1
        if name in _MOVED:
            found += self._way(at)
        if any(self.tokens[k].lower in _LASTS for k in found):
            return []
        return found

    def _listed(self, at: int) -> tuple[list[int], int]:
        """The members of a list that begins at a token, and the token behind it."""
        found: list[int] = []
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.lower in _LINKS:
                if self._begins_a_clause(at + 1):
                    break
            elif token.lower == "of" or (token.tag == "O" and not found):
                pass
            elif token.tag in _WITHIN or (token.tag == "V" and _is_rather_a_noun(token.lower)):
                found.append(at)
            else:
                break
            at += 1
        return found, at

    def _begins_a_clause(self, at: int) -> bool:
        """Whether somebody does something from a token on: ", and the café is closed"."""
        for token in self.tokens[at:]:
            if token.lower in _LINKS or token.text in _ENDS or token.tag in ("S", "P"):
                return False
            if token.tag in ("X", "O", "R"):
                return True
            if token.tag == "V" and not _is_rather_a_noun(token.lower):
                return True
        return False

    def _way(self, at: int) -> list[int]:
        """What a preposition of a way is followed by in the clause that goes on at a token."""
        while at < len(self.tokens) and self.tokens[at].tag in (*_WITHIN, "R", "O"):
            at += 1
        if at >= len(self.tokens) or self.tokens[at].lower not in _WAYS:
            return []
        return self._listed(at + 1)[0]

    def _undergone(self, verb: int) -> list[int]:
        """The members of a list to which something is done: "*dogs and bicycles* are not allowed".

        What stands behind a preposition only says more of one: "dogs on leads".
        """
        at = verb - 1
        while at >= 0 and (self.tokens[at].tag in ("X", "R") or self.tokens[at].lower in BE):
            at -= 1
        found: list[int] = []
        of_one: list[int] = []
        while at >= 0:
            token = self.tokens[at]
            if token.lower in _LINKS:
                found += of_one
                of_one = []
            elif token.tag == "P":
                of_one = []
            elif token.tag in _WITHIN or (token.tag == "V" and _is_rather_a_noun(token.lower)):
                of_one.append(at)
            else:
                break
            at -= 1
        return [*found, *of_one]


def _is_rather_a_noun(word: str) -> bool:
    one = singular(word)
    return english(one).noun > 0 and (one != word or english(one).noun > english(one).verb)


# Chinese

_ASIDE_ZH: Final = re.compile(
    r"^(?:如果|要是|假如|若|当|因为|由于|虽然|除非|只要|凡是|万一)|[时者]$|的时候$|[吗？]"
)
_MARKS_ZH: Final = re.compile(r"[，；：。！？]")
_NOT_ZH: Final = re.compile(
    r"(?:不|从不|绝不|都不|也不|概不|恕不)"
    r"(?:允许|接受|需要|提供|包括|包含|回收|出售|售卖|受理|运送|配送|使用|收取|[收卖需含运接售修带吃喝租借送用])"
    r"|(?:不要|不能|不可以|不可|不得|不准|不许|禁止|严禁|谢绝|请勿|切勿|无需|无须|不必|不用)"
    r"(?:携带|带|食用|吃|喝|使用|接受|出售|购买|用|扔|倒|放|收|卖|穿|运)"
    r"|(?:禁止|严禁|谢绝)",
)
_MANNER_ZH: Final = re.compile(r"^(?:携带|带入|带进|带|使用|食用|出售|任何|其他|的)+")
_OF_WHICH_ZH: Final = re.compile(r"的")


def _in_chinese(text: str) -> Iterator[tuple[int, int]]:
    """From which to which character of a text what is denied is named."""
    at = 0
    for clause in _MARKS_ZH.split(text):
        start = text.index(clause, at) if clause else at
        at = start + len(clause)
        mark = text[at : at + 1]
        match = None if _ASIDE_ZH.search(clause) or mark == "？" else _NOT_ZH.search(clause)
        if match is None or _is_no_verb(clause, match):
            continue
        rest = clause[match.end() :]
        led = _MANNER_ZH.match(rest)
        first = match.end() + (led.end() if led else 0)
        if _OF_WHICH_ZH.search(clause[first:]):
            continue  # 不吃肉的人
        if clause[first:]:
            yield start + match.start(), at
        else:
            yield start + _last_listed(clause[: match.start()]), start + match.start()


def _last_listed(before: str) -> int:
    """Where the list of nouns begins that ends a text: in 油漆、破损的轮胎都 at the first."""
    link = _LINK_ZH.search(before)
    at = link.start() if link else len(before)
    for word in reversed(cut(before[:at])):
        is_listed = word.part in ("noun", "other") or (not link and word.text in _ALL_ZH)
        if not is_listed:
            break
        at -= len(word.text)
    return at


_LINK_ZH: Final = re.compile(r"[、和与或及]")
_ALL_ZH: Final = ("都", "也", "一律", "均")


def _is_no_verb(clause: str, match: re.Match[str]) -> bool:
    """Whether what looks denied is a part of another word: 不用说, 不带劲."""
    place = 0
    for word in cut(clause):
        place += len(word.text)
        if (
            place > match.end()
            and place - len(word.text) < match.end()
            and (place - len(word.text) >= match.start() and word.part in ("adverb", "adjective"))
        ):
            return True
    return False
