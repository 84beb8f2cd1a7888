"""Verbs of the hands, and what is known of the things that they are done to."""

from __future__ import annotations

from typing import Final

from onionskin.finish.cards.deeds import Deed
from onionskin.planner.dictionary import word_set
from onionskin.stage.things import THINGS

IN: Final = {"in": "put into", "into": "put into", "inside": "put into"}
ON: Final = dict.fromkeys(("on", "onto", "over", "across", "around", "round", "above"), "put onto")
UNDER: Final = {"under": "put under", "underneath": "put under", "beneath": "put under",
                 "below": "put under"}  # fmt: skip
PUT: Final = IN | ON | UNDER | {"behind": "put behind", "between": "bring to"}
TAKE: Final = {"off": "take off", "out": "take out of", "from": "take out of"}
TO: Final = {"to": "bring to", "at": "bring to", "against": "bring to", "on": "bring to"}
AWAY: Final = {"away": "keep away from", "clear": "keep away from", "out": "keep away from"}
WITH: Final = {"with": "wipe with", "using": "wipe with"}
LINKS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    (
        "put place drop throw insert pack slip slide stick post lay set add stir dip soak bury "
        "load tuck stack hang toss dump deposit squeeze fold drape spread fit plant sow plug "
        "press screw",
        PUT,
    ),
    ("keep leave store move", PUT | AWAY | {"with": "wrap in"}),
    ("hold rinse run wash", UNDER | {"to": "bring to", "with": "wipe with"}),
    ("take remove pull lift unplug peel pick strip scrape tear", TAKE | {"away": "take off"}),
    ("bring give hand return deliver pass scan touch tap show carry connect attach tie fasten", TO),
    ("cover wrap", {"with": "wrap in", "in": "wrap in"}),
    ("wipe clean scrub brush rub polish dry mop sweep dust sand spray measure", WITH),
    ("cut slice chop trim carve saw snip", {"with": "cut with"}),
    ("hammer hit strike knock", {"with": "strike with"}),
    ("stir whisk mix beat", {"with": "stir with"}),
    ("tighten loosen turn unscrew open", {"with": "turn with"}),
    ("paint coat varnish comb", {"with": "wipe with"}),
    ("light", {"with": "bring to"}),
    ("grip grasp hold pick pull remove", {"with": "pull with"}),
    ("glue", {"to": "put onto", "on": "put onto", "onto": "put onto"}),
    ("pour tip empty", {"into": "pour into", "in": "pour into", "over": "pour into",
                        "on": "pour into", "onto": "pour into"}),
    ("write sign mark note tick", {"with": "write with", "on": "write with"}),
    ("fill", {"with": "fill"}),
    ("go belong", IN | ON),
)  # fmt: skip


def _by_verb() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for verbs, links in LINKS:
        for verb in verbs.split():
            found[verb] = found.get(verb, {}) | links
    return found


