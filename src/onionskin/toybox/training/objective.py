"""What the networks of the family learn, as sums that micro-batches share.

The loss of a step is one sum over the clips of its whole batch, divided by numbers of the whole
batch. Each micro-batch gives its part of that sum, so that it is the same however the batch is
cut and whoever works on it. All that is random of a clip comes from its own seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.toybox.conditions import UNSAID
from onionskin.toybox.flow import add_noise, loss_weight, sample_times
from onionskin.toybox.latent import LatentConfig, LatentModel, LatentSight
from onionskin.toybox.model import (
    FillModel,
    Sight,
    compose,
    gate_logit,
    relit,
)
from onionskin.toybox.sight import at_level, look
from onionskin.toybox.training.bank import Bank
from onionskin.toybox.training.config import TrainConfig
from onionskin.toybox.training.scenes import Batch
from onionskin.toybox.training.vae import VideoVae

_AGREEMENT = 0.15
"""By how much of [-1, 1] a pixel of the draft may be off and still be worth a third of trust."""

Network = Callable[[Any], Any]
"""The network's call, compiled or wrapped as may be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """What a step's whole batch is divided by."""

    clips: int
    inside: float = 1.0
    """Pixels to be painted that the draft covers."""


class Objective(Protocol):
    """What a network learns from a batch."""

    method: str
    """The network's method that is called: several processes wrap it."""

    def inside(self, batch: Batch) -> float:
        """A batch's part of `Totals.inside`."""
        ...

    def part(self, network: Network, batch: Batch, totals: Totals) -> Tensor:
        """A batch's part of the step's loss."""
        ...


def build(config: TrainConfig) -> FillModel | LatentModel:
    """The config's network with the random weights of its seed."""
    torch.manual_seed(config.seed)
    if isinstance(config.model, LatentConfig):
        return LatentModel(config.model)
    return FillModel(config.model)


def objective_of(config: TrainConfig, bank: Bank, device: torch.device) -> Objective:
    """What the config's network learns."""
    if isinstance(config.model, LatentConfig):
        assert config.vae is not None
        return LatentObjective(bank, VideoVae.load(config.vae, device), config.time_mean)
    return PixelObjective(bank, config.time_mean)


class PixelObjective:
    """The velocity of pixels that are not known, and what teaches to copy the draft."""

    method = "heads"

    def __init__(self, bank: Bank, time_mean: float) -> None:
        self._bank, self._time_mean = bank, time_mean

    def inside(self, batch: Batch) -> float:
        """How many pixels to be painted the draft covers."""
        return float(_inside(batch.draft.float() / 255, batch.known).sum())

    def part(self, network: Network, batch: Batch, totals: Totals) -> Tensor:
        """Velocity loss on unknown pixels, heavier on subjects, and that of copying.

        `network` gives the heads of the model: the composition stays out of it, for compiled
        with the rest torch 2.13 lost the gradient of its bilinear upsampling.
        """
        frames = batch.frames.float() / 127.5 - 1
        draft = batch.draft.float() / 255
        draws = [Draw(seed, self._time_mean, frames.shape[1:]) for seed in batch.seeds]
        text, mask, labels = said(batch, self._bank, draws)
        sight = look(
            frames=frames,
            known=batch.known,
            draft=draft,
            seconds=batch.seconds,
            place=batch.place,
            text=text,
            text_mask=mask,
            labels=labels,
            layout=batch.layout.float() / 127.5 - 1,
            laid=batch.laid,
        )
        time, noise = _levels(draws, frames)
        noisy = add_noise(frames, noise, time[:, None, None, None, None])
        noisy = torch.where(batch.known[:, :, None], frames, noisy)
        seen = at_level(sight, noisy, batch.known, time)
        paint, light = network(seen)
        clean = compose(seen, paint, light)
        weight = (~batch.known[:, :, None]) * (1 + 4 * draft[:, :, 3:])
        error = (clean.float() - frames).square().mean(2, keepdim=True)
        per_clip = (error * weight).flatten(1).sum(1) / weight.flatten(1).sum(1).clamp_min(1.0)
        loss: Tensor = (per_clip * loss_weight(time)).sum() / totals.clips
        return loss + copying_loss(seen, paint, light, frames, batch.known) / max(totals.inside, 1)


