"""Furnishing: the things of a staged plan come onto the stage, where such things are.

A thing that an action itself brings (held, ridden, worked at) does not come a second time.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from onionskin.plan import staging as plan
from onionskin.stage.actions import Action, Beat, nearest_action
from onionskin.stage.actors import fits_hands
from onionskin.stage.arranging import BY_ITSELF, Member, arranged
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.cueing import is_bitten, verb_of
from onionskin.stage.dressing import is_wearable
from onionskin.stage.floor import Floor, colour_of, name_of
from onionskin.stage.handwork import drawn_as
from onionskin.stage.look import Look
from onionskin.stage.place import PLACES, Anchor, Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Prop
from onionskin.stage.things import THINGS, Thing
from onionskin.stage.things.birds import AFLOAT
from onionskin.stage.things.pictured import picture_named, thing_named
from onionskin.stage.things.seafaring import VESSELS
from onionskin.stage.whereabouts import acting_line, is_building

# What is in the hand of whoever does this, larger than what hands hold otherwise.
_IN_HAND = {
    "fly": ("kite", "flown kite"),
    "extinguish": ("fire hose",),
    "look through": ("microscope",),
}

# What an action brings by itself besides what is in the hands.
_BEFORE = {
    "pick from a tree": ("fruit tree", "tree", "grapevine", "basket", "bunch of grapes", "ladder"),
    "snip": ("fruit tree", "tree", "grapevine", "bunch of grapes", "branch", "bush"),
    "sleep at a desk": ("desk", "table"),
    "cut hair": ("comb", "chair", "hairbrush"),
    "speak into a microphone": ("microphone",),
}
# What is done to something that the action itself brings, under whatever name it has.
_BRINGS_IT = frozenset({"unpack", "open a window", "open a fridge", "twist open"}) | {
    "plant a sapling",
    "wash clothes",
    "knit",
    "tie shoes",
}

_WORN_AT_ONCE = frozenset({"put on", "put on somebody", "wrap somebody"})
"""By these somebody has on what is put on them."""
# On these a picture is shown.
_SHOWS = frozenset({"screen", "monitor", "television", "tv", "laptop", "board", "blackboard"})

_LARGE: Final = 1.2
"""Metres from which a picture of the cast is seen to be softer than a drawing."""


def bring(floor: Floor, figure: plan.StagedFigure, place: Place) -> None:
    """A thing of the sentence comes onto the stage, unless somebody holds it."""
    if PLACES.find(figure.name) is place:
        return
    if figure.name.rsplit(" ", 1)[-1] in _MEALS and _eats(floor):
        return
    thing = _thing_of(floor, _afloat(floor, figure, place) or figure.name)
    if thing is None:
        return
    if _is_used(floor, figure, thing):
        return
    if figure.name in ("rain", "storm", "snow") and not floor.staged.actions_of(figure.id):
        # Weather that is only spoken of: "after the rain".
        return
    at_hand = any(each.thing == thing.names.en for each in place.furniture)
    used = (a for a in floor.staged.actions if a.verb not in _RESTS)
    acts = any(figure.id in (a.who, a.object, a.to) for a in used)
    if at_hand and not acts:
        return
    if (thing.names.en in ("table", "plate") or _is_a_table(figure)) and _eats(floor):
        return
    if figure.name == "window" and place.indoors:
        return
    if place.indoors and is_building(figure):
        floor.warnings.append(
            f"{figure.name} does not fit into a {place.names.en} and is left out: "
            "name a place outdoors"
        )
        return
    told = BY_ITSELF.get(thing.names.en, set())
    told = told | (_AT_REST if figure.kind == "animal" else set())
    told = told | (_WORKS if figure.kind == "vehicle" else set())
    done = (each for each in floor.staged.actions_of(figure.id) if each.verb not in told)
    does = next((_behaviour(floor, each) for each in done), "")
    beside = sum(max(0.8, 1.1 * thing_named(each.thing).size[0]) for each in floor.props.values())
    x, y, z = 1.35 + min(beside, 3.4), 0.0, acting_line(place)
    if _is_left_out(floor, figure, thing):
        return
    if (chased := _chased(floor, figure)) is not None:
        x = chased - 2.2
    if thing.size[1] > 0.9:
        z += 1.0
    if figure.kind == "vehicle" and "lane" in place.anchors:
        z = max(z, place.anchors["lane"].z)
    key = figure.keys[0] if figure.keys else None
    prop = Prop(
        id=figure.id,
        thing=thing.names.en,
        x=key.x if key else x,
        z=key.z if key else z,
        y=key.y if key else y,
        colour=colour_of(figure),
        does=does,
        subject=thing.size[0] < 6 and not (figure.kind == "vehicle" and _vehicles(floor)),
    )
    put = _put(floor, prop, thing, figure, place)
    if put is prop and key is None and thing.size[1] > _TOWERS and not place.indoors:
        put = _far_back(floor, prop, thing)
    floor.props[figure.id] = put


_RESTS: Final = frozenset({"sit", "lie", "sleep", "rest", "relax"})
"""What is done on a seat or a bed, also on the one that the place has."""


def _chased(floor: Floor, figure: plan.StagedFigure) -> float | None:
    """Where somebody is who runs from an animal or a vehicle; None for nobody."""
    for action in floor.staged.actions_of(figure.id):
        person = floor.people.get(action.object)
        if action.verb in ("chase", "pursue", "hunt", "follow") and person is not None:
            return person.x
    return None


_AT_REST: Final = {"lie", "lie on the front", "lie on the ground", "stand", "wait", "watch", "sit"}
"""What an animal does that is only there."""
_WORKS: Final = {"cut", "harvest", "plough", "mow", "reap", "dig", "tow", "open", "stop", "wait"}
"""What a vehicle does that is seen at work."""
_MICROSCOPIC: Final = frozenset(
    {"cell", "bacterium", "virus", "blood", "antibody", "sample", "platelet", "dna", "germ", "drop"}
)


def _is_left_out(floor: Floor, figure: plan.StagedFigure, thing: Thing) -> bool:
    """Whether a thing is in somebody's hands already, or on another: a screen under its chart."""
    acted = {verb_of(floor, each) for each in floor.staged.actions}
    if "look through" in acted and figure.name.rsplit(" ", 1)[-1] in _MICROSCOPIC:
        return True  # it is in the microscope
    if thing.names.en == "basket" and acted & {"pick from a tree", "pick", "feed"}:
        return True
    if thing.names.en in ("fruit tree", "tree", "grapevine") and acted & _FROM_TREES:
        return True
    if thing.names.en == "microphone" and "speak into a microphone" in acted:
        return True
    if thing.names.en == "fishing net" and "haul a net" in acted:
        return True
    if thing.names.en == "mirror" and figure.looks.build == "small":
        floor.warnings.append(
            "a small mirror cannot be drawn: write a large mirror or a magnifying glass"
        )
        return True
    charts = [each for each in floor.staged.figures if each.name in ("chart", "graph", "diagram")]
    standings = [each.standing for each in charts if each.standing is not None]
    return any(each.of == figure.id and figure.name in _SHOWS for each in standings)


