"""When words are heard in a sound that says nothing of it."""

import numpy as np
import pytest

from onionskin.finish.saying.languages import sayings_of
from onionskin.finish.speech import load_voice
from onionskin.finish.voices.aligning import Heard, aligned, stretches_of
from onionskin.finish.voices.sounding import loudness_db

TEXT = (
    "The lighthouse was built in 1862, and it has stood through every storm since. When Martha "
    "was young, she climbed its 199 steps each morning; now she counts ships instead!"
)


def bursts(*spans, seconds=6.0):
    """A tone in each span of seconds, nearly nothing between."""
    time = np.arange(round(seconds * 48_000)) / 48_000
    heard = sum(((time >= start) & (time < end)) for start, end in spans)
    return (0.3 * np.sin(2 * np.pi * 220 * time) * heard).astype(np.float32)


def test_stretches_are_what_is_heard_between_pauses():
    """To a hundredth of a second; a short gap is none."""
    loud = loudness_db(bursts((0.5, 1.0), (1.05, 1.6), (2.4, 3.0)))
    found = [(each.start, each.end) for each in stretches_of(loud)]
    assert found == [pytest.approx((0.5, 1.6), abs=0.011), pytest.approx((2.4, 3.0), abs=0.011)]


def test_pauses_are_laid_to_punctuation():
    """Words before a comma end with the first stretch, those after it begin with the next."""
    words = aligned(
        bursts((0.2, 1.4), (2.0, 2.8)), sayings_of("One two three, four five.", "en", {}), "en"
    )
    assert words[2].end == pytest.approx(1.4, abs=0.03)
    assert words[3].start == pytest.approx(2.0, abs=0.03)
    assert words[-1].end == pytest.approx(2.8, abs=0.03)


def test_a_hesitation_within_a_clause_is_bridged():
    """The pauses that matter still fall on punctuation."""
    sound = bursts((0.2, 0.9), (1.2, 1.6), (2.4, 3.6))
    text = "Salt and sugar, then butter and some flour."
    words = aligned(sound, sayings_of(text, "en", {}), "en")
    assert words[2].end == pytest.approx(1.6, abs=0.05)
    assert words[3].start == pytest.approx(2.4, abs=0.05)


@pytest.mark.parametrize("noise", [0.0, 0.004])
def test_a_voice_is_followed_word_by_word(noise):
    """Against the voice's own times, in a quiet room and in a less quiet one."""
    speech = load_voice("hibari").speak(TEXT, language="en")
    hiss = np.random.default_rng(3).normal(0, noise, len(speech.sound.samples))
    samples = (speech.sound.samples[:, 0] + hiss).astype(np.float32)
    words = aligned(samples, sayings_of(TEXT, "en", {}), "en")
    assert [word.text for word in words] == TEXT.split()
    off = [abs(word.start - true.start) for word, true in zip(words, speech.words, strict=True)]
    assert np.median(off) < 0.12
    assert max(off) < 0.35


def test_words_that_were_heard_guide_the_others():
    """A slow beginning and a fast end, which pauses alone cannot tell."""
    sound = bursts((0.0, 4.0))
    sayings = sayings_of("alpha beta gamma delta", "en", {})
    heard = (
        Heard("alpha", 0.0, 2.4),
        Heard("Beta,", 2.4, 3.0),
        Heard("delta", 3.5, 4.0),
    )
    by_ear = aligned(sound, sayings, "en", heard)
    by_pauses = aligned(sound, sayings, "en")
    assert by_ear[1].start > by_pauses[1].start + 0.7
    assert [word.text for word in by_ear] == ["alpha", "beta", "gamma", "delta"]


def test_silence_and_wrong_words_fail_nothing():
    """All words at once; what was misheard is passed over."""
    sayings = sayings_of("one two", "en", {})
    assert [word.end for word in aligned(np.zeros(48_000, np.float32), sayings, "en")] == [0, 0]
    words = aligned(bursts((0.5, 1.5)), sayings, "en", (Heard("seven", 0.5, 1.5),))
    assert words[0].start == pytest.approx(0.5, abs=0.02)
    assert words[-1].end == pytest.approx(1.5, abs=0.02)
