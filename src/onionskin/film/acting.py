"""Somebody seen at what a sentence says they do: the deed itself, or the gesture that goes with it.

Who books a room types, who chooses thinks, who warns talks; what it is about is called out beside
them. `gestures.txt` has the verbs of each gesture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Final

from onionskin.film import said_in_chinese, seen
from onionskin.film.depicting import calls_somebody, main_clause, main_frame
from onionskin.film.phrasing import Shown, Sight
from onionskin.film.usual import work_of
from onionskin.film.weighing import Known, is_pronoun, people_of
from onionskin.planner.dictionary import singular, word_set
from onionskin.planner.frames import Clause, Noun
from onionskin.planner.lexicon import is_chinese
from onionskin.stage.actions import ACTIONS
from onionskin.stage.things import THINGS

_FILE: Final = files("onionskin.film") / "gestures.txt"
_WEAK: Final = word_set(
    "think talk explain listen point sit wave nod stand walk look watch cheer refuse"
)
"""What tells little by itself: it needs something beside it that is called out."""
_TOGETHER: Final = word_set("walk run carry cheer sit dance play sing eat drink queue clap wave")
"""What several are seen doing; for all else one stands for them."""
_NOT_BY_HAND: Final = word_set("phone type text write read check pay run shop")
"""What is known by its own looks, whatever it is done to."""
_PLAIN: Final = _NOT_BY_HAND | word_set(
    "sing dance vote sleep eat drink swim climb cook cough repair clean hug kiss photograph ski "
    "skate surf sail row fish paint draw dig sweep knead examine inject bandage operate cheer"
)
"""What is understood though nothing is seen that it is done to."""
_WITH_OTHERS: Final = word_set("talk explain listen give examine")
"""What is done with somebody, where somebody is named."""
_AT_HOME: Final = word_set("phone type text write read think sleep")
"""What "you" do at home, wherever the film is set."""
_OF_ANOTHER: Final = re.compile(
    r"\b(?:them|their|the (?:person|patient|casualty|victim)|somebody|someone)\b", re.IGNORECASE
)
"""Words for somebody else than "you"."""


_SHOWS_ITSELF: Final = {
    "talk": r"talk|tell|ask|say|speak", "explain": r"teach|explain|show", "phone": r"phone|call",
    "write": r"writ|note", "read": r"\bread", "think": r"think|idea", "sit": r"sit|wait",
    "walk": r"walk", "run": r"run", "check": r"check|inspect|measur", "vote": r"vot",
    "give": r"giv", "carry": r"^(?:bring|put|take|hold|lift) ", "text": r"text|messag|bubble",
    "type": r"typ", "sleep": r"sleep", "shop": r"shop|buy", "listen": r"listen|hear",
    "repair": r"repair|mend", "cough": r"cough|sneez", "look at": r"read|inspect",
}  # fmt: skip
"""Pictograms by which a gesture would be said twice."""


def says_the_same(verb: str, thing: str) -> bool:
    """Whether a pictogram only says what somebody is seen at."""
    return verb in _SHOWS_ITSELF and re.search(_SHOWS_ITSELF[verb], thing) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gesture:
    """How a deed is acted: the stage's verb, and what is in the hands where nothing is named."""

    verb: str
    held: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Acted:
    """Somebody at a deed."""

    sight: Sight
    strength: int
    """How much of the deed is seen."""
    is_weak: bool
    """Whether it tells little without what is called out beside it."""
    is_open: bool
    """Whether they are only "you" or "we"."""
    is_own: bool = False
    """Whether the stage acts the deed itself."""
    is_shown: bool = False
    """Whether they only show what is called out: what they do has no gesture."""
    by_hand: bool = False
    """Whether it is done to a thing that hands could be seen with."""
    place: str = ""
    """Where "you" do it, where nothing else is said."""


