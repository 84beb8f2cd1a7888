"""Reads English noun phrases: "two old women", "the girl's teeth", "a chest of drawers"."""

from __future__ import annotations

import re
from typing import Final

from onionskin.planner import english_words as en
from onionskin.planner import pronouns
from onionskin.planner.dictionary import english, given_names, singular, word_set
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.retagging import Token
from onionskin.planner.scenes import KINDS
from onionskin.planner.tagging import is_drawn


class NounReader:
    """Takes noun phrases from the tagged words of one sentence, from left to right."""

    def __init__(
        self,
        tokens: list[Token],
        frame: Frame,
        beat: int,
        before: list[Noun],
        met: list[Noun],
    ) -> None:
        self.tokens, self.frame, self.beat = tokens, frame, beat
        self.met = met
        """Everybody and everything spoken of so far, for pronouns."""
        self.head: list[Noun] = []
        """Whom a clause beside the main one is about: "a man *who waits* reads"."""
        self.gap: list[Noun] = []
        """What a clause beside the main one lacks: "the ball *that a boy kicks*"."""
        self.place = 0
        self.pending: list[Noun] = []
        """Nouns before the verb."""
        self.pending_places: list[Place] = []
        self.clause: Clause | None = None
        self.before = before
        self.last_subjects: list[Noun] = []
        self.is_aside = False
        """Whether the verb that comes next is said of a noun beside it."""
        self.is_denied = False
        """Whether the verb that comes next belongs to one that is not done: "never come to see"."""

    def _peek(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place].tag if place < len(self.tokens) else ""

    def _word(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place].lower if place < len(self.tokens) else ""

    def _opens_noun(self) -> bool:
        """Whether a participle stands before its noun: "a burning house", "running shoes"."""
        before = self.tokens[self.place - 1].tag if self.place else "^"
        described = self.place and self.tokens[self.place - 1].lower in ("with", "of", "like")
        if before in ("^", "C") and self._peek() == "G" and self._is_doer(self._word(1)):
            return self._peek(2) in ("V", "X")  # "polling clerks count"
        opens = before in ("D", "J", "Q") or bool(described) or (before == "P" and self._is_kind())
        return opens and self._peek(1) in ("N", "J")

    def _is_doer(self, word: str) -> bool:
        one = singular(word)
        return one != word and (KINDS.get(one) or english(one).kind) in ("person", "animal")

    def _is_kind(self) -> bool:
        """Whether a gerund says what kind of thing its noun is: "on rowing machines"."""
        word, after = self._word(), singular(self._word(1))
        return self._peek() == "G" and _is_compound(word, after)

    def _noun_phrase(self) -> Noun | None:
        adjectives: list[str] = []
        nouns: list[str] = []
        count, many, definite = 1, False, False
        owner: list[Noun] = []
        start = self.place
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            if token.lower in en.LOTS and not nouns:
                many = True
                self.place += self._word(1) == "of"
            elif token.tag == "D" and not nouns and not adjectives:
                many = many or token.lower in ("several", "many", "some", "these", "those", "all")
                definite = definite or token.lower in ("the", "this", "that", "his", "her", "its")
                if token.lower in en.POSSESSIVES:
                    owner = pronouns.meant(token.lower, self.met, self.pending or self._acting())
            elif token.tag == "Q" and not nouns:
                count = min(count * _number(token.lower), 1000)
            elif (
                token.tag in ("J", "E", "G")
                and not nouns
                and (token.tag == "J" or self._opens_noun())
            ):
                adjectives.append(token.lower)
            elif token.tag == "N":
                if nouns and self._is_name_of_somebody(start):
                    break  # "gives Anna flowers"
                nouns.append(token.lower)
            elif token.lower == "'s" or (token.tag == "C" and nouns == [] and adjectives):
                pass
            else:
                break
            self.place += 1
        if not nouns:
            self.place = max(self.place, start + 1)
            return None
        noun = self._named(nouns, adjectives, count, many, definite, start)
        if owner and noun.of is None and noun.head in en.OWN:
            noun.of, noun.owned = owner[0], True
        self.met.append(noun)
        return noun

    def _acting(self) -> list[Noun]:
        return list(self.clause.subjects) if self.clause is not None else []

    def _is_name_of_somebody(self, start: int) -> bool:
        """Whether the noun phrase is somebody's first name, and a common noun follows."""
        here = self.tokens[self.place]
        names = [token.text for token in self.tokens[start : self.place] if token.tag == "N"]
        return names[0] in given_names() and not here.text[0].isupper()

    def _named(
        self,
        nouns: list[str],
        adjectives: list[str],
        count: int,
        many: bool,
        definite: bool,
        start: int,
    ) -> Noun:
        if somebody := self._somebody(nouns, start):
            return somebody
        if nouns == ["others"]:
            return self._others(adjectives)
        whole = " ".join(nouns)
        is_whole = is_drawn(whole) and whole != nouns[-1]
        owner = [word[:-2] for word in nouns if word.endswith("'s") and not is_whole]
        nouns = [word for word in nouns if is_whole or not word.endswith("'s")] or owner
        head = singular(nouns[-1])
        plural = head != nouns[-1] or nouns[-1] in ("people", "police")
        sex = sex_of(head)
        if head in _FLOCKS and self._word() != "of" and nouns[:-1] == []:
            head, many = _FLOCKS[head], True
        head = en.SAME_NOUNS.get(head, head)
        many, count = many or count > _MOST, 1 if count > _MOST else count
        name = " ".join([*(_first_word(word) for word in nouns[:-1]), head])
        if not is_drawn(name) and is_drawn(whole):
            name, plural = whole, False  # "building blocks", "a potter's wheel"
        # "solar panel", "polar bear": an adjective that is a part of the name.
        while adjectives and _is_name(adjectives[-1], name):
            name = f"{adjectives.pop()} {name}"
        said = " ".join(token.text for token in self.tokens[start : self.place])
        noun = Noun(
            name=name,
            said=re.sub(r"^(an?|the|some) ", "", said, flags=re.I),
            head=head,
            count=count,
            many=(plural or many) and count == 1,
            adjectives=tuple(adjectives),
            definite=definite,
            sex=sex,
        )
        if owner and nouns != owner:
            noun.of, noun.owned = self._owner(owner[-1]), True
            if noun.of not in self.met:
                noun.of.adjectives, noun.adjectives = noun.adjectives, ()
                self.met.append(noun.of)  # "a little boy's shoelaces"
            return noun
        return self._with_of(noun)

    def _somebody(self, nouns: list[str], start: int) -> Noun | None:
        """Somebody who is called by name: "Maria", "Tom Miller"; None for no name."""
        said = [token for token in self.tokens[start : self.place] if token.tag == "N"]
        if len(said) != len(nouns) or not all(token.text[0].isupper() for token in said):
            return None
        sex = given_names().get(said[0].text, "")
        strange = all(
            not english(word).noun
            and not english(singular(word)).noun
            and not english(word).adjective
            for word in nouns
        )
        known = any(noun.said == said[0].text for noun in self.met)
        if not sex and not (strange and len(said[0].text) > 2 and not said[0].text.isupper()):
            return None
        before = next((noun for noun in self.met if noun.said == said[0].text), None)
        if known and before is not None:
            return before
        return Noun(name=sex or "person", said=said[0].text, head=sex or "person", definite=True)

    def _others(self, adjectives: list[str]) -> Noun:
        """ "The others": more of those who were spoken of last."""
        people = [n for n in self.met if (KINDS.get(n.head) or english(n.head).kind) == "person"]
        name = people[-1].name if people else "person"
        noun = Noun(name=name, said="others", head=name.rsplit(" ", 1)[-1], many=True)
        noun.adjectives = tuple(adjectives)
        return noun

    def _owner(self, word: str) -> Noun:
        """Whose something is: somebody with a name, or somebody spoken of."""
        name = word[:1].upper() + word[1:]
        known = [noun for noun in self.met if noun.said == name or noun.head == singular(word)]
        if known:
            return known[-1]
        head = given_names().get(name, "") or en.SAME_NOUNS.get(singular(word), singular(word))
        return Noun(name=head, said=name if head != singular(word) else word, head=head)

    def _with_of(self, noun: Noun) -> Noun:
        if self._word() != "of" or self._peek(1) not in ("D", "N", "J", "Q", "E", "G"):
            return noun
        self.place += 1
        inner = self._noun_phrase()
        if inner is None:
            return noun
        if noun.head in _PIECES and not is_drawn(f"{noun.name} of {inner.said}"):
            inner.many, inner.adjectives = noun.many, inner.adjectives + noun.adjectives
            return inner
        much = noun.head in _MUCH and inner.head not in _WATERS and not noun.definite
        if much or (noun.head in en.GROUPS and noun.head not in en.CONTAINERS):
            inner.many = True
            inner.count = 2 if noun.head in ("pair", "couple") else inner.count
            inner.adjectives += noun.adjectives
            return inner
        whole = f"{noun.name} of {inner.said}"
        if is_drawn(whole):
            noun.name = whole  # "a chest of drawers"
            return noun
        noun.of = inner
        return noun


