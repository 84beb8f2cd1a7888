"""The English voice that comes with the package."""

import numpy as np
import pytest

from onionskin.errors import InvalidInput
from onionskin.finish.speech import load_voice
from onionskin.finish.voices.sounding import loudness_db

TEXT = "Sales rose to $4.2M, up 15%. Don't stop!"


@pytest.fixture(scope="module")
def speech():
    """One text, said."""
    return load_voice("hibari").speak(TEXT, language="en")


def test_words_are_those_of_the_script_in_order(speech):
    """With their punctuation and own spelling, one after the other."""
    assert [word.text for word in speech.words] == TEXT.split()
    starts = [word.start for word in speech.words]
    assert starts == sorted(starts)
    assert all(word.end - word.start > 0.05 for word in speech.words)
    assert speech.words[-1].end < speech.seconds
    assert speech.warnings == ()


def test_words_start_where_the_sound_does(speech):
    """The first, and those after a pause, to within 50 ms."""
    loud = loudness_db(speech.sound.samples[:, 0])
    heard = loud > loud.max() - 35
    onsets = [i * 0.01 for i in range(20, len(heard)) if heard[i] and not heard[i - 12 : i].any()]
    assert len(onsets) >= 2
    for onset in onsets:
        assert min(abs(word.start - onset) for word in speech.words) < 0.05
    assert abs(speech.words[0].start - 0.01 * np.flatnonzero(heard)[0]) < 0.05


def test_pauses_are_silent_and_longer_after_a_sentence(speech):
    """Words end where they are no longer heard."""
    loud = loudness_db(speech.sound.samples[:, 0])
    dont = next(i for i, word in enumerate(speech.words) if word.text == "Don't")
    end, start = speech.words[dont - 1].end, speech.words[dont].start
    assert 0.35 < start - end < 0.8
    assert loud[round(end * 100) + 5 : round(start * 100) - 6].max() < loud.max() - 40


def test_phonemes_lie_within_their_words(speech):
    """In order, in IPA, diphthongs whole."""
    assert [each.symbol for each in speech.phonemes[:4]] == ["s", "eɪ", "l", "z"]
    first = speech.words[0]
    assert first.start - 1e-6 <= speech.phonemes[0].start
    assert speech.phonemes[3].end <= first.end + 1e-6
    starts = [each.start for each in speech.phonemes]
    assert starts == sorted(starts)


def test_the_sound_is_mono_at_the_level_of_speech(speech):
    """48,000 samples per second, no clipping."""
    assert speech.sound.sample_rate == 48_000
    assert speech.sound.samples.shape[1] == 1
    assert 0.2 < np.abs(speech.sound.samples).max() < 0.95
    loud = loudness_db(speech.sound.samples[:, 0])
    assert -24 < 10 * np.log10(np.mean(10 ** (loud[loud > loud.max() - 30] / 10))) < -18


def test_the_same_text_sounds_the_same():
    """To the last bit, wherever it stands."""
    voice = load_voice("hibari")
    first, second = (voice.speak("Good morning.", language="en") for _ in range(2))
    assert np.array_equal(first.sound.samples, second.sound.samples)


def test_a_higher_pace_takes_less_time():
    """Pauses too."""
    voice = load_voice("hibari")
    slow, fast = (voice.speak("One. Two.", language="en", pace=pace) for pace in (0.8, 1.6))
    assert fast.seconds < 0.75 * slow.seconds


def test_what_it_cannot_say_is_silent_shown_and_told():
    """The word keeps a time of its own."""
    speech = load_voice("hibari").speak("The 竹林 is green.", language="en")
    assert [word.text for word in speech.words] == ["The", "竹林", "is", "green."]
    assert speech.words[1].end - speech.words[1].start > 0.2
    assert len(speech.warnings) == 1
    assert "竹林" in speech.warnings[0]


def test_a_text_without_words_is_silence():
    """Of some length, its signs kept."""
    speech = load_voice("hibari").speak("🎉", language="en")
    assert [word.text for word in speech.words] == ["🎉"]
    assert np.abs(speech.sound.samples).max() == 0


def test_long_sentences_are_said_whole():
    """In parts that the network takes."""
    text = ("one fine day " * 60).strip() + "."
    speech = load_voice("hibari").speak(text, language="en")
    assert len(speech.words) == 180
    assert speech.seconds > 30


def test_other_manners_are_lower_or_higher():
    """By about the factor that they are made of; the words keep to the script."""
    heart, deep, child = (
        load_voice(name).speak("Morning has broken, and the rain is gone.", language="en")
        for name in ("hibari", "hibari:deep", "hibari:child")
    )
    assert 0.5 < _pitch_hz(deep) / _pitch_hz(heart) < 0.7
    assert 1.25 < _pitch_hz(child) / _pitch_hz(heart) < 1.5
    assert [word.text for word in deep.words] == [word.text for word in heart.words]


def _pitch_hz(speech):
    """The commonest pitch of its loud parts, by autocorrelation."""
    samples = speech.sound.samples[:, 0]
    found = []
    for start in range(0, len(samples) - 4800, 2400):
        part = samples[start : start + 4800]
        if np.sqrt(np.mean(part**2)) > 0.04:
            echo = np.correlate(part, part, "full")[4799:]
            found.append(48_000 / (np.argmax(echo[96:960]) + 96))
    return np.median(found)


def test_unknown_kinds_are_refused():
    """With all that there are."""
    with pytest.raises(InvalidInput, match=r"no voice 'zorro'.*child.*emma"):
        load_voice("hibari:zorro")


def test_voices_that_were_not_fetched_say_how(monkeypatch, tmp_path):
    """Nothing is fetched behind the person's back."""
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    with pytest.raises(InvalidInput, match="download it once with: hibari"):
        load_voice("hibari:emma")
