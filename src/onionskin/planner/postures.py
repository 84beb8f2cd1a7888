"""What words of bodies, of light and of lying mean: none of them is a thing beside people.

"At her feet", "on his shoulder", "in his hand" say how or where, and no foot stands about; "morning
light" is an hour; whoever lies on a carpet lies on the floor, and in no bed.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import BODY, kind_of
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import PLACES

_BODY: Final = BODY | word_set(
    "lap waist chest side cheek forehead wrist elbow hip thigh palm fist tail chin lip heel toe "
    "shin fingertip stomach belly throat ankle backside"
)
"""Parts of a body, where they only say how and where."""
_BORNE: Final = {
    "back": "carry on the back", "shoulder": "carry on a shoulder", "arm": "carry", "head": "carry",
}  # fmt: skip
_CARRIES: Final = word_set("carry bring haul bear transport lug heave wear have lift take")
_AT_AN_EAR: Final = word_set("hold press put keep clamp")
_LIES: Final = {"lie": "lie on the ground", "sleep": "sleep on the ground"}
_ON_FLOORS: Final = word_set(
    "floor ground carpet rug grass lawn sand mat earth pavement meadow asphalt tarmac"
)
_UNDER: Final = word_set("sink car truck table van bus machine lorry tractor basin engine")
_ON_THE_FRONT: Final = word_set("draw paint read write colour color type study text scroll doodle")
"""What nobody does who lies on the back."""
_LIGHTS: Final = word_set("light sunlight sun sunshine glow sky haze mood atmosphere")
_HOURS: Final = {
    "morning": "dawn", "early": "dawn", "dawn": "dawn", "sunrise": "dawn", "evening": "sunset",
    "sunset": "sunset", "dusk": "sunset", "afternoon": "day", "noon": "day", "day": "day",
    "moon": "night", "night": "night", "golden": "sunset",
}  # fmt: skip
_PLAIN_LIGHTS: Final = word_set("sunlight sunshine daylight light")
_LIT: Final = word_set("warm soft bright cold cool natural low clear")
_TURNING: Final = word_set("turn spin blow draw cool whirl run hum rotate push suck ventilate")
_OF_MACHINES: Final = word_set(
    "box ceiling machine table wall window desk pump house unit case computer engine housing room"
)
_ENDS: Final = word_set("foot head side edge end back")
"""Ends of things that are called as parts of bodies are."""
_PUTS: Final = word_set(
    "tie put wrap place lay hang wind pull drape set fasten slip rub spread stick bandage dress"
)
_NOTES: Final = word_set("note notes")


def settle_postures(frame: Frame) -> None:
    """Takes out of a frame what is no figure: parts of bodies, light, the floor one lies on."""
    for clause in frame.clauses:
        partner = clause.partner
        if partner is not None and partner.head in _BODY and partner.of is not None:
            clause.partner = partner.of  # whose knee it is
        _take_notes(clause)
        if clause.verb == "reflect":
            clause.verb, clause.subjects, clause.objects = (
                "",
                [],
                [],
            )  # whoever a mirror shows is there already
        _carry(clause)
        clause.places = [_without_foot(each) for each in clause.places]
        clause.places = [each for each in clause.places if not _is_of_a_body(each, clause)]
        for noun in clause.subjects:
            noun.at = [each for each in noun.at if not _is_of_a_body(each, clause)]
        if clause.to is not None and clause.to.head in _BODY:
            clause.to = None
        if clause.tool is not None and clause.tool.head in _BODY:
            clause.tool = None
        _see_light(clause, frame)
        _see_fans(clause)
        _see_benches(clause)
        if not _somebody(clause):
            clause.objects = [each for each in clause.objects if not _is_somebodys(each)]
        _lay_patients(clause)
    for clause in frame.clauses:
        _lie(clause, frame)
    frame.clauses = [each for each in frame.clauses if _says_something(each)]


def _says_something(clause: Clause) -> bool:
    return bool(clause.subjects or clause.verb or clause.objects or clause.places)


def _somebody(clause: Clause) -> bool:
    return any(kind_of(noun) in ("person", "animal") for noun in clause.subjects)


def _take_notes(clause: Clause) -> None:
    """ "Takes notes" is to write them."""
    notes = [noun for noun in clause.objects if noun.head in _NOTES]
    if clause.verb in ("take", "make", "jot down", "write down") and notes:
        clause.verb = "take notes"
        clause.objects = [noun for noun in clause.objects if noun not in notes]


def _carry(clause: Clause) -> None:
    """What is carried on the back or a shoulder, and a phone that is held to an ear."""
    for relation in clause.places:
        part = relation.of.head
        over = relation.relation == "over" and clause.verb not in ("lift", "have")
        if clause.verb in _CARRIES and part in _BORNE and (relation.relation == "on" or over):
            clause.verb = _BORNE[part]
    ends = [clause.to, *(each.of for each in clause.places)]
    to_ear = any(noun is not None and noun.head == "ear" for noun in ends)
    if clause.verb in _AT_AN_EAR and to_ear and any(n.head == "phone" for n in clause.objects):
        clause.verb = "phone"


def _without_foot(relation: Place) -> Place:
    """ "At the foot of the bed" is at the bed: what has a foot that nobody walks on."""
    whole = relation.of.of
    if whole is None or kind_of(whole) in ("person", "animal") or relation.of.head not in _ENDS:
        return relation
    return Place("on" if relation.of.head == "edge" else "beside", whole)


def _is_of_a_body(relation: Place, clause: Clause) -> bool:
    """Whether a relation only says where on somebody's body something is."""
    noun = relation.of
    of_somebody = noun.of is None or kind_of(noun.of) in ("person", "animal")
    if clause.verb in _PUTS and noun.of is not None and noun.of not in clause.subjects:
        return False  # "ties a scarf around her daughter's neck"
    return noun.head in _BODY and noun.name == noun.head and of_somebody and _somebody(clause)


