"""What a sentence implies and does not say: whose part it is, how a trade goes, what is at hand.

The chest that somebody presses on is somebody's, and they are seen; a cyclist crosses a line on a
bicycle; whoever milks has a cow; a storm that lashes a harbour is the weather there.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.deeds import do_as_described, settle_deed
from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import BODY, kind_of
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.idioms import is_idiom
from onionskin.planner.scenes import PLACES

_PARTS: Final = BODY | word_set("chest heart lung stomach belly pulse wound throat cheek wrist hip")
_SIDES: Final = word_set(
    "front side top surface edge corner bottom facade rim base hood bonnet windscreen "
    "page cover windshield wiper bumper doorway opening unveiling launch inauguration entrance"
)
"""Sides of things: what is seen of "the front of a skyscraper" is the skyscraper."""
_OF_CARS: Final = frozenset({"car window", "car door", "car bonnet", "car boot", "windscreen"})
"""What is seen as the car."""
_TOPS: Final = word_set("roof wall facade spire")
_BUILDINGS: Final = word_set("tower skyscraper building church castle hotel block")
_STORMS: Final = {
    "storm": "rain", "hurricane": "rain", "typhoon": "rain", "gale": "", "wind": "",
    "thunderstorm": "rain", "rainstorm": "rain", "downpour": "rain", "blizzard": "snowfall",
    "snowstorm": "snowfall", "sandstorm": "fog",
}  # fmt: skip
_LIGHTS: Final = word_set("sunlight sun sunshine moonlight light dawn daylight")
_COVERS: Final = word_set(
    "lash hit batter sweep flood fill light rake cross reach strike bathe cover blow drench"
)
"""What weather and light do to a place."""
_GOES: Final = word_set(
    "cross race speed sprint finish sweep overtake round descend tear glide pass"
)
_TRADES: Final = {
    "cyclist": ("ride", "bicycle"), "mountain biker": ("ride", "bicycle"), "skier": ("ski", ""),
    "swimmer": ("swim", ""), "surfer": ("surf", ""), "skater": ("skate", ""),
    "skateboarder": ("skateboard", ""), "snowboarder": ("snowboard", ""),
    "jockey": ("ride", "horse"), "horse rider": ("ride", "horse"), "rower": ("row", "boat"),
    "kayaker": ("row", "boat"), "canoeist": ("row", "boat"), "racing driver": ("drive", "car"),
    "runner": ("run", ""), "sprinter": ("run", ""), "jogger": ("run", ""),
    "motorcyclist": ("ride", "motorcycle"),
}  # fmt: skip
"""How somebody of a trade goes anywhere, and on what."""
_ON_HORSES: Final = word_set("herd drive chase guide round race gallop")
_OBJECTS: Final = {
    "milk": "cow", "shear": "sheep", "plant seedlings": "rice seedling", "row": "boat",
    "smash": "racket", "fly a kite": "kite", "lift weights": "barbell", "fence": "sword",
    "cycle": "bicycle", "calculate": "calculator", "vote": "ballot box", "blow-dry": "hairdryer",
    "sew": "cloth", "do homework": "exercise book", "play chess": "chess board",
    "park": "car",
}  # fmt: skip
"""What something is done to, or with, where nobody said it."""
_MEASURED: Final = {
    "temperature": "thermometer", "fever": "thermometer", "体温": "thermometer",
    "测温": "thermometer", "weight": "scales",
    "blood pressure": "blood pressure monitor", "血压": "blood pressure monitor",
    "体重": "scales", "称重": "scales",
}  # fmt: skip
"""By what it is measured."""
_GEAR: Final = {
    "javelin thrower": "javelin", "table tennis player": "table tennis bat",
    "tennis player": "racket",
    "badminton player": "racket", "fencer": "sword", "archer": "bow", "golfer": "golf club",
    "volleyball player": "volleyball net", "weightlifter": "barbell",
    "hockey player": "hockey stick",
}  # fmt: skip
_WITH_GEAR: Final = word_set(
    "play swing smash serve hit practise train compete lift win return block spike"
)


def settle_implied(frame: Frame) -> None:
    """Adds to a frame what its words imply."""
    for clause in list(frame.clauses):
        _see_whose(clause, frame)
        _see_wholes(clause)
        _measure(clause)
        _go_as_trades_do(clause)
        _take_in_hand(clause)
        _see_storms(clause, frame)
        _join_owners(clause)
        _pass_by(clause)
        _ride_boards(clause)
        _squeeze_in(clause)
        _rise_from(clause)
        settle_deed(clause, frame)
        _lie_senseless(clause, frame)
        _look_through(clause)
        _see_plans(clause)
        _blow_about(clause)
        _swim_at_sea(clause, frame)
    for clause in list(frame.clauses):
        _run_away(clause, frame)
        _herd(clause, frame)
        _fly_free(clause, frame)
    for clause in list(frame.clauses):
        _hold_in_hands(clause, frame)
    if any(kind_of(noun) == "person" for noun in frame.nouns):
        frame.clauses = [each for each in frame.clauses if not _is_of_bodies(each)]
    _leave_out_beginnings(frame)
    do_as_described(frame)


def _see_whose(clause: Clause, frame: Frame) -> None:
    """ "Presses on the chest of a man": whose chest it is, is who it is done to."""
    for relation in list(clause.places):
        owner = relation.of.of
        if owner is None or relation.of.head not in _PARTS:
            continue
        if (
            clause.verb in _BORNE
            or owner in clause.subjects
            or kind_of(owner) not in ("person", "animal")
        ):
            continue
        if clause.verb in _TOUCHES and not clause.objects:
            clause.places.remove(relation)
            clause.objects = [owner]
        elif relation.relation in ("on", "onto") and clause.partner is None and clause.objects:
            clause.places.remove(relation)
            clause.partner = owner
            clause.to = owner if clause.to is relation.of else clause.to
    for noun in clause.objects:
        owner = noun.of
        is_part = noun.head in _PARTS or noun.head in _OF_ANIMALS
        if not is_part or owner is None or owner in clause.subjects:
            continue
        if noun.head in ("hand", "arm") and clause.verb in ("raise", "lift", "hold up"):
            clause.verb, clause.objects = "raise a hand", []  # of a boxer who has won
            frame.clauses.append(Clause(subjects=[owner], verb="raise a hand", beat=clause.beat))
            continue
        is_own = clause.verb in _BENDS or not is_idiom(clause.verb, noun.head)
        if is_own and kind_of(owner) in ("person", "animal"):
            clause.objects = [owner if each is noun else each for each in clause.objects]


_BORNE: Final = word_set("carry bring haul lift take have bear lead wear")
"""What one does with somebody on the own back."""
_TOUCHES: Final = word_set("press push pat tap knock pump lean touch rub stroke massage slap")
_OF_ANIMALS: Final = word_set("paw hoof wing tail beak fur mane claw snout muzzle trunk")
_BENDS: Final = word_set("bend stretch lift move press turn straighten raise rotate pat tap")


def _see_wholes(clause: Clause) -> None:
    """The side of a thing is seen as the thing itself, and the roof of a tower as the tower."""
    clause.objects = [_whole(noun) for noun in clause.objects]
    for relation in clause.places:
        relation.of = _whole(relation.of) if relation.of.name not in PLACES else relation.of
    if clause.to is not None:
        clause.to = _whole(clause.to)


def _whole(noun: Noun) -> Noun:
    if noun.name in _OF_CARS:
        noun.name = noun.head = "car"
    whole = noun.of
    if whole is None or kind_of(whole) not in ("thing", "vehicle"):
        return noun
    is_side = noun.head in _SIDES or (noun.head in _PARTS and noun.name == noun.head)
    is_top = noun.head in _TOPS and (whole.head in _BUILDINGS or kind_of(whole) == "vehicle")
    return whole if is_side or is_top else noun


def _ride_boards(clause: Clause) -> None:
    """The board of a surfer is none of directors."""
    for noun in clause.objects:
        people = [each.head for each in clause.subjects]
        board = next((_BOARDS[each] for each in people if each in _BOARDS), "")
        if noun.name == "board" and board:
            noun.name = noun.head = board


_BOARDS: Final = {
    "surfer": "surfboard", "skater": "skateboard", "skateboarder": "skateboard",
    "snowboarder": "snowboard", "windsurfer": "surfboard", "chef": "cutting board",
}  # fmt: skip


def _measure(clause: Clause) -> None:
    """Whose temperature is taken has a thermometer at them."""
    said = {noun.name for noun in clause.objects} | {noun.head for noun in clause.objects}
    said |= {clause.said[-2:], clause.said[:2]}
    name = next((_MEASURED[each] for each in said if each in _MEASURED), "")
    if name and clause.verb in ("measure", "take", "check", "weigh", "examine"):
        clause.tool = clause.tool or Noun(name=name, head=name.rsplit(" ", 1)[-1])


def _go_as_trades_do(clause: Clause) -> None:
    """A cyclist who crosses a line rides across it."""
    if clause.verb == "orbit" and all(kind_of(n) in ("person", "animal") for n in clause.subjects):
        clause.verb = "circle"
    if clause.verb == "go" and clause.subjects and not clause.objects:
        kind = kind_of(clause.subjects[0])
        clause.verb = {"person": "walk", "animal": "walk", "vehicle": "drive"}.get(kind, "go")
        clause.verb = "race" if clause.subjects[0].name in _TRADES else clause.verb
    found = {_TRADES[noun.name] for noun in clause.subjects if noun.name in _TRADES}
    passes_on = clause.verb == "pass" and any(n.name not in PLACES for n in clause.objects)
    if len(found) != 1 or clause.verb not in _GOES or passes_on:
        return
    verb, thing = next(iter(found))
    clause.verb = verb
    if thing and not any(noun.head == thing for noun in clause.objects):
        ridden = Noun(name=thing, head=thing, count=_number_of(clause.subjects))
        clause.objects = [ridden, *clause.objects]


def _number_of(nouns: list[Noun]) -> int:
    return sum(2 if noun.many else noun.count for noun in nouns)


def _take_in_hand(clause: Clause) -> None:
    """Whoever milks has a cow, and whoever plays table tennis a bat."""
    people = [noun for noun in clause.subjects if kind_of(noun) == "person"]
    if not people or clause.passive:
        return
    name = _OBJECTS.get(clause.verb, "")
    if name and not clause.objects and clause.tool is None:
        around = {relation.of.head for relation in clause.places}
        if name.rsplit(" ", 1)[-1] not in around:
            clause.objects = [Noun(name=name, head=name.rsplit(" ", 1)[-1])]
    gear = next((_GEAR[noun.name] for noun in people if noun.name in _GEAR), "")
    if gear and clause.verb in _WITH_GEAR and clause.tool is None:
        heads = {noun.head for noun in clause.objects}
        if not heads & {gear.rsplit(" ", 1)[-1], "bat", "racket", "barbell", "weight"}:
            clause.tool = Noun(name=gear, head=gear.rsplit(" ", 1)[-1])


def _see_storms(clause: Clause, frame: Frame) -> None:
    """A storm that lashes a harbour is the weather of that place, and nobody's doing."""
    heads = {noun.head for noun in clause.subjects}
    is_storm = bool(heads) and heads <= set(_STORMS)
    is_light = bool(heads) and heads <= _LIGHTS
    if not is_storm and not is_light:
        return
    if is_storm:
        weather = next((_STORMS[each] for each in sorted(heads) if _STORMS[each]), "")
        frame.weather = frame.weather or weather
    places = [noun for noun in clause.objects if noun.name in PLACES or noun.head in PLACES]
    if clause.verb in _COVERS and places:
        clause.places += [Place("in", noun) for noun in places]
        clause.subjects, clause.objects, clause.verb = [], [], ""


