"""Company: of some words it is who and what else is spoken of that says whom they name.

A conductor among tickets is the train's, the mother of ducklings is a duck, who clicks a mouse
has a computer, and a master of some trade (师傅) is a watchmaker where clocks are mended.
"""

from __future__ import annotations

from typing import Final

from onionskin.planner.dictionary import word_set
from onionskin.planner.figures import kind_of
from onionskin.planner.frames import Clause, Frame, Noun, Place
from onionskin.planner.scenes import LIKELY_PLACES

_OF_TRAINS: Final = word_set(
    "train ticket passenger platform carriage tram railway compartment station subway"
)
_OF_SPORT: Final = word_set(
    "team club player footballer coach referee pitch stadium goal goalkeeper match trophy fan "
    "supporter football rugby basketball hockey gym"
)
"""Where a captain wears a jersey, and commands no ship."""
_OF_STARS: Final = word_set("astronomer comet star moon planet meteor galaxy jupiter saturn sky")
_OF_COMPUTERS: Final = word_set("computer desk keyboard laptop screen monitor cursor")
_YOUNG: Final = {
    "duckling": "duck", "kitten": "cat", "puppy": "dog", "chick": "hen", "piglet": "pig",
    "lamb": "sheep", "foal": "horse", "calf": "cow", "gosling": "goose", "fawn": "deer",
}  # fmt: skip
_PARENTS: Final = word_set("mother father mum dad parent")
_ON_BOARD: Final = word_set("on in aboard inside through")


def tell_apart(frame: Frame) -> None:
    """Names in the frame those whom only their company tells."""
    nouns = frame.nouns
    heads = {word for noun in nouns for word in noun.name.split(" ")}
    for noun in nouns:
        if noun.name == "conductor" and heads & _OF_TRAINS:
            noun.name = noun.head = "train conductor"
        if noun.name == "craftsman" and "monk" in heads:
            noun.name = noun.head = "monk"  # 小和尚的师父
        if noun.name == "flask" and heads & {"tea", "coffee", "hiker", "picnic"}:
            noun.name = noun.head = "thermos"
        if noun.name == "kid" and heads & {"goat", "goatherd", "udder"}:
            noun.name = noun.head = "goat"
        if noun.name == "binoculars" and heads & _OF_STARS:
            noun.name = noun.head = "telescope"
        if noun.name == "captain" and heads & _OF_SPORT:
            noun.name = noun.head = "player"
        first, _, rest = noun.name.partition(" ")
        if first in _PARENTS and rest in _YOUNG.values():
            noun.name = noun.head = rest
    for clause in list(frame.clauses):
        _see_parents(clause)
        _see_mouse(clause, heads)
        _go_aboard(clause)
        _see_trade(clause)
        _see_cart(clause)
        _see_model(clause)
        _see_farm_cart(clause, heads)
        _sit_in_wheelchairs(clause)
        _see_torch(clause)
        _row_people(clause, heads, frame)
        _look_at_devices(clause)
        _see_papers(clause)
        _work_at_benches(clause)
        _see_bars(clause)
        _see_strikers(clause, heads)
    if heads & _OF_POOLS:
        for noun in nouns:
            if noun.name == "diver":
                noun.name = noun.head = "springboard diver"
    for clause in frame.clauses:
        if not heads & _OUTDOORS:
            _see_hearth(clause)


def _see_farm_cart(clause: Clause, heads: set[str]) -> None:
    """Hay is thrown onto a cart of a farm, and a class has a board to write on."""
    for noun in (*clause.objects, *(each.of for each in clause.places), clause.to):
        if noun is None:
            continue
        if noun.name == "cart" and heads & _OF_FARMS:
            noun.name, noun.head = "hay cart", "cart"
        if noun.name == "board" and heads & _OF_CLASSES:
            noun.name = noun.head = "blackboard"
        if noun.name == "crossbar" and heads & _OF_SPORT and heads & {"ball", "goalkeeper"}:
            noun.name = noun.head = "goal"


_OF_FARMS: Final = word_set("hay straw horse ox donkey farmhand field harvest wheat barn cattle")
_OF_CLASSES: Final = word_set("pupil student teacher class chalk equation lesson professor math")


def _row_people(clause: Clause, heads: set[str], frame: Frame) -> None:
    """A boatman's boat is a small one, and those whom he rows sit in it."""
    nouns = [*clause.objects, *(each.of for each in clause.places), *clause.subjects]
    nouns += [each.of for noun in clause.subjects for each in noun.at]
    for noun in nouns:
        if noun.name == "boat" and (heads & _OARS or clause.verb in _ROWS):
            noun.name, noun.head = "rowing boat", "boat"
    people = [noun for noun in clause.objects if kind_of(noun) == "person"]
    if clause.verb in _ROWS and people:
        boats = [each.of for each in clause.places if each.of.head in ("boat", "raft", "canoe")]
        boat = boats[0] if boats else Noun(name="rowing boat", head="boat")
        there = Clause(subjects=people, verb="sit", places=[Place("in", boat)], beat=clause.beat)
        frame.clauses.append(there)
        clause.objects = [boat]
        clause.places = [each for each in clause.places if each.of is not boat]
        clause.verb = "row"


