"""No voice: silence as long as the text would be, and words at the pace of reading."""

from __future__ import annotations

from collections.abc import Mapping

from onionskin.finish.saying.languages import sayings_of
from onionskin.finish.speech import (
    NO_PRONUNCIATIONS,
    Speech,
    SpokenWord,
    estimate_seconds,
    refuse_unspeakable,
)
from onionskin.finish.voices.sounding import LEAD_SECONDS, PAUSE_SECONDS, TAIL_SECONDS, Reel


class SilentVoice:
    """For films without narration, whose captions are read instead."""

    name = "none"
    about = "silence of the right length; captions at reading pace"
    languages = frozenset({"en", "zh"})
    revision = "1"
    licence = ""
    is_ready = False
    """So that it is chosen by name only."""

    def speak(
        self,
        text: str,
        *,
        language: str,
        pace: float = 1.0,
        pronunciations: Mapping[str, str] = NO_PRONUNCIATIONS,
    ) -> Speech:
        """Silence; every word has the time that it takes to say it."""
        refuse_unspeakable(self, text, language, pace)
        reel = Reel()
        reel.add_silence(LEAD_SECONDS)
        for saying in sayings_of(text, language, pronunciations):
            start = reel.seconds
            reel.add_silence(max(estimate_seconds(saying.spoken, language), 0.08) / pace)
            reel.words.append(SpokenWord(text=saying.text, start=start, end=reel.seconds))
            reel.add_silence(PAUSE_SECONDS[saying.pause] / pace)
        reel.add_silence(TAIL_SECONDS)
        return Speech(sound=reel.sound(), words=tuple(reel.words))
