"""A set's folder: what lies where, who may write in it, what of it is already done.

SET/curation.yaml          the config
    measured/KEY/HASH.json the journal: what was measured of each file
    strips/ID.webp         pictures of each clip
    asked/ID.txt           captions that an endpoint gave
    review/decisions.jsonl what reviewers chose
    shards/NNNNNN-HASH.tar the kept clips
    manifest.parquet       every clip, kept or dropped and why
    report.json  CARD.md   what the set is, for programs and for people
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin import system, unfinished
from onionskin.curation.clip import Journal
from onionskin.errors import InvalidInput, MediaError, OnionskinError, OutputExists
from onionskin.media.destination import Destination, check_name
from onionskin.serial import from_json, to_json

CONFIG = "curation.yaml"
FOOTAGE = "review/footage"
"""Where the footage is on this machine; for reviewers, and no part of the set."""
_FOLDERS = ("measured", "strips", "asked", "review", "shards")


@dataclass(frozen=True, slots=True)
class SetFolder:
    """The folder of one set."""

    path: Path

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.parquet"

    @property
    def decisions(self) -> Path:
        return self.path / "review" / "decisions.jsonl"

    @property
    def shards(self) -> Path:
        return self.path / "shards"

    def strip(self, clip_id: str) -> Path:
        return self.path / "strips" / f"{clip_id}.webp"

    def check(self, footage: Path) -> None:
        """Raises what stands in the way of writing a set here, before any work."""
        check_name(self.path)
        if self.path.exists() and not self.path.is_dir():
            raise OutputExists(
                f"{self.path} is a file; give the name of a folder for the training set"
            )
        if self.path.is_dir() and any(self.path.iterdir()) and not (self.path / CONFIG).is_file():
            raise OutputExists(
                f"{self.path} has other files in it and is not a training set; give another folder"
            )
        inside, outside = self.path.resolve(), footage.resolve()
        if inside == outside or outside in inside.parents:
            raise InvalidInput(f"{self.path} lies in the footage; give a folder outside {footage}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The set, with its folders, for one writer. Raises OnionskinError where it has one."""
        try:
            for name in _FOLDERS:
                (self.path / name).mkdir(parents=True, exist_ok=True)
            (self.path / ".lock").touch()
        except OSError as error:
            raise MediaError(f"{self.path} cannot be written to ({error.strerror})") from error
        try:
            hold = unfinished.Hold(system.lock(self.path / ".lock"))
        except OSError:
            raise OnionskinError(f"{self.path} is being made by another process; wait") from None
        try:
            yield
        finally:
            hold.release()

    def journal(self, key: str, digest: str) -> Journal | None:
        """What was measured of a file by that way of measuring; None where it was not."""
        file = self._journal(key, digest)
        try:
            return from_json(Journal, file.read_text("utf-8"))
        except (OSError, InvalidInput):
            return None

    def keep_journal(self, key: str, digest: str, journal: Journal) -> None:
        file = self._journal(key, digest)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, to_json(journal).encode())

    def caption(self, clip_id: str) -> str | None:
        """What an endpoint said of a clip; None where it was not asked."""
        file = self.path / "asked" / f"{clip_id}.txt"
        return file.read_text("utf-8") if file.is_file() else None

    def keep_caption(self, clip_id: str, text: str) -> None:
        write_whole(self.path / "asked" / f"{clip_id}.txt", text.encode())

    def _journal(self, key: str, digest: str) -> Path:
        return self.path / "measured" / key / f"{digest}.json"


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file in one step: it is there whole, or as it was."""
    with Destination(path, force=True).writing() as part:
        part.write_bytes(content)


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Writes a JSON document for people and programs, in one step."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, text.encode())
