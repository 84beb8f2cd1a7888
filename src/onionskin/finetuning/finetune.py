"""Learns low-rank weights for a model from pictures or clips, and writes them with a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from onionskin.engines.base import Engine
from onionskin.engines.diffusers.placement import this_machine
from onionskin.errors import InvalidInput, OnionskinError
from onionskin.finetuning.bases import Base, base_of
from onionskin.finetuning.card import card_text
from onionskin.finetuning.denoisers import Denoiser, Words
from onionskin.finetuning.material import Piece
from onionskin.finetuning.tuning import Finetuned, Tuning
from onionskin.media.destination import Destination
from onionskin.progress import (
    IsCancelled,
    ReportProgress,
    Steps,
    never_cancelled,
    report_nothing,
)

_BYTES_PER_WEIGHT = 16
"""Weight, gradient and both moments of Adam, in float32."""
_SHARE_OF_FREE = 0.05
_RANKS = (16, 8, 4)
_WARMUP_STEPS = 20
_LEVELS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Example:
    """A piece, encoded."""

    clean: Tensor
    words: Words


def finetune(
    pieces: list[Piece],
    output: Path,
    engine: Engine,
    tuning: Tuning,
    *,
    force: bool = False,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> Finetuned:
    """Writes `output`, a .safetensors file for `--lora`, and a card beside it.

    Raises InvalidInput for an engine that cannot be tuned, WeightsError where its weights are not
    here, OutputExists, Cancelled.
    """
    if output.suffix != ".safetensors":
        raise InvalidInput(f"output {output.name} must end in .safetensors, for --lora")
    if not tuning.licence:
        raise InvalidInput(
            "the model card must name the licence of the material: give --licence, e.g. 'our own'"
        )
    load = base_of(engine)
    destination = Destination(output, force=force)
    steps = Steps(len(pieces) + tuning.num_steps, progress, cancelled)
    base = load()
    denoiser, rate = base.denoiser, tuning.learning_rate or base.learning_rate
    with torch.no_grad():
        examples = list(_encoded(pieces, base, engine.name, tuning, steps))
        priors = [denoiser.words(prompt) for prompt in tuning.prior_prompts]
    rank = tuning.rank or _rank(denoiser.layers(), base.device)
    weights = denoiser.adapt(rank, tuning.seed)
    with denoiser.plain():
        before = _held_out(denoiser, examples, tuning.seed)
    _learn(denoiser, examples, priors, weights, tuning, rate, steps)
    after = _held_out(denoiser, examples, tuning.seed)
    with destination.writing() as part:
        denoiser.save(part)
    card = output.with_suffix(".md")
    done = Finetuned(
        path=output,
        card=card,
        rank=rank,
        num_weights=sum(each.numel() for each in weights),
        learning_rate=rate,
        loss_before=before,
        loss_after=after,
    )
    card.write_text(card_text(output.stem, engine.name, base.facts, pieces, tuning, done), "utf-8")
    return done


def _encoded(
    pieces: Iterable[Piece], base: Base, name: str, tuning: Tuning, steps: Steps
) -> Iterator[_Example]:
    denoiser, shape = base.denoiser, base.shape
    size = tuning.size or shape.size
    sides = (size.width, size.height)
    if any(side % shape.side_multiple or side < shape.side_multiple for side in sides):
        raise InvalidInput(f"size is {size}: for {name} give multiples of {shape.side_multiple}")
    most = min(tuning.num_frames, shape.max_frames)
    for piece in pieces:
        frames = piece.frames(size, float(shape.fps), most, shape.frames_step)
        pixels = torch.tensor(frames).permute(3, 0, 1, 2)[None].float() / 127.5 - 1
        device = next(denoiser.transformer.parameters()).device
        yield _Example(
            clean=denoiser.encode(pixels.to(device)), words=denoiser.words(piece.caption)
        )
        steps.advance(f"read {piece.path.name}")


def _rank(layers: list[nn.Linear], device: str) -> int:
    """The largest rank up to 16 that memory has room for."""
    room = _SHARE_OF_FREE * this_machine(device).free_bytes
    sides = sum(layer.in_features + layer.out_features for layer in layers)
    fitting = [rank for rank in _RANKS if rank * sides * _BYTES_PER_WEIGHT <= room]
    return max(fitting, default=_RANKS[-1])


def _products(denoiser: Denoiser) -> torch.autocast:
    weight = next(denoiser.transformer.parameters())
    half = weight.dtype in (torch.bfloat16, torch.float16)
    return torch.autocast(weight.device.type, weight.dtype if half else torch.bfloat16, half)


def _learn(
    denoiser: Denoiser,
    examples: list[_Example],
    priors: list[Words],
    weights: list[nn.Parameter],
    tuning: Tuning,
    rate: float,
    steps: Steps,
) -> None:
    optimizer = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    for step in range(tuning.num_steps):
        generator = torch.Generator().manual_seed(tuning.seed * 1_000_003 + step)
        chosen = int(torch.randint(len(examples), (), generator=generator))
        example = examples[chosen]
        time = float(torch.sigmoid(torch.randn((), generator=generator)))
        noise = torch.randn(example.clean.shape, generator=generator).to(example.clean.device)
        with _products(denoiser):
            loss = denoiser.loss(example.clean, example.words, time, noise)
            if priors:
                words = priors[step % len(priors)]
                loss = loss + tuning.prior_weight * _prior(denoiser, example, words, time, noise)
        if not bool(torch.isfinite(loss)):
            raise OnionskinError(
                f"the loss is not finite at step {step}; lower --learning-rate, or give another "
                "--dtype"
            )
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(weights, 1.0)
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / _WARMUP_STEPS)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        steps.advance(f"loss {loss.item():.3f}")


def _prior(
    denoiser: Denoiser, example: _Example, words: Words, time: float, noise: Tensor
) -> Tensor:
    """How far the model strays, for other words, from what it said before."""
    with torch.no_grad(), denoiser.plain():
        before = denoiser.predict(example.clean, words, time, noise)
    now = denoiser.predict(example.clean, words, time, noise)
    strayed: Tensor = (now.float() - before.float()).square().mean()
    return strayed


@torch.no_grad()
def _held_out(denoiser: Denoiser, examples: list[_Example], seed: int) -> float:
    """The mean loss of all examples at three noise levels, with noise that training never has."""
    losses = []
    for number, example in enumerate(examples):
        generator = torch.Generator().manual_seed(-1 - seed - number)
        noise = torch.randn(example.clean.shape, generator=generator).to(example.clean.device)
        with _products(denoiser):
            losses += [
                float(denoiser.loss(example.clean, example.words, level, noise))
                for level in _LEVELS
            ]
    return sum(losses) / len(losses)