_FROM_TREES: Final = frozenset({"pick from a tree", "snip"})
"""What is done at a tree that comes with it."""
_MEALS: Final = frozenset({"breakfast", "lunch", "dinner", "supper", "meal", "feast"})
"""What is on the table of those who eat."""


def _vehicles(floor: Floor) -> bool:
    """Whether a vehicle is there already: more of them are traffic, for which nothing is framed."""
    kinds = {figure.id: figure.kind for figure in floor.staged.figures}
    return any(kinds.get(id_) == "vehicle" for id_ in floor.props)


_TOWERS: Final = 2.8
"""Metres from which a thing beside people stands behind them, so that all of it is seen."""


def _far_back(floor: Floor, prop: Prop, thing: Thing) -> Prop:
    """A thing that towers over people, so far back that its top is in a wide shot of them."""
    z = prop.z + (4.0 if thing.size[1] < 5 else 11.0)
    near = 7.5 / (7.5 + z)
    rise = 1.45 * (1 - near)
    scale = min(1.0, (2.72 - rise) / (near * thing.size[1]))
    side = -1 if any(each.z > 3 and each.x > 0 for each in floor.props.values()) else 1
    return replace(prop, x=side * 1.25 / near, z=z, scale=scale, subject=False)


def _put(floor: Floor, prop: Prop, thing: Thing, figure: plan.StagedFigure, place: Place) -> Prop:
    """A thing beside people, where such a thing is: fire on its house, a wave at sea."""
    name = thing.names.en
    if name in _AT_FEET and figure.kind != "animal":
        return replace(prop, x=prop.x - 0.35, z=prop.z - 0.1)
    if name in _ON_DESKS and place.indoors:
        floor.props.setdefault("side table", Prop(id="side table", thing="table", x=1.15, z=0.2))
        return replace(prop, x=1.0, y=THINGS.get("table").surface, z=0.22)
    if name in AFLOAT.values():
        return replace(prop, z=place.anchors["water"].z + 0.3)
    if name in VESSELS and (water := place.anchors.get("water")):
        return replace(prop, z=max(prop.z, water.z))
    if name == "fire" and (house := floor.props.get(_standing_of(figure))):
        wide, high = thing_named(house.thing).size
        if high < _LOW_FIRES:
            top = house.y + 0.86 * high * house.scale
            big = max(0.35, 0.9 * wide * house.scale / thing.size[0])
            return replace(prop, x=house.x, y=top, z=house.z - 0.02, scale=big)
        floor.props["fire+2"] = replace(
            prop, id="fire+2", x=house.x - 0.9, y=2.2, z=house.z - 0.1, scale=1.1
        )
        return replace(prop, x=house.x + 0.7, y=0.85, z=house.z - 0.12, scale=1.4)
    if name == "door" and (place.indoors or "door" in place.anchors):
        return replace(prop, x=1.1, z=3.1 if place.indoors else 4.5, subject=False)
    if name == "house":
        return replace(prop, x=2.9, z=prop.z + 0.4)
    if name == "wave":
        return replace(prop, x=0.4, z=0.5)
    if name == "firework" and (window := place.anchors.get("window")):
        floor.props["firework+2"] = replace(
            prop, id="firework+2", x=0.9, y=window.y, z=window.z, scale=0.8, subject=False
        )
        return replace(prop, x=-0.8, y=window.y + 0.1, z=window.z, subject=False)
    if name == "neon light":
        return replace(prop, x=-3.4, y=1.2, z=2.6, subject=False)
    if name == "goal":
        return replace(prop, x=2.7, z=prop.z + 0.2, does="")
    if name == "syringe" and not prop.does:
        floor.props["shield"] = Prop(id="shield", thing="shield", x=0.8, y=0.15, z=-0.2, scale=0.85)
        return replace(prop, x=1.37, y=0.6, z=0.0, scale=3.2, flip=True)
    small = max(thing.size) < 0.5 and thing.stands and name not in ("ball", "flower")
    if small and figure.kind != "animal" and not (_has_tables(place) or _names_a_table(floor)):
        return prop  # it lies on the ground
    if small and figure.kind != "animal":
        floor.props.setdefault("side table", Prop(id="side table", thing="table", x=1.15, z=0.2))
        among = sum(1 for each in floor.props.values() if each.y == THINGS.get("table").surface)
        return replace(prop, x=0.7 + 0.35 * among, y=THINGS.get("table").surface, z=0.1)
    return prop


