"""What a sentence implies and does not say: whose part it is, how a trade goes, what is at hand.

The chest that somebody presses on is somebody's, and they are seen; a cyclist crosses a line on a
bicycle; whoever milks has a cow; a storm that lashes a harbour is the weather there.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import BODY, kind_of
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import PLACES

_PARTS: Final = BODY | word_set("chest heart lung stomach belly pulse wound throat cheek wrist hip")
_SIDES: Final = word_set("front side top surface edge corner bottom facade face rim base")
"""Sides of things: what is seen of "the front of a skyscraper" is the skyscraper."""
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
    "sew": "cloth", "do homework": "exercise book",
}  # fmt: skip
"""What something is done to, or with, where nobody said it."""
_MEASURED: Final = {
    "temperature": "thermometer", "fever": "thermometer", "blood pressure": "blood pressure monitor",
    "weight": "scales", "体温": "thermometer", "测温": "thermometer", "血压": "blood pressure monitor",
    "体重": "scales", "称重": "scales",
}  # fmt: skip
"""By what it is measured."""
_GEAR: Final = {
    "table tennis player": "table tennis bat", "tennis player": "racket",
    "badminton player": "racket", "fencer": "sword", "archer": "bow", "golfer": "golf club",
    "weightlifter": "barbell", "hockey player": "hockey stick",
}  # fmt: skip
_WITH_GEAR: Final = word_set("play swing smash serve hit practise train compete lift win return")


def settle_implied(frame: Frame) -> None:
    """Adds to a frame what its words imply."""
    for clause in frame.clauses:
        _see_whose(clause)
        _see_wholes(clause)
        _measure(clause)
        _go_as_trades_do(clause)
        _take_in_hand(clause)
        _see_storms(clause, frame)
        _join_owners(clause)


def _see_whose(clause: Clause) -> None:
    """ "Presses on the chest of a man": whose chest it is, is who it is done to."""
    for relation in list(clause.places):
        owner = relation.of.of
        is_part = relation.of.head in _PARTS and owner is not None
        if not is_part or owner in clause.subjects or kind_of(owner) not in ("person", "animal"):
            continue
        if clause.verb in _TOUCHES and not clause.objects:
            clause.places.remove(relation)
            clause.objects = [owner]
        elif relation.relation in ("on", "onto") and clause.partner is None and clause.objects:
            clause.places.remove(relation)
            clause.partner = owner
            clause.to = owner if clause.to is relation.of else clause.to
    for noun in clause.objects if clause.verb in _BENDS else ():
        owner = noun.of
        if noun.head in _PARTS and owner is not None and owner not in clause.subjects:
            clause.objects = [owner if each is noun else each for each in clause.objects]


_TOUCHES: Final = word_set("press push pat tap knock pump lean touch rub stroke massage slap")
_BENDS: Final = word_set("bend stretch lift move press turn straighten raise rotate pat tap")


def _see_wholes(clause: Clause) -> None:
    """The side of a thing is seen as the thing itself, and the roof of a tower as the tower."""
    clause.objects = [_whole(noun) for noun in clause.objects]
    for relation in clause.places:
        relation.of = _whole(relation.of) if relation.of.name not in PLACES else relation.of
    if clause.to is not None:
        clause.to = _whole(clause.to)


def _whole(noun: Noun) -> Noun:
    whole = noun.of
    if whole is None or kind_of(whole) not in ("thing", "vehicle"):
        return noun
    is_side = noun.head in _SIDES and noun.head != "face"
    is_top = noun.head in _TOPS and whole.head in _BUILDINGS
    return whole if is_side or is_top else noun


def _measure(clause: Clause) -> None:
    """Whose temperature is taken has a thermometer at them."""
    said = {noun.name for noun in clause.objects} | {noun.head for noun in clause.objects}
    said |= {clause.said[-2:], clause.said[:2]}
    name = next((_MEASURED[each] for each in said if each in _MEASURED), "")
    if name and clause.verb in ("measure", "take", "check", "weigh", "examine"):
        clause.tool = clause.tool or Noun(name=name, head=name.rsplit(" ", 1)[-1])


def _go_as_trades_do(clause: Clause) -> None:
    """A cyclist who crosses a line rides across it."""
    found = {_TRADES[noun.name] for noun in clause.subjects if noun.name in _TRADES}
    passes_on = clause.verb == "pass" and bool(clause.objects)
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
