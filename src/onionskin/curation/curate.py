"""`curate`: a folder of footage becomes a training set. It may be killed at any moment.

First every file is measured, on the executor, and journalled as it comes; then all clips are
judged together, in the order of their names; then shards are written, on the executor again. Each
of these steps takes what is there already, so that a run goes on where another ended, and the set
is the same.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from onionskin.curation import manifest
from onionskin.curation.captions import Captioner, Words, words_of
from onionskin.curation.card import card_text
from onionskin.curation.clip import CuratedClip, Journal
from onionskin.curation.config import CurationConfig, config_text
from onionskin.curation.filters.words import words_reason
from onionskin.curation.folder import CONFIG, FOOTAGE, SetFolder, write_json, write_whole
from onionskin.curation.judging import (
    clip_id,
    counts_of,
    judged,
    reviewed,
    without_duplicates,
)
from onionskin.curation.looking import FILTERS, Looked, LookTask, measuring_key
from onionskin.curation.review.decisions import read_decisions
from onionskin.curation.review.taste import taste_of
from onionskin.curation.shards import Shard, ShardTask, shards_of
from onionskin.curation.sources import Source, Told, find_sources
from onionskin.errors import Cancelled, InvalidInput, MediaError, OnionskinError
from onionskin.executors.executor import Executor, InTurn, Watch
from onionskin.media.read import probe
from onionskin.progress import (
    IsCancelled,
    Progress,
    ReportProgress,
    never_cancelled,
    report_nothing,
)

T = TypeVar("T")
Item = TypeVar("Item")


@dataclass(frozen=True, kw_only=True, slots=True)
class CurationReport:
    """What a run found and made."""

    clips: tuple[CuratedClip, ...]
    unread: Mapping[str, str]
    """Files that could not be read, and why."""
    num_sources: int
    num_measured: int
    """Of them, those that were measured now, and not by a run before."""
    core_seconds: float
    """That measuring took, of all of them."""
    num_frames: int
    warnings: tuple[str, ...]

    @property
    def kept(self) -> tuple[CuratedClip, ...]:
        return tuple(clip for clip in self.clips if clip.is_kept)

    def to_dict(self) -> dict[str, Any]:
        """Plain numbers: what `onionskin curate --json` prints."""
        kept = self.kept
        return {
            "num_sources": self.num_sources,
            "num_unread": len(self.unread),
            "num_clips": len(self.clips),
            "num_kept": len(kept),
            "seconds": round(sum(clip.measured.seconds for clip in self.clips), 2),
            "seconds_kept": round(sum(clip.measured.seconds for clip in kept), 2),
            "dropped_by": counts_of(self.clips),
            "licences": dict(sorted(Counter(clip.told.licence for clip in kept).items())),
            "captions_from": dict(sorted(Counter(c.caption_from for c in kept).items())),
            "cameras": dict(sorted(Counter(clip.measured.camera for clip in kept).items())),
            "unread": dict(self.unread),
            "warnings": list(self.warnings),
        }


def curate(
    footage: Path,
    output: Path,
    config: CurationConfig,
    *,
    executor: Executor | None = None,
    progress: ReportProgress = report_nothing,
    cancelled: IsCancelled = never_cancelled,
) -> CurationReport:
    """Makes or goes on with the set `output` from a folder of footage.

    Raises InvalidInput for what cannot be done (no licence told of any file, no footage, a config
    that asks for what is not installed), OutputExists where something else lies in `output`,
    MediaError where it cannot be written, Cancelled.
    """
    folder, run = SetFolder(output), executor or InTurn()
    manifest.check_installed()
    folder.check(footage)
    captioner = Captioner(config.captioner) if config.captioner else None
    sources = _sources(footage, config)
    with folder.locked():
        write_whole(output / CONFIG, config_text(config).encode())
        write_whole(output / FOOTAGE, os.fsencode(footage.resolve()))
        journals, fresh = _measured(folder, sources, config, run, progress, cancelled)
        clips = _judged(folder, sources, journals, config, captioner, progress, cancelled)
        shards = shards_of(clips, folder.shards, config.clips_per_shard)
        _write_shards(folder, shards, footage, run, progress, cancelled)
        report = _report(sources, journals, fresh, clips, config)
        _write_rest(folder, report, shards, config)
    return report


def preview(footage: Path, config: CurationConfig) -> dict[str, Any]:
    """What `curate` would look at, without reading a frame or writing anything."""
    sources, usual = list(find_sources(footage, _usual(config))), config.rights
    files, seconds, too_short = [], 0.0, 0
    for source in sources:
        facts: dict[str, Any] = {"name": source.name, "licence": source.told.licence}
        try:
            info = probe(source.path)
            facts |= {
                "seconds": round(info.duration_seconds, 2),
                "width": info.width,
                "height": info.height,
            }
            seconds += info.duration_seconds
            too_short += info.duration_seconds < config.shots.min_seconds
        except OnionskinError as error:
            facts["unread"] = str(error)
        files.append(facts)
    return {
        "num_sources": len(sources),
        "seconds": round(seconds, 2),
        "num_unread": sum("unread" in each for each in files),
        "num_too_short": too_short,
        "num_without_licence": sum(
            usual.licence_needed and not source.told.licence for source in sources
        ),
        "missing": _missing(config),
        "files": files,
    }


def _usual(config: CurationConfig) -> Told:
    return Told(licence=config.licence, attribution=config.attribution)


def _sources(footage: Path, config: CurationConfig) -> list[Source]:
    sources = list(find_sources(footage, _usual(config)))
    if not sources:
        raise InvalidInput(f"{footage} has no footage; give a folder with videos in it")
    asks = config.rights.licence_needed and "rights" not in config.skip
    if asks and not any(source.told.licence for source in sources):
        raise InvalidInput(
            f"none of the {len(sources)} files in {footage} has a licence: give --licence, or "
            "write it next to them (curation.yaml, or NAME.json of each)"
        )
    return sources


def _measured(
    folder: SetFolder,
    sources: Sequence[Source],
    config: CurationConfig,
    run: Executor,
    progress: ReportProgress,
    cancelled: IsCancelled,
) -> tuple[dict[str, Journal], int]:
    """The journal of each file's digest, and how many of them are new."""
    key = measuring_key(config)
    found = {each.digest: folder.journal(key, each.digest) for each in sources}
    wanted = {each.digest: each for each in sources if found[each.digest] is None}

    def keep(source: Source, looked: Looked) -> None:
        for clip, strip in zip(looked.journal.clips, looked.strips, strict=True):
            write_whole(folder.strip(clip_id(source, clip)), strip)
        folder.keep_journal(key, source.digest, looked.journal)
        found[source.digest] = looked.journal

    calls = [(each, LookTask.of(each, config)) for each in wanted.values()]
    for number, (source, looked) in enumerate(_as_done(run, calls, cancelled), 1):
        keep(source, looked)
        progress(Progress(num_done=number, num_steps=len(wanted), label="measuring"))
    return {digest: each for digest, each in found.items() if each is not None}, len(wanted)


