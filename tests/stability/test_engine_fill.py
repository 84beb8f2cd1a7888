"""Runs that an engine fills: at a size that it has, at their moments, and back at their own."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from onionskin import Clip, Fill, Origin, Request, Size
from onionskin.engines.registry import load_engine
from onionskin.progress import never_cancelled
from onionskin.settings import EngineSettings
from onionskin.stability.measuring.footage import open_footage
from onionskin.stability.mending import mend_file
from onionskin.stability.mending.engine_fill import EngineFill, engine_fill, nearest_native
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


def test_an_engine_that_goes_by_plans_has_one_for_words():
    """As long as the clip and in its shape; without words there is nothing to plan."""
    told = engine_fill("toybox", Fraction(24), 1.5, Size(96, 64), prompt="a red fox", seed=3)
    assert (told.request.prompt, told.request.seed, told.fps) == ("a red fox", 3, 24)
    assert told.request.plan is not None
    assert (told.request.plan.seconds, told.request.plan.subjects[0].name) == (1.5, "red fox")
    plain = engine_fill("toybox", Fraction(24), 1.5, Size(96, 64))
    assert (plain.request.prompt, plain.request.seed, plain.request.plan) == ("", 0, None)
    other = engine_fill("paintbox", Fraction(24), 1.5, Size(96, 64), prompt="a red fox")
    assert other.request.plan is None


def test_the_shape_of_the_clip_is_what_is_planned_for():
    """A wide one is planned wide."""
    fills = [
        engine_fill("toybox", Fraction(24), 1.0, size, prompt="a red fox runs", seed=3)
        for size in (Size(160, 40), Size(40, 160), Size(320, 80))
    ]
    wide, upright, alike = (fill.request.plan for fill in fills)
    assert wide == alike
    assert wide != upright


@pytest.mark.parametrize("length", [1, 4])
def test_a_run_of_any_length_has_its_own_times(length):
    """From the frame before it to the one after it, at the clip's rate."""
    engine = Noting()
    fill = EngineFill(engine=engine, request=Request(prompt=""), fps=Fraction(8))
    frame = np.zeros((16, 32, 3), np.uint8)
    made = fill(frame, frame, Run(first=3, last=2 + length))
    assert len(made) == length
    assert [float(one) for one in engine.canvas.times] == [(2 + n) / 8 for n in range(length + 2)]
    assert engine.canvas.known.tolist() == [True, *[False] * length, True]


@pytest.mark.parametrize(
    ("made", "prompt", "asked"),
    [
        (True, None, ("a fox", 7)),
        (True, "a cat", ("a cat", 0)),
        (True, "", ("", 0)),
        (False, None, ("", 0)),
        (False, "a cat", ("a cat", 0)),
    ],
)
def test_a_file_is_filled_by_what_it_says_of_itself(tmp_path, monkeypatch, made, prompt, asked):
    """Unless other words are given; at its own rate, length and size."""
    origin = Origin(prompt="a fox", seed=7, engine="a", weights="w") if made else None
    path = tmp_path / "a.mkv"
    Clip(np.zeros((6, 32, 48, 3), np.uint8), Fraction(12), origin=origin).save(path)
    told = []

    def noted(*given, **named):
        told.append((given, named))

    monkeypatch.setattr(mend_file, "engine_fill", noted)
    settings = EngineSettings(device="cpu")
    mend_file._fill_of("flow", prompt, settings, open_footage(path), path, never_cancelled)
    [(given, named)] = told
    assert given == ("flow", 12, 0.5, Size(48, 32))
    assert (named["prompt"], named["seed"]) == asked
    assert named["settings"] is settings


@pytest.mark.parametrize(
    ("path", "suffix"),
    [("a.MP4", ".mp4"), ("a/", "/"), ("a", ""), ("b.d/c.mkv", ".mkv")],
)
def test_a_kind_of_file_is_told_by_its_ending(tmp_path, monkeypatch, path, suffix):
    """A folder's by its stroke, or as it is one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.mp4").mkdir()
    assert mend_file._suffix(path) == suffix
    assert mend_file._suffix("there.mp4") == "/"
