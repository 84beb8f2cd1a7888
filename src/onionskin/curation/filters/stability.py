"""What does not hold still: flicker, crawl, jitter and broken frames, as `measure` finds them."""

from __future__ import annotations

from collections.abc import Mapping

from onionskin.curation.clip import Look, Measured
from onionskin.curation.config import CurationConfig
from onionskin.curation.filters.filter import beyond, first_of


class StabilityFilter:
    """Drops what flickers, crawls, jitters, or loses frames."""

    name = "stability"
    missing = ""

    def measure(self, look: Look) -> Mapping[str, float]:
        """`flicker`, `crawl`, `jitter` and `pops`, in the units of `Measures`."""
        seen = look.measures
        return {
            "flicker": seen.flicker,
            "crawl": seen.crawl,
            "jitter": seen.jitter,
            "pops": seen.pops,
        }

    def reason(self, clip: Measured, config: CurationConfig) -> str:
        values, limits = clip.values, config.stability
        return first_of(
            beyond(
                "broken frames", values.get("stability.pops"), most=limits.max_pops, unit="% of it"
            ),
            beyond("flicker", values.get("stability.flicker"), most=limits.max_flicker, unit="%"),
            beyond("jitter", values.get("stability.jitter"), most=limits.max_jitter, unit="%"),
            beyond("crawl", values.get("stability.crawl"), most=limits.max_crawl, unit=" levels"),
        )
