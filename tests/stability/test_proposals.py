"""Proposals: what is to be remade, smoothed and given back, from what was measured alone."""

import numpy as np
import pytest
from tests.stability.conftest import made_up

from onionskin.stability.measuring.defects import Defect
from onionskin.stability.mending.options import Region, RepairOptions
from onionskin.stability.mending.proposals import active_frames, proposals, runs_of
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.remake import Run

ALL = np.ones(24, bool)


def broken(first: int, last: int | None = None, kind: str = "pop") -> Defect:
    return Defect(kind=kind, first=first, last=first if last is None else last, size=50.0)


def spans(*defects: Defect, cuts=(), ends=False, remade=(), active=ALL) -> list[tuple[int, int]]:
    found = made_up(24, defects=defects, cuts=cuts)
    return [(run.first, run.last) for run in runs_of(found, active, remade, ends=ends)]


def test_broken_frames_side_by_side_are_one_run():
    """With a good frame between them they are two."""
    assert spans(broken(5), broken(6, 7), broken(9)) == [(5, 7), (9, 9)]


def test_a_gap_is_closed_from_both_sides():
    """The frame before it and the one after it are remade; at the start there is only one."""
    assert spans(broken(5, kind="gap")) == [(4, 5)]


def test_steps_are_not_remade():
    """No frame is broken where colours change."""
    assert spans(broken(5, kind="step")) == []


@pytest.mark.parametrize(("length", "remade"), [(12, True), (13, False)])
def test_runs_of_twelve_frames_are_the_longest(length, remade):
    """Beyond them nothing of the motion is known."""
    assert bool(spans(broken(4, 3 + length))) is remade


@pytest.mark.parametrize(("length", "remade"), [(3, True), (4, False)])
@pytest.mark.parametrize("late", [False, True])
def test_at_an_end_of_a_shot_three_are_the_longest(length, remade, late):
    """And only where ends are asked for."""
    first = 24 - length if late else 0
    run = broken(first, first + length - 1)
    assert bool(spans(run, ends=True)) is remade
    assert spans(run) == []


def test_a_shot_of_which_nothing_is_good_is_left():
    """There is nothing to make it of, be it as short as it may."""
    assert spans(broken(10, 11), cuts=[10, 12], ends=True) == []
    assert spans(broken(10), cuts=[10, 11], ends=True) == []


def test_a_run_ends_at_a_cut():
    """On its other side is another picture."""
    assert spans(broken(9, 10), cuts=[10], ends=True) == [(9, 9), (10, 10)]
    assert spans(broken(9, 10), cuts=[10]) == []


def test_what_is_remade_already_is_remade_with_what_is_new():
    """Also where it is no longer active; a whole run makes a whole one."""
    late = np.arange(24) > 6
    assert spans(broken(5), broken(8), active=late) == [(8, 8)]
    assert spans(broken(8), remade=[Run(first=6, last=7)], active=late) == [(6, 8)]
    found = made_up(24, defects=[broken(8), broken(15, kind="blend"), broken(20)])
    runs = runs_of(found, ALL, [Run(first=6, last=7, whole=True)])
    assert [run.whole for run in runs] == [True, True, False]


def test_frames_between_two_moments_are_active():
    """The first at the moment itself, none at the end."""
    found = made_up(24, fps=12)
    asked = RepairOptions(start_seconds=0.5, end_seconds=1.0)
    assert np.flatnonzero(active_frames(found, asked)).tolist() == [6, 7, 8, 9, 10, 11]
    assert active_frames(found, RepairOptions()).all()


def tried(kind: str, found, recipe: Recipe | None = None, **asked):
    return list(proposals(kind, found, recipe or Recipe(), RepairOptions(**asked)))


def test_nothing_is_tried_where_no_frame_is_active():
    """As after the end."""
    found = made_up(24, defects=[broken(5)])
    assert tried("pops", found, start_seconds=5.0) == []
    (one,) = tried("pops", found, start_seconds=0.1, end_seconds=0.5)
    assert one.frames == (3, 11)
    assert one.recipe.runs == (Run(first=5, last=5),)


def test_light_alone_is_given_back_whole_or_not_at_all():
    """Frames that are only lit otherwise keep their pixels; half of that would be no repair."""
    found = made_up(24, defects=[broken(5, kind="flash"), broken(9, 10), broken(15, kind="gap")])
    (one,) = tried("exposure", found)
    assert [(run.first, run.last) for run in one.recipe.relit] == [(5, 5), (9, 10)]
    assert one.reason.startswith("3 frames (at 5, 9) differ in light")
    assert tried("exposure", found, strength=0.9) == []


