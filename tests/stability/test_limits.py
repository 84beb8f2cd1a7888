"""Sparse faults, steps and tracks, from made-up signals: each limit from both of its sides."""

from __future__ import annotations

import numpy as np
import pytest
from tests.stability.conftest import made_up

from onionskin.stability.measuring.defects import _quiet
from onionskin.stability.measuring.defects import _usual as usual_of
from onionskin.stability.measuring.signals import Signals
from onionskin.stability.measuring.sparse import (
    blended,
    broken_ends,
    displaced,
    displacement,
    rewound,
)
from onionskin.stability.measuring.steps import Step, find_steps
from onionskin.stability.measuring.tracks import radius, tracks_of

NUM, AT = 30, 14
SHOT = range(NUM)


def signals(**columns: np.ndarray) -> Signals:
    given = {"raw": np.full(NUM, 2.0), "change": np.full(NUM, 2.0), **columns}
    return made_up(NUM, **given).measures.signals


def column(usual: float = 0.0, **frames: float) -> np.ndarray:
    made = np.full(NUM, float(usual))
    for name, value in frames.items():
        made[int(name[1:])] = value
    return made


def camera(*moves: tuple[int, float], axis: int = 0) -> np.ndarray:
    made = np.zeros((NUM, 4))
    for step, size in moves:
        made[step, axis] += size
    return made


def off(into: float, out: float | None = None, axis: int = 0, at: int = AT) -> np.ndarray:
    """A camera that goes aside into a frame and back out of it."""
    return camera((at, into), (at + 1, -into if out is None else out), axis=axis)


@pytest.mark.parametrize(
    ("moves", "size"),
    [
        (off(0.00152), 0.152),
        (off(0.00148), None),
        (off(0.01, -0.0066), 0.83),
        (off(0.01, -0.0064), None),
        (off(0.01, -0.0134), 1.17),
        (off(0.01, -0.0136), None),
        (off(0.0051, axis=2), 0.153),
        (off(0.0049, axis=2), None),
        (off(-0.0051, axis=3), 0.153),
        (off(0.0049, axis=3), None),
        (off(-0.01, axis=1), 1.0),
    ],
)
def test_a_frame_is_displaced_where_the_step_out_undoes_the_step_into_it(moves, size):
    """By so much of the width that it is seen; per cent of it are told."""
    found = list(displaced(signals(camera=moves, camera_seen=np.ones(NUM)), SHOT))
    assert found == ([] if size is None else [(AT, pytest.approx(size))])


@pytest.mark.parametrize(("strays", "told"), [(0.0019, True), (0.0021, False)])
def test_a_camera_that_strays_a_fifth_as_much_hides_it(strays, told):
    """In the eight steps on either side; further away it may do what it likes."""
    shake = np.where(np.arange(NUM) % 2, strays, -strays)
    near = abs(np.arange(NUM) - AT - 0.5) < 9
    for share in (near, np.ones(NUM)):
        moves = camera()
        moves[:, 0] = shake * share
        moves[[AT, AT + 1], 0] = 0.01, -0.01
        found = list(displaced(signals(camera=moves, camera_seen=np.ones(NUM)), SHOT))
        assert [index for index, _ in found] == ([AT] if told else [])
    moves = camera()
    moves[~near, 0] = 0.02
    moves[[AT, AT + 1], 0] = 0.01, -0.01
    assert list(displaced(signals(camera=moves, camera_seen=np.ones(NUM)), SHOT))


@pytest.mark.parametrize(("num_seen", "told"), [(4, True), (3, False)])
def test_four_steps_around_must_be_seen(num_seen, told):
    """Likely ones will do."""
    seen = column(f14=0.5, f15=0.5, **{f"f{AT - 1 - step}": 0.5 for step in range(num_seen)})
    found = displaced(signals(camera=off(0.01), camera_seen=seen), SHOT)
    assert bool(list(found)) is told


@pytest.mark.parametrize(("length", "told"), [(25, 5), (24, 0)])
def test_more_than_a_fifth_of_the_frames_are_no_sparse_fault(length, told):
    """That is a shake."""
    moves = sum(off(0.01, at=2 + 5 * number) for number in range(5))
    found = signals(camera=moves, camera_seen=np.ones(NUM))
    assert len(list(displaced(found, range(length)))) == told


