"""Reads an English prompt into a frame: tags its words, groups them, and says who does what.

A tagger (Viterbi over what each word can be, by WordNet's counts, and over what may follow what)
decides between "repairs" the noun and "repairs" the verb; a chunker makes noun phrases and verb
groups; a reader takes them from left to right. Captions are short and their verbs stand in the
present or as participles, which is what the weights are set for.
"""

from __future__ import annotations

import re
from typing import Final

from onionskin.planner import english_words as en
from onionskin.planner.dictionary import english, infinitive, singular, word_set
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import KINDS, PLACES
from onionskin.planner.tagging import Token, tagged

_SENTENCES = re.compile(r"[.;!?:]+|,?\s+(?:and )?then\s+|\s+before\s+(?=\w+ing\b)")


def read(prompt: str) -> Frame:
    """What an English prompt says."""
    frame = Frame()
    text = _without_setting(prompt, frame)
    beat = 0
    before: list[Noun] = []
    for number, sentence in enumerate(_SENTENCES.split(text)):
        tokens = tagged(sentence, goes_on=number > 0)
        if not tokens:
            continue
        reader = _Reader(tokens, frame, beat, before)
        reader.read()
        before = reader.last_subjects or before
        beat = max((clause.beat for clause in frame.clauses), default=beat) + 1
    return frame


def _without_setting(prompt: str, frame: Frame) -> str:
    """The prompt without what is said of camera, hour and weather, which go in the frame."""
    text = re.sub(r"[“”\"‘]", " ", prompt).replace("’", "'")
    for clause in en.CAMERA_CLAUSE.finditer(text):
        frame.move = frame.move or _first(en.MOVES, clause[0])
    text = en.CAMERA_CLAUSE.sub(" ", text)
    text = en.ASIDES.sub(" ", text)
    if not frame.move and (
        found := re.search(r",\s*(zoom|pan|tilt|dolly|orbit)[^,]*$", text, re.I)
    ):
        frame.move = _first(en.MOVES, found[0])
        text = text[: found.start()]
    text = re.sub(r"\bnext to\b", "beside", re.sub(r"\bclose to\b", "near", text))
    frame.shot, text = _taken(en.SHOTS, text)
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
    return re.sub(r"^[\s,]*(of|on|:|-)\s", "", text.strip())


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for pattern, name in table if re.search(pattern, text, re.I)), "")


def _taken(table: tuple[tuple[str, str], ...], text: str) -> tuple[str, str]:
    """The first name whose words stand in the text, and the text without them."""
    for pattern, name in table:
        if re.search(pattern, text, re.I):
            return name, re.sub(pattern, " ", text, flags=re.I)
    return "", text


# Reading


