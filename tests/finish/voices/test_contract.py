"""Every voice keeps the contract."""

import numpy as np
import pytest

from onionskin.finish.speech import load_voice
from onionskin.finish.voices import espeak
from onionskin.testing import VoiceContract


class TestHummer(VoiceContract):
    """A voice of another package."""

    @pytest.fixture
    def voice(self):
        return load_voice("hummer")


class TestHibari(VoiceContract):
    """The one that comes with the package."""

    @pytest.fixture
    def voice(self):
        return load_voice("hibari")


class TestSilent(VoiceContract):
    """No voice at all, in English."""

    is_silent = True

    @pytest.fixture
    def voice(self):
        return load_voice("none")


class TestSilentChinese(TestSilent):
    """And in Chinese."""

    @pytest.fixture
    def language(self):
        return "zh"


class _Stand(espeak.EspeakVoice):
    """espeak-ng, answered by a stand-in: a tone for every letter, and events as it has them."""

    def _heard(self, text, language, pace):
        return espeak._Heard(*stand_in(text, pace))


def stand_in(text, pace):
    """Samples and events, a tenth of a second for every letter."""
    step = 0.1 / pace
    seconds = np.arange(round(len(text) * step * 48_000)) / 48_000
    samples = (0.3 * np.sin(2 * np.pi * 200 * seconds)).astype(np.float32)
    events = []
    for place, letter in enumerate(text):
        is_start = place == 0 or text[place - 1] == " " or ord(letter) > 0x2E80
        if letter.isalnum() and is_start:
            events.append(["word", place + 1, 1, round(place * step * 1000), ""])
        if letter.isalnum():
            events.append(["phoneme", place + 1, 0, round(place * step * 1000), "ˈɑː"])
    return samples, events


class TestEspeak(VoiceContract):
    """With a stand-in for the program: its own sound needs it installed."""

    @pytest.fixture
    def voice(self):
        return _Stand()


class TestEspeakChinese(TestEspeak):
    """Character by character."""

    @pytest.fixture
    def language(self):
        return "zh"


def test_without_espeak_it_says_what_to_install(monkeypatch):
    """And is not ready."""
    monkeypatch.setattr(espeak, "_library", lambda: None)
    voice = espeak.EspeakVoice()
    assert not voice.is_ready
    with pytest.raises(espeak.OnionskinError, match="apt install espeak-ng"):
        voice.speak("Hi", language="en")


def test_a_library_that_does_not_load_is_told(monkeypatch):
    """In one line, by the process that tried."""
    monkeypatch.setattr(espeak, "LIBRARY", "/nowhere/libespeak-ng.so")
    with pytest.raises(espeak.OnionskinError, match=r"could not speak: .*nowhere"):
        espeak.EspeakVoice().speak("Hi", language="en")


def test_variants_are_letters_and_digits():
    """Nothing that a program might take for more."""
    assert espeak.EspeakVoice("f2").name == "espeak:f2"
    with pytest.raises(espeak.InvalidInput, match="not a variant"):
        espeak.EspeakVoice("../../x")


if espeak.EspeakVoice().is_ready:

    class TestEspeakItself(VoiceContract):
        """The program, where it is installed."""

        @pytest.fixture
        def voice(self):
            return espeak.EspeakVoice()

    class TestEspeakItselfInChinese(TestEspeakItself):
        """Character by character."""

        @pytest.fixture
        def language(self):
            return "zh"