_FLOCKS: Final = {
    "flock": "sheep",
    "herd": "cow",
    "cattle": "cow",
    "litter": "puppy",
    "swarm": "bee",
}
"""What a flock is of where that is not said."""


def sex_of(word: str) -> str:
    """ "woman" or "man" where a word for somebody says so: of a saleswoman, a waitress."""
    if word in _OF_WOMEN or word.endswith(("woman", "lady", "girl", "mother")):
        return "woman"
    if word.endswith("ess") and english(word).kind == "person" and word not in _OF_BOTH:
        return "woman"
    man = word.endswith(("man", "boy", "father")) and word not in _OF_BOTH
    return "man" if man and (english(word).kind == "person" or KINDS.get(word) == "person") else ""


_OF_WOMEN: Final = word_set("nun bride widow aunt niece grandma mum mom sister wife ballerina maid")
_OF_BOTH: Final = word_set("human german roman shaman witness ombudsman talisman dutchman woman")
_PIECES: Final = word_set(
    "bar slab block cube lump sheet strip scoop dollop pinch chunk stick blob"
)
"""A bar of chocolate is chocolate."""
_MUCH: Final = word_set(
    "sea ocean river mountain wall carpet flood blanket swirl cascade shower tower "
    "string garland pyramid"
)
"""What there is a lot of is like this: a sea of silk is silk."""
_WATERS: Final = word_set("water ice lava mud rain snow fire cloud brick stone glass fog smoke")
_MOST: Final = 40
"""More of a kind than this are not counted: they are many."""


