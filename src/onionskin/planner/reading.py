"""What a prompt says, and what it leaves open: the planner's reading of a text.

An `Outline` is complete; a `Reading` is not. Whatever the words do not settle is `UNSAID`,
and is drawn later from the seed. Subjects come in groups, one for each noun phrase: "two
cats and a dog" is a group of two and a group of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onionskin.plan.plan import CAMERAS, COLORS, MOTIONS, PLACES, SIDES, SIZES, TIMES, WEATHERS

UNSAID: Final = "unsaid"
MAX_GROUPS: Final = 3

PLACE_WORDS: Final = (*PLACES, UNSAID)
COLOR_WORDS: Final = (*COLORS, UNSAID)
TIME_WORDS: Final = (*TIMES, UNSAID)
WEATHER_WORDS: Final = (*WEATHERS, UNSAID)
CAMERA_WORDS: Final = (*CAMERAS, UNSAID)
SIZE_WORDS: Final = (*SIZES, UNSAID)
SIDE_WORDS: Final = (*SIDES[1:], UNSAID)
MOTION_WORDS: Final = (*MOTIONS, "drift", "fly", UNSAID)
"""Motions as words tell them: "drift" and "fly" without "-left" or "-right" go either way."""

TAGS: Final = (
    "other",
    "subject1",
    "subject2",
    "subject3",
    "attribute1",
    "attribute2",
    "attribute3",
    "attributes",
    "place",
    "time",
    "weather",
    "color",
    "camera",
)
"""What a token of a prompt is about. Attributes are how many, how big, where, and what it does:
of one subject, or ("attributes") of all of them at once."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a text, and which of `TAGS` they are about."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One noun phrase: so many of one subject, all doing the same."""

    cast: str = ""
    """Id of the cast entry; empty where it is still to be found."""
    count: int = 1
    size: str = UNSAID
    motion: str = UNSAID
    side: str = UNSAID


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Everything a prompt says, in the planner's vocabulary."""

    groups: tuple[Group, ...] = ()
    place: str = UNSAID
    color: str = UNSAID
    time: str = UNSAID
    weather: str = UNSAID
    camera: str = UNSAID
