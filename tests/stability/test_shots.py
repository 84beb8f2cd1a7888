"""Shots, from made-up signals: each limit of cuts, pops, flashes and dissolves from both sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import made_up

from onionskin.stability.measuring.shots import (
    _agrees,
    _gone_on,
    breaks_off,
    dissolving,
    find_cuts,
    find_shots,
    is_flash,
    is_pop,
    is_unsettled,
    returning_frames,
    strays,
)
from onionskin.stability.measuring.signals import Return, Signals

NUM, AT = 40, 20
JUST, NOT = 1.01, 0.99


def signals(**columns: np.ndarray) -> Signals:
    return made_up(NUM, **columns).measures.signals


def level(usual: float, **frames: float) -> np.ndarray:
    """A column that is as usual but for what is said of frames `f12=...`."""
    column = np.full(NUM, float(usual))
    for name, value in frames.items():
        column[int(name[1:])] = value
    return column


def run(first: int = AT, last: int = AT, **sizes: float) -> Return:
    given = {"change": 0.0, "light": 0.0, "disagreement": 0.0, "light_apart": 0.0, **sizes}
    return Return(first=first, last=last, **given)


@pytest.mark.parametrize(
    ("change", "look", "around", "is_cut"),
    [
        (30 * JUST, 0.0, 1.0, True),
        (30 * NOT, 0.0, 1.0, False),
        (60 * JUST, 0.0, 10.0, True),
        (60 * NOT, 0.0, 10.0, False),
        (14 * JUST, 0.3, 1.0, True),
        (14 * NOT, 0.9, 1.0, False),
        (20.0, 0.29, 1.0, False),
        (24 * JUST, 0.5, 8.0, True),
        (24 * NOT, 0.5, 8.0, False),
    ],
)
def test_a_picture_breaks_off_where_it_changes_more_than_around(change, look, around, is_cut):
    """A great deal, or a good deal in its colours too."""
    assert breaks_off(level(around, f20=change), level(0.0, f20=look), AT) is is_cut
    assert breaks_off(level(around, f1=change), level(0.0, f1=look), 1) is is_cut
    assert breaks_off(level(around, f39=change), level(0.0, f39=look), NUM - 1) is is_cut


def test_eight_steps_on_either_side_are_what_is_usual():
    """Those further away are not, nor the first frame, which has none."""
    busy = np.where(abs(np.arange(NUM) - AT) <= 8, 10.0, 0.0)
    busy[AT] = 55.0
    assert not breaks_off(busy, level(0.0), AT)
    calm = np.where(abs(np.arange(NUM) - AT) > 8, 10.0, 0.0)
    calm[AT] = 55.0
    assert breaks_off(calm, level(0.0), AT)
    early = level(1.0, f0=500.0, f1=31.0)
    assert breaks_off(early[:3], level(0.0)[:3], 1)


def test_cuts_part_a_clip_into_shots():
    """Where the picture changes back there is none; nor where what moves goes on."""
    cut = {"change": level(1.0, f20=40.0), "look": level(0.0, f20=0.5)}
    assert find_cuts(signals(**cut)) == (AT,)
    assert find_shots(signals(**cut)) == (range(AT), range(AT, NUM))
    back = replace(signals(**cut), returns=[run(20, 21, change=40.0)])
    assert returning_frames(back) == {20, 21}
    assert find_cuts(back) == ()


@pytest.mark.parametrize(
    ("speed", "alike", "change", "is_seam"),
    [
        (0.01 * 1.4 * NOT, 0.41, 44.0, True),
        (0.01 * 1.4 * JUST, 0.41, 44.0, False),
        (0.01, 0.39, 44.0, False),
        (0.01, 0.9, 45.5, False),
    ],
)
def test_what_moves_on_over_a_change_of_colours_is_no_cut(speed, alike, change, is_seam):
    """As fast as before, the same way, and not another picture altogether."""
    found = signals(
        change=level(1.0, f20=change),
        look=level(0.0, f20=0.5),
        speed=level(0.01, f20=speed),
        alike=level(1.0, f20=alike),
    )
    assert (find_cuts(found) == ()) is is_seam


@pytest.mark.parametrize(
    ("edges", "cuts", "stray"),
    [
        ((20, 22), (22,), [range(20, 22)]),
        ((20, 21), (21,), [range(20, 21)]),
        ((20, 23), (20, 23), []),
        ((1,), (), [range(1)]),
        ((2,), (), [range(2)]),
        ((3,), (3,), []),
        ((38,), (), [range(38, 40)]),
        ((14, 20, 22), (14, 22), [range(20, 22)]),
        ((15, 20, 22), (15, 20, 22), []),
        ((20, 22, 27), (20, 22, 27), []),
    ],
)
def test_one_or_two_frames_between_long_shots_are_none_of_their_own(edges, cuts, stray):
    """Six frames on either side are long."""
    found = signals(
        change=level(1.0, **{f"f{edge}": 90.0 for edge in edges}),
        look=level(0.0, **{f"f{edge}": 0.9 for edge in edges}),
    )
    assert list(strays(found)) == stray
    assert find_cuts(found) == cuts


@pytest.mark.parametrize(
    ("change", "disagreement", "pops"),
    [(9 * JUST, 0.0, True), (9 * NOT, 0.0, False), (20.0, 9.9, True), (20.0, 10.1, False)],
)
def test_a_run_pops_where_its_neighbours_are_half_as_far_from_each_other(
    change, disagreement, pops
):
    """And it is nine levels from both."""
    assert is_pop(run(change=change, disagreement=disagreement), signals()) is pops


@pytest.mark.parametrize(
    ("look", "usual_look", "usual_change", "disagreement", "usual_apart", "pops"),
    [
        (0.051, 0.0, 10.0, 14.0, 10.0, True),
        (0.049, 0.0, 10.0, 14.0, 10.0, False),
        (0.3 * JUST, 0.1, 10.0, 14.0, 10.0, True),
        (0.3 * NOT, 0.1, 10.0, 14.0, 10.0, False),
        (0.5, 0.0, 20 / 1.8 * NOT, 14.0, 10.0, True),
        (0.5, 0.0, 20 / 1.8 * JUST, 14.0, 10.0, False),
        (0.5, 0.0, 10.0, 14.9, 12.0, True),
        (0.5, 0.0, 10.0, 15.1, 12.0, False),
        (0.5, 0.0, 10.0, 14.0, 14 / 1.45 * JUST, True),
        (0.5, 0.0, 10.0, 14.0, 14 / 1.45 * NOT, False),
    ],
)
def test_where_motion_is_hard_to_follow_a_pop_has_other_colours_too(
    look, usual_look, usual_change, disagreement, usual_apart, pops
):
    """Than both neighbours, which are as alike as frames are there."""
    found = signals(
        look=level(usual_look, f20=look, f21=look),
        change=level(usual_change),
        disagreement=level(usual_apart),
    )
    assert is_pop(run(change=20.0, disagreement=disagreement), found) is pops
    one_side = replace(found, look=level(usual_look, f20=look))
    assert not is_pop(run(change=20.0, disagreement=disagreement), one_side)


@pytest.mark.parametrize(
    ("light", "usual", "apart", "disagreement", "flashes"),
    [
        (0.10 * JUST, 0.0, 0.0, 0.0, True),
        (0.10 * NOT, 0.0, 0.0, 0.0, False),
        (0.35 * JUST, 0.1, 0.0, 0.0, True),
        (0.35 * NOT, 0.1, 0.0, 0.0, False),
        (0.4, 0.0, 0.19, 0.0, True),
        (0.4, 0.0, 0.21, 0.0, False),
        (0.4, 0.0, 0.0, 24.9, True),
        (0.4, 0.0, 0.0, 25.1, False),
    ],
)
def test_a_flash_goes_as_it_came_and_is_far_more_than_light_does_there(
    light, usual, apart, disagreement, flashes
):
    """Its neighbours are lit alike, and are alike."""
    gains = np.zeros((NUM, 17, 3), np.float32)
    gains[:, 0] = -usual
    seen = run(light=light, light_apart=apart, disagreement=disagreement)
    assert is_flash(seen, signals(gains=gains)) is flashes


@pytest.mark.parametrize("usual", [13.0, 15.0])
def test_neighbours_of_a_flash_may_be_as_far_apart_as_twice_what_frames_are(usual):
    """Where motion is hard to follow."""
    seen = run(light=0.4, disagreement=28.0)
    assert is_flash(seen, signals(disagreement=level(usual))) is (usual > 14)


@pytest.mark.parametrize(("length", "times"), [(1, 1.0), (2, 1.5), (3, 2.0), (6, 3.5)])
def test_the_longer_a_run_the_further_its_neighbours_may_be_apart(length, times):
    """By half of a frame's own for each more."""
    found = signals(disagreement=level(10.0))
    for share, agrees in ((NOT, True), (JUST, False)):
        seen = run(AT, AT + length - 1, disagreement=14.5 * times * share)
        assert _agrees(seen, found) is agrees