def _join_owners(clause: Clause) -> None:
    """At the desk of an adviser the adviser is met."""
    for relation in clause.places:
        owner = relation.of.of
        at = relation.relation in ("at", "in front of", "beside") and relation.of.head in _DESKS
        if at and owner is not None and kind_of(owner) == "person":
            relation.of.owned = True


_DESKS: Final = word_set("desk counter table stall bedside bed bench window")


_GLASSES: Final = word_set("microscope telescope binoculars magnifier lens periscope") | {
    "magnifying glass"
}


def _look_through(clause: Clause) -> None:
    """ "Looks at cells through a microscope": it is looked with."""
    for relation in list(clause.places):
        is_glass = relation.of.name in _GLASSES or relation.of.head in _GLASSES
        if relation.relation == "through" and is_glass and clause.tool is None:
            clause.tool = relation.of
            clause.places.remove(relation)


def _rise_from(clause: Clause) -> None:
    """Steam that curls from a bowl is over it."""
    vapours = clause.subjects and all(n.head in ("steam", "smoke") for n in clause.subjects)
    for relation in clause.places if vapours else ():
        if relation.relation in ("from", "out of", "off", "above", "over"):
            relation.relation = "on"


def _lie_senseless(clause: Clause, frame: Frame) -> None:
    """Who is unconscious lies on the ground, and who presses on their chest kneels."""
    others = [*clause.objects, *([clause.partner] if clause.partner is not None else [])]
    senseless = [
        noun
        for noun in others
        if {*noun.adjectives} & {"unconscious", "senseless"}
        or (clause.verb == "resuscitate" and kind_of(noun) == "person")
    ]
    acts = any(noun in each.subjects for noun in senseless for each in frame.clauses)
    if not senseless or acts:
        return
    if clause.verb in ("press", "pump", "push", "treat", "help", "massage", "save"):
        clause.verb = "resuscitate"
    frame.clauses.append(Clause(subjects=senseless, verb="lie on the ground", beat=clause.beat))
    for noun in senseless:
        noun.at = []
    if clause.verb == "resuscitate":
        for each in frame.clauses:
            if each.subjects == clause.subjects:
                for place in each.places:
                    lain_on = place.of.head in ("stretcher", "bed")
                    place.relation = "beside" if lain_on else place.relation
                each.verb = "" if each.verb in ("kneel", "crouch", "squat") else each.verb


