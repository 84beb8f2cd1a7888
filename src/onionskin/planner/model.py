"""The planner's network: from the states of a prompt's tokens to what the prompt says.

The prompt's tokens and four questions (one for the scene, one for each noun phrase) go
through a small transformer together. Every token is then given a tag, and every question
answers with the heads of `SCENE_HEADS` or `GROUP_HEADS`. Which cast entry a noun phrase
means is answered by a pointer: the phrase and the entries become vectors, and the nearest
entry is meant, so that entries which came after the training can be found as well.
"""

# ruff: noqa: N803, N806, N812  (shape suffixes: x_BLD)

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onionskin.plan.plan import MAX_ROLES
from onionskin.planner.reading import (
    CAMERA_WORDS,
    COLOR_WORDS,
    MAX_GROUPS,
    MOTION_WORDS,
    PLACE_WORDS,
    SIDE_WORDS,
    SIZE_WORDS,
    TAGS,
    TIME_WORDS,
    WEATHER_WORDS,
)

# Shape legend: B prompts, L tokens, Q questions (1 + MAX_GROUPS), D width, E cast entries,
# S width of a text state (384), N heads, K width of a head.

SCENE_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "num_groups": tuple(str(n) for n in range(MAX_GROUPS + 1)),
    "place": PLACE_WORDS,
    "color": COLOR_WORDS,
    "time": TIME_WORDS,
    "weather": WEATHER_WORDS,
    "camera": CAMERA_WORDS,
}
GROUP_HEADS: Final[dict[str, tuple[str, ...]]] = {
    "count": tuple(str(n) for n in range(1, MAX_ROLES + 1)),
    "size": SIZE_WORDS,
    "motion": MOTION_WORDS,
    "side": SIDE_WORDS,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannerConfig:
    """Sizes of the network."""

    state_width: int = 384
    width: int = 192
    layers: int = 4
    heads: int = 6
    hidden: int = 576


@dataclass(frozen=True, slots=True)
class Answers:
    """Logits of everything the network says of a batch."""

    tags: Tensor
    """(B, L, len(TAGS))"""
    scene: dict[str, Tensor]
    """By head, (B, number of its words)."""
    groups: dict[str, Tensor]
    """By head, (B, MAX_GROUPS, number of its words)."""
    pointers: Tensor
    """(B, MAX_GROUPS, 384), of length 1: to be compared with `entries()` by scalar product."""


class PlannerModel(nn.Module):
    """A transformer over text states with questions; see the top of the file."""

    def __init__(self, config: PlannerConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or PlannerConfig()
        states, width = config.state_width, config.width
        self.project = nn.Linear(states, width)
        self.questions = nn.Parameter(torch.randn(1 + MAX_GROUPS, width) * 0.02)
        self.blocks = nn.ModuleList(_Block(config) for _ in range(config.layers))
        self.norm = nn.LayerNorm(width)
        self.tags = nn.Linear(width, len(TAGS))
        self.mix = nn.Linear(2 * width, width)
        self.group_norm = nn.LayerNorm(width)
        self.scene = nn.ModuleDict({k: nn.Linear(width, len(v)) for k, v in SCENE_HEADS.items()})
        self.groups = nn.ModuleDict({k: nn.Linear(width, len(v)) for k, v in GROUP_HEADS.items()})
        self.pointer = nn.Linear(width, states)
        self.phrase_map = nn.Linear(states, states, bias=False)
        self.entry_map = nn.Linear(states, states, bias=False)
        self.sharpness = nn.Parameter(torch.tensor(3.0))
        for linear in (self.phrase_map, self.entry_map):
            nn.init.eye_(linear.weight)
        nn.init.zeros_(self.pointer.weight)

    def forward(self, states_BLS: Tensor, mask_BL: Tensor) -> Answers:
        """Text states (B, L, 384) and which of them are tokens (B, L) → answers."""
        size_B, size_L, _ = states_BLS.shape
        x_BLD = self.project(states_BLS)
        questions_BQD = self.questions.expand(size_B, -1, -1)
        x_BLD = torch.cat([x_BLD, questions_BQD.to(x_BLD.dtype)], 1)
        mask = F.pad(mask_BL, (0, 1 + MAX_GROUPS), value=True)
        for block in self.blocks:
            x_BLD = block(x_BLD, mask)
        x_BLD = self.norm(x_BLD)
        tags = self.tags(x_BLD[:, :size_L])
        scene_BD = x_BLD[:, size_L]
        groups_BQD = self._gather(x_BLD[:, size_L + 1 :], x_BLD[:, :size_L], tags, mask_BL)
        return Answers(
            tags,
            {name: head(scene_BD) for name, head in self.scene.items()},
            {name: head(groups_BQD) for name, head in self.groups.items()},
            self._point(groups_BQD, tags, states_BLS, mask_BL),
        )

    def entries(self, embeddings_ES: Tensor) -> Tensor:
        """Sentence embeddings of cast entries (…, 384) → what pointers point at, length 1."""
        return F.normalize(self.entry_map(embeddings_ES), dim=-1)

    def _gather(self, groups_BQD: Tensor, x_BLD: Tensor, tags: Tensor, mask_BL: Tensor) -> Tensor:
        """Every group with the mean of its subject's words and of its attributes' words."""
        shares = tags.float().softmax(-1)
        shared = shares[..., TAGS.index("attributes"), None]
        kinds = (_of_groups(shares, "subject"), _of_groups(shares, "attribute") + shared)
        means = [
            torch.einsum("blq,bld->bqd", _weights(kind, mask_BL), x_BLD.float()) for kind in kinds
        ]
        mixed = groups_BQD + self.mix(torch.cat(means, -1).to(groups_BQD.dtype))
        out: Tensor = self.group_norm(mixed)
        return out

    def _point(
        self, groups_BQD: Tensor, tags: Tensor, states_BLS: Tensor, mask_BL: Tensor
    ) -> Tensor:
        """The mean state of the words of each noun phrase, moved by what the group knows."""
        shares = _weights(_of_groups(tags.float().softmax(-1), "subject"), mask_BL)
        phrase_BQS = torch.einsum("blq,bls->bqs", shares, states_BLS.float())
        return F.normalize(self.phrase_map(phrase_BQS) + self.pointer(groups_BQD), dim=-1)


def _of_groups(shares_BLT: Tensor, kind: str) -> Tensor:
    """The shares of the tags kind1, kind2, …, (B, L, MAX_GROUPS)."""
    first = TAGS.index(f"{kind}1")
    return shares_BLT[..., first : first + MAX_GROUPS]


def _weights(shares_BLQ: Tensor, mask_BL: Tensor) -> Tensor:
    """Shares as weights over the tokens that sum to one, or nearly to nothing if there are none."""
    kept = shares_BLQ.masked_fill(~mask_BL[..., None], 0.0)
    return kept / (kept.sum(1, keepdim=True) + 0.1)


class _Block(nn.Module):
    """Attention and a perceptron, each after a norm and added to what it was given."""

    def __init__(self, config: PlannerConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.attention_norm, self.hidden_norm = (nn.LayerNorm(config.width) for _ in range(2))
        self.qkv = nn.Linear(config.width, 3 * config.width)
        self.out = nn.Linear(config.width, config.width)
        self.up = nn.Linear(config.width, config.hidden)
        self.down = nn.Linear(config.hidden, config.width)

    def forward(self, x_BLD: Tensor, mask_BL: Tensor) -> Tensor:
        x_BLD = x_BLD + self._attend(self.attention_norm(x_BLD), mask_BL)
        out: Tensor = x_BLD + self.down(F.gelu(self.up(self.hidden_norm(x_BLD))))
        return out

    def _attend(self, x_BLD: Tensor, mask_BL: Tensor) -> Tensor:
        size_B, size_L, width = x_BLD.shape
        qkv = self.qkv(x_BLD).view(size_B, size_L, 3, self.heads, -1)
        q_BNLK, k_BNLK, v_BNLK = qkv.permute(2, 0, 3, 1, 4)
        # Written out: on processors the backward pass of the fused attention is slow.
        scores = q_BNLK @ k_BNLK.transpose(-1, -2) * q_BNLK.shape[-1] ** -0.5
        scores = scores.masked_fill(~mask_BL[:, None, None], -1e4)
        mixed = scores.softmax(-1).to(v_BNLK.dtype) @ v_BNLK
        out: Tensor = self.out(mixed.transpose(1, 2).reshape(size_B, size_L, width))
        return out
