"""Filters: lines through light, places that cannot be compared, borders, cuts, and doses."""

import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stability.conftest import HEIGHT, WIDTH, gained, gliding, shaken

from onionskin.motion.flow import Motion
from onionskin.stability.mending.filters import (
    calmed,
    evened,
    held_still,
    light_change,
    line_weights,
    zoom_for,
)
from onionskin.stability.mending.neighbours import Around, Neighbour, around

OFFSETS = st.sets(st.sampled_from([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]), min_size=2)


@given(OFFSETS, st.floats(-2, 2))
def test_light_that_runs_on_a_straight_line_is_left(offsets, slope):
    """Whatever frames it is told by: a fade is no flicker."""
    x = np.array(sorted(offsets), float)
    assert line_weights(sorted(offsets)) @ (slope * x) == pytest.approx(0, abs=1e-9)


@given(OFFSETS)
def test_a_frame_that_stands_out_is_brought_towards_the_others(offsets):
    """Not beyond them, and the nearest count most."""
    total = line_weights(sorted(offsets)).sum()
    assert 0 <= total < 1
    even = line_weights([-5, -2, -1, 1, 2, 5])
    assert even[0] < even[1] < even[2] == pytest.approx(even[3])
    assert even.sum() == pytest.approx(0.80, abs=0.05)


def still(level: float, seen: np.ndarray, there: np.ndarray) -> Around:
    """A frame of one level and a neighbour that stands still, seen in part."""
    here = np.full((*seen.shape, 3), level, np.float32)
    motion = Motion(np.zeros((*seen.shape, 2), np.float32), seen)
    near = Neighbour(1, there.astype(np.uint8), there.astype(np.float32), motion)
    before = Neighbour(-1, there.astype(np.uint8), there.astype(np.float32), motion)
    return Around(1, here.astype(np.uint8), here, (before, near))


def test_where_nothing_can_be_compared_light_is_that_of_the_whole_picture():
    """A place that is seen in the neighbours is told by itself."""
    seen = np.zeros((40, 80), bool)
    seen[:, :48] = True
    there = np.full((40, 80, 3), 120.0)
    there[:, :12] = 135
    there[:, 60:] = 20
    change = light_change(still(100.0, seen, there))
    weight = float(line_weights([-1, 1]).sum())
    assert change.shape == (10, 20, 3)
    assert change[:, 15:] == pytest.approx(weight * np.log(121 / 101), rel=0.01)
    assert change[:, 0] == pytest.approx(weight * np.log(143 / 108), rel=0.03)


def test_light_spreads_down_as_it_does_across():
    """A picture on its side gives the same light on its side."""
    seen = np.ones((60, 60), bool)
    there = np.full((60, 60, 3), 120.0)
    there[:, :20] = 135
    across = light_change(still(110.0, seen, there))
    down = light_change(still(110.0, seen, there.transpose(1, 0, 2)))
    assert down == pytest.approx(across.transpose(1, 0, 2), abs=1e-5)
    assert np.abs(np.diff(across[:, 0], axis=0)).max() < 1e-5


def test_a_neighbour_in_quite_another_light_has_no_say():
    """The frames beside a dark one would be evened into it."""
    seen, there = np.ones((40, 80), bool), np.full((40, 80, 3), 110.0)
    one = still(110.0, seen, there)
    dark = np.full((40, 80, 3), 30.0)
    beside = Neighbour(2, dark.astype(np.uint8), dark.astype(np.float32), one.near[0].motion)
    both = Around(one.index, one.frame, one.small, (*one.near, beside))
    assert light_change(both) == pytest.approx(0, abs=1e-5)


def test_no_more_frames_are_held_than_are_looked_at():
    """Five for two on either side."""
    made: list[weakref.ref] = []

    def frames():
        for index in range(12):
            frame = np.full((16, 24, 3), index, np.uint8)
            made.append(weakref.ref(frame))
            yield frame

    held = []
    for one in around(frames(), 2, 24, wanted=lambda index: False):
        assert int(one.frame[0, 0, 0]) == one.index
        held.append(sum(frame() is not None for frame in made))
    assert max(held) == 5


