"""Two models that learn the same world for the same time: a public package's, and ours.

`video-diffusion-pytorch` (MIT) is an implementation of Video Diffusion Models (Ho et al.,
2204.03458): a 3-D U-Net conditioned on one text vector. It gets ours: the mean of the same
token states that the toybox reads. It works at few pixels, for it to learn much in its time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np
import torch
from benchmarks.judge.truth import Frames, plan_of, render
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset

from onionskin.canvas import Canvas
from onionskin.cast.cast import Cast, load_cast
from onionskin.engines.toybox import scene_of
from onionskin.plan.plan import Plan
from onionskin.request import Request
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.conditions import UNSAID, labels_of
from onionskin.toybox.fill import Effort, Words, fill_scene
from onionskin.toybox.model import FillModel
from onionskin.toybox.precision import fast_products
from onionskin.toybox.training.bank import MAX_TOKENS, Bank
from onionskin.toybox.training.config import Kind, read_config
from onionskin.toybox.training.scenes import Company
from onionskin.toybox.training.trainer import train
from onionskin.toybox.weights import load_model, notes_of

PEER_FRAMES, PEER_FPS = 8, 4
TOYBOX_SIDE, TOYBOX_FPS = 128, 8
_CONFIG = "small"
_ENDLESS = 1_000_000


class Contender(Protocol):
    """Something that learns clips and makes them."""

    @property
    def name(self) -> str: ...

    @property
    def parameters(self) -> int: ...

    def learn(self, minutes: float) -> str:
        """Trains; says how much it has seen."""
        ...

    def make(self, prompt: str, plan: Plan, seed: int) -> Frames:
        """A clip of 2 s."""
        ...


class Clips(IterableDataset[tuple[Tensor, int]]):
    """Endless clips of the bank's outlines, uint8 (3, T, H, W), and their captions' numbers."""

    def __init__(self, bank: Bank, cast: Cast, side: int, seed: int) -> None:
        self.bank, self.cast, self.side, self.seed = bank, cast, side, seed

    def __iter__(self) -> Iterator[tuple[Tensor, int]]:
        rng, company = np.random.default_rng(self.seed), Company(self.cast)
        torch.set_num_threads(1)
        moments = [index / PEER_FPS for index in range(PEER_FRAMES)]
        while True:
            number = int(rng.integers(len(self.bank.outlines)))
            outline = self.bank.outlines[number]
            scenery = replace(outline.scenery, seed=int(rng.integers(1 << 30)))
            plan = plan_of(
                replace(outline, scenery=scenery), self.cast, seed=int(rng.integers(1 << 30))
            )
            frames = render(plan, company, moments, self.side)
            yield torch.from_numpy(frames).permute(3, 0, 1, 2).contiguous(), number


class Peer:
    """video-diffusion-pytorch's 3-D U-Net and Gaussian diffusion, with their defaults."""

    name = "video-diffusion-pytorch"

    def __init__(self, bank: Bank, *, width: int, side: int, timesteps: int, batch: int) -> None:
        _without_torchvision()
        from video_diffusion_pytorch.video_diffusion_pytorch import GaussianDiffusion, Unet3D

        torch.manual_seed(0)
        unet = Unet3D(dim=width, cond_dim=bank.states.shape[-1])
        self.diffusion: Any = GaussianDiffusion(
            unet, image_size=side, num_frames=PEER_FRAMES, timesteps=timesteps
        )
        self.bank, self.side, self.batch = bank, side, batch

    @property
    def parameters(self) -> int:
        return sum(p.numel() for p in self.diffusion.denoise_fn.parameters())

    def learn(self, minutes: float) -> str:
        """Adam at 3e-4, a tenth of the captions dropped."""
        clips = Clips(self.bank, load_cast(), self.side, seed=3)
        loader = iter(DataLoader(clips, batch_size=self.batch, num_workers=1))
        optimizer = torch.optim.Adam(self.diffusion.parameters(), lr=3e-4)
        start, steps = time.monotonic(), 0
        while time.monotonic() - start < minutes * 60 or steps < 1:
            frames, numbers = next(loader)
            with fast_products():
                loss = self.diffusion(
                    frames.float() / 255, cond=self._conditions(numbers), null_cond_prob=0.1
                )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.diffusion.parameters(), 1.0)
            optimizer.step()
            steps += 1
        return f"{steps * self.batch:,} clips of {PEER_FRAMES} frames at {self.side} px"

    def make(self, prompt: str, plan: Plan, seed: int) -> Frames:
        """Sampled with guidance 2 from the words; the plan is none of its business."""
        torch.manual_seed(seed)
        states = TextEncoder.load().encode([prompt], max_tokens=MAX_TOKENS)
        with fast_products():
            clip = self.diffusion.sample(cond=_mean(states.states, states.mask), cond_scale=2.0)
        pixels = (clip[0].float().clamp(0, 1) * 255).round().to(torch.uint8)
        return np.ascontiguousarray(pixels.permute(1, 2, 3, 0).numpy())

    def _conditions(self, numbers: Tensor) -> Tensor:
        return _mean(self.bank.states[numbers], self.bank.mask[numbers])


