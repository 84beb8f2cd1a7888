"""Defects and cadence, from made-up signals: each limit holds on both of its sides."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import made_up

from onionskin.stability.measuring.cadence import (
    find_gaps,
    is_repeat,
    longer_steps,
    repeats_share,
)
from onionskin.stability.measuring.defects import (
    Defect,
    broken_frames,
    find_broken,
    lost_share,
)
from onionskin.stability.measuring.metrics import PENALTIES, stability_score
from onionskin.stability.measuring.shots import breaks_off, dissolving, find_cuts, strays
from onionskin.stability.measuring.signals import Return, Signals
from onionskin.stability.measuring.steps import changes

NUM, AT = 30, 12


def defect(kind: str, size: float, first: int = 3, last: int = 3) -> Defect:
    return Defect(kind=kind, first=first, last=last, size=size)


@pytest.mark.parametrize(
    ("one", "weight"),
    [
        (defect("pop", 40), 1.0),
        (defect("pop", 60), 1.5),
        (defect("flash", 110), 1.0),
        (defect("duplicate", 1), 1.0),
        (defect("rewind", 1), 0.5),
        (defect("blend", 18), 1.5),
        (defect("gap", 2), 2.0),
        (defect("pop", 1), 0.4),
        (defect("pop", 4000), 3.0),
        (defect("step", 50), 0.0),
        (defect("pop", 40, 3, 5), 3.0),
    ],
)
def test_a_broken_frame_costs_its_time_by_how_much_it_is_broken(one, weight):
    """Of 50 frames one is two per cent."""
    assert lost_share([one], 50, 24.0) == pytest.approx(2 * weight)
    assert lost_share([one, one], 50, 24.0) == pytest.approx(4 * weight)


def test_a_broken_frame_is_seen_for_a_24th_of_a_second_at_any_rate():
    """Each further one for as long as it is shown."""
    assert lost_share([defect("pop", 40)], 100, 48.0) == pytest.approx(2.0)
    assert lost_share([defect("pop", 40, 3, 4)], 100, 48.0) == pytest.approx(3.0)


def test_frames_that_are_not_to_be_trusted():
    """What repeats or is missing says nothing wrong about light and camera."""
    kinds = ("flash", "pop", "displaced", "rewind", "gap", "duplicate", "blend", "step")
    for number, kind in enumerate(kinds):
        mask = broken_frames([defect(kind, 1.0, 2, 3)], 6)
        assert np.flatnonzero(mask).tolist() == ([2, 3] if number < 4 else []), kind


def test_a_score_halves_with_every_measure_and_has_floors():
    """Up to its floor a measure costs nothing."""
    assert stability_score({kind: each.floor for kind, each in PENALTIES.items()}) == 100
    for kind, each in PENALTIES.items():
        assert stability_score({kind: each.floor + each.half}) == pytest.approx(50)
        assert stability_score({kind: each.floor + 2 * each.half}) == pytest.approx(25)
        assert stability_score({kind: each.floor + each.half, "pops": 5.0}) <= 50


@pytest.mark.parametrize(
    ("kind", "free", "half"),
    [
        ("flicker", 1.25, 4.25),
        ("crawl", 0.6, 2.1),
        ("jitter", 0.09, 0.59),
        ("pops", 0.0, 5.0),
        ("steps", 2.0, 22.0),
        ("drift", 5.0, 20.0),
    ],
)
def test_a_score_that_was_noted_can_be_compared_with_todays(kind, free, half):
    """So much of each measure costs nothing, and so much half of the score: the scale people
    know, in its own units, changes on purpose only."""
    assert stability_score({kind: free}) == pytest.approx(100)
    assert stability_score({kind: half}) == pytest.approx(50)


def signals(**columns: np.ndarray) -> Signals:
    """A clip whose picture changes by two levels in every step, but for what is said."""
    given = {"raw": np.full(NUM, 2.0), "speed": np.full(NUM, 0.01), **columns}
    given["raw"][0] = given["speed"][0] = 0.0
    return made_up(NUM, **given).measures.signals


def raws(at: float, others: float = 2.0, **frames: float) -> np.ndarray:
    raw = np.full(NUM, others)
    raw[AT] = at
    for name, value in frames.items():
        raw[int(name[1:])] = value
    return raw


def gaps(raw: np.ndarray, taken: set[int] = frozenset(), **columns: np.ndarray) -> list:
    return find_gaps(signals(raw=raw, **columns), range(NUM), set(taken))


def at(value: float, shape: tuple[int, ...] = (), index: int = AT) -> np.ndarray:
    column = np.zeros((NUM, *shape))
    column[index] = value
    return column


@pytest.mark.parametrize(
    ("raw", "leap", "is_gap"),
    [
        (raws(3.44), 0.0, False),
        (raws(3.48), 0.0, True),
        (raws(2.68), 0.2, False),
        (raws(2.72), 0.2, True),
        (raws(2.38), 0.4, False),
        (raws(2.42), 0.4, True),
        (raws(4.0, f10=2.6), 0.0, True),
        (raws(4.0, f10=2.7), 0.0, False),
        (raws(8.0, f11=0.61), 0.0, True),
        (raws(8.0, f11=0.59), 0.0, False),
        (raws(8.0, f13=0.59), 0.0, False),
        (raws(8.0, f10=0.25), 0.0, True),
        (raws(8.0, f14=0.23), 0.0, False),
        (raws(2.0, 0.51), 0.0, True),
        (raws(2.0, 0.49), 0.0, False),
    ],
)
def test_a_gap_is_a_step_that_more_than_one_thing_speaks_for(raw, leap, is_gap):
    """How large it is beside others, and how well several steps explain it; nothing rests there."""
    assert bool(gaps(raw, leap=at(leap))) is is_gap


def test_a_gaps_size_is_the_steps_that_are_missing():
    """From a half to six."""
    for raw, size in ((3.6, 0.8), (8.0, 3.0), (2.5, 0.5), (50.0, 6.0)):
        ((frame, found),) = gaps(raws(raw), leap=at(0.4))
        assert frame == AT
        assert found == pytest.approx(size)


def test_light_that_explains_a_step_leaves_no_gap():
    """Three tenths of it, by a gain of a hundredth for each level."""
    for gain, is_gap in ((0.0119, True), (0.01205, False), (-0.01205, False)):
        gains = np.zeros((NUM, 17, 3))
        gains[AT, 0, 1] = gain
        assert bool(gaps(raws(4.0), gains=gains)) is is_gap


@pytest.mark.parametrize("taken", [AT - 1, AT, AT + 1])
def test_steps_at_frames_that_are_broken_say_nothing(taken):
    """Nor those at the ends of a shot."""
    assert gaps(raws(8.0))
    assert not gaps(raws(8.0), {taken})
    for end in (0, 1, NUM - 1):
        assert not gaps(raws(2.0, **{f"f{end}": 8.0}))
    assert gaps(raws(2.0, f2=8.0))[0][0] == 2
    assert gaps(raws(2.0, f28=8.0))[0][0] == 28


@pytest.mark.parametrize(
    ("x", "y", "shakes", "is_gap"),
    [
        (0.02, 0.0, 0.0, True),
        (0.01, 0.01, 0.0, False),
        (0.01, 0.0014, 0.0, True),
        (0.01, 0.0016, 0.0, False),
        (0.0, 0.0, 0.0, False),
        (0.015, 0.0, 0.002, False),
        (0.03, 0.0, 0.002, True),
        (0.015, 0.0, 0.0001, True),
    ],
)
def test_a_camera_that_is_pushed_or_shakes_leaves_no_gap(x, y, shakes, is_gap):
    """One that goes on further the same way does."""
    camera = np.zeros((NUM, 4))
    camera[:, 0] = 0.01 + shakes * np.where(np.arange(NUM) % 2, 0.5, -0.5)
    camera[AT, :2] = x, y
    assert bool(gaps(raws(8.0), camera=camera, camera_seen=np.ones(NUM))) is is_gap


def repeated(share: float, every: int = 2) -> np.ndarray:
    raw = np.full(NUM, 2.0)
    raw[1::every] = 2.0 * share
    return raw


def test_repeats_are_what_hardly_changes():
    """From the first motion to the last; a tenth of the usual change is the most."""
    assert repeats_share(signals(raw=repeated(0.09))) == pytest.approx(0.5, abs=0.02)
    assert repeats_share(signals(raw=repeated(0.11))) == 0
    raw = np.full(NUM, 2.0)
    raw[[0, 1, 2, 9, -1]] = 0.0
    assert np.flatnonzero(is_repeat(raw)).tolist() == [9]
    assert np.flatnonzero(is_repeat(raw, to_the_ends=True)).tolist() == [1, 2, 9, NUM - 1]


@pytest.mark.parametrize("period", [2, 3])
@pytest.mark.parametrize(("times", "told"), [(1.14, False), (1.16, True)])
def test_steps_that_are_longer_again_and_again_are_the_films_own(period, times, told):
    """By a sixth, from end to end, where there are ten of them."""
    num = 10 * period + 3
    raw = np.full(num, 2.0)
    raw[2::period] *= times
    found = longer_steps(made_up(num, raw=raw).measures.signals)
    assert found.tolist() == (list(range(2 % period, num, period)) if told else [])
    short = made_up(num - period, raw=raw[: num - period]).measures.signals
    assert not len(longer_steps(short))


def kinds(**columns: np.ndarray) -> list[tuple[str, int]]:
    return [(one.kind, one.first) for one in find_broken(signals(**columns))]


@pytest.mark.parametrize(
    ("still", "speed", "told"),
    [(0.23, 0.0, True), (0.25, 0.0, False), (0.1, 0.0023, True), (0.1, 0.0025, False)],
)
def test_a_frame_that_stands_still_while_all_moves_is_repeated(still, speed, told):
    """It changes by less than an eighth of the usual, and nothing in it moves."""
    speeds = np.full(NUM, 0.01)
    speeds[AT] = speed
    assert kinds(raw=raws(still), speed=speeds) == ([("duplicate", AT)] if told else [])


def test_what_nobody_sees_move_is_not_repeated():
    """Nor what slows down to a rest."""
    still = at(-0.01) + 0.01
    assert kinds(raw=raws(0.0, 0.51), speed=still) == [("duplicate", AT)]
    assert kinds(raw=raws(0.0, 0.49), speed=still) == []
    assert kinds(raw=raws(0.15, f11=1.19), speed=still) == []
    assert kinds(raw=raws(0.15, f11=1.21), speed=still) == [("duplicate", AT)]
    assert kinds(raw=raws(0.05, f11=0.59), speed=still) == []
    assert kinds(raw=raws(0.05, f11=0.61), speed=still) == [("duplicate", AT)]


@pytest.mark.parametrize(
    ("surprise", "apart", "change", "told"),
    [
        (9.1, 0.0, 2.4, True),
        (8.9, 0.0, 2.4, False),
        (10.0, 4.9, 2.4, True),
        (10.0, 5.1, 2.4, False),
        (10.0, 0.0, 2.29, False),
        (10.0, 0.0, 2.31, True),
    ],
)
def test_a_frame_unlike_its_in_between_is_a_pop(surprise, apart, change, told):
    """By nine levels, twice what its neighbours differ by, and changes on both sides of it."""
    found = kinds(
        raw=raws(change, f13=change),
        surprise=at(surprise),
        disagreement=at(apart),
    )
    assert (("pop", AT) in found) is told


def test_where_much_is_surprising_more_has_to_be():
    """More than twice as much; and changes on one side only are a good frame's beside a pop."""
    usual = np.full(NUM, 5.0)
    for surprise, told in ((10.9, False), (11.1, True)):
        usual[AT] = surprise
        assert (("pop", AT) in kinds(raw=raws(2.4, f13=2.4), surprise=usual)) is told
    assert ("pop", AT) not in kinds(raw=raws(2.4), surprise=at(20.0))


