"""Do feet stay where they stand, and hands at what they hold, in everything people do?

    python -m benchmarks.stage.slide [--write]

Every verb is acted for three seconds, framed as a full shot of 1080 rows, at 24 frames a second, by
an adult, a child and somebody old, to both sides. A foot bears weight while its sole is within a
millimetre of the ground; how far the part that bears (heel or toes) goes in a frame is the slide,
in pixels. A hand that must touch a point (`reach`) is measured by how far its wrist is from it.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass, replace
from pathlib import Path

from onionskin.stage.actions import ACTIONS, Action
from onionskin.stage.pose import Vector
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script
from onionskin.stage.sheet import verb_script

FPS = 24
SECONDS = 3.0
ROWS = 1080
MOST_SLIDE, MOST_MISS = 0.5, 4.0
RESULTS = Path(__file__).parents[1] / "results" / "stage-slide.md"
_ROLES = ("person", "child", "old woman")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was measured of one verb: the worst and the mean over frames, in pixels."""

    verb: str
    travels: bool
    slide: float
    mean_slide: float
    miss: float

    @property
    def holds(self) -> bool:
        """Whether the feet of who travels stay, and hands are where they must be."""
        return (not self.travels or self.slide <= MOST_SLIDE) and self.miss <= MOST_MISS


def measure(action: Action) -> Found:
    """The verb as each of the people does it, to each side."""
    slides: list[float] = []
    misses: list[float] = []
    for role in _ROLES:
        for way in (1, -1):
            script = verb_script(action, role=role, turn=way)
            scene = Scene(_whole(script, action), 64, 36)
            slides += _slides(scene)
            misses += _misses(scene)
    return Found(
        verb=action.names.en,
        travels=action.layer == "travel" and not action.mount,
        slide=max(slides, default=0.0),
        mean_slide=sum(slides) / max(len(slides), 1),
        miss=max(misses, default=0.0),
    )


def _whole(script: Script, action: Action) -> Script:
    """The script over three seconds, its way at the verb's own speed."""
    first = script.actors[0]
    cues = tuple(
        replace(
            cue, end=SECONDS, to=(cue.to[0] + math.copysign(action.speed, cue.to[0]), cue.to[1])
        )
        if cue.to is not None
        else cue
        for cue in first.cues
    )
    return replace(script, seconds=SECONDS, actors=(replace(first, cues=cues), *script.actors[1:]))


def _slides(scene: Scene) -> list[float]:
    """How far each bearing foot goes from frame to frame, in pixels."""
    player = scene.players["a"]
    scale = ROWS / scene.camera(0.0).height
    found = []
    before: list[tuple[Vector, Vector]] | None = None
    for frame in range(int(SECONDS * FPS)):
        acted, body = scene._body(player, frame / FPS)
        feet = list(zip(body.ankles, body.toes, strict=True))
        if before is not None and acted.pose.support == "feet":
            for old, new in zip(before, feet, strict=True):
                bears = [
                    math.dist((a[0], a[2]), (b[0], b[2]))
                    for a, b, rest in zip(
                        old, new, (body.rig.ankle, body.rig.ankle * 0.55), strict=True
                    )
                    if max(a[1], b[1]) < rest + 0.001
                ]
                if bears:
                    found.append(min(bears) * scale)
        before = feet
    return found


def _misses(scene: Scene) -> list[float]:
    """How far wrists are from the points that they must touch, in pixels."""
    player = scene.players["a"]
    scale = ROWS / scene.camera(0.0).height
    found = []
    for frame in range(12, int(SECONDS * FPS)):
        acted, body = scene._body(player, frame / FPS)
        for side, point in acted.reach.items():
            wrist = body.wrists[0 if side == "lead" else 1]
            found.append(math.dist(wrist, point) * scale)
    return found


def main() -> None:
    """Prints the table, and writes it with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    given = parser.parse_args()
    found = sorted((measure(action) for action in ACTIONS), key=lambda one: -one.slide)
    rows = [
        f"| {one.verb} | {one.slide:.2f} | {one.mean_slide:.2f} | {one.miss:.1f} | "
        f"{'travels' if one.travels else ''} | {'' if one.holds else 'FAILS'} |"
        for one in found
    ]
    failing = sum(not one.holds for one in found)
    table = (
        "# Feet and hands on the stage\n\n"
        f"{len(found)} verbs, {len(_ROLES)} people, both ways, {SECONDS:g} s at {FPS} frames a "
        f"second, as a full shot of {ROWS} rows. Asked: who travels slides at most {MOST_SLIDE} px "
        f"in any frame, hands are within {MOST_MISS:g} px of what they touch. {failing} fail.\n\n"
        "| verb | slide, worst | slide, mean | hands, worst | | |\n|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )
    print(table)
    if given.write:
        RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
