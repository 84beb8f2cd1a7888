"""What handwork brings before somebody: the tree that is picked from, the basket that is filled."""

from __future__ import annotations

from dataclasses import replace

from onionskin.stage.floor import Floor, Person, name_of
from onionskin.stage.handwork import container_of, tree_of
from onionskin.stage.place import Place
from onionskin.stage.script import Cue, Prop
from onionskin.stage.things import THINGS
from onionskin.stage.whereabouts import acting_line, place_of

_DOWN = frozenset({"kneel", "crouch", "lie on the ground", "lie on the front"})
_COOKWARE = frozenset({"pot", "pan", "wok", "soup pot"})


def is_down(person: Person) -> bool:
    """Whether somebody kneels, crouches, or lies on the ground."""
    return any(cue.verb in _DOWN for cue in person.cues)


def grow(floor: Floor, person: Person) -> None:
    """A tree or a vine stands before whoever picks or cuts what grows on it; one for two."""
    names = {name_of(floor, each.object) for each in floor.staged.actions_of(person.figure.id)}
    kind = tree_of(names)
    trees = [each for each in floor.props.values() if each.thing == kind]
    drawn = THINGS.get(kind)
    if person.turn is None:
        person.turn = 1.05
    side = 1 if person.turn >= 0 else -1
    line = acting_line(place_of(floor))
    reach = 0.5 if kind == "grapevine" else 0.28
    if trees and not person.placed:
        person.x, person.z = trees[-1].x + (drawn.size[0] / 2 - reach + 0.35), line
        person.turn, person.placed = -1.05, True
        return
    if not person.placed:
        person.x, person.z, person.placed = -0.75, line, True
    if not trees:
        x = person.x + side * (0.62 if kind == "grapevine" else 0.78)
        colour = _ripe(names)
        floor.props[kind] = Prop(
            id=kind, thing=kind, x=x + side * drawn.size[0] / 4, z=line + 0.25, colour=colour,
            scale=0.92, subject=True,
        )  # fmt: skip


def _ripe(names: set[str]) -> str:
    """The colour of the fruit on a tree, "" for its own."""
    return next((_FRUIT_COLOURS[each] for each in names if each in _FRUIT_COLOURS), "")


_FRUIT_COLOURS = dict.fromkeys(("orange", "tangerine", "mandarin"), "#f08a2c") | {
    "lemon": "#f2d43d", "pear": "#c9d15a", "plum": "#7a4a8c", "cherry": "#b8293a",
    "peach": "#f2a27a", "apricot": "#f2b05a", "mango": "#f0b03c", "olive": "#6f7a3c",
}  # fmt: skip


def fill(floor: Floor, person: Person, place: Place) -> None:
    """What is filled stands before whoever puts things in: on a stove, a table, or the ground."""
    spoken = floor.staged.actions_of(person.figure.id)
    figure = next((c for each in spoken if (c := container_of(floor.staged, each))), None)
    drawn = THINGS.find(figure.name) if figure is not None else None
    if figure is None or drawn is None or _holds_one(person, drawn.names.en):
        return
    line = acting_line(place)
    had = floor.props.get(figure.id)
    if had is not None and not person.placed and had.y > 0 and had.z < line:
        person.x, person.z, person.turn = had.x + 0.6, line, -0.9  # from the other side
        person.placed = True
        return
    if not person.placed:
        person.x, person.z, person.placed = -0.5, line, True
    if person.turn is None:
        person.turn = 0.9
    side = 1 if person.turn >= 0 else -1
    x = person.x + side * 0.6
    low = drawn.size[1] > 0.4 or not place.indoors or is_down(person)
    kind = "" if low else "stove" if drawn.names.en in _COOKWARE else "table"
    top = 0.0
    if kind:
        floor.props.pop("side table", None)
        floor.props.setdefault(
            kind, Prop(id=kind, thing=kind, x=x + side * 0.25, z=person.z - 0.12, flip=side < 0)
        )
        top = THINGS.get(kind).surface or 0.9
    elif not is_down(person):
        person.cues.insert(0, Cue(verb="crouch"))
    prop = had or Prop(id=figure.id, thing=drawn.names.en, x=x)
    z = person.z - 0.16 if kind else person.z - 0.05
    floor.props[figure.id] = replace(prop, x=x, y=top, z=z, does="", subject=False)


def _holds_one(person: Person, name: str) -> bool:
    """Whether somebody has such a basket on the arm already, as who picks fruit has."""
    return name == "basket" and any(cue.verb == "pick from a tree" for cue in person.cues)
