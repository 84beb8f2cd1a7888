"""Standing: everybody of a staged plan has a place of their own, a side they face, and ways to go.

People go to the place's anchors, partners face each other, the rest take free marks. Keys of
the plan, where it has any, win over all of this.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import Final

from onionskin.stage.actions import ACTIONS, Action
from onionskin.stage.actions.going import TREAD
from onionskin.stage.floor import Floor, Person, name_of
from onionskin.stage.lying import (
    BEDS,
    FLAT,
    ON_GROUND,
    has_bed,
    is_under,
    lie_in_bed,
    lie_on_floor,
    lie_on_seat,
    lie_outdoors,
    sit_at_desk,
)
from onionskin.stage.nearing import BY_HAND, EMBRACES, distance_for
from onionskin.stage.place import Place
from onionskin.stage.rig import rig_of
from onionskin.stage.script import Cue, Prop
from onionskin.stage.things import THINGS
from onionskin.stage.things.household import STAIRS_WIDE
from onionskin.stage.things.pictured import thing_named
from onionskin.stage.touching import ON_A_BODY, apart_for
from onionskin.stage.whereabouts import acting_line
from onionskin.stage.working import bring_chair

# Marks around the middle where people stand who are not told where: (x, z).
_MARKS = (
    (-0.75, 0.0),
    (0.75, 0.05),
    (-1.75, 0.5),
    (1.75, 0.55),
    (0.0, 0.9),
    (-2.6, 1.1),
    (2.6, 1.2),
)


def seat(floor: Floor, person: Person, place: Place) -> None:
    """Who sits or lies has a seat or a bed, the place's own where it has one."""
    if person.placed:
        return
    verbs = {cue.verb for cue in person.cues}
    if verbs & ON_GROUND.keys() and not place.indoors and not has_bed(floor):
        lie_outdoors(floor, person, place)
        return
    if sit_at_desk(floor, person):
        return
    verbs = {cue.verb for cue in person.cues}
    if verbs & FLAT and (place.indoors or is_under(person)):
        lie_on_floor(floor, person, place)
        return
    said = person.figure.standing
    in_bed = said is not None and said.relation == "in" and name_of(floor, said.of) in BEDS
    lying = (
        verbs & {"lie", "sleep"}
        or in_bed
        or (
            person.role.names.en == "patient"
            and not verbs - {"talk", "listen"}
            and "bed" in place.anchors
        )
    )
    if lying and lie_on_seat(floor, person, place):
        return
    if lying:
        lie_in_bed(floor, person, place, verbs)
        return
    wants = next((a for a in map(ACTIONS.get, verbs) if a.seat), None)
    if wants is None:
        return
    if "sit" not in verbs:
        person.cues.insert(0, Cue(verb="sit"))
    bench = place.anchors.get("seat")
    if bench is not None and not wants.thing:
        shift = 0.55 * sum(1 for other in floor.people.values() if other.seat)
        person.x, person.z, person.turn = bench.x + shift, bench.z, bench.turn
        person.seat, person.placed = bench.seat, True
        return
    person.seat = THINGS.get("chair").seat


def pair(floor: Floor, person: Person, place: Place) -> None:
    """Who acts with somebody stands before them, and they turn to each other."""
    for cue in person.cues:
        action = ACTIONS.get(cue.verb)
        other = floor.people.get(cue.partner)
        if other is None and action.partner:
            other = _nearest_other(floor, person)
        if other is None or not (action.partner or cue.partner):
            continue
        if cue.verb == "lead":
            continue
        if not cue.partner:
            index = person.cues.index(cue)
            partner_id = next(k for k, each in floor.people.items() if each is other)
            person.cues[index] = replace(cue, partner=partner_id)
        _face(floor, person, other, action, place)
        return


def _nearest_other(floor: Floor, person: Person) -> Person | None:
    return next((each for each in floor.people.values() if each is not person), None)


_ARM_SHOWN = 0.25
"""Radians that somebody is turned to whoever does something to their arm."""


