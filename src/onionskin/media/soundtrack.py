"""What stands beside the pictures of a video file: its sound, read and written, and the rest."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
from numpy.typing import NDArray

from onionskin.errors import InvalidInput, MediaError
from onionskin.media.budget import Budget
from onionskin.media.container import clean_tags, open_for_writing, open_input, told
from onionskin.media.formats import Format
from onionskin.media.inventory import Carrier, Kind, inventory_of, is_held
from onionskin.sound import MAX_SAMPLE_RATE, MIN_SAMPLE_RATE, Sound

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer

Samples = NDArray[np.float32]
_CODECS = {".mp4": ("aac", "fltp"), ".webm": ("libopus", "flt"), ".mkv": ("flac", "s32")}
"""By suffix, the encoder and its samples; in .mkv nothing is lost, as with its pictures."""
_LASTING_TAGS = frozenset(
    {"title", "artist", "author", "album", "date", "year", "genre", "copyright", "location"}
)
_PIECE_SECONDS = 1
_GAP_SECONDS = 0.05
"""Sound that comes later than this after what was heard before begins where it says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """A file of which everything beside the pictures is passed on."""

    path: Path
    start: Fraction = Fraction(0)
    """Where the new file's first picture stands, in seconds from the old one's first."""


def holds_sound(fmt: Format) -> bool:
    """Whether files of this format hold sound."""
    return fmt.suffix in _CODECS


def lay_beside(
    pictures: Path, output: Path, fmt: Format, sound: Sound | None, carried: Carried | None
) -> tuple[str, ...]:
    """Writes the video of `pictures`, as it is, with all that belongs beside it, to `output`.

    That is `sound`, from the first picture on, or else that of the `carried` file, with all else
    that it carries. Returns a warning for each thing that cannot be kept. Raises MediaError.
    """
    try:
        with ExitStack() as opened:
            source = opened.enter_context(open_input(pictures))
            target = opened.enter_context(open_for_writing(output, fmt))
            video = source.streams.video[0]
            packets = [_copied(source, video, target.add_stream_from_template(video))]
            warnings: list[str] = []
            if carried is not None:
                given = opened.enter_context(open_input(carried.path))
                found = inventory_of(carried.path)
                anew = _encoded_anew(given, target, carried) if sound is None else None
                start = _start_of_pictures(given) + carried.start
                skip: set[Kind] = {"sound"} if sound is not None or anew is not None else set()
                carrier = Carrier(given, target, found, start=start, skip=skip)
                target.metadata.update(_told_tags(given))
                packets.append(carrier.packets())
                warnings += carrier.warnings
                if anew is not None:
                    warnings += [item.lost() for item in found.of("sound")[1:]]
                    sound = anew
            if sound is not None:
                packets.append(encoded(_pieces(sound), _sound_stream(target, fmt, sound)))
            target.metadata.update(source.metadata)
            _interleave(target, *packets)
    except (ValueError, av.error.FFmpegError) as error:
        if isinstance(error, OSError) and error.errno:
            raise OSError(error.errno, error.strerror) from error
        raise MediaError(f"the sound could not be written as {fmt.suffix} ({error})") from error
    return tuple(warnings)


def _encoded_anew(given: InputContainer, target: OutputContainer, carried: Carried) -> Sound | None:
    """The sound of a file none of whose tracks the other container holds; None where it does."""
    tracks = given.streams.audio
    if not tracks or any(is_held(track, target) for track in tracks):
        return None
    sound = read_sound(carried.path, Budget.from_environment())
    if sound is None:
        return None
    start = round(float(carried.start) * sound.sample_rate)
    silence = np.zeros((max(-start, 0), sound.samples.shape[1]), np.float32)
    samples = np.concatenate([silence, sound.samples[max(start, 0) :]])
    return Sound(samples, sound.sample_rate)


def _told_tags(given: InputContainer) -> dict[str, str]:
    """The tags of a file that still hold for one made from it."""
    tags = clean_tags(given.metadata)
    return {key: text for key, text in tags.items() if key.lower() in _LASTING_TAGS}


def _sound_stream(target: OutputContainer, fmt: Format, sound: Sound) -> AudioStream:
    codec, samples = _CODECS[fmt.suffix]
    rate = _rate_for(codec, sound.sample_rate)
    stream = cast("AudioStream", target.add_stream(codec, rate=rate))
    stream.codec_context.layout = _layout(sound)
    stream.codec_context.format = samples
    return stream


