"""The judge's networks of pictures, small enough to learn on two CPU cores in an hour and a half.

The *spotter* sees six moments of a clip at once and says, for the clip, its place, hour,
weather and count, and for every cell of a grid whether a subject's centre is there and how
large it is. The *namer* sees a crop and says which subject it is, and where exactly. What
moves how is told by `motion`.

Shapes: B batch, C channels, H height, W width.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import torch
from benchmarks.judge.vocabulary import SCENE_HEADS
from torch import Tensor, nn
from torch.nn import functional

NUM_MOMENTS = 6
CLIP_SIDE = 96
CELLS = CLIP_SIDE // 4
"""The grid of the spotter is CELLS x CELLS."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgeConfig:
    """Channels at each halving, from half the picture's size on."""

    spotter: tuple[int, ...] = (40, 72, 128, 192)
    namer: tuple[int, ...] = (40, 72, 128, 224)


@dataclass(frozen=True, slots=True)
class Spots:
    """What the spotter says."""

    scene: dict[str, Tensor]
    """Logits (B, answers) of every scene head."""
    centre: Tensor
    """Logits (B, CELLS, CELLS)."""
    shape: Tensor
    """(B, 3, CELLS, CELLS): x and y of the nearest centre from the cell's corner, in cells,
    and log side."""


class Block(nn.Module):
    """Two 3x3 convolutions with a skip."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.second = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norms = nn.ModuleList(nn.BatchNorm2d(channels) for _ in range(2))
        nn.init.zeros_(self.norms[1].weight)

    def forward(self, x: Tensor) -> Tensor:
        """(B, C, H, W) -> the same."""
        h = functional.relu(self.norms[0](self.first(x)))
        return functional.relu(x + self.norms[1](self.second(h)))


class Pyramid(nn.Module):
    """A picture at half its size, a quarter, and so on."""

    def __init__(self, inputs: int, channels: tuple[int, ...]) -> None:
        super().__init__()
        self.stem = nn.Conv2d(4 * inputs, channels[0], 3, padding=1)
        self.blocks = nn.ModuleList(Block(count) for count in channels)
        self.downs = nn.ModuleList(nn.Conv2d(a, b, 2, 2) for a, b in pairwise(channels))

    def forward(self, x: Tensor) -> list[Tensor]:
        """(B, inputs, H, W) -> levels (B, C, H/2, W/2), (B, C, H/4, W/4) …"""
        x = self.stem(
            functional.pixel_unshuffle(x, 2).contiguous(memory_format=torch.channels_last)
        )
        levels = [self.blocks[0](x)]
        for down, block in zip(self.downs, list(self.blocks)[1:], strict=True):
            levels.append(block(down(levels[-1])))
        return levels


class Spotter(nn.Module):
    """See the module's docstring."""

    def __init__(self, channels: tuple[int, ...]) -> None:
        super().__init__()
        _, quarter, eighth, last = channels
        self.pyramid = Pyramid(3 * NUM_MOMENTS, channels)
        self.deep = Block(last)
        self.up8, self.join8 = nn.Conv2d(last, eighth, 1), Block(eighth)
        self.up4, self.join4 = nn.Conv2d(eighth, quarter, 1), Block(quarter)
        self.dense = nn.Conv2d(quarter, 4, 1)
        summary = 2 * last + 2 * quarter
        self.scene = nn.ModuleDict(
            {name: nn.Linear(summary, len(answers)) for name, answers in SCENE_HEADS.items()}
        )
        with torch.no_grad():
            assert self.dense.bias is not None
            self.dense.bias[0] = -4.0  # few cells are centres

    def forward(self, clip: Tensor) -> Spots:
        """clip float (B, 3 * NUM_MOMENTS, CLIP_SIDE, CLIP_SIDE) in [-1, 1]."""
        _, x4, x8, x16 = self.pyramid(clip)
        x16 = self.deep(x16)
        h8 = self.join8(x8 + functional.interpolate(self.up8(x16), scale_factor=2))
        h4 = self.join4(x4 + functional.interpolate(self.up4(h8), scale_factor=2))
        pooled = [pool(x) for x in (x16.float(), h4.float()) for pool in (_mean, _largest)]
        summary = torch.cat(pooled, 1)
        dense = self.dense(h4).float()
        return Spots(
            scene={name: head(summary).float() for name, head in self.scene.items()},
            centre=dense[:, 0],
            shape=dense[:, 1:],
        )


class Namer(nn.Module):
    """Crops (B, 3, 64, 64) in [-1, 1] -> logits (B, subjects + 1) and aims (B, 3).

    The last of the logits is "none". An aim is how far the subject's square is from the crop's:
    x and y in sides of the crop's square, and the logarithm of the one side over the other.
    """

    def __init__(self, channels: tuple[int, ...], num_subjects: int) -> None:
        super().__init__()
        self.pyramid = Pyramid(3, channels)
        self.out = nn.Linear(2 * channels[-1], num_subjects + 1)
        self.aim = nn.Linear(16 * channels[-1], 3)
        nn.init.zeros_(self.aim.weight)

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        levels = self.pyramid(crops)
        last = levels[-1].float()
        summary = torch.cat([_mean(last), _largest(last)], 1)
        return self.out(summary).float(), self.aim(last.flatten(1)).float()


class Networks(nn.Module):
    """Both."""

    def __init__(self, config: JudgeConfig, num_subjects: int) -> None:
        super().__init__()
        self.spotter = Spotter(config.spotter)
        self.namer = Namer(config.namer, num_subjects)


def pixels(frames: Tensor) -> Tensor:
    """uint8 (..., H, W, 3) as float (..., 3, H, W) in [-1, 1]."""
    return frames.movedim(-1, -3).float() / 127.5 - 1


def _mean(x: Tensor) -> Tensor:
    return x.mean((2, 3))


def _largest(x: Tensor) -> Tensor:
    return x.amax((2, 3))
