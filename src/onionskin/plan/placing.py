"""A plan made for a part of the frame: its subjects moved into it, or kept out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onionskin.plan.plan import CameraKey, Key, Plan, Subject

_FILLS = 0.85
"""Share of a part's shorter side that the largest subject takes, where there is room."""
_MOST_ENLARGED = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a frame of `width` x `height`: `left`, `top`, `across` and `down` in pixels."""

    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    @property
    def aspect(self) -> float:
        return self.across / self.down


def placed_inside(plan: Plan, part: Part, start_seconds: float = 0.0) -> Plan:
    """A plan that was made for `part` alone, as one of the whole frame from `start_seconds` on.

    Its subjects fill the part as far as there is room and stay in it, and the camera stands
    still: what is around the part does not move with it.
    """
    largest = max((key.size for subject in plan.subjects for key in subject.keys), default=1.0)
    alone = len(plan.subjects) == 1
    growth = min(max(_FILLS / largest, 1.0), _MOST_ENLARGED) if alone else 1.0
    unit = min(part.across, part.down) / min(part.width, part.height)

    def placed(key: Key) -> Key:
        # Enlarged about the middle of the part, so that what was inside it stays there.
        size = key.size * growth
        shorter = min(part.across, part.down)
        x = _within(0.5 + (key.x - 0.5) / growth, size * shorter / part.across)
        y = _within(0.5 + (key.y - 0.5) / growth, size * shorter / part.down)
        return replace(
            key,
            seconds=key.seconds + start_seconds,
            x=(part.left + x * part.across) / part.width,
            y=(part.top + y * part.down) / part.height,
            size=size * unit,
        )

    def moved(subject: Subject) -> Subject:
        shadow = subject.shadow
        if shadow is not None:
            below = 0.5 + (shadow - 0.5) / growth
            shadow = (part.top + below * part.down) / part.height
        return replace(subject, keys=tuple(map(placed, subject.keys)), shadow=shadow)

    return replace(
        plan,
        seconds=plan.seconds + start_seconds,
        subjects=tuple(map(moved, plan.subjects)),
        camera=(CameraKey(seconds=0.0),),
        camera_move="still",
    )


def placed_outside(plan: Plan, part: Part) -> tuple[Plan, tuple[str, ...]]:
    """The plan without the subjects that `part` would cut, and what these are called.

    Those that are always clear of it stay; the camera stands still.
    """
    unit = min(part.width, part.height)

    def is_clear(key: Key) -> bool:
        half = key.size * unit / 2
        x, y = key.x * part.width, key.y * part.height
        beside = x + half <= part.left or x - half >= part.left + part.across
        return beside or y + half <= part.top or y - half >= part.top + part.down

    kept = tuple(s for s in plan.subjects if all(map(is_clear, s.keys)))
    left_out = tuple(s.name or s.cast for s in plan.subjects if s not in kept)
    still = (CameraKey(seconds=0.0),)
    return replace(plan, subjects=kept, camera=still, camera_move="still"), left_out


def _within(place: float, side: float) -> float:
    """The middle of something of a `side`, moved to where all of it is in 0..1."""
    return min(max(place, side / 2), 1 - side / 2) if side < 1 else 0.5
