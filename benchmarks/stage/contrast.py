"""Do people stand out from where they are? The contrast around their outlines.

    python -m benchmarks.stage.contrast [--write]

Two people stand in every place at every hour, 640x360. Where they are, and are not hidden, is found
by drawing the place without them. Along the outline the relative luminance (WCAG) three pixels
inside is set against that three pixels outside; 1.6 to 1 is asked for on average over an outline.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from benchmarks.stage.stability import _two
from numpy.typing import NDArray

from onionskin.stage.light import HOURS, Hour
from onionskin.stage.places import PLACES
from onionskin.stage.scene import Scene
from onionskin.stage.script import Script

WIDTH, HEIGHT, AWAY = 640, 360, 3
ASKED = 1.6
RESULTS = Path(__file__).parents[1] / "results" / "stage-contrast.md"


def contrasts(place: str, hour: Hour) -> NDArray[np.float64]:
    """Contrast ratios, 1 or more, at points all along the outlines of two people."""
    script = Script(place=place, hour=hour, shot="full", actors=_two(place))
    scene = Scene(script, WIDTH, HEIGHT)
    shown = scene.frame(0.6)
    empty = _without_people(script, scene)
    seen = np.abs(shown.astype(int) - empty).max(-1) > 4
    mask = _mask(script) * seen.astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    light = _luminance(shown)
    around = np.ones((3, 3), np.uint8)
    inside = cv2.erode(mask, around, iterations=1) - cv2.erode(mask, around, iterations=AWAY)
    outside = cv2.dilate(mask, around, iterations=AWAY) - cv2.dilate(mask, around, iterations=1)
    near_in, near_out = (_mean_within(light, band) for band in (inside, outside))
    edge = (cv2.dilate(mask, around) - mask).astype(bool)
    pairs = np.stack([near_in[edge], near_out[edge]])
    pairs = pairs[:, np.isfinite(pairs).all(0)]
    return np.asarray((pairs.max(0) + 0.05) / (pairs.min(0) + 0.05))


def _without_people(script: Script, scene: Scene) -> NDArray[np.uint8]:
    """The same frame, from the same camera, with nobody in it."""
    empty = Scene(replace(script, actors=()), WIDTH, HEIGHT)
    empty._framed = scene._framed
    empty._stack = empty._stacked()
    return empty.frame(0.6)


def _mask(script: Script) -> NDArray[np.uint8]:
    """Where the people are, whatever the light and the shadows: found in two garish lights."""
    scene = Scene(script, WIDTH, HEIGHT)
    masks = []
    for colour in ((255, 0, 255, 255), (0, 255, 0, 255)):
        scene._pixels[:] = colour
        surface_canvas = scene._surface.getCanvas()
        for player in scene.players.values():
            scene._draw_player(player, surface_canvas, scene.camera(0.6), 0.6)
        scene._surface.flushAndSubmit()
        masks.append(scene._pixels[..., :3].astype(int))
    # What is opaque looks the same on both grounds.
    same = np.abs(masks[0] - masks[1]).max(-1) < 40
    return same.astype(np.uint8)


def _luminance(frame: NDArray[np.uint8]) -> NDArray[np.float64]:
    c = frame / 255.0
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def _mean_within(light: NDArray[np.float64], band: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The mean of a band's pixels near each pixel; NaN where there are none."""
    size = (2 * AWAY + 3, 2 * AWAY + 3)
    weight = cv2.boxFilter(band.astype(np.float64), -1, size)
    total = cv2.boxFilter(light * band, -1, size)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(weight > 1e-6, total / weight, np.nan))


def main() -> None:
    """Prints the table, and writes it with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    given = parser.parse_args()
    found = []
    for place in PLACES:
        for hour in HOURS:
            ratios = contrasts(place.names.en, hour)
            found.append((float(ratios.mean()), float((ratios >= ASKED).mean()), place, hour))
    found.sort(key=lambda one: one[0])
    below = sum(mean < ASKED for mean, *_ in found)
    rows = "\n".join(
        f"| {place.names.en}, {hour} | {mean:.2f} | {share:.0%} |"
        for mean, share, place, hour in found
    )
    table = (
        f"# Contrast around people\n\n{len(found)} places and hours, the least first; {below} are "
        f"below {ASKED} on average.\n\n| place, hour | mean ratio | outline at {ASKED} or more |\n"
        f"|---|---|---|\n{rows}\n"
    )
    print(table)
    if given.write:
        RESULTS.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
