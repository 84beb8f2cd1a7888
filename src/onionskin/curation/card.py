"""The data card: what a set is, in Markdown, from the rows of its manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from onionskin.curation.config import FILTER_NAMES, CurationConfig

_FROM = {
    "told": "written by people beside the footage",
    "said": "subtitles of what is said",
    "name": "the file's name",
    "": "none",
}
_ABOUT = {
    "shots": "footage divided at its cuts and dissolves; clips that are too short dropped",
    "frame": "black bars cropped; too small, or not upright",
    "stability": "flicker, crawl, jitter, broken frames",
    "motion": "too little or too much motion, unwanted camera moves",
    "exposure": "too dark, too bright, clipped, without contrast",
    "blur": "out of focus or enlarged",
    "text": "covered by text",
    "duplicates": "the same clip again",
    "captions": "captions that do not say what is seen",
    "rights": "no licence, no consent",
    "taste": "reviewers' choices and what was learned from them",
}


def card_text(
    name: str,
    rows: Sequence[Mapping[str, Any]],
    config: CurationConfig,
    unread: Mapping[str, str],
    warnings: Sequence[str],
) -> str:
    """The whole card. `name` is the set's; `unread` are files that could not be read, and why."""
    kept = [row for row in rows if row["kept"]]
    parts = (
        [f"# {name}", ""],
        _what(rows, kept),
        _rights(kept),
        _captions(kept),
        _pictures(kept),
        _filters(rows, config),
        _limits(unread, warnings),
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def _what(rows: Sequence[Mapping[str, Any]], kept: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    sources = len({row["source"] for row in kept})
    yield f"Kept: {_number(len(kept), 'clip')}, {_length(kept)}, from {_number(sources, 'file')}."
    gone = len(rows) - len(kept)
    yield f"Dropped: {gone} of {_number(len(rows), 'clip')}, {_length(rows)} in all."
    yield ""
    yield (
        "`manifest.parquet` lists every clip, kept or dropped and why; `shards/` holds the kept "
        "ones (WebDataset: `ID.mp4`, `ID.txt`, `ID.json`), without sound and without bars."
    )
    yield ""


def _rights(kept: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from ("## Rights", "")
    yield from _table(("licence", "attribution", "clips"), _counts(kept, "licence", "attribution"))
    yield from _table(("consent of those who are seen", "clips"), _counts(kept, "consent"))
    yield "Licences are as stated; nobody has checked them."
    yield ""


def _captions(kept: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from ("## Captions", "")
    told = [(_FROM.get(name, name), count) for (name, count) in _counts(kept, "caption_from")]
    yield from _table(("from", "clips"), told)


def _pictures(kept: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield from ("## Pictures", "")
    sizes = [(f"{width}x{height}", n) for width, height, n in _counts(kept, "width", "height")]
    yield from _table(("size", "clips"), sizes[:12])
    yield from _table(("camera", "clips"), _counts(kept, "camera"))
    yield from _table(("measure", "lowest", "median", "highest"), _spread(kept))


def _filters(rows: Sequence[Mapping[str, Any]], config: CurationConfig) -> Iterator[str]:
    yield from ("## What was dropped", "")
    found = Counter(reason.partition(":")[0] for row in rows for reason in row["reasons"])
    table = []
    for name in FILTER_NAMES:
        limits = getattr(config, name)
        said = ", ".join(f"{each.name} {getattr(limits, each.name)}" for each in fields(limits))
        table.append((name, _ABOUT[name], "left out" if name in config.skip else said, found[name]))
    yield from _table(("filter", "drops", "limits", "clips"), table)
    yield "A clip may have several reasons."
    yield ""


def _limits(unread: Mapping[str, str], warnings: Sequence[str]) -> Iterator[str]:
    yield from ("## Limits", "")
    yield "- Footage stored on its side, without a rotation flag, is not detected."
    yield "- Faces are not detected; consent is what people stated."
    yield "- Duplicates are found by how they look, not by what they mean."
    yield from (f"- {each}" for each in warnings)
    yield from (f"- `{name}` could not be read: {why}" for name, why in sorted(unread.items()))


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _length(rows: Iterable[Mapping[str, Any]]) -> str:
    seconds = sum(row["seconds"] for row in rows)
    return f"{seconds:.0f} s" if seconds < 600 else f"{seconds / 3600:.2f} h"


def _counts(rows: Sequence[Mapping[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """(values..., count), the most frequent first."""
    found = Counter(tuple(row[name] for name in names) for row in rows)
    ordered = sorted(found.items(), key=lambda item: (-item[1], [str(v) for v in item[0]]))
    return [(*values, count) for values, count in ordered]


def _spread(kept: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    for name in sorted(kept[0]) if kept else ():
        values = [row[name] for row in kept if "." in name and row[name] is not None]
        if values:
            low, middle, high = np.percentile(values, (0, 50, 100))
            yield name, f"{low:.3g}", f"{middle:.3g}", f"{high:.3g}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(_cell(value) for value in row)} |"
    yield ""


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ") or "-"