def read_sound(path: Path, budget: Budget) -> Sound | None:
    """What is heard in the video file at `path` from its first frame on; None for silence.

    More than two channels are mixed to two. Raises MediaError for what is damaged, and
    InvalidInput for what is longer than the budget allows.
    """
    with open_input(path) as container, told(path):
        stream = container.streams.best("audio")
        if stream is None or stream.codec_context is None:
            return None
        heard = cast("AudioStream", stream)
        start = _start_of_pictures(container)
        rate = min(max(heard.rate or 0, MIN_SAMPLE_RATE), MAX_SAMPLE_RATE)
        layout = "mono" if heard.codec_context.channels == 1 else "stereo"
        resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate)
        pieces = _resampled(container.decode(heard), resampler)
        return _joined(path, pieces, rate, start, budget)


def _joined(
    path: Path, pieces: Iterator[AudioFrame], rate: int, start: Fraction, budget: Budget
) -> Sound | None:
    """The pieces at their times, counted from `start` (seconds)."""
    placed: list[Samples] = []
    length = 0
    for piece in pieces:
        samples = piece.to_ndarray().T.astype(np.float32, copy=False)
        at = length
        if piece.pts is not None and piece.time_base:
            at = round((piece.pts * piece.time_base - start) * rate)
        if not placed and at < 0:
            samples, at = samples[-at:], 0
        silence = at - length if not placed or at - length > _GAP_SECONDS * rate else 0
        length += silence + len(samples)
        _refuse_long(path, length, samples.shape[1], budget)
        if silence:
            placed.append(np.zeros((silence, samples.shape[1]), np.float32))
        placed.append(samples)
    return Sound(np.concatenate(placed), rate) if length else None


def _refuse_long(path: Path, num_samples: int, num_channels: int, budget: Budget) -> None:
    if num_samples * num_channels * 4 > budget.bytes:
        raise InvalidInput(
            f"the sound of {path} does not fit in {budget.bytes / 2**30:.1f} GiB; cut it first, "
            "or allow more with ONIONSKIN_MAX_BYTES"
        )


def _resampled(frames: Iterator[AudioFrame], resampler: av.AudioResampler) -> Iterator[AudioFrame]:
    for frame in frames:
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def _start_of_pictures(container: InputContainer) -> Fraction:
    """When the first picture is shown, in seconds of the file's own clock."""
    video = container.streams.video[0] if container.streams.video else None
    if video is None or video.start_time is None or not video.time_base:
        return Fraction(0)
    return video.start_time * video.time_base


def _rate_for(codec: str, rate: int) -> int:
    """The sample rate nearest to `rate` that the encoder takes, no lower where there is one."""
    rates = sorted(av.Codec(codec, "w").audio_rates or [])
    higher = [each for each in rates if each >= rate]
    return higher[0] if higher else (rates[-1] if rates else rate)


def _copied(source: InputContainer, video: Any, shown: Any) -> Iterator[Any]:
    for packet in source.demux(video):
        if packet.dts is not None:
            packet.stream = shown
            yield packet


def encoded(frames: Iterator[AudioFrame], stream: AudioStream) -> Iterator[Any]:
    """The packets of a stream whose encoder is set up and not yet open."""
    context = stream.codec_context
    context.open()
    resampler = av.AudioResampler(
        format=context.format,
        layout=context.layout,
        rate=context.sample_rate,
        frame_size=context.frame_size or None,
    )
    for piece in _resampled(frames, resampler):
        yield from stream.encode(piece)
    yield from stream.encode(None)


def _pieces(sound: Sound) -> Iterator[AudioFrame]:
    step = _PIECE_SECONDS * sound.sample_rate
    for first in range(0, len(sound.samples), step):
        samples = np.ascontiguousarray(sound.samples[first : first + step].T)
        frame = av.AudioFrame.from_ndarray(samples, format="fltp", layout=_layout(sound))
        frame.sample_rate, frame.pts = sound.sample_rate, first
        frame.time_base = Fraction(1, sound.sample_rate)
        yield frame


def _interleave(output: OutputContainer, *sources: Iterator[Any]) -> None:
    """Writes streams of packets by their times, so that none has to be held back."""
    for packet in heapq.merge(*sources, key=_time_of):
        output.mux(packet)


def _time_of(packet: Any) -> float:
    return float((packet.dts or 0) * (packet.time_base or 0))


def _layout(sound: Sound) -> str:
    return "stereo" if sound.samples.shape[1] == 2 else "mono"
