"""Compiles the book of illustrations: python scripts/compile_illustrations.py

Reads `src/onionskin/film/illustrations/*.yaml` and writes `book.safetensors` beside them: the
pictures, and the meaning of each sentence as 384 whole numbers of 8 bits.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml

FOLDER = Path(__file__).parents[1] / "src" / "onionskin" / "film" / "illustrations"


def pages(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The domains of the book as their files tell them, in the order of their names."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [yaml.load(path.read_text(), loader) for path in sorted(folder.glob("*.yaml"))]


def told(domains: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str], list[int]]:
    """What the book says of its pictures, all of its sentences, and whose they are."""
    pictures, sentences, owners = [], [], []
    for domain in domains:
        for picture in domain["pictures"]:
            more = {key: picture[key] for key in ("time", "weather", "camera") if key in picture}
            for sentence in picture["says"]:
                sentences.append(sentence)
                owners.append(len(pictures))
            pictures.append({"show": picture["show"], "domain": domain["domain"], **more})
    words = {domain["domain"]: domain["words"] for domain in domains}
    return {"pictures": pictures, "words": words}, sentences, owners


def main() -> None:
    """Writes the book."""
    from safetensors.numpy import save_file

    from onionskin.planner.lexicon import is_chinese
    from onionskin.text.encoder import TextEncoder

    book, sentences, owners = told(pages())
    vectors = TextEncoder.load().embed(sentences).numpy()
    chinese = np.array([is_chinese(sentence) for sentence in sentences])
    centers = np.stack([vectors[chinese == which].mean(axis=0) for which in (False, True)])
    centred = vectors - centers[chinese.astype(int)]
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    packed = np.clip(np.round(centred * 500), -127, 127).astype(np.int8)
    tensors = {
        "vectors": packed,
        "owners": np.array(owners, dtype=np.int32),
        "centers": centers.astype(np.float32),
    }
    metadata = {"book": json.dumps(book, ensure_ascii=False)}
    save_file(tensors, FOLDER / "book.safetensors", metadata)
    print(f"{len(book['pictures'])} pictures, {len(sentences)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
