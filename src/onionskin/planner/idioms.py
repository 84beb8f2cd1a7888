"""Idioms: a verb and its object that together are one thing to do: "brushes her teeth"."""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import english as word_of
from onionskin.planner.dictionary import word_set
from onionskin.planner.english_words import WORN
from onionskin.planner.figures import BODY, kind_of
from onionskin.planner.frames import Clause, Noun

_GAMES: Final = word_set(
    "golf baseball cricket volleyball hockey badminton tennis rugby squash softball ping-pong"
) | {"ice hockey", "table tennis", "beach volleyball"}
_IDIOMS: Final = (
    ("raise lift hold-up put-up", "hand arm finger", "raise a hand"),
    ("raise", "voice", "shout"),
    ("brush clean floss", "tooth", "brush teeth"),
    ("brush comb", "hair", "comb"),
    ("cut trim clip style", "hair", "cut hair"),
    ("wash rinse scrub soap disinfect", "hand face", "wash hands"),
    ("wipe dab towel", "face forehead cheek mouth nose brow tear neck sweat", "wipe a face"),
    ("shake", "head", "refuse"),
    ("nod", "head", "nod"),
    ("lower bow hang drop bend", "head", "bow"),
    ("trim shave clip comb cut", "beard moustache", "cut hair"),
    ("shake", "hand", "shake hands"),
    ("hold take", "hand", "hold hands"),
    ("clap", "hand", "clap"),
    ("bend", "knee", "crouch"),
    ("cross", "finger", "think"),
    ("form join", "queue line", "queue"),
    ("keep stand", "watch guard", "guard"),
    ("bandage dress", "knee leg ankle shin foot", "bandage a knee"),
)
_PHRASES: Final = {
    (verb.replace("-", " "), noun): acted
    for verbs, nouns, acted in _IDIOMS
    for verb in verbs.split()
    for noun in nouns.split()
}


def is_idiom(verb: str, part: str) -> bool:
    """Whether a verb and a part of a body are one thing to do, or an examination of it."""
    return (verb, part) in _PHRASES or (part in _EXAMINED and verb in (_EXAMINING | _TOUCHING))


_IN_LINE: Final = word_set("stand wait be")
_LINES: Final = word_set("queue line")


def as_one(clause: Clause) -> None:
    """Changes a clause whose verb and object are one thing to do: the object is nobody's figure."""
    for noun in list(clause.objects):
        acted = _PHRASES.get((clause.verb, noun.head))
        if clause.verb == "play" and (noun.name in _GAMES or noun.head in _GAMES):
            acted = f"play {'table tennis' if noun.name == 'ping-pong' else noun.name}"
        of_somebody = noun.of is not None and kind_of(noun.of) in ("person", "animal")
        is_care = acted == "bandage a knee" and of_somebody
        if acted and (is_care or not _is_thing(clause, noun)):
            clause.verb = acted
            clause.objects = [each for each in clause.objects if each is not noun]
            if noun.of is not None and clause.partner is None and noun.of not in clause.subjects:
                clause.partner = noun.of
            return
        if noun.head == "weight" and clause.verb in ("lift", "raise", "press"):
            noun.name = noun.head = "barbell"
            noun.many, noun.count = False, 1
    _look_at(clause)
    if clause.passive or not clause.partner:
        # "Painted by hand": a hand of somebody's.
        by_hand = [noun for noun in clause.subjects if noun.head == "hand" and noun.of is None]
        if by_hand and clause.objects:
            clause.subjects = [each for each in clause.subjects if each not in by_hand]
            clause.passive = True
    _treat(clause)
    _phone(clause)
    _dress(clause)
    _on_a_body(clause)
    _on_stairs(clause)
    if clause.verb == "queue":
        for noun in clause.subjects:
            noun.count = max(noun.count, _IN_A_QUEUE) if noun.many else noun.count
    for relation in list(clause.places):
        if clause.verb in _IN_LINE and relation.of.head in _LINES and relation.relation == "in":
            clause.verb = "queue"
            clause.places.remove(relation)


def _look_at(clause: Clause) -> None:
    """ "Looks at a map": what is looked at is what it is done to."""
    for relation in clause.places:
        is_thing = relation.relation == "at" and kind_of(relation.of) == "thing"
        if clause.verb in _LOOKING and is_thing and not clause.objects:
            clause.objects = [relation.of]


_LOOKING: Final = word_set("look stare glance gaze peer point")


