"""Training clips: what is drawn, what is spoiled, what is known."""

from __future__ import annotations

import numpy as np
import pytest

from onionskin.cast.cast import load_cast
from onionskin.toybox.training import scenes
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.config import Kind
from onionskin.toybox.training.scenes import Batch, Company, Scenes, known_pixels, stacked


def drawn(bank: Bank, kind: Kind, seed: int) -> Batch:
    """A batch of that kind."""
    source = Scenes(bank.outlines, load_cast())
    rngs = [np.random.default_rng([seed, place]) for place in range(kind.batch)]
    return stacked([source.example(kind, rng) for rng in rngs], list(range(kind.batch)))


@pytest.fixture(scope="module")
def batch(bank: Bank) -> Batch:
    return drawn(bank, Kind(batch=3, num_frames=4, height=64, width=96), 1)


def test_batches_have_the_shape_of_their_kind(batch: Batch) -> None:
    """Frames, drafts and masks agree; moments never fall, and rise but for a plate's."""
    assert batch.frames.shape == (3, 4, 3, 64, 96)
    assert batch.draft.shape == (3, 4, 4, 64, 96)
    assert batch.known.shape == (3, 4, 64, 96)
    assert batch.labels.shape == (3, 5)
    assert (batch.seconds.diff(dim=1) >= 0).all()
    assert (batch.seconds[:, 1:3].diff(dim=1) > 0).all()


def test_plates_are_known_and_empty_in_clips_and_wordless_alone(bank: Bank) -> None:
    """Nobody is drafted on a plate; in a clip it is given, alone it is painted from labels."""
    alone = drawn(bank, Kind(batch=12, num_frames=1, height=32, width=32), 2)
    clips = drawn(bank, Kind(batch=12, num_frames=4, height=32, width=32), 2)
    assert alone.wordless.any()
    assert not alone.draft[alone.wordless].any()
    assert not clips.wordless.any()
    drawn_on = (clips.draft != 0).flatten(2).any(2)
    empty = ~drawn_on[:, 0] & drawn_on[:, 1]
    assert empty.any()
    assert clips.known[empty, 0].all()
    assert not clips.known.flatten(1).all(1).any()


def test_half_the_clips_lie_over_their_drawn_scenery(bank: Bank) -> None:
    """The layout is the truth where nobody is, has no plates beside it, and is seen by its clip."""
    batch = drawn(bank, Kind(batch=24, num_frames=4, height=64, width=64), 4)
    laid = batch.laid
    assert 6 < int(laid.sum()) < 18
    assert not batch.layout[~laid].any()
    assert not batch.wordless[laid].any()
    frames, layout = batch.frames[laid].float(), batch.layout[laid].float()
    off = (frames - layout).abs().amax(2)
    bare = batch.draft[laid, :, 3] == 0
    assert (off == 0).float().mean() > 0.5
    assert off[~bare].mean() > 5 * off[bare].mean()


def test_draft_colours_are_multiplied_by_alpha(batch: Batch) -> None:
    """No colour exceeds its alpha by more than the light it was spoiled with and rounding."""
    color, alpha = batch.draft[:, :, :3].float(), batch.draft[:, :, 3:].float()
    assert (color <= 1.1 * alpha + 2).all()


def test_something_is_always_left_to_paint() -> None:
    """Over many draws of masks, and whole frames are known often enough to learn from."""
    rng = np.random.default_rng(0)
    whole = 0
    for _ in range(200):
        known = known_pixels(4, 16, 16, rng)
        assert not known.all()
        whole += bool(known.all(axis=(1, 2)).any())
    assert whole > 120


def test_strangers_are_the_same_for_whoever_makes_them_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their numbers; those that were not seen for long are let go, and made again alike."""
    monkeypatch.setattr(scenes, "_STRANGERS", 2)
    one, other = Company(load_cast()), Company(load_cast())
    rng = np.random.default_rng
    first = one.stranger(rng(0))
    assert other.stranger(rng(0)) == first
    picture = one[first].frames()
    later = {one.stranger(rng(0), clip) for clip in (16, 32, 48)}
    assert len(later) == 3
    assert first not in later
    assert one.stranger(rng(0)) == first
    assert (one[first].frames() == picture).all()
    assert (other[first].frames() == picture).all()