class _Reader:
    """Takes the tagged words of one sentence from left to right."""

    def __init__(self, tokens: list[Token], frame: Frame, beat: int, before: list[Noun]) -> None:
        self.tokens, self.frame, self.beat = tokens, frame, beat
        self.place = 0
        self.pending: list[Noun] = []
        """Nouns before the verb."""
        self.pending_places: list[Place] = []
        self.clause: Clause | None = None
        self.before = before
        self.last_subjects: list[Noun] = []

    def read(self) -> None:
        """Reads the sentence into the frame."""
        while self.place < len(self.tokens):
            self._step()
        self._close()

    def _peek(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place].tag if place < len(self.tokens) else ""

    def _word(self, ahead: int = 0) -> str:
        place = self.place + ahead
        return self.tokens[place].lower if place < len(self.tokens) else ""

    def _step(self) -> None:
        tag = self._peek()
        if tag == "O":
            self._pronoun()
        elif tag in ("D", "Q", "J", "N") or (tag in ("G", "E") and self._opens_noun()):
            self._noun()
        elif tag in ("V", "G", "E", "X"):
            self._verb()
        elif tag == "P":
            self._preposition()
        elif tag in ("S", "."):
            self._boundary()
        elif tag == "C":
            self._conjunction()
        else:
            if tag == "R" and self.clause is not None and self._word().endswith("ly"):
                self.clause.manner += (self._word(),)
            self.place += 1

    def _opens_noun(self) -> bool:
        """Whether a participle stands before its noun: "a burning house", "running shoes"."""
        before = self.tokens[self.place - 1].tag if self.place else "^"
        return before in ("D", "J", "Q") and self._peek(1) in ("N", "J")

    def _pronoun(self) -> None:
        word = self._word()
        self.place += 1
        if self.clause is not None and self._peek() not in ("V", "X"):
            return  # "around it": whoever it is, is there already
        self.pending = list(self.before or self.last_subjects)
        if not self.pending and word in _SOMEBODY:
            self.pending = [Noun(name=_SOMEBODY[word], head=_SOMEBODY[word])]

    def _boundary(self) -> None:
        word = self._word()
        joins = self._peek() == "." and word == "," and self._list_goes_on()
        relative = word in ("who", "which", "that")
        self.place += 1
        if joins:
            return
        if relative and self.pending:
            return
        if relative and self.clause is not None:
            subject = (self.clause.objects or self.clause.subjects)[-1:]
            self._close()
            self.pending = subject
            return
        self._close()

    def _list_goes_on(self) -> bool:
        return self._peek(1) in ("D", "N", "J", "Q", "C") and self.clause is None

    def _conjunction(self) -> None:
        """ "and": another noun, or what the same ones do next, or another sentence."""
        self.place += 1
        if self._peek() in ("V", "G", "E") and self.clause is not None:
            subjects = list(self.clause.subjects)
            went_on = self._peek() == "V"
            self._close()
            self.pending = subjects
            self.beat += 1 if went_on else 0
            return
        if self.clause is not None and self._verb_follows():
            self._close()

    def _verb_follows(self) -> bool:
        """Whether what comes next is a noun phrase with a verb of its own."""
        ahead = 0
        while self._peek(ahead) in ("D", "J", "N", "Q", "E") or (
            self._peek(ahead) == "P" and self._peek(ahead + 1) in ("D", "N", "J")
        ):
            ahead += 1
        return self._peek(ahead) in ("V", "X") and ahead > 0

    # Noun phrases

    def _noun(self) -> None:
        noun = self._noun_phrase()
        if noun is None:
            return
        if self.clause is None:
            self.pending.append(noun)
        elif self.clause.verb and self._word() and self._peek() in ("V", "X"):
            self._close()
            self.pending = [noun]
        else:
            self.clause.objects.append(noun)

    def _noun_phrase(self) -> Noun | None:
        adjectives: list[str] = []
        nouns: list[str] = []
        count, many, definite = 1, False, False
        start = self.place
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            if token.tag == "D" and not nouns and not adjectives:
                many = many or token.lower in ("several", "many", "some", "these", "those", "all")
                definite = definite or token.lower in ("the", "this", "that", "his", "her", "its")
            elif token.tag == "Q" and not nouns:
                count = _number(token.lower)
            elif (
                token.tag in ("J", "E", "G")
                and not nouns
                and (token.tag == "J" or self._opens_noun())
            ):
                adjectives.append(token.lower)
            elif token.tag == "N":
                nouns.append(token.lower)
            elif token.lower == "'s" or (token.tag == "C" and nouns == [] and adjectives):
                pass
            else:
                break
            self.place += 1
        if not nouns:
            self.place = max(self.place, start + 1)
            return None
        return self._named(nouns, adjectives, count, many, definite, start)

    def _named(
        self,
        nouns: list[str],
        adjectives: list[str],
        count: int,
        many: bool,
        definite: bool,
        start: int,
    ) -> Noun:
        owner = [word[:-2] for word in nouns if word.endswith("'s")]
        nouns = [word for word in nouns if not word.endswith("'s")] or owner
        head = singular(nouns[-1])
        plural = head != nouns[-1] or nouns[-1] in ("people", "police")
        name = " ".join([*(singular(word) for word in nouns[:-1]), head])
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
        )
        if owner and nouns != owner:
            noun.of, noun.owned = (
                Noun(name=singular(owner[-1]), said=owner[-1], head=owner[-1]),
                True,
            )
            return noun
        return self._with_of(noun)

    def _with_of(self, noun: Noun) -> Noun:
        if self._word() != "of" or self._peek(1) not in ("D", "N", "J", "Q", "E", "G"):
            return noun
        self.place += 1
        inner = self._noun_phrase()
        if inner is None:
            return noun
        if noun.head in en.GROUPS and noun.head not in en.CONTAINERS:
            inner.many = True
            inner.count = 2 if noun.head in ("pair", "couple") else inner.count
            inner.adjectives += noun.adjectives
            return inner
        noun.of = inner
        return noun

    # Verbs

    def _verb(self) -> None:
        passive, words, form = False, [], ""
        while self._peek() in ("V", "G", "E", "X", "R"):
            token = self.tokens[self.place]
            if token.tag == "X" and self._peek(1) in ("V", "G", "E", "X", "R"):
                passive = passive or token.lower in en.BE
            elif token.tag == "R":
                if token.lower.endswith("ly"):
                    words.append(token.lower)
                elif form:
                    break
            else:
                if form:
                    break
                verb, form = infinitive(token.lower)
                verb = "be" if token.lower in en.BE else verb
            self.place += 1
        if not form:
            return
        passive = form == "ed" and (passive or self.tokens[self.place - 1].tag == "E")
        self._open(verb, words, passive)

    def _open(self, verb: str, manner: list[str], passive: bool) -> None:
        """Begins a clause with a verb, whose subjects are the nouns before it."""
        subjects = self.pending
        if self.clause is not None:
            tail = self.clause.objects or [place.of for place in self.clause.places]
            subjects = subjects or tail[-1:] or list(self.clause.subjects)
        places = self.pending_places
        self.pending, self.pending_places = [], []
        self._close()
        verb = self._with_particle(verb)
        self.clause = Clause(
            subjects=subjects or list(self.before), verb=en.SAME_VERBS.get(verb, verb)
        )
        self.clause.manner = tuple(manner)
        self.clause.places, self.clause.beat = places, self.beat
        if passive:
            self.clause.objects, self.clause.subjects = self.clause.subjects, []

    def _with_particle(self, verb: str) -> str:
        for ahead in (0, 1):
            phrase = f"{verb} {self._word(ahead)}"
            near = ahead == 0 or self._peek(0) == "R"
            if near and phrase in en.PHRASAL:
                follows = self._peek(ahead + 1)
                # "sits down on a bench" is a particle, "turns on a hill" is none.
                ambiguous = self._word(ahead) in ("in", "on", "over", "off", "around")
                if ambiguous and follows in ("D", "N") and phrase not in en.ALWAYS_PHRASAL:
                    break
                self.place += ahead + 1
                return en.PHRASAL[phrase]
        return verb

    # Prepositions

    def _preposition(self) -> None:
        relation = self._word()
        self.place += 1
        while self._peek() == "P" and self._word() in ("of", "to", "from", "with"):
            relation, self.place = f"{relation} {self._word()}", self.place + 1
        if relation == "to" and self._peek() == "V" and self.clause is not None:
            subjects = list(self.clause.subjects)
            self._close()
            self.pending = subjects
            return
        if self._word() == "front" and relation == "in":
            relation, self.place = "in front of", self.place + 2
        if self._word() in ("top", "middle", "center", "centre") and self._word(1) == "of":
            relation, self.place = "on" if self._word() == "top" else "in", self.place + 2
        if self._peek() == "D" and self._word(1) in _TOWARDS and self._word(2) != "of":
            if self.clause is not None:
                self.clause.towards = _TOWARDS[self._word(1)]
            self.place += 2
            return
        if self._peek() not in ("D", "N", "J", "Q", "E", "G"):
            return
        if relation == "by" and self._peek() == "G":
            return
        noun = self._noun_phrase()
        while noun is not None:
            self._relate(relation, noun)
            if not (self._peek() == "C" and self._peek(1) in ("D", "N", "J", "Q")):
                break
            if self._verb_follows_after_and():
                break
            self.place += 1
            noun = self._noun_phrase()

    def _verb_follows_after_and(self) -> bool:
        self.place += 1
        follows = self._verb_follows()
        self.place -= 1
        return follows

    def _relate(self, relation: str, noun: Noun) -> None:
        clause = self.clause
        if relation == "with" and (self._peek() in ("G", "E") and self._word(1) != "by"):
            self._close()
            self.pending = [noun]
            return
        if clause is None:
            if relation in ("with", "in") and self.pending and _is_worn(noun):
                self.pending[-1].wears += (" ".join([*noun.adjectives[:1], noun.name]),)
            elif self.pending:
                self.pending_places.append(Place(relation, noun))
                self.pending[-1].at.append(self.pending_places[-1])
            else:
                self.pending_places.append(Place(relation, noun))
            return
        if relation in ("with", "in") and clause.subjects and _is_worn(noun):
            clause.subjects[-1].wears += (" ".join([*noun.adjectives[:1], noun.name]),)
        elif relation in ("with", "to", "for", "by") and not _is_place(noun):
            self._role(relation, noun, clause)
        elif relation == "into" and clause.verb in ("turn", "grow", "change", "transform"):
            clause.to = noun
        elif relation in ("into", "out of", "towards", "toward", "onto", "to"):
            clause.to = noun
            clause.places.append(Place(relation, noun))
        else:
            clause.places.append(Place(relation, noun))

    def _role(self, relation: str, noun: Noun, clause: Clause) -> None:
        """ "with", "to", "for", "by": a partner, a tool, or who does it where it is done to."""
        if relation == "by" and not clause.subjects:
            clause.subjects = [noun]
        elif relation == "by":
            clause.places.append(Place("beside", noun))
        elif kind_of(noun) in ("person", "animal") or (relation == "to" and clause.partner is None):
            clause.partner, clause.to = noun, noun if relation == "to" else clause.to
        elif relation == "with":
            clause.tool = noun
        elif relation == "for":
            clause.partner = clause.partner or noun
        else:
            clause.places.append(Place("beside", noun))

    def _close(self) -> None:
        """Ends the clause; nouns that no verb took are just there."""
        if self.clause is not None:
            _lighten(self.clause)
            self.frame.clauses.append(self.clause)
            self.last_subjects = self.clause.subjects or self.clause.objects
        elif self.pending or self.pending_places:
            clause = Clause(subjects=self.pending, places=self.pending_places, beat=self.beat)
            self.frame.clauses.append(clause)
            self.last_subjects = self.pending
        self.clause, self.pending, self.pending_places = None, [], []


