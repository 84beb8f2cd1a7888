"""The figures of a plan while it is being made: each noun becomes one, or several, once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from onionskin import checks
from onionskin.plan.staging import (
    MAX_FIGURES,
    RELATIONS,
    Kind,
    StagedFigure,
    Standing,
)
from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import (
    BODY,
    SAID_ELSEWHERE,
    free_id,
    kind_of,
    looks_of,
    priced,
    replace_name,
    shown_as,
    slug_of,
)
from onionskin.planner.frames import Clause, Noun
from onionskin.planner.frames import Place as Relation
from onionskin.planner.idioms import as_one
from onionskin.planner.scenes import AGENTS, HAPPENS, LIKELY_PLACES, MEMBERS, PARTS

_MOST_APART: Final = 6
"""As many of one kind are figures of their own; more are one figure with a count."""
_PLACING: Final = word_set(
    "put place set lay install hang plant drop throw pour pack pile stack stick attach paint write "
    "load unload build draw hit kick toss shoot"
) | {"put in", "put down"}
"""Verbs by which the object, not who acts, comes to stand somewhere."""
_LAID: Final = word_set("put place lay set")
_NEVER_ALONE: Final = word_set("fry cut chop slice peel wash stir mix marinate plant") | {"put in"}
"""What no thing does by itself: "the potatoes fry" has a cook."""
_ABOUT: Final = word_set("fight argue quarrel squabble wrestle talk debate cry worry haggle")
"""What is done over something that lies there: nobody hangs over a bone they fight for."""
_BEARS_PEOPLE: Final = word_set(
    "bench chair sofa couch bed swing roof ladder stool stage carpet armchair throne seat hammock "
    "floor grass table rock wall tree bridge balcony mat blanket crib cage hut tent house tower "
    "boat branch stair stairs fence bathtub raft ice sofa cushion podium tractor wheelchair hill"
)
_RELATIONS: Final = {
    "onto": "on", "upon": "on", "into": "in", "inside": "in", "beneath": "under", "below": "under",
    "underneath": "under", "above": "over", "across": "behind", "near": "beside", "by": "beside",
    "next to": "beside", "against": "beside", "along": "beside", "among": "between",
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A figure while it is being made; `noun` is what it was made of."""

    figure: StagedFigure
    noun: Noun | None = None


_HOMES: Final = word_set("door house home window gate doorbell roof garden room office shop car")
"""What belongs to somebody who need not be there: a neighbour's door."""
_GATHERED: Final = dict.fromkeys(
    word_set("pupil student person audience spectator"), 4
) | dict.fromkeys(
    word_set(
        "child kid villager tourist passenger customer shopper guest protester voter commuter "
        "resident neighbour neighbor volunteer woman man worker visitor fan farmer picker"
    ),
    3,
)
"""How many are seen of people of whom there are several where they do something as a group."""
_MORE_OF: Final = {"family": ("grandmother", "man")}
"""Who is seen besides where there are several of a group: families."""
_AS_A_GROUP: Final = word_set(
    "sit listen learn study queue wait follow clap cheer watch gather protest vote celebrate march "
    "pick harvest applaud attend line demonstrate evacuate flee"
) | {"have class", "line up"}


def _gather(clause: Clause) -> None:
    """Makes a group of several who do together what groups do."""
    for noun in clause.subjects:
        if noun.many and noun.count == 1 and clause.verb in _AS_A_GROUP:
            noun.count = _GATHERED.get(noun.head, 1)


_IN_PAIRS: Final = word_set("couple family twins newlyweds grandparents")
"""Words for several people that keep their meaning behind others: a farming family."""
_TEAMS: Final = word_set("team crew staff squad brigade choir delegation club jury panel")
"""Words for one group of people, who are seen as several."""
_BOARDS: Final = frozenset({"board", "board of directors", "management"})
_NUM_OF_BOARD: Final = 3
"""People who are seen where a company's board does something."""
_ON_BOARDS: Final = dict.fromkeys(("write", "draw", "erase", "wipe"), "blackboard") | dict.fromkeys(
    ("cut", "chop", "slice", "dice"), "cutting board"
)
"""Which board it is that something is done on."""


