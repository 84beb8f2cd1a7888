"""A file name for a clip that was given none."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

_MAX_CHARACTERS = 60


def free_name(prompt: str, folder: Path, suffix: str = ".mp4") -> Path:
    """A path in `folder`, named after the prompt, at which nothing stands yet."""
    stem = _stem(prompt)
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists() or path.is_symlink():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def _stem(prompt: str) -> str:
    """The prompt's letters and digits, of any script, joined by hyphens; "clip" without any."""
    text = unicodedata.normalize("NFKC", prompt).lower()
    words = re.findall(r"[^\W_]+", text)
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word[:_MAX_CHARACTERS]
        # File systems count bytes: 60 Chinese characters are 180 of their 255.
        if len(longer) > _MAX_CHARACTERS:
            break
        stem = longer
    return stem or "clip"
