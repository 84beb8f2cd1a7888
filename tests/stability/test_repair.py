"""Clips mended in memory: nearer to the truth, and nothing else touched."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.stability.conftest import NUM_FRAMES, as_clip, gained, gliding, made_up, shaken

from onionskin.errors import UnsupportedCanvas
from onionskin.fitting import Size
from onionskin.stability.measuring.defects import Defect
from onionskin.stability.measuring.figures import psnr
from onionskin.stability.measuring.footage import ClipFootage, Remembered
from onionskin.stability.measuring.measure import measure_clip
from onionskin.stability.measuring.paths import trend
from onionskin.stability.mending.engine_fill import engine_fill
from onionskin.stability.mending.options import Region, RepairOptions
from onionskin.stability.mending.recipe import Recipe, cooked
from onionskin.stability.mending.remake import Run, remade
from onionskin.stability.mending.repair import (
    Action,
    _suspect,
    forced_recipe,
    ghost_points,
    kept,
    least_gain,
    needs_repair,
    not_worse,
    points_won,
    steady_clip,
    unbroken,
)
from onionskin.stability.mending.touched import Touched


def gain_db(broken: np.ndarray, mended: np.ndarray, truth: np.ndarray) -> float:
    return psnr(mended, truth) - psnr(broken, truth)


def test_a_clean_clip_is_not_touched(clean):
    """The very same clip comes back."""
    clip = as_clip(clean)
    mended, plan = steady_clip(clip)
    assert mended is clip
    assert plan.recipe.is_empty
    assert plan.actions == ()


def test_flicker_is_evened(clean, flickering):
    """Nearer to the truth, and the score rises by what the action says."""
    mended, plan = steady_clip(as_clip(flickering))
    assert gain_db(flickering, mended.frames, clean) > 5
    assert [action.kind for action in kept(plan.actions)] == ["flicker"]
    assert plan.after.score - plan.before.score == pytest.approx(plan.actions[-1].gain, abs=0.01)


def test_a_gap_that_flicker_hid_is_mended_after_it():
    """That it is seen then does not speak against having evened the light."""
    frames = np.delete(gliding(26, dx=0.8), [12, 13], axis=0)
    gains = 1 + np.clip(np.random.default_rng(0).normal(0, 0.06, len(frames)), -0.1, 0.1)
    flickering = gained(frames, gains)
    assert not any(one.kind == "gap" for one in measure_clip(as_clip(flickering)).measures.defects)
    mended, plan = steady_clip(as_clip(flickering))
    assert [action.kind for action in kept(plan.actions)] == ["flicker", "pops"]
    assert measure_clip(mended).measures.defects == ()


def test_what_was_remade_stays_remade_when_a_hidden_gap_is_closed():
    """A pop is mended at first, a gap that flicker hid at last: both."""
    frames = np.delete(gliding(32, dx=0.8), [20, 21], axis=0)
    frames[8] = frames[8, ::-1]
    gains = 1 + np.clip(np.random.default_rng(2).normal(0, 0.06, len(frames)), -0.1, 0.1)
    mended, plan = steady_clip(as_clip(gained(frames, gains)))
    assert [action.kind for action in kept(plan.actions)] == ["pops", "flicker", "pops"]
    assert measure_clip(mended).measures.defects == ()


def test_hidden_gaps_count_for_both_and_new_ones_against(clean):
    """Those at frames that were moved or made anew are the repair's own."""
    gap = np.delete(gliding(NUM_FRAMES + 2, dx=1), [7, 8], axis=0)
    before, after = measure_clip(as_clip(gliding(NUM_FRAMES, dx=1))), measure_clip(as_clip(gap))
    suspect = np.zeros(NUM_FRAMES, bool)
    assert points_won(before, after, suspect) == pytest.approx(0, abs=0.5)
    suspect[7] = True
    assert points_won(before, after, suspect) < -10
    assert points_won(after, after, ~suspect) == pytest.approx(0)  # what was told is not hidden


