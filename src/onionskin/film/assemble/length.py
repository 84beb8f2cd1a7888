"""A film of a set length: pauses give way, then the voice is faster; what cannot be is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onionskin.film.storyboard import MAX_PACE

MOST_STRETCHED: Final = 4.0
"""Times its own length that a shot is held at most."""
MOST_FASTER: Final = 1.25
"""Times as fast as asked that is spoken at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """How long a shot would be by itself, and how short it can be, in seconds."""

    own: float
    least: float
    is_set: bool = False
    """Whether the storyboard gives its seconds, so that it stays as long as it is."""


def fitted(rooms: Sequence[Room], length: float) -> tuple[list[float], tuple[str, ...]]:
    """The shots' seconds in a film of that length, and what could not be."""
    free = [each for each in rooms if not each.is_set]
    left = length - sum(each.own for each in rooms if each.is_set)
    own, least = sum(each.own for each in free), sum(each.least for each in free)
    if not least - 1e-6 <= left <= MOST_STRETCHED * own + 1e-6:
        left = min(max(left, least), MOST_STRETCHED * own)
    tight = (left - least) / (own - least) if own > least else 1.0
    seconds = [
        each.own
        if each.is_set
        else each.own * left / own
        if left >= own
        else each.least + tight * (each.own - each.least)
        for each in rooms
    ]
    return seconds, _told(sum(seconds), length)


def _told(found: float, length: float) -> tuple[str, ...]:
    if abs(found - length) < 0.05:
        return ()
    if found > length:
        return (
            f"the film is {found:.1f} s long instead of {length:g} s: its words and the shots with "
            "seconds of their own take that long; shorten the text",
        )
    return (
        f"the film is {found:.1f} s long instead of {length:g} s: no shot is held longer than "
        f"{MOST_STRETCHED:g} times its own length; add text or pictures, or give shots seconds",
    )


def pace_to_fit(
    rooms: Sequence[Room], spoken_seconds: float, length: float, pace: float
) -> float | None:
    """The pace at which the words fit into a film of that length; None where they fit as it is."""
    least = sum(each.own if each.is_set else each.least for each in rooms)
    if least <= length or spoken_seconds <= 0:
        return None
    left = max(spoken_seconds - (least - length), 0.01)
    return min(pace * min(spoken_seconds / left * 1.01, MOST_FASTER), MAX_PACE)
