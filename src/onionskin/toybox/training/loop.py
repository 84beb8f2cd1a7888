"""Trains the fill model: one loop, resumable, one phase a call.

python -m onionskin.toybox.training.loop --run RUN --phase small --minutes 60
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader

from onionskin.cast.cast import load_cast
from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.flow import add_noise, loss_weight, sample_times
from onionskin.toybox.model import (
    FillModel,
    Sight,
    compose,
    gate_logit,
    in_channels_last,
    relit,
)
from onionskin.toybox.precision import fast_dtype, fast_products
from onionskin.toybox.sight import at_level, look
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.scenes import Batch, Kind, Scenes, replayed
from onionskin.toybox.weights import load_model, notes_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """What a stretch of training sees, and how fast it learns."""

    kinds: tuple[Kind, ...]
    rate: float
    time_mean: float = 0.4
    """Mean of the logit-normal noise level."""


PHASES = {
    "small": Phase(
        kinds=(
            Kind(batch=16, num_frames=1, height=128, width=128, share=0.72),
            Kind(batch=4, num_frames=4, height=128, width=128, share=0.18),
            Kind(batch=16, num_frames=1, height=96, width=160, share=0.05),
            Kind(batch=16, num_frames=1, height=160, width=96, share=0.05),
        ),
        rate=5e-4,
        time_mean=0.7,
    ),
    "clips": Phase(
        kinds=(
            Kind(batch=32, num_frames=1, height=128, width=128, share=0.35),
            Kind(batch=8, num_frames=4, height=128, width=128, share=0.45),
            Kind(batch=2, num_frames=16, height=128, width=128, share=0.06),
            Kind(batch=8, num_frames=4, height=96, width=160, share=0.07),
            Kind(batch=8, num_frames=4, height=160, width=96, share=0.07),
        ),
        rate=5e-4,
    ),
    "large": Phase(
        kinds=(
            Kind(batch=8, num_frames=1, height=256, width=256, share=0.45),
            Kind(batch=2, num_frames=4, height=256, width=256, share=0.45),
            Kind(batch=2, num_frames=4, height=192, width=320, share=0.05),
            Kind(batch=2, num_frames=4, height=320, width=192, share=0.05),
        ),
        rate=3e-4,
    ),
}
_COMPILED = {(16, 1, 128), (32, 1, 128), (8, 4, 128), (8, 1, 256), (2, 4, 256)}
"""(batch, frames, side) of the square kinds that are worth compiling, in bfloat16; in float32
it was seen to gain nothing."""
_EMA = 0.999
_SAVE_SECONDS = 180.0
_WARM_STEPS = 50
_AGREEMENT = 0.15
"""By how much of [-1, 1] a pixel of the draft may be off and still be worth a third of trust."""
_REPLAYED = 64


def loss_of(
    heads: Callable[[Sight], tuple[Tensor, Tensor]],
    batch: Batch,
    bank: Bank,
    mean: float,
    generator: torch.Generator,
) -> Tensor:
    """Velocity loss on unknown pixels, heavier on subjects, and what teaches to copy the draft.

    `heads` are those of the model, compiled or not: the composition stays as it is, for compiled
    with the rest torch 2.13 lost the gradient of its bilinear upsampling. Text and labels are
    dropped at random.
    """
    frames = batch.frames.float() / 127.5 - 1
    draft = batch.draft.float() / 255
    text, mask, labels = _said(batch, bank, generator)
    time_ = sample_times(len(frames), mean, 1.0, generator)
    sight = look(
        frames=frames,
        known=batch.known,
        draft=draft,
        seconds=batch.seconds,
        place=batch.place,
        text=text,
        text_mask=mask,
        labels=labels,
    )
    known = batch.known[:, :, None]
    noise = torch.randn(frames.shape, generator=generator)
    t = time_[:, None, None, None, None]
    noisy = torch.where(known, frames, add_noise(frames, noise, t))
    seen = at_level(sight, noisy, batch.known, time_)
    with fast_products():
        paint, light = heads(seen)
    clean = compose(seen, paint, light)
    weight = (~known) * (1 + 4 * draft[:, :, 3:])
    error = (clean.float() - frames).square().mean(2, keepdim=True)
    per_clip = (error * weight).flatten(1).sum(1) / weight.flatten(1).sum(1).clamp_min(1.0)
    loss: Tensor = (per_clip * loss_weight(time_)).mean()
    return loss + copying_loss(seen, paint, light, frames, batch.known)


def copying_loss(
    sight: Sight, paint: Tensor, light: Tensor, frames: Tensor, known: Tensor
) -> Tensor:
    """Lights the draft as the truth is lit, and trusts it where it then agrees with the truth.

    Without it the gate closes for good: a draft in the wrong light is worse than paint, and a
    light that nothing shines through is never learned. The gate's target is exp(-|D - x| / tau).
    """
    inside = (sight.draft[:, :, 3:] > 0.5) & ~known[:, :, None]
    off = (relit(sight, light) - frames).abs().mean(2, keepdim=True)
    agrees = torch.exp(-off.detach() / _AGREEMENT)
    doubt = F.binary_cross_entropy_with_logits(gate_logit(paint), agrees, reduction="none")
    both: Tensor = ((0.05 * doubt + 0.1 * off) * inside).sum() / inside.sum().clamp_min(1)
    return both


def _said(batch: Batch, bank: Bank, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Text states, their mask and labels; one, the other or both are left unsaid at times."""
    text, mask = bank.states[batch.caption].float(), bank.mask[batch.caption]
    chance = torch.rand(len(text), generator=generator)
    no_text, no_labels = chance < 0.2, ((chance > 0.1) & (chance < 0.2)) | (chance > 0.8)
    no_text, no_labels = no_text | batch.wordless, no_labels & ~batch.wordless
    mask = mask & ~no_text[:, None]
    return (
        text * mask[..., None],
        mask,
        torch.where(no_labels[:, None], torch.tensor(UNSAID), batch.labels),
    )