def _see_light(clause: Clause, frame: Frame) -> None:
    """Light is no thing: that of the morning is an hour, that of a lamp is the lamp."""
    lit: list[Noun] = []
    if clause.verb in ("shine", "fall", "come", "stream", "enter", "pour") and not clause.objects:
        lit = [n for n in clause.subjects if _is_light(n) or n.name == "light"]
        if lit and len(lit) == len(clause.subjects):
            clause.verb, clause.places, clause.to = "", [], None
    if not clause.verb:
        for noun in [each for each in clause.subjects if _is_light(each) or each in lit]:
            frame.time = frame.time or _hour_of(noun)
            clause.subjects.remove(noun)
    for relation in list(clause.places):
        noun = relation.of
        if not _is_light(noun):
            continue
        frame.time = frame.time or _hour_of(noun)
        clause.places.remove(relation)
        if noun.of is not None and kind_of(noun.of) == "thing":
            clause.places.append(Place("beside", noun.of))


def _is_light(noun: Noun) -> bool:
    """Whether a noun is light itself: "evening light", "soft light", and no "traffic light"."""
    first = noun.name.partition(" ")[0]
    is_plain = noun.name in _PLAIN_LIGHTS and (
        noun.of is not None or bool({*noun.adjectives} & {*_HOURS, *_LIT}) or noun.name != "light"
    )
    return is_plain or (noun.head in _LIGHTS and first in _HOURS and noun.name != noun.head)


def _hour_of(noun: Noun) -> str:
    words = (noun.name.partition(" ")[0], *noun.adjectives)
    return next((_HOURS[each] for each in words if each in _HOURS), "")


def _see_fans(clause: Clause) -> None:
    """A fan that turns, or is in a box or on a ceiling, is a machine and no supporter."""
    for noun in clause.subjects:
        around = {each.of.head for each in (*clause.places, *noun.at)}
        is_one = noun.head == "fan" and not noun.many and noun.count == 1
        if is_one and noun.name == "fan" and (clause.verb in _TURNING or around & _OF_MACHINES):
            noun.name, noun.head = "electric fan", "electric fan"


def _is_somebodys(noun: Noun) -> bool:
    """Whether a noun is a part of somebody's body: "a lamp lights his hands"."""
    return noun.head in _BODY and noun.owned and noun.of is not None and noun.name == noun.head


def _see_benches(clause: Clause) -> None:
    """What somebody bends over is no bench of a park."""
    for relation in clause.places:
        is_low = clause.verb in ("bend", "lean", "bend over", "lean over", "stoop", "hunch")
        if is_low and relation.of.name == "bench":
            relation.of.name = relation.of.head = "workbench"


def _lay_patients(clause: Clause) -> None:
    """ "Leans over a man in bed", "feeds a child in a wheelchair": it is they who are in it."""
    others = [each.of for each in clause.places if each.relation in _NEXT_TO]
    others += [*clause.objects, *([clause.partner] if clause.partner is not None else [])]
    somebody = [noun for noun in others if kind_of(noun) == "person"]
    if not somebody or clause.verb in _IN_BEDS or somebody[0] in clause.subjects:
        return
    for relation in list(clause.places):
        if relation.of.head in _BEDS and relation.relation in ("in", "on"):
            clause.places.remove(relation)
            somebody[0].at.append(relation)


_NEXT_TO: Final = frozenset({"over", "beside", "behind", "in front of", "before", "next to"})
_BEDS: Final = word_set("bed crib cot wheelchair stretcher couch sickbed")
_IN_BEDS: Final = word_set("lie sit sleep rest read talk lay put place hug kiss")


def _lie(clause: Clause, frame: Frame) -> None:
    """Who lies on a floor or under something lies there, and in no bed."""
    is_prone = clause.verb == "lie on the front"
    if clause.verb not in _LIES and not is_prone:
        return
    if not any(kind_of(noun) == "person" for noun in clause.subjects):
        clause.verb = "lie" if is_prone else clause.verb
        return
    flat = [each for each in clause.places if each.of.head in _ON_FLOORS]
    under = [e for e in clause.places if e.relation == "under" and e.of.head in _UNDER]
    if not (flat or under):
        return
    kept = ("carpet", "rug", *PLACES)  # a meadow is where it is
    clause.places = [e for e in clause.places if e not in flat or e.of.head in kept]
    if not is_prone:
        clause.verb = _LIES[clause.verb]
    also = (each for each in frame.clauses if each is not clause)
    same = (each for each in also if each.subjects and each.subjects[0] in clause.subjects)
    if any(each.verb in _ON_THE_FRONT for each in same):
        clause.verb = "lie on the front"