def acted(text: str, known: Known) -> Acted | None:
    """The first deed of a text that somebody does, as the stage acts it; None for none."""
    if known.you == "patient" and known.place != _WARD:
        known = replace(known, you="woman")  # whoever reads about it lies in no bed
    if is_chinese(text) and _UNDONE_ZH.search(said_in_chinese.main_clause(text)):
        frame = main_frame(text, known)
        if not any(each.negated for each in frame.clauses):
            return None  # what is not done must not be seen done
    if calls_somebody(text):
        return _call(known)
    known = replace(known, speaks_of_we=_WE.search(main_clause(text)) is not None)
    frame = main_frame(text, known)
    clauses = [each for each in frame.clauses if not (each.is_aside or each.is_past)]
    is_of_a_thing = bool(clauses) and _is_of_a_thing(clauses[0], known)
    done = [each for each in clauses if _doers(each, known)]
    if done and done[0].negated:
        done = done[:1]
        if is_chinese(text) and clauses[0] is not done[0]:
            return None  # what is done before it is not understood
    if not done and clauses and (who := _introduced(clauses[0], known)):
        return who
    found = [_of_clause(each, known, text) for each in done]
    told = [each for each in found if not (is_of_a_thing and each.is_open)]
    return max(told, key=lambda each: each.strength, default=None)


def _call(known: Known) -> Acted:
    """Whoever is told to call for help does so."""
    sight = Sight(people=(known.you,), counts={known.you: 1}, verb="phone")
    return Acted(sight=sight, strength=1, is_weak=False, is_open=True, place="living room")


def _introduced(clause: Clause, known: Known) -> Acted | None:
    """Somebody of whom it is only said who they are, at their usual work."""
    told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
    who = next(iter(people_of(told, known)), "")
    if not who or who in _ANYBODY or clause.verb not in _BEING or clause.negated:
        return None
    sight = work_of(who) or Sight(people=(who,), verb="sit")
    return Acted(sight=sight, strength=0, is_weak=True, is_open=False)


_BEING: Final = word_set("be live have stay") | {""}


def _is_of_a_thing(clause: Clause, known: Known) -> bool:
    """Whether a clause tells of something: "you" of the next one only come into it."""
    told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
    is_pointed = any(noun.said.casefold() in _POINTED for noun in clause.subjects)
    return is_pointed or (bool(told) and not people_of(told, known))


_ANYBODY: Final = {"", *word_set("person people man woman")}
_POINTED: Final = word_set("it this that these those there 这 那 它 这些 那些")


_UNDONE_ZH: Final = re.compile(
    r"绝不|从不|不会|不能|不可|不得|不许|不准|禁止|严禁|切勿|切忌|不要|没有|勿"
)
_WARD: Final = "hospital room"
_OUTSIDE: Final = re.compile(
    r"\b(?:outside|outdoors|pavement|sidewalk|kerb|curb|doorstep|front (?:door|gate)|driveway|"
    r"bins?)\b|门外|门口|户外|室外|路边|楼下",
    re.IGNORECASE,
)


_USUAL: Final = {"pay": "shop", "shop": "shop", "sleep": "bedroom"}


def _place_of(verb: str, text: str, *, is_at_home: bool) -> str:
    """Where it is done, where nothing names a place."""
    if _OUTSIDE.search(text):
        return "street"
    return "living room" if is_at_home else _USUAL.get(verb, "")


_WE: Final = re.compile(r"\b(?:[Ww]e|I)\b")
_STAFF_ZH: Final = ("工作人员", "员工", "职员", "店员")
_OURS_ZH: Final = word_set("我 我们 咱们")


def _is_of_us(clause: Clause, known: Known) -> bool:
    """Whether "we" do it, and not "you"."""
    is_told = not any(noun.implied for noun in clause.subjects)
    return known.speaks_of_we and bool(known.we) and is_told