def test_the_second_frame_of_a_clip_can_be_a_repeat():
    """Nothing is known to move before it; what moves after it is enough."""
    still = np.full(NUM, 0.01)
    still[1] = 0.0
    raw = np.full(NUM, 2.0)
    raw[1] = 0.0
    assert kinds(raw=raw, speed=still) == [("duplicate", 1)]


@pytest.mark.parametrize(("beside", "told"), [(AT - 5, True), (AT - 4, False)])
def test_a_repeat_alone_within_four_frames_is_told_though_a_side_is_slow(beside, told):
    """What hardly moves further away is another rest, and no matter."""
    raw = raws(0.05, **{"f11": 0.61, f"f{beside}": 0.4})
    assert kinds(raw=raw, speed=at(-0.01) + 0.01) == ([("duplicate", AT)] if told else [])


@pytest.mark.parametrize(
    ("turn", "told"), [(AT - 1, True), (AT, False), (AT + 1, False), (AT + 2, True)]
)
def test_motion_that_turns_elsewhere_excuses_no_pop(turn, told):
    """At the frame itself it does: a ball on the ground is not between the frames beside it."""
    given = {"raw": raws(2.4, f13=2.4), "surprise": at(20.0), "alike": at(-0.9, index=turn)}
    assert (("pop", AT) in kinds(**given)) is told


