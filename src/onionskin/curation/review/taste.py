"""A taste, learned from what reviewers prefer: a Bayesian logistic model on cheap features.

Of two clips a and b the chance that a is preferred is σ(w·(f_a - f_b)) (Bradley and Terry, 1952),
w with a Gaussian prior, its posterior by Laplace's approximation. The next pair that is asked is
the one whose answer would say most about w (BALD: Houlsby et al., 2011, arXiv 1112.5745).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.curation.clip import CuratedClip
from onionskin.curation.review.decisions import Decisions

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
MIN_DECISIONS = 10
"""With fewer there is no taste."""
_PRIOR = 0.6
"""Precision of each weight beforehand."""
_VERDICT = 0.5
"""A clip that is kept or dropped counts as half a pair, against a clip that is usual in all."""
_CANDIDATES = 1500
_STEPS = 25
_PROBIT = math.sqrt(math.pi * math.log(2) / 2)


@dataclass(frozen=True, eq=False, slots=True)
class Taste:
    """What was learned: weights (D,) of features, and how unsure they are, (D, D)."""

    weights: Vector
    covariance: Matrix

    def score(self, features: Matrix) -> Vector:
        """(N,) of (N, D): the higher, the more liked."""
        return np.asarray(features @ self.weights)

    def chance(self, difference: Matrix) -> Vector:
        """(N,): how likely the first of each pair is preferred, with what is not known in it."""
        mean, spread = difference @ self.weights, self._spread(difference)
        return np.asarray(_sigmoid(mean / np.sqrt(1 + math.pi * spread / 8)))

    def information(self, difference: Matrix) -> Vector:
        """(N,): bits, nearly, that the answer to each pair is expected to say of the weights."""
        mean, spread = difference @ self.weights, self._spread(difference)
        # As a probit, whose slope is √(π/8) of the logistic's.
        mean, spread = mean * math.sqrt(math.pi / 8), spread * math.pi / 8
        whole = _entropy(self.chance(difference))
        width = spread + _PROBIT**2
        noise = _PROBIT / np.sqrt(width) * np.exp(-(mean**2) / (2 * width))
        return np.asarray(whole - noise)

    def _spread(self, difference: Matrix) -> Vector:
        spread = np.einsum("nd,de,ne->n", difference, self.covariance, difference)
        return np.asarray(spread, np.float64)


def features_of(rows: Sequence[Mapping[str, float]]) -> Matrix:
    """(N, D) of the measures of N clips: where each stands in the set by each
    measure, -1..1, and how far from its middle, so that neither the units of a measure nor its
    outliers matter."""
    names = sorted({name for row in rows for name in row})
    columns = []
    for name in names:
        values = np.array([row.get(name, np.nan) for row in rows], np.float64)
        place = _places(values)
        columns += [place, (place**2 - 1 / 3) * 1.5]
    return np.stack(columns, axis=1) if columns else np.zeros((len(rows), 0))


def learned(
    features: Matrix,
    better: Sequence[int],
    worse: Sequence[int],
    kept: Mapping[int, bool] | None = None,
) -> Taste:
    """The taste of pairs (rows of `features`, one preferred over the other), and of clips that
    were kept or dropped."""
    kept = kept or {}
    signs = np.array([1.0 if keeps else -1.0 for keeps in kept.values()])
    single = features[list(kept)] * signs[:, None] if kept else features[:0]
    rows = np.concatenate([features[list(better)] - features[list(worse)], single])
    weight = np.r_[np.ones(len(better)), np.full(len(kept), _VERDICT)]
    size = features.shape[1]
    weights, hessian = np.zeros(size), _PRIOR * np.eye(size)
    for _ in range(_STEPS):
        chance = _sigmoid(rows @ weights)
        slope = rows.T @ (weight * (1 - chance)) - _PRIOR * weights
        hessian = rows.T @ (rows * (weight * chance * (1 - chance))[:, None]) + _PRIOR * np.eye(
            size
        )
        step = np.linalg.solve(hessian, slope)
        weights = weights + step
        if float(np.abs(step).max(initial=0.0)) < 1e-6:
            break
    return Taste(weights, np.asarray(np.linalg.inv(hessian), np.float64))


def taste_of(clips: Sequence[CuratedClip], decisions: Decisions) -> dict[str, float]:
    """The share of clips that the learned taste puts below each, 0..1, by id; none while fewer
    than ten decisions stand."""
    features = features_of([clip.measured.values for clip in clips])
    taste = learned_of([clip.id for clip in clips], features, decisions)
    if taste is None:
        return {}
    order = np.argsort(np.argsort(taste.score(features), kind="stable"), kind="stable")
    shares = order / max(len(clips) - 1, 1)
    return {clip.id: round(float(share), 4) for clip, share in zip(clips, shares, strict=True)}


def learned_of(ids: Sequence[str], features: Matrix, decisions: Decisions) -> Taste | None:
    """What the decisions that stand teach of clips with these features; None while there are
    too few."""
    place = {clip: index for index, clip in enumerate(ids)}
    pairs = [(place[a], place[b]) for a, b in decisions.preferences() if a in place and b in place]
    verdicts = decisions.verdicts()
    kept = {place[clip]: keeps for clip, keeps in verdicts.items() if clip in place}
    if len(pairs) + len(kept) < MIN_DECISIONS:
        return None
    return learned(features, [a for a, _ in pairs], [b for _, b in pairs], kept)


def next_pair(
    features: Matrix, taste: Taste | None, asked: set[frozenset[int]], seed: int
) -> tuple[int, int] | None:
    """The pair (rows of `features`) that is asked next: any while there is no taste, then the
    one whose answer says most. None where all of those that were tried have been asked."""
    count = len(features)
    if count < 2:
        return None
    rng = np.random.default_rng(seed)
    first = rng.integers(0, count, _CANDIDATES)
    second = (first + rng.integers(1, count, _CANDIDATES)) % count
    fresh = [
        (int(a), int(b))
        for a, b in zip(first, second, strict=True)
        if frozenset((int(a), int(b))) not in asked
    ]
    if not fresh:
        return None
    if taste is None:
        return fresh[0]
    ones, others = (list(each) for each in zip(*fresh, strict=True))
    return fresh[int(np.argmax(taste.information(features[ones] - features[others])))]


def _places(values: Vector) -> Vector:
    """Where each value stands among all, -1..1; equal ones together, unknown ones in the middle."""
    known = np.sort(values[~np.isnan(values)])
    if len(known) < 2 or known[0] == known[-1]:
        return np.zeros(len(values))
    low = np.searchsorted(known, values, "left")
    high = np.searchsorted(known, values, "right")
    place = (low + high) / len(known) - 1
    return np.where(np.isnan(values), 0.0, place)


def _sigmoid(values: Vector) -> Vector:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -40, 40))))


def _entropy(chance: Vector) -> Vector:
    sure = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.asarray(-(sure * np.log2(sure) + (1 - sure) * np.log2(1 - sure)))
