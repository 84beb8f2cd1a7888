"""How long work will still take, on simulated runs."""

from bisect import bisect_right
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.pace import Pace, rounded
from onionskin.progress import Progress


def run(seconds, *, expected=None, found=(), lumps=1, first=0.0):
    """What is told every second of a run whose steps take `seconds`: (now, told, the truth).

    Of steps `found` nothing is waited for; progress is reported after every `lumps` steps.
    """
    clock = [0.0]
    pace = Pace(expected, lambda: clock[0])
    ends = list(accumulate(0.0 if i in found else s for i, s in enumerate(seconds)))
    whole, told, done, count = first + ends[-1] if ends else 0.0, [], 0, len(seconds)
    num_found = [0, *accumulate(i in found for i in range(count))]
    pace.report(Progress(num_done=0, num_steps=count))
    while clock[0] < whole:
        now = clock[0]
        reached = bisect_right(ends, now - first)
        reached -= reached % lumps
        while done < reached:
            done += 1
            clock[0] = first + ends[done - 1] if lumps == 1 else now
            pace.report(Progress(num_done=done, num_steps=count, num_found=num_found[done]))
        clock[0] = now
        told.append((now, pace.seconds_left, whole - now))
        clock[0] += 1.0
    return told


def worst(told, since=0.0, until=0.9):
    """The largest factor by which what is told is off, between these shares of the run."""
    whole = told[-1][0]
    some = [(t, left) for now, t, left in told if since * whole <= now <= until * whole]
    assert all(t is not None for t, _ in some)
    return max((max(t / left, left / max(t, 1e-6)) for t, left in some), default=1.0)


steady = st.tuples(st.floats(0.05, 20), st.integers(60, 400))


@given(steady)
def test_a_steady_run_is_told_rightly(pair):
    """From a tenth of it on."""
    each, count = pair
    assert worst(run([each] * count), since=0.1) < 1.1


@given(steady, st.floats(1, 60))
def test_a_slow_start_is_not_taken_for_the_speed(pair, loading):
    """Weights are loaded before the first step."""
    each, count = pair
    told = [one for one in run([each] * count, first=loading) if one[0] > loading + 3 * each + 10]
    assert not told or worst(told, until=0.85) < 1.25


@given(st.floats(0.3, 1.5), st.floats(0.3, 1.5))
def test_a_machine_that_becomes_busy_or_idle_is_followed(before, after):
    """Three minutes after the change, what was before it is forgotten."""
    told = run([before] * round(300 / before) + [after] * round(600 / after))
    changed = [one for one in told if one[0] > 480]
    assert worst(changed, until=0.9) < 1.25


@given(st.floats(0.1, 2), st.integers(1, 80), st.sampled_from(["first", "spread"]))
def test_what_is_found_finished_says_nothing_of_the_speed(each, percent, where):
    """Neither at the start nor in between, where they are counted as if they took time."""
    count = 400
    num = count * percent // 100
    if where == "first":
        found = frozenset(range(num))
        assert worst(run([each] * count, found=found), since=0.15) < 1.15
    else:
        found = frozenset(round(i * count / num) for i in range(num))
        told = [one for one in run([each] * count, found=found) if one[1] is not None]
        rate = 1 - len(found) / count
        assert all(left <= (1.2 * true + 6 * each) / rate + 3 for now, left, true in told[20:-20])


@given(
    st.lists(st.floats(0.01, 6), min_size=50, max_size=300),
    st.one_of(st.none(), st.floats(1, 5000)),
)
def test_what_is_told_never_jumps(seconds, expected):
    """From one second to the next it grows by no more than a fifth, whatever the steps take."""
    told = [one for one in run(seconds, expected=expected) if one[1] is not None]
    for (_, before, _), (_, after, _) in pairwise(told):
        assert before >= 0
        assert after <= before * 1.2 + 2
        assert after >= before * 0.8 - 3


@given(st.floats(0.2, 2), st.floats(0.1, 10))
def test_what_was_expected_is_only_a_start(each, factor):
    """It is told at once, and gone after two minutes."""
    whole = 400 * each
    told = run([each] * 400, expected=whole * factor)
    assert told[0][1] == pytest.approx(whole * factor, rel=0.01)
    later = [one for one in told if one[0] > 120]
    assert not later or worst(later, until=0.9) < 1.3


def test_steps_of_minutes_are_told_from_the_second_on():
    """Each step of five is a fill that tells nothing while it lasts."""
    told = run([100.0] * 5)
    assert told[50][1] is None
    assert told[150][1] == pytest.approx(350, abs=60)
    assert worst(told, since=0.45, until=0.8) < 1.3


def test_a_step_that_does_not_end_is_not_nearly_done():
    """The longer it is waited for, the longer the rest will take."""
    clock = [0.0]
    pace = Pace(clock=lambda: clock[0])
    for step in range(51):
        clock[0] = float(step)
        pace.report(Progress(num_done=step, num_steps=100))
    told = []
    for _ in range(5):
        clock[0] += 100
        told.append(pace.seconds_left)
    assert told == sorted(told)
    assert told[0] > 60


def test_the_next_part_of_the_work_has_a_speed_of_its_own():
    """Nothing is known of it at first."""
    clock = [0.0]
    pace = Pace(clock=lambda: clock[0])
    for step in range(11):
        clock[0] = float(step)
        pace.report(Progress(num_done=step, num_steps=20))
    assert pace.seconds_left == pytest.approx(10, abs=0.5)
    pace.report(Progress(num_done=0, num_steps=70))
    assert pace.seconds_left is None


def test_work_that_is_first_told_of_when_half_is_done_has_taken_its_time():
    """Since it was begun."""
    clock = [0.0]
    pace = Pace(clock=lambda: clock[0])
    clock[0] = 30.0
    pace.report(Progress(num_done=1, num_steps=2))
    assert pace.seconds_left == pytest.approx(30)


def test_lengths_are_rounded():
    """The longer, the coarser; never to nothing."""
    told = [rounded(each) for each in (0, 3, 42, 61, 118, 500, 1234, 4000, 9000, 40_000)]
    assert told == [1, 3, 40, 60, 120, 480, 1200, 3900, 9000, 39_600]


@given(st.floats(0, 1e6))
def test_rounding_changes_little(seconds):
    """A second or a quarter at most, above half a minute less."""
    assert abs(rounded(seconds) - seconds) <= max(1, 0.25 * seconds)
    if seconds > 25:
        assert abs(rounded(seconds) - seconds) <= 0.15 * seconds
