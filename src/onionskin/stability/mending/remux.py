"""Video files written anew around mended frames: all else is carried over as it was."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from onionskin.errors import MediaError
from onionskin.media.ahead import ahead
from onionskin.media.container import address, clean_tags, open_input, video_stream
from onionskin.media.encode import same_every_time
from onionskin.media.inventory import (
    BESIDE_THE_PICTURES,
    Carrier,
    Inventory,
    Kind,
    inventory_of,
    is_held,
)
from onionskin.media.video import scan
from onionskin.stability.measuring.footage import Frame, VideoFootage, rgb_of, upright
from onionskin.stability.mending.recipe import Recipe
from onionskin.stability.mending.touched import Tally

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.video.stream import VideoStream

CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska", ".webm": "webm"}
_X264_FORMATS = (
    "yuv420p", "yuv422p", "yuv444p", "yuvj420p", "yuv420p10le", "yuv422p10le", "yuv444p10le",
)  # fmt: skip
_UNSPECIFIED = 2
_HD_HEIGHT = 720


def write_video(
    footage: VideoFootage,
    part: Path,
    suffix: str,
    recipe: Recipe,
    on_frame: Callable[[int], None],
    tally: Tally,
) -> tuple[bool, list[str]]:
    """Writes `footage`, as `recipe` has it, to `part` in the container of `suffix`.

    With an empty recipe the pictures are copied, not encoded, where they have times and the
    container holds their codec; `tally` compares what it changes. Returns whether they were
    copied, and warnings of what could not be carried over. Raises MediaError.
    """
    options = {"fflags": "+bitexact"}  # no dates and no random ids: the same bytes each time
    if suffix in _MP4:
        options["movflags"] = "+faststart+use_metadata_tags"
    try:
        with (
            open_input(footage.path) as source,
            av.open(
                address(part), "w", format=CONTAINERS[suffix], container_options=options
            ) as output,
        ):
            output.metadata.update(clean_tags(source.metadata))
            transfer = _Transfer(source, output, footage, suffix, inventory_of(footage.path))
            copied = recipe.is_empty and transfer.can_copy()
            if copied:
                transfer.copy(on_frame)
            else:
                transfer.encode(recipe, on_frame, tally)
            return copied, transfer.warnings
    except (av.error.FFmpegError, ValueError) as error:
        if isinstance(error, OSError) and error.errno:
            raise OSError(error.errno, error.strerror) from error
        raise MediaError(f"{part.name} cannot be written as {suffix} ({error})") from error


_MP4 = (".mp4", ".m4v", ".mov")


@dataclass(eq=False)
class _Transfer:
    """From one container to another."""

    source: InputContainer
    output: OutputContainer
    footage: VideoFootage
    suffix: str
    inventory: Inventory
    warnings: list[str] = field(default_factory=list)
    clocks: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    """By stream: how far its times are shifted, and the last of them."""
    _one_writes: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def _has_times(self) -> bool:
        return scan(self.footage.path).has_times

    def can_copy(self) -> bool:
        """Whether the pictures can be passed on as they are; says where the codec forbids it."""
        video = video_stream(self.source, self.footage.path)
        # The others hold more than FFmpeg lists.
        if self.suffix == ".webm" and not is_held(video, self.output):
            name = video.codec_context.name
            self._say(f"its pictures are encoded again: {self.suffix} cannot store {name}")
            return False
        return self._has_times

    def copy(self, on_frame: Callable[[int], None]) -> None:
        """Every packet as it is."""
        video = video_stream(self.source, self.footage.path)
        pictures = self.output.add_stream_from_template(video)
        pictures.metadata.update(clean_tags(video.metadata))
        pictures.disposition = video.disposition
        streams = {video.index: pictures, **self._carried()}
        index = 0
        for packet in self.source.demux([self.source.streams[key] for key in streams]):
            if packet.dts is None:
                continue
            self._keep_time_growing(packet)
            if packet.stream.index == video.index:
                on_frame(index)
                index += 1
            packet.stream = streams[packet.stream.index]
            self.output.mux(packet)

    def encode(self, recipe: Recipe, on_frame: Callable[[int], None], tally: Tally) -> None:
        """Frames the recipe touches are made anew; the others are encoded as they were."""
        video = video_stream(self.source, self.footage.path)
        video.thread_type = "AUTO"
        stream = self._encoder(video)
        carried = self._carried()
        self.warnings.extend(self.inventory.warnings(kept=BESIDE_THE_PICTURES | self._kept(stream)))
        pictures: deque[av.VideoFrame] = deque()
        developed = self._developed(video, carried, pictures)
        with closing(ahead(tally.through(developed))) as frames:
            for index, frame in enumerate(frames):
                on_frame(index)
                picture = pictures.popleft()
                if recipe.touches(index):
                    picture = _undeveloped(frame, picture, str(stream.pix_fmt))
                self._mux(stream.encode(_fitting(picture, stream)))
        self._mux(stream.encode(None))

    def _kept(self, stream: VideoStream) -> set[Kind]:
        """What of the pictures themselves is in those made anew too."""
        kept: set[Kind] = {"rotation", "pixel shape", "gamut"}
        return kept | {"depth"} if "10" in str(stream.pix_fmt) else kept

    def _timed(self, picture: av.VideoFrame, index: int, base: Fraction) -> None:
        """Gives a picture of a stream without times its own, at the nominal rate."""
        if not self._has_times:
            picture.pts, picture.time_base = round(index / self.footage.info.fps / base), base

    def _mux(self, packets: av.Packet[Any] | list[av.Packet[Any]]) -> None:
        """Writes packets: the thread that decodes passes sound on while another encodes."""
        with self._one_writes:
            self.output.mux(packets)

    def _keep_time_growing(self, packet: av.Packet[Any]) -> None:
        """Files put together of several start their clocks anew; no container takes that."""
        if packet.dts is None:
            return
        index = packet.stream.index
        shift, last = self.clocks.get(index, (0, None))
        step = packet.duration or 1
        if last is not None and packet.dts + shift <= last:
            shift = last + step - packet.dts
            self._say("the timestamps start over in the middle; times continue from before")
        packet.dts += shift
        if packet.pts is not None:
            packet.pts += shift
        self.clocks[index] = (shift, packet.dts)

    def _say(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)

    def _developed(
        self, video: VideoStream, carried: dict[int, Any], pictures: deque[av.VideoFrame]
    ) -> Iterator[Frame]:
        """Frames as RGB, their originals noted in `pictures`; sound is passed on meanwhile."""
        info = self.footage.info
        turned = info.rotation % 180 == 90
        base = video.time_base or 1 / info.fps
        index = 0
        inputs = [video, *(self.source.streams[key] for key in carried)]
        try:
            for packet in self.source.demux(inputs):
                if packet.stream.index in carried:
                    if packet.dts is not None:
                        self._keep_time_growing(packet)
                        packet.stream = carried[packet.stream.index]
                        self._mux(packet)
                    continue
                self._keep_time_growing(packet)
                for picture in cast("list[av.VideoFrame]", packet.decode()):
                    self._timed(picture, index, base)
                    index += 1
                    pictures.append(picture)
                    yield upright(rgb_of(picture, (info.width, info.height), turned), picture)
        except av.error.InvalidDataError as error:
            self.warnings.append(f"damaged, and left out from there on ({error.strerror})")

    def _encoder(self, video: VideoStream) -> VideoStream:
        """An output stream with the input's size, clock, colours and rotation."""
        info, context = self.footage.info, video.codec_context
        codec, pixel_format, options = self._codec(str(context.pix_fmt), context.name)
        stream = cast(
            "VideoStream",
            self.output.add_stream(codec, rate=info.fps, options=options),
        )
        stream.width, stream.height = video.width, video.height
        stream.pix_fmt = pixel_format
        target = stream.codec_context
        target.time_base = video.time_base or 1 / info.fps
        target.thread_type = "AUTO"
        for tag in ("color_primaries", "color_trc", "colorspace", "color_range"):
            setattr(target, tag, getattr(context, tag))
        if context.sample_aspect_ratio:
            target.sample_aspect_ratio = context.sample_aspect_ratio
        if info.rotation:
            stream.set_display_rotation(info.rotation)
        tags = clean_tags(video.metadata)
        stream.metadata.update({key: tags[key] for key in tags if key.lower() != "alpha_mode"})
        stream.disposition = video.disposition
        return stream

    def _codec(self, pixel_format: str, codec: str) -> tuple[str, str, dict[str, str]]:
        """Name, pixel format and options of the encoder: as good as unseen, or lossless."""
        if self.suffix == ".webm":
            return "libvpx-vp9", "yuv420p", {"crf": "16", "b": "0", "row-mt": "1", "cpu-used": "2"}
        if self.suffix == ".mkv" and codec == "ffv1":
            return "ffv1", pixel_format, {"level": "3", "slicecrc": "1"}
        chosen = pixel_format if pixel_format in _X264_FORMATS else "yuv420p"
        if chosen.startswith(("yuv420", "yuvj420")) and (
            self.footage.info.width % 2 or self.footage.info.height % 2
        ):
            chosen = "yuv444p"
        if chosen != pixel_format:
            self.warnings.append(f"pixels are written as {chosen}; they were {pixel_format}")
        return "libx264", chosen, {"crf": "13", "preset": "veryfast", **same_every_time()}

    def _carried(self) -> dict[int, Any]:
        """Output streams for all that stands beside the pictures, by the number of the input's."""
        carrier = Carrier(self.source, self.output, self.inventory)
        self.warnings.extend(carrier.warnings)
        return carrier.streams


