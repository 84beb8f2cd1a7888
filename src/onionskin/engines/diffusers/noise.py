"""Starting noise that moves with what it lies on.

Go-with-the-Flow (Burgert et al., 2501.08331): white noise is carried along the flow from frame
to frame, so that the texture that a model makes of it sticks to surfaces. Each frame by itself
is white noise still: cells that fall together are added and scaled back by the square root of
their number, and cells that nothing came to are drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onionskin.engines.diffusers.family import Way
from onionskin.engines.diffusers.sheet import Sheet
from onionskin.engines.guides import tracks_of

Noise = NDArray[np.float32]
FINER = 4
"""Cells of noise to a latent's side: as finely is what moves by less than a latent followed."""


def starting_noise(way: Way, pipeline: Any, sheet: Sheet) -> Any:
    """The `latents` that a pipeline begins with, a tensor of its order, for a batch of one.

    They move as what the stage draws of the request's plan, or of what it reads in its prompt.
    """
    torch = import_module("torch")
    size, step = sheet.layout.size, int(getattr(pipeline, "vae_scale_factor_temporal", 1))
    factor = _side_of_latent(pipeline)
    height, width = size.height // factor, size.width // factor
    channels, led = _channels(pipeline), 0
    times = sheet.times[::step]
    if way.noise == "tchw":
        led = -len(times) % int(pipeline.transformer.config.patch_size_t or 1)
    flows = _flows(sheet, times, height * FINER, width * FINER)
    noise = warped_noise(flows, channels, height, width, sheet.request.seed)
    if led:
        before = np.random.default_rng([sheet.request.seed, 0x1ED])
        extra = before.standard_normal((channels, led, height, width), np.float32)
        noise = np.concatenate([extra, noise], 1)
    if way.noise == "tchw":
        noise = noise.transpose(1, 0, 2, 3)
    return torch.from_numpy(np.ascontiguousarray(noise))[None]


def _side_of_latent(pipeline: Any) -> int:
    for name in ("vae_scale_factor_spatial", "vae_scale_factor"):
        if hasattr(pipeline, name):
            return int(getattr(pipeline, name))
    raise AttributeError(f"{type(pipeline).__name__} does not say the side of a latent")


def _channels(pipeline: Any) -> int:
    """Of a latent: of what the decoder reads, for networks are shown more than that."""
    config = pipeline.vae.config
    return int(config.z_dim if hasattr(config, "z_dim") else config.latent_channels)


def _flows(
    sheet: Sheet, times: tuple[float, ...], height: int, width: int
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.bool_]]]:
    """From each latent frame to the next: the way of every cell, and where it stays in sight."""
    if len(times) < 2:
        return
    tracks = tracks_of(sheet.request, times, width, height, with_flow=True)
    for flow in tracks.flows():
        yield flow.way, flow.known & ~flow.occluded


def warped_noise(
    flows: Iterable[tuple[NDArray[np.float32], NDArray[np.bool_]]],
    channels: int,
    height: int,
    width: int,
    seed: int,
) -> Noise:
    """Noise (C, T, height, width) of mean 0 and variance 1, T - 1 being the number of `flows`.

    Each flow leads from one latent frame to the next: (h, w, 2), cells to the right and down, and
    where it is known and stays in sight, (h, w); h and w are `FINER` times the noise's.
    """
    cells = _Cells(channels, height * FINER, width * FINER, seed)
    frames = [cells.latents()]
    for way, moves in flows:
        cells.move(way, moves)
        frames.append(cells.latents())
    return np.stack(frames, 1)


class _Cells:
    """White noise on a fine grid, each value with a place of its own within its cell."""

    def __init__(self, channels: int, height: int, width: int, seed: int) -> None:
        self._random = np.random.default_rng([seed, 0x60F])
        self._shape = channels, height, width
        self._values = self._drawn()
        self._offsets = np.zeros((height * width, 2))

    def _drawn(self) -> Noise:
        channels, height, width = self._shape
        return self._random.standard_normal((channels, height * width), np.float32)

    def latents(self) -> Noise:
        """(C, h, w): the mean of each block of cells, scaled to variance 1."""
        channels, height, width = self._shape
        blocks = self._values.reshape(channels, height // FINER, FINER, width // FINER, FINER)
        return np.asarray(blocks.sum((2, 4)) / FINER, np.float32)

    def move(self, way: NDArray[np.float32], moves: NDArray[np.bool_]) -> None:
        """Carries every value that `moves` along its `way`; the rest is drawn anew."""
        _, height, width = self._shape
        rows, columns = np.divmod(np.arange(height * width), width)
        place = np.stack([columns, rows], 1) + self._offsets + way.reshape(-1, 2)
        cell = np.round(place).astype(np.int64)
        inside = (cell >= 0).all(1) & (cell[:, 0] < width) & (cell[:, 1] < height)
        gone = np.flatnonzero(inside & moves.ravel())
        to = cell[gone, 1] * width + cell[gone, 0]
        together = np.bincount(to, minlength=height * width)
        fresh = self._drawn()
        reached = together > 0
        share = np.sqrt(np.maximum(together, 1))
        for channel, values in enumerate(self._values):
            summed = np.bincount(to, values[gone], height * width) / share
            fresh[channel, reached] = summed[reached]
        self._values = fresh
        offsets = place[gone] - cell[gone]
        self._offsets = (
            np.stack([np.bincount(to, part, height * width) for part in offsets.T], 1)
            / np.maximum(together, 1)[:, None]
        )