def test_strength_is_a_share(clean, flickering):
    """Half of the flicker stays."""
    mended, _ = steady_clip(as_clip(flickering), RepairOptions(strength=0.5))
    found = measure_clip(mended).measures.global_flicker
    before = measure_clip(as_clip(flickering)).measures.global_flicker
    assert found == pytest.approx(before / 2, rel=0.3)


def test_jitter_is_held(clean):
    """Away from the border, nearer to the truth."""
    moves = np.random.default_rng(2).uniform(-1.5, 1.5, (NUM_FRAMES, 2))
    moves -= moves.mean(axis=0)
    shaking = shaken(clean, moves)
    mended, plan = steady_clip(as_clip(shaking))
    inner = np.s_[:, 6:-6, 6:-6]
    assert gain_db(shaking[inner], mended.frames[inner], clean[inner]) > 3
    assert plan.after.measures.jitter < 0.5 * plan.before.measures.jitter


def test_jitter_is_held_where_little_of_the_picture_tells_of_the_camera():
    """Most of a sea is plain: steps that are only likely go with those that are sure."""
    calm = gliding(NUM_FRAMES, dx=1.0, dy=0.0)
    calm[:, 16:] = 120
    moves = np.random.default_rng(2).uniform(-1.5, 1.5, (NUM_FRAMES, 2))
    moves -= moves.mean(axis=0)
    found = measure_clip(as_clip(shaken(calm, moves)))
    assert 0.25 < (found.measures.signals.camera_seen[1:] == 1).mean() < 0.75
    _, plan = steady_clip(as_clip(shaken(calm, moves)), RepairOptions(only=("jitter",)))
    assert kept(plan.actions)
    assert plan.after.measures.jitter < 0.5 * plan.before.measures.jitter


@pytest.mark.parametrize("length", [1, 3])
def test_broken_frames_are_remade(clean, length):
    """From the frames around them; every other frame stays bit for bit."""
    broken = clean.copy()
    run = slice(5, 5 + length)
    broken[run] = gliding(length, seed=9)
    mended, plan = steady_clip(as_clip(broken))
    assert gain_db(broken[run], mended.frames[run], clean[run]) > 6
    others = np.delete(np.arange(NUM_FRAMES), run)
    assert (mended.frames[others] == broken[others]).all()
    assert plan.after.measures.defects == ()


def test_crawl_is_calmed(clean):
    """Noise goes, detail stays."""
    noise = np.random.default_rng(3).normal(0, 8, clean.shape)
    crawling = np.clip(np.rint(clean + noise), 0, 255).astype(np.uint8)
    mended, _ = steady_clip(as_clip(crawling))
    assert gain_db(crawling, mended.frames, clean) > 2.5


@pytest.mark.parametrize(("moves", "kind", "good"), [
    (0.4, "crawl", False), (0.6, "crawl", True), (0.4, "jitter", True)])  # fmt: skip
def test_a_calm_that_halves_the_motion_is_taken_back(clean, moves, kind, good):
    """What averages frames must not still the picture; a camera that is held may."""
    before = measure_clip(as_clip(clean))
    less = {"crawl": 0.0, "jitter": 0.0, "dynamic_degree": moves * before.measures.dynamic_degree}
    more = replace(before, measures=replace(before.measures, crawl=1.0, jitter=1.0))
    after = replace(before, measures=replace(before.measures, **less))
    assert not_worse(more, after, kind) is good


def test_only_what_is_asked_for_is_mended(clean, flickering):
    """`only` leaves the rest alone, and a budget of nothing leaves all."""
    for options in (RepairOptions(only=("jitter",)), RepairOptions(fix_budget=0)):
        _, plan = steady_clip(as_clip(flickering), options)
        assert plan.recipe.is_empty


def test_no_more_trials_are_made_than_the_budget_has(clean, flicker_gains):
    """Two faults and one trial: the first of them is mended."""
    frames = gained(clean, flicker_gains)
    frames[6] = gliding(1, seed=9)[0]
    _, plan = steady_clip(as_clip(frames), RepairOptions(only="pops,flicker", fix_budget=1))
    assert len(plan.actions) <= 1
    _, whole = steady_clip(as_clip(frames), RepairOptions(only="pops,flicker", fix_budget=9))
    assert len(whole.actions) > 1