def _inside(draft: Tensor, known: Tensor) -> Tensor:
    """bool (B, T, 1, H, W): what is to be painted and lies under the draft."""
    return (draft[:, :, 3:] > 0.5) & ~known[:, :, None]


def copying_loss(
    sight: Sight, paint: Tensor, light: Tensor, frames: Tensor, known: Tensor
) -> Tensor:
    """Lights the draft as the truth is lit, and trusts it where it then agrees with the truth.

    A sum over the pixels under the draft. Without it the gate closes for good: a draft in the
    wrong light is worse than paint, and a light that nothing shines through is never learned. The
    gate's target is exp(-|D - x| / tau).
    """
    off = (relit(sight, light) - frames).abs().mean(2, keepdim=True)
    agrees = torch.exp(-off.detach() / _AGREEMENT)
    doubt = F.binary_cross_entropy_with_logits(gate_logit(paint), agrees, reduction="none")
    both: Tensor = ((0.05 * doubt + 0.1 * off) * _inside(sight.draft, known)).sum()
    return both


class Draw:
    """What is random of one clip: its noise level, its noise, what is left unsaid."""

    def __init__(self, seed: int, time_mean: float, shape: tuple[int, ...]) -> None:
        generator = torch.Generator().manual_seed(seed)
        self.chance = float(torch.rand((), generator=generator))
        self.time = sample_times(1, time_mean, 1.0, generator)
        self.noise = torch.randn(shape, generator=generator)


def _levels(draws: list[Draw], like: Tensor) -> tuple[Tensor, Tensor]:
    """Noise levels (B,) and noise (B, ...) of clips, where `like` is."""
    noise = torch.stack([draw.noise for draw in draws]).to(like.device)
    return torch.cat([draw.time for draw in draws]).to(like.device), noise


def said(batch: Batch, bank: Bank, draws: list[Draw]) -> tuple[Tensor, Tensor, Tensor]:
    """Text states, their mask and labels; one, the other or both are left unsaid at times."""
    device = batch.frames.device
    text = bank.states[batch.caption].float().to(device)
    mask = bank.mask[batch.caption].to(device)
    chance = torch.tensor([draw.chance for draw in draws], device=device)
    no_text, no_labels = chance < 0.2, ((chance > 0.1) & (chance < 0.2)) | (chance > 0.8)
    no_text, no_labels = no_text | batch.wordless, no_labels & ~batch.wordless
    mask = mask & ~no_text[:, None]
    unsaid = torch.tensor(UNSAID, device=device)
    labels = torch.where(no_labels[:, None], unsaid, batch.labels)
    return text * mask[..., None], mask, labels


class LatentObjective:
    """The velocity of latents, from what is known of the clip and from its drawing."""

    method = "forward"

    def __init__(self, bank: Bank, vae: VideoVae, time_mean: float) -> None:
        self._bank, self._vae, self._time_mean = bank, vae, time_mean

    def inside(self, batch: Batch) -> float:
        """Nothing is counted."""
        return 0.0

    def part(self, network: Network, batch: Batch, totals: Totals) -> Tensor:
        """The mean squared error of the velocity."""
        frames, draft = batch.frames.float() / 127.5 - 1, batch.draft.float() / 255
        known = batch.known[:, :, None]
        clean = self._vae.encode(frames)
        draws = [Draw(seed, self._time_mean, clean.shape[1:]) for seed in batch.seeds]
        text, mask, _ = said(batch, self._bank, draws)
        time, noise = _levels(draws, clean)
        sight = LatentSight(
            noisy=add_noise(clean, noise, time[:, None, None, None, None]),
            time=time,
            seen=self._vae.encode(frames * known),
            known=self._vae.shrunk(known.float()),
            guide=self._vae.encode(2 * draft[:, :, :3] - draft[:, :, 3:]),
            seconds=batch.seconds[:, :: self._vae.frames_step],
            text=text,
            text_mask=mask,
        )
        error: Tensor = (network(sight) - (noise - clean)).square().flatten(1).mean(1)
        return error.sum() / totals.clips
