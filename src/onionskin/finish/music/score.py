"""Music as notes: bars that fit the scenes, chords that move little, and an ending that lands."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onionskin.finish.music.moods import Mood

_SHORTEST_SECTION_SECONDS = 7.0
_BEATS = 4
_PAD_LOW, _PAD_HIGH = 50, 69
_LEAD_LOW = 60
_BASS_LOW = 33
_RING_BEATS = 5.0
"""The last chord rings for so long."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: when, how long, how high (MIDI: 60 is the middle C), by whom, how loud (0..1)."""

    at: float
    seconds: float
    pitch: int
    instrument: str
    level: float
    pan: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the music between two changes, in seconds, cut into bars."""

    start: float
    end: float
    bars: tuple[tuple[float, int], ...]
    """Of each bar its start, and how many beats it has: four, or two."""
    beat: float


def write(mood: Mood, seconds: float, tempo: float, seed: int, changes: Sequence[float]) -> Score:
    """The notes for a mood and a length; `changes` are seconds at which a scene begins."""
    random = np.random.default_rng(seed)
    sections = sections_of(seconds, tempo, changes)
    writer = _Writer(mood, random)
    for index, section in enumerate(sections):
        writer.section(section, index, len(sections))
    writer.ending(sections[-1].end, seconds)
    return Score(notes=tuple(sorted(writer.notes, key=lambda note: note.at)), sections=sections)


@dataclass(frozen=True, slots=True)
class Score:
    """Notes in the order of their starts, and the sections that they make."""

    notes: tuple[Note, ...]
    sections: tuple[Section, ...]


def sections_of(seconds: float, tempo: float, changes: Sequence[float]) -> tuple[Section, ...]:
    """Sections that begin where scenes do, each of whole half bars at about the tempo.

    Changes that follow within seven seconds of another are passed over. The last section ends
    where the last chord is struck.
    """
    beat = 60 / tempo
    last = max(seconds - _RING_BEATS * beat, seconds * 0.5)
    bounds = [0.0]
    for change in sorted(changes):
        if change - bounds[-1] >= _SHORTEST_SECTION_SECONDS <= last - change:
            bounds.append(float(change))
    bounds.append(last)
    return tuple(_section(*span, beat) for span in itertools.pairwise(bounds))


def _section(start: float, end: float, beat: float) -> Section:
    halves = max(1, round((end - start) / (2 * beat)))
    half = (end - start) / halves
    bars = [(start + 2 * index * half, _BEATS) for index in range(halves // 2)]
    if halves % 2:
        # The odd half bar comes last: it leads into what follows.
        bars.append((end - half, _BEATS // 2))
    return Section(start=start, end=end, bars=tuple(bars), beat=half / 2)


class _Writer:
    """Writes notes; remembers where the voices are, so that they move little."""

    def __init__(self, mood: Mood, random: np.random.Generator) -> None:
        self.notes: list[Note] = []
        self._mood, self._random = mood, random
        self._voices: tuple[int, ...] = ()
        self._moves: dict[tuple[int, tuple[int, ...]], tuple[int, ...]] = {}
        self._first = int(random.integers(len(mood.progressions)))

    def section(self, section: Section, index: int, count: int) -> None:
        """Writes a section; the first is bare, those in the middle are full."""
        mood = self._mood
        chords = mood.progressions[(self._first + index) % len(mood.progressions)]
        figure = mood.figures[(self._first + index) % len(mood.figures)]
        fullness = 1 if count == 1 else min(2, index) if index < count - 1 else 1
        for number, (start, beats) in enumerate(section.bars):
            is_last = number == len(section.bars) - 1
            degree = 5 if is_last and len(section.bars) > 1 else chords[number % len(chords)]
            if index == 0 and number == 0:
                degree = 1
            self._bar(section, start, beats, degree, figure, fullness, number)

    def ending(self, at: float, seconds: float) -> None:
        """The home chord, struck once and left to ring to the end."""
        left = seconds - at
        if left <= 0:
            return
        tones = self._lead(self._chord(1))
        for place, pitch in enumerate(self._voices_for(1)):
            self._add(at, left, pitch, "pad", 0.34 * self._mood.pad, 0.3 * (place - 1.5))
        self._add(at, left, self._root(1), "bass", 0.5)
        for place, pitch in enumerate(tones[:4]):
            self._add(at + 0.04 * place, left, pitch, self._mood.lead, 0.36, 0.2 * (place - 1))

    def _bar(
        self,
        section: Section,
        start: float,
        beats: int,
        degree: int,
        figure: tuple[int, ...],
        fullness: int,
        number: int,
    ) -> None:
        beat, mood = section.beat, self._mood
        for place, pitch in enumerate(self._voices_for(degree)):
            # A little over into the next bar, so that chords flow into each other.
            self._add(
                start, beats * beat + 0.25, pitch, "pad", 0.34 * mood.pad, 0.3 * (place - 1.5)
            )
        self._bass(start, beats, beat, degree, fullness)
        self._figure(start, beats, beat, degree, figure, fullness)
        if fullness and mood.drums and (fullness > 1 or number >= 2):
            self._drums(start, beats, beat, mood.drums * (0.6 + 0.2 * fullness))

    def _bass(self, start: float, beats: int, beat: float, degree: int, fullness: int) -> None:
        root = self._root(degree)
        if self._mood.pulse and fullness:
            for eighth in range(2 * beats):
                level = 0.36 if eighth % 2 == 0 else 0.24
                self._add(start + eighth * beat / 2, beat * 0.42, root, "bass", level)
        elif fullness > 1 and beats == _BEATS:
            self._add(start, beat * 2.3, root, "bass", 0.6)
            self._add(start + beat * 2.5, beat * 1.4, root, "bass", 0.4)
        else:
            self._add(start, beats * beat * 0.95, root, "bass", 0.5)

    def _figure(
        self,
        start: float,
        beats: int,
        beat: float,
        degree: int,
        figure: tuple[int, ...],
        fullness: int,
    ) -> None:
        tones = self._lead(self._chord(degree))
        for eighth, tone in enumerate(figure[: 2 * beats]):
            if tone < 0 or (fullness == 0 and eighth % 4):
                continue
            accent = 1.0 if eighth % 4 == 0 else 0.78 if eighth % 2 == 0 else 0.66
            level = 0.44 * accent * float(self._random.uniform(0.88, 1.0))
            late = float(self._random.uniform(0, 0.012))
            pan = 0.35 * (-1) ** eighth * (eighth % 4) / 3
            at = start + eighth * beat / 2 + late
            self._add(at, beat * 1.5, tones[tone % len(tones)], self._mood.lead, level, pan)

    def _drums(self, start: float, beats: int, beat: float, level: float) -> None:
        for number in range(beats):
            at = start + number * beat
            if number % 2 == 0:
                self._add(at, 0.4, 0, "kick", 0.55 * level)
            else:
                self._add(at, 0.3, 0, "brush", 0.34 * level, 0.1)
            for half in (0, 0.5):
                shake = 0.3 if half else 0.2
                self._add(at + half * beat, 0.15, 0, "shaker", shake * level, -0.3)

    def _add(
        self, at: float, seconds: float, pitch: int, instrument: str, level: float, pan: float = 0
    ) -> None:
        self.notes.append(Note(at, seconds, pitch, instrument, level, pan))

    def _chord(self, degree: int) -> list[int]:
        """Three pitches over the key, or four with the ninth, on a step of the scale."""
        steps = [degree - 1, degree + 1, degree + 3]
        if self._mood.ninths and degree in (1, 4, 6):
            steps.append(degree + 7)
        scale = self._mood.scale
        pitches = [self._mood.key + scale[step % 7] + 12 * (step // 7) for step in steps]
        if degree == 5 and scale[6] == 10:
            # In minor the fifth step has its leading note, or it would not lead.
            pitches[1] += 1
        return pitches

    def _root(self, degree: int) -> int:
        return _BASS_LOW + (self._chord(degree)[0] - _BASS_LOW) % 12

    def _lead(self, chord: Sequence[int]) -> list[int]:
        """The chord's tones upwards from the middle, and the lowest once more."""
        tones = sorted({_LEAD_LOW + (pitch - _LEAD_LOW) % 12 for pitch in chord})
        return [*tones, tones[0] + 12]

    def _voices_for(self, degree: int) -> tuple[int, ...]:
        """The chord in four voices, as near to where the voices were as can be."""
        known = self._moves.get((degree, self._voices))
        if known is None:
            known = self._moves[degree, self._voices] = self._nearest(degree)
        self._voices = known
        return known

    def _nearest(self, degree: int) -> tuple[int, ...]:
        classes = [pitch % 12 for pitch in self._chord(degree)]
        settings = [
            (voices, 1.5 * place)
            for place, four in enumerate(_of_four(classes))
            for voices in _settings(four)
        ]
        best, _ = min(settings, key=lambda each: each[1] + self._cost(each[0], classes[0]))
        return best

    def _cost(self, voices: tuple[int, ...], root: int) -> float:
        gaps = [high - low for low, high in itertools.pairwise(voices)]
        muddy = sum(4.0 for gap in gaps if gap < 3) + (2.0 if gaps[0] < 4 else 0)
        if not self._voices:
            return muddy + abs(sum(voices) / 4 - 59) + (0 if voices[0] % 12 == root else 3)
        moved = [abs(new - old) for new, old in zip(voices, self._voices, strict=True)]
        # Fifths and octaves that move in parallel make two voices one.
        return sum(moved) + max(moved) + muddy + 3 * _parallels(self._voices, voices)


def _of_four(classes: Sequence[int]) -> list[list[int]]:
    """Four pitch classes out of three or four: the root is doubled best, the third worst."""
    if len(classes) == 4:
        return [list(classes)]
    root, third, fifth = classes
    return [[root, third, fifth, doubled] for doubled in (root, fifth, third)]


def _settings(classes: Sequence[int]) -> list[tuple[int, ...]]:
    """Every way to set four pitch classes between the lowest and highest of the pad, upwards."""
    places = [
        [pitch for pitch in range(_PAD_LOW, _PAD_HIGH + 1) if pitch % 12 == each]
        for each in classes
    ]
    settings = {tuple(sorted(chosen)) for chosen in itertools.product(*places)}
    return sorted(each for each in settings if len(set(each)) == len(each))


def _parallels(old: Sequence[int], new: Sequence[int]) -> int:
    """How many pairs of voices move in parallel fifths or octaves."""
    pairs = [(low, high) for high in range(4) for low in range(high)]
    return sum(
        old[low] != new[low]
        and (old[high] - old[low]) % 12 in (0, 7)
        and old[high] - old[low] == new[high] - new[low]
        for low, high in pairs
    )
