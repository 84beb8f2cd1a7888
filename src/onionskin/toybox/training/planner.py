"""Trains the planner on sampled outlines and their captions; nothing is drawn.

    python -m onionskin.toybox.training.planner --captions 100000 --epochs 4

First the captions are written and their token states computed once (`planner_data`, kept in
a folder if one is given), then the network goes through them some epochs long.
"""

from __future__ import annotations

import argparse
import logging
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from onionskin.cast.cast import load_cast
from onionskin.planner.model import PlannerModel
from onionskin.planner.weights import WEIGHTS, embed_cast, save_planner
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.precision import fast_products
from onionskin.toybox.training.planner_data import IGNORE, Examples, batches, sample_examples

log = logging.getLogger(__name__)

_LOSS_WEIGHTS = {"motion": 2.0, "camera": 1.5, "count": 1.5, "tags": 2.0, "cast": 1.0}
_LEARNING_RATE = 1.5e-3
_NOISE = 0.05


def loss_of(
    model: PlannerModel,
    states: Tensor,
    mask: Tensor,
    truth: dict[str, Tensor],
    entries: Tensor,
    trained: Tensor,
) -> dict[str, Tensor]:
    """Cross-entropy of every head, by its name.

    `entries` are cast embeddings (2, E, 384), English and Chinese; `trained` (E,) is False
    for entries that are held out, which must not be learned against either.
    """
    answers = model(states, mask)
    logits = {"tags": answers.tags, **answers.scene, **answers.groups}
    nearness = torch.einsum("bqs,ves->vbqe", answers.pointers, model.entries(entries))
    pointed = torch.logsumexp(nearness.float() * model.sharpness.exp(), 0)
    logits["cast"] = pointed.masked_fill(~trained, -1e4)
    return {name: _cross_entropy(value, truth[name]) for name, value in logits.items()}


def _cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """Mean over the targets that are not IGNORE; 0 where there are none."""
    flat = logits.float().reshape(-1, logits.shape[-1])
    total = F.cross_entropy(flat, target.flatten(), ignore_index=IGNORE, reduction="sum")
    return total / (target != IGNORE).sum().clamp(min=1)


def train(
    shards: list[Examples], *, epochs: float, seed: int = 0, batch: int = 64
) -> tuple[PlannerModel, Tensor]:
    """Trains at a rate that falls to nothing; returns the cast's embeddings as well."""
    torch.manual_seed(seed)
    cast = load_cast()
    trained = torch.tensor([not entry.held_out for entry in cast.entries])
    entries = embed_cast(cast, TextEncoder.load()).clone()
    model = PlannerModel().train()
    optimizer = _optimizer(model)
    num_steps = int(epochs * sum(len(shard.starts) - 1 for shard in shards) / batch)
    endless = _endless(shards, batch, np.random.default_rng(seed))
    for step, (states, mask, truth) in zip(range(num_steps), endless, strict=False):
        _set_rate(optimizer, step, num_steps)
        noise = torch.randn_like(states) * (_NOISE * states.std())
        with fast_products():
            losses = loss_of(model, states + noise, mask, truth, entries, trained)
        total = sum((_LOSS_WEIGHTS.get(k, 1.0) * v for k, v in losses.items()), torch.zeros(()))
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 100 == 0:
            parts = " ".join(f"{name} {value.item():.3f}" for name, value in losses.items())
            log.info("step %d of %d: %.3f, %s", step, num_steps, total.item(), parts)
    return model.eval(), entries


def _set_rate(optimizer: torch.optim.Optimizer, step: int, num_steps: int) -> None:
    """Up in 150 steps, then down along a half cosine."""
    rate = min(1.0, (step + 1) / 150) * 0.5 * (1 + math.cos(math.pi * step / num_steps))
    for group in optimizer.param_groups:
        group["lr"] = _LEARNING_RATE * rate


def _optimizer(model: PlannerModel) -> torch.optim.AdamW:
    """AdamW that lets only matrices decay."""
    decayed = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": 0.02}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98))


def _endless(
    shards: list[Examples], batch: int, rng: np.random.Generator
) -> Iterator[tuple[Tensor, Tensor, dict[str, Tensor]]]:
    while True:
        yield from batches(shards, batch, rng)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captions", type=int, default=100_000)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cache", type=Path, help="keep token states in this folder")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    shards = sample_examples(arguments.captions, arguments.seed, arguments.cache)
    model, entries = train(shards, epochs=arguments.epochs, seed=arguments.seed)
    save_planner(arguments.output, model, load_cast(), entries)
    log.info("saved %s", arguments.output)


if __name__ == "__main__":
    main()
