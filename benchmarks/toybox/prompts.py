"""The prompts that are judged: captions of outlines that no training showed, by set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onionskin.cast.cast import Cast
from onionskin.planner.reading import Reading
from onionskin.toybox.world.captions import caption
from onionskin.toybox.world.outlines import Split, sample_outline

SEED = 4711


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One set of prompts."""

    title: str
    split: Split = Split.TRAIN
    language: str = "en"
    held_out_phrasing: bool = False
    share: float = 0.25
    """How many prompts there are of it, as a share of `--count`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A prompt, and what it says."""

    kind: str
    prompt: str
    reading: Reading


KINDS = (
    Kind(title="from the grammar", share=1.0),
    Kind(title="held-out pairs", split=Split.HELD_OUT_PAIRS),
    Kind(title="held-out phrasings", held_out_phrasing=True),
    Kind(title="held-out subjects", split=Split.HELD_OUT_SUBJECTS),
    Kind(title="Chinese", language="zh"),
)


def cases_of(kind: Kind, cast: Cast) -> Iterator[Case]:
    """Endless prompts of one set, always the same ones in the same order."""
    rng = np.random.default_rng([SEED, KINDS.index(kind)])
    while True:
        outline = sample_outline(rng, cast, split=kind.split)
        text = caption(
            outline,
            rng,
            cast,
            language=kind.language,
            held_out_phrasing=kind.held_out_phrasing,
            thorough=1.0,
        )
        yield Case(kind=kind.title, prompt=text.text, reading=text.reading)


def cases(count: int, cast: Cast) -> list[Case]:
    """`count` prompts from the grammar and a quarter as many of each other set, interleaved.

    However early a run stops, its sets are about in proportion.
    """
    dealt: list[tuple[float, int, Case]] = []
    for number, kind in enumerate(KINDS):
        total = max(round(count * kind.share), 1)
        source = cases_of(kind, cast)
        dealt += [((index + 0.5) / total, number, next(source)) for index in range(total)]
    dealt.sort(key=lambda item: item[:2])
    return [case for _, _, case in dealt]
