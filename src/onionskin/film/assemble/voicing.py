"""What is said in each shot: every line is spoken once, and found again by its words.

Sound stays on disk until it is mixed, so that a film of hours takes no more memory than a clip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onionskin.errors import Cancelled
from onionskin.film.store import Part, Store, key_of
from onionskin.film.storyboard import Line, Storyboard
from onionskin.finish.speech import Phoneme, SpokenWord, Voice, load_voice
from onionskin.finish.voices.casting import OFF, SILENT, cast_voices
from onionskin.progress import IsCancelled
from onionskin.sound import Sound

_SOUND = "speech.npy"
_FADING_SECONDS = 0.05
"""For which a word is heard after its end."""
_Advance = Callable[[bool], None]


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
    key: str = ""

    @property
    def spoken_seconds(self) -> float:
        """When its last word ends; what follows in its sound is a pause."""
        return (
            min(self.words[-1].end + _FADING_SECONDS, self.seconds) if self.words else self.seconds
        )

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
        looks = {
            name: figure.look if (figure := board.figure(name)) else "" for name in _speakers(board)
        }
        cast = cast_voices(looks, asked=board.voice, language=board.language)
        self.warnings = list(cast.warnings)
        self._voices: dict[str | None, Voice] = {None: cast.narrator}
        self._voices.update(cast.voices)
        for figure in board.cast:
            if figure.voice and figure.name in looks and board.voice not in OFF:
                self._voices[figure.name] = self._own(figure.voice)

        self._prepare()

    def narrate(self, advance: _Advance, cancelled: IsCancelled) -> Narration:
        """All lines, spoken; `advance` is called after each, with whether it was found finished.

        Raises Cancelled.
        """
        shots = []
        for shot in self._board.shots:
            said = []
            for line in shot.narration:
                if cancelled():
                    raise Cancelled("stopped while speaking; what was spoken is kept")
                line_said, was_found = self._said(line)
                said.append(line_said)
                advance(was_found)
            shots.append(tuple(said))
        warned = dict.fromkeys(
            warning for lines in shots for each in lines for warning in each.warnings
        )
        return Narration(shots=tuple(shots), warnings=(*self.warnings, *warned))

    def _said(self, line: Line) -> tuple[Said, bool]:
        voice, board = self._voices[line.speaker], self._board
        key = key_of(
            "speech",
            voice=voice.name,
            revision=voice.revision,
            text=line.text,
            language=board.language,
            pace=board.pace,
            pronunciations=dict(board.pronunciations),
        )
        found = self._store.find(key)
        part = found or self._store.make(key, lambda folder: _spoken(folder, voice, line, board))
        return _of_part(part, line, voice, key), found is not None

    def _prepare(self) -> None:
        """Lets voices hear all their lines before the first: a recording is found in them."""
        board = self._board
        lines: dict[int, list[str]] = {}
        for line in (line for shot in board.shots for line in shot.narration):
            lines.setdefault(id(self._voices[line.speaker]), []).append(line.text)
        for voice in {id(each): each for each in self._voices.values()}.values():
            prepare = getattr(voice, "prepare", None)
            if prepare is not None and id(voice) in lines:
                prepare(
                    lines[id(voice)], language=board.language, pronunciations=board.pronunciations
                )

    def _own(self, name: str) -> Voice:
        """The voice that the cast names for a figure; nobody where it has not the language."""
        voice, language = load_voice(name), self._board.language
        if language in voice.languages:
            return voice
        self.warnings.append(
            f"voice {name} speaks {', '.join(sorted(voice.languages))} and not {language}: its "
            "lines are not spoken"
        )
        return load_voice(SILENT)


def _speakers(board: Storyboard) -> Iterable[str]:
    """Who speaks beside the narrator, each once."""
    lines = (line for shot in board.shots for line in shot.narration)
    return dict.fromkeys(line.speaker for line in lines if line.speaker is not None)


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
        sound=None if voice.name == SILENT else part.file(_SOUND),
        sample_rate=facts["sample_rate"],
        voice="" if voice.name == SILENT else voice.name,
        licence=voice.licence,
        warnings=tuple(facts["warnings"]),
        key=key,
    )
