"""Figures in Prometheus' text format, and the counts of requests."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

_BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Requests:
    """Counts requests, and how long they took, by method, route and status."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str, int]] = Counter()
        self._under: Counter[int] = Counter()
        self._seconds = 0.0

    def note(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts one request; `route` is its pattern, not its path."""
        with self._lock:
            self._counts[method, route, status] += 1
            self._under[bisect_left(_BOUNDS, seconds)] += 1
            self._seconds += seconds

    def lines(self) -> list[str]:
        """The figures in Prometheus' text format."""
        with self._lock:
            counts, under, seconds = dict(self._counts), dict(self._under), self._seconds
        labelled = {
            labels_of(method=method, route=route, status=str(status)): count
            for (method, route, status), count in counts.items()
        }
        name = "onionskin_http_request_seconds"
        buckets, total = [], 0
        for index, bound in enumerate(_BOUNDS):
            total += under.get(index, 0)
            buckets.append(f'{name}_bucket{{le="{bound:g}"}} {total}')
        total += under.get(len(_BOUNDS), 0)
        return [
            *metric("onionskin_http_requests_total", "counter", "Requests answered.", labelled),
            f"# HELP {name} How long requests took.",
            f"# TYPE {name} histogram",
            *buckets,
            f'{name}_bucket{{le="+Inf"}} {total}',
            f"{name}_sum {seconds:.6f}",
            f"{name}_count {total}",
        ]


def metric(name: str, kind: str, said: str, values: Mapping[str, float]) -> Iterable[str]:
    """A figure with its help, by its labels."""
    yield f"# HELP {name} {said}"
    yield f"# TYPE {name} {kind}"
    for labels, value in values.items():
        yield f"{name}{labels} {value:.15g}"


def labels_of(**given: str) -> str:
    """Labels as they stand behind a name."""
    pairs = (
        '{}="{}"'.format(name, value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n"))
        for name, value in given.items()
    )
    return "{" + ",".join(pairs) + "}"
