"""Framing: whoever acts is within the frame, whole, from the first moment of a shot to its last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onionskin.stage.camera import Camera
from onionskin.stage.pose import Pose, Vector
from onionskin.stage.rig import Body

_EDGE: Final = 0.035
"""The share of a frame's height that stays free at each edge."""
_MOST: Final = 2.4
"""As many times as high a frame becomes at most, so that nobody is lost in it."""
_TURNS: Final = 4
_REACH: Final = 1.6
"""Metres from somebody to what they do something to, at most."""
_WHOLE: Final = 1.0
"""Metres of a thing that is shown whole."""
_PART: Final = 0.9
"""Metres to each side of somebody within which a larger one is shown."""
_LOW: Final = 0.25
"""The height of hands, by that of the body, that do something on the ground."""
_FOR_FLOORS: Final = frozenset({"broom", "mop", "rake", "spade", "vacuum cleaner"})
_HEADROOM: Final = 0.4
"""The share of what is free over and under a group that is over it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A frame as wide as `aspect` heights; `low` of its height, from below, is for captions.

    `near`: of a medium shot or a close-up, which shows no ground for its own sake; `rides`: of
    people in vehicles or on animals, which are seen whole.
    """

    aspect: float
    low: float = 0
    near: bool = False
    rides: bool = False


def vital_points(
    body: Body, *, near: bool, only_head: bool, on_ground: bool = False
) -> list[Vector]:
    """Points of a body that must be seen: head and hair, and hands that are raised; feet in
    shots that are not near, or where what it does is done `on_ground`."""
    x, y, z = body.head
    head = body.rig.head
    points: list[Vector] = [
        (x, y + 0.62 * head, z),
        (x, y - 0.55 * head, z),
        (x - 0.5 * head, y, z),
        (x + 0.5 * head, y, z),
    ]
    if only_head:
        return points
    hips = body.pelvis[1]
    if near and on_ground:
        points += body.ankles
    for wrist in body.wrists:
        if wrist[1] > hips + 0.05 * body.rig.height or not near:
            points += [(wrist[0] - 0.1, wrist[1], wrist[2]), (wrist[0] + 0.1, wrist[1] + 0.1, z)]
    if not near:
        points += [body.root, *body.ankles]
    return points


def is_on_ground(pose: Pose, body: Body) -> bool:
    """Whether what somebody does is down there: they stoop, or hold a tool for the ground."""
    if any(each is not None and each.thing in _FOR_FLOORS for each in pose.held):
        return True
    return pose.support == "feet" and min(w[1] for w in body.wrists) < _LOW * body.rig.height


def points_of_thing(body: Body, foot: Vector, size: tuple[float, float]) -> list[Vector]:
    """Points of a thing that somebody does something to, which a near shot shows too.

    All of a small one; of a large one what is before their hands; none of one that is far off.
    """
    (x, y, z), (wide, high) = foot, size
    hands = body.pelvis[1]
    beside = body.root[0]
    left, right, low, top = x - wide / 2, x + wide / 2, y, y + high
    if left > beside + _REACH or right < beside - _REACH or abs(z - body.root[2]) > _REACH:
        return []
    if max(size) > _WHOLE:
        left, right = max(left, beside - _PART), min(right, beside + _PART)
        low, top = max(low, hands - 0.3), min(top, hands + 0.3)
        if left > right or low > top:
            return []
    return [(left, low, z), (right, top, z)]


def kept_in(
    framed: Camera,
    cameras: Callable[[Camera], Sequence[Camera]],
    seen: Sequence[Sequence[Vector]],
    frame: Frame,
) -> Camera:
    """The camera, gone back and to a side no farther than needed for all points to be inside.

    `cameras` gives what becomes of a camera at the moments of a shot, `seen` the points that
    must be inside at each of them.
    """
    if not any(seen):
        return framed
    floor = -0.5 + max(_EDGE, 0.6 * frame.low)
    wide, high = frame.aspect - 2 * _EDGE, 0.5 - _EDGE - floor
    first = framed.height
    limit = _MOST * first
    for _ in range(_TURNS):
        left, right, bottom, top = _bounds(cameras(framed), seen)
        grow = max((right - left) / wide, (top - bottom) / high, 1.0)
        if grow > 1.001:
            framed = replace(framed, height=min(limit, framed.height * grow))
            left, right, bottom, top = _bounds(cameras(framed), seen)
        half = frame.aspect / 2 - _EDGE
        across = _over(left, right, -half, half) * framed.height
        along = _over(bottom, top, floor, 0.5 - _EDGE) * framed.height
        if abs(across) < 1e-4 and abs(along) < 1e-4:
            break
        framed = replace(framed, x=framed.x + across, y=framed.y + along)
    if frame.near and (frame.rides or framed.height > 1.05 * first):
        _, _, bottom, top = _bounds(cameras(framed), seen)
        free = high - (top - bottom)
        over = 0.5 - _EDGE - _HEADROOM * max(0.0, free) - top
        framed = replace(framed, y=framed.y - over * framed.height)
    return framed


def _bounds(
    cameras: Sequence[Camera], seen: Sequence[Sequence[Vector]]
) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of all points from the middle of the frame, in its heights."""
    placed = [
        camera.place(point, 0, 1)
        for camera, points in zip(cameras, seen, strict=True)
        for point in points
    ]
    across = [x for x, _ in placed]
    along = [0.5 - y for _, y in placed]
    return min(across), max(across), min(along), max(along)


def _over(low: float, high: float, least: float, most: float) -> float:
    """How far a span is over the nearer of two bounds; between them where it is too long."""
    if high - low > most - least:
        return (low + high) / 2 - (least + most) / 2
    return min(0.0, low - least) + max(0.0, high - most)
