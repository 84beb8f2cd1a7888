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
    """For each caption its states, float16 (N, 24, 384), and the outline that it tells of.

    Captions of footage have no outlines.
    """

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
        return cls.of_texts(texts, outlines)

    @classmethod
    def of_texts(cls, texts: list[str], outlines: list[Outline] | None = None) -> Bank:
        """Encodes captions; an empty one says nothing."""
        encoder = TextEncoder.load(fast_dtype())
        states, masks = [], []
        for start in range(0, len(texts), 512):
            some = texts[start : start + 512]
            batch = encoder.encode(some, max_tokens=MAX_TOKENS)
            told = torch.tensor([bool(text) for text in some])[:, None]
            states.append((batch.states * told[..., None]).half())
            masks.append(batch.mask & told)
        TextEncoder.let_go()
        return cls(outlines or [], torch.cat(states), torch.cat(masks))

    def save(self, path: Path) -> None:
        """Writes the bank, to be loaded by later runs; it has its name when it is whole."""
        part = path.with_suffix(".part")
        torch.save((self.outlines, self.states, self.mask), part)
        part.replace(path)

    @classmethod
    def load(cls, path: Path) -> Bank:
        """A bank written by `save` on this machine; its states stay on disk until they are read."""
        outlines, states, mask = torch.load(path, weights_only=False, mmap=True)
        return cls(outlines, states, mask)
