"""What the planner learns from: captions, their token states and their truth."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from onionskin.cast.cast import Cast, load_cast
from onionskin.plan.plan import Outline
from onionskin.planner.model import GROUP_HEADS, SCENE_HEADS
from onionskin.planner.reading import MAX_GROUPS, TAGS, Reading
from onionskin.text.encoder import TextEncoder
from onionskin.toybox.precision import fast_dtype
from onionskin.toybox.training.strangers import with_strangers
from onionskin.toybox.world.captions import Caption, caption
from onionskin.toybox.world.outlines import sample_outline

log = logging.getLogger(__name__)

MAX_TOKENS = 48
IGNORE = -100
_ENGLISH = 0.52
_STRANGERS = 0.08
_NO_ROLES = 0.03


@dataclass(frozen=True, slots=True)
class Examples:
    """Captions with their truth, as arrays. N captions, M tokens in all."""

    states: NDArray[np.float16]
    """(M, 384)"""
    tags: NDArray[np.int64]
    """(M,)"""
    starts: NDArray[np.int64]
    """(N + 1,): where each caption's tokens begin."""
    scene: dict[str, NDArray[np.int64]]
    """By head, (N,)."""
    groups: dict[str, NDArray[np.int64]]
    """By head and "cast", (N, MAX_GROUPS); IGNORE where there is no such group."""


def sample_caption(rng: np.random.Generator, cast: Cast, strangers: tuple[str, ...]) -> Caption:
    """A caption for the planner to learn from: some of strangers, some of nobody."""
    outline: Outline = sample_outline(rng, cast)
    if rng.random() < _NO_ROLES:
        outline = replace(outline, roles=())
    roles = tuple(
        replace(role, cast=strangers[int(rng.integers(len(strangers)))])
        if rng.random() < _STRANGERS
        else role
        for role in outline.roles
    )
    language = "en" if rng.random() < _ENGLISH else "zh"
    return caption(replace(outline, roles=roles), rng, cast, language=language)


def truth_of(reading: Reading, cast_index: dict[str, int]) -> dict[str, list[int]]:
    """The right answer of every head, as class numbers."""
    truth: dict[str, list[int]] = {"num_groups": [len(reading.groups)]}
    for name in list(SCENE_HEADS)[1:]:
        truth[name] = [SCENE_HEADS[name].index(getattr(reading, name))]
    for name, words in GROUP_HEADS.items():
        answers = [words.index(str(getattr(group, name))) for group in reading.groups]
        truth[name] = answers + [IGNORE] * (MAX_GROUPS - len(answers))
    pointed = [cast_index.get(group.cast, IGNORE) for group in reading.groups]
    return {**truth, "cast": pointed + [IGNORE] * (MAX_GROUPS - len(pointed))}


def tags_of(text: Caption, offsets: list[tuple[int, int]]) -> list[int]:
    """The tag of each token; IGNORE for those that stand for nothing."""
    tags = []
    for start, end in offsets:
        tag = IGNORE if end <= start else 0
        for span in text.spans:
            if end > start and span.start <= start < span.end:
                tag = TAGS.index(span.tag)
        tags.append(tag)
    return tags


def encode_captions(captions: list[Caption], cast: Cast) -> Examples:
    """The captions' token states and truths, in memory."""
    encoder = TextEncoder.load(fast_dtype())
    cast_index = {entry.id: index for index, entry in enumerate(cast.entries)}
    states, tags, lengths = [], [], []
    for at in range(0, len(captions), 512):
        part = captions[at : at + 512]
        encoded = encoder.encode([text.text for text in part], MAX_TOKENS)
        states.append(encoded.states[encoded.mask].to(torch.float16).numpy())
        for text, offsets in zip(part, encoded.offsets, strict=True):
            tags += tags_of(text, offsets)
            lengths.append(len(offsets))
    truths = [truth_of(text.reading, cast_index) for text in captions]
    return Examples(
        np.concatenate(states),
        np.array(tags, np.int64),
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        {name: np.array([t[name][0] for t in truths], np.int64) for name in SCENE_HEADS},
        {name: np.array([t[name] for t in truths], np.int64) for name in [*GROUP_HEADS, "cast"]},
    )


def sample_examples(count: int, seed: int, folder: Path | None = None) -> list[Examples]:
    """`count` captions in shards of 8192, kept in `folder` and read from there the next time."""
    cast, strangers = with_strangers(load_cast())
    shards = []
    for index in range(math.ceil(count / 8192)):
        path = folder / f"examples-{seed}-{index}.pt" if folder else None
        if path is not None and path.exists():
            shards.append(torch.load(path, weights_only=False))
            continue
        rng = np.random.default_rng([seed, index])
        captions = [sample_caption(rng, cast, strangers) for _ in range(8192)]
        shards.append(encode_captions(captions, load_cast()))
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            torch.save(shards[-1], path, pickle_protocol=4)
        log.info("captions: %d", 8192 * (index + 1))
    return shards


def batches(
    shards: list[Examples], size: int, rng: np.random.Generator
) -> Iterator[tuple[Tensor, Tensor, dict[str, Tensor]]]:
    """All examples once: states (B, L, 384), mask (B, L), truth by head; like lengths together."""
    plan = []
    for number, shard in enumerate(shards):
        lengths = np.diff(shard.starts) + rng.uniform(0, 4, len(shard.starts) - 1)
        order = np.argsort(lengths)
        plan += [(number, order[i : i + size]) for i in range(0, len(order), size)]
    for index in rng.permutation(len(plan)):
        number, members = plan[int(index)]
        yield collate(shards[number], members)


def collate(
    shard: Examples, members: NDArray[np.int64]
) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """Some examples of a shard, padded to the longest."""
    starts, ends = shard.starts[members], shard.starts[members + 1]
    length = int((ends - starts).max())
    states = np.zeros((len(members), length, shard.states.shape[1]), np.float32)
    tags = np.full((len(members), length), IGNORE, np.int64)
    mask = np.arange(length)[None] < (ends - starts)[:, None]
    for row, (start, end) in enumerate(zip(starts, ends, strict=True)):
        states[row, : end - start] = shard.states[start:end]
        tags[row, : end - start] = shard.tags[start:end]
    truth = {"tags": torch.from_numpy(tags)}
    truth |= {name: torch.from_numpy(v[members]) for name, v in shard.scene.items()}
    truth |= {name: torch.from_numpy(v[members]) for name, v in shard.groups.items()}
    return torch.from_numpy(states), torch.from_numpy(mask), truth