def test_what_is_usual_around_a_run_is_told_by_eight_steps_on_either_side():
    """And by the run's own; further away nothing counts."""
    for near, agrees in ((10.0, True), (1.0, False)):
        inside = (np.arange(NUM) >= AT - 8) & (np.arange(NUM) <= AT + 9)
        column = np.where(inside, near, 11.0 - near)
        assert _agrees(run(disagreement=12.0), signals(disagreement=column)) is agrees


@pytest.mark.parametrize(
    ("inside", "around", "unsettled"),
    [(4.6, 0.0, True), (4.4, 0.0, False), (15.2, 10.0, True), (14.8, 10.0, False)],
)
def test_a_run_is_unsettled_where_every_step_of_it_is_more_than_usual(inside, around, unsettled):
    """By half as much again, and half of a pop's levels; the step out of it is one of them."""
    steps = {f"f{index}": inside for index in range(20, 24)}
    found = signals(change=level(around, **steps))
    assert is_unsettled(run(20, 22), found) is unsettled
    for index in (20, 22, 23):
        calm = signals(change=level(around, **{**steps, f"f{index}": around}))
        assert not is_unsettled(run(20, 22), calm)


def test_a_clip_of_a_run_alone_has_nothing_around_it():
    """Then nothing is usual."""
    short = made_up(3, change=np.full(3, 90.0)).measures.signals
    assert not is_unsettled(run(1, 1), short)


