"""Blocking: a staged plan becomes a script, with everybody in a place of their own.

Names become entries of the stage; what it does not have is stood in for or left out, and
said. People go to the place's anchors, partners face each other, who works stands at what
they work on. Keys of the plan, where it has any, win over all of this.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onionskin.plan import staging as plan
from onionskin.plan.plan import MAX_SECONDS
from onionskin.stage.actions import ACTIONS, Action, Beat, nearest_action
from onionskin.stage.arranging import Member, arranged
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.camera import Angle, Move, Shot
from onionskin.stage.dressing import dressed
from onionskin.stage.light import Hour
from onionskin.stage.look import Look
from onionskin.stage.place import Anchor, Place
from onionskin.stage.places import PLACES
from onionskin.stage.rig import rig_of
from onionskin.stage.roles import ROLES, Role, look_of
from onionskin.stage.script import Actor, Cue, Prop, Script
from onionskin.stage.things import THINGS, Thing
from onionskin.stage.things.pictured import picture_named, thing_named

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
# Where something is likely to happen when nobody said where.
_LIKELY_PLACE = {
    "cook": "kitchen",
    "write": "classroom",
    "type": "office",
    "inject": "hospital room",
    "examine": "hospital room",
    "look through": "laboratory",
    "eat": "dining room",
    "surf": "sea",
    "extinguish": "street",
    "sleep": "bedroom",
    "lie": "bedroom",
    "give a speech": "stage",
    "sing": "stage",
    "drive": "field",
    "pour": "café",
    "shake hands": "office",
    "doctor": "hospital room",
    "nurse": "hospital room",
    "patient": "hospital room",
    "teacher": "classroom",
    "pupil": "classroom",
    "chef": "kitchen",
    "barista": "café",
    "scientist": "laboratory",
    "farmer": "field",
    "presenter": "news studio",
    "business person": "office",
    "office worker": "office",
    "cashier": "shop",
    "courier": "street",
    "police officer": "street",
    "builder": "street",
    "singer": "stage",
}
_LOOKS = frozenset({"look", "watch", "see", "study", "examine", "observe", "peer", "gaze"})
_IN_SNOW = {
    "park": "snowy garden",
    "garden": "snowy garden",
    "village": "snowy village",
    "mountains": "snowy village",
    "meadow": "snowy garden",
    "": "snowy garden",
}
# What is in the hand of whoever does this, larger than what hands hold otherwise.
_IN_HAND = {
    "fly": ("kite", "flown kite"),
    "extinguish": ("fire hose",),
    "look through": ("microscope",),
}
# How far from the middle anybody is still on the stage, in metres.
_STAGE_METRES = 25.0
# On these a picture is shown.
_SHOWS = frozenset({"screen", "monitor", "television", "tv", "laptop", "board", "blackboard"})
# Nobody goes up to these to do something to them.
_NOT_REACHED = frozenset({"house", "fire", "wave", "firework"})
# Words for several people at once.
_GROUPS = {
    "family": ("man", "woman", "girl", "boy"),
    "couple": ("man", "woman"),
    "crowd": ("man", "woman", "person", "woman", "teenager", "man"),
    "audience": ("woman", "man", "person", "man", "woman"),
}
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


def block(
    staged: plan.StagedPlan, pictures: Mapping[str, str] | None = None
) -> tuple[Script, tuple[str, ...]]:
    """The script of a staged plan, and one line for each thing done otherwise than it says.

    `pictures`: things of the plan that are pictures of one's own, by name: the stage's names
    for them (`pictured.own_picture`).
    """
    pace = min(staged.pace, MAX_SECONDS / staged.seconds)
    script, warnings = _Blocking(_paced(staged, pace), pictures or {}).script()
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


@dataclass(slots=True)
class _Person:
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


@dataclass(slots=True)
class _Blocking:
    staged: plan.StagedPlan
    pictures: Mapping[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    people: dict[str, _Person] = field(default_factory=dict)
    props: dict[str, Prop] = field(default_factory=dict)

    def script(self) -> tuple[Script, tuple[str, ...]]:
        staged = self.staged
        for index, figure in enumerate(staged.figures):
            self._enter(figure, index)
        place = self._place()
        things = [each for each in staged.figures if each.id not in self.people]
        if self.people:
            for figure in things:
                self._bring(figure, place)
        else:
            self._arrange(things, place)
        for person in self.people.values():
            self._seat(person, place)
        self._address(place)
        for person in self.people.values():
            self._partner(person, place)
        self._table(place)
        for person in self.people.values():
            self._work(person, place)
        self._mark_others(place)
        for person in self.people.values():
            self._send(person)
            self._keyed(person)
        self._dress_set(place)
        self._hang_pictures(place)
        self._warn_of_strays()
        return self._shot(place), tuple(dict.fromkeys(self.warnings))

    # Who

    def _enter(self, figure: plan.StagedFigure, index: int) -> None:
        if figure.kind != "person" and ROLES.find(figure.name) is None:
            return
        names = _GROUPS.get(figure.name, (figure.name,) * min(figure.count, 6))
        if figure.count > len(names):
            self.warnings.append(f"of {figure.count} {figure.name}, {len(names)} are drawn")
        for copy, name in enumerate(names):
            role = ROLES.find(name)
            if role is None:
                role = ROLES.get(_likely_role(figure))
                self.warnings.append(f"{figure.name} is drawn as {role.names.en}")
            seed = self.staged.seed * 101 + index * 17 if figure.face is None else figure.face
            seed += copy
            age = figure.looks.age or None
            look = look_of(role, seed, age=age, frame=figure.looks.sex or None)
            look, ignored = dressed(look, figure.looks)
            self.warnings += [f"{figure.name}: {word} is not drawn" for word in ignored]
            id_ = figure.id if copy == 0 else f"{figure.id}+{copy + 1}"
            self.people[id_] = _Person(figure=figure, role=role, look=look, cues=self._cues(figure))

    def _cues(self, figure: plan.StagedFigure) -> list[Cue]:
        cues = list[Cue]()
        for action in self.staged.actions_of(figure.id):
            verb = self._verb(action)
            entry = nearest_action(verb)
            if entry is not None and verb not in ACTIONS:
                self.warnings.append(f"{action.verb} is acted as {entry.names.en}")
            if entry is None:
                self.warnings.append(f"nobody on the stage can {action.verb} yet; they stand")
                if cues:
                    # They go on with what they did before.
                    cues[-1] = replace(cues[-1], end=action.end)
                continue
            named = self._name_of(action.tool) or self._name_of(action.object)
            named = self.pictures.get(named, named)
            known = named in THINGS or named in self.pictures.values()
            cues.append(
                Cue(
                    verb=entry.names.en,
                    start=action.start,
                    end=action.end,
                    partner=action.partner or self._if_person(action.object),
                    thing=named if known and entry.names.en != "pour" else "",
                    to=None,
                )
            )
        return cues

    def _verb(self, action: plan.Action) -> str:
        """What the stage calls the verb, seen together with what it is done to."""
        names = {self._name_of(each) for each in (action.object, action.tool, action.to)}
        things = {found.names.en for each in names if each and (found := THINGS.find(each))}
        other = self.staged.figure(action.partner)
        if action.verb in _LOOKS and things & {"microscope", "microscope table"}:
            return "look through"
        if action.verb == "plant" and "flag" in things:
            return "set up"
        if action.verb in ("build", "make") and "snowman" in things:
            return "push"
        if action.verb in ("ride", "gallop") and "horse" in things:
            return "ride a horse"
        if action.verb == "ride" and "skateboard" in things:
            return "skateboard"
        if action.verb in ("put", "put in", "cast", "drop") and "ballot" in things:
            return "vote"
        if action.verb == "ride" and things & {"surfboard", "wave"}:
            return "surf"
        if action.verb in ("talk", "speak") and other is not None and other.count > 2:
            return "give a speech"
        return action.verb

    def _name_of(self, id_: str) -> str:
        named = {each.id: each.name for each in self.staged.figures}
        named |= {each.id: each.name for each in self.staged.props}
        return named.get(id_, "")

    def _if_person(self, id_: str) -> str:
        figure = self.staged.figure(id_)
        return id_ if figure is not None and figure.kind == "person" else ""

    # Where

    def _place(self) -> Place:
        wanted = self._wanted()
        if wanted and (found := PLACES.find(wanted)):
            return found
        hints = [cue.verb for person in self.people.values() for cue in person.cues]
        hints += [person.role.names.en for person in self.people.values()]
        name = next((_LIKELY_PLACE[hint] for hint in hints if hint in _LIKELY_PLACE), "")
        name = name or ("park" if self.people else "plain studio")
        if wanted:
            self.warnings.append(f"{wanted} is drawn as {name}")
        return PLACES.get(name)

    def _wanted(self) -> str:
        """The place that was asked for, in its weather and light."""
        staged, names = self.staged, {figure.name for figure in self.staged.figures}
        if names & {"neon light", "neon sign"} and staged.place in ("city", "street", "town"):
            return "neon street"
        if names & {"drone", "helicopter", "plane", "airplane"} and staged.place in (
            "city",
            "town",
        ):
            return "city skyline"
        if staged.season == "autumn" and staged.place in ("park", "garden", "forest", "meadow", ""):
            return "autumn park"
        snowy = staged.weather == "snowfall" or "snowman" in names
        return _IN_SNOW.get(staged.place, staged.place) if snowy else staged.place

    def _line(self, place: Place) -> float:
        """The depth at which people act in a place."""
        return place.anchors["left"].z if not place.indoors else 0.0

    def _warn_of_strays(self) -> None:
        """Says who stands where no camera of the stage sees them."""
        for figure in self.staged.figures:
            far = max((max(abs(key.x), abs(key.z)) for key in figure.keys), default=0.0)
            if far > _STAGE_METRES:
                self.warnings.append(
                    f"{figure.name} is off the stage at some time: {far:g} m from its middle"
                )

    def _hang_pictures(self, place: Place) -> None:
        """Pictures of one's own that are said to be on a wall or on a screen go there."""
        for figure in self.staged.figures:
            prop = self.props.get(figure.id)
            if figure.name not in self.pictures or prop is None or figure.standing is None:
                continue
            other, of = self._name_of(figure.standing.of), self.props.get(figure.standing.of)
            thing = thing_named(prop.thing)
            if other in ("wall", "window"):
                scale = 0.9 / max(thing.size)
                self.props[figure.id] = replace(prop, x=0.9, y=1.45, z=2.7, scale=scale)
            elif of is not None and other in _SHOWS:
                wide, high = (side * of.scale for side in thing_named(of.thing).size)
                scale = min(0.62 * high / thing.size[1], 0.8 * wide / thing.size[0])
                low = of.y + 0.9 * high - thing.size[1] * scale
                self.props[figure.id] = replace(prop, x=of.x, y=low, z=of.z - 0.04, scale=scale)

    def _bring(self, figure: plan.StagedFigure, place: Place) -> None:
        """A thing of the sentence comes onto the stage, unless somebody holds it."""
        thing = self._thing(figure.name)
        if thing is None:
            return
        if self._is_used(figure, thing):
            return
        at_hand = any(each.thing == thing.names.en for each in place.furniture)
        acts = any(figure.id in (a.who, a.object, a.to) for a in self.staged.actions)
        if at_hand and not acts:
            return
        if thing.names.en in ("table", "plate") and self._eats():
            return
        if figure.name == "window" and place.indoors:
            return
        does = next((self._behaviour(each) for each in self.staged.actions_of(figure.id)), "")
        x, y, z = 1.35 + 0.8 * len(self.props), 0.0, self._line(place)
        if thing.size[1] > 0.9:
            z += 1.0
        key = figure.keys[0] if figure.keys else None
        prop = Prop(
            id=figure.id,
            thing=thing.names.en,
            x=key.x if key else x,
            z=key.z if key else z,
            y=key.y if key else y,
            colour=_colour(figure.looks.color),
            does=does,
            subject=thing.size[0] < 6,
        )
        self.props[figure.id] = self._put(prop, thing, figure, place)

    def _put(self, prop: Prop, thing: Thing, figure: plan.StagedFigure, place: Place) -> Prop:
        """A thing beside people, where such a thing is: fire on its house, a wave at sea."""
        name = thing.names.en
        if name == "fire" and (house := self.props.get(_standing_of(figure))):
            self.props["fire+2"] = replace(
                prop, id="fire+2", x=house.x - 0.9, y=2.2, z=house.z - 0.1, scale=1.1
            )
            return replace(prop, x=house.x + 0.7, y=0.85, z=house.z - 0.12, scale=1.4)
        if name == "house":
            return replace(prop, x=2.9, z=prop.z + 0.4)
        if name == "wave":
            return replace(prop, x=0.4, z=0.5)
        if name == "firework" and (window := place.anchors.get("window")):
            self.props["firework+2"] = replace(
                prop, id="firework+2", x=0.9, y=window.y, z=window.z, scale=0.8, subject=False
            )
            return replace(prop, x=-0.8, y=window.y + 0.1, z=window.z, subject=False)
        if name == "neon light":
            return replace(prop, x=-3.4, y=1.2, z=2.6, subject=False)
        if name == "goal":
            return replace(prop, x=2.7, z=prop.z + 0.2, does="")
        if name == "syringe" and not prop.does:
            self.props["shield"] = Prop(
                id="shield", thing="shield", x=0.8, y=0.15, z=-0.2, scale=0.85
            )
            return replace(prop, x=1.75, y=0.6, z=0.0, scale=3.2, flip=True)
        if max(thing.size) < 0.5 and thing.stands and name not in ("ball", "flower"):
            self.props.setdefault("side table", Prop(id="side table", thing="table", x=1.15, z=0.2))
            among = sum(1 for each in self.props.values() if each.y == THINGS.get("table").surface)
            return replace(prop, x=0.7 + 0.35 * among, y=THINGS.get("table").surface, z=0.1)
        return prop

    def _eats(self) -> bool:
        return any(cue.verb == "eat" for person in self.people.values() for cue in person.cues)

    def _arrange(self, figures: list[plan.StagedFigure], place: Place) -> None:
        """Things alone on the stage."""
        members, actions = list[Member](), list(self.staged.actions)
        for figure in figures:
            if _is_told_by_place(figure, place, self.staged.weather):
                continue
            name = self._shown_as(figure)
            thing = self._thing(name) if name else None
            if thing is not None:
                members.append(Member(figure, thing))
        if place.names.en == "sea" and {m.thing.names.en for m in members} & {"rain cloud"}:
            actions = [a for a in actions if a.verb != "fall"]
        props, cannot = arranged(members, actions, place, self._line(place))
        for figure in figures:
            if figure.id in props and figure.looks.color:
                colour = _colour(figure.looks.color)
                props[figure.id] = replace(props[figure.id], colour=colour)
        self.props |= props
        for verb in cannot:
            self.warnings.append(f"things on the stage cannot {verb} yet; they rest")

    def _shown_as(self, figure: plan.StagedFigure) -> str:
        """Under which name a thing is drawn where it is alone; "" for not by itself."""
        verbs = {action.verb for action in self.staged.actions_of(figure.id)}
        names = {each.name for each in self.staged.figures}
        if figure.name == "tree" and "change" in verbs:
            return "seasons tree"
        if figure.name == "table" and self.staged.place == "studio":
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

    def _thing(self, name: str) -> Thing | None:
        """A thing the stage draws, or the cast's picture of one."""
        if name in self.pictures:
            return thing_named(self.pictures[name])
        if (drawn := THINGS.find(name)) is not None:
            return drawn
        if pictured := picture_named(name):
            self.warnings.append(f"{name} is one of the cast's pictures, softer than a drawing")
            return thing_named(pictured)
        self.warnings.append(f"{name} is not drawn yet")
        return None

    def _behaviour(self, action: plan.Action) -> str:
        entry = BEHAVIOURS.find(action.verb)
        if entry is None:
            self.warnings.append(f"things on the stage cannot {action.verb} yet; they rest")
            return ""
        return entry.names.en

    def _is_used(self, figure: plan.StagedFigure, thing: Thing) -> bool:
        """Whether some action itself puts the thing on the stage: held, ridden or worked at."""
        for action in self.staged.actions:
            entry = nearest_action(self._verb(action))
            if entry is None or figure.id not in (action.object, action.tool, action.to):
                continue
            if thing.names.en in (entry.thing, entry.mount, entry.seat):
                return True
            if entry.mount and thing.names.en != "wave":
                return True
            if thing.names.en in _held_things(entry):
                return True
            if max(thing.size) <= 0.6 and _holds(entry):
                return True
            if thing.names.en in _IN_HAND.get(entry.names.en, ()):
                return True
        return False

    # Blocking

    def _seat(self, person: _Person, place: Place) -> None:
        verbs = {cue.verb for cue in person.cues}
        lying = verbs & {"lie", "sleep"} or (
            person.role.names.en == "patient"
            and not verbs - {"talk", "listen"}
            and "bed" in place.anchors
        )
        if lying:
            anchor = place.anchors.get("bed", Anchor(x=0.6, z=0.4, turn=-1.35))
            turn = anchor.turn or -1.35
            bed = THINGS.get("bed")
            way = 1 if turn > 0 else -1
            self.props.setdefault(
                "bed",
                Prop(
                    id="bed", thing="bed", x=anchor.x + 0.3 * way, z=anchor.z + 0.12, flip=way < 0
                ),
            )
            if "lie" not in verbs and "sleep" not in verbs:
                person.cues.insert(0, Cue(verb="lie"))
            person.x, person.z, person.turn = anchor.x, anchor.z, turn
            person.seat, person.placed = bed.seat, True
            return
        wants = next((a for a in map(ACTIONS.get, verbs) if a.seat), None)
        if wants is None:
            return
        if "sit" not in verbs:
            person.cues.insert(0, Cue(verb="sit"))
        bench = place.anchors.get("seat")
        if bench is not None and not wants.thing:
            shift = 0.55 * sum(1 for other in self.people.values() if other.seat)
            person.x, person.z, person.turn = bench.x + shift, bench.z, bench.turn
            person.seat, person.placed = bench.seat, True
            return
        person.seat = THINGS.get("chair").seat

    def _partner(self, person: _Person, place: Place) -> None:
        for cue in person.cues:
            action = ACTIONS.get(cue.verb)
            other = self.people.get(cue.partner)
            if other is None and action.partner:
                other = self._nearest_other(person)
            if other is None or not (action.partner or cue.partner):
                continue
            if not cue.partner:
                index = person.cues.index(cue)
                partner_id = next(k for k, each in self.people.items() if each is other)
                person.cues[index] = replace(cue, partner=partner_id)
            self._face(person, other, action, place)
            return

    def _address(self, place: Place) -> None:
        """Who speaks to many stands at a lectern, and they stand before them."""
        speaker = next(
            (p for p in self.people.values() for c in p.cues if c.verb == "give a speech"), None
        )
        if speaker is None or len(self.people) < 4:
            return
        line = self._line(place)
        speaker.x, speaker.z, speaker.turn, speaker.placed = -2.3, line, 1.0, True
        self.props["podium"] = Prop(id="podium", thing="podium", x=-1.8, z=line - 0.15)
        id_ = next(k for k, each in self.people.items() if each is speaker)
        others = [each for each in self.people.values() if each is not speaker]
        for k, person in enumerate(others):
            person.x, person.z = -0.2 + 0.52 * k, line + (0.0, 0.7)[k % 2]
            person.turn, person.placed = -1.15, True
            person.cues = person.cues or [Cue(verb="listen", partner=id_)]

    def _nearest_other(self, person: _Person) -> _Person | None:
        return next((each for each in self.people.values() if each is not person), None)

    def _face(self, person: _Person, other: _Person, action: Action, place: Place) -> None:
        apart = max(action.apart, 0.75)
        if other.placed and not person.placed:
            # Beside a bed one stands at its middle; beside a mark, in front of who is there.
            side = -1 if other.x >= 0 else 1
            gap = apart + (0.95 if other.seat and abs(other.turn or 0) > 1.2 else 0.0)
            person.x, person.z = other.x + side * gap, other.z - 0.35
        elif not person.placed:
            line = self._line(place)
            person.x, person.z = -apart / 2, line
            other.x, other.z, other.placed = apart / 2, line + 0.04, True
        person.placed = True
        right = person.x < other.x
        person.turn = person.turn if person.turn is not None else (1.0 if right else -1.0)
        if other.turn is None:
            other.turn = -1.0 if right else 1.0
        if not other.cues:
            mirrored = action.names.en in ("shake hands", "hug", "hold hands", "kiss")
            partner_id = next(k for k, each in self.people.items() if each is person)
            verb = (
                action.names.en if mirrored else "take" if action.names.en == "give" else "listen"
            )
            other.cues.append(Cue(verb=verb, partner=partner_id))

    def _work(self, person: _Person, place: Place) -> None:
        """Puts before somebody what they work at."""
        for cue in person.cues:
            action = ACTIONS.get(cue.verb)
            if action.turn is not None and person.turn is None:
                person.turn = action.turn
            self._reach(person, cue)
            if not action.thing or action.mount:
                continue
            if action.thing == "table" and "meal-0" in self.props:
                return
            if action.thing == "board":
                self._to_board(person, place)
                return
            side = 1 if (person.turn or 1) >= 0 else -1
            if not person.placed:
                person.x, person.z, person.placed = -0.45 * side, self._line(place), True
            taken = [prop for prop in self.props.values() if prop.thing == action.thing]
            if not taken:
                id_ = f"{action.thing}"
                self.props[id_] = Prop(
                    id=id_,
                    thing=action.thing,
                    x=person.x + (0.62 if not person.seat else 0.95) * side,
                    z=person.z + action.thing_z,
                    flip=side < 0,
                )
            elif not person.seat:
                continue
            if action.seat and person.seat and action.thing:
                self._chair(person)
            return

    def _reach(self, person: _Person, cue: Cue) -> None:
        """Puts the thing that somebody acts on, and does not hold, before them."""
        for spoken in self.staged.actions_of(person.figure.id):
            entry, prop = nearest_action(self._verb(spoken)), self.props.get(spoken.object)
            if prop is not None and prop.thing == "goal":
                ball = next((p for p in self.props.values() if p.thing == "ball"), None)
                spoken, prop = (replace(spoken, object=ball.id), ball) if ball else (spoken, None)
            if prop is None or entry is None or entry.names.en != cue.verb:
                continue
            if prop.thing in _NOT_REACHED:
                continue
            if spoken.to in self.props and entry.names.en == "pull":
                self._out_of(person, spoken)
                continue
            if not person.placed and self._is_reached(spoken):
                # Whoever comes second works from the other side.
                person.x = prop.x + 0.38 + thing_named(prop.thing).size[0] / 2
                person.z, person.turn, person.placed = prop.z + 0.06, -0.9, True
                continue
            if not person.placed:
                person.x, person.z, person.placed = -0.6, self._line(self._place()), True
            if person.turn is None:
                person.turn = 0.9
            side = 1 if person.turn >= 0 else -1
            wide = thing_named(prop.thing).size[0] / 2
            near = 0.12 if entry.names.en == "set up" else 0.38
            x, z = person.x + side * (near + wide), person.z - 0.06
            rolls = entry.names.en == "kick"
            scores = any(each.thing == "goal" for each in self.props.values())
            self.props[spoken.object] = replace(
                prop,
                x=x,
                z=z if wide < 0.6 else person.z + 0.5,
                does=(("be shot" if scores else "roll") if rolls else prop.does),
                start=cue.start + 0.78 if rolls else prop.start,
            )

    def _is_reached(self, spoken: plan.Action) -> bool:
        same = (a for a in self.staged.actions if a.object == spoken.object)
        first = next(same, spoken)
        person = self.people.get(first.who)
        return first.who != spoken.who and person is not None and person.placed

    def _out_of(self, person: _Person, spoken: plan.Action) -> None:
        """What is pulled out of something comes up from behind its rim."""
        what, of = self.props[spoken.object], self.props[spoken.to]
        person.x, person.z, person.placed, person.turn = 0.0, self._line(self._place()), True, 0.7
        self.props["side table"] = Prop(id="side table", thing="table", x=1.0, z=person.z + 0.1)
        top = THINGS.get("table").surface
        of = replace(of, x=0.62, y=top, z=person.z - 0.06, scale=1.25)
        self.props[of.id] = of
        self.props[what.id] = replace(
            what, x=of.x, y=top + 0.3, z=of.z + 0.03, does="come out", flip=False
        )

    def _table(self, place: Place) -> None:
        """Those who eat together sit around one table: two at its ends, the others behind."""
        eaters = [p for p in self.people.values() if any(c.verb == "eat" for c in p.cues)]
        if len(eaters) < 2:
            return
        grown = sorted(eaters, key=lambda each: -_height(each))
        ends, behind = grown[:2], grown[2:]
        self.props["table"] = Prop(id="table", thing="table", x=0, z=-0.15)
        for side, person in zip((-1, 1), ends, strict=True):
            person.x, person.z, person.turn, person.placed = side * 1.12, 0.0, -side * 1.05, True
        for k, person in enumerate(behind):
            person.x = (k - (len(behind) - 1) / 2) * 0.62
            person.z, person.turn, person.placed = 0.5, 0.12 * (1 if k % 2 else -1), True
            person.seat = 0.56 if _height(person) < 1.4 else person.seat
        for person in (*ends, *(each for each in behind if each.seat)):
            self._chair(person)
        for k, x in enumerate((-0.52, 0.0, 0.52)):
            thing = ("plate", "bottle", "plate")[k]
            self.props[f"meal-{k}"] = Prop(id=f"meal-{k}", thing=thing, x=x, z=-0.16, y=0.75)

    def _chair(self, person: _Person) -> None:
        flip = (person.turn or 1) < 0
        id_ = f"chair-{len(self.props)}"
        self.props[id_] = Prop(id=id_, thing="chair", x=person.x, z=person.z + 0.08, flip=flip)

    def _to_board(self, person: _Person, place: Place) -> None:
        anchor = place.anchors.get("writing")
        if anchor is None:
            person.x, person.z, person.turn = -0.5, 0.3, 2.25
            self.props["board"] = Prop(id="board", thing="board", x=0.5, z=0.95, y=0.9, scale=0.8)
        else:
            person.x, person.z, person.turn = anchor.x, anchor.z, anchor.turn
        person.placed = True

    def _mark_others(self, place: Place) -> None:
        """Those nobody placed take free marks and look at who acts."""
        leader = next(iter(self.people.values()), None)
        line = self._line(place)
        marks = [(x, z + line) for x, z in _MARKS]
        if leader is not None and leader.placed and leader.z > line + 1:
            # Whoever listens to somebody at the back stands aside, so that none is hidden.
            marks = [(leader.x + 1.75 + 0.85 * k, line + (0.1, 0.55)[k % 2]) for k in range(4)]
            marks += [(leader.x - 1.6 - 0.8 * k, line + 0.4) for k in range(2)]
        for person in self.people.values():
            if person.placed:
                continue
            for x, z in marks:
                free = all(
                    math.hypot(other.x - x, other.z - z) > 0.62
                    for other in self.people.values()
                    if other.placed
                )
                if free:
                    break
            else:
                # A crowd stands in rows behind the marks.
                rank = sum(1 for other in self.people.values() if other.placed)
                x, z = -3.2 + 0.8 * (rank % 9), line + 1.4 + 0.45 * (rank // 9)
            alone = len(self.people) == 1
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
            if person.seat and not any(prop.thing == "chair" for prop in self.props.values()):
                self._chair(person)

    # Ways

    def _send(self, person: _Person) -> None:
        """Gives ways to those who travel: to whom they go to, or across the stage."""
        for index, cue in enumerate(person.cues):
            action = ACTIONS.get(cue.verb)
            if action.layer != "travel":
                continue
            if action.mount:
                named = cue.thing if cue.thing and thing_named(cue.thing).front else ""
                person.mount = named or action.mount
            length = min(action.speed * (cue.end - cue.start), 5.2 if not action.mount else 6.4)
            goal = self._goal(person)
            if goal is not None:
                to, side = goal, 1.0 if goal > person.x else -1.0
                person.x = to - side * min(length, 3.2)
            else:
                side = -1.0 if (person.turn or 1) < 0 else 1.0
                person.x, to = -side * length / 2, side * length / 2
            person.turn = side if goal is not None else side * 1.2
            spare = length / action.speed if action.speed else cue.end - cue.start
            end = min(cue.end, cue.start + max(spare, 0.6)) if goal is not None else cue.end
            person.cues[index] = replace(cue, to=(to, person.z), end=end)

    def _goal(self, person: _Person) -> float | None:
        for action in self.staged.actions_of(person.figure.id):
            goal = self.people.get(action.to) or self.people.get(action.partner)
            prop = self.props.get(action.to)
            at = goal.x if goal else prop.x if prop else None
            if at is not None:
                return at - math.copysign(0.95, at - person.x if at != person.x else 1)
        return None

    def _keyed(self, person: _Person) -> None:
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

    def _dress_set(self, place: Place) -> None:
        for prop in self.staged.props:
            thing = self._thing(prop.name)
            if thing is None:
                continue
            if any(each.thing == thing.names.en for each in place.furniture):
                continue
            if any(each.thing == thing.names.en for each in self.props.values()):
                continue
            anchor = place.anchors.get(prop.anchor, Anchor(x=-2.2 + 1.1 * len(self.props), z=1.8))
            if thing.size[1] > 0.4:
                self.props[prop.id] = Prop(
                    id=prop.id, thing=thing.names.en, x=anchor.x, z=anchor.z, y=anchor.y
                )

    # Camera

    def _shot(self, place: Place) -> Script:
        camera = self.staged.camera
        move = _MOVES[camera.move]
        angle: Angle = camera.angle or "level"
        shot = _SHOTS.get(camera.shot) or self._likely_shot()
        travels = any(
            ACTIONS.get(cue.verb).layer == "travel"
            for person in self.people.values()
            for cue in person.cues
        )
        focus: tuple[str, ...] = (camera.on,) if camera.on in self.people else ()
        if shot == "close-up" and not focus and self.people:
            focus = (next(iter(self.people)),)
        if travels and shot != "wide" and move == "still":
            move = "follow"
        shoulder = ""
        if angle == "over the shoulder":
            shoulder, shot = self._over_shoulder(focus), "medium"
            focus = () if not shoulder else tuple(id_ for id_ in self.people if id_ != shoulder)[:1]
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
                mood=_mood(person.figure),
                extra=id_ == shoulder,
            )
            for id_, person in self.people.items()
        )
        return Script(
            place=place.names.en,
            hour=_HOURS[self.staged.time],
            weather=self.staged.weather,
            shot=shot,
            angle=angle,
            move=move,
            style=self.staged.style,
            seconds=self.staged.seconds,
            actors=actors,
            props=tuple(self.props.values()),
            focus=focus,
        )

    def _over_shoulder(self, focus: tuple[str, ...]) -> str:
        """Who the camera looks past: a second person, moved before it, their back to us."""
        seen = focus[0] if focus else next(iter(self.people), "")
        id_ = next((each for each in self.people if each != seen), "")
        if not id_:
            self.warnings.append("there is nobody over whose shoulder the camera could look")
            return ""
        speaker, listener = self.people[seen], self.people[id_]
        side = 1 if listener.x >= speaker.x else -1
        near = 3.4
        listener.x, listener.z = speaker.x + side * 0.62, speaker.z - near
        listener.turn, listener.seat, listener.mount = side * -2.55, 0.0, ""
        listener.cues = [Cue(verb="listen", partner=seen)]
        speaker.turn = side * 0.6
        self.props.pop(f"seat of {id_}", None)
        return id_

    def _likely_shot(self) -> Shot:
        travels = any(
            ACTIONS.get(cue.verb).layer == "travel"
            for person in self.people.values()
            for cue in person.cues
        )
        if not self.people:
            return "wide" if any(p.does == "float" for p in self.props.values()) else "full"
        if any(cue.verb == "fly" for person in self.people.values() for cue in person.cues):
            return "wide"
        return "wide" if travels or len(self.people) > 3 else "full"


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
    return bool(_held_things(action))


def _held_things(action: Action) -> frozenset[str]:
    """What an action has in the hands by itself."""
    beat = Beat(t=1.0, length=4.0, rig=rig_of(Look()))
    return frozenset(held.thing for held in action.act(beat).pose.held if held is not None)


def _height(person: _Person) -> float:
    return rig_of(person.look).height


def _likely_role(figure: plan.StagedFigure) -> str:
    looks = figure.looks
    if looks.age in ("child", "baby", "teen"):
        return {"child": "child", "baby": "baby", "teen": "teenager"}[looks.age]
    if looks.age == "old":
        return "old woman" if looks.sex == "woman" else "old man"
    return looks.sex or "person"


def _mood(figure: plan.StagedFigure) -> str:
    mood = figure.looks.mood
    return {"afraid": "surprised"}.get(mood, mood)


def _colour(name: str) -> str:
    from onionskin.stage.dressing import colour_named

    return colour_named(name) if name else ""
