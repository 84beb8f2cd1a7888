"""A timeline as OpenTimelineIO has it, and what its adapters write: FCP7 XML and EDL."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.timeline.timeline import Clip, Marker, Timeline, Title, Track, Transition

if TYPE_CHECKING:
    import opentimelineio as otio

_REEL = 8
"""Characters of a reel's name in an EDL; neither spaces nor signs are among them."""


def write_otio(timeline: Timeline, path: Path) -> None:
    """Writes all of it as .otio (DaVinci Resolve 18.5 and later read it). Raises MediaError."""
    _write(_timeline(timeline, path, relative=True), path, "otio_json")


def write_fcp7(timeline: Timeline, path: Path) -> None:
    """Writes Final Cut Pro 7 XML (Premiere, Resolve, Avid by way of them). Raises MediaError.

    Every transition is a dissolve there, and each title a marker that holds its words.
    """
    words = tuple(Marker(at=each.at, name=each.text, note="title") for each in timeline.titles)
    told = replace(timeline, titles=(), markers=timeline.markers + words)
    _write(_timeline(told, path, relative=False, dissolves=True), path, "fcp_xml")


def write_edl(timeline: Timeline, path: Path) -> None:
    """Writes the lowest track of pictures as a CMX 3600 EDL. Raises MediaError.

    An EDL knows one track, dissolves and nothing else: titles, markers and sound stay behind.
    Raises InvalidInput where there are no pictures.
    """
    pictures = timeline.tracks_of("video")[:1]
    if not pictures or not pictures[0].clips:
        raise InvalidInput("the timeline has no video track, so there is no EDL")
    only = Timeline(title=timeline.title, fps=timeline.fps, size=timeline.size, tracks=pictures)
    _write(_timeline(only, path, relative=False, dissolves=True), path, "cmx_3600")


def _write(document: otio.schema.Timeline, path: Path, adapter: str) -> None:
    import opentimelineio as otio

    options: dict[str, Any] = {}
    if adapter == "cmx_3600":
        rate = float(document.metadata["onionskin"]["rate"])
        options = {"rate": rate, "reelname_len": _REEL}
    try:
        otio.adapters.write_to_file(document, str(path), adapter_name=adapter, **options)
    except (otio.exceptions.OTIOError, OSError) as error:
        raise MediaError(f"{path} could not be written ({error})") from error


def _timeline(
    timeline: Timeline, path: Path, *, relative: bool, dissolves: bool = False
) -> otio.schema.Timeline:
    import opentimelineio as otio

    build = _Build(timeline, path.parent if relative else None, dissolves=dissolves)
    document = otio.schema.Timeline(name=timeline.title)
    document.global_start_time = build.time(0)
    document.metadata["onionskin"] = {
        "rate": float(timeline.fps),
        "exact_rate": str(timeline.fps),
        "size": list(timeline.size),
        "captions": "" if timeline.captions is None else build.address(timeline.captions),
    }
    for track in timeline.tracks:
        document.tracks.append(build.track(track))
    if timeline.titles:
        document.tracks.append(build.titles(timeline.titles))
    for marker in timeline.markers:
        note = {"onionskin": {"note": marker.note}}
        span = build.span(marker.at, 1)
        document.tracks.markers.append(
            otio.schema.Marker(name=marker.name, marked_range=span, metadata=note)
        )
    return document


class _Build:
    """Makes OpenTimelineIO's objects for one timeline."""

    def __init__(self, timeline: Timeline, home: Path | None, *, dissolves: bool) -> None:
        self._timeline, self._home, self._dissolves = timeline, home, dissolves
        self._reels: dict[Path, int] = {}

    def time(self, frames: int) -> otio.opentime.RationalTime:
        import opentimelineio as otio

        return otio.opentime.RationalTime(frames, float(self._timeline.fps))

    def span(self, first: int, frames: int) -> otio.opentime.TimeRange:
        import opentimelineio as otio

        return otio.opentime.TimeRange(self.time(first), self.time(frames))

    def address(self, path: Path) -> str:
        """Where a file is: from the timeline's folder, or as a URL of this machine."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  (links are kept as they are)
        if self._home is None:
            return absolute.as_uri()
        return quote(os.path.relpath(absolute, os.path.abspath(self._home)))  # noqa: PTH100

    def track(self, track: Track) -> otio.schema.Track:
        import opentimelineio as otio

        kinds = otio.schema.TrackKind
        kind = kinds.Video if track.kind == "video" else kinds.Audio
        return otio.schema.Track(
            name=track.name, kind=kind, children=list(self._items(track.clips))
        )

    def titles(self, titles: Sequence[Title]) -> otio.schema.Track:
        """A track of titles that the editing program sets."""
        import opentimelineio as otio

        track, end = otio.schema.Track(name="titles", kind=otio.schema.TrackKind.Video), 0
        for title in sorted(titles, key=lambda each: each.at):
            if title.at > end:
                track.append(otio.schema.Gap(source_range=self.span(0, title.at - end)))
            text = otio.schema.GeneratorReference(
                name=title.text,
                generator_kind="Text",
                available_range=self.span(0, title.frames),
                parameters={"text": title.text},
            )
            frames = title.frames - max(0, end - title.at)
            if frames > 0:
                span = self.span(0, frames)
                track.append(
                    otio.schema.Clip(name=title.text, media_reference=text, source_range=span)
                )
                end = max(end, title.at) + frames
        return track

    def _items(self, clips: Sequence[Clip]) -> Iterator[otio.core.Composable]:
        import opentimelineio as otio

        end = 0
        for clip in clips:
            if clip.at > end:
                yield otio.schema.Gap(source_range=self.span(0, clip.at - end))
            if clip.transition is not None:
                yield self._transition(clip.transition)
            yield self._clip(clip)
            end = clip.end

    def _clip(self, clip: Clip) -> otio.schema.Clip:
        import opentimelineio as otio

        media = otio.schema.ExternalReference(
            target_url=self.address(clip.path), available_range=self.span(0, clip.length)
        )
        media.name = clip.path.name
        return otio.schema.Clip(
            name=clip.name,
            media_reference=media,
            source_range=self.span(clip.first, clip.frames),
            metadata={
                "onionskin": {"note": clip.note},
                "cmx_3600": {"reel": self._reel(clip.path)},
            },
        )

    def _reel(self, path: Path) -> str:
        """A name of its own for each file, by which an EDL calls it."""
        plain = "".join(each for each in path.stem.upper() if each.isascii() and each.isalnum())
        number = self._reels.setdefault(path, len(self._reels) + 1)
        return f"{plain[: _REEL - 4] or 'SHOT'}{number:04d}"[:_REEL]

    def _transition(self, transition: Transition) -> otio.schema.Transition:
        import opentimelineio as otio

        kinds = otio.schema.TransitionTypes
        dissolve = self._dissolves or transition.kind == "dissolve"
        return otio.schema.Transition(
            name=transition.kind,
            transition_type=kinds.SMPTE_Dissolve if dissolve else kinds.Custom,
            in_offset=self.time(transition.before),
            out_offset=self.time(transition.after),
        )
