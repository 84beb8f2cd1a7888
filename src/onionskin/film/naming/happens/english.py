"""What happens in an English sentence: a verb, what stands before it and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from onionskin.film.naming.english import is_refused, parts_of, places_of
from onionskin.film.naming.happens.nouns import Noun, english_nouns
from onionskin.film.naming.vocabulary import Named
from onionskin.finish.cards.happenings import Way, ways
from onionskin.planner.dictionary import english, infinitive, word_set
from onionskin.planner.tagging import tagged

LETTERS: Final = ("A", "B", "C")
_BE: Final = word_set("is are was were be been being am 's")
_GET: Final = word_set("get become turn grow go")
_STATES: Final = word_set("order service place reach sight date bounds control")
"""What something is out of that it has not used up."""
_NOT: Final = word_set("not never without cannot n't hardly no nobody nothing neither nor rarely")
_STOPS: Final = word_set("stop prevent avoid refuse fail")
_ENDS: Final = word_set(
    "but because if when while unless until so although though who which that where before after "
    "as than"
)
_LINKS: Final = word_set(
    "into from to through in on of with around round about over under onto than between against "
    "out off up down by at across along off for"
)
_MEASURES: Final = word_set(
    "number amount share level quantity volume size rate percentage sale sales cost population"
)
_TO: Final = word_set("to")
_SUMS: Final = ("banknote", "price tag", "percentage")
"""What stands for money, in which nothing is: "the rent includes water"."""
_SKIPPED: Final = word_set("again back slowly quickly very too much more even only also together")
_CONTROL: Final = word_set("start begin continue keep tend seem can may need want try have help")


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a way is said: what stands before the verb, and each word and letter behind it."""

    way: Way
    subject: str
    rest: tuple[str, ...]
    is_passive: bool = False
    agent: str = ""
    """The letter of who does it, in the passive: "by *a clot*"."""
    meant: str = ""
    """What is seen for the letter that is not said: of "pays" a banknote."""


@dataclass(frozen=True, slots=True)
class Found:
    """A happening in a sentence: its way, its things, and where its words begin and end."""

    way: Way
    things: dict[str, Noun]
    start: int
    end: int
    verb: int
    """The character at which its verb begins."""


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[_Rule, ...]]:
    """By their verbs, those of most things and words first."""
    found: dict[str, list[_Rule]] = {}
    for way in ways():
        for pattern in way.english:
            said, _, meant = pattern.partition(" + ")
            words = said.split()
            subject = words[0] if words[0] in LETTERS else ""
            verb, *rest = words[1:] if subject else words
            found.setdefault(verb, []).append(_Rule(way, subject, tuple(rest), meant=meant))
            if rest and rest[0] in LETTERS and verb != "be":
                found[verb].append(_Rule(way, rest[0], tuple(rest[1:]), True, subject, meant))
            elif len(rest) > 1 and rest[1] in LETTERS and not subject:
                found[verb].append(_Rule(way, rest[1], (rest[0], *rest[2:]), True, "", meant))
    return {
        verb: tuple(sorted(rules, key=lambda rule: (-len(rule.way.letters), -len(rule.rest))))
        for verb, rules in found.items()
    }


