"""The manifest: every clip that was looked at, kept or dropped and why, as one Parquet file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from onionskin.curation.clip import CuratedClip
from onionskin.errors import InvalidInput, MediaError
from onionskin.media.destination import Destination


def check_installed() -> None:
    """Raises InvalidInput where the package that writes Parquet is missing."""
    _arrow()


def rows_of(clips: Sequence[CuratedClip], shards: Mapping[str, str]) -> list[dict[str, Any]]:
    """Plain rows of the manifest; `shards` has the name of the shard of each kept clip's id."""
    measures = sorted({name for clip in clips for name in clip.measured.values})
    return [
        {
            "id": clip.id,
            "source": clip.source,
            "sha256": clip.digest,
            "first": clip.measured.first,
            "stop": clip.measured.stop,
            "fps": str(clip.measured.fps),
            "seconds": round(clip.measured.seconds, 4),
            "width": clip.measured.box[2],
            "height": clip.measured.box[3],
            "left": clip.measured.box[0],
            "top": clip.measured.box[1],
            "camera": clip.measured.camera,
            "kept": clip.is_kept,
            "reasons": [f"{name}: {why}" for name, why in clip.reasons.items()],
            "caption": clip.caption,
            "caption_from": clip.caption_from,
            "licence": clip.told.licence,
            "attribution": clip.told.attribution,
            "consent": clip.told.consent,
            "taste": clip.taste,
            "shard": shards.get(clip.id, ""),
            **{name: clip.measured.values.get(name) for name in measures},
        }
        for clip in clips
    ]


def write_manifest(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes the rows as Parquet, in one step. Raises MediaError."""
    arrow, parquet = _arrow(), import_module("pyarrow.parquet")
    typed = {
        "id": arrow.string(), "source": arrow.string(), "sha256": arrow.string(),
        "first": arrow.int64(), "stop": arrow.int64(), "fps": arrow.string(),
        "seconds": arrow.float64(), "width": arrow.int32(), "height": arrow.int32(),
        "left": arrow.int32(), "top": arrow.int32(), "camera": arrow.string(),
        "kept": arrow.bool_(), "reasons": arrow.list_(arrow.string()),
        "caption": arrow.string(), "caption_from": arrow.string(), "licence": arrow.string(),
        "attribution": arrow.string(), "consent": arrow.string(), "taste": arrow.float64(),
        "shard": arrow.string(),
    }  # fmt: skip
    for name in rows[0] if rows else ():
        typed.setdefault(name, arrow.float64())
    table = arrow.Table.from_pylist(list(rows), schema=arrow.schema(list(typed.items())))
    with Destination(path, force=True).writing() as part:
        parquet.write_table(table, part)


def read_manifest(path: Path) -> list[dict[str, Any]]:
    """The rows of a manifest. Raises MediaError for what is none."""
    _arrow()
    try:
        rows: list[dict[str, Any]] = import_module("pyarrow.parquet").read_table(path).to_pylist()
    except (OSError, ValueError) as error:  # ArrowInvalid is a ValueError
        raise MediaError(
            f"{path} is not the manifest of a set; make one with onionskin curate"
        ) from error
    return rows


def _arrow() -> Any:
    try:
        return import_module("pyarrow")
    except ImportError:
        raise InvalidInput(
            "curate needs the package pyarrow for its manifest: pip install 'onionskin[curation]'"
        ) from None
