"""The contract that every voice keeps, built in or from another package, as tests.

Subclass `VoiceContract` with a fixture `voice`:

    class TestParrot(VoiceContract):
        @pytest.fixture
        def voice(self) -> Voice:
            return ParrotVoice()

Each text is said a few times; a voice that costs money had better answer from a recording.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Final

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.speech import SAMPLE_RATE, Speech, Voice

TEXTS: Final = {
    "en": 'Sales rose to $4.2 million — "well done"!\n\nNext, 15% more.',
    "zh": "今年卖了4.2万盒，真好！\n\n明年再多15%。",
}
SHORT: Final = {"en": "Good morning.", "zh": "早上好。"}


def _squeezed(text: str) -> str:
    return "".join(text.split())


class VoiceContract:
    """Tests that any voice passes; subclasses give it as the fixture `voice`."""

    is_silent = False
    """For a voice that makes no sound."""

    @pytest.fixture
    def voice(self) -> Voice:
        """The voice under test."""
        raise NotImplementedError("give a fixture voice")

    @pytest.fixture
    def language(self, voice: Voice) -> str:
        """A language that the voice speaks."""
        return "en" if "en" in voice.languages else min(voice.languages)

    @pytest.fixture
    def speech(self, voice: Voice, language: str) -> Speech:
        """The speech of a text of two paragraphs."""
        return voice.speak(TEXTS[language], language=language)

    def test_it_says_what_it_is(self, voice: Voice) -> None:
        """Name, revision, licence, languages."""
        assert voice.name.strip() == voice.name != ""
        assert voice.revision
        assert isinstance(voice.licence, str)
        assert voice.languages <= {"en", "zh"}
        assert voice.languages

    def test_its_words_are_the_script(self, speech: Speech, language: str) -> None:
        """Every character of the script, in order, as written."""
        assert _squeezed("".join(word.text for word in speech.words)) == _squeezed(TEXTS[language])

    def test_its_words_follow_each_other(self, speech: Speech) -> None:
        """No word starts before the one before it, and all end within the sound."""
        starts = [word.start for word in speech.words]
        assert starts == sorted(starts)
        assert all(a.end <= b.start + 1e-6 for a, b in pairwise(speech.words))
        assert speech.words[-1].end <= speech.seconds

    def test_its_phonemes_follow_each_other(self, speech: Speech) -> None:
        """If the voice reports phonemes."""
        starts = [each.start for each in speech.phonemes]
        assert starts == sorted(starts)
        assert all(each.symbol.strip() and each.end <= speech.seconds for each in speech.phonemes)

    def test_its_sound_is_mono_at_the_rate_of_films(self, speech: Speech) -> None:
        """And heard, without clipping."""
        assert speech.sound.sample_rate == SAMPLE_RATE
        assert speech.sound.samples.shape[1] == 1
        loudest = float(np.abs(speech.sound.samples).max())
        assert loudest == 0 if self.is_silent else 0.03 < loudest < 1.0

    def test_the_same_text_sounds_the_same(self, voice: Voice, language: str) -> None:
        """In two threads at once."""
        with ThreadPoolExecutor(2) as threads:
            first, second = threads.map(
                lambda text: voice.speak(text, language=language), [SHORT[language]] * 2
            )
        assert np.array_equal(first.sound.samples, second.sound.samples)
        assert first.words == second.words

    def test_a_higher_pace_takes_less_time(self, voice: Voice, language: str) -> None:
        """At once, not after a while."""
        slow, fast = (
            voice.speak(TEXTS[language], language=language, pace=pace) for pace in (0.8, 1.6)
        )
        assert fast.seconds < 0.8 * slow.seconds

    @pytest.mark.parametrize("text", ["", " \n "])
    def test_nothing_to_say_is_refused(self, voice: Voice, language: str, text: str) -> None:
        """In one line."""
        with pytest.raises(InvalidInput, match="nothing to say"):
            voice.speak(text, language=language)

    def test_other_languages_and_paces_are_refused(self, voice: Voice, language: str) -> None:
        """With what is allowed."""
        with pytest.raises(InvalidInput, match="speaks"):
            voice.speak("Bonjour", language="fr")
        for pace in (0.1, 9.0, float("nan")):
            with pytest.raises(InvalidInput, match="pace"):
                voice.speak("Hi", language=language, pace=pace)

    @pytest.mark.parametrize("text", ["🎉", "...", "שלום", "\u200b?"])
    def test_what_it_cannot_say_is_kept_as_a_word(
        self, voice: Voice, language: str, text: str
    ) -> None:
        """No character makes it fail."""
        speech = voice.speak(text, language=language)
        assert _squeezed("".join(word.text for word in speech.words)) == text