LINKED: Final = _by_verb()
ALONE: Final = {
    "rinse": "rinse", "wash": "rinse", "press": "press", "push": "press", "touch": "press",
    "tap": "press", "ring": "press", "check": "inspect", "inspect": "inspect",
    "examine": "inspect", "lift": "lift", "raise": "lift", "pick": "lift", "carry": "hold",
    "wipe": "wipe with cloth", "clean": "wipe with sponge", "scrub": "wipe with brush",
    "polish": "wipe with cloth", "dry": "wipe with towel", "sweep": "wipe with broom",
    "mop": "wipe with mop", "cut": "cut with knife", "slice": "cut with knife",
    "chop": "cut with knife", "trim": "cut with scissors", "saw": "cut with saw",
    "peel": "cut with knife", "write": "write with pen", "sign": "write with pen",
    "fill": "write with pen", "mark": "write with pen", "tick": "write with pen",
    "hammer": "strike with hammer", "stir": "stir with spoon", "whisk": "stir with whisk",
    "shake": "shake", "tighten": "turn with screwdriver", "loosen": "turn with screwdriver",
    "paint": "wipe with brush",
    "hold": "hold", "pull": "pull", "use": "hold", "weigh": "put onto scales",
    "measure": "wipe with tape measure", "post": "put into mailbox", "mail": "put into mailbox",
    "freeze": "put into fridge", "chill": "put into fridge", "refrigerate": "put into fridge",
    "discard": "put into trash can", "bin": "put into trash can",
}  # fmt: skip
"""What is done with nothing else, or with the tool that is meant."""
PRESSED: Final = word_set(
    "button push switch doorbell alarm keyboard phone tablet thermostat valve"
)
WRITTEN: Final = word_set(
    "paper letter form document contract envelope notebook book calendar label ballot card "
    "certificate clipboard newspaper parcel receipt postcard diary cheque"
)
POSTED: Final = word_set("letter parcel envelope postcard form card box document paper")
WORN: Final = {
    "ring": "hand", "watch": "hand", "glove": "hand", "gloves": "hand", "rubber glove": "hand",
    "bracelet": "hand", "shoe": "foot", "boot": "foot", "sock": "foot", "rubber boot": "foot",
}  # fmt: skip
"""Off which part of somebody a thing is taken where nobody says."""
ON_BODIES: Final = word_set(
    "burn wound cut graze sting bite rash skin wrist finger fingers elbow palm hand hands injury "
    "bruise scald blister"
)
"""What of somebody is held or covered: a hand is seen for it."""
LIQUIDS: Final = {
    "water": "jug", "milk": "jug", "juice": "jug", "oil": "cooking oil", "tea": "teapot",
    "batter": "jug", "sauce": "jug", "rubbish": "garbage", "waste": "garbage", "litter": "garbage",
    "card": "bank card", "scraps": "garbage", "leftovers": "garbage", "button": "push button",
    "film": "cling film", "foil": "foil", "metal": "fork", "cutlery": "fork",
    "mouthpiece": "inhaler", "mouth": "mouth",
}  # fmt: skip
"""What is seen of words that name no thing with a shape."""
EATEN_OFF: Final = ("plate", "plate with cutlery", "fork and knife with plate")
"""What is seen of food, and is not thrown away with it."""
RUNNING: Final = ("jug", "tap", "running tap", "water drop", "water")
"""What is seen of water under which something is held."""
POURED: Final = word_set("jug teapot bottle") | {"cooking oil", "glass of milk", "glass of water"}
PARTS: Final = word_set(
    "back top bottom side end front inside outside edge middle rest place time use way bit piece"
)
"""Words for parts and uses of things, which are none themselves."""
VESSELS: Final = word_set(
    "pan pot bowl cup glass jar bathtub bucket sink kettle jug bottle wok mug washtub vase"
)
"""Into these water is poured, and set into all else in what it is in."""
HOLDS: Final = word_set(
    "box bag basket bin bucket drawer cupboard oven fridge freezer socket pocket wallet envelope "
    "jar tin packet case suitcase parcel pan pot cabinet safe letterbox mailbox machine"
)
"""Out of these a thing is taken, and off all else."""
ENDS: Final = word_set(
    "but because if when while unless until so although though who which that where before after "
    "than as"
)
TOOLS: Final = {
    "stir with": word_set("spoon whisk fork spatula ladle chopsticks"),
    "pull with": word_set("tweezers pliers tongs chopsticks"),
    "turn with": word_set("screwdriver wrench spanner key pliers corkscrew drill"),
    "strike with": word_set("hammer mallet axe"),
    "cut with": word_set("knife scissors saw axe razor shears grater chainsaw"),
    "write with": word_set("pen pencil chalk brush crayon marker"),
}
"""What a thing must be with which something is done in such a way."""
SOFT: Final = word_set("blanket cloth towel foil film paper sheet tarpaulin net bandage")
NOT: Final = word_set("not never without cannot n't hardly")
TO_PEOPLE: Final = ("bring to", "keep away from", "wrap in")


def paired(way: str, done: str, beside: str) -> str:
    """The name of a deed of two things; "" where the second is no tool for it."""
    if way == "put onto" and done.split()[-1] in SOFT:
        way = "spread over"
    if way in TOOLS and not TOOLS[way] & set(beside.split()):
        return ""
    return Deed(way=way, thing=done, other=beside).name


def thrown(thing: str) -> str:
    """What is seen of a thing as it is thrown away: of food no plate."""
    return "garbage" if thing in EATEN_OFF else thing


def done_alone(way: str, thing: str) -> str:
    """The name of a deed of one thing: "wipe with cloth" of a table is "wipe table with cloth"."""
    verb, _, rest = way.partition(" ")
    return f"{verb} {thing} {rest}".rstrip()


def has_a_grip(name: str) -> bool:
    thing = THINGS.find(name)
    return thing is not None and thing.grip != (0, 0)
