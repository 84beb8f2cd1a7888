"""The rectified flow between a clip and noise: the maths on one page.

Time of the flow: t = 1 is noise, t = 0 is data. x_t = (1 - t) x_0 + t e, with e ~ N(0, 1)
and velocity v = e - x_0 (Liu et al., 2209.03003). The model predicts x_0; then
v = (x_t - x_0) / t. Known pixels have t = 0 of their own and never move.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

_SMALLEST_TIME = 0.1
"""Predictions of x_0 are trusted as if t were never below this: the velocity loss stays finite."""


def add_noise(clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
    """x_t of `clean` and `noise`, both (B, ...), at `time` broadcastable to them."""
    return (1 - time) * clean + time * noise


def loss_weight(time: Tensor) -> Tensor:
    """Weight of squared error in x_0 that makes it the squared error of the velocity."""
    return time.clamp_min(_SMALLEST_TIME) ** -2


def sample_times(count: int, mean: float, deviation: float, generator: torch.Generator) -> Tensor:
    """Logit-normal noise levels (count,) (Esser et al., 2403.03206), kept off the ends."""
    normal = torch.randn(count, generator=generator)
    return torch.sigmoid(normal * deviation + mean).clamp(0.01, 0.999)


def schedule(num_steps: int, shift: float = 1.0) -> list[float]:
    """num_steps + 1 falling times from 1 to 0; `shift` > 1 spends more of them on noise."""
    return [shifted(1 - index / num_steps, shift) for index in range(num_steps + 1)]


def shifted(time: float, shift: float) -> float:
    """A time from 0 to 1, moved towards noise by a `shift` above 1 (Esser et al., 2403.03206)."""
    return shift * time / (1 + (shift - 1) * time)


def denoise(
    predict: Callable[[Tensor, float], Tensor],
    noise: Tensor,
    times: list[float],
    on_step: Callable[[int], None] = lambda step: None,
) -> Tensor:
    """Walks from noise to data with Euler steps of the flow (DDIM's, in its terms).

    `predict(x, t)` says x_0; `on_step(k)` is called before step k and may raise to stop.
    """
    x = noise
    for index, (now, then) in enumerate(pairwise(times)):
        on_step(index)
        clean = predict(x, now)
        x = clean + (x - clean) * (then / now)
    return x
