"""Handwork: how a verb is acted by what it is done to, with what, and where that is.

Whoever picks apples reaches into a tree, whoever picks bottles bends down; a dog is hugged on one
knee, a phone that films is held up. Where nothing here fits, the verb is what it is.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from onionskin.plan.staging import Action, StagedFigure, StagedPlan
from onionskin.stage.things import THINGS
from onionskin.stage.things.near import near_thing

_FRUIT: Final = frozenset(
    ["apple", "orange", "pear", "cherry", "peach", "plum", "lemon", "fruit", "apricot", "olive",
     "tangerine", "mandarin", "grapefruit", "mango", "lychee", "persimmon", "pomegranate",
     "grape", "bunch of grapes", "grapes", "date", "fig", "jujube"]
)  # fmt: skip
"""What hangs in trees and vines."""
_VINES: Final = frozenset({"grape", "grapes", "bunch of grapes", "grapevine", "vine"})
_GROWING: Final = _FRUIT | frozenset(
    ["branch", "twig", "tree", "fruit tree", "apple tree", "orange tree", "grapevine", "vine",
     "rose", "bush", "hedge", "flower"]
)  # fmt: skip
_LITTER: Final = frozenset(
    ["bottle", "plastic bottle", "garbage", "trash", "litter", "rubbish", "can", "shell", "stone",
     "seashell", "waste", "plastic", "plastic bag", "paper", "cigarette", "cigarette butt"]
)  # fmt: skip
_RUBBISH: Final = frozenset(
    ["garbage", "trash", "litter", "rubbish", "waste", "plastic bottle", "plastic bag"]
)
_SHEARS: Final = frozenset({"scissors", "shears", "secateurs", "pruning shears", "clippers"})
_CONTAINERS: Final = frozenset(
    ["box", "cardboard box", "basket", "bamboo basket", "crate", "bag", "sack", "bucket", "jar",
     "pot", "pan", "wok", "bowl", "suitcase", "backpack", "lunch box", "carton", "test tube",
     "envelope", "drawer", "flask", "beaker", "bottle", "glass", "cup", "trash can", "tray",
     "container", "barrel", "parcel", "large box", "piggy bank"]
)  # fmt: skip
_PUTS: Final = frozenset(
    ["put", "put in", "put into", "place", "lay", "add", "drop", "pack", "load", "stack", "sort",
     "pour", "collect", "gather", "store", "stuff", "empty", "tip", "plant", "sow"]
)  # fmt: skip
_LONG: Final = frozenset(
    ["ladder", "plank", "board", "log", "oar", "paddle", "skis", "pole", "pipe", "beam", "bamboo",
     "surfboard", "fishing rod", "rake", "shovel", "spade", "snowboard", "carpet", "rug", "rod",
     "stick", "hoe", "wood"]
)  # fmt: skip
"""What is carried on a shoulder because it is long."""
_ON_BACKS: Final = frozenset({"bamboo basket", "backpack", "back basket", "rucksack", "pannier"})
_FLOCKS: Final = frozenset(
    ["chicken", "hen", "duck", "pigeon", "bird", "fish", "goose", "swan", "rooster", "sparrow"]
)  # fmt: skip
"""Animals that are fed out of a basket."""
_STROKES: Final = frozenset({"stroke", "pet", "pat", "caress", "touch", "comfort", "groom"})
_HUGS: Final = frozenset({"hug", "cuddle", "embrace", "hold", "kiss"})
_FILMS: Final = frozenset(
    ["film", "photograph", "record", "video", "broadcast", "livestream", "take a picture", "stream"]
)  # fmt: skip
_RAISES: Final = frozenset({"raise", "hold up", "put up"})
_SPEAKS: Final = frozenset(
    ["speak", "talk", "report", "interview", "ask", "question", "say", "announce", "broadcast",
     "tell", "present", "comment"]
)  # fmt: skip
_GYMS: Final = frozenset({"gym", "sports hall", "fitness studio"})
_DIPPED: Final = frozenset({"bucket", "jug", "pail", "watering can", "bottle", "canister"})
_CLOTHES: Final = frozenset(
    ["dress", "shirt", "t-shirt", "jacket", "coat", "sweater", "trousers", "skirt", "suit",
     "clothes", "pullover", "jumper", "jeans", "raincoat", "sock", "socks"]
)  # fmt: skip
_FITS: Final = frozenset({"install", "mount", "attach", "fit", "fasten on", "screw on"})
_MACHINES: Final = frozenset({"machine", "engine", "robot arm", "conveyor", "control panel"})
_PAINTS: Final = frozenset({"paint", "glaze", "decorate", "varnish", "colour", "color"})
_PAINTED: Final = frozenset(
    ["mug", "cup", "bowl", "vase", "plate", "pot", "jar", "jug", "egg", "mask", "doll", "toy",
     "figurine", "lantern", "fan", "tile", "teapot", "flowerpot", "pottery", "porcelain"]
)  # fmt: skip
"""What is held in the hand while it is painted, and stands on no easel."""
_LOADS: Final = frozenset(
    ["box", "cardboard box", "large box", "crate", "parcel", "package", "carton", "sack", "stone",
     "rock", "boulder", "load", "brick", "bale", "log", "barrel"]
)  # fmt: skip
"""What stands on the ground until it is lifted, with both arms."""
_CLASSES: Final = frozenset({"classroom", "lecture hall", "library"})
_CARRIES: Final = frozenset({"carry", "hold", "bring", "transport", "lift", "move"})


def handwork(staged: StagedPlan, action: Action, names: Collection[str]) -> str:
    """What a verb is acted as; "" for what it is. `names`: what it is done to, with and into."""
    verb, words = action.verb, {*names, *(name.rsplit(" ", 1)[-1] for name in names)}
    animal = animal_of(staged, action)
    if animal is not None and (acted := _with_an_animal(verb, animal)):
        return acted
    if verb == "drive" and not words and not _has_vehicle(staged):
        return "" if staged.place in _FIELDS else "drive a car" if staged.place in _WAYS else "walk"
    if verb in ("cut", "trim") and _is_hair(staged, action):
        return "cut hair"
    if verb in ("cut", "trim", "prune", "snip") and words & (_SHEARS | _FRUIT | {"branch"}):
        grows = words & _GROWING and (words & _SHEARS or _is_grown_there(staged))
        return "snip" if grows else "cut with scissors" if words & _SHEARS else ""
    if verb in ("pick", "harvest", "gather", "pluck", "collect", "pick up"):
        if words & _FRUIT and verb != "pick up":
            return "pick from a tree"
        return "pick up" if words & _LITTER else ""
    if verb == "lift" and words & _RUBBISH:
        return "pick up"
    if verb in _PUTS and container_of(staged, action) and not _is_poured(verb, words):
        return "put in"
    if verb == "fill" and words & _CONTAINERS and action.tool and not words & _FLUIDS:
        picked = words & _FRUIT and (_is_grown_there(staged) or staged.place == "farm")
        return "pick from a tree" if picked else "put in"
    if verb in _FILMS and _holds(staged, action.who, "phone"):
        return "film with a phone"
    if verb in _RAISES and words & {"phone", "smartphone"}:
        return "film with a phone"
    if verb in _SPEAKS and _has_microphone(staged, action):
        return "speak into a microphone"
    if verb in _CARRIES and words & _ON_BACKS:
        return "carry on the back"
    if verb in (*_CARRIES, "carry on a shoulder") and words & _LONG and not words & {"bag"}:
        return "carry on a shoulder" if verb != "hold" else ""
    if verb == "carry on a shoulder":
        return "carry"
    if verb in ("fill", "draw", "scoop", "dip") and words & _DIPPED and _at_water(staged):
        return "scoop"
    if verb in (*_RAISES, "lift", "hold", "show", "look at") and words & _CLOTHES:
        return "hold up clothes"
    if verb in _PAINTS and words & _PAINTED:
        return "paint a thing"
    if verb in ("lift", "pick up", "hoist") and words & _LOADS and not _is_placed(staged, action):
        return "lift from the floor"
    if verb in _FITS and not words & _MACHINES:
        return "tighten"
    if verb in _STROKES and _is_person(staged, action):
        return "stroke a head"
    if verb == "take notes":
        return "sign" if staged.place in _CLASSES else "check"
    if verb == "squat":
        return "exercise" if staged.place in _GYMS else "crouch"
    return ""


_WAYS: Final = frozenset({"road", "street", "city", "parking lot", "neon street", "", "bridge"})
_FIELDS: Final = frozenset({"field", "farm", "vineyard", "rice paddy", "orchard", "tea field"})


def _has_vehicle(staged: StagedPlan) -> bool:
    return any(each.kind == "vehicle" for each in staged.figures)


def tree_of(names: Collection[str]) -> str:
    """On what grows what is picked or cut: a vine for grapes, a tree for other fruit."""
    return "grapevine" if {*names} & _VINES else "fruit tree"


def _with_an_animal(verb: str, animal: StagedFigure) -> str:
    if verb in _STROKES:
        return "stroke"
    if verb in _HUGS and verb != "hold":
        return "hug an animal"
    few = animal.count < 3 and animal.name not in _FLOCKS
    return "feed by hand" if verb == "feed" and few else ""


def animal_of(staged: StagedPlan, action: Action) -> StagedFigure | None:
    """The animal that something is done to."""
    figures = (staged.figure(id_) for id_ in (action.object, action.partner, action.to) if id_)
    return next((each for each in figures if each is not None and each.kind == "animal"), None)


def container_of(staged: StagedPlan, action: Action) -> StagedFigure | None:
    """Into what something is put, where that is said and is a vessel."""
    what = staged.figure(action.object)
    ids = [action.to, what.standing.of if what is not None and what.standing is not None else ""]
    for figure in (staged.figure(id_) for id_ in ids if id_):
        if figure is not None and (
            figure.name in _CONTAINERS or figure.name.rsplit(" ", 1)[-1] in _CONTAINERS
        ):
            return figure
    return None


def _holds(staged: StagedPlan, who: str, name: str) -> bool:
    """Whether somebody does something with a thing of that name, or it is the only one there."""
    ids = {each.id for each in staged.figures if each.name.rsplit(" ", 1)[-1].endswith(name)}
    return any({each.object, each.tool} & ids for each in staged.actions_of(who))


def _has_microphone(staged: StagedPlan, action: Action) -> bool:
    figure = staged.figure(action.who)
    is_reporter = figure is not None and figure.name in ("reporter", "journalist")
    ids = {each.id for each in staged.figures if each.name == "microphone"}
    stands = figure is not None and figure.standing is not None and figure.standing.of in ids
    free = is_reporter and not action.partner and action.verb in ("report", "speak", "talk")
    return (
        bool(ids & {action.object, action.tool, action.to})
        or stands
        or free
        or bool(ids and is_reporter)
    )


def _is_placed(staged: StagedPlan, action: Action) -> bool:
    """Whether what is lifted is said to be on something, and not on the floor."""
    what = staged.figure(action.object)
    return what is not None and what.standing is not None


def _at_water(staged: StagedPlan) -> bool:
    names = {each.name for each in staged.figures}
    return staged.place in ("river", "lake", "sea", "beach") or bool(names & {"well", "pond"})


def _is_poured(verb: str, words: Collection[str]) -> bool:
    return verb == "pour" and bool({*words} & _FLUIDS)


_FLUIDS: Final = frozenset(
    ["soup", "water", "milk", "tea", "coffee", "juice", "wine", "oil", "sauce", "beer", "lemonade"]
)


def _is_person(staged: StagedPlan, action: Action) -> bool:
    figures = [staged.figure(id_) for id_ in (action.object, action.partner) if id_]
    return any(each is not None and each.kind == "person" for each in figures)


def _is_hair(staged: StagedPlan, action: Action) -> bool:
    who, what = staged.figure(action.who), staged.figure(action.object)
    if what is not None and what.kind == "thing":
        return False  # a key is cut for somebody
    return _is_person(staged, action) and who is not None and who.kind == "person"


def _is_grown_there(staged: StagedPlan) -> bool:
    names = {each.name for each in staged.figures}
    return staged.place in ("orchard", "vineyard", "garden") or bool(names & {"tree", "grapevine"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def drawn_as(name: str) -> str:
    """What a thing is drawn as that has no drawing of its own; "" for nothing.

    A kayak is a boat and a permission letter a letter; what only ends like an animal, a part of a
    body or a word of two meanings is none.
    """
    if near := near_thing(name):
        return near
    first, _, rest = name.partition(" ")
    head = name.rsplit(" ", 1)[-1]
    if not rest or head in _OTHERWISE or first in _COPIES:
        return ""
    found = THINGS.find(head)
    return found.names.en if found is not None else ""


_OTHERWISE: Final = _words(
    "arrow band bank bar bat bear bee bird bone bow brain bridge button cap cat cell chain "
    "chicken cloud court cover cow crane deer dog drum duck dust ear elephant engine eye "
    "fire fish fly fog foot fox goat goose hand head heart heater hook horn horse iron jam "
    "light line lion lock machine match moon mouse mouth muscle nail net nose nut pig plant "
    "plate player pool post rabbit radio rain ring root seal sheep skin smoke spring stage "
    "stamp stand star station stomach sun tank tiger tooth trunk tunnel water wave wire wolf"
)
"""Last words of names of other things: a teddy bear is no bear."""
_COPIES: Final = frozenset(
    {"toy", "model", "paper", "chocolate", "gingerbread", "cable", "miniature"}
)
