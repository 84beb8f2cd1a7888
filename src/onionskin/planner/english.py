"""Reads an English prompt into a frame: tags its words, groups them, and says who does what.

A tagger (Viterbi over what each word can be, by WordNet's counts, and over what may follow what)
decides between "repairs" the noun and "repairs" the verb; a chunker makes noun phrases and verb
groups; a reader takes them from left to right. Captions are short and their verbs stand in the
present or as participles, which is what the weights are set for.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner import english_text, pronouns
from onionskin.planner import english_words as en
from onionskin.planner.dictionary import (
    english,
    given_names,
    infinitive,
    word_set,
)
from onionskin.planner.english_nouns import NounReader
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.retagging import Token
from onionskin.planner.scenes import KINDS, PLACES
from onionskin.planner.tagging import tagged


def read(prompt: str) -> Frame:
    """What an English prompt says."""
    frame = Frame()
    beat = 0
    before: list[Noun] = []
    met: list[Noun] = []
    number = 0
    for parts in english_text.sentences(prompt, frame):
        for part in parts:
            tokens = tagged(part.text, goes_on=number > 0)
            number += 1
            if not tokens:
                continue
            if _is_order(tokens):
                tokens = tagged(
                    f"Please {part.text[:1].lower()}{part.text[1:]}", goes_on=number > 1
                )
            reader = _Reader(tokens, frame, beat + part.order, before, met)
            reader.read()
            before = reader.last_subjects or before
        beat = max((clause.beat for clause in frame.clauses), default=beat) + 1
    return frame


_ORDERS: Final = word_set(
    "heat peel fry boil chop slice mix stir bake roast grill whisk season melt pour add cut wash "
    "clean fold press check test measure lift push pull turn store wear order drain beat mash"
)
"""Words that begin an order more often than they name a thing."""


def _is_order(tokens: list[Token]) -> bool:
    """Whether a sentence tells somebody to do something by a word that was taken for a noun."""
    first = tokens[0]
    verbless = not any(token.tag in ("V", "G", "E", "X") for token in tokens)
    named = len(tokens) > 1 and tokens[1].tag in ("N", "J", "D", "Q")
    return first.text[:1].isupper() and first.lower in _ORDERS and verbless and named


# Reading


class _Reader(NounReader):
    """Takes the tagged words of one sentence from left to right."""

    def read(self) -> None:
        """Reads the sentence into the frame."""
        while self.place < len(self.tokens):
            self._step()
        self._close()

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

    def _pronoun(self) -> None:
        word = self._word()
        self.place += 1
        if word == "each" and self._word() == "other":
            self.place += 1
        meant = pronouns.meant(word, self.met, self.before or self.last_subjects)
        if word == "it":
            meant = self._handled() or meant
        if self.clause is not None and self._peek() not in ("V", "X"):
            takes = self.clause.verb and not self.clause.objects
            subjects = self.clause.subjects
            if takes and word not in pronouns.OF_SUBJECTS:
                others = [noun for noun in meant if noun not in subjects]
                if not others and word in ("him", "her"):
                    others = [pronouns.stranger(word, self.met)]
                self.clause.objects += others
            return
        self._close()
        self.pending = meant

    def _handled(self) -> list[Noun]:
        """What the same people did something to before: "takes a cup from a shelf and fills it"."""
        acting = self.clause.subjects if self.clause is not None else []
        last = self.frame.clauses[-1] if self.frame.clauses else None
        if last is None or not acting or last.subjects != acting or len(last.objects) != 1:
            return []
        people = any(kind_of(noun) == "person" for noun in acting)
        one = not last.objects[0].many and kind_of(last.objects[0]) != "person"
        return list(last.objects) if people and one else []

    def _boundary(self) -> None:
        word = self._word()
        joins = self._peek() == "." and word == "," and self._list_goes_on()
        clause = self.clause
        if clause is not None and word == "," and self._peek(1) in ("E", "V") and not self.head:
            self._conjunction()  # "is washed, dried and folded"
            return
        relative = word in ("who", "whom", "which", "that", "whose")
        if (
            clause is not None
            and clause.verb in _ASKED
            and (word in _QUESTIONS or (word == "who" and not clause.objects))
        ):
            while self.place < len(self.tokens) and self._word() not in (",", ".", "while"):
                self.place += 1  # "asks who can find Brazil" tells of nothing that is seen
            return
        aside = word == "," and self._peek(1) in ("S", "E", "G", "P") and self._is_aside()
        of_last = word == "," and self._word(1) in ("which", "who") and clause is not None
        self.place += 1
        if joins or aside or of_last:
            return
        if relative and not self.pending and self.clause is not None:
            own = [*self.clause.objects, *self.clause.subjects, self.clause.partner]
            own += [self.clause.tool, self.clause.to, *(p.of for p in self.clause.places)]
            subject = [noun for noun in self.met if noun in own][-1:]
            self._close()
            self.pending = subject
            self._begin_relative(word)
            return
        if relative and self.pending:
            self.head = self.head or list(self.pending)
            self._begin_relative(word)
            return
        told = None
        if word == "how" and self._word() == "to" and self.clause is not None:
            told = self.clause.partner or next(iter(self.clause.objects), None)
        self._close()
        if told is not None and self._peek(1) == "V":
            self.pending, self.place = [told], self.place + 1  # "shows a child how to swim"

    def _begin_relative(self, word: str) -> None:
        """ "who sings" has its subject, "that a boy kicks" lacks its object, "whose car" owns."""
        self.is_aside = True
        if word == "whose":
            self.pending = []
        elif self._peek() in ("D", "N", "J", "Q", "O"):
            self.gap, self.pending = self.pending, []

    def _is_aside(self) -> bool:
        """Whether a comma opens or closes something said of the nouns before it."""
        return self.clause is None and bool(self.pending)

    def _list_goes_on(self) -> bool:
        if self.clause is None:
            return self._peek(1) in ("D", "N", "J", "Q", "C")
        return bool(self.clause.objects) and self._is_of_objects()

    def _is_of_objects(self) -> bool:
        """Whether a comma stands between things that something is done to: no verb follows them."""
        ahead = 1
        while self._peek(ahead) in ("D", "J", "N", "Q"):
            ahead += 1
        ends = self._peek(ahead) in ("", "C", ".") and self._word(ahead) != "'s"
        is_last = self._peek(ahead) == "C" and self._peek(ahead + 1) in ("D", "J", "N", "Q")
        return ahead > 1 and ends and (is_last or self._is_of_more(ahead))

    def _is_of_more(self, ahead: int) -> bool:
        """Whether the list goes on behind the mark at a place, up to its "and"."""
        if self._word(ahead) != ",":
            return False
        ahead += 1
        while self._peek(ahead) in ("D", "J", "N", "Q"):
            ahead += 1
        return self._peek(ahead) == "C" or self._word(ahead) == ","

    def _conjunction(self) -> None:
        """ "and": another noun, or what the same ones do next, or another sentence."""
        self.place += 1
        if self._word() == "to" and self._peek(1) == "V":
            self.place += 1  # "to cut down and to sleep"
        begins = self._peek() == "X" and self._peek(1) == "G"
        if (begins or self._peek() in ("V", "G", "E")) and self.clause is not None:
            subjects = list(self.clause.subjects or self.clause.objects)
            went_on = self._peek() == "V" or begins
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
        start = self.place
        noun = self._noun_phrase()
        if noun is None:
            self._describe(start)
            return
        if self.clause is None:
            self.pending.append(noun)
        elif self.clause.verb and not self.head and self._word() and self._peek() in ("V", "X"):
            self._close()
            self.pending = [noun]
        else:
            self.clause.objects.append(noun)

    def _describe(self, start: int) -> None:
        """Adjectives without a noun say how the subject is: "the house is old"."""
        words = [token.lower for token in self.tokens[start : self.place] if token.tag in "JEGN"]
        if self.clause is not None and self.clause.subjects and words:
            for noun in self.clause.subjects:
                noun.adjectives += tuple(words)
        else:
            self.frame.not_understood += words

    # Verbs

    def _verb(self) -> None:
        passive, words, form = False, [], ""
        finite, negated, past = False, False, False
        while self._peek() in ("V", "G", "E", "X", "R"):
            token = self.tokens[self.place]
            negated = negated or token.lower in ("not", "never", "cannot", "nobody")
            if token.tag == "X" and self._peek(1) in ("V", "G", "E", "X", "R"):
                passive = passive or token.lower in en.BE
                past = past or token.lower in ("had", "has", "have")
                finite = True
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
                if token.lower == "lay" and self._peek(1) in ("D", "N", "J", "Q"):
                    verb, form = "lay", "base"  # "parents lay flowers"
                if not form and token.tag in ("V", "G", "E"):
                    verb, form = _stem(token.lower)
                form = "base" if verb == token.lower and token.tag == "V" else form
                finite = finite or token.tag in ("V", "X")
            self.place += 1
        if not form:
            return
        before = self.tokens[max(self.place - 3, 0) : self.place]
        negated = negated or any(token.lower in ("not", "never") for token in before)
        is_participle = self.tokens[self.place - 1].tag == "E" and not past
        passive = form == "ed" and (passive or is_participle)
        self._open(verb, words, passive=passive, finite=finite, form=form)
        if self.clause is not None:
            self.clause.negated = negated or self.is_denied
            self.is_denied = False
            self.clause.is_past = past

    def _open(
        self, verb: str, manner: list[str], *, passive: bool, finite: bool, form: str
    ) -> None:
        """Begins a clause with a verb, whose subjects are the nouns before it."""
        subjects = self.pending
        if self.clause is not None:
            tail = self.clause.objects or [place.of for place in self.clause.places]
            beside = self.head if finite else []
            recent = self._named_last() if passive else []
            subjects = subjects or beside or recent or tail[-1:] or list(self.clause.subjects)
        if not subjects and self.head and finite:
            subjects = self.head
        if finite and subjects and subjects == self.head and self.clause is not None:
            self.head = []
        if not finite and self.clause is None and self.pending:
            self.head = list(self.pending)
        places, gap = self.pending_places, self.gap
        self.pending, self.pending_places, self.gap = [], [], []
        self._close()
        verb = self._with_particle(self._around_pronoun(verb))
        if not subjects and not passive:
            subjects = self._told(form)
        self.clause = Clause(subjects=subjects, verb=en.SAME_VERBS.get(verb, verb), objects=gap)
        self.clause.manner = tuple(manner)
        self.clause.is_aside, self.is_aside = self.is_aside, False
        self.clause.places, self.clause.beat = places, self.beat
        if passive and verb in _POSED and any(map(_is_alive, subjects)):
            return  # "with skiers pressed against the glass"
        if passive:
            self.clause.objects, self.clause.subjects = self.clause.subjects, []
            self.clause.passive = True

    def _named_last(self) -> list[Noun]:
        """What was named last in the clause: "a baby held by its …"."""
        clause = self.clause
        if clause is None or not self.met:
            return []
        own = [*clause.objects, clause.partner, clause.tool, clause.to]
        own += [place.of for place in clause.places]
        last = self.met[-1]
        return [last] if any(noun is last for noun in own) else []

    def _told(self, form: str) -> list[Noun]:
        """Who acts where nobody is named: those of before, or whoever is told to."""
        somebody = any(kind_of(noun) in ("person", "animal") for noun in self.before)
        if form != "base" or somebody:
            return list(self.before)
        told = Noun(name="person", head="person", implied=True)
        self.met.append(told)
        self.before = [told]
        return [told]

    def _around_pronoun(self, verb: str) -> str:
        """Takes the particle behind a pronoun: of "picks it up" it is "picks up" what is done."""
        phrase = f"{verb} {self._word(1)}"
        if self._peek() == "O" and phrase in en.PHRASAL and self._peek(2) not in ("D", "N"):
            del self.tokens[self.place + 1]
            return en.PHRASAL[phrase]
        return verb

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
        if relation == "up" and self.clause is not None and self.clause.objects:
            # "helps an old man up"
            self.clause.verb = en.PHRASAL.get(f"{self.clause.verb} up", self.clause.verb)
        if relation == "at" and self._word() == "home":
            self.place += 1
            self._relate(relation, Noun(name="home", head="home", said="home"))
            return
        while self._peek() == "P" and self._word() in ("of", "to", "from", "with"):
            relation, self.place = f"{relation} {self._word()}", self.place + 1
        if relation == "to" and self._peek() == "V" and self.clause is not None:
            self.is_denied = self.clause.negated
            asked = self.clause.partner or next(iter(self.clause.objects), None)
            asks = self.clause.verb in en.ASKING and asked is not None
            subjects = [asked] if asks and asked is not None else list(self.clause.subjects)
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
        if self._peek() == "O" and relation in _BESIDE_SOMEBODY and self._of_whom(relation):
            return
        if self._peek() not in ("D", "N", "J", "Q", "E", "G"):
            return
        if relation == "by" and self._peek() == "G":
            return
        start = self.place
        noun = self._noun_phrase()
        if noun is not None and self._is_far_away(noun, relation, start):
            return
        while noun is not None:
            self._relate(relation, noun)
            if not (self._peek() == "C" and self._peek(1) in ("D", "N", "J", "Q")):
                break
            if self._verb_follows_after_and() and not (_is_worn(noun) and self._more_is_worn()):
                break
            self.place += 1
            noun = self._noun_phrase()

    def _of_whom(self, relation: str) -> bool:
        """Takes "beside him" and "around it", where the pronoun is somebody or something known."""
        if self.clause is None or self._word() in pronouns.OF_SUBJECTS:
            return False
        acting = self.clause.subjects
        found = pronouns.meant(self._word(), self.met, self.before or acting)
        found = [noun for noun in found if noun not in acting]
        if not found:
            return False
        self.place += 1
        self.clause.places.append(Place(relation, found[-1]))
        return True

    def _more_is_worn(self) -> bool:
        """Whether "and" leads on to another thing that is worn: "dark skin and red hair"."""
        return any(self._word(ahead) in en.WORN for ahead in (1, 2, 3) if self._peek(ahead) == "N")

    def _is_far_away(self, noun: Noun, relation: str, start: int) -> bool:
        """Whether a noun is the name of a place that the stage has not: "in Brazil"."""
        said = self.tokens[start : self.place]
        names = bool(said) and all(token.text[0].isupper() for token in said)
        strange = noun.name not in PLACES and noun.name not in KINDS and not noun.implied
        if not (names and strange and relation in ("in", "at", "from", "to", "across", "near")):
            return False
        if noun.said in given_names():
            return False
        self.frame.not_understood.append(noun.said)
        return True

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
        sticks = relation == "on" and clause.verb in _STICKS and not _is_place(noun)
        particle = relation in _PARTICLES and clause.verb in _WITH_PARTICLES
        dresses = relation in ("on", "off") and clause.verb in _DRESSES and _is_worn(noun)
        if dresses and not clause.objects:
            clause.verb = "put on" if relation == "on" else "take off"
            clause.objects.append(noun)  # "pulls on his gloves"
        elif (sticks or particle) and not clause.objects:
            clause.objects.append(noun)  # "laces up his shoes"
        elif relation in ("with", "in") and clause.subjects and _is_worn(noun):
            _wearer(clause).wears += (" ".join([*noun.adjectives[:1], noun.name]),)
        elif relation == "by" and clause.passive:
            clause.subjects, clause.passive = [noun], False
        elif self._lies_there(relation, noun):
            clause.partner.at.append(Place(relation, noun))  # type: ignore[union-attr]
        elif relation in ("with", "to", "for", "by") and not _is_place(noun):
            self._role(relation, noun, clause)
        elif relation == "into" and clause.verb in ("turn", "grow", "change", "transform"):
            clause.to = noun
        elif relation in ("into", "out of", "towards", "toward", "onto", "to"):
            clause.to = noun
            clause.places.append(Place(relation, noun))
        else:
            clause.places.append(Place(relation, noun))

    def _lies_there(self, relation: str, noun: Noun) -> bool:
        """Whether it is who was named last that is in a bed: "reads to twins in bed"."""
        partner = self.clause.partner if self.clause is not None else None
        before = self.met[-2] if len(self.met) > 1 else None
        inside = relation in ("in", "on") and noun.head in _LAIN_IN
        return inside and partner is not None and partner is before

    def _role(self, relation: str, noun: Noun, clause: Clause) -> None:
        """ "with", "to", "for", "by": a partner, a tool, or who does it where it is done to."""
        if relation == "by" and not clause.subjects:
            clause.subjects, clause.passive = [noun], False
        elif relation == "by":
            clause.places.append(Place("beside", noun))
        elif relation == "for" and clause.verb == "dance":
            clause.to = noun  # an onlooker, who does not dance with them
        elif kind_of(noun) in ("person", "animal") or (relation == "to" and clause.partner is None):
            if clause.partner is not None and _is_alive(clause.partner):
                self.frame.clauses.append(Clause(subjects=[clause.partner], beat=self.beat))
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
            _hand_over(self.clause)
            _lighten(self.clause)
            _turn_round(self.clause)
            self.frame.clauses.append(self.clause)
            self.last_subjects = self.clause.subjects or self.clause.objects
        elif self.pending or self.pending_places:
            clause = Clause(subjects=self.pending, places=self.pending_places, beat=self.beat)
            self.frame.clauses.append(clause)
            self.last_subjects = self.pending
        self.clause, self.pending, self.pending_places = None, [], []


_POSED: Final = word_set("press seat huddle gather crowd perch slump bend hunch crouch curl line")
"""What somebody does who is said to be so: seated, pressed against, huddled."""
_ASKED: Final = word_set("ask wonder guess decide discuss explain argue know learn tell show see")
_QUESTIONS: Final = word_set("what whether why")


def _is_alive(noun: Noun) -> bool:
    return kind_of(noun) in ("person", "animal")


_BESIDE_SOMEBODY: Final = word_set("around beside behind above over under near round") | {
    "in front of"
}
_DRESSES: Final = word_set("pull slip tug throw peel kick squeeze draw")
_STICKS: Final = word_set("stick glue sew clip pin try screw")
_LAIN_IN: Final = word_set(
    "bed cot crib pram cradle wheelchair armchair stretcher sofa couch hammock swing stroller"
)
_PARTICLES: Final = word_set("up down off out away")
_WITH_PARTICLES: Final = word_set(
    "lace zip button tie wrap roll fold clean sweep mop dry wash fill chop cut slice grind mix "
    "lift light scoop pump dust wipe rinse pack bag box dig pour pull patch polish blow warm heat "
    "cook serve drink eat print write copy hammer screw sew stitch peel scrape scrub shake rake "
    "weigh tidy count drive chase bring carry take throw"
)
"""Verbs that keep their meaning with a particle, and have their object behind it."""


def _wearer(clause: Clause) -> Noun:
    """Who was named last: "a man talks to a woman in a blue coat"."""
    others = [*clause.objects, clause.partner, *(place.of for place in clause.places)]
    people = [noun for noun in others if noun is not None and kind_of(noun) == "person"]
    return (people or clause.subjects)[-1]


def _stem(word: str) -> tuple[str, str]:
    """A verb in no dictionary, and its form, by its ending."""
    ends = (("ing", "ing"), ("ed", "ed"), ("s", "s"))
    ending, form = next((each for each in ends if word.endswith(each[0])), ("", "base"))
    return word.removesuffix(ending), form


_TOWARDS: Final = {"left": "left", "right": "right", "distance": "away", "camera": "camera"}


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


def _turn_round(clause: Clause) -> None:
    """Of "on the table lie a saw and a map" the things lie there: nobody is told to."""
    nobody = all(noun.implied for noun in clause.subjects)
    if clause.verb in _RESTS and nobody and clause.objects and clause.places:
        clause.subjects, clause.objects = clause.objects, []


_RESTS: Final = word_set("lie stand sit hang rest lean")


def _hand_over(clause: Clause) -> None:
    """Of two objects the first is who gets the second: "gives her grandmother a basket"."""
    if clause.verb in en.GIVING and len(clause.objects) > 1 and clause.partner is None:
        first = clause.objects[0]
        if first.implied or kind_of(first) in ("person", "animal") or first.head in _GETS:
            clause.partner, clause.objects = first, clause.objects[1:]


_GETS: Final = word_set("person robot family team class audience crowd company customer")


def kind_of(noun: Noun) -> str:
    """The kind of what a noun names, by its whole name or by its head."""
    return english(noun.name).kind or english(noun.head).kind


def _is_worn(noun: Noun) -> bool:
    return kind_of(noun) == "clothes" or noun.head in en.WORN


def _is_place(noun: Noun) -> bool:
    return noun.name in PLACES or noun.head in PLACES