def test_only_the_stretch_asked_for_is_mended(flickering):
    """Frames outside `from`..`to` come back bit for bit."""
    asked = RepairOptions(start_seconds=4 / 24, end_seconds=10 / 24)
    mended, _ = steady_clip(as_clip(flickering), asked)
    changed = (mended.frames != flickering).any(axis=(1, 2, 3))
    assert not changed[:4].any()
    assert not changed[10:].any()


def test_only_the_region_asked_for_is_touched(flickering):
    """Pixels outside it come back bit for bit."""
    light = np.full((NUM_FRAMES, 17, 3), 0.1)
    region = Region(left=0.5, top=0.0, width=0.5, height=1.0)
    mended = np.stack(list(cooked(flickering, Recipe(light=light, region=region))))
    assert (mended[:, :, :48] == flickering[:, :, :48]).all()
    assert (mended[:, :, 60:] != flickering[:, :, 60:]).any()


def test_an_empty_recipe_gives_the_same_frames(clean):
    """Bit for bit."""
    assert (np.stack(list(cooked(clean, Recipe()))) == clean).all()


@pytest.mark.parametrize("run", [Run(first=0, last=1), Run(first=12, last=13)])
def test_a_run_at_an_end_is_made_of_its_one_side(clean, run):
    """As the good frames move, it goes on; the others stay bit for bit."""
    broken, at = clean.copy(), slice(run.first, run.last + 1)
    broken[at] = 0
    made = np.stack(list(remade(iter(broken), [run])))
    inner = np.s_[at, 8:-8, 8:-8]
    assert psnr(made[inner], clean[inner]) > 28
    others = np.delete(np.arange(NUM_FRAMES), at)
    assert (made[others] == clean[others]).all()


def test_a_run_that_is_the_whole_shot_stays(clean):
    """There is nothing to make it of; nor is another shot asked."""
    made = list(remade(iter(clean), [Run(first=0, last=5)], cuts=(6, 8)))
    assert (np.stack(made) == clean).all()
    made = list(remade(iter(clean), [Run(first=6, last=7)], cuts=(6, 8)))
    assert (np.stack(made) == clean).all()


def test_what_no_motion_explains_is_not_filled_with_ghosts(clean):
    """Between frames that have nothing to do with each other all stays as it is."""
    frames = [*clean[:6], *(255 - clean[6:])]
    run = Run(first=5, last=7)
    assert (np.stack(list(remade(iter(frames), [run]))) == np.stack(frames)).all()
    mended = list(remade(iter(clean), [run]))
    assert any((mended[index] != clean[index]).any() for index in (5, 6, 7))


def test_gains_stay_in_range(clean):
    """White stays white, whatever the gain."""
    assert gained(clean, np.full(NUM_FRAMES, 5.0)).max() == 255


def test_flicker_of_a_part_is_evened_there(clean):
    """Nearer to the truth by far, and the rest of the picture is left as it is."""
    rng = np.random.default_rng(5)
    spot = np.exp(-np.square((np.arange(96) - 70) / 18.0))[None, None, :, None]
    gains = 1 + rng.uniform(-0.15, 0.15, NUM_FRAMES)[:, None, None, None] * spot
    planted = np.clip(np.rint(clean * gains), 0, 255).astype(np.uint8)
    mended = np.stack(list(cooked(planted, Recipe(even=1.0))))
    assert gain_db(planted, mended, clean) > 5
    assert np.abs(mended[:, :, :30].astype(int) - clean[:, :, :30]).mean() < 1.5


def test_evening_follows_a_fade(clean):
    """Light that changes evenly is a straight line, and stays."""
    fading = gained(clean, np.linspace(0.5, 1, NUM_FRAMES))
    mended = np.stack(list(cooked(fading, Recipe(even=1.0))))
    assert np.abs(mended.astype(int) - fading).mean() < 1