class Run:
    """A run folder: model, average, optimiser and step, saved every few minutes."""

    def __init__(self, folder: Path, rate: float, start: Path | None = None) -> None:
        """Goes on where the folder's run was; a new run starts from the weights file `start`."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path, self.log = folder / "state.pt", folder / "log.jsonl"
        self.model = in_channels_last(FillModel())
        self.step = 0
        self.frames = 0
        self.seconds = 0.0
        if start is not None:
            self.model.load_state_dict(load_model(start).state_dict())
            notes = notes_of(start)
            self.frames = int(notes["frames_seen"])
            self.seconds = float(notes["hours_trained"]) * 3600
        self.average = copy.deepcopy(self.model).requires_grad_(False)
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=0.01, fused=True
        )
        if self.path.exists():
            state = torch.load(self.path, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.frames, self.seconds = state["step"], state["frames"], state["seconds"]

    def save(self) -> None:
        """Writes all to a new file, then puts it in the old one's place."""
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "frames": self.frames,
            "seconds": self.seconds,
        }
        torch.save(state, self.path.with_suffix(".new"))
        self.path.with_suffix(".new").replace(self.path)

    def update(self, rate: float) -> None:
        """One optimiser step at a learning rate, and the moving average after it."""
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(_EMA, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(
            list(self.average.parameters()), list(self.model.parameters()), 1 - keep
        )


def train(run: Run, bank: Bank, phase: Phase, minutes: float, cool: float) -> None:
    """Trains for `minutes`; the rate falls to nothing over the last `cool` share of them."""
    start = saved = said = time.monotonic()
    generator = torch.Generator().manual_seed(run.step * 7919 + 1)
    torch.manual_seed(run.step)
    scenes = Scenes(bank.outlines, load_cast(), phase.kinds, seed=run.step + 1)
    drawn = iter(DataLoader(scenes, batch_size=None, num_workers=1, prefetch_factor=4))
    loader = replayed(drawn, _REPLAYED, np.random.default_rng(run.step))
    heads = torch.compile(run.model.heads, dynamic=False)
    losses: dict[str, float] = {}
    first_step, spent_before = run.step, run.seconds
    while (spent := time.monotonic() - start) < minutes * 60:
        batch = next(loader)
        B, T, _, H, W = batch.frames.shape
        compiled = (B, T, H) in _COMPILED and H == W and fast_dtype() is torch.bfloat16
        looked = heads if compiled else run.model.heads
        loss = loss_of(looked, batch, bank, phase.time_mean, generator)
        torch.autograd.backward(loss)
        left = 1 - spent / (minutes * 60)
        warm = (run.step - first_step + 1) / _WARM_STEPS
        run.update(phase.rate * min(1.0, warm, left / max(cool, 1e-9)))
        run.frames += B * T
        run.seconds = spent_before + time.monotonic() - start
        key = f"{T}x{H}x{W}"
        losses[key] = 0.98 * losses.get(key, loss.item()) + 0.02 * loss.item()
        now = time.monotonic()
        if now - said > 30:
            said = now
            line = {"step": run.step, "frames": run.frames, "seconds": round(run.seconds)}
            with run.log.open("a") as log:
                log.write(json.dumps(line | {k: round(v, 4) for k, v in losses.items()}) + "\n")
        if now - saved > _SAVE_SECONDS:
            saved = now
            run.save()
    run.save()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--phase", choices=sorted(PHASES), required=True)
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--cool", type=float, default=0.0)
    parser.add_argument("--bank", type=int, default=24_000, help="captions in the bank")
    parser.add_argument("--start", type=Path, help="weights file that a new run starts from")
    arguments = parser.parse_args()
    phase = PHASES[arguments.phase]
    run = Run(arguments.run, phase.rate, arguments.start)
    path = arguments.run / "bank.pt"
    if not path.exists():
        Bank.build(load_cast(), arguments.bank, seed=1).save(path)
    train(run, Bank.load(path), phase, arguments.minutes, arguments.cool)


if __name__ == "__main__":
    main()
