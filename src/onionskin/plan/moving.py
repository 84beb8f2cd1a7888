"""How much moves, and how the camera does, in a plan that is there already."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace

import numpy as np

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.plan import staging
from onionskin.plan.blocking import camera_keys
from onionskin.plan.plan import CameraKey, Key, Plan, Subject, camera_at, distinct, key_at

AS_PLANNED = 5.0
"""The motion, of 0..10, that leaves a plan as it is."""
_SWAYS_PER_SECOND = 0.5
_SWAY_REACH = 0.06
_SWAY_DEGREES = 8.0
_KEYS_PER_SECOND = 8


def with_motion(plan: Plan, motion: float) -> Plan:
    """The plan with all its paths `motion` / 5 as long: 0 nearly still, 5 as it is, 10 twice.

    Subjects stay about the middle of their paths, and the camera of its own; subjects' own
    animations play faster and slower with them. Who stands still sways above 5.
    """
    factor = motion / AS_PLANNED
    if factor == 1.0:
        return plan
    return replace(
        plan,
        subjects=tuple(_moved(subject, factor, plan.seconds) for subject in plan.subjects),
        camera=_camera_moved(plan.camera, factor),
    )


def with_camera(plan: Plan, camera: str, seed: int) -> Plan:
    """The plan under another camera: moves as `plan.camera_moves` reads them.

    How far it goes is drawn from `seed`, as the planner does. Raises InvalidInput.
    """
    rng = np.random.default_rng([seed, 13])
    return replace(plan, camera=camera_keys(camera, plan.seconds, rng), camera_move=camera)


def with_pace(plan: staging.StagedPlan, motion: float) -> staging.StagedPlan:
    """The staged plan moving `motion` / 5 as fast: 0 nearly still, 5 as it is, 10 twice."""
    return replace(plan, pace=min(max(plan.pace * motion / AS_PLANNED, 0.05), 4.0))


def with_shooting(plan: staging.StagedPlan, camera: str) -> staging.StagedPlan:
    """The staged plan filmed as `camera` says: a shot, an angle and a move, joined by "+".

    What it does not name stays as it was. Raises InvalidInput.
    """
    shooting = plan.camera
    for slot, value in shooting_words(camera).items():
        shooting = replace(shooting, **{slot: value})  # type: ignore[arg-type]
    return replace(plan, camera=shooting)


def shooting_words(camera: str) -> dict[str, str]:
    """The fields of `Shooting` that "close-up+above+dolly-in" sets. Raises InvalidInput."""
    known: dict[str, Collection[str]] = {
        "shot": [each for each in staging.SHOTS if each],
        "angle": [each for each in staging.ANGLES if each],
        "move": staging.MOVES,
    }
    found: dict[str, str] = {}
    for word in camera.split("+") if isinstance(camera, str) else [camera]:
        said = _FILM_WORDS.get(word.strip(), word.strip())
        slot = next((name for name, words in known.items() if said in words), None)
        if slot is None or slot in found:
            names = ", ".join(word.replace(" ", "-") for words in known.values() for word in words)
            raise InvalidInput(
                f"camera {checks.short(camera)} is not known; give a shot, an angle and a move of "
                f"{names}, at most one of each, joined by +, e.g. close-up+dolly-in"
            )
        found[slot] = said
    return found


_FILM_WORDS = {
    "over-the-shoulder": "over the shoulder",
    "high-angle": "above",
    "low-angle": "below",
    "from-above": "above",
    "from-below": "below",
    "eye-level": "level",
    "closeup": "close-up",
    "close": "close-up",
    "static": "still",
    "handheld": "hand-held",
    "push-in": "dolly-in",
    "pull-out": "dolly-out",
    "tracking": "follow",
}


def _moved(subject: Subject, factor: float, seconds: float) -> Subject:
    rest = _rest(subject, seconds)
    keys = tuple(
        replace(
            key,
            x=rest.x + factor * (key.x - rest.x),
            y=rest.y + factor * (key.y - rest.y),
            size=rest.size * (key.size / rest.size) ** factor,
            rotation=rest.rotation + factor * (key.rotation - rest.rotation),
        )
        for key in subject.keys
    )
    if len(keys) == 1 and factor > 1:
        keys = _swaying(keys[0], factor - 1, seconds)
    return replace(subject, keys=keys, pace=subject.pace * factor)


def _rest(subject: Subject, seconds: float) -> Key:
    """Where a subject would be if it did not move: amid its path, or on the ground below it."""
    middle = key_at(subject.keys, seconds / 2)
    if subject.motion == "bounce":
        return replace(middle, y=max(key.y for key in subject.keys))
    if subject.motion == "circle":
        xs, ys = [key.x for key in subject.keys], [key.y for key in subject.keys]
        return replace(middle, x=(min(xs) + max(xs)) / 2, y=(min(ys) + max(ys)) / 2)
    return middle


def _swaying(key: Key, reach: float, seconds: float) -> tuple[Key, ...]:
    """The keys of somebody who shifts from one foot to the other."""
    count = max(math.ceil(seconds * _KEYS_PER_SECOND), 1)

    def at(moment: float) -> Key:
        swing = reach * math.sin(2 * math.pi * _SWAYS_PER_SECOND * moment)
        return replace(
            key,
            seconds=round(moment, 4),
            x=key.x + _SWAY_REACH * swing,
            rotation=key.rotation + _SWAY_DEGREES * swing,
        )

    return distinct(at(seconds * index / count) for index in range(count + 1))


def _camera_moved(keys: tuple[CameraKey, ...], factor: float) -> tuple[CameraKey, ...]:
    middle = camera_at(keys, (keys[0].seconds + keys[-1].seconds) / 2)
    widest = min(key.zoom for key in keys)
    return tuple(
        replace(
            key,
            x=middle.x + factor * (key.x - middle.x),
            y=middle.y + factor * (key.y - middle.y),
            zoom=widest * (key.zoom / widest) ** factor,
        )
        for key in keys
    )
