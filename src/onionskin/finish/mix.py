"""Voice, music and effects become one sound track of a given loudness.

    sound = mix([Placed(line, 0.5), Placed(line2, 4.2)], seconds=30, music=bed, effects=[...])
    for piece in mixed(...): ...        # the same track, ten seconds at a time

The voice stands in front: each line is brought to the same loudness, the music goes 14 dB down
while somebody speaks (20 dB under the voice: WCAG 2, 1.4.7) and comes back in the pauses that are
long enough, effects step back a little. At last the whole is brought to its loudness, and a
limiter that sees peaks coming keeps them under theirs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin import checks
from onionskin.errors import InvalidInput
from onionskin.finish.ducking import Ducking, spoken_spans
from onionskin.finish.limiter import limited
from onionskin.finish.loudness import Loudness, Meter, amplitude, loudness_of
from onionskin.finish.resampling import stereo_samples
from onionskin.sound import Sound

Samples = NDArray[np.float32]

SAMPLE_RATE = 48_000
WEB_LUFS, BROADCAST_LUFS = -16.0, -23.0
VOICE_LUFS = -20.0
"""Of each line before the whole is brought to its loudness."""
MUSIC_UNDER_VOICE_DB, DUCKED_DB = 6.0, 14.0
EFFECTS_DUCKED_DB = 5.0
_MOST_GAIN_DB = 20.0
_LONGEST_SECONDS = 24 * 3600
_PIECE_SECONDS = 10
_CLOSE_ENOUGH_LU, _MOST_TRIES = 0.15, 4
_KEPT_SECONDS = 300
"""Of a track that is heard several times until it is loud enough: 115 MB; more is mixed again."""
_CODEC_ROOM_DB = 0.5
"""How much higher peaks may come out of a lossy codec than they went in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bed:
    """Music for a whole film.

    `read(first, count)` gives its stereo samples (count, 2) at 48 kHz from sample `first` on,
    silence where it has ended; `lufs` is its loudness, by which it is set under the voice.
    """

    read: Callable[[int, int], Samples]
    lufs: float

    @staticmethod
    def of(sound: Sound) -> Bed:
        """A bed that is a sound as it is."""
        samples = stereo_samples(sound, SAMPLE_RATE)

        def read(first: int, count: int) -> Samples:
            result = np.zeros((count, 2), np.float32)
            heard = samples[first : first + count]
            result[: len(heard)] = heard
            return result

        return Bed(read=read, lufs=loudness_of(Sound(samples, SAMPLE_RATE)).lufs)


@dataclass(frozen=True, slots=True)
class Placed:
    """A sound, or what gives it when it is needed, that begins `at` seconds of the film."""

    sound: Sound | Callable[[], Sound]
    at: float
    gain_db: float = 0.0

    def __post_init__(self) -> None:
        checks.keep(self, "at", checks.number("at", self.at, low=0, high=_LONGEST_SECONDS))
        checks.keep(self, "gain_db", checks.number("gain_db", self.gain_db, low=-90, high=40))

    def samples(self) -> Samples:
        """Its stereo samples (n, 2) at 48 kHz, as loud as they were given."""
        return stereo_samples(self._given(), SAMPLE_RATE) * np.float32(amplitude(self.gain_db))

    def _given(self) -> Sound:
        return self.sound if isinstance(self.sound, Sound) else self.sound()


def mix(
    voice: Sequence[Placed],
    *,
    seconds: float,
    music: Bed | None = None,
    effects: Sequence[Placed] = (),
    target_lufs: float = WEB_LUFS,
    peak_dbtp: float = -1.0,
) -> Sound:
    """The whole track as one sound, 48 kHz stereo, of `seconds`; arguments as `mixed` has them."""
    track = mixed(
        voice,
        seconds=seconds,
        music=music,
        effects=effects,
        target_lufs=target_lufs,
        peak_dbtp=peak_dbtp,
    )
    return Sound(np.concatenate([np.zeros((0, 2), np.float32), *track]), SAMPLE_RATE)


def mixed(
    voice: Sequence[Placed],
    *,
    seconds: float,
    music: Bed | None = None,
    effects: Sequence[Placed] = (),
    target_lufs: float = WEB_LUFS,
    peak_dbtp: float = -1.0,
) -> Iterator[Samples]:
    """The track in pieces of at most ten seconds: float32 (n, 2) at 48 kHz.

    `target_lufs` (-40..-8; -16 for the web, -23 for broadcast) is met within 0.5 LU wherever
    `peak_dbtp` (-20..0) allows it. What lies beyond `seconds` is cut, with a short fade. Raises
    InvalidInput for values out of range.
    """
    seconds = checks.number("seconds", seconds, low=0, high=_LONGEST_SECONDS)
    target = checks.number("target_lufs", target_lufs, low=-40, high=-8)
    peak = checks.number("peak_dbtp", peak_dbtp, low=-20, high=0)
    for name, group in (("voice", voice), ("effects", effects)):
        checks.items(name, group, Placed, most=1_000_000)
    if not isinstance(music, Bed | None):
        raise InvalidInput(f"music is {checks.short(music)}: give a Bed, or None")
    table = _Table(voice, music, effects, round(seconds * SAMPLE_RATE))
    ceiling = amplitude(peak - _CODEC_ROOM_DB)
    gain = _gain_for(table, target, ceiling)
    return limited(table.pieces(gain), ceiling)