_SAME_KIN: Final = {
    "father": ("father",), "mother": ("mother",), "daughter": ("girl", "child"),
    "son": ("boy", "child"), "girl": ("girl", "child"), "boy": ("boy", "child"),
    "child": ("child", "girl", "boy"), "grandmother": ("grandmother",),
}  # fmt: skip
"""As whom the members of a family are spoken of."""
_KIN: Final = word_set(
    "wife husband son daughter mother father brother sister child grandmother grandfather friend "
    "neighbour neighbor aunt uncle cousin boss assistant dog cat"
)
"""Who is somebody's, and comes without them: a farmer's wife."""


_SWARMS: Final = word_set("petal")
"""What is drawn as many at once."""
_VESSELS: Final = word_set("basket bowl plate bucket box crate net can tray pot bag sack tin dish")


_PICTURES: Final = word_set(
    "picture photo photograph painting drawing portrait poster statue sketch"
)


def _owner_there(noun: Noun) -> Noun | None:
    """Whose something is, where they are there too."""
    if noun.of is None or (noun.owned and noun.head in _KIN and noun.of.head != noun.head):
        return None
    if not noun.owned and noun.head in (_VESSELS | _PICTURES):
        return None  # a basket of fish, a picture of a cat
    return noun.of if kind_of(noun.of) in ("person", "animal", "vehicle") else None


