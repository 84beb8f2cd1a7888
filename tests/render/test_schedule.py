"""Schedules: which frames are filled together, in which order."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin import CanvasKind, load_engine
from onionskin.errors import UnsupportedCanvas
from onionskin.render.schedule import Reach, make_schedule, reach_of

ALL = frozenset({CanvasKind.BLANK, CanvasKind.FIRST, CanvasKind.LAST, CanvasKind.ENDS})
TOYBOX = Reach(window=16, context=2, keyframes=True, starts=ALL, anchor=True)
SINGLE = Reach(window=8, context=1, keyframes=True, starts=ALL)
CHAIN = Reach(window=16, context=2, keyframes=False, starts=ALL)
ANCHORED = Reach(window=16, context=2, keyframes=False, starts=ALL, anchor=True)
IMAGE = Reach(window=9, context=1, keyframes=False, starts=ALL)


@settings(max_examples=60)
@given(
    st.integers(1, 700),
    st.sets(st.integers(0, 699), max_size=12),
    st.sets(st.integers(1, 699), max_size=3),
    st.sampled_from([TOYBOX, SINGLE, CHAIN, ANCHORED, IMAGE]),
    st.booleans(),
)
def test_every_frame_is_painted_once_and_sees_only_finished_ones(count, known, breaks, reach, cut):
    """In windows that fit and keep to their chapters, whatever is known."""
    given_frames = np.isin(np.arange(count), list(known))
    done = set(np.flatnonzero(given_frames).tolist())
    cuts = sorted(breaks)[:1] if cut else []
    for window in make_schedule(given_frames, reach, sorted(breaks), cuts).windows:
        chapters = {sum(start <= frame for start in breaks) for frame in window.painted}
        assert len(chapters) == 1
        assert len(window.frames) <= reach.window
        assert list(window.frames) == sorted(set(window.frames))
        assert set(window.seen) <= done
        assert window.painted
        assert not set(window.painted) & done
        done |= set(window.painted)
    assert done == set(range(count))


def test_a_clip_that_fits_is_one_window():
    """There is nothing to plan."""
    schedule = make_schedule(np.zeros(16, np.bool_), TOYBOX)
    assert [window.frames for window in schedule.windows] == [tuple(range(16))]


def test_a_long_clip_starts_with_pairs_of_keyframes_from_end_to_end():
    """And its gaps know two frames on each side, next to each other."""
    first, *gaps = make_schedule(np.zeros(96, np.bool_), TOYBOX).windows
    assert first.seen == ()
    assert first.frames[:2] == (0, 1)
    assert first.frames[-2:] == (94, 95)
    for gap in gaps:
        assert len(gap.seen) == 4
        assert gap.seen[1] - gap.seen[0] == gap.seen[3] - gap.seen[2] == 1


@pytest.mark.parametrize("seconds", [16, 60, 240])
def test_cost_is_linear_and_depth_logarithmic(seconds):
    """Frames looked at for each frame painted, and levels."""
    count = seconds * 8
    schedule = make_schedule(np.zeros(count, np.bool_), TOYBOX)
    looked_at = sum(len(window.frames) for window in schedule.windows)
    assert looked_at < 2.5 * count
    assert schedule.num_levels <= 5


def test_windows_come_out_full_at_any_length():
    """A frame of a clip of 4 s takes as much as one of a clip of 240 s, within 5%."""
    costs = [
        sum(len(window.frames) for window in make_schedule(np.zeros(n, np.bool_), TOYBOX).windows)
        / n
        for n in (32, 128, 200, 480, 960, 1920)
    ]
    assert max(costs) < 1.05 * min(costs)


def test_few_frames_are_remembered():
    """From the first window that paints a frame to the last that sees it, or its turn to go."""
    schedule = make_schedule(np.zeros(1920, np.bool_), TOYBOX)
    last_uses, held, done, sent, most = schedule.last_uses(), set(), set(), 0, 0
    for number, window in enumerate(schedule.windows):
        held |= set(window.painted)
        done |= set(window.painted)
        while sent in done:
            sent += 1
        held = {f for f in held if f >= sent or last_uses[f] > number}
        most = max(most, len(held))
    assert most <= 16 * schedule.num_levels


def test_a_chapter_goes_on_from_the_one_before():
    """A break is where another prompt begins."""
    windows = make_schedule(np.zeros(24, np.bool_), TOYBOX, breaks=[12]).windows
    assert windows[0].frames == tuple(range(12))
    assert windows[1].seen[-2:] == (10, 11)


def test_an_extension_sees_what_the_clip_began_with():
    """An anchor from long before, and the last frames."""
    known = np.arange(60) < 50
    assert make_schedule(known, TOYBOX).windows[0].seen == (0, 48, 49)


def test_a_cut_sees_nothing_of_what_was_before():
    """And is the beginning that later chapters remember."""
    windows = make_schedule(np.zeros(44, np.bool_), TOYBOX, breaks=[16, 32], cuts=[16]).windows
    starts = {window.painted[0]: window.seen for window in windows}
    assert starts[16] == ()
    assert starts[32] == (16, 30, 31)


def test_chains_remember_how_they_began():
    """Beside the last frames, where the engine takes frames at any times."""
    first, second, third = make_schedule(np.zeros(38, np.bool_), ANCHORED).windows
    assert first.seen == ()
    assert second.seen == (0, 12, 13, 14, 15)
    assert third.seen == (0, 23, 24, 25, 26)


def test_short_gaps_share_windows():
    """Every other frame of a clip is not a fill of its own."""
    known = np.arange(61) % 2 == 0
    assert len(make_schedule(known, TOYBOX).windows) < 8


def test_chains_are_for_engines_without_last_frames():
    """Each window sees the last frames of the one before."""
    windows = make_schedule(np.zeros(40, np.bool_), CHAIN).windows
    assert windows[1].seen == (12, 13, 14, 15)


def test_what_an_engine_cannot_start_from_is_refused():
    """In-betweening cannot go on into the open."""
    ends = Reach(window=16, context=2, keyframes=True, starts=frozenset({CanvasKind.ENDS}))
    with pytest.raises(UnsupportedCanvas, match="continue from known frames"):
        make_schedule(np.arange(9) < 3, ends)


def test_a_schedule_can_be_printed():
    """One line for each fill."""
    lines = make_schedule(np.zeros(40, np.bool_), TOYBOX).lines()
    assert lines[0].startswith("40 frames in ")
    assert "pass 1: frames 0-1" in lines[1]


@pytest.mark.parametrize("reach", [TOYBOX, SINGLE, CHAIN])
def test_a_gap_that_spans_exactly_the_window_is_one_fill(reach):
    """Its known neighbours counted; a frame more is too many."""
    for extra, count in ((0, 1), (1, 2)):
        known = np.zeros(reach.window + extra, np.bool_)
        known[: reach.context] = known[len(known) - reach.context :] = True
        windows = make_schedule(known, reach).windows
        assert (len(windows) == 1) == (count == 1)


def test_short_gaps_that_span_exactly_the_window_are_one_fill():
    """With their known neighbours; a frame more is too many."""
    for extra, count in ((0, 1), (1, 2)):
        known = np.ones(TOYBOX.window + extra, np.bool_)
        known[TOYBOX.context] = known[-TOYBOX.context - 1] = False
        assert len(make_schedule(known, TOYBOX).windows) == count


@pytest.mark.parametrize("num_gaps", [2, 3, 4])
def test_gaps_between_keyframes_are_as_long_as_the_window_holds(num_gaps):
    """A run that is cut into gaps without a rest has no fill that could be longer."""
    largest = TOYBOX.window - 2 * TOYBOX.context
    inside = num_gaps * largest + (num_gaps - 1) * TOYBOX.context
    known = np.zeros(inside + 2 * TOYBOX.context, np.bool_)
    known[: TOYBOX.context] = known[-TOYBOX.context :] = True
    keyframes, *gaps = make_schedule(known, TOYBOX).windows
    assert len(keyframes.painted) == (num_gaps - 1) * TOYBOX.context
    assert [len(gap.frames) for gap in gaps] == [TOYBOX.window] * num_gaps


@settings(max_examples=40)
@given(
    st.integers(1, 400),
    st.sets(st.integers(0, 399), max_size=8),
    st.sampled_from([TOYBOX, SINGLE, CHAIN, ANCHORED, IMAGE]),
    st.randoms(use_true_random=False),
)
def test_windows_may_be_filled_in_any_order_that_waits(count, known, reach, random):
    """Each sees finished frames only, whichever of those that are ready comes next."""
    given_frames = np.isin(np.arange(count), list(known))
    schedule = make_schedule(given_frames, reach)
    waits, done = schedule.waits_for(), set(np.flatnonzero(given_frames).tolist())
    filled: set[int] = set()
    while len(filled) < len(schedule.windows):
        ready = [n for n, needed in enumerate(waits) if needed <= filled and n not in filled]
        number = random.choice(ready)
        window = schedule.windows[number]
        assert set(window.seen) <= done
        assert not set(window.painted) & done
        done |= set(window.painted)
        filled.add(number)
    assert done == set(range(count))


def test_every_chapter_goes_on_from_the_one_right_before_it():
    """Also the third and the fourth, whose neighbours are unknown themselves."""
    windows = make_schedule(np.zeros(40, np.bool_), TOYBOX, breaks=[10, 20, 30]).windows
    starts = {window.painted[0]: window.seen for window in windows}
    assert [starts[first][-2:] for first in (10, 20, 30)] == [(8, 9), (18, 19), (28, 29)]


def test_engines_that_take_several_known_frames_are_given_two_on_each_side():
    """A gap knows the motion at its ends, and no more is looked at than that needs."""
    able = load_engine("toybox").capabilities
    known = np.ones(12, np.bool_)
    known[4:8] = False
    (window,) = make_schedule(known, reach_of(able, Fraction(8))).windows
    assert window.seen == (2, 3, 8, 9)
