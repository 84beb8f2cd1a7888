"""A voice of another package: it hums a tone for every word, at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from onionskin.finish.speech import (
    NO_PRONUNCIATIONS,
    SAMPLE_RATE,
    Speech,
    SpokenWord,
    refuse_unspeakable,
)
from onionskin.sound import Sound

WORD_SECONDS, GAP_SECONDS = 0.25, 0.05


class HummerVoice:
    """Every word takes a quarter of a second, at a pace of 1."""

    languages = frozenset({"en", "zh"})
    revision = "1"
    licence = "Apache-2.0"

    def __init__(self, pitch: str = "220") -> None:
        """`pitch` is in Hz, as it stands after the colon of "hum:330"."""
        self.name = "hummer" if pitch == "220" else f"hum:{pitch}"
        self._pitch_hz = float(pitch)

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """A tone for every word between spaces."""
        refuse_unspeakable(self, text, language, pace)
        step = (WORD_SECONDS + GAP_SECONDS) / pace
        words = tuple(
            SpokenWord(text=word, start=index * step, end=index * step + WORD_SECONDS / pace)
            for index, word in enumerate(text.split())
        )
        seconds = np.arange(round(len(words) * step * SAMPLE_RATE)) / SAMPLE_RATE
        heard = (seconds % step) < WORD_SECONDS / pace
        tone = 0.3 * np.sin(2 * np.pi * self._pitch_hz * seconds) * heard
        return Speech(sound=Sound(tone[:, None].astype(np.float32), SAMPLE_RATE), words=words)
