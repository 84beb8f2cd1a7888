"""What two or three frames say of each other."""

import numpy as np
import pytest
from tests.stability.conftest import HEIGHT, WIDTH, gliding

from onionskin.motion.flow import Motion, grey
from onionskin.stability.measuring.comparing import (
    coarse_field,
    crawl_of,
    detail_of,
    leap,
    look_distance,
    motions_alike,
    nearest_mixture,
    recolouring,
    speeds_of,
    warp_error_of,
)

SEEN = np.ones((HEIGHT, WIDTH), np.bool_)


@pytest.mark.parametrize("steps", [2, 3, 4, 5, 6])
def test_a_leap_is_told_whatever_number_of_steps_it_takes(steps):
    """One step is none, and beyond six nothing is known."""
    film = gliding(steps + 1, dx=4.0, dy=0.0)
    step = np.zeros((HEIGHT, WIDTH, 2), np.float32)
    step[..., 0] = 4.0
    assert leap(grey(film[0]), grey(film[1]), -step, step) == 0
    assert leap(grey(film[0]), grey(film[steps]), -step, step) > 4


def test_motion_is_told_by_texture_and_hardly_by_plain_ground():
    """By less than a sixth of what the softest of textures says."""
    tone = np.full((HEIGHT, WIDTH), 120, np.uint8)
    tone[:, :48] = grey(gliding(1)[0])[:, :48]
    flow = np.zeros((HEIGHT, WIDTH, 2), np.float32)
    flow[:, :48, 0], flow[:, 48:, 0] = 3.0, -3.0
    field, weight = coarse_field(Motion(flow, SEEN), tone)
    assert weight[:, 7:].mean() < weight[:, :5].mean() / 6
    assert field[:, :6, 0] == pytest.approx(3.0)
    assert field[:, 6:, 0] == pytest.approx(-3.0)