def _undeveloped(frame: Frame, original: av.VideoFrame, pixel_format: str) -> av.VideoFrame:
    """An upright RGB frame as the original's kind of picture, at the original's time."""
    turns = int(original.rotation) // 90
    lying = np.ascontiguousarray(np.rot90(frame, -turns)) if turns % 4 else frame
    guess = Colorspace.ITU709 if original.height >= _HD_HEIGHT else Colorspace.ITU601
    is_yuv = pixel_format.startswith("yuv")
    untagged = original.colorspace == _UNSPECIFIED
    picture = av.VideoFrame.from_ndarray(np.ascontiguousarray(lying), format="rgb24")
    made = picture.reformat(
        format=pixel_format,
        dst_colorspace=(guess if untagged else Colorspace(original.colorspace)) if is_yuv else None,
        dst_color_range=(
            ColorRange.JPEG if original.color_range == ColorRange.JPEG else ColorRange.MPEG
        )
        if is_yuv
        else None,
        interpolation=Interpolation.BICUBIC | Interpolation.ACCURATE_RND,
    )
    made.pts, made.time_base = original.pts, original.time_base
    made.duration = original.duration
    return made


def _fitting(picture: av.VideoFrame, stream: VideoStream) -> av.VideoFrame:
    """The picture as the encoder takes it, free to choose its own kinds of frames."""
    size = (picture.width, picture.height)
    if size != (stream.width, stream.height) or picture.format.name != stream.pix_fmt:
        fitted = picture.reformat(width=stream.width, height=stream.height, format=stream.pix_fmt)
        fitted.pts, fitted.time_base = picture.pts, picture.time_base
        fitted.duration = picture.duration
        picture = fitted
    picture.pict_type = 0  # else the input's own key frames are asked for again
    return picture
