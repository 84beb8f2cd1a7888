"""Where those who act are in the picture: large enough, whole, heads inside, none hidden.

    python -m benchmarks.stage.framing [FILE ...] [--show] [-o OUT.json]

Each prompt of the files (what follows a tab is left out; the hundred of `prompts.txt` if none is
given) is staged and asked, at three moments, where its people and its things are. A **cut head**
has its crown, hair and hat over the upper edge; a **cut hand** is over it or beside the frame; a
**small** figure is less than 30% of the frame high; a **hidden** one has more than 45% of its
head and chest behind somebody nearer; **cut** things have less than 85% of their width inside,
or their top over the upper edge. Shots closer than full are asked for heads only. Nothing is
drawn: the numbers are those of the camera and of the bodies' joints.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stage.understood import PROMPTS, read_asks

from onionskin.planner.staged import stage_prompt
from onionskin.stage.blocking import block
from onionskin.stage.camera import Camera
from onionskin.stage.rig import Body
from onionskin.stage.scene import Scene
from onionskin.stage.things.pictured import thing_named

SECONDS, SEED, WIDTH, HEIGHT = 4.0, 1, 640, 360
MOMENTS = (0.3, 0.6, 0.95)
SMALL, HIDDEN, WHOLE = 0.3, 0.45, 0.85
_CLOSE = ("medium", "close-up")
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """Faults of a prompt's picture, and how high its tallest person is, by the frame's height."""

    prompt: str
    faults: tuple[str, ...]
    largest: float


def look(prompt: str) -> Seen:
    """What a prompt's picture shows of those who act."""
    script, _ = block(stage_prompt(prompt, seconds=SECONDS, seed=SEED).plan)
    scene = Scene(script, WIDTH, HEIGHT)
    faults: list[str] = []
    largest = 0.0
    for share in MOMENTS:
        camera = scene.camera(SECONDS * share)
        bodies = {a.id: scene.body(a.id, SECONDS * share) for a in script.actors if not a.extra}
        for name, body in bodies.items():
            faults += _cut(name, body, camera, closer=script.shot in _CLOSE)
            largest = max(largest, _height(body, camera))
        faults += _hidden(bodies, camera)
        faults += _things(scene, camera) if script.shot not in _CLOSE else []
    if script.actors and largest < SMALL and script.shot not in _CLOSE:
        faults.append(f"small: {largest:.0%}")
    return Seen(prompt, tuple(dict.fromkeys(faults)), largest)


def _cut(name: str, body: Body, camera: Camera, *, closer: bool) -> list[str]:
    found = []
    if _at(camera, body.head, 0.62 * body.rig.head)[1] < 0:
        found.append(f"head cut: {name}")
    for wrist in () if closer else body.wrists:
        x, y = _at(camera, wrist, 0.1)
        if y < 0 or not 0 <= x <= WIDTH:
            found.append(f"hand cut: {name}")
    return found


def _at(camera: Camera, point: tuple[float, float, float], up: float = 0) -> tuple[float, float]:
    return camera.place((point[0], point[1] + up, point[2]), WIDTH, HEIGHT)


def _height(body: Body, camera: Camera) -> float:
    top = _at(camera, body.head, 0.5 * body.rig.head)[1]
    low = max(_at(camera, ankle)[1] for ankle in body.ankles)
    return (low - top) / HEIGHT


def _bust(body: Body, camera: Camera) -> Box:
    """The box of a head and a chest, in pixels."""
    half = 0.5 * body.rig.head
    head, chest = _at(camera, body.head), _at(camera, body.pelvis)
    k = camera.scale(body.head[2], HEIGHT)
    left, right = min(head[0], chest[0]) - half * k, max(head[0], chest[0]) + half * k
    return left, head[1] - half * k, right, chest[1]


def _hidden(bodies: dict[str, Body], camera: Camera) -> list[str]:
    found = []
    for name, body in bodies.items():
        mine = _bust(body, camera)
        for other, nearer in bodies.items():
            if other == name or nearer.root[2] > body.root[2]:
                continue
            if _shared(mine, _bust(nearer, camera)) > HIDDEN:
                found.append(f"hidden: {name} by {other}")
    return found


def _shared(mine: Box, other: Box) -> float:
    wide = min(mine[2], other[2]) - max(mine[0], other[0])
    high = min(mine[3], other[3]) - max(mine[1], other[1])
    area = (mine[2] - mine[0]) * (mine[3] - mine[1])
    return max(0.0, wide) * max(0.0, high) / max(area, 1e-6)


def _things(scene: Scene, camera: Camera) -> list[str]:
    found = []
    for prop in scene.script.props:
        if not prop.subject or prop.does in ("race", "cross", "fall", "be shot", "rise"):
            continue
        wide, high = (side * prop.scale for side in thing_named(prop.thing).size)
        left = _at(camera, (prop.x - wide / 2, prop.y, prop.z))[0]
        right = _at(camera, (prop.x + wide / 2, prop.y, prop.z))[0]
        inside = (min(right, WIDTH) - max(left, 0)) / max(right - left, 1e-6)
        if inside < WHOLE:
            found.append(f"thing cut: {prop.thing} {max(inside, 0):.0%}")
        if _at(camera, (prop.x, prop.y + high, prop.z))[1] < 0:
            found.append(f"thing's top cut: {prop.thing}")
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="print each prompt that has a fault")
    parser.add_argument("-o", "--output", type=Path, help="write the table as JSON")
    arguments = parser.parse_args()
    table = {}
    for path in arguments.files or [PROMPTS]:
        seen = [look(ask.prompt) for ask in read_asks(path)]
        counts = Counter(f.partition(":")[0] for each in seen for f in set(each.faults))
        clean = sum(not each.faults for each in seen)
        table[path.name] = {"prompts": len(seen), "clean": clean, **dict(sorted(counts.items()))}
        for each in seen if arguments.show else ():
            if each.faults:
                print(f"{each.prompt}: {'; '.join(each.faults)}")
    for name, row in table.items():
        print(name, ", ".join(f"{key} {value}" for key, value in row.items()))
    if arguments.output:
        arguments.output.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