_LOW_FIRES: Final = 2.2
"""Metres up to which a thing burns at its top; higher ones have flames in two windows."""
_OF_ITS_OWN: Final = frozenset({"potter's wheel", "easel", "microscope table", "open box table"})
"""What an action always brings, so that no second one stands about."""
_AT_FEET: Final = frozenset(
    ["bucket", "basket", "bamboo basket", "crate", "sack", "watering can", "suitcase", "barrel"]
) | {"laundry basket", "toolbox", "garbage", "trash can", "bag"}
"""What stands on the floor, and on no table."""
_ON_DESKS: Final = frozenset({"computer screen", "desktop computer", "laptop", "printer"})
"""What stands on a table, however large it is."""
_LAID_TABLES: Final = frozenset({"market", "town square"})
"""Where a table may stand out of doors."""


def _has_tables(place: Place) -> bool:
    return place.indoors or place.names.en in _LAID_TABLES


def _names_a_table(floor: Floor) -> bool:
    return any(map(_is_a_table, floor.staged.figures))


def _is_a_table(figure: plan.StagedFigure) -> bool:
    return figure.name.rsplit(" ", 1)[-1] == "table"


def _is_used(floor: Floor, figure: plan.StagedFigure, thing: Thing) -> bool:
    """Whether some action itself puts the thing on the stage: held, ridden or worked at."""
    for action in floor.staged.actions:
        entry = nearest_action(verb_of(floor, action))
        named = {name_of(floor, each) for each in (action.object, action.tool, action.to)}
        own = figure.id in (action.object, action.tool, action.to)
        # The second bicycle of two riders is ridden too.
        ridden = entry is not None and entry.mount and figure.name in named
        if entry is not None and entry.thing == thing.names.en and entry.thing in _OF_ITS_OWN:
            return True
        if entry is None or not (own or ridden):
            continue
        if thing.names.en in (entry.thing, entry.mount, entry.seat):
            return True
        if entry.names.en in _BRINGS_IT and figure.id == action.object:
            return True
        if entry.names.en in _WORN_AT_ONCE and (
            is_wearable(figure.name) or thing.names.en == "blanket"
        ):
            return True
        if entry.mount and thing.names.en != "wave":
            return True
        if thing.names.en in held_things(entry):
            return True
        if entry.names.en == "eat" and action.who in floor.people and not is_bitten(figure.name):
            continue  # it stands on the table
        if fits_hands(thing, entry.names.en) and _holds(entry):
            return True
        if thing.names.en in _IN_HAND.get(entry.names.en, ()):
            return True
        if thing.names.en in _BEFORE.get(entry.names.en, ()):
            return True
    return False


