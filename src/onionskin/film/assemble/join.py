"""Segments become a film: packet by packet, with sound, captions, chapters and tags.

Nothing is encoded again, and nothing is held in memory but the packets that are passed on.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av

from onionskin.errors import MediaError
from onionskin.film.assemble.codecs import Codec, FilmFormat
from onionskin.media.container import address, open_input, told

if TYPE_CHECKING:
    from av.container import OutputContainer
    from av.container.core import Chapter

_AHEAD_SECONDS = 1.0
"""Sound stands so far before its pictures, that no player has to wait for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """An encoded piece of a film, and its frames."""

    path: Path
    num_frames: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A chapter: where it begins and ends, in seconds."""

    title: str
    start: float
    end: float


def join(
    output: Path,
    fmt: FilmFormat,
    fps: Fraction,
    segments: Sequence[Segment],
    *,
    sound: Path | None = None,
    captions: Path | None = None,
    chapters: Sequence[Mark] = (),
    poster: Path | None = None,
    tags: Mapping[str, str],
    step: Callable[[], None] = lambda: None,
) -> None:
    """Writes the film at `output`, an existing empty file.

    `captions` is an SRT file, `poster` a JPEG: they go into formats that hold them (.mkv).
    `step` is called after every segment; what it raises stops the work. Raises MediaError.
    """
    with ExitStack() as opened:
        target = opened.enter_context(
            av.open(
                address(output),
                "w",
                format=fmt.container,
                container_options={"fflags": "+bitexact", **fmt.container_options},
            )
        )
        target.metadata.update(tags)
        sources = [_pictures(target, fmt.codec, segments, fps, step)]
        if sound is not None:
            sources.append(_copied(target, opened, sound, "audio"))
        if captions is not None and fmt.holds_captions:
            sources.append(_copied(target, opened, captions, "subtitles"))
        if poster is not None and fmt.holds_captions:
            target.add_attachment("cover.jpg", "image/jpeg", poster.read_bytes())
        if chapters:
            target.set_chapters([_chapter(number, mark) for number, mark in enumerate(chapters)])
        for _, _, packet in heapq.merge(*sources, key=lambda each: (each[0], each[1])):
            target.mux(packet)


_Timed = tuple[float, int, Any]


def _pictures(
    target: OutputContainer,
    codec: Codec,
    segments: Sequence[Segment],
    fps: Fraction,
    step: Callable[[], None],
) -> Iterator[_Timed]:
    """The packets of all segments, one after another on the film's clock."""
    with open_input(segments[0].path) as first:
        template = first.streams.video[0]
        stream = cast("Any", target.add_stream_from_template(template, opaque=True))
        expected = bytes(template.codec_context.extradata or b"")
    stream.time_base = 1 / fps
    if codec.tag and target.format.name in ("mp4", "mov"):
        # FFmpeg writes hev1 otherwise, which players of Apple do not show.
        stream.codec_context.codec_tag = codec.tag

    def packets() -> Iterator[_Timed]:
        done = decoded = 0
        for segment in segments:
            with open_input(segment.path) as source, told(segment.path):
                video = source.streams.video[0]
                if bytes(video.codec_context.extradata or b"") != expected:
                    raise MediaError(
                        f"{segment.path} was encoded with other parameters; make the film with "
                        "force=True"
                    )
                for packet in source.demux(video):
                    if not packet.size:
                        continue
                    shown = round(cast("Any", packet).pts * packet.time_base * fps) + done
                    yield _moved(packet, stream, fps, shown, decoded - codec.reordered)
                    decoded += 1
            done += segment.num_frames
            step()

    return packets()


def _moved(packet: Any, stream: Any, fps: Fraction, shown: int, decoded: int) -> _Timed:
    """A packet on the film's clock, by its frame and its place among all packets.

    Frames may be decoded before their turn; a film's clock of decoding runs ahead by as many
    frames as its codec may hold back, the same for all segments.
    """
    packet.stream = stream
    packet.time_base = 1 / fps
    packet.pts, packet.dts, packet.duration = shown, decoded, 1
    return float(decoded / fps), 1, packet


def _copied(target: OutputContainer, opened: ExitStack, path: Path, kind: str) -> Iterator[_Timed]:
    """The packets of another file's first stream of a kind, as they are."""
    source = opened.enter_context(open_input(path))
    stream = source.streams.best("audio") if kind == "audio" else source.streams.subtitles[0]
    new = cast("Any", target.add_stream_from_template(cast("Any", stream)))
    ahead = _AHEAD_SECONDS if kind == "audio" else 0.0

    def packets() -> Iterator[_Timed]:
        for packet in source.demux(cast("Any", stream)):
            if packet.size:
                at = float((packet.dts or 0) * (packet.time_base or 0))
                cast("Any", packet).stream = new
                yield at - ahead, 0, packet

    return packets()


def _chapter(number: int, mark: Mark) -> Chapter:
    return cast(
        "Chapter",
        {
            "id": number,
            "start": round(mark.start * 1000),
            "end": round(mark.end * 1000),
            "time_base": Fraction(1, 1000),
            "metadata": {"title": mark.title},
        },
    )
