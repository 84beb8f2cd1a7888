"""Things without people: where each stands among the others, and what it does there.

What stands on, in or around another goes there; small things go on a table; the rest stand
side by side. What the place already has stays where the place has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onionskin.plan import staging as plan
from onionskin.stage.behaviours import BEHAVIOURS
from onionskin.stage.place import Place
from onionskin.stage.script import Prop
from onionskin.stage.things import Thing
from onionskin.stage.things.birds import AFLOAT
from onionskin.stage.things.seafaring import VESSELS

_TABLES = frozenset({"table", "marble table", "desk", "counter"})
_GAP = 1.22
# What is seen of a thing by where it stands.
_TOLD = frozenset(
    {
        "assemble",
        "stack",
        "be",
        "make",
        "build",
        "stand",
        "sit",
        "lie",
        "hide",
        "rest",
        "hang",
        "watch",
    }
    | {"look", "wait", "stare", "crouch", "hold", "park"}
)
_ON_THE_GROUND = frozenset(
    {"crab", "lobster", "starfish", "snail", "octopus", "coral", "sea star", "shrimp", "clam"}
)
"""Animals that walk on the ground under water."""
_FLAMES = frozenset({"burn", "blaze", "catch fire", "light"})
# Several of these are not all of one colour.
_COATED = frozenset({"car", "van", "truck", "bus", "balloon", "bicycle"})
_COATS = ("", "#3d86c9", "#f4b93f", "#4fa870", "#8a5cb0")
_MOST_COPIES = 5
# What is drawn doing it, and needs no behaviour for it.
BY_ITSELF: dict[str, set[str]] = {
    "wind turbine": {"turn", "spin", "rotate"},
    "volcano": {"erupt"},
    "heart": {"beat", "pulse", "pump"},
    "lungs": {"breathe"},
    "arrow": {"rise", "grow", "climb", "go up", "increase", "point"},
    "line chart": {"rise", "grow", "climb", "go up", "increase"},
    "robot arm": {"pack", "lift", "put", "place", "move", "work"},
    "seasons tree": {"change", "pass", "turn", "stand"},
    "rain cloud": {"fall", "rain", "pour", "form", "gather"},
    "cloud": {"form", "gather", "appear", "drift", "hang", "come together"},
    "candle": {"burn", "light", "glow", "flicker"},
    "fire": {"burn", "blaze", "flicker"},
    "water vapour": {"evaporate", "rise"},
    "splash": {"splash"},
    "steam": {"rise", "drift", "curl", "escape", "float", "come", "go up"},
    "petal": {
        "drift",
        "float",
        "fall",
        "swirl",
        "fly",
        "scatter",
        "rain",
        "dance",
        "whirl",
        "blow",
    },
    "firework": {"set off", "burst", "explode", "go off", "bloom", "light up", "rise", "display"},
    "cup": {"steam", "put", "stand", "place", "smoke"},
}
# How high what rests on them lies, where it is not their top: a roof, a disc of seeds.
_TOPS = {
    "flower": 0.62,
    "house": 1.6,
    "volcano": 2.7,
    "cup": 0.1,
    "running shoe": 0.0,
    "carpet": 0.28,
}


_AROUND = frozenset({"petal", "fog"})
"""What drifts about other things."""
_YOUNG = frozenset({"duckling", "kitten", "puppy", "chick", "lamb", "foal", "calf", "piglet"})
"""Who is smaller than another one of their kind."""
_HOT = frozenset({"cup", "pot", "jug", "pan", "bowl", "plate"})


@dataclass(frozen=True, slots=True)
class Member:
    """A thing of the sentence with its drawing."""

    figure: plan.StagedFigure
    thing: Thing


def arranged(
    members: Sequence[Member], actions: Sequence[plan.Action], place: Place, line: float
) -> tuple[dict[str, Prop], list[str]]:
    """The props of `members`, by id, and the verbs that none of them can do."""
    return _Arranging(members, actions, place, line).props()


class _Arranging:
    def __init__(
        self, members: Sequence[Member], actions: Sequence[plan.Action], place: Place, line: float
    ) -> None:
        self.members = {each.figure.id: each for each in members}
        self.actions, self.place, self.line = actions, place, line
        self.done: dict[str, Prop] = {}
        self.cannot: list[str] = []

    def props(self) -> tuple[dict[str, Prop], list[str]]:
        bases = [each for each in self.members.values() if self._base(each) is None]
        self._abreast(bases)
        for each in self.members.values():
            if each not in bases:
                self._by(each)
        self._hide()
        for action in self.actions:
            self._act(action)
        if {"assemble", "stack"} & {action.verb for action in self.actions}:
            self._pile()
        return self.done, self.cannot

    def _base(self, member: Member) -> Member | None:
        """What a thing is on, in, at or under, or crosses, flies to or catches."""
        standing = member.figure.standing
        if standing is not None and standing.relation in ("on", "in", "at"):
            return self.members.get(standing.of)
        if member.thing.names.en in _AROUND:
            return next((m for m in self.members.values() if m is not member), None)
        if member.thing.names.en in ("message bubble", "steam"):
            # A message is on what shows it, steam over what is hot.
            others = [m for m in self.members.values() if m is not member]
            hot = [m for m in others if m.thing.names.en in ("phone", "television", *_HOT)]
            return hot[0] if hot else None
        for action in self.actions:
            crossed = action.verb in ("cross", "drive", "ride", "go", "move")
            if action.who == member.figure.id and crossed:
                other = self.members.get(action.object) or self.members.get(action.to)
                return other if other is not None and other.thing.surface else None
        return None

    def _abreast(self, members: list[Member]) -> None:
        copies = [(each, k) for each in members for k in range(self._copies(each))]
        if len(members) > 1 and members[0].figure.count == 1 and len(copies) > len(members):
            # One thing among several others: those are around it.
            copies = copies[1::2] + copies[:1] + copies[2::2]
        span = sum(self._width(each) * _GAP for each, _ in copies)
        x, seat = -span / 2, self._seat(members)
        for each, k in copies:
            wide = self._width(each) * _GAP
            self._add(each, k, x + wide / 2, self.line - 0.02 * k, self._height(each, seat))
            x += wide

    def _copies(self, member: Member) -> int:
        # Lungs are said as many and drawn as one; a train is in one tunnel at a time.
        one = member.thing.names.en in ("lungs", "tunnel")
        return 1 if one else min(max(member.figure.count, 1), _MOST_COPIES)

    def _width(self, member: Member) -> float:
        return member.thing.size[0] * self._scale(member)

    def _scale(self, member: Member) -> float:
        """Signs are as large as what they speak of."""
        largest = max(each.thing.size[0] for each in self.members.values())
        signs = ("line chart", "arrow")
        if member.figure.name in _YOUNG and any(
            each.thing is member.thing and each.figure.name not in _YOUNG
            for each in self.members.values()
        ):
            return 0.62
        return 2.2 if member.thing.names.en in signs and largest > 3 else 1.0

    def _height(self, member: Member, seat: float) -> float:
        if member.thing.names.en in _TABLES:
            return 0.0
        if member.thing.names.en in ("rain cloud", "cloud"):
            return 2.0
        if self.place.names.en == "underwater" and member.figure.kind == "animal":
            return 0.0 if member.figure.name in _ON_THE_GROUND else 0.7
        return seat + (0.9 if not member.thing.stands and not seat else 0.0)

    def _seat(self, members: list[Member]) -> float:
        """How high small things stand: on a table of their own indoors."""
        small = all(max(each.thing.size) < 0.65 for each in members)
        others = all(each.thing.stands for each in members)
        if not small or not others or not self.place.indoors or not members:
            return 0.0
        # Its top is seen from a little above: things stand in the middle of it.
        self.done["stand"] = Prop(id="stand", thing="tabletop", x=0, z=self.line + 0.1)
        return 0.77

    def _add(self, member: Member, copy: int, x: float, z: float, y: float) -> None:
        id_ = member.figure.id if copy == 0 else f"{member.figure.id}+{copy + 1}"
        key = member.figure.keys[0] if member.figure.keys else None
        prop = Prop(
            id=id_,
            thing=member.thing.names.en,
            x=x,
            z=z,
            y=y,
            start=0.45 * copy,
            colour=self._coat(member),
            subject=True,
            scale=self._scale(member),
        )
        own = [p for p in self.place.furniture if p.thing == prop.thing]
        if own and copy == 0 and len(self.members) == 1:
            # The place's own: drawn where it has it, and framed.
            prop = replace(prop, x=own[0].x, z=own[0].z, scale=own[0].scale, flip=own[0].flip)
        if prop.thing in AFLOAT.values() and (water := self.place.anchors.get("water")):
            prop = replace(prop, y=0.0, z=water.z + 0.3)
        elif prop.thing in VESSELS and (water := self.place.anchors.get("water")):
            prop = replace(prop, z=max(prop.z, water.z))
        if key is not None:
            prop = replace(prop, x=key.x, z=key.z, y=key.y)
        self.done[id_] = prop

    def _coat(self, member: Member) -> str:
        """The colour of one of several: not all cars are alike."""
        name = member.thing.names.en
        before = sum(1 for prop in self.done.values() if prop.thing == name)
        return _COATS[before % len(_COATS)] if name in _COATED else ""

    def _by(self, member: Member) -> None:
        base = self._base(member)
        at = self.done.get(base.figure.id) if base else None
        if base is None or at is None:
            if base is not None and base.figure.id not in self.done and base is not member:
                self._by(base)
                at = self.done[base.figure.id]
            else:
                self._abreast([member])
                return
        name = base.thing.names.en
        standing = member.figure.standing
        top = base.thing.surface or base.thing.seat or _TOPS.get(name, base.thing.size[1])
        if standing is not None and standing.relation == "in":
            top *= 0.45
        if member.thing.names.en == "fire":
            self._burn(member, base, at)
            return
        if member.thing.names.en in _AROUND:
            # They drift about what they are seen with, before it and behind.
            self._add(member, 0, at.x, at.z - 0.1, at.y)
            scale = 3.2 * max(base.thing.size) / member.thing.size[0]
            petals = self.done[member.figure.id]
            self.done[member.figure.id] = replace(petals, scale=scale, subject=False)
            return
        for k in range(min(member.figure.count, _MOST_COPIES)):
            shift = 0.03 * (k - 1) if member.figure.count > 1 else 0.0
            behind = 0.03 if standing is not None and standing.relation == "in" else -0.04
            self._add(member, k, at.x + shift, at.z + behind, at.y + top + 0.001 * k)
        large = base.thing.size[0] > max(1.0, 3 * member.thing.size[0])
        if member.thing.names.en == "steam":
            # As high as what it rises from, and framed with it.
            scale = 1.1 * base.thing.size[1] / member.thing.size[1]
            self.done[member.figure.id] = replace(
                self.done[member.figure.id], scale=min(1.0, scale), y=at.y + top
            )
        elif name in _TABLES or large:
            # What carries something small is not what the picture is about.
            self.done[at.id] = replace(at, subject=False)

    def _burn(self, fire: Member, base: Member, at: Prop) -> None:
        """Flames as large as what burns, in several places of what is large."""
        if base.thing.names.en == "candle":
            return
        wide, high = (side * at.scale for side in base.thing.size)
        places = ((-0.26, 0.42), (0.24, 0.3), (0.0, 0.62)) if wide > 2 else ((0.0, 0.45),)
        for k, (across, up) in enumerate(places):
            self._add(fire, k, at.x + across * wide, at.z - 0.05, at.y + up * high)
            id_ = fire.figure.id if k == 0 else f"{fire.figure.id}+{k + 1}"
            scale = min(1.5, 0.3 * wide) if wide > 2 else min(1.2, 0.9 * wide)
            self.done[id_] = replace(self.done[id_], scale=scale, subject=False)

    def _act(self, action: plan.Action) -> None:
        for id_, prop in list(self.done.items()):
            if id_.split("+")[0] != action.who:
                continue
            if action.verb in BY_ITSELF.get(prop.thing, ()):
                continue
            entry = BEHAVIOURS.find(self._verb(action, prop))
            if entry is None:
                told = action.verb in _TOLD or (action.verb in _FLAMES and self._has("fire"))
                if not told:
                    self.cannot.append(action.verb)
                continue
            self._do(prop, entry.names.en, action)

    def _do(self, prop: Prop, does: str, action: plan.Action) -> None:
        other = self.done.get(action.object) or self.done.get(action.to)
        prop = replace(prop, does=does)
        if action.verb == "follow" and other is not None and not other.does:
            self.done[other.id] = replace(other, does=does)
        if does == "orbit" and other is None:
            other = next((p for p in self.done.values() if p.thing == "sun"), None)
        if does == "orbit" and other is not None:
            self.done[other.id] = replace(other, x=0.0, y=1.0)
            prop = replace(prop, x=0.0, y=1.3, z=other.z - 0.05, scale=0.8)
        if does == "attack" and other is not None:
            wide = self._wide(prop) / 2 + self._wide(other) / 2
            prop = replace(prop, x=other.x - 0.86 * wide, z=other.z - 0.02)
        if does == "leap" and other is not None:
            mouth = self._wide(prop) * 0.5
            caught = replace(other, x=prop.x + mouth + 0.06, y=0.56, z=prop.z - 0.02)
            self.done[other.id] = replace(caught, does="be caught", scale=1.0)
        if does == "grow" and other is not None:
            self.done[other.id] = replace(other, x=prop.x, y=0.05, z=prop.z + 0.01, does="grow")
            prop = replace(prop, does="", subject=False)
        if does == "race":
            prop = replace(prop, x=0.0, z=prop.z - 0.7)
        if does == "splash":
            prop = replace(prop, x=0.0, y=0.03)
        if does == "cross" and prop.thing == "train" and other is not None:
            into = other.thing == "tunnel"
            prop = replace(prop, x=other.x - 3.4 if into else other.x)
            prop = replace(prop, z=other.z - 0.3) if into else prop
        self.done[prop.id] = prop

    def _has(self, name: str) -> bool:
        return any(each.thing.names.en == name for each in self.members.values())

    def _wide(self, prop: Prop) -> float:
        return next(
            m.thing.size[0] for m in self.members.values() if m.thing.names.en == prop.thing
        )

    def _verb(self, action: plan.Action, prop: Prop) -> str:
        if self._orbits(action):
            return "orbit"
        if action.verb in ("fall", "drop") and self._goes_in(action):
            return "drop in"
        if action.verb == "follow" and action.object in self.members:
            return "cross"
        return "grow" if action.verb == "rise" and prop.thing == "house" else action.verb

    def _orbits(self, action: plan.Action) -> bool:
        who = self.members.get(action.who)
        standing = who.figure.standing if who else None
        return standing is not None and standing.relation == "around"

    def _goes_in(self, action: plan.Action) -> bool:
        who = self.members.get(action.who)
        standing = who.figure.standing if who else None
        return standing is not None and standing.relation == "in"

    def _hide(self) -> None:
        """What is behind another thing stands behind it, to a side, so that some of it is seen."""
        for id_, member in self.members.items():
            said, prop = member.figure.standing, self.done.get(id_)
            other = self.done.get(said.of) if said is not None else None
            if said is None or other is None or prop is None or said.relation != "behind":
                continue
            # To the right: what has a head has it there.
            aside = min(self._wide(other) / 2, self._wide(prop) / 2 + 0.25)
            self.done[id_] = replace(prop, x=other.x + aside, y=other.y, z=other.z + 0.3, does="")

    def _pile(self) -> None:
        """Parts fall on one another, from below; what they make is not there before."""
        whole = {a.who for a in self.actions} | {a.object for a in self.actions}
        parts = [p for id_, p in self.done.items() if id_ not in (*whole, "stand")]
        if len(parts) < 2:
            return
        for id_ in whole:
            self.done.pop(id_, None)
        high = 0.77 if "stand" in self.done else 0.0
        if any(p.thing == "bun" for p in parts):
            parts.append(replace(parts[0], id="top", thing="top bun"))
        for k, prop in enumerate(parts):
            thing = prop.thing
            self.done[prop.id] = replace(
                prop, x=0.0, y=high, z=self.line - 0.01 * k, does="fall", start=0.1 + 0.42 * k
            )
            high += _THICK.get(thing, 0.06)


_THICK = {
    "bun": 0.085,
    "patty": 0.065,
    "lettuce": 0.035,
    "cheese slice": 0.03,
    "tomato slices": 0.045,
}
