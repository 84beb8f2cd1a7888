"""Recipes: which frames they touch, what a change of them changes, and where they stop."""

from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import HEIGHT, NUM_FRAMES, WIDTH

from onionskin.stability.mending.options import Region
from onionskin.stability.mending.recipe import (
    Recipe,
    beside_runs,
    changed_frames,
    cooked,
    keeps_places,
)
from onionskin.stability.mending.remake import Run

RUN = Run(first=3, last=4)
COLOURS = np.zeros((9, 3, 4))
COLOURS[5] = 1.1 * np.eye(3, 4)
COLOURS[6] = np.eye(3, 4)
LIGHT = np.zeros((9, 17, 3))
LIGHT[2, 5, 1] = -0.01
LIGHT[7] = 1e-4
MOVES = np.zeros((9, 4))
MOVES[8, 3] = -1e-3
MOVES[1] = 1e-6


def touched(recipe: Recipe) -> list[int]:
    return [index for index in range(10) if recipe.touches(index)]


@pytest.mark.parametrize(
    ("recipe", "frames"),
    [
        (Recipe(), []),
        (Recipe(runs=(RUN,)), [3, 4]),
        (Recipe(relit=(RUN,)), [3, 4]),
        (Recipe(recolour=COLOURS), [5]),
        (Recipe(light=LIGHT), [2]),
        (Recipe(camera=MOVES), [8]),
        (Recipe(calm=0.1), list(range(10))),
        (Recipe(even=0.1), list(range(10))),
        (Recipe(even=0.1, active=np.arange(9) > 6), [7, 8]),
        (Recipe(runs=(RUN,), light=LIGHT, active=np.arange(9) > 6), [3, 4]),
        (Recipe(light=LIGHT, camera=MOVES, recolour=COLOURS), [2, 5, 8]),
    ],
)
def test_a_recipe_says_which_frames_it_touches(recipe, frames):
    """Nine are known: to one more than that nothing is done."""
    assert touched(recipe) == frames
    assert recipe.is_empty is (recipe == Recipe() or frames == [])


def test_what_differs_between_two_recipes():
    """Runs of either; with filters that reach on, all that may be touched."""
    none = np.zeros(9, bool)
    before, runs = Recipe(runs=(Run(first=1, last=1),)), none.copy()
    runs[[1, 3, 4]] = True
    assert (changed_frames(before, replace(before, runs=(RUN,)), 9) == runs).all()
    assert changed_frames(before, replace(before, calm=0.5), 9).all()
    assert changed_frames(before, replace(before, even=0.5), 9).all()
    assert changed_frames(before, replace(before, camera=MOVES), 9).all()
    assert changed_frames(before, replace(before, light=LIGHT), 9).all()
    assert changed_frames(before, replace(before, recolour=COLOURS), 9).all()
    late = np.arange(9) > 5
    only = changed_frames(Recipe(), Recipe(light=LIGHT, active=late), 9)
    assert (only == late).all()


def test_the_frame_after_a_run_is_beside_it():
    """Those before it are not, nor those that only the light of is changed."""
    near = beside_runs(Recipe(runs=(RUN,), relit=(Run(first=7, last=7),)), 9)
    assert np.flatnonzero(near).tolist() == [3, 4, 5]


def test_light_and_camera_keep_places():
    """What remakes, evens or averages frames does not."""
    base = Recipe(runs=(RUN,))
    assert keeps_places(base, replace(base, light=LIGHT, camera=MOVES))
    for change in ({"runs": ()}, {"relit": (RUN,)}, {"even": 0.1}, {"calm": 0.1}):
        assert not keeps_places(base, replace(base, **change)), change


