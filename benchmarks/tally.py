"""Right answers counted, with confidence intervals, as tables and as JSON."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a share (Wilson, 1927); (0, 1) where nothing was counted."""
    if total == 0:
        return 0.0, 1.0
    share = right / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    whole = 1 + z * z / total
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)


class Tally:
    """Counts of right answers by column (a set of clips) and row (a question)."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, list[int]]] = defaultdict(
            lambda: defaultdict(lambda: [0, 0])
        )

    def add(self, column: str, answers: Iterable[tuple[str, bool]]) -> None:
        """Counts (row, right or wrong) answers."""
        for row, right in answers:
            count = self._counts[column][row]
            count[0] += int(right)
            count[1] += 1

    def share(self, column: str, row: str) -> float:
        """Right over all; nan where nothing was counted."""
        right, total = self.counts(column, row)
        return right / total if total else math.nan

    def counts(self, column: str, row: str) -> tuple[int, int]:
        """Right answers, and all."""
        right, total = self._counts.get(column, {}).get(row, (0, 0))
        return right, total

    def columns(self) -> list[str]:
        return list(self._counts)

    def table(self, rows: Iterable[str], columns: Iterable[str] | None = None) -> str:
        """A Markdown table: per cent right [95% interval] (of how many)."""
        names = list(columns or self._counts)
        body = [[row, *(self._cell(column, row) for column in names)] for row in rows]
        return markdown(["", *names], body)

    def data(self) -> dict[str, dict[str, dict[str, float]]]:
        """The same for JSON."""
        return {
            column: {row: self._numbers(*counts) for row, counts in rows.items()}
            for column, rows in self._counts.items()
        }

    def _cell(self, column: str, row: str) -> str:
        right, total = self.counts(column, row)
        if not total:
            return ""
        low, high = wilson(right, total)
        return f"**{100 * right / total:.1f}** [{100 * low:.0f}–{100 * high:.0f}] ({total})"

    @staticmethod
    def _numbers(right: int, total: int) -> dict[str, float]:
        low, high = wilson(right, total)
        return {"right": right, "total": total, "low": round(low, 4), "high": round(high, 4)}


def markdown(head: list[str], body: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def write_results(name: str, title: str, text: str, data: object, folder: Path = RESULTS) -> Path:
    """Writes NAME.md and NAME.json, and gives the former."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(
        json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    path = folder / f"{name}.md"
    path.write_text(f"# {title}\n\n{text.strip()}\n", encoding="utf-8")
    return path
