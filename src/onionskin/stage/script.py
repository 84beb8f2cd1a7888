"""The script of one shot: who stands where and does what, in metres and seconds.

It is what the drawing needs and no more; `blocking.py` makes one from a staged plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onionskin.plan.plan import Weather
from onionskin.stage.camera import Angle, Move, Shot
from onionskin.stage.light import Hour
from onionskin.stage.look import Look
from onionskin.stage.pose import Viseme


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """An actor does `verb` from `start` to `end` seconds.

    `partner` and `thing` name the actor or prop it is about; `to` is where a way leads, as
    (x, z) in metres. `colour` is that of the thing in the hand, "" for its own. What is `kept`
    stays in the hands under all else that they do.
    """

    verb: str
    start: float = 0
    end: float = 60
    partner: str = ""
    thing: str = ""
    to: tuple[float, float] | None = None
    colour: str = ""
    kept: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class MouthKey:
    """From `start` seconds on a mouth has this shape, opened by `open` of it (0..1)."""

    start: float
    viseme: Viseme
    open: float = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Somebody on the stage; `turn` 0 faces us, +π/2 right. `seat`: height sat on, metres."""

    id: str
    look: Look
    x: float
    z: float = 0
    turn: float = 0
    cues: tuple[Cue, ...] = ()
    seat: float = 0
    mount: str = ""
    mood: str = ""
    lifted: float = 0
    """How high over the ground they are who are carried, metres."""
    extra: bool = False
    """Whether the shot is not framed for them: they stand before it, or behind."""
    sunk: float = 0
    """How deep they are in water, metres: what is below its surface is not seen."""
    mouths: tuple[MouthKey, ...] = ()
    """The mouth over that of what they do, by rising times; empty: as the verbs have it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prop:
    """A thing on the stage, its foot `y` metres over the ground; `does` is a behaviour."""

    id: str
    thing: str
    x: float
    z: float = 0
    y: float = 0
    colour: str = ""
    flip: bool = False
    scale: float = 1
    does: str = ""
    start: float = 0
    subject: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Script:
    """One shot; its times run `pace` times as fast as those of the clip."""

    place: str
    hour: Hour = "day"
    weather: Weather = "clear"
    shot: Shot = "wide"
    angle: Angle = "level"
    move: Move = "still"
    style: str = "flat"
    seconds: float = 4
    pace: float = 1
    actors: tuple[Actor, ...] = ()
    props: tuple[Prop, ...] = ()
    focus: tuple[str, ...] = field(default=())
    handled: tuple[str, ...] = ()
    """Things that the actors do something to: a near shot takes them in too."""
    low: float = 0
    """The share of a frame's height, from below, where captions stand: it is kept clear."""
    aside: float = 0
    """How far to the left of the frame's middle what it is framed for stands, in its widths."""


def voiced(script: Script, mouths: Mapping[str, tuple[MouthKey, ...]]) -> Script:
    """The script with mouths that are told, by actor; their times are those of the clip."""
    actors = tuple(
        replace(actor, mouths=_paced(mouths[actor.id], script.pace))
        if actor.id in mouths
        else actor
        for actor in script.actors
    )
    return replace(script, actors=actors)


def _paced(keys: tuple[MouthKey, ...], pace: float) -> tuple[MouthKey, ...]:
    return tuple(replace(key, start=key.start * pace) for key in keys)