def _doers(clause: Clause, known: Known) -> dict[str, int]:
    speaker = replace(known, you=known.we) if _is_of_us(clause, known) else known
    doers = dict([*people_of(clause.subjects, speaker).items()][:1])
    if known.we and any(noun.said.endswith(_STAFF_ZH) for noun in clause.subjects):
        doers = {known.we: 1}
    return {} if clause.passive or clause.verb in _BEING else doers


def _of_clause(clause: Clause, known: Known, text: str) -> Acted:
    doers = _doers(clause, known)
    gesture = Gesture(verb="refuse") if clause.negated else gesture_of(clause)
    told = [noun for noun in clause.subjects if noun.said and not is_pronoun(noun)]
    is_open = all(seen.person(noun) in _ANYBODY for noun in told)
    partners = tuple(_partners(clause, known, doers)) if gesture.verb in _WITH_OTHERS else ()
    if is_open and not partners and gesture.verb in _WITH_OTHERS and _OF_ANOTHER.search(text):
        partners = ("man" if known.you == "woman" else "woman",)
    things = () if clause.negated else _things(clause, gesture)
    if gesture.verb in ("carry", "give") and not things and not clause.negated:
        gesture = _PRESENTS
    if gesture is _PRESENTS:
        gesture, things = _at_it(clause)
        partners = () if things else partners
    sight = Sight(
        people=tuple(doers),
        counts=doers if gesture.verb in _TOGETHER else dict.fromkeys(doers, 1),
        described=dict.fromkeys(doers, "calm") if gesture.verb == "refuse" else {},
        verb=gesture.verb,
        things=things,
        is_direct=bool(things),
        partners=partners[:1],
    )
    is_ours = _is_of_us(clause, known) or any(n.said in _OURS_ZH for n in clause.subjects)
    is_you = is_open and not is_ours
    is_at_home = is_you and gesture.verb in _AT_HOME
    is_mimed = bool(clause.objects) and not things and gesture.verb not in _PLAIN
    is_weak = not things and (gesture.verb in _WEAK or is_mimed)
    return Acted(
        sight=sight,
        strength=(0 if is_weak else 1) + bool(things) + bool(partners),
        is_weak=is_weak,
        is_open=is_open,
        is_own=gesture.verb not in _gestures(),
        is_shown=gesture is _PRESENTS,
        by_hand=gesture.verb not in _NOT_BY_HAND,
        place=_place_of(gesture.verb, text, is_at_home=is_at_home),
    )


_PRESENTS: Final = Gesture(verb="explain")
"""Somebody shows what is called out, where what they do has no gesture of its own."""


def gesture_of(clause: Clause) -> Gesture:
    """By which gesture a clause is acted."""
    objects = [noun.name for noun in _done_to(clause)]
    words = {singular(word) for each in objects for word in each.split(" ")}
    if clause.said and (found := _listed(clause.said, words)) is not None:
        return found
    own = seen.act(clause.verb, objects)
    name = seen.canonical(own)
    is_own = ACTIONS.find(clause.verb) is not None and name not in _WEAK
    if clause.said and not set(seen.in_chinese(name)) & set(clause.said):
        is_own = False
    is_own = is_own and bool(own) and name not in ("stand", "wear", "go", "help up")
    if clause.verb in ("wear", "put on") and not any(map(seen.is_worn, objects)):
        is_own = False
    if clause.said and name.partition(" ")[0] == "drive" and "车" not in clause.said:
        is_own = False  # much else is 开
    is_own = is_own and (name in _PLAIN or not objects or _has_drawn(clause))
    has_all = not seen.needs_a_thing(own) or any(map(seen.thing, _done_to(clause)))
    is_such = seen.is_of_such(name, objects) and seen.is_done_to(own, objects)
    if is_own and has_all and is_such and clause.verb not in _table():
        return Gesture(verb=own)
    found = _listed(clause.verb, words) or _PRESENTS
    is_gone = found.verb in _GOING and bool(clause.objects) and clause.verb not in _THROUGH
    return _PRESENTS if is_gone else found


_GOING: Final = word_set("walk run sit")
_THROUGH: Final = word_set("visit enter cross attend pass")