def _squeeze_in(clause: Clause) -> None:
    """Whoever squeezes into a carriage gets in: nothing is wrung."""
    into = any(each.relation in ("into", "through", "in", "onto") for each in clause.places)
    if (
        clause.verb in ("squeeze", "crowd", "pile", "press", "cram", "push")
        and into
        and not clause.objects
    ):
        clause.verb = "enter" if clause.verb != "squeeze" else "squeeze in"


def _pass_by(clause: Clause) -> None:
    """Whoever passes a church goes past it; whoever passes a ball gives it."""
    if clause.verb != "pass" or clause.partner is not None or not clause.objects:
        return
    if all(noun.head in _LARGE for noun in clause.objects):
        clause.verb = "pass by"


_LARGE: Final = word_set(
    "house church tree gate shop statue bridge tower building castle tent fence fountain windmill "
    "school hospital station wall crowd temple stall garden lighthouse mill bench hut"
)


def _see_plans(clause: Clause) -> None:
    """A plan that is unrolled is a drawing, and a slide that is shown at a talk is a screen."""
    for noun in (*clause.objects, *(each.of for each in clause.places if each.relation == "at")):
        is_plan = noun.head in ("plan", "design") and noun.name != "plan of action"
        if is_plan and clause.verb in _ON_PAPER:
            noun.name, noun.head = "blueprint", "blueprint"
        talks = any(each.head in _TALKERS for each in clause.subjects)
        if noun.name == "slide" and (clause.verb in ("show", "present", "explain") or talks):
            noun.name, noun.head = "screen", "screen"