def flickering(size: float = 0.05) -> np.ndarray:
    """(24, 17, 3): red flickers in the whole picture, one region more."""
    light = np.zeros((24, 17, 3), np.float32)
    light[:, :, 0] = size * np.random.default_rng(3).uniform(-1, 1, 24)[:, None]
    light[:, 3] *= 2
    return light


def test_light_is_evened_as_far_as_it_has_to_be():
    """Brightness, then colour, then place by place: what cannot be enough is not tried."""
    light = flickering()
    plain = tried("flicker", made_up(24, light_path=light, values={"flicker": 9.0}))
    dim, even, placed = (one.recipe for one in plain)
    assert dim.light.shape == even.light.shape == (24, 17, 3)
    assert np.ptp(dim.light, axis=(1, 2)).max() < 1e-6
    assert np.ptp(even.light, axis=1).max() < 1e-6
    left = light[:, 0, 0] + even.light[:, 0, 0]
    assert np.abs(np.diff(left)).max() < 0.2 * np.abs(np.diff(light[:, 0, 0])).max()
    assert np.abs(even.light[:, :, 1:]).max() < 1e-6
    assert dim.light[8, 0, 0] == pytest.approx(even.light[8, 0].mean(), rel=1e-3)
    assert placed.even == 1.0
    assert (placed.light == even.light).all()
    coloured = {"flicker": 9.0, "colour_flicker": 5.0}
    assert len(tried("flicker", made_up(24, light_path=light, values=coloured))) == 2
    regional = {"flicker": 9.0, "regional_flicker": 5.0}
    assert len(tried("flicker", made_up(24, light_path=light, values=regional))) == 1


def test_less_than_clean_clips_show_is_mended_less():
    """Half of the floor, half of the dose; and the share that is asked for."""
    light = flickering()
    full = tried("flicker", made_up(24, light_path=light, values={"flicker": 9.0}))[1]
    less = tried("flicker", made_up(24, light_path=light, values={"flicker": 0.625}))[1]
    asked = tried("flicker", made_up(24, light_path=light, values={"flicker": 9.0}), strength=0.5)
    for other in (less, asked[1]):
        assert other.recipe.light == pytest.approx(full.recipe.light / 2, abs=1e-6)
    assert asked[2].recipe.light is None
    assert asked[2].recipe.even == 0.5


def test_a_camera_is_held_on_top_of_what_was_moved_before():
    """Shot by shot; not where only a region may change."""
    camera = np.zeros((24, 4))
    camera[:, 0] = 0.01 * np.where(np.arange(24) % 2, 1, -1)
    found = made_up(24, camera_path=camera, values={"jitter": 1.0})
    (one,) = tried("jitter", found)
    assert np.abs(one.recipe.camera[6:18, 0] + camera[6:18, 0]).max() < 2e-3
    assert np.abs(one.recipe.camera[:, 1:]).max() < 1e-9
    moved = np.full((24, 4), 0.25)
    (more,) = tried("jitter", found, Recipe(camera=moved))
    assert more.recipe.camera == pytest.approx(one.recipe.camera + moved)
    region = Region(left=0, top=0, width=0.5, height=0.5)
    assert tried("jitter", found, region=region) == []


def test_colours_that_stray_are_brought_back_to_the_start_of_their_shot():
    """By the share that is asked for, and beside what light was given before."""
    light = np.zeros((24, 17, 3), np.float32)
    light[:12, :, 0] = np.linspace(0, 0.3, 12)[:, None]
    light[:, 1:] *= 1.2  # what the regions do by themselves is not the shot's colour
    light[:, 9] = 0.5
    found = made_up(24, light_path=light, cuts=[12], values={"drift": 20.0})
    (one,) = tried("drift", found)
    assert one.recipe.light[0] == pytest.approx(0, abs=1e-6)
    assert one.recipe.light[11, 4] == pytest.approx([-0.2, 0.1, 0.1], abs=5e-3)
    assert one.recipe.light[12:] == pytest.approx(0, abs=1e-6)
    (half,) = tried("drift", found, Recipe(light=np.ones((24, 17, 3))), strength=0.5)
    assert half.recipe.light == pytest.approx(1 + one.recipe.light / 2, abs=1e-6)


def test_detail_that_crawls_is_averaged_by_how_much_there_is():
    """At most by what is asked for."""
    for crawl, strength, dose in ((1.2, 1.0, 1.0), (0.3, 1.0, 0.5), (9.0, 0.7, 0.7)):
        (one,) = tried("crawl", made_up(24, values={"crawl": crawl}), strength=strength)
        assert one.recipe.calm == pytest.approx(dose)
