"""Clean clips that faults are planted in: drawn, moved by hand, and filmed.

Those that limits are set on (tuning) and those that are reported share no place, no seed and no
filmed clip. What went wrong in the part that was measured first taught something; `second` and
`third` were written later, from all the other places, for limits to be tried on what they have not
seen.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.media.read import read_frames
from onionskin.stage.places import PLACES
from onionskin.stage.roles import ROLES, look_of
from onionskin.stage.scene import Scene
from onionskin.stage.script import Actor, Cue, Script

Frames = NDArray[np.uint8]
WIDTH, HEIGHT, FPS, LENGTH = 320, 180, 12, 20
PARTS = ("tuning", "measuring", "second", "third")
_DRAWN = {
    "tuning": ("park", "kitchen", "beach"),
    "measuring": ("classroom", "field", "living room", "station", "harbour"),
}
_MOVES = ("pan-left", "still", "dolly-in", "pan-right")
_VERBS = ("dance", "wave", "jump", "talk")
_FILMED = {
    "tuning": ("book.mkv", "brother.mkv"),
    "measuring": ("car-detection.mp4", "bird.mkv", "learn.mkv"),
    "second": ("again.mkv", "help.mkv", "night.mkv"),
    "third": ("eat.mkv", "hungry.mkv", "milk.mkv"),
}
_SHAPES = {
    "tuning": range(100, 101),
    "measuring": range(200, 202),
    "second": range(300, 304),
    "third": range(400, 404),
}


@dataclass(frozen=True, eq=False, slots=True)
class Base:
    """A clip with nothing wrong in it, uint8 (T, H, W, 3)."""

    name: str
    frames: Frames


def bases(part: str, filmed: Path | None) -> Iterator[Base]:
    """The clean clips of a part; `filmed` is a folder of filmed ones."""
    for index, place in enumerate(_places(part)):
        yield Base(f"drawn, {place}", _drawn(place, index + 10 * PARTS.index(part)))
    for seed in _SHAPES[part]:
        yield Base(f"shapes {seed}", shapes(seed))
    for name in _FILMED[part] if filmed else ():
        if filmed and (filmed / name).is_file():
            yield Base(f"filmed, {name}", _filmed(filmed / name))


def _places(part: str) -> tuple[str, ...]:
    """The places of a part; of those that the first two leave, every other one."""
    if part in _DRAWN:
        return _DRAWN[part]
    taken = {name for names in _DRAWN.values() for name in names}
    names = (each.names.en for each in PLACES if {"left", "right"} <= set(each.anchors))
    left = sorted(name for name in names if name not in taken)
    return tuple(left[PARTS.index(part) % 2 :: 2])


def _drawn(place: str, seed: int) -> Frames:
    """Two people in a place of the stage, under a camera that stands or moves."""
    anchors = PLACES.get(place).anchors
    people = []
    for index, (role, mark) in enumerate((("man", "left"), ("woman", "right"))):
        at, verb = anchors[mark], _VERBS[(seed + index) % len(_VERBS)]
        look = look_of(ROLES.get(role), seed + index)
        cues = (Cue(verb=verb),)
        people.append(Actor(id=role, look=look, x=at.x, z=at.z, turn=at.turn or 0.0, cues=cues))
    move = _MOVES[seed % len(_MOVES)]
    script = Script(place=place, move=move, seconds=LENGTH / FPS, actors=tuple(people))
    scene = Scene(script, WIDTH, HEIGHT)
    return np.stack([scene.frame(index / FPS) for index in range(LENGTH)])


@functools.cache
def _wall(seed: int) -> Frames:
    rng = np.random.default_rng(seed)
    wall = np.full((2 * HEIGHT, 3 * WIDTH, 3), rng.integers(70, 180, 3), np.uint8)
    for _ in range(260):
        at = int(rng.integers(0, wall.shape[1])), int(rng.integers(0, wall.shape[0]))
        colour = [int(value) for value in rng.integers(20, 235, 3)]
        size = int(rng.integers(5, 30))
        if rng.random() < 0.5:
            cv2.circle(wall, at, size, colour, -1, cv2.LINE_AA)
        else:
            cv2.rectangle(wall, at, (at[0] + 2 * size, at[1] + size), colour, -1)
    return np.asarray(cv2.GaussianBlur(wall, None, 0.6), np.uint8)


def shapes(seed: int) -> Frames:
    """A camera that goes over a wall of shapes, evenly, in a direction of the seed's."""
    angle = seed * 0.9
    step = np.array([np.cos(angle), np.sin(angle)]) * 2.2
    frames = []
    for index in range(LENGTH):
        x, y = np.array([WIDTH, HEIGHT / 2]) + step * index
        matrix = np.array([[1, 0, -x], [0, 1, -y]], np.float32)
        frames.append(cv2.warpAffine(_wall(seed), matrix, (WIDTH, HEIGHT)))
    return np.stack(frames)


def _filmed(path: Path) -> Frames:
    """A piece of a filmed clip; frames that a camera gave twice are left out."""
    kept: list[Frames] = []
    for frame in islice(read_frames(path), 6, 6 + 6 * LENGTH):
        height = round(frame.shape[0] * WIDTH / frame.shape[1]) // 2 * 2
        small = np.asarray(cv2.resize(frame, (WIDTH, height), interpolation=cv2.INTER_AREA))
        if not kept or float(cv2.absdiff(kept[-1], small).mean()) > 0.35:
            kept.append(small)
    return np.stack(kept[:LENGTH])