def _number(word: str) -> int:
    """How many a number says, 1..1000: a stage holds no more."""
    number = int(word[:4]) if word.isdecimal() else en.NUMBERS.get(word, 1)
    return min(max(number, 1), 1000)


_SOMEBODY: Final = {
    "he": "man", "she": "woman", "they": "person", "someone": "person", "somebody": "person",
    "everyone": "person", "everybody": "person",
}  # fmt: skip
"""Who a pronoun is where nobody was spoken of before."""
_TOWARDS: Final = {"left": "left", "right": "right", "distance": "away", "camera": "camera"}
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


_LOOKS_ONLY = word_set(
    "big small little large huge tiny old young tall short fat thin happy sad tired new good "
    "bad long beautiful lonely single full empty first last dead fine great quiet busy"
)
"""Adjectives that say how something looks also where WordNet has the pair: "young woman"."""


def _is_name(adjective: str, name: str) -> bool:
    """Whether an adjective is a part of a name: of a polar bear, not of a young woman."""
    both = f"{adjective} {name}"
    return both in KINDS or (adjective not in _LOOKS_ONLY and english(both).kind in _NAMED_KINDS)


def _lighten(clause: Clause) -> None:
    """Says what is done where the verb says nothing: "does yoga", "gives a speech"."""
    if clause.verb in en.LIGHT_VERBS and clause.objects:
        noun = clause.objects[0]
        if noun.name in en.NOUN_VERBS or noun.head in en.NOUN_VERBS:
            clause.verb = en.NOUN_VERBS.get(noun.name) or en.NOUN_VERBS[noun.head]
            of = [noun.of] if noun.of is not None else []
            clause.objects = [*of, *clause.objects[1:]]
    if clause.verb == "shake" and any(noun.head == "hand" for noun in clause.objects):
        clause.verb = "shake hands"
        clause.objects = [noun for noun in clause.objects if noun.head != "hand"]


def kind_of(noun: Noun) -> str:
    """The kind of what a noun names, by its whole name or by its head."""
    return english(noun.name).kind or english(noun.head).kind


def _is_worn(noun: Noun) -> bool:
    return kind_of(noun) == "clothes" or noun.head in _WORN


def _is_place(noun: Noun) -> bool:
    return noun.name in PLACES or noun.head in PLACES


_WORN: Final = word_set(
    "glasses beard moustache hat coat dress suit uniform helmet mask scarf gloves cap sunglasses "
    "apron ponytail hair braids backpack jacket shirt jeans crown headscarf turban"
)