_ON_PAPER: Final = word_set(
    "unroll unfold spread hold show draw study read look sketch roll check discuss"
)
_TALKERS: Final = word_set("speaker lecturer professor teacher scientist manager presenter analyst")


def _blow_about(clause: Clause) -> None:
    """What the wind blows away flies: nobody blows it."""
    winds = clause.subjects and all(
        noun.head in ("wind", "breeze", "gust") for noun in clause.subjects
    )
    if winds and clause.objects and clause.verb in ("blow", "carry", "lift", "sweep", "tear"):
        clause.subjects, clause.objects, clause.verb = clause.objects, [], "fly"


def _hold_in_hands(clause: Clause, frame: Frame) -> None:
    """An ice cream that melts in a girl's hand is held by her."""
    for relation in list(clause.places):
        owner = relation.of.of
        in_hand = relation.of.head in ("hand", "arm", "finger", "paw") and relation.relation == "in"
        if not in_hand or owner is None or owner in clause.subjects:
            continue
        if kind_of(owner) != "person" or any(kind_of(n) == "person" for n in clause.subjects):
            continue
        clause.places.remove(relation)
        held = Clause(subjects=[owner], verb="hold", objects=list(clause.subjects))
        held.beat = clause.beat
        frame.clauses.append(held)


def _run_away(clause: Clause, frame: Frame) -> None:
    """Who is chased runs."""
    if clause.verb not in ("chase", "pursue", "hunt"):
        return
    for noun in clause.objects:
        acts = any(noun in each.subjects for each in frame.clauses)
        if kind_of(noun) in ("person", "animal") and not acts:
            away = Clause(subjects=[noun], verb="run", beat=clause.beat)
            frame.clauses.append(away)


