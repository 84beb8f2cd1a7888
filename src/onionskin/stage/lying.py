"""Lying: in a bed, on a sofa, on a floor, outdoors; and who "lies" on a desk sits at it."""

from __future__ import annotations

from dataclasses import replace

from onionskin.stage.floor import Floor, Person, name_of
from onionskin.stage.place import Anchor, Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue, Prop
from onionskin.stage.things import THINGS
from onionskin.stage.whereabouts import acting_line
from onionskin.stage.working import lean_on

_CLINICAL = frozenset({"hospital room", "operating room", "pharmacy"})
"""Where a bed is a hospital's."""


def lie_in_bed(floor: Floor, person: Person, place: Place, verbs: set[str]) -> None:
    """Somebody lies in a bed, the place's own where it has one; who comes second in the next."""
    anchor = place.anchors.get("bed", Anchor(x=0.6, z=0.4, turn=-1.35))
    turn = anchor.turn or -1.35
    kind = "hospital bed" if place.names.en in _CLINICAL else "bed"
    bed = THINGS.get(kind)
    way = 1 if turn > 0 else -1
    # Who comes second lies in the next bed, farther back.
    own = [each.id for each in floor.props.values() if each.thing == kind]
    beds = sum(1 for each in floor.people.values() if each.placed and _lies(each))
    x, z = anchor.x - 3.0 * beds, anchor.z + 1.5 * beds
    id_ = own[beds] if beds < len(own) else "bed" if not beds else f"bed-{beds + 1}"
    scale = max(0.72, min(1.0, rig_of(person.look).height / 1.6))
    floor.props[id_] = Prop(
        id=id_,
        thing=kind,
        x=x + 0.3 * way * scale,
        z=z + 0.12,
        flip=way < 0,
        scale=scale,
        subject=len(floor.people) == 1,
    )
    if "lie" not in verbs and "sleep" not in verbs:
        person.cues.insert(0, Cue(verb="lie"))
    person.x, person.z, person.turn = x, z, turn
    person.seat, person.placed = bed.seat * scale, True


def sit_at_desk(floor: Floor, person: Person) -> bool:
    """Who "lies" on a desk or a table sits at it, asleep on the arms or over their work."""
    verbs = {cue.verb for cue in person.cues}
    said = person.figure.standing
    if said is not None and name_of(floor, said.of) in _LEANT_ON and verbs & _LYING:
        person.cues = [replace(c, verb="lean over") if c.verb in _LYING else c for c in person.cues]
        return False
    id_ = _desk_of(floor, person, verbs) if verbs & _LYING else ""
    thing = THINGS.find(name_of(floor, id_))
    if thing is None:
        return False
    prop = floor.props.pop(id_, None)
    if "sleep" in verbs:
        cue = next(each for each in person.cues if each.verb == "sleep")
        person.cues = [replace(cue, verb="sleep at a desk", start=0.0)]
        person.seat = THINGS.get("chair").seat
        return True
    person.cues = [each for each in person.cues if each.verb not in _LYING]
    if thing.names.en in _BENCHES or not person.cues:
        person.cues.insert(0, Cue(verb="lean over"))
        if prop is not None:
            floor.props[id_] = prop
            lean_on(floor, person, prop)
    return False


def _desk_of(floor: Floor, person: Person, verbs: set[str]) -> str:
    """At which desk or table somebody lies who is said to lie on one; "" for none."""
    said = person.figure.standing
    ids = [said.of] if said is not None else []
    if said is None and "lie on the front" in verbs:
        ids = [each.id for each in floor.staged.figures]
    for id_ in ids:
        thing = THINGS.find(name_of(floor, id_))
        if thing is not None and thing.surface and not thing.seat:
            return id_
    return ""


_LYING = frozenset({"lie", "sleep", "lie on the front"})
_LEANT_ON = frozenset(
    ["window", "windowsill", "window sill", "railing", "fence", "wall", "rail", "balustrade"]
)
"""Nobody lies on these: one leans on them."""
_BENCHES = frozenset({"workbench", "counter"})
"""At these one stands, and leans over them."""
FLAT = frozenset({"lie on the ground", "lie on the front", "sleep on the ground"})
"""How one lies on a floor."""


def is_under(person: Person) -> bool:
    said = person.figure.standing
    return said is not None and said.relation == "under"


