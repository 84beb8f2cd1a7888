"""Reads the clauses of a Chinese sentence: its words from left to right, by its small words.

Chinese says where before what is done (在…里), and marks with small words who is given to (给),
what is taken in hand (把), by whom (被) and where to (到).
"""

from __future__ import annotations

from onionskin.planner.chinese_cutting import Word
from onionskin.planner.chinese_marks import (
    AS_LOOKS,
    BRINGS,
    BY_OBJECT,
    EXISTS,
    IN_PLACES,
    NOT,
    OF_A_BODY,
    OF_PLACE,
    PIVOTS,
    PRONOUNS,
    PUTS,
    SAME_OBJECT,
    SENDS,
    STANDS,
    TELLS,
    TOWARDS,
)
from onionskin.planner.chinese_nouns import NounReader, are_things, fits, kind_of
from onionskin.planner.figures import BODY
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import PLACES

_WATERS = ("river", "lake", "sea")


class SentenceReader(NounReader):
    """Takes the words of one sentence from left to right."""

    def __init__(
        self, words: list[Word], frame: Frame, beat: int, before: list[Noun], met: list[Noun]
    ) -> None:
        super().__init__(words, frame, beat, before, met)
        self.subjects: list[Noun] = []
        self.is_beside = False
        """Whether the sentence only says what is there beside what others do (窗外放烟花)."""
        self.pending: list[Noun] = []
        self.partner: Noun | None = None
        self.tool: Noun | None = None
        self.taken: list[Noun] = []
        self.last: list[Noun] = []
        """What was acted upon last."""
        self.manner: tuple[str, ...] = ()
        self.negated = self.said_no = False
        """Of the clause to come, and of any before it."""
        self.is_passive = False
        """Whether nobody is named by whom it is done."""
        self.handed = False
        """Whether somebody else has been made to do what was said last; he is not gone on with."""

    def read(self) -> None:
        """Reads the sentence into the frame."""
        self.is_beside = bool(self.before) and self.words[0].text in ("窗", "窗外", "旁边")
        while self.place < len(self.words):
            self._step()
        self._close()

    def _step(self) -> None:
        word = self.peek()
        if self.peek(1).text in ("好", "完"):
            self.skip_participle()
            word = self.peek()
        if word.text in ("在", "沿着", "从", "往", "向", "朝", "到", "于"):
            self._where()
        elif word.text in ("隔着", "隔"):
            self.place += 1 + (self.peek(1).text == "着")
            if (noun := self.noun_phrase()) is not None:
                self.put(Place("behind", noun))
        elif word.text in (
            "给",
            "对",
            "对着",
            "跟",
            "跟着",
            "与",
            "为",
            "被",
            "把",
            "将",
            "用",
            "由",
            "绕着",
        ):
            self._marked()
        elif word.text == "和":
            self.place += 1
        elif word.text in ("去", "来", "回") and self.peek(1).part == "place":
            self._where()
        elif word.text == "过" and self.clause is not None and self.peek(1).part == "place":
            self.place += 1
            if (noun := self.noun_phrase()) is not None:
                self.put(Place("through", noun))
        elif word.text in PRONOUNS:
            self._pronoun()
        elif word.part in ("number", "adjective", "noun", "place", "measure"):
            self._noun()
        elif word.part == "verb":
            self._verb()
        else:
            if word.part == "adverb" and word.english:
                self.manner += (word.english,)
                if self.clause is not None:
                    self.clause.manner += (word.english,)
            elif word.part == "other":
                self.frame.not_understood.append(word.text)
            elif word.text == "上" and self.clause is not None:
                self.verb_said += "上"  # 抬上码头
            if word.text in ("后", "之后", "以后") and self.clause is not None and self.clause.verb:
                self._go_on_later()
            self.negated = self.negated or word.text in NOT
            self.said_no = self.said_no or self.negated
            self.place += 1

    def _pronoun(self) -> None:
        """他, 她, 它: who was spoken of before, or somebody where nobody was."""
        said = self.peek().text
        name = PRONOUNS[said]
        self.place += 1
        if self.peek().text == "的" and self.peek(1).part in ("noun", "place", "adjective"):
            self.place += 1  # 我们的城市 is a city, and nobody
            if name in ("man", "woman") and self.peek().english in (*BODY, "chest"):
                self._part_of(self._meant(name, said))
            return
        if self.clause is None and not self.pending:
            self.pending = self._meant(name, said)
        elif self.clause is not None and self.clause.verb and not self.clause.objects:
            found = [noun for noun in self._meant(name, said) if noun not in self.clause.subjects]
            self.clause.objects += found

    def _part_of(self, owners: list[Noun]) -> None:
        """看她的牙齿: whose part of the body it is that something is done to."""
        noun = self.noun_phrase()
        if noun is not None and owners and self.clause is not None:
            noun.of, noun.owned = owners[-1], True
            self.clause.objects.append(noun)

    def _meant(self, name: str, said: str) -> list[Noun]:
        """Whom a pronoun means: those before, a person for 他 and 她, a thing for 它."""
        acting = [*self.pending, *(self.clause.subjects if self.clause else [])]
        others = [noun for noun in self.met if noun not in acting]
        if name in ("man", "woman"):
            fitting = [noun for noun in others if fits(noun, name)]
            first = [noun for noun in self.before if fits(noun, name) and noun not in acting]
            found = first[-1:] or fitting[-1:] or [self._somebody(name, said)]
            if kind_of(found[0]) == "person" and not found[0].many:
                found[0].sex = found[0].sex or name
            if found[0].name == "person" and not found[0].many:
                found[0].name = found[0].head = name  # 有人晕倒，她扶他
            return found
        if said in ("他们", "她们"):
            named = [n for n in others if kind_of(n) == "person" and n.said and not n.implied]
            if named and not self.before:
                return named[-1:]
        if name == "thing":
            animals = [noun for noun in others if kind_of(noun) == "animal"]
            if animals and not self.clause:
                return animals[-1:]  # who does something is rather an animal than a table
            return [noun for noun in others if kind_of(noun) != "person"][-1:]
        if said == "大家":
            people = [noun for noun in others if kind_of(noun) == "person"]
            if len(people) > 1:
                return people
        return [noun for noun in self.before if noun not in acting] or [self._somebody(name, said)]

    def _somebody(self, name: str, said: str) -> Noun:
        noun = Noun(name=name, said=said, head=name, many=said.endswith("们") or said == "大家")
        self.met.append(noun)
        return noun

    def _where(self) -> None:
        """在…里, 从…上, 向…: where it is, where from, where to."""
        mark = self.peek().text
        self.place += 1
        if mark == "在" and self.peek().part in ("verb", "mark"):
            return  # 在给…量, 在跑: it is going on
        if self.peek().text in TOWARDS and mark in ("向", "往", "朝"):
            if self.clause is not None:
                self.clause.towards = TOWARDS[self.peek().text]
            self.place += 1
            return
        noun = self.noun_phrase()
        if noun is None:
            return
        relation = OF_PLACE.get(self.peek().text, "at")
        if self.peek().text in OF_PLACE:
            self.place += 1
        if noun.said in ("门口", "家门口"):
            self.put(Place("in front of", Noun(name="door", said="门口", head="door")))
            return
        if mark in ("到", "去", "回", "向", "往", "朝") and self.clause is not None:
            self.clause.to = noun
            if noun.name not in PLACES.values():
                self.clause.partner = self.clause.partner or noun
        ways = {"从": "from", "到": "to", "去": "to", "回": "to"}
        self.put(Place(ways.get(mark, relation), noun))

    def _marked(self) -> None:
        mark = self.peek().text
        self.place += 1
        if mark in ("对", "向", "朝") and self.peek().text == "着":
            self.place += 1  # 对着
        if mark == "被" and self.peek().part in ("verb", "adverb"):
            self.taken, self.pending = self.pending or self.before, []  # 会被送到: by nobody named
            self.is_passive = True
            return
        if self.peek().text in PRONOUNS:
            said = self.peek().text
            found = self._meant(PRONOUNS[said], said)
            self.place += 1
            noun = found[-1] if found else None
        else:
            noun = self.noun_phrase()
        if noun is None:
            return
        if mark in ("对", "对着") and self.is_place:
            self.put(Place("in", noun))  # 对着空荡荡的餐厅数钱
            return
        acting = [n for n in (*self.pending, *self.before) if n is not noun]
        if noun.name == "friend" and acting and kind_of(acting[0]) not in ("person", ""):
            noun.name, noun.head = acting[0].name, acting[0].head  # 小水滴和伙伴们
        if mark == "给" and self.clause is not None and self.peek().part != "verb":
            self.clause.partner = noun
        elif mark in ("给", "对", "对着", "跟", "跟着", "与", "为"):
            self.partner = noun
        elif mark in ("被", "由"):
            self.taken, self.pending = self.pending or self.before, [noun]
        elif mark in ("把", "将"):
            self._do_it_for_them()
            self.taken = [noun]
            while self.peek().text in ("和", "与", "跟") and self.peek(1).part in (
                "noun",
                "number",
            ):
                self.place += 1
                if (other := self.noun_phrase()) is not None:
                    self.taken.append(other)
        elif self.clause is not None:
            self.clause.tool = noun
        else:
            self.tool = noun

    def _do_it_for_them(self) -> None:
        """Of 城管帮瓜农把西瓜搬上车 it is the first who does it, for the other."""
        clause = self.clause
        if clause is not None and clause.said in ("帮", "帮助", "替", "帮着") and clause.objects:
            self.partner, self.pending = clause.objects[-1], list(clause.subjects)
            self.clause = None

    def _noun(self) -> None:
        noun = self.noun_phrase()
        if noun is None:
            self._describe()
            return
        if noun.said in ("门口", "家门口"):
            self.put(Place("in front of", Noun(name="door", said="门口", head="door")))
        elif self._ends_before():
            assert self.clause is not None
            self.clause.objects.append(noun)
            self.place += 1
            self._go_on_later()
        elif self.peek().text in OF_PLACE and (
            self.peek().text != "上" or self.peek(1).part != "noun"
        ):
            relation = OF_PLACE[self.peek().text]
            self.place += 1
            self.put(Place(relation, noun))
        elif self.is_place and noun.name in _WATERS and self.peek().english in ("flow", "rise"):
            self.pending.append(noun)  # 小河流过森林
        elif self.is_place and not self.pending and self.clause is None:
            self.put(Place("in", noun))
        elif self.clause is None:
            self.pending.append(noun)
        elif self._is_where():
            self.put(Place("in", noun))
        elif self.is_place and self.verb_said[-1:] in SENDS:
            self.put(Place("to", noun))
        elif self.clause.verb and self._is_subject():
            self._close()
            self.pending = [noun]
        else:
            self.clause.objects.append(noun)

    def _ends_before(self) -> bool:
        """Whether what was read last is what is done first: 数完钞票后递给客户."""
        acts = self.clause is not None and bool(self.clause.verb) and not self.clause.objects
        return acts and self.peek().text == "后" and self.peek(1).part in ("verb", "mark", "adverb")

    def _go_on_later(self) -> None:
        """Ends a clause: what comes next is done after it."""
        self._close()
        self.pending, self.beat = list(self.subjects), self.beat + 1

    def _describe(self) -> None:
        """Adjectives without a noun say how who acts is: 她接电话，很生气."""
        acting = self.pending or (self.clause.subjects if self.clause else []) or self.before
        things = [noun for noun in self.met if kind_of(noun) == "thing"]
        if "steaming" in self.unnamed and things:
            acting = things[-1:]  # 揭开蒸笼，热气腾腾
        for noun in acting if self.unnamed else ():
            noun.adjectives += tuple(self.unnamed)
        self.unnamed = []

    def _is_where(self) -> bool:
        """Whether the noun that was just read is where something is done, or comes to be."""
        assert self.clause is not None
        comes = self.clause.verb in PUTS and self.verb_said[-1] in BRINGS
        return comes or (self.is_place and self.clause.verb in IN_PLACES)

    def _is_subject(self) -> bool:
        """Whether the noun that was just read begins a sentence of its own."""
        return self.peek().text == "在" and bool(self.clause and self.clause.objects)

    def _verb(self) -> None:
        word = self.peek()
        if self._is_told():
            self.place = len(self.words)  # what somebody is reminded of is not done yet
            return
        self.place += 1
        if self.peek().text == "的" and self.peek(1).part in ("noun", "adjective"):
            self.place += 1  # 着火的大楼
            self.described = [AS_LOOKS[word.english]] if word.english in AS_LOOKS else []
            return
        verb = word.english or word.text
        free = self.clause is None and not self.pending
        if (free or (self.clause is not None and not self.clause.objects)) and self.is_relative():
            while self.peek().text in ("着", "了", "过"):
                self.place += 1
            what = self.noun_phrase(simple=True)
            if what is not None:
                self.place += 1
                self.relative.append((verb, what))
                return
        is_open = word.text in STANDS and self.peek().text in ("在", "着")
        is_shut = word.text[:-1] in STANDS and word.text[-1:] in ("在", "着")
        exists = (is_open or is_shut) and not self.pending and word.text[0] != "堆"
        if exists and self.words[0].text in OF_PLACE:
            verb = "stand"  # 旁边放着一个篮子
        exists = exists and verb == "stand"
        if (is_open or is_shut) and self.pending:
            verb = "stand" if are_things(self.pending) else verb
        if word.text in BY_OBJECT:
            verb = BY_OBJECT[word.text].get(self._object_ahead(), verb)
        if not word.english:
            self.frame.not_understood.append(word.text)
        if self.clause is not None and self.clause.verb:
            if self._goes_with(verb):
                return
            subjects, places = list(self.clause.subjects), self.clause.places
            if self.clause.verb in ("come", "stand", "hold") and not self.clause.objects:
                places = []
            if self.clause.objects and self._hands_on():
                self.subjects, self.handed = self.clause.subjects or self.subjects, True
                subjects = self.clause.objects[-1:]
            held = self.clause
            self._close()
            self.pending, self.places = subjects, list(places) if held.verb != "look" else []
        comes_up = verb in ("appear", "come out", "steam") and self._takes_object()
        exists = exists or (comes_up and not self.pending and self.clause is None)
        before = [] if exists or (verb in EXISTS and self.places) else self.before
        if self.before and self.pending and all(n.said in OF_A_BODY for n in self.pending):
            self.pending = []
        subjects = self.pending or before
        if not subjects and verb not in EXISTS and (self._takes_object() or not self.places):
            subjects = self._told()
        taken = self.taken
        if verb in PUTS and self.pending and not taken and are_things(subjects):
            taken, subjects = subjects, self._told()  # 剩菜要倒进桶里
        if verb == "flow" and taken:
            taken, subjects = [], taken  # 把污水排进河里
        if self.is_passive:
            subjects = []
        is_there = verb in EXISTS and (exists or bool(self.places)) and not subjects
        self.clause = Clause(
            subjects=subjects,
            verb=verb,
            objects=list(taken),
            partner=self.partner,
            tool=self.tool,
            places=self.places,
            manner=self.manner,
            beat=self.beat,
            negated=self.negated,
            said=word.text,
            passive=self.is_passive or is_there,
        )
        self.is_passive = False
        self.tool, self.negated, self.verb_said = None, False, word.text
        self.pending, self.places, self.partner, self.taken = [], [], None, []
        self.manner = ()
        if word.text.endswith("给"):
            self.clause.partner = self.noun_phrase()  # 送给女孩

    def _is_told(self) -> bool:
        """Whether the verb that comes next is what somebody is warned or reminded of."""
        clause = self.clause
        tells = clause is not None and clause.said in TELLS and bool(clause.objects)
        return tells and clause is not None and kind_of(clause.objects[-1]) == "person"

    def _object_ahead(self) -> str:
        """What the noun is in English that comes next behind what counts it; "" for none."""
        for ahead in range(5):
            word = self.peek(ahead)
            if word.part == "noun" and self.peek(ahead + 1).part != "noun":
                return word.english
            if word.part not in ("number", "measure", "adjective", "noun") and (
                word.text not in ("着", "了", "起", "过", "到", "了一", "的")
            ):
                return ""
        return ""

    def _hands_on(self) -> bool:
        """Whether what was acted upon does what comes next: 教孩子游泳, 看着孩子睡觉."""
        if self.verb_said not in PIVOTS or self.clause is None:
            return False
        looks = self.verb_said in ("看着", "看", "听", "望着", "看到", "看见")
        what = self.clause.objects[-1]
        return not looks or kind_of(what) in ("person", "animal") or what.name == "chart"

    def _told(self) -> list[Noun]:
        """Whoever is told to do something where nobody is named: 把面粉倒进碗里."""
        told = Noun(name="person", head="person", implied=True)
        self.met.append(told)
        return [told]

    def _goes_with(self, verb: str) -> bool:
        """Whether a second verb only says how the first one ends: 掉下来, 长成, 端到."""
        assert self.clause is not None
        if (
            verb in ("come", "come out", "leave", "arrive", "enter", "pass")
            and not self.clause.objects
        ):
            return self.clause.verb in (
                "fall",
                "run",
                "fly",
                "walk",
                "drive",
                "bring",
                "flow",
                "swim",
            )
        if verb == "enter" and self.clause.objects and are_things(self.clause.objects):
            return True  # 把橙子剪进筐里
        if verb in ("point up", "point down"):
            self.clause.towards = verb.split()[1]
            return True
        return False

    def _takes_object(self) -> bool:
        """Whether something is done to something: 把… before, or a noun that follows."""
        return bool(self.taken) or self.peek().part in ("noun", "number", "adjective", "measure")

    def _close(self) -> None:
        if self.clause is not None:
            if self.clause.verb in SAME_OBJECT and not self.clause.objects:
                self.clause.objects = [o for o in self.last if o not in self.clause.subjects]
            self.last = self.clause.objects or self.last
            self.frame.clauses.append(self.clause)
            if not self.handed:
                self.subjects = self.clause.subjects or self.subjects
        elif self.pending or self.places:
            self.frame.clauses.append(
                Clause(subjects=self.pending, places=self.places, beat=self.beat)
            )
            self.subjects = self.pending or self.subjects
        self.clause, self.pending, self.places = None, [], []
