"""A plan that meets pictures: whoever is drawn in them is where the plan says, at their moments.

The plan's path is laid through where a subject was found, and keeps its own shape between. Who
faces the other way goes the other way. Who is in no picture is left out: a drawing that comes
from nowhere a moment after the picture was shown is a jump.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onionskin.cast.cast import Cast
from onionskin.frames import Frames
from onionskin.plan.plan import Key, Plan, Subject, camera_at, key_at
from onionskin.sighting.finding import LIKE_ENOUGH, Sighting, likeness, sightings
from onionskin.stage.draft import animation_index, paste, view_at

_Seen = tuple[float, Sighting]
"""A subject in the picture at a moment."""
_Offset = tuple[float, float, float, float]
"""x, y, the logarithm of size, degrees."""
_INSIDE = 0.15
"""How far from the frame's edge, of its sides, a subject's centre is kept at the end."""
_SAME_PLACE = 0.01
"""Of the frame; who is found so near to where the plan has them is there."""
_SAME_SIZE = 0.06


@dataclass(frozen=True, kw_only=True, slots=True)
class Met:
    """A plan that has met pictures."""

    plan: Plan
    missing: frozenset[str] = frozenset()
    """Of the cast who was planned and is in no picture."""
    is_unplanned: bool = False
    """Whether the pictures show nobody who was planned: there is nothing to go by."""
    notes: tuple[str, ...] = ()


def met(
    plan: Plan,
    pictures: Mapping[float, Frames],
    cast: Cast,
    *,
    since: float | None = None,
    camera_is_asked: bool = False,
) -> Met:
    """`plan` as the `pictures`, uint8 (H, W, 3) by their seconds, show its subjects.

    Where it goes on from another at `since` seconds, its paths come from there. A camera that was
    asked for is kept; otherwise none is known to move between pictures that the plan did not make.
    """
    if not pictures:
        return Met(plan=plan)
    found = _found(plan, pictures, cast)
    names = {s.cast: s.name or s.cast for i, s in enumerate(plan.subjects) if i not in found}
    kept = [(plan.subjects[index], found[index]) for index in sorted(found)]
    as_planned = all(_is_as_planned(plan, *one) for one in kept)
    if not as_planned and len(pictures) > 1 and not camera_is_asked:
        plan = replace(plan, camera=(plan.camera[0],), camera_move="still")
    through = (one if as_planned else _through(plan, one, seen, cast, since) for one, seen in kept)
    plan = replace(plan, subjects=tuple(through))
    nothing = not kept and bool(names or len(pictures) > 1) and not camera_is_asked
    return Met(
        plan=plan,
        missing=frozenset(names),
        is_unplanned=nothing,
        notes=tuple(
            f"no {name} like the built-in drawing was found in your pictures: left out"
            for name in names.values()
        ),
    )


def _found(plan: Plan, pictures: Mapping[float, Frames], cast: Cast) -> dict[int, list[_Seen]]:
    """For the plan's subjects, by number, where they are in every picture, in order.

    Who is in some of them only is next to the frame in the others.
    """
    shown = {at: _seen(plan, picture, at, cast) for at, picture in sorted(pictures.items())}
    found: dict[int, list[_Seen]] = {}
    for index in range(len(plan.subjects)):
        seen = [(at, there[index]) for at, there in shown.items() if index in there]
        if len(seen) < len(shown) and not any(map(_is_real, seen)):
            continue
        found[index] = [
            (at, there.get(index) or _next_to(_nearest(seen, at), pictures[at].shape))
            for at, there in shown.items()
        ]
    return found


def _is_real(seen: _Seen) -> bool:
    """Whether a picture shows somebody, and not only where they would be outside of it."""
    return seen[1].likeness >= LIKE_ENOUGH


def _nearest(seen: Sequence[_Seen], seconds: float) -> Sighting:
    return min(seen, key=lambda one: abs(one[0] - seconds))[1]


def _next_to(sighting: Sighting, shape: tuple[int, ...]) -> Sighting:
    """The same just out of the frame, on the side that is nearer."""
    half = sighting.size * min(shape[:2]) / shape[1] / 2
    return replace(sighting, x=-half if sighting.x < 0.5 else 1 + half, likeness=0.0)


def _seen(plan: Plan, picture: Frames, seconds: float, cast: Cast) -> dict[int, Sighting]:
    """Subjects in one picture, by number: where they are planned, if they are, or elsewhere.

    Who is planned to be outside of it is so, where others are in it: it is a picture of theirs.
    """
    planned = [_planned(plan, s, picture, seconds, cast) for s in plan.subjects]
    seen = {i: one for i, one in enumerate(planned) if one.likeness >= LIKE_ENOUGH}
    others: dict[str, list[int]] = defaultdict(list)
    for index, subject in enumerate(plan.subjects):
        if index not in seen:
            others[subject.cast].append(index)
    for cast_id, indices in others.items():
        own = [one for i, one in seen.items() if plan.subjects[i].cast == cast_id]
        there = sightings(picture, cast[cast_id].frames(), len(indices) + len(own))
        there = [one for one in there if not any(_overlap(one, other) for other in own)]
        there.sort(key=lambda one: one.x)
        indices.sort(key=lambda index: planned[index].x)
        for index, sighting in zip(indices, there, strict=False):
            seen[index] = sighting
    if seen:
        seen |= {i: one for i, one in enumerate(planned) if i not in seen and _is_outside(one)}
    return dict(sorted(seen.items()))


def _planned(plan: Plan, subject: Subject, picture: Frames, seconds: float, cast: Cast) -> Sighting:
    """Where a subject is planned in a picture, and how like it the picture is there."""
    height, width = picture.shape[:2]
    view, sprite = view_at(plan, height, width, seconds), cast[subject.cast]
    key, patch = key_at(subject.keys, seconds), paste(sprite, subject, view, seconds)
    alike = 0.0
    if patch is not None:
        alike = likeness(picture[patch.rows, patch.columns].astype(np.float32), patch.layer)
    x, y = view.pixel(key.x, key.y)
    return Sighting(
        x=x / view.width,
        y=y / view.height,
        size=key.size * view.camera.zoom,
        flip=subject.flip,
        is_one_sided=False,
        pose=animation_index(sprite, subject.phase_seconds + subject.pace * seconds),
        likeness=alike,
    )


def _is_outside(sighting: Sighting) -> bool:
    """Whether hardly anything of it can be seen in the picture."""
    reach = 0.3 * sighting.size
    inside = -reach < sighting.x < 1 + reach and -reach < sighting.y < 1 + reach
    return not inside


def _overlap(one: Sighting, other: Sighting) -> bool:
    return math.hypot(one.x - other.x, one.y - other.y) < 0.3 * max(one.size, other.size)


def _is_as_planned(plan: Plan, subject: Subject, seen: Sequence[_Seen]) -> bool:
    return not _is_turned(subject, seen) and all(
        _is_there(subject, _on_stage(plan, *one)) for one in seen
    )


def _is_turned(subject: Subject, seen: Sequence[_Seen]) -> bool:
    """Whether the first picture that shows a subject shows its other side."""
    first = next((one for _, one in filter(_is_real, seen)), None)
    return first is not None and first.is_one_sided and first.flip != subject.flip


def _on_stage(plan: Plan, seconds: float, sighting: Sighting) -> Key:
    camera = camera_at(plan.camera, seconds)
    return Key(
        seconds=seconds,
        x=camera.x + (sighting.x - 0.5) / camera.zoom,
        y=camera.y + (sighting.y - 0.5) / camera.zoom,
        size=sighting.size / camera.zoom,
    )


def _through(
    plan: Plan, subject: Subject, seen: Sequence[_Seen], cast: Cast, since: float | None
) -> Subject:
    """The subject on a path through where it was seen, drawn as it was at first."""
    turned = since is None and _is_turned(subject, seen)
    places = [_on_stage(plan, *one) for one in seen]
    keys = _mirrored(subject.keys, places[0].seconds) if turned else subject.keys
    offsets = {place.seconds: _offset(key_at(keys, place.seconds), place) for place in places}
    first, last = places[0].seconds, places[-1].seconds
    start, end = subject.keys[0].seconds if since is None else since, plan.seconds
    if first > start and since is None:
        offsets[start] = _kept_inside(plan, subject, keys, start, offsets[first])
    elif first > start:
        offsets[start] = (0.0, 0.0, 0.0, 0.0)
    if last < end:
        offsets[end] = _kept_inside(plan, subject, keys, end, offsets[last])
    moments = sorted(offsets)
    columns = list(zip(*(offsets[moment] for moment in moments), strict=True))

    def moved(seconds: float) -> Key:
        dx, dy, growth, turn = (float(np.interp(seconds, moments, c)) for c in columns)
        key = key_at(keys, seconds)
        size = key.size * math.exp(growth)
        return replace(key, x=key.x + dx, y=key.y + dy, size=size, rotation=key.rotation + turn)

    phase, pace = subject.phase_seconds, subject.pace
    if since is None:
        phase, pace = _played(subject, [*filter(_is_real, seen)], cast)
    return replace(
        subject,
        keys=tuple(map(moved, sorted({*(key.seconds for key in keys), *moments}))),
        flip=subject.flip != turned,
        phase_seconds=phase,
        pace=pace,
        shadow=_shadow(subject, places[0]),
    )


def _is_there(subject: Subject, key: Key) -> bool:
    planned = key_at(subject.keys, key.seconds)
    near = max(abs(planned.x - key.x), abs(planned.y - key.y)) < _SAME_PLACE
    return near and abs(math.log(planned.size / key.size)) < _SAME_SIZE


def _offset(planned: Key, seen: Key) -> _Offset:
    """What leads from a key to another."""
    growth = math.log(seen.size / planned.size)
    return seen.x - planned.x, seen.y - planned.y, growth, -planned.rotation


def _kept_inside(
    plan: Plan, subject: Subject, keys: tuple[Key, ...], seconds: float, offset: _Offset
) -> _Offset:
    """The offset, less what would lead out of the frame who is planned inside it at a moment."""
    camera = camera_at(plan.camera, seconds)
    planned, turned = key_at(subject.keys, seconds), key_at(keys, seconds)

    def kept(planned: float, turned: float, step: float, middle: float) -> float:
        before, after = (0.5 + (at - middle) * camera.zoom for at in (planned, turned + step))
        if not 0 <= before <= 1:
            return step
        low, high = min(before, _INSIDE), max(before, 1 - _INSIDE)
        return step + (min(max(after, low), high) - after) / camera.zoom

    dx, dy, growth, turn = offset
    return (
        kept(planned.x, turned.x, dx, camera.x),
        kept(planned.y, turned.y, dy, camera.y),
        growth,
        turn,
    )


def _mirrored(keys: tuple[Key, ...], seconds: float) -> tuple[Key, ...]:
    """A path that leads the other way from where it is at `seconds`."""
    x = key_at(keys, seconds).x
    return tuple(replace(key, x=2 * x - key.x, rotation=-key.rotation) for key in keys)


def _played(subject: Subject, seen: Sequence[_Seen], cast: Cast) -> tuple[float, float]:
    """Where in its loop a subject starts, and its pace, to be in the poses it was first and last
    seen in: of all such paces the one nearest to the planned."""
    entry = cast[subject.cast]
    count, loop = len(entry.frames()), entry.loop_seconds
    if count == 1 or loop <= 0 or not seen:
        return subject.phase_seconds, subject.pace
    (start, first), (end, last) = seen[0], seen[-1]
    pace = subject.pace
    if end > start and pace > 0:
        turns = (last.pose - first.pose) / count
        turns += max(round(pace * (end - start) / loop - turns), math.floor(1 - turns))
        pace = turns * loop / (end - start)
    return ((first.pose + 0.5) / count * loop - pace * start) % loop, pace


def _shadow(subject: Subject, first: Key) -> float | None:
    """The ground as far below where the subject was seen as it was below its planned place."""
    if subject.shadow is None:
        return None
    planned = key_at(subject.keys, first.seconds)
    return first.y + (subject.shadow - planned.y) * first.size / planned.size