def _eats(floor: Floor) -> bool:
    return any(cue.verb == "eat" for person in floor.people.values() for cue in person.cues)


def _behaviour(floor: Floor, action: plan.Action) -> str:
    entry = BEHAVIOURS.find(action.verb)
    if entry is None:
        floor.warnings.append(
            f"things on the stage cannot {action.verb} yet, so they do not move: try another verb"
        )
        return ""
    return entry.names.en


def arrange(floor: Floor, figures: list[plan.StagedFigure], place: Place) -> None:
    """Things alone on the stage."""
    members, actions = list[Member](), list(floor.staged.actions)
    for figure in figures:
        if _is_told_by_place(figure, place, floor.staged.weather):
            continue
        name = _afloat(floor, figure, place) or _shown_as(floor, figure)
        thing = _thing_of(floor, name) if name else None
        if thing is not None:
            members.append(Member(figure, thing))
    if place.names.en == "sea" and {m.thing.names.en for m in members} & {"rain cloud"}:
        actions = [a for a in actions if a.verb != "fall"]
    drives = "lane" in place.anchors and any(m.figure.kind == "vehicle" for m in members)
    line = place.anchors["lane"].z if drives else acting_line(place)
    props, cannot = arranged(members, actions, place, line)
    for figure in figures:
        if figure.id in props and (colour := colour_of(figure)):
            for id_ in [each for each in props if each.partition("+")[0] == figure.id]:
                props[id_] = replace(props[id_], colour=colour)
    floor.props |= props
    for verb in cannot:
        floor.warnings.append(
            f"things on the stage cannot {verb} yet, so they do not move: try another verb"
        )


def _shown_as(floor: Floor, figure: plan.StagedFigure) -> str:
    """Under which name a thing is drawn where it is alone; "" for not by itself."""
    verbs = {action.verb for action in floor.staged.actions_of(figure.id)}
    names = {each.name for each in floor.staged.figures}
    if figure.name == "tree" and "change" in verbs:
        return "seasons tree"
    if figure.name == "table" and floor.staged.place == "studio":
        return "marble table"
    if figure.name in ("message", "notification"):
        return "message bubble"
    if figure.name in ("solar panel", "roof") and {"solar panel", "roof"} <= names:
        return "solar house" if figure.name == "roof" else ""
    if figure.name == "splash" and "puddle" in names:
        return ""
    if figure.name == "lava" and "volcano" in names:
        return ""
    return figure.name


def _afloat(floor: Floor, figure: plan.StagedFigure, place: Place) -> str:
    """What a bird that swims is drawn as; "" for what is not on water."""
    drawn = THINGS.find(figure.name)
    if drawn is None or drawn.names.en not in AFLOAT or "water" not in place.anchors:
        return ""
    verbs = {action.verb for action in floor.staged.actions_of(figure.id)}
    return AFLOAT[drawn.names.en] if verbs <= _ON_WATER else ""


_ON_WATER: Final = frozenset({"swim", "paddle", "float", "glide", "drift", "cross"})


def _thing_of(floor: Floor, name: str) -> Thing | None:
    """A thing the stage draws, or the cast's picture of one."""
    if name in floor.pictures:
        return thing_named(floor.pictures[name])
    name = "computer screen" if _is_a_screen(floor, name) else name
    if (drawn := THINGS.find(name)) is not None:
        return drawn
    if pictured := picture_named(name):
        thing = thing_named(pictured)
        if _is_large(thing, floor):
            floor.warnings.append(f"{name} is one of the cast's pictures, softer than a drawing")
        return thing
    if like := drawn_as(name):
        floor.warnings.append(f"{name} is drawn as {like}")
        return THINGS.get(like)
    floor.warnings.append(f"{name} is not drawn yet: name another thing, or give a picture of it")
    return None


