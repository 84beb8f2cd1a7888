"""Clips drawn about the limits: what is told of them, and what is tried on them, changes on purpose
only."""

import numpy as np
import pytest
from tests.golden import check_golden
from tests.stability.drawn import drawn_signals

from onionskin.media.info import MediaInfo
from onionskin.stability.measuring.measure import Measurement
from onionskin.stability.measuring.metrics import MEASURES, measure_warnings, measures_of
from onionskin.stability.mending.options import RepairOptions
from onionskin.stability.mending.proposals import proposals
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.repair import needs_repair

PARTS, PER_PART = 8, 24


def measured(seed: int) -> Measurement:
    signals, fps = drawn_signals(seed)
    info = MediaInfo(num_frames=signals.num_frames, fps=fps, width=160, height=90)
    return Measurement(
        info=info, num_frames=signals.num_frames, measures=measures_of(signals, fps, 160, 90)
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_told_of_drawn_clips(part):
    """Cuts, defects with their sizes, every measure, and what is said beside them."""
    told = []
    for seed in range(part * PER_PART, (part + 1) * PER_PART):
        found = measured(seed).measures
        row = [f"cut {cut}" for cut in found.cuts]
        for one in found.defects:
            row += [f"{one.kind} {one.of}".strip(), one.first, one.last, float(one.size)]
        row += [float(getattr(found, name)) for name in MEASURES]
        row += [found.score_reason, *measure_warnings(found.signals)]
        row += [float(value) for value in found.vbench.values()]
        told.append(row)
    check_golden(f"stability/told-{part}", told)


def amounts(values: object) -> list[float]:
    """What a part of a recipe does in all: how much, how far, and when."""
    if values is None:
        return [0.0]
    path = np.abs(np.asarray(values, np.float64).reshape(len(np.atleast_1d(values)), -1))
    when = path.sum(axis=1) @ np.arange(1, len(path) + 1)
    return [float(path.sum()), float(path.max(initial=0.0)), float(when)]


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_tried_on_drawn_clips(part):
    """Every repair of every kind: its reason, and what its recipe would do to which frames."""
    told = []
    for seed in range(part, 12 * PARTS, PARTS):
        found, row = measured(seed), []
        rng = np.random.default_rng(seed)
        fps = found.info.fps
        options = RepairOptions(
            strength=float(rng.choice([1.0, 1.0, 0.6])),
            start_seconds=float(rng.choice([0.0, 0.0, 3 / fps])),
            end_seconds=rng.choice([None, None, 12 / fps]),
            only=("drift", "steps") if seed % 3 else ("flicker",),
        )
        for kind in ("exposure", "place", "pops", "steps", "flicker", "jitter", "crawl", "drift"):
            row.append(f"{kind} {needs_repair(found, kind)}")
            for one in proposals(kind, found, Recipe(), options):
                row += [one.reason, *one.frames]
                recipe = one.recipe
                for run in recipe.made_good:
                    row += [run.first, run.last, str(run.whole)]
                for values in (recipe.recolour, recipe.light, recipe.camera):
                    row += amounts(values)
                row += [float(recipe.even), float(recipe.calm)]
        told.append(row)
    check_golden(f"stability/tried-{part}", told)