def _treat(clause: Clause) -> None:
    """ "Listens to the heart of a child": who is examined is the child."""
    nouns = [*clause.objects, *([clause.partner] if clause.partner is not None else [])]
    for noun in nouns:
        patient = noun.of
        if noun.head in _EXAMINED and patient is not None and patient in clause.subjects:
            clause.objects = [each for each in clause.objects if each is not noun]
            clause.partner = None if clause.partner is noun else clause.partner
            clause.to = None if clause.to is noun else clause.to
        if noun.head not in _EXAMINED or patient is None or patient in clause.subjects:
            continue
        if clause.verb in _TOUCHING and kind_of(patient) in ("person", "animal"):
            clause.objects = [patient if each is noun else each for each in clause.objects]
        if clause.verb in _EXAMINING and kind_of(patient) in ("person", "animal"):
            clause.objects = [patient if each is noun else each for each in clause.objects]
            clause.objects = clause.objects or [patient]
            clause.partner = None
            clause.to = None if clause.to is noun else clause.to
            clause.verb = _TREATED.get(clause.verb, clause.verb)


def _phone(clause: Clause) -> None:
    """ "Talks on the phone" is one thing to do."""
    for relation in list(clause.places):
        is_call = clause.verb in _SAID and relation.relation in _BY_PHONE
        if is_call and relation.of.head in _PHONES:
            clause.verb = "phone"
            clause.places.remove(relation)


def _dress(clause: Clause) -> None:
    """ "Puts a cap on his son", "ties a scarf around her neck": who wears it is the partner."""
    covers = clause.verb in _COVERING and any(noun.head in _COVERS for noun in clause.objects)
    worn = any(_is_worn(noun) for noun in clause.objects)
    if clause.verb not in _PUTTING or not (worn or covers):
        return
    for relation in list(clause.places):
        wearer = _person_of(relation.of)
        if wearer is None or relation.relation not in _ONTO:
            continue
        clause.verb = "put on"
        clause.places.remove(relation)
        clause.to = None if clause.to is relation.of else clause.to
        clause.partner = wearer if wearer not in clause.subjects else clause.partner
        return


def _on_a_body(clause: Clause) -> None:
    """ "An injection in the arm": where on somebody it is done is nobody's figure."""
    somebody = [*clause.objects, *([clause.partner] if clause.partner else [])]
    if any(kind_of(noun) in ("person", "animal") for noun in somebody):
        clause.places = [
            each
            for each in clause.places
            if each.of.head not in BODY or each.relation not in ("in", "on", "at", "into", "by")
        ]


def _person_of(noun: Noun) -> Noun | None:
    """Somebody, or whose body a part belongs to."""
    owner = noun.of if noun.head in BODY else noun
    return owner if owner is not None and kind_of(owner) == "person" else None


def _is_worn(noun: Noun) -> bool:
    kinds = (word_of(noun.name).kind, word_of(noun.head).kind)
    return "clothes" in kinds or noun.head in WORN


_SAID: Final = word_set("talk speak chat say tell be call argue negotiate cry laugh shout discuss")
_BY_PHONE: Final = word_set("on over by through via into")
_PHONES: Final = word_set("phone telephone smartphone mobile cellphone handset line")
_PUTTING: Final = word_set("put place set pull tie wrap drape fasten slip fit hang wind lay button")
_COVERING: Final = word_set("put place lay pull wrap drape")
_COVERS: Final = word_set("blanket quilt duvet towel shawl sheet")
"""What is put over somebody, and around their shoulders."""
_ONTO: Final = word_set("on onto over around about round to upon")
_TREATED: Final = {"take": "measure", "listen": "examine", "feel": "examine", "look": "examine"}
_EXAMINED: Final = word_set(
    "heart lung chest stomach throat ear eye tooth pulse pressure temperature knee back arm leg "
    "heartbeat mouth skin foot finger hand head face shoulder neck wound forehead hair cheek"
)
_TOUCHING: Final = word_set(
    "bandage massage stroke pat touch heal cool rub inject vaccinate kiss clean dress"
)
"""Verbs that are done to whose part of the body it is."""
_EXAMINING: Final = word_set("listen check examine measure take feel look treat inspect test")
_IN_A_QUEUE: Final = 4
_STAIRS: Final = word_set("stairs stair step staircase stairway escalator")
_WALKING: Final = word_set("walk go run come climb hurry rush stroll step jog march")


def _on_stairs(clause: Clause) -> None:
    """Up or down the stairs is a way of its own."""
    for relation in clause.places:
        if relation.of.head not in _STAIRS or clause.verb not in _WALKING:
            continue
        if relation.relation in ("up", "down"):
            clause.verb = f"walk {relation.relation} the stairs"
    for noun in clause.objects:
        if noun.head in _STAIRS and clause.verb in ("climb", "ascend", "descend", "go down"):
            way = "up" if clause.verb in ("climb", "ascend") else "down"
            clause.verb = f"walk {way} the stairs"


def _is_thing(clause: Clause, noun: Noun) -> bool:
    """Whether what is named is really another's thing: "the hand of the clock"."""
    return noun.of is not None and not noun.owned and noun.head != "hand"
