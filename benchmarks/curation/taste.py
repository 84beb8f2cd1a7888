"""How many choices a taste needs: a hidden preference, asked in pairs, actively and at random.

    python -m benchmarks.curation.taste --write

The hidden preference is of measures as `curate` gives them: a person who likes much of some, little
of others, and a middle amount of one, and errs in the choices that are close. Agreement is on other
pairs, of clips that were not asked about, against the preference without its errors.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin.curation.review.taste import Matrix, features_of, learned, next_pair

RESULTS = Path(__file__).parents[1] / "results" / "curation-taste.md"
MEASURES = (
    *(
        "stability.flicker",
        "stability.jitter",
        "stability.crawl",
        "motion.degree",
        "motion.speed",
    ),
    *("exposure.light", "exposure.contrast", "blur.blur", "text.area", "taste.colour"),
    *("taste.warmth", "taste.edges", "taste.middle", "taste.balance", "taste.depth"),
)
COUNTS = (25, 50, 75, 100, 150, 200, 300, 400)
WANTED = 0.85


def clips(rng: np.random.Generator, count: int) -> list[dict[str, float]]:
    """Measures of clips that hang together, as those of footage do, and have long tails."""
    mix = rng.normal(0, 1, (6, len(MEASURES)))
    values = np.exp(
        0.5 * (rng.normal(0, 1, (count, 6)) @ mix / 2.4 + rng.normal(0, 1, (count, len(MEASURES))))
    )
    return [dict(zip(MEASURES, row.tolist(), strict=True)) for row in values]


class Person:
    """Likes by five measures of the fifteen, one best in its middle; errs when it is close."""

    def __init__(self, rng: np.random.Generator, values: list[dict[str, float]]) -> None:
        table = np.log([[row[name] for name in MEASURES] for row in values])
        table = (table - table.mean(0)) / table.std(0)
        liked = rng.choice(len(MEASURES), 5, replace=False)
        weights = rng.normal(0, 1, 4)
        self.worth = table[:, liked[:4]] @ weights - np.abs(table[:, liked[4]] - 0.3)
        self._rng, self._error = rng, 0.15 * float(self.worth.std())

    def prefers(self, one: int, other: int) -> bool:
        """Whether the first is chosen, this time."""
        gap = self.worth[one] - self.worth[other]
        return bool(gap + self._rng.logistic(0, self._error) > 0)


def agreement(
    features: Matrix,
    weights: NDArray[np.float64],
    person: Person,
    pairs: NDArray[np.int64],
) -> float:
    """The share of pairs on which what was learned agrees with the preference."""
    score = features @ weights
    said = score[pairs[:, 0]] > score[pairs[:, 1]]
    return float((said == (person.worth[pairs[:, 0]] > person.worth[pairs[:, 1]])).mean())


def run(seed: int, *, active: bool) -> Iterator[tuple[int, float]]:
    """(number of choices, agreement) as choices are made by one person."""
    rng = np.random.default_rng(seed)
    values = clips(rng, 400)
    person, features = Person(rng, values), features_of(values)
    asked, held = features[:200], rng.integers(200, 400, (2000, 2))
    held = held[held[:, 0] != held[:, 1]]
    better: list[int] = []
    worse: list[int] = []
    seen: set[frozenset[int]] = set()
    taste = None
    for number in range(1, max(COUNTS) + 1):
        pair = next_pair(asked, taste if active else None, seen, seed * 10_000 + number)
        assert pair is not None
        seen.add(frozenset(pair))
        one, other = pair if person.prefers(*pair) else pair[::-1]
        better.append(one)
        worse.append(other)
        if number >= 10 and (active or number in COUNTS):
            taste = learned(asked, better, worse)
        if number in COUNTS and taste is not None:
            yield number, agreement(features, taste.weights, person, held)


def needed(curve: dict[int, float], wanted: float) -> float:
    """How many choices reach the wanted agreement, on straight lines between the counts."""
    before = (0, 0.5)
    for count, share in curve.items():
        if share >= wanted:
            return before[0] + (count - before[0]) * (wanted - before[1]) / (share - before[1])
        before = (count, share)
    return float("inf")


def main() -> None:
    """Prints the table, and writes it with --write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    given = parser.parse_args()
    curves: dict[str, dict[int, list[float]]] = {
        name: {count: [] for count in COUNTS} for name in ("active", "random")
    }
    for name, active in (("active", True), ("random", False)):
        for seed in range(given.people):
            for count, share in run(1000 + seed, active=active):
                curves[name][count].append(share)
    means = {
        name: {c: float(np.mean(v)) for c, v in curve.items()} for name, curve in curves.items()
    }
    lines = [
        "# What a taste needs to be learned",
        "",
        f"{given.people} hidden preferences over 15 measures (30 features); agreement on 2,000 "
        "pairs of clips that were not asked about. `python -m benchmarks.curation.taste`",
        "",
        "| choices | active | the worst person | at random |",
        "|---|---|---|---|",
        *(
            f"| {c} | {means['active'][c]:.3f} | {min(curves['active'][c]):.3f} "
            f"| {means['random'][c]:.3f} |"
            for c in COUNTS
        ),
        "",
        *(
            f"{wanted:.0%} takes {needed(means['active'], wanted):.0f} choices, at random "
            f"{needed(means['random'], wanted):.0f}."
            for wanted in (WANTED, 0.9)
        ),
    ]
    print("\n".join(lines))
    if given.write:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