def dissolve(**limits: float) -> np.ndarray:
    """The steps of a dissolve over steps 15 to 20, in which one thing is as it is said."""
    asked = {"change": 5.0, "apart": 9.0, "halfway": 1.0, "look": 0.1, **limits}
    columns = {}
    for name, key in (
        ("change", "change"),
        ("disagreement", "apart"),
        ("surprise", "halfway"),
        ("look", "look"),
    ):
        columns[name] = level(0.0, **{f"f{index}": asked[key] for index in range(15, 21)})
    return np.flatnonzero(dissolving(signals(**columns)))


@pytest.mark.parametrize(
    ("limit", "dissolves"),
    [
        ({}, True),
        ({"apart": 7.1}, True),
        ({"apart": 6.9}, False),
        ({"change": 2.0, "apart": 4.1, "halfway": 0.1}, True),
        ({"change": 2.0, "apart": 3.9, "halfway": 0.1}, False),
        ({"halfway": 4.4}, True),
        ({"halfway": 4.6}, False),
        ({"look": 0.051}, True),
        ({"look": 0.049}, False),
    ],
)
def test_a_dissolve_changes_over_two_steps_what_both_change(limit, dissolves):
    """With the frame between halfway, and the colours with it."""
    found = dissolve(**limit)
    assert bool(len(found)) is dissolves
    if dissolves:
        assert (found[0], found[-1]) == (15, 20)


@pytest.mark.parametrize(
    ("before", "after", "first", "last"),
    [(0, 0, 10, 14), (1, 1, 9, 15), (2, 2, 8, 16), (5, 5, 8, 16), (0, 5, 10, 16), (5, 0, 8, 14)],
)
def test_a_dissolve_goes_on_as_long_as_its_colours_do(before, after, first, last):
    """By half of its own length on either side, at half of its pace and more."""
    steps = (np.arange(NUM) >= 10) & (np.arange(NUM) <= 14)
    for share, goes in ((0.51, True), (0.49, False)):
        tone = np.zeros((NUM, 3))
        tone[10:15] = [0.2, -0.1, 0.1]
        tone[10 - before : 10] = share * tone[10]
        tone[15 : 15 + after] = share * tone[10]
        found = np.flatnonzero(_gone_on(steps, tone))
        assert (found[0], found[-1]) == ((first, last) if goes else (10, 14))


def test_a_dissolve_at_the_start_goes_back_to_the_first_step():
    """Which is that to the second frame."""
    steps = (np.arange(NUM) >= 2) & (np.arange(NUM) <= 9)
    found = np.flatnonzero(_gone_on(steps, np.full((NUM, 3), 0.1)))
    assert (found[0], found[-1]) == (1, 13)
