"""Training clips: what is drawn, what is spoiled, what is known."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from onionskin.cast.cast import load_cast
from onionskin.toybox.training.scenes import Batch, Kind, Scenes, known_pixels, replayed
from onionskin.toybox.world.outlines import sample_outline


@pytest.fixture(scope="module")
def batch() -> Batch:
    rng = np.random.default_rng(0)
    outlines = [sample_outline(rng, load_cast()) for _ in range(4)]
    kind = Kind(batch=3, num_frames=4, height=64, width=96)
    threads = torch.get_num_threads()
    drawn = next(iter(Scenes(outlines, load_cast(), (kind,), seed=1)))
    torch.set_num_threads(threads)
    return drawn


def test_batches_have_the_shape_of_their_kind(batch: Batch) -> None:
    """Frames, drafts and masks agree; moments never fall, and rise but for a plate's."""
    assert batch.frames.shape == (3, 4, 3, 64, 96)
    assert batch.draft.shape == (3, 4, 4, 64, 96)
    assert batch.known.shape == (3, 4, 64, 96)
    assert batch.labels.shape == (3, 5)
    assert (batch.seconds.diff(dim=1) >= 0).all()
    assert (batch.seconds[:, 1:3].diff(dim=1) > 0).all()


def test_plates_are_known_and_empty_in_clips_and_wordless_alone() -> None:
    """Nobody is drafted on a plate; in a clip it is given, alone it is painted from labels."""
    rng = np.random.default_rng(0)
    outlines = [sample_outline(rng, load_cast()) for _ in range(4)]
    kinds = (
        Kind(batch=12, num_frames=1, height=32, width=32),
        Kind(batch=12, num_frames=4, height=32, width=32),
    )
    seen = {}
    threads = torch.get_num_threads()
    for drawn in Scenes(outlines, load_cast(), kinds, seed=2):
        seen[drawn.frames.shape[1]] = drawn
        if len(seen) == 2:
            break
    torch.set_num_threads(threads)
    alone, clips = seen[1], seen[4]
    assert alone.wordless.any()
    assert not alone.draft[alone.wordless].any()
    assert not clips.wordless.any()
    drawn_on = (clips.draft != 0).flatten(2).any(2)
    empty = ~drawn_on[:, 0] & drawn_on[:, 1]
    assert empty.any()
    assert clips.known[empty, 0].all()
    assert not clips.known.flatten(1).all(1).any()


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


def test_batches_are_replayed(batch: Batch) -> None:
    """Every new one, then one of those kept."""
    new = iter([batch] * 2)
    assert len(list(replayed(new, 2, np.random.default_rng(0)))) == 4
