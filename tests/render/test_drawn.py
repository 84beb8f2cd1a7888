"""Drawn orders: how they are cut into fills, framed and blended changes on purpose only."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from tests.golden import check_golden

from onionskin import CanvasKind, load_engine
from onionskin.errors import OnionskinError
from onionskin.fitting import Size
from onionskin.render.framing import frame, parse_size
from onionskin.render.reel import framed, inner_size, revealed, shrunk_mask
from onionskin.render.schedule import Reach, make_schedule, reach_of
from onionskin.render.seam import blended

KINDS = [kind for kind in CanvasKind if kind not in (CanvasKind.FRAMES, CanvasKind.REGIONS)]


def drawn_reach(rng: np.random.Generator) -> Reach:
    window = int(rng.integers(3, 20))
    context = 2 if window >= 6 and rng.random() < 0.6 else 1
    starts = [kind for kind in KINDS if rng.random() < 0.93]
    return Reach(
        window=window,
        context=context,
        keyframes=bool(rng.random() < 0.6),
        starts=frozenset(starts),
        blind=bool(rng.random() < 0.08),
        anchor=bool(window >= 4 and rng.random() < 0.5),
    )


@pytest.mark.parametrize("part", range(3))
def test_drawn_clips_are_cut_into_the_same_fills(part):
    """Which frames see which, in which order and pass; or why there is no way."""
    told = []
    for seed in range(100 * part, 100 * (part + 1)):
        rng = np.random.default_rng(seed)
        count = int(rng.choice([rng.integers(1, 25), rng.integers(25, 130)]))
        known = rng.random(count) < rng.choice([0.0, 0.0, 0.05, 0.4])
        known[: rng.choice([0, 0, 1, 3, 7])] = True
        known[count - rng.choice([0, 0, 1, 3]) :] = True
        breaks = sorted({*rng.integers(1, count + 1, rng.choice([0, 0, 2])).tolist()})
        cuts = [place for place in breaks if rng.random() < 0.4]
        try:
            schedule = make_schedule(known, drawn_reach(rng), breaks, cuts)
        except OnionskinError as error:
            told.append([str(error)])
            continue
        waits = " ".join(",".join(map(str, sorted(each))) for each in schedule.waits_for())
        last = [use for _, use in sorted(schedule.last_uses().items())]
        told.append([*schedule.lines(), waits, "".join(map(chr, (48 + use for use in last)))])
    check_golden(f"render/fills-{part}", told)


def test_drawn_engines_reach_as_far():
    """By what they say of themselves, at any rate."""
    told = []
    able = load_engine("paintbox").capabilities
    for seed in range(60):
        rng = np.random.default_rng(seed)
        kinds = frozenset(kind for kind in CanvasKind if rng.random() < 0.7)
        drawn = replace(
            able,
            canvases=kinds,
            max_frames=int(rng.choice([1, 2, 3, 4, 5, 6, 7, 999, 1000, 5000])),
            any_times=bool(rng.random() < 0.7),
            paints_fps=None if rng.random() < 0.5 else Fraction(24),
            generative=bool(rng.random() < 0.6),
            goes_by_known=bool(rng.random() < 0.6),
            honours=frozenset({"staged"}),
        )
        reach = reach_of(drawn, Fraction(int(rng.choice([8, 24]))), regions=seed % 3 == 0)
        flags = f"{reach.keyframes} {reach.blind} {reach.anchor} {' '.join(sorted(reach.starts))}"
        told.append([reach.window, reach.context, flags])
    check_golden("render/reaches", told)


def test_drawn_orders_are_framed_alike():
    """Size, canvas, frames and rate, what is said of them, and what is refused."""
    told: list[Any] = []
    engine = load_engine("paintbox")
    sizes = [Size(64, 64), Size(96, 48), Size(48, 96), Size(848, 480), Size(854, 480)]
    texts = ["480p", "4k", "portrait", "4:3", "21:9", "1:40", "99:1", "17x33", "16X4096", "5000x9"]

    class Drawn(type(engine)):
        capabilities = engine.capabilities

    for seed in range(80):
        rng = np.random.default_rng(seed)
        chosen = tuple(size for size in sizes if rng.random() < 0.5)
        Drawn.capabilities = replace(
            engine.capabilities,
            native_sizes=chosen,
            preview_sizes=(Size(32, 32), Size(48, 24)) if rng.random() < 0.5 else (),
            preferred_size=Size(320, 200) if rng.random() < 0.2 else None,
            native_fps=(Fraction(12), Fraction(24)) if rng.random() < 0.5 else (),
            preferred_fps=Fraction(16) if rng.random() < 0.3 else None,
        )
        try:
            size = None if rng.random() < 0.4 else parse_size(str(rng.choice(texts)))
            made = frame(
                Drawn(),
                seconds=float(rng.choice([0.01, 0.04, 0.5, 1.0, 2.04, 3.3, 3600.0, 3601.0])),
                fps=None if rng.random() < 0.5 else float(rng.choice([0.9, 8.0, 23.976, 30.0])),
                size=size,
                preview=bool(rng.random() < 0.4),
            )
        except OnionskinError as error:
            told.append([str(error)])
            continue
        told.append([f"{made.canvas_size} {made.size} {made.fps}", made.num_frames, *made.warnings])
    check_golden("render/framings", told)


def drawn_mask(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Known pixels: all but some boxes."""
    known = np.ones((height, width), np.bool_)
    for _ in range(int(rng.integers(1, 4))):
        top, left = rng.integers(0, height - 4), rng.integers(0, width - 4)
        known[top : top + rng.integers(2, height), left : left + rng.integers(2, width)] = False
    return known


