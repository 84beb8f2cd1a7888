"""A clip observed in pieces has the signals of one that is observed in one go, bit for bit."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from tests.stability.conftest import as_clip, gained, gliding, shaken

from onionskin.errors import Cancelled
from onionskin.executors.executor import Threads
from onionskin.stability.measuring.footage import ClipFootage
from onionskin.stability.measuring.measure import measure_footage
from onionskin.stability.measuring.observer import Known, num_frames_told_by, observe
from onionskin.stability.measuring.signals import COLUMNS, Signals
from onionskin.stability.measuring.spread import Piece, _pieces, observe_on
from onionskin.stability.mending.repair import plan_repair

FPS, NUM_FRAMES = 8.0, 150


@pytest.fixture(scope="module")
def frames() -> np.ndarray:
    """Three shots with flashes, pops, flicker and a camera that shakes."""
    rng = np.random.default_rng(3)
    shots = [gliding(50, seed=seed, dx=dx) for seed, dx in ((0, 1.5), (1, -1.0), (2, 0.2))]
    made = shaken(np.concatenate(shots), rng.normal(0, 1.0, (NUM_FRAMES, 2)))
    gains = 1 + rng.normal(0, 0.02, NUM_FRAMES)
    gains[rng.integers(0, NUM_FRAMES, 12)] = 1.4
    made = gained(made, gains)
    for index in rng.integers(1, NUM_FRAMES, 8):
        made[index] = rng.integers(0, 256, made.shape[1:])
    return made


@pytest.fixture(scope="module")
def whole(frames) -> Signals:
    return observe(frames, FPS)


def assert_same(one: Signals, other: Signals) -> None:
    for name in COLUMNS:
        ours, theirs = getattr(one, name), getattr(other, name)
        assert ours.dtype == theirs.dtype
        np.testing.assert_array_equal(ours, theirs, err_msg=name)
    assert one.returns == other.returns


def in_pieces(executor, frames, known=None) -> Signals:
    return observe_on(executor, iter(frames), FPS, known, num_frames=len(frames))


def test_pieces_give_what_the_whole_gives(frames, whole):
    """Runs that come back over the seams of pieces too."""
    assert len(whole.returns) > 10
    with Threads(5) as executor:
        assert_same(in_pieces(executor, frames), whole)


@pytest.mark.parametrize("in_place", [False, True])
def test_what_is_known_is_taken_by_pieces_as_well(frames, whole, in_place):
    """A repair is tried on those frames that it changes."""
    changed = np.zeros(NUM_FRAMES, np.bool_)
    changed[np.random.default_rng(0).integers(0, NUM_FRAMES, 25)] = True
    gains = np.where(changed, 0.8, 1.0)
    new, known = gained(frames, gains), Known(signals=whole, changed=changed, in_place=in_place)
    with Threads(5) as executor:
        assert_same(in_pieces(executor, new, known), observe(new, FPS, known))


@pytest.mark.parametrize("num_frames", [0, 1, 2, 32, 33, 34, 64, 65])
def test_clips_of_any_length(frames, num_frames):
    """Shorter than a piece, and where one ends with a clip."""
    assert num_frames_told_by(FPS) == 16
    few = frames[:num_frames]
    with Threads(5) as executor:
        assert_same(in_pieces(executor, few), observe(few, FPS))


class Mistaken(Threads):
    """Takes the camera to be elsewhere when a piece begins, unless it is told."""

    def __init__(self) -> None:
        super().__init__(5)
        self.num_told = 0

    def submit(self, call, watch=None):
        def mistaken(*, progress, cancelled):
            seen = call(progress=progress, cancelled=cancelled)
            if call.begins_at is not None:
                self.num_told += 1
                return seen
            wrong = replace(seen.signals, camera=seen.signals.camera + 1)
            return replace(seen, signals=wrong, before=np.full(64, 0.5)) if call.lead else seen

        return super().submit(mistaken, watch)


def test_a_piece_that_took_the_camera_to_be_elsewhere_is_observed_again(frames, whole):
    """From where the piece before it ended."""
    with Mistaken() as executor:
        assert_same(in_pieces(executor, frames), whole)
    assert executor.num_told == 4


def test_a_piece_goes_on_from_where_it_is_told(frames):
    """The camera's place is all that it does not find by itself."""
    lead = num_frames_told_by(FPS)
    piece = Piece(frames=frames[:70], fps=FPS, lead=lead, num_rows=40, known=None)
    seen = piece()
    again = replace(piece, begins_at=(seen.before,))()
    assert_same(again.signals, seen.signals)


def test_it_tells_how_far_it_is_and_stops_when_told(frames):
    """Progress only grows, to the end; a cancel is heard by pieces that run."""
    footage, told = ClipFootage(as_clip(frames, 8)), []
    with Threads(5) as executor:
        found = measure_footage(footage, executor=executor, progress=told.append)
        assert found.num_frames == NUM_FRAMES
        shares = [each.num_done for each in told]
        assert shares == sorted(shares)
        assert shares[-1] == NUM_FRAMES
        begun = threading.Event()
        with pytest.raises(Cancelled, match="stopped while measuring"):
            measure_footage(
                footage,
                executor=executor,
                progress=lambda progress: begun.set(),
                cancelled=begun.is_set,
            )


def test_a_repair_is_planned_as_by_one(frames):
    """The same measures, trials, recipe and score."""
    clip = as_clip(gained(gliding(60), 1 + 0.06 * np.resize([1, -1, 0], 60)), 8)
    plans = []
    for executor in (None, Threads(3)):
        before = measure_footage(ClipFootage(clip), executor=executor)
        plans.append(plan_repair(ClipFootage(clip), before, executor=executor))
    executor.close()
    assert plans[0].recipe.is_empty is False
    assert [each.to_dict() for each in plans[0].actions] == [
        each.to_dict() for each in plans[1].actions
    ]
    assert plans[0].after.to_dict() == plans[1].after.to_dict()


@pytest.mark.parametrize(
    ("num_workers", "rows"),
    [(1, [128, 22]), (2, [75, 75]), (4, [38, 38, 38, 36]), (9, [32, 32, 32, 32, 22])],
)
def test_each_worker_has_a_piece_of_a_fair_size(frames, num_workers, rows):
    """As many rows for each, between two and eight times as many as are watched twice."""
    lead = num_frames_told_by(FPS)
    with Threads(num_workers) as executor:
        pieces = list(_pieces(iter(frames), FPS, None, executor, len(frames)))
    assert [piece.num_rows for piece in pieces] == rows
    assert [piece.lead for piece in pieces] == [0] + [lead] * (len(rows) - 1)
    assert [len(piece.frames) - piece.lead - piece.num_rows for piece in pieces[:-1]] == [1] * (
        len(rows) - 1
    )
    assert {piece.num_threads for piece in pieces} == {None}