@pytest.mark.parametrize(
    ("size", "strays", "raw", "told"),
    [
        (0.0041, 0.0, 3.7, True),
        (0.0039, 0.0, 3.7, False),
        (0.0081, 0.001, 3.7, True),
        (0.0079, 0.001, 3.7, False),
        (0.02, 0.0, 3.61, True),
        (0.02, 0.0, 3.59, False),
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_an_end_is_displaced_where_its_one_step_is_as_no_other(size, strays, raw, told, last):
    """In the camera and in the picture; it stands off against the way that step goes."""
    step, frame = (NUM - 1, NUM - 1) if last else (1, 0)
    moves = camera((step, size), (NUM - 5 if last else 5, strays))
    seen = signals(camera=moves, camera_seen=np.ones(NUM), raw=column(2.0, **{f"f{step}": raw}))
    assert [index for index, _ in displaced(seen, SHOT)] == ([frame] if told else [])
    assert displacement(seen, frame, SHOT)[0] == pytest.approx(size if last else -size)


def test_an_end_beside_a_step_that_is_only_likely_is_left():
    """And one of a shot of less than eight frames."""
    moves, raw = camera((1, 0.02)), column(2.0, f1=4.0)
    assert list(displaced(signals(camera=moves, camera_seen=np.ones(NUM), raw=raw), SHOT))
    likely = column(1.0, f5=0.5)
    assert not list(displaced(signals(camera=moves, camera_seen=likely, raw=raw), SHOT))
    sure = signals(camera=moves, camera_seen=np.ones(NUM), raw=raw)
    assert list(displaced(sure, range(8)))
    assert not list(displaced(sure, range(7)))


def again(length: int = 2, back: float = 3, *, echo: float = 0.2, at: int = AT, **how) -> list:
    """What is told of frames that come again: `length` of them, from `back` frames before."""
    frames = range(at, at + length)
    columns = {
        "echo": column(9.0, **{f"f{index}": echo for index in frames}),
        "echo_back": column(0.0, **{f"f{index}": back for index in frames}),
        "alike": column(0.9),
        "raw": column(2.0),
    }
    return list(rewound(signals(**{**columns, **how}), SHOT))


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (again(echo=0.69), True),
        (again(echo=0.71), False),
        (again(raw=column(2.0, f14=1.61)), True),
        (again(raw=column(2.0, f14=1.59)), False),
        (again(alike=column(0.31)), True),
        (again(alike=column(0.29)), False),
        (again(alike=column(0.0), echo=0.09), True),
        (again(alike=column(0.0), echo=0.11), False),
        (again(1, alike=column(0.0), echo=0.09), False),
        (again(raw=column(0.51), echo=0.01), True),
        (again(raw=column(0.49), echo=0.01), False),
    ],
)
def test_a_rewind_jumps_back_and_goes_on_the_same_way(found, told):
    """As near as a third of a step, or exactly; where hardly anything moves it is none."""
    assert bool(found) is told
    if told:
        assert found == [(AT, AT + 1)]


@pytest.mark.parametrize(
    ("found", "runs"),
    [
        (again(3, 3), [(AT, AT + 2)]),
        (again(4, 3), []),
        (again(1, 3), [(AT, AT)]),
        (again(2, 3, at=NUM - 3), [(NUM - 3, NUM - 2)]),
        (again(2, 3, at=NUM - 2), []),
        (again(1, 4, at=4), [(4, 4)]),
        (again(1, 5, at=4), []),
        (again(6, 9), [(AT, AT + 5)]),
        (again(7, 9), []),
    ],
)
def test_no_more_comes_again_than_was_shown_in_between(found, runs):
    """Of the same shot, before its last frame, and of a fifth of it at most."""
    assert found == runs


def test_what_comes_again_from_elsewhere_is_another_run():
    """Only frames from as far back are one run."""
    columns = {"echo": column(9.0, f14=0.2, f15=0.2), "echo_back": column(0.0, f14=3, f15=4)}
    assert list(rewound(signals(alike=column(0.9), **columns), SHOT)) == [(AT, AT)]


def mixed(ratio: float, share: float, beside: float, misfit: float) -> bool:
    found = signals(
        blend=column(1.0, f13=beside, f14=ratio),
        blend_share=column(0.0, f14=share),
        misfit=column(0.0, f14=misfit),
    )
    assert list(blended(found, SHOT)) in ([], [AT])
    return bool(list(blended(found, SHOT)))