@pytest.mark.parametrize(("apart", "tells"), [(39.5, True), (40.5, False)])
def test_what_is_another_thing_tells_nothing_of_colours(apart, tells):
    """From forty levels on it is, where the light of the whole is the same."""
    later = np.random.default_rng(1).integers(100, 150, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    rows, columns = np.mgrid[:HEIGHT, :WIDTH] // 3
    signs = np.where((rows + columns) % 2, 1, -1)[..., None]
    earlier = (later + apart * signs).astype(np.float32)
    given = recolouring(earlier, later, SEEN)
    assert bool((given != np.eye(3, 4)).any()) is tells


def flow_of(x: float, y: float) -> np.ndarray:
    return np.full((HEIGHT, WIDTH, 2), (x, y), np.float32)


def test_an_error_along_the_motion_counts_where_it_is_seen():
    """In shares of white, squared."""
    residual = np.full((HEIGHT, WIDTH, 3), 51.0, np.float32)
    half = SEEN.copy()
    half[:, 48:] = False
    residual[:, 48:] = 255.0
    assert warp_error_of(residual, Motion(flow_of(0, 0), half)) == pytest.approx(0.04)
    assert warp_error_of(residual, Motion(flow_of(0, 0), ~SEEN)) == 0


def test_speed_is_told_by_texture_and_the_fastest_twentieth_by_itself():
    """In frame widths."""
    tone = grey(gliding(1)[0])
    even = speeds_of(Motion(flow_of(3, 4), SEEN), tone)
    assert even == pytest.approx({"speed": 5 / WIDTH, "top_speed": 5 / WIDTH})
    flow = flow_of(0, 0)
    flow[:, :6] = (9.6, 0)
    some = speeds_of(Motion(flow, SEEN), tone)
    assert some["top_speed"] == pytest.approx(0.1)
    assert 0 < some["speed"] < 0.02
    plain = tone.copy()
    plain[:, :12] = 100
    assert speeds_of(Motion(flow, SEEN), plain)["speed"] < some["speed"] / 20


def test_motions_are_alike_by_their_cosine():
    """Where there is texture."""
    weight = np.ones((HEIGHT, WIDTH, 1), np.float32)
    right, down = flow_of(2, 0), flow_of(0, 5)
    assert motions_alike(right, 3 * right, weight) == pytest.approx(1)
    assert motions_alike(right, -right, weight) == pytest.approx(-1)
    assert motions_alike(right, down, weight) == pytest.approx(0, abs=1e-6)
    assert motions_alike(right, right + flow_of(0, 2), weight) == pytest.approx(np.sqrt(0.5))
    mixed = right.copy()
    mixed[:, :48] *= -1
    weight[:, :48] = 0
    assert motions_alike(right, mixed, weight) == pytest.approx(1)


@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_mixture_is_told_by_its_share(share):
    """And how far a frame is from it."""
    first, last = gliding(1, seed=1)[0], gliding(1, seed=2)[0]
    middle = (1 - share) * first.astype(np.float32) + share * last
    apart, found = nearest_mixture(first, middle, last)
    assert found == pytest.approx(share, abs=1e-3)
    assert apart == pytest.approx(0, abs=0.01)
    assert nearest_mixture(first, middle + 4, last)[0] == pytest.approx(4, abs=0.1)


def test_looks_are_as_far_apart_as_their_colours():
    """Whatever stands where."""
    picture = gliding(1)[0]
    assert look_distance(picture, picture[::-1, ::-1].copy()) == pytest.approx(0, abs=1e-4)
    dark, light = (np.full((32, 32, 3), level, np.uint8) for level in (10, 240))
    assert look_distance(dark, light) == pytest.approx(1)
    half = dark.copy()
    half[:16] = 240
    assert look_distance(dark, half) == pytest.approx(np.sqrt(1 - np.sqrt(0.5)), abs=0.01)


def test_detail_is_the_size_of_what_bends():
    """A plain picture has a tenth of a level, for no logarithm is of nothing."""
    plain = np.full((40, 40), 90, np.uint8)
    assert detail_of(plain) == pytest.approx(np.log(0.1))
    rows, columns = np.mgrid[:40, :40]
    board = (90 + 10 * ((rows + columns) % 2)).astype(np.uint8)
    assert detail_of(board) == pytest.approx(np.log(40.1), abs=0.1)


@pytest.mark.parametrize(("one", "other", "crawl"), [(6, 6, 6), (6, 4, 4), (6, -6, 0), (6, 0, 0)])
def test_detail_crawls_where_both_neighbours_lack_it(one, other, crawl):
    """By the lesser of both; what one of them has, or is beyond the other, is none."""
    rng = np.random.default_rng(0)
    board = rng.choice([-1.0, 1.0], (HEIGHT, WIDTH, 1)).astype(np.float32) * np.ones(3, np.float32)
    found = crawl_of(one * board, other * board, SEEN)
    assert found == pytest.approx(crawl, rel=0.12, abs=0.3)


def test_crawl_of_a_part_that_is_hidden_or_of_few_places_is_none():
    """Blocks of eight pixels, of which twenty are seen; the median over them."""
    board = np.random.default_rng(0).choice([-6.0, 6.0], (HEIGHT, WIDTH, 1)) * np.ones(3)
    board = board.astype(np.float32)
    assert crawl_of(board, board, ~SEEN) == 0
    few = ~SEEN
    few[::2, ::4] = True  # eight of each block
    assert crawl_of(board, board, few) == 0
    few[:, ::2] = True
    assert crawl_of(board, board, few) == pytest.approx(6, rel=0.15)
    rain = np.zeros_like(board)
    rain[:, :40] = board[:, :40]
    assert crawl_of(rain, rain, SEEN) < 1


def test_the_colours_of_a_later_frame_are_brought_to_those_of_the_earlier():
    """A gain for each, a little of another, and a lift; too few pixels say nothing."""
    later = np.random.default_rng(1).integers(60, 180, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    change = np.array([[0.9, 0.1, 0.0], [0.0, 1.05, 0.0], [-0.1, 0.0, 1.0]])
    earlier = (later @ change.T + [5.0, -3.0, 2.0]).astype(np.float32)
    given = recolouring(earlier, later, SEEN)
    assert given[:, :3] == pytest.approx(change, abs=0.01)
    assert given[:, 3] == pytest.approx([5.0, -3.0, 2.0], abs=1.5)
    few = ~SEEN
    few[:24, :39] = True  # of every third row and column: 104
    assert (recolouring(earlier, later, few) == np.eye(3, 4)).all()
    few[:45, :60] = True  # 300
    assert recolouring(earlier, later, few)[:, :3] == pytest.approx(change, abs=0.02)
    white, black = later.copy(), later.copy()
    white[..., 0], black[..., 1] = 252, 3
    for clipped in (white, black):
        assert (recolouring(earlier, clipped, SEEN) == np.eye(3, 4)).all()
