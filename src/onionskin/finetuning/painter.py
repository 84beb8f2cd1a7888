"""How the built-in model is tuned: in pixels, at the half size at which it paints."""

from __future__ import annotations

import math
from contextlib import AbstractContextManager
from copy import deepcopy
from fractions import Fraction
from pathlib import Path

import torch
from torch import Tensor, nn

from onionskin.cast.cast import load_cast
from onionskin.engines.diffusers.layout import Shape
from onionskin.finetuning.denoisers import Words
from onionskin.fitting import Size
from onionskin.planner.planner import plan_prompt
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.conditions import labels_of
from onionskin.toybox.flow import add_noise, loss_weight
from onionskin.toybox.lora import LowRank, linear_of, targets
from onionskin.toybox.model import STRIDE
from onionskin.toybox.scene import SHRINK
from onionskin.toybox.sight import at_level, look
from onionskin.toybox.weights import FILE, load_model

SHAPE = Shape(
    size=Size(256, 256),
    side_multiple=SHRINK * STRIDE,
    max_frames=16,
    frames_step=1,
    fps=Fraction(8),
)
_MAX_TOKENS = 24


class Painter:
    """The built-in model, as training needs it; see `Denoiser`.

    It learns to paint the material from its words, and from the scenery that is read in them;
    nobody is drafted.
    """

    def __init__(self, weights_file: Path | None = None) -> None:
        self.transformer = deepcopy(load_model(weights_file or FILE)).requires_grad_(False)
        self._low_rank: LowRank | None = None

    def layers(self) -> list[nn.Linear]:
        """See `Denoiser`."""
        return [linear_of(self.transformer, name) for name in targets(self.transformer)]

    def adapt(self, rank: int, seed: int) -> list[nn.Parameter]:
        """See `Denoiser`."""
        self._low_rank = LowRank(self.transformer, rank, seed)
        return self._low_rank.weights()

    def plain(self) -> AbstractContextManager[None]:
        """See `Denoiser`."""
        assert self._low_rank is not None
        return self._low_rank.left_out()

    def save(self, path: Path) -> None:
        """See `Denoiser`."""
        assert self._low_rank is not None
        self._low_rank.save(path)

    def encode(self, frames: Tensor) -> Tensor:
        """float (1, 3, T, H, W) in [-1, 1] -> (1, T, 3, H/2, W/2)."""
        clean: Tensor = nn.functional.avg_pool2d(frames[0].transpose(0, 1), SHRINK)
        return clean[None]

    def words(self, prompt: str) -> Words:
        """See `Denoiser`."""
        states = TextEncoder.load().encode([prompt], max_tokens=_MAX_TOKENS)
        plan = plan_prompt(prompt, cast=load_cast(), seconds=1.0, seed=0).plan
        return {
            "text": states.states.float(),
            "mask": states.mask,
            "labels": torch.tensor([labels_of(plan)]),
        }

    def loss(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """The error in the velocity, told by that in what is painted."""
        said = self.predict(clean, words, time, noise)
        error: Tensor = (said - clean).square().mean() * loss_weight(torch.tensor(time))
        return error

    def predict(self, clean: Tensor, words: Words, time: float, noise: Tensor) -> Tensor:
        """See `Denoiser`."""
        frames, sides = clean.shape[1], clean.shape[-2:]
        height, width = sides
        size = math.log(min(sides) / 256)
        place = torch.tensor([0.5, 0.5, 0.0, math.log(width / height), size])
        unknown = torch.zeros(1, frames, *sides, dtype=torch.bool)
        sight = look(
            frames=clean,
            known=unknown,
            draft=torch.zeros(1, frames, 4, *sides),
            seconds=torch.arange(frames)[None] / float(SHAPE.fps),
            place=place.expand(1, frames, 5),
            text=words["text"],
            text_mask=words["mask"],
            labels=words["labels"],
        )
        level = torch.tensor([time])
        seen = at_level(sight, add_noise(clean, noise, level), unknown, level)
        painted: Tensor = self.transformer(seen).float()
        return painted
