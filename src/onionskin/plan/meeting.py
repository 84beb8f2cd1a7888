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

from onionskin.clip import Frames
from onionskin.plan.cast import Cast
from onionskin.plan.draft import animation_index, paste, view_at
from onionskin.plan.finding import LIKE_ENOUGH, Sighting, likeness, sightings
from onionskin.plan.plan import CameraKey, Key, Plan, Subject, camera_at, key_at

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
    missing: tuple[str, ...]
    """Who was planned and is in no picture."""


def met(plan: Plan, pictures: Mapping[float, Frames], cast: Cast) -> Met:
    """`plan` as the `pictures`, uint8 (H, W, 3) by their seconds, show its subjects."""
    found = _found(plan, pictures, cast)
    missing = tuple(s.name or s.cast for i, s in enumerate(plan.subjects) if i not in found)
    kept = [(plan.subjects[index], found[index]) for index in sorted(found)]
    as_planned = not missing and all(_is_as_planned(plan, *one) for one in kept)
    if not as_planned and len(pictures) > 1:
        # Where the camera was at the later ones is not known but where all goes by the plan.
        plan = replace(plan, camera=(CameraKey(seconds=0.0),), camera_move="still")
    if not as_planned:
        plan = replace(plan, subjects=tuple(_through(plan, *one, cast) for one in kept))
    return Met(plan=plan, missing=missing)


def _found(plan: Plan, pictures: Mapping[float, Frames], cast: Cast) -> dict[int, list[_Seen]]:
    """For the plan's subjects, by number, where the pictures show them, in order."""
    found: dict[int, list[_Seen]] = defaultdict(list)
    for seconds, picture in sorted(pictures.items()):
        for index, sighting in _seen(plan, picture, seconds, cast).items():
            found[index].append((seconds, sighting))
    return dict(found)


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
        already = sum(plan.subjects[index].cast == cast_id for index in seen)
        there = sightings(picture, cast[cast_id].frames(), len(indices) + already)
        there = [one for one in there if not any(_overlap(one, seen[i]) for i in seen)]
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
    """Whether the first picture shows a subject's other side."""
    _, first = seen[0]
    return first.is_one_sided and first.flip != subject.flip


def _on_stage(plan: Plan, seconds: float, sighting: Sighting) -> Key:
    camera = camera_at(plan.camera, seconds)
    return Key(
        seconds=seconds,
        x=camera.x + (sighting.x - 0.5) / camera.zoom,
        y=camera.y + (sighting.y - 0.5) / camera.zoom,
        size=sighting.size / camera.zoom,
    )


def _through(plan: Plan, subject: Subject, seen: Sequence[_Seen], cast: Cast) -> Subject:
    """The subject on a path through where it was seen, drawn as it was at first."""
    turned, places = _is_turned(subject, seen), [_on_stage(plan, *one) for one in seen]
    moments = [place.seconds for place in places]
    keys = _mirrored(subject.keys, moments[0]) if turned else subject.keys
    offsets = [_offset(key_at(keys, place.seconds), place) for place in places]
    if moments[-1] < plan.seconds:
        moments.append(plan.seconds)
        offsets.append(_kept_inside(plan, key_at(keys, plan.seconds), offsets[-1]))

    def moved(seconds: float) -> Key:
        dx, dy, growth, turn = (
            float(np.interp(seconds, moments, column)) for column in zip(*offsets, strict=True)
        )
        key = key_at(keys, seconds)
        size = key.size * math.exp(growth)
        return replace(key, x=key.x + dx, y=key.y + dy, size=size, rotation=key.rotation + turn)

    return replace(
        subject,
        keys=tuple(map(moved, sorted({*(key.seconds for key in keys), *moments}))),
        flip=subject.flip != turned,
        phase_seconds=_phase(subject, *seen[0], cast),
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


def _kept_inside(plan: Plan, planned: Key, offset: _Offset) -> _Offset:
    """The offset at the end, less what would lead out of the frame who is planned inside it."""
    camera = camera_at(plan.camera, planned.seconds)
    dx, dy, growth, turn = offset

    def kept(planned: float, step: float, middle: float) -> float:
        before, after = (0.5 + (at - middle) * camera.zoom for at in (planned, planned + step))
        if not 0 <= before <= 1:
            return step
        return step + (min(max(after, _INSIDE), 1 - _INSIDE) - after) / camera.zoom

    return kept(planned.x, dx, camera.x), kept(planned.y, dy, camera.y), growth, turn


def _mirrored(keys: tuple[Key, ...], seconds: float) -> tuple[Key, ...]:
    """A path that leads the other way from where it is at `seconds`."""
    x = key_at(keys, seconds).x
    return tuple(replace(key, x=2 * x - key.x, rotation=-key.rotation) for key in keys)


def _phase(subject: Subject, seconds: float, sighting: Sighting, cast: Cast) -> float:
    """Where in its loop a subject starts, to be in the pose it was seen in."""
    entry = cast[subject.cast]
    count = len(entry.frames())
    if count == 1 or entry.loop_seconds <= 0:
        return subject.phase_seconds
    pose = (sighting.pose + 0.5) / count * entry.loop_seconds
    return (pose - subject.pace * seconds) % entry.loop_seconds


def _shadow(subject: Subject, first: Key) -> float | None:
    """The ground as far below where the subject was seen as it was below its planned place."""
    if subject.shadow is None:
        return None
    planned = key_at(subject.keys, first.seconds)
    return first.y + (subject.shadow - planned.y) * first.size / planned.size
