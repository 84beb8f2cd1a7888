"""A staged plan: who does what with whom, where and when, in metres and seconds.

    StagedPlan(
        seconds=4.0,
        place="hospital room",
        figures=(
            StagedFigure(id="doctor", name="doctor", kind="person"),
            StagedFigure(id="patient", name="patient", kind="person"),
        ),
        actions=(Action(who="doctor", verb="talk", start=0.4, end=4.0, partner="patient"),),
    )

It says what a sentence says, in plain data that a person, a script or a language model can
write and that comes back exactly (`serial.to_dict`, `from_dict`: "onionskin.staged_plan/1").
Whoever draws it chooses what it leaves open: where in the place each figure stands (no keys),
and what nobody said.

Space. x runs to the right and z away from the camera, from the middle of the place's floor
where the action is; y is the height over the floor. Metres. A figure's point is that between
its feet, or the middle of a thing's underside. `turn` is where it faces, in degrees: 0 to the
camera, 90 to the right, -90 to the left, 180 away.

Time. Seconds from the start of the shot.

Names are canonical English, lower case and singular: "doctor", "hospital bed", "red blood
cell"; verbs are infinitives of one or two words: "talk", "shake hands", "ride". A name need not
be one that can be drawn: who draws it says what stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal, get_args

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.plan.plan import MAX_SECONDS, TIMES, WEATHERS, Time, Weather

Kind = Literal["person", "animal", "vehicle", "thing", "effect"]
"""An effect has no body of its own: fire, steam, a splash, fireworks, a wave."""
Season = Literal["", "spring", "summer", "autumn", "winter"]
Age = Literal["", "baby", "child", "teen", "adult", "old"]
Sex = Literal["", "woman", "man"]
Mood = Literal["", "happy", "sad", "angry", "surprised", "afraid", "tired", "thinking", "calm"]
Build = Literal["", "small", "big", "tall", "thin", "round"]
Relation = Literal[
    "on", "in", "under", "over", "beside", "behind", "in front of", "between", "around", "at"
]
Shot = Literal["", "wide", "full", "medium", "close-up", "detail"]
"""Wide: a figure takes 35-45% of the height; medium: from the waist; detail: one thing."""
Angle = Literal["", "level", "above", "below", "over the shoulder"]
Move = Literal[
    "still",
    "pan-left",
    "pan-right",
    "tilt-up",
    "tilt-down",
    "dolly-in",
    "dolly-out",
    "zoom-in",
    "zoom-out",
    "orbit",
    "follow",
    "hand-held",
]
Style = Literal["flat", "paper", "watercolour", "chalk", "blueprint", "pixel", "noir"]
Towards = Literal["left", "right", "up", "down", "camera", "away"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
SEASONS: Final[tuple[Season, ...]] = get_args(Season)
AGES: Final[tuple[Age, ...]] = get_args(Age)
SEXES: Final[tuple[Sex, ...]] = get_args(Sex)
MOODS: Final[tuple[Mood, ...]] = get_args(Mood)
BUILDS: Final[tuple[Build, ...]] = get_args(Build)
RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
SHOTS: Final[tuple[Shot, ...]] = get_args(Shot)
ANGLES: Final[tuple[Angle, ...]] = get_args(Angle)
MOVES: Final[tuple[Move, ...]] = get_args(Move)
STYLES: Final[tuple[Style, ...]] = get_args(Style)
DIRECTIONS: Final[tuple[Towards, ...]] = get_args(Towards)

MAX_FIGURES: Final = 40
MAX_ACTIONS: Final = 200
MAX_PROPS: Final = 100
MAX_FIGURE_KEYS: Final = 1000
MAX_METRES: Final = 1000.0
_MAX_NAME: Final = 80
_MAX_WORDS: Final = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """What a figure looks like; "" leaves a field to the seed."""

    age: Age = ""
    sex: Sex = ""
    build: Build = ""
    mood: Mood = ""
    color: str = ""
    """Of the thing, the coat or the fur: "red", "dark blue"."""
    wears: tuple[str, ...] = ()
    """Clothes and what is on the body, with their colours: "red coat", "glasses", "beard"."""
    traits: tuple[str, ...] = ()
    """Everything else that the prompt says about it, in its words: "broken", "wooden"."""

    def __post_init__(self) -> None:
        checks.choice("age", self.age, AGES)
        checks.choice("sex", self.sex, SEXES)
        checks.choice("build", self.build, BUILDS)
        checks.choice("mood", self.mood, MOODS)
        checks.text("color", self.color, longest=_MAX_NAME)
        for name in ("wears", "traits"):
            checks.keep(self, name, _words(name, getattr(self, name)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A position relative to something: "on" the "table"; `of` is the id of a figure or prop."""

    relation: Relation
    of: str

    def __post_init__(self) -> None:
        checks.choice("relation", self.relation, RELATIONS)
        _name("of", self.of)


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureKey:
    """Position and direction of a figure at one time, in metres and degrees; stored as a row."""

    written_as_row: ClassVar[bool] = True

    seconds: float
    x: float
    z: float = 0.0
    y: float = 0.0
    turn: float = 0.0

    def __post_init__(self) -> None:
        seconds = checks.number("seconds", self.seconds, low=0.0, high=MAX_SECONDS)
        checks.keep(self, "seconds", seconds)
        for name in ("x", "z", "y"):
            value = checks.number(name, getattr(self, name), low=-MAX_METRES, high=MAX_METRES)
            checks.keep(self, name, value)
        checks.keep(self, "turn", checks.number("turn", self.turn, low=-3600.0, high=3600.0))