def test_a_region_is_changed_inside_and_not_outside():
    """Its middle wholly, its edge in part, and all else bit for bit."""
    frames = np.full((2, HEIGHT, WIDTH, 3), 100, np.uint8)
    twice = np.full((2, 17, 3), np.log(2.0))
    region = Region(left=0.25, top=0.5, width=0.5, height=0.25)
    (first, _) = cooked(iter(frames), Recipe(light=twice, region=region))
    whole = next(cooked(iter(frames), Recipe(light=twice)))
    rows, columns = slice(HEIGHT // 2, 3 * HEIGHT // 4), slice(WIDTH // 4, 3 * WIDTH // 4)
    outside = np.ones((HEIGHT, WIDTH), bool)
    outside[rows, columns] = False
    assert (first[outside] == 100).all()
    inside = first[rows, columns, 0].astype(int)
    middle = inside[inside.shape[0] // 2]
    assert (middle[8:-8] == whole[0, 0, 0]).all()
    assert 100 < middle[0] < middle[1] < middle[8]
    assert 100 < middle[-1] < middle[-2] < middle[-9]
    # The edge is an eighth of the shorter side, here two pixels: a fifth, three fifths, all of it.
    down = inside[:, inside.shape[1] // 2]
    soft = 100 + (int(whole[0, 0, 0]) - 100) * np.array([0.2, 0.6, 1.0])
    for edge in (middle[:3], middle[:-4:-1], down[:3], down[:-4:-1]):
        assert edge == pytest.approx(soft, abs=1)


def test_frames_beyond_what_is_known_come_out_as_they_went_in():
    """A file may hold one more at its second reading."""
    frames = np.full((NUM_FRAMES, 8, 8, 3), 100, np.uint8)
    short = Recipe(
        light=np.full((4, 17, 3), 0.5),
        camera=np.full((4, 4), 0.01),
        recolour=np.tile(1.5 * np.eye(3, 4), (4, 1, 1)),
    )
    out = np.stack(list(cooked(iter(frames), short)))
    assert (out[:4] != 100).all()
    assert (out[4:] == 100).all()


@pytest.mark.parametrize(("size", "reach"), [(4, 1), (8, 1), (16, 2), (24, 3)])
def test_a_region_is_soft_over_an_eighth_of_its_shorter_side(size, reach):
    """A pixel at least, on all four sides."""
    frames = np.full((1, 64, 128, 3), 100, np.uint8)
    twice = np.full((1, 17, 3), np.log(2.0))
    region = Region(left=0.25, top=0.25, width=size / 128, height=40 / 64)
    out = next(cooked(iter(frames), Recipe(light=twice, region=region)))[..., 0].astype(int)
    inside = out[16:56, 32 : 32 + size]
    assert inside.max() == 201  # (level + 1) twice, less 1
    middle = inside[20]
    assert (middle[reach:-reach] == 201).all()
    share = (np.arange(reach) + 1 + reach) * 2 / (2 * reach + 1) - 1
    assert middle[:reach] == pytest.approx(100 + 101 * share, abs=1)
    assert middle[: -reach - 1 : -1] == pytest.approx(100 + 101 * share, abs=1)


def test_light_of_the_whole_is_given_to_every_pixel_and_that_of_a_place_there():
    """In each colour by its own gain; a gain that changes no level changes nothing."""
    frames = np.full((3, 32, 32, 3), 100, np.uint8)
    light = np.zeros((3, 17, 3))
    light[0] = np.log([1.2, 1.0, 0.5])
    light[1, 1:5] = np.log(1.5)
    light[2] = 5e-4
    whole, placed, kept = cooked(iter(frames), Recipe(light=light))
    assert (whole == [120, 100, 50]).all()
    assert (placed[:4] == 150).all()
    assert (placed[-8:] == 100).all()
    assert (kept == 100).all()


def test_colours_are_given_as_they_are_asked_for_within_the_levels():
    """What is beyond white is white."""
    frames = np.full((3, 8, 8, 3), [100, 50, 200], np.uint8)
    change = np.tile(np.eye(3, 4), (3, 1, 1))
    change[0, 0] = [0.0, 1.0, 0.0, 7.4]
    change[1, 2] = [0.0, 0.0, 2.0, 0.0]
    change[2, 1, 3] = 9e-4
    first, second, third = cooked(iter(frames), Recipe(recolour=change))
    assert (first == [57, 50, 200]).all()
    assert (second == [100, 50, 255]).all()
    assert third is frames[2] or (third == frames[2]).all()
    late = Recipe(recolour=change, active=np.arange(3) > 0)
    assert (next(cooked(iter(frames), late)) == frames[0]).all()


def test_a_recipe_of_one_frame_leaves_those_after_it():
    """As a longer one does."""
    frames = np.full((3, 8, 8, 3), 100, np.uint8)
    for recipe in (Recipe(light=np.full((1, 17, 3), 0.5)), Recipe(camera=np.full((1, 4), 0.01))):
        assert [recipe.touches(index) for index in range(3)] == [True, False, False]
        out = np.stack(list(cooked(iter(frames), recipe)))
        assert (out[1:] == 100).all()
