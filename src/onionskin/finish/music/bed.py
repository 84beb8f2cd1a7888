"""Music for a whole film: composed for its mood and scenes, or one's own, looped on its beat."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin import checks
from onionskin.errors import MediaError
from onionskin.finish.loudness import Meter
from onionskin.finish.mix import SAMPLE_RATE, Bed
from onionskin.finish.music import instruments
from onionskin.finish.music.looping import looped
from onionskin.finish.music.moods import mood_of
from onionskin.finish.music.score import Note, write
from onionskin.finish.resampling import stereo_samples
from onionskin.sound import Sound

Samples = NDArray[np.float32]

LOUDEST = 0.7
"""No composed sample is higher than this."""
_SHORTEST_SECONDS, _LONGEST_SECONDS = 1.0, 24 * 3600.0
_MEASURED_SECONDS = 90
_PIECE = 10 * SAMPLE_RATE
_LAST_FADE_SECONDS = 1.2
_KEPT_BYTES = 128 * 2**20


def compose(
    mood: str,
    seconds: float,
    tempo: float | None = None,
    seed: int = 0,
    sections: Sequence[float] = (),
) -> Sound:
    """Music of a mood (`MOODS`) and a length as one sound, 48 kHz stereo.

    `tempo` is beats a minute, 40..200, that of the mood without it; `sections` are the seconds
    at which scenes begin: there the music changes. The same values give the same samples.
    Raises InvalidInput for values out of range.
    """
    bed = composed_bed(mood, seconds, tempo=tempo, seed=seed, sections=sections)
    count = round(seconds * SAMPLE_RATE)
    pieces = [bed.read(first, min(_PIECE, count - first)) for first in range(0, count, _PIECE)]
    return Sound(np.concatenate(pieces), SAMPLE_RATE)


def composed_bed(
    mood: str,
    seconds: float,
    *,
    tempo: float | None = None,
    seed: int = 0,
    sections: Sequence[float] = (),
) -> Bed:
    """The music of `compose`, made only where it is read: a film of hours needs no more memory."""
    spec = mood_of(mood)
    seconds = checks.number("seconds", seconds, low=_SHORTEST_SECONDS, high=_LONGEST_SECONDS)
    beats = spec.tempo if tempo is None else checks.number("tempo", tempo, low=40, high=200)
    seed = checks.whole("seed", seed, 0, 2**64)
    changes = [checks.number("sections", each, low=0) for each in sections]
    player = _Player(write(spec, seconds, beats, seed, changes).notes, seconds)
    measured = min(round(seconds * SAMPLE_RATE), _MEASURED_SECONDS * SAMPLE_RATE)
    meter, highest = Meter(SAMPLE_RATE, peaks=False), 0.0
    for first in range(0, measured, _PIECE):
        piece = player.read(first, min(_PIECE, measured - first))
        meter.hear(piece)
        highest = max(highest, float(np.abs(piece).max(initial=0)))
    # Music that repeats is hardly ever louder later on; the rest is the limiter's.
    player.gain = min(1.0, LOUDEST / highest) if highest else 1.0
    lufs = meter.reading().lufs
    return Bed(read=player.read, lufs=lufs + 20 * math.log10(player.gain))


def own_bed(path: Path, seconds: float) -> Bed:
    """Somebody's own music: looped on its beat where it is shorter, and faded at the end.

    Raises MediaError for a file without sound, and as `read_sound` does.
    """
    from onionskin.media.budget import Budget
    from onionskin.media.soundtrack import read_sound

    sound = read_sound(path, Budget.from_environment())
    if sound is None or not len(sound.samples):
        raise MediaError(f"there is no sound in {path}; give music, or `music: off`")
    seconds = checks.number("seconds", seconds, low=0, high=_LONGEST_SECONDS)
    return looped(stereo_samples(sound, SAMPLE_RATE), seconds)


class _Player:
    """Plays notes wherever it is asked to."""

    def __init__(self, notes: Sequence[Note], seconds: float) -> None:
        self._notes, self._end = notes, seconds
        self._starts = np.array([note.at for note in notes])
        self._longest = max((_heard_seconds(note) for note in notes), default=0.0)
        self._kept: dict[tuple[int, int], Samples] = {}
        self._kept_bytes = 0
        self.gain = 1.0

    def read(self, first: int, count: int) -> Samples:
        """Samples (count, 2) from `first` on; silence beyond the end."""
        played = self._kept.get((first, count))
        if played is None:
            played = self._played(first, count)
            if self._kept_bytes + played.nbytes <= _KEPT_BYTES:
                # A mix reads its music several times.
                self._kept[first, count] = played
                self._kept_bytes += played.nbytes
        return played * np.float32(self.gain)

    def _played(self, first: int, count: int) -> Samples:
        result = np.zeros((count, 2), np.float32)
        start, end = first / SAMPLE_RATE, (first + count) / SAMPLE_RATE
        low, high = np.searchsorted(self._starts, [start - self._longest, end])
        for note in self._notes[low:high]:
            _play(note, result, first)
        return result * self._fade(first, count)

    def _fade(self, first: int, count: int) -> Samples:
        left = self._end - np.arange(first, first + count) / SAMPLE_RATE
        shape = np.sin(np.clip(left / _LAST_FADE_SECONDS, 0, 1) * np.pi / 2) ** 2
        return shape.astype(np.float32)[:, None]


def _heard_seconds(note: Note) -> float:
    if note.instrument == "pad":
        return instruments.pad_seconds(note.seconds)
    return len(instruments.struck(note.instrument, note.pitch)) / SAMPLE_RATE


def _play(note: Note, result: Samples, first: int) -> None:
    """Adds what is heard of a note to the samples from `first` on."""
    at = round(note.at * SAMPLE_RATE)
    start = max(at, first)
    end = min(at + round(_heard_seconds(note) * SAMPLE_RATE), first + len(result))
    if start >= end:
        return
    if note.instrument == "pad":
        heard = instruments.pad(note.pitch, note.seconds, start - at, end - start)
    else:
        heard = instruments.struck(note.instrument, note.pitch)[start - at : end - at]
        if note.instrument == "bass":
            heard = heard * _let_go(start - at, end - start, note.seconds)
    result[start - first : end - first] += heard * _panned(note)


def _let_go(first: int, count: int, seconds: float) -> Samples:
    """A held string is damped at its end."""
    left = seconds + 0.12 - np.arange(first, first + count) / SAMPLE_RATE
    return np.clip(left / 0.12, 0, 1).astype(np.float32)[:, None] ** 2


def _panned(note: Note) -> Samples:
    """Factors of the two sides, of one in energy."""
    angle = (1 + max(-1.0, min(1.0, note.pan))) * math.pi / 4
    sides = np.array([math.cos(angle), math.sin(angle)]) * math.sqrt(2) * note.level
    return sides.astype(np.float32)