@pytest.mark.parametrize(
    ("ratio", "share", "beside", "misfit", "told"),
    [
        (0.4, 0.21, 1.0, 1.1, True),
        (0.4, 0.19, 1.0, 1.1, False),
        (0.4, 0.79, 1.0, 1.1, True),
        (0.4, 0.81, 1.0, 1.1, False),
        (0.44, 0.5, 1.0, 1.1, True),
        (0.46, 0.5, 1.0, 1.1, False),
        (0.4, 0.5, 0.81, 1.1, True),
        (0.4, 0.5, 0.79, 1.1, False),
        (0.2, 0.5, 0.56, 1.1, True),
        (0.2, 0.5, 0.54, 1.1, False),
        (0.4, 0.5, 1.0, 0.9, False),
        (0.34, 0.5, 1.0, 0.51, True),
        (0.34, 0.5, 1.0, 0.49, False),
        (0.36, 0.5, 1.0, 0.9, False),
    ],
)
def test_a_double_exposure_is_nearer_to_a_mixture_than_those_beside_it(
    ratio, share, beside, misfit, told
):
    """Of both neighbours, and visibly so."""
    assert mixed(ratio, share, beside, misfit) is told


def test_where_two_fifths_are_mixtures_that_is_the_films_own():
    """A conversion of the frame rate; and the two frames at either end are none."""
    for count, length, told in ((6, 16, 6), (7, 18, 7), (7, 17, 0)):
        frames = {f"f{2 + 2 * number}": 0.3 for number in range(count)}
        found = signals(blend=column(1.0, **frames), blend_share=column(0.5), misfit=column(2.0))
        assert len(list(blended(found, range(length)))) == told
    for index, told in ((1, False), (2, True), (NUM - 3, True), (NUM - 2, False)):
        found = signals(
            blend=column(1.0, **{f"f{index}": 0.3}),
            blend_share=column(0.5),
            misfit=column(2.0),
        )
        assert bool(list(blended(found, SHOT))) is told


def lit(light: float, others: float = 0.0) -> np.ndarray:
    gains = np.zeros((NUM, 17, 3))
    gains[1], gains[5] = light, others
    return gains


@pytest.mark.parametrize(
    ("light", "others", "told"),
    [
        (0.081, 0.0, True),
        (0.079, 0.0, False),
        (-0.081, 0.0, True),
        (0.121, 0.03, True),
        (0.119, 0.03, False),
        (0.119, -0.03, False),
    ],
)
def test_the_first_frame_flashes_where_it_is_lit_as_no_other(light, others, told):
    """Eight hundredths, and four times what light does in the steps after it."""
    found = list(broken_ends(signals(gains=lit(light, others)), SHOT))
    assert found == ([(0, "flash", pytest.approx(255 * abs(light)))] if told else [])


