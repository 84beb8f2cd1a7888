"""`Filter`: measures a clip once, and judges what it measured by limits that may change.

Measuring needs the frames, and is kept; judging needs the numbers alone, so that other limits
cost nothing. A filter whose package is not installed measures nothing and drops nothing, and the
report says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from onionskin.curation.clip import Look, Measured
from onionskin.curation.config import CurationConfig


class Filter(Protocol):
    """One reason to drop a clip."""

    @property
    def name(self) -> str:
        """Of its limits in the config, and of its values: "motion" of "motion.degree"."""
        ...

    @property
    def missing(self) -> str:
        """The package that is needed and not installed; "" where it can measure."""
        ...

    def measure(self, look: Look) -> Mapping[str, float]:
        """Numbers by the names of measures, without the filter's own."""
        ...

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        """Why the clip is dropped, in a few words with the number and the limit; "" to keep it."""
        ...


def beyond(
    said: str,
    value: float | None,
    *,
    least: float | None = None,
    most: float | None = None,
    unit: str = "",
) -> str:
    """ "SAID: 0.31, at most 0.07" where a value is out of its limits; "" where it is not, or None.

    >>> beyond("text", 0.31, most=0.07)
    'text: 0.31, at most 0.07'
    """
    if value is None:
        return ""
    if least is not None and value < least:
        return f"{said}: {_short(value)}{unit}, at least {_short(least)}"
    if most is not None and value > most:
        return f"{said}: {_short(value)}{unit}, at most {_short(most)}"
    return ""


def first_of(*reasons: str) -> str:
    """The first reason that is one."""
    return next((reason for reason in reasons if reason), "")


def _short(value: float) -> str:
    return f"{value:.3g}"
