"""Whoever is in a clip that onionskin made: its plan, made again from what the file says of itself.

A plan follows from its prompt and seed, but a clip may have been made by another (an edited
one, other pictures) or changed since; so what it would show is compared with the clip.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from onionskin.cast.cast import Cast
from onionskin.clip import Clip
from onionskin.exposure import Pictures
from onionskin.frames import Frames
from onionskin.media.read import read_origin
from onionskin.origin import Origin
from onionskin.plan.plan import Plan
from onionskin.planner.chapters import going_on, turned_back
from onionskin.render.material import Material
from onionskin.render.options import Source

if TYPE_CHECKING:
    from onionskin.planner.planner import PlannedPrompt

_AGREES = 0.4
"""Share of the colours' variance, where the plan has its subjects, that these must explain."""
_NUM_LOOKS = 4
_SIDE = 128
_CLEARED_SIDE = 96
"""The longer side, in pixels, at which what was hidden is made up: it is painted over anyhow."""
_HALO = 0.04
"""How far around a subject its shadow and its glow are taken off, of the longer side."""
_INPAINT_RADIUS = 3


def recalled(source: Source, material: Material, cast: Cast) -> PlannedPrompt | None:
    """How `source` was planned; None where that is not known, or it shows other things."""
    origin = source.origin if isinstance(source, Clip) else read_origin(source)
    if origin is None or not origin.prompt:
        return None
    planned = _planned(origin, material, cast)
    is_so = _agrees(planned.plan, material, material.open_pictures(), cast)
    return planned if is_so else None


def continued(plan: Plan, before: Plan, start: float) -> Plan:
    """`plan`, of times from its own start, going on at `start` seconds from the plan `before`.

    Whoever stays is where they were until then, and goes on from there.
    """
    joined = going_on(plan, before, start)
    waiting = list(before.subjects)
    subjects = []
    for subject in joined.subjects:
        same = next((one for one in waiting if one.cast == subject.cast), None)
        if same is not None:
            waiting.remove(same)
            past = tuple(key for key in same.keys if key.seconds < subject.keys[0].seconds)
            subject = replace(subject, keys=past + subject.keys)
        subjects.append(subject)
    return replace(joined, subjects=tuple(subjects))


def leading_up(plan: Plan, after: Plan) -> Plan:
    """`plan`, and then the plan `after`: whoever stays comes to where that has them first."""
    return turned_back(continued(turned_back(plan), turned_back(after), after.seconds))


def recast(plan: Plan, wanted: Plan) -> Plan:
    """`plan` in the scenery of `wanted`, whose subjects take the places of its own in turn."""
    others = [(s.cast, s.name) for s in wanted.subjects] + [
        (s.cast, s.name) for s in plan.subjects[len(wanted.subjects) :]
    ]
    subjects = tuple(
        replace(subject, cast=cast, name=name)
        for subject, (cast, name) in zip(plan.subjects, others, strict=False)
    )
    return replace(plan, subjects=subjects, scenery=wanted.scenery)


def replaced(plan: Plan, recast: Plan) -> Plan:
    """`plan` with those of its subjects only in whose place `recast` has others."""
    pairs = zip(plan.subjects, recast.subjects, strict=True)
    return replace(plan, subjects=tuple(old for old, new in pairs if old.cast != new.cast))


def without(material: Material, plan: Plan, cast: Cast) -> Material:
    """The material without the subjects of `plan`, the scenery around going on where they were."""

    def opened() -> Pictures:
        pictures = material.open_pictures()
        return lambda index: _cleared(pictures(index), plan, cast, float(index / material.fps))

    return replace(material, open_pictures=opened)


def _planned(origin: Origin, material: Material, cast: Cast) -> PlannedPrompt:
    from onionskin.planner.planner import plan_prompt

    return plan_prompt(
        origin.prompt,
        cast=cast,
        seconds=material.duration_seconds,
        seed=origin.seed,
        aspect=material.width / material.height,
    )


def _agrees(plan: Plan, material: Material, pictures: Pictures, cast: Cast) -> bool:
    """Whether the clip shows the plan's subjects where they would be, in whatever light."""
    from onionskin.fitting import resized
    from onionskin.stage.draft import draft_frame, view_at

    size = (_SIDE, max(round(_SIDE * material.height / material.width), 1))
    drawn, seen = [], []
    for index in np.linspace(0, material.num_frames - 1, _NUM_LOOKS).round().astype(int):
        moment = float(index / material.fps)
        layer = draft_frame(plan, cast, view_at(plan, size[1], size[0], moment), moment)
        inside = layer[..., 3] > 0.95
        drawn.append(layer[inside][:, :3])
        seen.append(resized(pictures(int(index)), size)[inside])
    return _explained(np.concatenate(drawn), np.concatenate(seen)) > _AGREES


def _explained(drawn: np.ndarray, seen: Frames) -> float:
    """Share of the variance of `seen` (N, 3) that a gain and a lift of `drawn` explain."""
    if len(drawn) < 16:
        return 0.0
    a, b = drawn - drawn.mean(0), seen - seen.mean(0)
    gain = (a * b).sum(0) / np.maximum((a * a).sum(0), 1e-6)
    left = np.square(b - a * np.maximum(gain, 0)).sum()
    return float(1 - left / max(np.square(b).sum(), 1e-6))


def _cleared(picture: Frames, plan: Plan, cast: Cast, moment: float) -> Frames:
    from onionskin.stage.draft import draft_frame, view_at

    height, width = picture.shape[:2]
    share = _CLEARED_SIDE / max(height, width)
    size = (max(round(width * share), 1), max(round(height * share), 1))
    layer = draft_frame(plan, cast, view_at(plan, size[1], size[0], moment), moment)
    reach = 2 * round(_HALO * _CLEARED_SIDE) + 1
    there = cv2.dilate((layer[..., 3] > 0.02).astype(np.uint8), np.ones((reach, reach), np.uint8))
    if not there.any() or there.all():
        return picture
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    around = cv2.inpaint(small, there, _INPAINT_RADIUS, cv2.INPAINT_TELEA)
    soft = cv2.GaussianBlur(cv2.resize(there.astype(np.float32), (width, height)), (0, 0), 1.5)
    wide = cv2.resize(around, (width, height), interpolation=cv2.INTER_LINEAR)
    mixed = picture + soft[..., None] * (wide.astype(np.float32) - picture)
    return np.asarray(np.round(mixed).clip(0, 255), np.uint8)
