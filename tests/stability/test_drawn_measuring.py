"""Drawn signals, paths and pictures, by each finder and each formula alone: none hides another."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import pytest
from tests.golden import check_golden
from tests.stability.conftest import as_clip, gliding, made_up
from tests.stability.drawn import drawn_signals
from tests.stability.test_drawn_frames import broken_frames, drawn_frames

from onionskin.executors.executor import InTurn
from onionskin.motion.flow import FlowFinder, Motion, grey
from onionskin.stability.measuring import cadence, comparing, defects, paths, rhythm, shots, sparse
from onionskin.stability.measuring.camera import _textured_points, camera_step, cells_of
from onionskin.stability.measuring.figures import compare, is_dynamic, psnr, ssim
from onionskin.stability.measuring.footage import ClipFootage
from onionskin.stability.measuring.spread import _pieces
from onionskin.stability.measuring.steps import changes, find_steps
from onionskin.stability.measuring.tracks import tracks_of


def numbers(values: Any) -> list[float]:
    return [float(value) for value in np.asarray(values, np.float64).ravel()]


@pytest.mark.parametrize("part", range(4))
def test_each_finder_of_drawn_clips(part):
    """Of every kind of fault, whatever the others take; in a shot and in the whole clip."""
    told: list[Any] = []
    for seed in range(part, 128, 4):
        signals, _ = drawn_signals(seed)
        count = signals.num_frames
        row: list[Any] = []
        for shot in {range(count), range(2, count), range(count - 1)}:
            taken = {seed % count}
            row.append("gaps")
            for frame, size in cadence.find_gaps(signals, shot, taken):
                row += [frame, float(size)]
            row.append("displaced")
            for frame, size in sparse.displaced(signals, shot):
                row += [frame, float(size)]
            row += ["rewound", *(frame for run in sparse.rewound(signals, shot) for frame in run)]
            row += ["blended", *sparse.blended(signals, shot), "ends"]
            for frame, kind, size in sparse.broken_ends(signals, shot):
                row += [frame, kind, float(size)]
            for name in ("_bent", "_pops", "_duplicates"):
                how = () if name == "_duplicates" else (taken,)
                row.append(name)
                for one in getattr(defects, name)(signals, shot, defects.LIMITS, *how):
                    row += [one.first, one.last, float(one.size)]
            row.append("steps")
            for step in find_steps(signals, shot, np.arange(count) == seed % count):
                row += [step.first, step.last, step.of, float(step.size)]
        row += ["runs"]
        for run in signals.returns:
            row += [str(shots.is_pop(run, signals)), str(shots.is_flash(run, signals))]
            row.append(str(shots.is_unsettled(run, signals)))
        row += ["dissolving", *np.flatnonzero(shots.dissolving(signals)).tolist()]
        row += ["seams", *(i for i in range(1, count) if shots._only_recoloured(signals, i))]
        row += ["again", *cadence.patterned_repeats(signals).tolist()]
        row += ["longer", *cadence.longer_steps(signals).tolist()]
        row.append(float(cadence.repeats_share(signals)))
        told.append(row)
    check_golden(f"stability/finders-{part}", told)


def test_tracks_of_drawn_clips():
    """Light, camera and drift, with broken frames stepped over, at their rates."""
    told: list[Any] = []
    for seed in range(0, 96, 5):
        signals, fps = drawn_signals(seed)
        broken = np.arange(signals.num_frames) % 7 == seed % 7
        for mask in (None, broken):
            seen = tracks_of(signals, fps, mask)
            for name in ("flicker", "colour", "regional", "shake", "drift"):
                told.append([name, *numbers(getattr(seen, name))[::2]])
            told.append(numbers(seen.camera[::5]))
            told.append(numbers(seen.light[::5, ::6]))
        told.append(numbers(changes(signals)[::3]))
    check_golden("stability/tracks", told, rel=1e-4, off=1e-5)


def drawn_path(seed: int, count: int) -> np.ndarray:
    """(count, 2): noise about a walk, with a jump."""
    rng = np.random.default_rng(seed)
    path = rng.normal(0, 1, (count, 2)) + rng.normal(0, 0.5, (count, 2)).cumsum(0)
    path[count // 2 :] += rng.choice([0, 8])
    return path


def test_what_is_fast_and_slow_of_drawn_paths():
    """Medians, lines and trends, at any length and rate."""
    told: list[Any] = []
    for seed, count in enumerate((1, 2, 3, 5, 9, 16, 30, 61)):
        path = drawn_path(seed, count)
        told.append(numbers(paths.running_median(path, min(4, count - 1))))
        for seconds, fps in ((0.12, 24.0), (0.25, 12.0), (0.25, 60.0), (0.3, 7.0)):
            told.append(numbers(paths.fast_part_of_seconds(path, seconds, fps)))
        told.append(numbers(paths.smoothed(path, 2.5, (count // 2,) if count > 4 else ())))
        fit, leverage = paths._local_lines(path, 1.7)
        told += [numbers(fit), numbers(leverage)]
        told.append(numbers(paths.trend(path, (0.8, 2.0, 6.0))))
        told.append(numbers(paths._extended(path, 7)))
        told.append(numbers(paths.between_frames(path, 3)))
        told.append(list(paths.find_steps(path[:, 0], 3)))
    check_golden("stability/paths", told, rel=1e-5, off=1e-7)


def test_a_path_goes_through_its_frames():
    """And straight on between those of a line."""
    path = drawn_path(3, 12)
    for parts in (1, 2, 5):
        dense = paths.between_frames(path, parts)
        assert dense[::parts] == pytest.approx(path)
        line = np.arange(12.0)[:, None]
        assert paths.between_frames(line, parts) == pytest.approx(
            np.linspace(0, 11, 11 * parts + 1)[:, None]
        )


def test_steps_of_drawn_walks():
    """Where they jump and stay, with what stands beside them."""
    told: list[Any] = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        path = rng.normal(0, 0.1, 50)
        for at in rng.integers(4, 46, 3):
            path[at:] += rng.choice([-2.0, 0.6, 1.2, 3.0])
        told.append(list(paths.find_steps(path, int(rng.integers(2, 8)))))
    check_golden("stability/walks", told)


def test_repeats_and_cuts_of_drawn_rhythms():
    """By how much each frame differs from the one before."""
    told: list[Any] = []
    for seed in range(48):
        rng = np.random.default_rng(seed)
        count = int(rng.integers(6, 70))
        raw = rng.uniform(0.4, 3, count) * rng.choice([0.3, 1.0])
        every = int(rng.integers(2, 9))
        raw[int(rng.integers(0, every)) :: every] *= rng.choice([0.0, 0.05, 0.5, 1.4])
        raw[0] = 0
        raw[: rng.integers(0, 4)] = 0
        ends = cadence.is_repeat(raw, to_the_ends=True)
        inside = cadence.is_repeat(raw)
        told.append([*np.flatnonzero(inside).tolist(), "ends", *np.flatnonzero(ends).tolist()])
        told.append([*rhythm._holds(raw), "short", *rhythm._short_runs(rng.random(count) < 0.4)])
        held = sorted(rng.choice(count, min(8, count), replace=False).tolist())
        told.append([*cadence.without_held(held)])
        signals = made_up(count, raw=raw).measures.signals
        told.append([*cadence.patterned_repeats(signals).tolist(), "longer"])
        told[-1] += cadence.longer_steps(signals).tolist()
        pairs = [
            rhythm._Pair(
                raw=float(raw[index]),
                change=float(rng.choice([2, 13, 20, 35])),
                middle=float(rng.choice([1, 2, 9, 24])),
                look=float(rng.choice([0.1, 0.4])),
            )
            for index in range(count)
        ]
        told.append([*rhythm._cuts(pairs, inside)])
    check_golden("stability/rhythms", told)


def test_pieces_of_drawn_clips():
    """Each with as many frames in front as its first row asks for, and one behind."""
    told: list[Any] = []
    for fps in (6.0, 24.0):
        for count, workers in ((1, 1), (40, 2), (120, 3), (300, 4), (700, 2)):
            frames = [np.full((2, 2, 3), index % 251, np.uint8) for index in range(count)]
            executor = SimpleNamespace(num_workers=workers, is_apart=workers == 3)
            for piece in _pieces(iter(frames), fps, None, executor, count):
                first = int(piece.frames[0, 0, 0, 0])
                told.append([len(piece.frames), piece.lead, piece.num_rows, first])
                told[-1].append(str(piece.num_threads))
    check_golden("stability/pieces", told)
    assert [piece.num_rows for piece in _pieces(iter([]), 24.0, None, InTurn(), 0)] == []


def test_figures_of_drawn_pictures():
    """Beside a truth: noise, light, and another picture; and the motion of clips."""
    told: list[Any] = []
    for seed in range(8):
        rng, frames = np.random.default_rng(seed), drawn_frames(seed, 4)
        noisy = np.clip(frames[0] + rng.normal(0, 3 + seed, frames[0].shape), 0, 255)
        lit = np.clip(frames[0] * rng.uniform(0.6, 1.4), 0, 255)
        for other in (noisy, lit, frames[2]):
            picture = other.astype(np.uint8)
            told.append([float(psnr(picture, frames[0])), float(ssim(picture, frames[0]))])
        if seed < 3:
            ours, theirs = (ClipFootage(as_clip(each)) for each in (frames[::-1], frames))
            told.append([float(value) for value in compare(ours, theirs).values()])
        signals, fps = drawn_signals(seed)
        told.append([str(is_dynamic(signals, fps, 160, 90)), str(is_dynamic(signals, fps, 9, 9))])
    check_golden("stability/figures", told, rel=2e-3, off=1e-3)


def test_formulas_of_drawn_frames():
    """Each by itself, along a motion that is known."""
    told: list[Any] = []
    for seed in range(10):
        rng, frames = np.random.default_rng(seed), broken_frames(seed)
        height, width = frames.shape[1:3]
        tones = [grey(frame) for frame in frames]
        flow = rng.uniform(-3, 3, 2) + rng.normal(0, 0.1, (height, width, 2))
        flow = cv2.GaussianBlur(flow.astype(np.float32), (0, 0), 2)
        seen = np.ones((height, width), np.bool_)
        seen[:, : int(rng.integers(1, 20))] = False
        motion = Motion(flow, seen)
        told.append([float(comparing.leap(tones[2], tones[3 + seed % 3], -flow, flow))])
        told[-1] += numbers(comparing._apart_each(np.float32(tones[2]), np.float32(tones[4]), flow))
        told.append([float(comparing.detail_of(tones[1]))])
        told[-1] += numbers(comparing.nearest_mixture(*frames[2:5]))
        early = frames[3].astype(np.float32)
        told.append(numbers(comparing.recolouring(early, frames[4], seen)))
        field, weight = comparing.coarse_field(motion, tones[1])
        told.append([*numbers(field.mean(axis=(0, 1))), float(weight.mean()), float(field.std())])
        told.append([float(comparing.motions_alike(field, field[::-1], weight))])
        residual = early - frames[4]
        told.append([float(comparing.warp_error_of(residual, motion))])
        told[-1] += [float(value) for value in comparing.speeds_of(motion, tones[1]).values()]
        told.append([float(comparing.look_distance(frames[3], frames[5]))])
        told.append([float(comparing.crawl_of(residual, early - frames[2], seen))])
        guess = (frames[2].astype(np.float32) + frames[4]) / 2
        surprise = comparing.surprise_of(early, guess, FlowFinder(coarse=True))
        told.append([float(surprise.mean()), float(surprise.std())])
    check_golden("stability/formulas", told, rel=5e-3, off=2e-3, most_off=0.01)


def test_cameras_of_drawn_motions():
    """A shift, a turn and a zoom, under a subject that goes its own way."""
    told: list[Any] = []
    for seed in range(14):
        rng, tone = np.random.default_rng(seed), grey(drawn_frames(seed)[0])
        height, width = tone.shape
        y, x = np.mgrid[:height, :width].astype(np.float32)
        x, y = x - width / 2 + 0.5, y - height / 2 + 0.5
        turn, zoom = rng.uniform(-0.03, 0.03, 2)
        shift = rng.uniform(-3, 3, 2)
        flow = np.stack([zoom * x - turn * y + shift[0], turn * x + zoom * y + shift[1]], axis=2)
        flow = flow.astype(np.float32)
        flow[: height // 2, : int(width * rng.choice([0.2, 0.6, 0.9]))] += rng.uniform(1, 3)
        seen = rng.random((height, width)) > rng.choice([0.0, 0.5])
        motion = Motion(flow, seen)
        points = _textured_points(motion, tone)
        told.append([len(points), *numbers(points.mean(axis=0))])
        plain = camera_step(motion, tone)
        told.append([str(plain.trusted), str(plain.likely), *numbers(plain.as_array())])
        there = cells_of(motion, tone, np.array([*(shift / width), turn, zoom]))
        told.append([] if there is None else numbers(there.reshape(8, 8).mean(axis=0)))
        told.append(numbers(camera_step(motion, tone, there).as_array()))
    check_golden("stability/cameras", told, rel=5e-3, off=1e-4)


def test_light_in_steps_is_the_same_whatever_it_is_counted_from():
    """A clip that is as long again before has the same steps later."""
    signals, _ = drawn_signals(10)
    count = signals.num_frames
    quiet = made_up(count).measures.signals
    doubled = replace(
        signals,
        **{
            name: np.concatenate([getattr(quiet, name), getattr(signals, name)])
            for name in ("gains", "recolour", "tone", "raw", "change", "look", "speed", "alike")
        },
    )
    none = np.zeros(2 * count, np.bool_)
    before = find_steps(signals, range(1, count), none[:count])
    later = find_steps(doubled, range(count + 1, 2 * count), none)
    assert [(one.first + count, one.of) for one in before] == [(one.first, one.of) for one in later]


def test_frames_that_glide_are_followed_in_pairs():
    """As far as they go, in all of their steps."""
    film = gliding(5, dx=2.0, dy=-1.0)
    finder = FlowFinder()
    for first, second in pairwise(grey(frame) for frame in film):
        forward, _ = finder.both_ways(first, second)
        step = camera_step(forward, first)
        assert step.trusted
        assert (step.x * 96, step.y * 96) == pytest.approx((2, -1), abs=0.1)