def test_drift_is_mended_only_where_asked_for(clean):
    """A sunset drifts, too."""
    share = np.linspace(0, 1, NUM_FRAMES)[:, None, None, None]
    drifting = np.clip(clean * (1 + share * np.array([0.25, 0, -0.25])), 0, 255).astype(np.uint8)
    left, plan = steady_clip(as_clip(drifting))
    assert plan.recipe.light is None
    assert left.frames is drifting or (left.frames == drifting).all()
    mended, plan = steady_clip(as_clip(drifting), RepairOptions(only=("drift",)))
    assert gain_db(drifting, mended.frames, clean) > 5
    assert "brought back" in plan.actions[0].reason


def test_a_slow_path_in_noise_is_smoothed_far_and_a_bend_is_followed():
    """By what foretells it best."""
    rng = np.random.default_rng(0)
    noise = rng.normal(0, 1, (60, 6))
    bend = 40 * np.sin(np.arange(60) / 4)[:, None]
    assert np.abs(trend(noise, (2, 8))).mean() < 0.8 * np.abs(trend(noise, (2,))).mean()
    assert (trend(bend + noise, (2, 8)) == trend(bend + noise, (2,))).all()


def test_broken_frames_are_filled_by_an_engine(clean):
    """Where that helps; by an engine that can fill between two frames."""
    frames = clean.copy()
    frames[6] = gliding(1, seed=9)[0]
    fill = engine_fill("flow", Fraction(24), 1.0, Size(96, 64))
    mended, plan = steady_clip(as_clip(frames), RepairOptions(fill=fill))
    assert "painted again by flow" in plan.actions[0].reason
    assert np.abs(mended.frames[6].astype(int) - clean[6]).mean() < 4
    assert (mended.frames[:6] == frames[:6]).all()


def test_what_an_engine_makes_no_better_is_left_to_in_betweens(clean):
    """The paintbox paints noise: a broken frame of another kind."""
    frames = clean.copy()
    frames[6] = gliding(1, seed=9)[0]
    fill = engine_fill("paintbox", Fraction(24), 1.0, Size(96, 64), prompt="a fox")
    mended, plan = steady_clip(as_clip(frames), RepairOptions(fill=fill))
    assert "from their neighbours" in kept(plan.actions)[-1].reason
    assert np.abs(mended.frames[6].astype(int) - clean[6]).mean() < 4


def test_an_engine_that_cannot_fill_between_is_refused():
    """SVD goes on from a first frame, and knows of no last one."""
    with pytest.raises(UnsupportedCanvas, match="between known frames"):
        engine_fill("svd", Fraction(24), 1.0, Size(96, 64))


def test_small_frames_are_remembered_and_long_clips_are_not(clean, monkeypatch):
    """The second reading is of the same frames; too many are read anew."""
    trials = Remembered(ClipFootage(as_clip(clean)))
    first = list(trials.frames((48, 32)))
    assert all(a is b for a, b in zip(first, trials.frames((48, 32)), strict=True))
    monkeypatch.setattr("onionskin.stability.measuring.footage.ROOM_BYTES", 5000)
    trials = Remembered(ClipFootage(as_clip(clean)))
    first = list(trials.frames((48, 32)))
    assert len(list(trials.frames((48, 32)))) == len(first)
    assert next(trials.frames((48, 32))) is not first[0]


def test_a_repair_that_is_forced_is_made_whatever_is_wrong(flickering):
    """Each kind's largest, one on top of the other; by default all that need not be asked for."""
    found = measure_clip(as_clip(flickering))
    whole = forced_recipe(found)
    assert (whole.even, whole.calm > 0, whole.camera is not None) == (1.0, True, True)
    assert forced_recipe(found, RepairOptions()).calm == whole.calm
    light = forced_recipe(found, RepairOptions(only="flicker"))
    assert (light.even, light.calm, light.camera) == (1.0, 0.0, None)
    assert forced_recipe(found, RepairOptions(only="steps")).is_empty


