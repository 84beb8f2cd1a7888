"""Acting: the actions of one figure, layered and blended into one solved body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onionskin.stage.actions import Action, Beat, Motion
from onionskin.stage.actions.resting import alive
from onionskin.stage.pose import REST, Expression, Held, Pose, Vector, blend, ease
from onionskin.stage.rig import Rig, Side

BLEND_SECONDS = 0.24
_ORDER = {"posture": 0, "travel": 1, "hands": 2, "face": 3}


@dataclass(frozen=True, kw_only=True, slots=True)
class Playing:
    """An action being played: when, about which point, over which way, with which thing."""

    action: Action
    start: float
    end: float
    target: Vector | None = None
    distance: float = 0
    holding: str = ""
    colour: str = ""
    kept: bool = False
    """Whether what it holds stays in a hand under all else that hands do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Acted:
    """What a figure does at a moment: a whole pose, contacts, and how far it sits (0..1)."""

    pose: Pose
    reach: dict[Side, Vector]
    seated: float


def act(
    playing: Sequence[Playing],
    t: float,
    rig: Rig,
    *,
    phase: float = 0,
    travel: float = 0,
    mood: Expression | None = None,
) -> Acted:
    """The pose of a figure at `t` seconds; `travel` metres of its way are behind it.

    `mood` is the expression it was said to have, over that of what it does.
    """
    pose, reach, seated = alive(t, phase).over(REST), dict[Side, Vector](), 0.0
    kept: Held | None = None
    for each in sorted(playing, key=lambda one: _ORDER[one.action.layer]):
        weight = _weight(each, t)
        if weight <= 0:
            continue
        beat = Beat(
            t=max(0.0, t - each.start),
            length=each.end - each.start,
            rig=rig,
            travel=travel,
            distance=each.distance,
            target=each.target,
            phase=phase,
        )
        motion = each.action.act(beat)
        if each.holding:
            motion = _holding(motion, each.holding)
        if each.action.layer == "hands" and (pose.lean or 0) > _BENT:
            motion = _bent(motion, pose.lean or 0)
        if each.colour:
            motion = _coloured(motion, each.colour)
        aside = kept is not None and each.action.layer == "hands" and _is_free(motion.pose)
        if aside:
            motion = _with_one_hand(motion)
        pose = blend(pose, motion.pose.over(pose), weight)
        if kept is not None and aside and weight > 0.5:
            pose = replace(pose, held=(None, replace(kept, both=False)))
        if each.kept:
            kept = pose.held[0]
        if weight > 0.97:
            reach.update(motion.reach)
        if motion.pose.support in ("seat", "bed"):
            seated = weight
        elif motion.pose.support is not None:
            seated *= 1 - weight
    if mood is not None:
        pose = replace(pose, expression=mood)
    return Acted(pose=pose, reach=reach, seated=seated)


def _is_free(pose: Pose) -> bool:
    """Whether a motion uses hands and holds nothing in them."""
    return pose.held == (None, None) and pose.hands != (None, None)


def _with_one_hand(motion: Motion) -> Motion:
    """The motion of somebody whose other hand keeps what it holds beside the body."""
    pose = motion.pose
    pose = replace(
        pose,
        hands=(pose.hands[0], _BEFORE if pose.hands[1] is None else _ASIDE),
        grips=(pose.grips[0], "flat"),
        elbows=(pose.elbows[0], 0.3),
    )
    reach: dict[Side, Vector] = {k: at for k, at in motion.reach.items() if k == "lead"}
    return replace(motion, pose=pose, reach=reach)


_BEFORE: Vector = (0.2, -0.55, 0.4)
_ASIDE: Vector = (0.35, -0.82, -0.42)
"""Where a hand keeps what it holds: before the body, or behind it where both hands would act."""
_BENT = 0.3
"""Radians from which somebody is bent over what they do, and stays so."""


def _bent(motion: Motion, lean: float) -> Motion:
    """The motion of hands of somebody who is bent over them."""
    mine = motion.pose.lean
    if mine is None or mine >= lean or motion.pose.support is not None:
        return motion
    return replace(motion, pose=replace(motion.pose, lean=lean))


def _holding(motion: Motion, thing: str) -> Motion:
    """The motion with another thing in the lead hand, where it holds one at all."""
    held, other = motion.pose.held
    if held is None:
        if other is None or other.thing not in _BORNE:
            return motion
        behind = replace(motion.pose, held=(None, replace(other, thing=thing)))
        return replace(motion, pose=behind)
    if other is not None and held.thing == "brush":
        return replace(motion, pose=replace(motion.pose, held=(held, replace(other, thing=thing))))
    named = (replace(held, thing=thing), other)
    if other is not None and other.thing in _VESSELS and thing in _VESSELS:
        named = (held, replace(other, thing=thing))  # one stirs in it
    return replace(motion, pose=replace(motion.pose, held=named))


_BORNE = frozenset({"bamboo basket"})
"""What is on the back, in the hand behind it."""
_VESSELS = frozenset({"pan", "pot", "bowl", "wok", "saucepan", "frying pan"})


def _coloured(motion: Motion, colour: str) -> Motion:
    """The motion with what the lead hand holds in a colour."""
    held, other = motion.pose.held
    if held is None:
        return motion
    return replace(motion, pose=replace(motion.pose, held=(replace(held, colour=colour), other)))


def _weight(playing: Playing, t: float) -> float:
    """How much an action shows: it begins whole at the start of a clip, else blends in."""
    if t < playing.start or t > playing.end + BLEND_SECONDS:
        return 0.0
    rising = 1.0 if playing.start <= 0 else ease((t - playing.start) / BLEND_SECONDS)
    return rising * (1 - ease((t - playing.end) / BLEND_SECONDS))


def way_behind(start: float, end: float, distance: float, t: float) -> float:
    """Metres of a way that are behind at `t`, with a short start and a short stop."""
    length = end - start
    if length <= 0:
        return distance
    k = min(1.0, max(0.0, (t - start) / length))
    soft = min(0.25, 0.35 / length)
    # Constant speed between two parabolas that meet it.
    area = 1 - soft
    if k < soft:
        done = k * k / (2 * soft)
    elif k > 1 - soft:
        done = area - (1 - k) ** 2 / (2 * soft)
    else:
        done = k - soft / 2
    return distance * done / area
