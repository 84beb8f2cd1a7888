"""Drawn pictures, by the parts of a repair: each alone, so that none hides behind another."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.golden import check_golden
from tests.stability.conftest import gliding
from tests.stability.test_drawn_frames import drawn_frames, told_of

from onionskin.stability.mending.filters import (
    _calm,
    _trust,
    calmed,
    held_still,
    light_change,
    line_weights,
)
from onionskin.stability.mending.neighbours import around, brought, brought_by, joined
from onionskin.stability.mending.relight import (
    _bent,
    _curves,
    _gained,
    _line,
    _stretched,
    blown_out,
    relit_like,
    too_dark,
)
from onionskin.stability.mending.remake import (
    Run,
    between_evenly,
    continued,
    mixed_where_broken,
    relit,
)

SIZES = ((40, 60), (90, 130), (130, 90), (30, 250), (24, 24))


def noisy(seed: int, height: int, width: int) -> np.ndarray:
    """A soft picture of a size, uint8 (H, W, 3)."""
    rng = np.random.default_rng(seed)
    walk = rng.normal(0, 25, (height, width, 3)).cumsum(0).cumsum(1)
    walk = walk / max(float(walk.std()), 1e-6)
    return np.clip(np.rint(120 + 50 * walk + rng.normal(0, 4, walk.shape)), 0, 255).astype(np.uint8)


def field_told(field: np.ndarray) -> list[float]:
    """How much of a field there is, where it lies, and how it varies down and across."""
    values = np.asarray(field, np.float64)
    values = values.reshape(*values.shape[:2], -1)
    rows, columns = values.mean(axis=(1, 2)), values.mean(axis=(0, 2))
    down, across = np.arange(len(rows)), np.arange(len(columns))
    told = [values.mean(), values.std(), rows @ down, columns @ across, *values.mean(axis=(0, 1))]
    return [float(value) for value in (*told, *rows[:3], *rows[-3:], *columns[:3], *columns[-3:])]


@pytest.mark.parametrize("turned", [False, True])
def test_broken_places_are_taken_from_the_new_picture(turned):
    """With an edge that grows with the picture, and is as soft on all sides."""
    told: list = []
    for seed, (height, width) in enumerate(SIZES):
        old = np.full((height, width, 3), 100, np.uint8)
        new = old.copy()
        new[..., seed % 3] += np.uint8(
            7
        )  # a third of it: not broken, but where it is mixed it shows
        place = np.s_[height // 2 : height // 2 + 2, width // 3 : width // 3 + 3]
        new[place] = 160 + 20 * seed
        if turned:
            made = mixed_where_broken(old[::-1, ::-1], new[::-1, ::-1])[::-1, ::-1]
        else:
            made = mixed_where_broken(old, new)
        told.append(field_told(made.astype(np.float64) - old))
    check_golden("stability/mixed", told, rel=2e-3, off=0.01)


def test_what_stands_in_for_pixels_that_are_gone():
    """Blown out or too dark, at any size; and the same picture turned by half is the same."""
    told: list = []
    for seed, (height, width) in enumerate(SIZES):
        truth = noisy(seed, height, width)
        bright = np.clip(truth.astype(int) * 2, 0, 255).astype(np.uint8)
        dark = (truth * 0.1).astype(np.uint8)
        lit = np.clip(np.rint(dark * 10.0), 0, 255).astype(np.uint8)
        other = truth.copy()
        other[: height // 2, : width // 2] = noisy(seed + 50, height // 2, width // 2)
        for made in (truth, other):
            blown, crushed = blown_out(bright, truth, made), too_dark(dark, lit, made)
            told += [field_told(blown), field_told(crushed)]
            half = np.s_[::-1, ::-1]
            assert blown_out(bright[half], truth[half], made[half])[half] == pytest.approx(blown)
            again = too_dark(dark[half], lit[half], made[half])[half]
            assert again == pytest.approx(crushed, abs=1e-4)
    check_golden("stability/stand-ins", told, rel=2e-3, off=1e-3)


LIGHTS: tuple[Callable[[np.ndarray], np.ndarray], ...] = (
    lambda x: 1.4 * (x + 1) - 1,
    lambda x: 0.7 * x + 25,
    lambda x: np.exp(1.3 * np.log(x + 1) - 1.2) - 1,
)


@pytest.mark.parametrize(("kind", "fit"), [(0, _gained), (1, _stretched), (2, _bent)])
def test_a_curve_of_its_kind_is_found_again(kind, fit):
    """Exactly, for every level and in each colour its own, with outliers among the pairs."""
    rng = np.random.default_rng(kind)
    x = rng.uniform(5, 220, (900, 3))
    y = LIGHTS[kind](x) * [1.0, 0.9, 1.1] if kind == 0 else LIGHTS[kind](x)
    y[::9] = rng.uniform(0, 255, y[::9].shape)
    ramp = np.repeat(np.arange(256.0)[:, None], 3, axis=1)
    made = fit(x, y, ramp)
    truth = LIGHTS[kind](ramp)
    if kind == 0:
        truth = np.median((y + 1) / (x + 1), axis=0) * (ramp + 1) - 1
    assert made[5:220] == pytest.approx(truth[5:220], rel=0.02, abs=0.6)


def test_a_line_is_told_by_most_of_its_pairs():
    """Each other weight, and the base where all stand at one place."""
    rng = np.random.default_rng(5)
    x = rng.uniform(0, 100, 400)
    y = 1.5 * x - 20
    y[::5] += 60
    slope, base = _line(x, y, 4.0)
    assert (slope, base) == (pytest.approx(1.5, abs=0.01), pytest.approx(-20, abs=0.6))
    assert _line(x, y, 1.0)[1] == pytest.approx(-20, abs=0.05)
    assert _line(np.full(9, 7.0), np.full(9, 12.0), 4.0) == (1.0, 5.0)
    scattered = y + rng.normal(0, 6, 400)
    check_golden(
        "stability/lines",
        [[*_line(x, scattered, scale)] for scale in (0.5, 2.0, 6.0, 30.0)],
        rel=1e-5,
    )


def test_curves_of_drawn_pairs():
    """The plainest that will do: a gain, unless others leave much less."""
    told: list = []
    for seed in range(12):
        rng = np.random.default_rng(seed)
        levels = rng.integers(2, 250, (int(rng.choice([40, 7000, 13000])), 3)).astype(np.uint8)
        wanted = LIGHTS[seed % 3](levels.astype(np.float64)) + rng.normal(0, 3, levels.shape)
        wanted[:: int(rng.integers(3, 9))] = rng.uniform(0, 255)
        curves = _curves(levels, wanted.astype(np.float32))
        assert (curves.dtype, curves.shape) == (np.uint8, (1, 256, 3))
        told.append([float(value) for value in curves[0, ::15].ravel()])
    check_golden("stability/curves", told, rel=0, off=1.0)


def test_light_that_changes_in_drawn_frames():
    """Place by place, by the frames around; and how much each of them counts."""
    told: list = [[*line_weights(offsets)] for offsets in ([-1], [1, 2], [-5, -1, 2], [-3, 3])]
    for seed in range(6):
        rng = np.random.default_rng(seed)
        frames = drawn_frames(seed, 7).astype(np.float64)
        frames *= rng.uniform(0.8, 1.2, (7, 1, 1, 3))
        frames[3, :, : frames.shape[2] // 2] *= 0.8
        frames[3, :9] = 255 if seed % 2 else 3
        frames = np.clip(np.rint(frames), 0, 255).astype(np.uint8)
        for one in around(iter(frames), 3, 160, wanted=lambda index: index == 3):
            if one.near:
                told.append(field_told(light_change(one)))
    check_golden("stability/light-changes", told, rel=5e-3, off=2e-4)


def test_drawn_neighbours_are_brought_and_trusted():
    """Motions are joined; what is brought lies in place, at the small size and at the full one."""
    told: list = []
    for seed in range(6):
        frames = drawn_frames(seed, 5)
        rng = np.random.default_rng(seed)
        frames[1] = np.clip(frames[1] + rng.normal(0, 6, frames[1].shape), 0, 255)
        height, width = frames.shape[1:3]
        for one in around(iter(frames), 2, 64 if seed % 2 else 200, wanted=lambda at: at == 2):
            for near in one.near:
                told.append([near.offset, *field_told(near.motion.flow)])
                told.append(field_told(_trust(one, near))[:6])
                told.append(told_of(brought(near, width, height)))
            if one.near:
                told.append(told_of(_calm(one, 1.0)))
                told.append(told_of(_calm(one, 0.4)))
                both = joined(one.near[0].motion, one.near[0].motion)
                told.append([float(both.seen.mean()), *field_told(both.flow)[:6]])
    check_golden("stability/neighbours", told, rel=5e-3, off=0.05, most_off=0.01)


def test_frames_are_brought_by_whole_and_half_pixels():
    """As far as the flow says, right and down; beyond the border it is repeated."""
    frame = np.tile(np.arange(0, 200, 10, dtype=np.uint8)[None, :, None], (12, 1, 3))
    flow = np.zeros((12, 20, 2), np.float32)
    flow[..., 0] = 2
    assert (brought_by(frame, flow)[:, :18] == frame[:, 2:]).all()
    assert (brought_by(frame, flow)[:, 18:] == 190).all()
    flow[..., 0] = -0.5
    assert (brought_by(frame, flow)[:, 1:] == frame[:, 1:] - 5).all()
    tall = frame.transpose(1, 0, 2)
    down = np.zeros((20, 12, 2), np.float32)
    down[..., 1] = 3
    assert (brought_by(tall, down)[:17] == tall[3:]).all()


def test_frames_that_go_on_beyond_the_last_and_between_two():
    """Nearest first, each a step further; in-betweens at even shares of the way."""
    told: list = []
    for seed in range(4):
        frames = drawn_frames(seed, 6)
        for length in (1, 3):
            run = Run(first=1, last=length)
            made = between_evenly(frames[0], frames[length + 1], run)
            told.append([len(made or ())])
            told += [told_of(frame) for frame in made or ()]
        further = continued(frames[2], frames[1], 2)
        told.append([len(further or ())])
        told += [told_of(frame) for frame in further or ()]
    check_golden("stability/made-between", told, rel=2e-3, off=0.3, most_off=0.01)


def test_a_clip_goes_on_as_it_moved():
    """By its own steps, the nearest frame first; in both directions."""
    film = gliding(8, dx=2.0, dy=1.0)
    inner = np.s_[10:-10, 12:-12]
    for near, further, wanted in ((3, 2, (4, 5, 6)), (4, 5, (3, 2, 1))):
        made = continued(film[near], film[further], 3)
        assert made is not None
        for frame, index in zip(made, wanted, strict=True):
            apart = np.abs(frame[inner].astype(int) - film[index][inner]).mean()
            others = [
                np.abs(frame[inner].astype(int) - film[each][inner]).mean() for each in wanted
            ]
            assert apart == min(others)


@pytest.mark.parametrize("lengths", [(1, 1), (3, 2)])
def test_light_of_drawn_runs_is_given_back(lengths):
    """Of one frame or some, in the middle and at an end, blown out or dark."""
    told: list = []
    for seed in range(4):
        frames = drawn_frames(seed)
        middle, end = lengths
        for index in (*range(3, 3 + middle), *range(9 - end, 9)):
            frames[index] = np.clip(frames[index] * (0.12, 1.9, 0.6, 1.3)[seed], 0, 255)
        runs = (Run(first=3, last=2 + middle), Run(first=9 - end, last=8))
        told += [told_of(frame) for frame in relit(iter(frames), runs)]
    check_golden(f"stability/relit-{lengths[0]}-{lengths[1]}", told, rel=2e-3, off=0.3)


@pytest.mark.parametrize("crop", [False, True])
def test_drawn_frames_are_held_still(crop):
    """Moved, turned and enlarged about their middle; wide, upright and small."""
    told: list = []
    for seed in range(6):
        rng, frames = np.random.default_rng(seed), drawn_frames(seed, 5)
        moves = rng.uniform(-0.03, 0.03, (5, 4))
        moves[2] = 0
        active = None if seed % 2 else np.arange(5) != 3
        for frame in held_still(iter(frames), moves, active, cuts=[2], crop=crop):
            told.append(told_of(frame))
    check_golden(f"stability/held-{crop}".lower(), told, rel=2e-3, off=0.2)


def test_a_turned_picture_is_held_as_the_other_is():
    """Upside down and mirrored, its moves turned with it, it comes out turned."""
    frames, inner = drawn_frames(0, 3), np.s_[8:-8, 8:-8]
    moves = np.array([[0, 0, 0, 0], [0.02, -0.01, 0.02, 0.01], [0, 0, 0, 0]], float)
    turned = moves * [-1, -1, 1, 1]
    for crop in (False, True):
        plain = list(held_still(iter(frames), moves, crop=crop))
        other = list(held_still(iter(frames[:, ::-1, ::-1]), turned, crop=crop))
        apart = np.abs(other[1][::-1, ::-1].astype(int) - plain[1])[inner]
        assert (apart <= 3).mean() > 0.98


def test_averaging_does_not_care_how_a_picture_is_turned():
    """Noise goes as much upside down, and by the same pixels."""
    frames = drawn_frames(1, 5)
    rng = np.random.default_rng(0)
    frames = np.clip(frames + rng.normal(0, 8, frames.shape), 0, 255).astype(np.uint8)
    plain = list(calmed(iter(frames), 1.0))
    other = list(calmed(iter(np.ascontiguousarray(frames[:, ::-1, ::-1])), 1.0))
    apart = np.abs(other[2][::-1, ::-1].astype(int) - plain[2])
    assert apart.mean() < 1.0


def test_a_frame_of_drawn_light_is_relit_alike_at_any_size():
    """The light that is found is the same for a picture twice as large."""
    for seed in (0, 3):
        frames = drawn_frames(seed, 3)
        dark = np.clip(frames[1] * 0.6, 0, 255).astype(np.uint8)
        large = [np.repeat(np.repeat(each, 2, 0), 2, 1) for each in (frames[0], dark, frames[2])]
        small_lit = relit_like(dark, [(frames[0], 0.5), (frames[2], 0.5)])
        large_lit = relit_like(large[1], [(large[0], 0.5), (large[2], 0.5)])
        assert small_lit is not None
        assert large_lit is not None
        assert np.abs(large_lit[::2, ::2].astype(int) - small_lit).mean() < 2