@pytest.mark.parametrize(
    ("length", "run"), [(6, (AT + 1, AT + 4)), (4, (AT + 1, AT + 2)), (3, None)]
)
def test_frames_that_are_bent_to_and_fro_are_a_run(length, run):
    """Each step is followed and none goes on; the good ones on either side are let go."""
    surprise, change = np.zeros(NUM), np.full(NUM, 2.0)
    surprise[AT : AT + length] = 12.0
    found = find_broken(signals(surprise=surprise, change=change))
    assert [(one.first, one.last) for one in found if one.last > one.first] == (
        [run] if run else []
    )


@pytest.mark.parametrize("at_end", [False, True])
@pytest.mark.parametrize(("goes_on", "told"), [(0.035, True), (0.045, False), (-0.045, True)])
def test_light_that_goes_on_at_an_end_is_a_fade(at_end, goes_on, told):
    """That of the frame itself alone is a flash."""
    gains = np.zeros((NUM, 17, 3))
    end, beside = (NUM - 1, NUM - 2) if at_end else (1, 2)
    gains[end], gains[beside] = 0.2, goes_on
    frame = NUM - 1 if at_end else 0
    assert kinds(gains=gains) == ([("flash", frame)] if told else [])


@pytest.mark.parametrize(
    ("unseen", "told"), [(None, True), (AT - 1, True), (AT, False), (AT + 1, False)]
)
def test_a_frame_is_displaced_where_the_camera_is_seen_on_both_sides(unseen, told):
    """One step that cannot be told may be anything."""
    camera, seen = np.zeros((NUM, 4)), np.full(NUM, 0.5)
    camera[AT, 0], camera[AT + 1, 0] = 0.02, -0.02
    if unseen is not None:
        seen[unseen] = 0.0
    assert kinds(camera=camera, camera_seen=seen) == ([("displaced", AT)] if told else [])


