"""Blocking: a staged plan becomes a script, with everybody in a place of their own.

First people are cast (`casting`), then things are brought (`furnishing`), then people take their
places (`standing`) at what they work at (`working`); the camera is set last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from onionskin.plan import staging as plan
from onionskin.plan.plan import MAX_SECONDS, Weather
from onionskin.stage.actions import ACTIONS
from onionskin.stage.answering import answer
from onionskin.stage.camera import Angle, Move, Shot
from onionskin.stage.carrying import push_chairs, ride_along, take_up
from onionskin.stage.casting import enter, warn_of_traits
from onionskin.stage.floor import Floor
from onionskin.stage.furnishing import arrange, bring, dress_set, hang_flat, hang_pictures
from onionskin.stage.groups import fall_in, follow, sit_in_class, surround
from onionskin.stage.hiding import hide_under, lower_fronts, stand_behind, stand_on_steps, uncover
from onionskin.stage.keeping import keep
from onionskin.stage.light import Hour
from onionskin.stage.nearing import near
from onionskin.stage.place import Place
from onionskin.stage.script import Actor, Cue, Script
from onionskin.stage.standing import (
    address,
    follow_keys,
    mark_others,
    pair,
    seat,
    send,
    wade,
)
from onionskin.stage.things.pictured import thing_named
from onionskin.stage.whereabouts import place_of
from onionskin.stage.working import lay_table, sit_on, work

_HOURS: dict[str, Hour] = {"day": "day", "night": "night", "dawn": "dawn", "sunset": "dusk"}

_SHOTS: dict[str, Shot] = {
    "wide": "wide",
    "full": "full",
    "medium": "medium",
    "close-up": "close-up",
    "detail": "close-up",
}

_MOVES: dict[str, Move] = {
    "still": "still",
    "pan-left": "left",
    "pan-right": "right",
    "tilt-up": "up",
    "tilt-down": "down",
    "dolly-in": "dolly in",
    "zoom-in": "in",
    "dolly-out": "dolly out",
    "zoom-out": "out",
    "orbit": "orbit",
    "follow": "follow",
    "hand-held": "hand-held",
}

# How far from the middle anybody is still on the stage, in metres.
_STAGE_METRES = 25.0


def block(
    staged: plan.StagedPlan, pictures: Mapping[str, str] | None = None
) -> tuple[Script, tuple[str, ...]]:
    """The script of a staged plan, and one line for each thing done otherwise than it says.

    `pictures`: things of the plan that are pictures of one's own, by name: the stage's names
    for them (`pictured.own_picture`).
    """
    pace = min(staged.pace, MAX_SECONDS / staged.seconds)
    script, warnings = _script(Floor(_paced(staged, pace), pictures or {}))
    return replace(script, pace=pace), warnings


def _paced(staged: plan.StagedPlan, pace: float) -> plan.StagedPlan:
    """The plan with its times `pace` as long: played so much faster, it lasts as it did."""
    if pace == 1:
        return staged
    figures = tuple(
        replace(one, keys=tuple(replace(key, seconds=key.seconds * pace) for key in one.keys))
        for one in staged.figures
    )
    actions = tuple(
        replace(one, start=one.start * pace, end=one.end * pace) for one in staged.actions
    )
    return replace(staged, seconds=staged.seconds * pace, figures=figures, actions=actions)


def _script(floor: Floor) -> tuple[Script, tuple[str, ...]]:
    staged = floor.staged
    for index, figure in enumerate(staged.figures):
        enter(floor, figure, index)
    place = place_of(floor)
    unseen = floor.people.keys() | floor.away
    things = [each for each in staged.figures if each.id not in unseen]
    if floor.people:
        for figure in things:
            bring(floor, figure, place)
    else:
        arrange(floor, things, place)
    sit_in_class(floor, place)
    for person in floor.people.values():
        sit_on(floor, person, place)
    for person in floor.people.values():
        seat(floor, person, place)
    surround(floor, place)
    address(floor, place)
    for person in floor.people.values():
        pair(floor, person, place)
    answer(floor)
    lay_table(floor, place)
    for person in floor.people.values():
        work(floor, person, place)
    fall_in(floor)
    mark_others(floor, place)
    uncover(floor)
    stand_behind(floor, place)
    follow(floor)
    for person in floor.people.values():
        wade(floor, person, place)
        send(floor, person, place)
        follow_keys(floor, person)
    ride_along(floor)
    push_chairs(floor)
    take_up(floor)
    near(floor)
    keep(floor)
    lower_fronts(floor)
    stand_on_steps(floor, place)
    hide_under(floor)
    dress_set(floor, place)
    hang_pictures(floor, place)
    hang_flat(floor)
    _warn_of_strays(floor)
    warn_of_traits(floor)
    return _shot(floor, place), tuple(dict.fromkeys(floor.warnings))


def _warn_of_strays(floor: Floor) -> None:
    """Says who stands where no camera of the stage sees them."""
    for figure in floor.staged.figures:
        far = max((max(abs(key.x), abs(key.z)) for key in figure.keys), default=0.0)
        if far > _STAGE_METRES:
            floor.warnings.append(f"{figure.name} leaves the stage: {far:g} m from its middle")


def _shot(floor: Floor, place: Place) -> Script:
    camera = floor.staged.camera
    move = _MOVES[camera.move]
    angle: Angle = camera.angle or "level"
    shot = _SHOTS.get(camera.shot) or _likely_shot(floor)
    travels = any(
        ACTIONS.get(cue.verb).layer == "travel"
        for person in floor.people.values()
        for cue in person.cues
    )
    focus: tuple[str, ...] = (camera.on,) if camera.on in floor.people else ()
    if shot in ("close-up", "medium") and not focus:
        focus = _acting(floor)
    if travels and shot != "wide" and move in _GOES_WITH:
        move = "follow"
    shoulder = ""
    if angle == "over the shoulder":
        shoulder, shot = _over_shoulder(floor, focus), "medium"
        focus = () if not shoulder else tuple(id_ for id_ in floor.people if id_ != shoulder)[:1]
    actors = tuple(
        Actor(
            id=id_,
            look=person.look,
            x=person.x,
            z=person.z,
            turn=person.turn or 0.0,
            cues=tuple(person.cues),
            seat=person.seat,
            mount=person.mount,
            sunk=person.sunk,
            lifted=person.lifted,
            mood=_mood(person.figure),
            extra=id_ == shoulder,
        )
        for id_, person in floor.people.items()
    )
    return Script(
        place=place.names.en,
        hour=_HOURS[floor.staged.time],
        weather=_weather(floor),
        shot=shot,
        angle=angle,
        move=move,
        style=floor.staged.style,
        seconds=floor.staged.seconds,
        actors=actors,
        props=tuple(floor.props.values()),
        focus=focus,
        handled=_handled(floor, focus or tuple(floor.people)),
    )


def _handled(floor: Floor, people: Iterable[str]) -> tuple[str, ...]:
    """The things on the stage that these people do something to, or do it with or at."""
    found: list[str] = []
    for id_ in people:
        for action in floor.staged.actions_of(id_):
            found += [name for name in (action.object, action.tool) if name in floor.props]
        own = {ACTIONS.get(cue.verb).thing for cue in floor.people[id_].cues} - {""}
        found += [name for name, prop in floor.props.items() if prop.thing in own]
    return tuple(dict.fromkeys(found))


def _acting(floor: Floor) -> tuple[str, ...]:
    """Who does what the plan is about, and to whom: those whom a near shot is framed for."""
    found: list[str] = []
    for id_, person in floor.people.items():
        for cue in person.cues:
            if cue.verb not in _ATTENDING:
                found += [id_, *_like(floor, cue.partner)]
    return tuple(dict.fromkeys(found))[:_MOST_NEAR] or tuple(floor.people)[:_MOST_NEAR]


def _like(floor: Floor, id_: str) -> list[str]:
    """All of the group that somebody is one of."""
    if id_ not in floor.people:
        return []
    name = floor.people[id_].figure.name
    return [id_, *(k for k, each in floor.people.items() if each.figure.name == name)]


_GOES_WITH = frozenset({"still", "in", "out", "dolly in", "dolly out"})
"""Moves that would lose who goes by: the camera goes along with them instead."""
_ATTENDING = frozenset({"listen", "stand", "sit", "lie"})
"""What those do who only attend to another."""
_MOST_NEAR = 4
"""As many are framed in a near shot."""


def _weather(floor: Floor) -> Weather:
    """The weather of the plan; under rain clouds no sun shines."""
    clouded = any(prop.thing == "rain cloud" for prop in floor.props.values())
    return "cloudy" if clouded and floor.staged.weather == "clear" else floor.staged.weather


def _over_shoulder(floor: Floor, focus: tuple[str, ...]) -> str:
    """Who the camera looks past: a second person, moved before it, their back to us."""
    seen = focus[0] if focus else next(iter(floor.people), "")
    id_ = next((each for each in floor.people if each != seen), "")
    if not id_:
        floor.warnings.append("an over-the-shoulder shot needs two people: the angle is left out")
        return ""
    speaker, listener = floor.people[seen], floor.people[id_]
    side = 1 if listener.x >= speaker.x else -1
    near = 3.4
    listener.x, listener.z = speaker.x + side * 0.62, speaker.z - near
    listener.turn, listener.seat, listener.mount = side * -2.55, 0.0, ""
    listener.cues = [Cue(verb="listen", partner=seen)]
    speaker.turn = side * 0.6
    floor.props.pop(f"seat of {id_}", None)
    return id_


def _likely_shot(floor: Floor) -> Shot:
    travels = any(
        ACTIONS.get(cue.verb).layer == "travel"
        for person in floor.people.values()
        for cue in person.cues
    )
    if not floor.people:
        return "wide" if any(p.does == "float" for p in floor.props.values()) else "full"
    cues = [cue for person in floor.people.values() for cue in person.cues]
    if travels and any(ACTIONS.get(cue.verb).mount for cue in cues):
        # The camera goes along, so that who rides stays large and whole.
        return "full"
    if any(thing_named(p.thing).size[1] > 2.8 and p.z > 3 for p in floor.props.values()):
        # What towers behind people is seen whole.
        return "wide"
    if any(cue.verb == "hold aloft" for cue in cues):
        return "wide"
    if any(p.thing == "firework" for p in floor.props.values()):
        return "wide"
    if any(cue.verb == "fly" for person in floor.people.values() for cue in person.cues):
        return "wide"
    return "wide" if travels else "full"


def _mood(figure: plan.StagedFigure) -> str:
    return figure.looks.mood
