"""What a video file carries beside its pictures, listed once for every tool that starts from one.

Each item is kept, or named in one plain warning. `Carrier` passes on what a container holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from av.sidedata.sidedata import Type as SideData
from av.stream import Disposition

from onionskin.media.container import clean_tags, is_cover, open_input, told, video_stream

if TYPE_CHECKING:
    import av
    from av.container import InputContainer, OutputContainer
    from av.container.core import Chapter
    from av.stream import Stream
    from av.video.stream import VideoStream

Kind = Literal[
    "pictures",  # a second track of them
    "sound",
    "subtitles",
    "attachment",
    "cover",
    "timecode",
    "data",
    "chapters",
    "transparency",
    "depth",
    "hdr",
    "gamut",
    "interlacing",
    "pixel shape",
    "captions",
    "rotation",
]
IN_THE_PICTURES: frozenset[Kind] = frozenset(
    {"transparency", "depth", "hdr", "gamut", "interlacing", "pixel shape", "captions", "rotation"}
)
"""What belongs to the pictures themselves: whoever makes them anew keeps it, or does not."""
BESIDE_THE_PICTURES: frozenset[Kind] = frozenset(get_args(Kind)) - IN_THE_PICTURES
"""Streams of their own, and chapters."""
_HDR_TRANSFERS = {16: "PQ", 18: "HLG"}
_WIDE_PRIMARIES = {9: "BT.2020", 11: "DCI-P3", 12: "Display P3"}
_HDR_SIDE_DATA = {
    SideData.MASTERING_DISPLAY_METADATA: "the mastering display",
    SideData.CONTENT_LIGHT_LEVEL: "its light levels",
    SideData.DYNAMIC_HDR_PLUS: "HDR10+",
    SideData.DOVI_METADATA: "Dolby Vision",
}
_FLAGS = (
    (Disposition.default, "default"),
    (Disposition.forced, "forced"),
    (Disposition.original, "original"),
    (Disposition.comment, "commentary"),
    (Disposition.hearing_impaired, "for the hard of hearing"),
    (Disposition.visual_impaired, "audio description"),
)
_KINDS: dict[str, Kind] = {"audio": "sound", "subtitle": "subtitles", "video": "pictures"}
_COVER_TYPES = {"mjpeg": ("cover.jpg", "image/jpeg"), "png": ("cover.png", "image/png")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing that a file carries."""

    kind: Kind
    text: str
    """What it is, for people: "sound track 2 (aac, English, default)"."""
    index: int | None = None
    """The number of its stream, where it is one."""

    def lost(self, why: str = "") -> str:
        """The warning that it is not kept."""
        return f"not kept: {self.text}" + (f" ({why})" if why else "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Inventory:
    """All that a file carries beside its pictures, in the order of its streams."""

    items: tuple[Item, ...] = ()

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """The items of one kind."""
        return tuple(item for item in self.items if item.kind == kind)

    def warnings(self, kept: Collection[Kind] = ()) -> tuple[str, ...]:
        """One line for each item that is of none of the kept kinds."""
        return tuple(item.lost() for item in self.items if item.kind not in kept)


def inventory_of(path: Path) -> Inventory:
    """What the video file at `path` carries; its first frame is decoded. Raises MediaError."""
    with open_input(path) as container, told(path):
        stream = video_stream(container, path)
        streams = [each for each in container.streams if each.index != stream.index]
        if container.chapters():  # MP4 has them as a track of text too
            streams = [
                each for each in streams if each.type != "data" or "timecode" in each.metadata
            ]
        numbers: dict[str, int] = {}
        items = [_of_stream(each, numbers) for each in streams]
        items += _of_container(container, stream)
        first = next(iter(container.decode(stream)), None)
        if first is not None:
            items += _of_picture(first, stream)
    return Inventory(items=tuple(items))


def _of_stream(stream: Stream, numbers: dict[str, int]) -> Item:
    """What another stream of the file is; `numbers` counts those of each type so far."""
    numbers[stream.type] = numbers.get(stream.type, 0) + 1
    number, index = numbers[stream.type], stream.index
    tags = clean_tags(stream.metadata)
    if stream.type == "attachment":
        name = tags.get("filename", f"number {number}")
        return Item(kind="attachment", text=f"the attached file {name}", index=index)
    if is_cover(stream):
        return Item(kind="cover", text="the cover picture", index=index)
    facts = _facts(stream, tags)
    if stream.type == "data" or stream.type not in _KINDS:
        if "timecode" in tags:
            return Item(kind="timecode", text=f"the timecode {tags['timecode']}", index=index)
        return Item(kind="data", text=f"the data of track {index}{facts}", index=index)
    names = {"audio": "sound track", "subtitle": "subtitles", "video": "picture track"}
    number += stream.type == "video"
    text = f"{names[stream.type]} {number}{facts}"
    return Item(kind=_KINDS[stream.type], text=text, index=index)


def _facts(stream: Stream, tags: dict[str, str]) -> str:
    """Codec, language, title and flags, in brackets."""
    codec = stream.codec_context.name if stream.codec_context is not None else ""
    language = tags.get("language", "")
    flags = [name for flag, name in _FLAGS if stream.disposition & flag]
    told_of = [codec, "" if language == "und" else language, tags.get("title", ""), *flags]
    facts = ", ".join(fact for fact in told_of if fact)
    return f" ({facts})" if facts else ""


def _of_container(container: InputContainer, stream: VideoStream) -> list[Item]:
    items = []
    chapters = len(container.chapters())
    if chapters:
        items.append(Item(kind="chapters", text=f"{chapters} chapter{'s' * (chapters > 1)}"))
    tags = {**clean_tags(container.metadata), **clean_tags(stream.metadata)}
    if "timecode" in tags:
        items.append(Item(kind="timecode", text=f"the timecode {tags['timecode']}"))
    if tags.get("alpha_mode", tags.get("ALPHA_MODE")) == "1":
        items.append(Item(kind="transparency", text="its transparency"))
    return items


def _of_picture(picture: av.VideoFrame, stream: VideoStream) -> list[Item]:
    """What the first picture says of all of them."""
    items = []
    parts = picture.format.components
    if any(part.is_alpha for part in parts):
        items.append(Item(kind="transparency", text="its transparency"))
    bits = max(part.bits for part in parts)
    if bits > 8:
        items.append(Item(kind="depth", text=f"its {bits} bits per channel: 8 are used"))
    beside = {each.type for each in cast("Any", picture.side_data)}
    hdr = [text for kind, text in _HDR_SIDE_DATA.items() if kind in beside]
    transfer = _HDR_TRANSFERS.get(int(picture.color_trc))
    if hdr or transfer:
        facts = ", ".join([transfer or "", *hdr]).strip(", ")
        items.append(Item(kind="hdr", text=f"its high dynamic range ({facts})"))
    if wide := _WIDE_PRIMARIES.get(int(picture.color_primaries)):
        items.append(Item(kind="gamut", text=f"its wide colours ({wide})"))
    if picture.interlaced_frame:
        items.append(Item(kind="interlacing", text="its interlacing: fields are used as frames"))
    shape = stream.sample_aspect_ratio
    if shape and shape != 1:
        text = (
            f"its pixel aspect ratio of {shape.numerator}:{shape.denominator}: square "
            "pixels are used"
        )
        items.append(Item(kind="pixel shape", text=text))
    if SideData.A53_CC in beside:
        items.append(Item(kind="captions", text="the closed captions in its pictures"))
    if int(picture.rotation) % 360:
        turned = int(picture.rotation) % 360
        items.append(Item(kind="rotation", text=f"its rotation by {turned} degrees"))
    return items


def is_held(stream: Any, output: OutputContainer) -> bool:
    """Whether a container takes a stream of another one as it is."""
    context = stream.codec_context
    if context is None:
        return True  # data without a codec: adding it tells
    return bool({context.name, context.codec.canonical_name} & output.supported_codecs)


class Carrier:
    """Passes on, from one container to another, all streams and chapters that the other holds.

    Make it after the output's own streams have been added and before anything is written; `start`
    is where the new file begins on the old one's clock, and `skip` are kinds that are made anew.
    `warnings` has one line for each item that cannot be kept, those in the pictures aside.
    """

    def __init__(
        self,
        source: InputContainer,
        output: OutputContainer,
        inventory: Inventory,
        *,
        start: Fraction = Fraction(0),
        skip: Collection[Kind] = (),
    ) -> None:
        self._source, self._output, self._start = source, output, start
        self.streams: dict[int, Any] = {}
        """The new stream by the number of the old one."""
        self.warnings: list[str] = []
        for item in inventory.items:
            if item.kind not in IN_THE_PICTURES and item.kind not in skip:
                self._carry(item)

    def packets(self) -> Iterator[av.Packet[Any]]:
        """The packets of all carried streams in the order of the file, ready to be muxed."""
        carried = [self._source.streams[index] for index in self.streams]
        if carried:
            for packet in self._source.demux(carried):
                if packet.size and (packet.dts is not None or is_cover(packet.stream)):
                    yield self.passed(packet)

    def passed(self, packet: av.Packet[Any]) -> av.Packet[Any]:
        """A packet of a carried stream as one of the new file; a cover stands at its start."""
        if packet.dts is None:
            packet.pts = packet.dts = 0
        shift = round(self._start / packet.time_base) if self._start and packet.time_base else 0
        packet.stream = self.streams[packet.stream.index]
        packet.dts = packet.dts - shift if packet.dts is not None else None
        packet.pts = packet.pts - shift if packet.pts is not None else None
        return packet

    def _carry(self, item: Item) -> None:
        """Passes on one item, or says why that cannot be."""
        try:
            if item.kind == "chapters":
                self._output.set_chapters(self._chapters())
            elif item.index is None:
                self.warnings.append(item.lost())
            else:
                self._pass_on(item.kind, self._source.streams[item.index])
        except _Unfit as error:
            self.warnings.append(item.lost(str(error)))
        except (ValueError, KeyError, AttributeError, RuntimeError) as error:
            name = self._output.format.name
            self.warnings.append(item.lost(f"{name} cannot store it: {error}"))

    def _pass_on(self, kind: Kind, stream: Any) -> None:
        """`stream` is Any, for attachments have fields that PyAV's stubs do not know."""
        is_matroska = "matroska" in self._output.format.name
        if kind == "attachment":
            if not is_matroska:
                raise _Unfit("write .mkv to keep it")
            self._output.add_attachment(stream.name or "", stream.mimetype or "", stream.data)
        elif kind == "cover" and is_matroska:  # where covers are attached files
            name, mimetype = _COVER_TYPES[stream.codec_context.name]
            self._output.add_attachment(name, mimetype, _first_packet(self._source, stream))
        elif kind == "cover" and "use_metadata_tags" in self._output.container_options.get(
            "movflags", ""
        ):  # FFmpeg writes either a cover or tags of any name
            raise _Unfit("write .mkv to keep it")
        else:
            self._add(stream)

    def _add(self, stream: Any) -> None:
        if not is_held(stream, self._output):
            name = stream.codec_context.name
            raise _Unfit(f"{self._output.format.name} cannot store {name}; write .mkv to keep it")
        new = self._output.add_stream_from_template(stream)
        new.metadata.update(clean_tags(stream.metadata))
        new.disposition = stream.disposition
        self.streams[stream.index] = new

    def _chapters(self) -> list[Chapter]:
        """Those of the source, on the new file's clock."""
        chapters = []
        for chapter in self._source.chapters():
            base = chapter["time_base"] or Fraction(1, 1000)
            shift = round(self._start / base)
            start, end = max(chapter["start"] - shift, 0), max(chapter["end"] - shift, 0)
            chapters.append(cast("Chapter", {**chapter, "start": start, "end": end}))
        return chapters


class _Unfit(Exception):
    """The container has no place for something; says what to do."""


def _first_packet(source: InputContainer, stream: Stream) -> bytes:
    """The bytes of a stream of one packet; the container stands at its start again."""
    data = next((bytes(packet) for packet in source.demux(stream) if packet.size), b"")
    source.seek(0)
    return data