class Toybox:
    """The toybox from scratch: most of its batches pictures, the rest clips, 128 pixels."""

    def __init__(self, bank: Bank, folder: Path, *, tiny: bool) -> None:
        self.bank, self.folder, self.tiny = bank, folder, tiny
        self.model = FillModel()
        self.name = "toybox, as long"

    @property
    def parameters(self) -> int:
        return sum(p.numel() for p in self.model.parameters())

    def learn(self, minutes: float) -> str:
        """By the first of our own configs; the rate falls over the last half."""
        config = replace(read_config(_CONFIG), num_steps=_ENDLESS, cooldown=0.5)
        if self.tiny:
            config = replace(config, kinds=(Kind(batch=2, num_frames=2, height=32, width=32),))
        start = time.monotonic()
        done = train(
            config,
            self.folder,
            bank=self.bank,
            left=lambda: 1 - (time.monotonic() - start) / max(minutes * 60, 1e-9),
        )
        self.model = load_model(done.weights)
        frames = int(notes_of(done.weights)["frames_seen"])
        return f"{frames:,} frames at {TOYBOX_SIDE} px, alone and in clips of 4"

    def make(self, prompt: str, plan: Plan, seed: int) -> Frames:
        """Filled under the plan and its draft, as the product does."""
        return self._fill(prompt, plan, seed)

    def _fill(self, prompt: str, plan: Plan | None, seed: int) -> Frames:
        canvas = Canvas.blank(2 * TOYBOX_FPS, TOYBOX_SIDE, TOYBOX_SIDE, TOYBOX_FPS)
        effort = Effort(key_steps=1, gap_steps=1) if self.tiny else Effort()
        frames = fill_scene(
            self.model.eval(),
            scene_of(canvas, Request(prompt=prompt, plan=plan, seed=seed)),
            _words(prompt, plan),
            effort=effort,
            seed=seed,
        )
        pixels = ((frames + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
        return np.ascontiguousarray(pixels.permute(0, 2, 3, 1).numpy())


class WordsOnly(Toybox):
    """A trained toybox without plan and draft: as little as the peer is told."""

    def __init__(self, trained: Toybox) -> None:
        self.model, self.bank, self.tiny = trained.model, trained.bank, trained.tiny
        self.name = "the same, words only"

    def learn(self, minutes: float) -> str:
        """It has learned already."""
        return "the same"

    def make(self, prompt: str, plan: Plan, seed: int) -> Frames:
        """Filled from the words alone."""
        return self._fill(prompt, None, seed)


def _without_torchvision() -> None:
    """Lets the peer be imported where torchvision's build does not fit that of torch.

    Nothing but its reading and writing of GIF files is made of it, which is not used here.
    """
    try:
        import torchvision  # noqa: F401
    except (ImportError, RuntimeError):
        empty = ModuleType("torchvision")
        for name in ("transforms", "utils"):
            setattr(empty, name, ModuleType(f"torchvision.{name}"))
        empty.transforms.ToTensor = object  # asked for when it is imported
        sys.modules["torchvision"] = empty


def _words(prompt: str, plan: Plan | None) -> Words:
    states = TextEncoder.load().encode([prompt], max_tokens=MAX_TOKENS)
    labels = torch.tensor(labels_of(plan) if plan else UNSAID)
    return Words(text=states.states[0].float(), mask=states.mask[0], labels=labels)


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of token states (B, X, D) under their mask (B, X)."""
    weight = mask.float()[..., None]
    return (states.float() * weight).sum(1) / weight.sum(1).clamp_min(1)