def test_other_things_and_what_is_clipped_are_not_other_light():
    """Nothing can be said where too little is left."""
    seen = np.ones((40, 80), bool)
    there = np.full((40, 80, 3), 120.0)
    there[:20] = 220
    change = light_change(still(110.0, seen, there))
    assert change[9] == pytest.approx(
        float(line_weights([-1, 1]).sum()) * np.log(121 / 111), rel=0.1
    )
    white = np.full((40, 80, 3), 255.0)
    assert light_change(still(110.0, seen, white)) == pytest.approx(0)
    assert light_change(still(110.0, np.zeros((40, 80), bool), there)) == pytest.approx(0)


def test_evening_is_a_share_and_only_of_active_frames(clean):
    """And an even clip comes out as it went in."""
    assert (
        all(
            out is frame for out, frame in zip(evened(iter(clean[:6]), 1.0), clean[:6], strict=True)
        )
        or (np.stack(list(evened(iter(clean[:6]), 1.0))) == clean[:6]).mean() > 0.9
    )
    gains = np.ones(len(clean))
    gains[6] = 1.2
    flashing = gained(clean, gains)
    active = np.arange(len(clean)) == 6
    means = {}
    for strength in (0.5, 1.0):
        out = np.stack(list(evened(iter(flashing), strength, active)))
        assert (out[~active] == flashing[~active]).all()
        means[strength] = out[6].mean()
    before, truth = flashing[6].mean(), clean[6].mean()
    assert truth < means[1.0] < means[0.5] < before
    assert before - means[0.5] == pytest.approx((before - means[1.0]) / 2, rel=0.1)


def test_what_comes_in_at_the_border_is_what_was_shown_there():
    """Mirrored in the first frame of a shot; frames that are not moved are not touched."""
    frames = np.full((4, HEIGHT, WIDTH, 3), 0, np.uint8)
    for index, level in enumerate((40, 80, 120, 160)):
        frames[index] = level
    moves = np.zeros((4, 4))
    moves[[1, 2], 0] = 0.1
    shown = list(held_still(iter(frames), moves, cuts=[2]))
    assert (shown[0] == 40).all()
    assert (shown[1][:, :8] == 40).all()
    assert (shown[1][:, 12:] == 80).all()
    assert (shown[2] == 120).all()
    assert (shown[3] == 160).all()
    idle = list(held_still(iter(frames), moves, np.zeros(4, bool)))
    assert all((out == frame).all() for out, frame in zip(idle, frames, strict=True))


def test_a_move_brings_a_frame_where_it_belongs(clean):
    """By shares of the frame's width."""
    shaking = shaken(clean[:3], np.array([[0, 0], [4, 0], [0, 0]]))
    moves = np.zeros((3, 4))
    moves[1, 0] = -4 / WIDTH
    held = np.stack(list(held_still(iter(shaking), moves)))
    assert np.abs(held[1, :, 8:-8].astype(int) - clean[1, :, 8:-8]).mean() < 1.5


def test_noise_is_averaged_by_a_share_and_never_across_a_cut(clean):
    """Half of the dose, half of the way; other pictures are not mixed in."""
    noise = np.random.default_rng(3).normal(0, 6, clean.shape)
    noisy = np.clip(np.rint(clean + noise), 0, 255).astype(np.uint8)[:6]
    whole, half = (np.stack(list(calmed(iter(noisy), dose))) for dose in (1.0, 0.5))
    away = [np.square(out.astype(float) - clean[:6]).mean() for out in (noisy, half, whole)]
    assert away[0] > 1.5 * away[1] > 1.5 * away[2]
    middle = (noisy.astype(float) + whole) / 2
    assert np.abs(half - middle).max() <= 1
    two = np.concatenate([clean[:3], gliding(3, seed=8)])
    calm = np.stack(list(calmed(iter(two), 1.0, cuts=[3])))
    apart = [np.stack(list(calmed(iter(part), 1.0))) for part in (two[:3], two[3:])]
    assert (calm == np.concatenate(apart)).all()


def test_each_frame_stands_among_those_around_it(clean):
    """Nearest first, those before it before those after it; none beyond ends and cuts."""
    seen = list(around(iter(clean[:6]), 2, 64, cuts=[4], wanted=lambda index: index != 1))
    assert [one.index for one in seen] == [0, 1, 2, 3, 4, 5]
    assert [[near.offset for near in one.near] for one in seen] == [
        [1, 2], [], [-1, -2, 1], [-1, -2], [1], [-1],
    ]  # fmt: skip
    for one in seen:
        assert one.frame is not None
        for near in one.near:
            assert (near.frame == clean[one.index + near.offset]).all()
    flow = seen[0].near[1].motion.flow
    scale = flow.shape[1] / WIDTH
    assert np.median(flow[..., 0]) == pytest.approx(3.0 * scale, abs=0.3)


