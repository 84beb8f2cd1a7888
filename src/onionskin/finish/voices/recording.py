"""A person's own voice: a recording of the script, cut to its lines.

voice = load_voice("recording:voice.wav")
voice.prepare(["First line.", "Second line."], language="en")   # the whole script, in order
voice.speak("Second line.", language="en")                      # its part of the recording
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from onionskin.errors import InvalidInput, MediaError
from onionskin.finish.saying.languages import sayings_of
from onionskin.finish.saying.saying import Saying
from onionskin.finish.speech import (
    NO_PRONUNCIATIONS,
    SAMPLE_RATE,
    Speech,
    SpokenWord,
    refuse_unspeakable,
)
from onionskin.finish.voices.aligning import aligned
from onionskin.finish.voices.listening import can_listen, heard_words
from onionskin.finish.voices.sounding import (
    LEAD_SECONDS,
    TAIL_SECONDS,
    Reel,
    Samples,
    faded,
    resampled,
)
from onionskin.media.budget import Budget
from onionskin.media.soundtrack import read_sound


class RecordingVoice:
    """What a person recorded. The whole script is laid to it once, then each line is its part."""

    about = "your own recording of the script: recording:FILE.wav"
    languages = frozenset({"en", "zh"})
    licence = "the speaker's own"

    def __init__(self, path: str) -> None:
        """Raises MediaError for a file that is missing or silent."""
        self._path = Path(path)
        if not self._path.is_file():
            raise MediaError(f"{path} is missing; give the recording of the script's narration")
        self._lines: dict[str, tuple[Samples, tuple[SpokenWord, ...]]] = {}
        self._digest = hashlib.sha256(self._path.read_bytes()).hexdigest()[:16]
        self._script = ""
        self._laying = threading.RLock()

    @property
    def name(self) -> str:
        """ "recording:" and the path."""
        return f"recording:{self._path}"

    @property
    def revision(self) -> str:
        """Of the file's bytes, and of the script that it was laid to."""
        return f"1/{self._digest}/{self._script}/{can_listen()}"

    def prepare(
        self,
        lines: Sequence[str],
        *,
        language: str,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> None:
        """Lays the whole script, line by line in its order, to the recording."""
        with self._laying:
            self._lay([line for line in lines if line.strip()], language, pronunciations)

    def _lay(self, spoken: Sequence[str], language: str, pronunciations: Mapping[str, str]) -> None:
        script = hashlib.sha256("\n".join([language, *spoken]).encode()).hexdigest()[:16]
        if script == self._script:
            return
        samples = self._samples()
        sayings: list[Saying] = []
        owners: list[int] = []
        for index, line in enumerate(spoken):
            said = sayings_of(line, language, pronunciations)
            sayings += said
            owners += [index] * len(said)
        words = aligned(samples, sayings, language, heard_words(samples, language))
        self._lines = {}
        for index, line in enumerate(spoken):
            own = [word for word, owner in zip(words, owners, strict=True) if owner == index]
            self._lines.setdefault(line, _cut(samples, own, _neighbours(words, owners, index)))
        self._script = script

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """The part of the recording that says `text`; all of it where nothing was prepared.

        The recording's own pace is kept.
        """
        refuse_unspeakable(self, text, language, pace)
        with self._laying:
            if text not in self._lines:
                if self._script:
                    raise InvalidInput(
                        f"{text!r:.60} is not a line of the script that {self._path} was matched to"
                    )
                self._lay([text], language, pronunciations)
            samples, words = self._lines[text]
        told = () if pace == 1 else (f"{self._path}: a recording keeps its own pace",)
        reel = Reel()
        reel.add(samples)
        return Speech(sound=reel.sound(), words=words, warnings=told)

    def _samples(self) -> Samples:
        sound = read_sound(self._path, Budget.from_environment())
        if sound is None or float(np.abs(sound.samples).max(initial=0)) < 1e-4:
            raise MediaError(
                f"there is no sound in {self._path}; give a recording of the narration"
            )
        return resampled(sound.samples.mean(axis=1).astype(np.float32), sound.sample_rate)


def _neighbours(
    words: Sequence[SpokenWord], owners: Sequence[int], index: int
) -> tuple[float, float]:
    """Where the line before ends and the one after it begins."""
    before = [word.end for word, owner in zip(words, owners, strict=True) if owner < index]
    after = [word.start for word, owner in zip(words, owners, strict=True) if owner > index]
    return (max(before, default=0.0), min(after, default=float("inf")))


def _cut(
    samples: Samples, words: Sequence[SpokenWord], around: tuple[float, float]
) -> tuple[Samples, tuple[SpokenWord, ...]]:
    """A line's part of the recording, never more than half way into the pauses around it."""
    if not words:
        return np.zeros(round(TAIL_SECONDS * SAMPLE_RATE), np.float32), ()
    start, end = words[0].start, words[-1].end
    start = max(start - LEAD_SECONDS, min(start, (around[0] + start) / 2), 0.0)
    end = min(end + TAIL_SECONDS, max(end, (around[1] + end) / 2), len(samples) / SAMPLE_RATE)
    part = samples[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
    length = len(part) / SAMPLE_RATE
    moved = tuple(
        replace(
            word,
            start=min(max(word.start - start, 0.0), length),
            end=min(max(word.end - start, 0.0), length),
        )
        for word in words
    )
    return faded(part), moved
