"""Blocking: an outline's words become a plan's numbers.

The learned planner decides *what* happens; where exactly, within what the words leave
open, is drawn here from a seed, so that another seed gives another take.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from onionskin.plan.plan import (
    CameraKey,
    Key,
    Outline,
    Plan,
    Role,
    Scenery,
    Subject,
    camera_moves,
    distinct,
)

SIZE_FRACTIONS = {"small": 0.27, "medium": 0.42, "big": 0.62}
GROUND_Y = {
    "mountains": 0.86,
    "sea": 0.72,
    "meadow": 0.84,
    "desert": 0.84,
    "snow": 0.85,
    "city": 0.9,
    "forest": 0.88,
    "road": 0.87,
    "beach": 0.88,
    "indoors": 0.86,
    "plain": 0.8,
}
"""Stage y where subjects stand, for the places that have a ground (on the sea: float)."""
FLOATING = ("space", "underwater")
_KEYS_PER_SECOND = 8


def block(
    outline: Outline,
    *,
    seconds: float,
    seed: int,
    aspect: float = 1.0,
    facing: Callable[[str], str] = lambda cast: "front",
    habitat: Callable[[str], str] = lambda cast: "any",
    names: tuple[str, ...] = (),
) -> Plan:
    """Places the outline's roles and camera in a shot of `seconds`.

    `aspect` is the frame's width over its height. `facing(cast)` says which way a picture
    looks ("left", "right" or "front"), so that it can be mirrored to face where it goes;
    `habitat(cast)` says where it is at home ("ground", "sky", "water" or "any"). `names` are
    the prompt's own words for the roles.
    """
    rng = np.random.default_rng([seed, 7])
    columns = _columns(outline.roles, rng)
    rise = min(1.0, aspect)
    subjects = tuple(
        _subject(
            role, column, outline, seconds, rise, rng, facing(role.cast), habitat(role.cast), name
        )
        for role, column, name in zip(
            outline.roles,
            columns,
            names + ("",) * (len(outline.roles) - len(names)),
            strict=True,
        )
    )
    nearest_last = sorted(subjects, key=lambda subject: subject.keys[0].y)
    return Plan(
        seconds=seconds,
        subjects=tuple(nearest_last),
        scenery=outline.scenery,
        camera=camera_keys(outline.camera, seconds, rng),
        camera_move=outline.camera,
    )


def _columns(roles: tuple[Role, ...], rng: np.random.Generator) -> list[float]:
    """Where each role stands from left to right, honouring the sides the words ask for."""
    wanted = {"left": 0.24, "center": 0.5, "right": 0.76}
    if len(roles) == 1:
        side = roles[0].side
        return [wanted[side] if side in wanted else float(rng.uniform(0.38, 0.62))]
    free = [0.27, 0.73] if len(roles) == 2 else [0.2, 0.5, 0.8]
    columns: list[float | None] = [None] * len(roles)
    for index, role in enumerate(roles):
        if role.side in wanted and free:
            nearest = min(free, key=lambda column: abs(column - wanted[role.side]))
            free.remove(nearest)
            columns[index] = nearest
    rest = list(rng.permutation(free))
    return [
        (float(rest.pop()) if column is None else column) + float(rng.uniform(-0.03, 0.03))
        for column in columns
    ]


def _subject(
    role: Role,
    column: float,
    outline: Outline,
    seconds: float,
    rise: float,
    rng: np.random.Generator,
    facing: str,
    habitat: str,
    name: str,
) -> Subject:
    crowd = {1: 1.0, 2: 0.82, 3: 0.64}[len(outline.roles)]
    size = SIZE_FRACTIONS[role.size] * crowd * float(rng.uniform(0.92, 1.08))
    ground, y = _height(outline.scenery, role.motion, habitat, size * rise, rng)
    stands = 0.0 if ground is None else 0.45 * rise
    keys = _path(role.motion, column, y, size, seconds, stands, rng)
    goes_left = role.motion.endswith("-left")
    goes_right = role.motion.endswith("-right")
    flip = (facing == "left" and goes_right) or (facing == "right" and goes_left)
    return Subject(
        cast=role.cast,
        keys=keys,
        name=name,
        motion=role.motion,
        flip=flip,
        phase_seconds=round(float(rng.uniform(0.0, 2.0)), 3),
        shadow=ground,
    )


def _height(
    scenery: Scenery, motion: str, habitat: str, tall: float, rng: np.random.Generator
) -> tuple[float | None, float]:
    """The ground under a subject (None: it hangs in the air or water) and its centre's y."""
    if scenery.place in FLOATING:
        return None, float(rng.uniform(0.4, 0.6))
    airborne = habitat == "sky" or motion in ("rise", "fall", "circle")
    if airborne or scenery.place == "plain":
        return None, float(rng.uniform(0.36, 0.5)) if airborne else 0.5
    ground = GROUND_Y[scenery.place] + float(rng.uniform(-0.02, 0.05))
    return ground, ground - 0.45 * tall


