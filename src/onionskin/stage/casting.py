"""Casting: who of a staged plan comes onto the stage.

Names become entries of the stage; what it does not have is stood in for or left out, and said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from onionskin.plan import staging as plan
from onionskin.stage.cueing import MUSICIANS, PLAYED, PUTTING_ON, cues_of
from onionskin.stage.dressing import dressed, for_bed, is_wearable, stood_in_for
from onionskin.stage.floor import CONTENTS, Floor, Person, if_person, is_small, name_of
from onionskin.stage.look import Frame
from onionskin.stage.roles import ROLES, look_of, nearest_role
from onionskin.stage.script import Cue

# Words for several people at once.
_GROUPS = {
    "family": ("man", "woman", "girl", "boy"),
    "couple": ("man", "woman"),
    "crowd": ("man", "woman", "person", "woman", "teenager", "man"),
    "band": ("musician",) * 3,
    "orchestra": ("musician",) * 5,
    "audience": ("woman", "man", "person", "man", "woman"),
}


def enter(floor: Floor, figure: plan.StagedFigure, index: int) -> None:
    """A person of the plan comes onto the stage, a group as several; things wait."""
    if figure.kind != "person" and ROLES.find(figure.name) is None:
        return
    names = [each.name for each in floor.staged.figures]
    if figure.name in MUSICIANS and figure.name != "musician" and "musician" in names:
        floor.away.add(figure.id)
        return
    if _is_called(floor, figure):
        floor.away.add(figure.id)
        floor.warnings.append(f"{figure.name} is at the other end of the line and is not seen")
        return
    members = _GROUPS.get(figure.name, (figure.name,) * min(figure.count, 6))
    if figure.count > len(members):
        floor.warnings.append(f"only {len(members)} of {figure.count} {figure.name} are drawn")
    for copy, name in enumerate(members):
        role = ROLES.find(name)
        if role is None:
            role = nearest_role(name) or ROLES.get(_likely_role(figure))
            floor.warnings.append(f"{figure.name} is drawn as {role.names.en}")
        seed = floor.staged.seed * 101 + index * 17 if figure.face is None else figure.face
        seed += copy
        age = figure.looks.age or None
        frame = figure.looks.sex or _other_than_before(floor, figure)
        look = look_of(role, seed, age=age, frame=frame or None)
        look, ignored = dressed(look, _with_put_on(floor, figure))
        floor.warnings += [
            f"{figure.name}: {word} is not drawn; name other clothes" for word in ignored
        ]
        floor.warnings += [
            f"{word} is drawn as {drawn}"
            for word in figure.looks.wears
            if (drawn := stood_in_for(word))
        ]
        if floor.staged.place in _WITH_BEDS and figure.id in _asleep(floor):
            look = for_bed(look)
        id_ = figure.id if copy == 0 else f"{figure.id}+{copy + 1}"
        cues = _in_turn(cues_of(floor, figure), copy)
        person = Person(figure=figure, role=role, look=look, cues=cues)
        ridden = {name_of(floor, each.object) for each in floor.staged.actions_of(figure.id)}
        if "unicorn" in ridden and any(cue.verb == "ride a horse" for cue in cues):
            person.mount = "unicorn"
        floor.people[id_] = person


_WITH_BEDS = frozenset({"bedroom", "hospital room"})


def _asleep(floor: Floor) -> set[str]:
    return {each.who for each in floor.staged.actions if each.verb == "sleep"}


def _in_turn(cues: list[Cue], copy: int) -> list[Cue]:
    """What one of a band does: each plays another instrument."""
    return [
        replace(each, verb=PLAYED[copy % len(PLAYED)]) if each.verb == PLAYED[0] else each
        for each in cues
    ]


def _is_called(floor: Floor, figure: plan.StagedFigure) -> bool:
    """Whether somebody is only called on the phone: they are not in the same room."""
    staged = floor.staged
    small = is_small(figure) or figure.kind != "person"
    ids = {each.id for each in staged.figures if each.name == figure.name}
    calls = [
        each
        for each in staged.actions
        if ids & {each.partner, each.object}
        and (each.verb in _CALLS or (each.verb == "call" and not small))
    ]
    others = [a for a in staged.actions if ids & {a.who, a.partner, a.object, a.to}]
    return bool(calls) and len(others) == len(calls)


_CALLS = frozenset({"phone", "telephone", "dial", "ring up", "call up", "call back"})


def _other_than_before(floor: Floor, figure: plan.StagedFigure) -> Frame | Literal[""]:
    """Of several of one kind whose sex nobody said there are women and men."""
    like = [each for each in floor.people.values() if each.figure.name == figure.name]
    role = ROLES.find(figure.name)
    if not like or (role is not None and role.frame is not None):
        return ""
    return "man" if like[-1].look.frame == "woman" else "woman"


def warn_of_traits(floor: Floor) -> None:
    """Says which words about looks nothing shows: a folded bicycle is drawn as any other."""
    for figure in floor.staged.figures:
        drawn = _DRAWN_TRAITS | ({"heavy", "large"} if _carried(floor, figure.id) else set())
        if any(each.name == "fire" for each in floor.staged.figures):
            drawn |= {"burning"}
        for trait in figure.looks.traits:
            content = trait.removeprefix("of ")
            if trait in drawn or content in CONTENTS or trait.startswith("of "):
                continue
            if figure.id in floor.people and is_wearable(trait):
                continue
            floor.warnings.append(
                f"{figure.name}: {trait} cannot be drawn; colours, ages and clothes can"
            )


_DRAWN_TRAITS = frozenset(
    [
        "young",
        "new",
        "same",
        "other",
        "own",
        "whole",
        "first",
        "last",
        "next",
        "few",
        "many",
        "two",
        "alone",
        "several",
    ]
)
"""Words about looks that need no showing."""


def _carried(floor: Floor, id_: str) -> bool:
    return any(each.verb == "carry" and each.object == id_ for each in floor.staged.actions)


def _with_put_on(floor: Floor, figure: plan.StagedFigure) -> plan.Looks:
    """The looks with what the figure is said to put on, where the stage can dress them in it."""
    put_on = (each for each in floor.staged.actions if each.verb in PUTTING_ON)
    names = (
        name_of(floor, each.object)
        for each in put_on
        if (if_person(floor, each.partner) or each.who) == figure.id
    )
    worn = tuple(name for name in names if name and is_wearable(name))
    return replace(figure.looks, wears=(*figure.looks.wears, *worn))


def _likely_role(figure: plan.StagedFigure) -> str:
    looks = figure.looks
    if looks.age in ("child", "baby", "teen"):
        return {"child": "child", "baby": "baby", "teen": "teenager"}[looks.age]
    if looks.age == "old":
        return "old woman" if looks.sex == "woman" else "old man"
    return looks.sex or "person"