def _as_done(
    run: Executor, calls: Iterable[tuple[Item, Callable[..., T]]], cancelled: IsCancelled
) -> Iterator[tuple[Item, T]]:
    """Runs calls, no more at once than there are workers and one that waits; results as they
    come. Where it ends early, those that run are stopped."""
    running: dict[Future[T], Item] = {}
    ended = threading.Event()
    watch = Watch(cancelled=lambda: ended.is_set() or cancelled())
    stopped = Cancelled("stopped; what was measured is kept, and the next run continues")
    try:
        for item, call in calls:
            if cancelled():
                raise stopped
            running[run.submit(call, watch)] = item
            yield from _taken(running, room=run.num_workers)
        yield from _taken(running, room=0)
    except Cancelled as error:
        raise stopped from error
    finally:
        ended.set()
        for future in running:
            future.cancel()


def _taken(running: dict[Future[T], Item], room: int) -> Iterator[tuple[Item, T]]:
    """Results that are there, until no more than `room` calls run."""
    while running:
        done = [future for future in running if future.done()]
        if not done and len(running) <= room:
            break
        for future in done or wait(running, return_when=FIRST_COMPLETED).done:
            yield running.pop(future), future.result()


def _judged(
    folder: SetFolder,
    sources: Sequence[Source],
    journals: Mapping[str, Journal],
    config: CurationConfig,
    captioner: Captioner | None,
    progress: ReportProgress,
    cancelled: IsCancelled,
) -> list[CuratedClip]:
    """All clips in the order of their files' names, each with its reasons."""
    clips = []
    for source in sources:
        for measured in journals[source.digest].clips:
            times = float(measured.first / measured.fps), float(measured.stop / measured.fps)
            clips.append(judged(source, measured, words_of(source, *times), config))
    decisions = read_decisions(folder.decisions)
    clips = without_duplicates(clips, config)
    taste = taste_of(clips, decisions)
    clips = list(reviewed(clips, decisions.verdicts(), taste, config))
    return list(_captioned(folder, clips, config, captioner, progress, cancelled))