def _path(
    motion: str,
    x: float,
    y: float,
    size: float,
    seconds: float,
    stands: float,
    rng: np.random.Generator,
) -> tuple[Key, ...]:
    """Keys of one motion about its resting place (x, y).

    `stands` is the height of the centre over the feet in sizes: feet stay on the ground
    while the subject grows. 0 for subjects off the ground.
    """
    strength = float(rng.uniform(0.85, 1.15))
    turn = float(rng.choice((-1.0, 1.0)))
    travel = min(0.16 * seconds, 0.5) * strength

    def key(share: float) -> Key:
        dx = dy = 0.0
        scale = 1.0
        middle = share - 0.5
        beat = share * max(1, round(seconds)) * 2 * math.pi
        if motion.startswith("drift"):
            dx = middle * travel * (1 if motion.endswith("right") else -1)
        elif motion.startswith("fly"):
            dx = middle * max(2.6 * travel, 0.7) * (1 if motion.endswith("right") else -1)
            dy = 0.02 * math.sin(beat)
        elif motion in ("rise", "fall"):
            dy = middle * 1.5 * travel * (1 if motion == "fall" else -1)
        elif motion == "bounce":
            dy = -0.16 * strength * abs(math.sin(beat / 2))
        elif motion == "grow":
            scale = math.exp(middle * 0.8 * strength)
        elif motion == "shrink":
            scale = math.exp(-middle * 0.8 * strength)
        elif motion == "circle":
            angle = turn * 2 * math.pi * share * max(1.0, seconds / 3)
            dx, dy = 0.14 * strength * math.cos(angle), 0.12 * strength * math.sin(angle)
        return Key(
            seconds=round(share * seconds, 4),
            x=round(x + dx, 4),
            y=round(y + dy - stands * size * (scale - 1.0), 4),
            size=round(size * scale, 4),
        )

    straight = {"still": 1, "drift-left": 2, "drift-right": 2, "rise": 2, "fall": 2}
    count = straight.get(motion) or max(2, math.ceil(seconds * _KEYS_PER_SECOND) + 1)
    if motion in ("grow", "shrink"):
        count = 2
    if count == 1:
        return (key(0.5),)
    return distinct(key(index / (count - 1)) for index in range(count))


def camera_keys(move: str, seconds: float, rng: np.random.Generator) -> tuple[CameraKey, ...]:
    """Camera keys of one move, or of several joined by "+", over `seconds`.

    Pans and tilts cross the stage's middle, zooms start or end wide. Raises InvalidInput.
    """
    moves = camera_moves(move)
    reach = min(0.14 * seconds, 0.42) * float(rng.uniform(0.85, 1.15))
    zoom = math.exp(min(0.16 * seconds, 0.45) * float(rng.uniform(0.85, 1.15)))
    if moves == ("still",):
        return (CameraKey(seconds=0.0),)
    x = reach / 2 * (("pan-right" in moves) - ("pan-left" in moves))
    y = reach / 3 * (("tilt-down" in moves) - ("tilt-up" in moves))

    def key(seconds: float, sign: int, zoomed: str) -> CameraKey:
        return CameraKey(
            seconds=seconds,
            x=round(0.5 + sign * x, 4),
            y=round(0.5 + sign * y, 4),
            zoom=round(zoom, 4) if zoomed in moves else 1.0,
        )

    return distinct((key(0.0, -1, "zoom-out"), key(seconds, 1, "zoom-in")))