def _is_a_screen(floor: Floor, name: str) -> bool:
    """Whether a monitor is one of a computer: it is no hospital that it stands in."""
    if name not in ("monitor", "monitors", "screen"):
        return False
    words = {each.name for each in floor.staged.figures}
    is_care = any(floor.staged.place.startswith(each) for each in _CARE) or bool(words & _CARERS)
    return not is_care and (name != "screen" or floor.staged.place in _AT_WORK)


_CARE: Final = ("hospital", "operating", "clinic", "emergency")
_CARERS: Final = frozenset({"patient", "nurse", "doctor", "surgeon", "vet"})
_AT_WORK: Final = frozenset({"office", "bank", "meeting room", "library", "laboratory"})
"""Where a screen is that of a computer."""


def _is_large(thing: Thing, floor: Floor) -> bool:
    """Whether a thing fills much of the frame: nobody is beside it, or it is as large as they."""
    is_alone = not any(figure.kind == "person" for figure in floor.staged.figures)
    return is_alone or max(thing.size) >= _LARGE


def dress_set(floor: Floor, place: Place) -> None:
    """What belongs to the plan's place comes, unless the place or somebody has it."""
    for prop in floor.staged.props:
        thing = _thing_of(floor, prop.name)
        if thing is None:
            continue
        if any(each.thing == thing.names.en for each in place.furniture):
            continue
        if any(each.thing == thing.names.en for each in floor.props.values()):
            continue
        anchor = place.anchors.get(prop.anchor, Anchor(x=-2.2 + 1.1 * len(floor.props), z=1.8))
        if thing.size[1] > 0.4:
            floor.props[prop.id] = Prop(
                id=prop.id, thing=thing.names.en, x=anchor.x, z=anchor.z, y=anchor.y
            )


def hang_pictures(floor: Floor, place: Place) -> None:
    """Pictures of one's own that are said to be on a wall or on a screen go there."""
    for figure in floor.staged.figures:
        prop = floor.props.get(figure.id)
        if figure.name not in floor.pictures or prop is None or figure.standing is None:
            continue
        other, of = name_of(floor, figure.standing.of), floor.props.get(figure.standing.of)
        thing = thing_named(prop.thing)
        if other in ("wall", "window"):
            scale = 0.9 / max(thing.size)
            floor.props[figure.id] = replace(prop, x=0.9, y=1.45, z=2.7, scale=scale)
        elif of is not None and other in _SHOWS:
            wide, high = (side * of.scale for side in thing_named(of.thing).size)
            scale = min(0.62 * high / thing.size[1], 0.8 * wide / thing.size[0])
            low = of.y + 0.9 * high - thing.size[1] * scale
            floor.props[figure.id] = replace(prop, x=of.x, y=low, z=of.z - 0.04, scale=scale)


_FLAT: Final = frozenset(
    ["couplet", "picture frame", "calendar", "paper", "letter", "map", "wreath"]
)


def hang_flat(floor: Floor) -> None:
    """What is flat and said to be on a door or a wall hangs there, and does not lie before it."""
    for figure in floor.staged.figures:
        prop = floor.props.get(figure.id)
        on = name_of(floor, _standing_of(figure))
        if prop is None or prop.thing not in _FLAT or on not in ("door", "wall", "gate"):
            continue
        door = floor.props.get(_standing_of(figure))
        x, z = (door.x, door.z - 0.05) if door is not None else (0.9, 2.7)
        floor.props[figure.id] = replace(prop, x=x, y=1.2, z=z)


def _standing_of(figure: plan.StagedFigure) -> str:
    return figure.standing.of if figure.standing else ""


def _is_told_by_place(figure: plan.StagedFigure, place: Place, weather: str) -> bool:
    """Whether the place or its weather already shows what is named."""
    if figure.name == "snow":
        return weather == "snowfall"
    if figure.name in ("rain", "fog"):
        return weather == figure.name
    return figure.name in ("water", "sea", "river") and place.names.en in ("sea", "river")


def _holds(action: Action) -> bool:
    """Whether an action has a thing in the hand."""
    return bool(held_things(action))


@lru_cache(maxsize=512)
def held_things(action: Action) -> frozenset[str]:
    """What an action has in the hands by itself."""
    rig = rig_of(Look())
    beats = (Beat(t=t, length=4.0, rig=rig) for t in (0.3, 1.0))
    held = (each for beat in beats for each in action.act(beat).pose.held)
    return frozenset(each.thing for each in held if each is not None)
