"""What is said in each shot: every line is spoken once, and found again by its words.

Sound stays on disk until it is mixed, so that a film of hours takes no more memory than a clip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from onionskin.errors import Cancelled
from onionskin.film.store import Part, Store, key_of
from onionskin.film.storyboard import Line, Storyboard
from onionskin.finish.speech import (
    DEFAULT_VOICE,
    Phoneme,
    SpokenWord,
    Voice,
    estimate_seconds,
    load_voice,
    voice_names,
)
from onionskin.progress import IsCancelled
from onionskin.sound import Sound

AUTO, OFF = "auto", "off"
_SOUND = "speech.npy"
_MIN_SILENT_SECONDS = 0.8
NO_SOUND: Final = ""
_Advance = Callable[[], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A line as it was spoken: times are seconds from its start."""

    text: str
    speaker: str | None
    seconds: float
    words: tuple[SpokenWord, ...]
    phonemes: tuple[Phoneme, ...] = ()
    sound: Path | None = None
    """Its samples on disk; None for a line that nobody speaks."""
    sample_rate: int = 48_000
    voice: str = ""
    licence: str = ""
    warnings: tuple[str, ...] = ()
    key: str = NO_SOUND

    def heard(self) -> Sound:
        """Its sound, read from disk."""
        assert self.sound is not None
        return Sound(np.load(self.sound), self.sample_rate)


@dataclass(frozen=True, kw_only=True, slots=True)
class Narration:
    """Every shot's lines, in order, and what was otherwise than asked."""

    shots: tuple[tuple[Said, ...], ...]
    warnings: tuple[str, ...] = ()


class Narrator:
    """Speaks a storyboard's lines with the voices that it names."""

    def __init__(self, board: Storyboard, store: Store) -> None:
        """Finds the voices. Raises UnknownVoice."""
        self._board, self._store = board, store
        self.warnings: list[str] = []
        self._voices: dict[str | None, Voice | None] = {}
        for speaker in _speakers(board):
            self._voices[speaker] = self._voice_of(speaker)

    def narrate(self, advance: _Advance, cancelled: IsCancelled) -> Narration:
        """All lines, spoken; `advance` is called after each. Raises Cancelled."""
        shots = []
        for shot in self._board.shots:
            said = []
            for line in shot.narration:
                if cancelled():
                    raise Cancelled("stopped while speaking; what was spoken is kept")
                said.append(self._said(line))
                advance()
            shots.append(tuple(said))
        warned = dict.fromkeys(
            warning for lines in shots for each in lines for warning in each.warnings
        )
        return Narration(shots=tuple(shots), warnings=(*self.warnings, *warned))

    def _said(self, line: Line) -> Said:
        voice = self._voices[line.speaker]
        board = self._board
        if voice is None:
            return _silent(line, board.language)
        how: dict[str, object] = {
            "text": line.text,
            "language": board.language,
            "pace": board.pace,
            "pronunciations": dict(board.pronunciations),
        }
        key = key_of("speech", voice=voice.name, revision=voice.revision, **how)
        part = self._store.made(key, lambda folder: _spoken(folder, voice, line, board))
        return _of_part(part, line, voice, key)

    def _voice_of(self, speaker: str | None) -> Voice | None:
        """Who speaks for somebody of the cast, or (None) the narrator; None for nobody."""
        board = self._board
        if board.voice == OFF:
            return None
        figure = board.figure(speaker) if speaker else None
        asked = (figure.voice if figure else "") or board.voice
        if asked != AUTO:
            voice = load_voice(asked)
            if board.language in voice.languages:
                return voice
            spoken = ", ".join(sorted(voice.languages))
            self._warn(
                f"voice {asked} speaks {spoken} and not {board.language}: its lines are not "
                "heard, and their captions are timed by a guess"
            )
            return None
        return self._first_that_speaks(board.language)

    def _first_that_speaks(self, language: str) -> Voice | None:
        names = sorted(voice_names(), key=lambda name: (name != DEFAULT_VOICE, name))
        for name in names:
            with suppress(Exception):  # one that is broken, or whose extra is not installed
                voice = load_voice(name)
                if language in voice.languages and _is_ready(voice):
                    return voice
        self._warn(
            f"no voice that is installed speaks {language}: the film is silent but for its music, "
            "and its captions are timed by a guess (onionskin voices lists what there is)"
        )
        return None

    def _warn(self, text: str) -> None:
        if text not in self.warnings:
            self.warnings.append(text)


def _is_ready(voice: Voice) -> bool:
    """Whether a voice that is chosen by nobody can speak here and now."""
    is_ready = getattr(voice, "is_ready", None)
    return True if is_ready is None else bool(is_ready() if callable(is_ready) else is_ready)


def _speakers(board: Storyboard) -> Iterable[str | None]:
    found = [line.speaker for shot in board.shots for line in shot.narration]
    return dict.fromkeys(found)


def _spoken(folder: Path, voice: Voice, line: Line, board: Storyboard) -> Mapping[str, object]:
    """Has a line spoken, and keeps it."""
    speech = voice.speak(
        line.text,
        language=board.language,
        pace=board.pace,
        pronunciations=board.pronunciations,
    )
    np.save(folder / _SOUND, speech.sound.samples)
    return {
        "sample_rate": speech.sound.sample_rate,
        "seconds": speech.sound.duration_seconds,
        "words": [[each.text, each.start, each.end] for each in speech.words],
        "phonemes": [[each.symbol, each.start, each.end] for each in speech.phonemes],
        "warnings": list(speech.warnings),
    }


def _of_part(part: Part, line: Line, voice: Voice, key: str) -> Said:
    facts = part.facts
    return Said(
        text=line.text,
        speaker=line.speaker,
        seconds=facts["seconds"],
        words=tuple(SpokenWord(text=t, start=s, end=e) for t, s, e in facts["words"]),
        phonemes=tuple(Phoneme(symbol=t, start=s, end=e) for t, s, e in facts["phonemes"]),
        sound=part.file(_SOUND),
        sample_rate=facts["sample_rate"],
        voice=voice.name,
        licence=voice.licence,
        warnings=tuple(facts["warnings"]),
        key=key,
    )


def _silent(line: Line, language: str) -> Said:
    """A line that nobody speaks: its words are shown as long as they would be spoken."""
    seconds = max(estimate_seconds(line.text, language), _MIN_SILENT_SECONDS)
    pieces = _pieces(line.text)
    weights = np.cumsum([0.0, *(len(each) + 1.0 for each in pieces)])
    times = seconds * weights / weights[-1]
    words = tuple(
        SpokenWord(text=text, start=float(start), end=float(end))
        for text, start, end in zip(pieces, times, times[1:], strict=False)
    )
    return Said(text=line.text, speaker=line.speaker, seconds=seconds, words=words)


def _pieces(text: str) -> list[str]:
    """Words as voices give them: between spaces, and each Chinese character by itself."""
    pieces: list[str] = []
    for word in text.split():
        run = ""
        for character in word:
            if "\u3400" <= character <= "\u9fff":
                if run:
                    pieces.append(run)
                run = ""
                pieces.append(character)
            elif pieces and not run and not character.isalnum() and word[0] != character:
                pieces[-1] += character  # punctuation stays with what it follows
            else:
                run += character
        if run:
            pieces.append(run)
    return pieces