@pytest.mark.parametrize(
    ("kind", "value", "needed"),
    [
        ("pops", 0.2, False),
        ("pops", 0.25, True),
        ("exposure", 0.2, False),
        ("place", 0.25, True),
        ("flicker", 1.37, False),
        ("flicker", 1.40, True),
    ],
)
def test_what_takes_less_than_three_points_is_left_alone(kind, value, needed):
    """By the measure that stands behind the kind."""
    measured_as = {"exposure": "pops", "place": "pops"}.get(kind, kind)
    assert needs_repair(made_up(24, values={measured_as: value}), kind) is needed


@pytest.mark.parametrize(
    ("psnr_db", "gain"), [(60.0, 0.25), (40.0, 0.25), (39.0, 0.35), (30, 1.25)]
)
def test_a_repair_must_win_a_tenth_of_a_point_for_each_decibel(psnr_db, gain):
    """From forty on frames are as good as untouched."""
    touched = Touched(good_frames=9, psnr=psnr_db, changed=0.5, resampled=True)
    assert least_gain(touched) == pytest.approx(gain)


@pytest.mark.parametrize(
    ("fps", "count", "broken"), [(24, 100, 1.0), (48, 100, 2.0), (24, 50, 2.0)]
)
def test_a_ghost_costs_what_a_broken_frame_does(fps, count, broken):
    """For a 24th of a second, of the clip's time; five per cent of it take half of the score."""
    found = made_up(count, fps=fps)
    assert ghost_points(found, 0.0) == 0
    assert ghost_points(found, 1.0) == pytest.approx(100 * (1 - 2 ** (-broken / 5)))


def test_gaps_may_be_a_repairs_own_where_it_moved_or_made_frames():
    """All of them where the camera is held; else those remade, and the next."""
    recipe = Recipe(runs=(Run(first=2, last=3),))
    assert _suspect("jitter", recipe, 6).all()
    assert np.flatnonzero(_suspect("flicker", recipe, 6)).tolist() == [2, 3, 4]


def test_frames_at_which_something_was_found_are_broken_and_others_are_not():
    """The first of each."""
    defects = [Defect(kind="pop", first=3, last=5, size=9.0)]
    assert np.flatnonzero(~unbroken(made_up(8, defects=defects))).tolist() == [3]


def test_a_clip_without_a_score_wins_what_it_has_after():
    """And loses what it had."""
    none = made_up(9)
    none = replace(none, measures=replace(none.measures, score=None))
    some = made_up(9)
    assert points_won(none, some, np.zeros(9, bool)) == 100
    assert points_won(some, none, np.zeros(9, bool)) == -100
    assert points_won(none, none, np.zeros(9, bool)) == 0


def test_only_gaps_that_no_one_knew_count_for_both_sides():
    """Told before, or in frames that were made anew, they count against the repair."""
    gap = Defect(kind="gap", first=4, last=4, size=1.0)
    pop = replace(gap, kind="pop", size=40.0)
    before, nothing = made_up(50), np.zeros(50, bool)
    after = made_up(50, defects=[gap])
    low = replace(after, measures=replace(after.measures, score=100 * 2 ** (-2 / 5)))
    assert points_won(before, low, nothing) == pytest.approx(0)
    assert points_won(made_up(50, defects=[gap]), low, nothing) == pytest.approx(low.score - 100)
    assert points_won(before, low, np.arange(50) == 4) == pytest.approx(low.score - 100)
    popped = replace(low, measures=replace(low.measures, defects=(pop,)))
    assert points_won(before, popped, nothing) == pytest.approx(low.score - 100)


def test_an_action_is_told_in_plain_data():
    """Its frames as a list, its gain to a hundredth."""
    action = Action(kind="pops", frames=(2, 5), reason="why", gain=1.23456, kept=True)
    assert action.to_dict() == {
        "kind": "pops", "frames": [2, 5], "reason": "why", "gain": 1.23, "kept": True,
    }  # fmt: skip
    assert kept([action, replace(action, kept=False)]) == [action]
