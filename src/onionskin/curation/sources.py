"""Where clips come from: files of a folder, and what is said of them beside them.

Beside CLIP.mp4 may lie CLIP.json or CLIP.yaml with any of caption, licence, attribution and
consent (yes, no); CLIP.txt with a caption; CLIP.srt or CLIP.vtt with what is said. A file
curation.yaml in a folder says the same of everything below it that does not say its own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from onionskin import checks
from onionskin.errors import InvalidInput, MediaError
from onionskin.plan.serial import plain_data

SUFFIXES = frozenset(
    {".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".mts", ".ogv"}
    | {".wmv", ".flv", ".3gp", ".gif", ".webp", ".apng"}
)
FOLDER_FILE = "curation.yaml"
Consent = Literal["yes", "no", "unknown"]
_MAX_SIDECAR_BYTES = 2**22


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What people say of a file; "" where nobody does."""

    caption: str = ""
    licence: str = ""
    attribution: str = ""
    consent: Consent = "unknown"
    """Whether those who are seen agreed to this use."""

    def __post_init__(self) -> None:
        checks.text("caption", self.caption, longest=4000)
        checks.text("licence", self.licence, longest=200)
        checks.text("attribution", self.attribution, longest=500)
        checks.choice("consent", self.consent, ("yes", "no", "unknown"))

    def over(self, other: Told) -> Told:
        """This, and what the other says where this says nothing."""
        return Told(
            caption=self.caption or other.caption,
            licence=self.licence or other.licence,
            attribution=self.attribution or other.attribution,
            consent=other.consent if self.consent == "unknown" else self.consent,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One file of footage. `name` is its path within the folder, with "/" between."""

    path: Path
    name: str
    digest: str
    """SHA-256 of its bytes."""
    told: Told


def find_sources(folder: Path, usual: Told) -> Iterator[Source]:
    """The footage in a folder and all below it, by name; links to folders are not followed.

    `usual` is what holds where nothing is said. Raises InvalidInput for what is no folder and for
    sidecars that cannot be understood, MediaError for files that cannot be read.
    """
    if not folder.is_dir():
        raise InvalidInput(f"{folder} is not a folder; give one with footage in it")
    for path in _files(folder):
        above = [each for each in path.parents if each.is_relative_to(folder)]
        told = _beside(path)
        for each in above:
            told = told.over(_of_folder(each))
        yield Source(
            path=path,
            name=path.relative_to(folder).as_posix(),
            digest=digest_of(path),
            told=replace(told.over(usual), caption=told.caption),
        )


def digest_of(path: Path) -> str:
    """SHA-256 of a file; read again only where it has changed. Raises MediaError."""
    try:
        facts = path.stat()
        return _digest(path, facts.st_mtime_ns, facts.st_size)
    except OSError as error:
        raise MediaError(f"{path} cannot be read ({error.strerror}); check the file") from error


@lru_cache(maxsize=4096)
def _digest(path: Path, changed_ns: int, num_bytes: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> list[Path]:
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                found.append(Path(at) / name)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _beside(path: Path) -> Told:
    told = Told()
    for suffix in (".json", ".yaml", ".yml"):
        if (file := path.with_suffix(suffix)).is_file() and file.name != FOLDER_FILE:
            told = told.over(_read_told(file))
    if (file := path.with_suffix(".txt")).is_file():
        told = told.over(Told(caption=" ".join(_text(file).split())))
    return told


def _of_folder(folder: Path) -> Told:
    file = folder / FOLDER_FILE
    return _read_told(file) if file.is_file() else Told()


def _read_told(file: Path) -> Told:
    data = plain_data(_text(file), str(file)) or {}
    if not isinstance(data, Mapping):
        raise InvalidInput(f"{file} must be a mapping of caption, licence, attribution, consent")
    known = {"caption", "licence", "license", "attribution", "consent"}
    given: dict[str, Any] = {name: value for name, value in data.items() if name in known}
    if "license" in given:
        given["licence"] = given.pop("license")
    if isinstance(given.get("consent"), bool):  # what YAML makes of yes and no
        given["consent"] = "yes" if given["consent"] else "no"
    try:
        return Told(**given)
    except InvalidInput as error:
        raise InvalidInput(f"{file}: {error}") from None


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()[: _MAX_SIDECAR_BYTES + 1]
    except OSError as error:
        raise MediaError(f"{file} cannot be read ({error.strerror}); check the file") from error
    if len(content) > _MAX_SIDECAR_BYTES:
        raise InvalidInput(f"{file} is too large to be a sidecar: {_MAX_SIDECAR_BYTES:,} bytes")
    return content.decode("utf-8-sig", "replace")
