"""Builds the cast library: fetches the stickers, chooses, scales and names them.

    python -m onionskin.toybox.world.stickers --output DIR [--packages DIR]

`DIR` then holds `index.json` and a folder of pictures: what ships in `onionskin/cast/library`.
Which subjects, and what they are called, stands in `subjects.txt` beside this file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final

from onionskin.cast.sprite import SHEET_COLUMNS, SPRITE_SIZE, encode, outline_box
from onionskin.errors import MediaError, OnionskinError
from onionskin.toybox.world.sticker_frames import make_sprite, read_sticker
from onionskin.toybox.world.subjects import (
    TABLE,
    SubjectRow,
    article_of,
    choose_held_out,
    plural_of,
    read_table,
)

PACKAGES: Final = {
    "@lobehub/fluent-emoji-anim-1": "1.0.0",
    "@lobehub/fluent-emoji-anim-2": "1.0.0",
    "@lobehub/fluent-emoji-anim-3": "1.0.0",
    "@lobehub/fluent-emoji-anim-4": "1.0.0",
    "@lobehub/fluent-emoji-3d": "1.1.0",
    "emojibase-data": "17.0.0",
}
LEAST_FILES: Final = 3000
"""The animated packages hold 3,391 stickers together."""


def fetch(folder: Path) -> Path:
    """Installs the pinned packages into `folder` with the npm client; returns `node_modules`."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]
    try:
        subprocess.run([*command, str(folder), *wanted], check=True, stdout=sys.stderr)
    except FileNotFoundError as error:
        raise OnionskinError("npm was not found: install Node.js and npm, then retry") from error
    except subprocess.CalledProcessError as error:
        raise OnionskinError(f"npm could not install the stickers: {error}") from error
    return folder / "node_modules"


def find_stickers(node_modules: Path) -> dict[str, Path]:
    """The best file of every code point: the animated packages' if they have it, else the still."""
    for name, version in PACKAGES.items():
        found = _package_version(node_modules / name)
        if found != version:
            raise MediaError(f"{name}: version {found} found, {version} wanted; fetch again")
    stills = _by_code_point((node_modules / "@lobehub/fluent-emoji-3d").glob("assets/*.webp"))
    moving = _by_code_point(node_modules.glob("@lobehub/fluent-emoji-anim-*/assets/*.webp"))
    if len(moving) < LEAST_FILES:
        raise MediaError(f"{len(moving)} stickers found, {LEAST_FILES} wanted; fetch again")
    return stills | moving


def build(node_modules: Path, output: Path, *, workers: int = 1) -> dict[str, Any]:
    """Writes the pictures and `index.json` of the whole table into `output`; returns the index."""
    rows, stickers = read_table(), find_stickers(node_modules)
    missing = [row.id for row in rows if row.id not in stickers]
    if missing:
        raise MediaError(f"no sticker for {', '.join(missing)}: correct {TABLE.name}")
    words = {code: _emojibase(node_modules / "emojibase-data", code) for code in ("en", "zh")}
    held_out = choose_held_out(rows)
    pictures = output / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for stale in pictures.glob("*.webp"):
        stale.unlink()
    with ProcessPoolExecutor(workers) as pool:
        make = partial(_write_picture, pictures)
        measured = pool.map(make, [(row.id, stickers[row.id]) for row in rows], chunksize=4)
        entries = [
            _entry(row, words["en"].get(row.id, {}), words["zh"].get(row.id, {}))
            | {"held_out": row.id in held_out}
            | measures
            for row, measures in zip(rows, measured, strict=True)
        ]
    index = {
        "source": {"packages": PACKAGES, "licence": "MIT"},
        "sprite_size": SPRITE_SIZE,
        "sheet_columns": SHEET_COLUMNS,
        "entries": entries,
    }
    _write_index(index, output / "index.json")
    return index


def _write_picture(folder: Path, sticker: tuple[str, Path]) -> dict[str, Any]:
    """Encodes one sticker into `folder`; returns what was measured on it."""
    code_point, source = sticker
    sprite = make_sprite(*read_sticker(source))
    (folder / f"{code_point}.webp").write_bytes(encode(sprite.frames))
    return {
        "animated": len(sprite.frames) > 1,
        "num_frames": len(sprite.frames),
        "loop_seconds": sprite.loop_seconds,
        "motion": sprite.motion,
        "bbox": [round(edge, 4) for edge in outline_box(sprite.frames)],
    }


def _entry(row: SubjectRow, english: dict[str, Any], chinese: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "plural": row.plural or plural_of(row.name),
        "article": article_of(row.name),
        "name_zh": row.name_zh,
        "measure_word": row.measure_word,
        "synonyms": row.synonyms,
        "synonyms_zh": row.synonyms_zh,
        "tags": english.get("tags", []),
        "tags_zh": chinese.get("tags", []),
        "group": row.group,
        "subgroup": english.get("subgroup", ""),
        "facing": row.facing,
        "habitat": row.habitat,
        "licence": "MIT",
    }


def _by_code_point(paths: Any) -> dict[str, Path]:
    return {path.stem.replace("-fe0f", ""): path for path in sorted(paths)}


def _package_version(folder: Path) -> str:
    try:
        text = (folder / "package.json").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MediaError(f"{folder} is not there: run without --packages to fetch it") from error
    return str(json.loads(text)["version"])


def _emojibase(folder: Path, language: str) -> dict[str, dict[str, Any]]:
    groups = json.loads((folder / "meta" / "groups.json").read_text(encoding="utf-8"))
    data = json.loads((folder / language / "data.json").read_text(encoding="utf-8"))
    return {
        item["hexcode"].lower().replace("-fe0f", ""): {
            "tags": item.get("tags", []),
            "subgroup": groups["subgroups"].get(str(item.get("subgroup")), ""),
        }
        for item in data
    }


def _write_index(index: dict[str, Any], path: Path) -> None:
    """One entry a line, so that a change of one subject is a change of one line."""
    head = {key: value for key, value in index.items() if key != "entries"}
    lines = [json.dumps(entry, ensure_ascii=False) for entry in index["entries"]]
    start = json.dumps(head, ensure_ascii=False).removesuffix("}")
    text = start + ', "entries": [\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description="Fetch the stickers and build the cast library.")
    parser.add_argument("--output", type=Path, required=True, help="folder of the library")
    parser.add_argument("--packages", type=Path, help="node_modules fetched before")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        node_modules = options.packages or fetch(Path(work))
        index = build(node_modules, options.output, workers=options.workers)
    size = sum(path.stat().st_size for path in options.output.rglob("*") if path.is_file())
    moving = sum(entry["animated"] for entry in index["entries"])
    print(  # noqa: T201
        f"{len(index['entries'])} subjects, {moving} animated, {size / 1e6:.1f} MB"
        f" in {options.output}"
    )


if __name__ == "__main__":
    main()