_OARS: Final = word_set("oar boatman rower ferryman paddle rowing gondolier")
_ROWS: Final = word_set("row paddle punt ferry scull")


def _see_torch(clause: Clause) -> None:
    """What somebody shines or switches on is electric, and burns only where it is said to."""
    for noun in (*clause.objects, clause.tool):
        if noun is None or noun.name != "torch" or {*noun.adjectives} & _BURNING:
            continue
        if clause.verb in _SHINES or clause.tool is noun:
            noun.name = noun.head = "flashlight"
            if clause.verb in _SHINES:
                # The light falls on it; the torch stays in the hand.
                clause.objects = [each for each in clause.objects if each is not noun]
                clause.objects += [each.of for each in clause.places if each.relation in _ONTO]
                clause.places = [each for each in clause.places if each.relation not in _ONTO]
                clause.tool, clause.verb = noun, "shine"


_BURNING: Final = word_set("burning flaming olympic lit blazing")
_SHINES: Final = word_set("shine point flash aim direct beam") | {"switch on", "turn on"}
_ONTO: Final = word_set("on onto at into over")


def _look_at_devices(clause: Clause) -> None:
    """Whoever checks an order on her phone looks at the phone."""
    for relation in list(clause.places):
        shows = relation.of.head in _SHOWING and clause.verb in ("point", "gesture", "explain")
        on = relation.relation in ("on", "via", "through", "at")
        others = {each.of.head for each in clause.places if each is not relation}
        shows = (
            shows
            and not clause.objects
            and not others & {"chart", "graph", "picture", "photo", "logo", "line"}
        )
        on = on and (relation.of.head in _DEVICES or shows)
        people = any(noun.sex or kind_of(noun) == "person" for noun in clause.subjects)
        if on and people and (clause.verb in _READS or shows):
            clause.places.remove(relation)
            clause.objects = [relation.of]


_SHOWN: Final = word_set("chart graph picture photo logo line")
_SHOWING: Final = word_set("map board screen chart globe whiteboard blackboard monitor poster plan")
_DEVICES: Final = word_set("phone smartphone tablet laptop mobile")
_READS: Final = word_set(
    "check read look watch follow see track scroll book order find search view"
)


def _work_at_benches(clause: Clause) -> None:
    """The bench of somebody with a workshop is one to work at."""
    trades = any(LIKELY_PLACES.get(n.head) in _SHOPS for n in clause.subjects)
    for relation in clause.places if trades else ():
        if relation.of.name == "bench" and relation.relation in ("at", "on", "over"):
            relation.of.name, relation.of.head = "workbench", "workbench"


_SHOPS: Final = frozenset({"workshop", "laboratory", "garage", "pottery"})


def _see_papers(clause: Clause) -> None:
    """A patient's chart hangs at a bed, and what is registered is written on a form."""
    for noun in (*clause.objects, *(each.of for each in clause.places)):
        is_chart = noun.name == "chart"
        whose = noun.of.head if noun.of is not None else ""
        if is_chart and whose in ("patient", "child", "man", "woman", "boy", "girl", "baby"):
            noun.name = noun.head = "clipboard"
        elif is_chart and clause.verb in ("write", "register", "fill in", "note", "record"):
            noun.name = noun.head = "form"
        if noun.name == "paddle" and clause.verb in ("raise", "hold up", "lift", "wave"):
            noun.name = noun.head = "sign"  # of those who bid
        if noun.name == "rope" and clause.verb == "skip":
            noun.name, noun.head = "skipping rope", "rope"
    if clause.verb == "skip" and clause.tool is not None and clause.tool.name == "rope":
        clause.tool.name = "skipping rope"


def _sit_in_wheelchairs(clause: Clause) -> None:
    """A wheelchair athlete sits in a wheelchair."""
    for noun in clause.subjects:
        first, _, rest = noun.name.partition(" ")
        if first == "wheelchair" and rest and noun.head != "wheelchair":
            noun.name = "person" if rest == "user" else rest
            noun.head = noun.name.rsplit(" ", 1)[-1]
            noun.at.append(Place("in", Noun(name="wheelchair", head="wheelchair")))


def _see_bars(clause: Clause) -> None:
    """What somebody jumps over or swings on is a bar of sports, and no café."""
    for noun in (each.of for each in clause.places if each.relation in ("on", "onto")):
        if noun.name == "mat" and clause.verb in ("land", "fall", "jump", "roll", "drop"):
            noun.name, noun.head = "crash mat", "mat"
    nouns = [*clause.objects, *(each.of for each in clause.places if each.relation in _OVER)]
    jumps = clause.verb in _CLEARS
    for noun in nouns if jumps else ():
        if noun.name == "bar":
            noun.name = noun.head = "crossbar"