def _herd(clause: Clause, frame: Frame) -> None:
    """Who drives a flock walks behind it, and it goes ahead."""
    flock = [noun for noun in clause.objects if kind_of(noun) == "animal"]
    on_foot = not any(noun.head in ("horse", "tractor", "cart") for noun in frame.nouns)
    if clause.verb == "drive" and flock:
        clause.verb = "herd"
    if clause.verb == "herd" and flock and flock[0].many and on_foot:
        frame.clauses.append(Clause(subjects=flock, verb="walk", beat=clause.beat))


def _fly_free(clause: Clause, frame: Frame) -> None:
    """A bird that is released flies."""
    birds = [noun for noun in clause.objects if noun.head in _BIRDS]
    if birds and clause.verb in ("release", "free", "let go"):
        frame.clauses.append(Clause(subjects=birds, verb="fly", beat=clause.beat))


_BIRDS: Final = word_set(
    "bird eagle owl hawk falcon dove pigeon sparrow swan duck goose crow parrot butterfly seagull"
)


def _swim_at_sea(clause: Clause, frame: Frame) -> None:
    """Under the ice a whale swims in the sea, and in no pool."""
    animals = clause.subjects and all(kind_of(noun) == "animal" for noun in clause.subjects)
    ice = [
        r
        for r in clause.places
        if r.of.head == "ice" and r.relation in ("under", "below", "beneath")
    ]
    if animals and clause.verb in ("swim", "dive", "glide", "float", "drift") and ice:
        ice[0].of.name, ice[0].of.head, ice[0].relation = "seabed", "seabed", "at"
        ice[0].of.said = "seabed"


def _is_of_bodies(clause: Clause) -> bool:
    """Whether a clause only says how somebody holds themselves: ", hands on his head"."""
    return (
        not clause.verb
        and bool(clause.subjects)
        and all(noun.head in BODY and noun.name == noun.head for noun in clause.subjects)
    )


def _leave_out_beginnings(frame: Frame) -> None:
    """An orchestra that begins to play plays: no beginning is seen."""
    for clause, after in zip(frame.clauses, frame.clauses[1:], strict=False):
        same = bool(clause.subjects) and clause.subjects == after.subjects
        if clause.verb in _BEGINNINGS and same and not clause.objects and after.verb:
            clause.verb = ""
            after.beat = clause.beat
            after.places = [*clause.places, *after.places]
            clause.places = []


_BEGINNINGS: Final = word_set(
    "begin start try want continue manage learn need have hope decide get stop come go keep use "
    "pretend dare wait hurry prepare"
)