def _captioned(
    folder: SetFolder,
    clips: Sequence[CuratedClip],
    config: CurationConfig,
    captioner: Captioner | None,
    progress: ReportProgress,
    cancelled: IsCancelled,
) -> Iterator[CuratedClip]:
    """The clips, with an endpoint's words for those that are kept but for their own."""
    for number, clip in enumerate(clips):
        lacks = set(clip.reasons) <= {"captions"} and (clip.reasons or not clip.caption)
        if captioner is None or not lacks:
            yield clip
            continue
        if cancelled():
            raise Cancelled("stopped; the captions that were given are kept")
        text = folder.caption(clip.id)
        if text is None:
            text = captioner.caption(folder.strip(clip.id).read_bytes())
            folder.keep_caption(clip.id, text)
        progress(Progress(num_done=number, num_steps=len(clips), label="captions"))
        words = Words(text, captioner.name)
        why = "" if "captions" in config.skip else words_reason(text, config.captions)
        reasons = {"captions": why} if why else {}
        yield replace(clip, caption=words.text, caption_from=words.origin, reasons=reasons)


def _write_shards(
    folder: SetFolder,
    shards: Sequence[Shard],
    footage: Path,
    run: Executor,
    progress: ReportProgress,
    cancelled: IsCancelled,
) -> None:
    """Writes the shards that are not there, and removes those of an earlier state of the set."""
    wanted = [shard for shard in shards if not shard.path.is_file()]
    calls = [(shard, ShardTask.of(shard, footage)) for shard in wanted]
    for number, (shard, _) in enumerate(_as_done(run, calls, cancelled), 1):
        if not shard.path.is_file():
            raise MediaError(
                f"a worker wrote {shard.path}, which is not on this machine; let the training set "
                "be in a folder that all machines reach by the same path"
            )
        progress(Progress(num_done=number, num_steps=len(wanted), label="packing"))
    kept = {shard.path for shard in shards}
    for old in folder.shards.glob("*.tar"):
        if old not in kept:
            old.unlink()


def _report(
    sources: Sequence[Source],
    journals: Mapping[str, Journal],
    fresh: int,
    clips: Sequence[CuratedClip],
    config: CurationConfig,
) -> CurationReport:
    return CurationReport(
        clips=tuple(clips),
        unread={each.name: why for each in sources if (why := journals[each.digest].unread)},
        num_sources=len(sources),
        num_measured=fresh,
        core_seconds=sum(each.seconds_taken for each in journals.values()),
        num_frames=sum(each.num_frames for each in journals.values()),
        warnings=tuple(_missing(config)),
    )


def _missing(config: CurationConfig) -> list[str]:
    """What cannot be measured here."""
    return [
        f"{each.name} is not measured: {each.missing} is not installed "
        "(pip install 'onionskin[curation]')"
        for each in FILTERS
        if each.missing and each.name not in config.skip
    ]


def _write_rest(
    folder: SetFolder, report: CurationReport, shards: Sequence[Shard], config: CurationConfig
) -> None:
    """The manifest and what is written from it."""
    named = {clip.id: shard.path.name for shard in shards for clip in shard.clips}
    manifest.write_manifest(folder.manifest, manifest.rows_of(report.clips, named))
    rows = manifest.read_manifest(folder.manifest)
    write_json(folder.path / "report.json", {"schema": "onionskin.curate/1", **report.to_dict()})
    text = card_text(folder.path.name, rows, config, report.unread, report.warnings)
    write_whole(folder.path / "CARD.md", text.encode())