_OF_POOLS: Final = word_set("platform springboard board pool")
"""Where a diver leaps, and wears no air bottle."""
_CLEARS: Final = word_set("jump clear leap vault fly swing hang dangle sail soar hop spring")
_OVER: Final = frozenset({"over", "under", "on", "from", "above"})
_TRADES: Final = {
    "watchmaker": word_set("clock watch"),
    "potter": word_set("clay bowl vase teapot porcelain kiln pottery"),
    "carpenter": word_set("wood plank saw chair stool table cabinet"),
    "shoemaker": word_set("shoe boot"),
    "driver": word_set("bus taxi truck drive"),
    "mechanic": word_set("car bicycle bike motorcycle engine tire tyre scooter"),
    "chef": word_set(
        "dough noodle noodles bun dumpling wok bread dish duck cake knead cook fry stew"
    ),
    "hairdresser": word_set("hair beard shave"),
    "tailor": word_set("cloth fabric suit dress coat"),
    "locksmith": word_set("lock key"),
    "plumber": word_set("pipe tap toilet sink"),
    "electrician": word_set("wire cable socket lamp"),
    "bricklayer": word_set("brick wall cement"),
}
"""What a master of a trade is called, by what is in hand, or is done."""


def _see_trade(clause: Clause) -> None:
    """师傅 is a master of any trade: which one, what is done to tells."""
    things = [*clause.objects, *([clause.tool] if clause.tool else [])]
    words = {clause.verb} | {word for noun in things for word in noun.name.split(" ")}
    trade = next((name for name, own in _TRADES.items() if own & words), "")
    for noun in clause.subjects if trade else ():
        if noun.name == "craftsman" and noun.said.endswith(("师傅", "师父", "师傅们")):
            noun.name = noun.head = trade


def _see_cart(clause: Clause) -> None:
    """What somebody pushes that is called some kind of 车 is a cart, and no motor-car."""
    for noun in clause.objects if clause.verb in ("push", "pull") else ():
        if noun.name == "car" and noun.said.endswith("车") and noun.said[-2:] not in _MOTOR_CARS:
            noun.name = noun.head = "cart"


_MOTOR_CARS: Final = frozenset({"车", "汽车", "轿车", "跑车", "赛车", "客车", "电车", "卡车"})
_SHOWS: Final = word_set("hold build show carry make assemble paint buy sell lift use display")


def _see_model(clause: Clause) -> None:
    """A model that is built or held, or of something, is a small copy, and nobody on a catwalk."""
    for noun in clause.objects:
        if noun.name == "model" and (clause.verb in _SHOWS or noun.of is not None):
            noun.name, noun.head = "scale model", "model"


_RESTS: Final = word_set("sleep sit lie read knit doze nap rest warm snooze")
_BESIDE: Final = frozenset({"in front of", "by", "beside", "near", "at", "next to"})
_OUTDOORS: Final = word_set("camp campsite tent forest beach desert wood tipi marshmallow")


def _see_hearth(clause: Clause) -> None:
    """The fire that a dog sleeps in front of, or somebody reads by, is in a fireplace."""
    for relation in clause.places if clause.verb in _RESTS else ():
        noun: Noun = relation.of
        if noun.name == "fire" and noun.definite and relation.relation in _BESIDE:
            noun.name = noun.head = "fireplace"


def _see_parents(clause: Clause) -> None:
    """ "Ducklings follow their mother": she is a duck."""
    nouns = [*clause.subjects, *clause.objects, *([clause.partner] if clause.partner else [])]
    young = next((_YOUNG[noun.head] for noun in nouns if noun.head in _YOUNG), "")
    for noun in nouns if young else ():
        if noun.head in _PARENTS:
            noun.name = noun.head = young


def _see_mouse(clause: Clause, heads: set[str]) -> None:
    clicks = clause.verb in ("click", "double-click") or bool(heads & _OF_COMPUTERS)
    for noun in (*clause.objects, *clause.subjects) if clicks else ():
        if noun.name == "mouse":
            noun.name = noun.head = "computer mouse"


def _go_aboard(clause: Clause) -> None:
    """A train that somebody does something on is a place: its inside."""
    people = [noun for noun in clause.subjects if noun.head not in ("train", "tram")]
    for relation in clause.places:
        noun: Noun = relation.of
        if people and noun.name == "train" and relation.relation in _ON_BOARD:
            noun.name = noun.head = "carriage"


def _see_strikers(clause: Clause, heads: set[str]) -> None:
    """A striker plays where there is a match, and elsewhere is a worker who is on strike."""
    for noun in clause.subjects:
        if noun.name == "striker" and not heads & (_OF_SPORT | {"judge", "defender", "ball"}):
            noun.name, noun.head = "striking worker", "worker"
        if noun.head == "weightlifter" or "weightlifter" in heads:
            for each in (*clause.objects, clause.tool):
                if each is not None and each.name == "bar":
                    each.name = each.head = "barbell"