def _face(floor: Floor, person: Person, other: Person, action: Action, place: Place) -> None:
    touches = action.names.en in ON_A_BODY
    apart = _apart(floor, person, other, action)
    if action.names.en == "inject" and other.turn is None:
        apart += 0.14  # the arm that is shown is beside the body
    lies = bool(other.seat) and abs(other.turn or 0) > 1.2
    if other.placed and not person.placed and touches and lies:
        # At the bed's foot no arm is in reach: they stand before it, at the shoulder.
        side = 1 if (other.turn or 0) < 0 else -1
        person.x, person.z, person.turn = other.x - 0.2 * side, other.z - 0.42, 1.2 * side
    elif other.placed and not person.placed:
        # Beside a bed one stands at its middle; beside a mark, in front of who is there.
        side = -1 if other.x >= 0 else 1
        gap = apart + (0.95 if lies else 0.0)
        beside = (each for each in floor.people.values() if each.placed and each is not other)
        if any(abs(each.x - other.x - side * gap) < 0.6 for each in beside):
            # Somebody is there already.
            side = -side
        person.x, person.z = other.x + side * gap, other.z - 0.35
    elif person.placed and not other.placed and touches:
        side = 1 if (person.turn or 1) >= 0 else -1
        other.x, other.z, other.placed = person.x + side * apart, person.z - 0.06, True
    elif not person.placed:
        line = acting_line(place)
        person.x, person.z = -apart / 2, line
        other.x, other.z, other.placed = apart / 2, line + 0.04, True
    person.placed = True
    right = person.x < other.x
    person.turn = person.turn if person.turn is not None else (1.0 if right else -1.0)
    if other.turn is None:
        # Who is given an injection shows us the arm: the needle lies across nobody's chest.
        half = _ARM_SHOWN if action.names.en == "inject" else 1.0
        other.turn = -half if right else half
    if action.names.en == "cut hair":
        _seat_before(floor, person, other)
    if not other.cues:
        _answer(floor, person, other, action)


def _answer(floor: Floor, person: Person, other: Person, action: Action) -> None:
    """What somebody does to whom nothing else was given to do, while another acts with them."""
    id_, other_id = (
        next(k for k, each in floor.people.items() if each is one) for one in (person, other)
    )
    mutual = [each for each in person.cues if each.verb in _MUTUAL and each.partner == other_id]
    if mutual:
        other.cues = [replace(each, partner=id_) for each in mutual]
        return
    verb = _ANSWERS.get(action.names.en, "listen")
    cue = next(each for each in person.cues if each.verb == action.names.en)
    if verb in ("listen", "talk"):
        cue = Cue(verb=verb)
    other.cues.append(replace(cue, verb=verb, partner=id_))


def _apart(floor: Floor, person: Person, other: Person, action: Action) -> float:
    """Metres between two who act together: those who hold each other stand close from the start."""
    held = _held_apart(floor, person, other)
    if held is not None:
        return held
    if action.names.en in BY_HAND:
        return distance_for(action.names.en, person.look, other.look)
    if action.names.en in ON_A_BODY:
        return apart_for(action, rig_of(person.look))
    return max(action.apart, 0.75)


def _held_apart(floor: Floor, person: Person, other: Person) -> float | None:
    """Metres between two of whom one holds the other first of all; None where none does."""
    cues = [cue for cue in person.cues if floor.people.get(cue.partner) is other]
    first = min(
        (cue for cue in cues if ACTIONS.get(cue.verb).layer != "travel"),
        key=lambda cue: cue.start,
        default=None,
    )
    return ACTIONS.get(first.verb).apart if first and first.verb in EMBRACES else None


def _seat_before(floor: Floor, person: Person, other: Person) -> None:
    """Whose hair is cut sits before who cuts it, and looks the same way."""
    side = 1 if person.x <= other.x else -1
    other.cues = [Cue(verb="sit")]
    other.seat, other.turn = THINGS.get("chair").seat, 0.9 * side
    person.x, person.z, person.turn = other.x - 0.46 * side, other.z - 0.02, 1.0 * side
    bring_chair(floor, other)


_MUTUAL: Final = frozenset(["shake hands", "hug", "hold hands", "kiss"])
"""What both do, at the same time."""
_ANSWERS = {"give": "be given", "help up": "be helped up", "listen": "talk"}
"""What those do to whom it is done, at the same time."""


