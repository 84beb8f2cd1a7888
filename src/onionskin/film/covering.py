"""Whether a picture covers a sentence: what of it is seen, and what in the picture contradicts it.

A picture that shows another doer, another action, another thing or another place than is said is
worse than none. `said_in` takes of a sentence what can be seen; `cover` holds it against the plan
that the stage plays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onionskin.film import seen
from onionskin.film.callouts import Shown
from onionskin.film.depicting import main_frame
from onionskin.film.naming import drawn_as, named_things
from onionskin.film.weighing import Known, is_pronoun, people_of
from onionskin.plan.staging import StagedFigure, StagedPlan
from onionskin.planner.dictionary import infinitive, word_set
from onionskin.planner.frames import Clause, Noun
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.roles import ROLES, nearest_role

Mismatch = Literal["doer", "stranger", "alone", "nobody", "action", "thing", "place", "denied"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Somebody:
    """Who is said to do something."""

    role: str
    count: int = 1
    is_open: bool = False
    """Whether the sentence does not say who: "you", a command, someone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What of a sentence can be seen."""

    doers: tuple[Somebody, ...] = ()
    others: tuple[Somebody, ...] = ()
    """Whom it is done to or with."""
    acts: frozenset[str] = frozenset()
    """What is done, as the stage acts it."""
    verbs: frozenset[str] = frozenset()
    """All verbs of the sentence."""
    denied: frozenset[str] = frozenset()
    """What is said not to be done."""
    acting: frozenset[str] = frozenset()
    """Things and animals that do something themselves."""
    objects: frozenset[str] = frozenset()
    """What it is done to, as far as that can be drawn."""
    is_upon_more: bool = False
    """Whether it is done to something of which there is no picture."""
    is_upon_it: bool = False
    """Whether it is done to "it" or "them", which is nobody."""
    things: frozenset[str] = frozenset()
    """All things that are named."""
    place: str = ""
    """Where it is said to happen."""
    words: frozenset[str] = frozenset()
    """The names of all that is spoken of, and the last word of each."""
    is_alone: bool = False
    is_near: bool = False
    """Whether it speaks of what is near a place, or far from one."""
    staff: str = ""
    """Who works there, and may be seen with whoever else is."""

    @property
    def names_doers(self) -> bool:
        """Whether it says who does it."""
        return any(not each.is_open for each in self.doers)

    @property
    def is_abstract(self) -> bool:
        """Whether nothing of it can be seen."""
        return not (self.names_doers or self.acts or self.things or self.acting or self.place)

    @property
    def does_more(self) -> bool:
        """Whether more is done than to talk, to sit or to look."""
        return bool(self.acts - _WEAK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cover:
    """How a picture covers a sentence."""

    share: float
    """How much of what can be seen is seen, from 0 to 1; 0 where nothing can."""
    mismatches: tuple[Mismatch, ...] = ()
    """How the picture contradicts the sentence."""
    has_doer: bool = False
    has_act: bool = False
    has_thing: bool = False
    has_other_act: bool = False
    """Whether something is done in it that the sentence does not say."""

    @property
    def is_something(self) -> bool:
        """Whether anything that is said is seen."""
        return self.has_doer or self.has_act or self.has_thing


# What is said


def said_in(text: str, known: Known, place: str = "") -> Said:
    """What of a sentence can be seen; `place` is where it is said to be."""
    frame = main_frame(text, known)
    clauses = [each for each in frame.clauses if not each.is_aside]
    plain = [each for each in clauses if not each.negated]
    doers = _doers(plain or clauses, known)
    objects = [noun for each in plain for noun in (*each.objects, *_with(each))]
    around = [place.of for each in plain for place in each.places]
    upon = [noun for noun in objects if not is_pronoun(noun) and not seen.person(noun)]
    named = frozenset(
        each.thing for each in named_things(text) if not (each.is_refused or each.is_somebody)
    )
    return Said(
        doers=doers,
        others=tuple(_somebody(noun, known) for noun in (*objects, *around) if seen.person(noun)),
        acts=frozenset(_act_of(each) for each in plain if _is_by_somebody(each, known)) - {""},
        verbs=frozenset(each.verb for each in clauses if each.verb) | _verbs_in(text),
        denied=frozenset(_act_of(each) for each in clauses if each.negated) - {""},
        acting=_drawn([noun for each in plain for noun in each.subjects if not seen.person(noun)]),
        objects=_drawn(upon),
        is_upon_more=any(not seen.thing(noun) and not seen.place(noun) for noun in upon),
        is_upon_it=any(noun.said.casefold() in _IT for noun in objects),
        things=named | _drawn(upon),
        place=place,
        words=frozenset(word for noun in frame.nouns for word in _words_of(noun)),
        is_alone=_ALONE.search(text) is not None,
        is_near=_NEAR.search(text) is not None,
        staff=known.we,
    )


_NEAR: Final = re.compile(
    r"\b(?:near|close to|far from|away from|behind|beyond|towards?)\b|附近|旁边|远离", re.IGNORECASE
)
_IT: Final = word_set("it this that these those 它 它们 这 那")
_ALONE: Final = re.compile(
    r"\b(?:alone|by (?:him|her|your|it)self|single-handed)\b|独居|独自|一个人|孤零零", re.I
)


def _doers(clauses: Sequence[Clause], known: Known) -> tuple[Somebody, ...]:
    found: dict[str, Somebody] = {}
    for clause in clauses:
        told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
        for role, count in people_of(clause.subjects, known).items():
            is_named = any(seen.person(noun) for noun in told)
            found.setdefault(role, Somebody(role=role, count=count, is_open=not is_named))
    return tuple(found.values())


def _somebody(noun: Noun, known: Known) -> Somebody:
    role, count = next(iter(people_of([noun], known).items()), ("person", 1))
    return Somebody(role=role, count=count, is_open=is_pronoun(noun))


def _with(clause: Clause) -> list[Noun]:
    return [each for each in (clause.partner, clause.tool, clause.to) if each is not None]


def _act_of(clause: Clause) -> str:
    names = [noun.name for noun in clause.objects]
    act = seen.act(clause.verb, names)
    is_meant = bool(act) and seen.is_of_such(seen.canonical(act), names)
    return seen.canonical(act) if is_meant else ""


def _is_by_somebody(clause: Clause, known: Known) -> bool:
    """Whether people do it, named or not: a call that comes does not walk."""
    if not clause.subjects:
        return clause.verb != "grow"
    return bool(people_of(clause.subjects, known))


def _words_of(noun: Noun) -> tuple[str, ...]:
    last = noun.name.rpartition(" ")[2]
    return (noun.name, last, noun.head, *(() if noun.of is None else _words_of(noun.of)))


def _drawn(nouns: Sequence[Noun]) -> frozenset[str]:
    names = (seen.thing(noun) for noun in nouns if noun.said)
    return frozenset(drawn_as(name) or name for name in names if name)


def _verbs_in(text: str) -> frozenset[str]:
    """All words of an English sentence that may be verbs, in their first forms."""
    if is_chinese(text):
        return frozenset()
    words = re.findall(r"[a-z]+", text.casefold())
    verbs = {infinitive(word)[0] for word in words}
    return frozenset(verbs | {seen.canonical(verb) for verb in verbs})


# What is seen


def cover(said: Said, prompt: str, place: str = "") -> Cover:
    """How a prompt, played in a `place`, covers what is said."""
    found = seen.read(prompt)
    plan = found.plan
    where = plan.place if "place" in found.named else place
    people = [figure for figure in plan.figures if figure.kind == "person"]
    things = _things_of(plan)
    acts = _acts_of(plan)
    spoken_of = said.doers or said.others
    has_doer = any(_fits(each, people) == "same" for each in spoken_of)
    has_act = bool(_kinds(said.acts) & _kinds(acts)) or bool(said.verbs & acts)
    wanted = said.objects | said.acting
    num_things = sum(any(_alike(thing, each) for each in things) for thing in said.things)
    mismatches = tuple(_mismatches(said, plan, people, acts, things, where))
    weights = [
        (2.0 if any(not each.is_open for each in spoken_of) else 0.0, has_doer),
        (2.0 if said.acts else 0.0, has_act),
        (0.5 if said.is_upon_more else 0.0, False),
        (1.0 * min(len(wanted | said.things), 2), num_things > 0),
        (1.0 if said.place else 0.0, where == said.place),
    ]
    total = sum(weight for weight, _ in weights)
    return Cover(
        share=sum(weight for weight, is_seen in weights if is_seen) / total if total else 0.0,
        mismatches=mismatches,
        has_doer=has_doer,
        has_act=has_act,
        has_thing=num_things > 0,
        has_other_act=bool({act for act in acts if act not in _WEAK} - said.verbs),
    )


def _mismatches(
    said: Said,
    plan: StagedPlan,
    people: Sequence[StagedFigure],
    acts: Collection[str],
    things: Collection[str],
    where: str,
) -> list[Mismatch]:
    """What of a picture is other than is said."""
    found = _of_people(said, people, things)
    strong = {act for act in acts if act not in _WEAK}
    is_done = bool(_kinds(said.acts) & _kinds(acts))
    is_other = bool(strong) and not (is_done or said.verbs & strong)
    if is_other or (said.acts - _WEAK and _STILL & set(acts) and not is_done):
        found.append("action")
    held = _held(plan)
    is_said = _share({drawn_as(each) or each for each in held}, said.things) or any(
        word in said.words for each in held for word in (each, *each.split(" "))
    )
    if held and (said.objects or said.is_upon_more) and not is_said:
        found.append("thing")
    if said.place and where and not _are_near(said.place, where):
        found.append("place")
    if said.denied and _kinds(said.denied) & strong and "refuse" not in acts:
        found.append("denied")
    return found


def _of_people(
    said: Said, people: Sequence[StagedFigure], things: Collection[str]
) -> list[Mismatch]:
    """Whether others are seen than is said, or nobody where somebody acts."""
    found: list[Mismatch] = []
    named = [each for each in said.doers if not each.is_open]
    shows_a_thing = _share(things, said.things)
    if not people:
        return ["nobody"] if named and not shows_a_thing else []
    doers, wanted = said.doers or said.others, [*said.doers, *said.others]
    is_another = bool(doers) and all(_fits(each, people) == "other" for each in doers)
    is_of_things = not said.doers and bool(said.acting) and not shows_a_thing
    if is_another or is_of_things:
        is_at_work = not named and not is_of_things and _may_be_anybody(doers, people)
        found.append("stranger" if is_at_work else "doer")
    elif _strangers(people, wanted, said.staff):
        found.append("doer" if named else "stranger")
    if said.is_alone and sum(figure.count for figure in people) > 1:
        found.append("alone")
    return found


def _share(some: Collection[str], others: Collection[str]) -> bool:
    return any(_alike(one, other) for one in some for other in others)


def _may_be_anybody(doers: Sequence[Somebody], people: Sequence[StagedFigure]) -> bool:
    """Whether only the work of those who are seen speaks against their being "you" or "we"."""
    return any(not _differ(each, figure) for each in doers for figure in people)


def _strangers(people: Sequence[StagedFigure], wanted: Sequence[Somebody], staff: str) -> bool:
    """Whether one of those who are seen is at some work, and nobody speaks of such people."""
    return bool(wanted) and any(
        _work(figure.name) not in ("", _work(staff))
        and all(_fits(each, [figure]) == "other" for each in wanted)
        for figure in people
    )


def _alike(one: str, other: str) -> bool:
    return Shown(things=frozenset((other,))).has(one)


# People


def _fits(who: Somebody, people: Sequence[StagedFigure]) -> Literal["same", "alike", "other"]:
    """Whether one of some figures is, or may be, somebody who is spoken of."""
    if who.role in seen.GROUPS:
        return "same" if sum(figure.count for figure in people) > 1 else "other"
    fits = {_is(who, figure) for figure in people}
    return "same" if "same" in fits else ("alike" if "alike" in fits else "other")


def _is(who: Somebody, figure: StagedFigure) -> Literal["same", "alike", "other"]:
    role, other = ROLES.find(who.role), ROLES.find(figure.name)
    if _differ(who, figure):
        return "other"
    if who.role == figure.name or (role is not None and role is other):
        return "same"
    mine, theirs = _work(who.role), _work(figure.name)
    if not theirs:
        is_anybody = figure.name in _ANYBODY or who.role in _ANYBODY or who.is_open
        return "same" if is_anybody and not mine else "alike"
    if not mine:
        return "other"
    alike = next((each for each in _COLLEAGUES if mine in each), {mine})
    return "alike" if theirs in alike else "other"


def _differ(who: Somebody, figure: StagedFigure) -> bool:
    """Whether a figure is of another age or sex than somebody who is spoken of."""
    ages = _age(who.role, ""), _age(figure.name, figure.looks.age)
    sexes = _sex(who.role), figure.looks.sex or _sex(figure.name)
    return (all(ages) and ages[0] != ages[1]) or (all(sexes) and sexes[0] != sexes[1])


_COLLEAGUES: Final = (
    {"worker", "builder", "mechanic", "engineer", "courier"},
    {"office worker", "business person", "politician"},
    {"doctor", "nurse", "surgeon"},
    {"chef", "baker"},
    {"farmer", "gardener", "fisherman"},
    {"singer", "musician", "dancer"},
    {"teacher", "presenter", "reporter"},
)
"""Who is dressed so alike that one may stand for the other."""
_ANYBODY: Final = word_set("person man woman boy girl child teenager") | {"old man", "old woman"}
_NO_WORK: Final = word_set(
    "person man woman boy girl child baby teenager patient pupil tourist passenger customer bride "
    "groom driver pedestrian neighbour resident guest visitor friend owner"
) | {"old man", "old woman"}


def _work(name: str) -> str:
    """At what work somebody of that name is seen to be; "" for none."""
    role = ROLES.find(name)
    role = role or nearest_role(name)
    own = "" if role is None else role.names.en
    return "" if own in _NO_WORK or own in seen.GROUPS else own


def _age(name: str, said: str) -> str:
    """Whether somebody is seen to be a child, grown up or old; "" where it is left open."""
    role = ROLES.find(name)
    age = said or ("" if role is None else role.age)
    if name in ("person", "people", "patient", "someone"):
        return said
    return {"baby": "child", "child": "child", "teen": ""}.get(age, age or "adult")


def _sex(name: str) -> str:
    role = ROLES.find(name)
    return "" if role is None or role.frame is None else role.frame


# Doings and things

_WEAK: Final = word_set(
    "stand think smile sit talk listen look watch wait nod explain point wave greet walk show laugh"
)
"""What people do in a picture that says nothing else."""
_STILL: Final = word_set("sit sleep walk run")
"""What nobody does who is doing something else."""
_KINDS: Final = (
    {"walk", "run", "go", "hike", "march"},
    {"talk", "explain", "give a speech", "shout", "listen", "sell", "discuss", "whisper"},
    {"cook", "whisk", "cut", "stir", "pour", "bake", "knead"},
    {"carry", "lift", "take", "give", "hold", "pick", "pick up"},
    {"read", "look", "look into"},
    {"type", "text"},
    {"write", "draw", "paint"},
    {"dig", "rake", "plant"},
    {"ride", "cycle", "drive"},
    {"cheer", "clap", "dance", "celebrate"},
    {"examine", "look through", "operate", "inject", "bandage"},
    {"sweep", "wipe", "clean", "wash"},
    {"repair", "saw", "hammer", "build"},
    {"eat", "drink"},
    {"exercise", "do yoga", "lift weights", "stretch"},
)
"""Doings of which one may stand for another."""


def _kinds(acts: Collection[str]) -> set[str]:
    """Doings with all that are as good as these."""
    return set(acts) | {other for each in _KINDS for other in each if each & set(acts)}


def _acts_of(plan: StagedPlan) -> set[str]:
    people = {figure.id for figure in plan.figures if figure.kind == "person"}
    return {seen.canonical(action.verb) for action in plan.actions if action.who in people}


def _things_of(plan: StagedPlan) -> set[str]:
    """What a plan shows beside people, as cards call it."""
    names = (figure.name for figure in plan.figures if figure.kind != "person")
    return {drawn_as(name) or name for name in names}


def _held(plan: StagedPlan) -> set[str]:
    """What people of a plan do something to."""
    people = {figure.id for figure in plan.figures if figure.kind == "person"}
    names = {figure.id: figure.name for figure in plan.figures if figure.kind != "person"}
    held = {each.object for each in plan.actions if each.who in people and each.object in names}
    return {names[each] for each in held}


_NEIGHBOURS: Final = (
    {"street", "city", "town square", "road", "village", "bridge"},
    {"clinic", "hospital room", "hospital corridor", "operating room"},
    {"field", "farm", "garden", "meadow", "village", "orchard", "vineyard"},
    {"field", "farm", "meadow", "rice paddy", "grassland"},
    {"kitchen", "restaurant", "bakery", "dining room"},
    {"living room", "bedroom", "kitchen", "dining room", "bathroom", "hall"},
    {"sea", "beach", "harbour", "island"},
    {"mountains", "valley", "hill", "forest"},
    {"shop", "supermarket", "market", "shopping mall"},
    {"factory", "workshop", "warehouse", "garage"},
    {"office", "meeting room", "bank"},
    {"classroom", "lecture hall", "library"},
    {"park", "garden", "forest", "playground"},
    {"lake", "river", "sea"},
)
"""Places of which one may stand for another."""


def _are_near(one: str, other: str) -> bool:
    return one == other or any(one in each and other in each for each in _NEIGHBOURS)