@dataclass(slots=True)
class Drafts:
    """All figures of a plan, by what they were made of."""

    drafts: list[Draft] = field(default_factory=list)
    by_noun: dict[int, list[str]] = field(default_factory=dict)
    """Ids of the figures of each noun, by its identity."""
    warnings: list[str] = field(default_factory=list)
    kin: dict[str, str] = field(default_factory=dict)
    """Ids of the members of a family of whom nobody has been spoken of yet, by what they are."""
    implied: list[Noun] = field(default_factory=list)
    """Those whom nobody named, but who do what is done."""

    def cast(self, clause: Clause) -> None:
        """Makes figures of everybody and everything in a clause."""
        as_one(clause)
        _gather(clause)
        self._let_rest(clause)
        self._give_agent(clause)
        for subject in clause.subjects:
            if subject.name in _BOARDS and subject.count == 1:
                subject.count = _NUM_OF_BOARD
        for other in [*clause.objects, *(relation.of for relation in clause.places)]:
            sawn = clause.tool is not None and "saw" in clause.tool.name
            if other.name == "board" and clause.verb in _ON_BOARDS and not sawn:
                other.name = other.head = _ON_BOARDS[clause.verb]
        for noun in (*clause.subjects, *clause.objects, clause.partner, clause.tool, clause.to):
            if noun is not None and not self._is_own_body(noun, clause):
                self._add(noun)
                if (owner := _owner_there(noun)) is not None:
                    self._add(owner)
                for relation in noun.at:
                    self._add(relation.of)
        for relation in clause.places:
            self._add(relation.of)
            for beside in relation.of.at:
                self._add(beside.of)
            owner = relation.of.of
            is_home = relation.of.head in _HOMES
            if (
                owner is not None
                and relation.of.owned
                and not is_home
                and (kind_of(owner) in ("person", "animal"))
            ):
                self._add(owner)

    def _let_rest(self, clause: Clause) -> None:
        """What was met before and is put somewhere by nobody who was named only stands there."""
        nobody = all(noun.implied for noun in clause.subjects)
        known = clause.objects and all(id(noun) in self.by_noun for noun in clause.objects)
        if clause.verb in _LAID and nobody and known and clause.places:
            clause.subjects, clause.objects, clause.verb = clause.objects, [], "stand"

    def _give_agent(self, clause: Clause) -> None:
        """Somebody for what is done by nobody that was named, and a part for who is told to."""
        role = AGENTS.get(clause.verb, "")
        for noun in clause.subjects:
            own = any(each.of is noun for each in clause.objects)
            is_new = noun.name == "person" and id(noun) not in self.by_noun
            if noun.implied and is_new and role not in ("", "cleaner") and not own:
                noun.name = noun.head = role
        things = clause.subjects and all(kind_of(noun) == "thing" for noun in clause.subjects)
        if things and not clause.objects and clause.verb in _NEVER_ALONE:
            clause.objects, clause.subjects, clause.passive = clause.subjects, [], True
        if not clause.passive or clause.subjects or clause.verb in HAPPENS:
            return
        if any(noun.name in PARTS for noun in clause.objects):
            return
        measured = any(
            (shown := shown_as(noun)) and shown.name == "chart" for noun in clause.objects
        )
        if (role or clause.tool is not None) and clause.objects and not measured:
            role = role or "worker"
            known = next((n for n in self.implied if n.name == role), None)
            noun = known or Noun(name=role, head=role, implied=True)
            self.implied.append(noun)
            clause.subjects = [noun]

    def _is_own_body(self, noun: Noun, clause: Clause) -> bool:
        """Whether somebody does something with a part of the own body: "raises a hand"."""
        owners = [each for each in clause.subjects if each is not noun]
        return (
            noun.head in BODY
            and (not noun.owned or noun.of in owners)
            and any(kind_of(n) == "person" for n in owners)
        )

    def _add(self, noun: Noun) -> None:
        """The figures of a noun, once; what cannot be shown is warned of."""
        if id(noun) in self.by_noun:
            return
        again = self._met_before(noun)
        if again:
            self.by_noun[id(noun)] = again
            return
        if (own := self._of_the_family(noun)) is not None:
            self.by_noun[id(noun)] = [own]
            return
        self.by_noun[id(noun)] = []
        members = MEMBERS.get(f"{noun.adjectives[0]} {noun.name}" if noun.adjectives else "")
        members = members or MEMBERS.get(noun.name) or ()
        if not members and noun.head in _IN_PAIRS and noun.head != noun.name:
            members = MEMBERS.get(noun.head, ())
        if members:
            members += _MORE_OF.get(noun.name, ()) if noun.many else ()
            for member in members:
                self.make(replace_name(noun, member), noun)
                if noun.head in ("family", "three") or noun.name.startswith("family"):
                    self.kin[member] = self.by_noun[id(noun)][-1]
            return
        shown = shown_as(noun)
        if shown is not None and shown is noun.of:
            self._add(shown)
            self.by_noun[id(noun)] = self.ids(shown)
            return
        if shown is None:
            if noun.name not in LIKELY_PLACES and noun.head not in SAID_ELSEWHERE:
                self.warnings.append(
                    f'"{noun.said or noun.name}" cannot be shown and was left out: '
                    "describe what one would see"
                )
            return
        if (thing := priced(noun)) is not None:
            self.make(thing, thing)
        if shown.name != noun.name and shown.name in ("chart", "arrow"):
            self.warnings.append(f'"{noun.said or noun.name}" is shown as a {shown.name}')
        apart = kind_of(shown) in ("person", "animal", "vehicle")
        count = noun.count if noun.count > 1 else (2 if noun.many else 1)
        if noun.head in _TEAMS and kind_of(shown) == "person":
            count = max(count + 2, 3)
        if shown.name == "crowd":
            self.make(shown, noun, count=12)
        elif apart and count <= _MOST_APART:
            for _ in range(count):
                self.make(shown, noun)
        else:
            measured = shown.name == "chart"
            several = max(noun.count, 3) if noun.many else noun.count
            several = 1 if shown.name in _SWARMS else several
            self.make(shown, noun, count=1 if measured else several)

    def _of_the_family(self, noun: Noun) -> str | None:
        """Who of a family that is there is spoken of: the father of "a family … the father"."""
        if noun.count > 1 or noun.many:
            return None
        name = next((each for each in _SAME_KIN.get(noun.name, ()) if each in self.kin), "")
        if not name:
            return None
        id_ = self.kin.pop(name)
        for draft in self.drafts:
            if draft.figure.id == id_:
                draft.figure = replace(draft.figure, name=noun.name)
        return id_

    def _met_before(self, noun: Noun) -> list[str]:
        """ "the dog" of a later clause is the dog that was there before."""
        if not noun.definite:
            return []
        return [draft.figure.id for draft in self.drafts if draft.figure.name == noun.name]

    def make(self, shown: Noun, noun: Noun, count: int = 1) -> None:
        """One figure of a noun, shown as another name where it has to be."""
        if len(self.drafts) >= MAX_FIGURES:
            self.warnings.append(f"a stage holds {MAX_FIGURES} figures: the rest were left out")
            return
        name, looks = looks_of(shown)
        taken = {draft.figure.id for draft in self.drafts}
        figure = StagedFigure(
            id=free_id(slug_of(name), taken),
            name=name[:80],
            kind=kind_of(replace_name(shown, name)),
            said=noun.said[:200],
            count=min(count, 1000),
            looks=looks,
        )
        self.drafts.append(Draft(figure, noun))
        self.by_noun.setdefault(id(noun), []).append(figure.id)

    def ids(self, noun: Noun | None) -> list[str]:
        """Ids of the figures of a noun."""
        return self.by_noun.get(id(noun), []) if noun is not None else []

    def stand(self, clause: Clause) -> None:
        """Says by what the figures of a clause stand, lie or hang."""
        doers = self._ids_of(clause.subjects or clause.objects)
        moved = self._ids_of(clause.objects)
        around = [relation.of for relation in clause.places]
        for noun in (*clause.subjects, *clause.objects, *around, clause.partner):
            for relation in noun.at if noun is not None else ():
                self._place_by(self.ids(noun), relation)
        for relation in clause.places:
            if relation.relation == "over" and clause.verb in _ABOUT:
                continue
            is_moved = clause.verb in _PLACING or self._holds_objects(clause, relation)
            self._place_by((moved if is_moved else []) or doers, relation)

    def _ids_of(self, nouns: list[Noun]) -> list[str]:
        return [id_ for noun in nouns for id_ in self.ids(noun)]

    def _holds_objects(self, clause: Clause, relation: Relation) -> bool:
        """Whether what is acted upon, and not who acts, is there: "heats oil in a pan"."""
        small = kind_of(relation.of) == "thing" and relation.of.head not in _BEARS_PEOPLE
        inside = relation.relation in ("in", "into", "on", "onto")
        return inside and small and all(kind_of(noun) == "person" for noun in clause.subjects)

    def _place_by(self, ids: list[str], relation: Relation) -> None:
        name = _RELATIONS.get(relation.relation, relation.relation)
        others = self.ids(relation.of)
        if name not in RELATIONS or not others:
            return
        for draft in self.drafts:
            figure = draft.figure
            if figure.id in ids and figure.standing is None and figure.id != others[0]:
                relation_name = checks.choice("relation", name, RELATIONS)
                standing = Standing(relation=relation_name, of=others[0])
                draft.figure = replace(figure, standing=standing)

    def thing(self, name: str, kind: Kind = "thing", on: str = "") -> str:
        """The id of the figure of that name, added where there is none."""
        for draft in self.drafts:
            if draft.figure.name == name:
                return draft.figure.id
        taken = {draft.figure.id for draft in self.drafts}
        standing = Standing(relation="on", of=on) if on else None
        figure = StagedFigure(
            id=free_id(slug_of(name), taken), name=name, kind=kind, standing=standing
        )
        self.drafts.append(Draft(figure))
        return figure.id
