"""Shards: the kept clips as WebDataset tars, each named by what is in it.

A shard is whole or not there, so that a run that was killed makes only the missing ones. In a tar
each clip is KEY.mp4, KEY.txt (its caption) and KEY.json; times and owners are zero, so that the
same set has the same bytes.
"""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path

from onionskin.curation.clip import CuratedClip
from onionskin.curation.config import key_of
from onionskin.curation.filters.frame import cropped
from onionskin.errors import Cancelled
from onionskin.media.destination import Destination
from onionskin.media.read import read_frames
from onionskin.media.write import open_writer
from onionskin.progress import IsCancelled, ReportProgress, never_cancelled, report_nothing

_WRITING = 1
"""Raised where clips are written otherwise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shard:
    """One tar of a set, and what goes into it."""

    path: Path
    clips: tuple[CuratedClip, ...]


def shards_of(clips: Sequence[CuratedClip], folder: Path, clips_per_shard: int) -> list[Shard]:
    """The shards of the kept clips, in order: those of one source lie beside each other."""
    kept = [clip for clip in clips if clip.is_kept]
    parts = [kept[at : at + clips_per_shard] for at in range(0, len(kept), clips_per_shard)]
    return [
        Shard(path=folder / _name(number, part), clips=tuple(part))
        for number, part in enumerate(parts)
    ]


def _name(number: int, clips: Sequence[CuratedClip]) -> str:
    digits = key_of([_WRITING, *([clip.digest, facts_of(clip)] for clip in clips)])[:8]
    return f"{number:06d}-{digits}.tar"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShardTask:
    """Writing a shard, as a value: whoever does it leaves the same file."""

    shard: Shard
    footage: Path

    @classmethod
    def of(cls, shard: Shard, footage: Path) -> ShardTask:
        return cls(shard=replace(shard, path=shard.path.absolute()), footage=footage.absolute())

    def __call__(
        self,
        *,
        progress: ReportProgress = report_nothing,
        cancelled: IsCancelled = never_cancelled,
    ) -> None:
        write_shard(self.shard, self.footage, cancelled)


def write_shard(shard: Shard, footage: Path, cancelled: IsCancelled = never_cancelled) -> None:
    """Cuts the clips out of the `footage` and packs them. Raises MediaError, Cancelled."""
    with (
        tempfile.TemporaryDirectory(prefix="onionskin-shard-") as work,
        Destination(shard.path, force=True).writing() as part,
        tarfile.open(part, "w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for clip, file in _cut(shard.clips, footage, Path(work)):
            if cancelled():
                raise Cancelled("stopped while packing")
            _add(tar, f"{clip.id}.mp4", file.read_bytes())
            file.unlink()
            if clip.caption:
                _add(tar, f"{clip.id}.txt", clip.caption.encode())
            text = json.dumps(facts_of(clip), ensure_ascii=False, sort_keys=True)
            _add(tar, f"{clip.id}.json", text.encode())


def facts_of(clip: CuratedClip) -> dict[str, object]:
    """What a training program is told of a clip."""
    measured = clip.measured
    return {
        "id": clip.id,
        "source": clip.source,
        "first": measured.first,
        "stop": measured.stop,
        "fps": str(measured.fps),
        "width": measured.box[2],
        "height": measured.box[3],
        "caption": clip.caption,
        "caption_from": clip.caption_from,
        "licence": clip.told.licence,
        "attribution": clip.told.attribution,
        "consent": clip.told.consent,
        "camera": measured.camera,
        "values": dict(measured.values),
    }


def _cut(
    clips: Sequence[CuratedClip], footage: Path, work: Path
) -> Iterator[tuple[CuratedClip, Path]]:
    """Each clip as a file, with one reading of each source."""
    for name, group in groupby(clips, key=lambda clip: clip.source):
        frames, place = read_frames(footage / name), 0
        for clip in group:
            first, stop = clip.measured.first, clip.measured.stop
            file = work / f"{clip.id}.mp4"
            _write(file, islice(frames, first - place, stop - place), clip)
            place = stop
            yield clip, file


def _write(path: Path, frames: Iterator[object], clip: CuratedClip) -> None:
    _, _, width, height = clip.measured.box
    with open_writer(path, width, height, clip.measured.fps, force=True) as writer:
        for frame in frames:
            writer.write(cropped(frame, clip.measured.box))  # type: ignore[arg-type]


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))