@pytest.mark.parametrize(
    "move", [(0.02, 0, 0, 0), (0, -0.03, 0, 0), (0, 0, 0.02, 0), (0.01, 0.01, 0, 0)]
)
def test_a_cropped_clip_shows_nothing_but_itself(move):
    """Every frame is enlarged by the same, by no more than the strongest move needs."""
    frame = np.full((HEIGHT, WIDTH, 3), 200, np.uint8)
    frame[1:-1, 1:-1] = 50  # an edge that would be repeated where the frame does not reach
    moves = np.zeros((3, 4))
    moves[1] = move
    zoom = zoom_for(moves, WIDTH, HEIGHT)
    assert 1.005 < zoom < 1.12
    made = list(held_still(iter([frame] * 3), moves, crop=True))
    narrow = list(held_still(iter([frame] * 3), moves))
    assert (made[1] > 150).mean() < 0.03
    assert np.array_equal(made[0], made[2])
    assert not np.array_equal(made[0], narrow[0])
    assert zoom_for(np.zeros((3, 4)), WIDTH, HEIGHT) == 1


@pytest.mark.parametrize(("axis", "pixels"), [(0, 3.0), (0, -3.0), (1, 2.0), (1, -2.0)])
def test_a_clip_is_enlarged_by_no_more_than_its_strongest_move_needs(axis, pixels):
    """So that the pixel at the edge is the last that is seen; and by a quarter at most."""
    moves = np.zeros((4, 4))
    moves[1, axis], moves[2, axis] = pixels / WIDTH, -pixels / 2 / WIDTH
    across = (WIDTH, HEIGHT)[axis] - 1
    needed = across / (across - 2 * abs(pixels))
    assert needed <= zoom_for(moves, WIDTH, HEIGHT) <= needed + 0.003
    assert zoom_for(moves, WIDTH, HEIGHT, np.arange(4) == 3) == 1
    weaker = zoom_for(moves, WIDTH, HEIGHT, np.arange(4) == 2)
    assert weaker == pytest.approx(across / (across - abs(pixels)), abs=0.003)
    assert zoom_for(moves * 20, WIDTH, HEIGHT) == pytest.approx(1.25, abs=0.0025)


def test_a_clip_is_enlarged_about_its_middle():
    """A picture that is the same from all sides stays so, by however much."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    rings = 120 + 80 * np.cos(np.hypot(y - (HEIGHT - 1) / 2, x - (WIDTH - 1) / 2) / 3)
    frame = np.repeat(np.rint(rings)[..., None], 3, axis=2).astype(np.uint8)
    moves = np.zeros((2, 4))
    moves[1, 0] = 0.2
    made = next(held_still(iter([frame] * 2), moves, crop=True)).astype(int)
    assert np.abs(made - frame).max() > 50
    assert np.abs(made - made[::-1]).max() <= 2
    assert np.abs(made - made[:, ::-1]).max() <= 2


@pytest.mark.parametrize("count", [2, 3])
def test_frames_beyond_those_that_are_known_are_left(count):
    """By their moves, and by which of them are active."""
    frames = [np.full((16, 24, 3), 50 * index, np.uint8) for index in range(4)]
    for index, frame in enumerate(frames):
        frame[:, :12] += np.uint8(30)
        frame[:, 0] = index
    moves = np.full((count, 4), 0.0)
    moves[:, 0] = 0.25
    for made in (
        list(held_still(iter(frames), moves)),
        list(held_still(iter(frames), np.full((4, 4), 0.25), np.ones(count, bool))),
    ):
        changed = [not np.array_equal(*pair) for pair in zip(made, frames, strict=True)]
        assert changed == [index < count for index in range(4)]
    calm = list(calmed(iter(frames), 1.0, np.ones(count, bool)))
    assert [out is frame for out, frame in zip(calm, frames, strict=True)] == [
        index >= count for index in range(4)
    ]