@pytest.mark.parametrize("back_to_front", [False, True])
def test_what_is_usual_on_either_side_tells_a_cut(back_to_front):
    """A busy stretch next to a quiet one: no more than three times what is usual in both."""
    change, look = np.full(NUM, 2.0), np.full(NUM, 0.4)
    change[:AT], change[AT] = 20.0, 29.0
    index = NUM - 1 - AT if back_to_front else AT
    if back_to_front:
        change = change[::-1]
    assert not breaks_off(change, look, index)
    assert breaks_off(np.minimum(change, 9.0) + 20 * (np.arange(NUM) == index), look, index)


@pytest.mark.parametrize(("last", "steps"), [(18, range(10, 20)), (12, range(10, 14)), (11, ())])
def test_a_dissolve_is_all_of_its_steps(last, steps):
    """Frames 10 to `last` lie halfway between neighbours that are far apart; two are too few."""
    halfway, stepping = slice(10, last + 1), slice(10, last + 2)
    columns = {name: np.zeros(NUM) for name in ("disagreement", "change", "look")}
    columns["disagreement"][halfway] = 7.0
    columns["change"][stepping], columns["look"][stepping] = 4.0, 0.2
    tone = np.clip((np.arange(NUM) - 9.0) / (last - 8), 0, 1)[:, None].repeat(3, axis=1)
    found = dissolving(signals(tone=tone, **columns))
    assert np.flatnonzero(found).tolist() == list(steps)


@pytest.mark.parametrize(
    ("breaks", "cuts", "broken"),
    [
        ([AT], (AT,), []),
        ([AT, AT + 1], (AT + 1,), [range(AT, AT + 1)]),
        ([AT, AT + 2], (AT + 2,), [range(AT, AT + 2)]),
        ([AT, AT + 3], (AT, AT + 3), []),
        ([5, 6], (5, 6), []),
        ([6, 7], (7,), [range(6, 7)]),
    ],
)
def test_one_or_two_frames_between_long_shots_are_broken_and_no_shot(breaks, cuts, broken):
    """Six frames are long; what stands between short ones may be meant."""
    change, look = np.full(NUM, 2.0), np.zeros(NUM)
    change[breaks], look[breaks] = 60.0, 0.9
    found = signals(change=change, look=look)
    assert find_cuts(found) == cuts
    assert list(strays(found)) == broken


@pytest.mark.parametrize("channel", [0, 1, 2])
def test_a_change_of_colour_counts_alike_in_every_channel(channel):
    """By how far it is from grey, whichever colour it goes to."""
    gains = np.zeros((NUM, 17, 3))
    gains[AT, :, channel] = 0.06
    light, colour, *_ = changes(signals(gains=gains))[AT]
    assert light == pytest.approx(0.02)
    assert abs(colour) == pytest.approx(0.06 * np.sqrt(2 / 3))


@pytest.mark.parametrize(("change", "kind"), [(105.0, "pop"), (20.0, "flash")])
def test_another_picture_that_is_brighter_by_chance_is_a_pop(change, kind):
    """A flash shows the same picture in another light; this one is not to be relit."""
    changes = np.full(NUM, 2.0)
    changes[[AT, AT + 1]] = change
    run = Return(first=AT, last=AT, change=change, light=0.15, disagreement=2.0, light_apart=0.0)
    seen = replace(signals(change=changes), returns=[run])
    assert [(one.kind, one.first) for one in find_broken(seen)] == [(kind, AT)]
