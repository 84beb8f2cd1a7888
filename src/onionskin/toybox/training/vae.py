"""The frozen video VAE between pixels and latents, through diffusers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from onionskin.errors import OnionskinError, WeightsError

_CLASS = "AutoencoderKLWan"


class VideoVae:
    """A VAE of Wan's kind: the first frame alone, then `frames_step` to a latent."""

    def __init__(self, vae: Any) -> None:
        self.vae = vae.requires_grad_(False).eval()
        config = vae.config
        self.frames_step = int(getattr(config, "scale_factor_temporal", None) or 4)
        self.side_step = int(getattr(config, "scale_factor_spatial", None) or 8)
        shape = (1, -1, 1, 1, 1)
        self._mean = torch.tensor(config.latents_mean).view(shape)
        self._std = torch.tensor(config.latents_std).view(shape)

    @classmethod
    def load(cls, folder: Path, device: torch.device) -> VideoVae:
        """The VAE in a folder. Raises WeightsError, or OnionskinError without diffusers."""
        try:
            kind = getattr(import_module("diffusers"), _CLASS)
        except (ImportError, AttributeError) as error:
            raise OnionskinError(
                f"a model of latents needs diffusers ({error}): pip install 'onionskin[diffusers]'"
            ) from error
        try:
            vae = kind.from_pretrained(folder, local_files_only=True, torch_dtype=torch.float32)
        except Exception as error:  # a library may raise anything
            said = str(error).splitlines()[0]
            raise WeightsError(f"{folder} holds no {_CLASS} ({said}); give its folder") from error
        return cls(vae.to(device))

    @torch.no_grad()
    def encode(self, frames: Tensor) -> Tensor:
        """float (B, T, 3, H, W) in [-1, 1] -> latents (B, T', C, H', W'), about normal."""
        latents = self.vae.encode(frames.transpose(1, 2).float()).latent_dist.mode()
        mean, std = self._mean.to(latents), self._std.to(latents)
        normal: Tensor = ((latents - mean) / std).transpose(1, 2)
        return normal

    @torch.no_grad()
    def decode(self, latents: Tensor) -> Tensor:
        """Latents -> float (B, T, 3, H, W) in [-1, 1]."""
        latents = latents.transpose(1, 2).float()
        mean, std = self._mean.to(latents), self._std.to(latents)
        frames: Tensor = self.vae.decode(latents * std + mean).sample
        return frames.transpose(1, 2).clamp(-1, 1)

    def shrunk(self, known: Tensor) -> Tensor:
        """float (B, T, 1, H, W) -> (B, T', 1, H', W'): the mean over each latent's pixels."""
        sides = (self.side_step, self.side_step)
        first = F.avg_pool3d(known[:, :1].transpose(1, 2), (1, *sides))
        if known.shape[1] == 1:
            return first.transpose(1, 2)
        rest = F.avg_pool3d(known[:, 1:].transpose(1, 2), (self.frames_step, *sides))
        return torch.cat([first, rest], 2).transpose(1, 2)
