"""Runs that an engine fills: at a size that it has, at their moments, and back at their own."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from onionskin import Clip, Fill, Request, Size
from onionskin.engines.registry import load_engine
from onionskin.stability.mending.engine_fill import EngineFill, nearest_native
from onionskin.stability.mending.remake import Run

ABLE = load_engine("flow").capabilities


@pytest.mark.parametrize(
    ("sizes", "wanted", "nearest"),
    [
        (((64, 64), (96, 64), (64, 96)), (300, 200), (96, 64)),
        (((64, 64), (96, 64), (64, 96)), (20, 31), (64, 96)),
        (((96, 64), (192, 128), (48, 32)), (30, 20), (192, 128)),
        ((), (400, 100), (200, 50)),
        ((), (100, 400), (50, 200)),
        ((), (20, 10), (20, 10)),
        ((), (4000, 1), (200, 1)),
    ],
)
def test_the_size_is_the_nearest_in_shape_and_the_largest_of_them(sizes, wanted, nearest):
    """Without any of its own it is the frame's, within the engine's limit."""
    able = replace(ABLE, native_sizes=tuple(Size(*size) for size in sizes), max_side=200)
    assert nearest_native(able, Size(*wanted)) == Size(*nearest)


class Noting:
    """An engine that notes what it is shown, and gives frames of 10, 20, 30 ..."""

    name = "noting"
    capabilities = replace(ABLE, native_sizes=(Size(32, 16),))

    def fill(self, canvas, request, *, cancelled):
        self.canvas = canvas
        frames = np.zeros_like(canvas.frames)
        frames[:] = 10 * np.arange(len(frames))[:, None, None, None]
        return Fill(clip=Clip(frames, canvas.fps))


def test_an_engine_is_shown_both_ends_at_their_moments():
    """And what it makes between them comes back at the frames' size."""
    engine = Noting()
    fill = EngineFill(engine=engine, request=Request(prompt=""), fps=Fraction(10))
    before, after = (np.full((24, 48, 3), level, np.uint8) for level in (100, 200))
    made = fill(before, after, Run(first=5, last=6))
    assert fill.name == "noting"
    assert [frame.shape for frame in made] == [(24, 48, 3)] * 2
    assert [int(frame[0, 0, 0]) for frame in made] == [10, 20]
    shown = engine.canvas
    assert shown.frames.shape == (4, 16, 32, 3)
    assert shown.known.tolist() == [True, False, False, True]
    assert (int(shown.frames[0, 0, 0, 0]), int(shown.frames[3, 0, 0, 0])) == (100, 200)
    assert [float(moment) for moment in shown.times] == pytest.approx([0.4, 0.5, 0.6, 0.7])


def test_what_is_made_smaller_is_averaged():
    """Noise of single pixels does not become noise of the small picture."""
    engine = Noting()
    noise = np.random.default_rng(1).integers(0, 256, (32, 64, 3), np.uint8)
    EngineFill(engine=engine, request=Request(prompt=""), fps=Fraction(10))(
        noise, noise, Run(first=5, last=5)
    )
    assert engine.canvas.frames[0].std() < 0.55 * noise.std()
