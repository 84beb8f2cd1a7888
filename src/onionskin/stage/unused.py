"""What of a plan written by hand changes nothing in its picture, and is therefore told of.

A field has no effect where the stage blocks the same script without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from onionskin.plan.staging import StagedPlan
from onionskin.stage.actions import nearest_action
from onionskin.stage.blocking import block
from onionskin.stage.cueing import verb_of
from onionskin.stage.floor import Floor, name_of
from onionskin.stage.place import Place
from onionskin.stage.places import PLACES
from onionskin.stage.things import THINGS
from onionskin.stage.things.pictured import picture_named, thing_named

_FIELDS: Final = ("object", "partner", "tool", "to")
_MOST: Final = 100
"""So many fields of a plan are looked at."""
_LOWEST: Final = 0.4
"""Metres that a thing of the set is high at least."""


def unused(plan: StagedPlan, pictures: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """One line for each part of a plan that changes nothing, with what would."""
    script, _ = block(plan, pictures)
    place, floor = PLACES.get(script.place), Floor(plan, pictures or {})
    warnings = _of_the_set(floor, place)
    checks = 0
    for index, action in enumerate(plan.actions):
        entry = nearest_action(verb_of(floor, action))
        who = plan.figure(action.who)
        if entry is None or who is None or who.kind != "person":
            continue
        for field in _FIELDS:
            id_ = getattr(action, field)
            if not id_ or checks >= _MOST:
                continue
            if entry.partner and id_ in _people(plan):
                continue  # it would be done with them all the same: nobody else is there
            if field == "to" and id_ in (action.object, action.partner):
                continue
            checks += 1
            if block(_without(plan, index, field), pictures)[0] == script:
                name = name_of(floor, id_) or id_
                warnings.append(
                    f"{who.name}: {action.verb} looks the same without its {field} {name}"
                )
    return tuple(dict.fromkeys(warnings))


def _of_the_set(floor: Floor, place: Place) -> list[str]:
    """What of the set does not come, or not where it is said to."""
    furniture, warnings = {each.thing for each in place.furniture}, list[str]()
    for prop in floor.staged.props:
        if prop.anchor and prop.anchor not in place.anchors:
            has = ", ".join(place.anchors)
            warnings.append(
                f"{prop.name}: the {place.names.en} has no anchor {prop.anchor}; "
                f"choose one of {has}"
            )
        drawn = floor.pictures.get(prop.name) or picture_named(prop.name)
        drawn = prop.name if prop.name in THINGS else drawn
        if not drawn:
            continue  # whoever blocks the plan says so
        thing = thing_named(drawn)
        if thing.names.en in furniture:
            warnings.append(
                f"the {place.names.en} has a {prop.name} already, and no second one comes"
            )
        elif thing.size[1] <= _LOWEST:
            warnings.append(
                f"{prop.name} is too small to stand in the set: "
                "make it a figure with a standing, such as on a table"
            )
    return warnings


def _people(plan: StagedPlan) -> frozenset[str]:
    """The ids of a plan's people."""
    return frozenset(each.id for each in plan.figures if each.kind == "person")


def _without(plan: StagedPlan, index: int, field: str) -> StagedPlan:
    bare = replace(plan.actions[index], **{field: ""})  # type: ignore[arg-type]
    return replace(plan, actions=(*plan.actions[:index], bare, *plan.actions[index + 1 :]))
