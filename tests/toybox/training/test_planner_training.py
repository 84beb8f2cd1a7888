"""Training the planner, at a tiny size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from onionskin.cast.cast import load_cast
from onionskin.planner.model import PlannerConfig, PlannerModel
from onionskin.planner.reading import TAGS
from onionskin.planner.weights import embed_cast, load_planner, save_planner
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.training.planner import loss_of
from onionskin.toybox.training.planner_data import (
    IGNORE,
    collate,
    encode_captions,
    sample_caption,
    tags_of,
)
from onionskin.toybox.training.strangers import STRANGER, with_strangers

CAST = load_cast()
TINY = PlannerConfig(width=48, layers=1, heads=2, hidden=96)


def test_strangers_are_not_in_the_cast() -> None:
    cast, strangers = with_strangers(CAST)
    assert len(strangers) > 100
    assert not {cast[id_].name for id_ in strangers} & {entry.name for entry in CAST.entries}
    assert all(id_.startswith(STRANGER) for id_ in strangers)


def test_tokens_get_the_tags_of_their_words() -> None:
    cast, strangers = with_strangers(CAST)
    rng = np.random.default_rng(0)
    encoder = TextEncoder.load()
    for _ in range(20):
        text = sample_caption(rng, cast, strangers)
        [offsets] = encoder.encode([text.text], 96).offsets
        tags = tags_of(text, offsets)
        for span in text.spans:
            inside = {
                tag
                for tag, (start, end) in zip(tags, offsets, strict=True)
                if end > start and span.start <= start < span.end
            }
            assert inside <= {TAGS.index(span.tag)}


def test_the_network_learns() -> None:
    """The loss on a handful of captions falls to less than half in forty steps."""
    torch.manual_seed(0)
    cast, strangers = with_strangers(CAST)
    rng = np.random.default_rng(0)
    examples = encode_captions([sample_caption(rng, cast, strangers) for _ in range(16)], CAST)
    states, mask, truth = collate(examples, np.arange(16))
    assert (truth["cast"] >= IGNORE).all()
    entries, trained = torch.randn(2, len(CAST), 384), torch.ones(len(CAST), dtype=torch.bool)
    model = PlannerModel(TINY)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    losses = []
    for _ in range(40):
        loss = sum(loss_of(model, states, mask, truth, entries, trained).values(), torch.zeros(()))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    model = PlannerModel(TINY)
    small = type(CAST)(CAST.entries[:3])
    embeddings = embed_cast(small, TextEncoder.load())
    save_planner(tmp_path / "p.safetensors", model, small, embeddings)
    loaded = load_planner(tmp_path / "p.safetensors")
    states, mask = torch.randn(1, 5, 384), torch.ones(1, 5, dtype=torch.bool)
    with torch.inference_mode():
        ours, theirs = model(states, mask), loaded.model(states, mask)
    assert torch.allclose(ours.tags, theirs.tags, atol=2e-2)
    assert len(loaded.known) == 3
