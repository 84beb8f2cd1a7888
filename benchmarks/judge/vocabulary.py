"""What the judge can say: the answers of each of its heads."""

from __future__ import annotations

from typing import Final

from onionskin.plan.plan import CAMERAS, COLORS, PLACES, TIMES, WEATHERS
from onionskin.planner.reading import UNSAID

DIRECTIONS: Final = (
    "still",
    "left",
    "right",
    "up",
    "down",
    "bounce",
    "grow",
    "shrink",
    "circle",
)
COUNTS: Final = (0, 1, 2, 3)
SCENE_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "place": PLACES,
    "time": TIMES,
    "weather": WEATHERS,
    "color": COLORS,
    "count": tuple(str(count) for count in COUNTS),
}
"""What a clip looks like, one answer each; time and weather mean something only under a sky."""
MOTION_HEADS: Final[dict[str, tuple[str, ...]]] = {"camera": CAMERAS, "direction": DIRECTIONS}
"""How the picture moves, and how a subject does."""
NONE: Final = "none"
"""What the namer answers where there is no subject."""

_DIRECTION_OF = {"rise": "up", "fall": "down"}


def direction_of(motion: str) -> str:
    """The direction of one of `plan.MOTIONS`: "drift-left" and "fly-left" both go left."""
    return _DIRECTION_OF.get(motion, motion.rpartition("-")[2])


def directions_meant(motion: str) -> frozenset[str]:
    """What a motion as words tell it allows; "drift" and "fly" go either way."""
    if motion == UNSAID:
        return frozenset(DIRECTIONS)
    if motion in ("drift", "fly"):
        return frozenset({"left", "right"})
    return frozenset({direction_of(motion)})
