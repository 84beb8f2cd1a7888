"""`Floor`: the stage while a plan is put on it, with who and what is there so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.plan import staging as plan
from onionskin.stage.dressing import colour_named
from onionskin.stage.look import Look
from onionskin.stage.roles import ROLES, Role
from onionskin.stage.script import Cue, Prop

# What is of one colour, where none is said; of a glass, by what is in it.
_USUAL_COLOURS = {"taxi": "#f4c63f", "fire engine": "#d9483b", "fire truck": "#d9483b"}

CONTENTS = {
    "milk": "#fbfaf5",
    "wine": "#9c2f45",
    "red wine": "#9c2f45",
    "white wine": "#f0e2a0",
    "beer": "#e8b23f",
    "juice": "#f39a2f",
    "orange juice": "#f39a2f",
    "apple juice": "#e0b84a",
    "tomato juice": "#d9483b",
    "lemonade": "#f6e98a",
    "cola": "#5a3226",
    "tea": "#c98a4a",
    "champagne": "#f3e3a6",
    "whisky": "#c9832f",
    "cocoa": "#6a4028",
}


def colour_of(figure: plan.StagedFigure) -> str:
    """The colour of a thing of the plan, "" for its own."""
    if figure.looks.color:
        return colour_named(figure.looks.color)
    of = (trait.removeprefix("of ") for trait in figure.looks.traits if trait.startswith("of "))
    names = (*of, figure.name)
    held = next((CONTENTS[name] for name in names if name in CONTENTS), "")
    return held or _USUAL_COLOURS.get(figure.name, "")


@dataclass(slots=True)
class Person:
    """A figure on its way to being an actor."""

    figure: plan.StagedFigure
    role: Role
    look: Look
    cues: list[Cue]
    x: float = 0
    z: float = 0
    turn: float | None = None
    seat: float = 0
    placed: bool = False
    mount: str = ""
    sunk: float = 0
    lifted: float = 0


@dataclass(slots=True)
class Floor:
    """The stage while a plan is put on it: who and what is there so far.

    `pictures` are the stage's names for the plan's own pictures, by the plan's names; `people`
    and `props` are by id; `warnings` says what is done otherwise than the plan says.
    """

    staged: plan.StagedPlan
    pictures: Mapping[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    props: dict[str, Prop] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    """Ids of those who are spoken of and are somewhere else: who is called on the phone."""


def person_of(floor: Floor, id_: str) -> plan.StagedFigure | None:
    """The figure of an id where that is a person, else None."""
    figure = floor.staged.figure(id_)
    return figure if figure is not None and figure.kind == "person" else None


def is_small(figure: plan.StagedFigure) -> bool:
    """Whether a grown-up can carry them on an arm."""
    role = ROLES.find(figure.name)
    age = figure.looks.age or (role.age if role is not None else "adult")
    return age in ("baby", "child")


def colour_of_id(floor: Floor, id_: str) -> str:
    figure = floor.staged.figure(id_)
    if figure is None or figure.kind == "person":
        return ""
    return colour_of(figure)


def name_of(floor: Floor, id_: str) -> str:
    """What the plan calls a figure or a prop; "" where it has none of that id."""
    named = {each.id: each.name for each in floor.staged.figures}
    named |= {each.id: each.name for each in floor.staged.props}
    return named.get(id_, "")


def if_person(floor: Floor, id_: str) -> str:
    """The id itself where it is a person's, else ""."""
    return id_ if person_of(floor, id_) is not None else ""


def is_thing(floor: Floor, id_: str) -> bool:
    figure = floor.staged.figure(id_)
    return figure is not None and figure.kind == "thing"