def _gain_for(table: _Table, target: float, ceiling: float) -> float:
    """The factor by which the limited track has the loudness that is wanted."""
    level = _level(table.pieces(1.0)).lufs
    if math.isinf(level):
        return 1.0
    gain_db = target - level
    for _ in range(_MOST_TRIES):
        heard = _level(limited(table.pieces(amplitude(gain_db)), ceiling)).lufs
        if abs(heard - target) <= _CLOSE_ENOUGH_LU:
            break
        # A limiter takes back part of what is added, so that more of it is asked for.
        gain_db += 1.5 * (target - heard) if heard < target else target - heard
    return amplitude(gain_db)


def _level(pieces: Iterator[Samples]) -> Loudness:
    meter = Meter(SAMPLE_RATE, peaks=False)
    for piece in pieces:
        meter.hear(piece)
    return meter.reading()


@dataclass(frozen=True, slots=True)
class _Laid:
    """Where a placed sound lies: its samples are made only while a piece needs them."""

    placed: Placed
    first: int
    count: int
    gain: float

    def samples(self) -> Samples:
        return self.placed.samples() * np.float32(self.gain)


class _Table:
    """All that is heard, and where; gives the track before the limiter as often as asked."""

    def __init__(
        self,
        voice: Sequence[Placed],
        music: Bed | None,
        effects: Sequence[Placed],
        count: int,
    ) -> None:
        self._count, self._music = count, music
        self._kept: dict[int, Samples] = {}
        spans: list[tuple[float, float]] = []
        self._voice = [_line(placed, spans) for placed in voice]
        self._effects = [_as_given(placed) for placed in effects]
        self._ducking = Ducking(spans)
        self._music_gain = 0.0
        if music is not None and math.isfinite(music.lufs):
            self._music_gain = amplitude(VOICE_LUFS - MUSIC_UNDER_VOICE_DB - music.lufs)

    def pieces(self, gain: float) -> Iterator[Samples]:
        """The track times `gain`, in pieces of ten seconds."""
        held: dict[int, Samples] = {}
        step = _PIECE_SECONDS * SAMPLE_RATE
        for first in range(0, self._count, step):
            piece = self._kept.get(first)
            if piece is None:
                piece = self._piece(first, min(step, self._count - first), held)
                if first < _KEPT_SECONDS * SAMPLE_RATE:
                    self._kept[first] = piece
            yield piece * np.float32(gain)

    def _piece(self, first: int, count: int, held: dict[int, Samples]) -> Samples:
        start = first / SAMPLE_RATE
        result = np.zeros((count, 2), np.float32)
        if _lay_down(self._effects, result, first, held):
            result *= self._ducking.factors(start, count, SAMPLE_RATE, EFFECTS_DUCKED_DB)
        if self._music is not None and self._music_gain:
            factors = self._ducking.factors(start, count, SAMPLE_RATE, DUCKED_DB)
            result += self._music.read(first, count) * (factors * np.float32(self._music_gain))
        _lay_down(self._voice, result, first, held)
        return _faded_at_end(result, self._count - first)


def _line(placed: Placed, spans: list[tuple[float, float]]) -> _Laid:
    """A spoken line at the voice's loudness; when it is heard is added to `spans`."""
    samples = placed.samples()
    level = loudness_of(Sound(samples, SAMPLE_RATE)).lufs
    gain_db = VOICE_LUFS - level if math.isfinite(level) else 0.0
    gain_db = max(-_MOST_GAIN_DB, min(_MOST_GAIN_DB, gain_db)) + placed.gain_db
    spans += spoken_spans(samples, SAMPLE_RATE, placed.at)
    return _Laid(placed, round(placed.at * SAMPLE_RATE), len(samples), amplitude(gain_db))


def _as_given(placed: Placed) -> _Laid:
    count = len(placed.samples())
    return _Laid(placed, round(placed.at * SAMPLE_RATE), count, 1.0)


def _lay_down(laid: Sequence[_Laid], result: Samples, first: int, held: dict[int, Samples]) -> bool:
    """Adds what is heard of the sounds from `first` on; tells whether there was any.

    Those that go on after the piece are held for the next one.
    """
    found, past = False, first + len(result)
    for each in laid:
        start, end = max(first, each.first), min(past, each.first + each.count)
        if start >= end:
            continue
        samples = held.pop(id(each), None)
        samples = each.samples() if samples is None else samples
        result[start - first : end - first] += samples[start - each.first : end - each.first]
        found = True
        if each.first + each.count > past:
            held[id(each)] = samples
    return found


def _faded_at_end(piece: Samples, left: int) -> Samples:
    """The piece, whose track has `left` samples from its start on, faded over its last 20 ms."""
    fade = round(0.02 * SAMPLE_RATE)
    if left - len(piece) < fade:
        places = left - 1 - np.arange(len(piece), dtype=np.float32)
        piece *= np.clip(places / fade, 0, 1)[:, None]
    return piece