def _first_word(word: str) -> str:
    """A noun before another as it is in a compound: "sports" of a sports car, "car" of "cars"."""
    known = english(word)
    return word if known.noun and known.noun >= english(singular(word)).noun else singular(word)


def _number(word: str) -> int:
    """How many a number says, 1..1000: a stage holds no more."""
    digits = re.sub(r"[.,].*", "", word)
    number = int(digits[:4]) if digits.isdecimal() else en.NUMBERS.get(word, 1)
    return min(max(number, 1), 1000)


_NAMED_KINDS: Final = (
    "thing",
    "animal",
    "person",
    "vehicle",
    "plant",
    "place",
    "clothes",
    "nature",
)


_MADE_FOR: Final = word_set(
    "machine board table press tool equipment gear mat rod net pan suit boot shoe boat desk pool"
)
"""Things that are named after what one does with them."""


_STATES: Final = word_set(
    "sinking drifting floating burning passing rocking spinning falling dripping moving leaking "
    "gleaming glowing shining smoking steaming broken sparkling waiting missing flaming flying"
)
"""Gerunds that say what a thing is doing: a sinking boat."""


def _is_compound(gerund: str, noun: str) -> bool:
    """Whether a gerund and a noun name one kind of thing: a rowing machine, a milking stool."""
    both = f"{gerund} {noun}"
    if english(both).noun or both in KINDS or is_drawn(both):
        return True
    return gerund.endswith("ing") and noun in _MADE_FOR and gerund not in _STATES


def _is_name(adjective: str, name: str) -> bool:
    """Whether an adjective is a part of a name: of a polar bear, not of a young woman."""
    both = f"{adjective} {name}"
    if adjective.endswith("ing") and _is_compound(adjective, name):
        return True
    return both in KINDS or (adjective not in en.LOOKS_ONLY and english(both).kind in _NAMED_KINDS)
