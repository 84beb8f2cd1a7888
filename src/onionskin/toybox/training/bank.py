"""A bank of captions whose text states are computed once and used by every batch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from onionskin.cast.cast import Cast
from onionskin.plan.plan import Outline
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.precision import fast_dtype
from onionskin.toybox.world.captions import caption
from onionskin.toybox.world.outlines import sample_outline

MAX_TOKENS = 24


class Bank:
    """Outlines, and for each the states of one caption: float16 (N, 24, 384)."""

    def __init__(self, outlines: list[Outline], states: torch.Tensor, mask: torch.Tensor) -> None:
        self.outlines, self.states, self.mask = outlines, states, mask

    @classmethod
    def build(cls, cast: Cast, size: int, seed: int, chinese: float = 0.4) -> Bank:
        """Samples outlines of the training split, captions and encodes them."""
        rng = np.random.default_rng([seed, 77])
        outlines = [sample_outline(rng, cast) for _ in range(size)]
        texts = [
            caption(one, rng, cast, language="zh" if rng.random() < chinese else "en").text
            for one in outlines
        ]
        encoder = TextEncoder.load(fast_dtype())
        states, masks = [], []
        for start in range(0, size, 512):
            batch = encoder.encode(texts[start : start + 512], max_tokens=MAX_TOKENS)
            states.append(batch.states.half())
            masks.append(batch.mask)
        return cls(outlines, torch.cat(states), torch.cat(masks))

    def save(self, path: Path) -> None:
        """Writes the bank, to be loaded by later runs."""
        torch.save((self.outlines, self.states, self.mask), path)

    @classmethod
    def load(cls, path: Path) -> Bank:
        """A bank written by `save` on this machine."""
        outlines, states, mask = torch.load(path, weights_only=False)
        return cls(outlines, states, mask)