def _has_drawn(clause: Clause) -> bool:
    return any(map(seen.thing, _done_to(clause)))


def _listed(verb: str, words: set[str]) -> Gesture | None:
    """The gesture that is listed for a verb done to things that are called by some words."""
    options = _table().get(verb, ())
    asked = [gesture for gesture, things in options if things & words]
    plain = [gesture for gesture, things in options if not things]
    return next(iter((*asked, *plain)), None)


_Row = tuple[Gesture, frozenset[str]]


@lru_cache(maxsize=1)
def _table() -> dict[str, list[_Row]]:
    """Each verb with its gestures, and the things that these ask for."""
    found: dict[str, list[_Row]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        verb, held, told = (each.strip() for each in line.split("|"))
        gesture = Gesture(verb=verb, held=held)
        for each in told.split(", "):
            name, _, things = each.partition(" + ")
            found.setdefault(name.strip(), []).append((gesture, frozenset(things.split())))
    return found


@lru_cache(maxsize=1)
def _gestures() -> frozenset[str]:
    return frozenset(gesture.verb for rows in _table().values() for gesture, _ in rows)


def _done_to(clause: Clause) -> list[Noun]:
    around = [each.of for each in clause.places if each.relation in ("at", "on", "for")]
    return [*clause.objects, *(() if clause.objects else around)]


def _partners(clause: Clause, known: Known, doers: dict[str, int]) -> Iterator[str]:
    nouns = [each for each in (clause.partner, clause.to, *clause.objects) if each is not None]
    for noun in nouns:
        yield from (role for role in people_of([noun], known) if role not in doers)


def _things(clause: Clause, gesture: Gesture) -> tuple[Shown, ...]:
    """What is in the hands: what it is done to where the stage has it, else what is usual."""
    if gesture.verb in ("carry", "give", "point", "repair", "clean"):
        for noun in clause.objects:
            name = seen.thing(noun)
            if name and (gesture.verb == "point" or _fits_in_arms(name)):
                return (Shown(name=name, said=noun.said, count=1),)
    if not gesture.held or gesture.verb in ("phone", "text", "write"):
        return ()
    if gesture.verb in ("carry", "give") and not _are_goods(clause.objects):
        return ()
    return (Shown(name=gesture.held),)


def _at_it(clause: Clause) -> tuple[Gesture, tuple[Shown, ...]]:
    """Somebody with what they do something to: they walk an animal, and point at what is large."""
    for noun in clause.objects:
        name = seen.thing(noun)
        count = noun.count if noun.count > 1 else 1 + noun.many
        shown = Shown(name=name, said=noun.said, count=min(count, _MOST_LARGE))
        if name in _LED and not clause.said:
            return Gesture(verb="walk"), (shown,)
        drawn = None if seen.is_of_a_body(name) or name in _OF_ROOMS else THINGS.find(name)
        if name and drawn is not None and _LARGE_METRES <= max(drawn.size) <= _HUGE_METRES:
            return Gesture(verb="point"), (shown,)
    return _PRESENTS, ()


_LED: Final = word_set("dog horse pony cow sheep goat donkey")
_OF_ROOMS: Final = word_set("wall floor window door roof stairs ceiling tap")
_MOST_LARGE: Final = 2
_LARGE_METRES, _HUGE_METRES = 0.6, 5.0
"""From which to which size things stand beside whoever points at them."""


def _are_goods(nouns: list[Noun]) -> bool:
    """Whether things are of no kind that would be looked for: a box may stand for them."""
    return bool(nouns) and all(noun.head in _GOODS for noun in nouns)


_GOODS: Final = word_set(
    "thing item stuff goods box parcel package bag belonging shopping delivery product good order "
    "food supply equipment rubbish waste material"
)


def _fits_in_arms(name: str) -> bool:
    drawn = THINGS.find(name)
    return drawn is not None and 0.08 < max(drawn.size) < 1.2