def lie_on_floor(floor: Floor, person: Person, place: Place) -> None:
    """Somebody lies on the floor, on the carpet that is named, or under what is named."""
    said = person.figure.standing
    others = sum(1 for each in floor.people.values() if each.placed and _lies_flat(each))
    x, z = 0.25 - 0.5 * others, acting_line(place) + 0.5 * others
    prop = floor.props.get(said.of) if said is not None else None
    if said is not None and prop is not None and said.relation == "under":
        floor.props[said.of] = replace(prop, x=x - 0.75, z=z + 0.35)
    elif said is not None and prop is not None and prop.thing == "carpet":
        floor.props[said.of] = replace(prop, x=0.3, z=0.55)
    person.x, person.z, person.placed = x, z, True
    person.seat, person.turn = _ON_FLOOR, 1.35


_ON_FLOOR = 0.02
"""Metres over the floor of whoever lies on it."""


def _lies_flat(person: Person) -> bool:
    return any(cue.verb in FLAT for cue in person.cues)


def lie_on_seat(floor: Floor, person: Person, place: Place) -> bool:
    """Who is said to lie on a sofa or a mat lies on it, one of the place's own where it has one."""
    said = person.figure.standing
    drawn = THINGS.find(name_of(floor, said.of)) if said is not None else None
    if said is None or drawn is None or drawn.names.en not in _LAIN_ON:
        return False
    piece = next((each for each in place.furniture if each.thing == drawn.names.en), None)
    prop = floor.props.get(said.of)
    if prop is None:
        x, z, scale = (piece.x, piece.z, piece.scale) if piece is not None else (0.3, 0.4, 1.0)
        # Over the place's own, and never out of focus.
        floor.props[said.of] = Prop(id=said.of, thing=drawn.names.en, x=x, z=z - 0.02, scale=scale)
    else:
        x, z, scale = 0.3, acting_line(place) + 0.3, prop.scale
        floor.props[said.of] = replace(prop, x=x, z=z)
    if not any(ON_GROUND.get(cue.verb) for cue in person.cues):
        person.cues.insert(0, Cue(verb="lie"))
    if drawn.surface and drawn.names.en == "gym mat":
        person.cues = [replace(c, verb=ON_GROUND.get(c.verb, c.verb)) for c in person.cues]
    person.x, person.z, person.turn = x - 0.12 * scale, z - 0.1, 1.35
    person.seat, person.placed = max(drawn.seat, drawn.surface) * scale, True
    return True


BEDS = frozenset({"bed", "hospital bed"})
_LAIN_ON = frozenset({"sofa", "gym mat", "operating table"})
ON_GROUND = {
    "lie": "lie on the ground",
    "sleep": "sleep on the ground",
    "lie on the ground": "lie on the ground",
    "sleep on the ground": "sleep on the ground",
}
"""How one lies where there is no bed."""


def lie_outdoors(floor: Floor, person: Person, place: Place) -> None:
    """Outdoors one sleeps in a sleeping bag before a tent, and lies on a blanket."""
    sleeps = any("sleep" in cue.verb for cue in person.cues)
    mats = [each for each in floor.props.values() if each.thing in _OUTDOORS]
    others = sum(1 for each in floor.people.values() if each.placed and each.seat)
    own = mats[others] if others < len(mats) else None
    kind = own.thing if own is not None else "sleeping bag" if sleeps else "picnic blanket"
    id_ = own.id if own is not None else f"{kind}-{len(floor.props)}"
    x, z = 0.3 - 2.5 * (others % 2), acting_line(place) + 0.7 * others
    scale = max(0.72, min(1.0, rig_of(person.look).height / 1.7))
    person.cues = [replace(c, verb=ON_GROUND.get(c.verb, c.verb)) for c in person.cues]
    person.x, person.z, person.turn = x, z, 1.35
    person.seat, person.placed = THINGS.get(kind).seat * scale, True
    alone = len(floor.people) == 1
    floor.props[id_] = Prop(
        id=id_, thing=kind, x=x + 0.25 * scale, z=z + 0.12, scale=scale, subject=alone
    )
    tents = any(each.thing == "tent" for each in floor.props.values())
    if sleeps and not tents:
        floor.props["tent"] = Prop(id="tent", thing="tent", x=-0.9, z=z + 1.5)


_OUTDOORS = frozenset({"sleeping bag", "picnic blanket", "gym mat"})


def has_bed(floor: Floor) -> bool:
    return any(each.thing in ("bed", "hospital bed") for each in floor.props.values())


def _lies(person: Person) -> bool:
    return any(cue.verb in ON_GROUND for cue in person.cues)
