"""When everything happens: shots on the film's frames, lines and words within them.

Shots lie end to end. A transition is centred on its cut: the frames under it belong to both
shots, and are drawn in both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from onionskin.film.assemble.length import Room, fitted, pace_to_fit
from onionskin.film.assemble.voicing import Narration, Said
from onionskin.film.sources.brief import Turn
from onionskin.film.storyboard import BoardShot, Storyboard
from onionskin.finish.speech import Phoneme, SpokenWord

MIN_SHOT_SECONDS = 2.0
_LEAST_WORDLESS = 1.0
WORDLESS_SECONDS = 3.0
"""How long a shot without words and without a length is seen."""
LEAD_SECONDS = 0.05
"""A picture stands before its words begin."""
_SCENE_LEAD_SECONDS = 0.4
_BETWEEN_LINES, _BETWEEN_SPEAKERS = 0.3, 0.45
_AFTER_SENTENCE, _AFTER_CLAUSE, _AFTER_LAST = 0.38, 0.06, 0.9
_TRANSITION_SECONDS = 0.5
_MOST_OF_A_SHOT = 0.3
"""Of its frames, that may lie under each of its transitions."""
_SENTENCE_ENDS = tuple('.!?。！？…:："”’)）')


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedLine:
    """A line and when it begins, in seconds from the shot's start."""

    said: Said
    at: float

    def words(self, shift: float) -> tuple[SpokenWord, ...]:
        """Its words, `shift` seconds later than the shot has them."""
        by = self.at + shift
        return tuple(
            SpokenWord(text=each.text, start=each.start + by, end=each.end + by)
            for each in self.said.words
        )

    def phonemes(self, shift: float) -> tuple[Phoneme, ...]:
        """Its speech sounds, likewise."""
        by = self.at + shift
        return tuple(
            Phoneme(symbol=each.symbol, start=each.start + by, end=each.end + by)
            for each in self.said.phonemes
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class TimedShot:
    """A shot on the film's frames: from `start` up to `end`."""

    number: int
    """From 1, as the storyboard has it."""
    shot: BoardShot
    start: int
    end: int
    lines: tuple[PlacedLine, ...]
    head: int = 0
    """How many frames on each side of its first cut lie under a transition."""
    tail: int = 0
    """The same of its last cut."""

    @property
    def num_frames(self) -> int:
        """How many frames of the film are its own."""
        return self.end - self.start

    @property
    def num_drawn(self) -> int:
        """How many are drawn: with those of its neighbours that lie under its transitions."""
        return self.num_frames + self.head + self.tail

    def words(self, shift: float = 0.0) -> tuple[SpokenWord, ...]:
        """All words of the shot; times are seconds from its first frame, and `shift`."""
        return tuple(word for line in self.lines for word in line.words(shift))

    def phonemes(self, shift: float = 0.0) -> tuple[Phoneme, ...]:
        """All speech sounds of the shot, likewise."""
        return tuple(sound for line in self.lines for sound in line.phonemes(shift))

    def turns(self, shift: float = 0.0) -> tuple[Turn, ...]:
        """Who speaks when, likewise."""
        return tuple(
            Turn(speaker=line.said.speaker, start=at, end=at + line.said.seconds)
            for line in self.lines
            for at in (line.at + shift,)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """A film's shots on its frames."""

    fps: Fraction
    shots: tuple[TimedShot, ...]
    warnings: tuple[str, ...] = ()

    @property
    def num_frames(self) -> int:
        """How long the film is, in frames."""
        return self.shots[-1].end

    @property
    def seconds(self) -> float:
        """How long the film is."""
        return float(self.num_frames / self.fps)

    def seconds_at(self, frame: int) -> float:
        """When a frame is shown."""
        return float(frame / self.fps)


def timing_of(board: Storyboard, narration: Narration) -> Timing:
    """The shots of a storyboard, each as long as what is said in it, or as it asks."""
    warnings: list[str] = []
    placed, rooms = _rooms(board, narration)
    lengths = [each.own for each in rooms]
    if board.length is not None:
        lengths, told = fitted(rooms, board.length)
        warnings += told
    shots: list[TimedShot] = []
    start, passed = 0, 0.0
    for number, (shot, lines, seconds) in enumerate(
        zip(board.shots, placed, lengths, strict=True), 1
    ):
        if shot.seconds is not None and seconds > shot.seconds:
            warnings.append(
                f"shot {number} ({shot.id}) is {seconds:.1f} s long instead of {shot.seconds:g} s: "
                "its words take that long"
            )
        passed += seconds
        whole = math.ceil(round(seconds * board.fps, 6))
        frames = max(whole if board.length is None else round(passed * board.fps) - start, 1)
        shots.append(
            TimedShot(number=number, shot=shot, start=start, end=start + frames, lines=lines)
        )
        start += frames
    return Timing(
        fps=board.fps, shots=_with_transitions(shots, board.fps), warnings=tuple(warnings)
    )


def pace_of(board: Storyboard, narration: Narration) -> float | None:
    """How fast is to be spoken for the film to have its length; None for as fast as it was."""
    if board.length is None:
        return None
    _, rooms = _rooms(board, narration)
    spoken = sum(each.spoken_seconds for shot in narration.shots for each in shot)
    return pace_to_fit(rooms, spoken, board.length, board.pace)


def _rooms(
    board: Storyboard, narration: Narration
) -> tuple[list[tuple[PlacedLine, ...]], list[Room]]:
    """Of every shot its lines in their places, and how long it is by itself."""
    placed, rooms = list[tuple[PlacedLine, ...]](), list[Room]()
    for index, (shot, said) in enumerate(zip(board.shots, narration.shots, strict=True)):
        is_new = index > 0 and board.shots[index - 1].scene != shot.scene
        lines, end = _placed(said, _SCENE_LEAD_SECONDS if is_new else LEAD_SECONDS)
        is_last = index + 1 == len(board.shots)
        own = _seconds(shot, lines, end, is_last=is_last)
        least = end + _AFTER_CLAUSE if lines else _LEAST_WORDLESS
        placed.append(lines)
        rooms.append(Room(own=own, least=min(least, own), is_set=shot.seconds is not None))
    return placed, rooms


def only(timing: Timing, number: int) -> Timing:
    """The timing of one shot by itself, its transitions unblended."""
    shot = timing.shots[number - 1]
    alone = replace(shot, start=0, end=shot.num_frames)
    return replace(timing, shots=(alone,))


def _placed(said: Sequence[Said], lead: float) -> tuple[tuple[PlacedLine, ...], float]:
    """The lines one after another, and when the last of them ends."""
    lines: list[PlacedLine] = []
    at = lead
    for index, each in enumerate(said):
        if index:
            same = each.speaker == said[index - 1].speaker
            at += _BETWEEN_LINES if same else _BETWEEN_SPEAKERS
        lines.append(PlacedLine(said=each, at=at))
        at += each.spoken_seconds
    return tuple(lines), at


def _seconds(shot: BoardShot, lines: Sequence[PlacedLine], end: float, *, is_last: bool) -> float:
    """How long a shot is seen."""
    if not lines:
        return shot.seconds or WORDLESS_SECONDS
    is_over = lines[-1].said.text.rstrip().endswith(_SENTENCE_ENDS)
    rest = _AFTER_LAST if is_last else _AFTER_SENTENCE if is_over else _AFTER_CLAUSE
    if shot.seconds is not None:
        return max(shot.seconds, end)
    return max(end + rest, MIN_SHOT_SECONDS)


def _with_transitions(shots: list[TimedShot], fps: Fraction) -> tuple[TimedShot, ...]:
    """The shots, each with the frames that its transitions take of it and of its neighbours."""
    wanted = max(round(_TRANSITION_SECONDS * fps / 2), 1)
    for index in range(1, len(shots)):
        before, after = shots[index - 1], shots[index]
        if after.shot.transition == "cut":
            continue
        most = int(_MOST_OF_A_SHOT * min(before.num_frames, after.num_frames))
        half = min(wanted, most)
        if half > 0:
            shots[index - 1] = replace(before, tail=half)
            shots[index] = replace(after, head=half)
    return tuple(shots)
