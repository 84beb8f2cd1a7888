"""How low-rank weights are learned, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onionskin.fitting import Size


@dataclass(frozen=True, kw_only=True, slots=True)
class Tuning:
    """How to learn."""

    num_steps: int = 1000
    rank: int | None = None
    """None: the largest of 16, 8, 4 whose weights, gradients and moments take at most a twentieth
    of the free memory."""
    learning_rate: float | None = None
    """None: 1e-4; of the built-in model, which is smaller, 5e-3."""
    size: Size | None = None
    """Of the frames; None: the size that the model prefers."""
    num_frames: int = 33
    """At most so many frames of each clip."""
    prior_prompts: tuple[str, ...] = ()
    """Prompts for which the model is to say what it said before."""
    prior_weight: float = 1.0
    seed: int = 0
    licence: str = ""
    """Of what is learned from, for the card."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finetuned:
    """What came of it."""

    path: Path
    card: Path
    rank: int
    num_weights: int
    learning_rate: float
    loss_before: float
    """Mean loss over all pieces at fixed noise, without the new weights."""
    loss_after: float