def told_of(picture: np.ndarray) -> list[float]:
    """Means of its rows and columns, eight of each, and how much it varies."""
    parts = [np.array_split(np.asarray(picture, np.float64), 8, axis=axis) for axis in (0, 1)]
    means = [float(part.mean()) for several in parts for part in several]
    return [*means, float(np.std(picture)), *map(float, np.atleast_1d(picture.mean(axis=(0, 1))))]


def test_drawn_pictures_are_blended_alike():
    """What is known of one, and what was painted in another."""
    told = []
    for seed in range(24):
        rng = np.random.default_rng(seed)
        height, width = int(rng.integers(20, 130)), int(rng.integers(20, 130))
        y, x = np.mgrid[:height, :width]
        old = np.stack([90 + 60 * np.sin(x / 9 + c) * np.cos(y / 7) for c in range(3)], axis=2)
        new = old * rng.uniform(0.7, 1.2, 3) + rng.uniform(-30, 30) + 15 * np.sin(x / 3)[..., None]
        old, new = (np.clip(each, 0, 255).astype(np.uint8) for each in (old, new))
        known, feather = drawn_mask(rng, height, width), int(rng.choice([0, 0, 3, 9]))
        told.append(told_of(blended(old, new, known, feather)))
    check_golden("render/blended", told, rel=1e-3, off=0.1)


def test_drawn_pictures_stand_on_canvases_alike():
    """Scaled to fit in, and cut to shape again."""
    told: list[Any] = []
    for seed in range(30):
        rng = np.random.default_rng(seed)
        height, width, tall, wide = (int(side) for side in rng.integers(8, 90, 4))
        picture = np.clip(rng.normal(0, 40, (height, width, 3)).cumsum(1) / 3 + 120, 0, 255)
        picture, canvas = picture.astype(np.uint8), Size(wide, tall)
        inner = inner_size(Size(width, height), canvas)
        shown = framed(picture, canvas)
        told.append([inner.width, inner.height, *told_of(shown)])
        told.append(told_of(revealed(shown, Size(width, height))))
        mask = drawn_mask(rng, max(height, 8), max(width, 8))
        rows, columns = np.nonzero(shrunk_mask(mask, canvas))
        told.append([len(rows), int(rows.sum()), int(columns.sum())])
    check_golden("render/framed", told, rel=2e-3, off=0.3)