@pytest.mark.parametrize(
    ("lacks", "varies", "change", "told"),
    [
        (0.31, 0.0, 3.1, True),
        (0.29, 0.0, 3.1, False),
        (0.41, 0.1, 3.1, True),
        (0.39, 0.1, 3.1, False),
        (0.5, 0.0, 3.01, True),
        (0.5, 0.0, 2.99, False),
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_an_end_that_is_blurred_as_no_other_is_broken(lacks, varies, change, told, last):
    """By three tenths, four times what the four frames beside it vary by, and it changes."""
    frame, step = (NUM - 1, NUM - 1) if last else (0, 1)
    fourth = NUM - 5 if last else 4
    detail = column(2.0, **{f"f{frame}": 2.0 - lacks, f"f{fourth}": 2.0 + varies})
    found = signals(detail=detail, change=column(2.0, **{f"f{step}": change}))
    assert list(broken_ends(found, SHOT)) == ([(frame, "pop", 10.0)] if told else [])
    far = signals(detail=detail, change=column(2.0, **{f"f{step}": 30.0}))
    assert [size for _, _, size in broken_ends(far, SHOT)] == (
        [30.0] if lacks > 0.3 + varies else []
    )


def test_a_shot_of_five_frames_has_no_ends_to_tell():
    """Of six it has."""
    seen = signals(gains=lit(0.2))
    assert list(broken_ends(seen, range(6)))
    assert not list(broken_ends(seen, range(5)))


def stepped(*frames: tuple[int, float], colour: bool = False, doubtful=()) -> list[Step]:
    """The steps of a shot whose light, or balance, changes at some frames."""
    gains = np.zeros((NUM, 17, 3), np.float32)
    for index, size in frames:
        gains[index] += size * np.array([1.0, 0.0, -1.0] if colour else [1.0, 1.0, 1.0])
    mask = np.zeros(NUM, np.bool_)
    mask[list(doubtful)] = True
    identity = np.tile(np.eye(3, 4), (NUM, 1, 1))
    # What follows the light is no contrast.
    identity[:, :, :3] *= np.exp(-gains[:, 0].mean(axis=1, dtype=np.float64))[:, None, None]
    return find_steps(signals(gains=gains, recolour=identity), SHOT, mask)


@pytest.mark.parametrize(
    ("light", "told"), [(0.031, True), (0.029, False), (0.299, True), (0.301, False), (-0.05, True)]
)
def test_light_steps_by_three_hundredths_and_a_lamp_by_three_tenths(light, told):
    """At once; per cent of it are told."""
    found = stepped((AT, light))
    assert [(one.first, one.last, one.of) for one in found] == ([(AT, AT, "light")] if told else [])
    if told:
        assert found[0].size == pytest.approx(100 * abs(light), rel=1e-4)


@pytest.mark.parametrize(("size", "told"), [(0.0255, True), (0.024, False)])
def test_colour_steps_by_three_and_a_half_hundredths(size, told):
    """Of what is beyond grey."""
    assert [one.of for one in stepped((AT, size), colour=True)] == (["colour"] if told else [])


@pytest.mark.parametrize(
    ("frames", "told"),
    [
        ([(AT, 0.1), (AT + 3, -0.039)], True),
        ([(AT, 0.1), (AT + 3, -0.041)], False),
        ([(AT, 0.1), (AT - 3, -0.039)], True),
        ([(AT, 0.1), (AT - 3, -0.041)], False),
        ([(AT, 0.1), (AT + 6, -0.06)], False),
        ([(AT, 0.1), (AT + 1, 0.049)], True),
    ],
)
def test_a_step_stays_and_was_not_there_before(frames, told):
    """Two fifths of it may be undone within six frames."""
    assert (AT in [one.first for one in stepped(*frames)]) is told


@pytest.mark.parametrize("at", [5, NUM - 5])
def test_steps_are_told_four_pairs_from_either_end(at):
    """Nearer nothing says what is usual."""
    assert [one.first for one in stepped((at, 0.1))] == [at]
    beyond = at - 1 if at < AT else at + 1
    assert not [one for one in stepped((beyond, 0.1)) if one.first == beyond == one.last]


def test_a_ramp_over_four_frames_is_a_step_and_over_more_a_fade():
    """Told with the frames that it takes."""
    (one,) = stepped(*((AT + number, 0.03) for number in range(4)))
    assert (one.first, one.last) == (AT, AT + 3)
    assert one.size == pytest.approx(12, rel=1e-3)
    assert not stepped(*((AT + number, 0.03) for number in range(9)))


@pytest.mark.parametrize("doubtful", [AT - 2, AT - 1, AT, AT + 1])
def test_a_step_beside_a_doubtful_frame_is_none(doubtful):
    """Whose own pairs say nothing; further away it says something."""
    told = bool(stepped((AT, 0.1), doubtful=[doubtful]))
    assert told is False
    assert stepped((AT, 0.1), doubtful=[AT - 3])
    assert stepped((AT, 0.1), doubtful=[AT + 2])


def test_two_steps_stand_at_least_three_frames_apart():
    """The larger is told."""
    assert [one.first for one in stepped((10, 0.1), (20, 0.1))] == [10, 20]
    assert find_steps(made_up(15).measures.signals, range(15), np.zeros(15, np.bool_)) == []


def test_what_is_usual_is_told_by_the_frames_around_and_not_by_the_frame_itself():
    """Of its own shot; the first pair of it is none."""
    values = np.arange(20.0)
    assert usual_of(values, 10, range(20), 3) == 10
    assert usual_of(values, 11, range(9, 14), 3) == 12
    assert usual_of(values, 2, range(20), 8) == np.median([1, *range(3, 11)])
    assert usual_of(values, 0, range(1), 8) == 0
    assert _quiet(values, 10, range(20), 4) == np.percentile(np.arange(6, 15), 25)
    assert _quiet(values, 1, range(20), 4) == np.percentile(np.arange(1, 6), 25)
    assert _quiet(values, 18, range(20), 4) == np.percentile(np.arange(14, 19), 25)


@pytest.mark.parametrize(
    ("seconds", "fps", "length", "frames"),
    [(0.25, 24, 99, 6), (0.25, 4, 99, 2), (0.25, 24, 9, 4), (0.25, 24, 2, 0), (0.12, 30, 99, 4)],
)
def test_a_window_has_two_frames_on_either_side_and_what_the_shot_has(seconds, fps, length, frames):
    """At most."""
    assert radius(seconds, fps, length) == frames


@pytest.mark.parametrize(("tone", "share"), [(112.0, 1.0), (56.0, 1.0), (28.0, 0.5), (14.0, 0.25)])
def test_flicker_is_the_less_seen_the_darker_the_picture_is(tone, share):
    """From 56 levels down; in the dark it says nothing."""
    gains = np.zeros((NUM, 17, 3), np.float32)
    gains[1:] = 0.05 * np.where(np.arange(1, NUM) % 2, 1, -1)[:, None, None]
    found = signals(gains=gains, tone=np.full((NUM, 3), np.log(tone)))
    usual = signals(gains=gains, tone=np.full((NUM, 3), np.log(200.0)))
    seen, whole = (np.abs(tracks_of(each, 24.0).flicker).max() for each in (found, usual))
    assert seen == pytest.approx(share * whole)
    dark = signals(gains=gains, tone=np.full((NUM, 3), np.log(9.9)))
    assert not tracks_of(dark, 24.0).flicker.any()


def test_broken_frames_are_stepped_over():
    """In and out: the light stays, and the camera goes on as around them."""
    gains = np.zeros((NUM, 17, 3), np.float32)
    gains[AT], gains[AT + 1] = 0.3, -0.3
    moves = camera(*((step, 0.01) for step in range(1, NUM)), (AT, 0.2), (AT + 1, -0.2))
    seen = signals(
        gains=gains,
        camera=moves,
        camera_seen=np.ones(NUM),
        tone=np.full((NUM, 3), np.log(120.0)),
    )
    assert np.abs(tracks_of(seen, 24.0).flicker).max() > 20
    tracks = tracks_of(seen, 24.0, np.arange(NUM) == AT)
    assert np.abs(tracks.flicker).max() < 1e-4
    assert tracks.camera[:, 0] == pytest.approx(0.01 * np.arange(NUM))
    assert np.abs(tracks.shake).max() < 1e-6


@pytest.mark.parametrize(("move", "size"), [(0, 1.0), (1, 1.0), (2, 0.3), (3, 0.3)])
def test_a_shake_is_told_in_widths_of_the_frame(move, size):
    """A turn and a zoom by three tenths of theirs."""
    moves = camera((AT, 0.01), (AT + 1, -0.01), axis=move)
    seen = signals(camera=moves, camera_seen=np.ones(NUM))
    assert tracks_of(seen, 24.0).shake[AT] == pytest.approx(100 * 0.01 * size)


def test_colours_drift_by_the_lesser_of_what_is_seen_along_the_motion_and_in_all():
    """Of red and blue beside green, as far as they are from the start."""
    gains = np.zeros((NUM, 17, 3), np.float32)
    gains[1:, 0, 0] = 0.3 / (NUM - 1)
    ramp = np.linspace(0, 1, NUM)[:, None]
    for share, drift in ((0.2, 0.2), (0.4, 0.3)):
        tone = np.log(120.0) + share * ramp * [1.0, 0.0, 0.0]
        found = tracks_of(signals(gains=gains, tone=tone), 24.0).drift
        assert found[0] == pytest.approx(0, abs=1e-4)
        assert found[-1] == pytest.approx(100 * drift / np.sqrt(2), rel=1e-3)
    grey = signals(gains=gains * 0 + 0.01, tone=np.log(120.0) + ramp * [1.0, 1.0, 1.0])
    assert tracks_of(grey, 24.0).drift.max() < 1e-4
