"""The large end of the family: a transformer over the latents of a video VAE.

It looks at noisy latents beside what is known of the clip and the plan's drawing, both encoded
by the same VAE, and says the velocity v = e - x_0 of the flow (`flow.py`). Its layers are those
of `model.py`: every second one attends across time.

Shapes: B batch, T latent frames, C latent channels, H and W latent sides, P patches of a frame,
D width of a token, X tokens of context.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onionskin.toybox.model import Layer, rms_norm, rotary

_PATCH = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class LatentConfig:
    """Sizes of the network; the defaults are 1.3 B parameters over Wan's VAE."""

    width: int = 2048
    num_layers: int = 22
    num_heads: int = 16
    hidden: int = 5504
    latent_channels: int = 16
    text_width: int = 384

    def __post_init__(self) -> None:
        if self.width % self.num_heads or (self.width // self.num_heads) % 8:
            raise ValueError(f"{self.width = } must split into {self.num_heads = } heads of 8n")


@dataclass(frozen=True, slots=True)
class LatentSight:
    """All that the model sees of a batch of clips."""

    noisy: Tensor
    """(B, T, C, H, W) latents at their noise level."""
    time: Tensor
    """(B,): the noise level, 0..1."""
    seen: Tensor
    """(B, T, C, H, W): latents of the clip with all that is not known in grey."""
    known: Tensor
    """(B, T, 1, H, W): the share of each latent's pixels that is known, 0..1."""
    guide: Tensor
    """(B, T, C, H, W): latents of the plan's drawing over grey."""
    seconds: Tensor
    """(B, T): the time of each latent frame."""
    text: Tensor
    """(B, X, text_width) token states."""
    text_mask: Tensor
    """bool (B, X)."""


class LatentModel(nn.Module):
    """See the module's docstring."""

    def __init__(self, config: LatentConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or LatentConfig()
        width, channels = config.width, config.latent_channels
        self.stem = nn.Linear((3 * channels + 1) * _PATCH**2, width)
        self.level_embed = nn.Sequential(
            nn.Linear(128, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU()
        )
        self.modulation = nn.Linear(width, 6 * width)
        self.text_in = nn.Linear(config.text_width, width)
        self.unsaid = nn.Parameter(torch.randn(1, width) * 0.02)
        """One token of context that is always there."""
        self.layers = nn.ModuleList(
            Layer(config, across=index % 2 == 1) for index in range(config.num_layers)
        )
        self.out_shift = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, channels * _PATCH**2)
        nn.init.normal_(self.modulation.weight, std=0.002)
        nn.init.zeros_(self.out.weight)
        for layer in (self.modulation, self.out):
            nn.init.zeros_(layer.bias)

    def forward(self, sight: LatentSight) -> Tensor:
        """The velocity, float32 (B, T, C, H, W)."""
        B, T, _, H, W = sight.noisy.shape
        context, bias = self._context(sight)
        conditioning = self._conditioning(sight.time)
        pixels = torch.cat([sight.noisy, sight.seen, sight.guide, sight.known], 2).flatten(0, 1)
        patches = F.pixel_unshuffle(pixels, _PATCH).flatten(2).transpose(1, 2)
        x = self.stem(patches).unflatten(0, (B, T))
        turn = rotary(_positions(sight, H, W), self.config.width // self.config.num_heads)
        parts = self.modulation(conditioning)[:, None, None]
        for layer in self.layers:
            x = layer(x, parts, turn, context, bias)
        shift, scale = self.out_shift(conditioning)[:, None, None].to(x.dtype).chunk(2, -1)
        h = self.out(rms_norm(x) * (1 + scale) + shift).flatten(0, 1).transpose(1, 2)
        velocity = F.pixel_shuffle(h.unflatten(2, (H // _PATCH, W // _PATCH)), _PATCH)
        result: Tensor = velocity.unflatten(0, (B, T)).float()
        return result

    def _context(self, sight: LatentSight) -> tuple[Tensor, Tensor]:
        unsaid = self.unsaid.expand(len(sight.text), -1, -1)
        text = rms_norm(self.text_in(sight.text))
        context = torch.cat([rms_norm(unsaid).to(text.dtype), text], 1)
        return context, torch.where(F.pad(sight.text_mask, (1, 0), value=True), 0.0, -1e4)

    def _conditioning(self, time: Tensor) -> Tensor:
        steps = torch.exp(-math.log(1000.0) * torch.arange(64, device=time.device) / 64)
        angles = time.float()[:, None] * 500.0 * steps
        conditioning: Tensor = self.level_embed(torch.cat([angles.cos(), angles.sin()], -1))
        return conditioning


def _positions(sight: LatentSight, height: int, width: int) -> Tensor:
    """Seconds, y and x (-.5..5) of every patch: (B, T*P, 3)."""
    device = sight.noisy.device
    rows, columns = height // _PATCH, width // _PATCH
    ys = (torch.arange(rows, device=device) + 0.5) / rows - 0.5
    xs = (torch.arange(columns, device=device) + 0.5) / columns - 0.5
    B, T = sight.seconds.shape
    y = ys[:, None].expand(rows, columns).flatten().expand(B, T, -1)
    x = xs.repeat(rows).expand(B, T, -1)
    seconds = sight.seconds.float()[:, :, None].expand_as(y)
    return torch.stack([seconds, y, x], -1).flatten(1, 2)
