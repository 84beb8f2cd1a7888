"""A story in one shot: how each chapter's plan goes on from the one before.

What a chapter's prompt leaves open stays as it was, and whoever was there is the same:
the cast, the size, and the place from which a path goes on.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import replace

from onionskin.plan.plan import (
    SHOWN,
    CameraKey,
    Key,
    Outline,
    Plan,
    Role,
    Subject,
    camera_at,
    distinct,
    key_at,
)
from onionskin.planner.reading import UNSAID, Group, Reading

_KEYS_PER_SECOND = 8
_EASE_SECONDS = 1.0
"""How long whoever was elsewhere takes to come to where the chapter's plan has them."""
_PRONOUN = re.compile(r"^\s*(?:(?:it|he|she|they)\b|它们|他们|她们|它|他|她)\s*", re.IGNORECASE)


def named(prompt: str, before: Plan) -> str:
    """The prompt, with the subjects of the plan before where it starts with a pronoun."""
    names = list(dict.fromkeys(subject.name for subject in before.subjects if subject.name))
    found = _PRONOUN.match(prompt)
    if not (found and names):
        return prompt
    english = found[0].strip().isascii()
    said = "the " + " and the ".join(names) + " " if english else "和".join(names)
    return said + prompt[found.end() :]


def carried_on(reading: Reading, before: Outline) -> Reading:
    """The reading, with what it leaves open as the outline before says it."""
    scenery: dict[str, str] = {
        name: getattr(before.scenery, name) for name in SHOWN if getattr(reading, name) == UNSAID
    }
    # A ground colour is a place of its own.
    if reading.color != UNSAID and "place" in scenery:
        del scenery["place"]
    if scenery.get("place") == "plain":
        scenery["color"] = before.scenery.color
    sizes = {role.cast: role.size for role in before.roles}
    groups = tuple(
        replace(group, size=sizes.get(group.cast, UNSAID)) if group.size == UNSAID else group
        for group in reading.groups
    )
    groups += tuple(_staying(role, reading) for role in stayers(reading, before))
    camera = "still" if reading.camera == UNSAID else reading.camera
    return replace(reading, groups=groups, camera=camera, **scenery)


def stayers(reading: Reading, before: Outline) -> tuple[Role, ...]:
    """Who was there before and is not spoken of; they leave when the place is another."""
    if reading.place not in (UNSAID, before.scenery.place):
        return () if reading.groups else before.roles
    spoken = {group.cast for group in reading.groups}
    return tuple(role for role in before.roles if role.cast not in spoken)


def _staying(role: Role, reading: Reading) -> Group:
    """They go on as before where nobody is spoken of, and stand and watch otherwise."""
    motion = "still" if reading.groups else role.motion
    return Group(cast=role.cast, size=role.size, motion=motion, side=role.side)


def is_cut(plan: Plan, before: Plan) -> bool:
    """Whether a chapter shows another place or hour, so that it cannot go on from the last."""
    a, b = plan.scenery, before.scenery
    return (a.place, a.time, a.color) != (b.place, b.time, b.color)


def going_on(plan: Plan, before: Plan, start: float) -> Plan:
    """A chapter's plan, of times from its own start, moved to `start` seconds of the shot.

    Without a cut the camera goes on from where it stands, and subjects that stay come from
    where they are.
    """
    cut = is_cut(plan, before)
    here = then = CameraKey(seconds=0.0)
    if not cut:
        here, then = camera_at(plan.camera, 0.0), camera_at(before.camera, start)
    ease = min(_EASE_SECONDS, plan.seconds / 2)
    waiting = defaultdict(list)
    for subject in () if cut else before.subjects:
        waiting[subject.cast].append(subject)
    subjects = []
    for subject in plan.subjects:
        keys = tuple(replace(key, x=key.x + then.x - here.x) for key in subject.keys)
        same = waiting[subject.cast].pop(0) if waiting[subject.cast] else None
        subjects.append(_entering(replace(subject, keys=keys), same, start, plan.seconds, ease))
    return replace(
        plan,
        seconds=start + plan.seconds,
        subjects=tuple(subjects),
        camera=_eased_camera(plan.camera, here, then, start, plan.seconds, ease),
    )


def turned_back(plan: Plan) -> Plan:
    """The plan played from its end to its start; the words for its moves stay as they were."""
    end = plan.seconds
    subjects = tuple(
        replace(
            subject,
            keys=tuple(replace(key, seconds=end - key.seconds) for key in subject.keys[::-1]),
            phase_seconds=subject.phase_seconds + subject.pace * end,
            pace=-subject.pace,
        )
        for subject in plan.subjects
    )
    camera = tuple(replace(key, seconds=end - key.seconds) for key in plan.camera[::-1])
    return replace(plan, subjects=subjects, camera=camera)


def _entering(
    subject: Subject, same: Subject | None, start: float, seconds: float, ease: float
) -> Subject:
    """A subject in the times of the shot, coming from where the `same` one stands."""
    if same is None:
        late = tuple(replace(key, seconds=start + key.seconds) for key in subject.keys)
        phase = subject.phase_seconds - subject.pace * start
        return replace(subject, keys=late, phase_seconds=phase)
    there, here = key_at(same.keys, start), key_at(subject.keys, 0.0)
    keys = []
    for moment in _moments(subject.keys, seconds, ease):
        key, left = key_at(subject.keys, moment), _left(moment, ease)
        keys.append(
            Key(
                seconds=round(start + moment, 4),
                x=round(key.x + left * (there.x - here.x), 4),
                y=round(key.y + left * (there.y - here.y), 4),
                size=round(key.size * (there.size / here.size) ** left, 4),
                rotation=round(key.rotation + left * (there.rotation - here.rotation), 2),
            )
        )
    # Its own animation goes on, at whatever pace it now has.
    phase = same.phase_seconds + (same.pace - subject.pace) * start
    return replace(subject, keys=distinct(keys), phase_seconds=phase)


def _eased_camera(
    keys: tuple[CameraKey, ...],
    here: CameraKey,
    there: CameraKey,
    start: float,
    seconds: float,
    ease: float,
) -> tuple[CameraKey, ...]:
    """Camera keys in the times of the shot: x goes on, height and zoom come back by and by."""
    result = []
    for moment in _moments(keys, seconds, ease):
        key, left = camera_at(keys, moment), _left(moment, ease)
        result.append(
            CameraKey(
                seconds=round(start + moment, 4),
                x=round(key.x + there.x - here.x, 4),
                y=round(key.y + left * (there.y - here.y), 4),
                zoom=round(key.zoom * (there.zoom / here.zoom) ** left, 4),
            )
        )
    return distinct(result)


def _moments(
    keys: tuple[Key, ...] | tuple[CameraKey, ...], seconds: float, ease: float
) -> list[float]:
    """When keys are needed: those that are there, and many while something is eased."""
    count = math.ceil(ease * _KEYS_PER_SECOND)
    eased = {ease * index / count for index in range(count + 1)}
    kept = {key.seconds for key in keys if ease < key.seconds <= seconds}
    return sorted(eased | kept)


def _left(moment: float, ease: float) -> float:
    """How much of the way is still to go: 1 at first, 0 after `ease` seconds, smoothly."""
    share = min(moment / ease, 1.0)
    return 1 - share * share * (3 - 2 * share)