def address(floor: Floor, place: Place) -> None:
    """Who speaks to many stands at a lectern, and they stand before them."""
    speaker = next(
        (p for p in floor.people.values() for c in p.cues if c.verb == "give a speech"), None
    )
    if speaker is None or len(floor.people) < 4:
        return
    line = acting_line(place)
    speaker.x, speaker.z, speaker.turn, speaker.placed = -2.3, line, 1.0, True
    floor.props["podium"] = Prop(id="podium", thing="podium", x=-1.8, z=line - 0.15)
    id_ = next(k for k, each in floor.people.items() if each is speaker)
    others = [each for each in floor.people.values() if each is not speaker]
    for k, person in enumerate(others):
        person.x, person.z = -0.2 + 0.52 * k, line + (0.0, 0.7)[k % 2]
        person.turn, person.placed = -1.15, True
        person.cues = person.cues or [Cue(verb="listen", partner=id_)]


def mark_others(floor: Floor, place: Place) -> None:
    """Those nobody placed take free marks and look at who acts."""
    leader = next(iter(floor.people.values()), None)
    line = acting_line(place)
    marks = [(x, z + line) for x, z in _MARKS]
    if leader is not None and leader.placed and leader.z > line + 1:
        # Whoever listens to somebody at the back stands aside, so that none is hidden.
        marks = [(leader.x + 1.75 + 0.85 * k, line + (0.1, 0.55)[k % 2]) for k in range(4)]
        marks += [(leader.x - 1.6 - 0.8 * k, line + 0.4) for k in range(2)]
    for person in floor.people.values():
        if person.placed:
            continue
        for x, z in marks:
            free = all(
                math.hypot(other.x - x, other.z - z) > 0.62
                for other in floor.people.values()
                if other.placed
            )
            if free:
                break
        else:
            # A crowd stands in rows behind the marks.
            rank = sum(1 for other in floor.people.values() if other.placed)
            x, z = -3.2 + 0.8 * (rank % 9), line + 1.4 + 0.45 * (rank // 9)
        alone = len(floor.people) == 1
        person.x, person.z = (0.0, line) if alone else (x, z)
        person.placed = True
        if person.turn is None and leader is not None and leader is not person:
            # They look at who acts, and are cheated towards us, so that faces are seen.
            turn = math.atan2(leader.x - person.x, person.z - leader.z)
            person.turn = max(-1.9, min(1.9, turn))
        if person.turn is None:
            person.turn = 0.35 if alone else 0.9
        if leader is not None and person is not leader and not person.cues:
            person.cues.append(Cue(verb="listen"))
        if person.seat > _ON_THE_GROUND and not _has_chair(floor, person):
            bring_chair(floor, person, place)


_ON_THE_GROUND = 0.1
"""Metres up to which somebody sits or lies on nothing but the ground."""


def _has_chair(floor: Floor, person: Person) -> bool:
    chairs = (each for each in floor.props.values() if each.thing == "chair")
    return any(math.hypot(each.x - person.x, each.z - person.z) < 0.3 for each in chairs)


_SWIMS_AT = 0.56
"""Metres under water of whoever swims: their back, head and arms are over it."""


def wade(floor: Floor, person: Person, place: Place) -> None:
    """Who swims is in the water of the place, where it has some."""
    water = place.anchors.get("water")
    if water is not None and any(cue.verb == "swim" for cue in person.cues):
        others = sum(1 for each in floor.people.values() if each.sunk)
        person.z, person.sunk = water.z + 0.8 * others, _SWIMS_AT
    elif water is not None and any(cue.verb == "row" for cue in person.cues):
        person.z = water.z
    elif water is not None and water.z <= 0 and not person.mount and not _by_water(person):
        # On open water one stands on something.
        floor.props.setdefault("jetty", Prop(id="jetty", thing="jetty", x=0, z=person.z + 0.9))


def _by_water(person: Person) -> bool:
    return any(ACTIONS.get(cue.verb).mount for cue in person.cues)


_STAIRS = {"walk up the stairs": 1, "walk down the stairs": -1}
_STAIRS_WAY = 8 * TREAD


def _take_stairs(floor: Floor, person: Person, index: int) -> None:
    """Puts stairs under somebody's way."""
    cue = person.cues[index]
    before = sum(1 for each in floor.people.values() if _is_sent(each))
    up = _STAIRS[cue.verb]
    # Stairs rise to the right; who goes down comes from there.
    start = (-1.2 if up > 0 else 1.2) - 0.6 * before * up
    foot = -1.2
    person.x, person.turn = start, 1.2 * up
    way = _STAIRS_WAY
    # Nobody comes off them before the shot ends.
    end = max(cue.end, floor.staged.seconds)
    person.cues[index] = replace(cue, to=(start + up * way, person.z), end=end)
    floor.props["stairs"] = Prop(
        id="stairs", thing="stairs", x=foot + STAIRS_WIDE / 2, z=person.z + 0.05
    )


def _leap(floor: Floor, person: Person, index: int, place: Place) -> None:
    """Somebody runs up from the left before a bar and comes down on the mat behind it."""
    line = acting_line(place)
    person.x, person.z, person.turn, person.placed = -2.0, line - 0.5, 1.2, True
    person.cues[index] = replace(person.cues[index], to=(0.9, line + 0.62))
    for id_, prop in list(floor.props.items()):
        if prop.thing == "crossbar":
            floor.props[id_] = replace(prop, x=0.0, z=line, scale=0.72)
        elif prop.thing in ("gym mat", "crash mat"):
            floor.props[id_] = replace(prop, x=0.7, z=line + 0.9, scale=1.3)
        elif prop.thing == "goal":
            del floor.props[id_]


def send(floor: Floor, person: Person, place: Place) -> None:
    """Gives ways to those who travel: to whom they go to, or across the stage."""
    lane = place.anchors.get("lane")
    for index, cue in enumerate(person.cues):
        action = ACTIONS.get(cue.verb)
        if action.layer != "travel" or cue.to is not None:
            continue
        if cue.verb == "leap over":
            _leap(floor, person, index, place)
            continue
        if cue.verb in _STAIRS:
            _take_stairs(floor, person, index)
            continue
        if cue.verb == "row" and (rower := _rower_of_the_boat(floor, person)) is not None:
            _row_along(person, index, rower)
            continue
        if action.mount:
            named = cue.thing if cue.thing and thing_named(cue.thing).front else ""
            person.mount = named or person.mount or action.mount
        longest = 5.2
        if person.mount:
            # What is long goes a shorter way, so that it is whole at its end.
            longest = 6.4 - 0.5 * max(0.0, thing_named(person.mount).size[0] - 1.72)
        longest *= min(1.0, rig_of(person.look).height / 1.6)
        length = min(action.speed * (cue.end - cue.start), longest)
        goal = _goal(floor, person)
        if goal is not None:
            to, side = goal
            person.x = to - side * min(length, 3.2)
        else:
            side = -1.0 if (person.turn or 1) < 0 else 1.0
            side = _said_side(floor, person, cue) or side
            if cue.start > 0.5 and _has_met(floor, person, cue.start):
                # They set out from where they were with somebody.
                person.cues[index] = replace(cue, to=(person.x + side * length, person.z))
                continue
            # Several go beside and behind each other.
            before = [each for each in floor.people.values() if _is_sent(each)]
            sent = len(before)
            gap = 0.9
            if person.mount:
                gap = max(0.9, thing_named(person.mount).size[0] + 0.05)
                person.z = (person.z if lane is None else lane.z) + 0.5 * sent
            if before and abs(before[0].turn or 0) > 1:
                side = math.copysign(1.0, before[0].turn or 1)
            person.x, to = -side * (length / 2 + gap * sent), side * (length / 2 - gap * sent)
        person.turn = side if goal is not None else side * 1.2
        spare = length / action.speed if action.speed else cue.end - cue.start
        end = min(cue.end, cue.start + max(spare, 0.6)) if goal is not None else cue.end
        person.cues[index] = replace(cue, to=(to, person.z), end=end)
        _take_along(floor, person, person.cues[index])


def _said_side(floor: Floor, person: Person, cue: Cue) -> float:
    """Whether a way is said to lead to the left (-1) or to the right (1); 0 for neither."""
    own = floor.staged.actions_of(person.figure.id)
    said = {each.to for each in own if abs(each.end - cue.end) < 1e-6}
    return 1.0 * ("right" in said) - 1.0 * ("left" in said)


def _has_met(floor: Floor, person: Person, before: float) -> bool:
    """Whether somebody has done something by hand with another before that time."""
    return any(
        cue.partner in floor.people and cue.start < before and cue.verb in (*BY_HAND, *EMBRACES)
        for cue in person.cues
    )


_THWARTS = 0.95
"""Metres from one to the other who row in a boat."""


def _rower_of_the_boat(floor: Floor, person: Person) -> Person | None:
    """Who rows already in the boat that somebody is said to row."""
    boats = {a.object for a in floor.staged.actions_of(person.figure.id) if a.object}
    for other in floor.people.values():
        own = {a.object for a in floor.staged.actions_of(other.figure.id)}
        if other is not person and other.mount and boats & own and _is_sent(other):
            return other
    return None


def _row_along(person: Person, index: int, rower: Person) -> None:
    """Somebody sits behind whoever rows, in the same boat."""
    way = next(each for each in rower.cues if each.to is not None)
    if way.to is None:
        return
    back = -math.copysign(_THWARTS, way.to[0] - rower.x)
    person.x, person.z, person.turn = rower.x + back, rower.z - 0.01, rower.turn
    person.placed, person.seat = True, 0.0
    cue = person.cues[index]
    to = (way.to[0] + back, person.z)
    person.cues[index] = replace(cue, verb="row along", thing="", to=to, end=way.end)


def _take_along(floor: Floor, person: Person, way: Cue) -> None:
    """Who is supported, or goes hand in hand, goes the same way a step ahead."""
    held = (each for each in person.cues if each.verb in ("support", "hold hands"))
    other = next((o for each in held if (o := floor.people.get(each.partner))), None)
    if other is None or way.to is None or any(_of_the_way(each) for each in other.cues):
        return
    side = 1 if way.to[0] >= person.x else -1
    other.x, other.z = person.x + 0.52 * side, person.z - 0.12
    other.turn, other.placed, other.seat = person.turn, True, 0.0
    other.cues = [replace(way, to=(way.to[0] + 0.52 * side, other.z), partner="")]


def _of_the_way(cue: Cue) -> bool:
    return ACTIONS.get(cue.verb).layer == "travel"


def _is_sent(person: Person) -> bool:
    return any(cue.to is not None for cue in person.cues)


def _goal(floor: Floor, person: Person) -> tuple[float, float] | None:
    """Where somebody stops before whom or what they go to, and on which way: 1 to the right."""
    for action in floor.staged.actions_of(person.figure.id):
        goal = floor.people.get(action.to) or floor.people.get(action.partner)
        prop = floor.props.get(action.to)
        at = goal.x if goal else prop.x if prop else None
        if at is not None:
            held = _held_apart(floor, person, goal) if goal is not None else None
            before = 0.95 if held is None else held
            if goal is not None and (then := _then(floor, person, goal, action.end)):
                before = distance_for(then, person.look, goal.look)
            side = math.copysign(1.0, at - person.x if at != person.x else 1)
            return at - before * side, side
    return None


def _then(floor: Floor, person: Person, goal: Person, end: float) -> str:
    """What two do together first once one has come to the other; "" for nothing by hand."""
    cues = [
        cue
        for one, two in ((person, goal), (goal, person))
        for cue in one.cues
        if floor.people.get(cue.partner) is two and cue.end > end
        if ACTIONS.get(cue.verb).layer == "hands"
    ]
    first = min(cues, key=lambda cue: cue.start, default=None)
    return first.verb if first is not None and first.verb in (*BY_HAND, *EMBRACES) else ""


def follow_keys(floor: Floor, person: Person) -> None:
    """Who has keys in the plan is where these say, and walks or runs between them."""
    keys = person.figure.keys
    if not keys:
        return
    first = keys[0]
    person.x, person.z, person.turn = first.x, first.z, math.radians(first.turn)
    walks = any(ACTIONS.get(cue.verb).layer == "travel" for cue in person.cues)
    for one, other in itertools.pairwise(keys):
        if not walks and math.hypot(other.x - one.x, other.z - one.z) > 0.05:
            speed = math.hypot(other.x - one.x, other.z - one.z) / (other.seconds - one.seconds)
            verb = "run" if speed > 2.1 else "walk"
            way = Cue(verb=verb, start=one.seconds, end=other.seconds, to=(other.x, other.z))
            person.cues.append(way)
