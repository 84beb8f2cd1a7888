"""Deeds: what it takes to do them that nobody says.

Whoever surrounds somebody stands around them, whoever knocks has a door before them, what is
wrapped has its paper around it, and a sleeping patient sleeps.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import BODY, kind_of
from onionskin.planner.frames import Clause, Frame, Noun, Place


def settle_deed(clause: Clause, frame: Frame) -> None:
    """Adds to a clause, and to its frame, what its deed takes."""
    _stand_around(clause)
    _take_pictures(clause, frame)
    _knock(clause)
    _tie_shoes(clause)
    _wrap(clause)
    _see_drivers(clause, frame)
    _be_hugged(clause)
    _sleep_at_work(clause, frame)
    _be_in_boats(clause)
    _wheel(clause)
    _have_in_hand(clause, frame)
    _run_on_treadmills(clause)
    _reach_bodies(clause)


def _stand_around(clause: Clause) -> None:
    """Whoever surrounds, mobs or crowds around somebody stands around them."""
    around = [each for each in clause.places if each.relation in ("around", "round")]
    if clause.verb in _CROWDING and around:
        clause.verb = "gather around"
    if clause.verb in _SURROUNDING and not any(n.head in _RUNG for n in clause.objects):
        clause.verb = "surround"
    flies = clause.subjects and all(kind_of(noun) == "animal" for noun in clause.subjects)
    if flies and clause.verb in ("gather around", "surround") and clause.objects:
        clause.places += [Place("around", noun) for noun in clause.objects]
        clause.objects, clause.verb = [], ""  # 蜜蜂围着他飞
    if clause.verb == "gather around" and not clause.objects and around:
        clause.places.remove(around[0])
        clause.objects = [around[0].of]


_RUNG: Final = word_set("bell doorbell alarm phone telephone gong handbell number")
_CROWDING: Final = word_set("crowd gather stand huddle cluster assemble flock press wait")
_SURROUNDING: Final = word_set("surround encircle mob besiege ring") | {
    "crowd around", "flock around", "huddle around", "cluster around", "gather round",
    "stand around",
}  # fmt: skip


def _take_pictures(clause: Clause, frame: Frame) -> None:
    """Photographers who crowd around somebody take pictures."""
    crowding = clause.verb in (*_SURROUNDING, *_CROWDING, "gather around")
    trade = [n for n in clause.subjects if n.head in ("photographer", "paparazzo", "cameraman")]
    if crowding and trade:
        frame.clauses.append(Clause(subjects=trade, verb="photograph", beat=clause.beat))


def _tie_shoes(clause: Clause) -> None:
    """Whose shoes are tied is who it is done to."""
    for noun in clause.objects:
        owner = noun.of
        worn = noun.head in ("shoe", "shoelace", "lace", "boot", "sneaker", "skate")
        if worn and clause.verb in ("tie", "lace", "untie", "fasten") and owner is not None:
            clause.partner = clause.partner or (owner if owner not in clause.subjects else None)


def do_as_described(frame: Frame) -> None:
    """A sleeping patient sleeps, and a crying child cries, where they do nothing else."""
    for noun in frame.nouns + [n.of for n in frame.nouns if n.of is not None and n.owned]:
        verb = next((_STATES[each] for each in noun.adjectives if each in _STATES), "")
        acts = any(noun in clause.subjects and clause.verb for clause in frame.clauses)
        if verb and not acts and kind_of(noun) in ("person", "animal"):
            noun.adjectives = tuple(each for each in noun.adjectives if each not in _STATES)
            beat = next((c.beat for c in frame.clauses if noun in (*c.objects, c.partner)), 0)
            frame.clauses.append(Clause(subjects=[noun], verb=verb, beat=beat))


_STATES: Final = {
    "sleeping": "sleep", "crying": "cry", "weeping": "cry", "sobbing": "cry", "laughing": "laugh",
    "waiting": "wait", "kneeling": "kneel", "sitting": "sit", "dancing": "dance",
    "coughing": "cough", "shivering": "shiver", "cheering": "cheer", "applauding": "clap",
    "waving": "wave", "singing": "sing", "screaming": "shout", "crouching": "crouch",
}  # fmt: skip
"""What somebody does who is said to be so."""


def _knock(clause: Clause) -> None:
    """Whoever knocks or rings does so at a door."""
    at_one = any(each.of.head in ("door", "window", "gate", "house") for each in clause.places)
    knocks = clause.verb in ("knock", "ring the bell", "ring the doorbell")
    if knocks and not clause.objects and not at_one:
        clause.objects = [Noun(name="door", head="door")]


def _wrap(clause: Clause) -> None:
    """What a vase is wrapped in is around it, and not the place where it stands."""
    for relation in list(clause.places):
        inside = relation.relation in ("in", "into") and kind_of(relation.of) == "thing"
        if clause.verb in ("wrap", "wrap up", "swathe") and inside and clause.tool is None:
            clause.tool = relation.of
            clause.places.remove(relation)


def _see_drivers(clause: Clause, frame: Frame) -> None:
    """Out of doors a rickshaw driver has the rickshaw beside them."""
    for noun in (*clause.subjects, *clause.objects, clause.partner):
        if noun is None or noun.head not in ("driver", "puller", "pedaller") or noun.at:
            continue
        vehicle = noun.name.rpartition(" ")[0]
        there = any(each.head == vehicle or each.name == vehicle for each in frame.nouns)
        if vehicle in _ON_CALL and not there and clause.verb not in ("drive", "ride"):
            noun.at.append(Place("beside", Noun(name=vehicle, head=vehicle)))


_ON_CALL: Final = word_set("rickshaw taxi tractor ambulance cart tram")


def _be_hugged(clause: Clause) -> None:
    """A monkey that clings to its keeper is held by them."""
    animals = clause.subjects and all(kind_of(noun) == "animal" for noun in clause.subjects)
    if not animals or clause.verb not in ("hug", "cling", "embrace", "cuddle", "snuggle"):
        return
    others = [*clause.objects, clause.partner, clause.to]
    others += [noun.of for noun in clause.objects]
    people = [noun for noun in others if noun is not None and kind_of(noun) == "person"]
    if people:
        clause.subjects, clause.objects = people[:1], clause.subjects
        clause.partner, clause.to, clause.verb = None, None, "hug"


def _sleep_at_work(clause: Clause, frame: Frame) -> None:
    """Whoever falls asleep over books sits at a desk."""
    over = [each for each in clause.places if each.of.head in _WORK and each.relation == "on"]
    people = any(kind_of(noun) == "person" for noun in clause.subjects)
    sleeps = clause.verb in ("sleep", "doze", "nap", "fall asleep")
    if not (over and people and sleeps):
        return
    for each in frame.clauses:
        if each.subjects == clause.subjects:
            for place in each.places:
                place.relation = "beside" if place.of.head in _WORK else place.relation
            each.verb = "" if each.verb in ("lie on the front", "lie") else each.verb
    clause.verb = "sleep at a desk"


def _be_in_boats(clause: Clause) -> None:
    """A gondolier is in a boat, whatever else they do."""
    for noun in clause.subjects:
        boat = _BOATMEN.get(noun.head, "")
        said = {each.of.head for each in (*clause.places, *noun.at)}
        said |= {each.head for each in clause.objects}
        if boat and clause.verb not in ("walk", "sit", "eat") and not said & _AFLOAT:
            noun.at.append(Place("in", Noun(name=boat, head="boat")))


_BOATMEN: Final = {"gondolier": "rowing boat", "ferryman": "rowing boat", "rower": "rowing boat"}
_AFLOAT: Final = word_set("boat gondola punt raft canoe kayak ferry finish line oar dock lake bank")


def _wheel(clause: Clause) -> None:
    """Whoever is wheeled somewhere sits in a wheelchair, if nothing else is said."""
    people = [noun for noun in clause.objects if kind_of(noun) == "person"]
    on = any(
        each.of.head in _WHEELED for each in (*clause.places, *(p for n in people for p in n.at))
    )
    tool = clause.tool
    if clause.verb == "wheel" and people and not on and (tool is None or tool.head in BODY):
        clause.tool = None
        clause.verb = "push"
        chair = Noun(name="wheelchair", head="wheelchair")
        people[-1].at.append(Place("in", chair))


_WHEELED: Final = word_set("wheelchair bed stretcher trolley gurney pram cart stroller barrow")


def _run_on_treadmills(clause: Clause) -> None:
    """Whoever is on a treadmill runs, if nothing else is said."""
    people = any(kind_of(noun) == "person" for noun in clause.subjects)
    if people and not clause.verb and any(p.of.head == "treadmill" for p in clause.places):
        clause.verb = "run"


def _have_in_hand(clause: Clause, frame: Frame) -> None:
    """What is in somebody's hand is carried by them: "looks out, coffee mug in hand"."""
    for noun in [*clause.objects, *clause.subjects]:
        held = [
            each for each in noun.at if each.of.head == "hand" and each.relation in ("in", "at")
        ]
        if not held or kind_of(noun) == "person":
            continue
        noun.at = [each for each in noun.at if each not in held]
        people = [n for c in frame.clauses for n in c.subjects if kind_of(n) == "person"]
        if people and clause.verb == "" and noun in clause.subjects:
            clause.subjects, clause.objects, clause.verb = people[-1:], [noun], "hold"


def _reach_bodies(clause: Clause) -> None:
    """Whose ear something is put behind is who it is done to."""
    for relation in list(clause.places):
        owner = relation.of.of
        if owner is None or owner in clause.subjects or relation.of.head not in BODY:
            continue
        if clause.partner is not None or kind_of(owner) not in ("person", "animal"):
            continue
        worn = relation.relation in ("around", "round", "on", "onto")
        if worn and not (clause.verb in _PUTS and clause.objects):
            continue
        clause.verb = "put on" if worn else clause.verb
        clause.partner = owner
        clause.places.remove(relation)


_PUTS: Final = word_set("put slide place fit fasten hang lay tie clip slip strap buckle")
"""By these something comes to be around somebody's neck."""


_WORK: Final = word_set("book paper homework notebook keyboard textbook desk document file")
