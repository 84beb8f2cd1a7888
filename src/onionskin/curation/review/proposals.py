"""Limits that reviewers' choices ask for, one filter at a time.

Stable Video Diffusion chose each of its thresholds by people's preferences between models that
were trained with several. Nobody trains a model for each here: a limit is proposed where what lies
beyond it loses three quarters of what was decided about it at least.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onionskin.curation.config import CurationConfig
from onionskin.curation.review.decisions import Decisions

MIN_EVIDENCE = 8
LOSES = 0.75

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A limit that the decisions that stand ask for."""

    limit: str
    """Its path in the config: "motion.min_degree"."""
    value: float
    now: float
    evidence: int
    """Pairs and single clips that were decided across it."""
    loses: float
    """Share of them in which what lies beyond it lost."""
    drops: int
    """Clips of the set that lie beyond it."""

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "limit": self.limit,
            "value": self.value,
            "now": self.now,
            "evidence": self.evidence,
            "loses": round(self.loses, 3),
            "drops": self.drops,
        }


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit, the measure that it is of, and whether it is the least that is kept."""

    path: str
    measure: str
    is_least: bool

    def beyond(self, value: float, limit: float) -> bool:
        return value < limit if self.is_least else value > limit


_LIMITS = (
    _Limit("stability.max_flicker", "stability.flicker", False),
    _Limit("stability.max_crawl", "stability.crawl", False),
    _Limit("stability.max_jitter", "stability.jitter", False),
    _Limit("stability.max_pops", "stability.pops", False),
    _Limit("motion.min_degree", "motion.degree", True),
    _Limit("motion.max_degree", "motion.degree", False),
    _Limit("exposure.min_light", "exposure.light", True),
    _Limit("exposure.max_light", "exposure.light", False),
    _Limit("exposure.min_contrast", "exposure.contrast", True),
    _Limit("blur.max_blur", "blur.blur", False),
    _Limit("text.max_area", "text.area", False),
)


def proposals(rows: Sequence[Row], decisions: Decisions, config: CurationConfig) -> list[Proposal]:
    """The limits that are asked for, of the rows of a manifest; the surest first."""
    found = [_proposal(each, rows, decisions, config) for each in _LIMITS]
    return sorted((each for each in found if each), key=lambda each: -each.evidence)


def _proposal(
    limit: _Limit, rows: Sequence[Row], decisions: Decisions, config: CurationConfig
) -> Proposal | None:
    """The limit beyond which most is lost, a win there costing as much as three losses; the
    laxest of them.

    None where nothing is sure enough.
    """
    values = {
        row["id"]: float(row[limit.measure]) for row in rows if row.get(limit.measure) is not None
    }
    filter_name, _, name = limit.path.partition(".")
    now = float(getattr(getattr(config, filter_name), name))
    found: list[tuple[float, int, Proposal]] = []
    for at in sorted(set(values.values())):
        drops = sum(limit.beyond(value, at) for value in values.values())
        lost = list(_lost(limit, at, values, decisions))
        if not 0 < drops < len(values) or len(lost) < MIN_EVIDENCE:
            continue
        if (loses := sum(lost) / len(lost)) >= LOSES:
            made = Proposal(
                limit=limit.path,
                value=float(f"{at:.4g}"),
                now=now,
                evidence=len(lost),
                loses=loses,
                drops=drops,
            )
            found.append((sum(lost) - 3.0 * (len(lost) - sum(lost)), -drops, made))
    return max(found, key=lambda each: each[:2])[2] if found else None


def _lost(
    limit: _Limit, at: float, values: Mapping[str, float], decisions: Decisions
) -> Iterator[bool]:
    """Whether what lies beyond a limit lost, for each pair that it parts, and each verdict."""
    for better, worse in decisions.preferences():
        if better in values and worse in values:
            beyond = limit.beyond(values[better], at), limit.beyond(values[worse], at)
            if beyond[0] != beyond[1]:
                yield beyond[1]
    for clip, keeps in decisions.verdicts().items():
        if clip in values and limit.beyond(values[clip], at):
            yield not keeps