class Sentence:
    """A sentence in which is looked for what happens."""

    def __init__(self, text: str, offset: int, named: Sequence[Named], before: Noun | None) -> None:
        """`before` is what "it" is where nothing is named yet."""
        self.text, self._before = text, before
        self.tokens = tagged(text)
        self.places = places_of(text, self.tokens)
        self.nouns = english_nouns(offset, len(text), self.tokens, self.places, named)

    def found(self) -> Iterator[Found]:
        """What happens in it, in order, each once."""
        index, end = 0, 0
        while index < len(self.tokens):
            happening = self._at(index)
            if happening is not None:
                if happening.start < end:  # "the candle melts and goes out"
                    happening = replace(happening, start=happening.verb)
                end = happening.end
                yield happening
                while index < len(self.tokens) and self.places[index] < happening.end:
                    index += 1
            index += 1

    def _at(self, index: int) -> Found | None:
        token = self.tokens[index]
        verb = "be" if token.lower in _BE else infinitive(token.lower)[0]
        if self._is_named(index) or (verb == "work" and self._is_compared(index)):
            return None
        names = [verb] if token.lower not in _rules() else [token.lower, verb]
        if verb != "be" and token.tag not in ("V", "E", "G", "X") and not self._commands(index):
            return None
        if self._is_denied(index) or self._is_described(index):
            return None
        is_passive = token.tag == "E" or infinitive(token.lower)[1] in ("ed", "en")
        is_passive = verb != "be" and self._is_after_be(index) and token.tag != "G" and is_passive
        if verb != "be" and token.tag == "E" and not (is_passive or self._is_perfect(index)):
            return None
        tried = [r for name in dict.fromkeys(names) for r in _rules().get(name, ())]
        if verb in _GET:
            tried += [r for r in _rules()["get"] if r not in tried and _is_state(r)]
        for rule in tried:
            if rule.is_passive == is_passive and (found := self._matched(rule, index)):
                return found
        return None

    def _commands(self, index: int) -> bool:
        """Whether a word that is told to be no verb may yet be one: it begins a command, or no
        other is before the next thing: "white cells *attack* the bacteria"."""
        if index == 0:
            return self.tokens[0].tag != "N"
        if index + 1 >= len(self.tokens) or self.tokens[index].tag != "N":
            return False
        word = english(self.tokens[index].lower)
        is_between = self.tokens[index - 1].tag == "N" and self.tokens[index + 1].tag == "D"
        return is_between and word.verb > 0 and not any(e.tag == "V" for e in self.tokens)

    def _is_named(self, index: int) -> bool:
        """Whether what looks like a verb ends a name in "from building *work*"."""
        if index < 2 or infinitive(self.tokens[index].lower)[1] != "base":
            return False
        before, link = self.tokens[index - 1], self.tokens[index - 2]
        return before.tag in ("G", "J", "N") and link.tag == "P" and link.lower not in _TO

    def _is_compared(self, index: int) -> bool:
        """Whether a verb only says how well: "works better *than* three emails"."""
        return any(each.lower == "than" for each in self.tokens[index : index + 4])

    def _is_described(self, index: int) -> bool:
        """Whether what looks like a command only describes what another verb is of: "*warm* air
        rises"."""
        if index == 0 and infinitive(self.tokens[0].lower)[1] in ("ed", "en"):
            return True  # "*broken* screens are replaced"
        others = (infinitive(e.lower)[1] == "s" and e.tag == "V" for e in self.tokens[2:])
        return index == 0 and self.tokens[1:2] != [] and self.tokens[1].tag == "N" and any(others)

    def _is_after_be(self, index: int) -> bool:
        at = index - 1
        while at >= 0 and self.tokens[at].tag == "R":
            at -= 1
        return at >= 0 and (self.tokens[at].lower in _BE or self.tokens[at].lower in (
            "get", "gets", "got"))  # fmt: skip

    def _is_perfect(self, index: int) -> bool:
        """Whether a participle is one of "has melted", or rather the past of "the ice melted"."""
        if {"has", "have", "had"} & {each.lower for each in self.tokens[max(0, index - 3) : index]}:
            return True
        is_regular = infinitive(self.tokens[index].lower)[1] == "ed"
        return is_regular and index > 0 and self.tokens[index - 1].tag == "N"

    def _is_denied(self, index: int) -> bool:
        start = self._clause_start(index)
        near = {each.lower for each in self.tokens[start:index]}
        after = self.tokens[index + 1].lower if index + 1 < len(self.tokens) else ""
        if near & _NOT or after in ("not", "no", "n't", "never"):
            return True
        if any(infinitive(word)[0] in _STOPS for word in near):
            return True
        return is_refused(self.text[: self.places[index]])

    def _clause_start(self, index: int) -> int:
        at = index
        while at > 0 and not (
            self.tokens[at - 1].text in ",;:.!?—" or self.tokens[at - 1].lower in _ENDS
        ):
            at -= 1
        return at

    # Before the verb

    def _subject(self, index: int) -> Noun | None:
        """What does it or undergoes it, by the verb at a token."""
        at = index - 1
        while at >= 0 and (
            self.tokens[at].tag in ("R", "X")
            or self.tokens[at].lower
            in (*_SKIPPED, "to", "of", "would", "will", "each", "all", "both")
            or infinitive(self.tokens[at].lower)[0] in _CONTROL
            or self.tokens[at].lower in _BE
        ):
            at -= 1
        if at < 0:
            return None
        token = self.tokens[at]
        if token.lower in ("it", "they", "them"):
            if at and self.tokens[at - 1].lower == "of":
                return None  # "half of *them* leave"
            earlier = [each for each in self.nouns if each.end <= self.places[at]]
            first = next((e for e in earlier if not e.is_time and e.thing), self._before)
            return self._called(first, at)
        if token.lower in ("that", "which", "who"):
            right_before = (e for e in self.nouns if e.end + 1 == self.places[at])
            return next(right_before, None) or self._noun_until(at)
        is_listed = token.text == "," and infinitive(self.tokens[index].lower)[1] == "s"
        if token.lower in ("and", "then", "or", "but") or is_listed:
            verb = next((k for k in range(at - 1, -1, -1) if self.tokens[k].tag == "V"), -1)
            return self._subject(verb) if verb >= 0 else None
        if token.tag != "N" and token.lower != "you":
            return None
        return self._noun_until(at + 1)

    def _called(self, noun: Noun | None, at: int) -> Noun | None:
        """What a pronoun means, where the pronoun stands."""
        if noun is None:
            return None
        start = self.places[at]
        return replace(noun, start=start, end=start + len(self.tokens[at].text))

    def _noun_until(self, end: int) -> Noun | None:
        """The noun that ends before a token, or the one of which it only says where it is."""
        if end < 1:
            return None
        place = self.places[end - 1]
        noun = next((each for each in self.nouns if each.start <= place < each.end), None)
        if noun is None:
            return None
        first = next(k for k, at in enumerate(self.places) if at >= noun.start)
        at = first - 1
        while at >= 0 and self.tokens[at].tag in ("J", "Q", "N", "R"):
            at -= 1
        at -= 1 if at >= 0 and self.tokens[at].tag == "D" else 0
        if at < 0 or self.tokens[at].tag != "P" or self.tokens[at].lower in _ENDS:
            return noun
        if at > 0 and self.tokens[at - 1].tag == "N":
            head = self._noun_until(at)
            is_of = self.tokens[at].lower == "of" and noun.thing
            if head is not None and is_of and (not head.thing or self._is_measure(head)):
                return noun  # "a pair of *shoes*", "the number of *hives*"
            return head
        return None

    def _is_measure(self, noun: Noun) -> bool:
        return self.text[noun.start : noun.end].casefold().split()[-1] in _MEASURES

    # Behind the verb

    def _matched(self, rule: _Rule, index: int) -> Found | None:
        things: dict[str, Noun] = {}
        wanted = rule.way.letters
        if rule.subject:
            noun = self._subject(index)
            if noun is None and rule.subject in wanted:
                return None
            if noun is not None:
                things[rule.subject] = noun
        at = index + 1
        end = self.places[index] + len(self.tokens[index].text)
        for word in rule.rest:
            if word in LETTERS:
                noun = self._noun_after(at)
                if noun is None:
                    return None
                things[word] = noun
                end = noun.end
                at = next((k for k, p in enumerate(self.places) if p >= end), len(self.tokens))
            else:
                next_at = self._word_after(word, at)
                if next_at < 0 or (next_at > index + 1 and _is_particle(rule, word)):
                    return None  # "wipe the sill and wring *out* the cloth" wipes out nothing
                at = next_at + 1
                end = self.places[next_at] + len(self.tokens[next_at].text)
        if rule.agent and rule.agent in wanted:
            by = self._word_after("by", at)
            agent = self._noun_after(by + 1) if by >= 0 else None
            if agent is None:
                return None
            things[rule.agent], end = agent, agent.end
        elif not (rule.rest and rule.rest[-1] in LETTERS) and self._has_object(at):
            return None
        if rule.meant:
            letter = next(each for each in wanted if each not in things)
            things[letter] = Noun(thing=rule.meant, start=end, end=end)
        first = things.get(wanted[0])
        if first is None or not first.fits(rule.way) or any(
            letter not in things or not things[letter].thing for letter in wanted
        ):  # fmt: skip
            return None
        if len({things[letter].thing for letter in wanted}) < len(wanted):
            return None
        if rule.way.is_of_vessels and (things["B"].is_somebody or things["B"].thing in _SUMS):
            return None
        starts = [each.start for each in things.values() if each.start < self.places[index]]
        is_near = [start for start in starts if not any(
            c in self.text[start : self.places[index]] for c in ",;:.")]  # fmt: skip
        start = min([*is_near, self.places[index]])
        return Found(rule.way, {k: things[k] for k in wanted}, start, end, self.places[index])

    def _noun_after(self, at: int) -> Noun | None:
        """The noun of the noun phrase that begins at a token; none in "out of order"."""
        is_out = [each.lower for each in self.tokens[max(0, at - 2) : at]] == ["out", "of"]
        if is_out and at < len(self.tokens) and self.tokens[at].lower in _STATES:
            return None
        while at < len(self.tokens):
            token = self.tokens[at]
            noun = next((e for e in self.nouns if e.start <= self.places[at] < e.end), None)
            if noun is not None:
                after = next(
                    (k for k, p in enumerate(self.places) if p >= noun.end), len(self.tokens)
                )
                is_of = after < len(self.tokens) and self.tokens[after].lower == "of"
                if is_of and not noun.thing:
                    at = after + 1
                    continue
                return None if noun.is_time else noun
            if token.lower in ("it", "them"):
                return self._called(self._before, at)
            if token.tag not in ("D", "J", "Q", "N", "R", "G", "E") and token.lower != "of":
                return None
            at += 1
        return None

    def _word_after(self, word: str, at: int) -> int:
        """The token at which a word stands behind another; -1 where another thing comes first."""
        is_link = word in _LINKS
        passed = 0
        while at < len(self.tokens) and passed <= (_FAR if is_link else _NEAR):
            token = self.tokens[at]
            if token.lower == word:
                return at
            if token.text in ",;:.!?—" or token.lower in _ENDS or token.tag in ("V", "X"):
                return -1
            is_skipped = token.tag == "R" or token.lower in _SKIPPED
            if not is_link and not is_skipped and token.tag not in ("J",):
                return -1
            at, passed = at + 1, passed + 1
        return -1

    def _has_object(self, at: int) -> bool:
        """Whether something stands right behind a verb to which it is done."""
        if at >= len(self.tokens) or self.tokens[at].tag not in ("D", "N", "Q", "J", "O"):
            return False
        if self.tokens[at].tag == "O":
            return True
        noun = self._noun_after(at)
        if noun is None:
            return False
        return not noun.is_time


_FAR, _NEAR = 7, 2


_PARTICLES: Final = word_set("out off up down away")


def _is_particle(rule: _Rule, word: str) -> bool:
    """Whether a word stands right behind its verb, and its thing behind both: "wipe out A"."""
    place = rule.rest.index(word)
    return place == 0 and word in _PARTICLES and rule.rest[1:2] != () and rule.rest[1] in LETTERS


def _is_state(rule: _Rule) -> bool:
    """Whether it says what something comes to be, "get wet", and not what somebody takes."""
    return not rule.is_passive and (not rule.rest or rule.rest[0] not in LETTERS)


def in_english(text: str, named: Sequence[Named], before: Noun | None) -> Iterator[Found]:
    for offset, part in parts_of(text):
        sentence = Sentence(part, offset, named, before)
        last = None
        for found in sentence.found():
            yield Found(found.way, found.things, found.start + offset, found.end + offset,
                        found.verb + offset)  # fmt: skip
            last = next(iter(found.things.values()))
        nouns = [each for each in sentence.nouns if not each.is_time and each.thing]
        before = last or next(iter(nouns), None) or before