@dataclass(frozen=True, kw_only=True, slots=True)
class StagedFigure:
    """A person, animal or thing that the sentence is about.

    Without keys whoever draws it finds its place: `standing` says by what, `count` how many
    there are of it where they are one body ("a crowd", "a flock"); two who do different things,
    or few that are counted, are two figures.
    """

    id: str
    """Its own among figures and props: letters, digits and hyphens, e.g. "fox-2"."""
    name: str
    kind: Kind
    said: str = ""
    """Its name in the sentence, in the language of the sentence."""
    count: int = 1
    looks: Looks = field(default_factory=Looks)
    standing: Standing | None = None
    keys: tuple[FigureKey, ...] = ()
    face: int | None = None
    """Draws what looks leave open; the same for the same person in several plans. None: another
    for each plan's seed."""

    def __post_init__(self) -> None:
        _id("id", self.id)
        _name("name", self.name)
        checks.choice("kind", self.kind, KINDS)
        checks.text("said", self.said, longest=200)
        checks.keep(self, "count", checks.whole("count", self.count, 1, 1000))
        _is_a("looks", self.looks, Looks)
        if self.standing is not None:
            _is_a("standing", self.standing, Standing)
        checks.keep(self, "keys", checks.items("keys", self.keys, FigureKey, most=MAX_FIGURE_KEYS))
        checks.rising("keys", [key.seconds for key in self.keys])
        if self.face is not None:
            checks.keep(self, "face", checks.whole("face", self.face, 0, 2**32 - 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Prop:
    """A thing that belongs to the place and that no action uses: part of the set."""

    id: str
    name: str
    anchor: str = ""
    """Name of the place's anchor it stands at; "" leaves it open."""

    def __post_init__(self) -> None:
        _id("id", self.id)
        _name("name", self.name)
        checks.text("anchor", self.anchor, longest=_MAX_NAME)


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """What a figure does from `start` to `end`: a verb, with whom, with what, and where to.

    `who`, `object`, `partner` and `tool` are ids of figures or props, "" for none. The object is
    what is acted upon ("repair" a "car"), the partner who it is done with or for ("talk" with a
    "patient", "give" to a "child"), the tool what it is done with. `to` is where it leads: an id,
    or one of left, right, up, down, camera, away.
    """

    who: str
    verb: str
    start: float
    end: float
    object: str = ""
    partner: str = ""
    tool: str = ""
    to: str = ""
    manner: tuple[str, ...] = ()
    """How: "slowly", "happily"."""

    def __post_init__(self) -> None:
        _name("who", self.who)
        _name("verb", self.verb)
        start = checks.number("start", self.start, low=0.0, high=MAX_SECONDS)
        checks.keep(self, "start", start)
        checks.keep(self, "end", checks.number("end", self.end, above=start, high=MAX_SECONDS))
        for name in ("object", "partner", "tool", "to"):
            checks.text(name, getattr(self, name), longest=_MAX_NAME)
        checks.keep(self, "manner", _words("manner", self.manner))


@dataclass(frozen=True, kw_only=True, slots=True)
class Shooting:
    """Camera: shot size, angle and move; "" leaves the framing to the engine."""

    shot: Shot = ""
    angle: Angle = ""
    move: Move = "still"
    on: str = ""
    """Id of the figure that is followed, orbited or close up; "" for the one who acts."""

    def __post_init__(self) -> None:
        checks.choice("shot", self.shot, SHOTS)
        checks.choice("angle", self.angle, ANGLES)
        checks.choice("move", self.move, MOVES)
        checks.text("on", self.on, longest=_MAX_NAME)


@dataclass(frozen=True, kw_only=True, slots=True)
class StagedPlan:
    """A shot that is acted out: who does what with whom, where and when.

    Raises InvalidInput, naming the field, for invalid values.
    """

    seconds: float
    place: str = ""
    """Canonical English name of the place, e.g. "classroom"; "" for anywhere that fits."""
    time: Time = "day"
    weather: Weather = "clear"
    season: Season = ""
    camera: Shooting = field(default_factory=Shooting)
    figures: tuple[StagedFigure, ...] = ()
    actions: tuple[Action, ...] = ()
    props: tuple[Prop, ...] = ()
    seed: int = 0
    """Draws what is left open; the same plan gives the same pictures."""
    style: Style = "flat"
    """How the whole picture looks."""
    pace: float = 1.0
    """How fast everything moves, 0.05..4; actions still start and end at their times."""

    def __post_init__(self) -> None:
        seconds = checks.number("seconds", self.seconds, above=0.0, high=MAX_SECONDS)
        checks.keep(self, "seconds", seconds)
        checks.text("place", self.place, longest=_MAX_NAME)
        checks.choice("time", self.time, TIMES)
        checks.choice("weather", self.weather, WEATHERS)
        checks.choice("season", self.season, SEASONS)
        _is_a("camera", self.camera, Shooting)
        for name, kind, most in (
            ("figures", StagedFigure, MAX_FIGURES),
            ("actions", Action, MAX_ACTIONS),
            ("props", Prop, MAX_PROPS),
        ):
            checks.keep(self, name, checks.items(name, getattr(self, name), kind, most=most))
        checks.keep(self, "seed", checks.whole("seed", self.seed, 0, 2**32 - 1))
        checks.choice("style", self.style, STYLES)
        checks.keep(self, "pace", checks.number("pace", self.pace, low=0.05, high=4.0))
        self._check_ids()

    def figure(self, id_: str) -> StagedFigure | None:
        """The figure with this id, or None."""
        return next((figure for figure in self.figures if figure.id == id_), None)

    def actions_of(self, id_: str) -> tuple[Action, ...]:
        """The actions of the figure with this id, in order of time."""
        own = (action for action in self.actions if action.who == id_)
        return tuple(sorted(own, key=lambda action: action.start))

    def _check_ids(self) -> None:
        ids = [figure.id for figure in self.figures] + [prop.id for prop in self.props]
        if twice := next((id_ for id_ in ids if ids.count(id_) > 1), None):
            raise InvalidInput(f"figures and props: the id {twice!r} is given twice; give others")
        if any(id_ in DIRECTIONS for id_ in ids):
            raise InvalidInput(f"figures and props: no id may be one of {', '.join(DIRECTIONS)}")
        for where, id_, more in self._references():
            if id_ and id_ not in ids and id_ not in more:
                known = ", ".join(ids[:12]) or "there is none"
                raise InvalidInput(f"{where} is {id_!r}: give the id of a figure or prop: {known}")
        for index, action in enumerate(self.actions):
            if action.end > self.seconds + 1e-3:  # ends are rounded to milliseconds
                raise InvalidInput(
                    f"actions[{index}].end is {action.end:g}: the plan ends at {self.seconds:g} s"
                )

    def _references(self) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        """Where an id is spoken of, the id, and what else may stand there."""
        for index, figure in enumerate(self.figures):
            if figure.standing is not None:
                yield f"figures[{index}].standing.of", figure.standing.of, ()
        for index, action in enumerate(self.actions):
            for name in ("who", "object", "partner", "tool"):
                yield f"actions[{index}].{name}", getattr(action, name), ()
            yield f"actions[{index}].to", action.to, DIRECTIONS
        yield "camera.on", self.camera.on, ()


def _name(where: str, value: object) -> None:
    checks.text(where, value, longest=_MAX_NAME, empty=False)


def _id(where: str, value: object) -> None:
    text = checks.text(where, value, longest=_MAX_NAME, empty=False)
    if not all(character.isalnum() or character == "-" for character in text):
        raise InvalidInput(f"{where} is {checks.short(text)}: give letters, digits and hyphens")


def _words(where: str, value: object) -> tuple[str, ...]:
    words = checks.items(where, value, str, most=_MAX_WORDS)
    for index, word in enumerate(words):
        _name(f"{where}[{index}]", word)
    return words


def _is_a(where: str, value: object, kind: type) -> None:
    if not isinstance(value, kind):
        wanted = f"a {kind.__name__}"
        raise InvalidInput(f"{where} is {checks.short(value)}: give {wanted}")
